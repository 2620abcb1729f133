"""Who uses this laptop: a profile is a person's name, and a number that says where the files are.

With one person there need be no name. The list is kept in a file (`storage.toml_files`); what is
said about `number` and folder is in `storage.profile_files`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from glutetimer.core.fields import Table
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.problems import Problem, rendered
from glutetimer.core.translation import gettext

# The number of who was here first, whose files are where those of a single person are.
FIRST = 1
MAX_NUMBER = 9_999
MAX_NAME_LETTERS, MAX_PEOPLE = 40, 12
# They join or part the letters of some scripts, and show nothing themselves.
_JOINERS = "\u200c\u200d"


@frozen
class Profile:
    """One person's name, empty if there is none, and number."""

    number: int = FIRST
    name: str = ""


@frozen
class Profiles:
    """The people in the order in which they are shown; `last` is the number of who was here last.

    At least one; of several, each has a name.
    """

    people: tuple[Profile, ...] = (Profile(),)
    last: int = FIRST

    @property
    def are_several(self) -> bool:
        """Whether there is anyone to choose from."""
        return len(self.people) > 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all."""
        return tuple(profile.name for profile in self.people)

    @property
    def last_first(self) -> tuple[Profile, ...]:
        """All of them, with who was here last before the others."""
        return tuple(sorted(self.people, key=lambda profile: profile.number != self.last))

    def numbered(self, number: int) -> Profile | None:
        """The person of that number, if there is one."""
        return next((profile for profile in self.people if profile.number == number), None)

    def named(self, name: str) -> Profile | None:
        """The person of that name, in whatever case it is written, if there is one."""
        key = _key(name)
        return next((profile for profile in self.people if _key(profile.name) == key), None)

    def why_not(self, name: str, number: int | None = None) -> str:
        """Why nobody can be called so, or not the person of that number, as a sentence; or empty.

        `name` is as `tidy_name` has it.
        """
        if not 0 < len(name) <= MAX_NAME_LETTERS:
            text = gettext("Please write a name of 1 to {number} letters.")
            return text.format(number=MAX_NAME_LETTERS)
        if not all(letter.isprintable() or letter in _JOINERS for letter in name):
            return gettext("Please write a name only of letters that can be seen.")
        other = self.named(name)
        if other is not None and other.number != number:
            text = gettext("Please choose another name: there is {name} already.")
            return text.format(name=other.name)
        return ""

    def with_person(self, profile: Profile) -> Profiles:
        """With one more person."""
        return replace(self, people=(*self.people, profile))

    def with_name(self, number: int, name: str) -> Profiles:
        """With that name for the person of that number."""
        return replace(
            self,
            people=tuple(
                replace(profile, name=name) if profile.number == number else profile
                for profile in self.people
            ),
        )

    def without(self, number: int) -> Profiles:
        """Without the person of that number."""
        people = tuple(profile for profile in self.people if profile.number != number)
        return replace(self, people=people)


def tidy_name(text: str) -> str:
    """A name as it is kept: without blanks around it and of one form where Unicode has several."""
    return normalize("NFC", " ".join(text.split()))


def read_profiles(values: Mapping[str, Any]) -> tuple[Profiles, tuple[Problem, ...]]:
    """Read the list of people, and all that is wrong with it: then it is that of one person."""
    problems: list[Problem] = []
    table = Table(values, "", problems)
    profiles = Profiles((), table.integer("last", FIRST, MAX_NUMBER, FIRST))
    entries = table.tables("people", 1, MAX_PEOPLE)
    for entry in entries:
        number = entry.integer("number", FIRST, MAX_NUMBER)
        if profiles.numbered(number) is not None:
            wanted = gettext("one that no other person has")
            entry.wrong("number", entry.instead_of(wanted, "number"))
        # A single person needs no name.
        written = entry.text("name", "" if len(entries) == 1 else None)
        name = tidy_name(written)
        if written and (why := profiles.why_not(name)):
            entry.wrong(
                "name", gettext("is {value}. {why}").format(value=rendered(written), why=why)
            )
        profiles = profiles.with_person(Profile(number, name))
    return (Profiles() if problems else profiles), tuple(problems)


def profile_values(profiles: Profiles) -> dict[str, Any]:
    """What the file of the list has for these people."""
    people = [{"number": person.number, "name": person.name} for person in profiles.people]
    return {"last": profiles.last, "people": people}


def _key(name: str) -> str:
    """What two spellings of one name have in common."""
    return normalize("NFKC", name).casefold()
