"""A hand: a palm, four fingers and a thumb, flat on the mat or a little bent off it."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, radians, sin

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Trunk
from glutetimer.core.program import Side
from glutetimer.core.skeleton import ArmJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.extremities.extremity import (
    Ball,
    Bump,
    Digit,
    Extremity,
    Frame,
    Joint,
    ball,
)
from glutetimer.ui.figure.extremities.extremity_painter import paint_extremity
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter

# The radii below are those of a hand whose wrist has this one.
_WRIST_M = 0.026
# Of each finger, from the index to the little one: its knuckle, how long it is, how far it is
# spread to the thumb's side, and its radius at the knuckle and at the tip.
_FINGERS = (
    (Vec(0.073, 0.025, 0.001), 0.070, 7, 0.0084, 0.0061),
    (Vec(0.076, 0.0085, 0.002), 0.0765, 1, 0.0087, 0.0063),
    (Vec(0.072, -0.0085, 0.001), 0.072, -5, 0.0084, 0.0061),
    (Vec(0.064, -0.024, 0.000), 0.055, -13, 0.0075, 0.0054),
)
# The segments of a finger as fractions of it, and how far each bends when the hand is relaxed.
_SEGMENTS = ((0.46, 30), (0.30, 38), (0.24, 22))
# How much of their spread relaxed fingers lose: on the mat they support, off it they rest together.
_TOGETHER = 1.4
# How much of that each finger bends, so that all are seen.
_CURLS = (0.7, 0.9, 1.08, 1.25)
# At rest on the mat, fingers are almost flat; higher up they are bent, as around the head.
_FLAT, _RELAXED = 0.12, 0.56
_ON_MAT_M, _OFF_MAT_M = 0.04, 0.16
# How bent fingers are and where the elbow is is rounded, so that few different hands are made.
_BEND_STEPS, _ELBOW_STEPS = 10, 3
# So near to the head's middle the hand bears it, and so much further away it is on the mat.
_AT_HEAD_M, _FROM_HEAD_M = 0.20, 0.36
# So near to the spine's middle line it lies on the trunk, and so much further away it is free.
_ON_TRUNK_M, _FROM_TRUNK_M = 0.19, 0.14
_UP = Vec(0, 1, 0)
# Where an arm hangs its palm faces to the back, and so much to the body's middle.
_ASIDE = 0.5
# Where the two sides of a hand and the thumb's nail face, in the hand's frame.
_PALM, _BACK, _THUMB_NAIL = Vec(0, 0, -1), Vec(0, 0, 1), Vec(0, 0.6, 0.8)


def paint_hand(
    limb_painter: LimbPainter, arm: ArmJoints, side: Side, palm: Vec, wrist_m: float, skin: str
) -> None:
    """The hand of that side; its palm faces where `palm` points, as far as the wrist allows.

    `wrist_m` is the arm's radius where it ends.
    """
    off_mat = (arm.fingertips.y - _ON_MAT_M) / (_OFF_MAT_M - _ON_MAT_M)
    bend = _FLAT + (_RELAXED - _FLAT) * smootherstep(min(1.0, max(0.0, off_mat)))
    frame, forearm = hand_frame(arm, side, palm), (arm.elbow - arm.wrist).unit
    seen_from_hand = (forearm.dot(axis) for axis in (frame.along, frame.inward, frame.back))
    to_elbow = Vec(*(round(part * _ELBOW_STEPS) / _ELBOW_STEPS for part in seen_from_hand))
    extremity = hand_hulls(round(wrist_m, 4), round(bend * _BEND_STEPS) / _BEND_STEPS, to_elbow)
    paint_extremity(limb_painter, extremity, frame, skin)


def hand_frame(arm: ArmJoints, side: Side, palm: Vec) -> Frame:
    """Where the hand is, with its thumb's side inward."""
    along = (arm.fingertips - arm.wrist).unit
    back = rejected_unit(palm, along) * -1
    inward = back.cross(along) if side is Side.RIGHT else along.cross(back)
    return Frame(arm.wrist, along, inward, back)


def palm_direction(arm: ArmJoints, trunk: Trunk) -> Vec:
    """Where the palm faces: down to the mat, to the head where it bears that, to the trunk where
    it lies on that, and to the back where the arm hangs.
    """
    along = (arm.fingertips - arm.wrist).unit
    hanging = along.y * along.y
    aside = (trunk.chest - arm.shoulder).unit * _ASIDE - trunk.face
    free = _UP * (hanging - 1) + aside.unit * hanging
    away_m = (arm.wrist - trunk.head).length
    turned = smootherstep(min(1.0, max(0.0, (away_m - _AT_HEAD_M) / _FROM_HEAD_M)))
    middle = arm.wrist.lerp(arm.fingertips, 0.5)
    spine = trunk.chest - trunk.hips
    along_spine = min(1.0, max(0.0, (middle - trunk.hips).dot(spine) / spine.dot(spine)))
    to_trunk = trunk.hips + spine * along_spine - middle
    off_trunk = smootherstep(min(1.0, max(0.0, (to_trunk.length - _ON_TRUNK_M) / _FROM_TRUNK_M)))
    free = to_trunk.unit.lerp(free, off_trunk)
    under = (1 + cos(pi * turned)) / 2 * off_trunk
    to_head = (trunk.head - arm.wrist).unit * under
    # Between the two it turns by way of the thumb's being up, but for a hand that is raised:
    # steadily, though the head is more and more behind the hand.
    thumb_up = sin(pi * turned) * (1 - hanging)
    turning = trunk.face * (thumb_up * (1 - to_head.dot(trunk.face)))
    return free * (1 - under) + to_head + turning


@lru_cache(maxsize=64)
def hand_hulls(wrist_m: float, bend: float, to_elbow: Vec) -> Extremity:
    """A hand around its wrist; `bend` is 0 with straight fingers and 1 with relaxed ones.

    `to_elbow` is a direction in its frame.
    """
    # A thick wrist's hand is wider, too, but not by as much.
    wide = (1 + wrist_m / _WRIST_M) / 2
    root = ball(0, 0, 0, wrist_m)

    def fleshy(x: float, y: float, z: float, radius_m: float) -> Ball:
        return ball(x, y * wide, z * wide, radius_m * wide)

    knuckles = tuple(
        fleshy(place.x, place.y, place.z, radius_m) for place, _, _, radius_m, _ in _FINGERS
    )
    thumb_side, little_side = (
        fleshy(0.030, 0.019, -0.005, 0.017),
        fleshy(0.032, -0.018, -0.004, 0.016),
    )
    thumb_joint = fleshy(0.056, 0.044, -0.009, 0.0112)
    web = fleshy(0.052, 0.032, -0.005, 0.009)
    body = (
        (root, thumb_side, little_side),
        (thumb_side, little_side, *knuckles),
        (thumb_side, web, knuckles[0]),
        (root, thumb_side, thumb_joint),
    )
    thumb = Digit(
        (
            thumb_joint,
            fleshy(0.079, 0.055 - 0.010 * bend, -0.011 - 0.006 * bend, 0.0098),
            fleshy(0.098, 0.059 - 0.020 * bend, -0.013 - 0.012 * bend, 0.0078),
        ),
        _THUMB_NAIL,
    )
    together = max(0.0, 1 - _TOGETHER * bend)
    fingers = tuple(
        _finger(knuckle, length_m, spread * together, tip_m * wide, bend * curl)
        for knuckle, (_, length_m, spread, _, tip_m), curl in zip(
            knuckles, _FINGERS, _CURLS, strict=True
        )
    )
    pads = (
        Bump(fleshy(0.034, 0.021, -0.014, 0.016), _PALM),
        Bump(fleshy(0.034, -0.016, -0.012, 0.015), _PALM),
    )
    bones = tuple(Bump(fleshy(place.x, place.y, place.z, 0.009), _BACK) for place, *_ in _FINGERS)
    return Extremity(Joint(root, to_elbow), body, (thumb, *fingers), (*pads, *bones))


def _finger(knuckle: Ball, length_m: float, spread_deg: float, tip_m: float, bend: float) -> Digit:
    aside = Vec(cos(radians(spread_deg)), sin(radians(spread_deg)), 0)
    joints, place, bent_deg, gone = [knuckle], knuckle.place, 0.0, 0.0
    for fraction, bend_deg in _SEGMENTS:
        bent_deg += bend_deg * bend
        down = Vec(0, 0, -sin(radians(bent_deg)))
        place = place + (aside * cos(radians(bent_deg)) + down) * (length_m * fraction)
        gone += fraction
        joints.append(Ball(place, knuckle.radius_m + (tip_m - knuckle.radius_m) * gone))
    # The back of the last bone, which bends with it.
    nail = aside * sin(radians(bent_deg)) + Vec(0, 0, cos(radians(bent_deg)))
    return Digit(tuple(joints), nail)
