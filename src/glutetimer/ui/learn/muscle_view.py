"""The drawing of the hip with the names of bones and muscles at its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from glutetimer.core.setting_choices import Person
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.learn.captioned import grow_with_width
from glutetimer.ui.learn.curves import Place
from glutetimer.ui.learn.muscle_drawing import HEIGHT, WIDTH, paint_hip
from glutetimer.ui.theme import Colors
from glutetimer.ui.wording import SOFT_HYPHEN

# Each name, a message, and where in the drawing its line ends; from above to below. The last ones
# name a direction, and have none.
LEFT_NAMES: Sequence[tuple[str, Place]] = (
    (gettext_noop("Gluteus medius"), (36, 22)),
    (gettext_noop("Sacrum"), (15, 44)),
    (gettext_noop("Greater trochanter"), (48, 67)),
    (gettext_noop("← back"), (0, 116)),
)
RIGHT_NAMES: Sequence[tuple[str, Place]] = (
    (gettext_noop("Hip bone"), (77.5, 35)),
    (gettext_noop("Gluteus minimus, beneath"), (66, 42)),
    (gettext_noop("Hip joint"), (67.5, 61.5)),
    (gettext_noop("Thigh bone"), (53.5, 97)),
    (gettext_noop("front →"), (100, 116)),
)
_MAX_DRAWING_PX, _MIN_DRAWING_PX, _GAP_PX, _LINE_GAP_PX = 380, 90, 14, 6


class MuscleView(QWidget):
    """Gluteus medius and minimus on the bones; as high as its width and its type ask for."""

    def __init__(self, colors: Colors, description: str) -> None:
        """A screen reader says the description."""
        super().__init__()
        self._colors = colors
        grow_with_width(self)
        self.setAccessibleName(gettext("The gluteus medius, seen from the side"))
        self.setAccessibleDescription(description)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Nothing in it is the person's own or moves."""

    def heightForWidth(self, width: int) -> int:
        return self.labelled(width).height

    def sizeHint(self) -> QSize:
        return QSize(_MAX_DRAWING_PX, self.heightForWidth(_MAX_DRAWING_PX))

    def labelled(self, width: int) -> Labelled:
        """Where the drawing and its names are in a view of that width."""
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        left, right = (
            tuple(gettext(name) for name, _ in names) for names in (LEFT_NAMES, RIGHT_NAMES)
        )
        return _labelled(width, font, left, right)

    def paintEvent(self, event: QPaintEvent) -> None:
        labelled = self.labelled(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hip(painter, labelled.drawing, self._colors)
        painter.setFont(labelled.font)
        for name in labelled.names:
            painter.setPen(QColor(self._colors.text if name.has_line else self._colors.muted))
            painter.drawText(name.rect, name.wrapping, name.text)
            if name.has_line:
                self._paint_line(painter, name)

    def _paint_line(self, painter: QPainter, name: Name) -> None:
        """From the name to its place, set off from what it crosses."""
        for color, width, radius in ((self._colors.card, 4.0, 5.0), (self._colors.text, 1.4, 3.2)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawLine(name.line_from, name.place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawEllipse(name.place, radius, radius)


@dataclass(frozen=True, slots=True)
class Name:
    """A name's text, its rectangle and how it stands in it, and the line to what it names."""

    text: str
    rect: QRect
    wrapping: int
    line_from: QPointF
    place: QPointF
    # Whether it names a part, and not a direction.
    has_line: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """The drawing's rectangle, the names at its sides and the height of it all."""

    drawing: QRectF
    names: tuple[Name, ...]
    height: int
    font: QFont


@lru_cache(maxsize=8)
def _labelled(
    width: int, font: QFont, left_names: Sequence[str], right_names: Sequence[str]
) -> Labelled:
    metrics = QFontMetrics(font)
    column = _column_width(width, metrics, (*left_names, *right_names))
    drawing_width = min(_MAX_DRAWING_PX, max(_MIN_DRAWING_PX, width - 2 * (column + _GAP_PX)))
    scale = drawing_width / WIDTH
    left = (width - drawing_width) / 2
    names: list[Name] = []
    height = round(HEIGHT * scale)
    for texts, entries in ((left_names, LEFT_NAMES), (right_names, RIGHT_NAMES)):
        at_left = entries is LEFT_NAMES
        x = round(left - _GAP_PX - column if at_left else left + drawing_width + _GAP_PX)
        bottom = 0
        for text, (_, (place_x, place_y)) in zip(texts, entries, strict=True):
            box = QRect(x, 0, column, 10_000)
            side = Qt.AlignmentFlag.AlignRight if at_left else Qt.AlignmentFlag.AlignLeft
            wrapping = side.value | Qt.TextFlag.TextWordWrap.value
            rect = metrics.boundingRect(box, wrapping, text)
            rect.moveTop(max(bottom, round(place_y * scale - rect.height() / 2)))
            bottom = rect.bottom() + metrics.lineSpacing() // 2
            edge = rect.right() + _LINE_GAP_PX if at_left else rect.left() - _LINE_GAP_PX
            line_from = QPointF(edge, rect.center().y())
            place = QPointF(left + place_x * scale, place_y * scale)
            has_line = text is not texts[-1]
            names.append(Name(text, rect, wrapping, line_from, place, has_line))
            height = max(height, rect.bottom() + 1)
    return Labelled(QRectF(left, 0, drawing_width, HEIGHT * scale), tuple(names), height, font)


def _column_width(width: int, metrics: QFontMetrics, texts: Sequence[str]) -> int:
    """How wide the names may be: on one line where there is room, else word under word.

    A long word is broken at its soft hyphens.
    """
    words = [word for text in texts for word in text.replace(SOFT_HYPHEN, "- ").split()]
    longest_word, longest = (
        max(map(metrics.horizontalAdvance, parts)) + 2 for parts in (words, texts)
    )
    room = (width - _MAX_DRAWING_PX) // 2 - _GAP_PX
    return max(longest_word, min(longest, room))
