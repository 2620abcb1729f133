"""Who uses this laptop: names that can be, and the list as a file has it."""

from __future__ import annotations

import pytest

from glutetimer.core.profiles import (
    MAX_NAME_LETTERS,
    Profile,
    Profiles,
    profile_values,
    read_profiles,
    tidy_name,
)

BOTH = Profiles((Profile(1, "Ann"), Profile(2, "Ben")), last=2)


def test_one_person_needs_no_name() -> None:
    alone = Profiles()
    assert not alone.are_several
    assert alone.names == ("",)
    assert alone.numbered(1) == Profile()
    assert alone.numbered(2) is None
    assert read_profiles(profile_values(alone)) == (alone, ())
    assert read_profiles({"people": [{"number": 1}]}) == (alone, ())


def test_what_is_written_is_read_back() -> None:
    assert read_profiles(profile_values(BOTH)) == (BOTH, ())
    assert BOTH.are_several
    assert [profile.name for profile in BOTH.last_first] == ["Ben", "Ann"]


def test_people_come_go_and_are_renamed() -> None:
    three = BOTH.with_person(Profile(3, "Cleo"))
    assert three.names == ("Ann", "Ben", "Cleo")
    assert three.with_name(2, "Bernd").names == ("Ann", "Bernd", "Cleo")
    assert three.without(1).names == ("Ben", "Cleo")
    assert three.without(1).last == 2


@pytest.mark.parametrize(
    "name", ["A", "x" * 40, "Zoë & <b>", "محمد", "می\u200cنا", "张伟", "Ann B."]
)
def test_a_name_is_of_any_script(name: str) -> None:
    assert BOTH.why_not(name) == ""
    profiles = BOTH.with_name(1, tidy_name(name))
    assert read_profiles(profile_values(profiles)) == (profiles, ())


def test_why_a_name_cannot_be() -> None:
    assert "1 to 40 letters" in BOTH.why_not("")
    assert "1 to 40 letters" in BOTH.why_not("x" * (MAX_NAME_LETTERS + 1))
    for unseen in ("a\x00", "a\u202eb", "\ud800", "a\u2028b"):
        assert "letters that can be seen" in BOTH.why_not(unseen)
    assert BOTH.why_not("aNN") == "Please choose another name: there is Ann already."
    assert BOTH.why_not("\uff21nn").endswith("there is Ann already."), "a wide A"
    assert BOTH.why_not("ann", number=1) == ""


def test_a_name_is_tidied() -> None:
    assert tidy_name("  Ann \t B.\n") == "Ann B."
    assert tidy_name("Zoe\u0308") == "Zo\u00eb"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({}, "people: is missing; it should be a list of 1 to 12 people"),
        ({"people": []}, "people: has 0; it should be a list of 1 to 12 people"),
        ({"people": [7]}, "people[0]: is 7; it should be a table"),
        ({"people": [{"number": 0}]}, "people[0].number: is 0; it should be a whole number"),
        ({"last": "Ben", "people": [{"number": 1}]}, "last: is 'Ben'; it should be a whole number"),
        (
            {"people": [{"number": 1, "name": "Ann"}, {"number": 1, "name": "Ben"}]},
            "people[1].number: is 1; it should be one that no other person has",
        ),
        (
            {"people": [{"number": 1, "name": "Ann"}, {"number": 2, "name": "ANN"}]},
            "people[1].name: is 'ANN'. Please choose another name: there is Ann already.",
        ),
        (
            {"people": [{"number": 1, "name": "Ann"}, {"number": 2}]},
            "people[1].name: is missing; it should be a text",
        ),
        ({"people": [{"number": 1, "name": "  "}]}, "people[0].name: is '  '. Please write a name"),
    ],
)
def test_what_is_wrong_with_a_list_is_named(values: dict[str, object], problem: str) -> None:
    profiles, problems = read_profiles(values)
    assert profiles == Profiles()
    assert str(problems[0]).startswith(problem), problems
