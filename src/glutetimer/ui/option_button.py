"""An answer to be read from two metres, as a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import Button, paint_tick
from glutetimer.ui.rating_questions import Option
from glutetimer.ui.workout.text_fitting import font_of, line_font

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
# Fractions of the button's height: its text, the digit above it, its corners and its lines.
_TEXT, _TEXT_BELOW_DIGIT, _DIGIT = 0.55, 0.42, 0.24
_CORNER, _LINE, _CHECKED_LINE, _MARKED_LINE = 0.12, 0.012, 0.024, 0.06
# Its tick, and how far that is from the corner.
_TICK, _TICK_INSET = 0.14, 0.1
# Of its width, what its text may take.
_TEXT_WIDTH = 0.78


class OptionButton(Button):
    """One of the answers to a question, of any size: its text takes the room that it has.

    It is tinted and has a tick where it is the answer that was given, and has a thick line where
    the keyboard is. A pointer that moves on it tints it a little; one that rests where it has come
    to be does not. The arrow keys are left to what it lies in.
    """

    def __init__(self, name: str, option: Option, alike: tuple[str, ...]) -> None:
        """`name` is the question's; the texts `alike` are set in type of one size with its own."""
        super().__init__(option.text)
        self._alike = alike
        # A number is its own digit.
        self._digit = option.digits if option.digits != option.text else ""
        give_role(self, Role.RadioButton, f"{name}: {option.text}")
        self.setCheckable(True)
        self.setMouseTracking(True)
        # Where the pointer was when it came to be on it, on the screen, and whether it moved since.
        self._entered_at = QPointF()
        self._is_pointed_at = False
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def minimumSizeHint(self) -> QSize:
        # Its text becomes as small as its room.
        return QSize(0, 0)

    @property
    def is_marked(self) -> bool:
        """Whether the window's keyboard is on it, also while another window is in use."""
        return self.window().focusWidget() is self

    def mark(self) -> None:
        """Put the keyboard on it."""
        self.setFocus()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._entered_at = event.globalPosition()
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Qt tells of a move also where a page has come below a pointer at rest.
        if event.globalPosition() != self._entered_at:
            self._is_pointed_at = True
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed_at = False
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        role = QPalette.ColorRole
        marked, checked = self.is_marked, self.isChecked()
        edge = role.Text if marked else role.Accent if checked else role.Dark
        ground, ink = role.Midlight if self._is_pointed_at else role.Base, role.ButtonText
        if checked:
            ground, ink = role.Highlight, role.HighlightedText
        height = self.height()
        fraction = _MARKED_LINE if marked else _CHECKED_LINE if checked else _LINE
        line = max(1.0, height * fraction)
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(palette.color(ground))
        painter.setPen(QPen(palette.color(edge), line))
        within = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(within, height * _CORNER, height * _CORNER)
        painter.setPen(palette.color(ink))
        center = Qt.AlignmentFlag.AlignCenter
        text_rect = QRectF(self.rect())
        if self._digit:
            digit_rect = QRectF(0, height * 0.1, self.width(), height * 0.3)
            painter.setFont(font_of(height * _DIGIT, bold=False))
            painter.drawText(digit_rect, center, self._digit)
            text_rect.setTop(digit_rect.bottom())
        text_height = height * (_TEXT_BELOW_DIGIT if self._digit else _TEXT)
        width = self.width() * _TEXT_WIDTH
        painter.setFont(line_font(self._alike, width, text_height, bold=True))
        painter.drawText(text_rect, center, self.text())
        if checked:
            side, inset = height * _TICK, height * _TICK_INSET
            square = QRectF(self.width() - inset - side, inset, side, side)
            paint_tick(painter, square, palette.color(role.Accent))
