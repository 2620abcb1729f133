from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Exercise, Side
from glutetimer.core.settings import Build, Person, Skin
from glutetimer.ui.figure_view import ROUNDS, FigureView
from glutetimer.ui.theme import DARK, LIGHT
from tests.support.fakes import ManualClock
from tests.support.programs import built_in

CLAMSHELL, LIFT, CIRCLES = built_in().exercises
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
def hand() -> ManualClock:
    return ManualClock()


@pytest.fixture
def make(qtbot: QtBot, hand: ManualClock) -> MakeView:
    """Makes views that are seen."""

    def shown(exercise: Exercise) -> FigureView:
        view = FigureView(lambda: hand.clock_ns() // 1_000_000, LIGHT)
        qtbot.addWidget(view)
        view.resize(400, 260)
        view.show_exercise(exercise, Side.LEFT)
        if exercise.figure is not None:
            qtbot.waitUntil(lambda: timer(view).isActive())
        return view

    return shown


def timer(view: FigureView) -> QTimer:
    found = view.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def seen(view: FigureView) -> QImage:
    return view.grab().toImage()


def put_the_mouse_on(view: FigureView) -> None:
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(view, QEnterEvent(middle, middle, middle))


@pytest.mark.parametrize("exercise", [CLAMSHELL, LIFT, CIRCLES], ids=lambda each: each.id)
def test_the_leg_goes_up_and_comes_back(
    make: MakeView, hand: ManualClock, exercise: Exercise
) -> None:
    view = make(exercise)
    start = seen(view)
    hand.move_ms(1_500)
    assert seen(view) != start
    hand.move_ms(60_000)
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
    make: MakeView, hand: ManualClock, qtbot: QtBot
) -> None:
    view = make(CLAMSHELL)
    hand.move_ms(ROUNDS * REP_MS - 3_000)
    moving = seen(view)
    hand.move_ms(3_000)
    qtbot.waitUntil(lambda: not timer(view).isActive())
    assert seen(view) != moving
    paintings = Paintings(view)
    hand.move_ms(REP_MS)
    QApplication.processEvents()
    assert paintings.number == 0


def test_in_a_rest_nothing_is_painted(make: MakeView, hand: ManualClock, qtbot: QtBot) -> None:
    view = make(CLAMSHELL)
    hand.move_ms(4_100)
    seen(view)
    paintings = Paintings(view)
    for _ in range(3):
        hand.move_ms(40)
        with qtbot.waitSignal(timer(view).timeout):
            pass
    assert paintings.number == 0


def test_under_the_mouse_it_begins_again(make: MakeView, hand: ManualClock, qtbot: QtBot) -> None:
    view = make(CLAMSHELL)
    hand.move_ms(ROUNDS * REP_MS)
    qtbot.waitUntil(lambda: not timer(view).isActive())
    resting = seen(view)
    put_the_mouse_on(view)
    qtbot.waitUntil(lambda: timer(view).isActive())
    hand.move_ms(1_500)
    assert seen(view) != resting


def test_the_mouse_does_not_begin_anew_what_is_under_way(make: MakeView, hand: ManualClock) -> None:
    view = make(CLAMSHELL)
    hand.move_ms(1_500)
    moving = seen(view)
    put_the_mouse_on(view)
    view.show_exercise(CLAMSHELL, Side.LEFT)
    assert seen(view) == moving


def test_hidden_it_stops_and_seen_again_it_begins_anew(
    make: MakeView, hand: ManualClock, qtbot: QtBot
) -> None:
    view = make(CLAMSHELL)
    start = seen(view)
    hand.move_ms(1_500)
    view.hide()
    assert not timer(view).isActive()
    view.show()
    qtbot.waitUntil(lambda: timer(view).isActive())
    assert seen(view) == start


def test_scrolled_away_it_stops(hand: ManualClock, qtbot: QtBot) -> None:
    view = FigureView(lambda: hand.clock_ns() // 1_000_000, LIGHT)
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
    qtbot.waitUntil(lambda: timer(view).isActive())
    area.verticalScrollBar().setValue(1_000)
    qtbot.waitUntil(lambda: not timer(view).isActive())
    area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: timer(view).isActive())


def test_reduced_it_shows_both_ends_and_does_not_move(
    make: MakeView, hand: ManualClock, qtbot: QtBot
) -> None:
    view = make(LIFT)
    moving = seen(view)
    view.set_figure(Person(), reduced=True)
    both_ends = seen(view)
    assert both_ends != moving
    assert not timer(view).isActive()
    hand.move_ms(1_500)
    put_the_mouse_on(view)
    QApplication.processEvents()
    assert not timer(view).isActive()
    assert seen(view) == both_ends


def test_it_looks_as_is_set(make: MakeView) -> None:
    view = make(CLAMSHELL)
    pictures = [seen(view)]
    for person in (Person(build=Build.FULL), Person(skin=Skin.DEEP)):
        view.set_figure(person, reduced=False)
        pictures.append(seen(view))
    view.set_colors(DARK)
    pictures.append(seen(view))
    view.show_exercise(CLAMSHELL, Side.RIGHT)
    pictures.append(seen(view))
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_without_a_figure_there_is_no_picture(make: MakeView) -> None:
    view = make(replace(CLAMSHELL, figure=None))
    assert not view.isVisible()
    assert not timer(view).isActive()


def test_its_height_follows_its_width_and_a_screen_reader_hears_what_it_is(make: MakeView) -> None:
    view = make(LIFT)
    view.fit_width(600)
    wide = view.height()
    view.fit_width(300)
    assert view.height() == pytest.approx(wide / 2, abs=1)
    assert view.accessibleName() == "Lateral leg lift, the left leg working"
