"""The worked list of docs/programs.md, from the mat to the next level: keys only."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.__main__ import main
from glutetimer.app.navigation import PageName
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SetRecord
from glutetimer.core.speed import Speed
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import WORKED_LIST, worked_list
from tests.ui.conftest import OpenApp
from tests.ui.program.programs_opened import open_by_keys

TODAY = datetime.now().astimezone().date()
# By the clock of the tests; nothing of the list is shorter than a second.
SECOND_MS = 1_000
# Nor is any preparation shorter than two of these.
STEP_MS = 5_000


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def set_of(
    exercise: str, side: Side | None, reps: int, hold_s: int = 0, held_s: int | None = None
) -> SetRecord:
    """A set of which all was done; `held_s` where another time was held than was asked for."""
    hold_ms, held_ms = hold_s * 1_000, reps * hold_s * 1_000
    if held_s is not None:
        held_ms = held_s * 1_000
    return SetRecord(exercise, side, reps, reps, Speed.NORMAL, hold_ms, held_ms)


ALL_DONE = (
    set_of("side-lying-hold", Side.LEFT, 5, 10),
    set_of("side-lying-hold", Side.RIGHT, 5, 10),
    set_of("bridge", None, 12),
    set_of("bridge", None, 12),
    set_of("clamshell", Side.LEFT, 12),
    set_of("clamshell", Side.RIGHT, 12),
    set_of("plank", None, 1, 30),
    set_of("plank", None, 1, 30),
)


def rate_easy(driver: AppDriver) -> None:
    """Easy with both legs, no pain, then on to what follows: Tab by Tab."""
    driver.press(Key.Key_1, Key.Key_1, Key.Key_0)
    driver.press(*[Key.Key_Tab] * 5)


# What each preparation of the list is to a screen reader, in their order.
FIRST, *OTHERS = (
    "Left leg. Get ready",
    "Right leg. Switch sides",
    "Bridge. Next exercise",
    "Bridge. Rest before set 2",
    "Left leg. Next exercise",
    "Right leg. Switch sides",
    "Plank. Next exercise",
    "Plank. Rest before set 2",
)


def do_session(driver: AppDriver) -> None:
    """All of it, saying "ready" in each pause."""
    driver.press(Key.Key_Space)
    for preparation in (FIRST, *OTHERS):
        driver.wait_for(preparation, STEP_MS)
        driver.press(Key.Key_Space)
    driver.wait_for("Session done", STEP_MS)


def test_each_kind_is_shown_paused_and_gone_on_with(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY), program=worked_list())
    assert "5 holds of 10 s Side-lying hold" in driver.visible_text()
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Get ready")
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Hold 4 s left. Rep 1 of 5")
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    assert driver.history().sessions[0].sets[0].held_ms >= 5_000, "what was held is on disk"
    driver.press(Key.Key_Space)
    driver.wait_for("Going on")
    driver.wait_for("Left leg. Lift. Rep 1 of 5")
    driver.wait_for("Left leg. Rest. Rep 1 of 5", SECOND_MS)
    driver.wait_for("Right leg. Switch sides", SECOND_MS)
    driver.wait_for("Bridge. Next exercise", SECOND_MS)
    driver.wait_for("Bridge. Hold. Rep 12 of 12", SECOND_MS)
    driver.wait_for("Bridge. Rest before set 2", SECOND_MS)
    driver.wait_for("Left leg. Next exercise", SECOND_MS)
    driver.wait_for("Plank. Next exercise", SECOND_MS)
    driver.wait_for("Plank. Push up. Hold 30 seconds", SECOND_MS)
    driver.wait_for("Plank. Hold. 10 seconds left", SECOND_MS)
    driver.wait_for("Session done", SECOND_MS)
    (record,) = driver.history().sessions
    assert record.sets == ALL_DONE


def test_a_plank_that_is_broken_off_keeps_what_was_held(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY), program=worked_list())
    driver.press(Key.Key_Space)
    for text in (
        "Right leg. Switch",
        "Bridge. Next",
        "Left leg. Next",
        "Right leg. Sw",
        "Plank. N",
    ):
        driver.press(Key.Key_S)
        driver.wait_for(text)
    driver.press(Key.Key_Space)
    driver.wait_for("Plank. Hold. 10 seconds left", SECOND_MS)
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    (record,) = driver.history().sessions
    plank = record.sets[6]
    assert (plank.done, plank.prescribed) == (0, 1)
    assert 20_000 <= plank.held_ms < 22_000


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
@pytest.mark.usefixtures("plain_figures")
def test_three_easy_sessions_offer_longer_holds_and_travel_as_they_are(
    open_app: OpenApp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = open_app(morning(TODAY - timedelta(days=4)))
    driver.click(PageName.PROGRAM)
    open_by_keys(driver, WORKED_LIST)
    driver.click(PageName.TODAY)
    # The file that is remembered holds for the commands, too.
    data = ("--data-dir", str(tmp_path / "data"))
    for days in (2, 2, 0):
        do_session(driver)
        rate_easy(driver)
        if days:
            # Done.
            driver.press(Key.Key_Space)
        for _ in range(days):
            driver.date.next_day()
    sessions = driver.history().sessions
    assert [record.sets for record in sessions] == [ALL_DONE] * 3
    assert {tuple(record.effort.values()) for record in sessions} == {(Effort.EASY, Effort.EASY)}
    main(["status", "--json", *data])
    status = json.loads(capsys.readouterr().out)
    decided = (status["level"], status["verdict"], status["offered"])
    assert decided == ("first-weeks", "up", "longer-holds")
    assert driver.keyboard_is_on("Go to Longer holds")
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 holds of 15 s Side-lying hold")
    driver.window.page_asked.emit(PageName.REVIEW)
    driver.wait_for("left 129, right 129 (78 of each with both legs together)")
    driver.close()
    for name in ("all.json", "all.csv"):
        main(["history", "export", str(tmp_path / name), *data])
        elsewhere = ("--data-dir", str(tmp_path / f"{name}-data"))
        assert main(["history", "import", str(tmp_path / name), *elsewhere]) == 0
        main(["history", "export", str(tmp_path / f"again-{name}"), *elsewhere])
        again = (tmp_path / f"again-{name}").read_bytes()
        assert again == (tmp_path / name).read_bytes()
