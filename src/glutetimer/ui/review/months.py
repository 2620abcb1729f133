"""The names beside the calendar's squares: months above the weeks, weekdays at the left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from glutetimer.core.dates import MONTHS
from glutetimer.core.review import DAYS_A_WEEK
from glutetimer.ui.review.charts import axes
from glutetimer.ui.review.charts.axes import Stamp, Type
from glutetimer.ui.review.words import WEEKDAYS
from glutetimer.ui.theme import Colors

# All seven would be crowded.
WEEKDAYS_NAMED = (0, 2, 4)
# Between two names of months, in lines of text.
NAMES_APART = 0.4


def month_names(first: date, weeks: int, left: float, week: float, type_: Type) -> list[Stamp]:
    """The months' names above the weeks that hold their first days, with the year where it is new.

    `first` is the Monday of the first of the `weeks`, which begins at `left`; each is `week`
    wide. No name touches another or reaches beyond the last week.
    """
    end, space = left + weeks * week, NAMES_APART * type_.line
    sundays = (first + timedelta(days=DAYS_A_WEEK * (each + 1) - 1) for each in range(weeks))
    begun = [(left + i * week, day) for i, day in enumerate(sundays) if day.day <= DAYS_A_WEEK]
    # The month in which the first week begins is named as well if there is room.
    room = begun[0][0] - space - left if begun else end - left
    if type_.wide(_short(first, with_year=True)) <= room:
        begun.insert(0, (left, first))
    names: list[Stamp] = []
    until = end
    for x, day in reversed(begun):
        texts = [_short(day)]
        if day.month == 1:
            texts = [_short(day, with_year=True), str(day.year), *texts]
        elif x == begun[0][0]:
            texts = [_short(day, with_year=True), *texts]
        fitting = [Stamp(text, x) for text in texts if x + type_.wide(text) <= until]
        # The newest month may have begun too near to the end.
        last = Stamp(texts[-1], end - type_.wide(texts[-1]))
        if fitting or (not names and last.x >= left):
            names.insert(0, fitting[0] if fitting else last)
            until = names[0].x - space
    return names


def paint_names(
    painter: QPainter, names: Sequence[Stamp], top: float, type_: Type, colors: Colors
) -> None:
    """Write the months' names into the line below `top`."""
    for each in names:
        rect = QRectF(each.x, top, type_.wide(each.text), type_.line)
        axes.write(painter, rect, axes.LEFT, each.text, colors.muted)


def paint_weekdays(painter: QPainter, monday: QRectF, colors: Colors) -> None:
    """Write some weekdays' names, each beside its days; `monday` is the place of the first."""
    for row in WEEKDAYS_NAMED:
        place = monday.translated(0, row * monday.height())
        axes.write(painter, place, axes.LEFT, WEEKDAYS[row][:3], colors.muted)


def names_width(type_: Type) -> int:
    """How much room those need."""
    return ceil(axes.margin([WEEKDAYS[row][:3] for row in WEEKDAYS_NAMED], type_))


def _short(day: date, with_year: bool = False) -> str:
    return MONTHS[day.month - 1][:3] + (f" {day.year}" if with_year else "")
