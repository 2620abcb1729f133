"""The chart of effort and pain: what is painted and said is what was noted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.core.review.training_log import Span
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.effort_pain_chart import NO_EFFORT, NO_PAIN
from glutetimer.ui.review.charts.reps_chart import NOTHING
from glutetimer.ui.theme import LIGHT
from tests.ui.review.time_charts import (
    RECT,
    did,
    effort_pain_of,
    painted,
    places,
    rated,
    reps_of,
    type_of,
)


def test_effort_stands_at_the_line_that_names_it() -> None:
    efforts = (Effort.EASY, Effort.RIGHT, Effort.HARD)
    chart = effort_pain_of(*(rated(2 * i, effort, effort) for i, effort in enumerate(efforts)))
    image, texts = painted(effort_pain_of(rated(3, Effort.HARD, Effort.EASY)))
    names = {text: rect.center().y() for text, rect in texts}
    assert middle_y(image, LIGHT.left) == pytest.approx(names["Hard"], abs=2)
    assert middle_y(image, LIGHT.right) == pytest.approx(names["Easy"], abs=2)
    assert chart.describe(3) == "23 to 29 November: both legs “easy”; pain not noted"


def middle_y(image: QImage, color: str) -> float:
    ys = [y for _, y in places(image, color)]
    return (min(ys) + max(ys)) / 2


@pytest.mark.parametrize("weeks", [4, 12, 104])
def test_legs_that_felt_the_same_are_both_seen(weeks: int) -> None:
    chart = effort_pain_of(
        *(rated(ago, Effort.RIGHT, Effort.RIGHT) for ago in range(weeks)), span=Span.ALL
    )
    image, _ = painted(chart)
    left, right = (len(places(image, color)) for color in (LIGHT.left, LIGHT.right))
    assert min(left, right) > 0.6 * max(left, right) > 0


@pytest.mark.parametrize(("side", "is_full"), [(Side.LEFT, True), (Side.RIGHT, False)])
def test_the_legs_are_told_apart_by_whoever_sees_both_colours_alike(
    side: Side, is_full: bool
) -> None:
    alike = replace(LIGHT, right=LIGHT.left)
    chart = effort_pain_of(did(1, 9, 9, effort={side: Effort.HARD}))
    image, _ = painted(chart, alike)
    xs, ys = zip(*places(image, alike.left), strict=True)
    middle = image.pixelColor((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2).name()
    assert middle == (alike.left if is_full else alike.card)


def test_a_gap_in_the_ratings_stays_a_gap() -> None:
    chart = effort_pain_of(
        *(rated(ago, Effort.RIGHT, Effort.HARD, pain=4) for ago in (11, 10, 7, 6, 0)),
        *(did(ago, 20, 20) for ago in (9, 8)),
        span=Span.TWELVE,
    )
    image, _ = painted(chart)
    for color in (LIGHT.left, LIGHT.right, LIGHT.text):
        # From below the titles on, which are written in the colour of text as well.
        top = 40 if color != LIGHT.text else 200
        found = {
            chart.mark_at(RECT, QPointF(x, 200), ChartFont(type_of(11)))
            for x, _ in places(image, color, top)
        }
        assert found == {0, 1, 4, 5, 11}


def test_pain_is_the_mean_with_the_highest_behind_it() -> None:
    chart = effort_pain_of(did(2, 9, 9, pain=2), did(2, 8, 9, pain=6), did(0, 9, 9, pain=10))
    assert chart.describe(1) == "9 to 15 November: effort not rated; average pain 4, highest 6"
    assert chart.describe(3) == "23 to 29 November: effort not rated; pain 10"
    image, texts = painted(chart)
    numbers = {text: rect.center().y() for text, rect in texts}
    dots = [
        [y for x, y in places(image, LIGHT.text, round(numbers["10"]) - 6)
         if chart.mark_at(RECT, QPointF(x, y), ChartFont(type_of(11))) == index]
        for index in (1, 3)
    ]  # fmt: skip
    size = numbers["0"] - numbers["10"]
    middles = [(numbers["0"] - (min(ys) + max(ys)) / 2) / size * 10 for ys in dots]
    assert middles == pytest.approx([4, 10], abs=0.4)


def test_nothing_noted_is_said_in_the_picture() -> None:
    _, texts = painted(effort_pain_of(did(0, 20, 20)))
    assert {NO_EFFORT, NO_PAIN} <= {text for text, _ in texts}
    _, texts = painted(reps_of())
    assert NOTHING in {text for text, _ in texts}


def test_the_feeling_is_summed_up_with_the_trend_of_the_pain() -> None:
    falling = [rated(ago, Effort.EASY, Effort.HARD, pain=ago) for ago in range(1, 9)]
    assert effort_pain_of(*falling, span=Span.TWELVE).summary() == (
        "7 September to 29 November: left leg “easy”, right leg “hard”; "
        "average pain 4.5, highest 8, down from 6.5 in the first half to 2.5 in the second."
    )
    assert effort_pain_of().summary() == "2 to 29 November: no session."
    even = [did(ago, 9, 9, pain=2) for ago in range(4)]
    assert effort_pain_of(*even).summary().endswith("pain 2, about the same in both halves.")
