"""Short phrases of the Program page, and paths of any length."""

from __future__ import annotations

import re
from pathlib import Path

from glutetimer.core.program import EVERY_DAY
from glutetimer.core.translation import gettext, ngettext

# What is as long as this may not fit into a line of a small window.
_LONG_WORD = re.compile(r"\S{24,}")
# Where a line may end, though nothing is seen there: after what parts a path or a key.
_BREAK = "\u200b"
_MAY_END = re.compile(r"([/\\._\-\[\]]+|\w{24})(?=\S)")


def week_text(per_week: int) -> str:
    """How often a program is done: "Every day", "3 days a week"."""
    if per_week == EVERY_DAY:
        return gettext("Every day")
    text = ngettext("One day a week", "{number} days a week", per_week)
    return text.format(number=per_week)


def breakable(text: str) -> str:
    """The same text for a label; lines may end within its paths and long keys."""
    return _LONG_WORD.sub(lambda word: _MAY_END.sub(rf"\1{_BREAK}", word[0]), text)


def short_name(file: Path, most: int = 48) -> str:
    """A file's name; of one that is too long for a small window, its beginning and its end."""
    name = file.name or str(file)
    half = most // 2
    return name if len(name) <= most else f"{name[:half]}…{name[-half:]}"
