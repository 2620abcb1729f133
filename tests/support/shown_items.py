"""Listens to what the follow-along view paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from glutetimer.ui.workout import geometry, painter, scene_items
from glutetimer.ui.workout.geometry import SpaceNeeds, ViewGeometry
from glutetimer.ui.workout.palette import ViewPalette
from glutetimer.ui.workout.scene import SceneTexts
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
            texts: SceneTexts, places: ViewGeometry, palette: ViewPalette, note: str
        ) -> dict[str, Item]:
            self.items = scene_items.items_of(texts, places, palette, note)
            return self.items

        monkeypatch.setattr(painter, "view_geometry", view_geometry)
        monkeypatch.setattr(painter, "items_of", items_of)
