"""Has a test see the texts in German, in this process or in one that it starts, and find them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager

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
    "{group}: reset to the usual",
)


@contextmanager
def german() -> Iterator[None]:
    """All texts are German, and English again afterwards."""
    use_first_of([GERMAN])
    try:
        yield
    finally:
        use_first_of([ENGLISH])


def in_use(name: str) -> str:
    """A control's English name in the language in use: "Pain: 3", "Clamshell: Reps: less"."""
    for message in COMPOSED:
        before, field, after = re.split(r"\{(\w+)\}", message)
        if name.startswith(before) and name.endswith(after):
            within = name.removeprefix(before).removesuffix(after)
            return gettext(message).format(**{field: in_use(within)})
    return ": ".join(map(_text_in_use, name.split(": ")))


def _text_in_use(text: str) -> str:
    """A message, or a text of the built-in program, in the language in use."""
    of_program = tomllib.loads(builtin_program().read_text("utf-8"))["translations"]
    return of_program.get(language(), {}).get(text) or gettext(text)
