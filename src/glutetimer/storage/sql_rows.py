"""Converts records to rows of the history's tables, and rows to records."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.speed import Speed

SqlRow = tuple[str | int | None, ...]

# The first columns of `sessions`, which a record fills (the others are the storage's), and the
# last of `sets`, in their order there.
SESSION_COLUMNS = (
    "id, program, level, first_side, started_utc_ms, utc_offset_min, local_date, active_ms,"
    " effort_left, effort_right, pain, note, reduced, elsewhere"
)
SET_COLUMNS = "exercise, side, prescribed, done, speed, hold_ms, held_ms"
# How many columns of `sessions` and of `answers` a record fills.
SESSION_WIDTH, ANSWER_WIDTH = 14, 9

_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
_MINUTE = timedelta(minutes=1)

# A look-up costs a fifth of what an enum's call does, for every session of a history.
_SIDES = {side.value: side for side in Side}


def session_row(record: SessionRecord) -> SqlRow:
    """The `SESSION_COLUMNS` of a record, all as SQLite gives them back: a checksum is of that."""
    return (
        record.id,
        record.program,
        record.level,
        record.first_side.value,
        *_time_columns(record.started_at),
        record.day.isoformat(),
        record.active_ms,
        _value(record.effort.get(Side.LEFT)),
        _value(record.effort.get(Side.RIGHT)),
        record.pain,
        storable(record.note),
        int(record.reduced),
        int(record.elsewhere),
    )


def set_row(session_id: str, set_index: int, record: SetRecord) -> SqlRow:
    """All columns of `sets`, as SQLite gives them back."""
    return (
        session_id,
        set_index,
        record.exercise,
        _value(record.side),
        record.prescribed,
        record.done,
        record.speed.value,
        record.hold_ms,
        record.held_ms,
    )


def answer_row(answer: Answer) -> SqlRow:
    """All columns of `answers` but the checksum, as SQLite gives them back."""
    return (
        answer.id,
        answer.program,
        *_time_columns(answer.answered_at),
        answer.kind.value,
        answer.from_level,
        answer.to_level,
        answer.reason,
        " ".join(day.isoformat() for day in answer.evidence),
    )


def session_of(row: Sequence[Any], sets: Sequence[SetRecord]) -> SessionRecord:
    """The session of `SESSION_COLUMNS`, with its sets."""
    id_, program, level, first_side, started_utc_ms, offset_min, _, active_ms, *rating = row
    left, right, pain, note, reduced, elsewhere = rating
    return SessionRecord(
        id=id_,
        program=program,
        level=level,
        first_side=_SIDES[first_side],
        started_at=time_of(started_utc_ms, offset_min),
        active_ms=active_ms,
        sets=tuple(sets),
        effort=_effort(left, right),
        pain=pain,
        note=note,
        reduced=bool(reduced),
        elsewhere=bool(elsewhere),
    )


# Years of training repeat a few sets, efforts and zones: equal ones are made once and shared.
@lru_cache(maxsize=1024)
def set_of(
    exercise: str,
    side: str | None,
    prescribed: int,
    done: int,
    speed: str,
    hold_ms: int,
    held_ms: int,
) -> SetRecord:
    """The set of `SET_COLUMNS`."""
    leg = None if side is None else Side(side)
    return SetRecord(exercise, leg, prescribed, done, Speed(speed), hold_ms, held_ms)


def answer_of(row: Sequence[Any]) -> Answer:
    """The answer of the columns of `answers` but the checksum."""
    id_, program, at_utc_ms, offset_min, kind, from_level, to_level, reason, evidence = row
    answered_at = time_of(at_utc_ms, offset_min)
    days = tuple(map(date.fromisoformat, evidence.split()))
    return Answer(id_, program, answered_at, AnswerKind(kind), from_level, to_level, reason, days)


def checksum(row: Sequence[Any], sets: Iterable[Sequence[Any]] = ()) -> int:
    """The CRC-32 of a row, and of a session's sets' rows, all as SQLite gives them back."""
    return zlib.crc32(repr((tuple(row), *sets)).encode())


def _value(member: StrEnum | None) -> str | None:
    return None if member is None else member.value


def storable(text: str) -> str:
    """The text with "?" for lone surrogates, which a paste may hold and UTF-8 cannot."""
    return text.encode(errors="replace").decode()


@lru_cache(maxsize=16)
def _effort(left: str | None, right: str | None) -> Mapping[Side, Effort]:
    values = {Side.LEFT: left, Side.RIGHT: right}
    return MappingProxyType({side: Effort(value) for side, value in values.items() if value})


def utc_ms(moment: datetime) -> int:
    """UTC milliseconds since 1970. Raises ValueError without an offset."""
    return _time_columns(moment)[0]


def _time_columns(moment: datetime) -> tuple[int, int]:
    """UTC milliseconds since 1970 and the minutes that local time is ahead of UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a time in the history needs its UTC offset")
    utc = moment.replace(tzinfo=None) - offset
    return (utc - _EPOCH) // _MILLISECOND, offset // _MINUTE


def time_of(milliseconds: int, offset_min: int) -> datetime:
    """The moment of those UTC milliseconds since 1970, with that UTC offset in minutes."""
    return _local_epoch(offset_min) + timedelta(milliseconds=milliseconds)


@lru_cache(maxsize=64)
def _local_epoch(offset_min: int) -> datetime:
    """The local time of 1 January 1970, 0:00 UTC, at that offset."""
    offset = timedelta(minutes=offset_min)
    return (_EPOCH + offset).replace(tzinfo=timezone(offset))
