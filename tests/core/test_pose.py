"""What holds of every posture, also of those between the exercises'."""

from math import acos, asin, degrees, radians, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.core.easing import smootherstep
from glutetimer.core.frozen import replace
from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    LIFT_DEG,
    LIMITS,
    OPEN_DEG,
    RESTING_DEG,
    WALL_Z_M,
    Posture,
    pose,
)
from glutetimer.core.program import Side
from glutetimer.core.skeleton import HIP_GAP_M, LEG_M, SPINE_M, THIGH_M
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.core.supine import BRIDGE_DEG, stretched
from tests.core.joints import (
    POSTURES,
    body,
    by_side,
    farthest_m,
    length_errors_m,
    mirrored,
)

MM = 0.001
FRACTIONS = st.floats(0, 1)
SIDES = st.sampled_from(Side)
OPEN, LIFT, CIRCLE = st.floats(0, OPEN_DEG), st.floats(RESTING_DEG, 45), st.floats(-1, 1)
BRIDGE = st.floats(0, BRIDGE_DEG)


def lying(side: Side, **values: float) -> Posture:
    return Posture(roll=0.0 if side is Side.LEFT else 1.0, **values)


@given(POSTURES)
def test_bones_keep_their_lengths(posture: Posture) -> None:
    for bone, error_m in length_errors_m(body(posture)).items():
        assert error_m < MM, bone


@given(POSTURES)
@example(Posture(roll=0.5))
def test_the_right_leg_s_pose_is_the_mirror_image_of_the_left_s(posture: Posture) -> None:
    rolled_over = replace(posture, roll=1 - posture.roll)
    # How far a nearly straight knee stands out is the root of what rounding leaves of a length.
    assert farthest_m(mirrored(body(posture)), body(rolled_over)) < 1e-7


@given(POSTURES, POSTURES, FRACTIONS)
@example(Posture(roll=0.0), Posture(roll=1.0), 0.5)
@example(
    Posture(roll=0.619140625, supine=0.390625),
    Posture(roll=0.900390625, supine=0.609375),
    0.49609375,
)
def test_nothing_jumps_between_two_postures(one: Posture, other: Posture, fraction: float) -> None:
    # The longest way is a few metres: a ten-thousandth of it is well below a millimetre, but
    # where an elbow swings round.
    before, after = (one.lerp(other, min(1.0, fraction + more)) for more in (0, 1e-4))
    assert farthest_m(body(before), body(after)) < 5 * MM


@given(POSTURES, POSTURES)
def test_a_blend_begins_at_the_one_and_ends_at_the_other(one: Posture, other: Posture) -> None:
    assert one.lerp(other, 0) == one
    assert one.lerp(other, 1).numbers == pytest.approx(other.numbers)


@given(POSTURES)
def test_a_mirrored_pose_mirrored_is_itself(posture: Posture) -> None:
    now = pose(posture)
    assert now.mirrored.mirrored == now
    assert by_side(now.mirrored, Side.LEFT) == mirrored(by_side(now, Side.RIGHT))


@given(FRACTIONS, FRACTIONS, OPEN, LIFT, FRACTIONS, BRIDGE)
def test_nobody_sinks_into_the_mat_or_the_wall(
    roll: float,
    knee_extension: float,
    open_deg: float,
    lift_deg: float,
    supine: float,
    bridge_deg: float,
) -> None:
    posture = Posture(
        roll, knee_extension, open_deg, lift_deg, supine=supine, bridge_deg=bridge_deg
    )
    for name, joint in body(posture).items():
        assert joint.y >= -0.02, name
        assert joint.z >= WALL_Z_M, name


# Rolling over: from when to when the upper hand bears the weight, and then the lower one.
UPPER_HAND, LOWER_HAND = (0.0, 0.25), (0.23, 0.67)
PALM_ON_MAT_M = 0.06


def wrist(risen: float, knee_extension: float, side: Side, upper: bool) -> Vec:
    """The upper or lower hand's wrist, that far on the way from lying to sitting."""
    roll = risen / 2 if side is Side.LEFT else 1 - risen / 2
    now = pose(Posture(roll, knee_extension))
    return (now.upper_arm if upper else now.lower_arm).wrist


@pytest.mark.parametrize(("span", "upper"), [(UPPER_HAND, True), (LOWER_HAND, False)])
@given(SIDES, FRACTIONS, FRACTIONS)
def test_who_sits_up_leans_on_a_hand_that_stays_where_it_is(
    span: tuple[float, float], upper: bool, side: Side, fraction: float, knee_extension: float
) -> None:
    begins, ends = span
    planted = wrist(begins, knee_extension, side, upper)
    now = wrist(begins + (ends - begins) * fraction, knee_extension, side, upper)
    assert now.y < PALM_ON_MAT_M
    assert (now - planted).length < 2 * MM


# How far a knee's middle is from that of the hand that lies on it.
ON_KNEE_M = 0.13
# From when on, on the way up, the upper hand is on the upper knee.
AT_KNEE = 0.74


def off_knee_m(risen: float, knee_extension: float, side: Side, upper: bool) -> float:
    """How far from the knee that side's hand is."""
    now = pose(Posture(risen / 2 if side is Side.LEFT else 1 - risen / 2, knee_extension))
    arm, leg = (now.upper_arm, now.upper_leg) if upper else (now.lower_arm, now.lower_leg)
    return (arm.wrist.lerp(arm.fingertips, 0.5) - leg.knee).length


@given(SIDES, st.floats(AT_KNEE, 1.0), FRACTIONS)
def test_the_upper_hand_lies_on_its_knee_while_one_leans(
    side: Side, risen: float, knee_extension: float
) -> None:
    assert off_knee_m(risen, knee_extension, side, upper=True) < ON_KNEE_M


# From when to when the lower forearm is on the mat, and its bones' ends no higher than that.
ON_FOREARM, FOREARM_ON_MAT_M = (0.16, 0.45), 0.09


@given(SIDES, st.floats(*ON_FOREARM), FRACTIONS)
def test_who_sits_up_leans_on_the_lower_forearm_first(
    side: Side, risen: float, knee_extension: float
) -> None:
    now = pose(Posture(risen / 2 if side is Side.LEFT else 1 - risen / 2, knee_extension))
    for joint in (now.lower_arm.elbow, now.lower_arm.wrist):
        assert 0.03 < joint.y < FOREARM_ON_MAT_M


# How much lower than the shoulder elbow and hand are at least, once the head is off the one.
OFF_CHEEK, HANGS_M = 0.15, 0.03


@given(st.floats(OFF_CHEEK, 1), FRACTIONS)
def test_no_elbow_is_raised_to_the_shoulder_on_the_way_up(
    risen: float, knee_extension: float
) -> None:
    now = pose(Posture(risen / 2, knee_extension))
    for arm in (now.upper_arm, now.lower_arm):
        assert max(arm.elbow.y, arm.wrist.y) < arm.shoulder.y - HANGS_M


# A foot's direction is so much along the shank at least, of 1: no foot is folded back to its shin.
TOES_ALONG = -0.25


@given(SIDES, FRACTIONS, FRACTIONS)
def test_the_foot_of_the_folded_leg_lies_on(
    side: Side, risen: float, knee_extension: float
) -> None:
    roll = risen / 2 if side is Side.LEFT else 1 - risen / 2
    leg = pose(Posture(roll, knee_extension)).lower_leg
    assert (leg.toe - leg.ankle).unit.dot((leg.ankle - leg.knee).unit) > TOES_ALONG


@given(FRACTIONS, FRACTIONS, FRACTIONS)
def test_the_seat_is_never_lifted_on_the_way_up(
    one: float, other: float, knee_extension: float
) -> None:
    lower, higher = sorted((one, other))
    hips_m = [pose(Posture(risen / 2, knee_extension)).trunk.hips.y for risen in (lower, higher)]
    assert hips_m[1] <= hips_m[0] + 1e-9


def test_who_sits_has_both_hands_on_the_knees() -> None:
    for upper in (True, False):
        assert off_knee_m(1.0, 1.0, Side.LEFT, upper) < ON_KNEE_M


# Knees no higher than that lie on the mat, but for the flesh under them.
KNEE_ON_MAT_M = 0.09


def test_who_sits_has_the_knees_out_to_the_sides_on_the_mat() -> None:
    now = pose(Posture(roll=0.5))
    for leg in (now.upper_leg, now.lower_leg):
        assert leg.knee.y < KNEE_ON_MAT_M
        assert abs(leg.knee.x - leg.hip.x) > 0.9 * THIGH_M


@given(SIDES, FRACTIONS)
def test_bent_legs_stay_bent_on_the_way_up(side: Side, risen: float) -> None:
    now = pose(Posture(risen / 2 if side is Side.LEFT else 1 - risen / 2))
    for leg in (now.upper_leg, now.lower_leg):
        assert (leg.hip - leg.knee).dot(leg.ankle - leg.knee) > 0, "wider than a right angle"


# The clamshell


@given(SIDES, OPEN)
def test_a_clamshell_opens_at_the_top_knee_alone(side: Side, open_deg: float) -> None:
    closed, opened = pose(lying(side)), pose(lying(side, open_deg=open_deg))
    moved = replace(opened.upper_leg, knee=closed.upper_leg.knee)
    assert moved == closed.upper_leg
    assert replace(opened, upper_leg=closed.upper_leg) == closed
    leg = opened.upper_leg
    axis = (leg.ankle - leg.hip).unit
    from_shut = rejected_unit(closed.upper_leg.knee - leg.hip, axis).dot(
        rejected_unit(leg.knee - leg.hip, axis)
    )
    # The cosine of a small angle tells little of it.
    assert degrees(acos(min(1.0, from_shut))) == pytest.approx(open_deg, abs=1e-4)
    assert leg.knee.y >= closed.upper_leg.knee.y


@given(SIDES)
def test_a_clamshell_s_feet_lie_one_on_the_other_at_the_wall(side: Side) -> None:
    now = pose(lying(side))
    between_ankles = now.upper_leg.ankle - now.lower_leg.ankle
    assert 0 < between_ankles.y < 0.10
    assert (between_ankles.x, between_ankles.z) == pytest.approx((0, 0), abs=MM)
    for leg in (now.upper_leg, now.lower_leg):
        assert 0 < leg.ankle.z - WALL_Z_M < 0.12


# The lift and the circles


# Toes that are turned to the floor are so far down about the line of the leg, as a sine.
TOES_DOWN = 0.1


@given(SIDES, LIFT)
def test_a_lifted_leg_is_straight_and_its_toes_are_turned_down(side: Side, lift_deg: float) -> None:
    leg = pose(lying(side, knee_extension=1, lift_deg=lift_deg)).upper_leg
    hip_to_ankle = leg.ankle - leg.hip
    assert hip_to_ankle.length == pytest.approx(LEG_M, abs=MM)
    assert degrees(asin(hip_to_ankle.unit.y)) == pytest.approx(lift_deg)
    assert hip_to_ankle.z == pytest.approx(0, abs=MM)
    assert rejected_unit(leg.toe - leg.ankle, hip_to_ankle).y < -TOES_DOWN
    # The knee does not bow out of a straight leg, not even by rounding.
    assert (leg.knee - leg.hip.lerp(leg.ankle, 0.5)).length < MM


@given(SIDES, LIFT)
def test_only_the_working_leg_is_lifted(side: Side, lift_deg: float) -> None:
    resting = pose(lying(side, knee_extension=1))
    lifted = pose(lying(side, knee_extension=1, lift_deg=lift_deg))
    assert replace(lifted, upper_leg=resting.upper_leg) == resting
    assert lifted.upper_leg.hip == resting.upper_leg.hip


@given(SIDES, CIRCLE, CIRCLE)
def test_a_circling_leg_stays_straight_and_its_ankle_in_one_plane(
    side: Side, up: float, forward: float
) -> None:
    up_m, forward_m = up * CIRCLE_RADIUS_M, forward * CIRCLE_RADIUS_M
    straight = pose(lying(side, knee_extension=1, lift_deg=LIFT_DEG)).upper_leg
    leg = pose(
        lying(side, knee_extension=1, lift_deg=LIFT_DEG, up_m=up_m, forward_m=forward_m)
    ).upper_leg
    hip_to_ankle, middle = leg.ankle - leg.hip, (straight.ankle - straight.hip).unit
    assert hip_to_ankle.length == pytest.approx(LEG_M, abs=MM)
    aside = hip_to_ankle - middle * hip_to_ankle.dot(middle)
    assert aside.z == pytest.approx(forward_m, abs=MM)
    assert rejected_unit(Vec(0, 1, 0), middle).dot(aside) == pytest.approx(up_m, abs=MM)


# The bridge


@given(SIDES, BRIDGE)
def test_a_bridge_lifts_the_pelvis_and_moves_nothing_else(side: Side, bridge_deg: float) -> None:
    down, up = (body(lying(side, supine=1, bridge_deg=deg)) for deg in (0, bridge_deg))
    moved = {"hips", *(f"{leg} leg, {joint}" for leg in Side for joint in ("hip", "knee"))}
    for name, joint in up.items():
        if name not in moved:
            assert (joint - down[name]).length < 1e-9, name
    # Straight up, but for the way around the shoulders.
    lifted = up["hips"] - down["hips"]
    assert lifted.y == pytest.approx(SPINE_M * sin(radians(bridge_deg)))
    assert lifted.z == pytest.approx(0, abs=1e-9)
    for leg in Side:
        hip, knee, ankle = (up[f"{leg} leg, {joint}"] for joint in ("hip", "knee", "ankle"))
        assert hip.z == pytest.approx(knee.z) == pytest.approx(ankle.z), "the knees fall apart"


@given(SIDES, BRIDGE, BRIDGE)
def test_the_pelvis_and_the_knees_rise_with_the_trunk(side: Side, one: float, other: float) -> None:
    low, high = (body(lying(side, supine=1, bridge_deg=deg)) for deg in sorted((one, other)))
    for name in ("hips", "left leg, hip", "left leg, knee"):
        assert low[name].y <= high[name].y + 1e-9


@pytest.mark.parametrize("side", Side)
def test_at_the_top_shoulders_hips_and_knees_are_in_one_line(side: Side) -> None:
    up = body(lying(side, supine=1, bridge_deg=BRIDGE_DEG))
    knees = up["left leg, knee"].lerp(up["right leg, knee"], 0.5)
    trunk, thighs = (up["hips"] - up["chest"]).unit, (knees - up["hips"]).unit
    assert trunk.dot(thighs) == pytest.approx(1)
    assert degrees(asin(trunk.y)) == pytest.approx(BRIDGE_DEG)
    for leg in Side:
        shank = up[f"{leg} leg, knee"] - up[f"{leg} leg, ankle"]
        assert shank.unit.y == pytest.approx(1)


@given(SIDES, BRIDGE)
def test_who_bridges_lies_between_hands_and_feet_that_are_flat_on_the_mat(
    side: Side, bridge_deg: float
) -> None:
    now = body(lying(side, supine=1, bridge_deg=bridge_deg))
    for one in Side:
        assert now[f"{one} arm, wrist"].y < PALM_ON_MAT_M
        ankle, toe = (now[f"{one} leg, {joint}"] for joint in ("ankle", "toe"))
        assert 0.03 < toe.y < ankle.y < 0.08
        assert abs((toe - ankle).unit.y) < 0.15
    feet = now["left leg, ankle"] - now["right leg, ankle"]
    assert feet.length == pytest.approx(HIP_GAP_M)
    assert now["chest"].y == pytest.approx(now["head"].y)
    assert now["chest"].y < 0.15


# How far apart the knees are at least and at most of who lies or rolls over.
KNEES_APART_M, KNEES_APART_AT_MOST_M = 0.11, 0.24
# Rolling over between a side and the back: how far below the shoulders' middle, lying on a side,
# the head's is at most.
LEVEL_M = 1e-9
# How high the near arm is at most while it is led round on the mat, how far the near elbow goes
# behind the shoulder, and how far out the hand is when it is before the chest.
ARM_UP_M, ELBOW_BEHIND_M, BEFORE_CHEST_M = 0.14, 0.07, 0.4


@given(SIDES, FRACTIONS, FRACTIONS)
def test_who_rolls_over_keeps_head_and_trunk_in_one_line(
    side: Side, supine: float, knee_extension: float
) -> None:
    trunk = pose(lying(side, supine=supine, knee_extension=knee_extension)).trunk
    for part in (trunk.chest, trunk.neck, trunk.head):
        assert part.y == pytest.approx(trunk.hips.y, abs=LEVEL_M)
        assert part.z == pytest.approx(trunk.hips.z, abs=LEVEL_M)


@given(SIDES, FRACTIONS)
def test_who_rolls_over_leads_the_near_arm_round_on_the_mat(side: Side, supine: float) -> None:
    now = pose(lying(side, supine=supine))
    arm, trunk = now.lower_arm, now.trunk
    assert max(arm.elbow.y, arm.wrist.y, arm.fingertips.y) < ARM_UP_M
    assert (arm.elbow - arm.shoulder).dot(trunk.face) > -ELBOW_BEHIND_M


@pytest.mark.parametrize("side", Side)
def test_the_near_hand_comes_by_before_the_chest_of_who_rolls_over(side: Side) -> None:
    led_round = pose(lying(side, supine=0.5))
    trunk, wrist = led_round.trunk, led_round.lower_arm.wrist
    assert wrist.z > trunk.chest.z + BEFORE_CHEST_M
    assert min(trunk.chest.x, trunk.hips.x) < wrist.x < max(trunk.chest.x, trunk.hips.x)


@given(SIDES, FRACTIONS)
def test_who_rolls_over_keeps_the_knees_together(side: Side, supine: float) -> None:
    now = pose(lying(side, supine=supine))
    assert now.upper_leg.knee.y >= now.lower_leg.knee.y - 1e-9
    apart_m = (now.upper_leg.knee - now.lower_leg.knee).length
    assert KNEES_APART_M <= apart_m <= KNEES_APART_AT_MOST_M


def test_who_rolls_over_does_so_with_stretched_legs() -> None:
    assert stretched(0) == stretched(1) == 0
    assert stretched(0.5) > 0.9
    bent, on_the_way = (pose(Posture(supine=supine)).lower_leg for supine in (0, 0.5))
    reach_m, bent_m = ((leg.ankle - leg.hip).length for leg in (on_the_way, bent))
    assert reach_m > 1.5 * bent_m


# From so far up on, of 1, one is on the side again.
ON_SIDE_AGAIN = 0.4


@given(st.floats(ON_SIDE_AGAIN, 1), FRACTIONS, FRACTIONS)
def test_who_rises_does_so_from_the_side(
    risen: float, supine: float, knee_extension: float
) -> None:
    on_side = Posture(risen / 2, knee_extension)
    assert pose(replace(on_side, supine=supine)) == pose(on_side)


# The posture itself


def test_lying_the_upper_leg_works_and_sitting_is_halfway() -> None:
    assert [lying(side).side for side in Side] == list(Side)
    assert [Posture(roll=roll).sitting for roll in (0, 0.5, 1)] == pytest.approx([0, 1, 0])
    assert Posture().numbers == (0, 0, 0, RESTING_DEG, 0, 0, 0, 0)
    assert len(LIMITS) == len(Posture().numbers)


def test_easing_begins_and_ends_at_rest() -> None:
    assert [smootherstep(progress) for progress in (0, 0.5, 1)] == [0, 0.5, 1]
    # Neither speed nor acceleration: the first hundredth is passed at the cube's pace.
    assert (
        smootherstep(0.01) == pytest.approx(1 - smootherstep(0.99)) == pytest.approx(1e-5, rel=0.02)
    )


@given(FRACTIONS, FRACTIONS)
def test_easing_never_turns_back(a: float, b: float) -> None:
    early, late = sorted((a, b))
    assert smootherstep(early) <= smootherstep(late) + 1e-12
