"""The editor shows all of its text, in small windows and with large type."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import add_level, new_draft, set_name
from glutetimer.ui.program.editor_head import elided_title
from glutetimer.ui.program.fold import Fold
from glutetimer.ui.text_box import TextBox
from tests.core.builders import built_in_values
from tests.ui.program.program_hand import ProgramHand, hand_in_window, worked_values
from tests.ui.test_text_fits import SIZES, cut_off


def empty(hand: ProgramHand) -> None:
    hand.editor.edit(new_draft())


def program(hand: ProgramHand) -> None:
    hand.editor.edit(ProgramDraft(built_in_values()))
    for fold in hand.editor.findChildren(Fold):
        fold.set_open(True)


def exercise(hand: ProgramHand) -> None:
    hand.editor.edit(ProgramDraft(built_in_values()))
    hand.outline.setCurrentRow(2)


def position_in_words(hand: ProgramHand) -> None:
    hand.draft.set(("exercises", "plank", "position"), "Lie on the forearms. " * 20)
    hand.outline.setCurrentRow(5)


def held_set(hand: ProgramHand) -> None:
    hand.outline.setCurrentRow(11)


def errors(hand: ProgramHand) -> None:
    hand.draft.remove(("exercises", "bridge"))
    hand.draft.set(("levels", 0, "sets", 3), {"reps": 0, "repz": 3, "sets": 99, "rest_s": 1})
    hand.editor.edit(hand.draft)
    hand.outline.setCurrentRow(10)


def many_levels(hand: ProgramHand) -> None:
    for number in range(40):
        set_name(hand.draft, add_level(hand.draft), f"Level {number} of a name that goes on and on")
    hand.editor.edit(hand.draft)
    hand.outline.setCurrentRow(60)


def leaving(hand: ProgramHand) -> None:
    hand.editor.focus_first()
    hand.write("Name", "Mine")
    hand.click("Close")


def resize(hand: ProgramHand, width: int, height: int) -> None:
    """Give the editor a window of that size, of which the row of pages takes some."""
    hand.editor.resize(width, height - 50)
    settle()


def to_list(hand: ProgramHand) -> None:
    """Go back to the list where there is no room for both."""
    if hand.named_all(QPushButton, "Back to the list"):
        hand.click("Back to the list")


def to_form(hand: ProgramHand) -> None:
    hand.editor.focus_first()


def settle() -> None:
    for _ in range(5):  # A size that changes within goes up a layout a turn.
        QApplication.processEvents()


STATES = (
    empty, program, exercise, position_in_words, held_set, errors, many_levels, leaving,
)  # fmt: skip


@pytest.mark.usefixtures("type_size", "light_theme")
@pytest.mark.parametrize("show", STATES, ids=lambda show: show.__name__)
def test_the_editor_shows_all_of_its_text(
    qtbot: QtBot, show: Callable[[ProgramHand], None]
) -> None:
    hand = hand_in_window(qtbot, ProgramDraft(worked_values()))
    show(hand)
    for width, height in SIZES:
        resize(hand, width, height)
        for step in (to_list, to_form):
            step(hand)
            settle()
            assert not list(cut_off(hand.editor)), (width, height, step.__name__)
            boxes = [box for box in hand.editor.findChildren(TextBox) if box.isVisible()]
            too_low = [box.toPlainText() for box in boxes if box.verticalScrollBar().maximum() > 0]
            assert not too_low, (width, height)


@pytest.mark.usefixtures("type_size", "light_theme")
def test_what_becomes_wrong_comes_into_sight(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot, ProgramDraft(worked_values()))
    for width, height in SIZES:
        resize(hand, width, height)
        hand.editor.edit(ProgramDraft(worked_values()))
        hand.choose("2 sets of 30 s Plank")
        for name, number, most in (("How many reps", 0, 200), ("How many sets", 99, 10)):
            hand.enter(name, number)
            QApplication.processEvents()
            line = hand.named(QLabel, f"{name}: give a whole number from 1 to {most}.")
            box = hand.named(QSpinBox, name)
            for widget in (line, box):
                assert widget.visibleRegion().boundingRect() == widget.rect(), (width, name)


@pytest.mark.usefixtures("usual_type", "light_theme")
def test_a_usual_window_shows_the_names_of_the_levels_whole(qtbot: QtBot) -> None:
    hand = hand_in_window(qtbot, ProgramDraft(worked_values()))
    many_levels(hand)
    resize(hand, 1366, 768)
    small = hand.outline.width()
    name = hand.outline.currentIndex()
    assert hand.outline.sizeHintForIndex(name).width() <= hand.outline.viewport().width()
    resize(hand, 1920, 1080)
    assert hand.outline.width() > small


def test_of_a_long_title_the_number_stays_in_sight(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    title = "Week 17 after the operation, if it goes well · level 21"
    width = metrics.horizontalAdvance(title) // 2
    shown = elided_title(title, metrics, width)
    assert shown.startswith("Week 17")
    assert shown.endswith("… · level 21")
    assert metrics.horizontalAdvance(shown) <= width
    assert elided_title(title, metrics, 2 * width + 2) == title
