"""How often a session in sight is looked at."""

from __future__ import annotations

from math import inf

import pytest

from glutetimer.ui.figure.visible_change import STEP_PX
from glutetimer.ui.workout.pace import Pace, pace_of


@pytest.mark.parametrize("passed_ms", [16, 32, 50])
def test_what_is_far_elsewhere_after_a_slow_frame_is_looked_at_more_often(passed_ms: int) -> None:
    in_a_slow_frame_px = 3 * STEP_PX
    assert pace_of(in_a_slow_frame_px * passed_ms / Pace.SLOW, passed_ms) is Pace.FAST
    assert pace_of(0.4 * STEP_PX * passed_ms / Pace.SLOW, passed_ms) is Pace.SLOW


def test_what_rests_and_who_turns_over_is_looked_at_slowly() -> None:
    assert pace_of(0.0, 16) is Pace.SLOW
    assert pace_of(inf, 16) is Pace.ALL_MOVES
