"""Another dose, tempo or leg than the level's own is chosen on Today, and is what is done."""

from __future__ import annotations

import pytest

from glutetimer.core.assessment import is_complete
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side, Sides
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.timeline import Timeline
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.programs import without_figures
from tests.support.sample_histories import AT_TOP, HALF, NOW, SampleHistory, session_of
from tests.ui.conftest import OpenApp
from tests.ui.today.adjuster import DONE, MORE, OPEN, choose_fifteen


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def do_all(driver: AppDriver) -> SessionRecord:
    """A whole session; every pause is cut short."""
    driver.press(Key.Key_Space)
    while driver.session_controller.under_way:
        if driver.workout.session.timeline.segment_at(driver.workout.playhead.at_ms).rep is None:
            driver.press_at_once(Key.Key_Space)
        driver.step()
    driver.wait_for("Session done", LONG_STEP_MS)
    return driver.history().sessions[-1]


def listened_to(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> Timeline:
    """What is played on a press on Listen."""
    played: list[Timeline] = []
    player = driver.session_controller.ready_player()
    monkeypatch.setattr(player, "play", lambda timeline, _: played.append(timeline))
    driver.click("Settings")
    driver.click("Listen")
    (timeline,) = played
    return timeline


def test_fifteen_of_fifteen_is_a_whole_session(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    assert "25 × Clamshell, with each leg" in driver.visible_text()
    choose_fifteen(driver)
    assert "15 × Clamshell, with each leg (instead of 25)" in driver.visible_text()
    assert "Less than the level asks for: it does not count" in driver.visible_text()
    driver.click(DONE)
    record = do_all(driver)
    assert [(s.side, s.done, s.prescribed) for s in record.sets] == [
        (Side.LEFT, 15, 15),
        (Side.RIGHT, 15, 15),
    ]
    assert is_complete(record)
    assert record.reduced


def test_more_than_the_levels_own_counts(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    driver.click("Level 1: Clamshell")
    driver.click(OPEN)
    driver.click(MORE)
    assert "At least what the level asks for: it counts in full" in driver.visible_text()
    record = do_all(driver)
    assert record.sets[0].prescribed == 26
    assert not record.reduced
    for leg in ("left", "right"):
        driver.click(f"Effort of the {leg} leg: Easy")
    driver.skip_questions()
    driver.click(DONE)
    assert dict(driver.history().sessions[-1].effort) == dict.fromkeys(Side, Effort.EASY)
    assert "after 2 more sessions on other days" in driver.visible_text()


def test_the_minutes_follow(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    assert "about a minute" in driver.visible_text()
    driver.click(OPEN)
    for _ in range(10):
        driver.click("Clamshell: Hold: more")
    assert "about 5 minutes" in driver.visible_text()
    assert "(instead of 0.3 s)" in driver.visible_text()


def test_a_slower_lift_counts_and_a_faster_one_does_not(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=AT_TOP)
    driver.click(OPEN)
    driver.click("Lateral leg lift: Lift: more")
    assert "it counts in full" in driver.visible_text()
    driver.click("Lateral leg lift: Hold: less")
    assert (
        "Quicker than the level asks for: it does not count towards moving up"
        in driver.visible_text()
    )
    (chosen_tempo,) = driver.saved_settings().adjustments_of_day.values()
    assert chosen_tempo.tempos["lateral-leg-lift"].tempo.lift_ms == 500


def test_only_one_leg_today(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click("Legs: Right only")
    text = driver.visible_text()
    assert "25 × Clamshell, right leg only" in text
    assert "One leg alone: it does not count towards moving up, and does not set you back." in text
    assert "Left first" not in text
    driver.click("For how long: From now on")
    assert not driver.saved_settings().adjustments, "one leg alone is for today"
    driver.click(DONE)
    record = do_all(driver)
    assert [(s.side, s.done) for s in record.sets] == [(Side.RIGHT, 25)]
    assert record.reduced


def test_what_is_heard_of_it_follows(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click("Clamshell: Lift: more")
    driver.click("Legs: Right only")
    timeline = listened_to(driver, monkeypatch)
    assert [block.side for block in timeline.sets] == [Side.RIGHT]
    assert timeline.plan.level.doses[0].exercise.tempo.lift_ms == 500


def test_of_one_leg_alone_a_set_that_it_does_is_listened_to(
    open_app: OpenApp, hurried: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    level, dose = hurried.levels[0], hurried.levels[0].doses[0]
    doses = tuple(
        replace(dose, exercise=replace(dose.exercise, id=sides, sides=sides))
        for sides in (Sides.RIGHT, Sides.LEFT)
    )
    one_by_one = replace(level, doses=doses)
    exercises = tuple(dose.exercise for dose in doses)
    driver = open_app(NOW, program=replace(hurried, exercises=exercises, levels=(one_by_one,)))
    driver.click(OPEN)
    driver.click("Legs: Left only")
    assert [block.side for block in listened_to(driver, monkeypatch).sets] == [Side.LEFT]
