"""`glutetimer history`: out, in, copied and put back; one sentence for whatever is wrong."""

from __future__ import annotations

import json
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.__main__ import main
from glutetimer.core.frozen import replace
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.json_format import to_json
from glutetimer.storage.merging import HistorySnapshot
from glutetimer.system.resources import builtin_program
from tests.storage.samples import ANSWER, LEFT_SET, RIGHT_SET, SESSION

DONE = replace(SESSION, sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=25)), pain=1)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command in this process: its exit code, stdout and stderr."""
    code = main(list(map(str, arguments)))
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return code, printed.out.strip(), printed.err.strip()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two sessions and an answer."""
    folder = tmp_path / "data"
    with HistoryStore(folder / "history.db") as store:
        store.put(DONE)
        store.put(replace(DONE, id="second", note="=1+1"))
        store.add_answer(ANSWER)
    return folder


def sessions(folder: Path) -> int:
    with HistoryStore(folder / "history.db") as store:
        return len(store.load().sessions)


def test_exported_imported_and_exported_again_is_the_same_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    assert run(capsys, "history", "export", one, "--data-dir", data) == (
        0,
        f"{one}: 2 sessions",
        "",
    )
    new = tmp_path / "new"
    code, output, _ = run(capsys, "--data-dir", new, "history", "import", one)
    assert (code, output) == (0, f"{one}: 2 sessions new, 0 changed, 0 deleted")
    assert run(capsys, "history", "--data-dir", new, "export", other)[0] == 0
    assert one.read_bytes() == other.read_bytes()
    code, output, _ = run(capsys, "history", "import", one, "--data-dir", new)
    assert (code, output) == (0, f"{one}: 0 sessions new, 0 changed, 0 deleted")


def test_csv_goes_out_and_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.txt"
    assert run(capsys, "history", "export", file, "--format", "csv", "--data-dir", data)[0] == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfsession_id,")
    assert b"'=1+1" in file.read_bytes()
    new = tmp_path / "new"
    assert run(capsys, "history", "import", file, "--format", "csv", "--data-dir", new)[0] == 0
    assert sessions(new) == 2
    assert run(capsys, "history", "import", file, "--data-dir", new)[0] == 0
    for action, other in (("import", tmp_path / "sheet.ods"), ("export", file)):
        code, _, error = run(capsys, "history", action, other, "--data-dir", new)
        assert code == 1
        assert error == (
            f"{other} ends neither in .csv nor in .json, so its kind is not known; "
            "say which with --format."
        )


def test_a_history_that_is_not_there_yet_exports_as_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "none.json", tmp_path / "data"
    assert run(capsys, "history", "export", file, "--data-dir", data)[0] == 0
    assert json.loads(file.read_text(encoding="utf-8"))["sessions"] == []
    code, _, error = run(capsys, "history", "backup", "--data-dir", data)
    assert (code, error) == (1, f"There is no history in {data} to copy.")
    assert not data.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{\n]", "line 2: is not JSON"),
        (b"[]", "the file is a list"),
        (b'{"a": "\n\xff"}', "line 2: is not UTF-8 text"),
    ],
)
def test_a_bad_import_is_refused_whole(
    data: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "bad.json"
    file.write_bytes(content)
    code, output, error = run(capsys, "history", "import", file, "--data-dir", data)
    assert (code, output) == (1, "")
    assert f"{file} cannot be imported, so nothing was changed: {sentence}" in error
    assert "\n" not in error
    assert sessions(data) == 2
    assert run(capsys, "history", "import", data / "no.json", "--data-dir", data) == (
        1, "", f"{data / 'no.json'} cannot be read: there is no such file."
    )  # fmt: skip


def test_before_an_import_there_is_a_copy_and_a_restore_undoes_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, file = tmp_path / "other", tmp_path / "other.json"
    with HistoryStore(other / "history.db") as store:
        store.put(replace(DONE, id="third"))
    run(capsys, "history", "export", file, "--data-dir", other)
    assert run(capsys, "history", "import", file, "--data-dir", data)[0] == 0
    assert sessions(data) == 3
    (copy,) = (data / "backups").iterdir()
    code, output, _ = run(capsys, "history", "restore", copy.name, "--data-dir", data)
    assert code == 0
    assert f"{copy.name}, with sessions up to 23 November" in output
    assert "What was there is kept as" in output
    assert sessions(data) == 2
    assert run(capsys, "history", "restore", "--data-dir", data)[0] == 0
    assert sessions(data) == 3, "the newest copy is the one that the restore made"


def test_backup_names_the_copy(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output, _ = run(capsys, "history", "backup", "--data-dir", data)
    assert code == 0
    assert Path(output).parent == data / "backups"
    assert Path(output).exists()


def test_a_restore_of_no_history_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, error = run(capsys, "history", "restore", builtin_program(), "--data-dir", data)
    assert code == 1
    assert "nothing was changed" in error
    code, _, error = run(capsys, "history", "restore", "--data-dir", data)
    assert (code, error) == (2, f"There is no sound copy in {data / 'backups'} to restore.")


def test_while_a_window_has_the_folder_one_reads_and_copies_but_changes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"
    with FolderLock(data), HistoryStore(data / "history.db") as window:
        window.put(replace(DONE, id="third"))
        assert (
            run(capsys, "history", "export", file, "--data-dir", data)[1] == f"{file}: 3 sessions"
        )
        assert run(capsys, "status", "--data-dir", data)[0] == 0
        assert run(capsys, "history", "backup", "--data-dir", data)[0] == 0
        for command in (("import", file), ("restore",)):
            code, _, error = run(capsys, "history", *command, "--data-dir", data)
            assert (code, error) == (2, f"GluteTimer is open with {data}; close its window first.")
        window.put(replace(DONE, id="fourth"))
    assert sessions(data) == 4


def test_status_comes_back_from_a_damaged_history(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "history", "backup", "--data-dir", data)
    (data / "history.db").write_bytes(b"junk" * 5000)
    with FolderLock(data):
        code, output, error = run(capsys, "status", "--data-dir", data)
        assert (code, output) == (2, "")
        assert "close its window first" in error
    code, output, note = run(capsys, "status", "--json", "--data-dir", data)
    assert (code, json.loads(output)["verdict"]) == (0, "moved")
    assert "The history was damaged" in note
    assert run(capsys, "status", "--data-dir", data)[2] == ""


def test_a_newer_history_is_refused_and_untouched(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "history", "backup", "--data-dir", data)
    with closing(sqlite3.connect(data / "history.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (data / "history.db").read_bytes()
    for command in (("status",), ("history", "backup"), ("history", "export", data / "x.csv")):
        code, _, error = run(capsys, *command, "--data-dir", data)
        assert code == 2
        assert "was written by a newer GluteTimer" in error
    assert (data / "history.db").read_bytes() == before


@pytest.mark.parametrize("target", ["no/all.json", "data", "data/history.db/all.json"])
def test_an_export_that_cannot_be_written_is_one_sentence(
    data: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data.parent / target
    code, _, error = run(capsys, "history", "export", file, "--format", "csv", "--data-dir", data)
    assert code == 2
    assert f"{file} cannot be written" in error
    assert "\n" not in error


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_what_is_exported_is_private_and_a_link_is_followed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link, real = tmp_path / "link.json", tmp_path / "real.json"
    link.symlink_to(real)
    assert run(capsys, "history", "export", link, "--data-dir", data)[0] == 0
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_an_unwritable_folder_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Even root cannot write it: a file stands in its place.
    occupied = tmp_path / "occupied"
    occupied.write_text("mine", encoding="utf-8")
    file, out = tmp_path / "empty.json", tmp_path / "x.csv"
    file.write_text(to_json(HistorySnapshot()), encoding="utf-8")
    for command in (("import", file), ("backup",), ("export", out), ("restore",)):
        code, _, error = run(capsys, "history", *command, "--data-dir", occupied)
        assert code == 2
        assert error
        assert "\n" not in error
    assert occupied.read_text(encoding="utf-8") == "mine"
    assert not out.exists()
