"""What cannot be written is held, tried again and spoken of until it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton

from glutetimer.app.application import FOLLOW
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.session import Act, State
from glutetimer.workout import Workout
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key
from tests.ui.pasts import HALF, NOW, Past, session_of

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
NOT_SAVED = "Not saved yet: what you did today. The disk is full."


def do_reps(desk: Desk, number: int) -> Workout:
    """Until that many are done with the left leg."""
    workout = desk.app.training.workout
    assert workout is not None
    desk.wait_until(lambda: workout.record.done(Side.LEFT) >= number)
    return workout


def stopped_on_a_full_disk(desk: Desk) -> SessionRecord:
    """A session whose last reps, and how it felt, could not be written any more."""
    desk.press(Key.Key_Space, Key.Key_Space)
    do_reps(desk, 3)
    desk.store.full = True
    workout = do_reps(desk, 6)
    workout.act(Act.STOP)
    desk.wait_for("Stopped")
    desk.click("Effort of the left leg: Hard")
    desk.click("Pain: 2")
    kept = desk.history().sessions[-1]
    assert kept.done(Side.LEFT) < workout.record.done(Side.LEFT)
    return workout.record


def done(desk: Desk) -> None:
    desk.button("Done").click()
    desk.look_for_keyboard()


def test_a_session_waits_for_room_while_another_is_done(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = stopped_on_a_full_disk(desk)
    assert NOT_SAVED in desk.says()
    done(desk)
    assert NOT_SAVED in desk.says(), "it is so on Today, too"
    desk.press(Key.Key_Space, Key.Key_Space)
    do_reps(desk, 2)
    assert first.id not in [each.id for each in desk.history().sessions if each.pain]
    desk.store.full = False
    second = desk.app.training.workout
    assert second is not None
    second.act(Act.STOP)
    desk.wait_for("Stopped")
    done(desk)
    assert "Not saved yet" not in desk.says()
    kept = {each.id: each for each in desk.history().sessions}
    assert kept[first.id].sets == first.sets
    assert kept[first.id] == replace(first, effort={Side.LEFT: Effort.HARD}, pain=2)
    assert kept[second.begun.id].sets == second.record.sets


def test_room_that_was_made_is_found_before_the_next_session(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = stopped_on_a_full_disk(desk)
    done(desk)
    desk.store.full = False
    desk.press(Key.Key_Space, Key.Key_Space)
    do_reps(desk, 2)
    assert first in desk.history().sessions


def test_it_is_tried_again_every_minute(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = stopped_on_a_full_disk(desk)
    done(desk)
    (minute,) = (t for t in desk.window.findChildren(QTimer) if t.interval() == 60_000)
    minute.timeout.emit()
    assert NOT_SAVED in desk.says()
    desk.store.full = False
    minute.timeout.emit()
    assert "Not saved yet" not in desk.says()
    assert first in desk.history().sessions


def test_gone_on_with_it_loses_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = stopped_on_a_full_disk(desk)
    done(desk)
    assert "Go on" not in desk.says(), "the disk has not all of it"
    desk.store.full = False
    desk.click("Today")
    desk.click("Go on")
    desk.press(Key.Key_Space)
    workout = do_reps(desk, first.done(Side.LEFT))
    do_reps(desk, first.done(Side.LEFT) + 2)
    workout.act(Act.STOP)
    desk.wait_for("Stopped")
    (kept,) = desk.history().sessions
    assert kept.done(Side.LEFT) == workout.record.done(Side.LEFT) > first.done(Side.LEFT)


def test_a_session_of_which_nothing_was_done_leaves_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.store.full = True
    desk.press(Key.Key_Space, Key.Key_Space)
    workout = desk.app.training.workout
    assert workout is not None
    workout.act(Act.STOP)
    desk.store.full = False
    desk.app.training.save()
    assert not desk.app.training.unsaved
    assert desk.unfinished() is None


def test_the_summary_tells_one_story_of_what_is_not_saved(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=Past((session_of(HALF, 1),)))
    record = stopped_on_a_full_disk(desk)
    says = desk.says()
    assert "what you did is kept" not in says
    assert f"Left leg: {record.done(Side.LEFT)} of 25" in says
    assert f"{record.done(Side.LEFT)} of 25 with the left leg" in says, (
        "the reason counts them, too"
    )


def answers(desk: Desk) -> dict[str, QPushButton]:
    """What can be answered to the question in sight."""
    (box,) = (b for b in desk.window.findChildren(QMessageBox) if b.isVisible())
    assert "would be lost" in box.text() or "correcting" in box.text()
    return {each.text(): each for each in box.findChildren(QPushButton)}


def test_closing_asks_before_a_session_is_lost(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = stopped_on_a_full_disk(desk)
    assert not desk.window.close()
    answers(desk)["Keep it open"].click()
    assert desk.window.isVisible()
    assert not desk.window.close()
    answers(desk)["Try again"].click()
    assert desk.window.isVisible()
    desk.store.full = False
    answers(desk)["Try again"].click()
    assert not desk.window.isVisible()
    assert desk.history().sessions == (first,)


def test_closing_loses_a_session_only_when_told_to(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    stopped_on_a_full_disk(desk)
    assert not desk.window.close()
    answers(desk)["Close and lose it"].click()
    assert not desk.window.isVisible()


@pytest.mark.parametrize("answer", ["Save it", "Drop it", "Keep it open"])
def test_closing_asks_about_a_correction_that_is_open(open_desk: OpenDesk, answer: str) -> None:
    desk = open_desk(NOW, past=Past((session_of(HALF, 1),)))
    desk.click("Review")
    desk.press(Key.Key_Tab)
    desk.click("Correct…")
    desk.type("7")
    desk.click("Today")
    assert not desk.window.close()
    answers(desk)[answer].click()
    (record,) = desk.history().sessions
    assert record.sets[0].done == (7 if answer == "Save it" else 25)
    assert desk.window.isVisible() == (answer == "Keep it open")
    if desk.window.isVisible():
        assert desk.is_on("Left leg, Clamshell, reps")


def test_a_correction_that_says_nothing_new_is_not_asked_about(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=Past((session_of(HALF, 1),)))
    desk.click("Review")
    desk.click("Correct…")
    assert desk.window.close()


def test_a_note_that_is_being_typed_is_kept_when_the_window_closes(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(desk, 3)
    workout.act(Act.STOP)
    desk.wait_for("Stopped")
    note = desk.app._summary._note
    note.setFocus()
    desk.type("wall was cold")
    desk.window.close()
    assert desk.history().sessions[0].note == "wall was cold"


def test_a_note_that_finds_no_room_when_the_window_closes_is_asked_about(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(desk, 3)
    workout.act(Act.STOP)
    desk.wait_for("Stopped")
    desk.app._summary._note.setFocus()
    desk.type("wall was cold")
    desk.store.full = True
    assert not desk.window.close()
    desk.store.full = False
    answers(desk)["Try again"].click()
    assert not desk.window.isVisible()
    assert desk.history().sessions[0].note == "wall was cold"


def test_a_session_under_way_waits_while_a_correction_is_asked_about(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=Past((session_of(HALF, 1),)))
    desk.click("Review")
    desk.press(Key.Key_Tab)
    desk.click("Correct…")
    desk.type("7")
    desk.click("Today")
    desk.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(desk, 2)
    assert not desk.window.close()
    answers(desk)["Keep it open"].click()
    assert desk.window.current == FOLLOW, "there is no other way back to it"
    assert workout.session.state is State.PAUSED
    assert not desk.window.close()
    answers(desk)["Save it"].click()
    assert not desk.window.isVisible()
    assert {each.sets[0].done for each in desk.history().sessions} == {2, 7}


def rated_while_the_disk_was_full(desk: Desk) -> SessionRecord:
    """A session with a rating that is not written yet, though there is room again."""
    desk.press(Key.Key_Space, Key.Key_Space)
    workout = do_reps(desk, 6)
    workout.act(Act.STOP)
    desk.wait_for("Stopped")
    desk.store.full = True
    desk.click("Effort of the left leg: Hard")
    desk.store.full = False
    return workout.record


def test_what_is_not_written_yet_is_before_it_is_corrected(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    first = rated_while_the_disk_was_full(desk)
    desk.click("Review")
    desk.click("Correct…")
    desk.type("4")
    desk.click("Save")
    assert "Not saved yet" not in desk.says()
    desk.app.training.save()
    (kept,) = desk.history().sessions
    assert (kept.sets[0].done, kept.effort) == (4, first.effort)


@pytest.mark.parametrize("where", ["Summary", "Review"])
def test_what_is_deleted_is_not_written_any_more(open_desk: OpenDesk, where: str) -> None:
    desk = open_desk(MORNING)
    rated_while_the_disk_was_full(desk)
    if where == "Review":
        desk.click("Review")
        desk.click("Delete")
    else:
        desk.click("Don't keep this")
    desk.app.training.save()
    assert "Not saved yet" not in desk.says()
    assert not desk.history().sessions
    assert desk.window.close()


def test_what_was_never_written_need_not_be_kept(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.store.full = True
    desk.press(Key.Key_Space, Key.Key_Space)
    do_reps(desk, 6).act(Act.STOP)
    desk.wait_for("Stopped")
    desk.click("Don't keep this")
    assert "does not have this session" not in desk.says()
    desk.store.full = False
    desk.click("Don't keep this")
    assert "does not have this session" not in desk.says()
    assert "Not saved yet" not in desk.says()
    assert not desk.history().sessions
    assert desk.window.close()
