from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.program import Side, Speed
from glutetimer.core.records import SetRecord
from glutetimer.core.session import TRANSITIONS, Act, RepDone, Seek, Session, State
from glutetimer.core.timeline import Phase, Plan, Segment, SpeedChange, Timeline
from tests.core.builders import CLAMSHELL, HALF_SPEED, plan_for
from tests.core.strategies import plans

# What follows from the playhead alone, however it moves.


@dataclass(frozen=True)
class Deed:
    """After so much more of the timeline, an act, or where it is None a switch of speed."""

    after_ms: int
    act: Act | None


@dataclass(frozen=True)
class Outcome:
    events: tuple[RepDone, ...]
    records: tuple[SetRecord, ...]
    state: State
    position_ms: int
    active_ms: int
    timeline: Timeline


# A pattern of ticks: how far the playhead seems to have come with each, back as well.
TICKS = st.lists(st.integers(-400, 3_000), max_size=8)
PATTERNS = st.lists(TICKS, min_size=1, max_size=3)
NO_TICKS: tuple[Sequence[int], ...] = ((),)

ANY_DEED = st.sampled_from(
    (*Act, Act.RESUME, Act.RESUME, Act.PAUSE, Act.BACK, Act.SKIP, None, None)
)
HARMLESS = st.sampled_from((Act.PAUSE, Act.RESUME, Act.BACK))


def deeds(acts: st.SearchStrategy[Act | None]) -> st.SearchStrategy[list[Deed]]:
    return st.lists(st.builds(Deed, st.integers(0, 12_000), acts), max_size=8)


def play(session: Session, until_ms: int, ticks: Iterable[int]) -> list[RepDone]:
    """Play by those ticks, the last of which arrives at `until_ms` in one jump."""
    events: list[RepDone] = []
    place_ms = session.position_ms
    for step_ms in ticks:
        place_ms += step_ms
        events += session.advance(min(place_ms, until_ms))
    events += session.advance(until_ms)
    return events


def outcome(plan: Plan, script: Sequence[Deed], patterns: Sequence[Sequence[int]]) -> Outcome:
    """A session of the script, then on to the end, with the patterns of ticks in turn."""
    session = started(plan)
    events: list[RepDone] = []
    pattern = cycle(patterns)
    for deed in script:
        events += play(session, session.position_ms + deed.after_ms, next(pattern))
        if deed.act is None:
            session.switch_speed(session.position_ms)
        else:
            session.act(deed.act)
    session.act(Act.RESUME)
    events += play(session, session.timeline.duration_ms, next(pattern))
    return Outcome(
        tuple(events),
        session.records(),
        session.state,
        session.position_ms,
        session.active_ms,
        session.timeline,
    )


def started(plan: Plan) -> Session:
    session = Session(plan)
    session.act(Act.START)
    return session


@settings(max_examples=400)
@given(plans(), deeds(ANY_DEED), PATTERNS, PATTERNS)
def test_any_ticks_and_stalls_between_the_same_acts_give_the_same_session(
    plan: Plan, script: list[Deed], some: list[list[int]], others: list[list[int]]
) -> None:
    in_jumps = outcome(plan, script, NO_TICKS)
    assert outcome(plan, script, some) == in_jumps
    assert outcome(plan, script, others) == in_jumps


@settings(max_examples=300)
@given(plans(), deeds(HARMLESS), PATTERNS)
def test_pauses_and_steps_back_lose_no_rep(
    plan: Plan, script: list[Deed], patterns: list[list[int]]
) -> None:
    disturbed, undisturbed = outcome(plan, script, patterns), outcome(plan, [], NO_TICKS)
    assert disturbed.state is State.FINISHED
    assert disturbed.records == undisturbed.records
    assert {event.rep for event in disturbed.events} == set(undisturbed.timeline.reps)
    assert all(record.done == record.prescribed for record in disturbed.records)


# What is lost by going on, told by a model that knows no times: a session is a row of
# items, and who goes on from one of them has not done it.


@dataclass(frozen=True)
class Item:
    """A preparation, its count, a rep or the end; a rep of index `rep` is done at `done_ms`."""

    leg: Side | None
    start_ms: int
    is_count: bool = False
    rep: int | None = None
    done_ms: int = 0
    rests: bool = False


def items_of(timeline: Timeline) -> list[Item]:
    items: list[Item] = []
    for block in timeline.sets:
        reps = [rep for rep in timeline.reps if rep.set_index == block.index]
        count_ms = reps[0].start_ms - 3_000
        told_first = block.start_ms < count_ms
        if told_first:
            items.append(Item(block.side, block.start_ms))
        items.append(Item(block.side, count_ms, is_count=told_first))
        items += [
            Item(block.side, r.start_ms, False, r.index, r.done_ms, r.done_ms < r.end_ms)
            for r in reps
        ]
    return [*items, Item(None, timeline.sets[-1].end_ms)]


class Model:
    """Knows at which item one is, and the reps done."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.here = 0
        self.done: set[int | None] = set()

    def play(self, number: int, to_rest: bool) -> int:
        """On by so many items, into that item, to its rest if it has one; the place in ms."""
        before, self.here = self.here, min(self.here + number, len(self.items) - 1)
        item = self.items[self.here]
        self.in_rest = to_rest and item.rests
        self.done |= {each.rep for each in self.items[before : self.here + self.in_rest]}
        if item.rep is None:
            return item.start_ms
        return item.done_ms if self.in_rest else item.done_ms - 1

    def act(self, act: Act) -> None:
        item = self.items[self.here]
        if act is Act.SKIP:
            self.here += 1
        elif act is Act.BACK:
            self.here = max(0, self.here - 1)
        elif act is Act.PAUSE:
            self.here += self.in_rest - item.is_count
        elif item.leg:
            legs = [each.leg for each in self.items]
            self.here = next(i for i in range(self.here, len(legs)) if legs[i] is not item.leg)

    @property
    def ended(self) -> bool:
        return self.here == len(self.items)


STEPS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.booleans(),
        st.sampled_from((Act.SKIP, Act.SKIP, Act.LEG_DONE, Act.BACK, Act.PAUSE)),
    ),
    max_size=8,
)


@settings(max_examples=300)
@given(plans(), STEPS)
def test_going_on_loses_exactly_what_was_skipped(
    plan: Plan, steps: list[tuple[int, bool, Act]]
) -> None:
    session = started(plan)
    timeline = session.timeline
    model = Model(items_of(timeline))
    for number, to_rest, act in steps:
        session.advance(model.play(number, to_rest))
        session.act(act)
        session.act(Act.RESUME)
        model.act(act)
        if model.ended:
            break
        assert session.position_ms == model.items[model.here].start_ms
    session.advance(timeline.duration_ms)

    done = model.done | {item.rep for item in model.items[model.here :]}
    for record, block in zip(session.records(), timeline.sets, strict=True):
        assert record.done == sum(
            rep.index in done for rep in timeline.reps if rep.set_index == block.index
        )


# Single stories, told with the clamshell: ten seconds to get ready, then five for each rep.


def test_only_a_start_begins_it() -> None:
    session = Session(plan_for(CLAMSHELL))
    assert session.advance(60_000) == ()
    assert session.act(Act.PAUSE) is None
    assert session.state is State.READY
    assert session.act(Act.START) == Seek(0)
    assert len(session.advance(60_000)) == 10


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_an_act_without_a_transition_is_ignored(state: State, act: Act) -> None:
    session = Session(plan_for(CLAMSHELL))
    session.state = state
    session.act(act)
    assert session.state is TRANSITIONS.get((state, act), state)


def test_a_rep_counts_the_moment_the_leg_is_down() -> None:
    session = started(plan_for(CLAMSHELL))
    assert session.advance(13_999) == ()
    (event,) = session.advance(14_000)
    assert (event.rep.number, event.record.done, event.record.prescribed) == (1, 1, 25)
    assert session.advance(14_000) == ()


def test_a_resume_counts_three_and_replays_the_interrupted_rep() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(17_500)
    assert session.act(Act.PAUSE) is None
    assert session.advance(30_000) == ()
    assert session.act(Act.RESUME) == Seek(15_000, lead_ms=3_000)


def test_a_resume_after_a_rep_goes_on_with_the_next() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(14_500)
    session.act(Act.PAUSE)
    assert session.act(Act.RESUME) == Seek(15_000, lead_ms=3_000)


def test_a_resumed_preparation_is_told_anew_and_needs_no_count() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(9_000)
    session.act(Act.PAUSE)
    assert session.act(Act.RESUME) == Seek(0)


def test_steps_while_paused_move_the_playhead_but_play_nothing() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(21_000)
    session.act(Act.PAUSE)
    assert session.act(Act.BACK) == Seek(15_000)
    assert session.act(Act.SKIP) == Seek(20_000)
    assert session.act(Act.LEG_DONE) == Seek(135_000)
    assert (session.state, session.position_ms) == (State.PAUSED, 135_000)


def test_a_leg_that_is_only_prepared_for_can_be_left_out() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(4_000)
    assert session.act(Act.LEG_DONE) == Seek(135_000), "to the switch"
    session.advance(140_000)
    assert session.act(Act.LEG_DONE) == Seek(280_000), "to the end"
    session.advance(283_000)
    assert session.state is State.FINISHED
    assert [record.done for record in session.records()] == [0, 0]


@settings(max_examples=200)
@given(plans(), st.floats(0, 0.999), st.booleans())
def test_a_leg_that_is_left_out_takes_nothing_of_the_other(
    plan: Plan, share: float, second: bool
) -> None:
    session = started(plan)
    side = plan.first_side.other if second else plan.first_side
    prepared = next(s for s in session.timeline.segments if session_side(session, s) is side)
    start_ms, end_ms = prepared.start_ms, prepared.end_ms
    session.advance(start_ms + round((end_ms - 1 - start_ms) * share))
    session.act(Act.LEG_DONE)
    session.advance(session.timeline.duration_ms)
    assert session.state is State.FINISHED
    for record in session.records():
        assert record.done == (0 if record.side is side else record.prescribed)


def session_side(session: Session, segment: Segment) -> Side:
    return session.timeline.sets[segment.set_index].side


def test_to_leave_pauses_and_asks_and_to_leave_again_stops() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(24_000)
    assert session.act(Act.LEAVE) is None
    assert (session.state, session.stop_asked) == (State.PAUSED, True)
    assert session.act(Act.LEAVE) is None
    assert session.state is State.STOPPED
    assert session.records()[0].done == 3


@pytest.mark.parametrize("act", [Act.BACK, Act.SKIP, Act.LEG_DONE, Act.RESUME])
def test_whoever_does_something_else_is_asked_again(act: Act) -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(24_000)
    session.act(Act.LEAVE)
    session.act(act)
    assert not session.stop_asked
    session.act(Act.LEAVE)
    assert (session.state, session.stop_asked) == (State.PAUSED, True)


def test_to_leave_a_pause_asks_first_too() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(24_000)
    session.act(Act.PAUSE)
    session.act(Act.LEAVE)
    assert (session.state, session.stop_asked) == (State.PAUSED, True)


def test_to_leave_when_all_is_done_needs_no_question() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(281_000)
    session.act(Act.LEAVE)
    assert session.state is State.FINISHED


def test_going_on_at_the_very_end_finishes() -> None:
    session = started(plan_for(CLAMSHELL))
    for leg_starts_ms in (10_000, 155_000):
        session.advance(leg_starts_ms)
        session.act(Act.LEG_DONE)
    session.act(Act.SKIP)
    assert session.state is State.FINISHED
    assert session.position_ms == session.timeline.duration_ms


def test_the_active_time_is_all_that_was_played() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(17_500)
    session.act(Act.PAUSE)
    session.act(Act.RESUME)  # from 15,000 again
    session.advance(21_000)
    session.act(Act.LEG_DONE)
    assert session.active_ms == 17_500 + 6_000


def test_stopping_keeps_what_was_done() -> None:
    session = started(plan_for(CLAMSHELL, Side.RIGHT))
    session.advance(24_000)
    assert session.act(Act.STOP) is None
    assert session.advance(60_000) == ()
    assert [(r.side, r.done) for r in session.records()] == [(Side.RIGHT, 3), (Side.LEFT, 0)]


def test_who_stops_with_every_rep_done_has_finished() -> None:
    for after_ms in (0, 500, 2_000):
        session = started(plan_for(CLAMSHELL))
        session.advance(session.timeline.reps[-1].done_ms + after_ms)
        assert session.act(Act.STOP) is None
        assert session.state is State.FINISHED
    session = started(plan_for(CLAMSHELL))
    session.advance(281_000)
    session.act(Act.PAUSE)
    session.act(Act.BACK)
    session.act(Act.STOP)
    assert session.state is State.FINISHED, "what is done stays done"


def test_who_stops_after_a_leg_that_was_ended_early_has_stopped() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(270_000)
    session.act(Act.LEG_DONE)
    assert session.timeline.at(session.position_ms).phase is Phase.DONE
    session.act(Act.STOP)
    assert session.state is State.STOPPED


@pytest.mark.parametrize(
    ("at_ms", "act"),
    [
        (1, Act.SKIP),
        (6_999, Act.SKIP),
        (7_000, Act.PAUSE),  # the count of three is not cut short
        (10_000, Act.PAUSE),
        (134_999, Act.PAUSE),
        (135_000, Act.SKIP),  # the switch: "ready"
        (151_999, Act.SKIP),
        (152_000, Act.PAUSE),
        (279_999, Act.PAUSE),
        (280_000, Act.SKIP),  # well done: to how it felt
        (282_999, Act.SKIP),
    ],
)
def test_one_key_does_the_next_sensible_thing(at_ms: int, act: Act) -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(at_ms)
    assert session.next_act is act


def test_one_key_starts_resumes_and_at_last_means_nothing() -> None:
    session = Session(plan_for(CLAMSHELL))
    meanings = [session.next_act]
    for act in (Act.START, Act.PAUSE, Act.STOP):
        session.act(act)
        meanings.append(session.next_act)
    assert meanings == [Act.START, Act.SKIP, Act.RESUME, None]


def test_the_speed_changes_with_the_next_rep_the_sound_has_not_prepared() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(11_000)
    assert session.switch_speed(not_before_ms=15_001)
    reps = session.timeline.reps
    assert [rep.start_ms for rep in reps[:4]] == [10_000, 15_000, 20_000, 30_000]
    assert {rep.speed for rep in reps[2:]} == {Speed.HALF}


def test_a_second_switch_of_the_same_rep_undoes_the_first() -> None:
    session = started(plan_for(HALF_SPEED))
    as_planned = session.timeline.reps
    assert session.switch_speed(0)
    assert session.timeline.reps[0].speed is Speed.NORMAL
    assert session.switch_speed(0)
    assert session.timeline.reps == as_planned
    assert session.timeline.plan.speed_changes == (SpeedChange(0, None),)


def test_back_at_its_own_speed_a_later_set_is_as_the_level_has_it() -> None:
    plan = plan_for(CLAMSHELL)
    (dose,) = plan.level.doses
    slow = replace(dose, speed=Speed.HALF)
    session = started(replace(plan, level=replace(plan.level, doses=(dose, slow))))
    session.advance(21_000)
    assert session.switch_speed(0) is Speed.HALF
    session.advance(40_000)
    assert session.switch_speed(0) is Speed.NORMAL
    speeds = {rep.set_index: rep.speed for rep in session.timeline.reps}
    assert speeds == {0: Speed.NORMAL, 1: Speed.HALF, 2: Speed.NORMAL, 3: Speed.HALF}


def test_an_earlier_switch_replaces_a_later_one() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(30_000)
    session.switch_speed(30_000)
    session.act(Act.BACK)
    session.act(Act.BACK)
    session.switch_speed(0)
    (change,) = session.timeline.plan.speed_changes
    assert (change.from_rep, change.speed) == (3, Speed.HALF)


def test_there_is_no_speed_to_switch_without_a_rep_to_come() -> None:
    session = Session(plan_for(CLAMSHELL))
    assert not session.switch_speed(0)
    session.act(Act.START)
    assert not session.switch_speed(session.timeline.reps[-1].start_ms + 1)
    session.act(Act.STOP)
    assert not session.switch_speed(0)


def test_a_set_is_as_fast_as_its_fastest_rep() -> None:
    session = started(plan_for(HALF_SPEED))
    session.advance(session.timeline.reps[3].start_ms)
    assert session.records()[0].speed is Speed.HALF
    session.switch_speed(0)
    session.advance(session.timeline.reps[5].start_ms)
    assert [record.speed for record in session.records()] == [Speed.NORMAL, Speed.NORMAL]


def test_a_rep_done_again_has_the_speed_of_its_last_time() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(19_000)
    session.act(Act.BACK)
    session.act(Act.BACK)
    session.switch_speed(0)
    session.advance(30_000)
    session.act(Act.STOP)
    assert session.records()[0].speed is Speed.HALF


# An interrupted session that is taken up.


@settings(deadline=None, max_examples=100)
@given(plans(), st.floats(0, 1))
def test_an_interrupted_session_is_done_when_the_rest_is(plan: Plan, share: float) -> None:
    before = started(plan)
    before.advance(round(before.timeline.duration_ms * share))
    left = before.records()
    again = Session(plan)
    taken = again.resume(left, before.active_ms, before.next_rep)
    done = sum(record.done for record in left)
    assert taken is (done < len(again.timeline.reps))
    if not taken:
        assert again.state is State.READY
        return
    assert again.state is State.PAUSED
    assert (again.records(), again.active_ms) == (left, before.active_ms)
    following = again.timeline.reps[done]
    assert again.position_ms <= following.start_ms
    assert not again.timeline.reps_done(again.position_ms, following.start_ms)
    again.act(Act.RESUME)
    again.advance(again.timeline.duration_ms)
    whole = started(plan)
    whole.advance(whole.timeline.duration_ms)
    assert again.records() == whole.records()


def test_a_session_goes_on_with_the_rep_that_was_left_or_with_how_to_lie() -> None:
    plan = plan_for(CLAMSHELL)
    for done, (set_index, rep) in (((7, 0), (0, 7)), ((25, 3), (1, 28))):
        session = Session(plan)
        assert session.resume(reps_of(session, done), 0, rep)
        block = session.timeline.sets[set_index]
        assert session.position_ms == session.timeline.reps[rep].start_ms > block.start_ms
    for done, set_index in (((0, 0), 0), ((25, 0), 1)):
        session = Session(plan)
        assert session.resume(reps_of(session, done), 0, sum(done))
        assert session.position_ms == session.timeline.sets[set_index].start_ms
    # The first leg was ended early: the second goes on, or is prepared for.
    for done, place_ms in (((10, 5), session.timeline.reps[30].start_ms), ((10, 0), 135_000)):
        session = Session(plan)
        assert session.resume(reps_of(session, done), 0, 25 + done[1])
        assert session.position_ms == place_ms


def test_a_leg_that_was_ended_early_stays_so_when_one_goes_on() -> None:
    plan = plan_for(CLAMSHELL)
    before = started(plan)
    before.advance(36_000)
    before.act(Act.LEG_DONE)
    assert before.next_rep == 25
    again = Session(plan)
    assert again.resume(before.records(), before.active_ms, before.next_rep)
    again.act(Act.RESUME)
    again.advance(again.timeline.duration_ms)
    assert [record.done for record in again.records()] == [5, 25]


def test_who_had_gone_back_to_a_rep_does_not_do_those_after_it_again() -> None:
    plan = plan_for(CLAMSHELL)
    before = started(plan)
    before.advance(36_000)
    for _ in range(3):
        before.act(Act.BACK)
    before.advance(before.position_ms + 5_000)
    assert before.next_rep < 5
    again = Session(plan)
    assert again.resume(before.records(), before.active_ms, before.next_rep)
    assert again.position_ms == again.timeline.reps[5].start_ms


def test_what_is_another_session_or_over_is_not_taken_up() -> None:
    session = Session(plan_for(CLAMSHELL))
    assert not session.resume(reps_of(session, (25, 25)), 0, 50)
    assert not session.resume(reps_of(session, (10, 25)), 0, 50)
    assert not session.resume(reps_of(session, (10, 0)), 0, 50), "the other leg was left out"
    assert not session.resume(reps_of(Session(plan_for(HALF_SPEED, Side.RIGHT)), (3, 0)), 0, 3)
    begun = started(plan_for(CLAMSHELL))
    assert not begun.resume(reps_of(session, (3, 0)), 0, 3)


def reps_of(session: Session, done: Sequence[int]) -> tuple[SetRecord, ...]:
    return tuple(
        replace(record, done=number) for record, number in zip(session.records(), done, strict=True)
    )
