"""The system's own voice, for words that no clip says: those of a person's own program."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

# Qt's own stand-in, which says nothing.
MOCK = "mock"
NO_SYSTEM_VOICE = (
    "This system's voice does not work, so the words of your own program are shown, not spoken."
)
# What Qt's engine on Linux needs; without it, it complains aloud.
SPEECH_LIBRARY = "libspeechd.so.2"
if sys.platform == "linux":
    NO_SYSTEM_VOICE += " On Debian or Ubuntu run: sudo apt-get install speech-dispatcher"
CLOSE_WITHIN_S = 1
# How often it is looked after while it speaks.
LOOK_EVERY_S = 0.1


class SystemVoice(Protocol):
    """A voice that works; only ever used by the thread that found it."""

    def say(self, text: str, volume: int) -> None:
        """Begin to say it, that loud from 0 to 100; what it says already, it leaves off."""

    def speaks(self) -> bool:
        """Whether it is saying something."""


class QtVoice:
    """Qt's, in a thread without a loop for its events."""

    def __init__(self, speech: QTextToSpeech) -> None:
        from PySide6.QtCore import QEventLoop

        self._speech = speech
        self._events = QEventLoop()

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self._speech.setVolume(volume / 100)
        self._speech.say(text)

    def speaks(self) -> bool:
        """Whether it is saying something; sees to its events."""
        self._events.processEvents()
        return self._speech.state() == self._speech.State.Speaking


def system_voice() -> SystemVoice | None:
    """The first voice of the system that works. Reaching a speech service can take seconds."""
    try:
        if sys.platform == "linux":
            ctypes.CDLL(SPEECH_LIBRARY)
        from PySide6.QtTextToSpeech import QTextToSpeech
    except (ImportError, OSError):
        # A library that it needs is not installed.
        return None
    for engine in QTextToSpeech.availableEngines():
        if engine != MOCK:
            speech = QTextToSpeech(engine)
            if speech.state() != QTextToSpeech.State.Error:
                return QtVoice(speech)
    return None


class Speaker:
    """Says a text soon, or never; nobody waits for it."""

    def __init__(
        self,
        failed: Callable[[str], None],
        find_voice: Callable[[], SystemVoice | None] = system_voice,
    ) -> None:
        """`failed` is told once why nothing is said, in another thread."""
        self._failed = failed
        self._find_voice = find_voice
        # Each text with its loudness, from 0 to 100.
        self._texts: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
        self._closed = False
        # Where a speech service never answers, the program ends all the same.
        self._thread = Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def say(self, text: str, volume: int) -> None:
        """Say it where a voice works, that loud from 0 to 100."""
        self._texts.put((text, volume))

    def close(self) -> None:
        """End the thread; nobody is told anything any more."""
        self._closed = True
        self._texts.put(None)
        self._thread.join(CLOSE_WITHIN_S)

    def _run(self) -> None:
        voice = self._find_voice()
        if voice is None:
            if not self._closed:
                self._failed(NO_SYSTEM_VOICE)
            return
        while True:
            try:
                said = self._texts.get(timeout=LOOK_EVERY_S if voice.speaks() else None)
            except Empty:
                continue
            if said is None:
                return
            voice.say(*said)
