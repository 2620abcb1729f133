"""The real window driven as a person would: fakes at its ports, keys in, the history out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.app.application import Application
from glutetimer.app.navigation import PageName
from glutetimer.app.session_controller import RESUMABLE_FOR
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.settings import Settings
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.toml_files import load_settings, save_settings
from glutetimer.system.paths import UserPaths, user_paths
from glutetimer.workout import Workout
from tests.support.fakes import (
    FakeAutostart,
    FakeDate,
    FakeInhibitor,
    FakeMotion,
    FakeSound,
    FakeTray,
    FullDiskStore,
    ManualClock,
    fake_ports,
)
from tests.support.sample_histories import NOTHING, SampleHistory

Key = Qt.Key
HEADSET_KEYS = (Key.Key_MediaPlay, Key.Key_MediaPause, Key.Key_MediaTogglePlayPause)
# Shorter than anything of a hurried session, so that nothing passes unseen.
STEP_MS = 80
# For what nobody looks at: shorter than a hurried session's pauses.
LONG_STEP_MS = 500
# Longer than any hurried session, by the driver's own clock.
PATIENCE_MS = 600_000


class AppDriver:
    """A started program. Keys go where the keyboard is, as a person's do.

    Its clock goes on only while something is waited for, so that a busy machine changes nothing.
    """

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        program: Program,
        now: datetime,
        start: bool = False,
        past: SampleHistory = NOTHING,
        program_file: Path | None = None,
        hidden: bool = False,
        introduced: bool = True,
    ) -> None:
        """`program` is the one that is built in; `program_file`, what `--program` names.

        `start` begins a session at once, as `--start` does; `past` comes into the history. What
        the folder's settings hold stays so. `hidden`, it waits in the tray. Who is not
        `introduced` is, if the settings say so.
        """
        self.qtbot = qtbot
        self.paths: UserPaths = user_paths(folder)
        self.program = program
        self.date = FakeDate(now)
        self.inhibitor = FakeInhibitor()
        self.store = FullDiskStore(self.paths.history)
        self.store.merge(snapshot_of(map(RevisionedSession, past.sessions), past.answers))
        self._clock = ManualClock()
        self._pressed_ns = 0
        self.sounds = FakeSound(self._clock.clock_ns)
        self.tray, self.autostart, self.motion = FakeTray(), FakeAutostart(), FakeMotion()
        ports = fake_ports(
            self._clock,
            self.date.now,
            self.sounds,
            self.inhibitor,
            self.tray,
            self.autostart,
            self.motion,
        )
        settings, _ = load_settings(self.paths.settings)
        save_settings(
            self.paths.settings, replace(settings, introduced=introduced or settings.introduced)
        )
        self.app = Application(self.paths, program_file, self.store, ports, lambda: program)
        self.session_controller = self.app.session_controller
        self.window = self.app.window
        self.window.resize(1180, 740)
        self.app.open("", start, hidden)
        if hidden:
            return
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def workout(self) -> Workout:
        """The one under way, or the last one that was."""
        workout = self.session_controller.workout
        assert workout is not None
        return workout

    @property
    def tick_interval_ms(self) -> int:
        """How often the session ticks by itself."""
        return self.session_controller._tick_timer.interval()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other, each with an eye on what the one before has done."""
        for key in keys:
            self.wait_out_guard()
            self.press_at_once(key)
            self.check_keyboard()

    def press_at_once(self, key: Qt.Key) -> None:
        """Press a key at once, whatever was just pressed or came."""
        self._focused()
        self._pressed_ns = self._clock.clock_ns()
        if key in HEADSET_KEYS:
            # QTest warns about keys that have no character at all.
            no_modifier = Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(QEvent.Type.KeyPress, key, no_modifier)
            QApplication.sendEvent(self.screen, event)
        else:
            QTest.keyClick(self.screen, key)

    def do_all(self) -> None:
        """Do a whole session, the left leg first, up to how it felt; nobody looks at its reps."""
        self.press(Key.Key_Space, Key.Key_Space)
        self.wait_for("Right leg. Switch sides", LONG_STEP_MS)
        self.press(Key.Key_Space)
        self.wait_for("Session done", LONG_STEP_MS)

    def skip_questions(self) -> None:
        """Go on from the questions after a session to the Summary."""
        self.wait_until(lambda: self.window.current == PageName.RATING, LONG_STEP_MS)
        self.press(Key.Key_Escape)
        assert self.window.current == PageName.SUMMARY

    def click(self, name: str) -> None:
        """Click the button of that name with the mouse, scrolled into sight if it is not."""
        self.wait_out_guard()
        for area in self.window.page().findChildren(QScrollArea):
            if area.isAncestorOf(self.button(name)):
                area.ensureWidgetVisible(self.button(name))
        QTest.mouseClick(self.screen, Qt.MouseButton.LeftButton, pos=self._place_of(name))
        self.check_keyboard()

    def double_click_on(self, name: str) -> None:
        """Click the button of that name twice in a hurry."""
        self.double_click(self._place_of(name))

    def double_click(self, place: QPoint) -> None:
        """Click twice in a hurry at that place of the window."""
        QTest.mouseDClick(self.screen, Qt.MouseButton.LeftButton, pos=place)

    def button(self, name: str) -> QPushButton:
        """The button in sight that is called so, or, if none is, that has that text."""
        buttons = [w for w in _visible_within(self.window) if isinstance(w, QPushButton)]
        called = [w for w in buttons if name == (w.accessibleName() or w.text())]
        (button,) = called or [w for w in buttons if name == w.text()]
        return button

    def _place_of(self, name: str) -> QPoint:
        button = self.button(name)
        return button.mapTo(self.window, button.rect().center())

    def wait_out_guard(self) -> None:
        """Take the time that it takes to see what there is."""
        pause_ns = QApplication.doubleClickInterval() * 1_000_000
        while not self.app.guard.takes_keys or (
            self._clock.clock_ns() - self._pressed_ns < pause_ns
        ):
            self.step()

    def check_keyboard(self) -> None:
        """After whatever was done: it is on something that is there."""
        QApplication.processEvents()
        if self.window.isVisible():
            focused = self._focused()
            assert focused.isVisible(), focused.accessibleName()
            assert focused.isEnabled(), focused.accessibleName()

    def go_to(self, name: str) -> None:
        """Tab until the keyboard is on what is called so."""
        for _ in range(120):
            if self.keyboard_is_on(name):
                return
            self.press_at_once(Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}")

    def keyboard_is_on(self, name: str) -> bool:
        """Whether the keyboard is on what is called so."""
        focused = self._focused()
        text = focused.text() if isinstance(focused, QPushButton) else ""
        return name in (text, focused.accessibleName())

    @property
    def screen(self) -> QWindow:
        """Where keys and clicks come in."""
        return self.window.windowHandle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def wait_for(self, words: str, step_ms: int = STEP_MS) -> None:
        """Wait until the page says so, to the eye or to a screen reader."""
        self.wait_until(lambda: words in self.visible_text(), step_ms)

    def wait_until(self, condition: Callable[[], bool], step_ms: int = STEP_MS) -> None:
        """Wait until that is so, by the driver's own clock."""
        for _ in range(0, PATIENCE_MS, step_ms):
            if condition():
                return
            self.step(step_ms)
        raise AssertionError(self.visible_text())

    def step(self, step_ms: int = STEP_MS) -> None:
        """Let a little time pass, and whoever follows it see that."""
        self._clock.move_ms(step_ms)
        self.session_controller.tick()
        QApplication.processEvents()

    def it_becomes(self, hour: int, minute: int = 0) -> None:
        """The clock on the wall shows that time of the same day, and the reminder looks at it."""
        now = self.date.now()
        self.date.put_right((hour - now.hour) * 3_600 + (minute - now.minute) * 60)
        self.app.reminder_controller.check()
        QApplication.processEvents()

    def visible_text(self) -> str:
        """All that is in sight, and what a screen reader hears of what has no text."""
        texts = [
            widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()
            for widget in _visible_within(self.window)
        ]
        # Where a line does not end is not read.
        return " | ".join(text for text in texts if text).replace("\u00a0", " ")

    def screen_is_kept_on(self) -> bool:
        return self.inhibitor.held

    def history(self) -> History:
        return self.store.load()

    def resumable(self) -> SessionRecord | None:
        """The session that could be gone on with."""
        unfinished = self.store.unfinished(self.date.now(), RESUMABLE_FOR)
        return unfinished.record if unfinished else None

    def saved_settings(self) -> Settings:
        """What the file of the settings holds, once all that was changed is written."""
        self.app.settings.save()
        settings, problems = load_settings(self.paths.settings)
        assert problems == ()
        return settings

    def backups(self) -> list[History]:
        """What the copies of the history hold, the newest first."""
        histories = []
        for backup in self.store.backups.all():
            with HistoryStore(backup.path) as store:
                histories.append(store.load())
        return histories

    def power_fails(self) -> None:
        """The program is gone in the middle of it; nothing more reaches the disk."""
        for timer in self.window.findChildren(QTimer):
            timer.stop()
        self.session_controller.workout = None
        self.window.hide()
        self.store.close()

    def close(self) -> None:
        """Close the window; where a question holds it open, nothing follows it any more."""
        self.window.close()
        self.window.blockSignals(True)
        for timer in self.window.findChildren(QTimer):
            timer.stop()
        self.store.close()

    def _focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget


def _visible_within(widget: QWidget) -> Iterator[QWidget]:
    """All that is in sight in a widget; within what is hidden nobody needs to look."""
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from _visible_within(child)
