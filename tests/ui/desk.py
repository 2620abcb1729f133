"""The real window on a desk: fakes at its ports, keys in, the history out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.app import App
from glutetimer.core.program import Program
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.settings import Settings
from glutetimer.places import Places, places
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.training import GO_ON_WITHIN
from tests.fakes import Calendar, Hush, Naps, NoAwake

Key = Qt.Key
HEADSET_KEYS = (Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause)


class HastyClock:
    """Runs faster than the time outside, but never leaps.

    On a machine that is held up it falls behind, so that nothing passes unseen between two looks.
    """

    HASTE = 14
    LEAP_NS = 200_000_000

    def __init__(self) -> None:
        self.stands = False
        self._outside_ns = time.monotonic_ns()
        self._now_ns = 0

    def __call__(self) -> int:
        outside_ns = time.monotonic_ns()
        if not self.stands:
            self._now_ns += min((outside_ns - self._outside_ns) * self.HASTE, self.LEAP_NS)
        self._outside_ns = outside_ns
        return self._now_ns


class Desk:
    """A started program. Keys go where the keyboard is, as a person's do."""

    def __init__(
        self, qtbot: QtBot, folder: Path, program: Program, now: datetime, start: bool = False
    ) -> None:
        """`start` begins a session at once, as `--start` does."""
        self.qtbot = qtbot
        self.places: Places = places(folder)
        self.program = program
        self.calendar = Calendar(now)
        self.awake = NoAwake()
        self.naps = Naps()
        self._store = HistoryStore(self.places.history)
        self._store.open()
        clock = self._clock = HastyClock()
        self._pressed_ns = 0
        ports = Ports(
            clock_ns=clock,
            now=self.calendar.now,
            sounds=Hush(clock),
            awake=self.awake,
            slept_ms=self.naps.slept_ms,
        )
        self.app = App(self.places, program, Settings(safety_read=True), self._store, ports)
        self.window = self.app.window
        self.window.resize(1180, 740)
        self.app.open("", start)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other, each with an eye on what the one before has done."""
        for key in keys:
            self.look_up()
            self.hit(key)

    @contextmanager
    def in_a_hurry(self) -> Iterator[None]:
        """Whatever is done meanwhile takes no time, however busy the machine is."""
        self.look_up()
        self._clock()
        self._clock.stands = True
        yield
        self._clock()
        self._clock.stands = False

    def hit(self, key: Qt.Key) -> None:
        """Press a key at once, whatever was just pressed or came."""
        assert QApplication.focusWidget() is not None, "the keyboard is nowhere"
        self._pressed_ns = self._clock()
        if key in HEADSET_KEYS:
            # QTest warns about keys that have no character at all.
            no_modifier = Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(QEvent.Type.KeyPress, key, no_modifier)
            QApplication.sendEvent(self.screen, event)
        else:
            QTest.keyClick(self.screen, key)

    def click(self, name: str) -> None:
        """Click the button of that name."""
        self.look_up()
        QTest.mouseClick(self.screen, Qt.MouseButton.LeftButton, pos=self._place_of(name))

    def double_click_on(self, name: str) -> None:
        """Click the button of that name twice in a hurry."""
        self.double_click(self._place_of(name))

    def double_click(self, place: QPoint) -> None:
        """Click twice in a hurry at that place of the window."""
        QTest.mouseDClick(self.screen, Qt.MouseButton.LeftButton, pos=place)

    def _place_of(self, name: str) -> QPoint:
        buttons = self.window.findChildren(QPushButton)
        (found,) = (b for b in buttons if b.isVisible() and name in (b.accessibleName(), b.text()))
        return found.mapTo(self.window, found.rect().center())

    def look_up(self) -> None:
        """Take the time that it takes to see what there is."""
        pause_ns = QApplication.doubleClickInterval() * 1_000_000
        self.qtbot.waitUntil(
            lambda: self.app.guard.takes_keys and self._clock() - self._pressed_ns > pause_ns
        )

    @property
    def screen(self) -> QWindow:
        """Where keys and clicks come in."""
        return self.window.windowHandle()

    def type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None, "the keyboard is nowhere"
        QTest.keyClicks(field, text)

    def wait_for(self, words: str, within_s: int = 30) -> None:
        """Wait until the page says so, to the eye or to a screen reader."""

        def said() -> None:
            assert words in self.says(), self.says()

        self.qtbot.waitUntil(said, timeout=within_s * 1000)

    def says(self) -> str:
        shown = [w for w in self.window.findChildren(QWidget) if w.isVisible()]
        texts = [
            w.text() if isinstance(w, QLabel | QPushButton) else w.accessibleName() for w in shown
        ]
        return " | ".join(text for text in texts if text)

    def screen_held(self) -> bool:
        return self.awake.held

    def history(self) -> History:
        return self._store.load()

    def unfinished(self) -> SessionRecord | None:
        """The session that could be gone on with."""
        left = self._store.unfinished(self.calendar.now(), GO_ON_WITHIN)
        return left.record if left else None

    def copies(self) -> list[History]:
        """What the copies of the history hold, the newest first."""
        held = []
        for copy in self._store.backups.all():
            with HistoryStore(copy.path) as store:
                held.append(store.load())
        return held

    def power_fails(self) -> None:
        """The program is gone in the middle of it; nothing more reaches the disk."""
        for timer in self.window.findChildren(QTimer):
            timer.stop()
        self.app.training.workout = None
        self.window.hide()
        self._store.close()

    def close(self) -> None:
        self.window.close()
        self._store.close()
