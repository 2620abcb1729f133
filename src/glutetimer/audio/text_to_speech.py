"""The system's own voice, for words that no clip says: those of a person's own program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

NO_SYSTEM_VOICE = (
    "This system's voice does not work, so the words of your own program are shown, not spoken."
)
if sys.platform == "linux":
    NO_SYSTEM_VOICE += " On Debian or Ubuntu run: sudo apt-get install speech-dispatcher"
CLOSE_WITHIN_S = 1
# How often it is looked after while it speaks.
LOOK_EVERY_S = 0.1


class SystemVoice(Protocol):
    """A voice that works; only ever used by the thread that found it."""

    def say(self, text: str, volume: int) -> None:
        """Begin to say it, that loud from 0 to 100, and leave off what it says already.

        Raises OSError where it works no more.
        """

    def speaks(self) -> bool:
        """Whether it is to be asked again soon, because it is saying something."""

    def close(self) -> None:
        """Give it back."""


def system_voice() -> SystemVoice | None:
    """The system's voice, None where none works. Finding out can take seconds."""
    if sys.platform != "linux":
        try:
            from glutetimer.audio import qt_voice
        except ImportError:
            return None
        return qt_voice.find()
    from glutetimer.audio import speech_dispatcher

    return speech_dispatcher.connect()


class TextToSpeech:
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
        works = voice is not None and self._speak(voice)
        if not works and not self._closed:
            self._failed(NO_SYSTEM_VOICE)

    def _speak(self, voice: SystemVoice) -> bool:
        """Say what there is to say until the end; whether the voice worked all the while."""
        try:
            while True:
                try:
                    said = self._texts.get(timeout=LOOK_EVERY_S if voice.speaks() else None)
                except Empty:
                    continue
                if said is None:
                    return True
                voice.say(*said)
        except OSError:
            return False
        finally:
            voice.close()
