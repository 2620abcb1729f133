"""Sessions that have begun, and records of some that were left."""

from collections.abc import Sequence
from dataclasses import replace

from glutetimer.core.records import SetRecord
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan


def started(plan: Plan) -> Session:
    session = Session(plan)
    session.act(Act.START)
    return session


def reps_of(session: Session, done: Sequence[int]) -> tuple[SetRecord, ...]:
    return tuple(
        replace(record, done=number) for record, number in zip(session.records(), done, strict=True)
    )
