"""Standing on one leg: a level and a dropped pelvis, side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.faults import Words
from glutetimer.core.setting_choices import Person
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.figure_view import paint_framed
from glutetimer.ui.learn.captioned import Captioned, CaptionedRow, grow_with_width
from glutetimer.ui.learn.sign import Sign
from glutetimer.ui.learn.stance_drawing import DROPPED, LEVEL, RATIO, Stance, paint_stance
from glutetimer.ui.theme import Colors

_WORDS = {
    LEVEL: Words(
        gettext_noop("Level pelvis"), gettext_noop("The muscle of the standing leg holds it.")
    ),
    DROPPED: Words(
        gettext_noop("Dropped pelvis"),
        gettext_noop("The other side sinks: the muscle of the standing leg may be weak."),
    ),
}


class Stances(CaptionedRow):
    """Both stances with their signs; a screen reader says the description before them."""

    def __init__(self, colors: Colors, description: str) -> None:
        self._views = [StanceView(stance, words, colors) for stance, words in _WORDS.items()]
        self._signs = [Sign(stance is LEVEL, colors) for stance in _WORDS]
        super().__init__(
            [
                Captioned(view, sign, words)
                for view, sign, words in zip(self._views, self._signs, _WORDS.values(), strict=True)
            ]
        )
        self.setAccessibleName(description)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        for view, sign in zip(self._views, self._signs, strict=True):
            view.set_colors(colors)
            sign.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; it does not move, `reduced_motion` or not."""
        for view in self._views:
            view.set_person(person)


class StanceView(QWidget):
    """A picture of one stance."""

    def __init__(self, stance: Stance, words: Words, colors: Colors) -> None:
        super().__init__()
        self._stance, self._colors, self._person = stance, colors, Person()
        grow_with_width(self)
        name = gettext("On one leg, seen from behind: {stance}").format(stance=gettext(words.name))
        self.setAccessibleName(name)
        self.setAccessibleDescription(gettext(words.advice))

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def set_person(self, person: Person) -> None:
        """Paint a person with that skin."""
        self._person = person
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(width * RATIO)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)

        def paint(rect: QRectF) -> None:
            paint_stance(painter, rect, self._stance, self._person, self._colors)

        paint_framed(painter, QRectF(self.rect()), self._colors, paint)
