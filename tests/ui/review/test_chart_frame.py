"""What charts over time share: texts that fit, labels of time, marks, a painter left alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from glutetimer.core.frozen import replace
from glutetimer.core.records import History
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.effort_pain_chart import NO_EFFORT, NO_PAIN, EffortPainChart
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.storage.samples import MORNING, SESSION
from tests.ui.review.time_charts import (
    HISTORIES,
    RECT,
    effort_pain_of,
    many,
    overlapping,
    painted,
    places,
    reps_of,
    type_of,
)


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("points", [9, 13, 19, 27])
def test_no_text_is_cut_off_or_over_another(history: str, points: float) -> None:
    sessions, span = HISTORIES[history]
    font = type_of(points)
    for chart in (reps_of(*sessions, span=span), effort_pain_of(*sessions, span=span)):
        for width in (260, 341, 420, 560, 900, 1800):
            rect = QRectF(0, 0, width, round(chart.height(width, ChartFont(font))))
            _, texts = painted(chart, rect=rect, font=font)
            inside = rect.adjusted(-1, -1, 1, 1)
            assert [text for text, place in texts if not inside.contains(place)] == []
            assert overlapping(texts) == []


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 3, 1), date(2027, 2, 28)])
@pytest.mark.parametrize("span", Span)
def test_the_time_is_labelled_on_any_day(today: date, span: Span) -> None:
    started = datetime(2019, 5, 3, 7, tzinfo=MORNING.tzinfo)
    history = History((replace(SESSION, started_at=started),))
    review = TrainingLog(history, SESSION.program, today).over(span)
    for width, points in ((260, 27), (260, 9), (640, 13)):
        chart = EffortPainChart(review)
        font = type_of(points)
        rect = QRectF(0, 0, width, chart.height(width, ChartFont(font)))
        _, texts = painted(chart, rect=rect, font=font)
        labels = [text for text, _ in texts if text not in ("Effort", "Pain", NO_EFFORT, NO_PAIN)]
        assert [
            text for text in labels if text not in ("Left leg", "Right leg", "Average", "Highest")
        ]
        assert overlapping(texts) == []


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_what_is_marked_has_a_ground_and_a_frame(colors: Colors) -> None:
    for chart in (reps_of(*many(104, 9), span=Span.ALL), effort_pain_of(*many(12, 9))):
        before = painted(chart, colors)[0]
        after = painted(chart, colors, marked=len(chart) - 2)[0]
        assert not places(before, colors.soft)
        marks = (
            chart.mark_at(RECT, QPointF(x, y), ChartFont(type_of(11)))
            for x, y in places(after, colors.soft)
        )
        assert len(chart) - 2 in marks
        assert len(places(after, colors.accent)) > 100


@pytest.mark.parametrize("make", [reps_of, effort_pain_of])
def test_the_painter_is_left_as_it_was(make: Any) -> None:
    image = QImage(640, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font = type_of(12)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.DashLine)
    make(*many(12, 20)).paint(painter, RECT, LIGHT, 1)
    assert painter.font() == font
    assert painter.pen().style() is Qt.PenStyle.DashLine
    painter.end()
