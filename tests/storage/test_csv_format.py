"""What spreadsheets leave behind in a file is understood, or told so that one can act on it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.storage.csv_format import COLUMNS, from_csv, to_csv
from glutetimer.storage.errors import ImportFileError
from glutetimer.storage.import_export import SPREADSHEET_ENDINGS, is_csv, read_history_file
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.validation import InvalidFileError
from tests.storage.test_json_format import DONE, HELD

FINE = snapshot_of(
    [
        RevisionedSession(replace(DONE, note="fine; and, well")),
        RevisionedSession(
            replace(HELD, id="later", started_at=DONE.started_at + timedelta(days=1))
        ),
    ]
)
Rows = list[list[str]]


def rows_of(text: str) -> Rows:
    return list(csv.reader(io.StringIO(text, newline="")))


def saved(rows: Rows, separator: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def cleared_rows(rows: Rows) -> str:
    width = len(COLUMNS)
    cleared = [""] * width
    return saved([rows[0], *rows[1:3], cleared, *rows[3:], [" "] * width, [], cleared], ";")


def cleared_rows_above(rows: Rows) -> str:
    return saved([[""] * len(COLUMNS), [], *rows])


def cleared_columns(rows: Rows) -> str:
    return saved([[*row[:4], "", *row[4:], "", " "] for row in rows])


def only_the_rows_are_longer(rows: Rows) -> str:
    return saved([rows[0], *([*row, "", ""] for row in rows[1:])])


def another_order(rows: Rows) -> str:
    return saved([row[::-1] for row in rows])


def empty_ends_left_out(rows: Rows) -> str:
    # With the note, which the second session has not, as the last column.
    note = COLUMNS.index("note")
    turned = [[*row[:note], *row[note + 1 :], row[note]] for row in rows]
    return saved([row if row[-1] else row[:-1] for row in turned])


def a_line_that_names_the_separator(rows: Rows) -> str:
    return "sep=;\r\n" + saved(rows, ";")


def a_separator_of_ones_own(rows: Rows) -> str:
    return '"SEP=|"\r\n' + saved(rows, "|")


def that_line_saved_once_more(rows: Rows) -> str:
    return saved([["sep=;", *[""] * (len(COLUMNS) - 1)], *rows])


def tabs(rows: Rows) -> str:
    return saved(rows, "\t")


def capitals_and_blanks(rows: Rows) -> str:
    return saved([[f" {name.upper().replace('_', ' ')} " for name in rows[0]], *rows[1:]])


def blanks_around_numbers(rows: Rows) -> str:
    names = ("active_ms", "reduced", "set", "done", "hold_ms", "held_ms")
    columns = [rows[0].index(name) for name in names]
    padded = [[f" {v} " if i in columns else v for i, v in enumerate(row)] for row in rows[1:]]
    return saved([rows[0], *padded])


def old_line_ends(rows: Rows) -> str:
    return saved(rows).replace("\r\n", "\r")


@pytest.mark.parametrize(
    "change",
    [
        cleared_rows,
        cleared_rows_above,
        cleared_columns,
        only_the_rows_are_longer,
        another_order,
        empty_ends_left_out,
        a_line_that_names_the_separator,
        a_separator_of_ones_own,
        that_line_saved_once_more,
        tabs,
        capitals_and_blanks,
        blanks_around_numbers,
        old_line_ends,
    ],
)
def test_the_traces_of_a_spreadsheet_change_nothing(change: Callable[[Rows], str]) -> None:
    assert from_csv(change(rows_of(to_csv(FINE)))) == FINE


def test_a_file_with_cleared_rows_is_read() -> None:
    snapshot = read_history_file(Path(__file__).with_name("cleared-rows.csv"), as_csv=True)
    assert sorted(snapshot.sessions) == ["bug0000", "bug0001", "bug0002", "lat1"]
    assert snapshot.sessions["lat1"].record.note == "A & <b>B</b>"


def without(name: str) -> Callable[[Rows], Rows]:
    index = COLUMNS.index(name)
    return lambda rows: [[*row[:index], *row[index + 1 :]] for row in rows]


def more(*row: str) -> Callable[[Rows], Rows]:
    return lambda rows: [[*rows[0], row[0]], [*rows[1], *row[1:]], *rows[2:]]


def named(old: str, new: str) -> Callable[[Rows], Rows]:
    return lambda rows: [[new if name == old else name for name in rows[0]], *rows[1:]]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (without("pain"), "^line 1: these columns are missing: pain$"),
        (without("sets"), "^line 1: these columns are missing: sets$"),
        (without("held_ms"), "^line 1: these columns are missing: held_ms$"),
        (more("mood", "good"), "^line 1: these are not known: 'mood'$"),
        (
            named("pain", "joy"),
            "^line 1: these columns are missing: pain; these are not known: 'joy'$",
        ),
        (named("pain", "note"), "missing: pain; these come twice: note$"),
        (lambda rows: rows[1:], "^line 1: has no columns' names; they should be session_id, "),
        (lambda _: [], "^line 1: has no columns' names; they should be session_id, "),
        (lambda _: [["", ""]], "^line 1: has no columns' names; they should be session_id, "),
        (lambda rows: [[], *named("pain", "joy")(rows)], "^line 2: these columns are missing"),
        (more("", "7"), "^line 2: '7' stands in a column without a name$"),
        (lambda rows: [*rows[:2], [*rows[2], "7"]], "^line 3: has 23 values, not 22$"),
        (lambda rows: [rows[0] * 1_000], "^line 1: has 22000 columns, not 22$"),
        (lambda rows: [["sep=;"], *rows[:3], [], rows[4]], "^line 6: set is 2; it should be 1"),
    ],
)
def test_what_is_wrong_is_named(change: Callable[[Rows], Rows], sentence: str) -> None:
    with pytest.raises(InvalidFileError, match=sentence):
        from_csv(saved(change(rows_of(to_csv(FINE)))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_way_to_save_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "sessions.txt"
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    file.write_bytes((mark + tabs(rows_of(to_csv(FINE)))).encode(encoding))
    assert is_csv(file, SPREADSHEET_ENDINGS)
    assert read_history_file(file, as_csv=True) == FINE


@pytest.mark.parametrize(
    ("content", "as_csv", "sentence"),
    [
        ("a\nfür".encode("cp1252"), True, 'line 2: is not UTF-8 text; save it as "CSV UTF-8", or'),
        ("a\nfür".encode("cp1252"), False, "line 2: is not UTF-8 text; save it as UTF-8"),
        ("a\n".encode("utf-16") + b"\x00", True, 'line 2: is not UTF-16 text; save it as "CSV'),
    ],
)
def test_another_encoding_is_told_with_the_way_to_save(
    tmp_path: Path, content: bytes, as_csv: bool, sentence: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(ImportFileError, match=sentence):
        read_history_file(file, as_csv)


def test_the_longest_note_comes_back() -> None:
    snapshot = snapshot_of([RevisionedSession(replace(DONE, note="long, " * 100_000))])
    assert from_csv(to_csv(snapshot)) == snapshot
