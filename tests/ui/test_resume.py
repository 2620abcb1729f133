"""A session that was interrupted: offered again, gone on with or left as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Program, Side
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.training import Training
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.today import TodayPage
from tests.fakes import Hand, Hush, NoAwake
from tests.programs import built_in
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key

DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=1)))
RECORD = SessionRecord("left", "program", "clamshell", Side.LEFT, MORNING, 60_000, ())


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


def test_a_start_that_begins_at_once_leaves_an_interrupted_one(open_desk: OpenDesk) -> None:
    record = interrupt(open_desk, MORNING)
    desk = open_desk(MORNING, start=True)
    desk.press(Key.Key_Space)
    desk.wait_for("2 of 25")
    assert [each.id for each in desk.interrupted()] != [record.id]
    assert len(desk.interrupted()) == 1, "looked for while the new one is under way"
    desk.press(Key.Key_Escape)
    desk.wait_for("Stopped")
    assert not offered(desk)
    desk.press(Key.Key_Space)
    assert "Stopped" in desk.says(), "the keyboard is on the first question"
    desk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    desk.wait_for("The ladder")
    assert not offered(desk)
    assert record in desk.history().sessions


def test_one_that_is_looked_for_after_another_session_is_left(
    qapp: QApplication, tmp_path: Path, hurried: Program
) -> None:
    plan, hand = Plan(hurried.levels[0], Side.LEFT, hurried.timing), Hand()
    first, *others = Session(plan).records()
    record = replace(RECORD, program=hurried.id, sets=(replace(first, done=5), *others))
    ports = Ports(hand.clock_ns, lambda: MORNING, Hush(hand.clock_ns), NoAwake())
    with HistoryStore(tmp_path / "history.db") as store:
        store.begin(record)
        training = Training(qapp, store, ports)
        training.start(plan, hurried.id)
        assert training.workout
        training.workout.act(Act.STOP)
        assert training.resumable(hurried) is None
        assert not store.interrupted()
        training.close()


def test_an_offer_leaves_the_keyboard_where_another_page_is_shown(qtbot: QtBot) -> None:
    pages, today, other = QStackedWidget(), TodayPage(lambda: 0, LIGHT), QPushButton("Other")
    qtbot.addWidget(pages)
    for page in (today, other):
        pages.addWidget(page)
    pages.setCurrentWidget(other)
    pages.show()
    pages.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    today.offer_resume(RECORD, built_in())
    assert other.hasFocus()


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
    # On a busy machine the one that a start makes may come when reps are done already.
    copy, *_ = desk.copies()
    assert copy.sessions == desk.history().sessions


def offered(desk: Desk) -> bool:
    # The window looks for one in the event loop's first turns after it was painted.
    for _ in range(20):
        QApplication.processEvents()
    return "Go on where you stopped?" in desk.says()
