"""A history on a disk that cannot be written is read all the same, and left as it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from glutetimer.__main__ import main
from glutetimer.core.frozen import replace
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import ANSWER, LEFT_SET, SESSION

DONE = replace(SESSION, sets=(replace(LEFT_SET, done=25),))

KILLED = """
import os, sys
from pathlib import Path
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import ANSWER

store = HistoryStore(Path(sys.argv[1]))
store.add_answer(ANSWER)
os._exit(0)
"""


class Disk:
    """A file system of its own, with a data folder that holds a session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.history = self.data / "history.db"
        mount = shutil.which("mount")
        if sys.platform != "linux" or mount is None:
            pytest.skip("only Linux makes a small file system in memory")
        self._mount = mount
        folder.mkdir()
        mounted = self._run("-t", "tmpfs", "-o", "size=4m", "none", str(folder))
        if mounted.returncode:
            pytest.skip(f"needs the right to mount: {mounted.stderr.strip()}")
        with HistoryStore(self.history) as store:
            store.put(DONE)

    def protect(self) -> list[Path]:
        """Let nothing be written any more; gives the files that are there."""
        assert self._run("-o", "remount,ro", str(self.folder)).returncode == 0
        return self.files()

    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*"))

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [self._mount, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path / "disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk.folder)], check=True)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(list(map(str, arguments)))
    output = capsys.readouterr()
    return code, output.out.strip(), output.err.strip()


def exported(capsys: pytest.CaptureFixture[str], disk: Disk, file: Path) -> dict[str, object]:
    assert run(capsys, "history", "export", file, "--data-dir", disk.data)[0] == 0
    values: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return values


def test_status_and_export_only_read(
    disk: Disk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = disk.protect()
    code, output, error = run(capsys, "status", "--data-dir", disk.data)
    assert (code, error) == (0, "")
    assert "first session" not in output
    sessions = exported(capsys, disk, tmp_path / "all.json")["sessions"]
    assert isinstance(sessions, list)
    assert [session["id"] for session in sessions] == [DONE.id]
    assert disk.files() == there


def test_what_a_kill_left_in_the_log_is_read_too(
    disk: Disk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(disk.history)], check=True)
    assert disk.history.with_name("history.db-wal").stat().st_size > 0
    disk.protect()
    answers = exported(capsys, disk, tmp_path / "all.json")["answers"]
    assert isinstance(answers, list)
    assert [answer["id"] for answer in answers] == [ANSWER.id]


def test_what_cannot_be_read_without_writing_is_a_sentence(
    disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(disk.history)], check=True)
    disk.history.with_name("history.db-shm").unlink()
    disk.protect()
    code, output, error = run(capsys, "status", "--data-dir", disk.data)
    assert (code, output) == (2, "")
    assert error.endswith("it cannot be opened; see that it is a file in a writable folder.")


def test_whatever_writes_says_that_it_cannot(
    disk: Disk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"
    exported(capsys, disk, file)
    disk.protect()
    for command in (("import", file), ("backup",), ("restore",)):
        code, output, error = run(capsys, "history", *command, "--data-dir", disk.data)
        assert (code, output) == (2, ""), command
        assert "the disk is read-only" in error or "no sound copy" in error
        assert "\n" not in error
    with HistoryStore(disk.history) as store:
        assert store.load().sessions == (DONE,)
        with pytest.raises(HistoryError, match="it is read-only; make the file and its folder"):
            store.put(DONE)


def test_the_doctor_names_the_folder(disk: Disk) -> None:
    disk.protect()
    ran = subprocess.run(
        [sys.executable, "-m", "glutetimer", "doctor", "--data-dir", str(disk.data)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 2
    assert f"MISSING Data folder: {disk.data} is read-only; make it writable" in ran.stdout


def test_damage_on_it_is_told_and_not_mended(
    disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    disk.history.write_bytes(b"junk" * 5_000)
    there = disk.protect()
    code, _, wrong = run(capsys, "status", "--data-dir", disk.data)
    assert code == 2
    assert "read-only" in wrong
    assert disk.files() == there


def test_a_copy_on_it_can_be_restored(
    disk: Disk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = HistoryStore(disk.history).backups.make(disk.history).path
    disk.protect()
    for number, file in enumerate((copy, disk.history)):
        data = tmp_path / f"{number}"
        assert run(capsys, "history", "restore", file, "--data-dir", data)[0] == 0
        with HistoryStore(data / "history.db") as store:
            assert store.load().sessions == (DONE,)
