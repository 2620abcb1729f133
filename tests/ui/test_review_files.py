"""The Review page by keys alone: copies and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
)

from glutetimer.ui.review.report import sessions_by_level
from tests.core.builders import CLAMSHELL, LIFT, session
from tests.ui.reviewer import Key, OpenReview, Reviewer


def test_a_copy_is_made_chosen_and_restored(open_review: OpenReview) -> None:
    driver = open_review(3)
    before = driver.sessions()
    assert "There is no copy yet" in driver.visible_text()
    driver.go_to("Make a copy now")
    driver.press(Key.Key_Space)
    assert "1 copy, from " in driver.visible_text()
    driver.go_to("Sessions")
    driver.press(Key.Key_Delete)
    driver.go_to("Restore a copy…")
    driver.press(Key.Key_Space)
    assert "What is there now is copied first" in driver.visible_text()
    driver.press(Key.Key_Escape)
    assert driver.sessions() == before[1:]
    driver.press(Key.Key_Space, Key.Key_Return)
    assert driver.sessions() == before
    assert "What was there is kept as" in driver.visible_text()
    assert "2 copies, the newest from " in driver.visible_text()
    driver.go_to("Undo: restore a copy")
    driver.press(Key.Key_Space)
    assert driver.sessions() == before[1:]


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_is_exported_and_imported(
    open_review: OpenReview, tmp_path: Path, ending: str
) -> None:
    driver = open_review(2)
    before = driver.sessions()
    file = tmp_path / f"all.{ending}"
    driver.go_to("Export…")
    driver.press(Key.Key_Space)
    answer(driver, str(file))
    assert f"Exported 2 sessions to {file}." in driver.visible_text()
    driver.store.discard(before[0].id)
    driver.go_to("Import…")
    driver.press(Key.Key_Space)
    answer(driver, str(file))
    assert f"From all.{ending}: 1 session new" in driver.visible_text()
    assert driver.sessions() == before


def answer(driver: Reviewer, path: str) -> None:
    """Give the dialog that is open a path."""
    (dialog,) = (d for d in driver.window.findChildren(QFileDialog) if d.isVisible())
    (line,) = dialog.findChildren(QLineEdit)
    # Typed, it would be completed by a list that grabs the keyboard, which not every screen has.
    line.setText(path)
    QTest.keyClick(line, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not dialog.isVisible())
    # There is no window manager to give the keyboard back.
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)


def test_levels_are_in_the_order_in_which_they_were_trained_first() -> None:
    sessions = [session(2), session(3, level=LIFT), session(4)]
    by_level = sessions_by_level(sessions)
    assert list(by_level.items()) == [(CLAMSHELL, sessions[::2]), (LIFT, sessions[1:2])]
    assert sessions_by_level([]) == {}
