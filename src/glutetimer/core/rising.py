"""The ways of hands and feet from lying on the side to sitting, so that no limb meets another.

Lying, the lower palm is under the cheek and the upper one on the mat in front. Who sits up
pushes with the upper hand until the lower one is on the mat, leans on that, swings the other over
the thighs and sets it down beside the hips. Behind it the upper knee comes up, the foot steps to
the front, and the lower foot slides through under that knee to its side. Last the lower hand is
drawn in. One hand or the other bears the weight all the way. Places are those of the left side
up; `risen` is 0 when lying and 1 when sitting.
"""

from __future__ import annotations

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_BESIDE, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import LimbTarget
from glutetimer.core.space import Vec

# The elbow is on the mat before the breast, the flat hand along under the cheek.
_UNDER_CHEEK = LimbTarget(
    Vec(-0.665, 0.098, 0.03), Vec(0.38, -0.1, 0.92), Vec(-0.95, 0.02, -0.22).unit
)
# Beyond the shoulder.
_LEANT_ON = LimbTarget(
    Vec(-0.58, PALM_Y_M, 0.17), Vec(-0.7, 0.7, 0.5), Vec(-0.75, PALM_DOWN, 0.65).unit
)
_IN_FRONT = LimbTarget(Vec(-0.24, PALM_Y_M, 0.30), Vec(0.2, 0.7, 0.5), Vec(0.7, -0.16, 0.7).unit)
_OVER_THIGHS = LimbTarget(Vec(0.22, 0.515, 0.11), Vec(0.3, 0.7, 0.6), Vec(0.7, -0.1, 0.7).unit)
# The knee falls aside, out of the way of the other one.
_UNDER_KNEE = LimbTarget(Vec(0.065, 0.06, 0.33), Vec(-0.94, 0.46, 0.57), Vec(-0.6, -0.17, 0.7).unit)
_LOWER_BESIDE, _LOWER_IN_FRONT = HAND_BESIDE.mirrored, FOOT_IN_FRONT.mirrored
# From when to when on the way up, as fractions of it.
_SET_DOWN, _DRAWN_IN = (0.0, 0.33), (0.70, 1.0)
_SWUNG_OVER, _SET_BESIDE = (0.34, 0.67), (0.72, 1.0)
_STEPPED, _KNEE_UP = (0.45, 0.98), (0.25, 1.0)
_SLID_UNDER, _SLID_ON = (0.37, 0.90), (0.70, 1.0)


def lower_hand(risen: float) -> LimbTarget:
    """The lower side's hand."""
    leant_on = _UNDER_CHEEK.lerp(_LEANT_ON, eased_between(risen, _SET_DOWN))
    return leant_on.lerp(_LOWER_BESIDE, eased_between(risen, _DRAWN_IN))


def upper_hand(risen: float) -> LimbTarget:
    """The upper side's hand."""
    over_thighs = _IN_FRONT.lerp(_OVER_THIGHS, eased_between(risen, _SWUNG_OVER))
    return over_thighs.lerp(HAND_BESIDE, eased_between(risen, _SET_BESIDE))


def lower_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The lower side's foot, from where it is while one lies."""
    under_knee = lying.lerp(_UNDER_KNEE, eased_between(risen, _SLID_UNDER))
    return under_knee.lerp(_LOWER_IN_FRONT, eased_between(risen, _SLID_ON))


def upper_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The upper side's foot, from where it is while one lies."""
    return lying.lerp(FOOT_IN_FRONT, eased_between(risen, _STEPPED), eased_between(risen, _KNEE_UP))
