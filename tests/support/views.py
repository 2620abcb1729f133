"""The real window with everything around it made up, and every view that it can show.

The clock is moved by hand and the history invented, so that a view looks the same each
time. `tools/screenshots.py` takes pictures of the views; tests measure them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from glutetimer.app.application import Application
from glutetimer.app.navigation import PageName
from glutetimer.core.program import Direction, Program, Side
from glutetimer.core.settings import ColorScheme, Rotation, Settings
from glutetimer.core.timeline import Phase, Timeline
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, contents_of
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import places
from glutetimer.ui.workout import geometry, painter, phrases
from glutetimer.ui.workout.geometry import Needs, Places
from glutetimer.ui.workout.items import Part
from glutetimer.ui.workout.palette import Palette
from glutetimer.ui.workout.scene import Words
from glutetimer.workout import Workout
from tests.support import sample_histories
from tests.support.fakes import FakeDate, FakeInhibitor, FakeSleepClock, FakeSound, ManualClock
from tests.support.sample_histories import NOTHING, NOW, PROGRAM, Past

# A view is there after a few turns of the event loop; on a busy machine they take a while.
PATIENCE_MS = 10_000
# A turn-over that was leapt into takes so long to come to rest; looks further apart than the
# step would be leaps themselves.
WALK_MS, STEP_MS = 1_300, 90
Key = Qt.Key
SAFETY_READ = Settings(safety_read=True)


@dataclass(frozen=True)
class View:
    """One thing to look at: what is there when the window opens, and how to get to it."""

    name: str
    show: Callable[[Stage], None]
    past: Past = NOTHING
    settings: Settings = SAFETY_READ
    program: Program = PROGRAM
    start: bool = False


class Stage:
    """An open window and the hands that bring it to a view."""

    def __init__(self, app: Application, hand: ManualClock, settled: bool) -> None:
        self.app = app
        self.window = app.window
        self._hand = hand
        self._settled = settled
        self._scroll: Callable[[], None] | None = None

    @property
    def workout(self) -> Workout:
        assert self.app.session_controller.workout is not None
        return self.app.session_controller.workout

    def page(self, name: str) -> None:
        self.window.page_asked.emit(name)

    def button(self, name: str) -> QPushButton:
        """The page's button of that name or text."""
        buttons = self.window.page().findChildren(QPushButton)
        (button,) = (b for b in buttons if name in (b.accessibleName(), b.text()))
        return button

    def click(self, name: str) -> None:
        """Click the button of that name or text."""
        self.button(name).click()

    def visible_text(self) -> str:
        """The texts of all labels in sight on the page."""
        labels = self.window.page().findChildren(QLabel)
        return " | ".join(text.text() for text in labels if text.isVisible() and text.text())

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.page(), key)

    def hesitate(self) -> None:
        """Let the time pass in which the same key again would be taken for the same press."""
        self._hand.move_ms(QApplication.doubleClickInterval())

    def pass_ms(self, milliseconds: int) -> None:
        """Let that time pass, and the page see it."""
        self._hand.move_ms(milliseconds)
        before = self.workout.playhead
        wait_until(lambda: self.workout.over or self.workout.playhead != before)

    def go_to(self, moment: Callable[[Timeline], int]) -> None:
        """Let the session run to that moment; the end of the way at a walk, so that the person
        in the picture has come to where the leap led.
        """
        target_ms = moment(self.workout.session.timeline)
        walk_ms = WALK_MS if self._settled else 0
        leap_ms = target_ms - self.workout.playhead.at_ms - walk_ms
        if leap_ms > 0:
            self.pass_ms(leap_ms)
        while (left_ms := target_ms - self.workout.playhead.at_ms) > 0:
            self.pass_ms(min(STEP_MS, left_ms))

    def finish(self) -> None:
        """Let the session run to its end."""
        self._hand.move_ms(self.workout.session.timeline.duration_ms)
        wait_until(lambda: self.window.current == PageName.SUMMARY)

    def scroll_down(self) -> None:
        """Scroll the page as far as it goes; it stays there when the window's size changes."""
        self._scroll = self.scroll_down
        QApplication.processEvents()
        for area in self.window.page().findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def scroll_to(self, name: str) -> None:
        """Scroll to the card with what is called so; it stays there, too."""
        self._scroll = lambda: self.scroll_to(name)
        QApplication.processEvents()
        (part,) = (
            w for w in self.window.page().findChildren(QWidget) if w.accessibleName() == name
        )
        (area,) = self.window.page().findChildren(QScrollArea)
        card, content = part.parentWidget(), area.widget()
        assert card is not None
        assert content is not None
        top = card.mapTo(content, card.rect().topLeft()).y()
        area.verticalScrollBar().setValue(top - 12)

    def resize(self, width: int, height: int) -> None:
        """Give the window that size, if its contents let it."""
        self.window.resize(width, height)
        wait_until(lambda: (self.window.width(), self.window.height()) == (width, height))
        for _ in range(5):  # A size that changes within goes up a layout a turn.
            QApplication.processEvents()
        if self._scroll is not None:
            self._scroll()
            QApplication.processEvents()


class Shown:
    """What the follow-along view was told to paint last, and where.

    It listens in as long as the patch holds.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parts: dict[str, Part] = {}
        self.picture = QRectF()
        self.size = QSizeF()

        def places(width: float, height: float, needs: Needs) -> Places:
            self.size = QSizeF(width, height)
            at = geometry.places(width, height, needs)
            self.picture = at.picture
            return at

        def parts_of(said: Words, at: Places, ink: Palette, note: str) -> dict[str, Part]:
            self.parts = phrases.parts_of(said, at, ink, note)
            return self.parts

        monkeypatch.setattr(painter, "places", places)
        monkeypatch.setattr(painter, "parts_of", parts_of)


def wait_until(true: Callable[[], bool]) -> None:
    """Turn the event loop until that is true."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not true():
        assert not deadline.hasExpired(), "the window did not get there"
        QTest.qWait(1)


@contextmanager
def opened(
    view: View, folder: Path, color_scheme: ColorScheme = ColorScheme.LIGHT, settled: bool = False
) -> Iterator[Stage]:
    """The window on that view; its files are made in `folder`, which should be empty.

    `settled`, the person in the picture has come to rest where the playhead is.
    """
    hand = ManualClock()
    where = places(folder)
    with HistoryStore(where.history) as store:
        store.merge(contents_of(map(RevisionedSession, view.past.sessions), view.past.answers))
        ports = Ports(
            hand.clock_ns,
            FakeDate(NOW).now,
            FakeSound(hand.clock_ns),
            FakeInhibitor(),
            FakeSleepClock().slept_ms,
        )
        settings = replace(view.settings, color_scheme=color_scheme)
        save_settings(where.settings, settings)
        app = Application(where, view.program, store, ports)
        app.open("", view.start)
        try:
            stage = Stage(app, hand, settled)
            if view.start:
                wait_until(lambda: app.window.current == PageName.WORKOUT)
            view.show(stage)
            QApplication.processEvents()
            yield stage
        finally:
            app.window.close()
            app.window.deleteLater()
            # At once: what is left over would be styled with every window that follows.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# The views


def pages() -> list[View]:
    """Every page but the follow-along view, in its states."""
    stay = _nothing
    return [
        View("today-first-day", stay),
        View("today-mid-ladder", stay, sample_histories.MID),
        View("today-level-up", stay, sample_histories.READY),
        View("today-step-back", stay, sample_histories.PAINFUL),
        View("today-top", stay, sample_histories.AT_TOP),
        View("today-moved", stay, sample_histories.MOVED),
        View("today-done", stay, sample_histories.DONE_TODAY),
        View("today-so-far", stay, sample_histories.TOP_TODAY),
        View("today-not-kept", _then(_stop_at(2), _click("Don't keep this")), start=True),
        View("today-go-on", _then(_stop_at(12), _click("Done")), start=True),
        View("today-scrolled", Stage.scroll_down, sample_histories.MID),
        View("summary-unrated", Stage.finish, sample_histories.MID, start=True),
        View("summary-rated", _rate("Hard", "About right", 3), sample_histories.MID, start=True),
        View("summary-offer", _rate("Easy", "Easy", 0), sample_histories.NEARLY, start=True),
        View("summary-stopped", _stop_at(12), start=True),
        View("summary-look", _stop_at(2), start=True),
        View("summary-skipped", _skipped, start=True),
        View(
            "summary-circles", _then(_at(Phase.CIRCLE), _stop), sample_histories.AT_TOP, start=True
        ),
        *review_views(),
        View("learn", _page(PageName.LEARN)),
        View("learn-scrolled", _scrolled(PageName.LEARN)),
        View("settings", _page(PageName.SETTINGS)),
        View("settings-scrolled", _scrolled(PageName.SETTINGS)),
        View("safety", stay, settings=Settings()),
    ]


def review_views() -> list[View]:
    """The Review page: little and much of a past, from its top to its end, and its forms."""
    to_pictures, to_sessions = _scroll_to("Left against right"), _scroll_to("Sessions")
    there = _page(PageName.REVIEW)
    views = [
        View("review-empty", there),
        View("review-looks-sessions", _then(there, to_sessions), sample_histories.LOOKS),
    ]
    for name, past in sample_histories.SPANS.items():
        views += [
            View(f"review-{name}", there, past),
            View(f"review-{name}-pictures", _then(there, to_pictures), past),
            View(f"review-{name}-sessions", _then(there, to_sessions), past),
        ]
    everything = _then(there, _click("Weeks: All"))
    copies = _then(there, _click("Make a copy now"), _click("Restore a copy…"), Stage.scroll_down)
    return [
        *views,
        View("review-all", everything, sample_histories.TWENTY_YEARS),
        View("review-all-pictures", _then(everything, to_pictures), sample_histories.TWENTY_YEARS),
        View("review-end-scrolled", _scrolled(PageName.REVIEW), sample_histories.TWELVE_WEEKS),
        View("review-correction", _then(there, _click("Correct…")), sample_histories.TWELVE_WEEKS),
        View("review-copies", copies, sample_histories.TWELVE_WEEKS),
    ]


def follow_views() -> list[View]:
    """The follow-along view: every phase and mood with either leg first, then its variants."""
    views = []
    for first in Side:
        views += [_follow(f"{first}-{name}", show, first=first) for name, show in _moods().items()]
    return views + _variants()


def _moods() -> dict[str, Callable[[Stage], None]]:
    """With the third level: it has a lift, a hold and straight legs."""
    return {
        "1-get-ready-sitting": _at(Phase.GET_READY, part=0.1),
        "2-get-ready-lying": _at(Phase.GET_READY, part=0.75),
        "3-lift": _at(Phase.LIFT),
        "4-hold": _at(Phase.HOLD),
        "5-lower": _at(Phase.LOWER),
        "6-rest": _at(Phase.REST),
        "7-switch-half-way": _at(Phase.SWITCH),
        "8-switch-end": _at(Phase.SWITCH, part=0.9),
        "9-other-leg": _at(Phase.LIFT, number=10, set_index=1),
        "paused": _then(_at(Phase.LIFT), _pause),
        "stop-asked": _then(_at(Phase.LIFT), _ask_to_stop),
        "going-on": _then(_at(Phase.LIFT), _pause, _go_on),
        "done": _at(Phase.DONE),
    }


def _variants() -> list[View]:
    clamshell, half, circles = 0, 1, 3
    lift = _at(Phase.LIFT, number=8)
    forward, backward = (_at(Phase.CIRCLE, number=5, direction=way) for way in Direction)
    return [
        _follow("clamshell-get-ready", _at(Phase.GET_READY, part=0.75), clamshell),
        _follow("clamshell-lift", lift, clamshell),
        _follow("clamshell-top", _at(Phase.LOWER, number=8, part=0.02), clamshell),
        _follow("clamshell-half-speed", lift, half),
        _follow("clamshell-right-leg", lift, clamshell, first=Side.RIGHT),
        _follow("circles-next-exercise", _at(Phase.NEXT_SET), circles),
        _follow("circles-forward", forward, circles),
        _follow("circles-backward", backward, circles),
        _follow("circles-right-leg", backward, circles, first=Side.RIGHT),
        _follow("slowed-down", _then(_at(Phase.LIFT), _slow_down, _at(Phase.LIFT, number=4))),
        _follow("slowing-down", _then(_at(Phase.LIFT), _slow_down)),
        _follow("turned-left", lift, rotation=Rotation.LEFT),
        _follow("turned-right", lift, rotation=Rotation.RIGHT),
        _follow("turned-left-switch", _at(Phase.SWITCH), rotation=Rotation.LEFT),
        _follow("turned-right-paused", _then(lift, _pause), rotation=Rotation.RIGHT),
        _follow("reduced-motion", lift, reduce_motion=True),
        _follow("no-figure-get-ready", _at(Phase.GET_READY), figure=False),
        _follow("no-figure-lift", lift, figure=False),
    ]


def _follow(
    name: str,
    show: Callable[[Stage], None],
    level: int = 2,
    first: Side = Side.LEFT,
    rotation: Rotation = Rotation.NONE,
    figure: bool = True,
    reduce_motion: bool = False,
) -> View:
    program = _only(PROGRAM, level, figure)
    settings = Settings(
        safety_read=True, first_side=first, rotation=rotation, reduce_motion=reduce_motion
    )
    return View(f"follow-{name}", show, settings=settings, program=program, start=True)


def _only(program: Program, place: int, figure: bool) -> Program:
    """The program with that level alone, so that it is today's; with figures or without."""
    level = program.levels[place]
    if not figure:
        doses = [replace(d, exercise=replace(d.exercise, figure=None)) for d in level.doses]
        level = replace(level, doses=tuple(doses))
    return replace(program, levels=(level,))


def _at(
    phase: Phase,
    number: int = 2,
    part: float = 0.5,
    set_index: int | None = None,
    direction: Direction | None = None,
) -> Callable[[Stage], None]:
    """Goes to where that part of the phase has passed, in the rep of that number if in any."""

    def moment(timeline: Timeline) -> int:
        for segment in timeline.segments:
            rep = segment.rep
            in_rep = rep is None or (rep.number == number and direction in (None, rep.direction))
            in_set = set_index in (None, segment.set_index)
            if segment.phase is phase and in_rep and in_set:
                return segment.start_ms + round((segment.end_ms - segment.start_ms) * part)
        raise AssertionError(f"there is no such moment: {phase}")

    return lambda stage: stage.go_to(moment)


def _then(*steps: Callable[[Stage], None]) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        for step in steps:
            step(stage)

    return show


def _nothing(stage: Stage) -> None:
    """The window opens on the view."""
    assert stage.window.current in (PageName.TODAY, PageName.SAFETY)


def _pause(stage: Stage) -> None:
    stage.press(Key.Key_Space)


def _go_on(stage: Stage) -> None:
    stage.hesitate()
    stage.press(Key.Key_Space)
    # At a walk, as in `go_to`.
    for _ in range(1_200 // STEP_MS):
        stage.pass_ms(STEP_MS)


def _slow_down(stage: Stage) -> None:
    stage.press(Key.Key_H)


def _skipped(stage: Stage) -> None:
    """Each leg is left after its first rep."""
    for set_index in range(2):
        _at(Phase.LIFT, set_index=set_index)(stage)
        stage.press(Key.Key_S)
    stage.finish()


def _stop_at(number: int) -> Callable[[Stage], None]:
    return _then(_at(Phase.LIFT, number=number), _stop)


def _ask_to_stop(stage: Stage) -> None:
    stage.press(Key.Key_Escape)


def _stop(stage: Stage) -> None:
    _ask_to_stop(stage)
    stage.hesitate()
    stage.press(Key.Key_Escape)
    wait_until(lambda: stage.window.current == PageName.SUMMARY)


def _rate(left: str, right: str, pain: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.finish()
        stage.click(f"Effort of the left leg: {left}")
        stage.click(f"Effort of the right leg: {right}")
        stage.click(f"Pain: {pain}")

    return show


def _page(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page(name)


def _click(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.click(name)


def _scroll_to(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.scroll_to(name)


def _scrolled(page: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.page(page)
        stage.scroll_down()

    return show
