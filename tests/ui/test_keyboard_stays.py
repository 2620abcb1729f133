"""The keyboard is always on something that is there, and on Today Space starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import AnswerKind
from glutetimer.core.speed import Speed
from glutetimer.storage.import_export import write_history_file
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.settings.settings_page import SettingsPage
from tests.support.app_driver import AppDriver, Key
from tests.support.sample_histories import (
    AT_TOP,
    HALF,
    LEVELS,
    LIFT,
    NOW,
    READY,
    SampleHistory,
    picked,
    session_of,
)
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")

LEFT_BUTTON = Qt.MouseButton.LeftButton


def answers(driver: AppDriver) -> list[AnswerKind]:
    """The answers given today."""
    history = driver.history()
    return [answer.kind for answer in history.answers if answer.answered_at.date() == NOW.date()]


def begins(driver: AppDriver) -> bool:
    """Whether Space, pressed where the keyboard is, begins a session."""
    driver.press(Key.Key_Space)
    return driver.session_controller.under_way


def review_of(driver: AppDriver) -> ReviewPage:
    page = driver.window.page()
    assert isinstance(page, ReviewPage)
    return page


def settings_of(driver: AppDriver) -> SettingsPage:
    page = driver.window.page()
    assert isinstance(page, SettingsPage)
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
    open_app: OpenApp, answer: str, kind: AnswerKind | None, by: str
) -> None:
    driver = open_app(NOW, past=READY)
    if by == "mouse":
        driver.click(answer)
    else:
        driver.button(answer).setFocus(Qt.FocusReason.TabFocusReason)
        driver.press(Key.Key_Space)
    assert begins(driver)
    assert answers(driver) == ([] if kind is None else [kind])


def test_what_is_chosen_by_a_click_leaves_space_to_start(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=READY)
    driver.click("Right first")
    driver.click("Normal")
    assert begins(driver)
    workout = driver.session_controller.workout
    assert workout is not None
    assert workout.begun.first_side is Side.RIGHT
    assert workout.session.timeline.reps[0].speed is Speed.NORMAL


def test_another_picture_leaves_space_to_start(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=AT_TOP)
    driver.click("Picture: Leg circles")
    assert begins(driver)


@pytest.mark.parametrize("name", ["Level 1: Clamshell", "Not yet", "Right first"])
def test_a_press_that_slips_off_chooses_nothing_and_takes_nothing(
    open_app: OpenApp, name: str
) -> None:
    driver = open_app(NOW, past=READY)
    button = driver.button(name)
    QTest.mousePress(button, LEFT_BUTTON, pos=button.rect().center())
    QTest.mouseMove(button, QPoint(-40, -40))
    QTest.mouseRelease(button, LEFT_BUTTON, pos=QPoint(-40, -40))
    assert begins(driver)
    assert answers(driver) == []


def test_the_arrow_keys_still_move_along_a_choice(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Tab)
    assert driver.keyboard_is_on("First leg: Left first")
    driver.press(Key.Key_Right, Key.Key_Space)
    assert driver.keyboard_is_on("First leg: Right first")
    assert driver.button("First leg: Right first").isChecked()
    assert not driver.session_controller.under_way, "the keyboard was moved by the keyboard"


def test_an_offer_that_another_day_takes_back_leaves_the_keyboard_on_start(
    open_app: OpenApp,
) -> None:
    driver = open_app(NOW, past=SampleHistory(tuple(session_of(LIFT, day) for day in (3, 2, 1))))
    driver.button("Not yet").setFocus(Qt.FocusReason.TabFocusReason)
    driver.date.pass_days(40)
    driver.window.activated.emit()
    assert driver.keyboard_is_on("Start")


def test_a_picture_that_is_gone_with_its_level_leaves_the_keyboard_on_start(
    open_app: OpenApp,
) -> None:
    # A clock that was ahead: the answer counts from its day on.
    ahead = picked(LEVELS, before=3, place=0, days_ago=-5)
    driver = open_app(NOW, past=replace(AT_TOP, answers=(*AT_TOP.answers, ahead)))
    driver.button("Picture: Leg circles").setFocus(Qt.FocusReason.TabFocusReason)
    driver.date.pass_days(6)
    driver.window.activated.emit()
    driver.check_keyboard()
    assert driver.keyboard_is_on("Start")


def test_a_double_click_is_one_press(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=READY)
    driver.click("Review")
    delete = driver.button("Delete")
    before = len(driver.history().sessions)
    QTest.mouseClick(delete, LEFT_BUTTON)
    QTest.mouseDClick(delete, LEFT_BUTTON)
    assert len(driver.history().sessions) == before - 1
    driver.check_keyboard()
    driver.press(Key.Key_Delete, Key.Key_Space, Key.Key_Delete)
    assert len(driver.history().sessions) == before - 1
    (undo,) = (b for b in driver.visible_text().split(" | ") if b.startswith("Undo: "))
    driver.click(undo)
    assert len(driver.history().sessions) == before
    assert driver.button("Undo").text() == "Undo", "there is nothing more to undo"


def test_the_last_session_deleted_leaves_the_keyboard_on_the_table(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=SampleHistory((session_of(HALF, 1),)))
    driver.click("Review")
    driver.button("Delete").setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(Key.Key_Space)
    assert driver.history().sessions == ()
    assert driver.keyboard_is_on("Sessions")
    driver.press(Key.Key_Space)
    assert driver.history().sessions == (), "Space is not on Undo"


def test_an_import_taken_back_leaves_the_keyboard_on_something(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    contents = snapshot_of(map(RevisionedSession, READY.sessions), READY.answers)
    write_history_file(file, contents, as_csv=False)
    driver = open_app(NOW)
    driver.click("Settings")
    settings_of(driver).data_card.import_history_asked.emit(file)
    driver.click("Review")
    assert len(driver.history().sessions) == len(READY.sessions)
    driver.button("Undo: import other.json").setFocus()
    driver.press(Key.Key_Space)
    assert driver.history().sessions == ()
    driver.press(Key.Key_Space)
    assert not driver.session_controller.under_way, "Space is not on Start"


def test_a_copy_that_is_not_restored_gives_the_keyboard_back(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=READY)
    driver.click("Settings")
    driver.button("Make a copy now").setFocus()
    driver.press(Key.Key_Space)
    driver.click("Restore a copy…")
    assert driver.keyboard_is_on("Copies, the newest first")
    driver.press(Key.Key_Escape)
    assert driver.keyboard_is_on("Restore a copy…")


def test_the_settings_keep_the_keyboard_when_they_are_shown_anew(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click("Settings")
    driver.button("Sound: On").setFocus(Qt.FocusReason.TabFocusReason)
    driver.window.page_asked.emit("Settings")
    driver.check_keyboard()
    assert driver.keyboard_is_on("Sound: On")
