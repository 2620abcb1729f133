"""What a screen reader is told during a session: what it may say by itself, and all of it to read.

Where the program's own voice speaks, it has the reps and the preparations to itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from glutetimer.ui.accessible import announce
from glutetimer.ui.workout.scene import ViewState, Words

# As far apart at least are two announcements.
APART_MS = 1_000


class Announcer:
    """Picks what is new, look by look; what is out of date before its turn is never told."""

    def __init__(self) -> None:
        self._topic: tuple[str, ...] = ()
        self._note = ""
        # What waits for its turn.
        self._moment_due = ""
        self._note_due = ""
        self._next_ms: int | None = None

    def news(self, words: Words, note: str, voice_speaks: bool, now_ms: int) -> str:
        """What to announce now, or empty; `note` is what is wrong or was just changed."""
        moment = _moment(words)
        topic = words.view_state, words.leg, moment
        if topic != self._topic:
            self._topic = topic
            self._moment_due = (
                "" if voice_speaks and words.view_state is not ViewState.PAUSED else moment
            )
        if note != self._note:
            self._note, self._note_due = note, note or self._note_due
        due = ". ".join(each for each in (self._moment_due, self._note_due) if each)
        if not due or (self._next_ms is not None and now_ms < self._next_ms):
            return ""
        self._moment_due = self._note_due = ""
        self._next_ms = now_ms + APART_MS
        return due


def _moment(words: Words) -> str:
    """The moment in as few words as will do: in a rep its number."""
    if words.view_state is ViewState.WORK:
        return words.big
    if words.view_state is ViewState.PAUSED:
        return f"{words.word}. {words.hint}"
    if words.view_state.prepares:
        return f"{words.leg}. {words.position}. {words.word}"
    return words.word


class MomentLabel(QLabel):
    """The moment in words, out of sight: a screen reader finds it in the view to read it.

    The view's own name stays what it is. It has the keyboard, and some screen readers say each
    change of a name there at once.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setGeometry(0, -1, 1, 1)
        self._announcer = Announcer()

    def begin(self) -> None:
        """All that comes is news: another session begins."""
        self._announcer = Announcer()

    def show_moment(self, words: Words, note: str, voice_speaks: bool, now_ms: int) -> None:
        """Say that in words, and announce what of it is news."""
        text = ". ".join(part for part in (words.spoken, note) if part)
        if self.text() != text:
            self.setText(text)
        news = self._announcer.news(words, note, voice_speaks, now_ms)
        if news:
            announce(self, news)
