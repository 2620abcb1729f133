"""Another dose, tempo or leg than the level's own is chosen on Today, and is what is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QSpinBox, QWidget

from glutetimer.core.adjustment import Adjustment
from glutetimer.core.assessment import is_complete
from glutetimer.core.program import Program, Side, Sides
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.setting_choices import TextSize
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from tests.support.app_driver import AppDriver, Key
from tests.support.page_views import adjustment_views
from tests.support.programs import without_figures
from tests.support.sample_histories import AT_TOP, HALF, NOW, SampleHistory, session_of
from tests.support.views import ViewDriver, opened, wait_until
from tests.ui.conftest import OpenApp

TODAY = NOW.date()
OPEN, CLOSE, DONE = "Adjust…", "Close", "Done"
LESS, MORE = "Clamshell: Reps: less", "Clamshell: Reps: more"
VIEWS = {view.name: view for view in adjustment_views()}


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def choose_fifteen(driver: AppDriver, *more: str) -> None:
    """Open the numbers of the dose, choose fifteen of 25 reps and press what is called so."""
    driver.click(OPEN)
    for name in (*[LESS] * 10, *more):
        driver.click(name)


def do_all(driver: AppDriver) -> SessionRecord:
    """A whole session; every pause is cut short."""
    driver.press(Key.Key_Space)
    while driver.session_controller.under_way:
        if driver.workout.session.timeline.segment_at(driver.workout.playhead.at_ms).rep is None:
            driver.press_at_once(Key.Key_Space)
        driver.step()
    driver.wait_for("Session done")
    return driver.history().sessions[-1]


def chosen(settings: Settings, program: Program, day: date) -> Adjustment:
    return settings.adjustment(program, program.levels[0], day)


def box_of(driver: AppDriver, name: str) -> QSpinBox:
    boxes = driver.window.page().findChildren(QSpinBox)
    (box,) = (box for box in boxes if box.accessibleName() == name)
    return box


def listened_to(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> Timeline:
    """What is played on a press on Listen."""
    played: list[Timeline] = []
    player = driver.session_controller.ready_player()
    monkeypatch.setattr(player, "play", lambda timeline, _: played.append(timeline))
    driver.click("Settings")
    driver.click("Listen")
    (timeline,) = played
    return timeline


def keyboard(stage: ViewDriver) -> str:
    """What the keyboard is on as long as the window has it."""
    focused = stage.window.focusWidget()
    assert focused is not None
    return focused.accessibleName()


# What was chosen is what was prescribed


def test_fifteen_of_fifteen_is_a_whole_session(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    assert "25 × Clamshell, with each leg" in driver.visible_text()
    choose_fifteen(driver)
    assert "15 × Clamshell, with each leg (instead of 25)" in driver.visible_text()
    assert "Less than the level asks for: it adds no easy session" in driver.visible_text()
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
    assert "Quicker than the level asks for: it adds no easy session" in driver.visible_text()
    (chosen_tempo,) = driver.saved_settings().adjustments_of_day.values()
    assert chosen_tempo.tempos["lateral-leg-lift"].tempo.lift_ms == 500


def test_only_one_leg_today(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click("Legs: Right only")
    text = driver.visible_text()
    assert "25 × Clamshell, right leg only" in text
    assert "One leg alone: it adds no easy session. Those that you have stay." in text
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


# For today, or from now on


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
    choose_fifteen(driver, "Clamshell: Lift: more", "Legs: Left only", "As the level asks")
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
    again.wait_for("Session done")
    (record,) = again.history().sessions
    assert [(s.side, s.done, s.prescribed) for s in record.sets] == [(Side.LEFT, 15, 15)]
    assert record.reduced


# By hand and by keys


def test_a_double_press_is_two_steps_and_space_still_starts(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.wait_out_guard()
    driver.double_click_on(MORE)
    assert box_of(driver, "Clamshell: Reps").value() == 27
    assert driver.keyboard_is_on("Start")
    driver.press(Key.Key_Space)
    assert driver.workout.session.timeline.plan.level.doses[0].total == 27


def test_a_double_click_opens_it_once(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    QTest.mouseClick(driver.button(OPEN), Qt.MouseButton.LeftButton)
    QTest.mouseDClick(driver.button(CLOSE), Qt.MouseButton.LeftButton)
    assert driver.button(CLOSE).isVisible()


def test_it_can_be_used_by_keys_alone(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Backtab)
    assert driver.keyboard_is_on(OPEN)
    driver.press(Key.Key_Space)
    assert driver.keyboard_is_on("Clamshell: Reps")
    driver.press(Key.Key_Space, Key.Key_Return)
    assert not driver.session_controller.under_way, "on the heels of the press that opened it"
    driver.press(Key.Key_Down, Key.Key_Down)
    assert "23 × Clamshell" in driver.visible_text()
    driver.press(Key.Key_Tab)
    assert driver.keyboard_is_on("Clamshell: Lift")
    driver.press(Key.Key_Escape)
    assert driver.keyboard_is_on(OPEN)
    driver.press(Key.Key_Space)
    driver.button(DONE).setFocus(Qt.FocusReason.TabFocusReason)
    driver.press_at_once(Key.Key_Space)
    driver.press_at_once(Key.Key_Space)
    assert not driver.session_controller.under_way, "Space is not on Start"


def test_a_number_can_be_typed(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    box = box_of(driver, "Clamshell: Reps")
    box.setFocus()
    box.selectAll()
    driver.type("15")
    assert "15 × Clamshell, with each leg (instead of 25)" in driver.visible_text()
    lift = box_of(driver, "Clamshell: Lift")
    lift.setFocus()
    lift.selectAll()
    driver.type("2.5")
    assert lift.value() == 2_500


def test_a_press_that_slips_off_takes_nothing(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    for name in (LESS, "Legs: Left only", "As the level asks", DONE):
        button = driver.button(name)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        QTest.mouseMove(button, QPoint(-40, -400))
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-40, -400))
    assert driver.keyboard_is_on("Start")


def test_another_level_has_numbers_of_its_own(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=AT_TOP)
    driver.click(OPEN)
    box_of(driver, "Leg circles: Circle").setFocus()
    driver.app._today_page.level_picked.emit(driver.program.levels[0])
    driver.check_keyboard()
    assert box_of(driver, "Clamshell: Reps").value() == 25
    assert "Leg circles" not in driver.visible_text()


def test_it_is_closed_when_one_comes_back(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click("Learn")
    driver.click("Today")
    assert driver.button(OPEN).isVisible()
    assert "How much, and how fast" not in driver.visible_text()


# To be seen


@pytest.mark.usefixtures("usual_type")
@pytest.mark.parametrize(
    "name", ["today-adjust", "today-adjust-two", "today-adjust-list", "today-adjust-hold"]
)
def test_all_of_it_is_in_sight_without_scrolling(name: str, tmp_path: Path) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1366, 768)
        (area,) = stage.window.page().findChildren(QScrollArea)
        assert area.verticalScrollBar().value() == 0
        for button in ("Start", DONE, "As the level asks"):
            assert in_sight(stage, button)


def test_in_one_column_it_is_scrolled_to_and_start_is_there_again_afterwards(
    tmp_path: Path,
) -> None:
    view = replace(
        VIEWS["today-adjust"],
        show=lambda _: None,
        settings=Settings(introduced=True, text_size=TextSize.LARGEST),
    )
    with opened(view, tmp_path) as stage:
        stage.resize(720, 520)
        stage.click(OPEN)
        wait_until(lambda: in_sight(stage, LESS))
        assert not in_sight(stage, "Start")
        stage.click(DONE)
        wait_until(lambda: in_sight(stage, "Start"))


def in_sight(stage: ViewDriver, name: str) -> bool:
    """Whether all of the button of that name is in sight."""
    button = stage.button(name)
    return button.visibleRegion().boundingRect() == button.rect()


def test_of_many_exercises_one_tempo_is_shown_at_a_time(tmp_path: Path) -> None:
    with opened(VIEWS["today-adjust-list"], tmp_path) as stage:

        def lifts() -> list[str]:
            boxes = stage.window.page().findChildren(QSpinBox)
            names = [box.accessibleName() for box in boxes if box.isVisible()]
            return [name for name in names if ": Lift" in name]

        assert lifts() == []
        stage.click("Bridge: Tempo…")
        assert lifts() == ["Bridge: Lift"]
        stage.button("Clamshell: Tempo…").setFocus()
        stage.click("Clamshell: Tempo…")
        assert lifts() == ["Clamshell: Lift"]
        assert keyboard(stage) == "Clamshell: Lift"
        stage.click("Side-lying hold: Tempo…")
        assert keyboard(stage) == "Clamshell: Tempo…"


def test_both_legs_together_can_not_be_had_singly(tmp_path: Path) -> None:
    with opened(VIEWS["today-adjust-hold"], tmp_path) as stage:
        shown = [w.accessibleName() for w in stage.window.findChildren(QWidget) if w.isVisible()]
        assert not {"Legs", "First leg"} & set(shown)
        stage.click("Plank: Hold: more")
        assert "2 × 35 s Plank (instead of 2 × 30 s)" in stage.visible_text()
        assert "a rep" not in stage.visible_text()


def test_an_exercise_that_stands_twice_has_one_tempo(tmp_path: Path) -> None:
    view = VIEWS["today-adjust"]
    level = view.program.levels[0]
    twice = replace(level, doses=(level.doses[0], replace(level.doses[0], reps=10)))
    view = replace(view, program=replace(view.program, levels=(twice, *view.program.levels[1:])))
    with opened(view, tmp_path) as stage:
        stage.click("Clamshell: Lift: more")
        stage.click("Clamshell (2): Reps: less")
        text = stage.visible_text()
        assert "25 × Clamshell, then 9 × Clamshell, with each leg" in text
        assert "(instead of 10 × Clamshell)" in text
        assert text.count("5.5 s a rep") == 3, "once for each dose and once in the plan"
