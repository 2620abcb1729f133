"""Both shoulders of one person: where they are moved to, and how the shirt slopes into the
sleeves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from glutetimer.core.easing import eased_between
from glutetimer.core.pose import Trunk
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limbs.arm import Arm
from glutetimer.ui.figure.shapes import Section
from glutetimer.ui.figure.trunk import TrunkPainter

# From when to when the arms come away from the trunk, which would else stand out over a raised one.
_APART = (0.1, 0.5)
# And from when to when the arms come to hang, and how far their shoulders sink; the slope of one
# then begins between these sections of the shirt, counted from the neckline.
_HANG, _SUNK_M, _SLOPE_FROM = (0.6, 1.0), 0.008, (-2, -3, -4)
# The same of the near one of who is seen from the side.
_SLOPE_FROM_BACK = (-4, -5, -6)
# And of who lies on a side or leans on the lower arm: it begins so many sections nearer to the
# neckline. From when to when the shoulder of that arm comes to bear the weight, which raises it by
# so much of the way from chest to neck.
_NEARER, _LOADED, _RAISED = 1, (0.05, 0.3), 0.12


class Shoulders:
    """`sitting` is from 0, lying, to 1; `turned` how much the upper side is turned away from the
    viewer."""

    def __init__(self, sitting: float, turned: float) -> None:
        self._turned = turned
        # How much both arms hang, of who faces the viewer: then shoulders sink a little.
        self.hang = eased_between(sitting, _HANG) * (1 - turned)
        self.apart = eased_between(sitting, _APART) * (1 - turned)
        # How much an arm reaches from the trunk, so that the slope goes straight over into it.
        self._reaching = (1 - self.hang) * (1 - turned)
        self._loaded = eased_between(sitting, _LOADED) * self._reaching

    def moved(self, trunk: Trunk, *, lower: bool) -> Vec:
        """How far the lower arm's shoulder is from its joint, or the upper one's."""
        up = trunk.neck - trunk.chest
        raised = _RAISED * self._loaded if lower else 0.0
        return up * raised - up.unit * (_SUNK_M * self.hang)

    def slope(
        self, trunk_painter: TrunkPainter, shirt: Sequence[Section], arm: Arm, *, lower: bool
    ) -> list[QPointF]:
        """What fills the corner between the neckline and a sleeve; of the near arm of who is seen
        from the side, from the back."""
        aside = self._turned if lower else 0.0
        above, start, below = (
            shirt[front].lerp(shirt[back], aside).lerp(shirt[front + _NEARER], self._reaching)
            for front, back in zip(_SLOPE_FROM, _SLOPE_FROM_BACK, strict=True)
        )
        hangs = max(self.hang, self._reaching)
        slope = trunk_painter.slope((above, start, below), arm.joints.elbow)
        return arm.shoulder(slope, hangs + aside * (1 - hangs), self._reaching)

    def seen(self, *, lower: bool) -> float:
        """How much of that is here: nothing of the far one of who is turned away."""
        return 1.0 if lower else 1 - self._turned
