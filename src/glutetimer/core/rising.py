"""The ways of hands and feet from lying on the side to sitting, so that no limb meets another.

Lying, the lower palm is under the cheek and the upper one on the mat in front. Who sits up pushes
with the upper hand until the lower forearm is on the mat, then leans on that and on its palm, and
carries the other hand low over the hip and the thigh to the mat beside the hip. Before it the upper
knee comes up, the foot steps to the front, and the lower leg folds: its knee comes aside on the
mat, and its foot slides under the other knee to the front. Last the lower hand is drawn in. One arm
or the other bears the weight all the way. Places are those of the left side up; `risen` is 0 when
lying and 1 when sitting.
"""

from __future__ import annotations

from dataclasses import replace

from glutetimer.core.easing import eased_between
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_BESIDE, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import LimbTarget
from glutetimer.core.space import Vec

# The elbow is on the mat before the breast, the forearm aslant on it to the flat hand under the
# cheek.
_UNDER_CHEEK = LimbTarget(
    Vec(-0.72, 0.08, 0.12), Vec(0.38, -0.12, 0.915), Vec(-0.20, 0.10, -0.97).unit
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
_AT_HIP = LimbTarget(Vec(0.238, 0.447, 0.05), Vec(0.648, -0.189, -1.108), Vec(0.62, 0.15, 0.67))
# Ways are drawn to these, but do not reach them: the upper hand's over the thigh and outside the
# hip, the lower one's, and the foot's.
_OVER_THIGH = LimbTarget(
    Vec(-0.093, 0.549, 0.348), Vec(2.458, -0.409, -0.318), Vec(-0.65, 0.25, 2.00)
)
_OUTSIDE = LimbTarget(Vec(0.521, 0.487, 0.099), Vec(-1.143, -0.612, -0.074), Vec(0.88, -0.40, 0.32))
_DRAWN_BACK = LimbTarget(
    Vec(-0.487, PALM_Y_M, 0.067), Vec(0.52, -0.58, -1.05), Vec(-0.66, PALM_DOWN, 0.73).unit
)
_STEPPED_OUT = LimbTarget(Vec(0.56, 0.04, 0.35), Vec(0, 1, 0), Vec(0.7, -0.1, 0.7).unit)
# The knee lies aside, out of the way of the other one: raised, the thigh would point at the
# viewer.
_UNDER_KNEE = LimbTarget(
    Vec(0.075, 0.06, 0.34), Vec(-1.96, -0.07, 1.19), Vec(0.5, -0.12, 0.85).unit
)
_LOWER_BESIDE, _LOWER_IN_FRONT = HAND_BESIDE.mirrored, FOOT_IN_FRONT.mirrored
# From when to when on the way up, as fractions of it.
_PLANTED, _PUSHED_UP, _DRAWN_IN = (0.0, 0.23), (0.13, 0.615), (0.70, 1.0)
_SWUNG_BACK, _SET_BESIDE = (0.302, 0.714), (0.545, 0.983)
_STEPPED, _KNEE_UP, _FOOT_DOWN = (0.45, 0.98), (0.25, 1.0), (0.44, 0.62)
_SLID_UNDER, _KNEE_ASIDE, _SLID_ON = (0.36, 0.78), (0.34, 0.78), (0.72, 1.0)


def lower_hand(risen: float) -> LimbTarget:
    """The lower side's hand."""
    planted = _UNDER_CHEEK.lerp(_ON_FOREARM, eased_between(risen, _PLANTED))
    pushed_up = planted.lerp(_ON_PALM, eased_between(risen, _PUSHED_UP))
    return _curve(pushed_up, _DRAWN_BACK, _LOWER_BESIDE, eased_between(risen, _DRAWN_IN))


def upper_hand(risen: float) -> LimbTarget:
    """The upper side's hand."""
    at_hip = _curve(_IN_FRONT, _OVER_THIGH, _AT_HIP, eased_between(risen, _SWUNG_BACK))
    return _curve(at_hip, _OUTSIDE, HAND_BESIDE, eased_between(risen, _SET_BESIDE))


def lower_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The lower side's foot, from where it is while one lies."""
    slid_under, aside = (eased_between(risen, span) for span in (_SLID_UNDER, _KNEE_ASIDE))
    under_knee = lying.lerp(_UNDER_KNEE, slid_under, aside)
    return under_knee.lerp(_LOWER_IN_FRONT, eased_between(risen, _SLID_ON))


def upper_foot(lying: LimbTarget, risen: float) -> LimbTarget:
    """The upper side's foot, from where it is while one lies."""
    stepped = _curve(lying, _STEPPED_OUT, FOOT_IN_FRONT, eased_between(risen, _STEPPED))
    knee_up = lying.bend.lerp(FOOT_IN_FRONT.bend, eased_between(risen, _KNEE_UP))
    # No other foot is below it any more.
    above_mat_m = max(0.0, stepped.end.y - FOOT_IN_FRONT.end.y)
    set_down = stepped.moved(Vec(0, -above_mat_m * eased_between(risen, _FOOT_DOWN), 0))
    return replace(set_down, bend=knee_up)


def _curve(start: LimbTarget, drawn_to: LimbTarget, end: LimbTarget, fraction: float) -> LimbTarget:
    """At that fraction of a parabola (a quadratic Bézier curve)."""
    return start.lerp(drawn_to, fraction).lerp(drawn_to.lerp(end, fraction), fraction)
