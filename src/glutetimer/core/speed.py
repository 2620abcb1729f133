"""The speeds at which a rep can be done, and what each makes of a duration."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Speed(StrEnum):
    """Half speed doubles every duration of the same tempo: a change of tempo changes both."""

    NORMAL = "normal"
    HALF = "half"

    @property
    def duration_factor(self) -> int:
        """What a duration at normal speed is multiplied by."""
        return 2 if self is Speed.HALF else 1

    @property
    def other(self) -> Speed:
        """What switching the speed gives."""
        return Speed.NORMAL if self is Speed.HALF else Speed.HALF


def fastest(speeds: Iterable[Speed], of_none: Speed = Speed.NORMAL) -> Speed:
    """The fastest of some speeds, so half only if all are half; `of_none` where there is none."""
    return min(speeds, key=lambda speed: speed.duration_factor, default=of_none)
