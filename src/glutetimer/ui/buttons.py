"""Buttons that show all of their text, as it is written."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from glutetimer.core.frozen import frozen
from glutetimer.ui.style_sheet import restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStylePainter

# A tick's corners as parts of the square around it, and its line as a part of the side.
_TICK, _TICK_LINE = ((0.08, 0.55), (0.38, 0.86), (0.92, 0.16)), 0.2
# Its side in lines of text, and at most of the button's width; how far it is from the corner.
TICK_LINES, TICK_WIDTH, TICK_INSET_PX = 0.5, 0.2, 4
# Between the tick and the text, in pixels; a text of so few letters, a number, lies below it.
TICK_GAP_PX, SHORT_LETTERS = 2, 2
# The line within the keyboard's frame around the main button: how far in, how wide and how round.
INNER_INSET_PX, INNER_LINE_PX, INNER_RADIUS_PX = 4, 2, 5
# So many letters of a text that is cut off are seen at least.
SHORTEST = 6


def button(
    text: str,
    kind: str = "",
    click_focuses: bool = True,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> Button:
    """A button; the style sheet has the kinds.

    Without `click_focuses` a click, or a press that slips off, leaves the keyboard where it was.
    """
    new_button = _of_kind(Button(text, align), kind)
    if not click_focuses:
        new_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return new_button


def elided_button(
    text: str, kind: str = "", where: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> Button:
    """A button of one line, of whose text the end is left out where it is too long, or `where`."""
    return _of_kind(_ElidedButton(text, where), kind)


def paint_tick(painter: QPainter, square: QRectF, color: QColor) -> None:
    """Paint a tick into that square: it says without a colour what is chosen."""
    side = square.width()
    pen = QPen(color, _TICK_LINE * side)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawPolyline([square.topLeft() + QPointF(x, y) * side for x, y in _TICK])


def set_kind(styled: QPushButton, kind: str) -> None:
    """Give a button that is there already another kind."""
    if kind != (styled.property("kind") or ""):
        restyle(styled, "kind", kind)


@frozen
class _Measures:
    """The sizes of a button with that text, in pixels.

    `frame` is what is around the text: what the style sheet puts there, or the tick's room;
    `hint` is what all of it takes in one line.
    """

    text: str
    text_px: int
    frame: QSize
    hint: QSize


class Button(QPushButton):
    """A button whose text takes several lines where one is too short for it.

    Qt's own cuts it off, and the names of a person's own levels may be of any length. Its
    text is shown as it is written: "&" makes no shortcut. A double click is one press.
    """

    def __init__(self, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter) -> None:
        # In the constructor: told of a later change, assistive technology would ask for the role
        # before `give_role` has said it.
        super().__init__(_without_mnemonic(text))
        self._text = text
        # Whether a tick is in its corner while it is checked.
        self.has_tick = False
        self._kept_measures: _Measures | None = None
        self._flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | align
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(_without_mnemonic(text))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Who clicks twice means one thing, and it may be gone by now; a stepper is clicked fast.
        if self.autoRepeat():
            super().mouseDoubleClickEvent(event)

    def sizeHint(self) -> QSize:
        return self._measures.hint

    def minimumSizeHint(self) -> QSize:
        frame, metrics = self._measures.frame, self.fontMetrics()
        longest = max(self.text().split() or [""], key=metrics.horizontalAdvance)
        return frame + metrics.size(0, longest)

    def heightForWidth(self, width: int) -> int:
        frame = self._measures.frame
        text_width = width - frame.width()
        if self._is_one_line(text_width):
            return self.sizeHint().height()
        room = QRect(0, 0, text_width, 0)
        lines = self.fontMetrics().boundingRect(room, self._flags, self.text())
        return frame.height() + lines.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_button(event)
        if self.hasFocus() and self.property("kind") == "main":
            self._paint_inner_frame()
        if self.has_tick and self.isChecked():
            side = min(TICK_LINES * self.fontMetrics().height(), TICK_WIDTH * self.width())
            left = self.width() - TICK_INSET_PX - side
            square = QRectF(left, TICK_INSET_PX, side, side)
            paint_tick(QPainter(self), square, self.palette().color(QPalette.ColorRole.Accent))

    def _paint_inner_frame(self) -> None:
        """Part the keyboard's frame from what fills the button: on black, both are light."""
        painter, inset = QPainter(self), INNER_INSET_PX
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), INNER_LINE_PX))
        inside = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inside, INNER_RADIUS_PX, INNER_RADIUS_PX)

    def _paint_button(self, event: QPaintEvent) -> None:
        rect = QRect(0, 0, self.width() - self._measures.frame.width(), self.height())
        if self._is_one_line(rect.width()):
            super().paintEvent(event)
            return
        painter = self._paint_with("")
        rect.moveCenter(self.rect().center())
        painter.drawText(rect, self._flags, self.text())

    def _paint_with(self, text: str) -> QStylePainter:
        """Paint it with that text in place of its own; gives the painter."""
        # Seldom needed, and slow to load.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = _without_mnemonic(text)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        return painter

    def changeEvent(self, event: QEvent) -> None:
        self._kept_measures = None
        super().changeEvent(event)

    def _is_one_line(self, text_width: int) -> bool:
        return self._measures.text_px <= text_width

    @property
    def _measures(self) -> _Measures:
        """Kept, as layouts ask many times; Qt tells the size of the whole button alone."""
        if self._kept_measures is None or self._kept_measures.text != self.text():
            self._kept_measures = self._measure()
        return self._kept_measures

    def _measure(self) -> _Measures:
        # Before, its type is not yet that of its kind, and the hint polishes it half-way.
        self.ensurePolished()
        text, hint, metrics = self.text(), super().sizeHint(), self.fontMetrics()
        # Qt leaves room for four letters in a button without text.
        text_size = metrics.size(Qt.TextFlag.TextShowMnemonic, super().text() or "XXXX")
        frame = hint - text_size
        if self.has_tick and len(text) > SHORT_LETTERS:
            # On either side, as the text is in the middle.
            beside = TICK_INSET_PX + TICK_LINES * metrics.height() + TICK_GAP_PX
            frame = frame.expandedTo(QSize(ceil(2 * beside), 0))
        text_px = metrics.horizontalAdvance(text)
        hint = hint.expandedTo(QSize(text_px + frame.width(), 0))
        return _Measures(text, text_px, frame, hint)


class _ElidedButton(Button):
    """A button that may be too narrow for its text, and no higher for that."""

    def __init__(self, text: str, where: Qt.TextElideMode) -> None:
        super().__init__(text)
        self._where = where

    def minimumSizeHint(self) -> QSize:
        frame = self._measures.frame
        return frame + self.fontMetrics().size(0, self.text()[:SHORTEST])

    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    def _paint_button(self, event: QPaintEvent) -> None:
        width = self.width() - self._measures.frame.width()
        if self._is_one_line(width):
            super()._paint_button(event)
        else:
            self._paint_with(self.fontMetrics().elidedText(self.text(), self._where, width))


def _of_kind(new_button: Button, kind: str) -> Button:
    new_button.setAutoDefault(True)
    if kind:
        new_button.setProperty("kind", kind)
    return new_button


def _without_mnemonic(text: str) -> str:
    return text.replace("&", "&&")
