"""The camera: an orthographic projection from metres in the room to pixels of a picture."""

from __future__ import annotations

from math import cos, hypot, radians, sin, tan

from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.pose import Posture
from glutetimer.core.space import Vec

# From the front, a little from above and from the feet's side. Without perspective a metre is the
# same number of pixels everywhere.
AZIMUTH_DEG, ELEVATION_DEG = 18.0, 20.0
# What a picture shows, in metres on the picture plane around the origin: with straight legs or
# sitting, and closer up where someone lies with bent legs, the feet at the viewer's right.
VIEW = QRectF(-1.03, -1.05, 2.06, 1.39)
_CLOSE_UP = QRectF(-0.985, -0.79, 1.75, 1.138)
# By this fraction more is seen of who sits, so that the mat's ends are in the picture.
_SITTING_WIDER = 0.1


class Camera:
    """Looks into the room; the picture fills `rect` or more than it, and is not distorted.

    As the person turns end for end the camera swings around to the feet's other side, so that
    the picture of one leg is the mirror image of the other's. `scale` is pixels per metre;
    `light` is the direction in the picture that the light comes from.
    """

    def __init__(self, rect: QRectF, posture: Posture) -> None:
        roll = posture.roll
        # 0 is the close-up, 1 all of the view.
        zoom_out = 1 - (1 - posture.knee_extension) * (1 - posture.sitting)
        width = _CLOSE_UP.width() + (VIEW.width() - _CLOSE_UP.width()) * zoom_out
        height = _CLOSE_UP.height() + (VIEW.height() - _CLOSE_UP.height()) * zoom_out
        close_up, view = _CLOSE_UP.center(), VIEW.center()
        centre_x = (1 - zoom_out) * close_up.x() * (1 - 2 * roll)
        centre_y = close_up.y() + (view.y() - close_up.y()) * zoom_out
        azimuth, elevation = radians(AZIMUTH_DEG * (2 * roll - 1)), radians(ELEVATION_DEG)
        wider = 1 + _SITTING_WIDER * posture.sitting
        self.scale = min(rect.width() / width, rect.height() / height) / wider
        self._x0 = rect.center().x() - centre_x * self.scale
        self._y0 = rect.center().y() - centre_y * self.scale
        # The picture's x and y for a metre along the room's x, y and z.
        self._xx, self._xz = cos(azimuth) * self.scale, sin(azimuth) * self.scale
        self._yy = -cos(elevation) * self.scale
        self._yz = cos(azimuth) * sin(elevation) * self.scale
        # What lies in this direction is seen at one place of the picture.
        self.to_viewer = Vec(-tan(azimuth), tan(elevation) * cos(azimuth), 1).unit
        # From above, a little from the head's side.
        tilt = 0.3 * (2 * roll - 1)
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
