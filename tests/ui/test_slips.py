"""Keys, clicks and the close button at random: no rep is lost, no answer made up."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from glutetimer.app.application import Application
from glutetimer.app.navigation import IGNORE_KEYS_MS, PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.session import State
from glutetimer.core.settings import Settings
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from glutetimer.ui.option_button import OptionButton
from glutetimer.workout import Workout
from tests.support.fakes import FakeDate, ManualClock, fake_ports

SESSIONS, SEED = 100, 10
NOW = datetime(2026, 11, 23, 7, tzinfo=timezone(timedelta(hours=1)))
# Where the keyboard must be on something that is in sight and can be used.
KEYBOARD_PAGES = (PageName.TODAY, PageName.WORKOUT, PageName.RATING, PageName.SUMMARY)
KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Right, Qt.Key.Key_Escape,
    Qt.Key.Key_Escape,
)  # fmt: skip
PAUSES_MS = (0, 350, 450, 1_600, 5_000, 9_000, 9_000)
WIDTH, HEIGHT = 900, 700
# What leads on from a page; "Go to" a level that is offered is rare enough.
LIKELY_BUTTONS = ("Done", "Start", "Go ", "Not yet")
ANSWERS = ("Not yet", "Go to", "1", "2")
# The columns of the table of sessions that say how one felt.
RATING_COLUMNS = ("effort_left", "effort_right", "pain", "note")
NOT_RATED = (None, None, None, "")
Ratings = dict[str, tuple[object, ...]]


@dataclass(frozen=True)
class OnDisk:
    """What the history's file holds: reps by session and set, ratings, how many answers."""

    done: dict[tuple[str, int], int]
    ratings: Ratings
    answers: int


class DiskReader:
    """Looks into the history's file beside the program."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file)
        self._version: object = None
        self._on_disk = OnDisk({}, {}, 0)

    def read(self) -> OnDisk:
        """What is there now; read anew only if somebody has written since."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version, self._on_disk = version, self._read()
        return self._on_disk

    def close(self) -> None:
        self._connection.close()

    def _read(self) -> OnDisk:
        query = self._connection.execute
        sets = query("SELECT session_id, set_index, done FROM sets WHERE done > 0")
        done = {(id_, index): reps for id_, index, reps in sets}
        rows = query(f"SELECT id, {', '.join(RATING_COLUMNS)} FROM sessions")
        ratings = {id_: tuple(rating) for id_, *rating in rows}
        (answers,) = query("SELECT count(*) FROM answers").fetchone()
        return OnDisk(done, ratings, answers)


@dataclass(frozen=True)
class Slip:
    """Something a hand does; `button` is what it is meant for, if it is one."""

    do: Callable[[], object]
    button: QPushButton | None
    by_key: bool = False


class SlippingHand:
    """The whole window, opened again whenever it was closed, and a hand that slips."""

    def __init__(self, folder: Path, program: Program) -> None:
        self.events: Counter[str] = Counter()
        self._random = random.Random(SEED)
        self._paths, self._program = user_paths(folder), program
        self._clock, self._date = ManualClock(), FakeDate(NOW)
        # The reps known to be done, by session and set.
        self._done: dict[tuple[str, int], int] = {}
        # What is in sight, when that came, and from when on keys count there.
        self._page, self._question = "", ""
        self._page_came_ms = self._keys_from_ms = 0
        # The last one that is known to be over.
        self._over: Workout | None = None
        self.open()
        self._disk = DiskReader(self._paths.history)

    # What happens

    def open(self) -> None:
        """Start the program."""
        self._store = HistoryStore(self._paths.history)
        self._store.open()
        ports = fake_ports(self._clock, self._date.now)
        save_settings(self._paths.settings, Settings(introduced=True))
        app = Application(self._paths, None, self._store, ports, lambda: self._program)
        self._session_controller, self._window = app.session_controller, app.window
        self._session_controller.began.connect(self._count_begun)
        self._window.resize(WIDTH, HEIGHT)
        app.open("", False)
        self._window.activateWindow()
        self._settle()

    def close(self) -> None:
        """Close the window as its button does, and take down what is left."""
        self.events["interrupted"] += self._session_controller.under_way
        self._window.close()
        self._check_reps()
        self._take_down()
        self._disk.close()

    def pass_time(self) -> None:
        """Let some time pass, and a session go on in it."""
        self._clock.move_ms(self._random.choice(PAUSES_MS))
        self._session_controller.tick()
        self._settle()

    def slip(self) -> None:
        """Do one thing, and check what came of it."""
        before = self._disk.read()
        slip = self._next_slip()
        page, heard, shown = self._page, self._is_heard(slip.by_key), self._shown_session()
        # Before: an answer to a question goes with it.
        text, rates = (slip.button.text(), _rated_by(slip.button)) if slip.button else ("", "")
        slip.do()
        closed = not self._window.isVisible()
        self._settle()
        after = self._disk.read()
        changed = _changed_columns(before.ratings, after.ratings)
        if changed:
            assert page in (PageName.RATING, PageName.SUMMARY), changed
            assert heard, changed
            assert changed == {shown: {rates}}, (changed, text)
            self.events["rated"] += 1
            self.events["rated from the mat"] += page == PageName.RATING
        if after.answers != before.answers:
            assert heard
            assert text.startswith(ANSWERS)
            self.events["answered"] += 1
        self._check_reps()
        if closed:
            self._take_down()
            if self._random.random() < 0.5:
                self._date.next_day()
            self.open()
        elif self._page in KEYBOARD_PAGES:
            self._check_keyboard()

    def _take_down(self) -> None:
        self._store.close()
        self._window.deleteLater()
        # At once: what is left over would be styled with every window that follows.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _next_slip(self) -> Slip:
        if self._page not in KEYBOARD_PAGES:
            back = next(button for button in self._buttons() if button.text() == "Today")
            return self._click(self._center(back), double=False)
        chance = self._random.random()
        if chance < 0.01:
            self.events["interrupted"] += self._session_controller.under_way
            self.events["closed"] += 1
            return Slip(self._window.close, None)
        if chance < 0.5:
            return self._press(self._random.choice(KEYS))
        return self._click(self._place_to_click(), double=chance > 0.8)

    def _press(self, key: Qt.Key) -> Slip:
        focused = QApplication.focusWidget()
        button = focused if isinstance(focused, QPushButton) else None
        return Slip(lambda: QTest.keyClick(self._window.windowHandle(), key), button, by_key=True)

    def _click(self, place: QPoint, double: bool) -> Slip:
        click = QTest.mouseDClick if double else QTest.mouseClick
        widget = self._window.childAt(place)
        button = widget if isinstance(widget, QPushButton) else None
        screen, left = self._window.windowHandle(), Qt.MouseButton.LeftButton
        return Slip(lambda: click(screen, left, pos=place), button)

    def _place_to_click(self) -> QPoint:
        """Where a hand would click: mostly on a button that leads on, sometimes anywhere."""
        buttons = [
            button
            for button in self._buttons()
            if self._window.childAt(self._center(button)) is button
        ]
        if not buttons or self._random.random() < 0.2:
            return QPoint(self._random.randrange(WIDTH), self._random.randrange(60, HEIGHT))
        likely = [button for button in buttons if button.text().startswith(LIKELY_BUTTONS)]
        candidates = likely if likely and self._random.random() < 0.7 else buttons
        return self._center(self._random.choice(candidates))

    def _settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
        before = self._page, self._question
        self._page, self._question = self._window.current, self._question_asked()
        if (self._page, self._question) != before:
            self._page_came_ms = now_ms = self._now_ms()
            ended = before[0] == PageName.WORKOUT and self._page != PageName.TODAY
            pause_ms = IGNORE_KEYS_MS if ended else QApplication.doubleClickInterval()
            self._keys_from_ms = now_ms + pause_ms

    def _question_asked(self) -> str:
        """What the page asks from the mat; empty if it does not."""
        options = self._window.page().findChildren(OptionButton)
        names = [option.accessibleName() for option in options if option.isVisible()]
        return names[0] if names else ""

    def _count_begun(self) -> None:
        workout = self._session_controller.workout
        assert workout is not None
        self.events["begun"] += 1
        self.events["gone on"] += workout.session.state is State.PAUSED

    # What must hold

    def _check_reps(self) -> None:
        workout = self._session_controller.workout
        if workout is not None:
            for index, set_ in enumerate(workout.session.records()):
                key = workout.begun.id, index
                assert set_.done >= self._done.get(key, 0)
                if set_.done:
                    self._done[key] = set_.done
            if workout.over and workout is not self._over:
                self._over = workout
                self.events[workout.session.state.value] += 1
        assert self._disk.read().done == self._done

    def _check_keyboard(self) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, f"on {self._page} the keyboard is nowhere"
        assert focused.isVisible(), focused
        assert focused.isEnabled(), focused
        page = self._window.page()
        name = focused.accessibleName()
        assert focused is page or page.isAncestorOf(focused), f"{type(focused).__name__} {name!r}"

    def _is_heard(self, by_key: bool) -> bool:
        """Whether whoever presses now can have seen the page."""
        if by_key:
            return self._now_ms() >= self._keys_from_ms
        return self._now_ms() - self._page_came_ms >= QApplication.doubleClickInterval()

    def _shown_session(self) -> str:
        workout = self._session_controller.workout
        return workout.begun.id if workout is not None else ""

    # The window

    def _now_ms(self) -> int:
        return self._clock.clock_ns() // 1_000_000

    def _buttons(self) -> list[QPushButton]:
        buttons = self._window.findChildren(QPushButton)
        return [button for button in buttons if button.isVisible()]

    def _center(self, button: QWidget) -> QPoint:
        return button.mapTo(self._window, button.rect().center())


def _changed_columns(before: Ratings, after: Ratings) -> dict[str, set[str]]:
    """What of each session's rating is another now, by the session's id."""
    changed = {}
    for id_, rating in after.items():
        old = before.get(id_, NOT_RATED)
        names = {name for name, a, b in zip(RATING_COLUMNS, old, rating, strict=True) if a != b}
        if names:
            changed[id_] = names
    return changed


def _rated_by(button: QPushButton) -> str:
    """What of a session a button answers, after it or on the Summary."""
    name = button.accessibleName()
    if name.startswith("Effort of the"):
        return "effort_left" if "left" in name else "effort_right"
    return "pain" if name.startswith("Pain") else ""


@pytest.fixture
def short(hurried: Program) -> Program:
    """Two levels with so few reps that a session is over in seconds, and little to paint."""
    levels = []
    for level in hurried.levels[:2]:
        (dose,) = level.doses
        exercise = replace(dose.exercise, figure=None, setup=("Lie down",), movement=("Lift",))
        levels.append(replace(level, doses=(replace(dose, reps=2, exercise=exercise),)))
    return replace(hurried, levels=tuple(levels))


@pytest.mark.usefixtures("qapp")
def test_no_slip_of_the_hand_loses_a_rep_or_makes_an_answer_up(
    short: Program, tmp_path: Path
) -> None:
    hand = SlippingHand(tmp_path / "data", short)
    while hand.events["begun"] < SESSIONS:
        hand.slip()
        hand.pass_time()
    hand.close()
    # All of it has happened.
    for what in (
        "finished", "stopped", "interrupted", "gone on", "rated", "rated from the mat", "answered",
        "closed",
    ):  # fmt: skip
        assert hand.events[what] > 0, (what, hand.events)
