"""The window fits its screen and opens where it was left."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
PLACE = QRect(140, 90, 900, 610)
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
from glutetimer.ui.window import Window
from glutetimer.ui.window_geometry import restore_geometry

app = QApplication(sys.argv)
window = Window()
window.add_page("Page", lambda: QLabel("text"))
window.show_page("Page")
restore_geometry(window, Path(sys.argv[1]))
free = window.screen().availableGeometry()
window.show()
app.processEvents()
least = window.minimumSize()
assert free.width() < 1180 or free.height() < 740, free
assert least.width() <= free.width() and least.height() <= free.height(), (least, free)
assert free.contains(window.frameGeometry()), (window.frameGeometry(), free)
"""


@pytest.mark.parametrize("scale", ["1.5", "3"])
@pytest.mark.parametrize("state", ["none", "of a larger screen that is gone"])
def test_no_window_is_larger_than_its_screen(
    open_app: OpenApp, tmp_path: Path, scale: str, state: str
) -> None:
    file = tmp_path / "window.state"
    if state != "none":
        driver = open_app(MORNING)
        driver.window.setGeometry(2_600, 300, 1_300, 760)
        driver.window.close()
        file = driver.paths.window
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(file)],
        env={**environment(), "QT_SCALE_FACTOR": scale},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def reopened(open_app: OpenApp, driver: AppDriver) -> AppDriver:
    driver.close()
    again = open_app(MORNING)
    QApplication.processEvents()
    return again


def test_size_and_place_are_kept(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.window.setGeometry(PLACE)
    QApplication.processEvents()
    assert not driver.paths.window.exists(), "written once, as it closes"
    assert reopened(open_app, driver).window.geometry() == PLACE


def test_a_window_that_was_maximised_is_so_again(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.window.setGeometry(PLACE)
    driver.window.showMaximized()
    driver.qtbot.waitUntil(driver.window.isMaximized)
    again = reopened(open_app, driver)
    assert again.window.isMaximized()
    assert again.window.normalGeometry().size() == PLACE.size()


def test_the_whole_screen_is_not_kept(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_F11)
    driver.qtbot.waitUntil(driver.window.isFullScreen)
    assert not reopened(open_app, driver).window.isFullScreen()


@pytest.mark.parametrize("content", [b"", b"no such state", bytes(10_000)])
def test_a_state_that_cannot_be_read_is_none(open_app: OpenApp, content: bytes) -> None:
    driver = open_app(MORNING)
    driver.close()
    driver.paths.window.write_bytes(content)
    again = open_app(MORNING)
    free = again.window.screen().availableGeometry()
    assert free.contains(again.window.geometry())
    assert not again.window.windowState() & Qt.WindowState.WindowMaximized
