"""The bundle as a person has it: unpacked somewhere, with nothing of Python or Qt in sight."""

from __future__ import annotations

import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

BUILT = Path(__file__).parents[2] / "build" / "bundle"


@dataclass(frozen=True, slots=True)
class Bundle:
    """An unpacked bundle, and the home folder of who uses it."""

    folder: Path
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a process is given: a screen and a home, and no place to find programs in."""
        handed_on = ("DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS")
        environment = {name: os.environ[name] for name in handed_on if name in os.environ}
        return environment | {"PATH": "", "HOME": str(self.home), "LANG": "C.UTF-8"}

    def command(self, *arguments: str | Path) -> list[str | Path]:
        return [self.folder / "glutetimer", *arguments]

    def run(self, *arguments: str | Path, **environment: str) -> str:
        """What a command prints; fails with what it complains about."""
        ran = subprocess.run(
            self.command(*arguments), env=self.environment | environment, cwd=self.home,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture(scope="session")
def packed() -> Path:
    """The file that `make bundle` has made."""
    found = list(BUILT.glob("glutetimer-*.tar.xz"))
    assert found, "make bundle makes what is tested here"
    return found[0]


@pytest.fixture(scope="session")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked here")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "glutetimer"


@pytest.fixture
def bundle(unpacked: Path, tmp_path: Path) -> Bundle:
    home = tmp_path / "home"
    home.mkdir()
    return Bundle(unpacked, home)
