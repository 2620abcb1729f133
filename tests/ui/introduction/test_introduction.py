"""The introduction: three steps at the first start, and again when it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QStackedWidget

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Rotation
from glutetimer.core.settings import Settings
from glutetimer.ui.introduction.introduction_page import IntroductionPage
from glutetimer.ui.introduction.sound_step import (
    HEARD,
    PLAY,
)
from glutetimer.ui.introduction.step import Step
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import worked_list
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp
from tests.ui.introduction.newcomer import HEARS, OpenNew, at_sound


def step_of(driver: AppDriver) -> str:
    """Which step is in sight."""
    page = driver.window.page()
    assert isinstance(page, IntroductionPage)
    texts = [text.text() for text in page.findChildren(QLabel) if text.isVisible()]
    (step,) = (text for text in texts if text.startswith("Step "))
    return step


def test_keys_alone_lead_through_it_to_a_session(open_new: OpenNew) -> None:
    driver = open_new()
    assert driver.window.current == PageName.INTRODUCTION
    assert not driver.window._top.isVisible(), "it is alone"
    assert driver.keyboard_is_on("I have read this")
    assert "Stop at once" in driver.visible_text()
    driver.press(Key.Key_Space)
    assert step_of(driver) == "Step 2 of 3"
    assert "Lie on your right side, your back to the wall. The left leg works first." in (
        driver.visible_text()
    )
    driver.press(Key.Key_Right)
    assert "Lie on your left side, your back to the wall. The right leg works first." in (
        driver.visible_text()
    )
    driver.wait_out_guard()
    driver.go_to("View: Upright")
    driver.press(Key.Key_Right)
    assert "The view turns with you" in driver.visible_text()
    driver.press(Key.Key_Return)
    assert step_of(driver) == "Step 3 of 3"
    assert driver.keyboard_is_on(PLAY)
    driver.press(Key.Key_Space)
    driver.wait_out_guard()
    driver.go_to(HEARS)
    driver.press(Key.Key_Space)
    assert HEARD in driver.visible_text()
    assert driver.keyboard_is_on("Go to Today")
    driver.press(Key.Key_Return)
    assert driver.window.current == PageName.TODAY
    settings = driver.saved_settings()
    assert settings == Settings(first_side=Side.RIGHT, rotation=Rotation.LYING, introduced=True)
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Get ready")


def test_it_is_never_shown_again(open_new: OpenNew) -> None:
    driver = open_new()
    driver.wait_out_guard()
    driver.go_to("Skip the introduction")
    driver.press(Key.Key_Space)
    assert driver.window.current == PageName.TODAY
    assert driver.keyboard_is_on("Start")
    driver.close()
    assert open_new().window.current == PageName.TODAY


@pytest.mark.parametrize("steps", [0, 1])
def test_it_can_be_skipped_at_every_step_but_the_last(open_new: OpenNew, steps: int) -> None:
    driver = open_new()
    driver.press(*[Key.Key_Space] * steps)
    driver.click("Skip the introduction")
    assert driver.window.current == PageName.TODAY
    assert driver.saved_settings() == Settings(introduced=True)


def test_who_closes_the_window_in_the_middle_sees_it_again_with_what_was_chosen(
    open_new: OpenNew,
) -> None:
    driver = open_new()
    driver.press(Key.Key_Space, Key.Key_Right, Key.Key_Space)
    driver.close()
    again = open_new()
    assert step_of(again) == "Step 1 of 3"
    again.press(Key.Key_Space)
    assert "The right leg works first." in again.visible_text()


def test_escape_goes_back_and_from_the_first_step_out(open_new: OpenNew) -> None:
    driver = at_sound(open_new())
    driver.press(Key.Key_Escape)
    assert step_of(driver) == "Step 2 of 3"
    driver.press(Key.Key_Escape)
    assert step_of(driver) == "Step 1 of 3"
    assert driver.keyboard_is_on("I have read this")
    driver.press(Key.Key_Escape)
    assert driver.window.current == PageName.TODAY


def test_the_buttons_do_the_same(open_new: OpenNew) -> None:
    driver = open_new()
    driver.click("I have read this")
    driver.click("Next")
    driver.click("Back")
    assert step_of(driver) == "Step 2 of 3"
    driver.click("First leg: Right")
    assert driver.app.settings.current.first_side is Side.RIGHT
    driver.click("Next")
    driver.click("Go to Today")
    assert driver.window.current == PageName.TODAY


def test_a_double_press_does_not_fall_through_two_steps(open_new: OpenNew) -> None:
    driver = open_new()
    driver.press(Key.Key_Space)
    driver.press_at_once(Key.Key_Space)
    assert step_of(driver) == "Step 2 of 3"
    driver.wait_out_guard()
    driver.double_click_on("Next")
    assert step_of(driver) == "Step 3 of 3"
    driver.click(PLAY)
    driver.wait_out_guard()
    driver.go_to(HEARS)
    driver.press(Key.Key_Space)
    driver.press_at_once(Key.Key_Space)
    assert step_of(driver) == "Step 3 of 3", "the second press is not for the button to Today"


def test_only_the_first_step_is_made_before_the_first_paint(open_new: OpenNew) -> None:
    page = open_new().window.page()
    (steps,) = page.findChildren(QStackedWidget)
    assert steps.count() == 1


def test_a_start_that_was_asked_for_comes_after_it(open_new: OpenNew) -> None:
    driver = open_new(start=True)
    assert driver.window.current == PageName.INTRODUCTION
    assert not driver.session_controller.under_way


def test_the_menu_shows_it_again_from_the_first_step_on(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(rotation=Rotation.LEFT)
    (entry,) = (e for e in driver.window.menu._items if e.text == "Introduction")
    entry.do()
    driver.check_keyboard()
    assert step_of(driver) == "Step 1 of 3"
    driver.press(Key.Key_Space)
    assert "The view is turned to the left." in driver.visible_text()
    driver.press(Key.Key_Space)
    driver.click("Go to Today")
    entry.do()
    assert step_of(driver) == "Step 1 of 3"


def test_a_list_without_an_exercise_on_the_side_tells_the_leg_alone(open_new: OpenNew) -> None:
    program = worked_list()
    others = tuple(replace(exercise, figure=None) for exercise in program.exercises)
    driver = open_new(program=replace(program, exercises=others))
    driver.press(Key.Key_Space)
    assert "| The left leg works first. |" in driver.visible_text()
    assert "Lie on your" not in driver.visible_text()


@pytest.mark.parametrize("size", [(720, 520), (1366, 768), (1920, 1080)])
def test_each_step_has_its_heading_at_the_same_height(
    open_new: OpenNew, size: tuple[int, int]
) -> None:
    driver = open_new()
    driver.window.resize(*size)
    heights = set()
    for on in ("I have read this", "Next", "Go to Today"):
        driver.check_keyboard()
        (title,) = (
            text
            for text in driver.window.page().findChildren(QLabel)
            if text.isVisible() and text.property("kind") == "title"
        )
        heights.add(title.mapTo(driver.window, QPoint()).y())
        driver.click(on)
    assert len(heights) == 1


@pytest.mark.parametrize("size", [(720, 520), (1920, 1080)])
def test_the_ways_on_and_out_are_in_sight_in_any_window(
    open_new: OpenNew, size: tuple[int, int]
) -> None:
    driver = open_new()
    driver.window.resize(*size)
    for on in ("I have read this", "Next", "Go to Today"):
        driver.check_keyboard()
        # At the last step the way on is the way out.
        for name in (on,) if on == "Go to Today" else (on, "Skip the introduction"):
            way = driver.button(name)
            assert not way.visibleRegion().isEmpty()
            assert way.visibleRegion().boundingRect() == way.rect(), name
        driver.click(on)


@pytest.mark.usefixtures("usual_type")
@pytest.mark.parametrize("size", [(720, 520), (1366, 768), (1920, 1080)])
def test_all_of_the_safety_text_is_in_sight_and_fills_the_page(
    open_new: OpenNew, size: tuple[int, int]
) -> None:
    driver = open_new()
    driver.window.resize(*size)
    driver.check_keyboard()
    (text,) = (t for t in driver.window.page().findChildren(QLabel) if "Stop at once" in t.text())
    assert text.visibleRegion().boundingRect() == text.rect()
    assert text.heightForWidth(text.width()) >= 0.8 * text.height()
    assert driver.button("I have read this").property("kind") == "main"
    assert not more_below(driver)


@pytest.mark.usefixtures("usual_type")
def test_the_safety_text_is_as_large_whatever_size_the_window_had_before(
    open_new: OpenNew,
) -> None:
    driver = open_new()
    page = driver.window.page()
    (text,) = (t for t in page.findChildren(QLabel) if "Stop at once" in t.text())
    sizes: dict[tuple[int, int], float] = {}
    opened_at = driver.window.width(), driver.window.height()
    for size in (opened_at, (1366, 768), (720, 520), (1366, 768), (1920, 1080), opened_at):
        driver.window.resize(*size)
        driver.check_keyboard()
        assert not more_below(driver)
        assert text.font().pointSizeF() == sizes.setdefault(size, text.font().pointSizeF())


def test_what_is_not_seen_whole_says_that_there_is_more(open_new: OpenNew) -> None:
    driver = open_new()
    driver.window.setMinimumSize(0, 0)
    driver.window.resize(480, 320)
    driver.check_keyboard()
    read = driver.button("I have read this")
    assert (more_below(driver), read.property("kind")) == (True, "later")
    driver.press(Key.Key_End)
    assert (more_below(driver), read.property("kind")) == (False, "main")
    driver.press(Key.Key_Home)
    assert (more_below(driver), read.property("kind")) == (True, "main"), "it was seen"


def more_below(driver: AppDriver) -> bool:
    """Whether a line says that there is more, which is so where more can be scrolled to."""
    (step,) = (step for step in driver.window.page().findChildren(Step) if step.isVisible())
    (line,), (area,) = step.findChildren(QFrame, "bar"), step.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    assert line.isVisible() is (bar.value() < bar.maximum())
    return line.isVisible()


@pytest.mark.usefixtures("usual_type")
def test_all_of_its_type_grows_with_the_window(open_new: OpenNew) -> None:
    driver = open_new()
    for on in ("I have read this", "Next", "Go to Today"):
        sizes = []
        for width, height in ((720, 520), (1080, 780), (1366, 768), (720, 520)):
            driver.window.resize(width, height)
            driver.check_keyboard()
            page = driver.window.page()
            texts: list[QLabel | QPushButton] = [
                *page.findChildren(QLabel), *page.findChildren(QPushButton)
            ]  # fmt: skip
            sizes.append([w.fontMetrics().height() for w in texts if w.isVisible() and w.text()])
        small, half_larger, large, small_again = sizes
        assert small_again == small
        for before, *after in zip(small, half_larger, large, strict=True):
            assert min(after) >= 1.3 * before
        driver.click(on)
    assert driver.window.current == "Today"


@pytest.mark.usefixtures("usual_type")
def test_which_leg_to_start_with_is_said_in_ordinary_type(open_new: OpenNew) -> None:
    driver = open_new()
    driver.window.resize(720, 520)
    driver.click("I have read this")
    driver.check_keyboard()
    labels = driver.window.page().findChildren(QLabel)
    (advice,) = (text for text in labels if text.text() == "Start with the weaker leg.")
    assert advice.property("kind") is None
    assert not more_below(driver)
