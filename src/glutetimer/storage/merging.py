"""Brings two histories together: pure, the same in either order, and the same done twice.

For every id one side wins whole; sessions are never mixed. Of two versions of a session the
one that a person changed more often is the later one. Equally often changed, the one with
more reps wins, then the one with more time held, then the one of which more was said, then the
one that comes last in the order of all its values: that choice is arbitrary, but the same on
every laptop. A session deleted on one laptop goes from the other too, unless it was changed
there as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from glutetimer.core.frozen import field, frozen
from glutetimer.core.phrases import joined
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, SessionRecord, chronological_key
from glutetimer.core.translation import gettext, ngettext, number_text

T = TypeVar("T")


@frozen
class RevisionedSession:
    """A session, and how often a person changed it after it was done (0: never)."""

    record: SessionRecord
    revision: int = 0


@frozen
class HistorySnapshot:
    """All of a history by id; `deleted` has the revision that deleted a session."""

    sessions: Mapping[str, RevisionedSession] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    deleted: Mapping[str, int] = field(default_factory=dict)

    def oldest_first(self) -> list[RevisionedSession]:
        """All sessions in the order of their moments."""
        return sorted(self.sessions.values(), key=lambda session: chronological_key(session.record))


def snapshot_of(
    sessions: Iterable[RevisionedSession] = (),
    answers: Iterable[Answer] = (),
    deleted: Mapping[str, int] | None = None,
) -> HistorySnapshot:
    """The snapshot of these sessions, answers and deletions."""
    return HistorySnapshot(
        {session.record.id: session for session in sessions},
        {answer.id: answer for answer in answers},
        deleted or {},
    )


def merged(one: HistorySnapshot, other: HistorySnapshot) -> HistorySnapshot:
    """Everything of both; commutative, associative and idempotent."""
    sessions = _larger(one.sessions, other.sessions, _session_rank)
    deleted = _larger(one.deleted, other.deleted, lambda revision: (revision,))
    deletions = {
        id_: revision
        for id_, revision in deleted.items()
        if id_ not in sessions or sessions[id_].revision < revision
    }
    return HistorySnapshot(
        {id_: session for id_, session in sessions.items() if id_ not in deletions},
        _larger(one.answers, other.answers, _answer_rank),
        deletions,
    )


def difference(before: HistorySnapshot, after: HistorySnapshot) -> HistorySnapshot:
    """What `after` has that `before` has not, or not so."""
    return HistorySnapshot(
        _unlike(before.sessions, after.sessions),
        _unlike(before.answers, after.answers),
        _unlike(before.deleted, after.deleted),
    )


def done_since(before: HistorySnapshot, now: HistorySnapshot) -> HistorySnapshot:
    """What was done between; what was changed and undone counts its revisions, but is no news."""
    records = {id_: session.record for id_, session in before.sessions.items()}
    return HistorySnapshot(
        {
            id_: session
            for id_, session in now.sessions.items()
            if session.record != records.get(id_)
        },
        {id_: answer for id_, answer in now.answers.items() if id_ not in before.answers},
        {id_: revision for id_, revision in now.deleted.items() if id_ in records},
    )


def merge_summary(before: HistorySnapshot, brought: HistorySnapshot) -> str:
    """What a merge brought to a history, in numbers of sessions; for a person."""
    new, changed, deleted = _merge_counts(before, brought)
    return ngettext(
        "{number} session new, {changed} changed, {deleted} deleted",
        "{number} sessions new, {changed} changed, {deleted} deleted",
        new,
    ).format(number=number_text(new), changed=number_text(changed), deleted=number_text(deleted))


def merge_sentence(source: str, before: HistorySnapshot, brought: HistorySnapshot) -> str:
    """The same as a sentence: "all.json added 3 sessions and changed 1 session."."""
    new, changed, deleted = _merge_counts(before, brought)
    counted = (
        (new, ngettext("added {number} session", "added {number} sessions", new)),
        (changed, ngettext("changed {number} session", "changed {number} sessions", changed)),
        (deleted, ngettext("deleted {number} session", "deleted {number} sessions", deleted)),
    )
    did = [text.format(number=number_text(number)) for number, text in counted if number]
    if not did:
        return gettext("All sessions of {file} were here already.").format(file=source)
    return gettext("{file} {did}.").format(file=source, did=joined(did))


def _merge_counts(before: HistorySnapshot, brought: HistorySnapshot) -> tuple[int, int, int]:
    """How many sessions are new, changed and deleted."""
    new = len(brought.sessions.keys() - before.sessions.keys())
    deleted = len(brought.deleted.keys() & before.sessions.keys())
    return new, len(brought.sessions) - new, deleted


def _same(one: object, other: object) -> bool:
    """Equal to the last bit: equal times may still have other offsets."""
    return one is other or (one == other and repr(one) == repr(other))


def _unlike(before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, T]:
    return {id_: value for id_, value in after.items() if not _same(before.get(id_), value)}


def _larger(
    one: Mapping[str, T], other: Mapping[str, T], rank: Callable[[T], tuple[object, ...]]
) -> dict[str, T]:
    """Of every id the value that ranks higher."""
    larger = dict(one)
    for id_, value in other.items():
        rival = larger.setdefault(id_, value)
        # Almost all are equal when two laptops meet again, and ranking takes its time.
        if not _same(rival, value):
            larger[id_] = max(rival, value, key=rank)
    return larger


def _session_rank(session: RevisionedSession) -> tuple[object, ...]:
    record = session.record
    sets = [
        (s.exercise, str(s.side), s.prescribed, s.done, s.speed.value, s.hold_ms, s.held_ms)
        for s in record.sets
    ]
    return (
        session.revision,
        sum(set_record.done for set_record in record.sets),
        sum(set_record.held_ms for set_record in record.sets),
        # How much was said about how it felt.
        len(record.effort) + (record.pain is not None) + bool(record.note),
        record.started_at.isoformat(),
        record.program,
        record.level,
        record.first_side.value,
        record.active_ms,
        sets,
        repr([record.effort.get(side) for side in Side]),
        repr(record.pain),
        record.note,
        record.reduced,
        record.elsewhere,
    )


def _answer_rank(answer: Answer) -> tuple[object, ...]:
    return (
        answer.answered_at.isoformat(),
        answer.program,
        answer.kind.value,
        answer.from_level,
        answer.to_level,
        answer.reason,
        answer.evidence,
    )
