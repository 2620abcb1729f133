"""What a fault does to a pose: what it is told by, and what holds of every pose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.faults import (
    CORRECT_WAY,
    FAULTS,
    Fault,
    faulty_pose,
    place_of,
    raised_fraction,
)
from glutetimer.core.frozen import replace
from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    LIFT_DEG,
    OPEN_DEG,
    RESTING_DEG,
    WALL_Z_M,
    Pose,
    Posture,
    pose,
)
from glutetimer.core.program import FigureKind, Side
from glutetimer.core.space import rejected_unit
from glutetimer.core.supine import BRIDGE_DEG
from tests.core.joints import by_side, farthest_m, length_errors_m, mirrored

MM = 0.001
KINDS = [(figure, fault) for figure, faults in FAULTS.items() for fault in faults]
# A thigh's and a pelvis's flesh, around the bone.
_HALF_PELVIS_M = 0.09
FRACTIONS, SIDES = st.floats(0, 1), st.sampled_from(Side)


def raised(figure: FigureKind, fraction: float, side: Side = Side.LEFT) -> Posture:
    """That far up in that exercise; of a circle, that far round it."""
    roll = 0.0 if side is Side.LEFT else 1.0
    if figure is FigureKind.CLAMSHELL:
        return Posture(roll, open_deg=OPEN_DEG * fraction)
    if figure is FigureKind.BRIDGE:
        return Posture(supine=1.0, bridge_deg=BRIDGE_DEG * fraction)
    if figure is FigureKind.LATERAL_LEG_LIFT:
        lift_deg = RESTING_DEG + (LIFT_DEG - RESTING_DEG) * fraction
        return Posture(roll, 1.0, lift_deg=lift_deg)
    up_m, forward_m = CIRCLE_RADIUS_M * (1 - 2 * fraction), CIRCLE_RADIUS_M * (2 * fraction - 1)
    return Posture(roll, 1.0, lift_deg=LIFT_DEG, up_m=up_m, forward_m=forward_m / 2)


def both(figure: FigureKind, fault: Fault, fraction: float = 1.0) -> tuple[Pose, Pose]:
    """The correct pose and the one with the fault."""
    posture = raised(figure, fraction)
    return pose(posture), faulty_pose(posture, fault)


def test_each_figure_has_its_correct_way_and_each_fault_its_figure() -> None:
    assert set(CORRECT_WAY) == set(FAULTS) == set(FigureKind)
    assert {fault for faults in FAULTS.values() for fault in faults} == set(Fault)


def test_words_are_short_and_those_of_one_figure_differ() -> None:
    for figure, faults in FAULTS.items():
        words = [CORRECT_WAY[figure], *faults.values()]
        assert len({each.name for each in words}) == len(words)
        for each in words:
            assert len(each.name.split()) <= 4
            assert each.advice.endswith(".")


@pytest.mark.parametrize(("figure", "fault"), KINDS)
@given(SIDES, FRACTIONS)
def test_bones_keep_their_lengths(
    figure: FigureKind, fault: Fault, side: Side, fraction: float
) -> None:
    posture = raised(figure, fraction, side)
    joints = by_side(faulty_pose(posture, fault), posture.side)
    for bone, error_m in length_errors_m(joints).items():
        assert error_m < MM, bone


@pytest.mark.parametrize(("figure", "fault"), KINDS)
@given(FRACTIONS)
def test_the_right_leg_s_fault_is_the_mirror_image_of_the_left_s(
    figure: FigureKind, fault: Fault, fraction: float
) -> None:
    left, right = (raised(figure, fraction, side) for side in Side)
    right = replace(right, roll=1.0)
    left_joints = by_side(faulty_pose(left, fault), Side.LEFT)
    assert farthest_m(mirrored(left_joints), by_side(faulty_pose(right, fault), Side.RIGHT)) < 1e-7


@pytest.mark.parametrize(("figure", "fault"), KINDS)
@given(SIDES, FRACTIONS)
def test_nobody_sinks_into_the_mat_or_the_wall(
    figure: FigureKind, fault: Fault, side: Side, fraction: float
) -> None:
    posture = raised(figure, fraction, side)
    for name, joint in by_side(faulty_pose(posture, fault), side).items():
        assert joint.y >= -0.02, name
        assert joint.z >= WALL_Z_M, name


@pytest.mark.parametrize(("figure", "fault"), KINDS)
@given(st.floats(0, 0.999))
def test_nothing_jumps(figure: FigureKind, fault: Fault, fraction: float) -> None:
    before, after = (
        by_side(faulty_pose(raised(figure, fraction + more), fault), Side.LEFT)
        for more in (0, 0.001)
    )
    assert farthest_m(before, after) < 5 * MM


@pytest.mark.parametrize(("figure", "fault"), KINDS)
def test_a_fault_is_seen_at_the_top_and_begins_with_the_movement(
    figure: FigureKind, fault: Fault
) -> None:
    correct, wrong = both(figure, fault)
    assert farthest_m(by_side(correct, Side.LEFT), by_side(wrong, Side.LEFT)) > 0.07
    if figure is not FigureKind.LEG_CIRCLES:
        correct, wrong = both(figure, fault, 0.0)
        assert farthest_m(by_side(correct, Side.LEFT), by_side(wrong, Side.LEFT)) < 1e-7


@pytest.mark.parametrize(
    ("figure", "fraction", "expected"),
    [
        (FigureKind.CLAMSHELL, 0.5, 0.5),
        (FigureKind.LATERAL_LEG_LIFT, 0.25, 0.25),
        (FigureKind.LEG_CIRCLES, 0.5, 1.0),
        (FigureKind.BRIDGE, 0.75, 0.75),
    ],
)
def test_how_far_one_is_up(figure: FigureKind, fraction: float, expected: float) -> None:
    assert raised_fraction(raised(figure, fraction)) == pytest.approx(expected)


@pytest.mark.parametrize("figure", [FigureKind.CLAMSHELL, FigureKind.LATERAL_LEG_LIFT])
def test_who_rolls_back_has_the_upper_hip_behind_the_lower_and_still_room_to_the_wall(
    figure: FigureKind,
) -> None:
    correct, wrong = both(figure, Fault.ROLLED_BACK)
    assert correct.upper_leg.hip.z == pytest.approx(correct.lower_leg.hip.z)
    assert wrong.lower_leg.hip.z - wrong.upper_leg.hip.z > _HALF_PELVIS_M - 0.01
    assert wrong.upper_leg.hip.z - _HALF_PELVIS_M > WALL_Z_M
    assert wrong.upper_leg.knee.y > correct.upper_leg.knee.y + 0.03
    assert wrong.upper_arm.shoulder.z < wrong.lower_arm.shoulder.z


def test_who_rolls_back_in_a_clamshell_keeps_the_feet_at_the_wall() -> None:
    correct, wrong = both(FigureKind.CLAMSHELL, Fault.ROLLED_BACK)
    for leg, same in (
        (wrong.upper_leg, correct.upper_leg),
        (wrong.lower_leg, correct.lower_leg),
    ):
        assert (leg.ankle - same.ankle).length < MM


def test_who_hikes_the_hip_brings_it_nearer_to_the_shoulder_and_the_other_farther() -> None:
    correct, wrong = both(FigureKind.LATERAL_LEG_LIFT, Fault.HIP_HIKED)

    def sides_m(body: Pose) -> tuple[float, float]:
        upper = (body.upper_leg.hip - body.upper_arm.shoulder).length
        return upper, (body.lower_leg.hip - body.lower_arm.shoulder).length

    (upper_m, lower_m), (hiked_m, stretched_m) = sides_m(correct), sides_m(wrong)
    assert hiked_m < upper_m - 0.07
    assert stretched_m > lower_m + 0.05


def test_toes_that_point_to_the_ceiling_are_above_the_ankle() -> None:
    correct, wrong = both(FigureKind.LATERAL_LEG_LIFT, Fault.TOES_UP)
    leg = correct.upper_leg
    assert rejected_unit(leg.toe - leg.ankle, leg.ankle - leg.hip).y < 0
    assert wrong.upper_leg.toe.y > wrong.upper_leg.ankle.y + 0.12
    assert wrong.trunk == correct.trunk


def test_a_circle_that_is_too_large_is_two_and_a_half_times_as_wide_and_moves_the_pelvis() -> None:
    def width_m(fault: Fault | None) -> float:
        ends = []
        for forward_m in (-CIRCLE_RADIUS_M, CIRCLE_RADIUS_M):
            posture = Posture(0.0, 1.0, lift_deg=LIFT_DEG, forward_m=forward_m)
            body = pose(posture) if fault is None else faulty_pose(posture, fault)
            ends.append(body.upper_leg.ankle - body.upper_leg.hip)
        return (ends[1] - ends[0]).length

    assert width_m(Fault.CIRCLE_TOO_LARGE) == pytest.approx(2.5 * width_m(None))
    correct, wrong = both(FigureKind.LEG_CIRCLES, Fault.CIRCLE_TOO_LARGE)
    assert (wrong.upper_leg.hip - correct.upper_leg.hip).length > 0.005


def test_hips_that_are_too_high_stand_out_above_the_line_from_knee_to_shoulder() -> None:
    def above_line_m(body: Pose) -> float:
        chest, knee = body.trunk.chest, body.upper_leg.knee
        along = (body.upper_leg.hip.x - chest.x) / (knee.x - chest.x)
        return body.upper_leg.hip.y - (chest.y + (knee.y - chest.y) * along)

    correct, wrong = both(FigureKind.BRIDGE, Fault.HIPS_TOO_HIGH)
    assert abs(above_line_m(correct)) < 0.01
    assert above_line_m(wrong) > 0.05


def test_knees_that_fall_apart_leave_the_feet_where_they_are() -> None:
    correct, wrong = both(FigureKind.BRIDGE, Fault.KNEES_APART)

    def gap_m(body: Pose) -> float:
        return (body.upper_leg.knee - body.lower_leg.knee).length

    assert gap_m(wrong) > 2 * gap_m(correct)
    for leg, same in (
        (wrong.upper_leg, correct.upper_leg),
        (wrong.lower_leg, correct.lower_leg),
    ):
        assert (leg.ankle - same.ankle).length < MM


@pytest.mark.parametrize(("figure", "fault"), KINDS)
def test_one_looks_where_the_fault_is(figure: FigureKind, fault: Fault) -> None:
    correct, wrong = both(figure, fault)
    joints = by_side(wrong, Side.LEFT)
    place = place_of(fault, wrong)
    assert min((joint - place).length for joint in joints.values()) < 0.15
    assert place_of(fault, correct) != place
