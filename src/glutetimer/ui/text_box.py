"""A box for text of any length: it wraps, and grows with what is in it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from glutetimer.ui.keys import ENTER_KEYS, is_step_back
from glutetimer.ui.style_sheet import FIELD_ABOVE_PX, FIELD_BESIDE_PX
from glutetimer.ui.theme import mixed

# Without a pixel below the last line, Qt would scroll; with two, a line's box is as high as others.
SPARE_PX = 2
# How far a placeholder's colour is from that of text, of the way to the ground's.
DIMMED = 0.35


class TextBox(QPlainTextEdit):
    """Plain text, as high as its lines. Tab leaves it."""

    # Enter, in a box of one paragraph.
    entered = Signal()

    def __init__(self, name: str, lines: bool = False, placeholder: str = "") -> None:
        """`name` is read by a screen reader; without `lines` it is one paragraph."""
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Whoever has the text takes steps back, so that they are one row for the whole page.
        self.setUndoRedoEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(0)
        # Qt counts the blank at the end of a line that is wrapped, and would scroll to it.
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(lambda: bar.setRange(0, 0))
        self.textChanged.connect(self.updateGeometry)
        self._dim_placeholder()

    def set_text(self, text: str) -> None:
        """Show that text, without telling anyone."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._dim_placeholder()

    def _dim_placeholder(self) -> None:
        # In high contrast, muted text is as bright as that which someone has written.
        usual = QGuiApplication.palette()
        text, ground = usual.text().color().name(), usual.base().color().name()
        palette = QPalette()
        palette.setColor(palette.ColorRole.PlaceholderText, QColor(mixed(text, ground, DIMMED)))
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_step_back(event):
            event.ignore()
        elif event.key() in ENTER_KEYS and not self._lines:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self._lines else " ".join(text.split()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self.toPlainText() or self.placeholderText()
        return self._height_of(text, width - 2 * FIELD_BESIDE_PX)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of("", 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def _height_of(self, text: str, width: int) -> int:
        """How high it is with a text in lines of that width."""
        layouts = (QTextLayout(paragraph, self.font()) for paragraph in text.split("\n"))
        lines_px = sum(_height_in(layout, width) for layout in layouts)
        return ceil(lines_px) + 2 * FIELD_ABOVE_PX + SPARE_PX


def _height_in(layout: QTextLayout, width: int) -> float:
    """How high a paragraph is in lines of that width."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return height
