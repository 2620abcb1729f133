"""How a session felt is told from the mat: by keys alone, skipped, by slips of the hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.setting_choices import FullScreen
from glutetimer.ui.keys import PRESS_KEYS
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.programs import without_figures
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
LEFT, RIGHT, PAIN = "Left leg: how did it feel?", "Right leg: how did it feel?", "Any pain, from 0"
TEN = "Space takes 1. A 0 now makes it 10."
ANSWERING = (
    Key.Key_1, Key.Key_Right, Key.Key_Space, Key.Key_Left, Key.Key_PageUp, *PRESS_KEYS, Key.Key_S,
    Key.Key_0, Key.Key_Backspace, Key.Key_Tab, Key.Key_Return, Key.Key_Escape,
)  # fmt: skip
# Keys, and what they have answered: left leg, right leg, pain.
EASY, ABOUT_RIGHT, HARD = Effort
Answers = tuple[Effort, Effort, int]
# Two presses of a key, and four.
TWICE, OFTEN = range(2), range(4)
ARROWS: list[tuple[list[Qt.Key], Answers]] = [
    (
        [
            *(Key.Key_Right for _ in TWICE), Key.Key_Space,
            Key.Key_Right, Key.Key_Space,
            *(Key.Key_Right for _ in OFTEN), Key.Key_Space,
        ],
        (ABOUT_RIGHT, EASY, 3),
    ),
    (
        # From none, Left goes to the last; the ends hold.
        [
            Key.Key_Left, Key.Key_Right, Key.Key_Space,
            *(Key.Key_Left for _ in OFTEN), Key.Key_Space,
            Key.Key_Left, Key.Key_Space,
        ],
        (HARD, EASY, 10),
    ),
    (
        # A presenter has two keys; the first follows the last.
        [
            *(Key.Key_PageUp for _ in TWICE), Key.Key_PageDown,
            *(Key.Key_PageUp for _ in OFTEN), Key.Key_PageDown,
            Key.Key_PageUp, Key.Key_PageDown,
        ],
        (ABOUT_RIGHT, EASY, 0),
    ),
    (
        [
            Key.Key_Tab, Key.Key_Space,
            Key.Key_Tab, Key.Key_Return,
            *(Key.Key_Tab for _ in OFTEN), Key.Key_Space,
        ],
        (EASY, EASY, 3),
    ),
]  # fmt: skip
DIGITS: list[tuple[list[Qt.Key], Answers]] = [
    ([Key.Key_1, Key.Key_2, Key.Key_0], (EASY, ABOUT_RIGHT, 0)),
    ([Key.Key_3, Key.Key_1, Key.Key_9], (HARD, EASY, 9)),
    ([Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_0], (EASY, EASY, 10)),
    ([Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_Space], (EASY, EASY, 1)),
    ([Key.Key_1, Key.Key_1, Key.Key_1, Key.Key_4], (EASY, EASY, 4)),
    # There is no fourth answer, and an arrow ends what was typed.
    (
        [Key.Key_4, Key.Key_2, Key.Key_2, Key.Key_1, Key.Key_Right, Key.Key_0],
        (ABOUT_RIGHT, ABOUT_RIGHT, 0),
    ),
]


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Three reps with each leg, without figures: little to wait for, and to paint."""
    levels = [
        replace(level, doses=tuple(replace(dose, reps=3) for dose in level.doses))
        for level in without_figures(hurried).levels
    ]
    return replace(without_figures(hurried), levels=tuple(levels))


@pytest.fixture
def done(open_app: OpenApp) -> AppDriver:
    """A whole session that has just ended."""
    driver = open_app(NOW)
    driver.do_all()
    return driver


def kept(driver: AppDriver) -> SessionRecord:
    (record,) = driver.history().sessions
    return record


def marked(driver: AppDriver) -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.text() if isinstance(focused, QLabel) else focused.accessibleName()


# All of it by keys


@pytest.mark.parametrize(("keys", "answers"), ARROWS + DIGITS)
def test_a_session_is_rated_by_keys_alone(
    done: AppDriver, keys: list[Qt.Key], answers: Answers
) -> None:
    assert done.window.current == PageName.RATING
    assert PageName.TODAY not in done.visible_text(), "the pages' names are not in the way"
    done.press(*keys)
    assert done.window.current == PageName.SUMMARY
    record = kept(done)
    assert (record.effort[Side.LEFT], record.effort[Side.RIGHT], record.pain) == answers
    done.press(Key.Key_Space)
    assert done.window.current == PageName.SUMMARY
    assert kept(done) == record


def test_each_answer_is_on_disk_before_the_next_question(done: AppDriver) -> None:
    done.press(Key.Key_3)
    assert kept(done).effort == {Side.LEFT: HARD}
    assert RIGHT in done.visible_text()
    done.press(Key.Key_1)
    assert kept(done).effort == {Side.LEFT: HARD, Side.RIGHT: EASY}
    assert PAIN in done.visible_text()
    assert kept(done).pain is None


def test_space_alone_chooses_nothing(done: AppDriver) -> None:
    for _ in range(4):
        done.press(*PRESS_KEYS, Key.Key_Return)
    assert LEFT in done.visible_text()
    done.press(Key.Key_1)
    done.press(*PRESS_KEYS)
    assert RIGHT in done.visible_text(), "nor does it for the next question"
    assert kept(done).effort == {Side.LEFT: EASY}


def test_an_arrow_chooses_nothing_yet(done: AppDriver) -> None:
    assert marked(done) == LEFT
    done.press(Key.Key_Right)
    assert marked(done) == "Effort of the left leg: Easy"
    assert "Space takes it" in done.visible_text()
    assert not done.button("Effort of the left leg: Easy").isChecked()
    assert not kept(done).is_rated


def test_what_was_typed_says_how_to_go_on(done: AppDriver) -> None:
    done.press(Key.Key_1, Key.Key_1, Key.Key_1)
    assert marked(done) == "Pain: 1"
    assert TEN in done.visible_text()
    assert kept(done).pain is None


@pytest.mark.parametrize("off", [Key.Key_Right, Key.Key_Tab])
def test_a_0_makes_10_only_right_after_a_typed_1(done: AppDriver, off: Qt.Key) -> None:
    done.press(Key.Key_1, Key.Key_1, Key.Key_1, off)
    assert marked(done) == "Pain: 2"
    assert TEN not in done.visible_text()
    done.press(Key.Key_0)
    assert kept(done).pain == 0


def test_a_1_reached_by_an_arrow_is_no_typed_one(done: AppDriver) -> None:
    done.press(Key.Key_1, Key.Key_1, Key.Key_Right, Key.Key_Right)
    assert marked(done) == "Pain: 1"
    assert "Space takes it" in done.visible_text()
    assert TEN not in done.visible_text()
    done.press(Key.Key_0)
    assert kept(done).pain == 0


# Skipped, and back


def test_a_question_that_is_skipped_stays_unanswered(done: AppDriver) -> None:
    done.press(Key.Key_S, Key.Key_3, Key.Key_S)
    assert done.window.current == PageName.SUMMARY
    assert (kept(done).effort, kept(done).pain) == ({Side.RIGHT: HARD}, None)
    assert done.button("Effort of the right leg: Hard").isChecked()
    assert not done.button("Effort of the left leg: Hard").isChecked()
    done.click("Done")
    assert (kept(done).effort, kept(done).pain) == ({Side.RIGHT: HARD}, None)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_all_are_skipped_at_once(done: AppDriver, by_mouse: bool) -> None:
    done.press(Key.Key_2)
    if by_mouse:
        done.click("Skip the rest")
    else:
        done.press(Key.Key_Escape)
    assert done.window.current == PageName.SUMMARY
    assert (kept(done).effort, kept(done).pain) == ({Side.LEFT: ABOUT_RIGHT}, None)
    assert PageName.TODAY in done.visible_text()


def test_one_goes_back_to_the_question_before(done: AppDriver) -> None:
    done.press(Key.Key_Backspace)
    assert LEFT in done.visible_text(), "there is none before the first"
    done.press(Key.Key_1, Key.Key_3, Key.Key_Backspace)
    assert RIGHT in done.visible_text()
    assert done.button("Effort of the right leg: Hard").isChecked()
    assert marked(done) == RIGHT
    done.press(Key.Key_Backspace, Key.Key_3, Key.Key_S)
    assert PAIN in done.visible_text()
    assert kept(done).effort == {Side.LEFT: HARD, Side.RIGHT: HARD}


@pytest.mark.parametrize("on", [Key.Key_Space, Key.Key_PageDown, Key.Key_S, "Next"])
def test_an_answer_that_is_there_already_is_kept_by_going_on(
    done: AppDriver, on: Qt.Key | str
) -> None:
    done.press(Key.Key_1, Key.Key_Backspace)
    assert "“Easy” is kept. Space goes on." in done.visible_text()
    if isinstance(on, str):
        done.click(on)
    else:
        done.press(on)
    assert RIGHT in done.visible_text()
    assert "Press 1, 2 or 3" in done.visible_text(), "this one has no answer yet"
    assert done.button("Skip").isVisible()
    done.press(Key.Key_Space)
    assert RIGHT in done.visible_text()
    assert kept(done).effort == {Side.LEFT: EASY}


def test_the_mouse_answers_and_goes_back(done: AppDriver) -> None:
    done.click("Effort of the left leg: Easy")
    done.click("Back")
    done.click("Effort of the left leg: Hard")
    done.click("Skip")
    done.click("Pain: 10")
    assert done.window.current == PageName.SUMMARY
    assert (kept(done).effort, kept(done).pain) == ({Side.LEFT: HARD}, 10)


# Slips of the hand


def test_no_key_right_after_the_last_rep_counts(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_until(lambda: driver.window.current == PageName.RATING)
    waited_ms = 0
    while not driver.app.guard.takes_keys:
        for key in ANSWERING:
            driver.press_at_once(key)
        driver.step()
        waited_ms += 80
    assert waited_ms >= 1_500
    assert LEFT in driver.visible_text()
    assert marked(driver) == LEFT
    assert not kept(driver).is_rated


@pytest.mark.parametrize("keys", [(Key.Key_1,), (Key.Key_Right, Key.Key_Space)])
def test_a_double_press_answers_one_question(done: AppDriver, keys: tuple[Qt.Key, ...]) -> None:
    done.press(*keys)
    for key in keys:
        done.press_at_once(key)
    assert RIGHT in done.visible_text()
    assert kept(done).effort == {Side.LEFT: EASY}
    done.press(Key.Key_S)
    done.press_at_once(Key.Key_S)
    assert PAIN in done.visible_text()


def test_a_double_click_answers_one_question(done: AppDriver) -> None:
    done.wait_out_guard()
    done.double_click_on("Effort of the left leg: Easy")
    QApplication.processEvents()
    assert RIGHT in done.visible_text()
    assert kept(done).effort == {Side.LEFT: EASY}


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_S, Key.Key_Space])
def test_a_key_held_down_answers_one_question(done: AppDriver, key: Qt.Key) -> None:
    done.press(Key.Key_Right, key)
    for _ in range(30):
        done.step()
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            done.screen, QKeyEvent(QEvent.Type.KeyPress, key, none, chr(key.value), True)
        )
    assert RIGHT in done.visible_text()
    assert Side.RIGHT not in kept(done).effort


def test_the_first_escape_leaves_full_screen(done: AppDriver) -> None:
    done.press(Key.Key_F11)
    done.qtbot.waitUntil(done.window.isFullScreen)
    done.press(Key.Key_Escape)
    done.qtbot.waitUntil(lambda: not done.window.isFullScreen())
    assert LEFT in done.visible_text()


def test_the_whole_screen_is_given_back_once_all_is_asked(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(full_screen=FullScreen.IN_SESSIONS)
    driver.do_all()
    assert driver.window.isFullScreen()
    driver.press(Key.Key_1, Key.Key_1, Key.Key_0)
    driver.qtbot.waitUntil(lambda: not driver.window.isFullScreen())


# What happens on the way


def test_the_window_closed_in_the_middle_loses_no_answer(
    done: AppDriver, open_app: OpenApp
) -> None:
    done.press(Key.Key_3)
    done.close()
    assert (kept(done).effort, kept(done).pain) == ({Side.LEFT: HARD}, None)
    again = open_app(NOW)
    assert again.window.current == PageName.TODAY
    assert kept(again).effort == {Side.LEFT: HARD}
    assert again.backups()[0] == again.history()


def test_answers_wait_for_room_on_the_disk(done: AppDriver) -> None:
    done.store.full = True
    done.press(Key.Key_3)
    assert "Not saved yet: what you did today. The disk is full." in done.visible_text()
    assert RIGHT in done.visible_text()
    assert not kept(done).is_rated
    done.store.full = False
    done.press(Key.Key_1)
    assert "Not saved yet" not in done.visible_text()
    assert kept(done).effort == {Side.LEFT: HARD, Side.RIGHT: EASY}


def test_midnight_takes_no_question_away(done: AppDriver) -> None:
    done.date.next_day()
    done.window.activated.emit()
    assert LEFT in done.visible_text()
    done.press(Key.Key_1, Key.Key_1, Key.Key_0)
    done.click("Done")
    assert kept(done).pain == 0


def test_a_session_that_was_stopped_is_asked_about_the_leg_that_worked(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_until(lambda: driver.workout.record.done(Side.LEFT) >= 2)
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    assert LEFT in driver.visible_text()
    assert "1 of 2" in driver.visible_text()
    driver.press(Key.Key_3)
    assert PAIN in driver.visible_text()
    driver.press(Key.Key_4)
    assert (kept(driver).effort, kept(driver).pain) == ({Side.LEFT: HARD}, 4)


def test_what_is_gone_on_with_is_asked_again_with_what_was_said(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_until(lambda: driver.workout.record.done(Side.LEFT) >= 2)
    driver.press(Key.Key_Escape, Key.Key_Escape, Key.Key_3, Key.Key_4)
    driver.click("Done")
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    assert driver.button("Effort of the left leg: Hard").isChecked()
    driver.press(Key.Key_Space, Key.Key_1, Key.Key_2)
    assert (kept(driver).effort, kept(driver).pain) == ({Side.LEFT: HARD, Side.RIGHT: EASY}, 2)


def test_a_false_start_and_nothing_at_all_are_not_asked_about(
    open_app: OpenApp, hurried: Program
) -> None:
    level = hurried.levels[0]
    longer = replace(level, doses=(replace(level.doses[0], reps=25),))
    driver = open_app(NOW, program=replace(hurried, levels=(longer, *hurried.levels[1:])))
    driver.press(Key.Key_Space, Key.Key_Escape, Key.Key_Escape)
    assert driver.window.current == PageName.TODAY
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("3 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    assert driver.window.current == PageName.SUMMARY
    assert "Kept, but too short to count" in driver.visible_text()
