"""Type grows with the window and by the person's choice, and all that is in pixels with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel

from glutetimer.core.setting_choices import FullScreen, TextSize
from glutetimer.core.settings import Settings
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from glutetimer.ui.mark_legend import GAUGE_TEXT
from glutetimer.ui.type_size import MAX_GROWTH, growth, set_type_size
from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("size", "factor"),
    [
        ((640, 440), 1.0),
        ((1366, 768), 1.0),
        ((1920, 768), 1.0),
        ((1920, 1080), 1.4),
        ((1500, 1200), 1.0),
        ((2560, 1440), 1.8),
        ((7680, 4320), MAX_GROWTH),
    ],
)
def test_a_larger_window_has_larger_type_as_far_as_both_its_sides_allow(
    size: tuple[int, int], factor: float
) -> None:
    assert growth(QSize(*size)) == factor


def type_px(driver: AppDriver, text: str) -> int:
    """How high a line of the label with that text is."""
    (label,) = [
        label
        for label in driver.window.findChildren(QLabel)
        if label.isVisible() and label.text() == text
    ]
    return label.fontMetrics().height()


def resize(driver: AppDriver, width: int, height: int) -> None:
    driver.window.resize(width, height)
    driver.qtbot.waitUntil(lambda: driver.window.size() == QSize(width, height))
    QApplication.processEvents()


def test_texts_grow_and_shrink_with_the_window(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    texts = "Clamshell", "The ladder"
    small = [type_px(driver, text) for text in texts]
    resize(driver, 1_920, 1_080)
    driver.qtbot.waitUntil(lambda: type_px(driver, texts[0]) >= 1.35 * small[0])
    assert type_px(driver, texts[1]) >= 1.35 * small[1]
    resize(driver, 1_180, 740)
    driver.qtbot.waitUntil(lambda: [type_px(driver, text) for text in texts] == small)


def test_what_is_said_below_the_picture_is_as_large_as_other_text(
    usual_type: None, open_app: OpenApp
) -> None:
    driver = open_app(NOW)
    assert type_px(driver, GAUGE_TEXT) == driver.window.fontMetrics().height()


def test_a_larger_text_is_chosen_in_settings_and_there_from_the_start(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    usual = type_px(driver, "The ladder")
    driver.button("Settings").click()
    driver.button("Text size: Largest").click()
    driver.button("Today").click()
    large = type_px(driver, "The ladder")
    assert large >= 1.4 * usual
    assert driver.saved_settings().text_size is TextSize.LARGEST
    tab = driver.button("Review").fontMetrics().height()
    driver.close()
    opened = open_app(NOW)
    assert type_px(opened, "The ladder") == large
    assert opened.button("Review").fontMetrics().height() == tab


def test_before_the_first_style_sheet_all_of_the_window_has_the_type(
    open_app: OpenApp, qapp: QApplication, tmp_path: Path
) -> None:
    settings = user_paths(tmp_path / "data").settings
    save_settings(settings, Settings(introduced=True, text_size=TextSize.LARGEST))
    # No window is there.
    qapp.setStyleSheet("")
    set_type_size(qapp)
    opened = open_app(NOW)
    assert opened.button("Review").font().pointSizeF() == qapp.font().pointSizeF()


def test_a_session_leaves_the_type_alone_and_summary_has_what_the_window_allows(
    open_app: OpenApp,
) -> None:
    driver = open_app(NOW)
    before = QApplication.font()
    driver.press(Key.Key_Space)
    resize(driver, 1_920, 1_080)
    assert QApplication.font() == before
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: QApplication.font() != before)


def test_a_session_takes_the_whole_screen_and_gives_it_back(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(full_screen=FullScreen.IN_SESSIONS)
    assert not driver.window.isFullScreen()
    driver.press(Key.Key_Space)
    assert driver.window.isFullScreen()
    # The first Escape leaves the full screen, the others the session.
    driver.press(Key.Key_Escape)
    assert not driver.window.isFullScreen()
    assert driver.session_controller.under_way
    driver.press(Key.Key_F11)
    driver.session_controller.end()
    driver.qtbot.waitUntil(lambda: not driver.window.isFullScreen())


def test_a_window_in_full_screen_before_a_session_stays_so_after_it(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(full_screen=FullScreen.IN_SESSIONS)
    driver.press(Key.Key_F11, Key.Key_Space)
    driver.session_controller.end()
    assert driver.window.isFullScreen()


def test_full_screen_from_the_start(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.settings.change(full_screen=FullScreen.ALWAYS)
    driver.close()
    assert open_app(NOW).window.isFullScreen()
