"""Left against right: what is painted is what the record says, and all of it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.review.charts.balance_chart import BalanceChart
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.core.builders import november_day, session
from tests.core.reviews import bridges
from tests.support.pixels import pixel_rows
from tests.ui.review.charts import (
    SIZES_PX,
    WIDTHS,
    assert_contrast,
    assert_fits,
    painted,
    place,
    texts,
)

# Within so many pixels from the edge there are dots, in the type that is painted.
EDGE = 42
# A Wednesday, in the week from 23 to 29 November 2026.
TODAY = november_day(25)
SOME = (
    session(25, "right", "hard", done=(100, 50)),
    session(17, "easy", "right", done=(25, 0)),
    session(3, None, "easy", done=(1234, 1250)),
)


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Nothing can be measured without it."""


def balance(*sessions: SessionRecord, span: Span = Span.TWELVE) -> BalanceChart:
    review = TrainingLog(History(sessions), "gluteus-medius", TODAY).over(span)
    return BalanceChart(review)


def test_fifty_reps_are_half_as_long_as_a_hundred() -> None:
    chart = balance(session(25, done=(100, 50)), session(17, done=(25, 100)))
    for width in WIDTHS:
        newest, before = (
            [painted_width(chart, width, row, side) for side in Side] for row in (7, 6)
        )
        assert newest[0] / 2 == pytest.approx(newest[1], abs=1.5)
        assert before[1] == newest[0]
        assert before[0] == pytest.approx(newest[0] / 4, abs=1.5)


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_each_leg_is_on_its_side_in_its_colour(colors: Colors) -> None:
    chart = balance(*SOME)
    image = painted(chart, 480, colors=colors)
    for color, on_left in ((colors.left, True), (colors.right, False)):
        wanted = QColor(color).rgb()
        found = [x for row in pixel_rows(image) for x, pixel in enumerate(row) if pixel == wanted]
        assert found
        assert {x < 240 for x in found} == {on_left}


def test_a_week_is_said_with_the_reps_and_efforts_of_each_leg() -> None:
    chart = balance(*SOME)
    assert (
        chart.describe(7)
        == "23 to 25 November: left 100, right 50 reps; left “about right”, right “hard”"
    )
    assert chart.describe(4) == "2 to 8 November: left 1,234, right 1,250 reps; right “easy”"
    assert chart.describe(3) == "26 October to 1 November: no session"


def test_a_week_without_efforts_is_said_without_them() -> None:
    chart = balance(session(25, None, None, done=(10, 9)))
    assert chart.describe(7) == "23 to 25 November: left 10, right 9 reps"
    assert "Effort" not in [text for text, _ in texts(chart, 480, 16)]


def test_a_week_without_a_session_is_an_empty_row() -> None:
    chart = balance(*SOME)
    assert [painted_width(chart, 480, row, side) for row in (5, 3) for side in Side] == [
        0,
        0,
        0,
        0,
    ]
    numbers = {text for text, _ in texts(chart, 480, 16) if text.replace(",", "").isdigit()}
    assert numbers == {"100", "50", "25", "0", "1,234", "1,250"}


def test_the_numbers_the_dates_and_the_totals_are_painted() -> None:
    found = [text for text, _ in texts(balance(*SOME), 720, 16)]
    assert {"Left 1,359", "Right 1,300", "Reps of the last 8 weeks"} <= set(found)
    assert {"23–25 Nov", "26 Oct–1 Nov", "1,234", "1,250", "25", "0"} <= set(found)


def test_effort_is_one_two_or_three_dots() -> None:
    chart = balance(*SOME)
    assert [[dots(chart, row, side) for side in Side] for row in (7, 6, 4)] == [
        [2, 3],
        [1, 2],
        [0, 1],
    ]


def test_efforts_half_way_between_two_are_the_harder_one() -> None:
    chart = balance(session(24, "easy", "right"), session(25, "right", "hard"))
    assert chart.describe(7).endswith("left “about right”, right “hard”")
    assert [dots(chart, 7, side) for side in Side] == [2, 3]


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sessions", [(), SOME[:1], SOME], ids=["none", "one", "some"])
def test_every_text_fits_and_none_lies_on_another(
    sessions: Sequence[SessionRecord], width: int, size_px: int
) -> None:
    chart = balance(*sessions)
    assert_fits(chart, width, size_px)


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pointer_finds_each_row_where_its_date_is_painted(width: int, size_px: int) -> None:
    chart = balance(*SOME)
    rect, font = place(chart, width, size_px)
    dates = [where for text, where in texts(chart, width, size_px) if "–" in text]
    assert len(dates) == len(chart) == 8
    found = [chart.mark_at(rect, where.center(), font) for where in sorted(dates, key=QRectF.top)]
    assert found == list(range(8))[::-1]
    assert chart.mark_at(rect, QPointF(width / 2, 1), font) is None
    assert chart.mark_at(rect, QPointF(width / 2, rect.bottom() - 1), font) is None


def test_a_mark_is_painted_where_the_pointer_finds_its_row() -> None:
    chart = balance(*SOME)
    rect, font = place(chart, 480, 16)
    plain = painted(chart, 480)
    for index in range(8):
        marked = painted(chart, 480, marked=index)
        rows = [y for y in range(plain.height()) if marked.pixel(3, y) != plain.pixel(3, y)]
        assert {chart.mark_at(rect, QPointF(3, y), font) for y in rows[2:-2]} == {index}


@pytest.mark.parametrize(("fraction", "filled"), [(0.8, 0.8), (1, 1), (1.3, 1.3), (9, 2)])
def test_the_rows_share_the_height_that_there_is(fraction: float, filled: float) -> None:
    chart = balance(*SOME)
    rect, font = place(chart, 337, 12)
    wanted = chart.frame(QRectF(rect), font)
    frame = chart.frame(QRectF(0, 0, 337, fraction * rect.height()), font)
    assert frame.height == wanted.height, "what it wants does not depend on what it gets"
    # The newest week is at the top; below the oldest there is the legend.
    rows, usual_rows = (f.rows[0].rect.bottom() - f.rows[-1].rect.top() for f in (frame, wanted))
    more = (fraction - 1) * rect.height() if filled < 2 else usual_rows
    assert rows == pytest.approx(usual_rows + more, abs=1)


TOGETHER = replace(session(25), sets=(bridges(24),))


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
def test_without_sets_of_one_leg_a_sentence_stands_there_alone(width: int, size_px: int) -> None:
    chart = balance(TOGETHER)
    assert len(chart) == 0
    assert_fits(chart, width, size_px)
    words = " ".join(text for text, _ in texts(chart, width, size_px))
    assert words == "Sets of one leg at a time will be compared here."


def test_a_week_of_both_legs_together_is_an_empty_row() -> None:
    chart = balance(session(17, done=(25, 20)), TOGETHER)
    assert [painted_width(chart, 480, 7, side) for side in Side] == [0, 0]
    assert chart.describe(7) == "23 to 25 November: nothing with one leg at a time"
    assert {"Left 25", "Right 20"} <= {text for text, _ in texts(chart, 720, 16)}


def test_four_weeks_are_four_rows() -> None:
    chart = balance(*SOME, span=Span.FOUR)
    assert len(chart) == 4
    assert "Reps of the last 4 weeks" in [text for text, _ in texts(chart, 480, 16)]


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("marked", [None, 7])
def test_its_text_is_told_from_its_ground(colors: Colors, marked: int | None) -> None:
    assert_contrast(balance(*SOME), colors, marked)


def color_of(side: Side) -> QColor:
    return QColor(LIGHT.left if side is Side.LEFT else LIGHT.right)


def along(chart: BalanceChart, width: int, row: int, side: Side) -> list[list[int]]:
    """Each piece of that leg's colour along the middle of the row's bars: the x of it."""
    rect, font = place(chart, width, 16)
    image = painted(chart, width)
    bar = chart.frame(rect, font).rows[row].legs.for_leg(side).bar
    y, color = round(bar.center().y()), color_of(side)
    groups = groupby(range(width), lambda x: image.pixelColor(x, y) == color)
    return [list(xs) for is_color, xs in groups if is_color]


def painted_width(chart: BalanceChart, width: int, row: int, side: Side) -> int:
    """How long that bar is painted; pieces at the edge are dots."""
    return sum(len(xs) for xs in along(chart, width, row, side) if EDGE < xs[0] < width - EDGE)


def dots(chart: BalanceChart, row: int, side: Side) -> int:
    """How many dots are painted at the edge."""
    width = 720
    return sum(not EDGE < xs[0] < width - EDGE for xs in along(chart, width, row, side))
