"""Has Python build Qt's enumerations without the checks that only what somebody writes needs.

PySide6 builds them as `enum.Flag(name, pairs)` does, all 93 of the namespace `Qt` as soon as one
of them is named: before the window is seen 2,600 members, 7 µs each, of which looking for mistakes
takes most. Python has a way without that for its own modules' (`_simple_enum`); here it makes the
enumeration, and the members follow, for which it would take another 2 µs each.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterable
from typing import Any

# The Pythons with which what comes of it was compared: Python does not promise to keep the names
# with an underscore.
_COMPARED = ((3, 11), (3, 12), (3, 13))


class _NoMembers:
    """What `_simple_enum` takes for the class that it makes an enumeration of."""

    __slots__ = ("__dict__", "__name__")

    def __init__(self, name: str) -> None:
        self.__name__ = name


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
        made = python._simple_enum(cls, boundary=boundary)(_NoMembers(class_name))
        made.__doc__ = None
        _add_members(made, names)
        if issubclass(made, enum.Flag):
            _note_bits(made)
        return made

    python.EnumType._create_ = create


def _add_members(made: Any, pairs: Iterable[tuple[str, int]]) -> None:
    """Add members by their names and values; of those with one value, the first is the member."""
    new, takes_value, is_flag = made._new_member_, made._use_args_, issubclass(made, enum.Flag)
    names, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    for name, value in pairs:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if takes_value else new(made)
            member._name_, member._value_, member.__objclass__ = name, value, made
            member._sort_order_ = len(names)
            # Some have a member -1, of all bits.
            if not is_flag or (value > 0 and value.bit_count() == 1):
                names.append(name)
        by_name[name] = member
        # An enumeration's own refuses to change what is a member, and looks for it each time.
        type.__setattr__(made, name, member)


def _note_bits(made: Any) -> None:
    """Note which bits the members of a flag have, and in which order they are listed."""
    bits, single_bits = 0, [made[name]._value_ for name in made._member_names_]
    for value in made._value2member_map_:
        bits |= value
    made._flag_mask_, made._singles_mask_ = bits, sum(single_bits)
    made._all_bits_ = 2 ** bits.bit_length() - 1
    if single_bits != sorted(single_bits):
        made._iter_member_ = made._iter_member_by_def_
