"""The smallest phrases, of which longer texts are made: sides, speeds, a number of things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glutetimer.core.program import Direction, Position, Side
from glutetimer.core.speed import Speed

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right"}
SPEEDS = {Speed.NORMAL: "Normal speed", Speed.HALF: "Half speed"}
DIRECTIONS = {Direction.FORWARD: "Forward", Direction.BACKWARD: "Backward"}
_POSITIONS: Mapping[str, str] = {
    Position.SIDE: "Lie on your side",
    Position.BACK: "Lie on your back",
    Position.FRONT: "Lie on your front",
    Position.SITTING: "Sit down",
    Position.STANDING: "Stand up",
    Position.ALL_FOURS: "Go down on all fours",
}
CIRCLES = {Direction.FORWARD: "Circle forward", Direction.BACKWARD: "Circle backward"}


def side_text(side: Side) -> str:
    """A side within a sentence: "left"."""
    return _SIDES[side]


def side_title(side: Side) -> str:
    """A side that begins a text or stands alone: "Left"."""
    return _SIDES[side].capitalize()


def leg_text(side: Side | None) -> str:
    """The leg that works: "Left leg", or "Both legs"."""
    return f"{side_title(side)} leg" if side else "Both legs"


def the_leg(side: Side) -> str:
    """A leg within a sentence: "the left leg"."""
    return f"the {side_text(side)} leg"


def which_legs(sides: Sequence[Side]) -> str:
    """Legs within a sentence: "both legs", "the left leg"."""
    return "both legs" if len(sides) > 1 else the_leg(sides[0])


def lying_text(position: str, working_leg: Side | None) -> str:
    """How to lie, sit or stand: "Lie on your back"; the working leg is the top one."""
    if position == Position.SIDE and working_leg:
        return f"Lie on your {side_text(working_leg.other)} side"
    return _POSITIONS.get(position, position.rstrip("."))


def set_text(number: int, sets: int) -> str:
    """Which set of how many: "Set 2 of 3"."""
    return f"Set {number} of {sets}"


def seconds_text(duration_ms: int) -> str:
    """A short duration: "10 s", "2.5 s"."""
    return f"{duration_ms / 1000:g} s"


def amount_text(sets: object, reps: object, hold: str = "") -> str:
    """How much a dose is: "25", "2 sets of 12", "5 holds of 10 s", "2 sets of 30 s".

    `hold` is the length of a timed hold, in words. A draft may have anything for a number.
    """
    each = str(reps)
    if hold:
        each = hold if reps == 1 else f"{reps} holds of {hold}"
    return each if sets == 1 else f"{sets} sets of {each}"


def dose_text(name: str, sets: object, reps: object, hold: str = "") -> str:
    """The same with its exercise: "25 × Clamshell", "2 sets of 12 Bridge"."""
    times = " " if hold or sets != 1 else " × "
    return f"{amount_text(sets, reps, hold)}{times}{name}"


def effort_question(side: Side | None) -> str:
    """What is asked of a leg, or of both at once: "Effort of the left leg"."""
    return f"Effort of {the_leg(side) if side else which_legs(tuple(Side))}"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 session", "2,400 reps"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(items: Sequence[str], conjunction: str = "and") -> str:
    """An enumeration: "a, b and c"."""
    return f" {conjunction} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
