"""The history as one JSON text: loss-free, and the same text for the same history.

The format, version 1, is an object with
- `format`: "glutetimer-history", and `version`: 1;
- `sessions`: a list of objects, the oldest first, with `id`, `program`, `level`,
  `first_side` ("left", "right"), `started_at` (local time with its UTC offset, ISO 8601),
  `active_ms`, `sets` (a list of objects with `exercise`, `side`, `prescribed`, `done`,
  `speed`: "normal" or "half"), `effort` (an object with `left` and `right`: "easy",
  "right", "hard" or null), `pain` (0 to 10 or null), `note`, and `revision`: how often a
  person changed the session afterwards;
- `answers`: a list of objects with `id`, `program`, `at`, `kind` ("accepted", "declined",
  "chosen"), `from_level`, `to_level`, `reason`, `evidence` (a list of the days that the
  reason rested on, ISO 8601): what was said to offered levels;
- `deleted`: the `id` of every deleted session, with the `revision` that deleted it.
A session's `effort`, `pain`, `note` and `revision`, an answer's `evidence`, and the lists of
`answers` and `deleted`, may be left out. A file is taken whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn, TypeVar

from glutetimer.core.fields import found
from glutetimer.core.program import Side, Speed
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession
from glutetimer.storage.validation import InvalidFileError, ObjectReader

FORMAT, VERSION = "glutetimer-history", 1
MOST_IMPORTED_REPS, MOST_IMPORTED_MS, MOST_IMPORTED_REVISIONS = 10**6, 10**12, 10**9

V = TypeVar("V")


def to_json(snapshot: HistorySnapshot) -> str:
    """The whole history as text."""
    sessions = sorted(snapshot.sessions.values(), key=lambda each: _order(each.record))
    answers = sorted(snapshot.answers.values(), key=lambda each: (each.at, each.id))
    values = {
        "format": FORMAT,
        "version": VERSION,
        "sessions": [_session_values(each) for each in sessions],
        "answers": [_answer_values(each) for each in answers],
        "deleted": [
            {"id": id_, "revision": revision} for id_, revision in sorted(snapshot.deleted.items())
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> HistorySnapshot:
    """The history of a text. Raises `InvalidFileError` for the first thing that is wrong."""
    try:
        values = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InvalidFileError(f"line {error.lineno}: is not JSON: {error.msg}") from error
    except RecursionError as error:
        raise InvalidFileError("is nested too deeply") from error
    except ValueError as error:
        # Python refuses to convert numbers of thousands of digits.
        raise InvalidFileError("holds a number far out of range") from error
    top = ObjectReader(values, "")
    if top.get("format") != FORMAT:
        top.wrong("format", f'"{FORMAT}"')
    if type(top.get("version")) is int and top.get("version") > VERSION:
        raise InvalidFileError("was written by a newer GluteTimer; update this one to read it")
    top.integer("version", VERSION, VERSION)
    snapshot = HistorySnapshot(
        _by_id(top.objects("sessions"), lambda each: each.record.id, _session_of),
        _by_id(top.objects("answers", optional=True), lambda each: each.id, _answer_of),
        dict(
            _by_id(
                top.objects("deleted", optional=True), lambda each: each[0], _deletion_of
            ).values()
        ),
    )
    top.finish()
    for id_ in snapshot.deleted.keys() & snapshot.sessions.keys():
        raise InvalidFileError(f"the session {found(id_)} is both there and deleted")
    return snapshot


def session_of(fields: ObjectReader, sets: tuple[SetRecord, ...]) -> SessionRecord:
    """The session of an object, but for its sets. Raises `InvalidFileError`."""
    if not any(each.done for each in sets):
        raise InvalidFileError(f"{fields.at('sets')} have no rep done; a session has at least one")
    felt = fields.get("effort")
    effort = ObjectReader({} if felt is None else felt, fields.at("effort."))
    said = {side: effort.choice(side, Effort) for side in Side if effort.get(side) is not None}
    effort.finish()
    return SessionRecord(
        id=_id(fields),
        program=fields.text("program"),
        level=fields.text("level"),
        first_side=fields.choice("first_side", Side),
        started_at=fields.moment("started_at"),
        active_ms=fields.integer("active_ms", 0, MOST_IMPORTED_MS),
        sets=sets,
        effort=said,
        pain=None if fields.get("pain") is None else fields.integer("pain", 0, 10),
        note="" if fields.get("note") is None else fields.text("note"),
    )


def set_of(fields: ObjectReader) -> SetRecord:
    """The set of an object. Raises `InvalidFileError`."""
    return SetRecord(
        exercise=fields.text("exercise"),
        side=fields.choice("side", Side),
        prescribed=fields.integer("prescribed", 0, MOST_IMPORTED_REPS),
        done=fields.integer("done", 0, MOST_IMPORTED_REPS),
        speed=fields.choice("speed", Speed),
    )


def revision_of(fields: ObjectReader) -> int:
    """How often the session was changed. Raises `InvalidFileError`."""
    given = fields.get("revision") is not None
    return fields.integer("revision", 0, MOST_IMPORTED_REVISIONS) if given else 0


def _order(record: SessionRecord) -> tuple[datetime, str]:
    return record.started_at, record.id


def _session_values(kept: RevisionedSession) -> dict[str, object]:
    record = kept.record
    return {
        "id": record.id,
        "program": record.program,
        "level": record.level,
        "first_side": record.first_side.value,
        "started_at": record.started_at.isoformat(timespec="milliseconds"),
        "active_ms": record.active_ms,
        "sets": [
            {
                "exercise": each.exercise,
                "side": each.side.value,
                "prescribed": each.prescribed,
                "done": each.done,
                "speed": each.speed.value,
            }
            for each in record.sets
        ],
        "effort": {side.value: record.effort.get(side) for side in Side},
        "pain": record.pain,
        "note": record.note,
        "revision": kept.revision,
    }


def _answer_values(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.id,
        "program": answer.program,
        "at": answer.at.isoformat(timespec="milliseconds"),
        "kind": answer.kind.value,
        "from_level": answer.from_level,
        "to_level": answer.to_level,
        "reason": answer.reason,
        "evidence": [day.isoformat() for day in answer.evidence],
    }


def _session_of(fields: ObjectReader) -> RevisionedSession:
    sets = fields.objects("sets")
    kept = RevisionedSession(session_of(fields, tuple(map(set_of, sets))), revision_of(fields))
    for each in (*sets, fields):
        each.finish()
    return kept


def _answer_of(fields: ObjectReader) -> Answer:
    answer = Answer(
        id=_id(fields),
        program=fields.text("program"),
        at=fields.moment("at"),
        kind=fields.choice("kind", AnswerKind),
        from_level=fields.text("from_level"),
        to_level=fields.text("to_level"),
        reason=fields.text("reason"),
        evidence=fields.days("evidence"),
    )
    fields.finish()
    return answer


def _deletion_of(fields: ObjectReader) -> tuple[str, int]:
    gone = _id(fields), fields.integer("revision", 1, MOST_IMPORTED_REVISIONS)
    fields.finish()
    return gone


def _id(fields: ObjectReader) -> str:
    id_ = fields.text("id")
    if not id_:
        fields.wrong("id", "a text that is not empty")
    return id_


def _by_id(
    objects: list[ObjectReader], id_of: Callable[[V], str], read: Callable[[ObjectReader], V]
) -> dict[str, V]:
    values: dict[str, V] = {}
    for fields in objects:
        value = read(fields)
        if id_of(value) in values:
            fields.wrong("id", "another than that of one before it")
        values[id_of(value)] = value
    return values


def _no_number(name: str) -> NoReturn:
    raise InvalidFileError(f"holds {name}, which is no number")
