"""A later start is heard by the one that has the same data folder open, at a private socket."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.system.single_instance import InstanceServer

LATER_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from glutetimer.system.single_instance import raise_running_instance
qt = QCoreApplication([])
sys.exit(0 if raise_running_instance(Path(sys.argv[1])) else 3)
"""
LISTEN_AND_END = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from glutetimer.system.single_instance import InstanceServer
qt = QCoreApplication([])
parent = QObject()
InstanceServer(parent, Path(sys.argv[1]), lambda: None)
print(*sorted(file.name for file in Path(sys.argv[2]).iterdir()), flush=True)
QTimer.singleShot(0, qt.quit)
qt.exec()
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes in no folder")


def start_again(qtbot: QtBot, folder: Path) -> int:
    """The exit code of a later start: 0 if somebody heard it, else 3."""
    with subprocess.Popen([sys.executable, "-c", LATER_START, str(folder)]) as later:
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
    return int(later.returncode)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose name leaves room for a socket's, which those of tests do not."""
    with TemporaryDirectory(prefix="gt") as name:
        yield Path(name)


@pytest.fixture
def runtime(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = short_folder / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def parent() -> Iterator[QObject]:
    """The parent of servers; closes all of them."""
    parent = QObject()
    yield parent
    for server in parent.findChildren(InstanceServer):
        server.close()


def test_every_later_start_is_heard(
    qtbot: QtBot, tmp_path: Path, runtime: Path, parent: QObject
) -> None:
    heard: list[str] = []
    InstanceServer(parent, tmp_path, lambda: heard.append("start"))
    for _ in range(2):
        assert start_again(qtbot, tmp_path) == 0
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=5_000)


def test_another_folder_has_another_socket(
    qtbot: QtBot, tmp_path: Path, runtime: Path, parent: QObject
) -> None:
    heard: list[str] = []
    InstanceServer(parent, tmp_path / "mine", lambda: heard.append("start"))
    assert start_again(qtbot, tmp_path / "yours") == 3
    assert not heard


def test_what_a_killed_window_left_is_in_nobodys_way(
    qtbot: QtBot, tmp_path: Path, runtime: Path, parent: QObject
) -> None:
    heard: list[str] = []
    InstanceServer(parent, tmp_path, lambda: heard.append("old"))
    # As after a kill: the name is taken, and nobody is to be found behind it.
    InstanceServer(parent, tmp_path, lambda: heard.append("new"))
    assert start_again(qtbot, tmp_path) == 0
    qtbot.waitUntil(lambda: heard == ["new"], timeout=5_000)


@posix
def test_the_socket_is_in_the_persons_runtime_folder_and_goes(
    tmp_path: Path, runtime: Path, parent: QObject
) -> None:
    server = InstanceServer(parent, tmp_path, lambda: None)
    (socket,) = runtime.iterdir()
    assert stat.S_ISSOCK(socket.stat().st_mode)
    assert not stat.S_IMODE(socket.stat().st_mode) & 0o077
    server.close()
    assert not list(runtime.iterdir())


@posix
@pytest.mark.parametrize("runtime_dir", ["", "/no/such/folder", "/tmp"])
def test_without_a_runtime_folder_it_is_in_the_data_folder(
    qtbot: QtBot,
    short_folder: Path,
    parent: QObject,
    monkeypatch: pytest.MonkeyPatch,
    runtime_dir: str,
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime_dir)
    InstanceServer(parent, short_folder, lambda: None)
    assert [file.name for file in short_folder.iterdir()] == ["window.socket"]
    assert start_again(qtbot, short_folder) == 0


@posix
def test_a_data_folder_of_a_long_name_has_a_socket_as_well(
    qtbot: QtBot, short_folder: Path, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = short_folder / ("a long name, " * 10)
    data.mkdir()
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(short_folder / "cache"))
    InstanceServer(parent, data, lambda: None)
    assert start_again(qtbot, data) == 0
    assert not list(data.iterdir())


@posix
def test_a_normal_end_leaves_nothing(runtime: Path, short_folder: Path) -> None:
    data = short_folder / "data"
    data.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", LISTEN_AND_END, str(data), str(runtime)],
        capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    assert ran.stdout.startswith("glutetimer-")
    assert not list(runtime.iterdir())
    assert not list(data.iterdir())
