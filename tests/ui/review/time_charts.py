"""Charts of made-up weeks, and what is painted of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.review.charts.effort_pain_chart import EffortPainChart
from glutetimer.ui.review.charts.frame import Chart
from glutetimer.ui.review.charts.reps_chart import RepsChart
from glutetimer.ui.theme import LIGHT, Colors
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support.pixels import pixel_rows
from tests.support.programs import built_in

PROGRAM = built_in()
LEVELS = [level.id for level in PROGRAM.levels]
TODAY = date(2026, 11, 29)  # A Sunday: every week is whole.
RECT = QRectF(0, 0, 640, 300)


def did(
    weeks_ago: int,
    left: int,
    right: int,
    level: str = LEVELS[0],
    effort: dict[Side, Effort] | None = None,
    pain: int | None = None,
) -> SessionRecord:
    sunday = MORNING + (TODAY - MORNING.date())
    sets = (replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right))
    return replace(
        SESSION,
        id=f"{weeks_ago:05}-{pain}-{left}",
        level=level,
        started_at=sunday - timedelta(weeks=weeks_ago),
        sets=tuple(record for record in sets if record.done),
        effort=effort or {},
        pain=pain,
    )


def reps_of(*sessions: SessionRecord, span: Span = Span.FOUR) -> RepsChart:
    review = TrainingLog(History(sessions), SESSION.program, TODAY).over(span)
    return RepsChart(review, PROGRAM)


def effort_pain_of(*sessions: SessionRecord, span: Span = Span.FOUR) -> EffortPainChart:
    review = TrainingLog(History(sessions), SESSION.program, TODAY).over(span)
    return EffortPainChart(review)


class Listed(QPainter):
    """A painter that notes where which text stands."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.texts: list[tuple[str, QRectF]] = []

    def drawText(self, *args: Any) -> None:  # type: ignore[override]
        rect, flags, text = args
        self.texts.append((text, self.boundingRect(rect, flags, text)))
        super().drawText(rect, flags, text)


def painted(
    chart: Chart[Any],
    colors: Colors = LIGHT,
    rect: QRectF = RECT,
    font: QFont | None = None,
    marked: int | None = None,
) -> tuple[QImage, list[tuple[str, QRectF]]]:
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(colors.card))
    painter = Listed(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font or type_of(11))
    chart.paint(painter, rect, colors, marked)
    painter.end()
    return image, painter.texts


def type_of(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def places(image: QImage, color: str, top: int = 40) -> list[tuple[int, int]]:
    """Where that colour is, below the legend."""
    wanted = QColor(color).rgb()
    return sorted(
        (x, y)
        for y, row in enumerate(pixel_rows(image)[top:], top)
        for x, pixel in enumerate(row)
        if pixel == wanted
    )


def columns(image: QImage, color: str) -> list[tuple[int, int]]:
    """The x and the height of each column of that colour, from the left."""
    found: list[tuple[int, list[int]]] = []
    last = -2
    for x, y in places(image, color):
        if x - last > 1:
            found.append((x, []))
        found[-1][1].append(y)
        last = x
    # The right leg's are hatched: not all of their pixels have the colour.
    return [(x, max(ys) - min(ys) + 1) for x, ys in found]


def rated(weeks_ago: int, left: Effort, right: Effort, pain: int | None = None) -> SessionRecord:
    return did(weeks_ago, 20, 20, effort={Side.LEFT: left, Side.RIGHT: right}, pain=pain)


def overlapping(texts: list[tuple[str, QRectF]]) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(texts, 2)
        if one[1].adjusted(1, 1, -1, -1).intersects(other[1].adjusted(1, 1, -1, -1))
    ]


def many(weeks: int, reps: int) -> list[SessionRecord]:
    return [
        did(
            ago,
            reps + ago % 7,
            reps,
            LEVELS[ago // 3 % 4],
            {Side.LEFT: list(Effort)[ago % 3], Side.RIGHT: list(Effort)[ago // 2 % 3]},
            ago % 11,
        )
        for ago in range(weeks)
    ]


HISTORIES: dict[str, tuple[list[SessionRecord], Span]] = {
    "none": ([], Span.TWELVE),
    "one": (many(1, 1), Span.FOUR),
    "one leg": ([did(1, 0, 3)], Span.FOUR),
    "12": (many(12, 20), Span.TWELVE),
    "26": (many(26, 300), Span.HALF_YEAR),
    "52": (many(52, 5000), Span.YEAR),
    "81": (many(81, 130), Span.ALL),
    "104": (many(104, 5000), Span.ALL),
    "20 years": (many(1040, 990), Span.ALL),
}
