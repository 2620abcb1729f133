"""The chart of reps: what is painted and said is what was done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from glutetimer.core.frozen import replace
from glutetimer.core.review.training_log import Span
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.reps_chart import ticks
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.ui.review.time_charts import (
    LEVELS,
    PROGRAM,
    RECT,
    columns,
    did,
    painted,
    places,
    reps_of,
    type_of,
)


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_columns_are_as_high_as_the_reps_and_left_stands_before_right(colors: Colors) -> None:
    image, _ = painted(reps_of(did(2, 100, 50), did(0, 25, 75)), colors)
    (left, right) = columns(image, colors.left), columns(image, colors.right)
    assert [height / left[0][1] for _, height in left] == pytest.approx([1, 0.25], abs=0.02)
    assert [height / left[0][1] for _, height in right] == pytest.approx([0.5, 0.75], abs=0.02)
    assert left[0][0] < right[0][0] < left[1][0] < right[1][0]


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_the_legs_are_told_apart_by_whoever_sees_both_colours_alike(colors: Colors) -> None:
    alike = replace(colors, right=colors.left)
    left, right = (
        len(places(painted(reps_of(did(0, *reps)), alike)[0], alike.left))
        for reps in ((50, 0), (0, 50))
    )
    assert 0.5 * left < right < 0.9 * left


def test_one_rep_is_seen_beside_thousands() -> None:
    image, _ = painted(reps_of(did(2, 5000, 4800), did(1, 1, 1, pain=0)))
    assert columns(image, LIGHT.left)[1][1] >= 2


def test_a_column_is_where_the_pointer_finds_its_week() -> None:
    chart = reps_of(*(did(ago, 10 + ago, 20) for ago in (11, 7, 6, 0)), span=Span.TWELVE)
    image, _ = painted(chart)
    font = ChartFont(type_of(11))
    found = [
        [chart.mark_at(RECT, QPointF(x + 1, 200), font) for x, _ in columns(image, color)]
        for color in (LIGHT.left, LIGHT.right)
    ]
    assert found == [[0, 4, 5, 11]] * 2
    assert chart.mark_at(RECT, QPointF(1, 200), font) is None
    assert chart.mark_at(RECT, QPointF(300, 1), font) is None


def test_weeks_without_sessions_and_legs_without_reps_are_empty() -> None:
    image, _ = painted(reps_of(did(3, 30, 0), did(0, 20, 20)))
    assert len(columns(image, LIGHT.left)) == 2
    assert len(columns(image, LIGHT.right)) == 1


def test_a_bar_of_several_weeks_shows_and_names_the_mean() -> None:
    chart = reps_of(did(119, 80, 40), did(1, 40, 40), did(0, 40, 20), span=Span.ALL)
    assert chart.name == "Reps per week, average over 4 weeks"
    image, _ = painted(chart)
    heights = [height for _, height in columns(image, LIGHT.left)]
    assert heights[0] == pytest.approx(heights[1], abs=1)
    assert chart.describe(len(chart) - 1) == (
        "2 to 29 November: left 80, right 60 reps in 2 sessions, left 20, right 15 a week"
    )


def test_a_week_is_said_with_its_new_levels() -> None:
    chart = reps_of(did(2, 26, 24), did(0, 130, 128, LEVELS[2]))
    assert chart.describe(0) == "2 to 8 November: no session"
    assert chart.describe(1) == (
        "9 to 15 November: left 26, right 24 reps in 1 session; began with Clamshell"
    )
    assert chart.describe(3) == (
        "23 to 29 November: left 130, right 128 reps in 1 session; moved to Lateral leg lift"
    )


def test_the_newest_level_of_a_week_stands_above_it() -> None:
    chart = reps_of(did(2, 20, 20), did(0, 10, 10, LEVELS[1]), did(0, 30, 30, LEVELS[2]))
    image, texts = painted(chart)
    numbers = [(text, rect) for text, rect in texts if rect.bottom() < columns_top(image)]
    marks = {
        text: chart.mark_at(RECT, rect.center(), ChartFont(type_of(11))) for text, rect in numbers
    }
    assert (marks["1"], marks["3"]) == (1, 3)
    assert "2" not in marks
    names = ", then to ".join(level.name for level in PROGRAM.levels[1:3])
    assert chart.describe(3).endswith(f"; moved to {names}")


def columns_top(image: QImage) -> int:
    return min(y for color in (LIGHT.left, LIGHT.right) for _, y in places(image, color))


def test_a_level_that_is_gone_is_a_dot() -> None:
    chart, with_number = (reps_of(did(0, 20, 20, level)) for level in ("gone", LEVELS[0]))
    ((_, where),) = [text for text in painted(with_number)[1] if text[0] == "1"]
    image, texts = painted(chart)
    assert "1" not in [text for text, _ in texts]
    assert QColor(image.pixel(where.center().toPoint())) == QColor(LIGHT.muted)


def test_level_marks_never_hide_columns() -> None:
    often = [did(ago, 50, 50, LEVELS[ago % 4]) for ago in range(12)]
    never = [did(ago, 50, 50) for ago in range(12)]
    many, one = (
        [
            height
            for _, height in columns(painted(reps_of(*sessions, span=Span.TWELVE))[0], LIGHT.left)
        ]
        for sessions in (often, never)
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
        "about 40 a week in the first half, 52 in the second."
    )
    even = [did(ago, 30, 30) for ago in range(1, 7)]
    assert (
        reps_of(*even, span=Span.TWELVE)
        .summary()
        .endswith("about 60 a week, much the same in both halves.")
    )


@pytest.mark.parametrize("most", [0, 1, 2.5, 9, 10, 11, 130, 999, 5000])
def test_the_numbers_at_the_side_are_round_and_reach_the_highest(most: float) -> None:
    for number in (0, 1, 2, 3, 5, 8):
        scale = ticks(most, number)
        assert scale[0] == 0
        assert most <= scale[-1] <= max(1, 10 * most)
        assert len(scale) - 1 <= max(1, number)
        assert str(scale[1]).rstrip("0") in ("1", "2", "5")
