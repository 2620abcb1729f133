"""The ways of hands and feet from lying on the side to sitting, so that no limb meets another.

Lying, the lower palm is under the cheek and the upper one on the mat in front. Who sits up pushes
with the upper hand until the lower forearm is on the mat, then leans on that and on its palm, and
leads the other hand over the lower thigh to the upper knee. That has come up by then, and its foot
stepped out, so that thigh and shank are both seen at their length. Below them the lower leg, folded
on the mat, turns about its hip until its knee is aside. Last the upper foot comes to the front, and
the lower hand to its knee, too. One arm or the other bears the weight all the way. Places are those
of the left side up; `risen` is 0 when lying and 1 when sitting.
"""

from __future__ import annotations

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import replace
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
# The upper foot on the mat, far enough out for the knee to be above it.
_STEPPED_OUT = LimbTarget(
    Vec(0.625, 0.075, 0.13), Vec(0.10, 0.80, 0.46), Vec(0.80, -0.10, 0.60).unit
)
# Ways are drawn to these, but do not reach them: the hands' to the knees, and those of the feet,
# which turn about the hips.
_OVER_THIGH = LimbTarget(Vec(0.23, 0.35, 0.68), Vec(1.12, 0.32, -1.24), Vec(1.14, -1.43, -0.37))
_OVER_KNEE = LimbTarget(Vec(-0.70, 0.28, 0.26), Vec(-1.01, -0.20, -0.75), Vec(-0.55, -0.20, 0.80))
_UPPER_FOOT_OUT = LimbTarget(Vec(0.66, 0.075, 0.29), Vec(0.9, 0.8, 0.1), Vec(0.6, -0.1, 0.7).unit)
_LOWER_FOOT_OUT = LimbTarget(
    Vec(0.29, 0.05, 0.37), Vec(-0.75, -0.23, 1.71), Vec(0.7, -0.1, 0.6).unit
)
_LOWER_ON_KNEE, _LOWER_IN_FRONT = HAND_ON_KNEE.mirrored, FOOT_IN_FRONT.mirrored
# From when to when on the way up, as fractions of it.
_PLANTED, _PUSHED_UP, _TO_LOWER_KNEE = (0.0, 0.23), (0.13, 0.615), (0.67, 1.00)
_TO_UPPER_KNEE, _UPPER_ELBOW = (0.29, 0.73), (0.31, 0.91)
_STEP_OUT, _KNEE_UP = (0.12, 0.53), (0.15, 0.54)
_UPPER_FOOT, _UPPER_KNEE = (0.54, 1.00), (0.56, 1.0)
_LOWER_FOOT, _LOWER_KNEE = (0.37, 0.89), (0.30, 0.97)


def lower_hand(risen: float) -> LimbTarget:
    """The lower side's hand."""
    planted = _UNDER_CHEEK.lerp(_ON_FOREARM, eased_between(risen, _PLANTED))
    pushed_up = planted.lerp(_ON_PALM, eased_between(risen, _PUSHED_UP))
    return curve(pushed_up, _OVER_KNEE, _LOWER_ON_KNEE, eased_between(risen, _TO_LOWER_KNEE))


def upper_hand(knee: Vec, risen: float) -> LimbTarget:
    """The upper side's hand, which comes to that side's knee."""
    return _led(
        _IN_FRONT,
        _OVER_THIGH,
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
    stepped = lying.lerp(
        _STEPPED_OUT, eased_between(risen, _STEP_OUT), eased_between(risen, _KNEE_UP)
    )
    return _led(
        stepped,
        _UPPER_FOOT_OUT,
        FOOT_IN_FRONT,
        eased_between(risen, _UPPER_FOOT),
        eased_between(risen, _UPPER_KNEE),
    )


def _led(
    start: LimbTarget, drawn_to: LimbTarget, end: LimbTarget, fraction: float, bend_fraction: float
) -> LimbTarget:
    """A limb on its way whose end and middle joint go each at its own time."""
    bend = curve(start, drawn_to, end, bend_fraction).bend
    return replace(curve(start, drawn_to, end, fraction), bend=bend)
