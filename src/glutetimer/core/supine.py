"""Lying on the back: the bridge, and the way there from sitting.

Who sits facing the viewer takes the hands off the knees, sets the feet aside, one after the other,
turns on the spot between both hands, and then lies back. The head comes to the viewer's left.
"""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_ON_KNEE, HIPS_Y_M, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import HIP_GAP_M, SHANK_M, SPINE_M, THIGH_M, LimbTarget, Stance, curve
from glutetimer.core.space import Vec

# The spine's height above the mat, and where the middle of the mat is: away from the wall, so
# that there is room for an arm on either side.
_SPINE_Y_M, MIDDLE_Z_M = 0.12, 0.165
_ANKLE_Y_M = 0.065
# At the top of a bridge, shoulders, hips and knees are in one line and the shanks upright: so
# steep is the trunk then, and so far before the hips that lie are the ankles.
BRIDGE_DEG = degrees(asin((_ANKLE_Y_M + SHANK_M - _SPINE_Y_M) / (SPINE_M + THIGH_M)))
_ANKLE_FORWARD_M = (SPINE_M + THIGH_M) * cos(radians(BRIDGE_DEG)) - SPINE_M

# The upper side is the one at the wall. Ways are drawn to the second of each pair, but do not reach
# it: the hands' around the knees, the feet's a little off the mat.
_UPPER_FOOT, _UPPER_FOOT_OFF = (
    LimbTarget(
        Vec(_ANKLE_FORWARD_M, _ANKLE_Y_M, MIDDLE_Z_M - HIP_GAP_M / 2),
        Vec(0, 1, 0),
        Vec(1, -0.10, -0.10).unit,
    ),
    LimbTarget(Vec(0.38, 0.06, 0.38), Vec(-0.93, 1.29, -0.98), Vec(0.6, -0.1, 0.6)),
)
_LOWER_FOOT, _LOWER_FOOT_OFF = (
    LimbTarget(
        Vec(_ANKLE_FORWARD_M, _ANKLE_Y_M, MIDDLE_Z_M + HIP_GAP_M / 2),
        Vec(0, 1, 0),
        Vec(1, -0.10, 0.10).unit,
    ),
    LimbTarget(Vec(0.34, 0.13, 0.25), Vec(-0.43, 1.89, 0.75), Vec(0.8, -0.1, 0.5)),
)
_UPPER_HAND, _AROUND_UPPER_KNEE = (
    LimbTarget(
        Vec(0.05, PALM_Y_M, MIDDLE_Z_M - 0.292),
        Vec(-0.4, -0.3, -0.8),
        Vec(1, PALM_DOWN, -0.05).unit,
    ),
    LimbTarget(Vec(0.83, 0.19, -0.19), Vec(1.74, -0.49, -0.19), Vec(0.8, -0.2, 0.3)),
)
_LOWER_HAND, _AROUND_LOWER_KNEE = (
    LimbTarget(
        Vec(0.05, PALM_Y_M, MIDDLE_Z_M + 0.292),
        Vec(-0.4, -0.3, 0.8),
        Vec(1, PALM_DOWN, 0.05).unit,
    ),
    LimbTarget(Vec(-1.10, 0.14, 0.05), Vec(-1.10, -0.05, 0.02), Vec(0.1, -0.2, 0.9)),
)

# From when to when on the way down, as fractions of it.
_TURN, _LIE_BACK = (0.16, 0.78), (0.35, 1.00)
_UPPER_STEP, _LOWER_STEP = (0.08, 0.79), (0.07, 0.90)
_UPPER_PALM, _LOWER_PALM = (0.00, 0.52), (0.00, 0.71)
_LOWER_IN_FRONT, _ON_LOWER_KNEE = FOOT_IN_FRONT.mirrored, HAND_ON_KNEE.mirrored
# The head leads, its chin towards the chest, and is upright again as the trunk is: so far bowed at
# most, and from when to when on the way up it is bowed and raised again.
_NOD_DEG, _BOWED, _RAISED = 38.0, (0.0, 0.26), (0.30, 0.80)


def supine_stance(risen: float) -> Stance:
    """On the back (`risen` is 0), on the way up, or sitting (1); the left side is the upper one."""
    way = 1 - risen
    turn_rad = radians(90 * eased_between(way, _TURN))
    back = eased_between(way, _LIE_BACK)
    back_rad = radians(90 * back)
    front = Vec(sin(turn_rad), 0, cos(turn_rad))
    # Away from the wall as soon as an elbow comes near it.
    hips = Vec(0, HIPS_Y_M + (_SPINE_Y_M - HIPS_Y_M) * back, MIDDLE_Z_M * front.x)
    return Stance(
        hips,
        Vec(0, cos(back_rad), 0) - front * sin(back_rad),
        Vec(front.z, 0, -front.x),
        curve(HAND_ON_KNEE, _AROUND_UPPER_KNEE, _UPPER_HAND, eased_between(way, _UPPER_PALM)),
        curve(_ON_LOWER_KNEE, _AROUND_LOWER_KNEE, _LOWER_HAND, eased_between(way, _LOWER_PALM)),
        curve(FOOT_IN_FRONT, _UPPER_FOOT_OFF, _UPPER_FOOT, eased_between(way, _UPPER_STEP)),
        curve(_LOWER_IN_FRONT, _LOWER_FOOT_OFF, _LOWER_FOOT, eased_between(way, _LOWER_STEP)),
    )


def nod_deg(risen: float) -> float:
    """How far the head is bowed towards the chest on the way up from the back."""
    return _NOD_DEG * (eased_between(risen, _BOWED) - eased_between(risen, _RAISED))
