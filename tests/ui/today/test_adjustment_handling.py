"""The numbers of a dose by hand, by keys, and where they are seen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QSpinBox, QWidget

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.setting_choices import TextSize
from glutetimer.core.settings import Settings
from tests.support.app_driver import Key
from tests.support.page_views import adjustment_views
from tests.support.programs import without_figures
from tests.support.sample_histories import AT_TOP, NOW
from tests.support.views import ViewDriver, opened, wait_until
from tests.ui.conftest import OpenApp
from tests.ui.today.adjuster import DONE, LESS, MORE, OPEN, box_of

VIEWS = {view.name: view for view in adjustment_views()}


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def keyboard(stage: ViewDriver) -> str:
    """What the keyboard is on as long as the window has it."""
    focused = stage.window.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def test_a_double_press_is_two_steps_and_space_still_starts(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.wait_out_guard()
    driver.double_click_on(MORE)
    assert box_of(driver, "Clamshell: Reps").value() == 27
    assert driver.keyboard_is_on("Start")
    driver.press(Key.Key_Space)
    assert driver.workout.session.timeline.plan.level.doses[0].total == 27


def test_a_double_click_opens_it_once(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    opener = driver.button(OPEN)
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(opener, Qt.MouseButton.LeftButton)
    assert driver.button(DONE).isVisible()


def test_tab_goes_through_it_as_it_is_read(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.go_to(DONE)
    stops: list[QWidget] = []
    for _ in range(20):
        driver.press_at_once(Key.Key_Tab)
        focused = driver.window.focusWidget()
        assert focused is not None
        stops.append(focused)
        if driver.keyboard_is_on("For how long: Only today"):
            break
    names = [stop.accessibleName() for stop in stops]
    assert names[-1] == "For how long: Only today"
    assert "Clamshell: Reps" in names
    tops = [stop.mapTo(driver.window, QPoint(0, 0)).y() for stop in stops]
    # Within a row it goes to the right.
    assert all(above <= below + stops[0].height() for above, below in pairwise(tops)), names


def test_it_can_be_used_by_keys_alone(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Backtab)
    assert driver.keyboard_is_on(OPEN)
    driver.press(Key.Key_Space)
    assert driver.keyboard_is_on("Clamshell: Reps")
    driver.press(Key.Key_Space, Key.Key_Return)
    assert not driver.session_controller.under_way, "on the heels of the press that opened it"
    driver.press(Key.Key_Down, Key.Key_Down)
    assert "23 × Clamshell" in driver.visible_text()
    driver.press(Key.Key_Tab)
    assert driver.keyboard_is_on("Clamshell: Lift")
    driver.press(Key.Key_Escape)
    assert driver.keyboard_is_on(OPEN)
    driver.press(Key.Key_Space)
    driver.button(DONE).setFocus(Qt.FocusReason.TabFocusReason)
    driver.press_at_once(Key.Key_Space)
    driver.press_at_once(Key.Key_Space)
    assert not driver.session_controller.under_way, "Space is not on Start"


def test_a_number_can_be_typed(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    box = box_of(driver, "Clamshell: Reps")
    box.setFocus()
    box.selectAll()
    driver.type("15")
    assert "15 × Clamshell, with each leg (instead of 25)" in driver.visible_text()
    lift = box_of(driver, "Clamshell: Lift")
    lift.setFocus()
    lift.selectAll()
    driver.type("2.5")
    assert lift.value() == 2_500


def test_a_press_that_slips_off_takes_nothing(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    for name in (LESS, "Legs: Left only", "Reset to the level", DONE):
        button = driver.button(name)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        QTest.mouseMove(button, QPoint(-40, -400))
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-40, -400))
    assert driver.keyboard_is_on("Start")


def test_another_level_has_numbers_of_its_own(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=AT_TOP)
    driver.click(OPEN)
    box_of(driver, "Leg circles: Circle").setFocus()
    driver.app.today_page.level_picked.emit(driver.program.levels[0])
    driver.check_keyboard()
    assert box_of(driver, "Clamshell: Reps").value() == 25
    assert "Leg circles" not in driver.visible_text()


def test_it_is_closed_when_one_comes_back(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click(OPEN)
    driver.click("Learn")
    driver.click("Today")
    assert driver.button(OPEN).isVisible()
    assert "How much, and how fast" not in driver.visible_text()


@pytest.mark.usefixtures("usual_type")
@pytest.mark.parametrize(
    "name", ["today-adjust", "today-adjust-two", "today-adjust-list", "today-adjust-hold"]
)
def test_all_of_it_is_in_sight_without_scrolling(name: str, tmp_path: Path) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1366, 768)
        (area,) = stage.window.page().findChildren(QScrollArea)
        assert area.verticalScrollBar().value() == 0
        for button in ("Start", DONE, "Reset to the level"):
            assert in_sight(stage, button)


def test_in_one_column_it_is_scrolled_to_and_start_is_there_again_afterwards(
    tmp_path: Path,
) -> None:
    view = replace(
        VIEWS["today-adjust"],
        show=lambda _: None,
        settings=Settings(introduced=True, text_size=TextSize.LARGEST),
    )
    with opened(view, tmp_path) as stage:
        stage.resize(720, 520)
        stage.click(OPEN)
        wait_until(lambda: in_sight(stage, LESS))
        assert not in_sight(stage, "Start")
        stage.click(DONE)
        wait_until(lambda: in_sight(stage, "Start"))


def in_sight(stage: ViewDriver, name: str) -> bool:
    """Whether all of the button of that name is in sight."""
    button = stage.button(name)
    return button.visibleRegion().boundingRect() == button.rect()


def test_of_many_exercises_one_tempo_is_shown_at_a_time(tmp_path: Path) -> None:
    with opened(VIEWS["today-adjust-list"], tmp_path) as stage:

        def lifts() -> list[str]:
            boxes = stage.window.page().findChildren(QSpinBox)
            names = [box.accessibleName() for box in boxes if box.isVisible()]
            return [name for name in names if ": Lift" in name]

        assert lifts() == []
        stage.click("Bridge: Tempo…")
        assert lifts() == ["Bridge: Lift"]
        stage.button("Clamshell: Tempo…").setFocus()
        stage.click("Clamshell: Tempo…")
        assert lifts() == ["Clamshell: Lift"]
        assert keyboard(stage) == "Clamshell: Lift"
        stage.click("Side-lying hold: Tempo…")
        assert keyboard(stage) == "Clamshell: Tempo…"


def test_both_legs_together_can_not_be_had_singly(tmp_path: Path) -> None:
    with opened(VIEWS["today-adjust-hold"], tmp_path) as stage:
        shown = [w.accessibleName() for w in stage.window.findChildren(QWidget) if w.isVisible()]
        assert not {"Legs", "First leg"} & set(shown)
        stage.click("Plank: Hold: more")
        assert "2 sets of 35 s Plank (instead of 2 sets of 30 s)" in stage.visible_text()
        assert "a rep" not in stage.visible_text()


def test_an_exercise_that_stands_twice_has_one_tempo(tmp_path: Path) -> None:
    view = VIEWS["today-adjust"]
    level = view.program.levels[0]
    twice = replace(level, doses=(level.doses[0], replace(level.doses[0], reps=10)))
    view = replace(view, program=replace(view.program, levels=(twice, *view.program.levels[1:])))
    with opened(view, tmp_path) as stage:
        stage.click("Clamshell: Lift: more")
        stage.click("Clamshell (2): Reps: less")
        text = stage.visible_text()
        assert "25 × Clamshell, then 9 × Clamshell, with each leg" in text
        assert "(instead of 10 × Clamshell)" in text
        assert text.count("5.5 s a rep") == 3, "once for each dose and once in the plan"


@pytest.mark.usefixtures("usual_type")
@pytest.mark.parametrize("name", ["today-adjust-slower", "today-adjust-leg", "today-adjust-list"])
def test_the_ways_out_are_in_sight_in_a_small_window(name: str, tmp_path: Path) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(720, 520)
        for text in (DONE, "Reset to the level"):
            button = stage.button(text)
            assert button.visibleRegion().boundingRect() == button.rect()
