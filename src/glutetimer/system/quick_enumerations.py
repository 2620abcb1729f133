"""Has Python build Qt's enumerations without the checks that only what somebody writes needs.

PySide6 builds them as `enum.Flag(name, pairs)` does, all 93 of the namespace `Qt` as soon as one
of them is named: before the window is seen 2,600 members, 7 µs each. Python's own modules have
theirs built by `_simple_enum`, which looks for no mistakes in them and takes less than half of
that; what comes of it is the same.
"""

from __future__ import annotations

import enum
import sys
from typing import Any

# The Pythons with which that was compared: neither function is one that Python promises to keep.
_COMPARED = ((3, 11), (3, 12), (3, 13))


class _Body:
    """What `_simple_enum` takes for the class that it makes an enumeration of."""

    __slots__ = ("__dict__", "__name__")

    def __init__(self, name: str, members: dict[str, int]) -> None:
        self.__name__, self.__dict__ = name, members


def build_enumerations_quickly() -> None:
    """To be called before anything of PySide6 is imported; other Pythons build as they do."""
    if sys.version_info[:2] not in _COMPARED:
        return
    python: Any = enum
    checked = python.EnumType._create_

    def create(
        cls: Any, class_name: str, names: Any, *, boundary: Any = None, **options: Any
    ) -> Any:
        # PySide6 says of all of its own that they keep the values that they do not know.
        if boundary is not enum.KEEP or options.get("module") is not None:
            return checked(cls, class_name, names, boundary=boundary, **options)
        made = python._simple_enum(cls, boundary=boundary)(_Body(class_name, dict(names)))
        made.__doc__ = None
        return made

    python.EnumType._create_ = create
