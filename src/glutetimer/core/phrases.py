"""The smallest phrases, of which longer texts are made: sides, speeds, a number of things.

The tables are messages, which who shows them looks up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glutetimer.core.program import Direction, Position, Side
from glutetimer.core.speed import Speed
from glutetimer.core.translation import (
    decimal_text,
    gettext,
    gettext_noop,
    ngettext,
    pgettext,
)

SPEEDS = {Speed.NORMAL: gettext_noop("Normal speed"), Speed.HALF: gettext_noop("Half speed")}
DIRECTIONS = {
    Direction.FORWARD: gettext_noop("Forward"),
    Direction.BACKWARD: gettext_noop("Backward"),
}
_POSITIONS: Mapping[str, str] = {
    Position.SIDE: gettext_noop("Lie on your side"),
    Position.BACK: gettext_noop("Lie on your back"),
    Position.FRONT: gettext_noop("Lie on your front"),
    Position.SITTING: gettext_noop("Sit down"),
    Position.STANDING: gettext_noop("Stand up"),
    Position.ALL_FOURS: gettext_noop("Go down on all fours"),
}
# By the leg that works, which is the top one.
_SIDE_LYING = {
    Side.LEFT: gettext_noop("Lie on your right side"),
    Side.RIGHT: gettext_noop("Lie on your left side"),
}
CIRCLES = {
    Direction.FORWARD: gettext_noop("Circle forward"),
    Direction.BACKWARD: gettext_noop("Circle backward"),
}
_EFFORT_QUESTIONS = {
    Side.LEFT: gettext_noop("Effort of the left leg"),
    Side.RIGHT: gettext_noop("Effort of the right leg"),
    None: gettext_noop("Effort of both legs"),
}


def side_text(side: Side) -> str:
    """A side within a sentence: "left"."""
    return {Side.LEFT: gettext("left"), Side.RIGHT: gettext("right")}[side]


def side_title(side: Side) -> str:
    """A side that begins a text or stands alone: "Left"."""
    return {Side.LEFT: gettext("Left"), Side.RIGHT: gettext("Right")}[side]


def leg_text(side: Side | None) -> str:
    """The leg that works: "Left leg", or "Both legs"."""
    return {
        Side.LEFT: gettext("Left leg"),
        Side.RIGHT: gettext("Right leg"),
        None: gettext("Both legs"),
    }[side]


def the_leg(side: Side) -> str:
    """A leg within a sentence: "the left leg"."""
    return {Side.LEFT: gettext("the left leg"), Side.RIGHT: gettext("the right leg")}[side]


def which_legs(sides: Sequence[Side]) -> str:
    """Legs within a sentence: "both legs", "the left leg"."""
    return gettext("both legs") if len(sides) > 1 else the_leg(sides[0])


def with_which_legs(sides: Sequence[Side]) -> str:
    """The same where it is done with them, which is another form of the words in some languages."""
    if len(sides) > 1:
        return pgettext("after 'with'", "both legs")
    if sides[0] is Side.LEFT:
        return pgettext("after 'with'", "the left leg")
    return pgettext("after 'with'", "the right leg")


def lying_text(position: str, working_leg: Side | None) -> str:
    """How to lie, sit or stand: "Lie on your back"; the working leg is the top one."""
    if position == Position.SIDE and working_leg:
        return gettext(_SIDE_LYING[working_leg])
    usual = _POSITIONS.get(position)
    return gettext(usual) if usual else position.rstrip(".")


def set_text(number: int, sets: int) -> str:
    """Which set of how many: "Set 2 of 3"."""
    return gettext("Set {number} of {sets}").format(number=number, sets=sets)


def seconds_text(duration_ms: int) -> str:
    """A short duration: "10 s", "2.5 s"."""
    return gettext("{seconds} s").format(seconds=decimal_text(duration_ms / 1000))


def amount_text(sets: object, reps: object, hold: str = "") -> str:
    """How much a dose is: "25", "2 sets of 12", "5 holds of 10 s", "2 sets of 30 s".

    `hold` is the length of a timed hold, in words. A draft may have anything for a number.
    """
    each = str(reps)
    if hold:
        holds = ngettext("{number} hold of {length}", "{number} holds of {length}", _number(reps))
        each = hold if reps == 1 else holds.format(number=reps, length=hold)
    if sets == 1:
        return each
    several = ngettext("{number} set of {each}", "{number} sets of {each}", _number(sets))
    return several.format(number=sets, each=each)


def _number(value: object) -> int:
    """The number that a plural goes by; what a draft has for one may be none."""
    return value if isinstance(value, int) else 0


def dose_text(name: str, sets: object, reps: object, hold: str = "") -> str:
    """The same with its exercise: "25 × Clamshell", "2 sets of 12 Bridge"."""
    of = gettext("{amount} {exercise}") if hold or sets != 1 else gettext("{amount} × {exercise}")
    return of.format(amount=amount_text(sets, reps, hold), exercise=name)


def effort_question(side: Side | None) -> str:
    """What is asked of a leg, or of both at once: "Effort of the left leg"."""
    return gettext(_EFFORT_QUESTIONS[side])


def joined(items: Sequence[str], conjunction: str = "and") -> str:
    """An enumeration: "a, b and c"; the conjunction is "and" or "or"."""
    *before, last = [item for item in items if item] or [""]
    if not before:
        return last
    both = gettext("{items} or {last}") if conjunction == "or" else gettext("{items} and {last}")
    return both.format(items=", ".join(before), last=last)
