"""An interrupted session that is resumed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.session import Act, Session, State
from glutetimer.core.timeline import Plan
from tests.core.builders import CLAMSHELL, HALF_SPEED, plan_for
from tests.core.session_runs import play_on, reps_of, started
from tests.core.strategies import PLANS


@settings(deadline=None, max_examples=100)
@given(PLANS, st.floats(0, 1))
def test_an_interrupted_session_is_done_when_the_rest_is(plan: Plan, fraction: float) -> None:
    before = started(plan)
    play_on(before, round(before.timeline.duration_ms * fraction))
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
    play_on(again, again.timeline.duration_ms)
    whole = started(plan)
    play_on(whole, whole.timeline.duration_ms)
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


def test_holds_that_were_done_and_the_one_broken_off_are_known_again() -> None:
    plan = plan_for(CLAMSHELL)
    held = replace(plan.level.doses[0], reps=3, hold_ms=10_000)
    plan = replace(plan, level=replace(plan.level, doses=(held,)))
    before = started(plan)
    # The first hold is done, of the second four seconds.
    play_on(before, before.timeline.reps[1].start_ms + 6_000)
    assert before.held_ms == 14_000
    again = Session(plan)
    assert again.resume(before.records(), before.active_ms, before.next_rep)
    assert (again.held_ms, again.records()) == (14_000, before.records())


def test_a_leg_that_was_ended_early_stays_so_when_one_goes_on() -> None:
    plan = plan_for(CLAMSHELL)
    before = started(plan)
    before.advance(36_000)
    before.act(Act.BOUT_DONE)
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
