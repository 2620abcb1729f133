from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.setting_choices import Build, Person, Skin
from glutetimer.system.resources import learn_text
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.learn.compared_view import ComparedView
from glutetimer.ui.learn.comparison import Comparison
from glutetimer.ui.learn.muscle_view import MuscleView
from glutetimer.ui.learn.stances import Stances, StanceView
from glutetimer.ui.learn_page import LearnPage
from glutetimer.ui.mark_legend import GAUGE_TEXT, RING_TEXT
from glutetimer.ui.theme import DARK, LIGHT
from tests.support.app_driver import Key
from tests.support.fakes import ManualClock
from tests.support.programs import built_in

ShowPage = Callable[[Program], LearnPage]


@pytest.fixture
def show(qtbot: QtBot) -> ShowPage:
    def shown(program: Program) -> LearnPage:
        texts = (learn_text(name, "en").read_text("utf-8") for name in ("muscle", "safety"))
        page = LearnPage(ManualClock().clock_ns, LIGHT, *texts)
        page.show_program(program)
        qtbot.addWidget(page)
        page.resize(1_180, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return page

    return shown


def scroll_bar(page: LearnPage) -> QScrollBar:
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    return area.verticalScrollBar()


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def names(page: LearnPage) -> list[str]:
    """What a screen reader finds, from top to bottom."""
    widgets = [
        widget
        for kind in (QLabel, FigureView, MuscleView, StanceView)
        for widget in page.findChildren(kind)
        if widget.isVisible()
    ]
    widgets.sort(key=lambda widget: widget.mapTo(page, widget.rect().topLeft()).y())
    return [
        widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
        for widget in widgets
    ]


def large_pictures(page: LearnPage) -> list[FigureView]:
    """The exercises' own pictures, less those that compare."""
    views = page.findChildren(FigureView)
    return [view for view in views if not isinstance(view, ComparedView)]


def test_the_muscle_the_exercises_and_safety_are_told_in_this_order(show: ShowPage) -> None:
    text = " | ".join(names(show(built_in())))
    order = [
        "The muscle",
        "The gluteus medius, seen from the side",
        "What it does",
        "On one leg, seen from behind: Level pelvis",
        "Why this order",
        "Clamshell | ",
        "Clamshell, the left leg working",
        "Clamshell, not like this: Rolling back. Instead: Keep one hip above the other.",
        "Lateral leg lift | ",
        "Lateral leg lift, done well: ",
        "Leg circles | ",
        "Before you start",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    for title in ("How to lie: ", "How to move: ", "What to avoid: "):
        assert text.count(title) == 3
    assert text.count(GAUGE_TEXT) == 2
    assert text.count(RING_TEXT) == 1
    assert "*" not in text
    assert "#" not in text


def test_all_text_can_be_selected_and_wraps(show: ShowPage) -> None:
    page = show(built_in())
    for label in page.findChildren(QLabel):
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert label.wordWrap()


def test_the_keys_scroll_it_from_the_start(show: ShowPage) -> None:
    page = show(built_in())
    places = [scroll_bar(page).value()]
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        press(key)
        places.append(scroll_bar(page).value())
    assert places == sorted(set(places))
    assert places[-1] == scroll_bar(page).maximum()
    places = [places[-1]]
    for key in (Key.Key_Up, Key.Key_PageUp, Key.Key_Home):
        press(key)
        places.append(scroll_bar(page).value())
    assert places == sorted(set(places), reverse=True)
    assert places[-1] == 0


def test_the_keys_still_scroll_after_a_click_into_the_text(show: ShowPage) -> None:
    page = show(built_in())
    QTest.mouseClick(page.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        before = scroll_bar(page).value()
        press(key)
        assert scroll_bar(page).value() > before


def test_a_person_s_own_text_is_no_markup(show: ShowPage) -> None:
    program = built_in()
    steps = ("<b>Lie</b> & rest <img src=x>", "1. *so* #far")
    own = replace(program.exercises[0], name="<i>Mine</i> & yours", setup=steps, figure=None)
    page = show(replace(program, exercises=(own,)))
    texts = {label.accessibleName(): label.text() for label in page.findChildren(QLabel)}
    assert "&lt;i&gt;Mine&lt;/i&gt; &amp; yours" in texts["<i>Mine</i> & yours"]
    (html,) = (text for name, text in texts.items() if "How to lie: " in name)
    assert "&lt;b&gt;Lie&lt;/b&gt; &amp; rest &lt;img src=x&gt;" in html
    assert "1. *so* #far" in html


def test_an_exercise_without_a_figure_has_no_picture(show: ShowPage) -> None:
    program = built_in()
    first, *others = program.exercises
    page = show(replace(program, exercises=(replace(first, figure=None), *others)))
    assert [view.isVisible() for view in large_pictures(page)] == [False, True, True]
    assert len(page.findChildren(Comparison)) == 2


def test_pictures_stand_beside_the_text_where_there_is_room_and_above_it_elsewhere(
    show: ShowPage, qtbot: QtBot
) -> None:
    page = show(built_in())
    view = page.findChildren(FigureView)[0]
    labels = page.findChildren(QLabel)
    steps = next(label for label in labels if "How to lie" in label.accessibleName())
    assert view.geometry().right() < steps.geometry().left()
    page.resize(600, 520)
    qtbot.waitUntil(lambda: view.geometry().bottom() < steps.geometry().top())


def test_no_line_is_longer_than_one_reads_with_ease(show: ShowPage, qtbot: QtBot) -> None:
    page = show(built_in())
    page.resize(1_920, 900)
    qtbot.waitUntil(lambda: page.width() == 1_920)
    QApplication.processEvents()
    digit = page.fontMetrics().horizontalAdvance("0")
    max_width = 90 * digit
    assert max(label.width() for label in page.findChildren(QLabel)) <= max_width


def test_all_lists_are_as_far_in(show: ShowPage) -> None:
    page = show(built_in())
    indents = []
    for label in page.findChildren(QLabel):
        document = QTextDocument()
        document.setHtml(label.text())
        block = document.begin()
        while block.isValid():
            if (text_list := block.textList()) is not None:
                left = document.documentLayout().blockBoundingRect(block).left()
                indents.append((text_list.format().indent(), left))
            block = block.next()
    assert len(set(indents)) == 1


def cut_off(page: LearnPage) -> list[str]:
    """The texts and pictures that are not seen whole, however far one scrolls."""
    return [
        widget.accessibleName()
        for kind in (QLabel, FigureView, MuscleView, StanceView)
        for widget in page.findChildren(kind)
        if widget.mapTo(page, widget.rect().topRight()).x() >= page.width()
        or widget.height() < widget.heightForWidth(widget.width())
    ]


def test_at_any_size_nothing_is_cut_off(show: ShowPage, qtbot: QtBot) -> None:
    page = show(built_in())
    for width in (1_920, 1_241, 905, 895, 720, 520, 420, 700, 1_366):
        page.resize(width, 500)
        qtbot.waitUntil(lambda: cut_off(page) == [])


def test_pictures_show_what_is_set(show: ShowPage) -> None:
    page = show(built_in())
    views = page.findChildren(FigureView)
    before = [view.grab().toImage() for view in views]
    page.set_figure(Person(Build.FULL), reduced_motion=False)
    between = [view.grab().toImage() for view in views]
    page.set_colors(DARK)
    after = [view.grab().toImage() for view in views]
    for pictures in zip(before, between, after, strict=True):
        assert pictures[0] != pictures[1] != pictures[2]


def test_another_program_is_explained_in_the_place_of_the_first_to_the_same_person(
    show: ShowPage,
) -> None:
    page = show(built_in())
    page.set_figure(Person(Build.FULL), reduced_motion=True)
    page.set_colors(DARK)
    lift = next(e for e in built_in().exercises if e.id == "lateral-leg-lift")
    (view,) = (v for v in large_pictures(page) if v.accessibleName().startswith("Lateral"))
    before = view.grab().toImage()
    page.show_program(replace(built_in(), exercises=(lift,)))
    QApplication.processEvents()
    (after,) = (view for view in large_pictures(page) if view.isVisible())
    assert [name for name in names(page) if name.startswith("Clamshell")] == []
    assert after.grab().toImage() == before


def test_drawings_show_what_is_set(show: ShowPage) -> None:
    page = show(built_in())
    muscle, (level, dropped) = page.findChild(MuscleView), page.findChildren(StanceView)
    assert isinstance(muscle, MuscleView)
    assert level.grab().toImage() != dropped.grab().toImage()
    before = [view.grab().toImage() for view in (muscle, level, dropped)]
    page.set_figure(Person(skin=Skin.DEEP), reduced_motion=False)
    between = [view.grab().toImage() for view in (muscle, level, dropped)]
    assert [a == b for a, b in zip(before, between, strict=True)] == [True, False, False]
    page.set_colors(DARK)
    after = [view.grab().toImage() for view in (muscle, level, dropped)]
    assert not any(a == b for a, b in zip(between, after, strict=True))


def test_a_screen_reader_hears_what_the_drawings_show(show: ShowPage) -> None:
    page = show(built_in())
    muscle, stances = page.findChild(MuscleView), page.findChild(Stances)
    assert isinstance(muscle, MuscleView)
    assert isinstance(stances, Stances)
    assert "gluteus minimus" in muscle.accessibleDescription()
    assert "dropped on the right" in stances.accessibleName()
    heard = [view.accessibleDescription() for view in page.findChildren(StanceView)]
    assert "may be weak" in heard[1]


def test_nothing_of_it_is_loaded_before_it_is_opened() -> None:
    """What the window opens with waits for none of it."""
    code = (
        "import sys, glutetimer.app.application, glutetimer.ui.today_page; "
        "print([m for m in sys.modules if 'learn' in m or 'faults' in m])"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
