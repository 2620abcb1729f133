"""The size of the system's font, its contrast and its wish for less motion are followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from glutetimer.core.setting_choices import ColorScheme, Motion
from glutetimer.ui import theme, type_size
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT
from tests.support.app_driver import AppDriver
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def usual_colors(qapp: QApplication) -> Iterator[None]:
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def ground(driver: AppDriver) -> str:
    return driver.window.palette().window().color().name()


def picture(driver: AppDriver) -> QImage:
    (view,) = driver.window.page().findChildren(FigureView)
    return view.grab().toImage()


def come_back(driver: AppDriver) -> None:
    """The person was in the system's settings, and comes back to the window."""
    driver.window.activated.emit()
    QApplication.processEvents()


# Contrast


@pytest.mark.parametrize(
    ("chosen", "colors"),
    [(ColorScheme.LIGHT, LIGHT), (ColorScheme.DARK, DARK), (ColorScheme.SYSTEM, CONTRAST)],
)
def test_high_contrast_is_followed_unless_another_look_is_chosen(
    monkeypatch: pytest.MonkeyPatch, chosen: ColorScheme, colors: theme.Colors
) -> None:
    assert theme.colors_of(ColorScheme.SYSTEM) in (LIGHT, DARK)
    monkeypatch.setattr(theme, "desktop_wants_contrast", lambda: True)
    assert theme.colors_of(chosen) is colors


def test_high_contrast_is_followed_while_the_window_is_open(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    style_hints = QGuiApplication.styleHints()
    if not hasattr(style_hints, "accessibility"):
        pytest.skip("before Qt 6.10, nobody can tell")
    hints = style_hints.accessibility()
    driver = open_app(NOW)
    assert ground(driver) != CONTRAST.ground
    monkeypatch.setattr(theme, "desktop_wants_contrast", lambda: True)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert ground(driver) == CONTRAST.ground
    monkeypatch.undo()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert ground(driver) != CONTRAST.ground


# Motion


@pytest.fixture
def driver(open_app: OpenApp) -> AppDriver:
    """The program, which has asked the system for the first time."""
    driver = open_app(NOW)
    driver.qtbot.waitUntil(lambda: driver.motion.times_asked > 0)
    return driver


def test_less_motion_is_followed_when_the_person_comes_back(driver: AppDriver) -> None:
    moving = picture(driver)
    driver.motion.reduced = True
    assert picture(driver) == moving
    come_back(driver)
    assert picture(driver) != moving
    driver.motion.reduced = False
    come_back(driver)
    assert picture(driver) == moving


@pytest.mark.parametrize(
    ("chosen", "system_reduces"), [(Motion.FULL, True), (Motion.REDUCED, False)]
)
def test_what_is_chosen_comes_before_what_the_system_says(
    driver: AppDriver, chosen: Motion, system_reduces: bool
) -> None:
    driver.app.settings.change(motion=chosen)
    before = picture(driver)
    driver.motion.reduced = system_reduces
    come_back(driver)
    assert picture(driver) == before
    driver.app.settings.change(motion=Motion.SYSTEM)
    assert picture(driver) != before


def test_a_system_that_does_not_say_it_has_full_motion(driver: AppDriver) -> None:
    assert driver.motion.reduced is None
    by_system = picture(driver)
    driver.app.settings.change(motion=Motion.FULL)
    assert picture(driver) == by_system


# Type


def test_another_size_of_font_is_followed_when_the_person_comes_back(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app(NOW)
    before = driver.button("Start").font().pointSizeF()

    class LargerFonts:
        SystemFont = QFontDatabase.SystemFont

        @staticmethod
        def systemFont(kind: QFontDatabase.SystemFont) -> QFont:
            font = QFontDatabase.systemFont(kind)
            font.setPointSizeF(font.pointSizeF() * 1.5)
            return font

    monkeypatch.setattr(type_size, "QFontDatabase", LargerFonts)
    come_back(driver)
    driver.qtbot.waitUntil(
        lambda: driver.button("Start").font().pointSizeF() == pytest.approx(1.5 * before, rel=0.02)
    )
