"""Paints one person's limbs as shaded tubes, seen by one camera, in one light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.shading import shaded, tube_bands
from glutetimer.ui.figure.tube import Profile, Tube, bent_line, radii, tube_around

# How dark an outline is, against the colour of what it surrounds.
_OUTLINE_LIGHT = -0.9


@dataclass(frozen=True, slots=True)
class LimbStyle:
    """Which part of a limb is painted, from 0 to 1 along it, and how.

    `flat` and `outlined` are for the start and the end of the part: cut off straight, as cloth
    is, and outlined; an end that runs into the body is not. `points` are those on each bone,
    `tones` the bands of shading.
    """

    span: tuple[float, float] = (0.0, 1.0)
    flat: tuple[bool, bool] = (False, False)
    outlined: tuple[bool, bool] = (False, True)
    thicker_m: float = 0.0
    points: int = 9
    tones: int = 9


WHOLE_LIMB = LimbStyle()


class LimbPainter:
    """`outline` is the colour of outlines, or empty for a darker tone of what they surround.

    `quick` takes fewer tones, for what is only seen for a moment.
    """

    def __init__(
        self, painter: QPainter, camera: Camera, outline: str, quick: bool = False
    ) -> None:
        self.painter = painter
        self.camera = camera
        self._outline = outline
        self._max_tones = 5 if quick else 99
        self.line_px = max(0.8, 0.0035 * camera.scale)

    def limb(
        self, joints: Sequence[Vec], profile: Profile, color: str, style: LimbStyle = WHOLE_LIMB
    ) -> None:
        """Paint a limb through two or three joints in one colour."""
        tube = self.tube(joints, profile, style)
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        # Stroking costs twice as much as filling a little more than the limb.
        painter.setBrush(self.outline_color(color))
        painter.drawPolygon(tube.outline(self.line_px, *style.outlined))
        tones = min(style.tones, self._max_tones)
        starts, colors = tube_bands(color, round(tube.side_light, 1), tones)
        for band, band_color in zip(tube.bands(starts), colors, strict=True):
            painter.setBrush(band_color)
            painter.drawPolygon(band)

    def tube(self, joints: Sequence[Vec], profile: Profile, style: LimbStyle = WHOLE_LIMB) -> Tube:
        """A limb as the camera sees it."""
        line = bent_line([self.camera.xy(joint) for joint in joints], style.points)
        last, scale = len(line) - 1, self.camera.scale
        part = slice(round(style.span[0] * last), round(style.span[1] * last) + 1)
        radii_m = radii(profile, len(line))[part]
        radii_px = [(radius + style.thicker_m) * scale for radius in radii_m]
        return tube_around(line[part], radii_px, self.camera.light, style.flat)

    def crease(self, start: Vec, end: Vec, color: str) -> None:
        """A fine line, as between two fingers."""
        self.painter.setPen(QPen(shaded(color, -0.6), self.line_px))
        self.painter.drawLine(self.camera.point(start), self.camera.point(end))

    def outline_color(self, color: str) -> QColor:
        """The colour of the outline around what has that colour."""
        return QColor(self._outline) if self._outline else shaded(color, _OUTLINE_LIGHT)
