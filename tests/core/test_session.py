"""Acts, one by one, told with the clamshell: ten seconds to get ready, five for each rep."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Side
from glutetimer.core.session import TRANSITIONS, Act, Session, State
from glutetimer.core.timeline import Phase, Plan, Segment
from tests.core.builders import CLAMSHELL, plan_for
from tests.core.session_runs import play_on, started
from tests.core.strategies import PLANS


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


def test_what_is_held_adds_up_and_a_hold_begun_anew_counts_once() -> None:
    plan = plan_for(CLAMSHELL)
    held = replace(plan.level.doses[0], hold_ms=10_000)
    session = started(replace(plan, level=replace(plan.level, doses=(held,))))
    session.advance(15_000)
    assert session.held_ms == 3_000
    session.act(Act.PAUSE)
    session.act(Act.RESUME)
    session.advance(14_000)
    assert session.held_ms == 3_000
    # Ten seconds of the first rep, a second and a half of the next.
    session.advance(28_500)
    assert session.held_ms == 11_500


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
    assert session.act(Act.BOUT_DONE) == Seek(135_000)
    assert (session.state, session.position_ms) == (State.PAUSED, 135_000)


def test_a_leg_that_is_only_prepared_for_can_be_left_out() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(4_000)
    assert session.act(Act.BOUT_DONE) == Seek(135_000), "to the switch"
    session.advance(140_000)
    assert session.act(Act.BOUT_DONE) == Seek(280_000), "to the end"
    session.advance(284_500)
    assert session.state is State.FINISHED
    assert [record.done for record in session.records()] == [0, 0]


@settings(max_examples=200)
@given(PLANS, st.floats(0, 0.999), st.booleans())
def test_a_bout_that_is_left_out_takes_nothing_of_the_others(
    plan: Plan, fraction: float, second: bool
) -> None:
    session = started(plan)
    bout = min(second, session.timeline.sets[-1].bout)
    prepared = next(s for s in session.timeline.segments if bout_of(session, s) == bout)
    start_ms, end_ms = prepared.start_ms, prepared.end_ms
    play_on(session, start_ms + round((end_ms - 1 - start_ms) * fraction))
    session.act(Act.BOUT_DONE)
    play_on(session, session.timeline.duration_ms)
    assert session.state is State.FINISHED
    for record, block in zip(session.records(), session.timeline.sets, strict=True):
        assert record.done == (0 if block.bout == bout else record.prescribed)


def bout_of(session: Session, segment: Segment) -> int:
    return session.timeline.sets[segment.set_index].bout


def test_to_leave_pauses_and_asks_and_to_leave_again_stops() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(24_000)
    assert session.act(Act.LEAVE) is None
    assert (session.state, session.stop_asked) == (State.PAUSED, True)
    assert session.act(Act.LEAVE) is None
    assert session.state is State.STOPPED
    assert session.records()[0].done == 3


@pytest.mark.parametrize("act", [Act.BACK, Act.SKIP, Act.BOUT_DONE, Act.RESUME])
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
        session.act(Act.BOUT_DONE)
    session.act(Act.SKIP)
    assert session.state is State.FINISHED
    assert session.position_ms == session.timeline.duration_ms


def test_the_active_time_is_all_that_was_played() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(17_500)
    session.act(Act.PAUSE)
    session.act(Act.RESUME)  # from 15,000 again
    session.advance(21_000)
    session.act(Act.BOUT_DONE)
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
    session.act(Act.BOUT_DONE)
    assert session.timeline.segment_at(session.position_ms).phase is Phase.DONE
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
