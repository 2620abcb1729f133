"""Between records and the rows of the history's tables."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from glutetimer.core.program import Side, Speed
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord

SqlRow = tuple[str | int | None, ...]

# How many columns of `sessions` and of `answers` a record has; what follows is the
# storage's own.
SESSION_WIDTH, ANSWER_WIDTH = 12, 9

_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
_MINUTE = timedelta(minutes=1)

# A look-up costs a fifth of what an enum's call does, for every session of a history.
_SIDES = {side.value: side for side in Side}


def session_row(record: SessionRecord) -> SqlRow:
    """The columns of `sessions` that a record has; those after are the storage's own."""
    return (
        record.id,
        record.program,
        record.level,
        record.first_side,
        *_time_columns(record.started_at),
        record.day.isoformat(),
        record.active_ms,
        record.effort.get(Side.LEFT),
        record.effort.get(Side.RIGHT),
        record.pain,
        storable(record.note),
    )


def set_row(session_id: str, set_index: int, record: SetRecord) -> SqlRow:
    """All columns of `sets`."""
    return (
        session_id,
        set_index,
        record.exercise,
        record.side,
        record.prescribed,
        record.done,
        record.speed,
    )


def answer_row(answer: Answer) -> SqlRow:
    """The columns of `answers` that an answer has; the checksum comes after."""
    return (
        answer.id,
        answer.program,
        *_time_columns(answer.at),
        answer.kind,
        answer.from_level,
        answer.to_level,
        answer.reason,
        " ".join(day.isoformat() for day in answer.evidence),
    )


def session_of(row: Sequence[Any], sets: Sequence[SetRecord]) -> SessionRecord:
    """The session of such a row, with its sets."""
    id_, program, level, first, started_utc_ms, offset_min, _, active_ms, *felt = row
    left, right, pain, note = felt
    return SessionRecord(
        id=id_,
        program=program,
        level=level,
        first_side=_SIDES[first],
        started_at=time_of(started_utc_ms, offset_min),
        active_ms=active_ms,
        sets=tuple(sets),
        effort=_effort(left, right),
        pain=pain,
        note=note,
    )


# Years of training repeat a few sets, efforts and zones: equal ones are made once and shared.
@lru_cache(maxsize=1024)
def set_of(exercise: str, side: str, prescribed: int, done: int, speed: str) -> SetRecord:
    """The set of the last five columns of `sets`."""
    return SetRecord(exercise, Side(side), prescribed, done, Speed(speed))


def answer_of(row: Sequence[Any]) -> Answer:
    """The answer of such a row."""
    id_, program, at_utc_ms, offset_min, kind, from_level, to_level, reason, evidence = row
    at = time_of(at_utc_ms, offset_min)
    days = tuple(map(date.fromisoformat, evidence.split()))
    return Answer(id_, program, at, AnswerKind(kind), from_level, to_level, reason, days)


def checksum(*parts: object) -> int:
    """What vouches for rows as SQLite gives them."""
    return zlib.crc32(repr(parts).encode())


def storable(text: str) -> str:
    """The text without halves of characters, which a paste may hold and UTF-8 cannot."""
    return text.encode(errors="replace").decode()


@lru_cache(maxsize=16)
def _effort(left: str | None, right: str | None) -> Mapping[Side, Effort]:
    said = {Side.LEFT: left, Side.RIGHT: right}
    return MappingProxyType({side: Effort(text) for side, text in said.items() if text})


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
    """The moment so many milliseconds after UTC's 1970 began, where clocks are so far ahead."""
    return _local_epoch(offset_min) + timedelta(milliseconds=milliseconds)


@lru_cache(maxsize=64)
def _local_epoch(offset_min: int) -> datetime:
    """What the clocks of that zone showed when UTC's milliseconds began."""
    offset = timedelta(minutes=offset_min)
    return (_EPOCH + offset).replace(tzinfo=timezone(offset))
