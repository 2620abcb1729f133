"""The drawing of the hip with the names of bones and muscles at its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from glutetimer.core.setting_choices import Person
from glutetimer.ui.learn.captioned import grow_with_width
from glutetimer.ui.learn.curves import Place
from glutetimer.ui.learn.muscle_drawing import HEIGHT, WIDTH, paint_hip
from glutetimer.ui.theme import Colors

# Each name, and where in the drawing its line ends; from above to below.
LEFT_NAMES: Sequence[tuple[str, Place]] = (
    ("Gluteus medius", (36, 22)),
    ("Sacrum", (15, 44)),
    ("Greater trochanter", (48, 67)),
    ("← back", (0, 116)),
)
RIGHT_NAMES: Sequence[tuple[str, Place]] = (
    ("Hip bone", (77.5, 35)),
    ("Gluteus minimus, beneath", (66, 42)),
    ("Hip joint", (67.5, 61.5)),
    ("Thigh bone", (53.5, 97)),
    ("front →", (100, 116)),
)
_DIRECTIONS = ("← back", "front →")
_MAX_DRAWING_PX, _MIN_DRAWING_PX, _GAP_PX, _LINE_GAP_PX = 380, 90, 14, 6


class MuscleView(QWidget):
    """Gluteus medius and minimus on the bones; as high as its width and its type ask for."""

    def __init__(self, colors: Colors, description: str) -> None:
        """A screen reader says the description."""
        super().__init__()
        self._colors = colors
        grow_with_width(self)
        self.setAccessibleName("The gluteus medius, seen from the side")
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
        return _labelled(width, font)

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

    @property
    def has_line(self) -> bool:
        """Whether it names a part, and not a direction."""
        return self.text not in _DIRECTIONS


@dataclass(frozen=True, slots=True)
class Labelled:
    """The drawing's rectangle, the names at its sides and the height of it all."""

    drawing: QRectF
    names: tuple[Name, ...]
    height: int
    font: QFont


@lru_cache(maxsize=8)
def _labelled(width: int, font: QFont) -> Labelled:
    metrics = QFontMetrics(font)
    column = _column_width(width, metrics)
    drawing_width = min(_MAX_DRAWING_PX, max(_MIN_DRAWING_PX, width - 2 * (column + _GAP_PX)))
    scale = drawing_width / WIDTH
    left = (width - drawing_width) / 2
    names: list[Name] = []
    height = round(HEIGHT * scale)
    for entries, at_left in ((LEFT_NAMES, True), (RIGHT_NAMES, False)):
        x = round(left - _GAP_PX - column if at_left else left + drawing_width + _GAP_PX)
        bottom = 0
        for text, (place_x, place_y) in entries:
            box = QRect(x, 0, column, 10_000)
            side = Qt.AlignmentFlag.AlignRight if at_left else Qt.AlignmentFlag.AlignLeft
            wrapping = side.value | Qt.TextFlag.TextWordWrap.value
            rect = metrics.boundingRect(box, wrapping, text)
            rect.moveTop(max(bottom, round(place_y * scale - rect.height() / 2)))
            bottom = rect.bottom() + metrics.lineSpacing() // 2
            edge = rect.right() + _LINE_GAP_PX if at_left else rect.left() - _LINE_GAP_PX
            line_from = QPointF(edge, rect.center().y())
            place = QPointF(left + place_x * scale, place_y * scale)
            names.append(Name(text, rect, wrapping, line_from, place))
            height = max(height, rect.bottom() + 1)
    return Labelled(QRectF(left, 0, drawing_width, HEIGHT * scale), tuple(names), height, font)


def _column_width(width: int, metrics: QFontMetrics) -> int:
    """How wide the names may be: on one line where there is room, else word under word."""
    texts = [text for text, _ in (*LEFT_NAMES, *RIGHT_NAMES)]
    words = [word for text in texts for word in text.split()]
    longest_word, longest = (
        max(map(metrics.horizontalAdvance, parts)) + 2 for parts in (words, texts)
    )
    room = (width - _MAX_DRAWING_PX) // 2 - _GAP_PX
    return max(longest_word, min(longest, room))
