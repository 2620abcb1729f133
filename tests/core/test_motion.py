"""The person through whole sessions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from math import acos, atan2, degrees, pi, radians, sin

import pytest

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.motion import (
    posture_at,
    start_of_set,
    start_posture,
    target_at,
    top_posture,
)
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, OPEN_DEG, WALL_Z_M, Posture
from glutetimer.core.program import FigureKind, Level, Side, Sides
from glutetimer.core.skeleton import LEG_M, SPINE_M
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.core.speed import Speed
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.timeline import (
    Phase,
    Plan,
    Segment,
    Timeline,
)
from tests.core.builders import CIRCLES, built_in
from tests.core.joints import body, farthest_m, length_errors_m, mirrored
from tests.core.session_motion import (
    LEVELS,
    MM,
    OWN_LEVELS,
    STEP_MS,
    Sample,
    all_samples,
    bridge_level,
    every_session,
    level_of,
    mixed_level,
    own_exercise,
    session_samples,
    session_timeline,
)


def test_every_level_of_the_built_in_program_is_among_the_sessions() -> None:
    doses = {
        tuple(replace(dose, speed=Speed.NORMAL) for dose in level.doses)
        for level in built_in().levels
    }
    assert doses == {level_of(level_id).doses for level_id in set(LEVELS) - set(OWN_LEVELS)}


def reps_of(figure: FigureKind) -> list[Sample]:
    """The different samples of that figure's reps."""
    return [sample for sample in all_samples() if sample.in_rep and sample.figure is figure]


def upper_leg(sample: Sample) -> dict[str, Vec]:
    joints = body(sample.posture)
    return {name: joints[f"{sample.leg} leg, {name}"] for name in ("hip", "knee", "ankle", "toe")}


@pytest.mark.sampled
def test_bones_keep_their_lengths() -> None:
    for posture in {sample.posture for sample in all_samples()}:
        for bone, error_m in length_errors_m(body(posture)).items():
            assert error_m < MM, (bone, posture)


@pytest.mark.sampled
def test_nobody_sinks_into_the_mat_or_the_wall() -> None:
    for sample in all_samples():
        for name, joint in body(sample.posture).items():
            assert joint.y >= -0.02, (name, sample)
            assert joint.z >= WALL_Z_M, (name, sample)


@pytest.mark.sampled
def test_the_leg_that_works_is_the_upper_one() -> None:
    for sample in all_samples():
        if sample.in_rep and sample.figure is not FigureKind.BRIDGE:
            joints = body(sample.posture)
            upper, lower = (joints[f"{side} leg, hip"] for side in (sample.leg, sample.leg.other))
            assert upper.y > lower.y + 0.1
            assert (upper.x, upper.z) == pytest.approx((lower.x, lower.z), abs=MM)


@pytest.mark.sampled
@every_session
def test_begins_and_ends_sitting(level_id: str, first: Side, speed: Speed) -> None:
    samples = session_samples(level_id, first, speed)
    assert [samples[place].posture.sitting for place in (0, -1)] == pytest.approx([1, 1])


@pytest.mark.parametrize("level_id", OWN_LEVELS)
@pytest.mark.parametrize("first", Side)
def test_each_preparation_leads_from_one_way_to_lie_to_the_next(level_id: str, first: Side) -> None:
    timeline = session_timeline(level_id, first, Speed.NORMAL)
    for segment in timeline.segments:
        if segment.phase.prepares:
            begins, ends = (
                posture_at(timeline, at_ms) for at_ms in (segment.start_ms, segment.end_ms - 1)
            )
            if segment.phase is Phase.GET_READY:
                assert begins.sitting == pytest.approx(1)
            else:
                last = start_of_set(timeline, segment.set_index - 1)
                assert farthest_m(body(begins), body(last)) < MM
            start = start_of_set(timeline, segment.set_index)
            assert farthest_m(body(ends), body(start)) < MM
    assert posture_at(timeline, timeline.duration_ms).sitting == pytest.approx(1)


@pytest.mark.sampled
@pytest.mark.parametrize(("level_id", "speed"), list(product((*LEVELS[:3], "mixed"), Speed)))
def test_the_right_leg_first_is_the_mirror_image_of_the_left_first(
    level_id: str, speed: Speed
) -> None:
    left, right = (session_samples(level_id, first, speed) for first in Side)
    pairs = {(one.posture, other.posture) for one, other in zip(left, right, strict=True)}
    for one, other in pairs:
        assert farthest_m(mirrored(body(one)), body(other)) < MM


# Reps


@pytest.mark.sampled
def test_clamshells_open_the_knee_to_45_degrees_and_move_nothing_else() -> None:
    opened = {side: [0.0] for side in Side}
    for sample in reps_of(FigureKind.CLAMSHELL):
        closed = body(start_posture(sample.exercise, sample.side))
        now = body(sample.posture)
        knee = f"{sample.leg} leg, knee"
        assert farthest_m({**now, knee: closed[knee]}, closed) < MM
        leg = upper_leg(sample)
        axis = (leg["ankle"] - leg["hip"]).unit
        before, after = (rejected_unit(joints[knee] - leg["hip"], axis) for joints in (closed, now))
        opened[sample.leg].append(degrees(acos(min(1.0, before.dot(after)))))
        between_ankles = leg["ankle"] - now[f"{sample.leg.other} leg, ankle"]
        assert 0 < between_ankles.y < 0.10
        assert leg["ankle"].z - WALL_Z_M < 0.12
    assert [max(angles) for angles in opened.values()] == pytest.approx([OPEN_DEG] * 2)
    assert OPEN_DEG == 45


@pytest.mark.sampled
def test_lifts_raise_the_straight_leg_in_the_frontal_plane() -> None:
    for sample in reps_of(FigureKind.LATERAL_LEG_LIFT):
        leg = upper_leg(sample)
        hip_to_ankle = leg["ankle"] - leg["hip"]
        assert hip_to_ankle.length == pytest.approx(LEG_M, abs=MM)
        assert hip_to_ankle.z == pytest.approx(0, abs=MM)
        assert hip_to_ankle.unit.y <= Vec(1, 1, 0).unit.y
        assert rejected_unit(leg["toe"] - leg["ankle"], hip_to_ankle).y < 0


@pytest.mark.sampled
def test_bridges_lift_the_pelvis_into_line_and_move_neither_feet_nor_shoulders() -> None:
    lifted_m = []
    for sample in reps_of(FigureKind.BRIDGE):
        lying, now = body(replace(sample.posture, bridge_deg=0.0)), body(sample.posture)
        lifted_m.append(now["hips"].y - lying["hips"].y)
        stays = [name for name in now if not name.endswith(("hips", "hip", "knee"))]
        assert max((now[name] - lying[name]).length for name in stays) < MM
    assert min(lifted_m) == pytest.approx(0)
    assert max(lifted_m) == pytest.approx(SPINE_M * sin(radians(BRIDGE_DEG)))


@pytest.mark.parametrize("first", Side)
def test_between_two_bridges_the_person_lies_still(first: Side) -> None:
    bridge = replace(own_exercise(FigureKind.BRIDGE, circles=False), sets=2)
    timeline = compile_timeline(Plan(Level("bridges", "Bridges", "", (bridge, bridge)), first))
    prepares = [segment for segment in timeline.segments if segment.phase.prepares]
    phases = {segment.phase for segment in prepares[1:]}
    assert phases == {Phase.NEXT_EXERCISE, Phase.SWITCH, Phase.SET_BREAK}
    for segment in prepares[1:]:
        for at_ms in range(segment.start_ms, segment.end_ms, STEP_MS):
            assert posture_at(timeline, at_ms) == Posture(supine=1.0)


# How far up one is at most, of 1, while one rolls over to the back or from there.
ON_SIDE = 0.3


@pytest.mark.sampled
@every_session
def test_one_gets_to_the_back_by_way_of_a_side(level_id: str, first: Side, speed: Speed) -> None:
    for before, after in pairwise(session_samples(level_id, first, speed)):
        if before.posture.supine != after.posture.supine:
            assert max(before.posture.sitting, after.posture.sitting) < ON_SIDE


@pytest.mark.parametrize("first", Side)
def test_one_rolls_to_the_back_from_the_side_that_one_lies_on(first: Side) -> None:
    own = own_exercise(None, circles=False)
    clamshell, bridge = (
        replace(own, exercise=replace(own.exercise, figure=figure, sides=sides))
        for figure, sides in ((FigureKind.CLAMSHELL, Sides.EACH), (FigureKind.BRIDGE, Sides.BOTH))
    )
    timeline = compile_timeline(Plan(Level("own", "Own", "", (clamshell, bridge)), first))
    to_bridge = next(one for one in timeline.segments if one.phase is Phase.NEXT_EXERCISE)
    last = posture_at(timeline, to_bridge.start_ms)
    assert last == start_posture(clamshell.exercise, first.other)
    for at_ms in range(to_bridge.start_ms, to_bridge.end_ms, STEP_MS):
        assert posture_at(timeline, at_ms).roll == last.roll
    assert posture_at(timeline, to_bridge.end_ms).supine == 1


@pytest.mark.parametrize(
    ("level_id", "first", "speed"), list(product((CIRCLES, "mixed"), Side, Speed))
)
def test_circles_go_round_once_a_rep_each_way_at_the_lifts_height(
    level_id: str, first: Side, speed: Speed
) -> None:
    timeline = session_timeline(level_id, first, speed)
    signs: dict[str, set[int]] = {}
    for segment in timeline.segments:
        if segment.phase is not Phase.CIRCLE or segment.rep is None:
            continue
        side = timeline.sets[segment.set_index].side
        assert side
        angles_rad = list(circle_angles_rad(timeline, segment, side))
        sign = 1 if angles_rad[-1] > 0 else -1
        signs.setdefault(str(segment.rep.direction), set()).add(sign)
        assert angles_rad[-1] == pytest.approx(2 * pi * sign, abs=1e-6)
        assert all((b - a) * sign >= -1e-9 for a, b in pairwise(angles_rad)), "it went back"
    assert sorted(map(sorted, signs.values())) == [[-1], [1]]


def circle_angles_rad(timeline: Timeline, segment: Segment, side: Side) -> Iterator[float]:
    """How far around its middle the ankle has come, sample by sample, seen along the leg.

    On the way: is it a circle, and where it should be?
    """
    block = timeline.sets[segment.set_index]
    lifted = body(replace(top_posture(block.exercise, side), up_m=0))
    ankle = f"{side} leg, ankle"
    hip = lifted[f"{side} leg, hip"]
    out = (lifted[ankle] - hip).unit
    assert degrees(acos(out.dot(Vec(0, 1, 0)))) == pytest.approx(90 - LIFT_DEG)
    middle = hip + out * (LEG_M**2 - CIRCLE_RADIUS_M**2) ** 0.5
    up, forward = rejected_unit(Vec(0, 1, 0), out), Vec(0, 0, 1)
    angle_rad, before = 0.0, Vec(0, 0, 0)
    for at_ms in (*range(segment.start_ms, segment.end_ms, STEP_MS), segment.end_ms):
        # At its very end the next segment begins, where the leg is the same.
        spoke = body(posture_at(timeline, at_ms))[ankle] - middle
        assert spoke.length == pytest.approx(CIRCLE_RADIUS_M, abs=MM)
        assert spoke.dot(out) == pytest.approx(0, abs=MM)
        if at_ms > segment.start_ms:
            aside = up * before.dot(forward) - forward * before.dot(up)
            angle_rad += atan2(spoke.dot(aside), spoke.dot(before))
        before = spoke
        yield angle_rad


# What the leg aims at


def test_the_leg_aims_at_the_top_in_a_rep_and_at_nothing_between() -> None:
    for level in built_in().levels:
        timeline = compile_timeline(Plan(level, Side.RIGHT))
        for segment in timeline.segments:
            block = timeline.sets[segment.set_index]
            target = target_at(timeline, segment.start_ms)
            if segment.rep is None:
                assert target is None
                continue
            assert target is not None
            assert target.posture == top_posture(block.exercise, block.side)
            circles = segment.phase is Phase.CIRCLE
            assert target.circling is (segment.rep.direction if circles else None)


def test_circles_of_a_bent_leg_are_none_to_see() -> None:
    circles = built_in().levels[-1].doses[-1]
    bent = replace(circles, exercise=replace(circles.exercise, figure=FigureKind.CLAMSHELL))
    timeline = compile_timeline(Plan(Level("bent", "Bent", "", (bent,)), Side.LEFT))
    rep = timeline.reps[1]
    target = target_at(timeline, rep.start_ms)
    assert target is not None
    assert target.circling is None


@pytest.mark.parametrize("side", Side)
def test_without_a_figure_the_person_lies_still(side: Side) -> None:
    exercise = own_exercise(None, circles=False).exercise
    assert start_posture(exercise, side) == top_posture(exercise, side)
    assert start_posture(exercise, side).side is side


@pytest.mark.parametrize("figure", [None, *FigureKind])
def test_a_set_without_a_side_is_shown_as_the_left_leg_s(figure: FigureKind | None) -> None:
    exercise = own_exercise(figure, circles=False).exercise
    assert start_posture(exercise, None) == start_posture(exercise, Side.LEFT)
    assert top_posture(exercise, None) == top_posture(exercise, Side.LEFT)


@pytest.mark.parametrize("figure", FigureKind)
def test_nobody_turns_over_for_legs_that_take_turns(figure: FigureKind) -> None:
    dose = own_exercise(figure, circles=False)
    in_turn = replace(dose, exercise=replace(dose.exercise, sides=Sides.ALTERNATE))
    timeline = compile_timeline(Plan(Level("turns", "Turns", "", (in_turn,)), Side.RIGHT))
    assert {block.side for block in timeline.sets} == set(Side)
    lying = start_posture(dose.exercise, Side.LEFT)
    for rep in timeline.reps:
        assert posture_at(timeline, rep.start_ms) == lying


@pytest.mark.parametrize("side", Side)
def test_a_rep_s_top_is_where_its_lift_ends(side: Side) -> None:
    for dose in (*mixed_level().doses, *bridge_level().doses):
        timeline = compile_timeline(Plan(Level("one", "One", "", (dose,)), side))
        lift = next(segment for segment in timeline.segments if segment.phase is Phase.LIFT)
        top = posture_at(timeline, lift.end_ms).numbers
        assert top == pytest.approx(top_posture(dose.exercise, side).numbers)
