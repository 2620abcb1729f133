"""The main job, end to end: the real window, key events only."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.__main__ import main
from glutetimer.app.navigation import PageName
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.programs import hurried_text
from tests.ui.conftest import OpenApp

TODAY = datetime.now().astimezone().date()


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def rate_easy(driver: AppDriver) -> None:
    """Easy with both legs and no pain: each the first answer, by arrow and Space."""
    for _ in range(3):
        driver.press(Key.Key_Right, Key.Key_Space)
    assert driver.window.current == PageName.SUMMARY


def do_session(driver: AppDriver) -> None:
    """A whole session in steps of a second: rep by rep others look at it."""
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg", step_ms=1_000)
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg", step_ms=1_000)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", step_ms=1_000)


def test_pause_resume_a_rep_back_and_the_switch_lose_nothing(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY))
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Get ready")
    assert driver.screen_is_kept_on()
    driver.press(Key.Key_Space)
    driver.wait_for("5 of 25")
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    driver.press(Key.Key_Space)
    driver.wait_for("Going on")
    driver.wait_for("8 of 25")
    driver.press(Key.Key_Left)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    (record,) = driver.history().sessions
    assert record.done(Side.LEFT) == 25, "the reps are on disk before the session is over"
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    assert not driver.screen_is_kept_on()
    rate_easy(driver)
    # Past the legs to the pain, and on to the note.
    driver.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Right)
    driver.press(Key.Key_Tab)
    driver.type("wall was cold")
    driver.press(Key.Key_Tab, Key.Key_Space)
    driver.wait_for("Clamshell | ")
    (record,) = driver.history().sessions
    assert [(s.side, s.done, s.prescribed) for s in record.sets] == [
        (Side.LEFT, 25, 25),
        (Side.RIGHT, 25, 25),
    ]
    assert record.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.EASY}
    assert (record.pain, record.note) == (1, "wall was cold")


def test_three_easy_days_offer_the_next_level_and_accepting_shows_it(
    open_app: OpenApp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = open_app(morning(TODAY - timedelta(days=2)))
    for _ in range(3):
        do_session(driver)
        rate_easy(driver)
        driver.press(*[Key.Key_Tab] * 5)
        if "Go to Clamshell at half speed" not in driver.visible_text():
            driver.press(Key.Key_Space)
            driver.date.next_day()
    program = tmp_path / "hurried.toml"
    assert program.read_text(encoding="utf-8") == hurried_text()
    main(["status", "--json", "--data-dir", str(tmp_path / "data"), "--program", str(program)])
    status = json.loads(capsys.readouterr().out)
    assert (status["verdict"], status["level"]) == ("up", "clamshell")
    days = [TODAY - timedelta(days=back) for back in (2, 1, 0)]
    assert status["evidence"] == [day.isoformat() for day in days]
    driver.press(Key.Key_Space)
    driver.wait_for("Clamshell at half speed")
    main(["status", "--json", "--data-dir", str(tmp_path / "data"), "--program", str(program)])
    assert json.loads(capsys.readouterr().out)["level"] == "clamshell-half-speed"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Escape])
def test_either_key_leaves_well_done_as_finished(open_app: OpenApp, key: Key) -> None:
    driver = open_app(morning(TODAY))
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_for("Well done", LONG_STEP_MS)
    driver.press(key)
    assert "Session done" in driver.visible_text()
    driver.press(Key.Key_Escape)
    driver.press(*[Key.Key_Tab] * 5, Key.Key_Space)
    driver.wait_for("The ladder")
    (record,) = driver.history().sessions
    assert (record.done(Side.LEFT), record.done(Side.RIGHT)) == (25, 25)
    assert not record.is_rated, "nothing was answered, so nothing is made up"


def test_stopping_keeps_what_was_done(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY))
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape)
    driver.wait_for("Space: go on, Esc: stop; what you did is kept")
    driver.press(Key.Key_Escape)
    driver.wait_for("Stopped")
    (record,) = driver.history().sessions
    assert 3 <= record.done(Side.LEFT) <= 4
    assert record.done(Side.RIGHT) == 0


def test_a_session_that_was_stopped_and_rated_is_gone_on_with(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY))
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    # Hard with the left leg; the right one is not asked about, pain and note are passed by.
    driver.press(Key.Key_Tab, Key.Key_Space, Key.Key_Right, Key.Key_Right)
    driver.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    driver.wait_for("Go on where you stopped?")
    (stopped,) = driver.history().sessions
    assert stopped.effort == {Side.LEFT: Effort.HARD}
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    (whole,) = driver.history().sessions
    assert (whole.id, whole.started_at) == (stopped.id, stopped.started_at)
    assert (whole.done(Side.LEFT), whole.done(Side.RIGHT)) == (25, 25)
