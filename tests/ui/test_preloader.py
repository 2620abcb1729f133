"""What is likely to be asked for next is got ready while the person reads."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from glutetimer.ui.review.review_page import ReviewPage
from tests.support.app_driver import AppDriver, Key
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")
# More than it has steps.
TURNS = 40


@pytest.fixture
def idle_moments() -> None:
    """They are used, as in the program."""


def has_review(driver: AppDriver) -> bool:
    return bool(driver.window.findChildren(ReviewPage))


def test_review_is_ready_before_anybody_asks_for_it(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.qtbot.waitUntil(lambda: has_review(driver))


def test_nothing_is_got_ready_in_a_session_but_after_it(open_app: OpenApp) -> None:
    driver = open_app(NOW, start=True)
    driver.wait_until(lambda: driver.session_controller.under_way)
    for _ in range(TURNS):
        QTest.qWait(1)
    assert not has_review(driver)
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: has_review(driver))
