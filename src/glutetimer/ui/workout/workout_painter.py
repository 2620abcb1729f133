"""Paints the follow-along view, and knows which of it has to be painted anew.

Text and backgrounds lie on a layer that is kept; over it comes what moves: the figure, the ring's
arc and the session's bar.
"""

from __future__ import annotations

import sys
from math import inf, isinf, pi

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState, moving_part
from glutetimer.ui.figure.visible_change import STEP_PX, moved_px
from glutetimer.ui.theme import Colors
from glutetimer.ui.workout.dials import arc_bounds, paint_arc, paint_bar, paint_corners, paint_edge
from glutetimer.ui.workout.geometry import picture_rect, view_geometry
from glutetimer.ui.workout.layer import Layer, Viewport
from glutetimer.ui.workout.palette import view_palette
from glutetimer.ui.workout.scene import Scene, SceneTexts, ViewState
from glutetimer.ui.workout.scene_items import items_of

# How opaque the veil over the figure is while the session waits.
VEIL = 0.25
# The radius of the figure's corners, as a fraction of the view's shorter side.
CORNER = 0.02
# The ring's arc and the bar are painted anew where they have become longer by so many of a screen's
# pixels: with the figure, or alone, when that takes a frame of its own.
_VISIBLE_PX, _ALONE_PX = 1.0, 5.0


class WorkoutPainter:
    """Shows one scene after another."""

    def __init__(self) -> None:
        self._figure_painter = FigurePainter()
        self._layer = Layer()
        self._arrangement: _Arrangement | None = None
        self._scene: Scene | None = None
        # The figure as it was last reported to look, and as it was last shown.
        self._figure: FigureState | None = None
        self._latest: FigureState | None = None
        # How far anything of the figure has moved from the one shown before it.
        self.moved_px = inf
        # And from the one that was last reported.
        self._unseen_px = inf
        # How much of them was last reported to be full.
        self._ring_fraction = self._bar_fraction = 0.0

    def show(
        self,
        viewport: Viewport,
        colors: Colors,
        scene: Scene,
        figure: FigureState | None,
        warning: str,
    ) -> QRegion:
        """Take over what is to be seen; the region of the window that looks different now."""
        made_for, changed = (viewport, colors, scene.texts, warning), QRegion()
        before = arrangement = self._arrangement
        if arrangement is None or arrangement.made_for != made_for:
            arrangement = _Arrangement(*made_for)
            changed = self._layer.show(viewport, arrangement.palette.ground, arrangement.items)
        # The equal one that is kept has its transform at hand.
        viewport, geometry = arrangement.viewport, arrangement.geometry
        moved = self._take_over(figure, geometry.figure.width())
        if moved and (figure is None or isinf(self._unseen_px)):
            changed = changed.united(arrangement.figure_pixels)
        elif moved and figure is not None:
            picture = picture_rect(geometry.figure, scene.texts.view_state, figure.posture)
            part = moving_part(picture, figure.posture)
            part = part.intersected(geometry.figure)
            changed = changed.united(viewport.window_pixels(part))
        ring = geometry.ring
        arc_px = abs(scene.ring_fraction - self._ring_fraction) * ring.width() * pi * viewport.ratio
        if arrangement.view_state.has_arc and arc_px > (
            _ALONE_PX if changed.isEmpty() else _VISIBLE_PX
        ):
            longer = arc_bounds(ring, self._ring_fraction, scene.ring_fraction)
            changed = changed.united(viewport.window_pixels(longer))
            self._ring_fraction = scene.ring_fraction
        bar_length_px = geometry.bar.width() * viewport.ratio
        if abs(scene.bar_fraction - self._bar_fraction) * bar_length_px > _VISIBLE_PX:
            changed = changed.united(viewport.window_pixels(geometry.bar))
            self._bar_fraction = scene.bar_fraction
        if before is None or before.look != arrangement.look:
            changed, self._figure = QRegion(viewport.window_rect), figure
            self._ring_fraction, self._bar_fraction = scene.ring_fraction, scene.bar_fraction
        self._arrangement, self._scene = arrangement, scene
        return changed

    def _take_over(self, figure: FigureState | None, width_px: float) -> bool:
        """Have that figure painted if it is seen to have moved since one was, or has stopped on
        its way to be seen so; whether it is."""
        latest, self._latest = self._latest, figure
        if figure is None or self._figure is None or latest is None:
            self.moved_px = self._unseen_px = inf
            moved = figure != self._figure
        else:
            self.moved_px = moved_px(latest, figure, width_px)
            self._unseen_px = moved_px(self._figure, figure, width_px)
            moved = self._unseen_px >= (STEP_PX if self.moved_px else sys.float_info.min)
        if moved:
            self._figure = figure
        return moved

    def paint(self, painter: QPainter, region: QRegion) -> None:
        arrangement = self._arrangement
        if arrangement is None:
            return
        viewport = arrangement.viewport
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hidden = arrangement.hidden if self._figure is not None else QRegion()
        self._layer.paint(painter, region - hidden)
        for rect, paint in (
            (arrangement.geometry.figure, self._paint_figure),
            (arrangement.geometry.ring, self._paint_arc),
            (arrangement.geometry.bar, self._paint_bar),
        ):
            stale = (region & viewport.window_pixels(rect)).boundingRect()
            if not stale.isEmpty():
                painter.save()
                # Before the rotation: a rotated clip is no longer a plain rectangle, and slow.
                painter.setClipRect(stale)
                painter.setTransform(viewport.transform, combine=True)
                paint(painter, rect, arrangement)
                painter.restore()

    def _paint_figure(self, painter: QPainter, rect: QRectF, arrangement: _Arrangement) -> None:
        if self._figure is None:
            return
        ground = arrangement.palette.ground
        picture = picture_rect(rect, arrangement.view_state, self._figure.posture)
        self._figure_painter.paint(painter, picture, self._figure, arrangement.colors)
        if arrangement.view_state is ViewState.PAUSED:
            veil = QColor(ground)
            veil.setAlphaF(VEIL)
            painter.fillRect(rect, veil)
        radius = min(arrangement.viewport.view_size) * CORNER
        if not rect.adjusted(radius, 1, -radius, -1).contains(painter.clipBoundingRect()):
            paint_corners(painter, rect, radius, ground)
            paint_edge(painter, rect, radius, arrangement.colors.line)

    def _paint_arc(self, painter: QPainter, rect: QRectF, arrangement: _Arrangement) -> None:
        if self._scene is not None and arrangement.view_state.has_arc:
            fraction, phase_ends = self._ring_fraction, self._scene.phase_ends
            paint_arc(painter, rect, fraction, phase_ends, arrangement.palette)

    def _paint_bar(self, painter: QPainter, rect: QRectF, arrangement: _Arrangement) -> None:
        if self._scene is not None:
            fraction, set_starts = self._bar_fraction, self._scene.set_starts
            paint_bar(painter, rect, fraction, set_starts, arrangement.palette)


class _Arrangement:
    """Where everything stands and in which colours, until texts, size or colours change."""

    def __init__(self, viewport: Viewport, colors: Colors, texts: SceneTexts, warning: str) -> None:
        self.viewport, self.colors, self.view_state = viewport, colors, texts.view_state
        self.made_for = viewport, colors, texts, warning
        self.geometry = view_geometry(*viewport.view_size, texts, bool(warning))
        self.palette = view_palette(texts.view_state, colors)
        self.items = items_of(texts, self.geometry, self.palette, warning)
        self.figure_pixels = viewport.window_pixels(self.geometry.figure)
        # What the figure, where there is one, hides of the layer.
        self.hidden = QRegion(viewport.covered_pixels(self.geometry.figure))
        # If it stays, only texts and what moves are seen otherwise.
        self.look = viewport, colors, texts.view_state, self.geometry
