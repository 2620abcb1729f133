"""Choices of what is heard, as the timeline and the mixer read them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Guide(StrEnum):
    """Style of the guide tone played while the leg moves."""

    GLIDE = "glide"
    TICKS = "ticks"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Volumes:
    """Loudness of each kind of sound in percent, before the volume of all."""

    guide: int = 100
    signals: int = 100
    voice: int = 100
