"""How often a session that is in sight is looked at."""

from __future__ import annotations

from enum import IntEnum
from math import isinf

from glutetimer.ui.figure.visible_change import STEP_PX


class Pace(IntEnum):
    """The milliseconds from one look at a session to the next."""

    # A leg moves so fast that each frame of a screen shows it elsewhere.
    FAST = 16
    # A leg moves slowly, or only the ring does.
    SLOW = 32
    # All of the person moves, which takes some seconds and several times as long to paint: as
    # often as a film's pictures change.
    ALL_MOVES = 40
    # Nothing in sight moves: often enough for what is written, said and counted.
    IDLE = 50


def pace_of(moved_px: float, passed_ms: int) -> Pace:
    """What to look at a movement with that went so far in that time; one that went infinitely far
    is of all of the person."""
    if isinf(moved_px):
        return Pace.ALL_MOVES
    return Pace.FAST if moved_px * Pace.SLOW > 1.5 * STEP_PX * passed_ms else Pace.SLOW
