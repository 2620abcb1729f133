"""No limb points at the viewer on any way that it moves.

Who looks along a thigh sees a knee on a hip, and along a forearm a hand on an elbow.
"""

from __future__ import annotations

from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from glutetimer.core.frozen import replace
from glutetimer.core.pose import OPEN_DEG, Pose, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.skeleton import FOREARM_M, SHANK_M, THIGH_M, UPPER_ARM_M, LegJoints
from glutetimer.core.space import Vec
from glutetimer.core.speed import Speed
from glutetimer.ui.figure.camera import Camera
from tests.core.session_motion import session_samples

# As fractions of a bone's length. Lying, the upper arm that is on the mat in front is seen as
# short as that; the forearm that bears the head has to be seen to be as long as the other one. All
# are seen a little shorter of who stretches the legs and rolls over.
THIGH_SEEN, ARM_SEEN, UNDER_HEAD_SEEN = 0.45, 0.44, 0.6
STRETCHED_SEEN, SWEPT_SEEN, FOREARM_SWEPT_SEEN = 0.43, 0.41, 0.46

# From when on the near hand has slipped out from under the head, and so far from its middle, as it
# is seen, the face ends.
HAND_OUT, FACE_M = 0.22, 0.11

Bone = tuple[Vec, Vec]


def seen(bone: Bone, length_m: float, posture: Posture) -> float:
    """How long that bone is seen to be, as a fraction of its length."""
    start, end = bone
    camera = Camera(QRectF(0, 0, 1120, 770), posture)
    return hypot(*camera.direction(end - start)) / length_m


def thighs_seen(now: Pose, posture: Posture) -> float:
    """How long the one is seen to be that is seen least."""
    return min(
        seen((leg.hip, leg.knee), THIGH_M, posture) for leg in (now.upper_leg, now.lower_leg)
    )


def hidden_bones(posture: Posture) -> list[str]:
    """The bones that are seen too short."""
    now = pose(posture)
    upper, lower = now.upper_arm, now.lower_arm
    rolls = 0 < posture.rolled < 1
    near_upper = seen((lower.shoulder, lower.elbow), UPPER_ARM_M, posture)
    near_fore = seen((lower.elbow, lower.wrist), FOREARM_M, posture)
    long_enough = {
        "thigh": thighs_seen(now, posture) >= (STRETCHED_SEEN if rolls else THIGH_SEEN),
        "upper side's upper arm": seen((upper.shoulder, upper.elbow), UPPER_ARM_M, posture)
        >= ARM_SEEN,
        "upper side's forearm": seen((upper.elbow, upper.wrist), FOREARM_M, posture) >= ARM_SEEN,
        "lower side's upper arm": near_upper >= (SWEPT_SEEN if rolls else ARM_SEEN),
        "lower side's forearm": near_fore >= (FOREARM_SWEPT_SEEN if rolls else UNDER_HEAD_SEEN),
    }
    return [bone for bone, enough in long_enough.items() if not enough]


@given(st.sampled_from([0.0, 1.0]), st.floats(HAND_OUT, 1))
def test_the_near_arm_is_never_before_the_face_of_who_rolls_over(
    roll: float, supine: float
) -> None:
    posture = Posture(roll, supine=supine)
    now = pose(posture)
    camera, arm = Camera(QRectF(0, 0, 1120, 770), posture), now.lower_arm
    for place in (arm.elbow, arm.elbow.lerp(arm.wrist, 0.5), arm.wrist, arm.fingertips):
        assert hypot(*camera.direction(place - now.trunk.head)) > FACE_M


@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("level_id", ["mixed", "bridges"])
def test_limbs_are_seen_in_a_session(level_id: str, first: Side) -> None:
    for posture in {sample.posture for sample in session_samples(level_id, first, Speed.NORMAL)}:
        assert hidden_bones(posture) == [], posture


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, OPEN_DEG))
def test_limbs_are_seen_on_every_way_up(
    roll: float, knee_extension: float, open_deg: float
) -> None:
    assert hidden_bones(Posture(roll, knee_extension, open_deg)) == []


@given(st.sampled_from((0.0, 1.0)), st.floats(0, 1), st.floats(0, 1))
def test_limbs_are_seen_while_one_rolls_over(
    roll: float, knee_extension: float, supine: float
) -> None:
    assert hidden_bones(Posture(roll, knee_extension, supine=supine)) == []


# How far up one is when the forearm on which the head lay is well off from it.
OFF_HEAD = 0.1


@given(st.floats(OFF_HEAD, 1), st.floats(0, 1))
def test_both_forearms_are_seen_once_the_head_is_off_the_hand(
    risen: float, knee_extension: float
) -> None:
    posture = Posture(risen / 2, knee_extension)
    now = pose(posture)
    for arm in (now.upper_arm, now.lower_arm):
        assert seen((arm.elbow, arm.wrist), FOREARM_M, posture) >= 0.6


# While one leans on the lower forearm and on the upper hand, their bones are seen so far apart,
# in metres: a forearm is less than half of that thick.
TWO_ARMS, ARMS_APART_M = (0.12, 0.36), 0.115


@given(st.floats(*TWO_ARMS), st.floats(0, 1))
def test_the_upper_forearm_does_not_hide_the_elbow_that_is_leant_on(
    risen: float, knee_extension: float
) -> None:
    now, camera = seen_on_the_way(risen, knee_extension)
    elbow = camera.xy(now.lower_arm.elbow)
    forearm = now.upper_arm.elbow, now.upper_arm.wrist
    apart_px = min(dist(camera.xy(forearm[0].lerp(forearm[1], i / 8)), elbow) for i in range(9))
    assert apart_px / camera.scale > ARMS_APART_M


# On its way between the mat and the knee the upper hand is so much lower than the shoulder.
CARRIED, BELOW_SHOULDER_M = (0.30, 0.68), 0.06


@given(st.floats(*CARRIED), st.sampled_from((0.0, 1.0)))
def test_the_upper_hand_is_carried_low_and_before_the_body(
    risen: float, knee_extension: float
) -> None:
    now, _ = seen_on_the_way(risen, knee_extension)
    arm = now.upper_arm
    assert max(arm.wrist.y, arm.fingertips.y) < arm.shoulder.y - BELOW_SHOULDER_M
    assert min(arm.wrist.z, arm.fingertips.z) > now.trunk.hips.z


# The knee comes up while the foot steps out, and once it has, both bones are seen at least as long.
COMES_UP, STEPPED_OUT, THIGH_LONG, SHANK_LONG = 0.1, 0.45, 0.65, 0.8


@given(st.floats(COMES_UP, 1), st.floats(0, 1))
def test_thigh_and_shank_of_the_knee_that_comes_up_are_seen(
    risen: float, knee_extension: float
) -> None:
    posture = Posture(risen / 2, knee_extension)
    leg = pose(posture).upper_leg
    thigh, shank = seen((leg.hip, leg.knee), THIGH_M, posture), shank_seen(leg, posture)
    assert min(thigh, shank) > 0.5
    if risen > STEPPED_OUT:
        assert thigh > THIGH_LONG
        assert shank > SHANK_LONG


def shank_seen(leg: LegJoints, posture: Posture) -> float:
    """How long a shank is seen to be."""
    return seen((leg.knee, leg.ankle), SHANK_M, posture)


# So near to the middle between both hips the upper hand passes on the side of the waist, or so far
# from it, over the thigh.
MIDDLE_M, OVER_THIGH_M = 0.05, 0.10


@given(st.floats(*CARRIED), st.sampled_from((0.0, 1.0)))
def test_the_upper_hand_does_not_pass_over_the_groin(risen: float, knee_extension: float) -> None:
    now, camera = seen_on_the_way(risen, knee_extension)
    hand = now.upper_arm.wrist.lerp(now.upper_arm.fingertips, 0.5) - now.trunk.hips
    x, y = camera.direction(hand)
    aside, headwards = (
        (x * way[0] + y * way[1]) / hypot(*way)
        for way in map(camera.direction, (now.upper_leg.hip - now.lower_leg.hip, now.trunk.crown))
    )
    assert abs(aside) > MIDDLE_M or headwards > 0.01 or headwards < -OVER_THIGH_M


# From the knee to the mat the hand leads on from the forearm: the cosine of the bend of its wrist.
ON_ITS_WAY, STRAIGHT_WRIST = (0.40, 0.60), 0.7


@given(st.floats(*ON_ITS_WAY), st.floats(0, 1))
def test_the_upper_hand_leads_with_its_fingers(risen: float, knee_extension: float) -> None:
    arm = seen_on_the_way(risen, knee_extension)[0].upper_arm
    forearm, hand = arm.wrist - arm.elbow, arm.fingertips - arm.wrist
    assert forearm.unit.dot(hand.unit) > STRAIGHT_WRIST


def seen_on_the_way(risen: float, knee_extension: float) -> tuple[Pose, Camera]:
    """Who sits up from a side, and the camera."""
    posture = Posture(risen / 2, knee_extension)
    return pose(posture), Camera(QRectF(0, 0, 1120, 770), posture)


def test_that_check_sees_limbs_that_point_at_the_viewer() -> None:
    posture = Posture(roll=0.4)
    now = pose(posture)
    to_viewer = Camera(QRectF(0, 0, 1120, 770), posture).to_viewer
    leg, arm = now.lower_leg, now.upper_arm
    foreshortened = replace(now, lower_leg=replace(leg, knee=leg.hip + to_viewer * THIGH_M))
    assert thighs_seen(foreshortened, posture) == pytest.approx(0, abs=1e-9)
    forearm = (arm.elbow, arm.elbow + to_viewer * FOREARM_M)
    assert seen(forearm, FOREARM_M, posture) == pytest.approx(0, abs=1e-9)
