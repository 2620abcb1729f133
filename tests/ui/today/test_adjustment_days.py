"""How long what is chosen on Today holds: today, from now on, or a session that is resumed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from glutetimer.core.adjustment import Adjustment
from glutetimer.core.program import Program, Side
from glutetimer.core.settings import Settings
from tests.support.app_driver import LONG_STEP_MS, Key
from tests.support.programs import without_figures
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp
from tests.ui.today.adjuster import DONE, LESS, OPEN, TODAY, box_of, choose_fifteen, chosen


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def test_what_is_chosen_for_today_is_kept_and_gone_the_next_day(
    open_app: OpenApp, hurried: Program
) -> None:
    driver = open_app(NOW)
    choose_fifteen(driver, DONE)
    settings = driver.saved_settings()
    assert chosen(settings, hurried, TODAY).doses[0].reps == 15
    assert chosen(settings, hurried, TODAY + timedelta(days=1)) == Adjustment()
    driver.date.pass_days(1)
    driver.window.activated.emit()
    assert "25 × Clamshell, with each leg · about" in driver.visible_text()


def test_a_start_after_midnight_shows_first_that_it_is_the_levels_own_again(
    open_app: OpenApp,
) -> None:
    driver = open_app(NOW)
    choose_fifteen(driver)
    driver.date.pass_days(1)
    driver.press(Key.Key_Space)
    assert not driver.session_controller.under_way
    assert "see what is suggested now" in driver.visible_text()
    assert box_of(driver, "Clamshell: Reps").value() == 25
    driver.press(Key.Key_Space)
    assert driver.workout.session.timeline.plan.level.doses[0].total == 25


def test_what_is_chosen_from_now_on_holds_the_next_day_and_starts_at_once(
    open_app: OpenApp,
) -> None:
    driver = open_app(NOW)
    choose_fifteen(driver, "For how long: From now on")
    assert not driver.saved_settings().adjustments_of_day
    driver.close()
    again = open_app(NOW + timedelta(days=1), start=True)
    again.wait_until(lambda: again.session_controller.under_way)
    assert again.workout.session.timeline.plan.level.doses[0].total == 15


def test_who_takes_back_from_now_on_means_today(open_app: OpenApp, hurried: Program) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click(LESS)
    driver.click("For how long: From now on")
    driver.click("For how long: Only today")
    settings = driver.saved_settings()
    assert settings.adjustments == {}
    assert chosen(settings, hurried, TODAY).doses[0].reps == 24


def test_what_is_chosen_for_one_level_leaves_the_others_alone(
    open_app: OpenApp, hurried: Program
) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click(LESS)
    driver.click("For how long: From now on")
    driver.click("Level 3: Lateral leg lift")
    assert driver.button("For how long: Only today").isChecked()
    driver.click("Lateral leg lift: Reps: less")
    settings = driver.saved_settings()
    assert chosen(settings, hurried, TODAY + timedelta(days=1)).doses[0].reps == 24
    lift = settings.adjustment(hurried, hurried.levels[2], TODAY)
    assert (lift.doses[0].reps, lift.day) == (9, TODAY)


def test_todays_choice_says_what_is_done_from_tomorrow_on(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click(LESS)
    driver.click("For how long: From now on")
    driver.click(DONE)
    driver.click(OPEN)
    assert driver.button("For how long: From now on").isChecked()
    driver.click("For how long: Only today")
    driver.click(LESS)
    assert "23 × Clamshell, with each leg (instead of 25)" in driver.visible_text()
    assert "From tomorrow on: 24 × Clamshell" in driver.visible_text()


def test_one_press_leads_back_to_the_levels_own(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    choose_fifteen(driver, "Clamshell: Lift: more", "Legs: Left only", "Reset to the level")
    assert driver.saved_settings() == Settings(introduced=True)
    assert "This is what the level asks for." in driver.visible_text()
    assert box_of(driver, "Clamshell: Reps").value() == 25
    assert driver.button("Legs: Both legs").isChecked()


def test_a_session_goes_on_with_what_it_was_begun_with(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    choose_fifteen(driver, "Legs: Left only", DONE)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 of 15")
    driver.power_fails()
    settings = driver.app.settings
    settings.change(adjustments_of_day={})
    settings.save()
    again = open_app(NOW + timedelta(hours=1))
    again.wait_for("Go on where you stopped?")
    again.wait_for("25 × Clamshell, with each leg")
    again.press(Key.Key_Space, Key.Key_Space)
    again.wait_for("15 of 15")
    again.wait_for("Session done", LONG_STEP_MS)
    (record,) = again.history().sessions
    assert [(s.side, s.done, s.prescribed) for s in record.sets] == [(Side.LEFT, 15, 15)]
    assert record.reduced
