"""The system's own voice, for words that no clip says: those of a person's own program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech

from glutetimer.audio.lingering import linger

# Qt's own stand-in, which says nothing.
MOCK = "mock"
CLOSE_WITHIN_MS = 1_000


class _Worker(QObject):
    """Lives in a thread of its own: reaching a speech service can take seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._speech: QTextToSpeech | None = None

    @Slot(str)
    def say(self, text: str) -> None:
        if self._speech is None:
            engines = [name for name in QTextToSpeech.availableEngines() if name != MOCK]
            if not engines:
                return
            self._speech = QTextToSpeech(engines[0], self)
        if self._speech.state() != QTextToSpeech.State.Error:
            self._speech.say(text)


class Speaker(QObject):
    """Says a text soon, or never; nobody waits for it."""

    _say = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("speaker")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._say.connect(self._worker.say)
        self._thread.finished.connect(self._worker.deleteLater)
        self._thread.start()

    def say(self, text: str) -> None:
        """Say it where an engine works."""
        self._say.emit(text)

    def close(self) -> None:
        """End the thread."""
        self._thread.quit()
        if not self._thread.wait(CLOSE_WITHIN_MS):
            linger(self)
