"""Who rings is heard by who has the same data folder open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.doorbell import Doorbell

RING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from glutetimer.doorbell import ring
qt = QCoreApplication([])
sys.exit(0 if ring(Path(sys.argv[1])) else 3)
"""


def ring(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RING, str(folder)])


def test_every_ring_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    rings: list[str] = []
    house = QObject()
    Doorbell(house, tmp_path, lambda: rings.append("ring"))
    for _ in range(2):
        with ring(tmp_path) as caller:
            qtbot.waitUntil(lambda: caller.poll() is not None, timeout=20_000)
            assert caller.returncode == 0
    qtbot.waitUntil(lambda: len(rings) == 2, timeout=5_000)


def test_another_folder_is_another_door(qtbot: QtBot, tmp_path: Path) -> None:
    rings: list[str] = []
    house = QObject()
    Doorbell(house, tmp_path / "mine", lambda: rings.append("ring"))
    with ring(tmp_path / "yours") as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=20_000)
        assert caller.returncode == 3
    assert not rings


def test_what_a_killed_window_left_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = QObject(), QObject()
    rings: list[str] = []
    Doorbell(first, tmp_path, lambda: rings.append("old"))
    # As after a kill: the name is taken, and nobody is to be found behind it.
    Doorbell(second, tmp_path, lambda: rings.append("new"))
    with ring(tmp_path) as caller:
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=20_000)
        assert caller.returncode == 0
    qtbot.waitUntil(lambda: rings == ["new"], timeout=5_000)
