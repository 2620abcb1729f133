"""The window: the pages, the row of their names, and the banner for messages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role, install
from glutetimer.ui.banner import Banner
from glutetimer.ui.buttons import button
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.scrolling import scroll_area_of
from glutetimer.ui.window_geometry import bound_size
from glutetimer.ui.window_menu import MenuItem, WindowMenu

# What stays free around that which the keyboard has come to, in pixels.
AROUND_FOCUS_PX = 24

TITLE = "GluteTimer"


class Window(QMainWindow):
    """Holds pages by name; a page is made when it is first shown."""

    page_asked = Signal(str)
    # Its first painting begins; it is done once the event loop turns again.
    painted = Signal()
    # It has become the window in use.
    activated = Signal()
    # It has another size.
    resized = Signal()
    # The event of a close: whoever would lose something by it ignores the event.
    close_asked = Signal(object)
    # What is under way is to be kept: the window closes, or only goes out of sight.
    going = Signal()
    went_out_of_sight = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        install()
        self.setWindowTitle(TITLE)
        self._pages: dict[str, QWidget] = {}
        self._page_makers: dict[str, Callable[[], QWidget]] = {}
        self._tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._tab_bar = _TabBar()
        self.menu = WindowMenu(self)
        self.menu.add(MenuItem(gettext("Full screen"), self._toggle_full_screen, Qt.Key.Key_F11))
        self._top = QWidget()
        top_row = QHBoxLayout(self._top)
        # With the padding of the buttons, the first name stands above the page's own edge.
        top_row.setContentsMargins(10, 4, 10, 0)
        top_row.setSpacing(0)
        top_row.addWidget(self._tab_bar, 1)
        top_row.addWidget(self.menu.button, 0, Qt.AlignmentFlag.AlignTop)
        self.banner = Banner()
        # By the page's name, the subject that needs no banner there.
        self._told_by_page: dict[str, str] = {}
        self.banner.leaving.connect(self._leave_banner)
        self.page_stack = QStackedWidget()
        self._current = ""
        self._was_painted = False
        # Whether the close button only takes the window out of sight.
        self.stays: Callable[[], bool] = lambda: False
        self._leaving = False
        # Whether the last close was the close button's.
        self._by_button = False
        # A shortcut comes before any page: who presses Escape in full screen wants out of that.
        self._escape = QShortcut(Qt.Key.Key_Escape, self)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._leave_full_screen)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.banner)
        column.addWidget(self.page_stack, 1)
        self.setCentralWidget(body)
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.focusChanged.connect(self._show_focused)

    def add_page(self, name: str, make: Callable[[], QWidget], listed: bool = True) -> None:
        """Add a page that `make` makes when it is first shown; `listed` ones have a button.

        The name is a message: the button says it in the language in use.
        """
        self._page_makers[name] = make
        if not listed:
            return
        # After a click the page says where the keyboard is.
        title = gettext(name)
        tab = button(title, "page", click_focuses=False)
        give_role(tab, Role.PageTab, title)
        tab.setCheckable(True)
        tab.clicked.connect(lambda: self.page_asked.emit(name))
        self._group.addButton(tab)
        self._tabs[name] = tab
        self._tab_bar.row.add(tab)

    def show_page(self, name: str, alone: bool = False) -> None:
        """Show that page; `alone`, without the row of names."""
        self.make_page(name)
        if name != self._current:
            self.banner.end_news()
        self.banner.leave_to_page(self._told_by_page.get(name, ""))
        self._current = name
        self.page_stack.setCurrentWidget(self._pages[name])
        if alone:
            move_focus(self._top, self._pages[name])
        self._top.setVisible(not alone)
        # Off the listed pages none is checked, which an exclusive group would not allow.
        self._group.setExclusive(False)
        for listed, tab in self._tabs.items():
            tab.setChecked(listed == name)
        self._group.setExclusive(True)

    def leave_to_page(self, name: str, about: str) -> None:
        """Let that page alone tell of that subject while it is in sight."""
        self._told_by_page[name] = about

    def set_person(self, name: str) -> None:
        """Say in the window's title whose it is; empty, nobody's in particular."""
        self.setWindowTitle(f"{name} – {TITLE}" if name else TITLE)

    def make_page(self, name: str) -> None:
        """Make that page now, if it is not there yet, so that showing it takes no time."""
        if name not in self._pages:
            self._pages[name] = self._page_makers[name]()
            self.page_stack.addWidget(self._pages[name])

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        return self._current

    @property
    def is_listed(self) -> bool:
        """Whether the page that is shown is one of those with a button."""
        return self._current in self._tabs

    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._current]

    def _leave_banner(self) -> None:
        if self._current:
            move_focus(self.banner, self.page())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The screen's window is watched: where a page covers this widget, it is never painted.
        if not self._was_painted:
            self.windowHandle().installEventFilter(self)
            self.windowHandle().screenChanged.connect(lambda _: bound_size(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            watched.removeEventFilter(self)
            # Only now the size of the desktop's frame is known.
            bound_size(self)
            self.painted.emit()
        return super().eventFilter(watched, event)

    def _leave_full_screen(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.menu.take_key(event):
            super().keyPressEvent(event)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_focused(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Bring what the keyboard has come to into sight, also from outside its page.

        Qt does so only for Tab within a scroll area. What is clicked is in sight.
        """
        if focused is None or not self.isAncestorOf(focused) or QApplication.mouseButtons():
            return
        area = scroll_area_of(focused)
        if area is not None and focused.height() < area.viewport().height():
            area.ensureWidgetVisible(focused, AROUND_FOCUS_PX, AROUND_FOCUS_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._escape.setEnabled(self.isFullScreen())
        elif event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def come_forward(self) -> None:
        """Be in front of all else, out of the tray or the task bar if need be."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Do as the close button does."""
        self._leaving = True
        self.close()
        self._leaving = False

    def close_again(self) -> None:
        """Close as it was asked to last: by the close button, or for good."""
        if self._by_button:
            self.leave()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The desktop's own event is the close button's; all others end the program.
        self._by_button = self._leaving or event.spontaneous()
        self.close_asked.emit(event)
        if not event.isAccepted():
            return
        self.going.emit()
        if self._by_button and self.stays():
            event.ignore()
            self._leave_full_screen()
            self.hide()
            self.went_out_of_sight.emit()
        else:
            self.closing.emit()


class _TabBar(QWidget):
    """The row of the pages' names."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, Role.PageTabList, gettext("Pages"))
        self.row = FlowLayout(0, equal=False, parent=self)
