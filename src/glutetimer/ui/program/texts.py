"""Short phrases of the Program page, and paths of any length."""

from __future__ import annotations

import re
from pathlib import Path

from glutetimer.core.program import EVERY_DAY

# Where a line may end, though nothing is seen there.
_BREAK = "\u200b"
# After what parts a path or a key, and within what is too long for a line of a small window.
_MAY_END = re.compile(r"([/\\._\-\[\],:]+|\S{24})(?=\S)")


def week_text(per_week: int) -> str:
    """How often a program is done: "Every day", "3 days a week"."""
    if per_week == EVERY_DAY:
        return "Every day"
    return "One day a week" if per_week == 1 else f"{per_week} days a week"


def breakable(text: str) -> str:
    """The same text for a label; lines may end within its paths and keys."""
    return _MAY_END.sub(rf"\1{_BREAK}", text)


def short_name(file: Path, most: int = 44) -> str:
    """A file's name; of one that is too long for a button, its beginning and its end."""
    name = file.name or str(file)
    half = most // 2
    return name if len(name) <= most else f"{name[:half]}…{name[-half:]}"
