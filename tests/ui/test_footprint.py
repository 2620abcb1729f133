"""What a long day leaves behind: no memory, object, timer, thread or open file."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.ui.workout.workout_page import WorkoutPage
from tests.support.footprint import assert_nothing_left, footprint, let_go
from tests.support.programs import built_in
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what a process holds")

FRAME_MS, MINUTE_MS = 40, 60_000
# A frame in each of these, after the first minute: of no length that a rep is a multiple of, so
# that all of its postures are shown in time.
LEAP_MS = 7_001
# At half speed almost four hours, which is the most that a level may last.
REPS, SETS, REST_MS = 68, 10, 10_000
TIMES, FIRST_TIMES = 200, 10
# A hurried session's time, which goes by in a few steps.
STEP_MS = 1_000
LISTED_PAGES = (PageName.REVIEW, PageName.LEARN, PageName.PROGRAM, PageName.SETTINGS)


@pytest.fixture
def idle_moments() -> None:
    """They are used, as in the program."""


def test_four_hours_of_a_session_leave_nothing_behind(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint, painted = WorkoutPage.paintEvent, 0

    def paint_and_count(page: WorkoutPage, event: QPaintEvent) -> None:
        nonlocal painted
        paint(page, event)
        painted += 1

    monkeypatch.setattr(WorkoutPage, "paintEvent", paint_and_count)
    level = built_in().levels[1]
    dose = replace(level.doses[0], reps=REPS, sets=SETS, rest_ms=REST_MS)
    program = replace(built_in(), levels=(replace(level, doses=(dose,)),))
    driver = open_app(NOW, program=program)
    # A small picture is painted sooner; one that is left behind is still seen.
    driver.window.resize(720, 520)
    driver.press(Qt.Key.Key_Space)
    for _ in range(0, MINUTE_MS, FRAME_MS):
        driver.step(FRAME_MS)
    assert painted > MINUTE_MS / FRAME_MS / 2
    # What the first look gives back to the system, the next frame takes again.
    footprint()
    driver.step(FRAME_MS)
    after_a_minute, session, painted = footprint(), driver.workout.session, 0
    while session.position_ms < session.timeline.duration_ms - 2 * LEAP_MS:
        driver.step(LEAP_MS)
        if session.state.stands_still:
            driver.press(Qt.Key.Key_Space)
    assert session.position_ms > 3.8 * 60 * MINUTE_MS
    assert painted > session.position_ms / LEAP_MS / 2
    assert_nothing_left(after_a_minute, footprint())


def test_pages_that_were_opened_and_closed_leave_nothing_behind(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    navigation = driver.app.navigation

    def open_and_close() -> None:
        for page in LISTED_PAGES:
            navigation.show_page(page)
            let_go()
            assert driver.window.current == page
        navigation.show_introduction()
        let_go()
        navigation.show_page(PageName.TODAY)
        let_go()

    assert_repeatable(open_and_close)


def test_sessions_that_were_done_and_rated_leave_nothing_behind(open_app: OpenApp) -> None:
    driver = open_app(NOW)

    def do_and_rate() -> None:
        driver.press(Qt.Key.Key_Space)
        driver.wait_until(lambda: driver.workout.anything_done, STEP_MS)
        driver.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
        assert driver.window.current == PageName.SUMMARY
        driver.session_controller.forget()
        driver.app.navigation.show_today()
        let_go()

    assert_repeatable(do_and_rate)


def assert_repeatable(do: Callable[[], None]) -> None:
    """What is done time and again leaves nothing after the first times, when all is loaded."""
    for _ in range(FIRST_TIMES):
        do()
    # What the first look gives back to the system, the next round takes again.
    footprint()
    do()
    early = footprint()
    for _ in range(TIMES - FIRST_TIMES):
        do()
    assert_nothing_left(early, footprint())
