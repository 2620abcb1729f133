"""Every key of the design, in a running session."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from glutetimer.core.program import Program, Side
from glutetimer.core.session import State
from glutetimer.core.setting_choices import Rotation
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase
from glutetimer.ui.keys import PRESS_KEYS, digit_of, key_of
from glutetimer.workout import Workout
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.programs import without_figures
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def state(workout: Workout) -> State:
    return workout.session.state


def running(driver: AppDriver) -> Workout:
    """A session in its first reps."""
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("2 of 25")
    assert driver.session_controller.workout is not None
    return driver.session_controller.workout


@pytest.mark.parametrize("key", PRESS_KEYS)
def test_each_of_the_one_keys_pauses_and_goes_on(open_app: OpenApp, key: Qt.Key) -> None:
    driver = open_app(NOW)
    running(driver)
    driver.press(key)
    driver.wait_for("Paused")
    driver.press(key)
    driver.wait_for("Going on")


def test_a_presenters_button_starts_from_today(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_PageDown)
    driver.wait_for("Left leg. Get ready")


def test_a_click_anywhere_pauses(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    running(driver)
    driver.wait_out_guard()
    QTest.mouseClick(driver.screen, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    driver.wait_for("Paused")


def test_s_ends_this_leg_and_keeps_what_was_done(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.press(Key.Key_S)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    left, right = workout.record.done(Side.LEFT), workout.record.done(Side.RIGHT)
    assert left >= 1
    assert right == 0
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_Left)
    driver.press_at_once(Key.Key_S)
    driver.press_at_once(Key.Key_S)
    assert workout.session.timeline.segment_at(workout.session.position_ms).phase is Phase.SWITCH


def test_s_while_one_gets_ready_leaves_the_leg_out(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Get ready")
    driver.press(Key.Key_S)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    (record,) = driver.history().sessions
    assert (record.done(Side.LEFT), record.done(Side.RIGHT)) == (0, 25)


@pytest.mark.parametrize("key", PRESS_KEYS)
def test_a_key_hit_twice_in_a_hurry_is_one_press(open_app: OpenApp, key: Qt.Key) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.wait_out_guard()
    driver.press_at_once(key)
    driver.press_at_once(key)
    assert state(workout) is State.PAUSED


@pytest.mark.parametrize(
    ("key", "reps"), [(Key.Key_Left, -1), (Key.Key_PageUp, -1), (Key.Key_Right, 1)]
)
def test_a_key_goes_back_or_on_by_a_rep(open_app: OpenApp, key: Qt.Key, reps: int) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    before = workout.session.timeline.segment_at(workout.session.position_ms).rep
    driver.press(key)
    after = workout.session.timeline.segment_at(workout.session.position_ms).rep
    assert before is not None
    assert after is not None
    assert after.number == before.number + reps


def test_escape_asks_and_goes_on_or_stops(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.press(Key.Key_Escape)
    driver.wait_for("Stop here? ")
    driver.wait_for("Space: go on, Esc: stop; what you did is kept")
    driver.press(Key.Key_Space)
    driver.wait_for("Going on")
    driver.wait_out_guard()
    # A presenter's key that bounces stops nothing.
    driver.press_at_once(Key.Key_Escape)
    driver.press_at_once(Key.Key_Escape)
    assert state(workout) is State.PAUSED
    driver.press(Key.Key_Escape)
    assert state(workout) is State.STOPPED


@pytest.mark.parametrize("page", ["Today", "Review", "Learn", "Program", "Settings"])
def test_in_full_screen_escape_leaves_it_on_every_page(open_app: OpenApp, page: str) -> None:
    driver = open_app(NOW)
    driver.click(page)
    driver.press(Key.Key_F11)
    driver.qtbot.waitUntil(driver.window.isFullScreen)
    driver.press(Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: not driver.window.isFullScreen())
    assert driver.window.current == page


def test_in_full_screen_escape_leaves_it_and_the_session_goes_on(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.press(Key.Key_F11)
    driver.qtbot.waitUntil(driver.window.isFullScreen)
    driver.press(Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: not driver.window.isFullScreen())
    assert state(workout) is State.PLAYING
    driver.press(Key.Key_Escape)
    assert state(workout) is State.PAUSED


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_counts(open_app: OpenApp, button: Qt.MouseButton) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    QTest.mouseClick(driver.screen, button, pos=QPoint(20, 300))
    assert state(workout) is State.PLAYING


def test_a_double_click_pauses_once(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.wait_out_guard()
    driver.double_click(QPoint(20, 300))
    assert state(workout) is State.PAUSED


def test_a_double_click_on_start_skips_nothing(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    driver.double_click_on("Start")
    driver.wait_for("Left leg. Get ready")
    workout = driver.session_controller.workout
    assert workout is not None
    assert workout.session.position_ms == 0


@pytest.mark.parametrize("key", PRESS_KEYS)
def test_a_key_on_the_heels_of_start_skips_nothing(open_app: OpenApp, key: Qt.Key) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_PageDown)
    driver.press_at_once(key)
    workout = driver.session_controller.workout
    assert workout is not None
    assert workout.session.position_ms == 0
    assert state(workout) is State.PLAYING


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Space, Key.Key_R, Key.Key_Escape])
@pytest.mark.parametrize("chord", ["Control", "Alt", "Meta"])
def test_no_key_counts_with_ctrl_alt_or_meta(open_app: OpenApp, key: Qt.Key, chord: str) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    QTest.keyClick(driver.window.page(), key, Qt.KeyboardModifier[f"{chord}Modifier"])
    assert state(workout) is State.PLAYING
    assert workout.session.timeline.segment_at(workout.session.position_ms).rep is not None
    assert driver.saved_settings().rotation is Rotation.NONE


# Where S, H and R lie, with what a Russian, a Greek, an Arabic and a Hebrew layout has there.
FOREIGN = {
    Key.Key_S: ("Ы", "Σ", "س", "ד"),
    Key.Key_H: ("Р", "Η", "ا", "י"),
    Key.Key_R: ("К", "Ρ", "ق", "ר"),
}
# By evdev, which Windows' codes are the same as, and by macOS.
PLACES = {Key.Key_S: (31, 0x01), Key.Key_H: (35, 0x04), Key.Key_R: (19, 0x0F)}


@pytest.mark.parametrize("key", FOREIGN)
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_letter_of_another_script_counts_by_its_place(key: Qt.Key, platform: str) -> None:
    code, virtual = PLACES[key]
    scan = {"linux": code + 8, "win32": code, "darwin": 1}[platform]
    for letter in FOREIGN[key]:
        event = pressed(ord(letter), scan, virtual if platform == "darwin" else 0, letter)
        assert key_of(event, platform) == key


def test_a_latin_letter_counts_wherever_it_is() -> None:
    # Dvorak has O where S is here, and S where the semicolon is.
    assert key_of(pressed(Key.Key_O, 39, 0, "o"), "linux") == Key.Key_O
    assert key_of(pressed(Key.Key_S, 47, 0, "s"), "linux") == Key.Key_S
    # A letter of ours with a mark is Latin, too.
    assert key_of(pressed(ord("Ş"), 39, 0, "ş"), "linux") != Key.Key_S
    for key in (Key.Key_Space, Key.Key_Escape, Key.Key_MediaPlay, Key.Key_F11, Key.Key_1):
        assert key_of(pressed(key, 39, 1, ""), "linux") == key


# The row of digits on a French keyboard, from its 1 on: the digits themselves take Shift.
FRENCH = (*"&é\"'(-è_çà",)
DIGIT_VIRTUAL_KEYS = (0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("place", range(10))
def test_a_digit_counts_by_its_key_or_by_its_place(place: int, platform: str) -> None:
    digit = (place + 1) % 10
    scan = {"linux": place + 10, "win32": place + 2, "darwin": 1}[platform]
    virtual = DIGIT_VIRTUAL_KEYS[place] if platform == "darwin" else 0
    for key in (Key.Key_0 + digit, ord(FRENCH[place].upper()), ord("٠") + digit):
        assert digit_of(pressed(key, scan, virtual, ""), platform) == digit
    # On the number pad it has another place.
    assert digit_of(pressed(Key.Key_0 + digit, 90, 0x52, ""), platform) == digit


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_no_other_key_is_a_digit(platform: str) -> None:
    for key in (Key.Key_A, Key.Key_Space, Key.Key_Minus):
        assert digit_of(pressed(key, 65, 0x31, ""), platform) is None
    for key in (Key.Key_Escape, Key.Key_Right, Key.Key_F1):
        assert digit_of(pressed(key, 10, 0x12, ""), platform) is None
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_1, control, 10, 0, 0, "")
    assert digit_of(event, platform) is None


def pressed(key: int, scan: int, virtual: int, text: str) -> QKeyEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, key, none, scan, virtual, 0, text)


def test_h_halves_the_speed_from_the_next_rep(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    workout = running(driver)
    driver.press(Key.Key_H)
    speeds = [rep.speed for rep in workout.session.timeline.reps]
    assert (speeds[0], speeds[-1]) == (Speed.NORMAL, Speed.HALF)


def test_r_turns_the_view_either_way_and_it_stays_so(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    running(driver)
    for rotation in (Rotation.LYING, Rotation.LEFT, Rotation.RIGHT, Rotation.NONE):
        driver.press(Key.Key_R)
        settings = driver.saved_settings()
        assert settings.rotation is rotation


def test_f11_fills_the_screen_and_gives_it_back(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    running(driver)
    driver.press(Key.Key_F11)
    driver.qtbot.waitUntil(driver.window.isFullScreen)
    driver.press(Key.Key_F11)
    driver.qtbot.waitUntil(lambda: not driver.window.isFullScreen())
