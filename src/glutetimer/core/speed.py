"""The speeds at which a rep can be done, and what each makes of a duration."""

from __future__ import annotations

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
