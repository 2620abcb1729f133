"""The mark for what a rep aims at: a gauge or, in a circle, a ring."""

from __future__ import annotations

from functools import lru_cache

from glutetimer.core.motion import Target
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.marks.gauge import Gauge
from glutetimer.ui.figure.marks.ring import Ring
from glutetimer.ui.theme import Colors


@lru_cache(maxsize=8)
def mark_for(camera: Camera, target: Target, colors: Colors) -> Gauge | Ring:
    """The mark for a target; one and the same for the same values."""
    if target.circling is None:
        return Gauge(camera, target.posture, colors)
    return Ring(camera, target.posture, target.circling, colors)
