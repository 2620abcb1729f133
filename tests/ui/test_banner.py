"""What went well passes by itself, what went wrong stays, and either can be closed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutetimer.app.review_controller import ReviewController
from glutetimer.ui.banner import NEWS_MS, Banner
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp

CLOSE = "Close this message"
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def visible_text(banner: Banner) -> str:
    (label,) = banner.findChildren(QLabel)
    return label.text() if banner.isVisible() else ""


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show()
    return banner


def test_what_the_page_tells_is_not_told_twice(banner: Banner) -> None:
    banner.leave_to_page("program")
    banner.warn("The program cannot be used.", "program")
    assert visible_text(banner) == ""
    banner.warn("The disk is full.", "history")
    assert visible_text(banner) == "⚠ The disk is full."
    banner.leave_to_page("")
    assert "The program cannot be used." in visible_text(banner)


def test_what_went_well_passes_by_itself(banner: Banner) -> None:
    banner.inform("Saved.", "file")
    assert visible_text(banner) == "Saved."
    (timer,) = banner.findChildren(QTimer)
    assert timer.isActive()
    assert 5_000 <= timer.interval() == NEWS_MS <= 20_000
    timer.timeout.emit()
    assert visible_text(banner) == ""


def test_what_went_wrong_stays_until_it_is_mended(banner: Banner) -> None:
    banner.warn("The disk is full.", "file")
    banner.inform("Copied.", "copies")
    banner.end_news()
    assert visible_text(banner) == "⚠ The disk is full."
    banner.inform("Saved.", "file")
    assert visible_text(banner) == "Saved."
    banner.warn("The disk is full.", "file")
    banner.warn("", "file")
    banner.end_news()
    assert visible_text(banner) == ""


def test_what_must_not_be_overlooked_cannot_be_closed(banner: Banner) -> None:
    banner.warn("Not saved yet.", "session", firm=True)
    banner.warn("No copy.", "copies")
    banner.clear()
    assert visible_text(banner) == "⚠ Not saved yet."


def test_good_news_go_with_the_page_and_bad_ones_can_be_closed(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.click("Review")
    review_controller = driver.window.findChild(ReviewController)
    assert review_controller is not None
    review_controller.informed.emit("Saved as weeks.pdf.")
    review_controller.failed.emit("weeks.png cannot be written.")
    assert "Saved as weeks.pdf." in driver.visible_text()
    driver.click("Learn")
    assert "Saved as weeks.pdf." not in driver.visible_text()
    assert "weeks.png cannot be written." in driver.visible_text()
    driver.click(CLOSE)
    assert "weeks.png" not in driver.visible_text()


def test_closing_a_message_by_keys_leaves_the_keyboard_on_the_page(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.window.banner.warn("The settings could not be saved.", "settings")
    driver.check_keyboard()
    driver.button(CLOSE).setFocus()
    driver.press(Key.Key_Space)
    assert driver.keyboard_is_on("Start")


def test_several_warnings_are_told_apart(banner: Banner) -> None:
    banner.warn("The disk is full.", "session")
    banner.warn("Nothing is heard.", "sound")
    assert visible_text(banner) == "⚠ The disk is full.\n⚠ Nothing is heard."
    banner.warn("", "sound")
    assert visible_text(banner) == "⚠ The disk is full."
