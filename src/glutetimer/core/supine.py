"""Lying on the back: the bridge, and the way there from sitting.

Who sits facing the viewer turns on the spot, foot by foot, until the feet point along the mat,
and then lies back between the hands. The head comes to the viewer's left.
"""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, degrees, pi, radians, sin

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_ON_KNEE, HIPS_Y_M, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import HIP_GAP_M, SHANK_M, SPINE_M, THIGH_M, LimbTarget, Stance
from glutetimer.core.space import Vec

# The spine's height above the mat, and where the middle of the mat is: away from the wall, so
# that there is room for an arm on either side.
_SPINE_Y_M, MIDDLE_Z_M = 0.12, 0.165
_ANKLE_Y_M = 0.065
# At the top of a bridge, shoulders, hips and knees are in one line and the shanks upright: so
# steep is the trunk then, and so far before the hips that lie are the ankles.
BRIDGE_DEG = degrees(asin((_ANKLE_Y_M + SHANK_M - _SPINE_Y_M) / (SPINE_M + THIGH_M)))
_ANKLE_FORWARD_M = (SPINE_M + THIGH_M) * cos(radians(BRIDGE_DEG)) - SPINE_M

# Of the upper side, seen from the hips while sitting: x is aside and z forward.
_FOOT_ON_MAT = LimbTarget(
    Vec(HIP_GAP_M / 2, _ANKLE_Y_M, _ANKLE_FORWARD_M), Vec(0, 1, 0), Vec(0.10, -0.10, 1).unit
)
_HAND_ON_MAT = LimbTarget(
    Vec(0.285, PALM_Y_M, 0.05), Vec(0.5, -0.4, -0.3), Vec(0.05, PALM_DOWN, 1).unit
)

# From when to when on the way down, as fractions of it. The upper side's foot and hand step
# first: they are on the side that one turns to.
_TURN, _LIE_BACK = (0.0, 0.70), (0.20, 1.0)
_UPPER_STEP, _LOWER_STEP = (0.0, 0.64), (0.08, 0.80)
_FOOT_STEP_M, _HAND_STEP_M = 0.025, 0.03
# The lower foot, which is nearer to the viewer, steps on the mat and not around before it, and it
# turns along the mat at once, so that its sole is seen to be level.
_NEARER_M, _AHEAD = 0.16, 0.30
# The head leads, its chin towards the chest, and is upright again as the trunk is: so far bowed at
# most, and from when to when on the way up it is bowed and raised again.
_NOD_DEG, _BOWED, _RAISED = 38.0, (0.0, 0.26), (0.30, 0.80)
# The lower knee follows the other one, so that the shank does not hide the thigh.
_INWARD = 0.5


def supine_stance(risen: float) -> Stance:
    """On the back (`risen` is 0), on the way up, or sitting (1); the left side is the upper one."""
    way = 1 - risen
    turned, back = eased_between(way, _TURN), eased_between(way, _LIE_BACK)
    seat = _Seat(turned)
    back_rad = radians(90 * back)
    upper_step, lower_step = (eased_between(way, span) for span in (_UPPER_STEP, _LOWER_STEP))
    return Stance(
        seat.middle + Vec(0, HIPS_Y_M + (_SPINE_Y_M - HIPS_Y_M) * back, 0),
        Vec(0, cos(back_rad), 0) - seat.front * sin(back_rad),
        seat.aside,
        _step(HAND_ON_KNEE, _HAND_ON_MAT, 1, upper_step, _HAND_STEP_M),
        _step(HAND_ON_KNEE, _HAND_ON_MAT, -1, lower_step, _HAND_STEP_M),
        _step(FOOT_IN_FRONT, _FOOT_ON_MAT, 1, upper_step, _FOOT_STEP_M),
        _step(
            FOOT_IN_FRONT, _FOOT_ON_MAT, -1, lower_step, _FOOT_STEP_M, _NEARER_M, _INWARD, _AHEAD
        ),
    )


def nod_deg(risen: float) -> float:
    """How far the head is bowed towards the chest on the way up from the back."""
    return _NOD_DEG * (eased_between(risen, _BOWED) - eased_between(risen, _RAISED))


@frozen
class _Seat:
    """Where one sits, and how far turned: 0 is to the viewer, 1 along the mat."""

    turned: float

    @property
    def front(self) -> Vec:
        """The direction that one faces."""
        turn_rad = radians(90 * self.turned)
        return Vec(sin(turn_rad), 0, cos(turn_rad))

    @property
    def aside(self) -> Vec:
        """The direction to the left side."""
        return Vec(self.front.z, 0, -self.front.x)

    @property
    def middle(self) -> Vec:
        """The place on the mat: away from the wall as soon as an elbow comes near it."""
        return Vec(0, 0, MIDDLE_Z_M * self.front.x)

    def target(self, seen: LimbTarget, side: int) -> LimbTarget:
        """In the room, what is `seen` from there; `side` is 1 for the left one and −1 for the
        right."""

        def turned(place: Vec) -> Vec:
            return self.aside * (place.x * side) + Vec(0, place.y, 0) + self.front * place.z

        return LimbTarget(self.middle + turned(seen.end), turned(seen.bend), turned(seen.point))


def _step(
    start: LimbTarget,
    end: LimbTarget,
    side: int,
    fraction: float,
    high_m: float,
    nearer_m: float = 0.0,
    inward_bend: float = 0.0,
    ahead_fraction: float = 0.0,
) -> LimbTarget:
    """A hand or foot on its way round to where it stays while one lies back.

    Halfway it is so high and its middle joint so much bent inward. Soon it is so much nearer to the
    seat, and points so far ahead on its way round, as a fraction of it.
    """
    halfway, off_start = sin(pi * fraction) ** 2, sin(pi * fraction)
    raised = Vec(0, high_m * halfway, -nearer_m * off_start)
    stepping = start.lerp(end, fraction).moved(raised)
    inward = Vec(-inward_bend * halfway, 0, 0)
    target = _Seat(fraction).target(replace(stepping, bend=stepping.bend + inward), side)
    ahead = _Seat(fraction + ahead_fraction * off_start).target(stepping, side)
    return replace(target, point=ahead.point)
