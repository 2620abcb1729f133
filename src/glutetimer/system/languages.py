"""Which language the system speaks, and the catalog of that language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from gettext import GNUTranslations, NullTranslations

from glutetimer.core.translation import ENGLISH, LANGUAGES, use_language
from glutetimer.system.resources import catalog_file

# The first that is set says what language the messages are in.
_LOCALE_KEYS = ("LC_ALL", "LC_MESSAGES", "LANG")


def load_catalog(language: str) -> GNUTranslations:
    """The messages in a language that there is a catalog for, by its ISO 639 code."""
    with catalog_file(language).open("rb") as file:
        return GNUTranslations(file)


def first_of(languages: Iterable[str]) -> str:
    """The first of these languages that there is, else English."""
    return next((language for language in languages if language in LANGUAGES), ENGLISH)


def use_first_of(languages: Iterable[str]) -> None:
    """Have all texts in the first of these languages that there is, else in English."""
    chosen = first_of(languages)
    use_language(chosen, NullTranslations() if chosen == ENGLISH else load_catalog(chosen))


def system_languages() -> Sequence[str]:
    """The languages that the person wants of every program, the dearest first."""
    # macOS and Windows tell a program otherwise than by its environment, and Qt asks them.
    locales = wanted_locales(os.environ) if sys.platform == "linux" else _locales_of_qt()
    return [_language_of(locale) for locale in locales]


def wanted_locales(environ: Mapping[str, str]) -> list[str]:
    """The locales that a POSIX environment asks for, by the rules of GNU gettext.

    `LANGUAGE` is a list that stands before the locale, but where that is C there is none.
    """
    locale = next(filter(None, (environ.get(key) for key in _LOCALE_KEYS)), "C")
    if _language_of(locale) in ("C", "POSIX"):
        return []
    return [*filter(None, environ.get("LANGUAGE", "").split(":")), locale]


def _locales_of_qt() -> Iterable[str]:
    from PySide6.QtCore import QLocale

    return QLocale.system().uiLanguages()


def _language_of(locale: str) -> str:
    """The language of a locale: "de" of "de_AT.UTF-8" and of "de-AT"."""
    return locale.partition(".")[0].replace("-", "_").partition("_")[0]
