"""Lying on the back: the bridge, and the way there from lying on a side.

One stretches the legs and rolls over in one piece: the near hand comes from under the cheek to the
breast and from there to the mat beside the hip, the far one by the hip to the mat behind it. Then
the knees are raised together and the feet drawn in. So one gets down to the back by way of the
side, and up again, as people with a sore back are taught to (a log roll). Places are those of the
left side up, the head at the viewer's left; the upper side comes to be the one at the wall.
"""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, degrees, radians

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import (
    HIP_GAP_M,
    SHANK_M,
    SPINE_M,
    THIGH_M,
    LimbTarget,
    Stance,
    curve,
)
from glutetimer.core.space import Vec

# The spine's height above the mat, and where the middle of the mat is: away from the wall, so
# that there is room for an arm on either side.
_SPINE_Y_M, MIDDLE_Z_M = 0.12, 0.165
_ANKLE_Y_M = 0.065
# At the top of a bridge, shoulders, hips and knees are in one line and the shanks upright: so
# steep is the trunk then, and so far before the hips that lie are the ankles.
BRIDGE_DEG = degrees(asin((_ANKLE_Y_M + SHANK_M - _SPINE_Y_M) / (SPINE_M + THIGH_M)))
_ANKLE_FORWARD_M = (SPINE_M + THIGH_M) * cos(radians(BRIDGE_DEG)) - SPINE_M


def _foot(side: int) -> LimbTarget:
    ankle = Vec(_ANKLE_FORWARD_M, _ANKLE_Y_M, MIDDLE_Z_M + side * HIP_GAP_M / 2)
    return LimbTarget(ankle, Vec(0, 1, 0), Vec(1, -0.10, side * 0.10).unit)


def _hand(side: int) -> LimbTarget:
    wrist = Vec(0.05, PALM_Y_M, MIDDLE_Z_M + side * 0.292)
    return LimbTarget(wrist, Vec(-0.4, -0.3, side * 0.8), Vec(1, PALM_DOWN, side * 0.05).unit)


_AT_WALL, _AWAY = -1, 1
_ON_BACK = Stance(
    Vec(0, _SPINE_Y_M, MIDDLE_Z_M),
    Vec(-1, 0, 0),
    Vec(0, 0, _AT_WALL),
    _hand(_AT_WALL),
    _hand(_AWAY),
    _foot(_AT_WALL),
    _foot(_AWAY),
)
# On the trunk of who lies on the side, from the hips' middle: the lower hand on the breast, the
# upper one beside the hip.
_ON_BREAST = LimbTarget(Vec(-0.295, 0.055, 0.255), Vec(0.97, -0.05, 0.55), Vec(-0.4, 0.34, -0.26))
_BESIDE_HIP = LimbTarget(
    Vec(0.044, 0.238, 0.056), Vec(0.471, 1.226, -0.374), Vec(1.032, -0.112, 0.106)
)
# Ways are drawn to these, but do not reach them.
_BEFORE_NECK = LimbTarget(Vec(-0.462, -0.051, 0.589), Vec(1.62, -0.08, 1.34), Vec(0, 0, 0))
_OVER_WAIST = LimbTarget(Vec(-0.17, 0.325, 0.535), Vec(-0.09, -1.08, 0.89), Vec(1.56, -0.03, -0.93))
_OVER_HIP = LimbTarget(Vec(0.061, 0.434, 0.469), Vec(-0.894, 1.093, -0.6), Vec(0.873, 0.28, 0.469))
# Who rolls over has stretched the legs so far, for bent ones would point at the viewer: the lower
# foot slides, the upper one is lifted off it.
_SLIDE_OUT, _LIFT_OUT = Vec(0.28, 0, 0), Vec(0.28, 0.05, 0)
# From when to when on the way to the back, as fractions of it.
_ROLL, _STRETCH, _DRAW_IN = (0.25, 0.92), (0.02, 0.50), (0.48, 1.0)
_TO_BREAST, _HAND_LIES, _TO_MAT = (0.0, 0.58), (0.31, 0.57), (0.41, 1.0)
_TO_HIP, _OFF_HIP = (0.0, 0.5), (0.56, 1.0)


def rolled_onto_back(on_side: Stance, rolled: float) -> Stance:
    """From lying on the side (`rolled` is 0) to the back (1)."""

    def so_far(span: tuple[float, float]) -> float:
        return eased_between(rolled, span)

    turned, back = on_side.lerp(_ON_BACK, so_far(_ROLL)), _ON_BACK
    beside_hip, on_breast = _turned_with(turned, _BESIDE_HIP), _turned_with(turned, _ON_BREAST)
    to_hip = curve(on_side.upper_hand, _OVER_HIP, beside_hip, so_far(_TO_HIP))
    to_breast = curve(on_side.lower_hand, _BEFORE_NECK, on_breast, so_far(_TO_BREAST))
    pointing = on_side.lower_hand.point.lerp(on_breast.point, so_far(_HAND_LIES))
    to_breast = replace(to_breast, point=pointing)
    out = stretched(rolled)
    return Stance(
        turned.hips,
        turned.crown,
        turned.upper,
        to_hip.lerp(back.upper_hand, so_far(_OFF_HIP)),
        curve(to_breast, _OVER_WAIST, back.lower_hand, so_far(_TO_MAT)),
        turned.upper_foot.moved(_LIFT_OUT * out),
        turned.lower_foot.moved(_SLIDE_OUT * out),
    )


def stretched(rolled: float) -> float:
    """How far the legs are stretched, from 0 to 1, while one rolls over."""
    return eased_between(rolled, _STRETCH) - eased_between(rolled, _DRAW_IN)


def _turned_with(trunk: Stance, target: LimbTarget) -> LimbTarget:
    """What is at the trunk of who lies on the side, as that has turned since."""

    def turned(vec: Vec) -> Vec:
        return trunk.crown * -vec.x + trunk.upper * vec.y + trunk.front * vec.z

    return LimbTarget(trunk.hips + turned(target.end), turned(target.bend), turned(target.point))
