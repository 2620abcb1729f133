from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QTimeLine
from PySide6.QtGui import QColor, QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Exercise, FigureKind, Side, Sides
from glutetimer.core.setting_choices import Build, Person, Skin
from glutetimer.ui.figure_rounds import FRAME_MS, ROUNDS
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.theme import DARK, LIGHT
from tests.support.fakes import ManualClock
from tests.support.programs import built_in

CLAMSHELL, LIFT, CIRCLES = built_in().exercises
BRIDGE = replace(
    LIFT, id="bridge", name="Bridge", figure=FigureKind.BRIDGE, sides=Sides.BOTH, position="back"
)
# The built-in clamshell: up, down and a rest.
REP_MS = 5_000
MakeView = Callable[[Exercise], FigureView]


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.number = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.number += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def make(qtbot: QtBot, clock: ManualClock) -> MakeView:
    """Makes views that are seen."""

    def shown(exercise: Exercise) -> FigureView:
        view = FigureView(lambda: clock.clock_ns() // 1_000_000, LIGHT)
        qtbot.addWidget(view)
        view.resize(400, 260)
        view.show_exercise(exercise, Side.LEFT)
        if exercise.figure is not None:
            qtbot.waitUntil(lambda: moves(view))
        return view

    return shown


def time_line(view: FigureView) -> QTimeLine:
    child = view.findChild(QTimeLine)
    assert isinstance(child, QTimeLine)
    return child


def moves(view: FigureView) -> bool:
    return time_line(view).state() is QTimeLine.State.Running


def let_pass(milliseconds: int, view: FigureView, clock: ManualClock, qtbot: QtBot) -> None:
    """Let that time pass, and the picture that is moving come to where it then is."""
    with qtbot.waitSignal(time_line(view).valueChanged):
        clock.move_ms(milliseconds)
    QApplication.processEvents()


def seen(view: FigureView) -> QImage:
    return view.grab().toImage()


def put_the_mouse_on(view: FigureView) -> None:
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(view, QEnterEvent(middle, middle, middle))


@pytest.mark.parametrize(
    "exercise", [CLAMSHELL, LIFT, CIRCLES, BRIDGE], ids=lambda exercise: exercise.id
)
def test_the_leg_goes_up_and_comes_back(
    make: MakeView, clock: ManualClock, qtbot: QtBot, exercise: Exercise
) -> None:
    view = make(exercise)
    start = seen(view)
    let_pass(1_500, view, clock, qtbot)
    assert seen(view) != start
    let_pass(60_000, view, clock, qtbot)
    assert seen(view) == start


@pytest.mark.parametrize("reduced", [False, True])
def test_circles_are_seen_to_be_none_but_circles_at_once(make: MakeView, reduced: bool) -> None:
    tops = []
    for exercise in (LIFT, CIRCLES):
        view = make(exercise)
        view.set_figure(Person(), reduced)
        tops.append(highest_of_the_leg(seen(view)))
    resting, raised = tops
    assert raised < resting - 30


def highest_of_the_leg(picture: QImage) -> int:
    """The first line in which the leg's own colour is wider than a dot or a dashed line."""
    hue = QColor(LIGHT.leg).hue()
    for y in range(picture.height()):
        colors = (picture.pixelColor(x, y) for x in range(picture.width()))
        if sum(c.hsvSaturation() > 170 and abs(c.hue() - hue) < 10 for c in colors) > 25:
            return y
    return picture.height()


def test_after_three_rounds_it_rests_and_costs_nothing(
    make: MakeView, clock: ManualClock, qtbot: QtBot
) -> None:
    view = make(CLAMSHELL)
    let_pass(ROUNDS * REP_MS - 3_000, view, clock, qtbot)
    moving = seen(view)
    clock.move_ms(3_000)
    qtbot.waitUntil(lambda: not moves(view))
    assert seen(view) != moving
    QApplication.processEvents()
    paintings = Paintings(view)
    clock.move_ms(REP_MS)
    QApplication.processEvents()
    assert paintings.number == 0


def test_in_a_rest_nothing_is_painted(make: MakeView, clock: ManualClock, qtbot: QtBot) -> None:
    view = make(CLAMSHELL)
    let_pass(4_100, view, clock, qtbot)
    seen(view)
    paintings = Paintings(view)
    for _ in range(3):
        let_pass(40, view, clock, qtbot)
    assert paintings.number == 0


def test_under_the_mouse_it_begins_again(make: MakeView, clock: ManualClock, qtbot: QtBot) -> None:
    view = make(CLAMSHELL)
    clock.move_ms(ROUNDS * REP_MS)
    qtbot.waitUntil(lambda: not moves(view))
    resting = seen(view)
    put_the_mouse_on(view)
    qtbot.waitUntil(lambda: moves(view))
    let_pass(1_500, view, clock, qtbot)
    assert seen(view) != resting


def test_the_mouse_does_not_begin_anew_what_is_under_way(
    make: MakeView, clock: ManualClock, qtbot: QtBot
) -> None:
    view = make(CLAMSHELL)
    let_pass(1_500, view, clock, qtbot)
    moving = seen(view)
    put_the_mouse_on(view)
    view.show_exercise(CLAMSHELL, Side.LEFT)
    assert seen(view) == moving


def test_hidden_it_stops_and_seen_again_it_begins_anew(
    make: MakeView, clock: ManualClock, qtbot: QtBot
) -> None:
    view = make(CLAMSHELL)
    start = seen(view)
    let_pass(1_500, view, clock, qtbot)
    view.hide()
    assert not moves(view)
    view.show()
    qtbot.waitUntil(lambda: moves(view))
    assert seen(view) == start


def test_scrolled_away_it_stops(clock: ManualClock, qtbot: QtBot) -> None:
    view = FigureView(lambda: clock.clock_ns() // 1_000_000, LIGHT)
    content = QWidget()
    column = QVBoxLayout(content)
    view.setFixedSize(400, 260)
    view.show_exercise(CLAMSHELL, Side.LEFT)
    column.addWidget(view)
    column.addSpacing(2_000)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(content)
    area.resize(450, 300)
    area.show()
    qtbot.waitUntil(lambda: moves(view))
    area.verticalScrollBar().setValue(1_000)
    clock.move_ms(FRAME_MS)
    qtbot.waitUntil(lambda: not moves(view))
    area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: moves(view))


def test_reduced_it_shows_both_ends_and_does_not_move(
    make: MakeView, clock: ManualClock, qtbot: QtBot
) -> None:
    view = make(LIFT)
    moving = seen(view)
    view.set_figure(Person(), reduced_motion=True)
    both_ends = seen(view)
    assert both_ends != moving
    assert not moves(view)
    clock.move_ms(1_500)
    put_the_mouse_on(view)
    QApplication.processEvents()
    assert not moves(view)
    assert seen(view) == both_ends


def test_it_looks_as_is_set(make: MakeView) -> None:
    view = make(CLAMSHELL)
    pictures = [seen(view)]
    for person in (Person(build=Build.FULL), Person(skin=Skin.DEEP)):
        view.set_figure(person, reduced_motion=False)
        pictures.append(seen(view))
    view.set_colors(DARK)
    pictures.append(seen(view))
    view.show_exercise(CLAMSHELL, Side.RIGHT)
    pictures.append(seen(view))
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_without_a_figure_there_is_no_picture(make: MakeView) -> None:
    view = make(replace(CLAMSHELL, figure=None))
    assert not view.isVisible()
    assert not moves(view)


def test_its_height_follows_its_width_and_a_screen_reader_hears_what_it_is(make: MakeView) -> None:
    view = make(LIFT)
    view.fit_width(600)
    wide_height = view.height()
    view.fit_width(300)
    assert view.height() == pytest.approx(wide_height / 2, abs=1)
    assert view.accessibleName() == "Lateral leg lift, the left leg working"


@pytest.mark.parametrize(
    ("sides", "working"),
    [
        (Sides.BOTH, "both legs"),
        (Sides.RIGHT, "the right leg"),
        (Sides.LEFT, "the left leg"),
        (Sides.ALTERNATE, "the left leg"),
    ],
)
def test_a_screen_reader_hears_which_legs_work(make: MakeView, sides: Sides, working: str) -> None:
    view = make(replace(BRIDGE, sides=sides))
    assert view.accessibleName() == f"Bridge, {working} working"


def test_an_exercise_for_one_leg_is_shown_with_that_leg(make: MakeView) -> None:
    right = replace(CLAMSHELL, sides=Sides.RIGHT)
    named, asked = make(right), make(CLAMSHELL)
    assert seen(named) != seen(asked)
    asked.show_exercise(CLAMSHELL, Side.RIGHT)
    assert seen(named) == seen(asked)
