from math import radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    CLAM_OPEN_DEG,
    FOOT_M,
    SHANK_M,
    THIGH_M,
    Leg,
    Pose,
    Vec,
    ease,
    effort_at,
    pose,
)
from glutetimer.core.program import Direction, Figure
from glutetimer.core.timeline import Phase

FIGURES = st.sampled_from(Figure)
PHASES = st.sampled_from(Phase)
PROGRESS = st.floats(0, 1)
DIRECTIONS = st.sampled_from((None, *Direction))


def bones_m(leg: Leg) -> tuple[float, float, float]:
    return (
        (leg.hip - leg.knee).length,
        (leg.knee - leg.ankle).length,
        (leg.ankle - leg.toe).length,
    )


def joints(pose: Pose) -> list[Vec]:
    return [
        joint
        for leg in (pose.working, pose.resting)
        for joint in (leg.hip, leg.knee, leg.ankle, leg.toe)
    ]


def farthest_m(one: Pose, other: Pose) -> float:
    return max((a - b).length for a, b in zip(joints(one), joints(other), strict=True))


def test_vectors_are_those_of_space() -> None:
    x, y, z = Vec(1, 0, 0), Vec(0, 1, 0), Vec(0, 0, 1)
    assert x.cross(y) == z
    assert x.dot(y) == 0
    assert (x + y - y) * 3 == Vec(3, 0, 0)
    assert Vec(3, 0, 4).length == 5
    assert (z * 7).unit == z


@given(FIGURES, PHASES, PROGRESS, DIRECTIONS)
def test_bones_keep_their_lengths(
    figure: Figure, phase: Phase, progress: float, direction: Direction | None
) -> None:
    now = pose(figure, phase, progress, direction)
    for leg in (now.working, now.resting):
        assert bones_m(leg) == pytest.approx((THIGH_M, SHANK_M, FOOT_M))


@given(FIGURES, PHASES, PROGRESS)
def test_only_the_working_leg_moves_and_it_stays_above_the_mat(
    figure: Figure, phase: Phase, progress: float
) -> None:
    now, at_rest = pose(figure, phase, progress), pose(figure, Phase.REST, 0)
    assert now.resting == at_rest.resting
    assert now.working.hip == at_rest.working.hip
    assert min(joint.y for joint in joints(now)[:4]) > 0


@given(PHASES, PROGRESS)
def test_a_leg_is_lifted_to_45_degrees_at_most(phase: Phase, progress: float) -> None:
    leg = pose(Figure.LATERAL_LEG_LIFT, phase, progress).working
    assert (leg.ankle - leg.hip).unit.y <= sin(radians(45))


@pytest.mark.parametrize("figure", Figure)
def test_one_phase_ends_where_the_next_begins(figure: Figure) -> None:
    around = [(Phase.REST, 1), (Phase.LIFT, 0)], [(Phase.LIFT, 1), (Phase.HOLD, 0)]
    down = [(Phase.HOLD, 1), (Phase.LOWER, 0)], [(Phase.LOWER, 1), (Phase.REST, 0)]
    for before, after in (*around, *down):
        assert farthest_m(pose(figure, *before), pose(figure, *after)) < 1e-9


@pytest.mark.parametrize("direction", Direction)
def test_a_circle_begins_and_ends_at_the_top_of_the_lift(direction: Direction) -> None:
    lifted = pose(Figure.LEG_CIRCLES, Phase.LIFT, 1)
    for progress in (0, 1):
        now = pose(Figure.LEG_CIRCLES, Phase.CIRCLE, progress, direction)
        assert farthest_m(lifted, now) < 1e-9


@given(PROGRESS)
def test_a_circle_backward_is_one_forward_the_other_way_round(progress: float) -> None:
    forward = pose(Figure.LEG_CIRCLES, Phase.CIRCLE, progress, Direction.FORWARD)
    backward = pose(Figure.LEG_CIRCLES, Phase.CIRCLE, 1 - progress, Direction.BACKWARD)
    assert farthest_m(forward, backward) < 1e-9


def test_a_circle_is_as_wide_as_it_should_be() -> None:
    low, high = (pose(Figure.LEG_CIRCLES, Phase.CIRCLE, p).working.ankle for p in (0, 0.5))
    assert (low - high).length == pytest.approx(2 * CIRCLE_RADIUS_M)
    assert high.y > low.y


def test_a_clam_opens_at_the_knee_and_keeps_the_feet_together() -> None:
    closed, opened = (pose(Figure.CLAMSHELL, Phase.LIFT, p) for p in (0, 1))
    assert opened.angle_deg == CLAM_OPEN_DEG
    assert opened.working.knee.y > closed.working.knee.y
    assert opened.working.ankle == closed.working.ankle
    assert opened.working.toe == closed.working.toe


def test_a_lift_raises_the_straight_leg_with_the_toes_down() -> None:
    leg = pose(Figure.LATERAL_LEG_LIFT, Phase.HOLD, 0).working
    assert (leg.hip - leg.ankle).length == pytest.approx(THIGH_M + SHANK_M)
    assert leg.toe.y < leg.ankle.y
    assert leg.ankle.z == leg.hip.z


@given(PROGRESS, PROGRESS)
def test_effort_rises_through_the_lift_and_falls_through_the_lower(a: float, b: float) -> None:
    early, late = sorted((a, b))
    assert effort_at(Phase.LIFT, early) <= effort_at(Phase.LIFT, late) + 1e-12
    assert effort_at(Phase.LOWER, early) >= effort_at(Phase.LOWER, late) - 1e-12
    assert effort_at(Phase.LOWER, a) == effort_at(Phase.LIFT, 1 - a)


def test_effort_is_full_at_the_top_and_none_at_rest() -> None:
    full = {phase for phase in Phase if effort_at(phase, 0.3) == 1}
    none = {phase for phase in Phase if effort_at(phase, 0.3) == 0}
    assert full == {Phase.HOLD, Phase.CIRCLE}
    assert none == set(Phase) - full - {Phase.LIFT, Phase.LOWER}
    assert [ease(progress) for progress in (0, 0.5, 1)] == [0, 0.5, 1]
