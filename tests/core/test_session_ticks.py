"""What follows from the playhead alone, however it moves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.records import SetRecord
from glutetimer.core.session import Act, RepDone, Session, State
from glutetimer.core.timeline import Plan, Timeline
from tests.core.session_runs import started
from tests.core.strategies import PLANS


@dataclass(frozen=True)
class Step:
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

ANY_STEP = st.sampled_from(
    (*Act, Act.RESUME, Act.RESUME, Act.PAUSE, Act.BACK, Act.SKIP, None, None)
)
HARMLESS = st.sampled_from((Act.PAUSE, Act.RESUME, Act.BACK))


def steps(acts: st.SearchStrategy[Act | None]) -> st.SearchStrategy[list[Step]]:
    return st.lists(st.builds(Step, st.integers(0, 12_000), acts), max_size=8)


def play(session: Session, until_ms: int, ticks: Iterable[int]) -> list[RepDone]:
    """Play by those ticks, the last of which arrives at `until_ms` in one jump."""
    events: list[RepDone] = []
    to_ms = session.position_ms
    for tick_ms in ticks:
        to_ms += tick_ms
        events += session.advance(min(to_ms, until_ms))
    events += session.advance(until_ms)
    return events


def play_out(session: Session, ticks: Sequence[int]) -> list[RepDone]:
    """Play to the end; where the session waits, the person is ready at once."""
    events = play(session, session.timeline.duration_ms, ticks)
    while session.state is State.WAITING:
        session.act(Act.SKIP)
        events += play(session, session.timeline.duration_ms, ticks)
    return events


def outcome(plan: Plan, script: Sequence[Step], patterns: Sequence[Sequence[int]]) -> Outcome:
    """A session of the script, then on to the end, with the patterns of ticks in turn."""
    session = started(plan)
    events: list[RepDone] = []
    pattern = cycle(patterns)
    for step in script:
        events += play(session, session.position_ms + step.after_ms, next(pattern))
        if step.act is None:
            session.switch_speed(session.position_ms)
        else:
            session.act(step.act)
    session.act(Act.RESUME)
    events += play_out(session, next(pattern))
    return Outcome(
        tuple(events),
        session.records(),
        session.state,
        session.position_ms,
        session.active_ms,
        session.timeline,
    )


@settings(max_examples=400)
@given(PLANS, steps(ANY_STEP), PATTERNS, PATTERNS)
def test_any_ticks_and_stalls_between_the_same_acts_give_the_same_session(
    plan: Plan, script: list[Step], some: list[list[int]], others: list[list[int]]
) -> None:
    in_jumps = outcome(plan, script, NO_TICKS)
    assert outcome(plan, script, some) == in_jumps
    assert outcome(plan, script, others) == in_jumps


@settings(max_examples=300)
@given(PLANS, steps(HARMLESS), PATTERNS)
def test_pauses_and_steps_back_lose_no_rep(
    plan: Plan, script: list[Step], patterns: list[list[int]]
) -> None:
    disturbed, undisturbed = outcome(plan, script, patterns), outcome(plan, [], NO_TICKS)
    assert disturbed.state is State.FINISHED
    assert disturbed.records == undisturbed.records
    assert {event.rep for event in disturbed.events} == set(undisturbed.timeline.reps)
    assert all(record.done == record.prescribed for record in disturbed.records)
