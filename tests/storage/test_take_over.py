"""Everything of a file is brought in, or nothing of it."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.settings import Settings
from glutetimer.storage import take_over as module
from glutetimer.storage import toml_files
from glutetimer.storage.archive import Archive, read_archive, write_archive
from glutetimer.storage.backups import is_intact
from glutetimer.storage.errors import HistoryError, StorageError
from glutetimer.storage.files import replacing
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of
from glutetimer.storage.take_over import TakenOver, take_over
from glutetimer.storage.toml_files import load_program, load_settings, save_settings
from tests.storage.data_folder import session
from tests.storage.samples import ANSWER
from tests.storage.strategies import SETTINGS_OF_ANYONE, SNAPSHOTS
from tests.support.programs import WORKED_LIST, small_text

OWN = WORKED_LIST.read_bytes()
OURS = Settings(volume=10, program="/home/ann/a.toml", recent_programs=("/home/ann/a.toml",))
THEIRS = Settings(volume=90, introduced=True)
ARCHIVE = Archive(
    snapshot_of([RevisionedSession(session(day)) for day in (3, 4)], [ANSWER]), THEIRS, OWN
)


@dataclass
class Folder:
    """A person's folder with two sessions and settings, of which one session is in the archive."""

    path: Path
    store: HistoryStore

    @property
    def settings(self) -> Path:
        return self.path / "settings.toml"

    def take_over(self, archive: Archive = ARCHIVE) -> TakenOver:
        return take_over(archive, self.store, self.settings, OURS)

    def contents(self) -> tuple[HistorySnapshot, Settings, dict[str, bytes]]:
        """The history, the settings, and all files but those of the history."""
        files = {
            file.name: file.read_bytes()
            for file in self.path.iterdir()
            if file.is_file() and not file.name.startswith("history.db")
        }
        return self.store.snapshot(), load_settings(self.settings)[0], files


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    path = tmp_path / "data"
    store = HistoryStore(path / "history.db")
    for day in (1, 3):
        store.put(session(day))
    save_settings(path / "settings.toml", OURS)
    yield Folder(path, store)
    store.close()


def test_all_of_it_comes_in(folder: Folder) -> None:
    before, *_ = folder.contents()
    taken = folder.take_over()
    assert sorted(folder.store.snapshot().sessions) == ["session 1", "session 3", "session 4"]
    assert folder.store.load().answers == (ANSWER,)
    assert (taken.before, sorted(taken.brought.sessions)) == (before, ["session 4"])
    file = folder.path / "program-hips-and-trunk.toml"
    assert taken.program_file == file
    assert load_program(file) == load_program(WORKED_LIST)
    assert taken.settings == replace(
        THEIRS, program=str(file), recent_programs=(str(file), "/home/ann/a.toml")
    )
    assert load_settings(folder.settings) == (taken.settings, ())
    with HistoryStore(taken.backup.path) as backup:
        assert backup.snapshot() == before


def test_without_a_program_the_built_in_one_is_used(folder: Folder) -> None:
    taken = folder.take_over(replace(ARCHIVE, program=None))
    assert taken.program_file is None
    assert taken.settings == replace(THEIRS, recent_programs=OURS.recent_programs)


def test_twice_is_once(folder: Folder) -> None:
    first, before = folder.take_over(), folder.contents()
    again = folder.take_over()
    assert again.brought == HistorySnapshot()
    assert again.program_file == first.program_file
    assert folder.contents() == before


def test_another_program_of_that_name_stays(folder: Folder) -> None:
    programs = [small_text(name).encode() for name in ("One", "Two", "Three")]
    files = [folder.take_over(replace(ARCHIVE, program=program)).program_file
             for program in programs]  # fmt: skip
    assert [file and file.name for file in files] == [
        "program-own.toml", "program-own-2.toml", "program-own-3.toml",
    ]  # fmt: skip
    assert [file and file.read_bytes() for file in files] == programs


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("../../etc/x", "program-etc-x.toml"),
        ("/", "program-own.toml"),
        ("con", "program-con.toml"),
        ("übung 1", "program-bung-1.toml"),
        ("x" * 500, f"program-{'x' * 40}.toml"),
    ],
)
def test_a_program_is_put_beside_the_settings_whatever_it_is_called(
    folder: Folder, id_: str, name: str
) -> None:
    program = small_text("One").replace('id = "own"', f'id = "{id_}"', 1).encode()
    taken = folder.take_over(replace(ARCHIVE, program=program))
    assert taken.program_file == folder.path / name


NO_ROOM = OSError(errno.ENOSPC, "no room")


def refuse(*_: object, **__: object) -> None:
    raise NO_ROOM


@contextmanager
def backup_fails(folder: Folder, _: pytest.MonkeyPatch) -> Iterator[None]:
    (folder.path / "backups").write_bytes(b"")
    yield


@contextmanager
def program_fails(_: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "replace_file", refuse)
    yield


@contextmanager
def settings_fail(_: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    class FullDisk(BytesIO):
        def flush(self) -> None:
            raise NO_ROOM

    @contextmanager
    def replacing_on_full_disk(_: Path) -> Iterator[BytesIO]:
        yield FullDisk()

    monkeypatch.setattr(toml_files, "replacing", replacing_on_full_disk)
    yield


@contextmanager
def history_is_in_use(folder: Folder, _: pytest.MonkeyPatch) -> Iterator[None]:
    folder.store._opened().execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(folder.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def merge_fails(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def merge(_: HistorySnapshot) -> HistorySnapshot:
        raise HistoryError("The disk is full.")

    monkeypatch.setattr(folder.store, "merge", merge)
    yield


@contextmanager
def naming_fails(_: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings cannot take their place when the history is merged already."""

    @contextmanager
    def replacing_in_vain(path: Path) -> Iterator[object]:
        with replacing(path.with_name("unnamed")) as opened:
            yield opened
        path.with_name("unnamed").unlink()
        raise OSError(errno.EACCES, "another program has it open")

    monkeypatch.setattr(toml_files, "replacing", replacing_in_vain)
    yield


Accident = Callable[[Folder, pytest.MonkeyPatch], AbstractContextManager[None]]


@pytest.mark.parametrize(
    ("accident", "says"),
    [
        (backup_fails, "a file stands in the place of its folder"),
        (program_fails, r"program-hips-and-trunk\.toml cannot be written: the disk is full"),
        (settings_fail, r"settings\.toml could not be saved: the disk is full"),
        (history_is_in_use, "another program is using it"),
        (merge_fails, "The disk is full"),
        (naming_fails, r"settings\.toml could not be saved: you have no permission"),
    ],
)
def test_whatever_fails_nothing_is_half_done(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, accident: Accident, says: str
) -> None:
    with accident(folder, monkeypatch):
        before = folder.contents()
        with pytest.raises(StorageError, match=says):
            folder.take_over()
    assert folder.contents() == before
    assert is_intact(folder.store.path)


def test_a_program_that_was_there_stays_when_something_fails(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder.take_over().program_file
    with settings_fail(folder, monkeypatch), pytest.raises(StorageError):
        folder.take_over()
    assert file is not None
    assert file.read_bytes() == OWN


@settings(max_examples=25)
@given(SNAPSHOTS, SETTINGS_OF_ANYONE, st.none() | st.just(OWN))
def test_what_is_exported_and_imported_elsewhere_is_the_same(
    history: HistorySnapshot, chosen: Settings, program: bytes | None
) -> None:
    with tempfile.TemporaryDirectory() as name:
        here, elsewhere = Path(name, "here"), Path(name, "elsewhere")
        with HistoryStore(here / "history.db") as store:
            store.merge(history)
            whole = store.snapshot()
            write_archive(Path(name, "a.glutetimer"), Archive(whole, chosen, program))
        shutil.rmtree(here)
        with HistoryStore(elsewhere / "history.db") as store:
            archive = read_archive(Path(name, "a.glutetimer"))
            taken = take_over(archive, store, elsewhere / "settings.toml", Settings())
            assert store.snapshot() == whole
        saved, problems = load_settings(elsewhere / "settings.toml")
        assert problems == ()
        assert saved == taken.settings
        assert saved.with_laptop_settings_of(chosen) == chosen
        assert bool(saved.program) is bool(program)
        if program is not None:
            assert Path(saved.program).read_bytes() == program
