"""Text is told from its ground: at least 4.5 : 1, measured in what is really painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from glutetimer.core.setting_choices import ColorScheme
from glutetimer.ui.review.wrapping_table import WrappingTable
from glutetimer.ui.workout.items import Digits, Pill
from tests.support.page_views import pages
from tests.support.shown_items import ShownItems, ink_rect
from tests.support.views import opened
from tests.support.workout_views import workout_views

pytestmark = pytest.mark.usefixtures("usual_type")
LEAST = 4.5
SIZE = (1366, 768)
# Within this of a widget's edge there may be a border.
BORDER_PX = 5
COLOR_SCHEMES = (ColorScheme.LIGHT, ColorScheme.DARK, ColorScheme.CONTRAST)
VIEWS = {view.name.removeprefix("workout-"): view for view in (*pages(), *workout_views())}
PAGES = (
    "today-level-up", "today-adjust-leg", "rating-marked", "rating-answered", "summary-offer",
    "review-twelve-weeks", "review-twelve-weeks-pictures",
    "review-empty", "learn", "settings", "introduction-safety", "introduction-lying",
    "introduction-silent", "program-missing", "program-broken",
)  # fmt: skip
WORKOUT_VIEWS = (
    "left-1-get-ready-sitting", "left-3-lift", "left-7-switch-half-way", "left-paused",
    "left-going-on", "left-done", "slowing-down", "no-figure-lift",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_every_page(name: str, tmp_path: Path) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        for color_scheme in COLOR_SCHEMES:
            stage.app.settings.change(color_scheme=color_scheme)
            stage.resize(*SIZE)
            image = picture(stage.window)
            ratios = {text: contrast(image.copy(place)) for text, place in texts(stage.window)}
            assert ratios
            low = {text: ratio for text, ratio in ratios.items() if ratio < LEAST}
            assert low == {}, color_scheme


@pytest.mark.parametrize("name", WORKOUT_VIEWS)
def test_the_text_of_the_follow_along_view(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = ShownItems(monkeypatch)
    with opened(VIEWS[name], tmp_path) as stage:
        for color_scheme in COLOR_SCHEMES:
            stage.app.settings.change(color_scheme=color_scheme)
            stage.resize(*SIZE)
            image = picture(stage.window)
            ratios = {part: contrast(image.copy(place)) for part, place in painted_texts(shown)}
            assert "headline" in ratios
            low = {part: ratio for part, ratio in ratios.items() if ratio < LEAST}
            assert low == {}, color_scheme


@pytest.mark.parametrize("name", ["left-3-lift", "left-9-other-leg", "circles-forward"])
def test_the_number_can_be_read_from_two_metres(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = ShownItems(monkeypatch)
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(*SIZE)
        number = shown.items["number"]
        image = picture(stage.window).copy(number.rect.toAlignedRect())
    assert isinstance(number, Digits)
    assert ink_height(image) >= SIZE[1] // 5


# What is where


def picture(window: QWidget) -> QImage:
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """Every text in sight, with the window's pixels that it stands in."""
    for widget in window.findChildren(QWidget):
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            continue
        # At the edge of what scrolls a frame may be in sight without its text.
        if seen.height() < min(widget.height(), 2 * widget.fontMetrics().height()):
            continue
        corner = widget.mapTo(window, QPoint(0, 0))
        inside = seen.intersected(widget.rect().adjusted(*_within(widget)))
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget.text(), inside.translated(corner)
        elif isinstance(widget, QLineEdit) and (widget.text() or widget.placeholderText()):
            yield widget.text() or widget.placeholderText(), inside.translated(corner)
        elif isinstance(widget, WrappingTable):
            index = widget.model().index(0, 1)
            corner = widget.viewport().mapTo(window, widget.visualRect(index).topLeft())
            yield index.data(), QRect(corner, widget.visualRect(index).size())


def _within(widget: QWidget) -> tuple[int, int, int, int]:
    edge = 0 if isinstance(widget, QLabel) else BORDER_PX
    return edge, edge, -edge, -edge


def painted_texts(shown: ShownItems) -> Iterator[tuple[str, QRect]]:
    for name, part in shown.items.items():
        if name == "ring" or ink_rect(part).isEmpty():
            continue
        place = ink_rect(part)
        if isinstance(part, Pill):
            # Without its round corners.
            edge = place.height() * 0.2
            place.adjust(edge, edge, -edge, -edge)
        yield name, place.toAlignedRect()


# What is measured


def contrast(image: QImage) -> float:
    """Of the commonest colour and the one that differs most from it: letters have no edge
    that differs more from the ground than their own colour.
    """
    counted = colors(image)
    ground = counted.most_common(1)[0][0]
    return max(ratio(ground, color) for color in counted)


def ink_height(image: QImage) -> int:
    """How many rows have something on the commonest colour that is clearly told from it."""
    ground = colors(image).most_common(1)[0][0]
    rows = (image.copy(0, y, image.width(), 1) for y in range(image.height()))
    return sum(any(ratio(ground, color) >= LEAST for color in colors(row)) for row in rows)


def colors(image: QImage) -> Counter[int]:
    """How many pixels have each colour (0xffrrggbb)."""
    return Counter(memoryview(image.constBits()).cast("I"))


def ratio(one: int, other: int) -> float:
    """The contrast of two colours, as WCAG 2 has it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(color: int) -> float:
    """Relative luminance, from 0 to 1."""
    red, green, blue = (_linear((color >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
