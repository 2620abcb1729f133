"""What was done today, above what could be done next."""

from __future__ import annotations

from glutetimer.core.sentences import DoneToday
from glutetimer.ui.card import Card
from glutetimer.ui.labels import label


class DoneCard(Card):
    """A card that is in sight once there was training today."""

    def __init__(self) -> None:
        self._heading, self._text = label(kind="heading"), label()
        super().__init__(self._heading, self._text)
        self.hide()

    def show_done(self, done: DoneToday | None) -> None:
        """Say what was done; None hides the card."""
        self._heading.setText(done.heading if done else "")
        self._text.setText(done.text if done else "")
        self.setVisible(done is not None)
