"""A program is made and changed in the window, and what is wrong stands beside its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.problems import Problem
from glutetimer.core.program_draft import ProgramDraft, path_text
from glutetimer.core.program_edits import EXERCISES
from glutetimer.storage.program_writer import program_text
from glutetimer.ui.program.outline import Outline
from glutetimer.ui.program.owned_problems import owner_of
from glutetimer.ui.text_box import TextBox
from tests.core.builders import built_in_values
from tests.support.programs import WORKED_LIST
from tests.ui.program.program_hand import ProgramHand, hand_in_window, worked_values
from tests.ui.settings.test_settings_page import turn_wheel_over

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PER_WEEK, REPS = ("per_week",), ("levels", 0, "sets", 0, "reps")


@pytest.fixture
def worked(qtbot: QtBot) -> ProgramHand:
    """The editor on the worked list."""
    return hand_in_window(qtbot, ProgramDraft(worked_values()))


@pytest.fixture
def built_in(qtbot: QtBot) -> ProgramHand:
    """The editor on the built-in program."""
    return hand_in_window(qtbot, ProgramDraft(built_in_values()))


def test_the_worked_list_is_made_of_nothing(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot)
    hand.build(worked_values())
    assert hand.draft.problems == ()
    hand.click("Save")
    (draft,) = hand.saved
    assert program_text(draft.values) == WORKED_LIST.read_text(encoding="utf-8")


def test_a_set_of_circles_has_directions_in_the_place_of_a_hold(built_in: ProgramHand) -> None:
    circles = "levels", 3, "sets", 1
    built_in.choose("8 × Leg circles")
    assert not built_in.named_all(QPushButton, "Each rep: Held for a time")
    built_in.click("Directions: Backward only")
    assert built_in.draft.get((*circles, "directions")) == ["backward"]
    built_in.click("Directions: Forward, then backward")
    assert "directions" not in built_in.draft.table(circles)
    built_in.pick("Exercise", "Clamshell")
    assert not built_in.named_all(QPushButton, "Directions: Forward only")
    built_in.click("Each rep: Held for a time")
    built_in.enter("Held for", 20)
    assert built_in.draft.table(circles) == {"exercise": "clamshell", "reps": 8, "hold_s": 20}
    built_in.click("Each rep: At its own pace")
    assert built_in.draft.problems == ()


def test_what_is_wrong_stands_beside_its_field_at_once(worked: ProgramHand) -> None:
    worked.choose("1  First weeks")
    worked.outline.setFocus()
    QTest.keyClick(worked.outline, Key.Key_Down)
    worked.enter("How many reps", 500)
    (problem,) = worked.draft.problems
    assert problem.message == "is 500; it should be a whole number from 1 to 200", "in the file"
    told = "How many reps: give a whole number from 1 to 200."
    assert worked.shows(told)
    box = worked.named(QSpinBox, "How many reps")
    assert box.accessibleDescription() == told
    assert box.property("wrong"), "not by colour alone: its frame is thicker"
    (label,) = (each for each in worked.editor.findChildren(QLabel) if told in each.text())
    assert label.text() == f"⚠ {told}"
    assert worked.shows("1 thing to put right.")
    assert not worked.enabled("Save")
    worked.enter("How many reps", 50)
    assert not worked.shows(told)
    assert box.accessibleDescription() == ""
    assert not box.property("wrong")
    assert worked.enabled("Save")


def test_a_removed_exercise_is_missed_beside_the_sets_that_use_it(worked: ProgramHand) -> None:
    worked.choose("Bridge")
    worked.click("Remove")
    assert [row for row in worked.rows if row.startswith("⚠")] == [
        "⚠ 2 sets of 12 bridge", "⚠ 2 sets of 12 bridge", "⚠ 3 sets of 12 bridge",
    ]  # fmt: skip
    worked.click("Show where")
    assert worked.focus == "Exercise"
    assert worked.shows("Exercise: choose one of those that are offered.")
    worked.pick("Exercise", "Plank")
    assert worked.named(QComboBox, "Exercise").findText("bridge") == -1
    worked.press(Key.Key_Z, CTRL)
    worked.press(Key.Key_Z, CTRL)
    assert worked.draft.problems == ()
    assert not worked.draft.unsaved


def test_each_press_leads_to_the_next_problem(built_in: ProgramHand) -> None:
    draft = built_in.draft
    draft.set(REPS, 0)
    draft.set(("timing", "switch_s"), 1)
    draft.set(("exercises", "clamshell", "tempo_s", "lift"), 99)
    built_in.editor.edit(draft)
    seen = []
    for _ in range(4):
        built_in.click("Show where")
        seen.append(built_in.focus)
    assert seen == ["To switch sides", "Lift", "How many reps", "To switch sides"]


def test_every_step_can_be_taken_back_by_the_keys_wherever_they_are(worked: ProgramHand) -> None:
    worked.write("Name", "Mine")
    worked.click("Days a week: 5")
    worked.choose("Plank")
    worked.enter("Lift", 4.5)
    worked.write("Reminders", "One.", "Two.")
    after = worked.draft.values
    for _ in range(4):
        worked.press(Key.Key_Z, CTRL)
    assert not worked.draft.unsaved
    assert worked.named(TextBox, "Reminders").toPlainText() == "Belly firm."
    assert not worked.enabled("Undo")
    for _ in range(4):
        worked.press(Key.Key_Z, CTRL | SHIFT)
    assert worked.draft.values is after
    assert worked.named(TextBox, "Reminders").toPlainText() == "One.\nTwo."
    assert worked.named(QSpinBox, "Lift").text() == "4.5 s"
    assert not worked.enabled("Redo")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (TextBox, "Name"),
        (QSpinBox, "Lift"),
        (QComboBox, "Moving figure"),
        (QPushButton, "Legs: Both together"),
        (QPushButton, "Move up"),
        (Outline, "What the program holds"),
    ],
)
def test_undo_reaches_the_draft_from_every_kind_of_field(
    worked: ProgramHand, kind: type[QWidget], name: str
) -> None:
    worked.choose("Plank")
    worked.click("Lift: more")
    worked.named(kind, name).setFocus()
    worked.press(Key.Key_Z, CTRL)
    assert not worked.draft.unsaved


def test_tab_goes_through_the_page_in_its_order(worked: ProgramHand) -> None:
    worked.choose("Plank")
    # Made last, and yet in its place.
    worked.click("Add a step")
    worked.outline.setFocus()
    seen = []
    for _ in range(33):
        seen.append(worked.focus)
        worked.press(Key.Key_Tab, NONE)
    assert seen == [
        "What the program holds", "New exercise", "New level", "Move up", "Remove", "Name",
        "Legs: Both together", "Position: On the front", "Moving figure", "Each rep is: A lift",
        "Lift", "Lift, in your words", "Hold", "Hold, in your words", "Lower",
        "Lower, in your words", "Rest", "Rest, in your words",
        "Step 1", "Step 1, short form", "Move step 1 down", "Remove step 1",
        "Step 2", "Step 2, short form", "Move step 2 up", "Move step 2 down", "Remove step 2",
        "Step 3", "Step 3, short form", "Move step 3 up", "Remove step 3", "Add a step",
        "Movement",
    ]  # fmt: skip


def test_a_problem_is_told_of_the_exercise_whose_id_has_a_dot() -> None:
    paths = [(), (EXERCISES, "knee"), (EXERCISES, "knee.wide")]
    path = path_text((*paths[2], "name"))
    assert owner_of(Problem(path, "is missing"), paths) == paths[2]


def test_saving_goes_on_with_the_draft(worked: ProgramHand) -> None:
    assert not worked.enabled("Save")
    worked.write("Name", "Mine")
    worked.press(Key.Key_S, CTRL)
    seen = [worked.draft.unsaved]
    worked.editor.show_saved()
    seen.append(worked.draft.unsaved)
    assert not worked.enabled("Save")
    worked.press(Key.Key_S, CTRL)
    assert worked.saved == [worked.draft]
    # A step back leads past what was saved.
    worked.click("Undo")
    seen.append(worked.draft.unsaved)
    assert seen == [True, False, True]


def test_leaving_asks_while_something_is_not_saved(worked: ProgramHand) -> None:
    worked.click("Close")
    assert worked.left == 1
    worked.write("Name", "Mine")
    worked.click("Close")
    assert worked.left == 1
    assert worked.shows("There are changes that are not saved. Close without saving?")
    worked.click("Go on editing")
    assert not worked.shows("There are changes that are not saved. Close without saving?")
    worked.click("Close")
    worked.press(Key.Key_Escape, NONE)
    assert worked.left == 1
    worked.click("Close")
    worked.click("Close without saving")
    assert worked.left == 2


def test_lines_move_and_go_by_the_keys(worked: ProgramHand) -> None:
    worked.choose("2  Longer holds")
    worked.press(Key.Key_Up, ALT)
    assert worked.rows[7] == "1  Longer holds"
    assert worked.outline.currentRow() == 7
    assert not worked.enabled("Move up")
    worked.press(Key.Key_Down, NONE)
    worked.press(Key.Key_Down, ALT)
    assert worked.rows[8:10] == ["2 sets of 12 Bridge", "5 holds of 15 s Side-lying hold"]
    worked.press(Key.Key_Delete, NONE)
    assert worked.rows[8:10] == ["2 sets of 12 Bridge", "15 × Clamshell"]
    assert worked.outline.currentItem().text().strip() == "15 × Clamshell"
    worked.choose("Clamshell")
    worked.click("Move up")
    assert worked.rows[2:6] == ["Side-lying hold", "Clamshell", "Bridge", "Plank"]
    assert worked.draft.program is not None


def test_what_cannot_be_pressed_any_more_leaves_the_keyboard_to_the_list(
    worked: ProgramHand,
) -> None:
    worked.write("Name", "Mine")
    worked.named(QPushButton, "Undo").setFocus()
    worked.press(Key.Key_Space, NONE)
    assert not worked.enabled("Undo")
    assert worked.focus == "What the program holds"


def test_a_field_that_goes_leaves_the_keyboard_in_its_form(worked: ProgramHand) -> None:
    worked.choose("12 × Clamshell at half speed")
    worked.click("Each rep: Held for a time")
    worked.named(QSpinBox, "Held for").setFocus()
    worked.press(Key.Key_Z, CTRL)
    assert worked.focus == "Exercise"


def test_a_renamed_exercise_keeps_its_id_and_its_sets(worked: ProgramHand) -> None:
    worked.choose("Plank")
    worked.write("Name", "Forearm plank")
    assert worked.draft.get(("exercises", "plank", "name")) == "Forearm plank"
    assert "2 sets of 30 s Forearm plank" in worked.rows


def test_steps_are_added_moved_and_removed(worked: ProgramHand) -> None:
    setup = "exercises", "bridge", "setup"
    first, second = worked.draft.get(setup)
    worked.choose("Bridge")
    assert not worked.enabled("Move step 1 up")
    worked.write("Step 1, short form", "Lie on your back")
    short = {"text": first, "short": "Lie on your back"}
    assert worked.draft.get(setup) == [short, second]
    worked.click("Move step 1 down")
    assert worked.draft.get(setup) == [second, short]
    # Enter makes room for another after it, which the file has once there is something in it.
    worked.named(TextBox, "Step 1").setFocus()
    worked.press(Key.Key_Return, NONE)
    assert worked.focus == "Step 2"
    assert worked.draft.get(setup) == [second, short]
    worked.write("Step 2", "Breathe.")
    assert worked.draft.get(setup) == [second, "Breathe.", short]
    worked.click("Remove step 2")
    assert worked.draft.get(setup) == [second, short]
    for _ in range(2):
        worked.click("Remove step 1")
    assert worked.draft.get(setup) is None


def test_a_position_may_be_in_words(worked: ProgramHand) -> None:
    position = "exercises", "plank", "position"
    worked.choose("Plank")
    worked.click("Position: Other")
    assert worked.focus == "Position in words"
    worked.write("Position in words", "On the forearms")
    assert worked.draft.get(position) == "On the forearms"
    worked.click("Position: On the side")
    assert worked.draft.get(position) is None
    worked.press(Key.Key_Z, CTRL)
    assert worked.draft.get(position) == "front"


def test_a_circle_takes_the_place_of_the_hold(worked: ProgramHand) -> None:
    tempo = "exercises", "clamshell", "tempo_s"
    worked.choose("Clamshell")
    assert worked.shows("One rep takes 9 s.")
    worked.click("Each rep is: A circle")
    assert worked.draft.get(tempo) == {"lift": 3, "lower": 3, "rest": 1, "circle": 2}
    assert worked.shows("One circle takes 2 s.")
    worked.click("Each rep is: A lift")
    assert worked.shows("One rep takes 7 s.")


def test_a_key_that_nobody_knows_can_be_removed(built_in: ProgramHand) -> None:
    draft = built_in.draft
    draft.set(("levels", 0, "sets", 0, "repz"), 3)
    built_in.editor.edit(draft)
    built_in.click("Show where")
    # The set is the one in sight: only the key is named.
    assert built_in.shows("There is something in the file that GluteTimer does not know: repz.")
    assert built_in.focus == "Exercise"
    built_in.click("Remove “repz”")
    assert draft.problems == ()


def test_a_translation_of_no_text_can_be_removed_alone(built_in: ProgramHand) -> None:
    draft = built_in.draft
    translations = draft.get(("translations", "de"))
    draft.set(("translations", "de", "Clamshel"), "Muschel")
    built_in.editor.edit(draft)
    built_in.click("Show where")
    assert built_in.shows(
        "In the file, translations.de.Clamshel is no text of this program; the closest one is "
        "'Clamshell'."
    )
    built_in.click("Remove “Clamshel”")
    assert draft.problems == ()
    assert draft.get(("translations", "de")) == translations


def test_values_of_another_kind_are_told_and_can_be_replaced(built_in: ProgramHand) -> None:
    draft = built_in.draft
    for path, value in (
        (("name",), 3),
        (("levels", 0, "sets"), [{"exercise": 7, "reps": "many", "hold_s": [], "speed": "fast"}]),
        (("exercises", "clamshell", "setup"), [5, {"text": 6}]),
        (("exercises", "clamshell", "tempo_s"), "slow"),
        (("exercises", "clamshell", "sides"), "front"),
        (("exercises", "leg-circles"), "none"),
    ):
        draft.set(path, value)
    built_in.editor.edit(draft)
    for row in range(built_in.outline.count()):
        built_in.outline.setCurrentRow(row)
    built_in.outline.setCurrentRow(0)
    built_in.write("Name", "Mine")
    assert draft.get(("name",)) == "Mine"


def test_the_wheel_changes_nothing_in_passing(worked: ProgramHand) -> None:
    worked.choose("Plank")
    box = worked.named(QSpinBox, "Lift")
    before = box.value()
    turn_wheel_over(box)
    assert box.value() == before


@pytest.mark.parametrize(
    ("typed", "shown"), [("2.5", "2.5 s"), ("2,5", "2.5 s"), ("12", "12 s"), ("abc", "2 s")]
)
def test_seconds_are_typed_with_a_point_or_a_comma(
    worked: ProgramHand, typed: str, shown: str
) -> None:
    worked.choose("Plank")
    box = worked.named(QSpinBox, "Lift")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    worked.outline.setFocus()
    assert box.text() == shown


def test_half_a_second_is_a_step(worked: ProgramHand) -> None:
    worked.choose("Plank")
    worked.click("Lift: more")
    assert worked.draft.get(("exercises", "plank", "tempo_s", "lift")) == 2.5
    worked.click("Lift: more")
    assert worked.draft.get(("exercises", "plank", "tempo_s", "lift")) == 3
    assert worked.shows("One rep takes 6 s.")
