"""How a movement gathers speed and loses it again; progress is from 0 to 1."""

from __future__ import annotations


def smootherstep(progress: float) -> float:
    """From 0 to 1 with neither speed nor acceleration at the ends."""
    return progress**3 * (progress * (6 * progress - 15) + 10)


def fraction_of(progress: float, span: tuple[float, float]) -> float:
    """How much of a span has passed, from 0 to 1; both are fractions of something longer."""
    begins, ends = span
    return min(1.0, max(0.0, (progress - begins) / (ends - begins)))


def eased_between(progress: float, span: tuple[float, float]) -> float:
    """The eased progress, from 0 to 1, of a movement that begins and ends with `span`.

    Both are fractions of a longer movement, whose progress is given.
    """
    return smootherstep(fraction_of(progress, span))
