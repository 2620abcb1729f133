"""Lying on the back: the bridge, and the way there from lying on a side.

One stretches the legs and rolls over in one piece: the near hand slips out from under the head and
is led round on the mat to beside the hip, the far one over the thigh and the hip to the mat behind
it. Then the knees are raised together and the feet drawn in. So one gets down to the back by way of
the side, and up again, as people with a sore back are taught to (a log roll). Places are those of
the left side up, the head at the viewer's left; the upper side comes to be the one at the wall.
"""

from __future__ import annotations

from math import asin, cos, degrees, radians

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import (
    HIP_GAP_M,
    SHANK_M,
    SHOULDER_GAP_M,
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
# The feet while the legs are stretched.
_UPPER_OUT = LimbTarget(
    Vec(0.756, 0.065, 0.042), Vec(-0.107, 0.349, 0.761), Vec(1.118, 0.817, 0.667)
)
_LOWER_OUT = LimbTarget(
    Vec(0.799, 0.065, 0.211), Vec(-0.093, -0.003, 0.908), Vec(0.591, 0.288, 0.724)
)
# On the trunk of who lies on the side, from the hips' middle: the upper hand over the thigh, which
# it leaves before it is there.
_OVER_THIGH = LimbTarget(
    Vec(0.038, 0.214, 0.251), Vec(-1.281, 1.176, 1.064), Vec(0.908, -1.114, 0.219)
)
# Ways are drawn to these, but do not reach them.
_OVER_HIP = LimbTarget(
    Vec(0.082, 0.345, 0.306), Vec(-2.251, -0.171, 0.265), Vec(1.594, -0.684, -0.598)
)
_PAST_HIP = LimbTarget(
    Vec(0.117, 0.349, -0.049), Vec(-0.938, 0.122, -0.974), Vec(0.94, -0.198, -0.23)
)
# From the near shoulder of who rolls: the near hand as far out as it reaches, and before the chest.
_REACHED_OUT = LimbTarget(
    Vec(-0.365, -0.029, 0.391), Vec(-0.191, 0.216, 0.441), Vec(-0.437, -0.171, 1.206)
)
_BEFORE_CHEST = LimbTarget(
    Vec(-0.102, 0.041, 0.418), Vec(-2.58, 0.678, 0.163), Vec(1.97, 0.123, 0.82)
)
# From when to when on the way to the back, as fractions of it.
_REACH, _ROLL, _KNEES_UP, _DRAW_IN = (0.0, 0.27), (0.096, 0.95), (0.58, 0.94), (0.6, 1.0)
_LOWER_STRETCH, _UPPER_STRETCH = (0.09, 0.49), (0.066, 0.63)
_REACHES_OUT, _COMES_ROUND = (0, 0.33), (0.184, 0.72)
_TO_THIGH, _OFF_THIGH = (0, 0.748), (0.426, 0.803)


def rolled_onto_back(on_side: Stance, rolled: float) -> Stance:
    """From lying on the side (`rolled` is 0) to the back (1)."""

    def so_far(span: tuple[float, float]) -> float:
        return eased_between(rolled, span)

    turned, back = on_side.lerp(_ON_BACK, so_far(_ROLL)), _ON_BACK
    to_thigh = curve(
        on_side.upper_hand, _OVER_HIP, _turned_with(turned, _OVER_THIGH), so_far(_TO_THIGH)
    )
    past_hip = _turned_with(turned, _PAST_HIP)
    upper_out = on_side.upper_foot.lerp(_UPPER_OUT, so_far(_UPPER_STRETCH))
    lower_out = on_side.lower_foot.lerp(_LOWER_OUT, so_far(_LOWER_STRETCH))
    return Stance(
        turned.hips,
        turned.crown,
        turned.upper,
        curve(to_thigh, past_hip, back.upper_hand, so_far(_OFF_THIGH)),
        _led_round(on_side, turned, rolled),
        upper_out.lerp(back.upper_foot, so_far(_DRAW_IN), so_far(_KNEES_UP)),
        lower_out.lerp(back.lower_foot, so_far(_DRAW_IN), so_far(_KNEES_UP)),
    )


def _led_round(on_side: Stance, turned: Stance, rolled: float) -> LimbTarget:
    """The near hand: out along the mat beyond the face, and round before the chest to the hip."""
    shoulder = _near_shoulder(turned)
    reached_out = on_side.lower_hand.lerp(
        _REACHED_OUT.moved(shoulder), eased_between(rolled, _REACHES_OUT)
    )
    return curve(
        reached_out,
        _BEFORE_CHEST.moved(shoulder),
        _ON_BACK.lower_hand,
        eased_between(rolled, _COMES_ROUND),
    )


def _near_shoulder(stance: Stance) -> Vec:
    return stance.hips + stance.crown * SPINE_M - stance.upper * (SHOULDER_GAP_M / 2)


def stretched(rolled: float) -> float:
    """How far the legs are stretched, from 0 to 1, while one rolls over."""
    return eased_between(rolled, _REACH) * (1 - eased_between(rolled, _DRAW_IN))


def _turned_with(trunk: Stance, target: LimbTarget) -> LimbTarget:
    """What is at the trunk of who lies on the side, as that has turned since."""

    def turned(vec: Vec) -> Vec:
        return trunk.crown * -vec.x + trunk.upper * vec.y + trunk.front * vec.z

    return LimbTarget(trunk.hips + turned(target.end), turned(target.bend), turned(target.point))
