"""The decorator of values: like dataclasses whose fields are never assigned to, but built fast.

`dataclass` writes the source of a class's methods and compiles it, which takes half a millisecond
for a frozen one (Python 3.11), and its module loads those that read source; the window needs
seventy such classes before it can be seen. Here only `__init__` is written, and that only for a
class of which there are many values: of most there are one or two by then. That nobody assigns to
a field is for mypy to see.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")

if TYPE_CHECKING:
    # mypy knows this one: it looks at the names and the types of the fields.
    from dataclasses import replace as replace
else:

    def replace(value: T, **changes: Any) -> T:
        """The value with other fields; it may be one of a dataclass, too."""
        return value.__class__(**{**as_dict(value), **changes})


def field_names(cls: Any) -> tuple[str, ...]:
    """The names of the fields of such a class, or of a dataclass, in their order."""
    names: tuple[str, ...] = cls.__match_args__
    return names


def as_dict(value: object) -> dict[str, Any]:
    """The fields of a value by their names, in their order."""
    return {name: getattr(value, name) for name in field_names(value.__class__)}


class _Made:
    """The default of a field that is made anew for each value."""

    def __init__(self, factory: Callable[[], object], hashed: bool) -> None:
        self.factory, self.hashed = factory, hashed


# What `__init__` takes for such a field that it is not given.
_NOT_GIVEN = object()
# To write an `__init__` takes as long as to set the fields of so many values without one.
_FEW = 16


def field(*, default_factory: Callable[[], T], hash: bool = True) -> T:
    """A field whose default is made anew for each value. Without `hash` it does not count there."""
    default: Any = _Made(default_factory, hash)
    made: T = default
    return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class one of values, with a slot for each annotated field.

    Values are equal that are of the same class and have equal fields. Their fields are, in this
    order, those of the class that it extends and its own (`__match_args__`).
    """
    own = tuple(cls.__annotations__)
    names = (*getattr(cls, "__match_args__", ()), *own)
    defaults = {**getattr(cls, "_defaults", {})}
    defaults |= {name: cls.__dict__[name] for name in own if name in cls.__dict__}
    hashed_names = [name for name in names if getattr(defaults.get(name), "hashed", True)]
    fields, few = set(names), iter(range(_FEW))
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

    def first_init(self: object, *values: object, **named_values: object) -> None:
        given = dict(zip(names, values, strict=False)) | named_values
        whole = defaults | given
        # One that is written says what is wrong with what it is given.
        wrong = len(given) < len(values) + len(named_values) or whole.keys() != fields
        if wrong or next(few, None) is None:
            made.__init__ = _written_init(made.__qualname__, names, defaults)
            made.__init__(self, *values, **named_values)
            return
        for name in names:
            value = whole[name]
            setattr(self, name, value.factory() if isinstance(value, _Made) else value)

    # What the class says itself of its values comes before this.
    members: dict[str, Any] = {"__eq__": equal, "__hash__": hash_, "__repr__": text}
    members |= {name: member for name, member in cls.__dict__.items() if name not in own}
    members |= {
        "__slots__": own,
        "__qualname__": cls.__qualname__,
        "__match_args__": names,
        "__init__": first_init,
        "_defaults": defaults,
    }
    # A class gets its slots as it is made.
    for without_slots in ("__dict__", "__weakref__"):
        members.pop(without_slots, None)
    make: Any = type(cls)
    made = make(cls.__name__, cls.__bases__, members)
    frozen_class: type[T] = made
    return frozen_class


def _written_init(class_name: str, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """An `__init__` that takes a value for each field, in this order or by name."""
    parameters, body = ["self"], []
    for name in names:
        default, value = "", name
        if isinstance(defaults.get(name), _Made):
            default = "=_NOT_GIVEN"
            value = f"_defaults[{name!r}].factory() if {name} is _NOT_GIVEN else {name}"
        elif name in defaults:
            default = f"=_defaults[{name!r}]"
        parameters.append(name + default)
        body.append(f" self.{name} = {value}")
    source = "\n".join([f"def __init__({', '.join(parameters)}):", *body, " return"])
    scope: dict[str, Any] = {"_defaults": defaults, "_NOT_GIVEN": _NOT_GIVEN}
    exec(source, scope)  # noqa: S102
    init = scope["__init__"]
    init.__qualname__ = f"{class_name}.__init__"
    return init
