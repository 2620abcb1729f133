"""An ear, which stands off the head."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.face import half_width_m
from glutetimer.ui.figure.head.head_turn import HeadTurn, smooth_path


@frozen
class Ear:
    """An ear's outline, its rim's inner edge with the fold before it, and the hollow."""

    outline: QPainterPath
    rim: QPainterPath
    hollow: QPainterPath


# Around where an ear is attached: how far back from there, of 1, and down.
_EAR = (
    (0.00, -0.010), (0.10, -0.024), (0.42, -0.0315), (0.78, -0.0270), (0.98, -0.0110),
    (0.92, 0.0060), (0.66, 0.0175), (0.48, 0.0280), (0.20, 0.0315), (0.00, 0.0220),
)  # fmt: skip
_EAR_RIM = (
    (0.16, -0.012),
    (0.34, -0.0225),
    (0.62, -0.0205),
    (0.76, -0.0085),
    (0.66, 0.0050),
    (0.46, 0.0130),
)
_EAR_HOLLOW = (
    (0.14, -0.004),
    (0.36, -0.0110),
    (0.56, -0.0040),
    (0.48, 0.0075),
    (0.26, 0.0130),
    (0.13, 0.0070),
)
_EAR_M, _EAR_Y_M, _EAR_Z_M = 0.034, 0.012, -0.002
# So far within the edge of the cheek.
_WITHIN_M = 0.0015
# An ear stands off the head: how far outward, and back, its rear edge is, of its length.
_OUTWARD, _BACKWARD = 0.38, 0.92


# Further turned aside, the head hides its far ear.
_FAR_HIDDEN = 0.34


def shows_far_ear(turn: HeadTurn) -> bool:
    """Whether anything of the ear on the side that the face is turned to is in sight."""
    return turn.aside < _FAR_HIDDEN


def ear(turn: HeadTurn, build: Build, side: int) -> Ear:
    """An ear of a build: −1 is the side nearer to the viewer, 1 the other."""

    def at(back: float, down: float) -> QPointF:
        # It leans back a little.
        down *= 0.92
        back_m = back * _EAR_M - 0.12 * down
        y = _EAR_Y_M + down
        x = half_width_m(build, y) - _WITHIN_M + back_m * _OUTWARD
        return turn.point(side * x, y, _EAR_Z_M - back_m * _BACKWARD)

    return Ear(
        smooth_path([at(*place) for place in _EAR]),
        smooth_path([at(*place) for place in _EAR_RIM], closed=False),
        smooth_path([at(*place) for place in _EAR_HOLLOW]),
    )
