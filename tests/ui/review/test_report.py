"""The page to hand on: what it says of holds, of both legs together, of three days a week."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Program
from glutetimer.core.records import History
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.review.report import Report
from glutetimer.ui.review.report_files import svg_of
from tests.support.home_histories import BOTH_LEGS_ONLY, HOME, HOME_LIST
from tests.support.sample_histories import NOW, PROGRAM, TWELVE_WEEKS, SampleHistory


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Nothing can be painted without it."""


def text_of(past: SampleHistory, program: Program, name: str = "") -> str:
    """All that a drawing program would find written on it."""
    history = History(past.sessions, past.answers)
    log = TrainingLog(history, program.id, NOW.date(), program.rules)
    drawing = svg_of(Report(log, log.over(Span.TWELVE), program, QFont().family(), name))
    texts = ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(text.itertext()).strip() for text in texts)


def test_both_legs_count_once_and_the_time_held_is_told() -> None:
    text = text_of(HOME_LIST, HOME)
    assert "1,199 reps: left 906, right 866 (573 of each with both legs together)" in text
    assert "1 h held" in text
    assert "99 % of the prescribed reps were done" in text
    assert "13 of 14 × 40 s + 21 s" in text


def test_of_three_days_a_week_no_percentage_of_all_days_is_told() -> None:
    text = text_of(HOME_LIST, HOME)
    assert "25 sessions on 25 days ·" in text
    assert "Sessions on 2.8 days a week on average (the program is for 3)" in text
    assert "3 of 3 sessions in the last 7 days" in text
    daily = text_of(TWELVE_WEEKS, PROGRAM)
    assert "% of the days;" in daily
    assert "of the last 7 days" in daily


def test_with_nothing_to_compare_a_sentence_says_so() -> None:
    text = text_of(BOTH_LEGS_ONLY, HOME)
    assert "In the last 8 weeks both legs worked together in every set." in text
    assert "Sets of one leg at a time will be compared here." in text
    assert "130 reps with both legs together" in text
    assert "Effort: both legs “about right” on average" in text


def test_it_carries_the_person_s_name_as_it_is_written() -> None:
    days = ", 7 September to 23 November 2026"
    assert f"Exercises{days}" in text_of(TWELVE_WEEKS, PROGRAM)
    assert f"Exercises of R & D <b>{days}" in text_of(TWELVE_WEEKS, PROGRAM, "R & D <b>")
    # Written from right to left, it leaves what follows as it is.
    turned = text_of(TWELVE_WEEKS, PROGRAM, "محمد")
    assert turned.index("محمد") < turned.index("7 September to 23 November 2026")
