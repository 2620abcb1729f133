"""Common faults: what goes wrong in an exercise, how it is said, and what it does to the pose.

A fault is shown as a teacher would show it, a little larger than it happens, and grows as the leg
or the pelvis is lifted. It changes where the joints are and no bone's length. That of a clamshell
and those of a lift are the handout's warnings; that a circle is too large follows from its size,
and those of a bridge are general knowledge among physiotherapists.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from math import cos, radians, sin

from glutetimer.core.frozen import frozen, replace
from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    LIFT_DEG,
    OPEN_DEG,
    RESTING_DEG,
    Pose,
    Posture,
    Trunk,
    pose,
)
from glutetimer.core.program import FigureKind, Side
from glutetimer.core.skeleton import (
    HEAD_M,
    HIP_GAP_M,
    NECK_M,
    SHOULDER_GAP_M,
    SPINE_M,
    ArmJoints,
    LegJoints,
    LimbTarget,
    arm_to,
    leg_to,
)
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.translation import gettext_noop


class Fault(StrEnum):
    """One way of doing an exercise wrong."""

    ROLLED_BACK = "rolled back"
    HIP_HIKED = "hip hiked"
    TOES_UP = "toes up"
    CIRCLE_TOO_LARGE = "circle too large"
    HIPS_TOO_HIGH = "hips too high"
    KNEES_APART = "knees apart"


@frozen
class Words:
    """A name of a few words, and a short sentence on how it is done well: both are messages."""

    name: str
    advice: str


# How each figure moves when it is done well, and its faults with what to do instead.
CORRECT_WAY: Mapping[FigureKind, Words] = {
    FigureKind.CLAMSHELL: Words(
        gettext_noop("Like this"), gettext_noop("Only the knee moves; the pelvis rests.")
    ),
    FigureKind.LATERAL_LEG_LIFT: Words(
        gettext_noop("Like this"), gettext_noop("Hips still, toes toward the floor.")
    ),
    FigureKind.LEG_CIRCLES: Words(
        gettext_noop("Like this"), gettext_noop("Small and smooth; the pelvis rests.")
    ),
    FigureKind.BRIDGE: Words(
        gettext_noop("Like this"), gettext_noop("One line from the knees to the shoulders.")
    ),
}
FAULTS: Mapping[FigureKind, Mapping[Fault, Words]] = {
    FigureKind.CLAMSHELL: {
        Fault.ROLLED_BACK: Words(
            gettext_noop("Rolling back"), gettext_noop("Keep one hip above the other.")
        ),
    },
    FigureKind.LATERAL_LEG_LIFT: {
        Fault.HIP_HIKED: Words(
            gettext_noop("Hiking the hip"), gettext_noop("Keep the hip away from the shoulder.")
        ),
        Fault.ROLLED_BACK: Words(
            gettext_noop("Rolling back"), gettext_noop("Keep one hip above the other.")
        ),
        Fault.TOES_UP: Words(
            gettext_noop("Toes to the ceiling"), gettext_noop("Knee ahead, toes toward the floor.")
        ),
    },
    FigureKind.LEG_CIRCLES: {
        Fault.CIRCLE_TOO_LARGE: Words(
            gettext_noop("Circles too large"), gettext_noop("A grapefruit's size is enough.")
        ),
    },
    FigureKind.BRIDGE: {
        Fault.HIPS_TOO_HIGH: Words(
            gettext_noop("Arching the back"), gettext_noop("Stop where hips and knees are in line.")
        ),
        Fault.KNEES_APART: Words(
            gettext_noop("Knees falling apart"), gettext_noop("Keep the knees over the feet.")
        ),
    },
}

# How far the pelvis rolls, and of that how far the shoulders go with it; so much higher come the
# knee and the straight leg, whose foot turns out with them.
_ROLL_DEG, _SHOULDERS_ROLL = 31.0, 0.65
_ROLLED_KNEE_DEG, _ROLLED_LIFT_DEG, _ROLLED_TOES_DEG = 30.0, 12.0, 62.0
# The seat slides this far from the wall, which the upper hip rolls to.
_SEAT_FORWARD_M = 0.04
# How far the pelvis tilts to the ribs, the ribs to it and the shoulders beyond them.
_HIKE_DEG, _RIBS_DEG, _SHOULDERS_DEG, _HIKED_LIFT_DEG = 34.0, 6.0, 10.0, 9.0
# How far the straight leg turns out, which then drifts forward.
_TOES_UP_DEG, _DRIFT_DEG = 92.0, 12.0
_CIRCLE_SCALE = 2.5
# How far the pelvis follows a leg that is at the edge of such a circle.
_FOLLOWING_ROLL_DEG, _FOLLOWING_HIKE_DEG = 12.0, 8.0
_BRIDGE_SCALE = 1.5
_KNEES_APART_DEG = 38.0


def faulty_pose(posture: Posture, fault: Fault) -> Pose:
    """The joints of someone who is to be in that posture of a rep and makes that fault."""
    if fault is Fault.CIRCLE_TOO_LARGE:
        up_m, forward_m = posture.up_m * _CIRCLE_SCALE, posture.forward_m * _CIRCLE_SCALE
        posture = replace(posture, up_m=up_m, forward_m=forward_m)
    elif fault is Fault.HIPS_TOO_HIGH:
        posture = replace(posture, bridge_deg=posture.bridge_deg * _BRIDGE_SCALE)
    raised = raised_fraction(posture)
    mirrored = posture.side is Side.RIGHT
    correct = pose(posture)
    wrong = _left_side_up(correct.mirrored if mirrored else correct, posture, fault, raised)
    return wrong.mirrored if mirrored else wrong


def place_of(fault: Fault, pose_: Pose) -> Vec:
    """Where in such a pose one looks to see the fault."""
    match fault:
        case Fault.ROLLED_BACK | Fault.HIP_HIKED:
            return pose_.upper_leg.hip
        case Fault.TOES_UP:
            return pose_.upper_leg.ankle.lerp(pose_.upper_leg.toe, 0.5)
        case Fault.CIRCLE_TOO_LARGE:
            return pose_.upper_leg.ankle
        case Fault.HIPS_TOO_HIGH:
            return pose_.trunk.hips.lerp(pose_.trunk.chest, 0.25)
        case _:
            # Knees that fall apart; it is the nearer one.
            return pose_.lower_leg.knee


def _left_side_up(correct: Pose, posture: Posture, fault: Fault, raised: float) -> Pose:
    if fault is Fault.ROLLED_BACK:
        return _rolled_back(correct, posture, raised)
    if fault is Fault.HIP_HIKED:
        leg = _lifted(correct.upper_leg, _HIKED_LIFT_DEG * raised)
        return _leant(replace(correct, upper_leg=leg), _Lean(hike=raised))
    if fault is Fault.TOES_UP:
        leg = _turned_out(correct.upper_leg, _TOES_UP_DEG, raised)
        return replace(correct, upper_leg=leg)
    if fault is Fault.CIRCLE_TOO_LARGE:
        edge_m = CIRCLE_RADIUS_M * _CIRCLE_SCALE
        roll_deg = -_FOLLOWING_ROLL_DEG * posture.forward_m / edge_m
        hike = _FOLLOWING_HIKE_DEG / _HIKE_DEG * posture.up_m / edge_m
        return _leant(correct, _Lean(roll_deg=roll_deg, hike=hike))
    if fault is Fault.KNEES_APART:
        upper_leg, lower_leg = (
            _knee_out(leg, correct.trunk.hips, raised)
            for leg in (correct.upper_leg, correct.lower_leg)
        )
        return replace(correct, upper_leg=upper_leg, lower_leg=lower_leg)
    # Hips too high: that is all in the posture.
    return correct


def raised_fraction(posture: Posture) -> float:
    """How far the leg or the pelvis is on its way up, 0 to 1; the fault grows with it."""
    return max(
        posture.open_deg / OPEN_DEG,
        min(1.0, (posture.lift_deg - RESTING_DEG) / (LIFT_DEG - RESTING_DEG)),
        min(1.0, posture.bridge_deg / BRIDGE_DEG),
    )


@frozen
class _Lean:
    """How the trunk leaves its place: rolled back in degrees, hiked from 0 to 1, slid forward."""

    roll_deg: float = 0.0
    hike: float = 0.0
    forward_m: float = 0.0


def _rolled_back(correct: Pose, posture: Posture, raised: float) -> Pose:
    leg = correct.upper_leg
    roll = _Lean(_ROLL_DEG * raised, forward_m=_SEAT_FORWARD_M * raised)
    if posture.knee_extension < 1:
        leant = _leant(correct, roll)
        # The feet stay at the wall, and the knee rises around the line from hip to foot.
        opened = _reached(leant.upper_leg.hip, leg, _ROLLED_KNEE_DEG * raised)
        lower_leg = _reached(leant.lower_leg.hip, correct.lower_leg, 0.0)
        return replace(leant, upper_leg=opened, lower_leg=lower_leg)
    lifted = _lifted(leg, _ROLLED_LIFT_DEG * raised)
    return _leant(replace(correct, upper_leg=_turned_out(lifted, _ROLLED_TOES_DEG, raised)), roll)


def _leant(correct: Pose, lean: _Lean) -> Pose:
    """The trunk leant: the hands reach for where they were, the legs are carried with the hips."""
    trunk, crown, front = correct.trunk, correct.trunk.crown, correct.trunk.face
    upper = crown.cross(front)
    hips = trunk.hips + front * lean.forward_m
    pelvis = _around(_around(upper, crown, lean.roll_deg), front, _HIKE_DEG * lean.hike)
    new_crown = _around(crown, front, -_RIBS_DEG * lean.hike)
    shoulders = _around(upper, crown, lean.roll_deg * _SHOULDERS_ROLL)
    shoulders = _around(shoulders, front, -(_RIBS_DEG + _SHOULDERS_DEG) * lean.hike)
    chest = hips + new_crown * SPINE_M
    hip, shoulder = pelvis * (HIP_GAP_M / 2), shoulders * (SHOULDER_GAP_M / 2)
    head = chest + new_crown * HEAD_M
    face = _around(front, crown, lean.roll_deg * _SHOULDERS_ROLL)
    return Pose(
        Trunk(hips, chest, chest + new_crown * NECK_M, head, new_crown, face),
        _arm(correct.upper_arm, chest + shoulder, Vec(0, 0, 0)),
        # The hand stays under the head.
        _arm(correct.lower_arm, chest - shoulder, head - trunk.head),
        _carried(correct.upper_leg, hips + hip),
        _carried(correct.lower_leg, hips - hip),
    )


def _arm(arm: ArmJoints, shoulder: Vec, hand_moved: Vec) -> ArmJoints:
    target = LimbTarget(arm.wrist, arm.elbow - arm.shoulder, arm.fingertips - arm.wrist)
    return arm_to(target.moved(hand_moved), shoulder)


def _carried(leg: LegJoints, hip: Vec) -> LegJoints:
    """The same leg from another hip."""
    way = hip - leg.hip
    return LegJoints(hip, leg.knee + way, leg.ankle + way, leg.toe + way)


def _reached(hip: Vec, leg: LegJoints, knee_deg: float) -> LegJoints:
    """From another hip to the same foot, the knee turned up around the line between them."""
    bend = _around(leg.knee - leg.hip, (leg.ankle - leg.hip).unit, -knee_deg)
    return leg_to(LimbTarget(leg.ankle, bend, leg.toe - leg.ankle), hip)


def _lifted(leg: LegJoints, more_deg: float) -> LegJoints:
    """The straight leg lifted further, around the hip."""
    return _swung(leg, Vec(0, 0, 1), more_deg)


def _turned_out(leg: LegJoints, out_deg: float, raised: float) -> LegJoints:
    """The straight leg turned outward about its length, and forward as it rises."""
    axis = (leg.ankle - leg.hip).unit
    toe = leg.ankle + _around(leg.toe - leg.ankle, axis, -out_deg * raised)
    return _swung(replace(leg, toe=toe), Vec(0, 1, 0), -_DRIFT_DEG * raised)


def _swung(leg: LegJoints, axis: Vec, angle_deg: float) -> LegJoints:
    """The whole leg around an axis through its hip."""
    knee, ankle, toe = (
        leg.hip + _around(joint - leg.hip, axis, angle_deg)
        for joint in (leg.knee, leg.ankle, leg.toe)
    )
    return LegJoints(leg.hip, knee, ankle, toe)


def _knee_out(leg: LegJoints, hips: Vec, raised: float) -> LegJoints:
    """A bent leg whose knee falls outward, away from the other one."""
    axis = (leg.ankle - leg.hip).unit
    up = rejected_unit(leg.knee - leg.hip, axis)
    out = rejected_unit(leg.hip - hips, axis)
    angle = radians(_KNEES_APART_DEG * raised)
    bend = up * cos(angle) + out * sin(angle)
    return leg_to(LimbTarget(leg.ankle, bend, leg.toe - leg.ankle), leg.hip)


def _around(vector: Vec, axis: Vec, angle_deg: float) -> Vec:
    """A vector turned about an axis of length 1, by the right-hand rule."""
    angle = radians(angle_deg)
    along = axis * (axis.dot(vector) * (1 - cos(angle)))
    return vector * cos(angle) + axis.cross(vector) * sin(angle) + along
