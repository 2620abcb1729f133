"""Two people on one laptop: one press on Today, and nothing of the one is seen with the other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from glutetimer.app.navigation import PageName
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.core.program import Program, Side
from glutetimer.core.session import Act
from glutetimer.core.setting_choices import ColorScheme
from glutetimer.core.settings import Settings
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.profile_files import list_file, paths_of
from glutetimer.storage.toml_files import load_profiles, load_settings
from glutetimer.ui.theme import CONTRAST, LIGHT
from tests.support.people_driver import ANN, BEN, BOTH, PeopleDriver, prepare
from tests.support.programs import small_text, without_figures
from tests.support.sample_histories import MID, NOW, ONE, SampleHistory

pytestmark = pytest.mark.usefixtures("plain_figures")

Key = Qt.Key
PASTS = {1: MID, 2: ONE}
SETTINGS = {
    1: Settings(color_scheme=ColorScheme.LIGHT, first_side=Side.RIGHT, volume=30),
    2: Settings(color_scheme=ColorScheme.CONTRAST, first_side=Side.LEFT, volume=90),
}


class OpenPeople(Protocol):
    """Opens the program for these people, of whom the one of the number `present` is shown."""

    def __call__(
        self,
        pasts: Mapping[int, SampleHistory] = PASTS,
        settings: Mapping[int, Settings] = SETTINGS,
        profiles: Profiles = BOTH,
        present: int = 1,
    ) -> PeopleDriver: ...


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


@pytest.fixture
def open_people(qtbot: QtBot, tmp_path: Path, hurried: Program) -> Iterator[OpenPeople]:
    drivers: list[PeopleDriver] = []

    def opened(
        pasts: Mapping[int, SampleHistory] = PASTS,
        settings: Mapping[int, Settings] = SETTINGS,
        profiles: Profiles = BOTH,
        present: int = 1,
    ) -> PeopleDriver:
        prepare(tmp_path, pasts, settings, profiles)
        drivers.append(PeopleDriver(qtbot, tmp_path, hurried, NOW, present))
        return drivers[-1]

    yield opened
    for driver in drivers:
        driver.close()


def question(driver: PeopleDriver) -> QMessageBox:
    (box,) = (box for box in driver.window.findChildren(QMessageBox) if box.isVisible())
    return box


def answer(driver: PeopleDriver, name: str) -> None:
    (button,) = (b for b in question(driver).buttons() if b.text() == name)
    button.click()


def is_free(folder: Path) -> bool:
    lock = FolderLock(folder)
    free = lock.take()
    lock.release()
    return free


def files_in(folder: Path) -> list[str]:
    """All but the locks, of which that they exist means nothing."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix != ".lock")


def test_one_press_shows_the_other_and_nothing_of_the_first(open_people: OpenPeople) -> None:
    driver = open_people()
    assert driver.names_offered() == [ANN, BEN]
    assert driver.window.windowTitle() == "Ann – GluteTimer"
    assert "Level 3 of 4" in driver.visible_text()
    assert driver.app.appearance.colors is LIGHT
    driver.click("Speed: Half speed")
    driver.change_to(BEN)
    text = driver.visible_text()
    assert driver.window.windowTitle() == "Ben – GluteTimer"
    assert "Level 1 of 4" in text
    assert driver.app.appearance.colors is CONTRAST
    assert driver.app.settings.current.volume == 90
    assert driver.button("First leg: Left first").isChecked()
    assert driver.button("Speed: Normal").isChecked()
    assert driver.button("Person: Ben").isChecked()
    driver.click("First leg: Right first")
    driver.click("Review")
    assert "New mat" not in driver.visible_text()
    driver.click("Today")
    driver.change_to(ANN)
    assert "Level 3 of 4" in driver.visible_text()
    assert driver.app.settings.current.volume == 30
    assert driver.button("Speed: Normal").isChecked()
    ben, problems = load_settings(driver.paths_of(2).settings)
    assert problems == ()
    assert (ben.first_side, ben.volume) == (Side.RIGHT, 90), "written as he left"


def test_each_has_a_program_of_their_own(open_people: OpenPeople, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(small_text("Evening hips"), encoding="utf-8")
    driver = open_people(settings={1: Settings(program=str(file)), 2: Settings()})
    assert "Evening hips" in driver.visible_text()
    driver.change_to(BEN)
    assert "Evening hips" not in driver.visible_text()
    driver.change_to(ANN)
    assert "Evening hips" in driver.visible_text()


def test_space_starts_and_tab_comes_to_the_names_first(open_people: OpenPeople) -> None:
    driver = open_people()
    driver.change_to(BEN)
    assert driver.keyboard_is_on("Start")
    driver.press(Key.Key_Backtab, Key.Key_Backtab)
    assert driver.keyboard_is_on("Person: Ben"), "above Adjust and Start, as it is seen"
    driver.press(Key.Key_Left)
    driver.wait_for_person(ANN)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Left leg" if driver.workout.begun.first_side is Side.LEFT else "Right leg")
    driver.wait_until(lambda: any(record.done for record in driver.workout.record.sets))
    with HistoryStore(driver.paths_of(2).history) as bens:
        assert len(bens.load().sessions) == len(ONE.sessions), "it is Ann's"


def test_a_second_press_is_nobody_s(open_people: OpenPeople) -> None:
    driver = open_people()
    driver.wait_out_guard()
    button = driver.button("Person: Ben")
    place = button.mapTo(driver.window, button.rect().center())
    driver.double_click(place)
    driver.wait_for_person(BEN)
    # The hand is still there: whatever is below it now is not meant.
    other = driver.button("Person: Ann")
    place = other.mapTo(driver.window, other.rect().center())
    driver.double_click(place)
    QTest.keyClick(driver.screen, Key.Key_Space)
    QApplication.processEvents()
    assert driver.present == BEN
    assert driver.window.current == PageName.TODAY
    assert driver.session_controller.workout is None
    assert len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) == 1


def test_two_presses_before_the_window_has_changed_are_one(open_people: OpenPeople) -> None:
    driver = open_people()
    left = driver.app
    left.people.switch(2)
    left.people.switch(2)
    driver.wait_for_person(BEN)
    after = driver.window
    QApplication.processEvents()
    assert driver.switcher.window is after


def test_a_session_to_go_on_with_waits_for_who_began_it(open_people: OpenPeople) -> None:
    driver = open_people(pasts={})
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.press(Key.Key_Tab)
    driver.click("Don't keep this")
    assert "That session was not kept" in driver.visible_text()
    driver.change_to(BEN)
    assert "not kept" not in driver.visible_text()
    assert "Go on where you stopped?" not in driver.visible_text()
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.click("Done")
    assert "Go on where you stopped?" in driver.visible_text()
    driver.change_to(ANN)
    assert "Go on where you stopped?" not in driver.visible_text()
    driver.change_to(BEN)
    driver.wait_for("Go on where you stopped?")


def test_what_is_not_saved_is_asked_about_first(open_people: OpenPeople) -> None:
    driver = open_people()
    driver.click("Review")
    driver.click("Correct…")
    (note,) = (
        field
        for field in driver.window.page().findChildren(QLineEdit)
        if field.accessibleName() == "Note"
    )
    note.setFocus()
    driver.type(" and a cold wall")
    driver.click("Today")
    driver.click("Person: Ben")
    assert "not saved yet" in question(driver).text()
    answer(driver, "Keep it open")
    # As the desktop does once a question is gone.
    driver.window.activateWindow()
    driver.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert driver.present == ANN
    assert driver.window.current == PageName.REVIEW
    assert "cold wall" in note.text()
    driver.click("Today")
    assert driver.button("Person: Ann").isChecked(), "still here"
    driver.click("Person: Ben")
    answer(driver, "Save it")
    driver.wait_for_person(BEN)
    with HistoryStore(driver.paths_of(1).history) as anns:
        assert any("cold wall" in session.note for session in anns.load().sessions)


def test_the_folders_are_held_and_released(open_people: OpenPeople) -> None:
    driver = open_people()
    ann, ben = driver.paths_of(1).folder, driver.paths_of(2).folder
    assert (is_free(ann), is_free(ben)) == (False, True)
    driver.change_to(BEN)
    assert (is_free(ann), is_free(ben)) == (False, False), "the data folder is the window's"
    driver.change_to(ANN)
    assert (is_free(ann), is_free(ben)) == (False, True)
    driver.close()
    assert (is_free(ann), is_free(ben)) == (True, True)


@pytest.mark.parametrize("trouble", ["gone", "in use", "another program's", "no folder"])
def test_who_cannot_be_shown_stays_where_they_are(open_people: OpenPeople, trouble: str) -> None:
    driver = open_people()
    own = driver.paths_of(2)
    elsewhere = own.folder.with_name("elsewhere")
    lock = FolderLock(own.folder)
    if trouble == "in use":
        assert lock.take()
    elif trouble == "another program's":
        own.history.write_bytes(b"")
        own.history.unlink()
        own.history.mkdir()
    else:
        own.folder.rename(elsewhere)
    if trouble == "no folder":
        own.folder.write_bytes(b"")
    files = files_in(own.folder.parent)
    driver.click("Person: Ben")
    driver.wait_for("Ben cannot be shown: ")
    assert str(own.folder) in driver.visible_text()
    assert driver.switcher.window is driver.window
    assert (driver.present, driver.window.isVisible()) == (ANN, True)
    assert driver.button("Person: Ann").isChecked()
    assert files_in(own.folder.parent) == files
    lock.release()
    if trouble in ("in use", "another program's"):
        assert is_free(own.folder)
    # She goes on as if nothing had been.
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("1 of ")


def test_who_was_here_last_is_remembered(open_people: OpenPeople) -> None:
    driver = open_people()
    file = list_file(driver.first_paths)
    driver.change_to(BEN)
    profiles, _ = load_profiles(file)
    assert profiles.last_first[0].name == BEN
    driver.change_to(ANN)
    assert load_profiles(file)[0].last == 1


def test_the_window_s_place_is_the_laptop_s(open_people: OpenPeople) -> None:
    driver = open_people()
    driver.window.setGeometry(300, 200, 900, 640)
    driver.qtbot.waitUntil(lambda: driver.window.geometry().width() == 900)
    before = driver.window.geometry()
    driver.change_to(BEN)
    assert driver.window.geometry() == before
    assert not (driver.paths_of(2).folder / "window.state").exists()
    assert paths_of(driver.first_paths, 2).window == driver.first_paths.window


def test_the_whole_screen_stays_the_whole_screen(open_people: OpenPeople) -> None:
    driver = open_people()
    driver.press(Key.Key_F11)
    driver.change_to(BEN)
    assert driver.window.isFullScreen()
    driver.press(Key.Key_Escape)
    assert not driver.window.isFullScreen()


def test_the_report_and_its_file_are_named_for_who_is_there(
    open_people: OpenPeople, tmp_path: Path
) -> None:
    driver = open_people(profiles=Profiles((Profile(1, "A/B. Ćwik"), Profile(2, BEN))))
    driver.click("Review")
    driver.click("Picture…")
    (dialog,) = driver.window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "glutetimer-weeks-A-B-Ćwik.png"
    dialog.fileSelected.emit(str(tmp_path / "weeks.svg"))
    dialog.reject()
    drawing = (tmp_path / "weeks.svg").read_text(encoding="utf-8")
    assert "Exercises of A/B. Ćwik, " in drawing


def test_a_damaged_list_shows_the_first_person_and_says_so(
    open_people: OpenPeople, qtbot: QtBot, hurried: Program, tmp_path: Path
) -> None:
    open_people().close()
    (tmp_path / "people.toml").write_text("people = 7", encoding="utf-8")
    driver = PeopleDriver(qtbot, tmp_path, hurried, NOW)
    assert driver.names_offered() == []
    assert "Level 3 of 4" in driver.visible_text()
    assert f"{tmp_path / 'people.toml'}:1: people: is 7" in driver.visible_text()
    driver.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts what Linux lists")
def test_fifty_changes_leave_nothing_behind(open_people: OpenPeople) -> None:
    driver = open_people(pasts={}, settings={})
    left: list[weakref.ref[object]] = []

    def change(times: int) -> None:
        for _ in range(times):
            left.append(weakref.ref(driver.app))
            other = BEN if driver.present == ANN else ANN
            driver.app.people.switch(2 if other == BEN else 1)
            driver.wait_for_person(other)

    def open_things() -> tuple[int, int, int]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        files = len(list(Path("/proc/self/fd").iterdir()))
        return files, threading.active_count(), len(QApplication.topLevelWidgets())

    change(4)
    before = open_things()
    change(50)
    files, *others = open_things()
    # Fewer, where what tests before this one left was cleared away meanwhile.
    assert files <= before[0]
    assert others == list(before[1:])
    assert [ref() for ref in left] == [None] * len(left)


def test_who_gives_up_what_is_unsaved_to_change_is_asked_once_and_all_is_put_away(
    open_people: OpenPeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_people()
    former, closed = driver.window, []
    former.closing.connect(lambda: closed.append(ANN))

    def on_a_full_disk(_: HistoryStore) -> None:
        raise HistoryError("The disk is full.")

    monkeypatch.setattr(HistoryStore, "_writing", on_a_full_disk)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_until(lambda: driver.workout.record.done(Side.RIGHT) >= 1)
    driver.workout.act(Act.STOP)
    driver.wait_until(lambda: former.current in (PageName.RATING, PageName.SUMMARY))
    former.show_page(PageName.TODAY)
    driver.wait_out_guard()
    driver.click(f"Person: {BEN}")
    driver.wait_until(lambda: any(b.isVisible() for b in former.findChildren(QMessageBox)))
    (box,) = [b for b in former.findChildren(QMessageBox) if b.isVisible()]
    (lose,) = [b for b in box.buttons() if b.text() == "Close and lose it"]
    lose.click()
    driver.wait_for_person(BEN)
    assert closed == [ANN]
    assert not any(b.isVisible() for b in driver.window.findChildren(QMessageBox))
