"""Sitting with the feet in front: what lying down on either side or on the back begins from."""

from __future__ import annotations

from glutetimer.core.skeleton import LimbTarget
from glutetimer.core.space import Vec

HIPS_Y_M = 0.11
# A palm on the mat: the wrist's height, and how steeply the hand points down from it.
PALM_Y_M, PALM_DOWN = 0.045, -0.17
# The hands are on the mat beside the hips, the arms a little bent; the feet are in front, as far
# apart as lets the trunk be seen between the knees. Both of the side at the viewer's right.
HAND_BESIDE = LimbTarget(
    Vec(0.26, PALM_Y_M, -0.08), Vec(0.6, 0, -0.7), Vec(0.45, PALM_DOWN, 0.87).unit
)
FOOT_IN_FRONT = LimbTarget(Vec(0.07, 0.05, 0.30), Vec(1.0, 0.35, 0.1), Vec(0.12, -0.10, 0.95).unit)
