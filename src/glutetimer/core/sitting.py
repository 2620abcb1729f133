"""Sitting as a tailor does: what lying down on either side or on the back begins from.

The knees are lowered out to the sides, the toes meet in front of the pelvis, and the hands rest on
the knees. Places are those of the side at the viewer's right.
"""

from __future__ import annotations

from glutetimer.core.skeleton import HIP_GAP_M, LimbTarget, leg_to
from glutetimer.core.space import Vec

HIPS_Y_M = 0.11
# A palm on the mat: the wrist's height, and how steeply the hand points down from it.
PALM_Y_M, PALM_DOWN = 0.045, -0.17
# A foot lies on its outer edge, its toes inwards, as the shank leads.
FOOT_IN_FRONT = LimbTarget(
    Vec(0.145, 0.075, 0.26), Vec(1.0, -0.06, 0.1), Vec(-0.57, -0.13, 0.80).unit
)
# A palm on a knee: from the knee's middle to the wrist.
ON_KNEE = LimbTarget(Vec(-0.02, 0.107, -0.01), Vec(0.0, -0.6, -0.8), Vec(0.30, -0.22, 0.87).unit)
HAND_ON_KNEE = ON_KNEE.moved(leg_to(FOOT_IN_FRONT, Vec(HIP_GAP_M / 2, HIPS_Y_M, 0)).knee)
