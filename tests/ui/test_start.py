"""What is got ready while Today is read."""

from __future__ import annotations

from datetime import UTC, datetime

from glutetimer.ui.workout.workout_page import WorkoutPage
from tests.ui.conftest import OpenApp


def test_the_session_s_page_is_there_before_start_is_pressed(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 26, 7, tzinfo=UTC))
    driver.qtbot.waitUntil(lambda: driver.window.findChild(WorkoutPage) is not None)
    assert "Get ready" not in driver.visible_text()
