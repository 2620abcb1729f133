"""The program's page and its editor, in German."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import new_draft
from glutetimer.ui.program.owned_problems import OwnedProblem, owned_problems
from glutetimer.ui.program.problem_texts import problem_text, state_text
from glutetimer.ui.program.texts import week_text
from tests.core.builders import built_in_values
from tests.support.languages import german
from tests.test_german_sentences import ENGLISH_WORD, assert_is_sentence
from tests.ui.program.program_hand import ProgramHand, hand_in_window, worked_values
from tests.ui.program.test_program_problem_texts import CIRCLES, SET, WRONG


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with german():
        yield


def problems_of(draft: ProgramDraft, owner: KeyPath) -> list[OwnedProblem]:
    return owned_problems(draft, [(), owner] if owner else [()])


def read_on(hand: ProgramHand) -> set[str]:
    """All names and texts of the form in sight, but for what is written in its fields."""
    kinds = (QLabel, QPushButton, QLineEdit, QSpinBox)
    widgets = [w for kind in kinds for w in hand.editor.findChildren(kind) if w.isVisible()]
    names = {text for w in widgets for text in (w.accessibleName(), w.accessibleDescription())}
    texts = {w.text() for w in widgets if isinstance(w, QLabel | QPushButton)}
    return (names | texts) - {""}


@pytest.mark.parametrize(("path", "value", "owner", "_told"), WRONG)
def test_what_is_wrong_is_a_sentence(
    path: KeyPath, value: object, owner: KeyPath, _told: str
) -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(path, value)
    (owned,) = problems_of(draft, owner)
    if owned.problem.kind.name != "UNKNOWN_KEY" and path[-1] != "phases":
        assert_is_sentence(problem_text(owned))
        assert_is_sentence(problem_text(owned, "Feld", 2))
    assert state_text([owned], unsaved=True) == "1 Fehler zu beheben."


def test_what_is_not_there_yet_is_named() -> None:
    problems = problems_of(new_draft(), ())
    assert state_text(problems, unsaved=True) == (
        "Es fehlt noch: der Programmname, eine Übung und eine Stufe."
    )


def test_a_new_program_is_asked_for_without_an_english_word(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot)
    for fold in ("Pausen: einblenden", "Wann die Stufe wechselt: einblenden"):
        hand.click(fold)
    texts = read_on(hand)
    assert {"Worum es geht", "Tage pro Woche", "Noch ohne Namen · Programm"} <= texts
    assert not {text for text in texts if ENGLISH_WORD.search(text)}


@pytest.mark.parametrize("path", [("exercises", "leg-circles"), SET, CIRCLES], ids=str)
def test_a_form_has_no_english_words(qtbot: QtBot, path: KeyPath) -> None:
    values = built_in_values()
    for number, exercise in enumerate(values["exercises"].values(), 1):
        exercise["name"] = f"Übung {number}"
    for number, level in enumerate(values["levels"], 1):
        level["name"] = f"Stufe {number}"
    hand = hand_in_window(qtbot, ProgramDraft(values))
    hand.outline.setCurrentRow([item.path for item in hand.outline._items].index(path))
    texts = read_on(hand)
    assert len(texts) > 20
    assert not {text for text in texts if ENGLISH_WORD.search(text)}


def test_a_number_says_what_it_counts_and_else_nothing(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot)
    hand.click("Wann die Stufe wechselt: einblenden")
    shown = [box.text() for box in hand.editor.findChildren(QSpinBox) if box.isVisible()]
    assert shown == [
        "3", "2 von 10", "5 von 10", "4 von 10", "80 %", "7", "14", "28", "3", "20 %",
    ]  # fmt: skip


def test_the_outline_says_doses_as_a_german_does(qtbot: QtBot) -> None:
    values = worked_values()
    values["levels"][0]["sets"][0]["hold_s"] = 2.5
    rows = hand_in_window(qtbot, ProgramDraft(values)).rows
    assert {"Programm", "Übungen", "Stufen"} <= set(rows)
    assert "5-mal 2,5\N{NO-BREAK SPACE}s Side-lying hold" in rows
    assert "2 Sätze zu 12 Bridge" in rows


def test_how_often_a_week() -> None:
    assert list(map(week_text, (1, 3, 7))) == ["Ein Tag pro Woche", "3 Tage pro Woche", "Jeden Tag"]
