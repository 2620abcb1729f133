"""A window that is minimised in a session: the session goes on, and its page costs nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from glutetimer.app.session_controller import FRAME_MS, IDLE_MS
from glutetimer.core.program import Side
from glutetimer.core.session import Session
from glutetimer.ui.workout import workout_page
from glutetimer.ui.workout.scene import Scene, scene_at
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


class PaintCounter(QObject):
    """Counts how often what it watches is painted."""

    painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() is QEvent.Type.Paint
        return False


def test_minimised_the_session_goes_on_and_its_page_does_nothing(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("3 of 25")
    scenes: list[Scene] = []

    def counted_scene_at(session: Session, at_ms: int, lead_ms: int) -> Scene:
        scenes.append(scene_at(session, at_ms, lead_ms))
        return scenes[-1]

    monkeypatch.setattr(workout_page, "scene_at", counted_scene_at)
    paints = PaintCounter()
    driver.window.showMinimized()
    driver.step()
    driver.window.page().installEventFilter(paints)
    scenes.clear()
    said_before = len(driver.sounds.said)
    driver.wait_until(lambda: driver.workout.record.done(Side.LEFT) == 25)
    driver.wait_until(lambda: len(driver.sounds.said) > said_before)
    (on_disk,) = driver.history().sessions
    assert on_disk.done(Side.LEFT) == 25
    assert (len(scenes), paints.painted) == (0, 0)
    assert driver.tick_interval_ms == IDLE_MS
    driver.window.showNormal()
    driver.wait_for("Right leg")
    QApplication.processEvents()
    assert scenes
    assert paints.painted
    assert driver.tick_interval_ms == FRAME_MS
