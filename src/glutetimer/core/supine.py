"""Lying on the back: the bridge, and the way there from lying on a side.

One rolls over: the near hand comes from under the cheek and around on the mat to beside the hip,
the far one over the upper hip to the mat behind it; the knees, which pointed forward, come up, and
the feet part. So one gets down to the back by way of the side, and up again, as people with a sore
back are taught to (a log roll). Places are those of the left side up, the head at the viewer's
left; the upper side comes to be the one at the wall.
"""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, degrees, radians

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import (
    FOREARM_M,
    HIP_GAP_M,
    SHANK_M,
    SHOULDER_GAP_M,
    SPINE_M,
    THIGH_M,
    UPPER_ARM_M,
    LimbTarget,
    Stance,
    curve,
    two_bone_ik,
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
# Ways are drawn to these, but do not reach them.
_OVER_HIP = LimbTarget(Vec(0.04, 0.52, 0.46), Vec(-0.9, 1.0, -0.4), Vec(0.75, -0.13, -0.09))
# On the upper hip, from the hips' middle, of who lies on the side.
_ON_HIP = LimbTarget(Vec(-0.09, 0.28, 0.04), Vec(0.0, 0.45, -0.8), Vec(0.80, 0.0, -0.3))
_AT_COLLARBONE = LimbTarget(Vec(-0.355, 0.265, 0.335), Vec(0.65, -0.32, 0.44), Vec(0, 0, 0))
_OVER_CHEST = LimbTarget(Vec(-0.17, 0.46, 0.43), Vec(1.6, -1.5, 0.32), Vec(0, 0, 0))
# How much it lies towards the feet, against the forearm's direction.
_TO_FEET = Vec(0.5, -0.2, -0.1)
# From when to when on the way to the back, as fractions of it. The upper knee comes up first, or
# the lower one could not.
_SLIDE, _TURN = (0.0, 0.65), (0.10, 0.95)
_TO_HIP, _OFF_HIP = (0.0, 0.47), (0.62, 1.0)
_OFF_CHEEK, _TO_MAT = (0.0, 0.40), (0.20, 0.92)
_HAND_OPENS, _HAND_TURNS, _HAND_LIES = (0.0, 0.40), (0.10, 0.60), (0.68, 1.0)
_UPPER_FOOT, _UPPER_KNEE = (0.20, 0.90), (0.0, 0.70)
_LOWER_FOOT, _LOWER_KNEE = (0.10, 0.80), (0.15, 0.85)


def rolled_onto_back(on_side: Stance, rolled: float) -> Stance:
    """From lying on the side (`rolled` is 0) to the back (1)."""

    def so_far(span: tuple[float, float]) -> float:
        return eased_between(rolled, span)

    turned, back = on_side.lerp(_ON_BACK, so_far(_TURN)), _ON_BACK
    hips = Vec(turned.hips.x, turned.hips.y, on_side.hips.lerp(back.hips, so_far(_SLIDE)).z)
    on_hip = _turned_with(replace(turned, hips=hips), _ON_HIP)
    to_hip = curve(on_side.upper_hand, _OVER_HIP, on_hip, so_far(_TO_HIP))
    near_shoulder = hips + turned.crown * SPINE_M - turned.upper * (SHOULDER_GAP_M / 2)
    near_hand = _over_elbow(on_side.lower_hand, near_shoulder, rolled)
    return Stance(
        hips,
        turned.crown,
        turned.upper,
        to_hip.lerp(back.upper_hand, so_far(_OFF_HIP)),
        near_hand,
        on_side.upper_foot.lerp(back.upper_foot, so_far(_UPPER_FOOT), so_far(_UPPER_KNEE)),
        on_side.lower_foot.lerp(back.lower_foot, so_far(_LOWER_FOOT), so_far(_LOWER_KNEE)),
    )


def _over_elbow(on_side: LimbTarget, shoulder: Vec, rolled: float) -> LimbTarget:
    """The near hand, whose elbow stays on the mat while one rolls over it.

    From the cheek it comes by the collarbone over the chest to beside the hip, as an open hand,
    which leads on from the forearm.
    """

    def so_far(span: tuple[float, float]) -> float:
        return eased_between(rolled, span)

    at_neck = on_side.lerp(_AT_COLLARBONE, so_far(_OFF_CHEEK))
    hand = curve(at_neck, _OVER_CHEST, _ON_BACK.lower_hand, so_far(_TO_MAT))
    elbow = two_bone_ik(shoulder, hand.end, hand.bend, UPPER_ARM_M, FOREARM_M)
    resting = (hand.end - elbow).unit + _TO_FEET * so_far(_HAND_TURNS)
    open_hand = on_side.point.lerp(resting, so_far(_HAND_OPENS))
    return replace(hand, point=open_hand.lerp(_ON_BACK.lower_hand.point, so_far(_HAND_LIES)))


def _turned_with(trunk: Stance, target: LimbTarget) -> LimbTarget:
    """What is at the trunk of who lies on the side, as that has turned since."""

    def turned(vec: Vec) -> Vec:
        return trunk.crown * -vec.x + trunk.upper * vec.y + trunk.front * vec.z

    return LimbTarget(trunk.hips + turned(target.end), turned(target.bend), turned(target.point))
