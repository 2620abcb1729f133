"""The real window with fakes around it, opened on one view.

The clock is moved by hand and the history invented, so that a view looks the same each time.
`page_views.py` and `workout_views.py` list the views; `tools/screenshots.py` takes pictures of
them, tests measure them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from glutetimer.app import preloader
from glutetimer.app.application import Application
from glutetimer.app.navigation import PageName
from glutetimer.app.profile_store import ProfileStore
from glutetimer.core.frozen import replace
from glutetimer.core.profiles import FIRST, Profile, Profiles
from glutetimer.core.program import Program
from glutetimer.core.setting_choices import ColorScheme
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from glutetimer.ui.workout.workout_page import WorkoutPage
from glutetimer.workout import Workout
from tests.support.fakes import (
    FakeAutostart,
    FakeDate,
    FakeInhibitor,
    FakeMotion,
    FakeSleepClock,
    FakeSound,
    FakeTray,
    ManualClock,
)
from tests.support.languages import names_in_use
from tests.support.sample_histories import NOTHING, NOW, PROGRAM, SampleHistory

# A view is there after a few turns of the event loop; on a busy machine they take a while.
PATIENCE_MS = 10_000
# How long the figure takes to come to rest where the playhead leapt to; and the time between two
# frames: longer steps would be leaps themselves.
SETTLE_MS, STEP_MS = 1_300, 90
Key = Qt.Key
INTRODUCED = Settings(introduced=True)


@dataclass(frozen=True)
class View:
    """One thing to look at: what is there when the window opens, and how to get to it."""

    name: str
    show: Callable[[ViewDriver], None]
    past: SampleHistory = NOTHING
    settings: Settings = INTRODUCED
    program: Program = PROGRAM
    start: bool = False
    # The names of all, whoever is there first.
    people: tuple[str, ...] = ("",)
    # Whether the desktop lets the screen be kept on.
    kept_on: bool = True
    has_tray: bool = True


class ViewDriver:
    """An open window, and the hands that bring it to a view."""

    def __init__(self, app: Application, clock: ManualClock, settled: bool, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.window = app.window
        self._clock = clock
        self._settled = settled
        self._scroll: Callable[[], None] | None = None

    @property
    def workout(self) -> Workout:
        assert self.app.session_controller.workout is not None
        return self.app.session_controller.workout

    def activate(self) -> None:
        """Give the window the keyboard, so that what has it there shows its frame."""
        self.window.activateWindow()
        wait_until(self.window.isActiveWindow)

    def page(self, name: str) -> None:
        self.window.page_asked.emit(name)

    def button(self, name: str) -> QPushButton:
        """The page's button of that English name or text."""
        buttons, names = self.window.page().findChildren(QPushButton), names_in_use(name)
        (button,) = (b for b in buttons if names & {b.accessibleName(), b.text()})
        return button

    def click(self, name: str) -> None:
        """Click the button of that name or text."""
        self.button(name).click()

    def visible_text(self) -> str:
        """The texts of all labels in sight on the page."""
        labels = self.window.page().findChildren(QLabel)
        texts = [text.text() for text in labels if text.isVisible() and text.text()]
        # Where a line does not end is not read.
        return " | ".join(texts).replace("\u00a0", " ")

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.page(), key)

    def hesitate(self) -> None:
        """Let the time pass in which the same key again would be taken for the same press."""
        self._clock.move_ms(QApplication.doubleClickInterval())

    def pass_ms(self, milliseconds: int) -> None:
        """Let that time pass, and the page see it."""
        self._clock.move_ms(milliseconds)
        before = self.workout.playhead
        wait_until(lambda: self.workout.over or self.workout.playhead != before)

    def go_to(self, moment: Callable[[Timeline], int]) -> None:
        """Let the session run to that moment, in a leap; `settled`, the last of it in steps."""
        target_ms = moment(self.workout.session.timeline)
        settle_ms = SETTLE_MS if self._settled else 0
        leap_ms = target_ms - self.workout.playhead.at_ms - settle_ms
        if leap_ms > 0:
            self.pass_ms(leap_ms)
        while (left_ms := target_ms - self.workout.playhead.at_ms) > 0:
            self.pass_ms(min(STEP_MS, left_ms))

    def finish(self) -> None:
        """Let the session run to its end, and pass by the questions after it."""
        self.run_out()
        self.pass_questions()

    def run_out(self) -> None:
        """Let the session run to its end."""
        self._clock.move_ms(self.workout.session.timeline.duration_ms)
        wait_until(lambda: self.workout.over)

    def pass_questions(self) -> None:
        """Go on to the Summary, past all that is asked before."""
        wait_until(lambda: self.window.current in (PageName.RATING, PageName.SUMMARY))
        if self.window.current == PageName.RATING:
            self.press(Key.Key_Escape)

    def scroll_down(self) -> None:
        """Scroll the page as far as it goes; it stays there when the window's size changes."""
        self._scroll = self.scroll_down
        QApplication.processEvents()
        for area in self.window.page().findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def scroll_to(self, name: str) -> None:
        """Scroll to the card with the widget of that name; it stays there, too."""
        self._scroll = lambda: self.scroll_to(name)
        QApplication.processEvents()
        widgets, names = self.window.page().findChildren(QWidget), names_in_use(name)
        (named,) = (widget for widget in widgets if widget.accessibleName() in names)
        (area,) = self.window.page().findChildren(QScrollArea)
        card, content = named.parentWidget(), area.widget()
        assert card is not None
        assert content is not None
        top = card.mapTo(content, card.rect().topLeft()).y()
        area.verticalScrollBar().setValue(top - 12)

    def scroll_by(self, name: str) -> None:
        """Scroll by the button of that name, again whenever the window's size changes."""
        self._scroll = lambda: self.scroll_by(name)
        self.click(name)
        QApplication.processEvents()

    def resize(self, width: int, height: int) -> None:
        """Give the window that size, if its contents let it."""
        self.window.resize(width, height)
        wait_until(lambda: (self.window.width(), self.window.height()) == (width, height))
        for _ in range(8):  # A size that changes within goes up a layout a turn.
            QApplication.processEvents()
        if self._scroll is not None:
            self._scroll()
            QApplication.processEvents()


def wait_until(true: Callable[[], bool]) -> None:
    """Turn the event loop until that is true."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not true():
        assert not deadline.hasExpired(), "the window did not get there"
        QTest.qWait(1)


@contextmanager
def opened(
    view: View, folder: Path, color_scheme: ColorScheme = ColorScheme.LIGHT, settled: bool = False
) -> Iterator[ViewDriver]:
    """The window on that view; its files are made in `folder`, which should be empty.

    `settled`, the figure has come to rest where the playhead is.
    """
    clock = ManualClock()
    where = user_paths(folder)
    # What is got ready in idle moments is not in sight.
    with HistoryStore(where.history) as store, patch.object(preloader, "Preloader"):
        store.merge(snapshot_of(map(RevisionedSession, view.past.sessions), view.past.answers))
        ports = Ports(
            clock.clock_ns,
            FakeDate(NOW).now,
            FakeSound(clock.clock_ns),
            FakeInhibitor(view.kept_on),
            FakeSleepClock().slept_ms,
            FakeTray(view.has_tray),
            FakeAutostart(),
            FakeMotion().ask,
        )
        settings = replace(view.settings, color_scheme=color_scheme)
        save_settings(where.settings, settings)
        people = tuple(Profile(number, name) for number, name in enumerate(view.people, FIRST))
        profiles = ProfileStore(where, Profiles(people))
        app = Application(where, None, store, ports, lambda: view.program, profiles)
        app.open("", view.start)
        # What comes after the first paint is there, the moving picture with it.
        wait_until(lambda: app.window.findChild(WorkoutPage) is not None)
        try:
            driver = ViewDriver(app, clock, settled, folder)
            if view.start:
                wait_until(lambda: app.window.current == PageName.WORKOUT)
            view.show(driver)
            QApplication.processEvents()
            yield driver
        finally:
            app.window.close()
            app.window.deleteLater()
            # At once: what is left over would be styled with every window that follows.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
