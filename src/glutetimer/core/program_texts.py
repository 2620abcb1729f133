"""The texts of a program, which its file may have in several languages.

A file is written in one language and translates the texts by themselves, as gettext does:

    [translations.de]
    "Clamshell" = "Muschel"

All here goes by the values of a file, of which those that are wrong are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from glutetimer.core.fields import Table, is_text, text_wanted
from glutetimer.core.problems import is_not_text, rendered
from glutetimer.core.program import Position
from glutetimer.core.translation import gettext

TRANSLATIONS = "translations"

# What there is under a key: texts, or tables of such keys. A list is as what it holds.
_Shape: TypeAlias = Mapping[str, "_Shape"]
_ANY_KEY = "*"
_TEXT: _Shape = {}
_POSITION: _Shape = {}
_EXERCISE: _Shape = {
    "name": _TEXT,
    "position": _POSITION,
    "phases": {_ANY_KEY: _TEXT},
    "setup": {"text": _TEXT, "short": _TEXT},
    "movement": _TEXT,
    "mistakes": _TEXT,
    "cues": _TEXT,
    "presets": {"name": _TEXT},
}
_PROGRAM: _Shape = {
    "name": _TEXT,
    "about": _TEXT,
    "harder": _TEXT,
    "exercises": {_ANY_KEY: _EXERCISE},
    "levels": {"name": _TEXT, "about": _TEXT},
}


def usual_position(text: str) -> str:
    """The `Position` that is meant by a text; empty where it has words of its own."""
    words = " ".join(re.split(r"[\s_-]+", text.strip().lower()))
    return words if words in tuple(Position) else ""


def texts_of(values: Mapping[str, Any]) -> Collection[str]:
    """All texts of a program that a person sees or hears, each once, in the file's order."""
    texts: dict[str, None] = {}

    def note(text: str) -> str:
        texts[text] = None
        return text

    _changed(values, _PROGRAM, note)
    return texts.keys()


def in_language(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The values of a right program with its texts in that language, and no translations.

    A text that is not translated stays as it is written.
    """
    translations = values.get(TRANSLATIONS, {}).get(language, {})
    written = {key: value for key, value in values.items() if key != TRANSLATIONS}
    changed: dict[str, Any] = _changed(written, _PROGRAM, lambda text: translations.get(text, text))
    return changed


def without_translations_of(texts: Collection[str], values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values without what translates these texts."""
    tables = values.get(TRANSLATIONS)
    if not texts or not isinstance(tables, Mapping):
        return values
    kept = {language: _without(texts, table) for language, table in tables.items()}
    return {**values, TRANSLATIONS: kept}


def note_wrong_translations(top: Table) -> None:
    """Note what is wrong with the translations of a program, of which `top` is the whole file.

    That one translates no text is told only where all else is right: its text may be what is not.
    """
    is_right = not top.problems
    tables = top.table(TRANSLATIONS, {})
    texts = texts_of(top.values)
    for language in tables.values:
        table = tables.table(language)
        if not re.fullmatch("[a-z]{2}", language):
            code = gettext("is no language; write the two small letters of its code, such as de")
            tables.wrong(language, code)
        for text, translation in table.values.items():
            if not is_text(translation):
                table.wrong(text, is_not_text(translation, text_wanted()))
            elif is_right and text not in texts:
                table.wrong(text, _stale(text, texts))


def _stale(text: str, texts: Collection[str]) -> str:
    """What to say of a translation whose text the program does not have."""
    # Seldom needed.
    from difflib import get_close_matches

    closest = get_close_matches(text, texts, n=1)
    if not closest:
        return gettext("is no text of this program; take it out")
    message = gettext("is no text of this program; the closest one is {text}")
    return message.format(text=rendered(closest[0]))


def _without(texts: Collection[str], table: object) -> object:
    if not isinstance(table, Mapping):
        return table
    return {text: translation for text, translation in table.items() if text not in texts}


def _changed(value: Any, shape: _Shape, change: Callable[[str], str]) -> Any:
    """A value of that shape with each of its texts changed."""
    if isinstance(value, str):
        return _changed_position(value, change) if shape is _POSITION else change(value)
    if isinstance(value, list):
        return [_changed(item, shape, change) for item in value]
    if not isinstance(value, Mapping):
        return value
    shapes = {key: shape.get(key, shape.get(_ANY_KEY)) for key in value}
    return {
        key: item if (inner := shapes[key]) is None else _changed(item, inner, change)
        for key, item in value.items()
    }


def _changed_position(position: str, change: Callable[[str], str]) -> str:
    """A position in words of its own; the usual ones are no text, nor can they translate one."""
    if usual_position(position):
        return position
    changed = change(position)
    return position if usual_position(changed) else changed
