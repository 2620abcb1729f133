"""Files of programs, remembered and opened in the window as a person does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from glutetimer.app.navigation import PageName
from glutetimer.core.settings import Settings
from glutetimer.storage.toml_files import save_settings
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import small_text

BUILT_IN_NAME = "Gluteus medius"
BROKEN = small_text("Broken").replace("reps = 3", "reps = 0").replace("switch_s = 4", "switch = 4")
ERRORS = ("Line 10: timing.switch: is not known here", "Line 22: levels[0].sets[0].reps: is 0")


def write(folder: Path, name: str, text: str | None = None) -> Path:
    """A file of a small program, which bears the file's name, or of that text."""
    file = folder / f"{name}.toml"
    file.write_text(small_text(name.capitalize()) if text is None else text, encoding="utf-8")
    return file


def remember(folder: Path, program: Path | None, recent: Sequence[Path] = ()) -> None:
    """Have the settings of the folder's data remember those files."""
    names = tuple(map(str, recent))
    settings = Settings(program=str(program or ""), recent_programs=names)
    save_settings(folder / "data" / "settings.toml", settings)


def said(driver: AppDriver) -> str:
    """All that is in sight, without the places where a line may end."""
    return driver.visible_text().replace("\u200b", "")


def come_back(driver: AppDriver) -> None:
    """The window is the one in use again."""
    driver.window.activated.emit()
    driver.check_keyboard()


def name_file(driver: AppDriver, file: Path) -> None:
    """Give the dialog that is open a file."""
    (dialog,) = (d for d in driver.window.findChildren(QFileDialog) if d.isVisible())
    (line,) = dialog.findChildren(QLineEdit)
    # Typed, it would be completed by a list that grabs the keyboard, which not every screen has.
    line.setText(str(file))
    QTest.keyClick(line, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not dialog.isVisible())
    take_keyboard(driver)


def take_keyboard(driver: AppDriver) -> None:
    """Have the window take the keyboard from a dialog: no window manager is there to do that."""
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)


def press_button(driver: AppDriver, name: str) -> None:
    """Press it by the keyboard."""
    driver.button(name).setFocus()
    driver.press(Key.Key_Space)


def on(driver: AppDriver, page: PageName) -> str:
    """Go to that page; gives what it says."""
    driver.click(page)
    return said(driver)


def open_by_keys(driver: AppDriver, file: Path) -> None:
    """Open a file on the Program page, which is in sight."""
    press_button(driver, "Open…")
    name_file(driver, file)
    driver.check_keyboard()
