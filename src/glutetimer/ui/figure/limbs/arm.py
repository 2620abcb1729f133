"""An arm: skin and sleeve."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import ArmJoints
from glutetimer.ui.figure.limbs.corner import fill_corner
from glutetimer.ui.figure.limbs.limb import BodyShade, Cover
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.limbs.shoulder import Slope, paint_shoulder_line, shoulder_corner
from glutetimer.ui.figure.limbs.wrist import paint_wrist
from glutetimer.ui.figure.shapes import SLEEVE_ENDS, arm_shape

# Skin where the sleeve leaves it free; it begins under the sleeve, and is in its shade there.
_SKIN = {
    build: Cover((0.1, 2.0), (False, False), shade=((end, 0.18), (end + 0.13, 0.0)))
    for build, end in SLEEVE_ENDS.items()
}
_SLEEVE = {
    build: Cover((0.0, end), thicker_m=0.004, fades_in=0.42) for build, end in SLEEVE_ENDS.items()
}


class Arm:
    """One arm, to be painted around its hand: the skin under that, and the sleeve over all.

    `shirt_shade` is the shading of the shirt that the sleeve comes out of.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        joints: ArmJoints,
        build: Build,
        skin: str,
        shirt: str,
        shirt_shade: BodyShade,
    ) -> None:
        self.joints = joints
        self._limb_painter, self._skin, self._shirt = limb_painter, skin, shirt
        self._shirt_shade, self._shape = shirt_shade, arm_shape(build)
        self._skin_cover, self._sleeve = _SKIN[build], _SLEEVE[build]
        bend = (joints.wrist - joints.elbow).unit - (joints.elbow - joints.shoulder).unit
        self._limb = limb_painter.limb((joints.shoulder, joints.elbow, joints.wrist), bend)

    def paint_under_hand(self) -> None:
        """The skin."""
        self._limb_painter.paint(self._limb, self._shape, self._skin, self._skin_cover)

    def paint_over_hand(self) -> None:
        """The skin over the wrist, and the sleeve, which comes out of the shirt."""
        paint_wrist(self._limb_painter, self._limb, self._shape, self._skin)
        self._limb_painter.paint(
            self._limb, self._shape, self._shirt, self._sleeve, self._shirt_shade
        )

    def paint_root_line(self) -> None:
        """The outline of the shoulder, of which the shirt hides the inner side."""
        self._limb_painter.paint_root_line(self._limb, self._shape, self._sleeve, self._shirt)

    def shoulder(self, slope: Slope, hangs: float, raised: float) -> list[QPointF]:
        """The corner of the shirt from that slope into the sleeve; `hangs`, from 0 to 1, is how
        much of it there is, and `raised` how much the shoulder is."""
        return shoulder_corner(
            self._limb_painter, slope, self._limb, self._shape, self._sleeve, hangs, raised
        )

    def paint_shoulder_line(self, corner: list[QPointF]) -> None:
        """The outline of that corner, to be painted behind the shirt."""
        paint_shoulder_line(self._limb_painter, corner, self._shirt)

    def paint_shoulder(self, corner: list[QPointF]) -> None:
        """That corner, to be painted over the shirt."""
        fill_corner(self._limb_painter, corner, self._shirt_shade)
