"""Listens to what the follow-along view paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from glutetimer.ui.workout import geometry, scene_items, workout_painter
from glutetimer.ui.workout.geometry import ViewGeometry
from glutetimer.ui.workout.items import (
    LEFT,
    RIGHT,
    Digits,
    Item,
    KeyLegend,
    Pill,
    StepList,
    TextLine,
    WrappedText,
)
from glutetimer.ui.workout.palette import ViewPalette
from glutetimer.ui.workout.scene import SceneTexts
from glutetimer.ui.workout.text_fitting import height_of, line_width, number_ink_rect


class ShownItems:
    """The items that the follow-along view was last told to paint, and where.

    It listens as long as the patch holds.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.items: dict[str, Item] = {}
        self.figure = QRectF()
        self.size = QSizeF()

        def view_geometry(
            width: float, height: float, texts: SceneTexts, warned: bool
        ) -> ViewGeometry:
            self.size = QSizeF(width, height)
            places = geometry.view_geometry(width, height, texts, warned)
            self.figure = places.figure
            return places

        def items_of(
            texts: SceneTexts, places: ViewGeometry, palette: ViewPalette, warning: str
        ) -> dict[str, Item]:
            self.items = scene_items.items_of(texts, places, palette, warning)
            return self.items

        monkeypatch.setattr(workout_painter, "view_geometry", view_geometry)
        monkeypatch.setattr(workout_painter, "items_of", items_of)


def ink_rect(item: Item) -> QRectF:
    """Where an item leaves ink: of letters all of their lines, of a number its digits."""
    rect = item.rect
    if isinstance(item, Pill):
        return item.background_rect
    if isinstance(item, Digits):
        ink = number_ink_rect(item.text, item.font)
        ink.moveCenter(rect.center())
        return ink
    if isinstance(item, TextLine):
        ink = QRectF(0, 0, line_width(item.text, item.font), QFontMetricsF(item.font).height())
        ink.moveCenter(rect.center())
        if item.align == LEFT:
            ink.moveLeft(rect.left())
        elif item.align == RIGHT:
            ink.moveRight(rect.right())
        return ink
    if isinstance(item, WrappedText):
        ink = item.layout.boundingRect()
        return ink.translated(rect.left(), rect.top() + (rect.height() - ink.height()) / 2)
    if isinstance(item, StepList):
        font, layouts = item.fitted
        gaps = StepList.GAP * font.pixelSize() * (len(layouts) - 1)
        return QRectF(rect.topLeft(), QSizeF(rect.width(), sum(map(height_of, layouts)) + gaps))
    if isinstance(item, KeyLegend):
        ink = QRectF()
        for box in item.fitted[1]:
            ink |= box.cap | box.meaning
        return ink
    return rect
