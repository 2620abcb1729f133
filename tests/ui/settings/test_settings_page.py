"""How the person looks is chosen in Settings and shown at once, there and on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.app import settings_store, today_controller
from glutetimer.app.navigation import PageName
from glutetimer.core.adjustment import Adjustment
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Build, Motion, Skin
from glutetimer.storage.toml_files import load_settings
from glutetimer.ui import theme
from glutetimer.ui.choice import Choice
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.number_inputs import NumberBoxWithDefault
from tests.support.app_driver import AppDriver
from tests.ui.conftest import OpenApp
from tests.ui.figure.paint_counter import PaintCounter

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def click(driver: AppDriver, name: str) -> None:
    """Press the button that is called so."""
    driver.button(name).click()
    # A page that is new is seen a moment later.
    QApplication.processEvents()


def pictures(driver: AppDriver) -> list[QImage]:
    """Each picture there is: Today's, and Settings' once it was shown."""
    return [view.grab().toImage() for view in driver.window.findChildren(FigureView)]


@pytest.mark.parametrize("choice", ["Build: Full-figured", "Skin: Deep", "Motion: Reduced"])
def test_a_choice_shows_at_once_and_is_kept(open_app: OpenApp, choice: str) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    before = pictures(driver)
    assert len(before) == 2
    click(driver, choice)
    assert all(one != other for one, other in zip(before, pictures(driver), strict=True))
    settings = driver.saved_settings()
    chosen = {
        "Build: Full-figured": settings.build is Build.FULL,
        "Skin: Deep": settings.skin is Skin.DEEP,
        "Motion: Reduced": settings.motion is Motion.REDUCED,
    }
    assert [name for name, is_set in chosen.items() if is_set] == [choice]


def test_an_exercise_is_called_as_it_is_named(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    text = driver.visible_text()
    assert "Tempo of Lateral leg lift" in text
    assert "lateral leg lift" not in text


def test_the_wheel_scrolls_the_page_and_changes_nothing_in_passing(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    box, slider = driver.window.findChildren(QSpinBox)[0], driver.window.findChildren(QSlider)[0]
    for editor in (box, slider):
        before = editor.value()
        turn_wheel_over(editor)
        assert editor.value() == before
        editor.setFocus()
        turn_wheel_over(editor)
        assert editor.value() != before


def turn_wheel_over(widget: QWidget) -> None:
    """One notch up, away from the person."""
    center = QPointF(widget.rect().center())
    event = QWheelEvent(
        center, widget.mapToGlobal(center), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def get_ready(driver: AppDriver) -> tuple[str, int, int]:
    """What the page says of it, what is kept, and what happens in milliseconds."""
    (box,) = (b for b in driver.window.findChildren(QSpinBox) if b.accessibleName() == "Get ready")
    settings, level = driver.saved_settings(), driver.program.levels[0]
    plan = settings.plan(driver.program, level, Adjustment(), Side.LEFT, level.speed, {})
    return box.text(), settings.get_ready_s, plan.timing.get_ready_ms


def test_a_pause_is_stepped_from_what_it_is_in_the_program(open_app: OpenApp) -> None:
    # It is 4 s in the hurried program.
    usual = ("As in the program (4 s)", 0, 4_000)
    driver = open_app(NOW)
    click(driver, "Settings")
    assert get_ready(driver) == usual
    click(driver, "Get ready: more")
    assert get_ready(driver) == ("5 s", 5, 5_000)
    click(driver, "Get ready: less")
    assert get_ready(driver) == usual
    click(driver, "Get ready: less")
    assert get_ready(driver) == ("3 s", 3, 3_000)
    # Three is counted: nothing shorter is shown, since nothing shorter would happen.
    assert not driver.button("Get ready: less").isEnabled()
    click(driver, "Get ready: more")
    assert get_ready(driver) == usual


@pytest.mark.parametrize(("typed", "expected"), [("2", "As in"), ("12", "12 s"), ("300", "300 s")])
def test_a_pause_that_is_typed_is_what_happens(
    open_app: OpenApp, typed: str, expected: str
) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    (box,) = (b for b in driver.window.findChildren(QSpinBox) if b.accessibleName() == "Get ready")
    box.setFocus()
    box.selectAll()
    driver.type(typed)
    driver.button("Sound: On").setFocus()
    text, _, happens_ms = get_ready(driver)
    assert text.startswith(expected)
    seconds = 4 if expected == "As in" else int(expected.removesuffix(" s"))
    assert happens_ms == seconds * 1_000


def test_the_usual_pause_is_shown_to_the_fraction(qtbot: QtBot) -> None:
    box = NumberBoxWithDefault(3, 300, 4.5)
    qtbot.addWidget(box)
    box.setValue(box.minimum())
    box.stepUp()
    assert box.value() == 5
    box.setValue(box.minimum())
    box.stepDown()
    assert box.value() == 4


def test_after_a_step_the_number_is_selected_and_nothing_else(qtbot: QtBot) -> None:
    box = NumberBoxWithDefault(3, 300, 10)
    qtbot.addWidget(box)
    box.setSuffix(" s")
    box.setSpecialValueText("As in the program (10 s)")
    box.setValue(box.minimum())
    box.selectAll()
    box.stepUp()
    assert box.lineEdit().selectedText() == "11"


def test_the_longest_pause_of_a_program_can_be_stepped_from(qtbot: QtBot) -> None:
    box = NumberBoxWithDefault(3, 300, 300)
    qtbot.addWidget(box)
    box.setValue(box.minimum())
    ways, way = box.stepEnabled(), QSpinBox.StepEnabledFlag
    assert ways & way.StepDownEnabled
    assert not ways & way.StepUpEnabled
    box.stepDown()
    assert box.value() == 299
    box.stepUp()
    assert box.value() == box.minimum()


def test_what_is_set_elsewhere_is_shown(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    assert driver.button("First leg: Left").isChecked()
    click(driver, "Today")
    click(driver, "Right first")
    click(driver, "Settings")
    assert driver.button("First leg: Right").isChecked()


def test_what_is_set_stands_in_one_column(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    names = ("First leg", "Sound", "Colours", "Get ready", "Volume")
    fields = [
        widget
        for widget in driver.window.page().findChildren(QWidget)
        if widget.accessibleName() in names and isinstance(widget, Choice | QSpinBox | QSlider)
    ]
    assert len(fields) == len(names)
    assert len({field.mapTo(driver.window, QPoint(0, 0)).x() for field in fields}) == 1


def test_another_look_colours_the_pictures_too(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    before = pictures(driver)
    click(driver, "Colours: High contrast")
    assert all(one != other for one, other in zip(before, pictures(driver), strict=True))
    click(driver, "Colours: As the system")


def test_a_voice_that_gets_softer_changes_the_sound_and_nothing_else(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app(NOW)
    click(driver, "Settings")
    calls: list[str] = []
    for module, name in (
        (today_controller, "session_ms"),
        (theme, "apply"),
        (settings_store, "save_settings"),
    ):
        monkeypatch.setattr(module, name, recorded(calls, name, getattr(module, name)))
    monkeypatch.setattr(
        driver.store, "load_recent", recorded(calls, "load_recent", driver.store.load_recent)
    )
    (picture,) = driver.window.page().findChildren(FigureView)
    (area,) = driver.window.page().findChildren(QScrollArea)
    area.ensureWidgetVisible(picture)
    # The page that is got ready in idle moments has the window laid out and painted once more.
    # The clock stands still, and so does the picture.
    driver.window.make_page(PageName.REVIEW)
    counter = PaintCounter(picture)
    driver.qtbot.waitUntil(lambda: all(painted_meanwhile(counter) == 0 for _ in range(3)))
    counter.paints = 0
    (slider,) = (
        slider
        for slider in driver.window.findChildren(QSlider)
        if slider.accessibleName() == "Voice volume"
    )
    slider.setSliderDown(True)
    for volume in range(99, 19, -1):
        slider.setSliderPosition(volume)
        QApplication.processEvents()
        assert driver.app.settings.current.voice_volume == volume
    assert (calls, counter.paints) == ([], 0)
    slider.setSliderDown(False)
    driver.qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["save_settings"]
    assert load_settings(driver.paths.settings)[0].voice_volume == 20
    # What another setting is for is done anew: nothing above was overlooked.
    click(driver, "First leg: Right")
    click(driver, "Colours: High contrast")
    click(driver, "Colours: As the system")
    assert {"session_ms", "apply"} <= set(calls)
    assert counter.paints


def painted_meanwhile(counter: PaintCounter) -> int:
    before = counter.paints
    QApplication.processEvents()
    return counter.paints - before


def recorded(calls: list[str], name: str, function: Callable[..., object]) -> Callable[..., object]:
    """That function, which notes its name when it is called."""

    def noting(*arguments: object) -> object:
        calls.append(name)
        return function(*arguments)

    return noting
