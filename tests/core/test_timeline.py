from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.adjustment import Adjustment
from glutetimer.core.compiler import compile_timeline, session_ms
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side, Sides
from glutetimer.core.settings import Settings
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import (
    Cue,
    Phase,
    Plan,
    Rep,
    Segment,
    SetBlock,
    Sound,
    SpeedChange,
    Timeline,
)
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, LIFT, built_in, plan_for
from tests.core.strategies import PLANS, PLANS_WITHOUT_CHANGES

timelines = PLANS.map(compile_timeline)


def built_in_timeline(level_id: str) -> Timeline:
    return compile_timeline(plan_for(level_id))


def lengths(rep: Rep, timeline: Timeline) -> list[tuple[Phase, int]]:
    return [(s.phase, s.end_ms - s.start_ms) for s in timeline.segments if s.rep == rep]


def reps_of(timeline: Timeline, side: Side) -> list[Rep]:
    return [rep for rep in timeline.reps if timeline.sets[rep.set_index].side is side]


# Every timeline


@given(timelines)
def test_segments_follow_each_other_from_nought_to_the_end(timeline: Timeline) -> None:
    assert timeline.segments[0].start_ms == 0
    assert timeline.segments[-1].end_ms == timeline.duration_ms
    assert timeline.segments[-1].phase is Phase.DONE
    for segment, following in pairwise(timeline.segments):
        assert segment.end_ms == following.start_ms
    for segment in timeline.segments:
        assert type(segment.start_ms) is type(segment.end_ms) is int
        assert segment.start_ms < segment.end_ms


@given(timelines)
def test_reps_are_made_of_their_segments_and_sets_of_their_reps(timeline: Timeline) -> None:
    assert [rep.index for rep in timeline.reps] == list(range(len(timeline.reps)))
    for rep in timeline.reps:
        parts = [segment for segment in timeline.segments if segment.rep is rep]
        assert (parts[0].start_ms, parts[-1].end_ms) == (rep.start_ms, rep.end_ms)
        assert rep.done_ms in [part.end_ms for part in parts]
    for block in timeline.sets:
        reps = [rep for rep in timeline.reps if rep.set_index == block.index]
        assert [rep.index for rep in reps] == list(block.reps)
        preparation, first = timeline.segment_at(block.start_ms), timeline.reps[block.first_rep]
        assert preparation.phase is block.preparation
        assert (preparation.start_ms, preparation.end_ms) == (block.start_ms, first.start_ms)
        # Of legs that take turns, one begins and the other ends the set.
        in_turn = block.exercise.sides is Sides.ALTERNATE
        assert reps[0] is first or (in_turn and reps[0].start_ms == first.end_ms)
        assert reps[-1].end_ms == block.end_ms or (
            in_turn and timeline.reps[reps[-1].index + 1].end_ms == block.end_ms
        )


@given(PLANS_WITHOUT_CHANGES)
def test_both_legs_do_the_same_where_the_program_does_not_say_otherwise(plan: Plan) -> None:
    doses = [replace(d, exercise=replace(d.exercise, sides=Sides.EACH)) for d in plan.level.doses]
    both = replace(plan, level=replace(plan.level, doses=tuple(doses)), only_leg=None)
    timeline = compile_timeline(both)
    left, right = (
        [lengths(rep, timeline) for rep in reps_of(timeline, side)]
        for side in (Side.LEFT, Side.RIGHT)
    )
    assert left == right
    assert timeline.sets[0].side is plan.first_side


@given(PLANS_WITHOUT_CHANGES)
def test_half_speed_doubles_every_movement_and_nothing_else(plan: Plan) -> None:
    normal, half = (compile_timeline(at_speed(plan, speed)) for speed in Speed)
    assert len(normal.segments) == len(half.segments)
    for usual, slow in zip(normal.segments, half.segments, strict=True):
        timed = normal.sets[usual.set_index].dose.hold_ms and usual.phase is Phase.HOLD
        factor = 1 if usual.rep is None or timed else 2
        assert slow.phase is usual.phase
        assert slow.end_ms - slow.start_ms == factor * (usual.end_ms - usual.start_ms)


def at_speed(plan: Plan, speed: Speed) -> Plan:
    doses = tuple(replace(dose, speed=speed) for dose in plan.level.doses)
    return replace(plan, level=replace(plan.level, doses=doses))


@given(timelines)
def test_cues_are_in_order_and_inside(timeline: Timeline) -> None:
    times_ms = [cue.at_ms for cue in timeline.cues]
    assert times_ms == sorted(times_ms)
    assert times_ms[0] >= 0
    assert all(cue.at_ms + cue.length_ms <= timeline.duration_ms for cue in timeline.cues)


@given(timelines)
def test_the_last_three_seconds_of_every_preparation_are_counted(timeline: Timeline) -> None:
    beeps_ms = [cue.at_ms for cue in timeline.cues if cue.sound is Sound.BEEP]
    ends_ms = [segment.end_ms for segment in timeline.segments if segment.phase.prepares]
    assert beeps_ms == [end - left for end in ends_ms for left in (3_000, 2_000, 1_000)]


@given(timelines)
def test_every_movement_is_heard_for_its_length(timeline: Timeline) -> None:
    heard = {
        (cue.at_ms, cue.sound, cue.at_ms + cue.length_ms)
        for cue in timeline.cues
        if cue.length_ms and cue.sound is not Sound.SPEECH
    }
    sounds = {Phase.LIFT: Sound.RISE, Phase.LOWER: Sound.FALL, Phase.CIRCLE: Sound.CIRCLE}
    assert heard == {
        (segment.start_ms, sounds[segment.phase], segment.end_ms)
        for segment in timeline.segments
        if segment.phase in sounds
    }


@given(timelines)
def test_every_rep_is_counted_as_it_is_done(timeline: Timeline) -> None:
    counts_ms = [cue.at_ms for cue in timeline.cues if cue.sound is Sound.COUNT]
    assert counts_ms == [rep.done_ms for rep in timeline.reps]


@settings(max_examples=200)
@given(PLANS, st.data())
def test_a_change_of_speed_leaves_all_before_it_as_it_was(plan: Plan, data: st.DataObject) -> None:
    before = compile_timeline(plan)
    rep = data.draw(st.sampled_from(before.reps))
    kept = tuple(change for change in plan.speed_changes if change.from_rep < rep.index)
    change = SpeedChange(rep.index, rep.speed.other)
    after = compile_timeline(replace(plan, speed_changes=(*kept, change)))

    assert after.reps[: rep.index] == before.reps[: rep.index]
    assert {later.speed for later in after.reps[rep.index :]} == {rep.speed.other}
    assert until(after, rep.start_ms) == until(before, rep.start_ms)


def until(timeline: Timeline, at_ms: int) -> tuple[list[Segment], list[SetBlock], list[Cue]]:
    """What is over by that moment."""
    return (
        [segment for segment in timeline.segments if segment.end_ms <= at_ms],
        [block for block in timeline.sets if block.end_ms <= at_ms],
        [cue for cue in timeline.cues if cue.at_ms < at_ms],
    )


# Places


@given(timelines, st.data())
def test_a_place_is_in_its_segment(timeline: Timeline, data: st.DataObject) -> None:
    at_ms = data.draw(st.integers(0, timeline.duration_ms - 1))
    segment = timeline.segment_at(at_ms)
    assert segment.start_ms <= at_ms < segment.end_ms
    assert 0 <= segment.progress(at_ms) < 1


@given(timelines)
def test_a_border_belongs_to_the_segment_it_begins(timeline: Timeline) -> None:
    for segment in timeline.segments:
        assert (
            timeline.segment_at(segment.start_ms)
            is timeline.segment_at(segment.end_ms - 1)
            is segment
        )
    assert timeline.segment_at(-1) is timeline.segments[0]
    assert timeline.segment_at(timeline.duration_ms) is timeline.segments[-1]


def test_progress_stays_between_nought_and_one() -> None:
    lift = built_in_timeline(CLAMSHELL).segment_at(10_000)
    assert [lift.progress(at_ms) for at_ms in (9_000, 10_000, 11_000, 12_000, 13_000)] == [
        0, 0, 0.5, 1, 1,
    ]  # fmt: skip


@given(timelines)
def test_the_reps_of_a_span_are_those_done_in_it(timeline: Timeline) -> None:
    assert timeline.reps_done(-1, timeline.duration_ms) == timeline.reps
    for rep in timeline.reps:
        assert timeline.reps_done(rep.done_ms - 1, rep.done_ms) == (rep,)
        assert timeline.reps_done(rep.done_ms, rep.done_ms) == ()
        assert rep not in timeline.reps_done(rep.done_ms, timeline.duration_ms)


@given(timelines, st.data())
def test_steps_land_on_stops(timeline: Timeline, data: st.DataObject) -> None:
    stops_ms = stops_of(timeline)
    at_ms = data.draw(st.one_of(st.sampled_from(stops_ms), st.integers(0, timeline.duration_ms)))
    next_stop_ms, previous_stop_ms = timeline.next_stop_ms(at_ms), timeline.previous_stop_ms(at_ms)
    assert next_stop_ms == min([stop for stop in stops_ms if stop > at_ms], default=stops_ms[-1])
    assert previous_stop_ms in stops_ms
    assert previous_stop_ms < at_ms or previous_stop_ms == 0
    assert timeline.previous_stop_ms(next_stop_ms) <= at_ms
    assert timeline.next_stop_ms(previous_stop_ms) <= at_ms or at_ms < stops_ms[1]


def stops_of(timeline: Timeline) -> list[int]:
    """Preparations, their counts, reps, the end's start and its end."""
    prepared_ms = [segment.end_ms for segment in timeline.segments if segment.phase.prepares]
    return sorted(
        {block.start_ms for block in timeline.sets}
        | {end_ms - 3_000 for end_ms in prepared_ms}
        | {rep.start_ms for rep in timeline.reps}
        | {timeline.segments[-1].start_ms, timeline.duration_ms}
    )


@given(timelines, st.data())
def test_a_resume_replays_the_interrupted_rep_alone(
    timeline: Timeline, data: st.DataObject
) -> None:
    at_ms = data.draw(st.integers(0, timeline.duration_ms - 1))
    resume_ms = timeline.resume_ms(at_ms)
    in_progress = [rep for rep in timeline.reps if rep.start_ms <= at_ms < rep.done_ms]
    if in_progress:
        assert resume_ms == in_progress[0].start_ms
    assert timeline.reps_done(at_ms, timeline.duration_ms) == timeline.reps_done(
        resume_ms, timeline.duration_ms
    )
    assert timeline.resume_ms(resume_ms) == resume_ms


@given(timelines)
def test_a_bout_ends_where_the_next_or_the_end_begins(timeline: Timeline) -> None:
    bouts = [block.bout for block in timeline.sets]
    assert bouts == sorted(bouts)
    assert sorted(set(bouts)) == list(range(len(set(bouts))))
    starts_ms = [timeline.sets[bouts.index(bout)].start_ms for bout in sorted(set(bouts))]
    ends_ms = [*starts_ms[1:], timeline.segments[-1].start_ms]
    for start_ms, end_ms in zip(starts_ms, ends_ms, strict=True):
        assert {timeline.bout_end_ms(at_ms) for at_ms in (start_ms, end_ms - 1)} == {end_ms}
    assert timeline.bout_end_ms(timeline.duration_ms) == ends_ms[-1]


@pytest.mark.parametrize(
    ("at_ms", "previous_stop_ms", "next_stop_ms", "resume_ms"),
    [
        (0, 0, 7_000, 0),  # get ready
        (6_999, 0, 7_000, 0),
        (7_000, 0, 10_000, 0),  # its count
        (9_999, 0, 10_000, 0),
        (10_000, 7_000, 15_000, 10_000),  # the first rep
        (13_999, 7_000, 15_000, 10_000),
        (14_000, 7_000, 15_000, 15_000),  # its rest: it is done
        (15_000, 10_000, 20_000, 15_000),
        (134_000, 125_000, 135_000, 135_000),
        (135_000, 130_000, 152_000, 135_000),  # the switch
        (152_000, 135_000, 155_000, 135_000),
        (280_000, 275_000, 284_500, 280_000),  # the end
        (284_500, 280_000, 284_500, 280_000),
    ],
)
def test_where_the_steps_in_a_clamshell_session_lead(
    at_ms: int, previous_stop_ms: int, next_stop_ms: int, resume_ms: int
) -> None:
    timeline = built_in_timeline(CLAMSHELL)
    assert timeline.previous_stop_ms(at_ms) == previous_stop_ms
    assert timeline.next_stop_ms(at_ms) == next_stop_ms
    assert timeline.resume_ms(at_ms) == resume_ms


# The built-in ladder


@pytest.mark.parametrize(
    ("level_id", "reps", "apart_ms"),
    [(CLAMSHELL, 25, 5_000), (HALF_SPEED, 25, 10_000), (LIFT, 10, 6_000)],
)
def test_the_cadence_of_the_built_in_levels(level_id: str, reps: int, apart_ms: int) -> None:
    timeline = built_in_timeline(level_id)
    for side in Side:
        starts_ms = [rep.start_ms for rep in reps_of(timeline, side)]
        assert len(starts_ms) == reps
        assert {later - earlier for earlier, later in pairwise(starts_ms)} == {apart_ms}


def test_how_long_a_session_takes_is_known_without_its_words() -> None:
    for level in built_in().levels:
        plan = plan_for(level.id)
        assert session_ms(plan) == compile_timeline(plan).duration_ms


def test_the_top_level_has_lifts_then_circles_both_ways() -> None:
    timeline = built_in_timeline(CIRCLES)
    for side in Side:
        numbered = [(rep.direction, rep.number, rep.count) for rep in reps_of(timeline, side)]
        assert numbered == [
            (direction, number, of)
            for direction, of in ((None, 10), ("forward", 8), ("backward", 8))
            for number in range(1, of + 1)
        ]


def test_the_leg_stays_up_from_the_first_circle_to_the_last() -> None:
    timeline = built_in_timeline(CIRCLES)
    first, *middle, last = [rep for rep in timeline.reps if rep.set_index == 1]
    assert lengths(first, timeline) == [(Phase.LIFT, 2_000), (Phase.CIRCLE, 2_000)]
    assert {tuple(lengths(rep, timeline)) for rep in middle} == {((Phase.CIRCLE, 2_000),)}
    assert lengths(last, timeline) == [
        (Phase.CIRCLE, 2_000),
        (Phase.LOWER, 2_000),
        (Phase.REST, 1_000),
    ]
    assert last.done_ms == last.end_ms - 3_000


@pytest.mark.parametrize("speed", Speed)
def test_a_preset_replaces_the_tempo_and_a_hold_ticks_by_the_second(speed: Speed) -> None:
    presets = Settings(presets={"lateral-leg-lift": "long-hold"})
    program = built_in()
    level = program.level(LIFT)
    assert level
    plan = presets.plan(program, level, Adjustment(), Side.LEFT, Speed.NORMAL, {})
    timeline = compile_timeline(at_speed(plan, speed))
    rep, following, *_ = timeline.reps
    ticks_ms = [cue.at_ms - rep.start_ms for cue in timeline.cues if cue.sound is Sound.TICK]
    assert following.start_ms - rep.start_ms == 11_000 * speed.duration_factor
    assert ticks_ms[:5] == [second * 1_000 * speed.duration_factor for second in (2, 3, 4, 5, 6)]
    assert len(ticks_ms) == 5 * len(timeline.reps)


def test_each_set_knows_the_next() -> None:
    timeline = built_in_timeline(CIRCLES)
    following = [
        timeline.next_after(timeline.segment_at(block.start_ms)) for block in timeline.sets
    ]
    assert following == [*timeline.sets[1:], None]
    assert [timeline.segment_at(block.start_ms).phase for block in timeline.sets] == [
        Phase.GET_READY,
        Phase.NEXT_EXERCISE,
        Phase.SWITCH,
        Phase.NEXT_EXERCISE,
    ]


@given(timelines)
def test_from_a_reps_start_all_is_heard_but_what_belongs_to_the_rep_before(
    timeline: Timeline,
) -> None:
    for rep in timeline.reps[:5]:
        heard = timeline.heard_from(rep.start_ms)
        later = [cue for cue in timeline.cues if cue.at_ms > rep.start_ms]
        assert list(heard[len(heard) - len(later) :]) == later
        here = {cue.sound for cue in heard if cue.at_ms == rep.start_ms}
        assert not here & {Sound.COUNT, Sound.SPEECH}
        assert here, "the movement itself"


def test_words_that_no_clip_says_are_told_apart() -> None:
    plan = plan_for(CLAMSHELL)
    timeline = compile_timeline(plan)
    words = tuple(cue for cue in timeline.cues if cue.sound is Sound.SPEECH)
    assert timeline.unspoken_between(0, timeline.duration_ms + 1) == words
    numbers = {cue.text: cue.length_ms for cue in words if cue.text.isdigit()}
    some = compile_timeline(replace(plan, speech=replace(plan.speech, lengths_ms=numbers)))
    unspoken = some.unspoken_between(0, some.duration_ms + 1)
    assert unspoken == tuple(cue for cue in words if not cue.text.isdigit())
    assert some.unspoken_between(0, unspoken[0].at_ms) == ()


def test_the_count_before_a_leg_is_heard_from_its_first_number() -> None:
    timeline = compile_timeline(plan_for(CLAMSHELL))
    first = [cue for cue in timeline.heard_from(7_000) if cue.at_ms == 7_000]
    assert {(cue.sound, cue.text) for cue in first} == {(Sound.BEEP, ""), (Sound.SPEECH, "3")}
