"""How far a figure has moved in its picture, and so whether it is to be painted anew."""

from __future__ import annotations

from math import hypot, inf, remainder, tau

from glutetimer.core.frozen import replace
from glutetimer.core.pose import Posture
from glutetimer.ui.figure.figure_painter import FigureState
from glutetimer.ui.figure.marks.ring import circle_angle
from glutetimer.ui.figure.rounded_posture import (
    BRIDGE_M,
    CIRCLE_M,
    LIFT_M,
    NARROWEST_M,
    OPEN_M,
)

# From two metres away, less than a minute of arc on a laptop's screen, which an eye does not
# resolve: two pixels are about 0.4 mm.
STEP_PX = 2.0
# Of who turns over, gets up or stretches a knee all moves, the camera with it: so many metres for
# each of roll, supine and knee extension. It is only counted where it is this little, as at the
# beginning and end of a movement.
_TURN_M, _MOST_TURNED = 30.0, 0.0005
# How far the ring's arrow does, at its sharp ends, for each radian that the ankle goes round.
_ARROW_M = 0.25


def moved_px(before: FigureState, now: FigureState, width_px: float) -> float:
    """How far at most anything in a picture of that width has moved; infinitely far if more than
    the posture is another."""
    if before == now:
        return 0.0
    if replace(before, posture=now.posture) != now:
        return inf
    return moved_m(before.posture, now.posture) * width_px / NARROWEST_M


def moved_m(one: Posture, other: Posture) -> float:
    """At most so many metres anything moves between two postures, while nobody turns over by more
    than a little; else infinitely far."""
    turned = (
        abs(one.roll - other.roll)
        + abs(one.supine - other.supine)
        + abs(one.knee_extension - other.knee_extension)
    )
    if turned > _MOST_TURNED:
        return inf
    return (
        turned * _TURN_M
        + abs(one.open_deg - other.open_deg) * OPEN_M
        + abs(one.lift_deg - other.lift_deg) * LIFT_M
        + abs(one.bridge_deg - other.bridge_deg) * BRIDGE_M
        + _circled_m(one, other)
    )


def _circled_m(one: Posture, other: Posture) -> float:
    """How far the foot moves on its circle or the arrow on the ring, whichever is more."""
    ankle_m = hypot(one.up_m - other.up_m, one.forward_m - other.forward_m)
    round_rad = abs(remainder(circle_angle(one) - circle_angle(other), tau))
    return max(ankle_m * CIRCLE_M, round_rad * _ARROW_M)
