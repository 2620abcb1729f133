"""Listens to what the follow-along view paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from glutetimer.ui.workout import geometry, scene_items, workout_painter
from glutetimer.ui.workout.geometry import SpaceNeeds, ViewGeometry
from glutetimer.ui.workout.palette import Palette
from glutetimer.ui.workout.scene import Words
from glutetimer.ui.workout.text_items import Item


class ShownItems:
    """The items that the follow-along view was last told to paint, and where.

    It listens as long as the patch holds.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.items: dict[str, Item] = {}
        self.figure = QRectF()
        self.size = QSizeF()

        def view_geometry(width: float, height: float, needs: SpaceNeeds) -> ViewGeometry:
            self.size = QSizeF(width, height)
            places = geometry.view_geometry(width, height, needs)
            self.figure = places.figure
            return places

        def items_of(
            words: Words, places: ViewGeometry, palette: Palette, note: str
        ) -> dict[str, Item]:
            self.items = scene_items.items_of(words, places, palette, note)
            return self.items

        monkeypatch.setattr(workout_painter, "view_geometry", view_geometry)
        monkeypatch.setattr(workout_painter, "items_of", items_of)
