"""What all pages share, in German: amounts that stay on a line, numbers with a comma."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QValidator
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Side
from glutetimer.core.timeline import Phase
from glutetimer.ui.number_inputs import SecondsBox
from glutetimer.ui.wording import level_text, minutes_text, phase_text, unbroken
from tests.support.languages import german
from tests.support.programs import worked_list
from tests.support.sample_histories import PROGRAM

BREAK, NO_BREAK = " ", "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with german():
        yield


def test_no_line_ends_within_an_amount() -> None:
    text = unbroken(level_text(worked_list().levels[0])).replace(NO_BREAK, "_")
    assert "2_Sätze zu_12_Bridge, dann 12_×_Clamshell mit jedem Bein" in text
    assert unbroken("12 Wdh. · etwa 5 Minuten").replace(NO_BREAK, "_") == (
        "12_Wdh._· etwa 5_Minuten"
    )


def test_a_level_is_told_of_one_leg_and_of_both() -> None:
    level = PROGRAM.levels[1]
    assert level_text(level).endswith(" im halben Tempo, mit jedem Bein")
    assert level_text(level, Side.LEFT).endswith(" im halben Tempo, nur linkes Bein")


def test_a_rest_between_reps_is_another_word_than_one_between_sets() -> None:
    exercise = PROGRAM.exercises[0]
    assert phase_text(Phase.REST, exercise) == "Ablegen"
    assert phase_text(Phase.SET_BREAK, exercise) == "Pause"


def test_one_minute_is_no_plural() -> None:
    assert minutes_text(60_000) == "etwa eine Minute"
    assert minutes_text(180_000) == "etwa 3 Minuten"


def test_seconds_are_shown_and_typed_with_a_comma(qtbot: QtBot) -> None:
    box = SecondsBox(10, 500)
    qtbot.addWidget(box)
    box.setValue(2_500)
    assert box.text() == f"2,5{NO_BREAK}s"
    # With the blank that keyboards have, or with an English point.
    for typed in ("3,5", f"3,5{NO_BREAK}s", f"3,5{BREAK}s", "3.5"):
        assert box.validate(typed, 0)[0] is QValidator.State.Acceptable, typed
        assert box.valueFromText(typed) == 3_500, typed
