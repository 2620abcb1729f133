"""A day of the calendar as a square: its left half is the left leg, its right half the right."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QTransform

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.phrases import leg_text
from glutetimer.core.program import Side
from glutetimer.core.review.periods import PerLeg, monday
from glutetimer.core.review.shades import NO_SHADES, SHADES, Shades
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.ui.review import calendar_labels
from glutetimer.ui.review.charts.canvas import Canvas, Type
from glutetimer.ui.review.charts.legend import Legend, LegendEntry
from glutetimer.ui.review.texts import reps_range_text
from glutetimer.ui.theme import Colors, mixed

# How much of the leg's colour is in each shade, and of the quiet one where there is no rep.
STRENGTHS = (0.28, 0.5, 0.76, 1.0)
QUIET = 0.11
# A day's place with the gap around it, in lines of text; the gap and the corners as parts of it.
PLACE, GAP, ROUND = 1.4, 0.14, 0.14
# How wide the rings are around today, the day chosen and the one the keyboard is on.
TODAY_PX, CHOSEN_PX, KEYBOARD_PX = 1.5, 2.0, 3.0
# In lines of text; and how large a square of the legend is against its place.
BELOW_LEGEND, SYMBOL_SIZE = 0.5, 1.2


def day_size(type_: Type) -> int:
    """How many pixels from one day to the next suit that type."""
    return round(PLACE * type_.line)


def square_in(place: QRectF) -> QRectF:
    """The square in the middle of a day's place."""
    room = min(place.width(), place.height())
    # Even, so that its halves are of whole pixels.
    side = 2 * int((room - max(1.0, GAP * room)) / 2)
    left, top = (place.width() - side) // 2, (place.height() - side) // 2
    return QRectF(place.left() + left, place.top() + top, side, side)


class CalendarPalette:
    """What days are painted with in one colour scheme."""

    def __init__(self, colors: Colors) -> None:
        quiet = QBrush(QColor(mixed(colors.card, colors.muted, QUIET)))
        self.legs = PerLeg(
            *(
                [quiet, *(QBrush(QColor(mixed(colors.card, leg, s))) for s in STRENGTHS)]
                for leg in (colors.left, colors.right)
            )
        )
        self.today = QPen(QColor(colors.text), TODAY_PX)
        self.chosen = QPen(QColor(colors.accent), CHOSEN_PX)
        self.keyboard = QPen(QColor(colors.accent), KEYBOARD_PX)


@lru_cache(maxsize=4)
def palette_of(colors: Colors) -> CalendarPalette:
    """The palette of a colour scheme."""
    return CalendarPalette(colors)


def paint_square(
    painter: QPainter, square: QRectF, shades: PerLeg[int], palette: CalendarPalette
) -> None:
    """Paint a day, smoothly if the painter is set so."""
    left, right = _halves(square.width())
    painter.translate(square.center())
    painter.fillPath(left, palette.legs.left[shades.left])
    painter.fillPath(right, palette.legs.right[shades.right])
    painter.translate(-square.center())


def paint_ring(painter: QPainter, square: QRectF, pen: QPen) -> None:
    """Paint a ring around a day, within the gap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = pen.widthF() / 2
    radius = ROUND * square.width() + out
    painter.drawRoundedRect(square.adjusted(-out, -out, out, out), radius, radius)


def legend_entries(shades: Shades) -> list[LegendEntry]:
    """Which half is which leg, and the reps of each shade."""
    ranges = [
        _entry(reps_range_text(first, last), PerLeg(shade, shade))
        for shade, first, last in shades.ranges()
    ]
    return [*LEG_ENTRIES, LegendEntry("Reps"), *ranges] if ranges else [*LEG_ENTRIES]


def calendar_height(width: float, font: QFont, weeks: int) -> float:
    """How high a calendar of the last `weeks` wants to be, in the pixels of `width`."""
    type_ = Type(font)
    # The longest that the legend can be expected to get.
    entries = [*LEG_ENTRIES, LegendEntry("Reps"), *[_entry("100–200", NO_SHADES)] * SHADES]
    legend = Legend(entries, QRectF(0, 0, width, 0), type_).height
    size = min(PLACE * type_.line, (width - calendar_labels.weekdays_width(type_)) / weeks)
    return legend + BELOW_LEGEND * type_.line + type_.line + DAYS_A_WEEK * size


def paint_calendar(
    painter: QPainter, rect: QRectF, colors: Colors, training_log: TrainingLog, weeks: int
) -> None:
    """Paint the last `weeks` into `rect`, in the painter's font, as large as suits that."""
    canvas = Canvas(painter, Type(painter.font()), colors)
    palette, shades = palette_of(colors), Shades(training_log)
    line, today = canvas.type.line, training_log.today
    legend = Legend(legend_entries(shades), rect, canvas.type)
    names_top = rect.top() + legend.height + BELOW_LEGEND * line
    top, left = names_top + line, rect.left() + calendar_labels.weekdays_width(canvas.type)
    room = min((rect.right() - left) / weeks, (rect.bottom() - top) / DAYS_A_WEEK)
    size = min(PLACE * line, room)
    first = monday(today) - timedelta(weeks=weeks - 1)
    painter.save()
    legend.paint(canvas)
    labels = calendar_labels.month_labels(first, weeks, left, size, canvas.type)
    calendar_labels.paint_months(canvas, labels, names_top)
    calendar_labels.paint_weekdays(canvas, QRectF(rect.left(), top, left - rect.left(), size))
    for number in range((today - first).days + 1):
        week, row = divmod(number, DAYS_A_WEEK)
        square = square_in(QRectF(left + week * size, top + row * size, size, size))
        day = first + timedelta(days=number)
        paint_square(painter, square, shades.of_day(day), palette)
        if day == today:
            ring = QPen(palette.today)
            ring.setWidthF(min(TODAY_PX, (size - square.width()) / 2))
            paint_ring(painter, square, ring)
    painter.restore()


def _entry(text: str, shades: PerLeg[int]) -> LegendEntry:
    """An entry of the legend with a square as its symbol."""

    def paint(canvas: Canvas, rect: QRectF) -> None:
        side = rect.height() * SYMBOL_SIZE
        square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        paint_square(canvas.painter, square, shades, palette_of(canvas.colors))

    return LegendEntry(text, paint)


LEG_ENTRIES = (
    _entry(leg_text(Side.LEFT), PerLeg(SHADES, 0)),
    _entry(leg_text(Side.RIGHT), PerLeg(0, SHADES)),
)


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
