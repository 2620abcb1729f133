"""A foot: heel, instep, ball and five toes, with the ankle's bones on both sides."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, degrees, radians, sin

from glutetimer.core.program import Side
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.extremities.extremity import Ball, Bump, Digit, Extremity, Frame, ball
from glutetimer.ui.figure.extremities.extremity_painter import paint_extremity
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter

# The radii below are those of a foot whose ankle has this one.
_ANKLE_M = 0.035
# How much of the shank there is.
_SHANK_M = 0.06
# The shank's lean is rounded to this, so that few different feet are made.
_LEAN_STEP_DEG = 6
# In the foot's frame.
_INWARD, _NAIL = Vec(0, 1, 0), Vec(0.2, 0, 1)


def paint_foot(
    limb_painter: LimbPainter, leg: LegJoints, side: Side, ankle_m: float, skin: str
) -> None:
    """The foot of that side; `ankle_m` is the leg's radius where it ends.

    The ankle is a hinge: the sole is on the side away from the shank. With the foot comes as much
    of the shank as a leg's clothes leave free; they are painted over it.
    """
    frame = foot_frame(leg, side)
    lean_rad = asin((leg.knee - leg.ankle).unit.dot(frame.along))
    lean_deg = _LEAN_STEP_DEG * round(degrees(lean_rad) / _LEAN_STEP_DEG)
    extremity = foot_hulls(round(ankle_m, 4), lean_deg)
    paint_extremity(limb_painter, extremity, frame, skin)


def foot_frame(leg: LegJoints, side: Side) -> Frame:
    """Where the foot is, with its big toe's side inward."""
    along = (leg.toe - leg.ankle).unit
    back = rejected_unit(leg.knee - leg.ankle, along)
    inward = back.cross(along) if side is Side.RIGHT else along.cross(back)
    return Frame(leg.ankle, along, inward, back)


@lru_cache(maxsize=256)
def foot_hulls(ankle_m: float, shank_deg: int) -> Extremity:
    """A foot around its ankle; the shank leans to the toes by so much."""
    thick = ankle_m / _ANKLE_M

    def fleshy(x: float, y: float, z: float, radius_m: float) -> Ball:
        return ball(x, y * (1 + thick) / 2, z, radius_m * thick)

    ankle = ball(0, 0, 0, ankle_m)
    lean_rad = radians(shank_deg)
    shank, low_shank = (
        ball(up_m * sin(lean_rad), 0, up_m * cos(lean_rad), radius_m)
        for up_m, radius_m in ((_SHANK_M, ankle_m), (_SHANK_M / 2, 0.97 * ankle_m))
    )
    heel, heel_back = fleshy(-0.020, 0, -0.031, 0.030), fleshy(-0.031, 0, -0.027, 0.026)
    instep, instep_side = fleshy(0.050, 0.008, -0.016, 0.026), fleshy(0.055, -0.016, -0.030, 0.019)
    big_ball, little_ball = (
        fleshy(0.138, 0.029, -0.033, 0.0170),
        fleshy(0.112, -0.034, -0.037, 0.0135),
    )
    arch_end = fleshy(0.120, 0.012, -0.028, 0.0175)
    body = (
        (shank, ankle),
        # Rounds off the corners at the front of the ankle and above the heel.
        (low_shank, fleshy(0.036, 0.005, -0.011, 0.0285)),
        (low_shank, fleshy(-0.026, 0, -0.018, 0.0275)),
        (ankle, heel, heel_back),
        (ankle, heel, instep, instep_side),
        (instep, instep_side, arch_end, big_ball, little_ball),
        (heel, instep_side, little_ball),
    )
    toes = (
        (
            (0.142, 0.029, -0.031, 0.0135),
            (0.168, 0.028, -0.030, 0.0118),
            (0.188, 0.025, -0.0315, 0.0122),
        ),
        (
            (0.142, 0.010, -0.030, 0.0100),
            (0.168, 0.008, -0.029, 0.0084),
            (0.189, 0.006, -0.0345, 0.0082),
        ),
        (
            (0.136, -0.006, -0.031, 0.0098),
            (0.160, -0.009, -0.030, 0.0080),
            (0.179, -0.0105, -0.0355, 0.0078),
        ),
        (
            (0.127, -0.020, -0.033, 0.0094),
            (0.149, -0.024, -0.032, 0.0076),
            (0.166, -0.0255, -0.037, 0.0074),
        ),
        (
            (0.115, -0.034, -0.036, 0.0094),
            (0.134, -0.038, -0.035, 0.0074),
            (0.150, -0.039, -0.039, 0.0074),
        ),
    )
    digits = tuple(Digit(tuple(fleshy(*joint) for joint in toe), _NAIL) for toe in toes)
    ankle_bones = (
        Bump(fleshy(0.004, 0.028, -0.004, 0.013), _INWARD),
        Bump(fleshy(-0.006, -0.028, -0.012, 0.013), _INWARD * -1),
    )
    return Extremity(None, body, digits, ankle_bones)
