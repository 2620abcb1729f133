"""Files between laptops: loss-free in JSON, safe in a spreadsheet, refused whole when wrong."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.storage.csv_format import COLUMNS, from_csv, to_csv
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.json_format import from_json, to_json
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of
from glutetimer.storage.validation import InvalidFileError
from tests.storage.samples import ANSWER, LEFT_SET, PLANK, RIGHT_SET, SESSION
from tests.storage.strategies import REVISIONED_SESSIONS, SNAPSHOTS

DONE = replace(
    SESSION,
    active_ms=250_000,
    sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=24)),
    effort={Side.LEFT: Effort.EASY},
    pain=2,
    note='"cold", damp;\nand = early',
)
ALL = snapshot_of([RevisionedSession(DONE, 3)], [ANSWER], {"gone": 1})
# A side plank that was broken off after 45 of 60 seconds, and done in one with a few lifts.
HELD = replace(
    SESSION,
    id="p1a4c",
    active_ms=90_000,
    sets=(replace(PLANK, held_ms=45_000), replace(LEFT_SET, done=4, prescribed=4)),
    reduced=True,
)


@given(SNAPSHOTS)
def test_json_loses_nothing(snapshot: HistorySnapshot) -> None:
    text = to_json(snapshot)
    again = from_json(text)
    assert again == snapshot
    assert to_json(again) == text


@settings(max_examples=40)
@given(SNAPSHOTS)
def test_an_import_into_an_empty_folder_gives_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, snapshot: HistorySnapshot
) -> None:
    with HistoryStore(tmp_path_factory.mktemp("empty") / "history.db") as store:
        store.merge(snapshot)
        assert to_json(store.snapshot()) == to_json(snapshot)
        assert store.merge(snapshot) == HistorySnapshot(), "once more changes nothing"


@given(st.lists(REVISIONED_SESSIONS, max_size=4))
def test_csv_carries_sessions_whole(sessions: list[RevisionedSession]) -> None:
    snapshot = snapshot_of(sessions)
    assert to_json(from_csv(to_csv(snapshot))) == to_json(snapshot)


def test_the_files_are_as_documented() -> None:
    assert json.loads(to_json(ALL)) == {
        "format": "glutetimer-history",
        "version": 1,
        "sessions": [
            {
                "id": "5e55",
                "program": "gluteus-medius",
                "level": "clamshell",
                "first_side": "left",
                "started_at": "2026-11-23T07:30:00.000+01:00",
                "active_ms": 250000,
                "reduced": False,
                "elsewhere": False,
                "sets": [
                    {"exercise": "clamshell", "side": "left", "prescribed": 25, "done": 25,
                     "speed": "normal", "hold_ms": 0, "held_ms": 0},
                    {"exercise": "clamshell", "side": "right", "prescribed": 25, "done": 24,
                     "speed": "normal", "hold_ms": 0, "held_ms": 0},
                ],
                "effort": {"left": "easy", "right": None},
                "pain": 2,
                "note": '"cold", damp;\nand = early',
                "revision": 3,
            }
        ],
        "answers": [
            {
                "id": "a115",
                "program": "gluteus-medius",
                "answered_at": "2026-11-23T07:30:00.000+01:00",
                "kind": "accepted",
                "from_level": "clamshell",
                "to_level": "clamshell-half-speed",
                "reason": "All reps were done and felt easy.",
                "evidence": ["2026-11-21", "2026-11-22", "2026-11-23"],
            }
        ],
        "deleted": [{"id": "gone", "revision": 1}],
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(to_csv(ALL), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["side"], row["done"], row["set"]) for row in rows] == [
        ("left", "25", "1"),
        ("right", "24", "2"),
    ]
    assert {row["effort_right"] for row in rows} == {""}


def test_a_hold_of_both_legs_in_the_files() -> None:
    snapshot = snapshot_of([RevisionedSession(HELD)])
    (session,) = json.loads(to_json(snapshot))["sessions"]
    assert session["reduced"] is True
    assert session["sets"][0] == {
        "exercise": "plank", "side": None, "prescribed": 1, "done": 0,
        "speed": "normal", "hold_ms": 60000, "held_ms": 45000,
    }  # fmt: skip
    plank, lifts = csv.DictReader(io.StringIO(to_csv(snapshot), newline=""))
    assert (plank["side"], plank["hold_ms"], plank["held_ms"]) == ("both", "60000", "45000")
    assert (lifts["side"], lifts["hold_ms"], lifts["held_ms"]) == ("left", "0", "0")
    assert plank["reduced"] == lifts["reduced"] == "1"


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted'", "＝1"])
def test_no_spreadsheet_computes_a_note(note: str) -> None:
    snapshot = snapshot_of([RevisionedSession(replace(DONE, note=note))])
    text = to_csv(snapshot)
    (row, _) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"] == f"'{note}"
    assert from_csv(text) == snapshot


def test_a_spreadsheet_may_save_with_semicolons() -> None:
    rows = csv.reader(io.StringIO(to_csv(ALL), newline=""))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    assert from_csv(text.getvalue()).sessions == ALL.sessions


def changed(*path: str | int, to: Any = None) -> str:
    """The JSON with the value at that path changed, or taken away."""
    values = json.loads(to_json(ALL))
    inner = values
    for step in path[:-1]:
        inner = inner[step]
    if to is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return json.dumps(values)


def with_hold(hold_ms: int, held_ms: int | None) -> str:
    """The JSON with the second set, of 24 reps done, as one of timed holds."""
    values = json.loads(to_json(ALL))
    values["sessions"][0]["sets"][1] |= {"hold_ms": hold_ms, "held_ms": held_ms}
    return json.dumps(values)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: is not JSON"),
        ("{\n\n]", "line 3: is not JSON"),
        ("[]", "the file is a list; it should be an object"),
        ("[" * 100_000, "is nested too deeply"),
        ("{}", 'format is missing; it should be "glutetimer-history"'),
        (changed("version", to=2), "newer GluteTimer"),
        (changed("version", to=True), "version is true"),
        (changed("sessions"), "sessions is missing"),
        (changed("sessions", 0, to=3), r"sessions\[0\] is 3; it should be an object"),
        (changed("sessions", 0, "id", to=""), r"sessions\[0\].id is ''"),
        (changed("sessions", 0, "id", to="\ud83d"), "a text of whole characters"),
        (changed("sessions", 0, "pain", to=11), r"sessions\[0\].pain is 11; it should be a whole"),
        (changed("sessions", 0, "pain", to=1.5), r"sessions\[0\].pain is 1.5"),
        (changed("sessions", 0, "level"), r"sessions\[0\].level is missing; it should be a text"),
        (changed("sessions", 0, "started_at", to="2026-11-23T07:30"), "with its UTC offset"),
        (changed("sessions", 0, "started_at", to="noon"), "with its UTC offset"),
        (changed("sessions", 0, "sets", to=[]), r"sessions\[0\].sets have nothing done"),
        (changed("sessions", 0, "sets", 1, "done", to=-1), r"sets\[1\].done is -1"),
        (changed("sessions", 0, "sets", 1, "side", to="up"), "it should be one of left, right"),
        (changed("sessions", 0, "sets", 1, "side"), r"sets\[1\].side is missing; it should be one"),
        (changed("sessions", 0, "sets", 1, "hold_ms", to=10**6 + 1), "number from 0 to 1000000"),
        (changed("sessions", 0, "sets", 1, "held_ms", to=1), r"held_ms is 1; it should be 0"),
        (with_hold(30_000, 24 * 30_000 - 1), r"held_ms is 719999; .* from 720000 to 750000"),
        (with_hold(30_000, 25 * 30_000 + 1), r"held_ms is 750001; .* from 720000 to 750000"),
        (changed("sessions", 0, "reduced", to=1), r"reduced is 1; it should be true or false"),
        (changed("sessions", 0, "effort", to={"tail": "easy"}), "effort.tail is not known here"),
        (changed("sessions", 0, "mood", to="fine"), r"sessions\[0\].mood is not known here"),
        (changed("answers", 0, "kind", to="maybe"), r"answers\[0\].kind is 'maybe'"),
        (changed("answers", 0, "evidence", to=["noon"]), r"evidence is a list; it should"),
        (changed("answers", 0, "evidence", to=[3]), r"it should be a list of days, such as 2026"),
        (changed("answers", 0, "evidence", to="noon"), r"evidence is 'noon'; it should be a list"),
        (changed("deleted", 0, "revision", to=0), r"deleted\[0\].revision is 0"),
        (changed("deleted", 0, "id", to="5e55"), "both there and deleted"),
        (to_json(ALL).replace("250000", "9" * 5000), "number far out of range"),
        (to_json(ALL).replace("250000", "NaN"), "NaN"),
    ],
)  # fmt: skip
def test_json_that_is_wrong_names_the_place_and_the_reason(text: str, sentence: str) -> None:
    with pytest.raises(InvalidFileError, match=sentence):
        from_json(text)


def test_an_answer_may_come_without_the_days_it_rests_on() -> None:
    (answer,) = from_json(changed("answers", 0, "evidence")).answers.values()
    assert answer == replace(ANSWER, evidence=())


def test_an_id_that_comes_twice_is_wrong() -> None:
    values = json.loads(to_json(ALL))
    values["sessions"] *= 2
    with pytest.raises(InvalidFileError, match=r"sessions\[1\].id is '5e55'; it should be another"):
        from_json(json.dumps(values))


def test_what_may_be_left_out() -> None:
    values = json.loads(to_json(ALL))
    del values["answers"], values["deleted"]
    for key in ("reduced", "effort", "pain", "note", "revision"):
        del values["sessions"][0][key]
    for set_values in values["sessions"][0]["sets"]:
        del set_values["hold_ms"], set_values["held_ms"]
    plain = replace(DONE, effort={}, pain=None, note="")
    assert from_json(json.dumps(values)) == snapshot_of([RevisionedSession(plain)])


def test_time_held_that_is_left_out_is_that_of_the_reps_done() -> None:
    (session,) = from_json(with_hold(30_000, None)).sessions.values()
    assert session.record.sets[1] == replace(DONE.sets[1], hold_ms=30_000, held_ms=720_000)


def lines(change: Callable[[list[str]], None]) -> str:
    text = to_csv(snapshot_of([RevisionedSession(replace(DONE, note="fine"))])).split("\r\n")
    change(text)
    return "\r\n".join(text)


def swap(old: str, new: str, line: int) -> str:
    def change(text: list[str]) -> None:
        assert old in text[line - 1]
        text[line - 1] = text[line - 1].replace(old, new, 1)

    return lines(change)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: has no columns' names; they should be session_id, program"),
        (swap("pain", "joy", 1), "line 1: these columns are missing: pain"),
        (swap("fine", '"fine', 2), "is not CSV"),
        (swap(",25,25,", ",25,many,", 2), "line 2: done is 'many'; it should be a whole number"),
        (swap(",25,24,", ",25,24,7,", 3), "line 3: has 23 values, not 22"),
        (swap("fine", "bad", 3), "line 3: note is not that of line 2"),
        (swap(",2,clamshell", ",3,clamshell", 3), "line 3: set is 3; it should be 2"),
        (swap("right,25", "middle,25", 3), "line 3: side is 'middle'; it should be one of"),
        (swap("right,25", ",25", 3), "line 3: side is None; it should be one of left, right, both"),
        (
            swap("250000,0,0,", "250000,2,0,", 2).replace("250000,0,0,", "250000,2,0,"),
            "line 2: reduced is 2; it should be a whole number from 0 to 1",
        ),
        (swap("normal,0,0", "normal,30000,30000", 3), "line 3: held_ms is 30000; .* from 720000"),
        (swap("5e55", "", 2), "line 2: id is ''"),
        (swap("0,2,2,", "0,1,2,", 3), "line 3: sets is not that of line 2"),
        (swap("0,2,1,", "0,two,1,", 2), "line 2: sets is 'two'; it should be a whole number"),
        (swap("0,2,1,", "0,,1,", 2).replace("0,2,2,", "0,,2,"), "line 3: sets is None; it should"),
        (swap("0,2,1,", "0,1,1,", 2).replace("0,2,2,", "0,1,2,"), "line 3: sets is 1; it should"),
    ],
)
def test_csv_that_is_wrong_names_the_line_and_the_reason(text: str, sentence: str) -> None:
    with pytest.raises(InvalidFileError, match=sentence):
        from_csv(text)


def test_a_csv_cut_between_the_sets_of_a_session_is_refused() -> None:
    first = replace(DONE, note="fine")
    second = replace(first, id="later", started_at=DONE.started_at + timedelta(days=1))
    text = to_csv(snapshot_of([RevisionedSession(first), RevisionedSession(second)])).splitlines(
        keepends=True
    )
    with pytest.raises(InvalidFileError, match="line 4: sets is 2; it should be 1, as many as"):
        from_csv("".join(text[:-1]))
    assert len(from_csv("".join(text[:-2])).sessions) == 1


def mutated(text: str) -> Iterator[str]:
    for position in range(0, len(text), 7):
        yield text[:position]
        yield text[:position] + "\0" + text[position:]
        yield text[:position] + text[position + 3 :]


@pytest.mark.parametrize(("text", "read"), [(to_json(ALL), from_json), (to_csv(ALL), from_csv)])
def test_nothing_but_a_sentence_comes_of_a_broken_file(
    text: str, read: Callable[[str], HistorySnapshot]
) -> None:
    wrong = []
    for broken in mutated(text):
        try:
            read(broken)
        except InvalidFileError as error:
            wrong.append(str(error))
    assert wrong
    assert all(wrong)


def test_two_laptops_end_with_the_same(tmp_path: Path) -> None:
    with (
        HistoryStore(tmp_path / "old" / "history.db") as old,
        HistoryStore(tmp_path / "new" / "history.db") as new,
    ):
        for store in (old, new):
            store.merge(ALL)
        old.put(replace(DONE, id="old only"))
        old.delete(DONE.id)
        new.put(replace(DONE, id="new only"))
        new.add_answer(replace(ANSWER, id="later"))
        before = new.snapshot()
        new.merge(old.snapshot())
        old.merge(before)
        assert to_json(old.snapshot()) == to_json(new.snapshot())
        assert {record.id for record in new.load().sessions} == {"old only", "new only"}
