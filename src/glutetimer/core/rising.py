"""The ways of hands and feet from lying on the side to sitting, so that no limb meets another.

Lying, the lower palm is under the cheek and the upper one on the mat in front. Who sits up pushes
with the upper hand until the lower forearm is on the mat, then leans on that and on its palm, and
lays the other hand on the upper knee, which comes up as the foot steps to the front. Below it the
lower leg, folded on the mat, turns about its hip until its knee is aside. Last the lower hand comes
to its knee, too. One arm or the other bears the weight all the way. Places are those of the left
side up; `risen` is 0 when lying and 1 when sitting.
"""

from __future__ import annotations

from dataclasses import replace

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_ON_KNEE, ON_KNEE, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import LimbTarget, curve
from glutetimer.core.space import Vec

# The elbow is on the mat before the breast. From it the forearm rises to the head, and the hand
# leads on below that: the temple lies in the palm.
_UNDER_CHEEK = LimbTarget(
    Vec(-0.678, 0.107, 0.115), Vec(0.38, -0.17, 0.915), Vec(-0.85, 0.08, -0.47).unit
)
# The palm is planted before the face and stays there: at first the forearm is on the mat, too,
# the elbow under the breast; then the arm pushes up.
_ON_FOREARM = LimbTarget(
    Vec(-0.550, PALM_Y_M, 0.23), Vec(0.84, -0.44, 0.74), Vec(-0.95, PALM_DOWN, 0.27).unit
)
_ON_PALM = LimbTarget(_ON_FOREARM.end, Vec(0.55, -0.69, -0.955), Vec(-0.85, PALM_DOWN, 0.51).unit)
_IN_FRONT = LimbTarget(
    Vec(-0.153, PALM_Y_M, 0.231), Vec(0.317, 0.732, 0.495), Vec(0.46, -0.20, 0.73).unit
)
# Ways are drawn to these, but do not reach them: the hands' to the knees, and those of the feet,
# which turn about the hips.
_OVER_LAP = LimbTarget(Vec(0.13, 0.40, 0.47), Vec(0.35, -0.02, -0.87), Vec(0.4, -0.2, 0.87))
_OVER_KNEE = LimbTarget(Vec(-0.70, 0.28, 0.26), Vec(-1.01, -0.20, -0.75), Vec(-0.55, -0.20, 0.80))
_UPPER_FOOT_OUT = LimbTarget(Vec(0.94, 0.10, 0.29), Vec(1.26, 0.67, 0.42), Vec(0.6, -0.1, 0.7).unit)
_LOWER_FOOT_OUT = LimbTarget(
    Vec(0.29, 0.05, 0.37), Vec(-0.75, -0.23, 1.71), Vec(0.7, -0.1, 0.6).unit
)
_LOWER_ON_KNEE, _LOWER_IN_FRONT = HAND_ON_KNEE.mirrored, FOOT_IN_FRONT.mirrored
# From when to when on the way up, as fractions of it.
_PLANTED, _PUSHED_UP, _TO_LOWER_KNEE = (0.0, 0.23), (0.13, 0.615), (0.67, 1.00)
_TO_UPPER_KNEE, _UPPER_ELBOW = (0.28, 0.70), (0.25, 0.93)
_UPPER_FOOT, _UPPER_KNEE = (0.45, 1.00), (0.23, 0.99)
_LOWER_FOOT, _LOWER_KNEE = (0.37, 0.89), (0.30, 0.97)
# The upper foot is on the mat, not on the other one any more.
_SET_DOWN = (0.39, 0.57)


def lower_hand(risen: float) -> LimbTarget:
    """The lower side's hand."""
    planted = _UNDER_CHEEK.lerp(_ON_FOREARM, eased_between(risen, _PLANTED))
    pushed_up = planted.lerp(_ON_PALM, eased_between(risen, _PUSHED_UP))
    return curve(pushed_up, _OVER_KNEE, _LOWER_ON_KNEE, eased_between(risen, _TO_LOWER_KNEE))


def upper_hand(knee: Vec, risen: float) -> LimbTarget:
    """The upper side's hand, which comes to that side's knee."""
    return _led(
        _IN_FRONT,
        _OVER_LAP,
        ON_KNEE.moved(knee),
        eased_between(risen, _TO_UPPER_KNEE),
        eased_between(risen, _UPPER_ELBOW),
    )


def lower_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The lower side's foot, from where it is while one lies."""
    return _led(
        lying,
        _LOWER_FOOT_OUT,
        _LOWER_IN_FRONT,
        eased_between(risen, _LOWER_FOOT),
        eased_between(risen, _LOWER_KNEE),
    )


def upper_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The upper side's foot, from where it is while one lies."""
    stepping = _led(
        lying,
        _UPPER_FOOT_OUT,
        FOOT_IN_FRONT,
        eased_between(risen, _UPPER_FOOT),
        eased_between(risen, _UPPER_KNEE),
    )
    above_mat_m = max(0.0, stepping.end.y - FOOT_IN_FRONT.end.y)
    return stepping.moved(Vec(0, -above_mat_m * eased_between(risen, _SET_DOWN), 0))


def _led(
    start: LimbTarget, drawn_to: LimbTarget, end: LimbTarget, fraction: float, bend_fraction: float
) -> LimbTarget:
    """A limb on its way whose end and middle joint go each at its own time."""
    bend = curve(start, drawn_to, end, bend_fraction).bend
    return replace(curve(start, drawn_to, end, fraction), bend=bend)
