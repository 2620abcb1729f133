"""The system's own voice, for words that no clip says.

Those are the words of a person's own program, and all words in a language that has no clips.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from glutetimer.core.translation import gettext, language
from glutetimer.system.requirements import RequirementsError
from glutetimer.system.resources import voice_folder

CLOSE_WITHIN_S = 1
# How often a voice that is speaking is polled.
POLL_EVERY_S = 0.1


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
        """Begin to say it, that loud from 0 to 100, and leave off what it says already.

        Raises OSError where it works no more.
        """

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


class TextToSpeech:
    """Speaks texts with the system's voice, in a thread of its own."""

    def __init__(
        self,
        failed: Callable[[str], None],
        find_voice: Callable[[], SystemVoice] = system_voice,
    ) -> None:
        """`failed` is called once with why nothing is said, in another thread."""
        self._failed = failed
        self._find_voice = find_voice
        # Each text with its loudness, from 0 to 100.
        self._texts: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
        self._closed = False
        # Where a speech service never answers, the program ends all the same.
        self._thread = Thread(target=self._run, name="text to speech", daemon=True)
        self._thread.start()

    def say(self, text: str, volume: int) -> None:
        """Say it where a voice works, that loud from 0 to 100."""
        self._texts.put((text, volume))

    def close(self) -> None:
        """End the thread; `failed` is not called any more."""
        self._closed = True
        self._texts.put(None)
        self._thread.join(CLOSE_WITHIN_S)

    def _run(self) -> None:
        try:
            with closing(self._find_voice()) as voice:
                self._speak(voice)
        except (RequirementsError, OSError):
            if not self._closed:
                self._failed(no_voice_text())

    def _speak(self, voice: SystemVoice) -> None:
        """Say what there is to say until the end. Raises OSError where the voice breaks."""
        while True:
            try:
                text = self._texts.get(timeout=POLL_EVERY_S if voice.poll() else None)
            except Empty:
                continue
            if text is None:
                return
            voice.say(*text)
