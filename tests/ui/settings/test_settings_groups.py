"""Settings in groups: gone to in one press, and each given back to the usual, with undo."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Skin
from glutetimer.core.settings import GROUPS, Settings
from glutetimer.storage.toml_files import save_settings
from glutetimer.ui.settings.group_card import HEADINGS, GroupCard
from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
CHOSEN = Settings(
    introduced=True, volume=35, guide_volume=60, skin=Skin.DEEP, first_side=Side.RIGHT, switch_s=40
)
SOUND_RESET = "Sound: reset to defaults"
SOUND_UNDO = "Sound: undo the reset"
HEADINGS_SHOWN = [HEADINGS.get(group, group) for group in GROUPS]


def open_settings(open_app: OpenApp, folder: Path, settings: Settings = CHOSEN) -> AppDriver:
    save_settings(folder / "data" / "settings.toml", settings)
    driver = open_app(NOW)
    driver.click("Settings")
    return driver


def press_on(driver: AppDriver, name: str, *keys: Qt.Key) -> None:
    """Press keys with the keyboard on the button of that name, Space if none is named."""
    driver.button(name).setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(*(keys or (Key.Key_Space,)))


def undo_is_offered(driver: AppDriver) -> bool:
    buttons = driver.window.findChildren(QPushButton)
    return any(b.isVisible() and b.accessibleName() == SOUND_UNDO for b in buttons)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_group_is_reset_and_given_back(open_app: OpenApp, tmp_path: Path, key: Qt.Key) -> None:
    driver = open_settings(open_app, tmp_path)
    press_on(driver, SOUND_RESET, key)
    assert driver.saved_settings() == replace(CHOSEN, volume=80, guide_volume=100)
    assert driver.keyboard_is_on("Sound: On")
    assert not driver.button(SOUND_RESET).isEnabled()
    press_on(driver, SOUND_UNDO, key)
    assert driver.saved_settings() == CHOSEN
    assert driver.keyboard_is_on("Sound: On")
    assert not undo_is_offered(driver)


@pytest.mark.parametrize("heading", HEADINGS_SHOWN)
def test_what_is_as_usual_cannot_be_reset(open_app: OpenApp, tmp_path: Path, heading: str) -> None:
    driver = open_settings(open_app, tmp_path, Settings())
    assert not driver.button(f"{heading}: reset to defaults").isEnabled()


def test_each_group_alone_is_reset(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app, tmp_path)
    press_on(driver, "Figure: reset to defaults")
    assert driver.saved_settings() == replace(CHOSEN, skin=Settings().skin)
    assert driver.button("Skin: Beige").isChecked()
    press_on(driver, "Tempo and times: reset to defaults")
    press_on(driver, "Figure: undo the reset")
    usual = Settings()
    assert driver.saved_settings() == replace(
        CHOSEN, first_side=usual.first_side, switch_s=usual.switch_s
    )


def test_a_change_can_be_reset_and_a_later_one_is_not_undone_with_it(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_settings(open_app, tmp_path, Settings())
    driver.click("Voice: Off")
    assert driver.button(SOUND_RESET).isEnabled()
    driver.click(SOUND_RESET)
    assert driver.button("Voice: On").isChecked()
    driver.click("Guide tone: Ticks")
    assert not undo_is_offered(driver)
    driver.click("Guide tone: Glide")
    assert not driver.button(SOUND_RESET).isEnabled()


def test_a_second_press_in_a_hurry_and_a_key_held_change_nothing_more(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_settings(open_app, tmp_path)
    expected = replace(CHOSEN, volume=80, guide_volume=100)
    press_on(driver, SOUND_RESET, Key.Key_Return)
    driver.press_at_once(Key.Key_Return)
    driver.press_at_once(Key.Key_Space)
    assert driver.saved_settings() == expected
    driver.click(SOUND_UNDO)
    driver.double_click_on(SOUND_RESET)
    driver.check_keyboard()
    assert driver.saved_settings() == expected


def test_who_comes_back_later_is_offered_no_undo(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.click(SOUND_RESET)
    assert undo_is_offered(driver)
    driver.click("Today")
    driver.click("Settings")
    assert not undo_is_offered(driver)


@pytest.mark.parametrize("size", [(720, 520), (1366, 768)])
@pytest.mark.parametrize("heading", [*HEADINGS_SHOWN, "Your program"])
def test_a_group_is_gone_to_in_one_press(
    open_app: OpenApp, tmp_path: Path, heading: str, size: tuple[int, int]
) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.window.resize(*size)
    QApplication.processEvents()
    press_on(driver, f"Go to {heading}")
    focused = QApplication.focusWidget()
    assert focused is not None
    page, (area,) = driver.window.page(), driver.window.page().findChildren(QScrollArea)
    assert area.isAncestorOf(focused)
    top = focused.mapTo(page, QPoint()).y()
    assert area.y() <= top
    assert top + focused.height() <= page.height()
    card = next(w for w in parents(focused) if getattr(w, "heading", "") == heading)
    bar = area.verticalScrollBar()
    assert bar.value() == bar.maximum() or abs(card.mapTo(area, QPoint()).y()) < 30


def here(driver: AppDriver) -> list[str]:
    """The names that the list of groups marks."""
    buttons = driver.window.page().findChildren(QPushButton)
    return [b.text() for b in buttons if b.accessibleDescription() == "You are here"]


@pytest.mark.parametrize("size", [(720, 520), (1366, 768)])
def test_the_list_marks_the_group_in_sight(
    open_app: OpenApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.window.resize(*size)
    QApplication.processEvents()
    (area,) = driver.window.page().findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    names = {
        "Go to Tempo and times": "Tempo", "Go to Figure": "Figure", "Go to Look": "Look",
        "Go to People": "People", "Go to Your data": "Data", "Go to Your program": "Program",
    }  # fmt: skip
    for name, short in names.items():
        press_on(driver, name)
        QApplication.processEvents()
        assert here(driver) == [short]
        assert driver.button(name).property("kind") == "here"
    bar.setValue(0)
    seen = []
    while bar.value() < bar.maximum():
        turn_wheel(area, -0.25)
        seen += here(driver)
    # Also those that come no further up than to the middle of a large window.
    assert list(dict.fromkeys(seen)) == [
        "Tempo", "Sound", "Look", "Figure", "Reminder", "Program", "People", "Data",
    ]  # fmt: skip
    while bar.value() > 0:
        turn_wheel(area, 0.25)
    assert here(driver) == ["Tempo"]


def turn_wheel(area: QScrollArea, notches: float) -> None:
    """Turn the wheel by so many notches, away from the person if more than none."""
    viewport = area.viewport()
    middle = QPointF(viewport.rect().center())
    turned = QWheelEvent(
        middle, viewport.mapToGlobal(middle), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, turned)


def test_the_group_in_use_is_marked_where_the_page_ends(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.window.resize(1366, 1600)
    QApplication.processEvents()
    (area,) = driver.window.page().findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    press_on(driver, "Go to Your data")
    QApplication.processEvents()
    assert bar.value() == bar.maximum() > 0
    assert here(driver) == ["Data"]
    driver.button("Give a name").setFocus()
    assert here(driver) == ["People"]
    driver.button("See or change the program").setFocus()
    assert here(driver) == ["Program"]


@pytest.mark.parametrize("size", [(720, 520), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("reminder", [False, True])
def test_the_group_at_the_top_is_marked(
    open_app: OpenApp, tmp_path: Path, size: tuple[int, int], reminder: bool
) -> None:
    driver = open_settings(open_app, tmp_path, replace(CHOSEN, reminder=reminder))
    driver.window.resize(*size)
    QApplication.processEvents()
    (area,) = driver.window.page().findChildren(QScrollArea)
    content = area.widget()
    assert content is not None
    for heading in HEADINGS_SHOWN:
        (card,) = (w for w in content.findChildren(GroupCard) if w.heading == heading)
        area.verticalScrollBar().setValue(card.mapTo(content, QPoint()).y())
        assert here(driver) == [heading.split()[0]]


@pytest.mark.parametrize("size", [(720, 520), (1366, 768), (1920, 1080)])
def test_the_last_group_is_marked_where_the_page_ends(
    open_app: OpenApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.window.resize(*size)
    QApplication.processEvents()
    (area,) = driver.window.page().findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    while bar.value() < bar.maximum():
        turn_wheel(area, -1)
    assert here(driver) == ["Data"]
    # One that is gone to is marked, though it cannot come further up, until one scrolls on.
    for name, short in (("People", "People"), ("Your data", "Data"), ("People", "People")):
        press_on(driver, f"Go to {name}")
        QApplication.processEvents()
        assert here(driver) == [short]
        turn_wheel(area, -20)
        assert bar.value() == bar.maximum()
        assert here(driver) == ["Data"]
    for end, short in ((Key.Key_Home, "Tempo"), (Key.Key_End, "Data")):
        driver.button("Go to Look").setFocus()
        driver.press(end)
        assert here(driver) == [short]


def test_the_list_is_one_line_in_a_small_window(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app, tmp_path)
    driver.window.resize(720, 520)
    QApplication.processEvents()
    buttons = driver.window.page().findChildren(QPushButton)
    tops = [b.y() for b in buttons if b.accessibleName().startswith("Go to ")]
    assert len(tops) == 8
    assert len(set(tops)) == 1


def parents(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [] if above is None else [above, *parents(above)]


def test_the_arrow_keys_go_along_the_names(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_settings(open_app, tmp_path)
    press_on(driver, "Go to Tempo and times", Key.Key_Down)
    assert driver.keyboard_is_on("Go to Sound")


def test_the_program_in_use_is_named_and_its_page_one_press_away(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_settings(open_app, tmp_path)
    assert f"{driver.program.name}, built in" in driver.visible_text()
    press_on(driver, "See or change the program")
    assert driver.window.current == "Program"
