"""The few widgets that several pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.flow_layout import FlowLayout

MANY = 5
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def label(text: str = "", role: str = "") -> QLabel:
    """A label that wraps; `role` names its style in the theme."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def field_name(text: str) -> QLabel:
    """What a form's field is called, at half its height; a form's own would look for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    # Else the form puts it at the top.
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made


def button(text: str, role: str = "") -> Button:
    """A button; `role` names its style in the theme."""
    made = Button(text)
    made.setAutoDefault(True)
    if role:
        made.setProperty("role", role)
    return made


def set_role(made: QWidget, role: str) -> None:
    """Give a widget that is there already another style of the theme."""
    made.setProperty("role", role)
    made.style().unpolish(made)
    made.style().polish(made)


def move_focus(away_from: QWidget, to: QWidget) -> None:
    """Put the keyboard on `to` if it is on `away_from` or in it.

    To be called before `away_from` is hidden, disabled or taken down: Qt would hand the
    keyboard to whatever comes next, and the next Space would press that.
    """
    focused = away_from.window().focusWidget()
    if focused is not None and (focused is away_from or away_from.isAncestorOf(focused)):
        to.setFocus()


def explain(widget: QWidget, text: str) -> None:
    """Give it a tool tip that shows the text as it is written; Qt would look for markup in it."""
    widget.setToolTip(plain_tip(text))
    # A screen reader is told the tool tip otherwise, markup and all.
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """The text of a tool tip that shows it as it is written."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


def _without_mnemonic(text: str) -> str:
    return text.replace("&", "&&")


class Button(QPushButton):
    """A button whose text takes several lines where one is too short for it.

    Qt's own cuts it off, and the names of a person's own levels may be of any length. Its
    text is shown as it is written: "&" makes no shortcut. A double click is one press.
    """

    def __init__(self, text: str = "", align: Qt.AlignmentFlag = _MIDDLE) -> None:
        # At once: told of a change later, assistive technology asks what it is before that is said.
        super().__init__(_without_mnemonic(text))
        self._words = text
        # For which text it was measured, and the size.
        self._frame_of: tuple[str, QSize] | None = None
        self._flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | align
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(_without_mnemonic(text))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Who clicks twice means one thing, and it may be gone by now; a stepper is clicked fast.
        if self.autoRepeat():
            super().mouseDoubleClickEvent(event)

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        longest = max(self.text().split() or [""], key=metrics.horizontalAdvance)
        return self._frame() + metrics.size(0, longest)

    def heightForWidth(self, width: int) -> int:
        inside = width - self._frame().width()
        if self._is_one_line(inside):
            return self.sizeHint().height()
        text = self.fontMetrics().boundingRect(QRect(0, 0, inside, 0), self._flags, self.text())
        return self._frame().height() + text.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRect(0, 0, self.width() - self._frame().width(), self.height())
        if self._is_one_line(area.width()):
            super().paintEvent(event)
            return
        # Seldom needed, and slow to load.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        area.moveCenter(self.rect().center())
        painter.drawText(area, self._flags, self.text())

    def _is_one_line(self, inside: int) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= inside

    def changeEvent(self, event: QEvent) -> None:
        self._frame_of = None
        super().changeEvent(event)

    def _frame(self) -> QSize:
        """What the button takes around its text: a layout asks many times."""
        words = self.text()
        if self._frame_of is None or self._frame_of[0] != words:
            # Before, its type is not yet that of its role, and the hint polishes it half-way.
            self.ensurePolished()
            # Qt leaves room for four letters in a button without text.
            flag = Qt.TextFlag.TextShowMnemonic
            text = self.fontMetrics().size(flag, super().text() or "XXXX")
            self._frame_of = words, super().sizeHint() - text
        return self._frame_of[1]


class Card(QFrame):
    """A framed box with a column of widgets in it."""

    def __init__(self, *contents: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        for widget in contents:
            self.column.addWidget(widget)


class Choice(FlowLayout):
    """One of a few values, as a row of buttons; the arrow keys move along it."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        value: object = None,
        click_focuses: bool = True,
    ) -> None:
        """`options` are values with their texts; `name` is read by a screen reader.

        Without `click_focuses` a click leaves the keyboard where it is.
        """
        super().__init__(6)
        give_role(self, Role.Grouping, name)
        policy = Qt.FocusPolicy
        # Of the one that Tab stops at, and of the others.
        self._policies = (
            (policy.StrongFocus, policy.ClickFocus)
            if click_focuses
            else (policy.TabFocus, policy.NoFocus)
        )
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        for i, (_, text) in enumerate(options):
            # Many values are short ones: they share the row of a small window.
            each = button(text, "value" if len(options) > MANY else "")
            give_role(each, Role.RadioButton, f"{name}: {text}")
            each.setCheckable(True)
            self._group.addButton(each, i)
            self.add(each)
        self.set_value(value)
        self._group.idClicked.connect(self._tell)

    @property
    def value(self) -> object:
        """The value chosen, or None."""
        i = self._group.checkedId()
        return self._values[i] if i >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose without telling anyone; None unchooses."""
        self._group.setExclusive(False)
        for i, each in enumerate(self._values):
            self._group.button(i).setChecked(each == value)
        self._group.setExclusive(True)
        self._one_stop()

    def focus_first(self) -> None:
        """Put the keyboard on the chosen button, or the first."""
        self._group.button(max(0, self._group.checkedId())).setFocus()

    def _tell(self, i: int) -> None:
        self._one_stop()
        self.chosen.emit(self._values[i])

    def _one_stop(self) -> None:
        """Tab stops once at a choice; within it the arrow keys move."""
        stop = max(0, self._group.checkedId())
        for i in range(len(self._values)):
            self._group.button(i).setFocusPolicy(self._policies[i != stop])


class Slider(QSlider):
    """A level from 0 to 100; the wheel moves it only where the keyboard is, not in passing."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def set_value(self, value: int) -> None:
        """Show that level without telling anyone."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Number(QWidget):
    """A whole number, to be typed or stepped; `changed` tells each new one."""

    changed = Signal(int)

    def __init__(self, name: str, box: NumberBox) -> None:
        super().__init__()
        self.box = box
        self.box.setAccessibleName(name)
        self._less = self._stepper("−", f"{name}: less", self.box.stepDown)
        self._more = self._stepper("+", f"{name}: more", self.box.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self._less)
        row.addWidget(self._more)
        self.box.valueChanged.connect(self._tell)
        self._show_ends()

    def set_value(self, value: int) -> None:
        """Show that number without telling anyone."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)
        self._show_ends()

    def _tell(self, value: int) -> None:
        self._show_ends()
        self.changed.emit(value)

    def _show_ends(self) -> None:
        ways, way = self.box.stepEnabled(), QSpinBox.StepEnabledFlag
        self._less.setEnabled(bool(ways & way.StepDownEnabled))
        self._more.setEnabled(bool(ways & way.StepUpEnabled))

    def _stepper(self, text: str, name: str, step: Callable[[], None]) -> Button:
        made = button(text, "step")
        made.setAccessibleName(name)
        made.setAutoRepeat(True)
        # The arrow keys step in the box itself.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        made.clicked.connect(lambda: step())
        return made


class NumberBox(QSpinBox):
    """A number; the wheel changes it only where the keyboard is, as with `Slider`."""

    def __init__(self, least: int = 0, most: int = 99, step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        # The theme leaves no room for its own buttons: told to have none, Qt 6.11 lays out a
        # styled box's text one pixel wide. Nor does it keep the padding at the sides.
        self.lineEdit().setTextMargins(9, 0, 9, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def scrolled(content: QWidget, widest: int | None = None) -> QScrollArea:
    """The content in an area that scrolls up and down where it does not fit.

    Wider than `widest` it does not get: then it stands in the middle.
    """
    area = QScrollArea()
    if widest is not None:
        content.setMaximumWidth(widest)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
