"""What is wrong is said in the words of the form; what is only missing, once and calmly."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.ui.program.owned_problems import owned_problems
from tests.core.builders import built_in_values
from tests.ui.program.program_hand import ProgramHand, hand_in_window, worked_values

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CLAM, SET, CIRCLES = ("exercises", "clamshell"), ("levels", 0, "sets", 0), ("levels", 3, "sets", 1)

# A value of the built-in program, what is wrong with it there, and where that is told.
WRONG: list[tuple[KeyPath, Any, KeyPath, str]] = [
    (("per_week",), 8, (), "Days a week: give a whole number from 1 to 7."),
    (("timing", "switch_s"), 1, (), "To switch sides: give from 3 to 300 seconds."),
    (
        ("progression", "back_days"), 1, (),
        "Offer an easier level after this many days without a session: this should be no "
        "fewer days than above, and no more than below.",
    ),
    ((*CLAM, "name"), "x" * 2_001, CLAM, "Name: write a text of at most 2,000 characters."),
    (
        (*CLAM, "cues"), ["Breathe.", "x" * 2_001], CLAM,
        "Reminders, number 2: write a text of at most 2,000 characters.",
    ),
    (
        (*CLAM, "setup"), [{"short": "Lie down"}], CLAM,
        "Steps, number 1: write something here.",
    ),
    ((*CLAM, "tempo_s", "lift"), 99, CLAM, "Lift: give from 0.1 to 60 seconds."),
    (
        (*CLAM, "figure"), "bridge", CLAM,
        "Position: the moving figure of Bridge is on the back. Choose that position, or no figure.",
    ),
    (
        (*CLAM, "sides"), "alternate", CLAM,
        "Legs: lying on the side, each rep would need another turn. Choose another position, or "
        "one leg and then the other.",
    ),
    (
        ("exercises", "leg-circles", "sides"), "alternate", ("exercises", "leg-circles"),
        "Legs: the leg stays up between circles, so the legs cannot take turns.",
    ),
    ((*CLAM, "position"), "Side", CLAM, "Position: choose one of those that are offered."),
    ((*SET, "reps"), 500, SET, "How many reps: give a whole number from 1 to 200."),
    ((*SET, "exercise"), "gone", SET, "Exercise: choose one of those that are offered."),
    ((*SET, "directions"), ["forward"], SET,
     "Directions: this is for circles alone, so it has to go."),
    ((*CIRCLES, "hold_s"), 10, CIRCLES, "Held for: a circle is not held, so this has to go."),
    (
        ("levels", 0, "sets"), [{"exercise": "clamshell", "reps": 1}] * 21, ("levels", 0),
        "There may be 20 exercises at most.",
    ),
    (
        ("levels", 0, "sets"), [{"exercise": "clamshell", "reps": 200}] * 9, ("levels", 0),
        "It takes 300 minutes; at most 240 may be.",
    ),
    ((*SET, "repz"), 3, SET,
     "There is something in the file that GluteTimer does not know: repz."),
    ((*CLAM, "sides"), [], CLAM, "Legs: choose one of those that are offered."),
    ((*CLAM, "phases"), "Up", CLAM, "In the file, phases is 'Up'; it should be a table."),
]  # fmt: skip


@pytest.fixture
def worked(qtbot: QtBot) -> ProgramHand:
    """The editor on the worked list."""
    return hand_in_window(qtbot, ProgramDraft(worked_values()))


def scolded(hand: ProgramHand) -> list[str]:
    """What is said to be wrong, in the form and in the outline."""
    labels = [label for label in hand.editor.findChildren(QLabel) if label.isVisible()]
    told = [label.text() for label in labels if label.property("kind") == "eyebrow"]
    return [*told, *(row for row in hand.rows if row.startswith("⚠"))]


@pytest.mark.parametrize(("path", "value", "owner", "told"), WRONG)
def test_a_problem_is_told_in_the_words_of_the_form(
    qtbot: QtBot, path: KeyPath, value: object, owner: KeyPath, told: str
) -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(path, value)
    hand = hand_in_window(qtbot, draft)
    hand.click("Show where")
    (owned,) = owned_problems(draft, hand.outline.paths)
    assert owned.owner == owner
    assert hand.shows(told)
    assert hand.shows("1 thing to put right.")


def test_a_new_program_is_not_scolded(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot)
    assert not scolded(hand)
    assert hand.shows("Still missing: the program's name, an exercise and a level.")
    seen = []
    for _ in range(4):
        hand.click("Show where")
        seen.append(hand.focus)
    assert seen == ["Name", "New exercise", "New level", "Name"]
    hand.write("Name", "Knees")
    assert hand.shows("Still missing: an exercise and a level.")
    hand.click("New exercise")
    assert hand.focus == "Name"
    assert hand.shows("Still missing: a level and the name of an exercise.")
    hand.write("Name", "Step")
    hand.click("New level")
    assert not scolded(hand)
    assert hand.shows("Still missing: the name of level 1.")
    hand.write("Name", "Start")
    assert hand.shows("Not saved yet.")
    hand.click("Save")
    assert len(hand.saved) == 1


def test_a_level_without_exercises_says_what_it_still_needs(worked: ProgramHand) -> None:
    worked.click("New level")
    worked.write("Name", "Last")
    worked.outline.setFocus()
    worked.press(Key.Key_Down, NONE)
    worked.press(Key.Key_Delete, NONE)
    assert not scolded(worked)
    assert worked.shows("Still missing: an exercise in level 4.")
    worked.click("Show where")
    assert worked.focus == "Add to level"
    worked.press(Key.Key_Space, NONE)
    assert worked.draft.program is not None


def test_what_is_wrong_and_what_is_missing_are_told_apart(worked: ProgramHand) -> None:
    for _ in range(4):
        worked.click("New level")
    worked.choose("2 sets of 30 s Plank")
    worked.enter("How many reps", 0)
    told = "1 thing to put right. Still missing: the name of level 4, the name of level 5 and more."
    assert worked.shows(told)
    assert len(scolded(worked)) == 2, "beside the field, and in the list"


def test_another_kind_of_exercise_takes_along_what_only_the_former_had(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot, ProgramDraft(built_in_values()))
    hand.outline.setCurrentRow(hand.rows.index("25 × Clamshell"))
    hand.click("Each rep: Held for a time")
    before = hand.draft.values
    hand.pick("Exercise", "Leg circles")
    assert hand.draft.problems == ()
    hand.click("Directions: Backward only")
    hand.pick("Exercise", "Clamshell")
    assert hand.draft.get(SET) == {"exercise": "clamshell", "reps": 25}
    while hand.draft.values is not before:
        hand.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.draft.get((*SET, "hold_s")) == 10


def test_what_has_no_field_can_be_removed(qtbot: QtBot) -> None:
    draft = ProgramDraft(built_in_values())
    draft.set((*CIRCLES, "hold_s"), 10)
    hand = hand_in_window(qtbot, draft)
    hand.click("Show where")
    hand.click("Remove “Held for”")
    assert draft.problems == ()
