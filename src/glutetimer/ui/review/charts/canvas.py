"""What pictures of the past are painted with: a painter, its font and colours."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from glutetimer.core.program import Side
from glutetimer.ui.theme import Colors

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
MIN_MARK_PX = 7.0
# In narrower columns, lines would not be told from gaps.
HATCHED_FROM_PX = 5.0
# Of texts in a font; more than a page of charts has.
KEPT_WIDTHS = 1_000


class ChartFont:
    """A font in both weights; widths and `line`, the height of a line of text, are pixels."""

    def __init__(self, font: QFont) -> None:
        self.plain, self.bold = QFont(font), QFont(font)
        self.bold.setBold(True)
        metrics, bold_metrics = QFontMetricsF(font), QFontMetricsF(self.bold)
        self.line = metrics.height()
        # Years of months have the same few names. Qt's own functions are not for `lru_cache` to
        # wrap: it would ask for their docstrings, which PySide takes 50 ms to make up.
        kept = lru_cache(maxsize=KEPT_WIDTHS)
        self.width = kept(lambda text: metrics.horizontalAdvance(text))
        self.bold_width = kept(lambda text: bold_metrics.horizontalAdvance(text))


# With the widths that it has measured: layouts and paintings ask for the same ones again.
chart_font = lru_cache(maxsize=4)(ChartFont)


class Canvas:
    """Paints texts, dots and marks in one colour scheme and in the painter's font."""

    def __init__(self, painter: QPainter, colors: Colors) -> None:
        self.painter, self.font, self.colors = painter, chart_font(painter.font()), colors

    def quiet(self, alpha: float = 0.25) -> QColor:
        """The colour of what is to stand back, in every colour scheme."""
        color = QColor(self.colors.muted)
        color.setAlphaF(alpha)
        return color

    def leg_color(self, side: Side) -> QColor:
        return QColor(self.colors.left if side is Side.LEFT else self.colors.right)

    def fill_for_leg(self, side: Side, *rects: QRectF) -> None:
        """Fill in a leg's colour; the right one's is hatched, for whoever sees both alike."""
        color = self.leg_color(side)
        hatching = QBrush(QColor(self.colors.card), Qt.BrushStyle.BDiagPattern)
        for rect in rects:
            self.painter.fillRect(rect, color)
            if side is Side.RIGHT and rect.width() >= HATCHED_FROM_PX:
                self.painter.fillRect(rect, hatching)

    def write(
        self, rect: QRectF, align: Qt.AlignmentFlag, text: str, color: str, bold: bool = False
    ) -> None:
        """Write a text, vertically in the middle of its rectangle."""
        self.painter.setFont(self.font.bold if bold else self.font.plain)
        self.painter.setPen(QColor(color))
        self.painter.drawText(rect, _in_line(align), text)

    def write_wrapped(self, rect: QRectF, align: Qt.AlignmentFlag, text: str, color: str) -> None:
        """Write a text in as many lines as it needs."""
        self.painter.setFont(self.font.plain)
        self.painter.setPen(QColor(color))
        self.painter.drawText(rect, align | Qt.TextFlag.TextWordWrap, text)

    def dot(self, centre: QPointF, radius: float, color: QColor) -> None:
        solid, round_ = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        self.painter.setPen(QPen(color, 2 * radius, solid, round_))
        self.painter.drawPoint(centre)

    def mark(self, rect: QRectF) -> None:
        """Paint the ground and the frame of a mark, wide enough to be seen."""
        more = max(0.0, MIN_MARK_PX - rect.width()) / 2
        self.painter.setPen(QPen(QColor(self.colors.accent), 2))
        self.painter.setBrush(QColor(self.colors.soft))
        self.painter.drawRoundedRect(rect.adjusted(-more, 0, more, 0), 4, 4)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=8)
def _in_line(align: Qt.AlignmentFlag) -> int:
    """How a text lies that is one line."""
    # On paper letters can be a hair wider than they are measured here.
    return align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class PlacedText(NamedTuple):
    """A text on one line, and where."""

    text: str
    rect: QRectF
    align: Qt.AlignmentFlag

    def paint(self, canvas: Canvas, color: str, bold: bool = False) -> None:
        canvas.write(self.rect, self.align, self.text, color, bold)


class Paragraph:
    """A text from a point on, in as many lines as it needs; `rect` is what they take."""

    def __init__(
        self, text: str, font: QFont, top_left: QPointF, width: float, muted: bool = False
    ) -> None:
        self._muted = muted
        option = QTextOption()
        # Within a word, too, where it is an id that no line is wide enough for.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lines = QTextLayout(" ".join(text.split()), font)
        self._lines.setTextOption(option)
        self._lines.beginLayout()
        natural_width = height = 0.0
        while (line := self._lines.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            natural_width = max(natural_width, line.naturalTextWidth())
            height += line.height()
        self._lines.endLayout()
        self.rect = QRectF(top_left.x(), top_left.y(), natural_width, height)

    def paint(self, canvas: Canvas) -> None:
        canvas.painter.setPen(QColor(canvas.colors.muted if self._muted else canvas.colors.text))
        self._lines.draw(canvas.painter, self.rect.topLeft())
