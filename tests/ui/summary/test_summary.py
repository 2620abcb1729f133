"""What the summary asks, and what it leaves alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.keys import PRESS_KEYS
from tests.support.app_driver import LONG_STEP_MS
from tests.support.page_views import pages
from tests.support.views import Key, ViewDriver, opened, wait_until
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("usual_type")
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
VIEWS = {view.name: view for view in pages()}


def last_kept(folder: Path) -> SessionRecord:
    with HistoryStore(next(folder.rglob("*.db"))) as store:
        return store.load().sessions[-1]


def test_its_headings_have_one_size_larger_than_the_labels(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        px = {
            text.text(): text.fontMetrics().height()
            for text in stage.window.page().findChildren(QLabel)
            if text.isVisible()
        }
        assert px["How did it feel?"] == px["What comes next"] > px["Pain, from 0 (none) to 10"]


def test_a_leg_that_did_nothing_is_not_asked_how_it_felt(tmp_path: Path) -> None:
    with opened(VIEWS["summary-stopped"], tmp_path) as stage:
        assert stage.button("Effort of the left leg: Easy").isVisible()
        assert not stage.button("Effort of the right leg: Easy").isVisible()
        stage.click("Effort of the left leg: Hard")
        stage.click("Done")
    assert last_kept(tmp_path).effort == {Side.LEFT: Effort.HARD}


def test_what_both_legs_did_together_is_rated_once_and_kept_of_both(tmp_path: Path) -> None:
    with opened(VIEWS["summary-both-legs"], tmp_path) as stage:
        assert "Both legs: 24 of 24 (Bridge), 2 of 2 holds of 30 s (Plank)" in stage.visible_text()
        stage.click("Effort of both legs: About right")
        assert "It felt about right today" in stage.visible_text()
        stage.click("Done")
        assert "24 of 24, 2 of 2 holds of 30 s. The next" in stage.visible_text()
    record = last_kept(tmp_path)
    assert record.effort == dict.fromkeys(Side, Effort.RIGHT)
    assert [(s.side, s.done, s.held_ms) for s in record.sets] == [
        *[(None, 12, 0)] * 2,
        *[(None, 1, 30_000)] * 2,
    ]


@pytest.mark.parametrize("name", ["summary-stopped", "summary-unrated"])
def test_nothing_is_taken_for_granted(tmp_path: Path, name: str) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        buttons = stage.window.page().findChildren(QPushButton)
        assert not any(button.isChecked() for button in buttons)
        stage.click("Done")
    assert not last_kept(tmp_path).is_rated


def test_pain_can_be_told_after_a_session_that_was_stopped(tmp_path: Path) -> None:
    with opened(VIEWS["summary-stopped"], tmp_path) as stage:
        stage.click("Pain: 0")
        stage.click("Done")
    assert last_kept(tmp_path).pain == 0


def test_before_the_rating_nothing_is_made_of_its_missing(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        assert "Say how each leg felt" in stage.visible_text()
        assert "Stay with" not in stage.visible_text()
        stage.click("Effort of the left leg: Easy")
        assert "Say how the right leg felt" in stage.visible_text()
        stage.click("Effort of the right leg: Hard")
        assert (
            "Stay with this level | It felt hard with the right leg today." in stage.visible_text()
        )


def test_strong_pain_is_answered_before_the_rating_is_complete(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        stage.click("Pain: 7")
        assert "see a health professional" in stage.visible_text()
        assert "A gentler step is offered" in stage.visible_text()


def test_a_false_start_is_called_one_until_it_is_rated(tmp_path: Path) -> None:
    with opened(VIEWS["summary-false-start"], tmp_path) as stage:
        assert (
            "Stopped | Kept, but too short to count: you did less than 20 % of it. If you rate "
            "how it felt, it counts. “Don't keep this” deletes it."
        ) in stage.visible_text()
        assert "Clamshell" not in stage.visible_text(), "nothing follows from it"
        stage.click("Effort of the left leg: Easy")
        assert "Stopped: what you did is kept" in stage.visible_text()
        assert "less than" not in stage.visible_text()
        assert "Stay with this level" in stage.visible_text()


def test_what_was_answered_before_is_shown_and_can_be_changed(tmp_path: Path) -> None:
    with opened(VIEWS["rating-pain"], tmp_path) as stage:
        stage.press(Key.Key_3)
        assert stage.window.current == PageName.SUMMARY
        for name in ("Effort of the left leg: Easy", "Effort of the right leg: Easy", "Pain: 3"):
            assert stage.button(name).isChecked()
        assert "You noted pain of 3 today." in stage.visible_text()
        stage.click("Pain: 2")
        stage.click("Effort of the right leg: Hard")
        assert (
            "Stay with this level | It felt hard with the right leg today." in stage.visible_text()
        )
        stage.click("Done")
    record = last_kept(tmp_path)
    assert record.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    assert record.pain == 2


def test_a_false_start_that_ran_to_its_end_is_not_rated_by_itself(tmp_path: Path) -> None:
    with opened(VIEWS["summary-skipped"], tmp_path) as stage:
        assert "Ended early | Kept, but too short to count" in stage.visible_text()
        assert not stage.button("Pain: 0").isChecked()
        assert stage.button("Don't keep this").isVisible()
        stage.click("Done")
        assert "0 of the last 7 days" in stage.visible_text()
        assert "today" not in stage.visible_text()
    assert last_kept(tmp_path).pain is None


def test_lifts_and_circles_are_told_apart(tmp_path: Path) -> None:
    with opened(VIEWS["summary-circles"], tmp_path) as stage:
        left, right = (
            label.text()
            for label in stage.window.page().findChildren(QLabel)
            if " leg: " in label.text()
        )
        assert left == "Left leg: 10 of 10 (Lateral leg lift),\n1 of 16 (Leg circles)"
        assert right == "Right leg: 0 of 10 (Lateral leg lift),\n0 of 16 (Leg circles)"
        assert "of 26" not in stage.visible_text()


def kept(folder: Path) -> list[SessionRecord]:
    with HistoryStore(next(folder.rglob("*.db"))) as store:
        return list(store.load().sessions)


@pytest.mark.parametrize("name", ["summary-false-start", "summary-stopped"])
def test_a_stopped_session_need_not_be_kept(tmp_path: Path, name: str) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.click("Pain: 3")
        stage.click("Don't keep this")
        assert stage.window.current == PageName.TODAY
        assert stage.window.focusWidget() is stage.button("Start")
        assert "That session was not kept." in stage.visible_text()
        assert "Today so far" not in stage.visible_text()
    assert kept(tmp_path) == []


@pytest.mark.parametrize("way", ["keys", "tab", "review"])
def test_a_session_that_was_not_kept_comes_back_whole(tmp_path: Path, way: str) -> None:
    with opened(VIEWS["summary-stopped"], tmp_path) as stage:
        stage.click("Effort of the left leg: Hard")
        stage.click("Don't keep this")
        if way == "keys":
            stage.window.activateWindow()
            wait_until(lambda: QApplication.focusWidget() is not None)
            QTest.keyClick(
                stage.window.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier
            )
        elif way == "tab":
            QTest.keyClick(stage.window.focusWidget(), Key.Key_Tab)
            QTest.keyClick(stage.window.focusWidget(), Key.Key_Space)
        else:
            stage.page(PageName.REVIEW)
            stage.click("Undo: delete 23 November")
            stage.page(PageName.TODAY)
        assert stage.window.current == PageName.TODAY
        assert stage.window.focusWidget() is stage.button("Go on")
        wait_until(lambda: "11 of 25 with the left leg" in stage.visible_text())
        assert "That session was not kept." not in stage.visible_text()
    (record,) = kept(tmp_path)
    assert (record.done(Side.LEFT), record.effort) == (11, {Side.LEFT: Effort.HARD})


def test_another_session_leaves_the_undo_to_review(tmp_path: Path) -> None:
    with opened(VIEWS["today-not-kept"], tmp_path) as stage:
        stage.click("Start")
        stage.finish()
        assert not stage.button("Don't keep this").isVisible()
        stage.click("Done")
        assert "That session was not kept." not in stage.visible_text()
        stage.page(PageName.REVIEW)
        stage.click("Undo: delete 23 November")
    assert len(kept(tmp_path)) == 2


def test_done_is_reached_before_not_keeping(tmp_path: Path) -> None:
    with opened(VIEWS["summary-stopped"], tmp_path) as stage:
        stage.window.page().findChildren(QLineEdit)[0].setFocus()
        stage.press(Key.Key_Tab)
        assert stage.window.focusWidget() is stage.button("Done")
        stage.press(Key.Key_Tab)
        assert stage.window.focusWidget() is stage.button("Don't keep this")


def test_an_offer_is_reached_before_done(tmp_path: Path) -> None:
    with opened(VIEWS["summary-offer"], tmp_path) as stage:
        stage.window.page().findChildren(QLineEdit)[0].setFocus()
        for name in ("Go to Clamshell at half speed", "Not yet", "Decide later"):
            stage.press(Key.Key_Tab)
            assert stage.window.focusWidget() is stage.button(name)


def test_the_way_past_an_offer_is_as_large_as_done_but_not_filled(tmp_path: Path) -> None:
    with opened(VIEWS["summary-offer"], tmp_path) as stage:
        close = stage.button("Decide later")
        wait_until(lambda: close.property("kind") == "later")
        assert "with “Decide later” Today asks you again." in stage.visible_text()
        assert "If not yet" not in stage.visible_text()
        height = close.height()
        stage.click("Not yet")
        wait_until(lambda: close.text() == "Done" and close.property("kind") == "main")
        assert close.height() == height
        assert "asks you again" not in stage.visible_text()


def test_done_is_in_sight_in_a_small_window_however_far_one_scrolls(tmp_path: Path) -> None:
    with opened(VIEWS["summary-rated"], tmp_path) as stage:
        stage.resize(720, 520)
        done = stage.button("Done")
        for _ in range(2):
            corner = done.mapTo(stage.window, QPoint(0, 0))
            assert done.visibleRegion().boundingRect() == done.rect()
            assert stage.window.rect().contains(done.rect().translated(corner))
            stage.scroll_down()


@pytest.mark.parametrize("rated_first", [True, False])
def test_an_offer_is_seen_in_a_small_window(tmp_path: Path, rated_first: bool) -> None:
    offer = VIEWS["summary-offer"]
    with opened(replace(offer, show=ViewDriver.finish), tmp_path) as stage:
        if rated_first:
            offer.show(stage)
        stage.resize(720, 520)
        if not rated_first:
            offer.show(stage)
        for name in ("Go to Clamshell at half speed", "Not yet", "Decide later"):
            button = stage.button(name)
            assert button.visibleRegion().boundingRect() == button.rect(), name
        stage.click("Not yet")
        assert stage.button("Done").isVisible()


@pytest.mark.parametrize("name", ["summary-unrated", "summary-false-start"])
def test_no_answer_moves_below_the_pointer(tmp_path: Path, name: str) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1366, 768)
        answers = [stage.button(f"Effort of the left leg: {how}") for how in ("Easy", "Hard")]
        before = [top_of(answer) for answer in answers]
        answers[0].click()
        stage.resize(1366, 768)
        assert [top_of(answer) for answer in answers] == before


def test_the_legs_answers_are_two_scales(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        stage.resize(1366, 768)
        hard = stage.button("Effort of the left leg: Hard")
        easy = stage.button("Effort of the right leg: Easy")
        assert top_of(hard) == top_of(easy)
        end = hard.mapTo(stage.window, hard.rect().topRight()).x()
        assert easy.mapTo(stage.window, QPoint(0, 0)).x() - end > 40


def top_of(button: QPushButton) -> int:
    return button.mapTo(button.window(), QPoint(0, 0)).y()


def test_an_offer_is_on_one_line_where_there_is_room(tmp_path: Path) -> None:
    with opened(VIEWS["summary-offer"], tmp_path) as stage:
        stage.resize(1366, 768)
        offer, decline = stage.button("Go to Clamshell at half speed"), stage.button("Not yet")
        assert offer.height() == offer.sizeHint().height()
        assert offer.height() == decline.height()


def test_a_key_pressed_blind_answers_nothing(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Right leg. Switch sides", LONG_STEP_MS)
    driver.wait_for("Well done", LONG_STEP_MS)
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    # At once, as who has not looked: Tab and then Space would be the answer "easy".
    for key in (Key.Key_Return, Key.Key_Tab, *PRESS_KEYS, Key.Key_Escape):
        driver.press_at_once(key)
    # And whoever goes on so is on no answer either.
    driver.press(*PRESS_KEYS)
    assert driver.window.current == PageName.RATING
    driver.skip_questions()
    driver.press(*PRESS_KEYS)
    (record,) = driver.history().sessions
    assert not record.is_rated
    assert driver.window.current == PageName.SUMMARY


def test_an_answer_does_not_answer_for_pain_nor_does_done(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        stage.click("Effort of the left leg: Hard")
        for _ in range(6):
            # Past the note, too.
            stage.press(Key.Key_Tab)
        stage.click("Done")
    assert last_kept(tmp_path).effort == {Side.LEFT: Effort.HARD}
    assert last_kept(tmp_path).pain is None


def test_tab_goes_from_the_heading_to_the_left_leg_and_on_to_done(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        stops = [
            stage.button("Effort of the left leg: Easy"),
            stage.button("Effort of the right leg: Easy"),
            stage.button("Pain: 0"),
            stage.window.page().findChildren(QLineEdit)[0],
            stage.button("Done"),
        ]
        assert isinstance(stage.window.focusWidget(), QLabel)
        met = []
        for _ in stops:
            stage.press(Key.Key_Tab)
            met.append(stage.window.focusWidget())
        assert met == stops
