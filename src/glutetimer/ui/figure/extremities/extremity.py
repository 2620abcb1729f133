"""What hands and feet are made of: hulls of balls, which have an outline from wherever one looks.

A hull is the tightest skin around a few balls, as a finger's segment is around its two joints.
An extremity is a body, which is the palm or the foot, with digits, which are fingers or toes;
lengths are metres in a frame of its own: x along it, y to the thumb's or big toe's side, z to its
back.
"""

from __future__ import annotations

from itertools import chain
from typing import TypeAlias

from glutetimer.core.frozen import frozen
from glutetimer.core.space import Vec


@frozen
class Ball:
    """A place and a radius, in metres."""

    place: Vec
    radius_m: float


# The tightest skin around a few balls.
Hull: TypeAlias = tuple[Ball, ...]


def ball(x: float, y: float, z: float, radius_m: float) -> Ball:
    """A ball at that place of an extremity's frame."""
    return Ball(Vec(x, y, z), radius_m)


@frozen
class Digit:
    """A finger or toe: a ball for each of its joints, from the root to the tip, and the direction
    that its nail faces.
    """

    joints: Hull
    nail: Vec

    @property
    def hulls(self) -> tuple[Hull, ...]:
        """One or two: its first segment and the rest, where it has enough joints to be bent."""
        joints = self.joints
        return (joints,) if len(joints) == 3 else (joints[:2], joints[1:])

    @property
    def tip(self) -> Ball:
        """The last of its joints."""
        return self.joints[-1]


@frozen
class Bump:
    """A bone under the skin or a pad of it, and the direction in which it stands out."""

    ball: Ball
    outward: Vec


@frozen
class Patch:
    """Skin of another tone, as on a sole: its edge, and the direction that it faces."""

    edge: tuple[Vec, ...]
    outward: Vec


@frozen
class Joint:
    """The ball in which a limb ends, and the direction from there along the limb."""

    ball: Ball
    limb: Vec


@frozen
class Extremity:
    """A hand or a foot; each is made once, and so equal to itself alone.

    `joint` is the joint with bare skin that is painted before it; a foot, which comes out of
    cloth, has none.
    """

    joint: Joint | None
    body: tuple[Hull, ...]
    digits: tuple[Digit, ...]
    bumps: tuple[Bump, ...]
    patches: tuple[Patch, ...] = ()

    __eq__, __hash__ = object.__eq__, object.__hash__

    @property
    def balls(self) -> tuple[Ball, ...]:
        """All that it consists of."""
        joints = (digit.joints for digit in self.digits)
        return tuple(chain.from_iterable((*self.body, *joints)))


@frozen
class Frame:
    """Where an extremity is in the room; the three directions are square to each other."""

    origin: Vec
    along: Vec
    inward: Vec
    back: Vec
