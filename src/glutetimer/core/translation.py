"""The language of all texts: each is written in English where it is needed, and looked up here.

A text is a message of gettext. Where it has places to fill, they are named, and filled after the
look-up: `gettext("Set {number} of {sets}").format(number=1, sets=3)`. What depends on a number is
an `ngettext` with both of its English forms; one English word that is two in another language
gets a context by `pgettext`. A table of texts marks them with `gettext_noop`, and who shows one
looks it up then, so that a table may be made before the language is known.

`make translations` finds these calls in the source and brings the catalogs in `translations/` up
to date with them.
"""

from __future__ import annotations

from gettext import NullTranslations

ENGLISH, GERMAN = "en", "de"
# The languages that there are catalogs for, and the one that all is written in.
LANGUAGES = (ENGLISH, GERMAN)


class _Chosen:
    """What the whole program shares: its language, by ISO 639, and the messages in it."""

    def __init__(self) -> None:
        self.language, self.catalog = ENGLISH, NullTranslations()


_chosen = _Chosen()


def use_language(language: str, catalog: NullTranslations) -> None:
    """Have all texts in that language from now on; what was made before stays as it is."""
    _chosen.language, _chosen.catalog = language, catalog


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _chosen.language


def gettext(message: str) -> str:
    """The message in the language in use; an empty one stays so."""
    # Catalogs have their head as that of an empty message.
    return _chosen.catalog.gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that goes with that number."""
    return _chosen.catalog.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """The message as it is where the `context` says; that is never shown."""
    return _chosen.catalog.pgettext(context, message)


def gettext_noop(message: str) -> str:
    """The message as it is, marked to be found; `gettext` looks it up when it is shown."""
    return message


def number_text(number: int) -> str:
    """A whole number: "2,400"."""
    return f"{number:,}".replace(",", pgettext("between thousands", ","))


def decimal_text(number: float) -> str:
    """A number with as many decimals as it needs, at most six digits: "2.5"."""
    return f"{number:g}".replace(".", pgettext("before decimals", "."))
