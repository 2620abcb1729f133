"""Only regular files are read and replaced; what a name leads to otherwise is told at once."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.storage.errors import reason
from glutetimer.storage.files import (
    MAX_BYTES,
    IrregularFileError,
    append_text,
    create_private_file,
    is_regular_file,
    link_target,
    read_file,
    replace_file,
    replacing,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    # One of the test's own: code that is wrong would rename or overwrite the system's.
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except OSError as refusal:
        pytest.skip(f"needs the right to make a device: {refusal}")


def link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.mkdir()


IRREGULAR = pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (pipe, "it is no ordinary file"),
        (device, "it is no ordinary file"),
        (link_to_nowhere, "it is a link that leads nowhere"),
        (link_to_itself, "it is a link that leads to itself"),
        (folder, "it is a folder, not a file"),
    ],
)


@posix
@IRREGULAR
def test_what_is_no_regular_file_is_told(
    path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(path)
    for look in (is_regular_file, read_file):
        with pytest.raises(IrregularFileError) as caught:
            look(path)
        assert reason(caught.value) == sentence


@posix
@IRREGULAR
def test_what_is_no_regular_file_is_not_replaced(
    path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(path)
    with pytest.raises(IrregularFileError):
        replace_file(path, b"new")
    assert [file.name for file in path.parent.iterdir()] == ["file"], sentence


@posix
@IRREGULAR
def test_nothing_is_added_to_what_is_no_regular_file(
    path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(path)
    with pytest.raises(IrregularFileError) as caught:
        append_text(path, "new")
    assert reason(caught.value) == sentence


def test_text_is_added_at_the_end_of_a_file_that_is_made_for_it(path: Path) -> None:
    file = path.with_name("folder") / "log"
    append_text(file, "one\n")
    append_text(file, "zwölf\n")
    assert file.read_text("utf-8") == "one\nzwölf\n"


def test_a_file_is_read_whole_and_no_larger_one_at_all(path: Path) -> None:
    path.write_bytes(b"12345")
    assert read_file(path, most_bytes=5) == b"12345"
    with pytest.raises(OSError, match="it is larger than"):
        read_file(path, most_bytes=4)
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(OSError, match="it is larger than 64 MiB"):
        read_file(path)


@posix
def test_a_folder_that_is_a_link_to_nowhere_is_told(path: Path) -> None:
    # As where a memory stick is not in.
    path.symlink_to(path.with_name("nowhere"))
    with pytest.raises(IrregularFileError, match="its folder is a link that leads nowhere"):
        is_regular_file(path / "below" / "file")


def test_a_name_that_no_file_can_have_is_told() -> None:
    for look in (is_regular_file, read_file):
        with pytest.raises(IrregularFileError) as caught:
            look(Path("a\0b"))
        assert reason(caught.value) == "no file can have that name"


def test_a_file_that_is_not_there_is_not_there(path: Path) -> None:
    assert not is_regular_file(path)
    with pytest.raises(FileNotFoundError):
        read_file(path)


@posix
def test_a_link_is_followed_to_what_is_read(path: Path) -> None:
    link = path.with_name("link")
    path.write_bytes(b"kept")
    link.symlink_to(path)
    assert read_file(link) == b"kept"
    assert link_target(link) == path.resolve()


@posix
def test_what_is_made_is_not_made_through_a_link(path: Path) -> None:
    target = path.with_name("target")
    path.symlink_to(target)
    with pytest.raises(FileExistsError):
        create_private_file(path)
    assert not target.exists()


def test_what_is_there_already_is_not_made_again(path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        create_private_file(path, b"yours")
    assert path.read_bytes() == b"mine"


@posix
def test_a_planted_name_gets_no_other_file_overwritten(path: Path) -> None:
    # As the temporary file was called, so that it could be guessed.
    victim = path.with_name("victim")
    victim.write_bytes(b"precious")
    path.with_name(f".file.{os.getpid()}").symlink_to(victim)
    replace_file(path, b"new")
    assert victim.read_bytes() == b"precious"
    assert path.read_bytes() == b"new"


def test_a_file_of_the_longest_name_can_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def write_half_of(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise RuntimeError


def test_what_was_not_written_whole_replaces_nothing(path: Path) -> None:
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_half_of(path)
    assert [file.read_bytes() for file in path.parent.iterdir()] == [b"old"]


@posix
def test_what_replaces_a_file_is_private(path: Path) -> None:
    old = os.umask(0)
    try:
        replace_file(path, b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
