"""Qt's enumerations are those that Python's own way of building them gives."""

from __future__ import annotations

import enum
import os
import subprocess
import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

import pytest

from glutetimer.system import quick_enumerations
from glutetimer.system.quick_enumerations import build_enumerations_quickly

# All that can be asked of an enumeration and of its members.
_TELL_ALL = """
import copy, enum, pickle
from PySide6 import QtCore, QtGui, QtWidgets

def told_by(ask):
    try:
        return ask()
    except Exception as error:
        return repr(error)

def tell(kind):
    print(kind, kind.__mro__[1:], kind.__doc__, list(kind.__members__.items()), list(kind))
    print(sorted(name for name in vars(kind) if name.startswith("_")))
    for member in kind:
        print(member.name, member.value, str(member), repr(member), f"{member}", hash(member))
        print(kind(member.value) is member, kind[member.name] is member)
        print(pickle.loads(pickle.dumps(member)) is member, copy.deepcopy(member) is member)
    print(told_by(lambda: kind(987654)), told_by(lambda: list(kind(3))))
    if issubclass(kind, enum.Flag):
        print(told_by(lambda: [(a | b, a & b, a ^ b, ~a, len(a)) for a in kind for b in kind]))
        print(kind._flag_mask_, kind._all_bits_, kind._boundary_)

told = set()

def walk(place, depth):
    for name in sorted(dir(place)):
        kind = getattr(place, name, None)
        if not isinstance(kind, type) or kind in told or "PySide6" not in kind.__module__:
            continue
        told.add(kind)
        if isinstance(kind, enum.EnumType):
            tell(kind)
        elif depth:
            walk(kind, depth - 1)

for module in QtCore, QtGui, QtWidgets:
    walk(module, 2)
print(sum(isinstance(kind, enum.EnumType) for kind in told))
"""
_QUICKLY = (
    "from glutetimer.system.quick_enumerations import build_enumerations_quickly\n"
    "build_enumerations_quickly()\n"
)


def _printed(command: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", command],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    return ran.stdout.splitlines()


def test_all_of_qts_enumerations_are_as_without_us() -> None:
    told = _printed(_QUICKLY + _TELL_ALL)
    assert int(told[-1]) > 600
    assert told == _printed(_TELL_ALL)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Enumerations are built quickly in this test; the names of those that are, in order."""
    built: list[str] = []
    simple = vars(enum)["_simple_enum"]

    def watched(cls: Any, **options: Any) -> Any:
        def convert(body: Any) -> Any:
            built.append(body.__name__)
            return simple(cls, **options)(body)

        return convert

    monkeypatch.setattr(enum, "_simple_enum", watched)
    monkeypatch.setattr(EnumType, "_create_", vars(EnumType)["_create_"])
    return built


def test_only_what_keeps_unknown_values_is_built_quickly(quick: list[str]) -> None:
    build_enumerations_quickly()
    for number, kind in enumerate((Enum, IntEnum, Flag, IntFlag)):
        make: Any = kind
        made = make(f"Quick{number}", [("ONE", 1), ("TWO", 2), ("UNO", 1)], boundary=KEEP)
        assert [member.name for member in made] == ["ONE", "TWO"]
        assert made.UNO is made.ONE
    assert Enum("Checked", "ONE TWO").TWO.value == 2  # type: ignore[attr-defined]
    assert IntEnum("Elsewhere", {"ONE": 1}, module=__name__, boundary=KEEP).__module__ == __name__
    assert quick == ["Quick0", "Quick1", "Quick2", "Quick3"]


def test_another_python_builds_them_as_it_does(
    quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_enumerations, "_COMPARED", ())
    build_enumerations_quickly()
    assert Enum("Checked", [("ONE", 1)], boundary=KEEP).ONE.value == 1  # type: ignore[attr-defined]
    assert quick == []
