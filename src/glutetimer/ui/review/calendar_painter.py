"""A day of the calendar as a square: its left half is the left leg, its right half the right.

The third of four shades is what a leg usually does on a day with a session, give or take a
fifth: paler ones are less, the strongest is more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QTransform

from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.review import DAYS_A_WEEK, PerLeg, TrainingLog, monday
from glutetimer.ui.review import calendar_labels
from glutetimer.ui.review.charts.axes import Key, Legend, Type
from glutetimer.ui.theme import Colors, mixed

STEPS = 4
# How much of the leg's colour is in each step, the first of which is no rep at all.
STRENGTHS = (0.0, 0.28, 0.5, 0.76, 1.0)
QUIET = 0.11
# What is usual is what was usual on so many days with a session, the last ones.
USUAL_DAYS = 60
# A day's place with the gap around it, in lines of text; the gap and the corners as parts of it.
PLACE, GAP, ROUND = 1.4, 0.14, 0.14
# Of the days before and after, which have no square.
NEITHER = PerLeg(0, 0)
# How wide the rings are around today, the day chosen and the one the keyboard is on.
TODAY_PX, CHOSEN_PX, KEYBOARD_PX = 1.5, 2.0, 3.0
BELOW_LEGEND = 0.5


def place_of(type_: Type) -> int:
    """How many pixels from one day to the next suit that type."""
    return round(PLACE * type_.line)


def square_in(place: QRectF) -> QRectF:
    """The square in the middle of a day's place."""
    room = min(place.width(), place.height())
    # Even, so that its halves are of whole pixels.
    side = 2 * int((room - max(1.0, GAP * room)) / 2)
    left, top = (place.width() - side) // 2, (place.height() - side) // 2
    return QRectF(place.left() + left, place.top() + top, side, side)


def reps_of(sessions: Sequence[SessionRecord]) -> PerLeg[int]:
    """What each leg did in them."""
    left, right = (sum(each.done(side) for each in sessions) for side in Side)
    return PerLeg(left, right)


class Shades:
    """The shades of a training log's days."""

    def __init__(self, training_log: TrainingLog) -> None:
        self._days = training_log.days
        last = list(self._days.values())[-USUAL_DAYS:]
        reps = [done for sessions in last for done in reps_of(sessions) if done]
        self.usual = sorted(reps)[len(reps) // 2] if reps else 0
        # From how many reps on each step is.
        few, usual = (max(1, ceil(part * self.usual)) for part in (0.4, 0.8))
        self._bounds = (1, few, usual, int(1.2 * self.usual) + 1)

    def of(self, day: date) -> PerLeg[int]:
        """The step of each leg on that day, 0 to `STEPS`."""
        sessions = self._days.get(day)
        if not sessions:
            return NEITHER
        left, right = reps_of(sessions)
        return PerLeg(self.step(left), self.step(right))

    def step(self, reps: int) -> int:
        """The step of so many reps with a leg."""
        return bisect_right(self._bounds, reps)

    @cached_property
    def keys(self) -> list[Key]:
        """The legend: which half is which leg, and the reps of each step."""
        if not self.usual:
            return _leg_keys()
        steps = [_key(f"{self._bounds[-1]}+", PerLeg(STEPS, STEPS))]
        for step in range(STEPS - 1, 0, -1):
            first, last = self._bounds[step - 1], self._bounds[step] - 1
            # Of few reps there are not that many steps.
            if first <= last:
                text = str(last) if first == last else f"{first}–{last}"
                steps.insert(0, _key(text, PerLeg(step, step)))
        return [*_leg_keys(), Key("Reps"), *steps]

    @property
    def rule(self) -> str:
        """What the strength of the colours says, in a sentence; empty before the first rep."""
        if not self.usual:
            return ""
        return (
            f"The third shade is what a leg usually does in a day, about {self.usual:,} reps; "
            "paler ones are less, the strongest is more."
        )


class Ink:
    """What days are painted with in one look."""

    def __init__(self, colors: Colors) -> None:
        quiet = mixed(colors.card, colors.muted, QUIET)
        self.legs = PerLeg(
            *(
                [
                    QBrush(QColor(quiet)),
                    *(QBrush(QColor(mixed(colors.card, leg, s))) for s in STRENGTHS[1:]),
                ]
                for leg in (colors.left, colors.right)
            )
        )
        self.today = QPen(QColor(colors.text), TODAY_PX)
        self.chosen = QPen(QColor(colors.accent), CHOSEN_PX)
        self.keyboard = QPen(QColor(colors.accent), KEYBOARD_PX)


@lru_cache(maxsize=4)
def palette_of(colors: Colors) -> Ink:
    """The ink of a look."""
    return Ink(colors)


def paint_square(painter: QPainter, square: QRectF, steps: PerLeg[int], ink: Ink) -> None:
    """Paint a day, smoothly if the painter is set so."""
    left, right = _halves(square.width())
    painter.translate(square.center())
    painter.fillPath(left, ink.legs.left[steps.left])
    painter.fillPath(right, ink.legs.right[steps.right])
    painter.translate(-square.center())


def paint_ring(painter: QPainter, square: QRectF, pen: QPen) -> None:
    """Paint a ring around a day, within the gap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = pen.widthF() / 2
    radius = ROUND * square.width() + out
    painter.drawRoundedRect(square.adjusted(-out, -out, out, out), radius, radius)


def calendar_height(width: float, font: QFont, weeks: int) -> float:
    """How high a picture of the last `weeks` wants to be, in the pixels of `width`."""
    type_ = Type(font)
    # The longest that the legend can be expected to get.
    keys = [*_leg_keys(), Key("Reps"), *[_key("100–200", NEITHER)] * STEPS]
    legend = Legend(keys, QRectF(0, 0, width, 0), type_).height
    place = min(PLACE * type_.line, (width - calendar_labels.names_width(type_)) / weeks)
    return legend + BELOW_LEGEND * type_.line + type_.line + DAYS_A_WEEK * place


def paint_calendar(
    painter: QPainter, rect: QRectF, colors: Colors, training_log: TrainingLog, weeks: int
) -> None:
    """Paint the last `weeks` into `rect`, in the painter's font, as large as suits that."""
    type_, ink, shades = Type(painter.font()), palette_of(colors), Shades(training_log)
    legend = Legend(shades.keys, rect, type_)
    names = rect.top() + legend.height + BELOW_LEGEND * type_.line
    top, left = names + type_.line, rect.left() + calendar_labels.names_width(type_)
    room = min((rect.right() - left) / weeks, (rect.bottom() - top) / DAYS_A_WEEK)
    place = min(PLACE * type_.line, room)
    first = monday(training_log.today) - timedelta(weeks=weeks - 1)
    painter.save()
    legend.paint(painter, colors)
    named = calendar_labels.month_names(first, weeks, left, place, type_)
    calendar_labels.paint_names(painter, named, names, type_, colors)
    calendar_labels.paint_weekdays(
        painter, QRectF(rect.left(), top, left - rect.left(), place), colors
    )
    for number in range((training_log.today - first).days + 1):
        week, row = divmod(number, DAYS_A_WEEK)
        square = square_in(QRectF(left + week * place, top + row * place, place, place))
        day = first + timedelta(days=number)
        paint_square(painter, square, shades.of(day), ink)
        if day == training_log.today:
            ring = QPen(ink.today)
            ring.setWidthF(min(TODAY_PX, (place - square.width()) / 2))
            paint_ring(painter, square, ring)
    painter.restore()


def _key(text: str, steps: PerLeg[int]) -> Key:
    """An entry of the legend with a square as its sign."""

    def paint(painter: QPainter, rect: QRectF, colors: Colors) -> None:
        side = rect.height() * 1.2
        square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        paint_square(painter, square, steps, palette_of(colors))

    return Key(text, paint)


def _leg_keys() -> list[Key]:
    return [_key("Left leg", PerLeg(STEPS, 0)), _key("Right leg", PerLeg(0, STEPS))]


@lru_cache(maxsize=64)
def _halves(side: float) -> tuple[QPainterPath, QPainterPath]:
    """The left and the right half of a square with round corners, its middle at the origin."""
    half, corner = side / 2, 2 * ROUND * side
    left = QPainterPath(QPointF(0, -half))
    left.arcTo(QRectF(-half, -half, corner, corner), 90, 90)
    left.arcTo(QRectF(-half, half - corner, corner, corner), 180, 90)
    left.lineTo(0, half)
    left.closeSubpath()
    return left, QTransform.fromScale(-1, 1).map(left)
