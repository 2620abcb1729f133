"""The real program on a laptop of two people: killed in mid-change, started twice, in use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from glutetimer.core.profiles import Profiles
from glutetimer.core.settings import Settings
from glutetimer.storage.profile_files import list_file, open_profile
from glutetimer.storage.toml_files import load_profiles, load_settings
from glutetimer.system.paths import UserPaths
from tests.e2e.switch_people import KILLED
from tests.e2e.test_second_start import comes_forward, is_taken
from tests.support.people_driver import ANN, BEN, BOTH, prepare
from tests.support.sample_histories import MID, ONE
from tests.support.waiting import wait_until

# A change takes some fifteen operations on files, and a few more where a copy is made: two changes.
KILLED_BEFORE = range(1, 31, 3)


def assert_all_there(paths: UserPaths) -> None:
    """The list and the files of both are whole, and nobody has them."""
    profiles, problem = load_profiles(list_file(paths))
    assert (profiles.people, problem) == (BOTH.people, "")
    for number, past in ((1, MID), (2, ONE)):
        opened = open_profile(paths, number)
        assert opened.repairs == ()
        assert len(opened.history.load().sessions) == len(past.sessions)
        settings, problems = load_settings(opened.paths.settings)
        assert (settings.volume, problems) == (10 * number, ())
        opened.close()


def test_killed_in_mid_change_nothing_is_lost(tmp_path: Path) -> None:
    settings = {number: Settings(volume=10 * number) for number in (1, 2)}
    paths = prepare(tmp_path, {1: MID, 2: ONE}, settings, BOTH)
    command = [sys.executable, "-m", "tests.e2e.switch_people", str(tmp_path)]
    first_seen = set()
    for operation in KILLED_BEFORE:
        ran = subprocess.run(
            [*command, str(operation)], stdout=subprocess.PIPE, text=True, timeout=60, check=False
        )
        assert ran.returncode == KILLED
        first_seen.add(ran.stdout.split()[0])
        assert_all_there(paths)
    assert first_seen == {ANN, BEN}, "killed before and after it was remembered who is there"


def test_a_second_start_and_commands_find_whoever_is_there(tmp_path: Path) -> None:
    settings = {number: Settings(sound=False) for number in (1, 2)}
    paths = prepare(tmp_path, {}, settings, Profiles(BOTH.people, last=2))
    command = [sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command) as window:
        try:
            # Ben was here last.
            wait_until(lambda: is_taken(paths.folder / "people" / "2"))
            wait_until(lambda: comes_forward(command))
            assert comes_forward([*command, "--person", ANN])
            for person in ("Ann", "Ben"):
                refused = subprocess.run(
                    [*command, "history", "restore", "--person", person],
                    capture_output=True, text=True, timeout=30, check=False,
                )  # fmt: skip
                assert refused.returncode == 2
                assert "close its window first" in refused.stderr
            # Nor does a window of Ben's folder alone open beside it.
            own = [*command[:-1], str(paths.folder / "people" / "2")]
            ran = subprocess.run(own, capture_output=True, text=True, timeout=30, check=False)
            assert ran.returncode == 2
            assert "cannot be reached" in ran.stderr
        finally:
            window.kill()


def test_where_the_last_one_s_folder_is_gone_another_is_shown(tmp_path: Path) -> None:
    paths = prepare(tmp_path, {}, {}, Profiles(BOTH.people, last=2))
    own = paths.folder / "people" / "2"
    own.rename(tmp_path / "elsewhere")
    command = [sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command) as window:
        try:
            wait_until(lambda: is_taken(paths.folder))
            wait_until(lambda: comes_forward(command))
            assert window.poll() is None
            assert not own.exists()
        finally:
            window.kill()
