"""What is got ready while Today is read."""

from __future__ import annotations

from datetime import UTC, datetime

from glutetimer.app.application import FOLLOW
from tests.ui.conftest import OpenDesk


def test_the_session_s_page_is_there_before_start_is_pressed(open_desk: OpenDesk) -> None:
    desk = open_desk(datetime(2026, 11, 26, 7, tzinfo=UTC))
    desk.qtbot.waitUntil(lambda: desk.window.has_page(FOLLOW))
    assert "Get ready" not in desk.says()
