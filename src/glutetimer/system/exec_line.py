"""The line of a desktop entry that says what is started (Desktop Entry Specification, Exec)."""

from __future__ import annotations

from collections.abc import Sequence

# What stands in a quoted argument with a backslash before it.
_QUOTED_SPECIALS = '\\"`$'


def exec_line(command: Sequence[str]) -> str:
    """The line that starts a program with its arguments."""
    return "Exec=" + " ".join(map(_quoted, command))


def _quoted(argument: str) -> str:
    """An argument, quoted, and then escaped as every text of such a file is."""
    escaped = "".join(f"\\{c}" if c in _QUOTED_SPECIALS else c for c in argument)
    return f'"{escaped}"'.replace("\\", "\\\\").replace("\n", "\\n").replace("%", "%%")
