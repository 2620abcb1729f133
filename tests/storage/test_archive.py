"""Everything in one file: loss-free, private, and refused whole where anything in it is wrong."""

from __future__ import annotations

import json
import os
import stat
import struct
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.settings import Settings
from glutetimer.storage import archive as archive_module
from glutetimer.storage.archive import Archive, read_archive, write_archive
from glutetimer.storage.errors import ImportFileError, StorageError
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of
from tests.storage.samples import ANSWER
from tests.storage.strategies import SETTINGS_OF_ANYONE, SNAPSHOTS
from tests.storage.test_json_format import DONE
from tests.support.programs import WORKED_LIST

OWN = WORKED_LIST.read_bytes()
ARCHIVE = Archive(
    snapshot_of([RevisionedSession(DONE, 3)], [ANSWER], {"gone": 1}), Settings(volume=35), OWN
)
MEMBERS = ["manifest.json", "history.json", "settings.toml", "program.toml"]


def members_of(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(file: Path, members: Mapping[str, bytes]) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "ann.glutetimer"
    write_archive(file, ARCHIVE)
    return file


def refusal(file: Path) -> str:
    """What is said of a file that cannot be imported, without what each of these begins with."""
    with pytest.raises(ImportFileError) as refused:
        read_archive(file)
    begin = f"{file} cannot be imported, so nothing was changed: "
    text = str(refused.value)
    assert text.startswith(begin)
    assert text.endswith(".")
    assert "\n" not in text
    return text.removeprefix(begin).removesuffix(".")


@given(SNAPSHOTS, SETTINGS_OF_ANYONE, st.none() | st.just(OWN))
def test_nothing_is_lost_but_the_paths_of_files(
    history: HistorySnapshot, settings: Settings, program: bytes | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "all.glutetimer")
        write_archive(file, Archive(history, settings, program))
        read = read_archive(file)
        assert read == Archive(history, settings.with_laptop_settings_of(Settings()), program)
        before = file.read_bytes()
        write_archive(file, read)
        assert file.read_bytes() == before


def test_another_program_can_open_it(file: Path) -> None:
    members = members_of(file)
    assert list(members) == MEMBERS
    assert json.loads(members["manifest.json"]) == {"format": "glutetimer-archive", "version": 1}
    assert members["program.toml"] == OWN
    assert members["settings.toml"] == b"volume = 35\n"
    assert [session["pain"] for session in json.loads(members["history.json"])["sessions"]] == [2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_and_what_is_unpacked_of_it_are_private(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with ZipFile(file) as opened:
        modes = {info.external_attr >> 16 for info in opened.infolist()}
    assert modes == {stat.S_IFREG | 0o600}


def test_paths_of_this_laptop_stay_here(tmp_path: Path) -> None:
    file = tmp_path / "all.glutetimer"
    settings = Settings(program="/home/ann/a.toml", recent_programs=("/home/ann/a.toml",))
    write_archive(file, Archive(HistorySnapshot(), settings))
    assert not any(b"/home/ann" in content for content in members_of(file).values())


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="there is no such file"):
        write_archive(tmp_path / "nowhere" / "a.glutetimer", ARCHIVE)
    (tmp_path / "a.glutetimer").mkdir()
    with pytest.raises(StorageError, match="it is a folder"):
        write_archive(tmp_path / "a.glutetimer", ARCHIVE)
    assert [path.name for path in tmp_path.iterdir()] == ["a.glutetimer"]


DAMAGED = "it is damaged, or was not made by GluteTimer's “Export everything”"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("manifest.json", None, "it has no manifest.json, so it is no file of everything"),
        ("history.json", None, "it has no history.json"),
        ("settings.toml", None, "it has no settings.toml"),
        ("manifest.json", b"{", "manifest.json: line 1: is not JSON: "),
        ("manifest.json", b'{"format": "zip"}', "manifest.json: format is 'zip'; it should be \""),
        (
            "manifest.json",
            b'{"format": "glutetimer-archive", "version": 2}',
            "manifest.json: was written by a newer GluteTimer; update this one to read it",
        ),
        ("manifest.json", b'{"format": "glutetimer-archive", "version": 0}', "manifest.json: ver"),
        ("history.json", b"[]", "history.json: the file is a list; it should be an object"),
        ("history.json", b"\n\xff", "history.json: line 2: is not UTF-8 text"),
        ("history.json", b"[" * 100_000, "history.json: is nested too deeply"),
        ("settings.toml", b"volume = 101", "settings.toml:1: volume: is 101; it should be a whole"),
        ("settings.toml", b"a = ", "settings.toml:1: is not valid TOML"),
        ("settings.toml", b"#" * (1024**2 + 1), "settings.toml is larger than 1 MiB"),
        ("program.toml", b"", "program.toml: format: is missing; it should be 1, and "),
        ("program.toml", b"\xff", "program.toml:1: is not UTF-8 text"),
        ("../program.toml", OWN, "it holds '../program.toml', which has no place in it"),
        ("/etc/passwd", b"", "it holds '/etc/passwd', which has no place in it"),
        ("notes/", b"", "it holds 'notes/', which has no place in it"),
        ("x" * 99, b"", f"it holds '{'x' * 59}…', which has no place in it"),
    ],
)
def test_a_part_that_is_wrong_is_named(
    file: Path, name: str, content: bytes | None, says: str
) -> None:
    members = members_of(file)
    if content is None:
        del members[name]
    else:
        members[name] = content
    pack(file, members)
    assert refusal(file).startswith(says)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b'{"format": "x"}', b"\0" * 999])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.glutetimer"
    file.write_bytes(content)
    assert refusal(file) == DAMAGED


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"cannot be read: there is no such file\.$"):
        read_archive(tmp_path / "gone.glutetimer")
    with pytest.raises(ImportFileError, match="it is a folder, not a file"):
        read_archive(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes of a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.glutetimer")
    with pytest.raises(ImportFileError, match="it is no ordinary file"):
        read_archive(tmp_path / "a.glutetimer")


def rewritten(file: Path, name: str, change: Callable[[ZipInfo], None], content: bytes) -> None:
    """The archive with another member of that name, whose entry is changed."""
    members = members_of(file)
    with ZipFile(file, "w", ZIP_DEFLATED) as opened:
        for member, unchanged in members.items():
            info = ZipInfo(member)
            if member == name:
                change(info)
            opened.writestr(info, content if member == name else unchanged, info.compress_type)


def test_a_link_is_not_followed(file: Path) -> None:
    def make_link(info: ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    rewritten(file, "program.toml", make_link, b"/etc/passwd")
    assert refusal(file) == "program.toml is no ordinary file"


def test_a_packing_that_is_not_ours_is_refused(file: Path) -> None:
    rewritten(file, "history.json", lambda info: setattr(info, "compress_type", ZIP_BZIP2), b"{}")
    assert refusal(file) == "history.json is packed in a way that is not used here"


def test_a_name_that_is_there_twice_is_refused(file: Path) -> None:
    with ZipFile(file, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("history.json", b"{}")
    assert refusal(file) == "it holds two files of one name"


def test_what_unpacks_to_far_more_is_not_unpacked(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = archive_module._LIMITS | {"history.json": 1024**2}
    monkeypatch.setattr(archive_module, "_LIMITS", limits)
    members = members_of(file) | {"history.json": b" " * 2 * 1024**2}
    pack(file, members)
    assert file.stat().st_size < 20_000
    assert refusal(file) == "history.json is larger than 1 MiB"
    # The size that the archive names is another than what comes out.
    content = bytearray(file.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        name_offset = 30 if signature == b"PK\x03\x04" else 46
        at = content.find(signature)
        while content[at + name_offset : at + name_offset + 12] != b"history.json":
            at = content.find(signature, at + 1)
        content[at + offset : at + offset + 4] = struct.pack("<I", 100)
    file.write_bytes(content)
    assert refusal(file) == DAMAGED


def test_a_list_of_thousands_of_names_is_not_read(file: Path) -> None:
    with ZipFile(file, "a") as opened:
        for number in range(100):
            opened.writestr(f"{number}", b"")
    assert refusal(file) == "it holds far more than a file of everything does"


def test_an_encrypted_member_is_refused(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + offset] |= 1
    file.write_bytes(content)
    assert refusal(file) == DAMAGED


with tempfile.TemporaryDirectory() as made_in:
    write_archive(Path(made_in, "a.glutetimer"), ARCHIVE)
    BYTES = Path(made_in, "a.glutetimer").read_bytes()


@given(st.lists(st.tuples(st.integers(0, len(BYTES) - 1), st.integers(0, 255)), max_size=4),
       st.integers(0, len(BYTES)))  # fmt: skip
def test_whatever_happened_to_it_it_is_read_as_it_was_or_refused_in_a_sentence(
    changed: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(BYTES)
    for place, byte in changed:
        content[place] = byte
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.glutetimer")
        file.write_bytes(content[: length or None])
        try:
            read = read_archive(file)
        except ImportFileError:
            return
        # What checksums do not watch over is how the parts are packed and dated.
        assert (read.history, read.settings) == (ARCHIVE.history, ARCHIVE.settings)
