"""A foot: heel, instep, ball and five toes, with the ankle's bones on both sides."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, degrees, radians, sin

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from glutetimer.core.program import Side
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.extremities.extremity import (
    Ball,
    Bump,
    Digit,
    Extremity,
    Frame,
    Patch,
    ball,
)
from glutetimer.ui.figure.extremities.extremity_painter import (
    paint_extremity,
    paint_rim,
    shade_extremity,
)
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded

# The radii below are those of a foot whose ankle has this one.
_ANKLE_M = 0.035
# The print of the sole, anticlockwise from behind the heel: along and to the big toe's side.
_PRINT = (
    (-0.039, 0.000), (-0.034, -0.012), (-0.020, -0.020), (0.010, -0.023), (0.060, -0.029),
    (0.096, -0.039), (0.112, -0.042), (0.122, -0.036), (0.134, -0.014), (0.145, 0.004),
    (0.148, 0.024), (0.143, 0.036), (0.128, 0.039), (0.112, 0.032), (0.094, 0.012),
    (0.070, -0.002), (0.040, 0.000), (0.012, 0.012), (-0.010, 0.020), (-0.026, 0.018),
    (-0.036, 0.010),
)  # fmt: skip
# How far below the ankle the print is, at the heel and at its other end.
_PRINT_HEEL_M, _PRINT_BALL_M = 0.053, 0.043
# How much of the shank there is.
_SHANK_M = 0.08
# The shank's lean is rounded to this, so that few different feet are made.
_LEAN_STEP_DEG = 6
# The shade of a foot on the other: how dark, how far from the ankle to the toes and below them its
# middle is, and how far it reaches; how far apart the ankles are of feet that lie one on the other,
# and from where on there is none.
_SHADE, _SHADE_AT, _SHADE_FALLS, _SHADE_M = 0.92, 0.72, Vec(0.01, -0.02, 0), 0.098
_STACKED_M, _APART_M = 0.10, 0.17
# How dark skin is in the shade of other skin that touches it.
_SHADED_LIGHT = -1.0
# The middle of the heel, in the foot's frame, and how far from there on its rim fades out.
_HEEL, _RIM_REACH_M = Vec(-0.020, 0, -0.005), 0.12
# In the foot's frame.
_INWARD, _SOLE, _NAIL = Vec(0, 1, 0), Vec(0, 0, -1), Vec(0.2, 0, 1)


def paint_foot(
    limb_painter: LimbPainter, leg: LegJoints, side: Side, ankle_m: float, skin: str
) -> None:
    """The foot of that side; `ankle_m` is the leg's radius where it ends.

    The ankle is a hinge: the sole is on the side away from the shank. With the foot comes as much
    of the shank as a leg's clothes leave free; they are painted over it.
    """
    extremity, frame = _foot(leg, side, ankle_m)
    paint_extremity(limb_painter, extremity, frame, skin)


def shade_foot(
    limb_painter: LimbPainter,
    leg: LegJoints,
    side: Side,
    ankle_m: float,
    skin: str,
    other: LegJoints,
) -> None:
    """On a foot that is painted already, the shade of the `other` leg's that lies on it."""
    apart_m = (other.ankle - leg.ankle).length
    opacity = _SHADE * min(1.0, (_APART_M - apart_m) / (_APART_M - _STACKED_M))
    if opacity <= 0:
        return
    extremity, frame = _foot(leg, side, ankle_m)
    place = other.ankle.lerp(other.toe, _SHADE_AT) + _SHADE_FALLS
    shade = place, _SHADE_M, shaded(skin, _SHADED_LIGHT)
    shade_extremity(limb_painter, extremity, frame, skin, shade, opacity)


def paint_heel_rim(
    limb_painter: LimbPainter,
    leg: LegJoints,
    side: Side,
    ankle_m: float,
    color: QColor,
    opacity: float,
    wider_m: float,
) -> QRectF:
    """What is no further than that from a foot, fading out from the heel on; gives the rectangle
    that it is in."""
    extremity, frame = _foot(leg, side, ankle_m)
    heel = frame.origin + frame.along * _HEEL.x + frame.back * _HEEL.z
    glow = heel, _RIM_REACH_M, color
    return paint_rim(limb_painter, extremity, frame, glow, opacity, wider_m)


def _foot(leg: LegJoints, side: Side, ankle_m: float) -> tuple[Extremity, Frame]:
    frame = foot_frame(leg, side)
    lean_rad = asin((leg.knee - leg.ankle).unit.dot(frame.along))
    lean_deg = _LEAN_STEP_DEG * round(degrees(lean_rad) / _LEAN_STEP_DEG)
    return foot_hulls(round(ankle_m, 4), lean_deg), frame


def foot_frame(leg: LegJoints, side: Side) -> Frame:
    """Where the foot is, with its big toe's side inward."""
    along = (leg.toe - leg.ankle).unit
    back = rejected_unit(leg.knee - leg.ankle, along)
    inward = back.cross(along) if side is Side.RIGHT else along.cross(back)
    return Frame(leg.ankle, along, inward, back)


@lru_cache(maxsize=64)
def foot_hulls(ankle_m: float, shank_deg: int) -> Extremity:
    """A foot around its ankle; the shank leans to the toes by so much."""
    thick = ankle_m / _ANKLE_M

    def fleshy(x: float, y: float, z: float, radius_m: float) -> Ball:
        return ball(x, y * (1 + thick) / 2, z, radius_m * thick)

    ankle = ball(0, 0, 0, ankle_m)
    lean_rad = radians(shank_deg)
    shank, low_shank = (
        ball(up_m * sin(lean_rad), 0, up_m * cos(lean_rad), radius_m)
        for up_m, radius_m in ((_SHANK_M, 1.06 * ankle_m), (_SHANK_M / 2, 0.98 * ankle_m))
    )
    heel, heel_back = fleshy(-0.020, 0, -0.031, 0.030), fleshy(-0.031, 0, -0.027, 0.026)
    instep, instep_side = fleshy(0.050, 0.008, -0.016, 0.026), fleshy(0.055, -0.016, -0.030, 0.019)
    big_ball, little_ball = (
        fleshy(0.136, 0.028, -0.031, 0.0192),
        fleshy(0.107, -0.032, -0.035, 0.0155),
    )
    arch_end = fleshy(0.116, 0.012, -0.026, 0.0200)
    body = (
        (shank, ankle),
        # Rounds off the corners at the front of the ankle and above the heel.
        (low_shank, fleshy(0.036, 0.005, -0.011, 0.0285)),
        (low_shank, fleshy(-0.026, 0, -0.018, 0.0275)),
        (ankle, heel, heel_back),
        (ankle, heel, instep, instep_side),
        (instep, instep_side, arch_end, big_ball, little_ball),
        (heel, instep_side, little_ball),
        # Rounds off the arch, and the corner between instep and shank.
        (fleshy(0.018, 0.004, -0.027, 0.0270), fleshy(0.070, 0.012, -0.022, 0.0240)),
        (fleshy(0.016, 0.002, 0.012, 0.0255), fleshy(0.062, 0.008, -0.016, 0.0245)),
    )
    toes = (
        (
            (0.142, 0.029, -0.031, 0.0143),
            (0.168, 0.028, -0.030, 0.0125),
            (0.188, 0.025, -0.0315, 0.0129),
        ),
        (
            (0.142, 0.010, -0.030, 0.0110),
            (0.168, 0.008, -0.029, 0.0093),
            (0.190, 0.005, -0.0345, 0.0093),
        ),
        (
            (0.136, -0.006, -0.031, 0.0108),
            (0.162, -0.010, -0.030, 0.0091),
            (0.183, -0.013, -0.0355, 0.0091),
        ),
        (
            (0.127, -0.020, -0.033, 0.0104),
            (0.152, -0.026, -0.032, 0.0089),
            (0.172, -0.029, -0.036, 0.0089),
        ),
        (
            (0.115, -0.034, -0.036, 0.0102),
            (0.138, -0.041, -0.035, 0.0087),
            (0.156, -0.0435, -0.037, 0.0087),
        ),
    )
    digits = tuple(Digit(tuple(fleshy(*joint) for joint in toe), _NAIL) for toe in toes)
    ankle_bones = (
        Bump(fleshy(0.004, 0.028, -0.004, 0.013), _INWARD),
        Bump(fleshy(-0.006, -0.028, -0.012, 0.013), _INWARD * -1),
    )
    return Extremity(None, body, digits, ankle_bones, (Patch(_sole(thick), _SOLE),))


def _sole(thick: float) -> tuple[Vec, ...]:
    """The edge of the sole's print."""
    (first_x, _), last_x = _PRINT[0], max(x for x, _ in _PRINT)

    def below_m(x: float) -> float:
        way = (x - first_x) / (last_x - first_x)
        return (_PRINT_HEEL_M + (_PRINT_BALL_M - _PRINT_HEEL_M) * way) * thick

    return tuple(Vec(x, y * thick, -below_m(x)) for x, y in _PRINT)
