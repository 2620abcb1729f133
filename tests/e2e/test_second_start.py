"""The real program, started twice on one data folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.storage.folder_lock import FolderLock
from tests.support.waiting import wait_until


@pytest.mark.parametrize("first_does", [[], ["--start"]], ids=["waits", "trains"])
def test_the_second_start_leaves_the_folder_to_the_first(
    tmp_path: Path, first_does: list[str]
) -> None:
    (tmp_path / "settings.toml").write_text("introduced = true\nsound = false\n", encoding="utf-8")
    command = [sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path)]
    environment = dict(os.environ)
    with subprocess.Popen([*command, *first_does], env=environment) as first:
        try:
            wait_until((tmp_path / "history.db").exists)

            def start_second() -> subprocess.CompletedProcess[str]:
                return subprocess.run(
                    command,
                    env=environment,
                    capture_output=True,
                    text=True,
                    timeout=30,
                    check=False,
                )

            seconds: list[subprocess.CompletedProcess[str]] = []
            # Until its window is there, the first cannot be asked to come forward.
            while not seconds or seconds[-1].returncode:
                assert len(seconds) < 60, seconds[-1].stderr
                seconds.append(start_second())
            assert "its window comes to the front" in seconds[-1].stdout
            assert all("cannot be reached" in ran.stderr for ran in seconds[:-1])
            restore = [*command, "history", "restore"]
            refused = subprocess.run(
                restore, env=environment, capture_output=True, text=True, timeout=30, check=False
            )
            assert refused.returncode == 2
            assert "close its window first" in refused.stderr
            assert first.poll() is None
        finally:
            first.kill()
    # A lock that a killed program left stops nobody.
    with subprocess.Popen(command, env=environment) as third:
        try:
            # Else the next start would be the one that has the folder.
            wait_until(lambda: is_taken(tmp_path))
            wait_until(lambda: comes_forward(command))
        finally:
            third.kill()


def is_taken(folder: Path) -> bool:
    """Whether a program has the folder."""
    lock = FolderLock(folder)
    free = lock.take()
    lock.release()
    return not free


def comes_forward(command: list[str]) -> bool:
    """Whether a second start reaches the window: then its event loop runs."""
    ran = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return ran.returncode == 0
