"""The calendar's painting: a tile for each day, the left half the left leg's, and its names."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.phrases import leg_text
from glutetimer.core.program import Side
from glutetimer.core.review.periods import PerLeg, monday
from glutetimer.core.review.shades import NO_SHADES, SHADES, Shades
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.core.translation import gettext
from glutetimer.ui.review.charts.canvas import LEFT, Canvas, ChartFont
from glutetimer.ui.review.charts.frame import tick_margin
from glutetimer.ui.review.charts.legend import Legend, LegendEntry
from glutetimer.ui.review.charts.time_axis import TimeLabel
from glutetimer.ui.review.texts import reps_range_text, short_month_text, short_weekday_text
from glutetimer.ui.theme import Colors, mixed

# How much of the leg's colour is in each shade. A shade fills so many quarters of a day, from
# below: it is told without its colour, too.
STRENGTHS = (0.85, 0.9, 0.95, 1.0)
# How high a day's cell is with the gap around it, and the most that it gets in the window, in lines
# of text; the gap and the corners as parts of it.
CELL, LARGEST_CELL, GAP, ROUND = 1.4, 1.9, 0.14, 0.14
# How wide the rings are around the day named below, the day chosen and the one the keyboard is on.
NAMED_PX, CHOSEN_PX, KEYBOARD_PX = 3.0, 2.0, 3.0
# The radius of the dot in today's tile, and how wide its rim is, as parts of the tile's height.
DOT, DOT_RIM = 0.17, 0.07
# In lines of text; and how large a square of the legend is against its symbol.
BELOW_LEGEND, SYMBOL_SIZE = 0.5, 1.2

# The rows that are labelled, Monday's the first; all seven would be crowded.
LABELLED_ROWS = (0, 2, 4)
# Between two names of months, in lines of text.
MONTH_GAP = 0.4


def day_size(font: ChartFont) -> int:
    """How many pixels from one day to the next suit that font."""
    return round(CELL * font.line)


def largest_day_size(font: ChartFont) -> int:
    """The most pixels from one day to the next, where there are few weeks for the width."""
    return round(LARGEST_CELL * font.line)


def tile_in(cell: QRectF) -> QRectF:
    """The tile in the middle of a day's cell: a square, or wider where the cell is."""
    gap = max(1.0, GAP * min(cell.width(), cell.height()))
    # Even, so that its halves are of whole pixels.
    width, height = (2 * int((side - gap) / 2) for side in (cell.width(), cell.height()))
    left, top = (cell.width() - width) // 2, (cell.height() - height) // 2
    return QRectF(cell.left() + left, cell.top() + top, width, height)


class CalendarBrushes:
    """What days are painted with in one colour scheme."""

    def __init__(self, colors: Colors) -> None:
        no_rep = QBrush(QColor(colors.no_rep))
        self.legs = PerLeg(
            *(
                [no_rep, *(QBrush(QColor(mixed(colors.card, leg, s))) for s in STRENGTHS)]
                for leg in (colors.left, colors.right)
            )
        )
        # A dot and its rim, seen on either leg's colour.
        self.today = QBrush(QColor(colors.text)), QBrush(QColor(colors.card))
        self.named = QPen(QColor(colors.text), NAMED_PX)
        self.chosen = QPen(QColor(colors.accent), CHOSEN_PX)
        self.keyboard = QPen(QColor(colors.accent), KEYBOARD_PX)


calendar_brushes = lru_cache(maxsize=4)(CalendarBrushes)


def paint_tile(
    painter: QPainter, tile: QRectF, shades: PerLeg[int], brushes: CalendarBrushes
) -> None:
    """Paint a day, smoothly if the painter is set so."""
    painter.save()
    painter.translate(tile.center())
    left, bottom = -tile.width() / 2, tile.height() / 2
    halves = _halves(tile.width(), tile.height())
    for path, leg, shade in zip(halves, brushes.legs, shades, strict=True):
        painter.fillPath(path, leg[0])
        filled = tile.height() * shade / SHADES
        painter.save()
        painter.setClipRect(QRectF(left, bottom - filled, tile.width(), filled))
        painter.fillPath(path, leg[shade])
        painter.restore()
    painter.restore()


def paint_today(painter: QPainter, tile: QRectF, brushes: CalendarBrushes) -> None:
    """Paint the dot of today: a ring would be taken for one of the keyboard's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    dot, rim = brushes.today
    radius = DOT * tile.height()
    for brush, reach in ((rim, radius + DOT_RIM * tile.height()), (dot, radius)):
        painter.setBrush(brush)
        painter.drawEllipse(tile.center(), reach, reach)


def paint_ring(painter: QPainter, tile: QRectF, pen: QPen) -> None:
    """Paint a ring around a day, within the gap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = pen.widthF() / 2
    radius = ROUND * tile.height() + out
    painter.drawRoundedRect(tile.adjusted(-out, -out, out, out), radius, radius)


def legend_entries(shades: Shades) -> list[LegendEntry]:
    """Which half is which leg, the reps of each shade, and what marks today."""
    ranges = [
        _entry(reps_range_text(first, last), PerLeg(shade, shade))
        for shade, first, last in shades.ranges()
    ]
    reps = [LegendEntry(gettext("Reps")), *ranges] if ranges else []
    return [*_leg_entries(), *reps, _today_entry()]


def calendar_height(width: float, font: ChartFont, weeks: int) -> float:
    """How high a calendar of the last `weeks` wants to be, in the pixels of `width`."""
    # The longest that the legend can be expected to get.
    ranges = [_entry("100–200", NO_SHADES)] * SHADES
    entries = [*_leg_entries(), LegendEntry(gettext("Reps")), *ranges, _today_entry()]
    legend = Legend(entries, QRectF(0, 0, width, 0), font).height
    size = min(CELL * font.line, (width - weekdays_width(font)) / weeks)
    return legend + BELOW_LEGEND * font.line + font.line + DAYS_A_WEEK * size


def paint_calendar(
    painter: QPainter, rect: QRectF, colors: Colors, training_log: TrainingLog, weeks: int
) -> None:
    """Paint the last `weeks` into `rect`, in the painter's font, as large as suits that."""
    canvas = Canvas(painter, colors)
    brushes, shades = calendar_brushes(colors), Shades(training_log)
    line, today = canvas.font.line, training_log.today
    legend = Legend(legend_entries(shades), rect, canvas.font)
    names_top = rect.top() + legend.height + BELOW_LEGEND * line
    top, left = names_top + line, rect.left() + weekdays_width(canvas.font)
    room = min((rect.right() - left) / weeks, (rect.bottom() - top) / DAYS_A_WEEK)
    size = min(CELL * line, room)
    first = monday(today) - timedelta(weeks=weeks - 1)
    painter.save()
    legend.paint(canvas)
    for label in month_labels(first, weeks, left, size, canvas.font):
        label.paint(canvas, names_top)
    paint_weekdays(canvas, QRectF(rect.left(), top, left - rect.left(), size))
    for number in range((today - first).days + 1):
        week, row = divmod(number, DAYS_A_WEEK)
        tile = tile_in(QRectF(left + week * size, top + row * size, size, size))
        day = first + timedelta(days=number)
        paint_tile(painter, tile, shades.of_day(day), brushes)
        if day == today:
            paint_today(painter, tile, brushes)
    painter.restore()


def _entry(text: str, shades: PerLeg[int], is_today: bool = False) -> LegendEntry:
    """An entry of the legend with a square as its symbol."""

    def paint(canvas: Canvas, rect: QRectF) -> None:
        side = rect.height() * SYMBOL_SIZE
        square = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        brushes = calendar_brushes(canvas.colors)
        paint_tile(canvas.painter, square, shades, brushes)
        if is_today:
            paint_today(canvas.painter, square, brushes)

    return LegendEntry(text, paint)


def _leg_entries() -> list[LegendEntry]:
    return [
        _entry(leg_text(Side.LEFT), PerLeg(SHADES, 0)),
        _entry(leg_text(Side.RIGHT), PerLeg(0, SHADES)),
    ]


def _today_entry() -> LegendEntry:
    return _entry(gettext("Today"), NO_SHADES, is_today=True)


@lru_cache(maxsize=64)
def _halves(width: float, height: float) -> tuple[QPainterPath, QPainterPath]:
    """The left and the right half of a tile with round corners, its middle at the origin."""
    x, y, corner = -width / 2, height / 2, 2 * ROUND * height
    left = QPainterPath(QPointF(0, -y))
    left.arcTo(QRectF(x, -y, corner, corner), 90, 90)
    left.arcTo(QRectF(x, y - corner, corner, corner), 180, 90)
    left.lineTo(0, y)
    left.closeSubpath()
    return left, QTransform.fromScale(-1, 1).map(left)


def month_labels(
    first: date, weeks: int, left: float, week_width: float, font: ChartFont
) -> list[TimeLabel]:
    """The months above the weeks that hold their first days, with the year where it is new.

    `first` is the Monday of the first of the `weeks`, which begins at `left`. No name touches
    another or reaches beyond the last week.
    """
    end, gap = left + weeks * week_width, MONTH_GAP * font.line
    sundays = (first + timedelta(days=DAYS_A_WEEK * week - 1) for week in range(1, weeks + 1))
    begun = [
        (left + i * week_width, day) for i, day in enumerate(sundays) if day.day <= DAYS_A_WEEK
    ]
    # The month in which the first week begins is named as well if there is room.
    room = begun[0][0] - gap - left if begun else end - left
    with_year = begun[0][0] if begun else left
    if font.width(_with_year(first)) <= room:
        with_year = left
    if font.width(short_month_text(first)) <= room:
        begun.insert(0, (left, first))
    labels: list[TimeLabel] = []
    right = end
    for x, day in reversed(begun):
        texts = [short_month_text(day)]
        if day.month == 1:
            texts = [_with_year(day), str(day.year), *texts]
        elif x == with_year:
            texts = [_with_year(day), *texts]
        fitting = [TimeLabel(text, x) for text in texts if x + font.width(text) <= right]
        # The newest month may have begun too near to the end.
        last = TimeLabel(texts[-1], end - font.width(texts[-1]))
        if fitting or (not labels and last.x >= left):
            labels.insert(0, fitting[0] if fitting else last)
            right = labels[0].x - gap
    return labels


def paint_weekdays(canvas: Canvas, monday: QRectF) -> None:
    """Write some weekdays' names, each beside its days; `monday` is the rectangle of the first."""
    for row in LABELLED_ROWS:
        rect = monday.translated(0, row * monday.height())
        canvas.write(rect, LEFT, short_weekday_text(row), canvas.colors.muted)


def weekdays_width(font: ChartFont) -> int:
    """How much room those need."""
    return ceil(tick_margin(list(map(short_weekday_text, LABELLED_ROWS)), font))


def _with_year(day: date) -> str:
    return gettext("{month} {year}").format(month=short_month_text(day), year=day.year)
