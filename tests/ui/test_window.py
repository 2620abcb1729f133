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
    """A page; notes that it was painted."""

    def __init__(self, opaque: bool, happened: list[str]) -> None:
        super().__init__()
        self._happened = happened
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.gray)
        self._happened.append("page")


@pytest.mark.parametrize("opaque", [True, False])
def test_the_first_paint_is_told_once_whatever_page_covers_the_window(
    qtbot: QtBot, opaque: bool
) -> None:
    happened: list[str] = []
    window = Window()
    qtbot.addWidget(window)
    window.add_page("Sheet", lambda: Sheet(opaque, happened), listed=False)
    window.show_page("Sheet", alone=True)
    # As what is done after the first paint is done: in a later turn of the event loop.
    later = Qt.ConnectionType.QueuedConnection
    window.painted.connect(lambda: happened.append("told"), later)
    QApplication.processEvents()
    assert not happened, "not shown yet"
    with qtbot.waitSignal(window.painted):
        window.show()
    qtbot.waitUntil(lambda: "told" in happened)
    assert happened[0] == "page"
    window.page().update()
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: happened[-1] == "page")
    assert happened.count("told") == 1


def test_a_page_can_be_made_before_it_is_shown(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    made: list[str] = []

    def maker(name: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            made.append(name)
            return QWidget()

        return make

    for name in ("one", "other"):
        window.add_page(name, maker(name))
    window.show_page("one")
    window.make_page("other")
    assert window.current == "one"
    assert made == ["one", "other"]
    window.show_page("other")
    assert made == ["one", "other"]
