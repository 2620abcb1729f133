"""The follow-along view in its window: painted, and left alone while nothing moves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from glutetimer.app.session_controller import FRAME_MS
from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.program import Level, Side
from glutetimer.core.session import Act, Session
from glutetimer.core.setting_choices import Motion, Rotation
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.theme import LIGHT, Colors
from glutetimer.ui.workout.geometry import ViewGeometry, view_geometry
from glutetimer.ui.workout.palette import view_palette
from glutetimer.ui.workout.scene import SceneTexts, ViewState, scene_at
from glutetimer.ui.workout.scene_items import items_of
from glutetimer.ui.workout.workout_page import WorkoutPage
from glutetimer.workout import Workout, begun_record
from tests.support.fakes import FakeDate, FakeJournal, FakeSleepClock, FakeSpeaker, ManualClock
from tests.ui.workout.shown_scenes import PROGRAM, undrawn
from tests.ui.workout.test_workout_painting import LAPTOP


class SeenPage(WorkoutPage):
    """Remembers which of it was painted."""

    def __init__(self, colors: Colors, clock: ManualClock) -> None:
        super().__init__(colors, lambda: clock.clock_ns() // 1_000_000)
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = self.painted.united(event.region())
        super().paintEvent(event)


class Room:
    """A page that shows a workout, and the clock of both."""

    def __init__(
        self, qtbot: QtBot, level: Level, settings: Settings, colors: Colors, trouble: str = ""
    ) -> None:
        session = Session(Plan(level, Side.LEFT, PROGRAM.timing))
        self.clock = ManualClock()
        started_at = datetime(2026, 11, 23, 7, tzinfo=UTC)
        begun = begun_record(session, "one", PROGRAM.id, started_at)
        player = SilentPlayer(self.clock.clock_ns, trouble)
        self.sleep_clock = FakeSleepClock()
        now, slept_ms = FakeDate(started_at).now, self.sleep_clock.slept_ms
        self.workout = Workout(session, player, FakeJournal(), begun, FakeSpeaker(), now, slept_ms)
        self.page = SeenPage(colors, self.clock)
        self.page.pressed.connect(self.workout.press)
        self.page.act_asked.connect(self.workout.act)
        self.page.speed_asked.connect(self.workout.switch_speed)
        for asked in (self.page.pressed, self.page.act_asked, self.page.speed_asked):
            asked.connect(lambda *_: self.page.refresh())
        qtbot.addWidget(self.page)
        self.page.resize(LAPTOP)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.workout.act(Act.START)
        self.page.set_figure(settings.person, settings.motion is Motion.REDUCED)
        self.page.show_workout(self.workout, settings)

    def go(self, milliseconds: int) -> None:
        """Let time pass, frame by frame."""
        for _ in range(milliseconds // FRAME_MS):
            self.clock.move_ms(FRAME_MS)
            self.workout.tick()
            self.page.refresh()
        QApplication.processEvents()

    def go_to(self, at_ms: int) -> None:
        """Let time pass until the playhead is there; its end is seen frame by frame."""
        while self.workout.playhead.at_ms < at_ms - 2_500:
            self.clock.move_ms(1_000)
            self.workout.tick()
        self.go(at_ms - self.workout.playhead.at_ms)

    def painted_by(self, milliseconds: int) -> QRegion:
        """What is painted while that time passes."""
        QApplication.processEvents()
        self.page.painted = QRegion()
        self.go(milliseconds)
        return self.page.painted

    def picture(self) -> QImage:
        return self.page.grab().toImage()

    @property
    def texts(self) -> SceneTexts:
        """What there is to read."""
        return scene_at(self.workout.session, self.workout.playhead.at_ms, 0).texts

    @property
    def geometry(self) -> ViewGeometry:
        return view_geometry(1366, 768, self.texts)

    def figure(self) -> QImage:
        """What there is to see of the person."""
        # Its rounded corners have the colour of the ground.
        rect = self.geometry.figure.toRect().adjusted(20, 20, -20, -20)
        return self.picture().copy(rect)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, PROGRAM.levels[0], Settings(), LIGHT)


@pytest.mark.parametrize("number", [1, 8, 25])
def test_the_number_is_readable_at_two_metres(room: Room, number: int) -> None:
    room.go_to(room.workout.session.timeline.reps[number - 1].start_ms + 100)
    assert room.texts.count.number == str(number)
    rect = room.geometry.number.toRect()
    assert ink_height(room.picture(), rect, QColor(LIGHT.text)) >= 150


def test_the_rotated_view_shows_the_same_upright_to_a_head_that_lies(qtbot: QtBot) -> None:
    """The corner where the view begins is at its bottom left, and the leg is named there."""
    room = Room(qtbot, PROGRAM.levels[0], Settings(rotation=Rotation.LEFT), LIGHT)
    room.go_to(room.workout.session.timeline.reps[0].start_ms + 100)
    picture = room.picture()
    assert picture.pixelColor(30, 768 - 30) == QColor(LIGHT.accent)
    assert picture.pixelColor(30, 30) == QColor(LIGHT.ground)


def test_going_on_the_person_is_soon_where_the_rep_begins(room: Room) -> None:
    rep = room.workout.session.timeline.reps[1]
    room.go_to(rep.start_ms)
    begins = room.figure()
    room.go((rep.done_ms - rep.start_ms) // 2)
    assert room.figure() != begins
    room.workout.act(Act.PAUSE)
    room.go(1_000)
    room.workout.act(Act.RESUME)
    room.go(1_000)
    assert room.workout.playhead.lead_ms > 1_500
    assert room.figure() == begins


def test_however_late_the_sound_a_count_is_for_the_rep_that_follows(qtbot: QtBot) -> None:
    room = Room(qtbot, PROGRAM.levels[0], Settings(sound_delay_ms=500), LIGHT)
    rep = room.workout.session.timeline.reps[6]
    room.go_to(rep.start_ms + 1_000)
    room.workout.act(Act.PAUSE)
    room.workout.act(Act.RESUME)
    room.go(1_000)
    assert "From rep 7 of 25" in room.page.moment.text()
    room.go(2_300)
    assert "Lift. Rep 7 of 25" in room.page.moment.text()


def test_a_change_of_speed_is_told_under_the_word_and_nowhere_else(room: Room) -> None:
    room.go_to(room.workout.session.timeline.reps[1].start_ms + 500)
    QTest.keyClick(room.page, Qt.Key.Key_H)
    assert room.page.moment.text().endswith("Half speed from rep 3")
    assert room.workout.notice not in room.page.moment.text()
    room.workout.act(Act.PAUSE)
    room.clock.move_ms(QApplication.doubleClickInterval())
    QTest.keyClick(room.page, Qt.Key.Key_H)
    assert room.workout.notice
    assert room.page.moment.text().endswith(room.workout.notice)


def test_why_it_waits_is_told_before_a_warning_that_lasts(qtbot: QtBot) -> None:
    room = Room(qtbot, PROGRAM.levels[0], Settings(), LIGHT, trouble="There is no sound.")
    room.go(500)
    assert room.page.moment.text().endswith("⚠ There is no sound.")
    room.sleep_clock.sleep_ms(60_000)
    room.go(50)
    assert room.page.moment.text().endswith("The laptop slept, so the session waits.")
    room.workout.act(Act.RESUME)
    room.go(50)
    assert room.page.moment.text().endswith("⚠ There is no sound.")


def test_in_a_rest_only_the_ring_and_the_clock_are_painted(room: Room) -> None:
    timeline = room.workout.session.timeline
    rest = next(segment for segment in timeline.segments if segment.phase is Phase.REST)
    room.go_to(rest.start_ms + 50)
    painted = room.painted_by(800)
    assert painted.intersects(room.geometry.ring.toRect())
    assert not painted.intersects(room.geometry.figure.toRect())
    assert not painted.intersects(room.geometry.leg.toRect())


def test_in_a_lift_the_figure_moves_and_the_words_do_not(room: Room) -> None:
    room.go_to(room.workout.session.timeline.reps[0].start_ms + 500)
    painted = room.painted_by(300)
    geometry = room.geometry
    assert painted.intersects(geometry.figure.toRect())
    for rect in (geometry.leg, geometry.form_cue, geometry.number, geometry.headline):
        # Within the number's place there is air around its digits, as far as the ring.
        assert not painted.intersects(rect.adjusted(9, 0, -9, 0).toRect())


def test_paused_it_comes_to_rest_and_is_painted_no_more(room: Room) -> None:
    room.go_to(room.workout.session.timeline.reps[0].start_ms + 500)
    room.workout.act(Act.PAUSE)
    assert not room.painted_by(100).isEmpty()
    room.go(1_000)
    assert room.painted_by(1_000).isEmpty()


def test_hidden_it_goes_on_unpainted_and_shows_the_present_when_seen(
    qtbot: QtBot, room: Room
) -> None:
    timeline = room.workout.session.timeline
    room.go_to(timeline.reps[0].start_ms + 100)
    room.page.hide()
    assert room.painted_by(5_000).isEmpty()
    assert room.workout.record.done(Side.LEFT) == 1
    before = room.page.painted
    room.page.show()
    assert "2 of 25" in room.page.moment.text()
    # The screen says in its own time that there is something to paint on.
    qtbot.waitUntil(lambda: room.page.painted != before)


def test_minimised_nothing_is_painted(room: Room) -> None:
    room.go_to(room.workout.session.timeline.reps[0].start_ms + 100)
    room.page.showMinimized()
    QApplication.processEvents()
    assert room.painted_by(1_000).isEmpty()


def test_with_reduced_motion_nobody_is_seen_turning_over(qtbot: QtBot) -> None:
    room = Room(qtbot, PROGRAM.levels[0], Settings(motion=Motion.REDUCED), LIGHT)
    room.go(1_000)
    assert not room.painted_by(1_500).intersects(room.geometry.figure.toRect())


def test_an_exercise_that_nobody_has_drawn_is_told_in_large_steps(qtbot: QtBot) -> None:
    level = undrawn(PROGRAM.levels[0])
    room = Room(qtbot, level, Settings(), LIGHT)
    room.go_to(room.workout.session.timeline.reps[0].start_ms + 100)
    assert room.texts.steps == level.doses[0].exercise.movement
    palette = view_palette(ViewState.WORK, LIGHT)
    steps = items_of(room.texts, room.geometry, palette, "")["steps"]
    assert ink_height(room.picture(), steps.rect.toRect(), QColor(LIGHT.text)) > 100


def ink_height(picture: QImage, rect: QRect, color: QColor) -> int:
    """From the first to the last row of the rectangle that has that colour."""
    rows = [
        y
        for y in range(rect.top(), rect.bottom() + 1)
        if any(
            picture.pixelColor(x, y).name() == color.name()
            for x in range(rect.left(), rect.right(), 2)
        )
    ]
    return rows[-1] - rows[0] + 1 if rows else 0
