"""What legs did in a session, in words."""

from __future__ import annotations

from functools import reduce

from glutetimer.core.amounts import amounts_of_leg
from glutetimer.core.phrases import joined, with_which_legs
from glutetimer.core.program import Program, Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext


def leg_done_texts(
    record: SessionRecord, side: Side | None, program: Program, left_out: bool = False
) -> list[str]:
    """What a leg did by itself, or both did together (None): "25 of 25", "5 of 5 holds of 10 s".

    In a session of several exercises each is told by its name, never their sum. With
    `left_out` only those are told of which something was left out.
    """
    several = len(record.exercises) > 1
    return [
        amount.text + (f" ({program.exercise_name(amount.exercise)})" if several else "")
        for amount in amounts_of_leg(record, side)
        if not left_out or amount.done < amount.prescribed
    ]


def done_text(record: SessionRecord, program: Program, left_out: bool = False) -> str:
    """What was done: "25 of 25 with each leg", "25 of 25 with the left leg and …".

    What both legs did together comes last, without a word on legs: "24 of 24".
    """
    did = {side: leg_done_texts(record, side, program, left_out) for side in (*Side, None)}
    left, right, both = map(joined, did.values())
    if left and left == right:
        parts = [gettext("{done} with each leg").format(done=left)]
    else:
        legs = ((side, text) for side, text in zip(Side, (left, right), strict=True) if text)
        parts = [_with_leg(text, side) for side, text in legs]
    parts += [both] if both else []
    if all(len(texts) < 2 for texts in did.values()):
        return joined(parts)
    # What a leg did has an "and" of its own.
    return reduce(
        lambda done, last: gettext("{done}, and {last}").format(done=done, last=last), parts
    )


def short_done_text(record: SessionRecord) -> str:
    """The same without names: "left 10 of 10, 16 of 16 · right 10 of 10, 9 of 16"."""
    left, right, both = (
        ", ".join(amount.text for amount in amounts_of_leg(record, side)) for side in (*Side, None)
    )
    if left == right:
        parts = [gettext("{done} with each leg").format(done=left)] if left else []
    elif left and right:
        parts = [
            gettext("left {done}").format(done=left),
            gettext("right {done}").format(done=right),
        ]
    else:
        parts = [_with_leg(left or right, Side.LEFT if left else Side.RIGHT)]
    together = gettext("both legs {done}").format(done=both) if parts else both
    return " · ".join([*parts, *([together] if both else [])])


def _with_leg(done: str, side: Side) -> str:
    return gettext("{done} with {legs}").format(done=done, legs=with_which_legs([side]))
