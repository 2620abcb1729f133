"""The window tells when it is painted first, whatever page is on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.ui.window import Window


class Sheet(QWidget):
    """A page that notes its paintings."""

    def __init__(self, opaque: bool, events: list[str]) -> None:
        super().__init__()
        self._events = events
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.gray)
        self._events.append("page")


@pytest.mark.parametrize("opaque", [True, False])
def test_the_first_paint_is_told_once_whatever_page_covers_the_window(
    qtbot: QtBot, opaque: bool
) -> None:
    events: list[str] = []
    window = Window()
    qtbot.addWidget(window)
    window.add_page("Sheet", lambda: Sheet(opaque, events), listed=False)
    window.show_page("Sheet", alone=True)
    # As what is done after the first paint is done: in a later turn of the event loop.
    later = Qt.ConnectionType.QueuedConnection
    window.painted.connect(lambda: events.append("painted"), later)
    QApplication.processEvents()
    assert not events, "not shown yet"
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: "painted" in events)
    assert events[0] == "page"
    window.page().update()
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: events[-1] == "page")
    assert events.count("painted") == 1


def test_a_page_can_be_made_before_it_is_shown(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    pages_made: list[str] = []

    def maker(name: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            pages_made.append(name)
            return QWidget()

        return make

    for name in ("one", "other"):
        window.add_page(name, maker(name))
    window.show_page("one")
    window.make_page("other")
    assert window.current == "one"
    assert pages_made == ["one", "other"]
    window.show_page("other")
    assert pages_made == ["one", "other"]
