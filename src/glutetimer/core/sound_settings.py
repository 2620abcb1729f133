"""Choices of what is heard, as the timeline and the mixer read them."""

from __future__ import annotations

from enum import StrEnum

from glutetimer.core.frozen import frozen


class Guide(StrEnum):
    """Style of the guide tone played while the leg moves."""

    GLIDE = "glide"
    TICKS = "ticks"
    OFF = "off"


@frozen
class Volumes:
    """Loudness of each kind of sound in percent, before the volume of all."""

    guide: int = 100
    signals: int = 100
    voice: int = 100
