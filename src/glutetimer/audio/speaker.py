"""The system's own voice, for words that no clip says: those of a person's own program."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

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
# How often Qt's events are seen to while it speaks.
EVENTS_EVERY_S = 0.1


def system_voice() -> QTextToSpeech | None:
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
                return speech
    return None


class Speaker:
    """Says a text soon, or never; nobody waits for it."""

    def __init__(self, failed: Callable[[str], None]) -> None:
        """`failed` is told once why nothing is said, in another thread."""
        self._failed = failed
        # Each text with its loudness, from 0 to 100.
        self._texts: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
        # Where a speech service never answers, the program ends all the same.
        self._thread = Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def say(self, text: str, volume: int) -> None:
        """Say it where a voice works, that loud from 0 to 100."""
        self._texts.put((text, volume))

    def close(self) -> None:
        """End the thread."""
        self._texts.put(None)
        self._thread.join(CLOSE_WITHIN_S)

    def _run(self) -> None:
        speech = system_voice()
        if speech is None:
            self._failed(NO_SYSTEM_VOICE)
            return
        from PySide6.QtCore import QEventLoop

        events = QEventLoop()
        while True:
            speaks = speech.state() == speech.State.Speaking
            try:
                said = self._texts.get(timeout=EVENTS_EVERY_S if speaks else None)
            except Empty:
                events.processEvents()
                continue
            if said is None:
                return
            text, volume = said
            speech.setVolume(volume / 100)
            speech.say(text)
            events.processEvents()
