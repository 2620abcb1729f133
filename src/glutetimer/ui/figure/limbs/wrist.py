"""The skin over a wrist, where a forearm's shading goes over into the hand's."""

from __future__ import annotations

from functools import lru_cache

from glutetimer.ui.figure.limbs.limb import Cover, Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import end_brush
from glutetimer.ui.figure.shapes import LimbShape

# How far up the forearm a hand begins, in radii of the wrist, in so many steps of the forearm; and
# how much of that is free of the hand where all of its skin is seen: less of it is seen end on.
_HAND_BEGINS, _STEPS, _FREE = 1.02, 48, 0.4


def paint_wrist(limb_painter: LimbPainter, arm: Limb, shape: LimbShape, skin: str) -> None:
    """The end of a forearm over the hand, without an outline: or the hand would end in a disc."""
    wrist_px = shape.radii[1][-1][1] * limb_painter.camera.scale
    taken = _HAND_BEGINS * wrist_px / arm.bones[1].length_px
    opacity = min(1.0, (1 - taken) / _FREE)
    if opacity <= 0:
        return
    cover = _covers(round(taken * _STEPS))
    brush = end_brush(*limb_painter.bone_tones(arm, shape, skin, 1), cover.span[0] - 1)
    painter = limb_painter.painter
    painter.setOpacity(opacity)
    limb_painter.fill_smoothly(arm, shape, cover, 1, brush)
    painter.setOpacity(1.0)
    painter.setTransform(limb_painter.base_transform)


@lru_cache
def _covers(taken_steps: int) -> Cover:
    return Cover((2 - taken_steps / _STEPS, 2.0), (False, False))
