"""Says the questions after a session, with the clips, the loudness and the device of one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.playhead import Seek
from glutetimer.core.speech_timeline import speech_timeline
from glutetimer.core.timeline import Plan
from glutetimer.ports import Player
from glutetimer.ui.window import Window

# How often it is looked whether all of it was heard: the device may be slow to start.
POLL_MS = 500


class QuestionVoice(QObject):
    """Says one thing at a time; what comes next takes the place of what was not said yet."""

    def __init__(self, window: Window, sessions: SessionController, settings: SettingsStore):
        super().__init__(window)
        self._sessions = sessions
        self._settings = settings
        # What speaks now, and up to where.
        self._player: Player | None = None
        self._end_ms = 0
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._stop_when_heard)
        # The player is the session's, or the preview's, from then on.
        sessions.began.connect(self.fall_silent)
        window.page_asked.connect(self.fall_silent)
        window.going.connect(self.fall_silent)

    @property
    def speaks(self) -> bool:
        """Whether what is to be said is also heard, as far as is known.

        Not where the system's voice has to say it.
        """
        return (
            self._settings.current.speaks
            and self._sessions.has_clips
            and not self._sessions.ready_player().sound_problem()
        )

    def say(self, plan: Plan, *texts: str) -> None:
        """Say these texts, at least one, as the session of that plan said its own."""
        if not self._sessions.has_clips:
            self._sessions.say(" ".join(texts))
            return
        if self._settings.current.speaks:
            timeline = speech_timeline(plan, *texts)
            self._player, self._end_ms = self._sessions.ready_player(), timeline.duration_ms
            self._player.play(timeline, Seek(0))
            self._timer.start()

    def fall_silent(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._sessions.fall_silent()
        if self._player is not None:
            self._player.halt()
            self._player = None

    def _stop_when_heard(self) -> None:
        if self._player is None or self._player.playhead().at_ms >= self._end_ms:
            self.fall_silent()
