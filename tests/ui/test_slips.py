"""Keys, clicks and the close button at random: no rep is lost, no answer made up."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from glutetimer.app.application import BLIND_MS, SUMMARY, TODAY, WORKOUT, Application
from glutetimer.core.program import Program
from glutetimer.core.session import State
from glutetimer.core.settings import Settings
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.system.paths import user_paths
from glutetimer.workout import Workout
from tests.support.fakes import FakeDate, FakeInhibitor, FakeSleepClock, FakeSound, ManualClock

SESSIONS, SEED = 200, 10
NOW = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=1)))
# Where the keyboard must be on something that is in sight and can be used.
KEYBOARD_PAGES = (TODAY, WORKOUT, SUMMARY)
KEYS = (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
PAUSES_MS = (0, 350, 450, 1_600, 5_000, 9_000, 9_000)
WIDTH, HEIGHT = 900, 700
LEFT = Qt.MouseButton.LeftButton
# The columns of the table of sessions that say how one felt.
FELT = ("effort_left", "effort_right", "pain", "note")
Felt = dict[str, tuple[object, ...]]


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QPushButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()!r}"


def _changes(before: Felt, session_id: str, now: tuple[object, ...]) -> set[str]:
    """Which of what is said of a session was not said so before."""
    was = before.get(session_id, (None, None, None, ""))
    return {name for name, old, new in zip(FELT, was, now, strict=True) if old != new}


class Slips:
    """The whole window, opened again whenever it was closed, and a hand that slips."""

    def __init__(self, folder: Path, program: Program) -> None:
        self.chance = random.Random(SEED)
        self.met: Counter[str] = Counter()
        self._places, self._program = user_paths(folder), program
        self._clock, self._calendar = ManualClock(), FakeDate(NOW)
        # The reps known to be done, by session and set.
        self._done: dict[tuple[str, int], int] = {}
        self._page, self._page_came_ms = "", 0
        # The last one that is known to be over.
        self._over: Workout | None = None
        self.open()
        self._disk = sqlite3.connect(self._places.history)

    # What happens

    def open(self) -> None:
        """Start the program."""
        self._store = HistoryStore(self._places.history)
        self._store.open()
        clock, now = self._clock.clock_ns, self._calendar.now
        ports = Ports(clock, now, FakeSound(clock), FakeInhibitor(), FakeSleepClock().slept_ms)
        self.app = Application(
            self._places, self._program, Settings(safety_read=True), self._store, ports
        )
        self.app.session_controller.began.connect(self._count_begun)
        self.window = self.app.window
        self.window.resize(WIDTH, HEIGHT)
        self.app.open("", False)
        self.window.activateWindow()
        self._settle()

    def close(self) -> None:
        """Close the window as its button does, and take down what is left."""
        session_controller = self.app.session_controller
        self.met["interrupted"] += session_controller.under_way
        self.window.close()
        self._check_reps()
        self._take_down()
        self._disk.close()

    def pass_time(self) -> None:
        """Let some time pass, and the session's page see it."""
        self._clock.move_ms(self.chance.choice(PAUSES_MS))
        self.app.session_controller.tick()
        self._settle()

    def slip(self) -> None:
        """Do one thing."""
        felt, answers = self._felt(), self._answers()
        do, target, by_key = self._next_deed()
        page, heard, asked = self._page, self._is_heard(by_key), self._shown_session()
        do()
        closed = not self.window.isVisible()
        self._settle()
        changed = {
            id_: names for id_, now in self._felt().items() if (names := _changes(felt, id_, now))
        }
        if changed:
            assert page == SUMMARY, changed
            assert heard, changed
            assert target is not None, changed
            assert changed == {asked: {_column_of(target)}}, (changed, target.text())
            self.met["rated"] += 1
        if self._answers() != answers:
            assert heard
            assert target is not None
            assert target.text() in ("Not yet",) or target.text().startswith(("Go to", "1", "2"))
            self.met["answered"] += 1
        self._check_reps()
        if closed:
            self._take_down()
            if self.chance.random() < 0.5:
                self._calendar.next_day()
            self.open()
        elif self._page in KEYBOARD_PAGES:
            self._check_keyboard()

    def _take_down(self) -> None:
        self._store.close()
        self.window.deleteLater()
        # At once: what is left over would be styled with every window that follows.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _next_deed(self) -> tuple[Callable[[], object], QPushButton | None, bool]:
        """What to do, the button that it is meant for, and whether it is a key."""
        screen, chance = self.window.windowHandle(), self.chance
        if self._page not in (TODAY, WORKOUT, SUMMARY):
            back = self._button("Today")
            return (lambda: QTest.mouseClick(screen, LEFT, pos=self._place(back))), back, False
        luck = chance.random()
        if luck < 0.01:
            self.met["interrupted"] += self.app.session_controller.under_way
            self.met["closed"] += 1
            return self.window.close, None, False
        if luck < 0.5:
            key, focused = chance.choice(KEYS), QApplication.focusWidget()
            button = focused if isinstance(focused, QPushButton) else None
            return (lambda: QTest.keyClick(screen, key)), button, True
        click = QTest.mouseDClick if luck > 0.8 else QTest.mouseClick
        buttons = [each for each in self.window.findChildren(QPushButton) if self._can_click(each)]
        if not buttons or chance.random() < 0.2:
            place = QPoint(chance.randrange(WIDTH), chance.randrange(60, HEIGHT))
        else:
            # "Go on", and "Go to" a level that is offered: that is rare enough.
            way_out = [
                e for e in buttons if e.text().startswith(("Done", "Start", "Go ", "Not yet"))
            ]
            likely = way_out if way_out and chance.random() < 0.7 else buttons
            place = self._place(chance.choice(likely))
        under = self.window.childAt(place)
        target = under if isinstance(under, QPushButton) else None
        return (lambda: click(screen, LEFT, pos=place)), target, False

    def _settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
        if self.window.current != self._page:
            self._page, self._page_came_ms = self.window.current, self._now_ms()

    def _count_begun(self) -> None:
        workout = self.app.session_controller.workout
        assert workout is not None
        self.met["begun"] += 1
        self.met["gone on"] += workout.session.state is State.PAUSED

    # What must hold

    def _check_reps(self) -> None:
        workout = self.app.session_controller.workout
        if workout is not None:
            for index, each in enumerate(workout.session.records()):
                key = workout.begun.id, index
                assert each.done >= self._done.get(key, 0)
                if each.done:
                    self._done[key] = each.done
            if workout.over and workout is not self._over:
                self._over = workout
                self.met[workout.session.state.value] += 1
        on_disk = {
            (id_, index): done
            for id_, index, done in self._disk.execute(
                "SELECT session_id, set_index, done FROM sets WHERE done > 0"
            )
        }
        assert on_disk == self._done

    def _check_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, f"on {self._page} the keyboard is nowhere"
        assert focused.isVisible(), focused
        assert focused.isEnabled(), focused
        page = self.window.page()
        assert focused is page or page.isAncestorOf(focused), _called(focused)

    def _is_heard(self, by_key: bool) -> bool:
        """Whether whoever presses now can have seen the page."""
        since_ms = self._now_ms() - self._page_came_ms
        if by_key and self._page == SUMMARY:
            return since_ms >= BLIND_MS
        return since_ms >= QApplication.doubleClickInterval()

    def _shown_session(self) -> str:
        workout = self.app.session_controller.workout
        return workout.begun.id if workout is not None else ""

    def _felt(self) -> Felt:
        query = f"SELECT id, {', '.join(FELT)} FROM sessions"
        return {id_: tuple(felt) for id_, *felt in self._disk.execute(query)}

    def _answers(self) -> int:
        (number,) = self._disk.execute("SELECT count(*) FROM answers").fetchone()
        return int(number)

    # The window

    def _now_ms(self) -> int:
        return self._clock.clock_ns() // 1_000_000

    def _button(self, text: str) -> QPushButton:
        return next(
            each
            for each in self.window.findChildren(QPushButton)
            if each.text() == text and each.isVisible()
        )

    def _can_click(self, button: QWidget) -> bool:
        return button.isVisible() and self.window.childAt(self._place(button)) is button

    def _place(self, button: QWidget) -> QPoint:
        return button.mapTo(self.window, button.rect().center())


def _column_of(button: QPushButton) -> str:
    """What of a session a button of the Summary answers; "Done" says that the pain is as shown."""
    if button.accessibleName().startswith("Effort of the"):
        return "effort_left" if "left" in button.accessibleName() else "effort_right"
    return "pain"


@pytest.fixture
def short(hurried: Program) -> Program:
    """Two levels with so few reps that a session is over in seconds, and nothing to draw."""
    levels = []
    for level in hurried.levels[:2]:
        (dose,) = level.doses
        few = replace(dose, reps=2, exercise=replace(dose.exercise, figure=None))
        levels.append(replace(level, doses=(few,)))
    return replace(hurried, levels=tuple(levels))


@pytest.mark.usefixtures("qapp")
def test_no_slip_of_the_hand_loses_a_rep_or_makes_an_answer_up(
    short: Program, tmp_path: Path
) -> None:
    slips = Slips(tmp_path / "data", short)
    while slips.met["begun"] < SESSIONS:
        slips.slip()
        slips.pass_time()
    slips.close()
    # All of it has happened.
    for what in ("finished", "stopped", "interrupted", "gone on", "rated", "answered", "closed"):
        assert slips.met[what] > 0, (what, slips.met)
