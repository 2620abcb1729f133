"""An exercise done well and with its faults: what is seen, and that the pictures move together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QTimeLine
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.faults import FAULTS
from glutetimer.core.frozen import replace
from glutetimer.core.program import Exercise, FigureKind, Side, Sides
from glutetimer.core.setting_choices import Person, Skin
from glutetimer.ui.figure_rounds import ROUNDS
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.learn.compared_view import ComparedView
from glutetimer.ui.learn.comparison import Comparison
from glutetimer.ui.learn.sign import Sign
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.support.fakes import ManualClock
from tests.support.programs import bridges, built_in

CLAMSHELL, LIFT, CIRCLES = built_in().exercises
(BRIDGE,) = bridges(built_in()).exercises
EXERCISES = (CLAMSHELL, LIFT, CIRCLES, BRIDGE)
# The built-in clamshell: up, down and a rest.
REP_MS, LIFT_MS = 5_000, 2_000
# The colours of two pictures that are told apart differ in so many of their pixels.
CLEARLY = 0.01


@dataclass
class Card:
    """A page as high as it is asked for, with the large picture and those that compare."""

    page: QWidget
    large: FigureView
    comparison: Comparison
    clock: ManualClock

    @property
    def views(self) -> list[ComparedView]:
        return self.comparison.findChildren(ComparedView)

    @property
    def time_line(self) -> QTimeLine:
        (time_line,) = self.page.findChildren(QTimeLine)
        assert isinstance(time_line, QTimeLine)
        return time_line

    @property
    def moves(self) -> bool:
        return self.time_line.state() is QTimeLine.State.Running

    def pass_ms(self, milliseconds: int, qtbot: QtBot) -> None:
        """Let that time pass, and the pictures come to where they then are."""
        with qtbot.waitSignal(self.time_line.valueChanged):
            self.clock.move_ms(milliseconds)
        QApplication.processEvents()

    def pictures(self) -> list[QImage]:
        return [view.grab().toImage() for view in self.views]


MakeCard = Callable[[Exercise], Card]


@pytest.fixture
def make(qtbot: QtBot) -> MakeCard:
    """Makes cards that are seen and begin to move."""

    def made(exercise: Exercise) -> Card:
        clock = ManualClock()

        def clock_ms() -> int:
            return clock.clock_ns() // 1_000_000

        page = QWidget()
        column = QVBoxLayout(page)
        large = FigureView(clock_ms, LIGHT)
        column.addWidget(large)
        large.show_exercise(exercise, Side.LEFT)
        large.fit_width(400)
        assert exercise.figure is not None
        comparison = Comparison(clock_ms, LIGHT, large, exercise, exercise.figure)
        column.addWidget(comparison)
        qtbot.addWidget(page)
        page.resize(940, 640)
        page.show()
        card = Card(page, large, comparison, clock)
        qtbot.waitUntil(lambda: card.moves)
        return card

    return made


def difference(one: QImage, other: QImage) -> float:
    """What fraction of the pixels differs."""
    places = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places) / len(places)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_each_fault_of_an_exercise_stands_beside_it_with_a_sign_and_words(
    make: MakeCard, exercise: Exercise
) -> None:
    assert exercise.figure is not None
    card = make(exercise)
    faults = FAULTS[exercise.figure]
    assert [view.fault for view in card.views] == [None, *faults]
    texts = [label.text() for label in card.comparison.findChildren(QLabel)]
    assert texts[0] == "Like this"
    for words in faults.values():
        assert words.name in texts
        assert words.advice in texts
    tops = {view.mapTo(card.page, view.rect().topLeft()).y() for view in card.views}
    assert len(tops) == 1


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_after_the_rounds_all_rest_where_they_differ(
    make: MakeCard, qtbot: QtBot, exercise: Exercise
) -> None:
    card = make(exercise)
    start = card.pictures()
    card.clock.move_ms(120_000)
    qtbot.waitUntil(lambda: not card.moves)
    correct, *faulty = card.pictures()
    for picture in faulty:
        size = correct.size().boundedTo(picture.size())
        one, other = (image.copy(0, 0, size.width(), size.height()) for image in (correct, picture))
        assert difference(one, other) > CLEARLY
    assert correct != start[0]


def test_they_move_together_with_the_large_picture(make: MakeCard, qtbot: QtBot) -> None:
    card = make(LIFT)
    before = [card.large.grab().toImage(), *card.pictures()]
    card.pass_ms(1_500, qtbot)
    after = [card.large.grab().toImage(), *card.pictures()]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_after_three_rounds_they_go_up_once_more_and_stay(make: MakeCard, qtbot: QtBot) -> None:
    card = make(CLAMSHELL)
    card.pass_ms(ROUNDS * REP_MS + LIFT_MS - 100, qtbot)
    assert card.moves
    card.clock.move_ms(200)
    qtbot.waitUntil(lambda: not card.moves)
    raised = card.pictures()
    card.clock.move_ms(REP_MS)
    QApplication.processEvents()
    assert card.pictures() == raised


def test_a_picture_that_comes_into_view_after_the_rounds_begins_them_anew(
    qtbot: QtBot,
) -> None:
    clock = ManualClock()
    large = FigureView(lambda: clock.clock_ns() // 1_000_000, LIGHT)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(large)
    large.show_exercise(CLAMSHELL, Side.LEFT)
    large.setFixedSize(400, 270)
    column.addSpacing(800)
    comparison = Comparison(
        lambda: clock.clock_ns() // 1_000_000, LIGHT, large, CLAMSHELL, FigureKind.CLAMSHELL
    )
    column.addWidget(comparison)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(content)
    content.resize(600, 1_500)
    area.resize(640, 400)
    area.show()
    card = Card(area, large, comparison, clock)
    qtbot.waitUntil(lambda: card.moves)
    clock.move_ms(60_000)
    qtbot.waitUntil(lambda: not card.moves)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: card.moves)


def test_under_the_mouse_all_begin_again(make: MakeCard, qtbot: QtBot) -> None:
    card = make(CLAMSHELL)
    start = card.pictures()
    card.clock.move_ms(120_000)
    qtbot.waitUntil(lambda: not card.moves)
    assert card.pictures() != start
    view = card.views[1]
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(view, QEnterEvent(middle, middle, middle))
    qtbot.waitUntil(lambda: card.moves)
    assert card.pictures() == start


def test_reduced_they_stand_still_where_they_differ(make: MakeCard, qtbot: QtBot) -> None:
    card = make(LIFT)
    resting = card.pictures()
    card.comparison.set_figure(Person(), reduced_motion=True)
    card.large.set_figure(Person(), reduced_motion=True)
    QApplication.processEvents()
    assert not card.moves
    raised = card.pictures()
    assert all(one != other for one, other in zip(resting, raised, strict=True))
    card.clock.move_ms(1_500)
    QApplication.processEvents()
    assert card.pictures() == raised


def test_they_look_as_is_set(make: MakeCard) -> None:
    card = make(CLAMSHELL)
    seen = [card.pictures()]
    card.comparison.set_figure(Person(skin=Skin.DEEP), reduced_motion=False)
    seen.append(card.pictures())
    card.comparison.set_colors(DARK)
    seen.append(card.pictures())
    for one, other in pairwise(seen):
        assert all(a != b for a, b in zip(one, other, strict=True))


def test_a_screen_reader_hears_the_fault_and_what_to_do_instead(make: MakeCard) -> None:
    card = make(LIFT)
    names = [view.accessibleName() for view in card.views]
    assert names[0].startswith("Lateral leg lift, done well: ")
    assert names[1] == (
        "Lateral leg lift, not like this: Hiking the hip. "
        "Instead: Keep the hip away from the shoulder."
    )


def test_where_only_the_right_leg_works_it_is_that_one_s_faults(make: MakeCard) -> None:
    card = make(replace(LIFT, sides=Sides.RIGHT))
    both = make(LIFT)
    card.comparison.set_figure(Person(), reduced_motion=True)
    both.comparison.set_figure(Person(), reduced_motion=True)
    assert card.pictures() != both.pictures()


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_signs_are_told_apart_without_colour(colors: Colors, qtbot: QtBot) -> None:
    shapes = []
    for correct in (True, False):
        sign = Sign(correct, LIGHT)
        qtbot.addWidget(sign)
        sign.set_colors(colors)
        sign.resize(32, 32)
        image = sign.grab().toImage()
        ground = image.pixelColor(16, 4).rgb()
        shapes.append(
            {(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).rgb() == ground}
        )
    one, other = shapes
    assert len(one ^ other) > 100
