"""How a movement gathers speed and loses it again; progress is from 0 to 1."""

from __future__ import annotations


def smootherstep(progress: float) -> float:
    """From 0 to 1 with neither speed nor acceleration at the ends."""
    return progress**3 * (progress * (6 * progress - 15) + 10)


def eased_between(progress: float, span: tuple[float, float]) -> float:
    """The eased progress, from 0 to 1, of a movement that begins and ends with `span`.

    Both are fractions of a longer movement, whose progress is given.
    """
    begins, ends = span
    return smootherstep(min(1.0, max(0.0, (progress - begins) / (ends - begins))))
