"""Today shows how to do all that a level asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.progression import decide
from glutetimer.core.records import History
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.mark_legend import GAUGE_TEXT, RING_TEXT
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.week_dots import WeekDots
from tests.support import sample_histories
from tests.support.home_histories import HOME, HOME_LIST
from tests.support.page_views import pages
from tests.support.sample_histories import PROGRAM
from tests.support.views import View, ViewDriver, opened

pytestmark = pytest.mark.usefixtures("usual_type")
VIEWS = {view.name: view for view in pages()}


def steps(stage: ViewDriver) -> str:
    """The text of all steps."""
    labels = stage.window.page().findChildren(QLabel)
    (text,) = (label.text() for label in labels if "<table" in label.text())
    return text


def pictured(stage: ViewDriver) -> str:
    (view,) = stage.window.page().findChildren(FigureView)
    assert view.isVisible()
    return view.accessibleName()


def test_the_last_seven_days_are_told_by_the_days_that_the_program_is_for(tmp_path: Path) -> None:
    view = View("home", lambda _: None, HOME_LIST, program=HOME)
    with opened(view, tmp_path) as stage:
        assert "3 of 3 sessions in the last 7 days" in stage.visible_text()
        (dots,) = stage.window.page().findChildren(WeekDots)
        assert dots.accessibleName() == "3 of 3 sessions in the last 7 days"


def test_the_number_of_days_is_told_in_one_line_beside_the_dots_or_below(tmp_path: Path) -> None:
    view = View("home", lambda _: None, HOME_LIST, program=HOME)
    with opened(view, tmp_path) as stage:
        (dots,) = stage.window.page().findChildren(WeekDots)
        labels = stage.window.page().findChildren(QLabel)
        (number,) = (text for text in labels if text.text() == dots.accessibleName())
        for size, is_beside in (((1366, 768), True), ((720, 520), False), ((1366, 768), True)):
            stage.resize(*size)
            assert (number.y() < dots.geometry().bottom()) is is_beside, size
            assert number.width() >= number.fontMetrics().horizontalAdvance(number.text()), size


def test_each_exercise_of_a_level_is_explained_and_can_be_seen(tmp_path: Path) -> None:
    with opened(VIEWS["today-top"], tmp_path) as stage:
        text = steps(stage)
        places = [text.index(f"<b>{name}</b>") for name in ("Lateral leg lift", "Leg circles")]
        assert places == sorted(places)
        assert "grapefruit" in text
        assert pictured(stage).startswith("Lateral leg lift")
        assert GAUGE_TEXT in stage.visible_text()
        stage.click("Picture: Leg circles")
        assert pictured(stage).startswith("Leg circles")
        assert RING_TEXT in stage.visible_text()
        assert GAUGE_TEXT not in stage.visible_text()
        # Nothing that is chosen elsewhere takes it back.
        stage.click("Right first")
        assert pictured(stage) == "Leg circles, the right leg working"


def test_a_level_of_one_exercise_has_no_choice_of_pictures(tmp_path: Path) -> None:
    with opened(VIEWS["today-top"], tmp_path) as stage:
        stage.click("Level 1: Clamshell")
        QApplication.processEvents()
        assert "<b>" not in steps(stage)
        seen = [b for b in stage.window.page().findChildren(QPushButton) if b.isVisible()]
        assert not [b for b in seen if b.accessibleName().startswith("Picture")]
        assert pictured(stage).startswith("Clamshell")


def test_a_level_just_moved_to_is_called_new(tmp_path: Path) -> None:
    with opened(VIEWS["today-moved"], tmp_path) as stage:
        assert (
            "Your new level | You moved to Lateral leg lift on 22 November" in stage.visible_text()
        )
        assert "Stay with this level" not in stage.visible_text()


def test_accepting_an_offer_says_that_the_level_is_new(tmp_path: Path) -> None:
    with opened(VIEWS["today-level-up"], tmp_path) as stage:
        stage.click("Go to Lateral leg lift")
        assert "Your new level | You moved to Lateral leg lift today" in stage.visible_text()
    with HistoryStore(next(tmp_path.rglob("*.db"))) as store:
        answer = max(store.load().answers, key=lambda answer: answer.answered_at)
    assert [day.day for day in answer.evidence] == [20, 21, 22], "what it rests on is kept"
    assert "20, 21 and 22 November" in answer.reason


def test_after_todays_session_today_says_so(tmp_path: Path) -> None:
    with opened(VIEWS["today-done"], tmp_path) as stage:
        assert stage.visible_text().startswith(
            "Done for today | Lateral leg lift, 10 of 10 with each leg. "
            "Another is welcome tomorrow. | Level 3"
        )
        assert stage.button("Start").isVisible()


@pytest.mark.parametrize(
    ("name", "sought"),
    [
        ("today-done", "Go to Lifts and circles"),
        ("today-done", "Not yet"),
        ("today-so-far", "Start"),
        ("today-go-on", "Start again"),
        ("today-step-back", "Go to Clamshell at half speed"),
        ("today-step-back", "Not yet"),
    ],
)
def test_what_comes_next_is_in_sight_in_a_small_window(
    tmp_path: Path, name: str, sought: str
) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(720, 520)
        button = stage.button(sought)
        assert button.visibleRegion().boundingRect() == button.rect()


def test_an_answered_offer_leaves_the_place_above_the_plan(tmp_path: Path) -> None:
    with opened(VIEWS["today-done"], tmp_path) as stage:
        stage.click("Not yet")
        assert stage.window.focusWidget() is stage.button("Start")
        stage.resize(1366, 768)
        tops = {
            label.text(): label.mapTo(stage.window, label.rect().topLeft()).y()
            for label in stage.window.page().findChildren(QLabel)
        }
        assert tops["Level 3 of 4 · Gluteus medius"] < tops["Stay with this level"]


def test_each_exercise_has_a_tab_also_one_without_a_picture(tmp_path: Path) -> None:
    with opened(VIEWS["today-adjust-list"], tmp_path) as stage:
        assert "has no picture" not in stage.visible_text()
        stage.click("Picture: Plank")
        assert "Plank has no picture. Its steps are below." in stage.visible_text()
        stage.click("Picture: Bridge")
        assert "has no picture" not in stage.visible_text()


def test_part_of_a_session_is_told_without_calling_it_done(tmp_path: Path) -> None:
    with opened(VIEWS["today-so-far"], tmp_path) as stage:
        assert stage.visible_text().startswith(
            "Today so far | Lifts and circles, left 10 of 10, 16 of 16 · right 10 of 10, 9 of 16."
        )
        assert "Done for today" not in stage.visible_text()


def test_what_can_be_gone_on_with_is_told_once(qtbot: QtBot) -> None:
    past = History(sample_histories.TOP_TODAY.sessions, sample_histories.TOP_TODAY.answers)
    today = sample_histories.NOW.date()
    page = TodayPage(lambda: 0, LIGHT)
    qtbot.addWidget(page)
    page.show_today(PROGRAM, past, decide(PROGRAM, past, today), today)
    page.show()

    def headings() -> set[str]:
        texts = (label.text() for label in page.findChildren(QLabel) if label.isVisible())
        return {"Today so far", "Go on where you stopped?"} & set(texts)

    assert headings() == {"Today so far"}
    page.offer_resume(past.sessions[1], PROGRAM)
    qtbot.waitUntil(lambda: headings() == {"Go on where you stopped?"})
    page.offer_resume(None, PROGRAM)
    qtbot.waitUntil(lambda: headings() == {"Today so far"})


def test_a_false_start_is_no_training_day(tmp_path: Path) -> None:
    view = replace(VIEWS["today-mid-ladder"], past=sample_histories.FALSE_STARTS)
    with opened(view, tmp_path) as stage:
        # Looks were two and no days ago; sessions six, five, four, three and one.
        assert "5 of the last 7 days" in stage.visible_text()
        assert "today" not in stage.visible_text()


def test_names_stand_as_they_are_written(tmp_path: Path) -> None:
    band = replace(PROGRAM.exercises[0], name="TheraBand Clam (L4)")
    level = replace(PROGRAM.levels[0], doses=(replace(PROGRAM.levels[0].doses[0], exercise=band),))
    view = replace(VIEWS["today-first-day"], program=replace(PROGRAM, levels=(level,)))
    with opened(view, tmp_path) as stage:
        assert "25 × TheraBand Clam (L4), with each leg" in stage.visible_text()


def test_a_step_back_is_offered_without_scrolling(tmp_path: Path) -> None:
    with opened(VIEWS["today-step-back"], tmp_path) as stage:
        stage.resize(1366, 768)
        (area,) = stage.window.page().findChildren(QScrollArea)
        assert area.verticalScrollBar().maximum() == 0


def test_a_gentler_step_comes_before_a_start(tmp_path: Path) -> None:
    with opened(VIEWS["today-step-back"], tmp_path) as stage:
        stage.resize(720, 520)
        gentler, start = stage.button("Go to Clamshell at half speed"), stage.button("Start")
        assert stage.window.focusWidget() is gentler
        assert (gentler.property("kind"), start.property("kind")) == ("main", "later")
        (safety,) = (
            label
            for label in stage.window.page().findChildren(QLabel)
            if label.text().startswith("Stop if it hurts")
        )
        assert safety.visibleRegion().boundingRect() == safety.rect()
        stage.click("Not yet")
        assert start.property("kind") == "main"
        assert stage.window.focusWidget() is start
        stage.hesitate()
        QTest.keyClick(start, Qt.Key.Key_Space)
        assert stage.window.current == PageName.WORKOUT


@pytest.mark.parametrize("name", ["today-step-back", "today-done"])
def test_tab_reaches_an_offer_where_it_is_seen(name: str, tmp_path: Path) -> None:
    def stops() -> list[str]:
        """All that Tab goes to on the page, once round from Start."""
        stage.button("Start").setFocus()
        names: list[str] = []
        while (focused := stage.window.focusWidget()) is not None:
            text = focused.text() if isinstance(focused, QPushButton) else ""
            if text in names:
                break
            names.append(text)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        return names

    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1366, 768)
        assert stops()[-3:] == [offered_text(stage), "Not yet", "Adjust…"]
        stage.click("Not yet")
        assert stops()[-1] == "Adjust…"


def offered_text(stage: ViewDriver) -> str:
    """The text of the button that takes what is offered."""
    buttons = stage.window.page().findChildren(QPushButton)
    (text,) = (b.text() for b in buttons if b.isVisible() and b.text().startswith("Go to"))
    return text


def test_while_it_is_asked_whether_to_go_on_only_that_is_told(tmp_path: Path) -> None:
    with opened(VIEWS["today-go-on"], tmp_path) as stage:
        text = stage.visible_text()
        assert "Go on where you stopped? | So far: 11 of 25 with the left leg" in text
        assert text.count("11 of 25") == 1
        assert "Stay with" not in text
        stage.click("Leave it as it is")
        stage.pass_questions()
        stage.click("Done")
        assert "Today so far" in stage.visible_text()
        assert "Stay with this level" in stage.visible_text()


def test_an_offer_is_told_even_while_it_is_asked_whether_to_go_on(tmp_path: Path) -> None:
    with opened(
        replace(VIEWS["summary-false-start"], past=sample_histories.PAINFUL), tmp_path
    ) as stage:
        stage.click("Decide later")
        QApplication.processEvents()
        assert "Go on where you stopped?" in stage.visible_text()
        assert "A gentler step is offered" in stage.visible_text()
