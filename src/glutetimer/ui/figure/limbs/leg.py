"""A leg: legging, shorts and kneecap."""

from __future__ import annotations

from functools import lru_cache

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.knee import knee_direction, paint_knee_end, paint_kneecap
from glutetimer.ui.figure.limbs.limb import BodyShade, Cover
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# Where the shorts end along a thigh, and where their own shading has come in that of the hips.
_HEM, _FADES_IN = 0.48, 0.44
# And of who sits, in whose lap each thigh is round.
_FADES_IN_LAP = 0.22
# How much a shank comes to the viewer that is before the shorts of a thigh that does not.
_COMES_HERE = 0.1
# By how much an ankle is nearer to the viewer than the thigh whose shorts the foot is before.
_FOOT_BEFORE_M = 0.06
# Where a legging ends along a leg, so that the ankle is seen.
_LEGGING_END = 1.86
# How far it reaches under shorts that are over it.
_UNDER_SHORTS = 0.08
# How far shorts reach under a legging that is over them, and from where on that has an outline.
_UNDER_LEGGING, _LINE_FROM_HEM = 0.02, 0.009
# By how much the shorts are thicker than a thigh.
SHORTS_THICKER_M = 0.003
# How far below it the legging is in the shade of the hem, and how dark at most.
_HEM_SHADE, _HEM_DARKNESS = 0.20, 0.11
# How clear a kneecap is of a leg that rests, of 1 for one that works.
_RESTING = 0.7
_BELOW_HEM = ((_HEM - 0.01, _HEM_DARKNESS), (_HEM + _HEM_SHADE, 0.0))
# How much further that shade reaches, and how much darker it is, of a thigh that comes from behind
# its shin to the viewer, in so many steps: or its hem would be the rim of a lid.
_BEHIND_SHIN, _BEHIND_DARKNESS, _BEHIND_STEPS = 0.16, 0.08, 8
# And how far its shorts ride up, of which the thigh would else be seen to have nothing below.
_RIDES_UP = 0.12
# Shorts and legging; the first also as the legging is before them, of a thigh that points to the
# viewer.
_SHORTS = Cover((0.0, _HEM), thicker_m=SHORTS_THICKER_M, fades_in=_FADES_IN)
_SHORTS_UNDER = Cover((0.0, _HEM + _UNDER_LEGGING), thicker_m=SHORTS_THICKER_M, fades_in=_FADES_IN)
_SHORTS_OF_LAP = Cover(
    (0.0, _HEM + _UNDER_LEGGING), thicker_m=SHORTS_THICKER_M, fades_in=_FADES_IN_LAP
)
_LEGGING = Cover((_HEM - _UNDER_SHORTS, _LEGGING_END), thicker_m=0.002, shade=_BELOW_HEM)


@lru_cache
def _legging_before(steps: int) -> tuple[Cover, Cover]:
    """The legging that is before the shorts, of a thigh that is so much behind its shin, and what
    the outline around it surrounds: none is between both."""
    behind = steps / _BEHIND_STEPS
    hem = _HEM - _RIDES_UP * behind
    shade = (
        (hem - 0.01, _HEM_DARKNESS + _BEHIND_DARKNESS * behind),
        (hem + _HEM_SHADE + _BEHIND_SHIN * behind, 0.0),
    )
    return (
        Cover((hem, _LEGGING_END), (True, True), thicker_m=0.002, shade=shade),
        Cover((hem + _LINE_FROM_HEM, _LEGGING_END), (True, True), thicker_m=0.002),
    )


class Leg:
    """One leg, to be painted over its foot and down to the legging's hem.

    `cloth` is the legging's colour; `works` is 1 for a leg that works and 0 for one that rests.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        joints: LegJoints,
        build: Build,
        cloth: str,
        shorts: str,
        works: float,
    ) -> None:
        self.joints = joints
        self._clear = _RESTING + (1 - _RESTING) * works
        self._limb_painter, self._cloth, self._shorts = limb_painter, cloth, shorts
        self._shape, self._front = leg_shape(build), knee_direction(joints)
        self._limb = limb_painter.limb((joints.hip, joints.knee, joints.ankle), self._front)
        thigh, shank = self._limb.bones
        # Then the legging is before the shorts.
        self._points_here = max(thigh.facing, shank.facing - _COMES_HERE) > 0
        # And the foot of a leg that is folded, too.
        folded = (joints.knee - joints.hip).dot(joints.ankle - joints.knee) < 0
        middle = joints.hip.lerp(joints.knee, 0.5)
        nearer_m = (joints.ankle - middle).dot(limb_painter.camera.to_viewer)
        self.foot_before = self._points_here and folded and nearer_m > _FOOT_BEFORE_M

    def paint_shorts_line(self, opacity: float) -> None:
        """The outline around the shorts."""
        if opacity <= 0:
            return
        self._limb_painter.painter.setOpacity(opacity)
        self._limb_painter.paint_line(self._limb, self._shape, self._shorts, _SHORTS)
        self._limb_painter.painter.setOpacity(1.0)

    def paint_shorts_rim(self, opacity: float) -> None:
        """The outline around the shorts and the hip, to be painted behind both."""
        if opacity <= 0:
            return
        painter = self._limb_painter
        painter.painter.setOpacity(opacity)
        painter.paint_root_line(self._limb, self._shape, _SHORTS, self._shorts)
        painter.painter.setOpacity(1.0)

    def paint_shorts(self, hips_shade: BodyShade, lap: float) -> None:
        """The shorts without their outline, and a legging behind them; `lap` is how much of a lap
        the thigh is, where it is round as soon as it comes out of the groin."""
        limb_painter, limb, shape = self._limb_painter, self._limb, self._shape
        if not self._points_here:
            limb_painter.paint(limb, shape, self._cloth, _LEGGING)
        shorts = _SHORTS_UNDER if self._points_here else _SHORTS
        limb_painter.fill(limb, shape, self._shorts, shorts, hips_shade)
        if lap:
            limb_painter.painter.setOpacity(lap)
            limb_painter.fill(limb, shape, self._shorts, _SHORTS_OF_LAP, hips_shade)
            limb_painter.painter.setOpacity(1.0)

    def paint_legging(self) -> None:
        """A legging before the shorts, and the knee."""
        limb_painter, limb, shape = self._limb_painter, self._limb, self._shape
        if self._points_here:
            legging, line = _legging_before(round(limb.behind * _BEHIND_STEPS))
            limb_painter.paint_line(limb, shape, self._cloth, line)
            limb_painter.fill(limb, shape, self._cloth, legging)
        paint_knee_end(limb_painter, limb, shape, _LEGGING, self._cloth)
        paint_kneecap(limb_painter, self.joints, self._front, shape.joint_m, self._clear)
