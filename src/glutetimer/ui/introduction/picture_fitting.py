"""How high the pictures of the introduction are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutetimer.ui.card import Card
from glutetimer.ui.figure.picture_size import height_for

# Of the page's height, what a picture takes even where the rest of a step is to be scrolled to.
MIN_FRACTION = 0.33


def fit_picture(page: QWidget, card: Card, picture: QWidget) -> None:
    """Let a picture in a card be as high as its width asks and the page allows, now and later.

    It takes what the rest of the card leaves it.
    """
    policy = QSizePolicy.Policy
    picture.setSizePolicy(policy.Expanding, policy.Expanding)
    card.column.setStretchFactor(picture, 1)
    _Fitter(page, card, picture)


class _Fitter(QObject):
    """Notices that the page or the card has another size."""

    def __init__(self, page: QWidget, card: Card, picture: QWidget) -> None:
        super().__init__(card)
        self._page, self._card, self._picture = page, card, picture
        for resized in (page, card):
            resized.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            height = height_for(self._card.width() - 2 * Card.BESIDE_PX)
            self._picture.setMaximumHeight(height)
            least = min(height, round(self._page.height() * MIN_FRACTION))
            self._picture.setMinimumHeight(least)
        return False
