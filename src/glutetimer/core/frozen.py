"""The decorator of values: dataclasses whose fields are never assigned to, built fast.

For a frozen class, `dataclass` writes the source of seven methods and compiles it, which takes
half a millisecond (Python 3.11), and the window needs eighty such classes before it can be seen.
Here it writes `__init__` alone, and that nobody assigns to a field is for mypy to see.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class one of values, with a slot for each annotated field.

    Values are equal that are of the same class and have equal fields. A field with `hash=False`
    does not count in the hash. `replace` and the like take them as any dataclass.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    names = [one.name for one in fields(made)]
    hashed_names = [one.name for one in fields(made) if one.hash is not False]
    # Of the class, too, as one may have no fields.
    compared, hashed = attrgetter("__class__", *names), attrgetter("__class__", *hashed_names)

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_(self: object) -> int:
        return hash(hashed(self))

    def text(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({shown})"

    made.__eq__, made.__hash__, made.__repr__ = equal, hash_, text
    frozen_class: type[T] = made
    return frozen_class
