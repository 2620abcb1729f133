"""The way up the ladder: steps at their dates, told with their reasons in full."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.records import Answer, AnswerKind, History, SessionRecord
from glutetimer.core.review.level_changes import LevelChange
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.ui.review.chart_view import ChartView
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.level_chart import LevelChart, LevelFrame
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    HALF_SPEED,
    LIFT,
    built_in,
    november,
    november_day,
    session,
)
from tests.ui.review.charts import (
    SIZES_PX,
    WIDTHS,
    assert_contrast,
    assert_fits,
    painted,
    place,
    texts,
)

TODAY = november_day(25)
PROGRAM = built_in()
GONE = "side-plank-with-leg-lift"
REASON = (
    "Clamshell felt easy with both legs on 8, 10 and 12 November, all reps were done and "
    "there was no pain, so the next level is a good one to try."
)


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Nothing can be measured without it."""


def review(*events: SessionRecord | Answer, span: Span = Span.TWELVE) -> Review:
    sessions = tuple(event for event in events if isinstance(event, SessionRecord))
    answers = tuple(event for event in events if isinstance(event, Answer))
    return TrainingLog(History(sessions, answers), PROGRAM.id, TODAY).over(span)


def drawn(*events: SessionRecord | Answer, span: Span = Span.TWELVE, most: int = 6) -> LevelChart:
    return LevelChart(review(*events, span=span), PROGRAM, most)


def frame_of(chart: LevelChart, width: int, size_px: int = 16) -> LevelFrame:
    rect, font = place(chart, width, size_px)
    return chart.frame(rect, font)


def answer(day: int, to: str, kind: AnswerKind = AnswerKind.ACCEPTED, reason: str = "") -> Answer:
    return Answer(f"answer-{day}", PROGRAM.id, november(day, 12), kind, "", to, reason)


CHOSEN = AnswerKind.CHOSEN
FEW = (
    session(2),
    answer(12, HALF_SPEED, reason=REASON),
    session(13, level=HALF_SPEED),
    answer(17, GONE, CHOSEN),
    session(18, level=GONE),
    session(23, level=LIFT),
)


def of_twenty_years() -> LevelChart:
    levels = (CLAMSHELL, HALF_SPEED, LIFT, CIRCLES, GONE)
    first = date(2007, 1, 3)
    changes = tuple(
        LevelChange(
            day=first + timedelta(days=180 * number + 7 * (number % 3)),
            from_level=levels[number % 5 - 1] if number else "",
            to_level=levels[number % 5],
            kind=AnswerKind.ACCEPTED,
            reason=REASON,
        )
        for number in range(40)
    )
    long = review(replace(session(1), started_at=november(1).replace(2007, 1, 3)), span=Span.ALL)
    return LevelChart(replace(long, level_changes=changes), PROGRAM)


DRAWINGS = {
    "no steps": drawn(),
    "the level before": drawn(session(-60), span=Span.FOUR),
    "one step": drawn(session(25)),
    "a few steps": drawn(*FEW),
    "few weeks": drawn(*FEW, span=Span.FOUR),
    "forty steps": of_twenty_years(),
}


def test_each_step_is_said_with_its_date_and_decision() -> None:
    chart = drawn(*FEW)
    assert [chart.describe(index) for index in range(len(chart))] == [
        "2 November: Clamshell, first session",
        f"12 November: Clamshell at half speed, offered and accepted: {REASON}",
        f"17 November: {GONE}, chosen by hand",
        "23 November: Lateral leg lift, with this session",
    ]


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
def test_reasons_are_painted_in_full(width: int, size_px: int) -> None:
    painted_words = " ".join(text for text, _ in texts(drawn(*FEW), width, size_px)).split()
    assert REASON.split() == find(REASON.split(), painted_words)
    for name in (GONE.split("-")[0], "Lateral", "half", "Offered", "Chosen", "First", "With"):
        assert any(word.startswith(name) for word in painted_words), name


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_text_fits_and_none_lies_on_another(name: str, width: int, size_px: int) -> None:
    assert_fits(DRAWINGS[name], width, size_px)


@pytest.mark.parametrize("width", WIDTHS)
def test_steps_are_painted_at_their_dates(width: int) -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, width, 16)
    frame = chart.frame(rect, font)
    image = painted(chart, width)
    weeks = review(*FEW)
    whole = (weeks.last - weeks.first).days + 1
    levels, plot = (CLAMSHELL, HALF_SPEED, GONE, LIFT), frame.axis.plot
    for day, level, dot in zip((2, 12, 17, 23), levels, frame.dots, strict=True):
        fraction = (november_day(day) - weeks.first).days / whole
        assert dot.x() == pytest.approx(plot.left() + fraction * plot.width())
        assert dot.y() == frame.axis.lines[level]
        assert image.pixelColor(round(dot.x()), round(dot.y())) == QColor(LIGHT.text)


def test_the_path_goes_up_where_the_steps_are_and_on_to_today() -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, 720, 16)
    frame = chart.frame(rect, font)
    image = painted(chart, 720)
    text_color = QColor(LIGHT.text)
    one, other = frame.dots[:2]
    half_way = round((one.x() + other.x()) / 2)
    assert image.pixelColor(half_way, round(one.y())) == text_color
    assert image.pixelColor(half_way, round(other.y())) != text_color
    assert image.pixelColor(round(other.x()), round((one.y() + other.y()) / 2)) == text_color
    day_width = frame.axis.plot.width() / 84
    assert frame.path[-1].x() == pytest.approx(frame.dots[-1].x() + 2 * day_width)


def test_without_steps_the_path_is_at_the_level_before() -> None:
    chart = drawn(session(-60, level=LIFT), span=Span.FOUR)
    rect, font = place(chart, 720, 16)
    frame = chart.frame(rect, font)
    assert len(chart) == 0
    assert chart.mark_at(rect, frame.path[0], font) is None
    assert frame.path[0] == QPointF(frame.axis.plot.left(), frame.axis.lines[LIFT])
    assert {corner.y() for corner in frame.path} == {frame.axis.lines[LIFT]}
    assert chart.summary() == "You are at Lateral leg lift, level 3 of 4, as in all these weeks."


def test_without_steps_it_says_what_it_is_to_say_instead_and_nothing_else() -> None:
    kept = review(session(-60, level=LIFT), span=Span.FOUR)
    where = LevelChart(kept, PROGRAM).summary()
    for instead in ("", where):
        found = [text for text, _ in texts(LevelChart(kept, PROGRAM, instead=instead), 1200, 16)]
        assert (where in found) is bool(instead)


def test_before_the_first_session_there_is_only_the_ladder() -> None:
    chart = drawn()
    found = [text for text, _ in texts(chart, 720, 16)]
    assert {f"{n} {level.name}" for n, level in enumerate(PROGRAM.levels, 1)} <= set(found)
    assert chart.summary() == "Your way begins with the first session."
    assert chart.summary() not in found


def test_without_a_change_of_level_the_ladder_has_its_room_all_the_same() -> None:
    chart = drawn(session(-60), span=Span.FOUR)
    view = ChartView(LIGHT)
    view.show_chart(chart)
    assert view.heightForWidth(560) >= chart.height(560, ChartFont(view.font())) > 0


def test_the_summary_says_where_one_is() -> None:
    here = "You are at Lateral leg lift, level 3 of 4"
    for span in (Span.TWELVE, Span.ALL):
        summary = drawn(*FEW, span=span).summary()
        assert summary == f"{here}; 4 steps in all, the newest on 23 November."
    summary = drawn(session(-200), *FEW).summary()
    assert summary == f"{here}; 3 steps in these weeks, the newest on 23 November."
    assert drawn(session(25, level=GONE)).summary() == (
        f"You are at {GONE}, where you began on 25 November."
    )


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pointer_finds_each_dot_and_each_row(width: int, size_px: int) -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, width, size_px)
    frame = chart.frame(rect, font)
    assert [chart.mark_at(rect, dot, font) for dot in frame.dots] == [0, 1, 2, 3]
    # After the levels' names three texts for each change, the newest first.
    texts_of_rows = frame.paragraphs[-12:]
    assert [chart.mark_at(rect, text.rect.center(), font) for text in texts_of_rows] == [
        index for index in (3, 2, 1, 0) for _ in range(3)
    ]
    assert chart.mark_at(rect, QPointF(rect.left() + 1, rect.top() + 1), font) is None


def test_a_mark_shows_at_the_dot_and_at_the_row() -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, 720, 16)
    plain, marked = painted(chart, 720), painted(chart, 720, marked=1)
    frame = chart.frame(rect, font)
    ring = frame.dots[1] + QPointF(0, -1.5 * frame.radius)
    assert marked.pixelColor(ring.toPoint()) == QColor(LIGHT.accent)
    changed = []
    for index, row in enumerate(frame.marks):
        # An outline's outer half is on the neighbour's place.
        inside = row.reach.adjusted(2, 2, -2, -2).toAlignedRect()
        if marked.copy(inside) != plain.copy(inside):
            changed.append(index)
    assert changed == [1]


def test_at_most_so_many_rows_are_told_the_newest_first() -> None:
    chart = of_twenty_years()
    _, font = place(chart, 720, 16)
    rows = {i: mark.reach for i, mark in enumerate(frame_of(chart, 720).marks) if mark.outlines}
    assert sorted(rows, key=lambda i: rows[i].top()) == list(range(39, 33, -1))
    assert "and 34 earlier ones" in [text for text, _ in texts(chart, 720, 16)]
    fewer = drawn(*FEW, most=3)
    assert "and 1 earlier one" in [text for text, _ in texts(fewer, 720, 16)]
    assert fewer.height(720, font) < drawn(*FEW).height(720, font)


def test_without_rows_only_the_ladder_is_left() -> None:
    found = [text for text, _ in texts(drawn(*FEW, most=0), 720, 16)]
    assert "12 November" not in found
    assert not any("earlier" in text for text in found)


def test_wide_rows_are_beside_the_ladder() -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, 1800, 16)
    frame = chart.frame(rect, font)
    assert frame.marks[-1].reach.left() > frame.axis.plot.right()
    assert frame.marks[-1].reach.top() < frame.axis.plot.bottom()


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("marked", [None, 3])
def test_its_text_is_told_from_its_ground(colors: Colors, marked: int | None) -> None:
    assert_contrast(drawn(*FEW), colors, marked)


def test_it_is_laid_out_alike_wherever_it_is_painted() -> None:
    chart = drawn(*FEW)
    rect, font = place(chart, 337, 12)
    frames = (chart.frame(r, font) for r in (rect, rect.translated(40, 100)))
    here, there = frames
    assert there.height == pytest.approx(here.height)
    moved = [row.reach.translated(40, 100) for row in here.marks]
    assert moved == [row.reach for row in there.marks]


def find(wanted: list[str], words: list[str]) -> list[str]:
    """As many of the wanted words as are there one after the other."""
    starts = [i for i, word in enumerate(words) if word == wanted[0]]
    runs = [words[i : i + len(wanted)] for i in starts]
    return next((run for run in runs if run == wanted), runs[0] if runs else [])
