"""Which leg works, and so has the accent's colour: the upper one, or on the back both."""

from __future__ import annotations

from glutetimer.core.easing import eased_between
from glutetimer.core.pose import Posture

# How far on a side, of 1, a leg takes the colour of work; how soon on the way to the back it loses
# that, and how far on that way both take it: while all still moves fast, for cloth that has half of
# that colour is like skin.
_LAIN_DOWN, _OFF_SIDE, _ON_BACK = (0.80, 0.92), (0.05, 0.10), (0.74, 0.79)


def working_legs(posture: Posture) -> tuple[float, float]:
    """How much of that colour the upper and the lower leg have, from 0 to 1.

    As soon as the person has nearly lain down on a side; who rolls over works with neither.
    """
    lain_down = eased_between(abs(1 - 2 * posture.roll), _LAIN_DOWN)
    off_side, on_back = (eased_between(posture.supine, span) for span in (_OFF_SIDE, _ON_BACK))
    return lain_down * (1 - off_side + on_back), lain_down * on_back
