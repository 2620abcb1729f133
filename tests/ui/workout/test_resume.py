"""A session that was interrupted: offered again, gone on with or left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from glutetimer.app.navigation import PageName
from glutetimer.app.session_controller import RESUMABLE_FOR, SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort, History, Progress, SessionRecord, SetRecord
from glutetimer.core.session import Act
from glutetimer.core.timeline import Plan
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.today_page import TodayPage
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.fakes import ManualClock, fake_ports
from tests.support.programs import built_in, without_figures
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")

DAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=1)))
MIDNIGHT = MORNING.replace(hour=0) + timedelta(days=1)
RECORD = SessionRecord("stopped", "program", "clamshell", Side.LEFT, MORNING, 60_000, ())


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def interrupt(open_app: OpenApp, now: datetime) -> SessionRecord:
    """A session of which a few reps were done when the power failed."""
    driver = open_app(now)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 of 25")
    # No act and no closing: what is on the disk is all that is left.
    driver.power_fails()
    (record,) = driver.history().sessions
    return record


def go_to_today(driver: AppDriver) -> None:
    driver.click("Done")
    driver.wait_for("The ladder")


def stop_and_rate(driver: AppDriver) -> None:
    """A few reps, which were hard with the left leg."""
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.click("Effort of the left leg: Hard")
    go_to_today(driver)


def test_an_interrupted_session_is_gone_on_with(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING + timedelta(hours=2))
    driver.wait_for("Go on where you stopped?")
    driver.wait_for(f"{record.done(Side.LEFT)} of 25 with the left leg")
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    (whole,) = driver.history().sessions
    assert whole.id == record.id
    assert whole.started_at == record.started_at
    assert (whole.done(Side.LEFT), whole.done(Side.RIGHT)) == (25, 25)
    assert whole.active_ms > record.active_ms


def test_one_that_is_left_as_it_is_is_rated_and_not_offered_again(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING)
    driver.wait_for("Leave it as it is")
    driver.press(Key.Key_Tab, Key.Key_Space)
    driver.wait_for("Kept, but too short to count")
    assert driver.history() == History((record,))
    driver.press(Key.Key_Tab, Key.Key_Space)
    (kept,) = driver.history().sessions
    assert kept == replace(record, effort={Side.LEFT: Effort.EASY})
    driver.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    driver.wait_for("The ladder")
    assert not offered(driver)
    driver.close()
    assert not offered(open_app(MORNING))


def test_one_that_was_rated_when_it_was_stopped_is_left_without_a_question(
    open_app: OpenApp,
) -> None:
    driver = open_app(MORNING)
    stop_and_rate(driver)
    driver.wait_for("Go on where you stopped?")
    driver.press(Key.Key_Tab, Key.Key_Space)
    assert driver.window.current == PageName.TODAY
    assert not offered(driver)


def test_one_in_whose_place_another_is_begun_is_not_offered_again(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING)
    driver.wait_for("Leave it as it is")
    driver.click("Start again")
    driver.press(Key.Key_Space)
    driver.wait_for("2 of 25")
    newer = driver.resumable()
    assert newer is not None
    assert newer.id != record.id
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    assert record in driver.history().sessions
    go_to_today(driver)
    driver.wait_for("Go on where you stopped?")
    newer = driver.resumable()
    assert newer is not None
    assert newer.id != record.id, "the one that was stopped last"


def test_a_false_start_takes_no_other_ones_place(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING)
    driver.wait_for("Leave it as it is")
    driver.click("Start again")
    driver.wait_for("Get ready")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for(f"{record.done(Side.LEFT)} of 25 with the left leg")


def test_a_session_under_way_is_not_taken_for_an_interrupted_one(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("2 of 25")
    assert driver.session_controller.resumable(driver.program) is None


def test_a_start_that_begins_at_once_takes_an_interrupted_ones_place(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING, start=True)
    driver.press(Key.Key_Space)
    driver.wait_for("2 of 25")
    newer = driver.resumable()
    assert newer is not None
    assert newer.id != record.id
    assert record in driver.history().sessions


@pytest.mark.parametrize("paused", [False, True])
def test_the_window_closed_in_mid_session_interrupts_it(open_app: OpenApp, paused: bool) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    if paused:
        driver.press(Key.Key_Space)
    driver.close()
    (interrupted,) = driver.history().sessions
    assert not interrupted.is_rated
    driver = open_app(MORNING + timedelta(hours=1))
    driver.wait_for(f"{interrupted.done(Side.LEFT)} of 25 with the left leg")


def test_the_window_closed_in_the_summary_answers_nothing(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.do_all()
    driver.close()
    (whole,) = driver.history().sessions
    assert not whole.is_rated
    assert not offered(open_app(MORNING)), "nothing is left of it"


def test_one_killed_at_midnight_is_offered_two_seconds_later(open_app: OpenApp) -> None:
    record = interrupt(open_app, MIDNIGHT - timedelta(seconds=1))
    driver = open_app(MIDNIGHT + timedelta(seconds=1))
    driver.wait_for(f"{record.done(Side.LEFT)} of 25 with the left leg")


def test_last_nights_is_kept_and_not_offered(open_app: OpenApp) -> None:
    record = interrupt(open_app, MORNING)
    driver = open_app(MORNING + RESUMABLE_FOR + timedelta(minutes=1))
    assert not offered(driver)
    assert driver.history() == History((record,))


def test_a_leg_that_is_done_stays_so_over_a_kill(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("5 of 25")
    driver.press(Key.Key_S)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.power_fails()
    driver = open_app(MORNING)
    driver.wait_for("Go on where you stopped?")
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Paused")


def test_what_could_not_be_written_is_not_gone_on_with_from_what_was(
    qapp: QApplication, tmp_path: Path, hurried: Program
) -> None:
    """Going on from what the disk has would lose what it has not."""
    plan, clock = Plan(hurried.levels[0], Side.LEFT, hurried.timing), ManualClock()
    ports = fake_ports(clock, lambda: MORNING)
    with FullAfter(tmp_path / "history.db", reps=2) as store:
        settings = SettingsStore(tmp_path / "settings.toml")
        session_controller = SessionController(qapp, store, ports, settings)
        session_controller.start(plan, hurried.id)
        assert session_controller.workout
        for _ in range(100):
            clock.move_ms(100)
            session_controller.workout.tick()
        session_controller.workout.act(Act.STOP)
        assert session_controller.workout.record.done(Side.LEFT) > 2
        assert session_controller.resumable(hurried) is None
        store.full = False
        session_controller.save()
        resumable = session_controller.resumable(hurried)
        assert resumable is not None
        assert resumable.record == session_controller.workout.record
        session_controller.close()


class FullAfter(HistoryStore):
    """A history on a disk that is full after so many reps."""

    def __init__(self, path: Path, reps: int) -> None:
        super().__init__(path)
        self.full = False
        self._reps = reps

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        self.full = self.full or record.done > self._reps
        self._refuse()
        super().rep_done(session_id, set_index, record, progress)

    def write(self, session_id: str, sets: Sequence[SetRecord], progress: Progress) -> None:
        self._refuse()
        super().write(session_id, sets, progress)

    def _refuse(self) -> None:
        if self.full:
            raise HistoryError("The disk is full.")


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


def test_after_a_session_there_is_a_copy_of_it(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.close()
    # On a busy machine the one that a start makes may come when reps are done already.
    newest, *_ = driver.backups()
    assert newest.sessions == driver.history().sessions


def offered(driver: AppDriver) -> bool:
    # The window looks for one in the event loop's first turns after it was painted.
    for _ in range(20):
        QApplication.processEvents()
    return "Go on where you stopped?" in driver.visible_text()


@pytest.mark.parametrize(
    ("change", "undo"),
    [
        ("Don't keep this", "Undo"),
        ("Delete", "Undo: delete 23 November"),
        ("Correct…", "Undo: correct 23 November"),
    ],
)
def test_a_change_that_is_undone_leaves_it_to_be_gone_on_with(
    open_app: OpenApp, change: str, undo: str
) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    stopped = driver.resumable()
    if change != "Don't keep this":
        driver.click("Review")
    driver.click(change)
    if change == "Correct…":
        driver.type("9")
        driver.click("Save")
    assert driver.resumable() is None
    driver.click(undo)
    driver.click("Today")
    assert driver.resumable() == stopped
    driver.click("Go on")
    driver.press(Key.Key_Space)
    driver.wait_for("6 of 25")
