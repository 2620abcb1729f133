"""Settings by keys alone: copies told apart, and everything saved and brought in as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTableView

from glutetimer.core.frozen import replace
from glutetimer.core.records import SessionRecord, chronological_key
from glutetimer.core.settings import Settings
from glutetimer.storage.contents import HistoryContents
from glutetimer.storage.toml_files import save_settings
from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.settings.settings_page import SettingsPage
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import WORKED_LIST
from tests.support.sample_histories import LEVELS, NOW, SampleHistory, session_of
from tests.ui.conftest import OpenApp

PAST = SampleHistory(tuple(session_of(LEVELS[0], days_ago) for days_ago in (3, 2, 1)))
CHOSEN = Settings(introduced=True, volume=35, program=str(WORKED_LIST))
NO_HINTS = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")


def open_settings(open_app: OpenApp) -> AppDriver:
    """The page, once the start has made its copy of what is there."""
    driver = open_app(NOW, past=PAST)
    driver.qtbot.waitUntil(lambda: bool(driver.store.backups.all()))
    driver.click("Settings")
    return driver


def sessions(driver: AppDriver) -> list[SessionRecord]:
    """The oldest first."""
    return sorted(driver.history().sessions, key=chronological_key)


def press_on(driver: AppDriver, name: str, *keys: Qt.Key) -> None:
    """Press keys with the keyboard on the button of that name, Space if none is named."""
    driver.button(name).setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(*(keys or (Key.Key_Space,)))


def answer(driver: AppDriver, file: Path) -> None:
    """Give the dialog that is open a path."""
    (dialog,) = (d for d in driver.window.findChildren(QFileDialog) if d.isVisible())
    (line,) = dialog.findChildren(QLineEdit)
    # Typed, it would be completed by a list that grabs the keyboard, which not every screen has.
    line.setText(str(file))
    QTest.keyClick(line, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not dialog.isVisible())
    # There is no window manager to give the keyboard back.
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)


def program_file(driver: AppDriver) -> Path | None:
    return driver.app.programs.file


def shown_rows(driver: AppDriver) -> list[list[str]]:
    (table,) = (t for t in driver.window.page().findChildren(QTableView) if t.isVisible())
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_copies_are_told_apart_by_what_is_in_them_and_restored(open_app: OpenApp) -> None:
    driver = open_settings(open_app)
    before = sessions(driver)
    press_on(driver, "Make a copy now")
    assert "1 copy, from " in driver.visible_text()
    newest = PAST.sessions[-1]
    driver.store.delete(newest.id)
    press_on(driver, "Make a copy now")
    driver.store.put(replace(PAST.sessions[0], note="warm"))
    press_on(driver, "Restore a copy…")
    assert driver.keyboard_is_on("Copies, the newest first")
    assert [row[:2] for row in shown_rows(driver)] == [
        ["2 sessions, 20 November to 21 November", "1 session otherwise than now"],
        ["3 sessions, 20 November to 22 November", "1 session more, 1 session otherwise than now"],
    ]
    driver.press(Key.Key_Escape)
    assert driver.keyboard_is_on("Restore a copy…")
    driver.press(Key.Key_Space, Key.Key_Down, Key.Key_Return)
    assert sessions(driver) == before
    assert "A copy of what you had is kept" in driver.visible_text()
    press_on(driver, "Undo: restore a copy")
    assert [record.note for record in sessions(driver)] == ["warm", ""]
    driver.check_keyboard()


def test_the_newest_copy_that_is_not_the_same_as_now_is_offered_first(open_app: OpenApp) -> None:
    driver = open_settings(open_app)
    press_on(driver, "Make a copy now")
    driver.store.delete(PAST.sessions[-1].id)
    press_on(driver, "Make a copy now")
    press_on(driver, "Restore a copy…")
    assert [row[1] for row in shown_rows(driver)] == ["The same as now", "1 session more than now"]
    driver.press(Key.Key_Return)
    assert len(sessions(driver)) == 3


def test_a_copy_that_cannot_be_read_says_so(open_app: OpenApp) -> None:
    driver = open_settings(open_app)
    press_on(driver, "Make a copy now")
    (copy,) = driver.store.backups.all()
    copy.path.write_bytes(b"no database at all" * 100)
    press_on(driver, "Restore a copy…")
    assert [row[:2] for row in shown_rows(driver)] == [["It cannot be read", ""]]


def test_where_everything_is_and_how_much(open_app: OpenApp) -> None:
    driver = open_settings(open_app)
    folder = driver.paths.folder
    text = driver.visible_text().replace("\u200b", "")
    assert f"Everything is kept in {folder}" in text
    assert "3 sessions since 20 November 2026, " in text
    press_on(driver, "Copy its path")
    assert QGuiApplication.clipboard().text() == str(folder)
    assert f"Copied: {folder}" in driver.visible_text()


@NO_HINTS
def test_everything_is_saved_and_brought_in_and_that_undone(
    open_app: OpenApp, tmp_path: Path
) -> None:
    save_settings(tmp_path / "data" / "settings.toml", CHOSEN)
    driver = open_settings(open_app)
    file = tmp_path / "ann.glutetimer"
    press_on(driver, "Export everything…")
    # The ending is added.
    answer(driver, file.with_suffix(""))
    assert f"Everything is saved in {file}." in driver.visible_text()
    before = sessions(driver)
    driver.store.discard(PAST.sessions[0].id)
    driver.click("Sound: Off")
    driver.app.programs.use_built_in()
    press_on(driver, "Import everything…")
    answer(driver, file)
    text = driver.visible_text()
    assert "ann.glutetimer added 1 session. Its settings and the program “Hips and trunk” " in text
    assert "A copy of what you had is kept; Undo, under Your data, brings it back." in text
    assert sessions(driver) == before
    copy = driver.paths.folder / "program-hips-and-trunk.toml"
    assert copy.read_bytes() == WORKED_LIST.read_bytes()
    assert program_file(driver) == copy
    saved = driver.saved_settings()
    assert (saved.sound, saved.volume, saved.program) == (True, 35, str(copy))
    assert driver.button("Sound: On").isChecked()
    assert f"{driver.app.programs.current.name}, from {copy.name}" in text
    # What is set after it stays when it is undone.
    driver.click("Count aloud: The last five")
    press_on(driver, "Undo: import ann.glutetimer")
    assert len(driver.history().sessions) == 2
    assert program_file(driver) is None
    undone = driver.saved_settings()
    assert (undone.sound, undone.volume, undone.program) == (False, 35, "")
    assert undone.count is not CHOSEN.count
    assert driver.button("Sound: Off").isChecked()
    driver.check_keyboard()


def test_a_file_that_is_wrong_changes_nothing(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app)
    before = driver.history(), driver.saved_settings(), driver.app.programs.file
    copies = driver.store.backups.all()
    file = tmp_path / "a.glutetimer"
    file.write_bytes(b"hello")
    settings_of(driver).data_card.import_asked.emit(file)
    assert "a.glutetimer cannot be imported, so nothing was changed: " in driver.visible_text()
    assert (driver.history(), driver.saved_settings(), driver.app.programs.file) == before
    assert driver.store.backups.all() == copies


def test_a_disk_that_is_full_changes_nothing(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app)
    card, file = settings_of(driver).data_card, tmp_path / "a.glutetimer"
    card.export_asked.emit(file)
    driver.click("Sound: Off")
    before = driver.history(), driver.saved_settings(), driver.app.programs.file
    driver.store.full = True
    card.import_asked.emit(file)
    assert "The disk is full." in driver.visible_text()
    assert (driver.history(), driver.saved_settings(), driver.app.programs.file) == before
    assert driver.button("Sound: Off").isChecked()


def test_a_program_that_cannot_be_read_is_not_left_out_in_silence(
    open_app: OpenApp, tmp_path: Path
) -> None:
    gone = tmp_path / "stick" / "knees.toml"
    save_settings(tmp_path / "data" / "settings.toml", replace(CHOSEN, program=str(gone)))
    driver = open_settings(open_app)
    settings_of(driver).data_card.export_asked.emit(tmp_path / "a.glutetimer")
    assert f"as your program cannot be read from {gone}; mend" in driver.visible_text()
    assert not (tmp_path / "a.glutetimer").exists()


@NO_HINTS
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_history_alone_is_exported_and_imported(
    open_app: OpenApp, tmp_path: Path, ending: str
) -> None:
    driver = open_settings(open_app)
    before = sessions(driver)
    file = tmp_path / f"all.{ending}"
    press_on(driver, "Export the history…")
    answer(driver, file)
    assert f"Exported 3 sessions to {file}." in driver.visible_text()
    driver.store.discard(PAST.sessions[0].id)
    press_on(driver, "Import a history…")
    answer(driver, file)
    assert f"all.{ending} added 1 session. A copy" in driver.visible_text()
    assert sessions(driver) == before


def test_what_undoes_a_single_session_is_left_to_review(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=PAST)
    driver.click("Review")
    page = driver.window.page()
    assert isinstance(page, ReviewPage)
    page.delete_asked.emit(PAST.sessions[0].id)
    driver.click("Settings")
    assert "Undo: " not in driver.visible_text()


def settings_of(driver: AppDriver) -> SettingsPage:
    page = driver.window.page()
    assert isinstance(page, SettingsPage)
    return page


def test_contents_are_compared_by_sessions_and_their_changes() -> None:
    one = HistoryContents({"a": 0, "b": 1, "c": 0}, None, None)
    other = HistoryContents({"b": 2, "c": 0, "d": 0, "e": 0}, None, None)
    assert (one.more_than(other), other.more_than(one)) == (1, 2)
    assert one.unlike(other) == other.unlike(one) == 1
