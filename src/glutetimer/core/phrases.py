"""The smallest phrases, of which longer texts are made: a leg, how to lie, a number of things."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.program import Side


def leg_text(side: Side) -> str:
    """The leg that works: "Left leg"."""
    return f"{side.capitalize()} leg"


def lying_text(working_leg: Side) -> str:
    """How to lie while that leg works, which is the top one: "Lie on your right side"."""
    return f"Lie on your {working_leg.other} side"


def which_legs(sides: Sequence[Side]) -> str:
    """Legs within a sentence: "both legs", "the left leg"."""
    return "both legs" if len(sides) > 1 else f"the {sides[0]} leg"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 session", "2,400 reps"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(items: Sequence[str]) -> str:
    """An enumeration: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
