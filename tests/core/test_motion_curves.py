"""How far a leg is lifted or has circled, by how much of the movement has passed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.core.easing import smootherstep
from glutetimer.core.motion import (
    circle_fraction,
    lift_fraction_at,
)
from glutetimer.core.timeline import (
    AT_REST,
    Phase,
)


def test_the_lift_is_full_at_the_top_and_none_at_rest() -> None:
    full = {phase for phase in Phase if lift_fraction_at(phase, 0.3) == 1}
    none = {phase for phase in Phase if lift_fraction_at(phase, 0.3) == 0}
    assert full == {Phase.HOLD, Phase.CIRCLE}
    assert none == set(Phase) - full - {Phase.LIFT, Phase.LOWER}


PROGRESS = st.floats(0, 1)


@given(PROGRESS, PROGRESS)
def test_the_leg_rises_through_the_lift_and_falls_through_the_lower(a: float, b: float) -> None:
    early, late = sorted((a, b))
    assert lift_fraction_at(Phase.LIFT, early) <= lift_fraction_at(Phase.LIFT, late) + 1e-12
    assert lift_fraction_at(Phase.LOWER, early) >= lift_fraction_at(Phase.LOWER, late) - 1e-12
    assert (
        lift_fraction_at(Phase.LOWER, a)
        == lift_fraction_at(Phase.LIFT, 1 - a)
        == smootherstep(1 - a)
    )


# Circles at half speed after normal ones, and the other way, enter at half or double speed.
BOUNDARY_SPEEDS = st.sampled_from(
    (AT_REST, (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.5, 1.0), (2.0, 0.0))
)


@given(PROGRESS, PROGRESS, BOUNDARY_SPEEDS)
@example(0.0, 1.0, (1.0, 1.0))
def test_a_circle_goes_round_once_and_never_back(
    a: float, b: float, boundary_speeds: tuple[float, float]
) -> None:
    early, late = sorted((a, b))
    assert circle_fraction(early, boundary_speeds) <= circle_fraction(late, boundary_speeds) + 1e-9
    assert (
        circle_fraction(0, boundary_speeds),
        circle_fraction(1, boundary_speeds),
    ) == pytest.approx((0, 1))
    bit = 1e-6
    assert circle_fraction(bit, boundary_speeds) / bit == pytest.approx(
        boundary_speeds[0], abs=1e-4
    )
    assert (1 - circle_fraction(1 - bit, boundary_speeds)) / bit == pytest.approx(
        boundary_speeds[1], abs=1e-4
    )
