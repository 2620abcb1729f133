"""The history as one JSON text: loss-free, and the same text for the same history.

The format, version 1, with a line to each session, answer and deletion, is an object with
- `format`: "glutetimer-history", and `version`: 1;
- `sessions`: a list of objects, the oldest first, with `id`, `program`, `level`,
  `first_side` ("left", "right"), `started_at` (local time with its UTC offset, ISO 8601),
  `active_ms`, `reduced` (true where less than the level's own dose or tempo, or one leg alone,
  was chosen beforehand), `elsewhere` (true where it was done without the program and entered
  afterwards), `sets` (a list of objects with `exercise`, `side`: "left", "right" or
  null for both legs together, `prescribed`, `done`, `speed`: "normal" or "half", `hold_ms`: how
  long each rep is to be held, 0 where reps go by tempo, and `held_ms`: all time that was held,
  also in a hold that was broken off), `effort` (an object with `left` and `right`: "easy",
  "right", "hard" or null), `pain` (0 to 10 or null), `note`, and `revision`: how often a
  person changed the session afterwards;
- `answers`: a list of objects with `id`, `program`, `answered_at`, `kind` ("accepted", "declined",
  "chosen"), `from_level`, `to_level`, `reason`, `evidence` (a list of the days that the
  reason rested on, ISO 8601): what was said to offered levels;
- `deleted`: the `id` of every deleted session, with the `revision` that deleted it.
A session's `reduced`, `elsewhere`, `effort`, `pain`, `note` and `revision`, a set's `hold_ms` and
`held_ms`, an answer's `evidence`, and the lists of `answers` and `deleted`, may be left out; time
held that is left out is that of the reps done. A file is taken whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import NoReturn, TypeVar

from glutetimer.core.problems import rendered
from glutetimer.core.program import MAX_PAIN, Side
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    SessionRecord,
    SetRecord,
    chronological_key,
)
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession
from glutetimer.storage.parser_texts import parser_text
from glutetimer.storage.validation import InvalidFileError, ObjectReader

FORMAT, VERSION = "glutetimer-history", 1
# Far more than anybody does, and little enough for SQLite's integers and any sum of them.
MAX_IMPORTED_REPS, MAX_IMPORTED_MS, MAX_IMPORTED_REVISIONS = 10**6, 10**12, 10**9
# As many reps, each held so long, are no more than `MAX_IMPORTED_MS`.
MAX_IMPORTED_HOLD_MS = 10**6

V = TypeVar("V")


def to_json(history: HistorySnapshot) -> str:
    """The whole history as text."""
    answers = sorted(history.answers.values(), key=chronological_key)
    lists = {
        "sessions": map(_session_values, history.oldest_first()),
        "answers": map(_answer_values, answers),
        "deleted": (
            {"id": id_, "revision": revision} for id_, revision in sorted(history.deleted.items())
        ),
    }
    head = f'{{\n "format": "{FORMAT}",\n "version": {VERSION}'
    texts = [f' "{key}": {_one_a_line(values)}' for key, values in lists.items()]
    return ",\n".join([head, *texts]) + "\n}\n"


def from_json(text: str) -> HistorySnapshot:
    """The history of a text. Raises `InvalidFileError` for the first thing that is wrong."""
    top = read_object(text, FORMAT, VERSION)
    sessions = top.objects("sessions")
    answers = top.objects("answers", optional=True)
    deletions = top.objects("deleted", optional=True)
    history = HistorySnapshot(
        _by_id(sessions, _revisioned_session, lambda session: session.record.id),
        _by_id(answers, _answer, lambda answer: answer.id),
        dict(_by_id(deletions, _deletion, lambda deletion: deletion[0]).values()),
    )
    top.finish()
    for id_ in history.deleted.keys() & history.sessions.keys():
        raise InvalidFileError(
            gettext("the session {session} is both there and deleted").format(session=rendered(id_))
        )
    return history


def read_object(text: str, format_: str, version: int) -> ObjectReader:
    """The object of a JSON text that names that format and version. Raises `InvalidFileError`."""
    try:
        values = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise InvalidFileError(
            gettext("line {line}: is not JSON: {problem}").format(
                line=error.lineno, problem=parser_text(error.msg)
            )
        ) from error
    except RecursionError as error:
        raise InvalidFileError(gettext("is nested too deeply")) from error
    except ValueError as error:
        # Python refuses to convert numbers of thousands of digits.
        raise InvalidFileError(gettext("holds a number far out of range")) from error
    top = ObjectReader.from_value(values)
    if top.any_text("format", f'"{format_}"') != format_:
        top.refuse("format", f'"{format_}"')
    if type(values.get("version")) is int and values["version"] > version:
        raise InvalidFileError(
            gettext("was written by a newer GluteTimer; update this one to read it")
        )
    top.integer("version", version, version)
    return top


def read_session(
    reader: ObjectReader, sets: tuple[SetRecord, ...], flag: Callable[[str], bool]
) -> SessionRecord:
    """The session of an object, but for its sets. Raises `InvalidFileError`.

    `flag` reads what is true or false and may be left out, which the formats write differently.
    """
    if not any(record.begun for record in sets):
        reader.wrong(
            "sets", gettext("have nothing done; a session has at least one rep, or time held")
        )
    ratings = reader.object("effort")
    effort = {side: ratings.member(side, Effort) for side in Side if ratings.has(side)}
    ratings.finish()
    return SessionRecord(
        id=_id(reader),
        program=reader.any_text("program"),
        level=reader.any_text("level"),
        first_side=reader.member("first_side", Side),
        started_at=reader.moment("started_at"),
        active_ms=reader.integer("active_ms", 0, MAX_IMPORTED_MS),
        sets=sets,
        effort=effort,
        pain=reader.integer("pain", 0, MAX_PAIN) if reader.has("pain") else None,
        note=reader.any_text("note") if reader.has("note") else "",
        reduced=flag("reduced"),
        elsewhere=flag("elsewhere"),
    )


def read_set(reader: ObjectReader, side: Side | None) -> SetRecord:
    """The set of an object, but for its side. Raises `InvalidFileError`."""
    prescribed = reader.integer("prescribed", 0, MAX_IMPORTED_REPS)
    done = reader.integer("done", 0, MAX_IMPORTED_REPS)
    hold_ms = _optional_integer(reader, "hold_ms", 0, MAX_IMPORTED_HOLD_MS)
    # The reps done were held whole, and no other for longer.
    least_ms, most_ms = done * hold_ms, max(prescribed, done) * hold_ms
    return SetRecord(
        exercise=reader.any_text("exercise"),
        side=side,
        prescribed=prescribed,
        done=done,
        speed=reader.member("speed", Speed),
        hold_ms=hold_ms,
        held_ms=_optional_integer(reader, "held_ms", least_ms, most_ms),
    )


def read_revision(reader: ObjectReader) -> int:
    """How often the session was changed. Raises `InvalidFileError`."""
    return _optional_integer(reader, "revision", 0, MAX_IMPORTED_REVISIONS)


def _optional_integer(reader: ObjectReader, key: str, minimum: int, maximum: int) -> int:
    """A whole number from `minimum`, which it is where there is none, to `maximum`."""
    return reader.integer(key, minimum, maximum) if reader.has(key) else minimum


def _one_a_line(values: Iterable[dict[str, object]]) -> str:
    """A list with each object on a line of its own.

    Python would write indented objects without its encoder in C, ten times as long.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(f"  {encode(value)}" for value in values)
    return f"[\n{lines}\n ]" if lines else "[]"


def _session_values(session: RevisionedSession) -> dict[str, object]:
    record = session.record
    return {
        "id": record.id,
        "program": record.program,
        "level": record.level,
        "first_side": record.first_side.value,
        "started_at": record.started_at.isoformat(timespec="milliseconds"),
        "active_ms": record.active_ms,
        "reduced": record.reduced,
        "elsewhere": record.elsewhere,
        "sets": [
            {
                "exercise": set_record.exercise,
                "side": set_record.side,
                "prescribed": set_record.prescribed,
                "done": set_record.done,
                "speed": set_record.speed.value,
                "hold_ms": set_record.hold_ms,
                "held_ms": set_record.held_ms,
            }
            for set_record in record.sets
        ],
        "effort": {side.value: record.effort.get(side) for side in Side},
        "pain": record.pain,
        "note": record.note,
        "revision": session.revision,
    }


def _answer_values(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.id,
        "program": answer.program,
        "answered_at": answer.answered_at.isoformat(timespec="milliseconds"),
        "kind": answer.kind.value,
        "from_level": answer.from_level,
        "to_level": answer.to_level,
        "reason": answer.reason,
        "evidence": [day.isoformat() for day in answer.evidence],
    }


def _revisioned_session(reader: ObjectReader) -> RevisionedSession:
    sets = reader.objects("sets")
    set_records = tuple(read_set(set_reader, _side(set_reader)) for set_reader in sets)
    record = read_session(reader, set_records, lambda key: reader.boolean(key, False))
    session = RevisionedSession(record, read_revision(reader))
    for object_reader in (*sets, reader):
        object_reader.finish()
    return session


def _side(reader: ObjectReader) -> Side | None:
    """A set's leg, None for the null of both legs together, which must be there."""
    if "side" in reader.values and not reader.has("side"):
        return None
    return reader.member("side", Side)


def _answer(reader: ObjectReader) -> Answer:
    answer = Answer(
        id=_id(reader),
        program=reader.any_text("program"),
        answered_at=reader.moment("answered_at"),
        kind=reader.member("kind", AnswerKind),
        from_level=reader.any_text("from_level"),
        to_level=reader.any_text("to_level"),
        reason=reader.any_text("reason"),
        evidence=reader.days("evidence"),
    )
    reader.finish()
    return answer


def _deletion(reader: ObjectReader) -> tuple[str, int]:
    """The id of a deleted session, and the revision that deleted it."""
    deletion = _id(reader), reader.integer("revision", 1, MAX_IMPORTED_REVISIONS)
    reader.finish()
    return deletion


def _id(reader: ObjectReader) -> str:
    id_ = reader.any_text("id")
    if not id_:
        reader.refuse("id", gettext("a text that is not empty"))
    return id_


def _by_id(
    readers: list[ObjectReader], read: Callable[[ObjectReader], V], id_of: Callable[[V], str]
) -> dict[str, V]:
    values: dict[str, V] = {}
    for reader in readers:
        value = read(reader)
        if id_of(value) in values:
            reader.refuse("id", gettext("another than that of one before it"))
        values[id_of(value)] = value
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise InvalidFileError(gettext("holds {value}, which is no number").format(value=name))
