"""A session that was interrupted: offered again, gone on with or left as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from PySide6.QtWidgets import QApplication

from glutetimer.core.program import Side
from glutetimer.core.records import History, SessionRecord
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key

DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=1)))


def interrupt(open_desk: OpenDesk, now: datetime) -> SessionRecord:
    """A session of which a few reps were done when the power failed."""
    desk = open_desk(now)
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("5 of 25")
    # No act and no closing: what is on the disk is all that is left.
    desk.power_fails()
    (record,) = desk.history().sessions
    return record


def test_an_interrupted_session_is_gone_on_with(open_desk: OpenDesk) -> None:
    record = interrupt(open_desk, MORNING)
    desk = open_desk(MORNING + timedelta(hours=2))
    desk.wait_for("Go on where you stopped?")
    desk.wait_for(f"{record.done(Side.LEFT)} of 25 with the left leg")
    desk.press(Key.Key_Space)
    desk.wait_for("Paused")
    desk.press(Key.Key_Space)
    desk.wait_for("Right leg. Switch sides")
    desk.press(Key.Key_Space)
    desk.wait_for("Session done")
    (whole,) = desk.history().sessions
    assert whole.id == record.id
    assert whole.started_at == record.started_at
    assert (whole.done(Side.LEFT), whole.done(Side.RIGHT)) == (25, 25)
    assert whole.active_ms > record.active_ms


def test_one_that_is_left_as_it_is_is_not_offered_again(open_desk: OpenDesk) -> None:
    record = interrupt(open_desk, MORNING)
    desk = open_desk(MORNING)
    desk.wait_for("Leave it as it is")
    desk.press(Key.Key_Tab, Key.Key_Space)
    assert desk.history() == History((record,))
    desk.close()
    assert not offered(open_desk(MORNING))


def test_one_in_whose_place_another_is_begun_is_not_offered_again(open_desk: OpenDesk) -> None:
    record = interrupt(open_desk, MORNING)
    desk = open_desk(MORNING)
    desk.wait_for("Leave it as it is")
    desk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space, Key.Key_Space)
    desk.wait_for("2 of 25")
    assert [each.id for each in desk.interrupted()] != [record.id]
    desk.press(Key.Key_Escape)
    desk.wait_for("Stopped")
    assert not desk.interrupted()
    assert record in desk.history().sessions


def test_a_session_begun_at_the_start_is_not_taken_for_an_interrupted_one(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("2 of 25")
    assert desk.app.training.resumable(desk.program) is None
    assert len(desk.interrupted()) == 1, "it is still under way"


def test_yesterdays_is_kept_and_not_offered(open_desk: OpenDesk) -> None:
    record = interrupt(open_desk, MORNING)
    desk = open_desk(MORNING + timedelta(days=1))
    assert not offered(desk)
    assert desk.history() == History((record,))
    assert not desk.interrupted()


def test_a_session_stopped_by_hand_is_not_offered(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("4 of 25")
    desk.press(Key.Key_Escape)
    desk.wait_for("Stopped")
    desk.close()
    assert not offered(open_desk(MORNING))


def test_after_a_session_there_is_a_copy_of_it(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("4 of 25")
    desk.press(Key.Key_Escape)
    desk.wait_for("Stopped")
    desk.close()
    (copy,) = desk.copies()
    assert copy.sessions == desk.history().sessions


def offered(desk: Desk) -> bool:
    # The window looks for one in the event loop's first turns after it was painted.
    for _ in range(20):
        QApplication.processEvents()
    return "Go on where you stopped?" in desk.says()
