"""What a screen reader gets during a session: announcements, and a label with the whole moment.

Where the program's own voice speaks, it has the reps and the preparations to itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from glutetimer.ui.accessible import announce
from glutetimer.ui.workout.scene import SceneTexts, ViewState, sentences

# The least time between two announcements.
INTERVAL_MS = 1_000


class Announcer:
    """Picks what is new in the moments it is shown; what is out of date before its turn is never
    announced.
    """

    def __init__(self) -> None:
        self._topic: tuple[str, ...] = ()
        self._warning = ""
        # What waits for its turn.
        self._moment_due: SceneTexts | None = None
        self._warning_due = ""
        self._next_ms: int | None = None
        # The leg, the rep and the word for what happens that were announced last.
        self._announced: tuple[str, ...] = "", "", ""

    @property
    def waits(self) -> bool:
        """Whether anything waits for its turn."""
        return bool(self._moment_due or self._warning_due)

    def announcement(self, texts: SceneTexts, warning: str, voice_speaks: bool, now_ms: int) -> str:
        """The text to announce now, or empty; `warning` is what is wrong or was just changed."""
        topic = texts.view_state, texts.leg, _moment(texts)
        if topic != self._topic:
            self._topic = topic
            unspoken = texts.waiting or texts.view_state is ViewState.PAUSED
            self._moment_due = None if voice_speaks and not unspoken else texts
        if warning != self._warning:
            self._warning, self._warning_due = warning, warning or self._warning_due
        if not self.waits or (self._next_ms is not None and now_ms < self._next_ms):
            return ""
        moment = self._words_for(self._moment_due) if self._moment_due else ""
        due = ". ".join(text for text in (moment, self._warning_due) if text)
        self._moment_due, self._warning_due = None, ""
        self._next_ms = now_ms + INTERVAL_MS
        return due

    def _words_for(self, texts: SceneTexts) -> str:
        """The moment in as few words as will do: in a rep, what of it was not announced yet."""
        before, self._announced = self._announced, _parts(texts)
        if texts.view_state is not ViewState.WORK:
            return _moment(texts)
        if texts.leg != before[0]:
            return _moment(texts)
        parts = zip(self._announced, before, strict=True)
        return ". ".join(part for part, former in parts if part and part != former)


def _parts(texts: SceneTexts) -> tuple[str, ...]:
    """The leg, the rep and the word for what happens."""
    # Nobody wants to hear every second of a hold, nor of what is prepared for.
    counts_reps = texts.view_state is ViewState.WORK and texts.count.of_reps
    return texts.leg, texts.count.number if counts_reps else "", texts.headline


def _moment(texts: SceneTexts) -> str:
    if texts.view_state is ViewState.WORK:
        return ". ".join(part for part in _parts(texts) if part)
    if texts.view_state is ViewState.PAUSED:
        return sentences(texts.headline, texts.hint_sentence)
    if texts.waiting:
        return texts.hint
    if texts.view_state.prepares:
        return f"{texts.leg}. {texts.position}. {texts.headline}"
    return texts.headline


class MomentLabel(QLabel):
    """The moment in words, out of sight: a screen reader finds it in the view to read it.

    The view's own accessible name does not change: the view has the keyboard, and some screen
    readers say each change of a name there at once.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setGeometry(0, -1, 1, 1)
        self._announcer = Announcer()
        # What is held and announced already.
        self._shown: tuple[object, ...] = ()

    def begin(self) -> None:
        """Another session begins: everything in it is new."""
        self._announcer, self._shown = Announcer(), ()

    def show_moment(self, texts: SceneTexts, warning: str, voice_speaks: bool, now_ms: int) -> None:
        """Hold the moment's text, and announce what of it is new."""
        shown = texts, warning, voice_speaks
        if shown == self._shown and not self._announcer.waits:
            return
        self._shown = shown
        text = ". ".join(text for text in (texts.spoken, warning) if text)
        if self.text() != text:
            self.setText(text)
        announcement = self._announcer.announcement(texts, warning, voice_speaks, now_ms)
        if announcement:
            announce(self, announcement)
