"""The decorator of values: dataclasses whose fields are never assigned to, built fast.

`dataclass` writes the source of a class's methods and compiles it, which takes half a millisecond
for a frozen one (Python 3.11), and the window needs eighty such classes before it can be seen.
Here it writes `__init__` alone, and that only once a first value is made, which half of them are
not by then. That nobody assigns to a field is for mypy to see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class one of values, with a slot for each annotated field.

    Values are equal that are of the same class and have equal fields. A field with `hash=False`
    does not count in the hash. `replace` and the like take them as any dataclass.
    """
    own = {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}
    # Each field's default, or how that is made.
    defaults: dict[str, Any] = {**getattr(cls, "_defaults", {}), **own}
    names = list(defaults)
    hashed_names = [name for name in names if getattr(defaults[name], "hash", None) is not False]
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

    def complete() -> None:
        """Give the class what only `dataclass` can write."""
        set_ones = {name: default for name, default in defaults.items() if default is not MISSING}
        # Without a docstring it would be given one, with its signature, which takes half as long.
        about = {"__doc__": cls.__name__, "__annotations__": dict.fromkeys(names, Any)}
        pattern = type(cls.__name__, (), {**set_ones, **about})
        written: Any = dataclass(eq=False, repr=False)(pattern)
        made.__init__, made.__dataclass_fields__ = written.__init__, written.__dataclass_fields__

    def first_init(self: object, *values: object, **named_values: object) -> None:
        complete()
        made.__init__(self, *values, **named_values)

    members = {name: member for name, member in cls.__dict__.items() if name not in own}
    members |= {
        "__slots__": tuple(own),
        "__qualname__": cls.__qualname__,
        "__match_args__": tuple(names),
        "__init__": first_init,
        "__eq__": equal,
        "__hash__": hash_,
        "__repr__": text,
        "__dataclass_fields__": _FieldsWhenAsked(complete),
        "_defaults": defaults,
    }
    # A class gets its slots as it is made.
    for without_slots in ("__dict__", "__weakref__"):
        members.pop(without_slots, None)
    make: Any = type(cls)
    made = make(cls.__name__, cls.__bases__, members)
    frozen_class: type[T] = made
    return frozen_class


class _FieldsWhenAsked:
    """What makes a class a dataclass, until it is first looked at."""

    def __init__(self, complete: Callable[[], None]) -> None:
        self._complete = complete

    def __get__(self, value: object, cls: Any) -> Mapping[str, Field[object]]:
        self._complete()
        fields: Mapping[str, Field[object]] = cls.__dataclass_fields__
        return fields
