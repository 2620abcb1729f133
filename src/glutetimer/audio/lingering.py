"""Threads that would not end in time: kept, because Qt aborts where a running one is dropped."""

from __future__ import annotations

_LINGERING: list[object] = []


def linger(owner: object) -> None:
    """Keep the owner of a thread that does not end until the process does."""
    _LINGERING.append(owner)


def any_lingers() -> bool:
    """Whether some thread did not end."""
    return bool(_LINGERING)
