"""A picture with a sign and words under it, and a row of such pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.faults import Words
from glutetimer.core.translation import gettext
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.learn.sign import Sign
from glutetimer.ui.scrolling import bound_width
from glutetimer.ui.type_size import digits_px

_GAP_PX = 16
# The width of one picture at least and at most, in digits; with large type at least so many
# pixels, so that two stand side by side in the smallest window.
_MIN_DIGITS, _MAX_DIGITS = 20, 34
_MIN_PX = 290


class Captioned(QWidget):
    """A picture, and under it a sign with the words for it."""

    def __init__(self, picture: QWidget, sign: Sign, words: Words) -> None:
        super().__init__()
        self.sign = sign
        name, advice = label(gettext(words.name)), label(gettext(words.advice), "muted")
        for text in (name, advice):
            # By the mouse alone: the keys are the page's, to scroll it.
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = name.font()
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(name, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(picture)
        box.addSpacing(4)
        box.addLayout(heading)
        box.addWidget(advice)
        box.addStretch(1)

    def sizeHint(self) -> QSize:
        width = min(_MIN_PX, digits_px(self, _MIN_DIGITS))
        return QSize(width, super().sizeHint().height())


class CaptionedRow(QWidget):
    """Pictures side by side, in as many columns as there is room for, at the left."""

    def __init__(self, columns: Sequence[Captioned]) -> None:
        super().__init__()
        inside = QWidget()
        FlowLayout(_GAP_PX, parent=inside).add(*columns)
        bound_width(inside, len(columns) * _MAX_DIGITS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch()


def grow_with_width(picture: QWidget) -> None:
    """Have a picture take the width there is, and the height that goes with it."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    picture.setSizePolicy(policy)
