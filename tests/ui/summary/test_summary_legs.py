"""Whom the summary asks how it felt: each leg that worked, or once where both worked together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.ui.summary_page import SummaryPage
from tests.support.home_histories import (
    BOTH_LEGS_LEVEL,
    FIRST_LIST,
    HOME,
    broken_off,
    home_session,
    of_left_leg_only,
    smaller,
)

LEFT, RIGHT, BOTH = "the left leg", "the right leg", "both legs"


class SummaryDriver:
    """The page alone, and what it says of the session that it shows."""

    def __init__(self, qtbot: QtBot, record: SessionRecord, finished: bool = True) -> None:
        self.page = SummaryPage()
        qtbot.addWidget(self.page)
        self.ratings: list[Mapping[Side, Effort]] = []
        self.page.rated.connect(lambda efforts, *_: self.ratings.append(efforts))
        self.page.show_session(record, HOME, finished, kept=True)
        self.page.show()

    def asked(self) -> list[str]:
        """The legs that are asked for their effort."""
        names = [b.accessibleName() for b in self._buttons()]
        return [name[len("Effort of ") : -len(": Easy")] for name in names if ": Easy" in name]

    def rate(self, leg: str, effort: str) -> Mapping[Side, Effort]:
        (button,) = (
            b for b in self._buttons() if b.accessibleName() == f"Effort of {leg}: {effort}"
        )
        button.click()
        return self.ratings[-1]

    def chosen(self) -> list[str]:
        return [b.accessibleName() for b in self._buttons() if b.isChecked()]

    def lines(self) -> list[str]:
        labels = (text for text in self.page.findChildren(QLabel) if text.isVisible())
        return [text.text() for text in labels if " of " in text.text()]

    def _buttons(self) -> list[QPushButton]:
        return [b for b in self.page.findChildren(QPushButton) if b.isVisible()]


OpenSummary = Callable[..., SummaryDriver]


@pytest.fixture
def open_summary(qtbot: QtBot) -> OpenSummary:
    return lambda record, finished=True: SummaryDriver(qtbot, record, finished)


def unrated(record: SessionRecord) -> SessionRecord:
    return replace(record, effort={}, pain=None)


def test_each_leg_is_asked_and_what_both_did_is_told_once(open_summary: OpenSummary) -> None:
    driver = open_summary(unrated(broken_off(home_session(FIRST_LIST, 0))))
    assert driver.asked() == [LEFT, RIGHT]
    assert driver.lines() == [
        "Left leg: 5 of 5 holds of 10 s (Side-lying hold),\n12 of 12 (Clamshell)",
        "Right leg: 5 of 5 holds of 10 s (Side-lying hold),\n12 of 12 (Clamshell)",
        "Together: 24 of 24 (Bridge), 1 of 2 holds of 30 s plus 21 s (Plank)",
    ]
    assert driver.rate(RIGHT, "Hard") == {Side.RIGHT: Effort.HARD}


def test_where_both_worked_together_it_is_asked_once_and_kept_for_both(
    open_summary: OpenSummary,
) -> None:
    driver = open_summary(unrated(home_session(BOTH_LEGS_LEVEL, 0)))
    assert driver.asked() == [BOTH]
    assert driver.lines() == ["Both legs: 24 of 24 (Bridge), 2 of 2 holds of 30 s (Plank)"]
    assert driver.rate(BOTH, "Hard") == dict.fromkeys(Side, Effort.HARD)


def test_one_leg_alone_is_asked_alone(open_summary: OpenSummary) -> None:
    driver = open_summary(replace(of_left_leg_only(home_session(FIRST_LIST, 0)), effort={}))
    assert driver.asked() == [LEFT]
    assert len(driver.lines()) == 1
    assert driver.rate(LEFT, "Easy") == {Side.LEFT: Effort.EASY}


def test_legs_that_were_rated_apart_are_asked_apart(open_summary: OpenSummary) -> None:
    efforts = {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    record = replace(home_session(BOTH_LEGS_LEVEL, 0), effort=efforts)
    driver = open_summary(record)
    assert driver.asked() == [LEFT, RIGHT]
    assert "Effort of the right leg: Hard" in driver.chosen()
    assert driver.rate(LEFT, "Hard") == dict.fromkeys(Side, Effort.HARD)


def test_who_did_nothing_is_asked_nothing(open_summary: OpenSummary) -> None:
    record = unrated(home_session(BOTH_LEGS_LEVEL, 0))
    nothing = [replace(set_record, done=0, held_ms=0) for set_record in record.sets]
    assert open_summary(replace(record, sets=tuple(nothing)), False).asked() == []
    held = (*nothing[:-1], replace(nothing[-1], held_ms=2_000))
    assert open_summary(replace(record, sets=held), False).asked() == [BOTH]


def test_a_smaller_dose_that_was_done_is_a_session_done(open_summary: OpenSummary) -> None:
    driver = open_summary(unrated(smaller(home_session(FIRST_LIST, 0))))
    labels = [text.text() for text in driver.page.findChildren(QLabel) if text.isVisible()]
    assert labels[0] == "Session done"
    assert "false start" not in " ".join(labels)
