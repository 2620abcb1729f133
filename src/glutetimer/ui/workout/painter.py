"""Paints the follow-along view, and knows which of it has to be painted anew.

Words and grounds lie on a layer that is kept; over it come the three things that move: the
picture, the ring's arc and the session's bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from glutetimer.core.motion import Target
from glutetimer.core.pose import Posture
from glutetimer.core.settings import Person
from glutetimer.ui.figure.figure_painter import FigurePainter
from glutetimer.ui.theme import Colors
from glutetimer.ui.workout.dials import arc_between, paint_arc, paint_bar, paint_corners
from glutetimer.ui.workout.geometry import Needs, Places, needs_of, places
from glutetimer.ui.workout.layer import Canvas, Layer
from glutetimer.ui.workout.palette import Palette, palette_of
from glutetimer.ui.workout.phrases import parts_of
from glutetimer.ui.workout.scene import Scene, ViewState

# How much the picture is veiled while the session waits.
VEIL = 0.25
CORNER = 0.02
# What has moved by less of a pixel looks the same.
_LEAST_PX = 0.4


@dataclass(frozen=True, slots=True)
class Picture:
    """The person: how, with what aim, and who; `reduced` moves a marker instead."""

    posture: Posture
    target: Target | None
    person: Person
    reduced: bool


class WorkoutPainter:
    """Shows one scene after another."""

    def __init__(self) -> None:
        self._stage = FigurePainter()
        self._layer = Layer()
        self._page: _Page | None = None
        self._scene: Scene | None = None
        self._note = ""
        self._picture: Picture | None = None
        # What was last told to have changed, in shares of the whole.
        self._ring = self._bar = 0.0

    def show(
        self, canvas: Canvas, colors: Colors, scene: Scene, picture: Picture | None, note: str
    ) -> QRegion:
        """Take over what is to be seen; the region of the window that looks different now."""
        page, before = self._page, self._scene
        needs = needs_of(scene.words)
        if page is None or before is None or page.made_for != (canvas, colors, needs):
            page, before = _Page(canvas, colors, needs), None
        changed = QRegion()
        if before is None or (before.words, self._note) != (scene.words, note):
            parts = parts_of(scene.words, page.at, page.palette, note)
            changed = self._layer.hold(canvas, page.palette.ground, parts)
        if picture != self._picture:
            changed = changed.united(canvas.covered(page.at.picture))
        ring, length_px = page.at.ring, page.at.ring.width() * pi * canvas.ratio
        if page.has_arc and abs(scene.ring - self._ring) * length_px > _LEAST_PX:
            changed = changed.united(canvas.covered(arc_between(ring, self._ring, scene.ring)))
            self._ring = scene.ring
        if abs(scene.bar - self._bar) * page.at.bar.width() * canvas.ratio > _LEAST_PX:
            changed = changed.united(canvas.covered(page.at.bar))
            self._bar = scene.bar
        if before is None:
            changed = QRegion(canvas.whole)
            self._ring, self._bar = scene.ring, scene.bar
        self._page, self._scene, self._picture, self._note = page, scene, picture, note
        return changed

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint that region of the window."""
        page, scene = self._page, self._scene
        if page is None or scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._layer.paint(painter, region)
        if self._picture is not None and page.touches(page.at.picture, region):
            page.enter(painter, page.at.picture)
            self._paint_picture(painter, page, self._picture)
            painter.restore()
        if page.has_arc and page.touches(page.at.ring, region):
            page.enter(painter, page.at.ring)
            paint_arc(painter, page.at.ring, self._ring, scene.parts, page.palette)
            painter.restore()
        if page.touches(page.at.bar, region):
            page.enter(painter, page.at.bar)
            paint_bar(painter, page.at.bar, self._bar, scene.sets, page.palette)
            painter.restore()

    def _paint_picture(self, painter: QPainter, page: _Page, picture: Picture) -> None:
        rect, ground = page.at.picture, page.palette.ground
        self._stage.paint(
            painter,
            rect,
            picture.posture,
            picture.target,
            picture.person,
            page.colors,
            picture.reduced,
        )
        if page.needs.view_state is ViewState.PAUSED:
            veil = QColor(ground)
            veil.setAlphaF(VEIL)
            painter.fillRect(rect, veil)
        paint_corners(painter, rect, min(page.canvas.across) * CORNER, ground)


class _Page:
    """Where everything stands and in which colours, until view state, size or look change."""

    def __init__(self, canvas: Canvas, colors: Colors, needs: Needs) -> None:
        self.canvas, self.colors, self.needs = canvas, colors, needs
        self.at: Places = places(*canvas.across, needs)
        self.palette: Palette = palette_of(needs.view_state, colors)

    @property
    def made_for(self) -> tuple[Canvas, Colors, Needs]:
        return self.canvas, self.colors, self.needs

    @property
    def has_arc(self) -> bool:
        return self.needs.view_state in (ViewState.WORK, ViewState.READY)

    def touches(self, rect: QRectF, region: QRegion) -> bool:
        return region.intersects(self.canvas.covered(rect))

    def enter(self, painter: QPainter, rect: QRectF) -> None:
        """Paint in the view's coordinates from here to `restore`, and only there."""
        painter.save()
        # Before the turn: a turned clip would no longer be a plain rectangle, and slow.
        painter.setClipRect(self.canvas.covered(rect))
        painter.setTransform(self.canvas.transform, combine=True)
