"""From metres in the room to points in a picture."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.pose import Posture
from glutetimer.core.space import Vec

# Seen from the front, a little from above and from the feet's side, without perspective, so
# that a metre is the same number of pixels everywhere.
AZIMUTH_DEG, ELEVATION_DEG = 18.0, 20.0
# What a picture shows, in metres on the picture plane around the origin: with straight legs or
# sitting, and nearer where someone lies with bent legs, the feet at the viewer's right.
VIEW = QRectF(-1.03, -1.05, 2.06, 1.39)
_NEAR = QRectF(-0.985, -0.79, 1.75, 1.138)
# Sitting, one is further away: so much more is seen that the mat's ends are.
_WIDER = 0.1


class Camera:
    """Looks into the room; the picture fills `rect` or more than it, and is not distorted.

    As the person turns end for end the camera swings around to the feet's other side, so that
    the picture of one leg is the mirror image of the other's.
    """

    def __init__(self, rect: QRectF, posture: Posture) -> None:
        roll = posture.roll
        far = 1 - (1 - posture.knee_extension) * (1 - posture.sitting)
        width = _NEAR.width() + (VIEW.width() - _NEAR.width()) * far
        height = _NEAR.height() + (VIEW.height() - _NEAR.height()) * far
        middle_x = (1 - far) * _NEAR.center().x() * (1 - 2 * roll)
        middle_y = _NEAR.center().y() + (VIEW.center().y() - _NEAR.center().y()) * far
        azimuth, elevation = radians(AZIMUTH_DEG * (2 * roll - 1)), radians(ELEVATION_DEG)
        wider = 1 + _WIDER * posture.sitting
        self.scale = min(rect.width() / width, rect.height() / height) / wider
        self._x0 = rect.center().x() - middle_x * self.scale
        self._y0 = rect.center().y() - middle_y * self.scale
        self._xx, self._xz = cos(azimuth) * self.scale, sin(azimuth) * self.scale
        self._yy = -cos(elevation) * self.scale
        self._yx = -sin(azimuth) * sin(elevation) * self.scale
        self._yz = cos(azimuth) * sin(elevation) * self.scale
        # The one light, as it falls into the picture: from above, a little from the head's side.
        tilt = 0.3 * (2 * roll - 1)
        self.light = (tilt / hypot(tilt, 1), -1 / hypot(tilt, 1))
        self._depth = Vec(
            -sin(azimuth) * cos(elevation), sin(elevation), cos(azimuth) * cos(elevation)
        )

    def at(self, place: Vec) -> tuple[float, float]:
        """Where a place is seen."""
        return (
            self._x0 + place.x * self._xx + place.z * self._xz,
            self._y0 + place.y * self._yy + place.x * self._yx + place.z * self._yz,
        )

    def point(self, place: Vec) -> QPointF:
        """Where a place is seen."""
        return QPointF(*self.at(place))

    def depth(self, place: Vec) -> float:
        """How near a place is to the viewer, in metres."""
        return place.dot(self._depth)
