"""Has a test see the texts in German, in this process or in one that it starts, and find them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from glutetimer.core.translation import ENGLISH, GERMAN, gettext
from glutetimer.system.languages import use_first_of

# The environment of a process that is to speak German, with no need of that locale's files.
GERMAN_ENVIRONMENT = {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"}


@contextmanager
def german() -> Iterator[None]:
    """All texts are German, and English again afterwards."""
    use_first_of([GERMAN])
    try:
        yield
    finally:
        use_first_of([ENGLISH])


def in_use(name: str) -> str:
    """A control's English name in the language in use, by its parts: "Pain: 3", "Reps: less"."""
    for message in ("{name}: less", "{name}: more"):
        first, _, step = name.rpartition(": ")
        if message == f"{{name}}: {step}":
            return gettext(message).format(name=in_use(first))
    return ": ".join(map(gettext, name.split(": ")))
