"""The questions after a session are said where sound and voice are on, and no longer than asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer

from glutetimer.app.navigation import PageName
from glutetimer.app.question_voice import QuestionVoice
from glutetimer.app.rating_controller import THANKS
from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.program import Program, Side
from glutetimer.core.timeline import Timeline
from glutetimer.system.resources import voice_folder
from glutetimer.ui.rating_questions import effort_of, pain_question
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import without_figures
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
LEFT = "Left leg: easy, about right, or hard?"
RIGHT = "Right leg: easy, about right, or hard?"
ANY_PAIN = "Any pain, from zero to ten?"
SILENCE = "(silence)"


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Three reps with each leg, without figures: little to wait for, and to paint."""
    levels = [
        replace(level, doses=tuple(replace(dose, reps=3) for dose in level.doses))
        for level in without_figures(hurried).levels
    ]
    return replace(without_figures(hurried), levels=tuple(levels))


class Listener:
    """What is said after a session, and when it falls silent."""

    def __init__(self, driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[str] = []
        self._player = driver.session_controller.ready_player()
        self._play, self._halt = self._player.play, self._player.halt
        monkeypatch.setattr(self._player, "play", self._listen)
        monkeypatch.setattr(self._player, "halt", self._fall_silent)

    def take(self) -> list[str]:
        """What was heard since it was last taken."""
        heard, self.heard = self.heard, []
        return heard

    def _listen(self, timeline: Timeline, seek: Seek) -> None:
        self.heard.append(" ".join(cue.text for cue in timeline.cues))
        self._play(timeline, seek)

    def _fall_silent(self) -> None:
        if self.heard[-1:] != [SILENCE]:
            self.heard.append(SILENCE)
        self._halt()


@pytest.fixture
def driver(open_app: OpenApp) -> AppDriver:
    return open_app(NOW)


def finish(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> Listener:
    """A whole session; from its last rep on somebody listens."""
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Right leg. Switch sides")
    driver.press(Key.Key_Space)
    driver.wait_for("Well done")
    listener = Listener(driver, monkeypatch)
    driver.wait_for("Session done")
    return listener


def timer_of(driver: AppDriver) -> QTimer:
    """The timer of the voice."""
    (voice,) = driver.window.findChildren(QuestionVoice)
    (timer,) = voice.findChildren(QTimer)
    return timer


def test_every_question_and_every_answer_has_a_clip() -> None:
    questions = [*map(effort_of, (None, *Side)), pain_question()]
    said = {option.spoken for question in questions for option in question.options}
    said |= {question.spoken for question in questions} | {THANKS}
    assert said <= ClipLibrary(voice_folder()).lengths_ms().keys()
    assert len(said) == 3 + 11 + 4 + 1


def test_each_question_is_said_after_the_answer_before(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = finish(driver, monkeypatch)
    assert listener.take() == [SILENCE, LEFT]
    driver.press(Key.Key_Right, Key.Key_Right)
    assert listener.take() == ["Easy.", "About right."]
    driver.press(Key.Key_Space)
    assert listener.take() == [SILENCE, f"About right. {RIGHT}"]
    driver.press(Key.Key_3)
    assert listener.take() == [SILENCE, f"Hard. {ANY_PAIN}"]
    driver.press(Key.Key_0)
    assert listener.take() == [SILENCE, f"None. {THANKS}"]
    assert driver.window.current == PageName.SUMMARY


def test_space_alone_says_the_question_again(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = finish(driver, monkeypatch)
    driver.press(Key.Key_Space, Key.Key_Space)
    assert listener.take() == [SILENCE, LEFT, LEFT, LEFT]


def test_skipping_and_going_back_end_what_is_being_said(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = finish(driver, monkeypatch)
    driver.press(Key.Key_S, Key.Key_Backspace)
    assert listener.take() == [SILENCE, LEFT, SILENCE, RIGHT, SILENCE, LEFT]
    driver.press(Key.Key_Escape)
    assert listener.take() == [SILENCE]
    assert not timer_of(driver).isActive()


@pytest.mark.parametrize("setting", ["sound", "voice"])
def test_without_sound_or_voice_nothing_is_said(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(**{setting: False})
    listener = finish(driver, monkeypatch)
    driver.press(Key.Key_Right, Key.Key_Space, Key.Key_Space, Key.Key_2, Key.Key_0)
    assert driver.window.current == PageName.SUMMARY
    assert listener.take() == [SILENCE], "the session's own end"


def test_the_device_is_given_back_once_all_was_heard(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = finish(driver, monkeypatch)
    listener.take()
    player, timer = driver.session_controller.ready_player(), timer_of(driver)
    end_ms = player.playhead().at_ms + 60_000
    # However often it is looked, what is late is heard to its end.
    monkeypatch.setattr(player, "playhead", lambda: Playhead(10))
    timer.timeout.emit()
    assert listener.take() == []
    assert timer.isActive()
    monkeypatch.setattr(player, "playhead", lambda: Playhead(end_ms))
    timer.timeout.emit()
    assert listener.take() == [SILENCE]
    assert not timer.isActive()


def test_the_window_closed_falls_silent(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = finish(driver, monkeypatch)
    listener.take()
    timer = timer_of(driver)
    driver.window.close()
    assert listener.take() == [SILENCE]
    assert not timer.isActive()


def test_what_is_still_being_said_does_not_end_the_next_session(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = finish(driver, monkeypatch)
    driver.press(Key.Key_1, Key.Key_1, Key.Key_0)
    timer = timer_of(driver)
    assert timer.isActive()
    driver.click("Done")
    listener.take()
    driver.press(Key.Key_Space)
    silence, session = listener.take()
    assert silence == SILENCE
    assert "Session done." in session
    assert not timer.isActive()


def test_another_page_is_silent(driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = finish(driver, monkeypatch)
    driver.press(Key.Key_1, Key.Key_1, Key.Key_0)
    listener.take()
    driver.click(PageName.SETTINGS)
    assert listener.take() == [SILENCE]


def test_without_clips_the_systems_voice_asks(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver.sounds, "lengths_ms", dict)
    listener = finish(driver, monkeypatch)
    assert driver.sounds.spoken[-1][0] == LEFT
    driver.press(Key.Key_Right, Key.Key_Right, Key.Key_Space)
    said = [text for text, _ in driver.sounds.spoken[-3:]]
    assert said == ["Easy.", "About right.", f"About right. {RIGHT}"]
    assert SILENCE not in listener.heard[1:], "nothing else was playing"
    assert not [text for text in listener.heard if text != SILENCE]
    driver.press(Key.Key_1, Key.Key_0)
    hushed = driver.sounds.hushed
    driver.click(PageName.SETTINGS)
    assert driver.sounds.hushed > hushed
