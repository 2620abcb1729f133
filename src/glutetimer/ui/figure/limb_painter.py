"""Paints tubes: one person's limbs, seen by one camera, in one light."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.shading import bands, shaded
from glutetimer.ui.figure.tube import Profile, Tube, bent, radii, tube

STEPS, TONES = 9, 9
# How dark an outline is, against the colour of what it surrounds.
_OUTLINE = -0.9


class LimbPainter:
    """`edge` is the colour of outlines, or empty for a darker tone of what they surround.

    `quick` takes fewer tones, for what is only seen for a moment.
    """

    def __init__(self, painter: QPainter, camera: Camera, edge: str, quick: bool = False) -> None:
        self.painter = painter
        self.camera = camera
        self._edge = edge
        self._most_tones = 5 if quick else 99
        self.line_px = max(0.8, 0.0035 * camera.scale)

    def limb(
        self,
        joints: Sequence[Vec],
        profile: Profile,
        color: str,
        span: tuple[float, float] = (0.0, 1.0),
        flat: tuple[bool, bool] = (False, False),
        lined: tuple[bool, bool] = (False, True),
        thicker_m: float = 0.0,
        steps: int = STEPS,
        tones: int = TONES,
    ) -> None:
        """A limb through two or three joints, or the `span` of it, in one colour.

        `flat` and `lined` are for its start and its end: cut off straight, as cloth is, and
        outlined; an end that runs into the body is not.
        """
        made = self.tube(joints, profile, span, flat, thicker_m, steps)
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        # Stroking costs twice as much as filling a little more than the limb.
        painter.setBrush(self.outline(color))
        painter.drawPolygon(made.rim(self.line_px, *lined))
        begins, tints = bands(color, round(made.lit, 1), min(tones, self._most_tones))
        for band, tint in zip(made.bands(begins), tints, strict=True):
            painter.setBrush(tint)
            painter.drawPolygon(band)

    def tube(
        self,
        joints: Sequence[Vec],
        profile: Profile,
        span: tuple[float, float] = (0.0, 1.0),
        flat: tuple[bool, bool] = (False, False),
        thicker_m: float = 0.0,
        steps: int = STEPS,
    ) -> Tube:
        """The outline of a limb as the camera sees it."""
        line = bent([self.camera.at(joint) for joint in joints], steps)
        last = len(line) - 1
        first, end = round(span[0] * last), round(span[1] * last) + 1
        scale = self.camera.scale
        thick = [(each + thicker_m) * scale for each in radii(profile, len(line))[first:end]]
        return tube(line[first:end], thick, self.camera.light, flat)

    def crease(self, start: Vec, end: Vec, color: str) -> None:
        """A fine line, as between two fingers."""
        self.painter.setPen(QPen(shaded(color, -0.6), self.line_px))
        self.painter.drawLine(self.camera.point(start), self.camera.point(end))

    def outline(self, color: str) -> QColor:
        """The colour around what has that colour."""
        return QColor(self._edge) if self._edge else shaded(color, _OUTLINE)
