"""What cannot be written is held, tried again and spoken of until it is written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.session import Act, State
from glutetimer.workout import Workout
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import without_figures
from tests.support.sample_histories import HALF, NOW, SampleHistory, session_of
from tests.ui.conftest import OpenApp

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
NOT_SAVED = "Not saved yet: what you did today. The disk is full."


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def do_reps(driver: AppDriver, number: int) -> Workout:
    """Until that many are done with the left leg."""
    workout = driver.workout
    driver.wait_until(lambda: workout.record.done(Side.LEFT) >= number)
    return workout


def stopped_on_a_full_disk(driver: AppDriver) -> SessionRecord:
    """A session whose last reps, and how it felt, could not be written any more."""
    driver.press(Key.Key_Space, Key.Key_Space)
    do_reps(driver, 3)
    driver.store.full = True
    workout = do_reps(driver, 6)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    driver.click("Effort of the left leg: Hard")
    driver.click("Pain: 2")
    kept = driver.history().sessions[-1]
    assert kept.done(Side.LEFT) < workout.record.done(Side.LEFT)
    return workout.record


def press_done(driver: AppDriver) -> None:
    driver.button("Done").click()
    driver.check_keyboard()


def type_note(driver: AppDriver) -> None:
    """Begin a note on the Summary, and go on to nothing else."""
    (field,) = driver.window.page().findChildren(QLineEdit)
    field.setFocus()
    driver.type("wall was cold")


def test_a_session_waits_for_room_while_another_is_done(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = stopped_on_a_full_disk(driver)
    assert NOT_SAVED in driver.visible_text()
    press_done(driver)
    assert NOT_SAVED in driver.visible_text(), "it is so on Today, too"
    driver.press(Key.Key_Space, Key.Key_Space)
    do_reps(driver, 2)
    assert first.id not in [session.id for session in driver.history().sessions if session.pain]
    driver.store.full = False
    second = driver.workout
    second.act(Act.STOP)
    driver.wait_for("Stopped")
    press_done(driver)
    assert "Not saved yet" not in driver.visible_text()
    kept = {session.id: session for session in driver.history().sessions}
    assert kept[first.id].sets == first.sets
    assert kept[first.id] == replace(first, effort={Side.LEFT: Effort.HARD}, pain=2)
    assert kept[second.begun.id].sets == second.record.sets


def test_room_that_was_made_is_found_before_the_next_session(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = stopped_on_a_full_disk(driver)
    press_done(driver)
    driver.store.full = False
    driver.press(Key.Key_Space, Key.Key_Space)
    do_reps(driver, 2)
    assert first in driver.history().sessions


def test_it_is_tried_again_every_minute(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = stopped_on_a_full_disk(driver)
    press_done(driver)
    (minute,) = (t for t in driver.window.findChildren(QTimer) if t.interval() == 60_000)
    minute.timeout.emit()
    assert NOT_SAVED in driver.visible_text()
    driver.store.full = False
    minute.timeout.emit()
    assert "Not saved yet" not in driver.visible_text()
    assert first in driver.history().sessions


def test_gone_on_with_it_loses_nothing(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = stopped_on_a_full_disk(driver)
    press_done(driver)
    assert "Go on" not in driver.visible_text(), "the disk has not all of it"
    driver.store.full = False
    driver.click("Today")
    driver.click("Go on")
    driver.press(Key.Key_Space)
    workout = do_reps(driver, first.done(Side.LEFT))
    do_reps(driver, first.done(Side.LEFT) + 2)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    (kept,) = driver.history().sessions
    assert kept.done(Side.LEFT) == workout.record.done(Side.LEFT) > first.done(Side.LEFT)


def test_a_session_of_which_nothing_was_done_leaves_nothing(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.store.full = True
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = driver.workout
    workout.act(Act.STOP)
    driver.store.full = False
    driver.session_controller.save()
    assert not driver.session_controller.unsaved
    assert driver.resumable() is None


def test_a_hold_that_was_broken_off_counts_before_it_is_saved(
    open_app: OpenApp, hurried: Program
) -> None:
    level = hurried.levels[0]
    held = replace(level, doses=(replace(level.doses[0], reps=1, hold_ms=600_000),))
    driver = open_app(MORNING, program=replace(hurried, levels=(held, *hurried.levels[1:])))
    driver.store.full = True
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = driver.workout
    driver.wait_until(lambda: workout.anything_done)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    driver.click("Pain: 2")
    press_done(driver)
    assert "1 of the last 7 days" in driver.visible_text()


def test_the_summary_tells_one_story_of_what_is_not_saved(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    record = stopped_on_a_full_disk(driver)
    visible_text = driver.visible_text()
    assert "what you did is kept" not in visible_text
    assert f"Left leg: {record.done(Side.LEFT)} of 25" in visible_text
    assert "not all of it was done today" in visible_text.lower(), "the reason knows of it, too"


def answers(driver: AppDriver) -> dict[str, QPushButton]:
    """What can be answered to the question in sight."""
    (box,) = (b for b in driver.window.findChildren(QMessageBox) if b.isVisible())
    assert "would be lost" in box.text() or "of a session is not saved" in box.text()
    return {button.text(): button for button in box.findChildren(QPushButton)}


def test_closing_asks_before_a_session_is_lost(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = stopped_on_a_full_disk(driver)
    assert not driver.window.close()
    answers(driver)["Keep it open"].click()
    assert driver.window.isVisible()
    assert not driver.window.close()
    answers(driver)["Try again"].click()
    assert driver.window.isVisible()
    driver.store.full = False
    answers(driver)["Try again"].click()
    assert not driver.window.isVisible()
    assert driver.history().sessions == (first,)


def test_closing_loses_a_session_only_when_asked_to(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    stopped_on_a_full_disk(driver)
    assert not driver.window.close()
    answers(driver)["Close and lose it"].click()
    assert not driver.window.isVisible()


@pytest.mark.parametrize("answer", ["Save it", "Drop it", "Keep it open"])
def test_closing_asks_about_a_correction_that_is_open(open_app: OpenApp, answer: str) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    driver.click("Review")
    driver.press(Key.Key_Tab)
    driver.click("Correct…")
    driver.type("7")
    driver.click("Today")
    assert not driver.window.close()
    answers(driver)[answer].click()
    (record,) = driver.history().sessions
    assert record.sets[0].done == (7 if answer == "Save it" else 25)
    assert driver.window.isVisible() == (answer == "Keep it open")
    if driver.window.isVisible():
        assert driver.keyboard_is_on("Left leg, Clamshell, reps")


def test_a_correction_that_says_nothing_new_is_not_asked_about(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    driver.click("Review")
    driver.click("Correct…")
    assert driver.window.close()


def test_a_note_that_is_being_typed_is_kept_when_the_window_closes(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(driver, 3)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    type_note(driver)
    driver.window.close()
    assert driver.history().sessions[0].note == "wall was cold"


def test_a_note_that_finds_no_room_when_the_window_closes_is_asked_about(
    open_app: OpenApp,
) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(driver, 3)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    type_note(driver)
    driver.store.full = True
    assert not driver.window.close()
    driver.store.full = False
    answers(driver)["Try again"].click()
    assert not driver.window.isVisible()
    assert driver.history().sessions[0].note == "wall was cold"


def test_a_session_under_way_waits_while_a_correction_is_asked_about(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    driver.click("Review")
    driver.press(Key.Key_Tab)
    driver.click("Correct…")
    driver.type("7")
    driver.click("Today")
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(driver, 2)
    assert not driver.window.close()
    answers(driver)["Keep it open"].click()
    assert driver.window.current == PageName.WORKOUT, "there is no other way back to it"
    assert workout.session.state is State.PAUSED
    assert not driver.window.close()
    answers(driver)["Save it"].click()
    assert not driver.window.isVisible()
    assert {session.sets[0].done for session in driver.history().sessions} == {2, 7}


def rated_while_the_disk_was_full(driver: AppDriver) -> SessionRecord:
    """A session with a rating that is not written yet, though there is room again."""
    driver.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(driver, 6)
    workout.act(Act.STOP)
    driver.wait_for("Stopped")
    driver.store.full = True
    driver.click("Effort of the left leg: Hard")
    driver.store.full = False
    return workout.record


def test_what_is_not_written_yet_is_before_it_is_corrected(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    first = rated_while_the_disk_was_full(driver)
    driver.click("Review")
    driver.click("Correct…")
    driver.type("4")
    driver.click("Save")
    assert "Not saved yet" not in driver.visible_text()
    driver.session_controller.save()
    (kept,) = driver.history().sessions
    assert (kept.sets[0].done, kept.effort) == (4, first.effort)


@pytest.mark.parametrize("where", ["Summary", "Review"])
def test_what_is_deleted_is_not_written_any_more(open_app: OpenApp, where: str) -> None:
    driver = open_app(MORNING)
    rated_while_the_disk_was_full(driver)
    if where == "Review":
        driver.click("Review")
        driver.click("Delete")
    else:
        driver.click("Don't keep this")
    driver.session_controller.save()
    assert "Not saved yet" not in driver.visible_text()
    assert not driver.history().sessions
    assert driver.window.close()


def test_what_was_never_written_need_not_be_kept(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.store.full = True
    driver.press(Key.Key_Space, Key.Key_Space)
    do_reps(driver, 6).act(Act.STOP)
    driver.wait_for("Stopped")
    driver.click("Don't keep this")
    assert "does not have this session" not in driver.visible_text()
    driver.store.full = False
    driver.click("Don't keep this")
    assert "does not have this session" not in driver.visible_text()
    assert "Not saved yet" not in driver.visible_text()
    assert not driver.history().sessions
    assert driver.window.close()
