"""No limb goes through another on any way that it moves, however thick the body is."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.pose import LIFT_DEG, OPEN_DEG, RESTING_DEG, WALL_Z_M, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.skeleton import ArmJoints
from glutetimer.core.space import Vec
from glutetimer.core.speed import Speed
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.timeline import Phase
from glutetimer.ui.figure.shapes import foot_joints
from tests.core.session_motion import session_samples
from tests.ui.figure.flesh import Part, part, parts_of

ARM, LEG = ("upper arm", "forearm", "hand"), ("thigh", "shank", "foot")
# How deep skin is pressed in where an arm hangs beside the trunk, and a foot lies on the other.
TOUCH_M, FEET_TOUCH_M = 0.006, 0.013
# How deep the head lies in the wrist that bears it.
HEAD_LIES_M = 0.014
# By this fraction of its thickness, on the side where it lies on the other one, a leg gives.
LEGS_GIVE = 0.35
# The upper parts of the thighs, which are one with the hips: so many of their balls.
AT_HIPS = 5
# As many of a session's samples pass in a fifth of a second.
EVERY = 10

Pair = tuple[str, str]
NOWHERE = Vec(0, 0, 0)


@cache
def pairs() -> list[Pair]:
    """All pairs of parts that do not hang together."""
    limbs = [[f"{side} {name}" for name in names] for side in Side for names in (ARM, LEG)]
    joined = {pair for limb in limbs for pair in pairwise(limb)}
    joined |= {(limb[0], "trunk") for limb in limbs} | {("trunk", "head")}
    parts = [*(name for limb in limbs for name in limb), "trunk", "head"]
    return [pair for pair in combinations(parts, 2) if pair not in joined]


def depth_m(pair: Pair, body: dict[str, Part]) -> float:
    """How much deeper the one is in the other than flesh lets it be; not at all, below 0."""
    one, other = (body[name] for name in pair)
    names = {name.split(" ", 1)[-1] for name in pair}
    if names == {"forearm", "head"}:
        return -one.gap_m(other) - HEAD_LIES_M
    if not (names <= set(LEG) and pair[0].split()[0] != pair[1].split()[0]):
        return -one.gap_m(other) - TOUCH_M
    if "foot" in names:
        return -one.gap_m(other) - FEET_TOUCH_M
    one, other = (
        part(body[name].balls[AT_HIPS:]) if name.endswith("thigh") else body[name] for name in pair
    )
    return -one.gap_m(other, LEGS_GIVE)


def meetings(posture: Posture, arm_moved: Vec = NOWHERE) -> dict[Pair, float]:
    """The parts that are in each other, and how deep; with the upper arm moved by so much."""
    now = pose(posture)
    arm = now.upper_arm
    joints = (joint + arm_moved for joint in (arm.shoulder, arm.elbow, arm.wrist, arm.fingertips))
    body = parts_of(replace(now, upper_arm=ArmJoints(*joints)), posture.side)
    # Who lies rests the head on this one.
    resting = (f"{posture.side.other} hand", "head")
    depths_m = {pair: depth_m(pair, body) for pair in pairs() if pair != resting}
    return {pair: depth for pair, depth in depths_m.items() if depth > 0}


@pytest.mark.parametrize(
    ("level_id", "first"), [("mixed", Side.LEFT), ("bridges", Side.LEFT), ("bridges", Side.RIGHT)]
)
def test_nobody_meets_themselves_in_a_session(level_id: str, first: Side) -> None:
    samples = session_samples(level_id, first, Speed.NORMAL)[::EVERY]
    assert {sample.phase for sample in samples} >= {
        Phase.GET_READY,
        Phase.DONE,
        Phase.NEXT_EXERCISE,
    }
    for posture in {sample.posture for sample in samples}:
        assert meetings(posture) == {}, posture


LEGS = list(product((0.0, 0.5, 1.0), (0.0, OPEN_DEG), (RESTING_DEG, LIFT_DEG)))


@pytest.mark.parametrize(("knee_extension", "open_deg", "lift_deg"), LEGS)
def test_nobody_meets_themselves_on_the_way_up(
    knee_extension: float, open_deg: float, lift_deg: float
) -> None:
    for step in range(51):
        posture = Posture(step / 100, knee_extension, open_deg, lift_deg)
        assert meetings(posture) == {}, posture


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, OPEN_DEG), st.floats(RESTING_DEG, 45))
def test_nobody_meets_themselves_anywhere_on_that_way(
    roll: float, knee_extension: float, open_deg: float, lift_deg: float
) -> None:
    assert meetings(Posture(roll, knee_extension, open_deg, lift_deg)) == {}


@given(st.sampled_from((0.0, 1.0)), st.floats(0, BRIDGE_DEG))
def test_nobody_meets_themselves_in_a_bridge(roll: float, bridge_deg: float) -> None:
    assert meetings(Posture(roll, supine=1.0, bridge_deg=bridge_deg)) == {}


@given(st.sampled_from((0.0, 1.0)), st.floats(0, 1), st.floats(0, 1))
def test_nobody_meets_themselves_while_they_roll_over(
    roll: float, knee_extension: float, supine: float
) -> None:
    assert meetings(Posture(roll, knee_extension, supine=supine)) == {}


def test_that_check_sees_a_hand_in_a_knee() -> None:
    met = meetings(Posture(roll=0.5 - 1e-9), arm_moved=Vec(0, -0.03, 0))
    assert ("left hand", "left thigh") in met


# From a heel's middle to its skin.
HEEL_M = 0.036


def test_the_heels_touch_the_wall_in_a_clamshell() -> None:
    now = pose(Posture())
    for leg in (now.upper_leg, now.lower_leg):
        heel, _ = foot_joints(leg)
        assert heel.z - HEEL_M == pytest.approx(WALL_Z_M, abs=0.005)
