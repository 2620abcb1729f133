"""The keyboard is always on something that is there, and on Today Space starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from glutetimer.core.program import Side, Speed
from glutetimer.core.records import AnswerKind
from glutetimer.storage.import_export import write_history_file
from glutetimer.storage.merging import RevisionedSession, contents_of
from glutetimer.ui.review.page import ReviewPage
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key
from tests.ui.pasts import AT_TOP, HALF, LEVELS, LIFT, NOW, READY, Past, picked, session_of

LEFT_BUTTON = Qt.MouseButton.LeftButton


def answers(desk: Desk) -> list[AnswerKind]:
    """What was said today."""
    return [each.kind for each in desk.history().answers if each.at.date() == NOW.date()]


def begins(desk: Desk) -> bool:
    """Whether Space, pressed where the keyboard is, begins a session."""
    desk.press(Key.Key_Space)
    return desk.app.training.under_way


def review_of(desk: Desk) -> ReviewPage:
    page = desk.window.page()
    assert isinstance(page, ReviewPage)
    return page


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Go to Lateral leg lift", AnswerKind.ACCEPTED),
        ("Not yet", AnswerKind.DECLINED),
        ("Level 4: Lifts and circles", AnswerKind.CHOSEN),
        ("Level 2: Clamshell at half speed, where you are", None),
    ],
)
@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_after_an_answer_space_starts_and_answers_nothing(
    open_desk: OpenDesk, answer: str, kind: AnswerKind | None, by: str
) -> None:
    desk = open_desk(NOW, past=READY)
    if by == "mouse":
        desk.click(answer)
    else:
        desk.button(answer).setFocus(Qt.FocusReason.TabFocusReason)
        desk.press(Key.Key_Space)
    assert begins(desk)
    assert answers(desk) == ([] if kind is None else [kind])


def test_what_is_chosen_by_a_click_leaves_space_to_start(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=READY)
    desk.click("Right first")
    desk.click("Normal")
    assert begins(desk)
    workout = desk.app.training.workout
    assert workout is not None
    assert workout.begun.first_side is Side.RIGHT
    assert workout.session.timeline.reps[0].speed is Speed.NORMAL


def test_another_picture_leaves_space_to_start(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=AT_TOP)
    desk.click("Picture: Leg circles")
    assert begins(desk)


@pytest.mark.parametrize("name", ["Level 1: Clamshell", "Not yet", "Right first"])
def test_a_press_that_slips_off_chooses_nothing_and_takes_nothing(
    open_desk: OpenDesk, name: str
) -> None:
    desk = open_desk(NOW, past=READY)
    button = desk.button(name)
    QTest.mousePress(button, LEFT_BUTTON, pos=button.rect().center())
    QTest.mouseMove(button, QPoint(-40, -40))
    QTest.mouseRelease(button, LEFT_BUTTON, pos=QPoint(-40, -40))
    assert begins(desk)
    assert answers(desk) == []


def test_the_arrow_keys_still_move_along_a_choice(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    desk.press(Key.Key_Tab)
    assert desk.is_on("First leg: Left first")
    desk.press(Key.Key_Right, Key.Key_Space)
    assert desk.is_on("First leg: Right first")
    assert desk.button("First leg: Right first").isChecked()
    assert not desk.app.training.under_way, "the keyboard was moved by the keyboard"


def test_an_offer_that_another_day_takes_back_leaves_the_keyboard_on_start(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk(NOW, past=Past(tuple(session_of(LIFT, day) for day in (3, 2, 1))))
    desk.button("Not yet").setFocus(Qt.FocusReason.TabFocusReason)
    desk.calendar.pass_days(40)
    desk.window.activated.emit()
    assert desk.is_on("Start")


def test_a_picture_that_is_gone_with_its_level_leaves_the_keyboard_on_start(
    open_desk: OpenDesk,
) -> None:
    # A clock that was ahead: the answer counts from its day on.
    ahead = picked(LEVELS, before=3, place=0, days_ago=-5)
    desk = open_desk(NOW, past=replace(AT_TOP, answers=(*AT_TOP.answers, ahead)))
    desk.button("Picture: Leg circles").setFocus(Qt.FocusReason.TabFocusReason)
    desk.calendar.pass_days(6)
    desk.window.activated.emit()
    desk.look_for_keyboard()
    assert desk.is_on("Start")


def test_a_double_click_is_one_press(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=READY)
    desk.click("Review")
    delete = desk.button("Delete")
    before = len(desk.history().sessions)
    QTest.mouseClick(delete, LEFT_BUTTON)
    QTest.mouseDClick(delete, LEFT_BUTTON)
    assert len(desk.history().sessions) == before - 1
    desk.look_for_keyboard()
    desk.press(Key.Key_Delete, Key.Key_Space, Key.Key_Delete)
    assert len(desk.history().sessions) == before - 1
    (undo,) = (b for b in desk.says().split(" | ") if b.startswith("Undo: "))
    desk.click(undo)
    assert len(desk.history().sessions) == before
    assert desk.button("Undo").text() == "Undo", "there is nothing more to undo"


def test_the_last_session_deleted_leaves_the_keyboard_on_the_table(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=Past((session_of(HALF, 1),)))
    desk.click("Review")
    desk.button("Delete").setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Space)
    assert desk.history().sessions == ()
    assert desk.is_on("Sessions")
    desk.press(Key.Key_Space)
    assert desk.history().sessions == (), "Space is not on Undo"


def test_an_import_taken_back_leaves_the_keyboard_on_something(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    contents = contents_of(map(RevisionedSession, READY.sessions), READY.answers)
    write_history_file(file, contents, as_csv=False)
    desk = open_desk(NOW)
    desk.click("Review")
    review_of(desk).archive.import_asked.emit(file)
    assert len(desk.history().sessions) == len(READY.sessions)
    desk.button("Undo: import other.json").setFocus()
    desk.press(Key.Key_Space)
    assert desk.history().sessions == ()
    desk.press(Key.Key_Space)
    assert not desk.app.training.under_way, "Space is not on Start"


def test_a_copy_that_is_not_restored_gives_the_keyboard_back(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=READY)
    desk.click("Review")
    desk.button("Make a copy now").setFocus()
    desk.press(Key.Key_Space)
    desk.click("Restore a copy…")
    assert desk.is_on("Copies, the newest first")
    desk.press(Key.Key_Escape)
    assert desk.is_on("Restore a copy…")


def test_the_settings_keep_the_keyboard_when_they_are_shown_anew(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    desk.click("Settings")
    desk.button("Sound: On").setFocus(Qt.FocusReason.TabFocusReason)
    desk.window.page_asked.emit("Settings")
    desk.look_for_keyboard()
    assert desk.is_on("Sound: On")
