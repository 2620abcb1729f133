"""Points and directions in the room, in metres.

x runs from the viewer's left to the right, y up from the mat, z from the wall towards the
viewer. The origin lies on the mat under the hips.
"""

from __future__ import annotations

from math import sqrt

from glutetimer.core.frozen import frozen


@frozen
class Vec:
    """A point or direction in metres."""

    x: float
    y: float
    z: float

    def __add__(self, other: Vec) -> Vec:
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vec) -> Vec:
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor: float) -> Vec:
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: Vec) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vec) -> Vec:
        """The vector product."""
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def lerp(self, other: Vec, fraction: float) -> Vec:
        """The point that far on the way to the other."""
        return Vec(
            self.x + (other.x - self.x) * fraction,
            self.y + (other.y - self.y) * fraction,
            self.z + (other.z - self.z) * fraction,
        )

    @property
    def length(self) -> float:
        """The distance from the origin."""
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    @property
    def unit(self) -> Vec:
        """The direction alone."""
        return self * (1 / self.length)

    @property
    def mirrored(self) -> Vec:
        """The point on the other side of the viewer's middle."""
        return Vec(-self.x, self.y, self.z)


def rejected_unit(vector: Vec, axis: Vec) -> Vec:
    """The direction of the part of a vector that is square to an axis of length 1."""
    along = vector.dot(axis)
    return Vec(vector.x - axis.x * along, vector.y - axis.y * along, vector.z - axis.z * along).unit
