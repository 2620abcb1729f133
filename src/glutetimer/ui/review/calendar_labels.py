"""The names beside the calendar's squares: months above the weeks, weekdays at the left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QRectF

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.ui.review.charts.canvas import LEFT, Canvas, Type
from glutetimer.ui.review.charts.frame import tick_margin
from glutetimer.ui.review.charts.time_axis import TimeLabel
from glutetimer.ui.review.texts import WEEKDAYS, month_text

# The rows and names that are labelled; all seven would be crowded.
WEEKDAY_LABELS = [(row, WEEKDAYS[row][:3]) for row in (0, 2, 4)]
# Between two names of months, in lines of text.
MONTH_GAP = 0.4


def month_labels(
    first: date, weeks: int, left: float, week_width: float, type_: Type
) -> list[TimeLabel]:
    """The months above the weeks that hold their first days, with the year where it is new.

    `first` is the Monday of the first of the `weeks`, which begins at `left`. No name touches
    another or reaches beyond the last week.
    """
    end, gap = left + weeks * week_width, MONTH_GAP * type_.line
    sundays = (first + timedelta(days=DAYS_A_WEEK * week - 1) for week in range(1, weeks + 1))
    begun = [
        (left + i * week_width, day) for i, day in enumerate(sundays) if day.day <= DAYS_A_WEEK
    ]
    # The month in which the first week begins is named as well if there is room.
    room = begun[0][0] - gap - left if begun else end - left
    if type_.width(_with_year(first)) <= room:
        begun.insert(0, (left, first))
    labels: list[TimeLabel] = []
    right = end
    for x, day in reversed(begun):
        texts = [month_text(day)]
        if day.month == 1:
            texts = [_with_year(day), str(day.year), *texts]
        elif x == begun[0][0]:
            texts = [_with_year(day), *texts]
        fitting = [TimeLabel(text, x) for text in texts if x + type_.width(text) <= right]
        # The newest month may have begun too near to the end.
        last = TimeLabel(texts[-1], end - type_.width(texts[-1]))
        if fitting or (not labels and last.x >= left):
            labels.insert(0, fitting[0] if fitting else last)
            right = labels[0].x - gap
    return labels


def paint_months(canvas: Canvas, labels: Sequence[TimeLabel], top: float) -> None:
    """Write the months' names into the line below `top`."""
    for label in labels:
        rect = QRectF(label.x, top, canvas.type.width(label.text), canvas.type.line)
        canvas.write(rect, LEFT, label.text, canvas.colors.muted)


def paint_weekdays(canvas: Canvas, monday: QRectF) -> None:
    """Write some weekdays' names, each beside its days; `monday` is the place of the first."""
    for row, text in WEEKDAY_LABELS:
        place = monday.translated(0, row * monday.height())
        canvas.write(place, LEFT, text, canvas.colors.muted)


def weekdays_width(type_: Type) -> int:
    """How much room those need."""
    return ceil(tick_margin([text for _, text in WEEKDAY_LABELS], type_))


def _with_year(day: date) -> str:
    return f"{month_text(day)} {day.year}"
