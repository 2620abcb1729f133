"""The list of the people on this laptop, and where the files of each are."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from glutetimer.core.profiles import Profile, Profiles
from glutetimer.storage.errors import StorageError
from glutetimer.storage.profile_files import list_file, make_folder, paths_of
from glutetimer.storage.toml_files import load_profiles, save_profiles
from glutetimer.system.paths import user_paths

BOTH = Profiles((Profile(1, "Ann"), Profile(2, "Ben & <b>")), last=2)
READ_ONLY = pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="for whom no folder is read-only",
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "people.toml"
    save_profiles(file, BOTH)
    assert load_profiles(file) == (BOTH, "")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_list_there_is_one_person(tmp_path: Path) -> None:
    assert load_profiles(tmp_path / "people.toml") == (Profiles(), "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('last = 2\npeople = "Ann"\n', ":2: people: is 'Ann'; it should be a list"),
        ("[[people]]\nnumber =", ":2: is not valid TOML"),
        ("", ": people: is missing; it should be a list of 1 to 12 people"),
        (
            '[[people]]\nnumber = 0\nname = "Ann"\n[[people]]\nnumber = 0\nname = "Ann"\n',
            ", and 3 more; only",
        ),
    ],
)
def test_a_damaged_list_is_told_of_and_kept(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "people.toml"
    file.write_text(text, encoding="utf-8")
    profiles, sentence = load_profiles(file)
    assert profiles == Profiles()
    assert f"{file}:" in sentence
    assert problem in sentence
    assert "only who was here first is shown until you mend it" in sentence
    assert file.read_text(encoding="utf-8") == text, "reading changes nothing"
    assert "people.toml.broken" in sentence
    save_profiles(file, BOTH)
    assert (tmp_path / "people.toml.broken").read_text(encoding="utf-8") == text
    assert load_profiles(file) == (BOTH, "")


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "people.toml"
    file.mkdir()
    profiles, sentence = load_profiles(file)
    assert profiles == Profiles()
    assert "people.toml cannot be read: it is a folder, not a file" in sentence
    with pytest.raises(StorageError, match=r"could not be saved: it is a folder, not a file"):
        save_profiles(file, BOTH)
    assert file.is_dir()


@READ_ONLY
def test_a_list_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "people.toml"
    save_profiles(file, BOTH)
    file.chmod(0)
    assert "you have no permission" in load_profiles(file)[1]
    with pytest.raises(StorageError, match="you have no permission"):
        save_profiles(file, Profiles())
    file.chmod(0o600)
    assert load_profiles(file) == (BOTH, "")


def test_the_first_person_s_files_stay_where_they_are(tmp_path: Path) -> None:
    paths = user_paths(tmp_path)
    assert paths_of(paths, 1) is paths
    assert list_file(paths) == tmp_path / "people.toml"
    other = paths_of(paths, 2)
    assert other.history == tmp_path / "people" / "2" / "history.db"
    assert other.settings == tmp_path / "people" / "2" / "settings.toml"
    assert (other.window, other.log) == (paths.window, paths.log), "those are the laptop's"


def test_no_folder_is_given_to_a_second_person(tmp_path: Path) -> None:
    paths = user_paths(tmp_path)
    assert make_folder(paths, Profiles()) == 2
    # As one who was taken off the list leaves it.
    assert make_folder(paths, Profiles()) == 3
    # As one is found whose folder is gone.
    assert make_folder(paths, Profiles((Profile(1, "Ann"), Profile(4, "Ben")))) == 5
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "people" / "5").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").write_bytes(b"")
    with pytest.raises(StorageError, match=r"people.2 cannot be made: a file stands in the place"):
        make_folder(user_paths(tmp_path), Profiles())
