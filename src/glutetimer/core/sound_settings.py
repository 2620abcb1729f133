"""What a person wants to hear: choices that the timeline and the mixer read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Guide(StrEnum):
    """What follows the leg."""

    GLIDE = "glide"
    TICKS = "ticks"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Volumes:
    """How loud each kind of sound is, from 0 to 100, before the volume of all."""

    guide: int = 100
    signals: int = 100
    voice: int = 100
