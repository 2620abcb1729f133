"""The Review page by keys alone: correct, delete, undo, days and weeks."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QSpinBox,
    QToolTip,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.review.sessions_table import SessionsTable
from glutetimer.ui.scrolling import scroll_area_of
from tests.core.reviews import bridges
from tests.ui.review.reviewer import NOW, PROGRAM, Key, OpenReview, names, session


def test_enter_corrects_the_chosen_session(open_review: OpenReview) -> None:
    driver = open_review(3)
    driver.press(Key.Key_Down, Key.Key_Return)
    assert "Correct the session of 22 November 2026, 7:30: Clamshell" in driver.visible_text()
    driver.type("24")
    driver.go_to("Right leg, Clamshell, reps")
    driver.press(Key.Key_Up)
    driver.go_to("Effort of the right leg: About right")
    driver.press(Key.Key_Right)
    driver.go_to("Pain, from 0 (none) to 10")
    driver.type("3")
    driver.go_to("Note")
    driver.press(Key.Key_End)
    driver.type(", and windy")
    driver.press(Key.Key_Return)
    corrected = driver.sessions()[1]
    assert [record.done for record in corrected.sets] == [24, 21]
    assert corrected.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    assert (corrected.pain, corrected.note) == (3, "wall was cold, and windy")
    assert "The session of 22 November is corrected." in driver.visible_text()
    assert driver.chosen().startswith("22 Nov 2026")
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_a_rating_can_be_taken_back(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.press(Key.Key_Return)
    driver.go_to("Effort of the left leg: Easy")
    driver.press(Key.Key_Left)
    driver.go_to("Pain, from 0 (none) to 10")
    driver.press(Key.Key_Down, Key.Key_Down)
    driver.go_to("Save")
    driver.press(Key.Key_Space)
    (corrected,) = driver.sessions()
    assert corrected.effort == {Side.RIGHT: Effort.RIGHT}
    assert corrected.pain is None


def test_escape_leaves_the_form_and_changes_nothing(open_review: OpenReview) -> None:
    driver = open_review(2)
    before = driver.sessions()
    for leave in ("reps", "note", "choice", "button"):
        driver.press(Key.Key_Return)
        driver.type("7")
        if leave == "note":
            driver.go_to("Note")
        elif leave == "choice":
            driver.go_to("Effort of the left leg: Easy")
        elif leave == "button":
            driver.go_to("Cancel")
        driver.press(Key.Key_Escape)
        assert "Sessions" in names(QApplication.focusWidget() or driver.window), leave
    assert driver.sessions() == before
    assert "Undo: " not in driver.visible_text()


def test_saving_what_was_there_already_is_no_change(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.press(Key.Key_Return, Key.Key_Return)
    assert "Sessions" in driver.visible_text()
    assert "Undo: " not in driver.visible_text()


def test_what_is_refused_is_told_and_what_was_typed_stays(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.press(Key.Key_Return)
    driver.type("0")
    driver.go_to("Right leg, Clamshell, reps")
    driver.type("0")
    driver.press(Key.Key_Return)
    assert "A session has at least one rep; delete it if it was none." in driver.visible_text()
    boxes = [box for box in driver.window.findChildren(QSpinBox) if box.isVisible()]
    assert [box.value() for box in boxes[:2]] == [0, 0]
    driver.type("9")
    driver.press(Key.Key_Return)
    (corrected,) = driver.sessions()
    assert [record.done for record in corrected.sets] == [0, 9]


def test_a_complaint_goes_with_the_form(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.press(Key.Key_Return)
    driver.type("0")
    driver.go_to("Right leg, Clamshell, reps")
    driver.type("0")
    driver.press(Key.Key_Return, Key.Key_Escape)
    assert "A session has at least one rep" not in driver.visible_text()


def test_delete_deletes_and_undo_goes_back_step_by_step(open_review: OpenReview) -> None:
    driver = open_review(3)
    before = driver.sessions()
    driver.press(Key.Key_Down, Key.Key_Delete)
    assert driver.chosen() == "", "what comes next is not deleted with it"
    driver.press(Key.Key_Delete)
    assert len(driver.sessions()) == 2
    driver.press(Key.Key_Down)
    assert driver.chosen().startswith("21 Nov"), "the row below has taken its place"
    driver.press(Key.Key_Delete)
    assert driver.sessions() == before[:1]
    assert "Undo: delete 21 November" in driver.visible_text()
    driver.go_to("Undo: delete 21 November")
    driver.press(Key.Key_Space)
    assert driver.chosen().startswith("21 Nov"), "what came back is chosen"
    assert "Undo: delete 22 November" in driver.visible_text()
    driver.press(Key.Key_Space)
    assert driver.sessions() == before
    assert "Undo" in driver.visible_text().split(" | ")
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_ctrl_z_undoes_in_the_table(open_review: OpenReview) -> None:
    driver = open_review(2)
    before = driver.sessions()
    driver.press(Key.Key_Delete)
    QTest.keySequence(driver.window, "Ctrl+Z")
    assert driver.sessions() == before


def test_the_last_session_deleted_can_come_back(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.press(Key.Key_Delete)
    assert "Here you will find every session" in driver.visible_text()
    driver.go_to("Undo: delete 23 November")
    driver.press(Key.Key_Space)
    assert "1 session" in driver.visible_text()
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_a_day_of_the_calendar_shows_its_sessions_and_escape_goes_back(
    open_review: OpenReview,
) -> None:
    driver = open_review(3)
    driver.go_to("Calendar")
    driver.press(Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert "1 session of 22 November" in driver.visible_text()
    assert driver.chosen().startswith("22 Nov 2026")
    driver.press(Key.Key_Delete)
    assert "Sessions of 22 November" in driver.visible_text()
    assert len(driver.sessions()) == 2
    driver.press(Key.Key_Escape)
    assert "2 sessions" in driver.visible_text()
    assert QApplication.focusWidget() is not None
    assert names(driver.window.focusWidget())[1] == "Calendar"


def test_the_arrow_keys_say_the_weeks_of_a_picture(open_review: OpenReview) -> None:
    driver = open_review(9)
    driver.go_to("Reps per week")
    driver.press(Key.Key_Left)
    assert QToolTip.text().startswith("16 to 22 November: left ")


def test_where_both_legs_worked_together_none_is_compared(open_review: OpenReview) -> None:
    driver = open_review(1)
    driver.go_to("Left against right")
    together = History((replace(session(0), sets=(bridges(24),)),))
    driver.page.show_log(TrainingLog(together, PROGRAM.id, NOW.date()), PROGRAM)
    assert "Left against right" not in driver.visible_text()
    assert "Effort and pain" in driver.visible_text()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "Weeks: 12 weeks" in names(focused)


def test_another_span_is_chosen_by_the_arrow_keys(open_review: OpenReview) -> None:
    driver = open_review(40)
    driver.go_to("Weeks: 12 weeks")
    assert "| 40 sessions | on" in driver.visible_text()
    driver.press(Key.Key_Left)
    assert "| 22 sessions | on" in driver.visible_text()


def test_the_calendar_has_the_weeks_that_are_chosen(open_review: OpenReview) -> None:
    driver = open_review(40)
    (calendar,) = driver.page.findChildren(Calendar)
    driver.go_to("Weeks: 12 weeks")
    for key, weeks in ((None, 12), (Key.Key_Left, 4), (Key.Key_Right, 12), (Key.Key_Right, 26)):
        driver.press(*filter(None, [key]))
        assert calendar.days.columnCount() == weeks


def test_a_day_that_is_no_longer_among_the_weeks_is_left(open_review: OpenReview) -> None:
    driver = open_review(40)
    driver.go_to("Calendar")
    driver.press(Key.Key_PageUp, Key.Key_Return)
    assert "1 session of 27 October" in driver.visible_text()
    driver.go_to("Weeks: 12 weeks")
    driver.press(Key.Key_Right)
    assert "1 session of 27 October" in driver.visible_text()
    driver.press(Key.Key_Left, Key.Key_Left)
    assert "of 27 October" not in driver.visible_text()
    assert "22 sessions" in driver.visible_text()


def test_an_empty_history_offers_to_start(open_review: OpenReview, qtbot: QtBot) -> None:
    driver = open_review(0)
    assert "Undo" not in driver.visible_text()
    with qtbot.waitSignal(driver.page.start_asked, timeout=1_000):
        driver.press(Key.Key_Space)


def test_no_viewport_is_of_qts_making(open_review: OpenReview) -> None:
    """Meeting one, PySide would make the classes of all kinds of widgets: 1 MiB in each session."""
    page = open_review(1).page
    (calendar,), (sessions,) = page.findChildren(Calendar), page.findChildren(SessionsTable)
    headers = calendar.horizontalHeader(), calendar.verticalHeader()
    area = scroll_area_of(calendar)
    assert area is not None
    for scrolled in (calendar, sessions, *headers, area):
        assert Shiboken.createdByPython(scrolled.viewport()), scrolled
