"""Commands on a laptop of several people: the first one's files, or those of who is named."""

from __future__ import annotations

import json
from pathlib import Path

from glutetimer.core.profiles import Profile, Profiles
from glutetimer.storage.history import HistoryStore
from tests.cli.test_command_line import glutetimer, one_sentence
from tests.support.people_driver import BOTH, prepare
from tests.support.sample_histories import MID, ONE


def prepared(folder: Path) -> Path:
    """Ann is well on her way, Ben has one session behind him and was here last."""
    prepare(folder, {1: MID, 2: ONE}, {}, Profiles(BOTH.people, last=2))
    return folder


def test_a_command_is_for_the_first_person_and_says_so(tmp_path: Path) -> None:
    ran = glutetimer("history", "export", tmp_path / "out.json", "--data-dir", prepared(tmp_path))
    assert ran.returncode == 0
    assert ran.stdout.strip().endswith(f": {len(MID.sessions)} sessions")
    assert one_sentence(ran) == "This is Ann's; --person takes Ben."


def test_who_is_named_in_whatever_case_is_who_it_is_for(tmp_path: Path) -> None:
    prepared(tmp_path)
    for before in (True, False):
        person, command = ("--person", "BEN"), ("history", "export", tmp_path / f"{before}.json")
        ordered = (*person, *command) if before else (*command, *person)
        ran = glutetimer("--data-dir", tmp_path, *ordered)
        assert ran.stdout.strip().endswith(": 1 session")
        assert ran.stderr == ""
    status = json.loads(
        glutetimer("status", "--json", "--person", "Ben", "--data-dir", tmp_path).stdout
    )
    assert status["level"] == "clamshell"


def test_a_name_that_nobody_has_is_refused(tmp_path: Path) -> None:
    ran = glutetimer("status", "--person", "Cleo", "--data-dir", prepared(tmp_path))
    assert ran.returncode == 1
    assert one_sentence(ran) == "There is no person 'Cleo'; allowed are Ann and Ben."
    ran = glutetimer("status", "--person", "Cleo", "--data-dir", tmp_path / "empty")
    assert ran.returncode == 1
    assert one_sentence(ran) == "There is no person 'Cleo'; nobody has a name yet."


def test_the_folder_of_one_person_shows_nobody_else(tmp_path: Path) -> None:
    own = prepared(tmp_path) / "people" / "2"
    ran = glutetimer("history", "export", tmp_path / "out.json", "--data-dir", own)
    assert ran.stdout.strip().endswith(": 1 session")
    assert ran.stderr == ""


def test_a_damaged_list_is_told_and_the_first_person_is_there(tmp_path: Path) -> None:
    prepared(tmp_path)
    (tmp_path / "people.toml").write_text("people = [\n", encoding="utf-8")
    ran = glutetimer("status", "--data-dir", tmp_path)
    assert ran.returncode == 0
    assert "people.toml:1: is not valid TOML" in one_sentence(ran)
    ran = glutetimer("status", "--person", "Ben", "--data-dir", tmp_path)
    assert ran.returncode == 1
    assert "people.toml:1: is not valid TOML" in one_sentence(ran)


def test_where_the_first_was_taken_off_the_list_the_next_is_first(tmp_path: Path) -> None:
    prepare(tmp_path, {1: MID, 2: ONE}, {}, BOTH)
    prepare(tmp_path, {}, {}, Profiles((Profile(2, "Ben"),)))
    ran = glutetimer("history", "export", tmp_path / "out.json", "--data-dir", tmp_path)
    assert ran.stdout.strip().endswith(": 1 session")
    assert ran.stderr == ""
    with HistoryStore(tmp_path / "history.db") as store:
        assert len(store.load().sessions) == len(MID.sessions), "hers are still there"


def test_a_folder_that_is_gone_is_not_begun_anew(tmp_path: Path) -> None:
    own = prepared(tmp_path) / "people" / "2"
    own.rename(tmp_path / "elsewhere")
    for command in (["status"], ["history", "import", tmp_path / "nothing.json"]):
        ran = glutetimer(*command, "--person", "Ben", "--data-dir", tmp_path)
        assert ran.returncode == 2
        assert one_sentence(ran) == f"{own} is not there; put it back where it was."
    assert not own.exists()
