"""Sitting with the feet in front: what lying down on either side or on the back begins from."""

from __future__ import annotations

from glutetimer.core.skeleton import LimbTarget
from glutetimer.core.space import Vec

HIPS_Y_M = 0.10
# A palm on the mat: the wrist's height, and how steeply the hand points down from it.
PALM_Y_M, PALM_DOWN = 0.045, -0.17
# The hands are on the mat beside the hips, the feet in front with the knees up; both of the side
# at the viewer's right.
HAND_BESIDE = LimbTarget(
    Vec(0.26, PALM_Y_M, 0.06), Vec(0.5, 0, -0.8), Vec(0.45, PALM_DOWN, 0.87).unit
)
FOOT_IN_FRONT = LimbTarget(Vec(0.22, 0.06, 0.48), Vec(0, 1, 0), Vec(0.28, -0.10, 0.95).unit)
