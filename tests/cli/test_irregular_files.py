"""Whatever stands where a file should be, the program starts or says one sentence, at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.storage.files import MAX_BYTES
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import ANSWER
from tests.storage.test_files import device, folder, link_to_itself, link_to_nowhere, pipe

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
Make = Callable[[Path], None]


def too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


def glutetimer(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own; a pipe or device would hold it up for ever."""
    return subprocess.run(
        [sys.executable, "-m", "glutetimer", *map(str, arguments)],
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip


def refused(ran: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence on stderr."""
    assert (ran.returncode, ran.stdout) == (code, "")
    sentence = ran.stderr.strip()
    assert sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence
    return sentence


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("command", "makes"),
    [
        (("check-program", "FILE"), [pipe, device, link_to_itself, too_large]),
        (("status", "--program", "FILE"), [pipe]),
        (("history", "import", "FILE", "--format", "csv"), [pipe, device, too_large]),
        (("history", "import", "FILE", "--format", "json"), [pipe, device, too_large]),
        (("history", "restore", "FILE"), [pipe, device, link_to_itself, too_large]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_no_file_to_read(
    tmp_path: Path, data: Path, command: tuple[str, ...], makes: list[Make]
) -> None:
    for make in makes:
        file = tmp_path / make.__name__
        make(file)
        arguments = [file if word == "FILE" else word for word in command]
        assert str(file) in refused(glutetimer("--data-dir", data, *arguments), 1)


@pytest.mark.parametrize(
    ("command", "make"),
    [
        (("history", "export"), pipe),
        (("history", "export"), device),
        (("history", "export"), link_to_itself),
        (("export-audio",), pipe),
    ],
)
def test_no_file_to_write(tmp_path: Path, data: Path, command: tuple[str, ...], make: Make) -> None:
    file = tmp_path / "given.csv"
    make(file)
    assert str(file) in refused(glutetimer("--data-dir", data, *command, file), 2)
    assert file.is_symlink() or not file.is_file()


def test_a_link_to_a_file_that_is_to_be_is_written_through(tmp_path: Path, data: Path) -> None:
    file = tmp_path / "given.csv"
    link_to_nowhere(file)
    assert glutetimer("--data-dir", data, "history", "export", file).returncode == 0
    assert file.is_symlink()
    assert (tmp_path / "nowhere").is_file()


@pytest.mark.parametrize(
    ("command", "make"),
    [
        (("status",), pipe),
        (("status",), device),
        (("status",), link_to_nowhere),
        (("status",), link_to_itself),
        (("status",), folder),
        (("history", "backup"), link_to_nowhere),
        (("history", "export", "OUT"), link_to_nowhere),
    ],
)
def test_no_history(tmp_path: Path, data: Path, command: tuple[str, ...], make: Make) -> None:
    data.mkdir()
    history = data / "history.db"
    make(history)
    arguments = [tmp_path / "out.json" if word == "OUT" else word for word in command]
    assert str(history) in refused(glutetimer("--data-dir", data, *arguments), 2)
    assert [file.name for file in data.iterdir()] == ["history.db"], "nothing is changed"


@pytest.mark.parametrize("make", [link_to_nowhere, link_to_itself, pipe])
def test_no_data_folder(data: Path, make: Make) -> None:
    make(data)
    ran = glutetimer("--data-dir", data, "status")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert all(str(data) in line for line in ran.stderr.splitlines())
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("make", [pipe, device, link_to_itself])
def test_no_history_to_restore_over(tmp_path: Path, data: Path, make: Make) -> None:
    with HistoryStore(tmp_path / "good.db") as good:
        good.add_answer(ANSWER)
    data.mkdir()
    make(data / "history.db")
    ran = glutetimer("--data-dir", data, "history", "restore", good.path)
    assert str(data / "history.db") in refused(ran, 2)


@pytest.mark.parametrize("make", [pipe, device, link_to_nowhere, link_to_itself, folder])
def test_no_settings(data: Path, make: Make) -> None:
    data.mkdir()
    make(data / "settings.toml")
    ran = glutetimer("--data-dir", data, "status")
    assert ran.returncode == 0
    assert "first session" in ran.stdout
    if make is link_to_nowhere:
        # Where they will be: a folder that is not synchronised yet.
        assert ran.stderr == ""
    else:
        assert "cannot be read: " in ran.stderr
        assert ran.stderr.endswith("the usual settings hold.\n")
    assert not (data / "settings.toml.broken").exists()


def test_status_tells_of_broken_settings_and_leaves_them(data: Path) -> None:
    data.mkdir()
    settings = data / "settings.toml"
    settings.write_text("color_scheme = ", encoding="utf-8")
    ran = glutetimer("--data-dir", data, "status")
    assert ran.returncode == 0
    assert ran.stderr.startswith(f"{settings}:1: is not valid TOML")
    assert settings.read_text(encoding="utf-8") == "color_scheme = "
    assert [file.name for file in data.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("make", [pipe, link_to_itself])
def test_no_copy(data: Path, make: Make) -> None:
    with HistoryStore(data / "history.db") as store:
        store.add_answer(ANSWER)
        copy = store.backups.make(store.path).path
    make(copy.with_name("history-20991231T235959Z.db"))
    (data / "history.db").unlink()
    ran = glutetimer("--data-dir", data, "status")
    assert ran.returncode == 0
    assert "the newest copy" in ran.stderr


@pytest.mark.parametrize("make", [pipe, link_to_nowhere])
def test_no_lock(data: Path, make: Make) -> None:
    data.mkdir()
    make(data / "glutetimer.lock")
    ran = glutetimer("--data-dir", data, "history", "restore")
    assert str(data / "glutetimer.lock") in refused(ran, 2)


def test_a_link_to_a_history_has_log_lock_and_copies_beside_what_it_leads_to(
    tmp_path: Path, data: Path
) -> None:
    real = tmp_path / "real"
    with HistoryStore(real / "history.db") as store:
        store.add_answer(ANSWER)
    data.mkdir()
    (data / "history.db").symlink_to(real / "history.db")
    ran = glutetimer("--data-dir", data, "history", "backup")
    assert ran.stdout.startswith(str(real / "backups"))
    with FolderLock(real):
        ran = glutetimer("--data-dir", data, "history", "restore")
        assert "close its window first" in refused(ran, 2)
    assert glutetimer("--data-dir", data, "history", "restore").returncode == 0
    assert [file.name for file in data.iterdir()] == ["history.db"]
    assert (data / "history.db").is_symlink()
    assert os.path.realpath(data / "history.db") == os.path.realpath(real / "history.db")
