"""The system's own voice, for words that no clip says.

Those are the words of a person's own program, and all words in a language that has no clips.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from threading import Condition, Thread
from typing import Protocol

from glutetimer.audio.units import NS_PER_MS, Clock
from glutetimer.core.frozen import frozen
from glutetimer.core.translation import gettext, language
from glutetimer.system.requirements import RequirementsError
from glutetimer.system.resources import voice_folder

CLOSE_WITHIN_S = 1
# How often a voice that is speaking is polled.
POLL_EVERY_S = 0.1
# What is later is not said. A hold's seconds are counted: half of one late, a number could be that
# one or the next. What is left up to there is what the voice itself takes to begin.
LATE_MS = 300


def no_voice_text() -> str:
    """That the system's voice does not work, or not in the language in use, and what mends it."""
    if voice_folder(language()).is_dir():
        text = gettext(
            "This system's voice does not work, "
            "so the words of your own program are shown, not spoken."
        )
    else:
        text = gettext(
            "This system has no voice that works and speaks your language, "
            "so all words are shown, not spoken."
        )
    if sys.platform != "linux":
        return text
    remedy = gettext("On Debian or Ubuntu run: {command}")
    return f"{text} {remedy.format(command='sudo apt-get install speech-dispatcher')}"


class SystemVoice(Protocol):
    """A voice that works; only ever used by the thread that found it."""

    def say(self, text: str, volume: int) -> None:
        """Begin to say it, that loud from 0 to 100, after `fall_silent`.

        Raises OSError where it works no more.
        """

    def fall_silent(self) -> None:
        """Leave off what it says. Raises OSError where it works no more."""

    def poll(self) -> bool:
        """Do what is due; whether to be polled again soon, because it is saying something."""

    def close(self) -> None:
        """Give it back."""


def system_voice() -> SystemVoice:
    """The system's voice for the language in use; finding it can take seconds.

    Raises RequirementsError if none works and speaks that language.
    """
    try:
        if sys.platform != "linux":
            from glutetimer.audio import qt_voice

            return qt_voice.first_working(language())
        from glutetimer.audio import speech_dispatcher

        return speech_dispatcher.connect(language())
    except (ImportError, OSError) as error:
        raise RequirementsError(no_voice_text()) from error


@frozen
class _Text:
    """A text to say, that loud from 0 to 100, and up to when on the clock it is worth saying."""

    text: str
    volume: int
    until_ns: int


class TextToSpeech:
    """Speaks texts with the system's voice, in a thread of its own, each in time or not at all.

    The thread is handed one thing at a time: a newer one takes the place of what waits still.
    """

    def __init__(
        self,
        clock_ns: Clock,
        failed: Callable[[str], None],
        find_voice: Callable[[], SystemVoice] = system_voice,
    ) -> None:
        """`failed` is called once with why nothing is said when there is something to say.

        It is called in another thread.
        """
        self._clock_ns = clock_ns
        self._failed = failed
        self._find_voice = find_voice
        # Guards all below.
        self._changed = Condition()
        # What is to be done next: to say a text, or by None to fall silent.
        self._next: _Text | None = None
        self._waits = False
        self._closed = False
        # Where a speech service never answers, the program ends all the same.
        self._thread = Thread(target=self._run, name="text to speech", daemon=True)
        self._thread.start()

    def say(self, text: str, volume: int, late_ms: int) -> None:
        """Say it where a voice works, that loud from 0 to 100; it was due that long ago."""
        self._hand(_Text(text, volume, self._clock_ns() + (LATE_MS - late_ms) * NS_PER_MS))

    def fall_silent(self) -> None:
        """Leave off, and say nothing of what waits."""
        self._hand(None)

    def close(self) -> None:
        """End the thread; `failed` is not called any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join(CLOSE_WITHIN_S)

    def _hand(self, text: _Text | None) -> None:
        with self._changed:
            self._next, self._waits = text, True
            self._changed.notify()

    def _run(self) -> None:
        try:
            with closing(self._find_voice()) as voice:
                self._speak(voice)
        except (RequirementsError, OSError):
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._next is not None)
                missed = not self._closed
            if missed:
                self._failed(no_voice_text())

    def _speak(self, voice: SystemVoice) -> None:
        """Say what there is to say until the end. Raises OSError where the voice breaks."""
        while True:
            soon_s = POLL_EVERY_S if voice.poll() else None
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waits, soon_s)
                if self._closed:
                    return
                if not self._waits:
                    continue
                text, self._waits = self._next, False
            voice.fall_silent()
            if text is not None and self._clock_ns() <= text.until_ns:
                voice.say(text.text, text.volume)
