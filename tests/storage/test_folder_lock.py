"""One holder of a folder's lock; what a kill leaves behind stops nobody."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glutetimer.storage.errors import HistoryError, InUseError
from glutetimer.storage.folder_lock import FolderLock

HOLDER = """
import sys
from pathlib import Path
from glutetimer.storage.folder_lock import FolderLock

lock = FolderLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the folder until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        try:
            yield process
        finally:
            process.kill()


def test_the_second_to_come_is_told(tmp_path: Path) -> None:
    with another_program(tmp_path):
        assert not FolderLock(tmp_path).take()
        assert not FolderLock(tmp_path).take(wait_s=0.1)


def test_a_kill_gives_the_folder_back(tmp_path: Path) -> None:
    with another_program(tmp_path) as process:
        process.kill()
        process.wait()
        assert FolderLock(tmp_path).take()


def test_a_lock_file_by_itself_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "glutetimer.lock").write_text("4711")
    lock = FolderLock(tmp_path)
    assert lock.take()
    assert lock.take(), "it has it already"
    lock.release()
    lock.release()
    assert FolderLock(tmp_path).take()


def test_within_one_process_there_is_one_holder_as_well(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        assert not FolderLock(tmp_path).take()
    assert FolderLock(tmp_path).take()


def test_who_cannot_have_it_reads_a_sentence(tmp_path: Path) -> None:
    with (
        another_program(tmp_path),
        pytest.raises(InUseError, match="close its window first"),
        FolderLock(tmp_path),
    ):
        pytest.fail("it is taken")


def test_another_folder_has_another_lock(tmp_path: Path) -> None:
    with FolderLock(tmp_path / "one"), FolderLock(tmp_path / "two"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_lock_and_folder_are_private(tmp_path: Path) -> None:
    with FolderLock(tmp_path / "data"):
        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "data" / "glutetimer.lock").stat().st_mode) == 0o600


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    with pytest.raises(HistoryError, match="a file stands in the place of its folder"):
        FolderLock(tmp_path / "data").take()
