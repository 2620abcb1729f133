"""A window that is minimised in a session: the session goes on, and its page costs nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from glutetimer.core.program import Side
from glutetimer.core.session import Session
from glutetimer.ui.workout.pace import Pace
from glutetimer.ui.workout.scene import Scene, SceneReader, scene_at
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp
from tests.ui.figure.paint_counter import PaintCounter

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def test_minimised_the_session_goes_on_and_its_page_does_nothing(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("3 of 25")
    scenes: list[Scene] = []

    def counted_scene_at(_: SceneReader, session: Session, at_ms: int, lead_ms: int) -> Scene:
        scenes.append(scene_at(session, at_ms, lead_ms))
        return scenes[-1]

    monkeypatch.setattr(SceneReader, "scene_at", counted_scene_at)
    driver.window.showMinimized()
    driver.step()
    counter = PaintCounter(driver.window.page())
    scenes.clear()
    spoken_before = len(driver.sounds.spoken)
    driver.wait_until(lambda: driver.workout.record.done(Side.LEFT) == 25)
    driver.wait_until(lambda: len(driver.sounds.spoken) > spoken_before)
    (on_disk,) = driver.history().sessions
    assert on_disk.done(Side.LEFT) == 25
    assert (len(scenes), counter.paints) == (0, 0)
    assert driver.tick_interval_ms == Pace.IDLE
    driver.window.showNormal()
    driver.wait_for("Well done")
    QApplication.processEvents()
    assert scenes
    assert counter.paints
    assert driver.tick_interval_ms < Pace.IDLE
