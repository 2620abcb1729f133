"""Brings two histories together: pure, the same in either order, and the same done twice.

For every id one side wins whole; sessions are never mixed. Of two versions of a session the
one that a person changed more often is the later one. Equally often changed, the one with
more reps wins, then the one of which more was said, then the one that comes last in the
order of all its values: that choice is arbitrary, but the same on every laptop. A session
deleted on one laptop goes from the other too, unless it was changed there as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from glutetimer.core.program import Side
from glutetimer.core.records import Answer, SessionRecord
from glutetimer.core.vocabulary import counted


@dataclass(frozen=True, slots=True)
class RevisionedSession:
    """A session, and how often a person changed it after it was done."""

    record: SessionRecord
    revision: int = 0


@dataclass(frozen=True, slots=True)
class HistorySnapshot:
    """All of a history by id; `deleted` has the revision with which a session went."""

    sessions: Mapping[str, RevisionedSession] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    deleted: Mapping[str, int] = field(default_factory=dict)


def contents_of(
    sessions: Iterable[RevisionedSession] = (),
    answers: Iterable[Answer] = (),
    deleted: Mapping[str, int] | None = None,
) -> HistorySnapshot:
    """Contents from values with their ids in them."""
    return HistorySnapshot(
        {each.record.id: each for each in sessions},
        {each.id: each for each in answers},
        deleted or {},
    )


def merged(one: HistorySnapshot, other: HistorySnapshot) -> HistorySnapshot:
    """Everything of both; commutative, associative and idempotent."""
    sessions = _larger(one.sessions, other.sessions, _session_rank)
    deleted = _larger(one.deleted, other.deleted, lambda revision: revision)
    gone = {
        id_
        for id_, revision in deleted.items()
        if id_ not in sessions or sessions[id_].revision < revision
    }
    return HistorySnapshot(
        {id_: kept for id_, kept in sessions.items() if id_ not in gone},
        _larger(one.answers, other.answers, _answer_rank),
        {id_: revision for id_, revision in deleted.items() if id_ in gone},
    )


def difference(before: HistorySnapshot, after: HistorySnapshot) -> HistorySnapshot:
    """What `after` has that `before` has not, or not so."""
    return HistorySnapshot(
        _unlike(before.sessions, after.sessions),
        _unlike(before.answers, after.answers),
        _unlike(before.deleted, after.deleted),
    )


T = TypeVar("T")


def news_text(before: HistorySnapshot, difference: HistorySnapshot) -> str:
    """What a merge brought to what was there before, in numbers of sessions."""
    new = len(difference.sessions.keys() - before.sessions.keys())
    gone = len(difference.deleted.keys() & before.sessions.keys())
    return (
        f"{counted(new, 'session')} new, {len(difference.sessions) - new} changed, {gone} deleted"
    )


def _same(one: object, other: object) -> bool:
    """Equal to the last bit: equal times may still have other offsets."""
    return one == other and repr(one) == repr(other)


def _unlike(before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, T]:
    return {id_: each for id_, each in after.items() if not _same(before.get(id_), each)}


def _larger(
    one: Mapping[str, T], other: Mapping[str, T], rank: Callable[[T], object]
) -> dict[str, T]:
    """Of every id the value that ranks higher."""
    both = dict(one)
    for id_, value in other.items():
        mine = both.setdefault(id_, value)
        # Almost all are equal when two laptops meet again, and ranking takes its time.
        if not _same(mine, value):
            both[id_] = max(mine, value, key=lambda each: _sortable(rank(each)))
    return both


def _sortable(rank: object) -> tuple[object, ...]:
    return rank if isinstance(rank, tuple) else (rank,)


def _session_rank(kept: RevisionedSession) -> tuple[object, ...]:
    record = kept.record
    sets = [(s.exercise, s.side.value, s.prescribed, s.done, s.speed.value) for s in record.sets]
    said = len(record.effort) + (record.pain is not None) + bool(record.note)
    values = (
        record.started_at.isoformat(),
        record.program,
        record.level,
        record.first_side.value,
        f"{record.active_ms:020}",
        repr(sets),
        repr([record.effort.get(side) for side in Side]),
        repr(record.pain),
        record.note,
    )
    return (kept.revision, sum(each.done for each in record.sets), said, *values)


def _answer_rank(answer: Answer) -> tuple[object, ...]:
    values = (answer.program, answer.kind.value, answer.from_level, answer.to_level, answer.reason)
    return (answer.at.isoformat(), *values, repr([day.isoformat() for day in answer.evidence]))
