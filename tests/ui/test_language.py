"""The language of the window, as the system wants it or as it is chosen in the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.app.navigation import PageName
from glutetimer.app.qt_language import follow_language, translate_qt
from glutetimer.core.profiles import Profiles
from glutetimer.core.program import Program
from glutetimer.core.setting_choices import Language
from glutetimer.core.settings import Settings
from glutetimer.core.translation import ENGLISH, GERMAN, language
from glutetimer.storage.archive import Archive, write_archive
from glutetimer.storage.merging import snapshot_of
from glutetimer.storage.toml_files import load_settings
from glutetimer.system.languages import use_first_of
from glutetimer.ui.review.sessions_card import ENTER_SESSION
from glutetimer.ui.settings.data_card import DataCard
from tests.support.people_driver import BEN, BOTH, PeopleDriver, prepare
from tests.support.programs import without_figures
from tests.support.sample_histories import MID, NOW

pytestmark = pytest.mark.usefixtures("plain_figures")

OpenFor: TypeAlias = Callable[..., PeopleDriver]


@pytest.fixture
def open_for(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hurried: Program
) -> Iterator[OpenFor]:
    """Opens the window of the first of these people, with these languages set."""
    drivers: list[PeopleDriver] = []

    def opened(*chosen: Language, people: Profiles = BOTH) -> PeopleDriver:
        settings = {number: Settings(language=one) for number, one in enumerate(chosen, 1)}
        prepare(tmp_path, {1: MID}, settings, people)
        drivers.append(PeopleDriver(qtbot, tmp_path, without_figures(hurried), NOW))
        return drivers[-1]

    yield opened
    for driver in drivers:
        driver.close()
    use_first_of([ENGLISH])
    translate_qt(qapp)
    follow_language(QWidget())


def tabs(driver: PeopleDriver) -> list[str]:
    """What the window calls the pages that it lists."""
    return [button.text() for button in driver.window.findChildren(QPushButton)]


def choose(driver: PeopleDriver, name: str, then: str) -> None:
    """Press that choice of language, and wait for the window that says so."""
    wait_for_window_after(driver, lambda: driver.click(name))
    assert driver.window.current == PageName.SETTINGS
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith(then)


def wait_for_window_after(driver: PeopleDriver, act: Callable[[], object]) -> None:
    """Do what brings another window, and wait for that."""
    before = driver.switcher.window
    act()
    driver.wait_until(lambda: driver.switcher.window is not before)
    driver.check_keyboard()


def test_the_window_is_in_the_language_that_is_set(open_for: OpenFor) -> None:
    driver = open_for(Language.GERMAN)
    assert language() == GERMAN
    assert "Heute" in tabs(driver)
    driver.wait_until(lambda: QLocale().language() is QLocale.Language.German)


def test_another_language_is_there_at_once_and_the_keyboard_stays_on_it(
    open_for: OpenFor,
) -> None:
    driver = open_for(Language.SYSTEM)
    driver.window.page_asked.emit(PageName.SETTINGS)
    choose(driver, "Language: Deutsch", "Sprache: ")
    assert language() == GERMAN
    assert load_settings(driver.paths.settings)[0].language is Language.GERMAN
    choose(driver, "Sprache: English", "Language: ")
    assert language() == ENGLISH
    driver.wait_until(lambda: QLocale().language() is QLocale.Language.English)


def test_the_same_language_by_another_name_changes_no_window(open_for: OpenFor) -> None:
    driver = open_for(Language.SYSTEM)
    driver.window.page_asked.emit(PageName.SETTINGS)
    before = driver.switcher.window
    driver.click("Language: English")
    driver.step()
    assert driver.switcher.window is before


def test_each_person_has_a_language(open_for: OpenFor) -> None:
    driver = open_for(Language.ENGLISH, Language.GERMAN)
    driver.change_to(BEN)
    assert language() == GERMAN
    assert "Heute" in tabs(driver)


def test_what_an_import_changes_to_another_language_is_told_and_undone_in_it(
    open_for: OpenFor, tmp_path: Path
) -> None:
    driver = open_for(Language.ENGLISH)
    file = tmp_path / "anna.glutetimer"
    settings = Settings(introduced=True, language=Language.GERMAN, volume=35)
    write_archive(file, Archive(snapshot_of(), settings, None))
    driver.window.page_asked.emit(PageName.SETTINGS)
    (card,) = driver.window.findChildren(DataCard)
    wait_for_window_after(driver, lambda: card.import_asked.emit(file))
    text = driver.visible_text()
    assert "Alle Trainings aus anna.glutetimer waren schon hier. Die Einstellungen daraus" in text
    assert "„Rückgängig“ unter „Ihre Daten“ holt ihn zurück." in text
    undo = "Rückgängig: anna.glutetimer einlesen"
    wait_for_window_after(driver, lambda: driver.click(undo))
    undone = load_settings(driver.paths.settings)[0]
    assert (undone.language, undone.volume) == (Language.ENGLISH, Settings().volume)
    assert "Today" in tabs(driver)
    assert "Undone: import anna.glutetimer." in driver.visible_text()
    # Whoever then chooses another is told nothing of it.
    wait_for_window_after(driver, lambda: driver.click("Language: Deutsch"))
    assert "anna.glutetimer" not in driver.visible_text()


def test_what_is_not_saved_is_asked_about_first(open_for: OpenFor) -> None:
    driver = open_for(Language.SYSTEM)
    driver.window.page_asked.emit(PageName.REVIEW)
    driver.click(ENTER_SESSION)
    driver.press(Qt.Key.Key_Down)
    driver.window.page_asked.emit(PageName.SETTINGS)
    before = driver.switcher.window
    driver.click("Language: Deutsch")
    (asked,) = (box for box in driver.window.findChildren(QMessageBox) if box.isVisible())
    assert "not saved" in asked.text()
    assert driver.switcher.window is before
    asked.reject()
