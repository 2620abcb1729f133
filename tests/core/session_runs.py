"""Sessions that have begun, and records of some that were left."""

from collections.abc import Sequence

from glutetimer.core.frozen import replace
from glutetimer.core.records import SetRecord
from glutetimer.core.session import Act, RepDone, Session, State
from glutetimer.core.timeline import Plan


def started(plan: Plan) -> Session:
    session = Session(plan)
    session.act(Act.START)
    return session


def play_on(session: Session, to_ms: int) -> list[RepDone]:
    """Play on to that place; where the session waits before it, the person is ready at once."""
    done = [*session.advance(to_ms)]
    while session.state is State.WAITING and session.position_ms < to_ms:
        session.act(Act.SKIP)
        done += session.advance(to_ms)
    return done


def reps_of(session: Session, done: Sequence[int]) -> tuple[SetRecord, ...]:
    return tuple(
        replace(record, done=number) for record, number in zip(session.records(), done, strict=True)
    )
