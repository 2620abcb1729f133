"""For whom of several people a command is, and in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glutetimer.cli.terminal import InputError
from glutetimer.core.phrases import joined
from glutetimer.core.problems import quoted
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.core.translation import gettext
from glutetimer.storage.toml_files import load_settings
from glutetimer.system.languages import system_languages, use_first_of
from glutetimer.system.paths import UserPaths

if TYPE_CHECKING:
    from glutetimer.cli.situation import Notify


def chosen_person(profiles: Profiles, problem: str, name: str | None) -> Profile | None:
    """The person of that name; None without a name. Raises InputError for an unknown one.

    `problem` says why the list of people cannot be used; empty, it can.
    """
    if name is None:
        return None
    person = profiles.named(name)
    if person is None:
        names = joined([name for name in profiles.names if name])
        if names:
            text = gettext("There is no person {name}; allowed are {names}.")
        else:
            text = gettext("There is no person {name}; nobody has a name yet.")
        raise InputError(problem or text.format(name=quoted(name), names=names))
    return person


def person_of_command(
    profiles: Profiles, problem: str, chosen: Profile | None, notify: Notify
) -> int:
    """The number of the person whom a command is for: who was chosen, else the first.

    Not who was in the window last, so that a command does the same thing each time.
    """
    if problem:
        notify(problem)
    person = chosen or profiles.people[0]
    if profiles.are_several and chosen is None:
        others = joined([other.name for other in profiles.people if other != person], "or")
        text = gettext("This is {name}'s; --person takes {others}.")
        notify(text.format(name=person.name, others=others))
    return person.number


def use_language_of(paths: UserPaths) -> None:
    """Have all texts in the language that the person with those files has chosen."""
    settings, _ = load_settings(paths.settings)
    use_first_of(settings.language.wanted(system_languages()))
