"""Paints the follow-along view, and knows which of it has to be painted anew.

Text and backgrounds lie on a layer that is kept; over it come the three things that move: the
figure, the ring's arc and the session's bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import pi

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from glutetimer.ui.figure.figure_painter import FigurePainter
from glutetimer.ui.figure.figure_state import FigureState
from glutetimer.ui.theme import Colors
from glutetimer.ui.workout.dials import arc_bounds, paint_arc, paint_bar, paint_corners
from glutetimer.ui.workout.geometry import SpaceNeeds, space_needs, view_geometry
from glutetimer.ui.workout.layer import Canvas, Layer
from glutetimer.ui.workout.palette import palette_of
from glutetimer.ui.workout.scene import Scene, ViewState
from glutetimer.ui.workout.scene_items import items_of

# How opaque the veil over the figure is while the session waits.
VEIL = 0.25
# The radius of the figure's corners, as a fraction of the view's shorter side.
CORNER = 0.02
# What has moved by less of a screen's pixel looks the same.
_VISIBLE_PX = 0.4


class WorkoutPainter:
    """Shows one scene after another."""

    def __init__(self) -> None:
        self._figure_painter = FigurePainter()
        self._layer = Layer()
        self._arrangement: _Arrangement | None = None
        self._scene: Scene | None = None
        self._note = ""
        self._figure: FigureState | None = None
        # How much of them was last reported to be full.
        self._ring_fraction = self._bar_fraction = 0.0

    def show(
        self, canvas: Canvas, colors: Colors, scene: Scene, figure: FigureState | None, note: str
    ) -> QRegion:
        """Take over what is to be seen; the region of the window that looks different now."""
        needs, before = space_needs(scene.words), self._scene
        arrangement = self._arrangement
        if arrangement is None or arrangement.made_for != (canvas, colors, needs):
            arrangement, before = _Arrangement(canvas, colors, needs), None
        geometry, changed = arrangement.geometry, QRegion()
        if before is None or (before.words, self._note) != (scene.words, note):
            items = items_of(scene.words, geometry, arrangement.palette, note)
            changed = self._layer.show(canvas, arrangement.palette.ground, items)
        if figure != self._figure:
            changed = changed.united(canvas.window_pixels(geometry.figure))
        ring, length_px = geometry.ring, geometry.ring.width() * pi * canvas.ratio
        arc_px = abs(scene.ring_fraction - self._ring_fraction) * length_px
        if arrangement.has_arc and arc_px > _VISIBLE_PX:
            moved = arc_bounds(ring, self._ring_fraction, scene.ring_fraction)
            changed = changed.united(canvas.window_pixels(moved))
            self._ring_fraction = scene.ring_fraction
        bar_length_px = geometry.bar.width() * canvas.ratio
        if abs(scene.bar_fraction - self._bar_fraction) * bar_length_px > _VISIBLE_PX:
            changed = changed.united(canvas.window_pixels(geometry.bar))
            self._bar_fraction = scene.bar_fraction
        if before is None:
            changed = QRegion(canvas.window_rect)
            self._ring_fraction, self._bar_fraction = scene.ring_fraction, scene.bar_fraction
        self._arrangement, self._scene, self._figure, self._note = arrangement, scene, figure, note
        return changed

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint that region of the window."""
        arrangement, scene = self._arrangement, self._scene
        if arrangement is None or scene is None:
            return
        geometry, palette = arrangement.geometry, arrangement.palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._layer.paint(painter, region)
        if self._figure is not None and arrangement.touches(geometry.figure, region):
            with arrangement.entered(painter, geometry.figure):
                self._paint_figure(painter, arrangement, self._figure)
        if arrangement.has_arc and arrangement.touches(geometry.ring, region):
            with arrangement.entered(painter, geometry.ring):
                paint_arc(painter, geometry.ring, self._ring_fraction, scene.phase_ends, palette)
        if arrangement.touches(geometry.bar, region):
            with arrangement.entered(painter, geometry.bar):
                paint_bar(painter, geometry.bar, self._bar_fraction, scene.set_starts, palette)

    def _paint_figure(
        self, painter: QPainter, arrangement: _Arrangement, figure: FigureState
    ) -> None:
        rect, ground = arrangement.geometry.figure, arrangement.palette.ground
        self._figure_painter.paint(painter, rect, figure, arrangement.colors)
        if arrangement.needs.view_state is ViewState.PAUSED:
            veil = QColor(ground)
            veil.setAlphaF(VEIL)
            painter.fillRect(rect, veil)
        paint_corners(painter, rect, min(arrangement.canvas.view_size) * CORNER, ground)


class _Arrangement:
    """Where everything stands and in which colours, until view state, size or colours change."""

    def __init__(self, canvas: Canvas, colors: Colors, needs: SpaceNeeds) -> None:
        self.canvas, self.colors, self.needs = canvas, colors, needs
        self.geometry = view_geometry(*canvas.view_size, needs)
        self.palette = palette_of(needs.view_state, colors)

    @property
    def made_for(self) -> tuple[Canvas, Colors, SpaceNeeds]:
        return self.canvas, self.colors, self.needs

    @property
    def has_arc(self) -> bool:
        return self.needs.view_state in (ViewState.WORK, ViewState.READY)

    def touches(self, rect: QRectF, region: QRegion) -> bool:
        return region.intersects(self.canvas.window_pixels(rect))

    @contextmanager
    def entered(self, painter: QPainter, rect: QRectF) -> Iterator[None]:
        """Paint in the view's coordinates, and only in that rectangle."""
        painter.save()
        # Before the rotation: a rotated clip would no longer be a plain rectangle, and slow.
        painter.setClipRect(self.canvas.window_pixels(rect))
        painter.setTransform(self.canvas.transform, combine=True)
        yield
        painter.restore()
