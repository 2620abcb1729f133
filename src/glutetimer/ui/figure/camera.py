"""The camera: a level, oblique projection from metres in the room to pixels of a picture."""

from __future__ import annotations

from math import cos, hypot, radians, sin, tan

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Posture
from glutetimer.core.space import Vec
from glutetimer.core.supine import stretched
from glutetimer.ui.figure.picture_size import HEIGHT_M, WIDTH_M

# From the front, a little from above and from the feet's side. Without perspective a metre is the
# same number of pixels everywhere; all that runs along the wall is level.
AZIMUTH_DEG, ELEVATION_DEG = 18.0, 20.0
# What a picture shows of who lies, the feet at the viewer's right, in metres on the picture plane
# around the mat's middle: with straight legs, and closer up with bent ones, on a side or the back.
# Beyond the head the mat runs out of the picture; beyond the feet of straight legs its end is seen.
VIEW = QRectF(-0.925, -1.105, WIDTH_M, HEIGHT_M)
_ON_SIDE, _ON_BACK = QRectF(-0.93, -0.90, 1.77, 1.194), QRectF(-0.95, -0.835, 1.65, 1.113)
# Of who rolls over, the legs stretched out.
_ROLLING = QRectF(-1.015, -0.885, 1.98, 1.336)
# And from so much higher up: an arm that is led round on the mat points to the viewer, and so does
# the folded thigh of who is half up.
_HIGHER_DEG, _HALF_UP_DEG = 14.0, 7.0
# Of who sits, with both ends of the mat.
_SITTING = QRectF(-1.12, -1.085, 2.24, 1.511)


class Camera:
    """Looks into the room; the picture fills `rect` or more than it, and is not distorted.

    As the person turns end for end the camera swings around to the feet's other side, so that
    the picture of one leg is the mirror image of the other's. `scale` is pixels per metre;
    `light` is the direction in the picture that the light comes from.
    """

    def __init__(self, rect: QRectF, posture: Posture) -> None:
        # From −1, the feet at the viewer's right, to 1.
        swing = 2 * posture.roll - 1
        close_up = _between(_ON_SIDE, _ON_BACK, smootherstep(posture.supine))
        bent = _between(VIEW, close_up, 1 - posture.knee_extension)
        rolling = stretched(posture.rolled)
        lying = _between(bent, _ROLLING, rolling)
        lying.moveCenter(QPointF(-swing * lying.center().x(), lying.center().y()))
        view = _between(lying, _SITTING, posture.sitting)
        azimuth = radians(AZIMUTH_DEG * swing)
        half_up = 4 * posture.sitting * (1 - posture.sitting)
        higher_deg = max(_HIGHER_DEG * rolling, _HALF_UP_DEG * half_up)
        elevation = radians(ELEVATION_DEG + higher_deg)
        self.scale = min(rect.width() / view.width(), rect.height() / view.height())
        self._x0 = rect.center().x() - view.center().x() * self.scale
        # What is left of a higher picture is rather wall than floor.
        spare = rect.height() - view.height() * self.scale
        self._y0 = rect.top() + spare * 2 / 3 - view.top() * self.scale
        # The picture's x and y for a metre along the room's x, y and z.
        self._xx, self._xz = cos(azimuth) * self.scale, sin(azimuth) * self.scale
        self._yy = -cos(elevation) * self.scale
        self._yz = cos(azimuth) * sin(elevation) * self.scale
        # What lies in this direction is seen at one place of the picture.
        self.to_viewer = Vec(-tan(azimuth), tan(elevation) * cos(azimuth), 1).unit
        # From above, a little from the head's side.
        tilt = 0.3 * swing
        self.light = (tilt / hypot(tilt, 1), -1 / hypot(tilt, 1))

    def xy(self, place: Vec) -> tuple[float, float]:
        """Where a place in the room is seen, in pixels."""
        return (
            self._x0 + place.x * self._xx + place.z * self._xz,
            self._y0 + place.y * self._yy + place.z * self._yz,
        )

    def direction(self, vector: Vec) -> tuple[float, float]:
        """How a vector is seen, in metres of the picture."""
        scale = self.scale
        return (
            (vector.x * self._xx + vector.z * self._xz) / scale,
            (vector.y * self._yy + vector.z * self._yz) / scale,
        )

    def point(self, place: Vec) -> QPointF:
        return QPointF(*self.xy(place))

    def level_plane(self, y: float) -> QTransform:
        """From x and z, in metres, of what lies level at that height to pixels."""
        return QTransform(self._xx, 0, self._xz, self._yz, self._x0, self._y0 + y * self._yy)

    def upright_plane(self, z: float) -> QTransform:
        """From x and y, in metres, of what stands parallel to the wall at that depth to pixels."""
        x0, y0 = self._x0 + z * self._xz, self._y0 + z * self._yz
        return QTransform(self._xx, 0, 0, self._yy, x0, y0)


def _between(one: QRectF, other: QRectF, fraction: float) -> QRectF:
    """The rectangle at that fraction of the way from one to the other."""
    moved, grown = other.topLeft() - one.topLeft(), other.size() - one.size()
    return QRectF(one.topLeft() + moved * fraction, one.size() + grown * fraction)
