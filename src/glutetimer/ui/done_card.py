"""What was done today, said kindly above what could be done next."""

from __future__ import annotations

from glutetimer.core.sentences import DoneToday
from glutetimer.ui.widgets import Card, label


class DoneCard(Card):
    """In sight once there was training today."""

    def __init__(self) -> None:
        self._heading, self._text = label(role="heading"), label()
        super().__init__(self._heading, self._text)
        self.hide()

    def show_done(self, done: DoneToday | None) -> None:
        """Say what was done, or nothing."""
        self._heading.setText(done.heading if done else "")
        self._text.setText(done.text if done else "")
        self.setVisible(done is not None)
