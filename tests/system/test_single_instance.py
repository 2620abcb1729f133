"""A later start is heard by the one that has the same data folder open."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.system.single_instance import answer_later_starts, raise_running_instance

LATER_START = """
import sys
from pathlib import Path
from glutetimer.system.single_instance import raise_running_instance
assert not any(name.startswith("PySide6") for name in sys.modules)
sys.exit(0 if raise_running_instance(Path(sys.argv[1]), 20) else 3)
"""


def start_again(folder: Path) -> subprocess.Popen[bytes]:
    """A later start, which asks for the window without Qt; its exit code is 0 if it was heard."""
    return subprocess.Popen([sys.executable, "-c", LATER_START, str(folder)])


def ended_well(qtbot: QtBot, later: subprocess.Popen[bytes]) -> bool:
    with later:
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
    return later.returncode == 0


@pytest.fixture
def parent() -> Iterator[QObject]:
    """What is to hear of later starts."""
    parent = QObject()
    yield parent
    for watcher in parent.children():
        watcher.deleteLater()


def test_every_later_start_is_heard_and_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, parent: QObject
) -> None:
    heard: list[str] = []
    answer_later_starts(parent, tmp_path, lambda: heard.append("start"))
    for times in (1, 2):
        assert ended_well(qtbot, start_again(tmp_path))
        assert len(heard) == times
        assert not list(tmp_path.iterdir())


def test_one_that_asks_before_the_window_hears_is_heard(
    qtbot: QtBot, tmp_path: Path, parent: QObject
) -> None:
    heard: list[str] = []
    later = start_again(tmp_path)
    qtbot.waitUntil(lambda: bool(list(tmp_path.iterdir())), timeout=20_000)
    (request,) = tmp_path.iterdir()
    if sys.platform != "win32":
        assert not stat.S_IMODE(request.stat().st_mode) & 0o077
    answer_later_starts(parent, tmp_path, lambda: heard.append("start"))
    assert ended_well(qtbot, later)
    assert heard == ["start"]


def test_what_else_changes_in_the_folder_is_no_start(
    qtbot: QtBot, tmp_path: Path, parent: QObject
) -> None:
    heard: list[str] = []
    answer_later_starts(parent, tmp_path, lambda: heard.append("start"))
    (tmp_path / "settings.toml").write_text("")
    assert ended_well(qtbot, start_again(tmp_path))
    assert heard == ["start"]


def test_who_is_not_heard_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    assert not raise_running_instance(tmp_path, 0.1)
    assert not list(tmp_path.iterdir())


def test_without_a_folder_nobody_is_there(tmp_path: Path) -> None:
    assert not raise_running_instance(tmp_path / "none", 0.1)


def test_another_folder_is_another_window(tmp_path: Path, parent: QObject) -> None:
    mine, yours = tmp_path / "mine", tmp_path / "yours"
    mine.mkdir()
    yours.mkdir()
    heard: list[str] = []
    answer_later_starts(parent, mine, lambda: heard.append("start"))
    assert not raise_running_instance(yours, 0.1)
    assert not heard
