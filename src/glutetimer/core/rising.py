"""The ways of hands and feet from lying on the side to sitting, so that no limb meets another.

Lying, the lower palm is under the cheek and the upper one on the mat in front. Who sits up
pushes with the upper hand until the lower one is on the mat, leans on that, carries the other
before the breast and over the knee and sets it down beside the hips. Behind it the upper knee
comes up, the foot steps to the front, and the lower leg, its knee on the mat, slides through under
that knee to its side. Last the lower hand is drawn in. One hand or the other bears the weight all
the way. Places are those of the left side up; `risen` is 0 when lying and 1 when sitting.
"""

from __future__ import annotations

from dataclasses import replace

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
    Vec(-0.545, PALM_Y_M, 0.17), Vec(-0.7, 0.7, 0.5), Vec(-0.75, PALM_DOWN, 0.65).unit
)
_IN_FRONT = LimbTarget(Vec(-0.24, PALM_Y_M, 0.30), Vec(0.2, 0.7, 0.5), Vec(0.7, -0.16, 0.7).unit)
_OVER_KNEE = LimbTarget(
    Vec(0.093, 0.649, 0.38), Vec(0.09, -0.45, -1.01), Vec(-0.55, 0.02, 0.83).unit
)
# Ways are drawn to these, but do not reach them: the hand's before the breast and outside the
# knee, and the foot's.
_BEFORE_BREAST = LimbTarget(
    Vec(-0.257, 0.571, 0.736), Vec(3.08, -0.96, -0.76), Vec(-0.60, -0.66, 0.46).unit
)
_OUTSIDE = LimbTarget(
    Vec(0.454, 0.704, 0.374), Vec(-1.295, -0.18, -1.65), Vec(0.66, -0.58, 0.48).unit
)
_STEPPED_OUT = LimbTarget(Vec(0.56, 0.06, 0.35), Vec(0, 1, 0), Vec(0.7, -0.1, 0.7).unit)
# The knee lies aside, out of the way of the other one: raised, the thigh would point at the
# viewer.
_UNDER_KNEE = LimbTarget(
    Vec(0.065, 0.06, 0.33), Vec(-0.94, -0.07, 0.57), Vec(-0.6, -0.17, 0.7).unit
)
_LOWER_BESIDE, _LOWER_IN_FRONT = HAND_BESIDE.mirrored, FOOT_IN_FRONT.mirrored
# From when to when on the way up, as fractions of it.
_SET_DOWN, _DRAWN_IN = (0.0, 0.30), (0.70, 1.0)
_SWUNG_OVER, _SET_BESIDE = (0.31, 0.74), (0.64, 1.0)
_STEPPED, _KNEE_UP = (0.45, 0.98), (0.25, 1.0)
_SLID_UNDER, _SLID_ON = (0.37, 0.90), (0.70, 1.0)


def lower_hand(risen: float) -> LimbTarget:
    """The lower side's hand."""
    leant_on = _UNDER_CHEEK.lerp(_LEANT_ON, eased_between(risen, _SET_DOWN))
    return leant_on.lerp(_LOWER_BESIDE, eased_between(risen, _DRAWN_IN))


def upper_hand(risen: float) -> LimbTarget:
    """The upper side's hand."""
    over_knee = _curve(_IN_FRONT, _BEFORE_BREAST, _OVER_KNEE, eased_between(risen, _SWUNG_OVER))
    return _curve(over_knee, _OUTSIDE, HAND_BESIDE, eased_between(risen, _SET_BESIDE))


def lower_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The lower side's foot, from where it is while one lies."""
    under_knee = lying.lerp(_UNDER_KNEE, eased_between(risen, _SLID_UNDER))
    return under_knee.lerp(_LOWER_IN_FRONT, eased_between(risen, _SLID_ON))


def upper_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The upper side's foot, from where it is while one lies."""
    stepped = _curve(lying, _STEPPED_OUT, FOOT_IN_FRONT, eased_between(risen, _STEPPED))
    knee_up = lying.bend.lerp(FOOT_IN_FRONT.bend, eased_between(risen, _KNEE_UP))
    return replace(stepped, bend=knee_up)


def _curve(start: LimbTarget, drawn_to: LimbTarget, end: LimbTarget, fraction: float) -> LimbTarget:
    """At that fraction of a parabola (a quadratic Bézier curve)."""
    return start.lerp(drawn_to, fraction).lerp(drawn_to.lerp(end, fraction), fraction)
