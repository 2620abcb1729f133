"""The window: the pages, the row of their names, and a line for what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glutetimer.ui.accessible import Role, give_role, install
from glutetimer.ui.banner import Banner
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.widgets import button, move_focus
from glutetimer.ui.window_place import bound_size


class Window(QMainWindow):
    """Holds pages by name; a page is made when it is first shown."""

    page_asked = Signal(str)
    # It begins to be painted for the first time, and is once the event loop turns again.
    painted = Signal()
    # It became the one in use.
    activated = Signal()
    # It is to be closed: with the event, which whoever would lose something ignores.
    close_asked = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        install()
        self.setWindowTitle("GluteTimer")
        self._pages: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._bar = FlowLayout(0, equal=False)
        give_role(self._bar, Role.PageTabList, "Pages")
        # The names stand above the page's own edge, within their buttons' padding.
        self._bar.setContentsMargins(10, 4, 10, 0)
        self._banner = Banner()
        self._banner.leaving.connect(self._leave_banner)
        self._stack = QStackedWidget()
        self._current = ""
        self._was_painted = False
        # Before any page hears of it: who presses Escape in full screen wants out of that.
        self._escape = QShortcut(Qt.Key.Key_Escape, self)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._leave_full_screen)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(body)

    def add_page(self, name: str, make: Callable[[], QWidget], listed: bool = True) -> None:
        """Add a page that `make` makes when it is first shown; `listed` ones have a button."""
        self._makers[name] = make
        if not listed:
            return
        each = button(name, "page")
        give_role(each, Role.PageTab, name)
        each.setCheckable(True)
        # After a click the page says where the keyboard is.
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        each.clicked.connect(lambda: self.page_asked.emit(name))
        self._group.addButton(each)
        self._buttons[name] = each
        self._bar.add(each)

    def show_page(self, name: str, alone: bool = False) -> None:
        """Show that page; `alone`, without the row of names."""
        self.make_page(name)
        if name != self._current:
            self._banner.end_news()
        self._current = name
        self._stack.setCurrentWidget(self._pages[name])
        if alone:
            move_focus(self._bar, self._pages[name])
        self._bar.setVisible(not alone)
        # Off the listed pages none is checked, which an exclusive group would not allow.
        self._group.setExclusive(False)
        for listed, each in self._buttons.items():
            each.setChecked(listed == name)
        self._group.setExclusive(True)

    def make_page(self, name: str) -> None:
        """Make that page now, if it is not there yet, so that showing it takes no time."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._stack.addWidget(self._pages[name])

    @property
    def frame(self) -> QStackedWidget:
        """Where the pages lie: a large one that is made as its child is not styled twice."""
        return self._stack

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        return self._current

    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._current]

    def show_message(self, text: str, about: str = "", firm: bool = False) -> None:
        """Say what is wrong, until it is mended or closed; empty, that it is mended.

        `about` is the subject, which has one message at a time; a `firm` one cannot be closed.
        """
        self._banner.warn(text, about, firm)

    def show_news(self, text: str, about: str = "") -> None:
        """Say what went well, for a while and on this page."""
        self._banner.inform(text, about)

    def clear_messages(self) -> None:
        """Say nothing more, but for what must not be overlooked."""
        self._banner.clear()

    def _leave_banner(self) -> None:
        if self._current:
            move_focus(self._banner, self.page())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Asked of the screen's window: where a page covers this widget, it is never painted.
        if not self._was_painted:
            self.windowHandle().installEventFilter(self)
            self.windowHandle().screenChanged.connect(lambda _: bound_size(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            watched.removeEventFilter(self)
            # Only now it is known how large the frame is.
            bound_size(self)
            self.painted.emit()
        return super().eventFilter(watched, event)

    def _leave_full_screen(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._escape.setEnabled(self.isFullScreen())
        elif event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_asked.emit(event)
        if event.isAccepted():
            self.closing.emit()
