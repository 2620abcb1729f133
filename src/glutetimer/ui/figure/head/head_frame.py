"""Where a head is seen in a picture, and from where the light comes to it."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from glutetimer.core.frozen import frozen
from glutetimer.core.pose import Trunk
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.head.head_turn import HeadTurn

# By how much the head is higher than the joint it turns around, so that a neck is seen.
_RAISED_M = 0.006
# So many directions of the light are told apart.
_LIGHT_STEPS = 48


@frozen
class HeadFrame:
    """Where a head is seen: from metres around its centre to the picture, and its turn.

    `light` is the step of the light's direction, of `_LIGHT_STEPS` around.
    """

    transform: QTransform
    turn: HeadTurn
    light: int

    @staticmethod
    def of(camera: Camera, trunk: Trunk) -> HeadFrame:
        """The frame of a trunk's head; x points to the side that the face is turned to."""
        scale = camera.scale
        x, y = camera.xy(trunk.head)
        crown_x, crown_y = camera.xy(trunk.head + trunk.crown)
        length = hypot(crown_x - x, crown_y - y)
        up_x, up_y = (crown_x - x) / length, (crown_y - y) / length
        face_x, face_y = camera.xy(trunk.head + trunk.face)
        aside = ((face_x - x) * -up_y + (face_y - y) * up_x) / scale
        down = -((face_x - x) * up_x + (face_y - y) * up_y) / scale
        to = -1.0 if aside < 0 else 1.0
        x, y = x + up_x * _RAISED_M * scale, y + up_y * _RAISED_M * scale
        transform = QTransform(
            -up_y * scale * to, up_x * scale * to, -up_x * scale, -up_y * scale, x, y
        )
        light_x = (camera.light[0] * -up_y + camera.light[1] * up_x) * to
        light_y = -(camera.light[0] * up_x + camera.light[1] * up_y)
        light = round(atan2(light_y, light_x) / (2 * pi) * _LIGHT_STEPS) % _LIGHT_STEPS
        return HeadFrame(transform, HeadTurn.seen(abs(aside), down), light)


def towards(light: int) -> QPointF:
    """The direction of a step of the light."""
    angle_rad = light * 2 * pi / _LIGHT_STEPS
    return QPointF(cos(angle_rad), sin(angle_rad))
