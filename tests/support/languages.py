"""Has a test see the texts in German, in this process or in one that it starts, and find them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from glutetimer.core.translation import ENGLISH, GERMAN, gettext, language
from glutetimer.system.languages import use_first_of
from glutetimer.system.resources import builtin_program

# The environment of a process that is to speak German, with no need of that locale's files.
GERMAN_ENVIRONMENT = {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"}

# The messages with another name in them; the others are parts with colons between them.
COMPOSED = (
    "{name}: less",
    "{name}: more",
    "Go to {heading}",
    "{title}: show",
    "{group}: reset to defaults",
)


@contextmanager
def german() -> Iterator[None]:
    """All texts are German, and English again afterwards."""
    use_first_of([GERMAN])
    try:
        yield
    finally:
        use_first_of([ENGLISH])


def names_in_use(name: str) -> set[str]:
    """What a control of that English name may be called in the language in use.

    As in "Pain: 3" and "Clamshell: Reps: less", names are put together of messages and of a
    program's texts; the program may have been read in English.
    """
    for message in COMPOSED:
        before, field, after = re.split(r"\{(\w+)\}", message)
        if name.startswith(before) and name.endswith(after):
            within = name.removeprefix(before).removesuffix(after)
            whole = gettext(message)
            return {whole.format(**{field: part}) for part in names_in_use(within)}
    return set(map(": ".join, product(*map(_texts_in_use, name.split(": ")))))


def _texts_in_use(text: str) -> set[str]:
    """A text as it is, as a message, and as the built-in program has it."""
    of_program = tomllib.loads(builtin_program().read_text("utf-8"))["translations"]
    return {text, gettext(text), of_program.get(language(), {}).get(text, text)}
