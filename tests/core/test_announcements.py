"""Words in every plan worth talking in: form cues, sets of some length, clips of any length."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.announcements import CUE_EVERY
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose
from glutetimer.core.speech_schedule import GAP_MS, Count, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, Plan, Rep, Sound, SpeedChange, Timeline
from tests.core.builders import CLAMSHELL, plan_for
from tests.core.spoken_words import (
    ANNOUNCED,
    CHANGES,
    FORM_CUES,
    MAX_REPS,
    NUMBERS,
    changed,
    numbers,
    said_until,
    words,
)
from tests.core.strategies import PLANS


@st.composite
def spoken_plans(draw: st.DrawFn, speeches: st.SearchStrategy[Speech]) -> Plan:
    plan = draw(PLANS)
    doses = tuple(talkative(dose, draw(st.integers(1, MAX_REPS))) for dose in plan.level.doses)
    return replace(plan, level=replace(plan.level, doses=doses), speech=draw(speeches))


def talkative(dose: Dose, reps: int) -> Dose:
    return replace(dose, exercise=replace(dose.exercise, cues=FORM_CUES), reps=reps)


COUNTS = st.sampled_from(Count)
LENGTHS_MS = st.dictionaries(
    st.sampled_from((*NUMBERS, *ANNOUNCED, *FORM_CUES, *CHANGES)), st.integers(1, 2_500)
)
SPEECHES = st.builds(Speech, count=COUNTS, lengths_ms=LENGTHS_MS)
# So short that there is room for a number even between the quickest reps.
SHORT = st.builds(Speech, count=COUNTS, lengths_ms=st.just(dict.fromkeys(NUMBERS, 20)))


@given(spoken_plans(SPEECHES))
def test_words_never_overlap_and_are_all_inside(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    spoken = words(timeline)
    for word, following in pairwise(spoken):
        assert word.at_ms + word.length_ms + GAP_MS <= following.at_ms
    assert all(word.at_ms >= 0 for word in spoken)
    assert all(word.at_ms + word.length_ms <= timeline.duration_ms for word in spoken)
    assert all(word.length_ms == plan.speech.length_ms(word.text) for word in spoken)


@given(spoken_plans(SPEECHES))
def test_every_number_is_said_as_its_rep_is_done(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    due = {(rep.done_ms, str(rep.number)) for rep in chosen(timeline)}
    assert set(numbers(timeline)) <= due


@given(spoken_plans(SHORT))
def test_all_the_chosen_numbers_are_said_where_there_is_room(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    due = {(rep.done_ms, str(rep.number)) for rep in chosen(timeline)}
    assert {(cue.at_ms, cue.text) for cue in words(timeline) if cue.text.isdigit()} >= due


def chosen(timeline: Timeline) -> list[Rep]:
    """The reps whose numbers the person wants to hear."""
    count = timeline.plan.speech.count
    return [
        rep
        for rep in timeline.reps
        # A single hold is counted in seconds.
        if (rep.count > 1 or not timeline.sets[rep.set_index].dose.hold_ms)
        and (
            count is Count.EVERY
            or (count is Count.FIFTH and (rep.number % 5 == 0 or rep.number == rep.count))
            or (count is Count.LAST and rep.count - rep.number < 5)
        )
    ]


@given(spoken_plans(SPEECHES))
def test_form_cues_keep_five_reps_apart_in_a_set(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    for block in timeline.sets:
        # Of both legs, where they take turns.
        reps = [r for r in timeline.reps if timeline.sets[r.set_index].start_ms == block.start_ms]
        spoken_ms = [cue.at_ms for cue in words(timeline) if cue.text in FORM_CUES]
        places = [
            max(rep.index for rep in reps if rep.done_ms <= at_ms)
            for at_ms in spoken_ms
            if reps[0].done_ms <= at_ms < block.end_ms
        ]
        assert all(later - earlier >= CUE_EVERY for earlier, later in pairwise(places))


@given(spoken_plans(SPEECHES))
def test_a_form_cue_costs_no_number_and_no_announcement(plan: Plan) -> None:
    silent = tuple(
        replace(dose, exercise=replace(dose.exercise, cues=())) for dose in plan.level.doses
    )
    bare = replace(plan, level=replace(plan.level, doses=silent))
    lighter = (*FORM_CUES, *CHANGES)
    with_cues, without = (
        [cue for cue in words(compile_timeline(either)) if cue.text not in lighter]
        for either in (plan, bare)
    )
    assert with_cues == without


@settings(max_examples=200)
@given(spoken_plans(SPEECHES), st.data())
def test_a_change_of_speed_leaves_all_words_before_it_alone(
    plan: Plan, data: st.DataObject
) -> None:
    before = compile_timeline(plan)
    rep = data.draw(st.sampled_from(before.reps))
    after = compile_timeline(changed(plan, rep))
    assert said_until(after, rep.start_ms) == said_until(before, rep.start_ms)


@pytest.mark.parametrize("speed", Speed)
@pytest.mark.parametrize("length_ms", range(4_300, 4_521, 20))
def test_nor_does_it_where_a_word_just_fits_before_the_next_number(
    length_ms: int, speed: Speed
) -> None:
    lengths_ms = dict.fromkeys(NUMBERS, 500) | {"Halfway.": length_ms}
    plan = replace(plan_for(CLAMSHELL), speech=Speech(lengths_ms=lengths_ms))
    # In a session at half speed it is the normal that comes after the half.
    plan = replace(plan, speed_changes=(SpeedChange(0, speed),))
    before = compile_timeline(plan)
    fourteenth = before.reps[13]
    after = compile_timeline(changed(plan, fourteenth))
    assert said_until(after, fourteenth.start_ms) == said_until(before, fourteenth.start_ms)


@given(spoken_plans(SPEECHES), st.data())
def test_every_cue_falls_in_exactly_one_of_the_spans_played(
    plan: Plan, data: st.DataObject
) -> None:
    timeline = compile_timeline(plan)
    borders_ms = data.draw(st.lists(st.sampled_from(timeline.cues).map(lambda cue: cue.at_ms)))
    spans_ms = pairwise([0, *sorted(borders_ms), timeline.duration_ms])
    heard = [cue for span_ms in spans_ms for cue in timeline.cues_between(*span_ms)]
    assert tuple(heard) == timeline.cues


def test_half_of_a_long_hold_is_said_and_its_last_seconds() -> None:
    plan = plan_for(CLAMSHELL)
    held = replace(plan.level.doses[0], reps=1, hold_ms=30_000)
    plan = replace(plan, level=replace(plan.level, doses=(held,)))
    timeline = compile_timeline(plan)
    (hold,) = (s for s in timeline.segments if s.rep and s.rep.index == 0 and s.phase is Phase.HOLD)
    said = [
        ((cue.at_ms - hold.start_ms) / 1000, cue.text)
        for cue in words(timeline)
        if hold.start_ms <= cue.at_ms < hold.end_ms
    ]
    down = [(30 - left, str(left)) for left in (10, 5, 4, 3, 2, 1)]
    cue, *rest = said
    assert cue[1] in held.exercise.cues
    assert rest == [(15, "Halfway."), *down]


def test_a_cue_belongs_to_the_span_that_begins_with_it() -> None:
    timeline = compile_timeline(plan_for(CLAMSHELL))
    at_ms = timeline.reps[0].done_ms
    count, number = timeline.cues_between(at_ms, at_ms + 1)
    assert (count.at_ms, count.sound) == (at_ms, Sound.COUNT)
    assert (number.at_ms, number.text) == (at_ms, "1")
    assert {count, number}.isdisjoint(timeline.cues_between(at_ms - 9_000, at_ms))
    assert timeline.cues_between(at_ms, at_ms) == ()
