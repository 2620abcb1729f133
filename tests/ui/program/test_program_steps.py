"""In a small window the editor's list and form are two steps; what is chosen is always in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import add_level, set_name
from glutetimer.ui import theme
from glutetimer.ui.program.editor_bar import EditorBar
from glutetimer.ui.program.form import Field
from glutetimer.ui.type_size import set_type_size
from tests.ui.program.program_hand import ProgramHand, hand_in_window, worked_values

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
# Of the editor, in a window of 720 × 520 and of 1366 × 768.
SMALL, LARGE = (720, 470), (1_366, 718)
LIST = "What the program holds"


@pytest.fixture(autouse=True)
def usual_type(qapp: QApplication) -> Iterator[None]:
    """The type as the program has it."""
    before = qapp.font()
    set_type_size(qapp)
    yield
    qapp.setFont(before)


@pytest.fixture
def small(qtbot: QtBot) -> ProgramHand:
    """The editor on the worked list, in a small window."""
    hand = hand_in_window(qtbot, ProgramDraft(worked_values()))
    resize(hand, SMALL)
    return hand


@pytest.fixture
def long_list(qtbot: QtBot) -> ProgramHand:
    """The editor on the worked list with forty levels more."""
    draft = ProgramDraft(worked_values())
    for number in range(40):
        set_name(draft, add_level(draft), f"Week {number}")
    return hand_in_window(qtbot, draft)


def resize(hand: ProgramHand, size: tuple[int, int]) -> None:
    hand.editor.resize(*size)
    settle()


def settle() -> None:
    for _ in range(5):  # A size that changes within goes up a layout a turn.
        QApplication.processEvents()


def list_is_shown(hand: ProgramHand) -> bool:
    return hand.outline.isVisible()


def wholly_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def fields_seen(hand: ProgramHand) -> int:
    return sum(map(wholly_seen, hand.editor.findChildren(Field)))


def chosen_is_seen(hand: ProgramHand) -> bool:
    """Whether all of the chosen line is within what the list shows."""
    rect = hand.outline.visualItemRect(hand.outline.currentItem())
    return hand.outline.viewport().rect().contains(rect)


@pytest.mark.usefixtures("light_theme")
@pytest.mark.parametrize(
    ("line", "title", "fewest"),
    [
        ("Program", "Hips and trunk · program", 4),
        ("Bridge", "Bridge · exercise", 3),
        ("2  Longer holds", "Longer holds · level 2", 2),
        ("2 sets of 30 s Plank", "Plank · level 1, exercise 4", 6),
    ],
)
def test_a_small_window_shows_what_is_edited_several_fields_and_save(
    small: ProgramHand, line: str, title: str, fewest: int
) -> None:
    assert list_is_shown(small)
    assert fields_seen(small) == 0
    small.choose(line)
    settle()
    assert not list_is_shown(small)
    (head,) = (shown for shown in small.editor.findChildren(QLabel) if shown.text() == title)
    (bar,) = small.editor.findChildren(EditorBar)
    assert wholly_seen(head)
    assert wholly_seen(bar)
    assert small.named_all(QWidget, "Save")
    assert fields_seen(small) >= fewest
    small.click("Back to the list")
    assert list_is_shown(small)
    assert small.focus == LIST


def test_the_steps_are_walked_by_the_keys(small: ProgramHand) -> None:
    small.editor.setFocus()
    for _ in range(3):
        small.press(Key.Key_Down, NONE)
    assert list_is_shown(small), "who looks for a line is not led away"
    small.press(Key.Key_Return, NONE)
    assert not list_is_shown(small)
    assert small.focus == "Name"
    small.press(Key.Key_Escape, NONE)
    assert list_is_shown(small)
    assert small.focus == LIST


def test_the_keyboard_is_never_on_the_step_out_of_sight(small: ProgramHand) -> None:
    small.click("New exercise")
    assert small.focus == "Name"
    small.press(Key.Key_Z, CTRL)
    assert not small.draft.unsaved
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    small.click("Back to the list")
    small.choose("Bridge")
    small.click("Remove")
    assert list_is_shown(small)
    assert small.focus == LIST


def test_show_where_leads_to_the_step_that_has_it(small: ProgramHand) -> None:
    small.draft.set(("levels", 0, "sets", 0, "reps"), 0)
    small.draft.remove(("levels", 1, "sets"))
    small.editor.edit(small.draft)
    assert list_is_shown(small)
    small.click("Show where")
    assert (list_is_shown(small), small.focus) == (False, "How many reps")
    small.click("Show where")
    assert (list_is_shown(small), small.focus) == (True, "Add to level")


def test_a_window_made_small_goes_on_where_the_keyboard_is(small: ProgramHand) -> None:
    resize(small, LARGE)
    small.choose("Bridge")
    resize(small, SMALL)
    assert list_is_shown(small)
    resize(small, LARGE)
    small.named(QWidget, "Moving figure").setFocus()
    resize(small, SMALL)
    assert not list_is_shown(small)
    assert small.focus == "Moving figure"
    resize(small, LARGE)
    assert list_is_shown(small)
    assert fields_seen(small)
    assert not small.named_all(QWidget, "Back to the list")


def added(hand: ProgramHand) -> None:
    hand.click("New level")


def added_to_a_level(hand: ProgramHand) -> None:
    hand.choose("30  Week 26")
    hand.click("Add to level")


def moved(hand: ProgramHand) -> None:
    hand.choose("20  Week 16")
    for _ in range(12):
        QTest.keyClick(hand.outline, Key.Key_Down, ALT)


def undone(hand: ProgramHand) -> None:
    hand.choose("40  Week 36")
    hand.click("Move up")
    hand.outline.verticalScrollBar().setValue(0)
    hand.press(Key.Key_Z, CTRL)


def removed(hand: ProgramHand) -> None:
    hand.choose("43  Week 39")
    QTest.keyClick(hand.outline, Key.Key_Delete)


def led_to(hand: ProgramHand) -> None:
    hand.draft.set(("levels", 35, "sets", 0, "reps"), 0)
    hand.editor.edit(hand.draft)
    hand.click("Show where")


def typed_in(hand: ProgramHand) -> None:
    hand.choose("40  Week 36")
    hand.outline.verticalScrollBar().setValue(0)
    hand.write("About", "The last one.")


@pytest.mark.usefixtures("light_theme")
@pytest.mark.parametrize("act", [added, added_to_a_level, moved, undone, removed, led_to, typed_in])
def test_the_chosen_line_is_in_sight(
    long_list: ProgramHand, act: Callable[[ProgramHand], None]
) -> None:
    settle()
    act(long_list)
    assert chosen_is_seen(long_list)
    for size in ((1_366, 400), (1_920, 1_030), (1_000, 500)):
        resize(long_list, size)
        assert chosen_is_seen(long_list), size


@pytest.mark.usefixtures("light_theme")
def test_the_chosen_line_comes_into_sight_with_larger_type(
    long_list: ProgramHand, qapp: QApplication
) -> None:
    long_list.choose("40  Week 36")
    for factor in (1.2, 1.0):
        long_list.outline.verticalScrollBar().setValue(0)
        set_type_size(qapp, factor)
        theme.apply(qapp, theme.LIGHT)
        settle()
        assert chosen_is_seen(long_list), factor


@pytest.mark.usefixtures("light_theme")
@pytest.mark.parametrize("width", range(480, 1_400, 80))
def test_buttons_that_belong_together_stand_in_one_row(qtbot: QtBot, width: int) -> None:
    hand = hand_in_window(qtbot, ProgramDraft(worked_values()))
    resize(hand, (width, 600))
    hand.choose("Bridge")
    settle()
    for group in (("Move up", "Move down", "Remove"), ("Undo", "Redo")):
        buttons = [hand.named(QPushButton, name) for name in group]
        assert len({button.mapTo(hand.editor, QPoint()).y() for button in buttons}) == 1, group
