"""A person who sits before the Review page alone, with keys only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.app.history_controller import HistoryController
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.window import Window
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support.fakes import FakeDate
from tests.support.programs import built_in

Key = Qt.Key
NOW = MORNING + timedelta(days=1)
PROGRAM = built_in()
REVIEW = "Review"


def session(days_ago: int, note: str = "") -> SessionRecord:
    return replace(
        SESSION,
        id=f"{days_ago:04}",
        started_at=MORNING - timedelta(days=days_ago),
        active_ms=300_000,
        sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=20)),
        effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
        pain=1,
        note=note,
    )


class Reviewer:
    """A window with the page alone, and the keys of a person who sits before it."""

    def __init__(self, qtbot: QtBot, folder: Path, sessions: int) -> None:
        self.qtbot = qtbot
        self.store = HistoryStore(folder / "history.db")
        for days_ago in range(sessions):
            self.store.put(session(days_ago, note="wall was cold"))
        self.window = Window()
        self.page = ReviewPage(LIGHT)
        self.window.add_page(REVIEW, lambda: self.page)
        self._history = HistoryController(self.window, self.store, FakeDate(NOW).now, lambda: None)
        self._history.connect_to(self.page)
        self._history.changed.connect(self._show)
        self._history.informed.connect(partial(self.window.banner.inform, about=REVIEW))
        self._history.failed.connect(partial(self.window.banner.warn, about=REVIEW))
        self._show()
        self.window.show_page(REVIEW)
        self.window.resize(720, 520)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.go_to("Sessions" if sessions else "Start the first session")

    def go_to(self, name: str) -> None:
        """Tab until the keyboard is on what is called so."""
        for _ in range(50):
            focused = QApplication.focusWidget()
            if focused is not None and name in names(focused):
                return
            QTest.keyClick(focused or self.window, Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}")

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self._focused(), key)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def visible_text(self) -> str:
        shown = [w for w in self.window.findChildren(QWidget) if w.isVisible()]
        return " | ".join(text for widget in shown for text in names(widget) if text)

    def sessions(self) -> list[SessionRecord]:
        """The newest first."""
        return sorted(self.store.load().sessions, key=lambda record: record.id)

    def chosen(self) -> str:
        """What the first cell of the chosen row says."""
        (table,) = (t for t in self.page.findChildren(QTableView) if "Sessions" in names(t))
        return " ".join(str(row.data()) for row in table.selectionModel().selectedRows())

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.store.close()

    def _show(self) -> None:
        self.page.show_log(TrainingLog(self.store.load(), PROGRAM.id, NOW.date()), PROGRAM)

    def _focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget


def names(widget: QWidget) -> list[str]:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    return [text, widget.accessibleName()]


OpenReview = Callable[[int], Reviewer]
