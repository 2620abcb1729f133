"""The pictures of reps and of effort and pain: what is painted and said is what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord
from glutetimer.core.review import Span, TrainingLog
from glutetimer.ui.review.charts.effort_pain_chart import NO_EFFORT, NO_PAIN, EffortPainChart
from glutetimer.ui.review.charts.reps_chart import NOTHING, RepsChart, ticks
from glutetimer.ui.review.drawing_view import Drawing
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
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
        sets=tuple(each for each in sets if each.done),
        effort=effort or {},
        pain=pain,
    )


def reps_of(*sessions: SessionRecord, span: Span = Span.FOUR) -> RepsChart:
    review = TrainingLog(History(sessions), SESSION.program, TODAY).over(span)
    return RepsChart(review, PROGRAM, TODAY)


def feeling_of(*sessions: SessionRecord, span: Span = Span.FOUR) -> EffortPainChart:
    review = TrainingLog(History(sessions), SESSION.program, TODAY).over(span)
    return EffortPainChart(review, TODAY)


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
    drawing: Drawing,
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
    drawing.paint(painter, rect, colors, marked)
    painter.end()
    return image, painter.texts


def type_of(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def places(image: QImage, color: str, top: int = 40) -> list[tuple[int, int]]:
    """Where that colour is, below the legend."""
    wanted = QColor(color).rgb()
    return [
        (x, y)
        for x in range(image.width())
        for y in range(top, image.height())
        if image.pixel(x, y) == wanted
    ]


def columns(image: QImage, color: str) -> list[tuple[int, int]]:
    """The x and the height of each column of that colour, from the left."""
    heights: dict[int, int] = {}
    for x, _ in places(image, color):
        heights[x] = heights.get(x, 0) + 1
    return [(x, high) for x, high in heights.items() if x - 1 not in heights]


# Reps


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_columns_are_as_high_as_the_reps_and_left_stands_before_right(colors: Colors) -> None:
    image, _ = painted(reps_of(did(2, 100, 50), did(0, 25, 75)), colors)
    (left, right) = columns(image, colors.left), columns(image, colors.right)
    assert [high / left[0][1] for _, high in left] == pytest.approx([1, 0.25], abs=0.02)
    assert [high / left[0][1] for _, high in right] == pytest.approx([0.5, 0.75], abs=0.02)
    assert left[0][0] < right[0][0] < left[1][0] < right[1][0]


def test_one_rep_is_seen_beside_thousands() -> None:
    image, _ = painted(reps_of(did(2, 5000, 4800), did(1, 1, 1, pain=0)))
    assert columns(image, LIGHT.left)[1][1] >= 2


def test_a_column_is_where_the_pointer_finds_its_week() -> None:
    drawing = reps_of(*(did(ago, 10 + ago, 20) for ago in (11, 7, 6, 0)), span=Span.TWELVE)
    image, _ = painted(drawing)
    font = type_of(11)
    found = [
        [drawing.at(RECT, QPointF(x + 1, 200), font) for x, _ in columns(image, color)]
        for color in (LIGHT.left, LIGHT.right)
    ]
    assert found == [[0, 4, 5, 11]] * 2
    assert drawing.at(RECT, QPointF(1, 200), font) is None
    assert drawing.at(RECT, QPointF(300, 1), font) is None


def test_weeks_without_sessions_and_legs_without_reps_are_empty() -> None:
    image, _ = painted(reps_of(did(3, 30, 0), did(0, 20, 20)))
    assert len(columns(image, LIGHT.left)) == 2
    assert len(columns(image, LIGHT.right)) == 1


def test_a_bar_of_several_weeks_shows_and_names_the_mean() -> None:
    drawing = reps_of(did(119, 80, 40), did(1, 40, 40), did(0, 40, 20), span=Span.ALL)
    assert drawing.name == "Reps per week, mean of every 4 weeks"
    image, _ = painted(drawing)
    heights = [high for _, high in columns(image, LIGHT.left)]
    assert heights[0] == pytest.approx(heights[1], abs=1)
    assert drawing.describe(len(drawing) - 1) == (
        "2 to 29 November: left 80, right 60 reps in 2 sessions, left 20, right 15 a week"
    )


def test_a_week_is_said_with_its_new_levels() -> None:
    drawing = reps_of(did(2, 26, 24), did(0, 130, 128, LEVELS[2]))
    assert drawing.describe(0) == "2 to 8 November: no session"
    assert drawing.describe(1) == (
        "9 to 15 November: left 26, right 24 reps in 1 session; began with Clamshell"
    )
    assert drawing.describe(3) == (
        "23 to 29 November: left 130, right 128 reps in 1 session; moved to Lateral leg lift"
    )


def test_the_newest_level_of_a_week_stands_above_it() -> None:
    drawing = reps_of(did(2, 20, 20), did(0, 10, 10, LEVELS[1]), did(0, 30, 30, LEVELS[2]))
    image, texts = painted(drawing)
    numbers = [(text, rect) for text, rect in texts if rect.bottom() < columns_top(image)]
    marks = {text: drawing.at(RECT, rect.center(), type_of(11)) for text, rect in numbers}
    assert (marks["1"], marks["3"]) == (1, 3)
    assert "2" not in marks
    names = ", then to ".join(level.name for level in PROGRAM.levels[1:3])
    assert drawing.describe(3).endswith(f"; moved to {names}")


def columns_top(image: QImage) -> int:
    return min(y for color in (LIGHT.left, LIGHT.right) for _, y in places(image, color))


def test_a_level_that_is_gone_is_a_dot() -> None:
    drawing, with_number = (reps_of(did(0, 20, 20, each)) for each in ("gone", LEVELS[0]))
    ((_, where),) = [each for each in painted(with_number)[1] if each[0] == "1"]
    image, texts = painted(drawing)
    assert "1" not in [text for text, _ in texts]
    assert QColor(image.pixel(where.center().toPoint())) == QColor(LIGHT.muted)


def test_level_marks_never_hide_columns() -> None:
    often = [did(ago, 50, 50, LEVELS[ago % 4]) for ago in range(12)]
    never = [did(ago, 50, 50) for ago in range(12)]
    many, one = (
        [high for _, high in columns(painted(reps_of(*each, span=Span.TWELVE))[0], LIGHT.left)]
        for each in (often, never)
    )
    assert many == one


def test_the_reps_are_summed_up_with_their_trend() -> None:
    assert reps_of(did(1, 1, 0, pain=0)).summary() == (
        "2 to 29 November: left 1, right 0 reps in 1 session."
    )
    assert reps_of().summary() == "2 to 29 November: no session."
    growing = [did(ago, 30 - 2 * ago, 30 - 2 * ago) for ago in range(1, 7)]
    assert reps_of(*growing, span=Span.TWELVE).summary() == (
        "7 September to 29 November: left 138, right 138 reps in 6 sessions; "
        "together about 40 a week in the first half, 52 in the second."
    )
    even = [did(ago, 30, 30) for ago in range(1, 7)]
    assert reps_of(*even, span=Span.TWELVE).summary().endswith("about 60 a week in either half.")


@pytest.mark.parametrize("most", [0, 1, 2.5, 9, 10, 11, 130, 999, 5000])
def test_the_numbers_at_the_side_are_round_and_reach_the_highest(most: float) -> None:
    for number in (0, 1, 2, 3, 5, 8):
        scale = ticks(most, number)
        assert scale[0] == 0
        assert most <= scale[-1] <= max(1, 10 * most)
        assert len(scale) - 1 <= max(1, number)
        assert str(scale[1]).rstrip("0") in ("1", "2", "5")


# Effort and pain


def rated(weeks_ago: int, left: Effort, right: Effort, pain: int | None = None) -> SessionRecord:
    return did(weeks_ago, 20, 20, effort={Side.LEFT: left, Side.RIGHT: right}, pain=pain)


def test_effort_stands_at_the_line_that_names_it() -> None:
    efforts = (Effort.EASY, Effort.RIGHT, Effort.HARD)
    drawing = feeling_of(*(rated(2 * i, effort, effort) for i, effort in enumerate(efforts)))
    image, texts = painted(feeling_of(rated(3, Effort.HARD, Effort.EASY)))
    names = {text: rect.center().y() for text, rect in texts}
    assert middle_y(image, LIGHT.left) == pytest.approx(names["Hard"], abs=2)
    assert middle_y(image, LIGHT.right) == pytest.approx(names["Easy"], abs=2)
    assert drawing.describe(3) == "23 to 29 November: both legs easy; pain not noted"


def middle_y(image: QImage, color: str) -> float:
    ys = [y for _, y in places(image, color)]
    return (min(ys) + max(ys)) / 2


@pytest.mark.parametrize("weeks", [4, 12, 104])
def test_legs_that_felt_the_same_are_both_seen(weeks: int) -> None:
    drawing = feeling_of(
        *(rated(ago, Effort.RIGHT, Effort.RIGHT) for ago in range(weeks)), span=Span.ALL
    )
    image, _ = painted(drawing)
    left, right = (len(places(image, color)) for color in (LIGHT.left, LIGHT.right))
    assert min(left, right) > 0.6 * max(left, right) > 0


def test_a_gap_in_the_ratings_stays_a_gap() -> None:
    drawing = feeling_of(
        *(rated(ago, Effort.RIGHT, Effort.HARD, pain=4) for ago in (11, 10, 7, 6, 0)),
        *(did(ago, 20, 20) for ago in (9, 8)),
        span=Span.TWELVE,
    )
    image, _ = painted(drawing)
    for color in (LIGHT.left, LIGHT.right, LIGHT.text):
        # From below the titles on, which are written in the colour of text as well.
        top = 40 if color != LIGHT.text else 200
        found = {
            drawing.at(RECT, QPointF(x, 200), type_of(11)) for x, _ in places(image, color, top)
        }
        assert found == {0, 1, 4, 5, 11}


def test_pain_is_the_mean_with_the_highest_behind_it() -> None:
    drawing = feeling_of(did(2, 9, 9, pain=2), did(2, 8, 9, pain=6), did(0, 9, 9, pain=10))
    assert drawing.describe(1) == "9 to 15 November: effort not rated; pain 4, at most 6"
    assert drawing.describe(3) == "23 to 29 November: effort not rated; pain 10"
    image, texts = painted(drawing)
    numbers = {text: rect.center().y() for text, rect in texts}
    dots = [
        [y for x, y in places(image, LIGHT.text, round(numbers["10"]) - 6)
         if drawing.at(RECT, QPointF(x, y), type_of(11)) == index]
        for index in (1, 3)
    ]  # fmt: skip
    size = numbers["0"] - numbers["10"]
    middles = [(numbers["0"] - (min(ys) + max(ys)) / 2) / size * 10 for ys in dots]
    assert middles == pytest.approx([4, 10], abs=0.4)


def test_nothing_noted_is_said_in_the_picture() -> None:
    _, texts = painted(feeling_of(did(0, 20, 20)))
    assert {NO_EFFORT, NO_PAIN} <= {text for text, _ in texts}
    _, texts = painted(reps_of())
    assert NOTHING in {text for text, _ in texts}


def test_the_feeling_is_summed_up_with_the_trend_of_the_pain() -> None:
    falling = [rated(ago, Effort.EASY, Effort.HARD, pain=ago) for ago in range(1, 9)]
    assert feeling_of(*falling, span=Span.TWELVE).summary() == (
        "7 September to 29 November: left leg easy, right leg hard; "
        "pain 4.5, at most 8, down from 6.5 in the first half to 2.5 in the second."
    )
    assert feeling_of().summary() == "2 to 29 November: no session."
    even = [did(ago, 9, 9, pain=2) for ago in range(4)]
    assert feeling_of(*even).summary().endswith("pain 2, much the same throughout.")


# Both


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


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("points", [9, 13, 19, 27])
def test_no_text_is_cut_off_or_over_another(history: str, points: float) -> None:
    sessions, span = HISTORIES[history]
    font = type_of(points)
    for drawing in (reps_of(*sessions, span=span), feeling_of(*sessions, span=span)):
        for width in (260, 341, 420, 560, 900, 1800):
            rect = QRectF(0, 0, width, round(drawing.height(width, font)))
            _, texts = painted(drawing, rect=rect, font=font)
            inside = rect.adjusted(-1, -1, 1, 1)
            assert [text for text, place in texts if not inside.contains(place)] == []
            assert overlapping(texts) == []


def overlapping(texts: list[tuple[str, QRectF]]) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(texts, 2)
        if one[1].adjusted(1, 1, -1, -1).intersects(other[1].adjusted(1, 1, -1, -1))
    ]


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 3, 1), date(2027, 2, 28)])
@pytest.mark.parametrize("span", Span)
def test_the_time_is_labelled_on_any_day(today: date, span: Span) -> None:
    started = datetime(2019, 5, 3, 7, tzinfo=MORNING.tzinfo)
    history = History((replace(SESSION, started_at=started),))
    review = TrainingLog(history, SESSION.program, today).over(span)
    for width, points in ((260, 27), (260, 9), (640, 13)):
        drawing = EffortPainChart(review, today)
        font = type_of(points)
        rect = QRectF(0, 0, width, drawing.height(width, font))
        _, texts = painted(drawing, rect=rect, font=font)
        told = [text for text, _ in texts if text not in ("Effort", "Pain", NO_EFFORT, NO_PAIN)]
        assert [text for text in told if text not in ("Left leg", "Right leg", "Mean", "Highest")]
        assert overlapping(texts) == []


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_what_is_marked_has_a_ground_and_a_frame(colors: Colors) -> None:
    for drawing in (reps_of(*many(104, 9), span=Span.ALL), feeling_of(*many(12, 9))):
        before = painted(drawing, colors)[0]
        after = painted(drawing, colors, marked=len(drawing) - 2)[0]
        assert not places(before, colors.soft)
        found = {
            drawing.at(RECT, QPointF(x, y), type_of(11)) for x, y in places(after, colors.soft)
        }
        assert len(drawing) - 2 in found
        assert len(places(after, colors.accent)) > 100


@pytest.mark.parametrize("make", [reps_of, feeling_of])
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
