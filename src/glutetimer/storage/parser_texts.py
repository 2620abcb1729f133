"""What the parsers of TOML and JSON say of a broken text, in the language in use."""

from __future__ import annotations

import re

from glutetimer.core.translation import gettext, gettext_noop

_TEXTS = (
    # Of `tomllib`.
    gettext_noop("Cannot declare {key} twice"),
    gettext_noop("Cannot mutate immutable namespace {key}"),
    gettext_noop("Cannot overwrite a value"),
    gettext_noop("Cannot redefine namespace {key}"),
    gettext_noop("Duplicate inline table key {key}"),
    gettext_noop("Escaped character is not a Unicode scalar value"),
    gettext_noop("Expected '=' after a key in a key/value pair"),
    gettext_noop("Expected ']' at the end of a table declaration"),
    gettext_noop("Expected ']]' at the end of an array declaration"),
    gettext_noop("Expected newline or end of document after a statement"),
    gettext_noop("Expected {text}"),
    gettext_noop("Found invalid character {character}"),
    gettext_noop("Illegal character {character}"),
    gettext_noop("Invalid date or datetime"),
    gettext_noop("Invalid hex value"),
    gettext_noop("Invalid initial character for a key part"),
    gettext_noop("Invalid statement"),
    gettext_noop("Invalid value"),
    gettext_noop("Unclosed array"),
    gettext_noop("Unclosed inline table"),
    gettext_noop("Unescaped '\\' in a string"),
    gettext_noop("Unterminated string"),
    # Of `json`.
    gettext_noop("Expecting ',' delimiter"),
    gettext_noop("Expecting ':' delimiter"),
    gettext_noop("Expecting property name enclosed in double quotes"),
    gettext_noop("Expecting value"),
    gettext_noop("Extra data"),
    gettext_noop("Illegal trailing comma before end of array"),
    gettext_noop("Illegal trailing comma before end of object"),
    gettext_noop("Invalid \\escape: {text}"),
    gettext_noop("Invalid \\uXXXX escape"),
    gettext_noop("Invalid control character at"),
    gettext_noop("Unterminated string starting at"),
)


def parser_text(message: str) -> str:
    """A parser's message, or as it is where it is none of those known here."""
    for text in _TEXTS:
        # What stands in the place to fill is found again by its name.
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(text))
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return gettext(text).format(**found.groupdict())
    return message
