"""The system's voice through Qt, where there is no Speech Dispatcher."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QLocale
from PySide6.QtTextToSpeech import QTextToSpeech

# Qt's own stand-in, which says nothing.
MOCK = "mock"


class QtVoice:
    """A `SystemVoice` for a thread without a loop for Qt's events."""

    def __init__(self, speech: QTextToSpeech) -> None:
        self._speech = speech
        self._events = QEventLoop()

    def fall_silent(self) -> None:
        """Leave off."""
        self._speech.stop()

    def say(self, text: str, volume: int) -> None:
        """Begin to say it."""
        self._speech.setVolume(volume / 100)
        self._speech.say(text)

    def poll(self) -> bool:
        """Process its events; whether it is saying something."""
        self._events.processEvents()
        return self._speech.state() == QTextToSpeech.State.Speaking

    def close(self) -> None:
        """Leave off."""
        self.fall_silent()


def first_working(language: str) -> QtVoice:
    """The first voice that works and speaks that language. Raises OSError where none does."""
    wanted = QLocale(language).language()
    for engine in QTextToSpeech.availableEngines():
        if engine == MOCK:
            continue
        speech = QTextToSpeech(engine)
        if speech.state() == QTextToSpeech.State.Error:
            continue
        spoken = [locale for locale in speech.availableLocales() if locale.language() == wanted]
        if spoken:
            if speech.locale() not in spoken:
                speech.setLocale(spoken[0])
            return QtVoice(speech)
    raise OSError(f"None of Qt's speech engines works and speaks {language}.")
