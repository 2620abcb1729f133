"""The introduction's sound check: a rep is heard and seen, and who hears nothing is helped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.motion import posture_at
from glutetimer.core.playhead import Seek
from glutetimer.core.setting_choices import Motion
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.ui.introduction.played_figure import PlayedFigure
from glutetimer.ui.introduction.sound_step import (
    CONNECT,
    ELSEWHERE,
    LOW,
    OFF,
    PLAY,
    QUESTION,
    STOP,
)
from glutetimer.ui.number_inputs import Slider
from tests.support.app_driver import AppDriver, Key
from tests.support.fakes import FakeSound
from tests.support.programs import built_in
from tests.ui.introduction.newcomer import HEARS, OpenNew, at_sound


class HeardPlayer(SilentPlayer):
    """A player that knows how loud it was last asked to be, and whether it still plays."""

    volume, halted, problem = -1, False, ""

    def play(self, timeline: Timeline, seek: Seek) -> None:
        self.halted = False
        super().play(timeline, seek)

    def halt(self) -> None:
        self.halted = True
        super().halt()

    def set_volume(self, volume: int) -> None:
        self.volume = volume

    def sound_problem(self) -> str:
        return self.problem


@pytest.fixture
def check_sound(open_new: OpenNew, monkeypatch: pytest.MonkeyPatch) -> Callable[[], SoundCheck]:
    """Opens the program at the sound check."""
    players: list[HeardPlayer] = []

    def make_player(sound: FakeSound, _settings: Settings) -> HeardPlayer:
        players.append(HeardPlayer(sound._clock_ns))
        return players[-1]

    monkeypatch.setattr(FakeSound, "player", make_player)
    return lambda: SoundCheck(open_new(program=built_in()), players)


class SoundCheck:
    """The window at the sound check, at the tempo of the built-in program."""

    def __init__(self, driver: AppDriver, players: list[HeardPlayer]) -> None:
        self.driver = driver
        self.players = players
        self.previews: list[tuple[Timeline, int]] = []
        driver.session_controller.preview_began.connect(self._note)
        driver.press(Key.Key_Space, Key.Key_Space)
        (self.figure,) = driver.window.page().findChildren(PlayedFigure)

    @property
    def player(self) -> HeardPlayer:
        """The one in use."""
        return self.players[-1]

    def _note(self, timeline: Timeline, until_ms: int) -> None:
        self.previews.append((timeline, until_ms))

    def sees_playhead(self, late_ms: int = 0) -> None:
        """Wait until the figure is where the player is, or so much before."""
        timeline, until_ms = self.previews[-1]
        expected = posture_at(timeline, min(self.player.playhead().at_ms - late_ms, until_ms))
        self.driver.qtbot.waitUntil(
            lambda: self.figure.state is not None and self.figure.state.posture == expected
        )


CheckSound = Callable[[], SoundCheck]


def test_the_figure_is_where_the_player_is(check_sound: CheckSound) -> None:
    check = check_sound()
    driver = check.driver
    driver.press(Key.Key_Space)
    assert driver.keyboard_is_on(STOP)
    seen = []
    # The count, the lift, its top, the way down, and long after it.
    for step_ms in (0, 3_600, 400, 700, 900, 100_000):
        driver.step(step_ms)
        check.sees_playhead()
        seen.append(check.figure.state)
    assert len(set(seen)) >= 4, "it moves"
    driver.press(Key.Key_Space)
    assert check.player.halted
    assert driver.keyboard_is_on(PLAY)


def test_the_figure_waits_for_headphones_that_are_late(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.app.settings.change(sound_delay_ms=300)
    check.driver.press(Key.Key_Space)
    check.driver.step(4_000)
    check.sees_playhead(late_ms=300)


def test_the_figure_stays_still_while_the_player_does(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.press(Key.Key_Space)
    check.driver.step(3_900)
    check.sees_playhead()
    still = check.figure.state
    looks: list[None] = []
    check.figure._look_timer.timeout.connect(lambda: looks.append(None))
    check.driver.qtbot.waitUntil(lambda: len(looks) >= 5)
    assert check.figure.state == still, "its time is the player's alone"


def test_the_volume_changes_while_it_plays(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.press(Key.Key_Space)
    check.driver.wait_out_guard()
    check.driver.go_to("Volume")
    check.driver.press(Key.Key_Right)
    assert check.player.volume == 81
    assert not check.player.halted
    assert len(check.players) == 1
    assert check.driver.saved_settings().volume == 81


def test_switched_off_it_stops_and_says_what_to_do(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.press(Key.Key_Space)
    check.driver.click("Sound: Off")
    assert check.players[0].halted
    assert PLAY in check.driver.visible_text()
    check.driver.click("I hear nothing")
    assert OFF in check.driver.visible_text()
    check.driver.click("Sound: On")
    check.driver.click(PLAY)
    check.driver.step(4_000)
    check.sees_playhead()


def test_who_hears_nothing_is_told_what_to_look_at(check_sound: CheckSound) -> None:
    check = check_sound()
    driver = check.driver
    driver.click(PLAY)
    driver.click(STOP)
    driver.click("I hear nothing")
    assert ELSEWHERE in driver.visible_text()
    driver.app.settings.change(volume=5)
    driver.click("I hear nothing")
    assert LOW in driver.visible_text()
    check.player.problem = "No sound device was found."
    driver.click("I hear nothing")
    assert f"No sound device was found. {CONNECT}" in driver.visible_text()
    driver.click(PLAY)
    assert CONNECT not in driver.visible_text(), "another try, another answer"


def test_what_comes_next_stands_out_and_only_that(open_new: OpenNew) -> None:
    driver = at_sound(open_new())

    def main() -> list[str]:
        buttons = driver.window.page().findChildren(QPushButton)
        main = [b for b in buttons if b.isVisible() and b.property("kind") == "main"]
        return [button.text() for button in main]

    hears, hears_nothing = driver.button(HEARS), driver.button("I hear nothing")
    assert main() == [PLAY]
    assert not hears.isEnabled(), "there was nothing to hear"
    driver.press(Key.Key_Space)
    assert main() == ["Go to Today"]
    assert hears.isEnabled()
    driver.click("I hear nothing")
    assert hears_nothing.isChecked()
    assert main() == ["Go to Today"], "it still plays"
    driver.click(STOP)
    assert main() == [PLAY], "it says to play once more"
    driver.click(PLAY)
    assert not hears_nothing.isChecked(), "another try, another answer"
    driver.click("I hear it")
    assert hears.isChecked()
    assert main() == ["Go to Today"]
    driver.press(Key.Key_Escape)
    driver.click("Next")
    assert main() == [PLAY], "it begins anew"
    assert not hears.isEnabled()
    assert not hears.isChecked()


@pytest.mark.parametrize("size", [(720, 520), (1366, 768)])
def test_an_answer_moves_nothing_under_the_pointer(
    open_new: OpenNew, size: tuple[int, int]
) -> None:
    driver = at_sound(open_new())
    driver.window.resize(*size)
    driver.click(PLAY)
    names = (STOP, HEARS, "I hear nothing", "Go to Today")

    def places() -> list[QPoint]:
        driver.check_keyboard()
        return [driver.button(name).mapTo(driver.window, QPoint()) for name in names]

    before = places()
    driver.click("I hear nothing")
    assert places() == before


@pytest.mark.parametrize("leaves_by", [Key.Key_Escape, "Back", "Go to Today"])
def test_who_leaves_while_it_plays_hears_no_more(
    check_sound: CheckSound, leaves_by: Key | str
) -> None:
    check = check_sound()
    check.driver.press(Key.Key_Space)
    if isinstance(leaves_by, str):
        check.driver.click(leaves_by)
    else:
        check.driver.press(leaves_by)
    assert check.player.halted
    assert not check.figure._look_timer.isActive()


def test_the_window_can_be_closed_while_it_plays(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.press(Key.Key_Space)
    check.driver.step(3_500)
    check.driver.close()
    assert check.player.halted
    assert not check.figure._look_timer.isActive()
    assert len(check.players) == 1, "nobody asks for another player"


def test_what_is_said_of_the_silence_is_scrolled_into_sight(open_new: OpenNew) -> None:
    driver = at_sound(open_new())
    driver.window.resize(720, 520)
    driver.check_keyboard()
    driver.click(PLAY)
    driver.click("I hear nothing")
    (answer,) = (
        text for text in driver.window.page().findChildren(QLabel) if text.text() == ELSEWHERE
    )
    assert answer.visibleRegion().boundingRect() == answer.rect()


def test_with_reduced_motion_the_figure_lies_still(check_sound: CheckSound) -> None:
    check = check_sound()
    check.driver.app.settings.change(motion=Motion.REDUCED)
    check.driver.press(Key.Key_Space)
    check.driver.step(4_000)
    check.sees_playhead()
    assert check.figure.state is not None
    assert check.figure.state.reduced_motion


@pytest.mark.usefixtures("usual_type")
def test_the_controls_grow_with_the_window_and_the_question_is_right_below_them(
    check_sound: Callable[[], SoundCheck],
) -> None:
    driver = check_sound().driver
    heights = []
    for size in ((720, 520), (1366, 768), (1920, 1080), (720, 520)):
        driver.window.resize(*size)
        driver.check_keyboard()
        page = driver.window.page()
        (slider,) = (s for s in page.findChildren(Slider) if s.isVisible())
        (question,) = (t for t in page.findChildren(QLabel) if t.text() == QUESTION)
        heard = driver.button(HEARS)
        bottom = slider.mapTo(page, QPoint(0, slider.height())).y()
        gap = question.mapTo(page, QPoint()).y() - bottom
        assert 0 <= gap < heard.height()
        heights.append(heard.height())
    assert heights[0] * 1.3 < heights[1] < heights[2]
    assert heights[3] == heights[0]
