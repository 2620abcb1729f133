"""Postures that are seen to be the same, as one: what is painted of it can be kept."""

from __future__ import annotations

from glutetimer.core.pose import RESTING_DEG, Posture

# How far anything in the picture moves, in metres, for each degree that a knee opens, a leg is
# lifted and a pelvis is raised, and for each metre of the ankle's on its circle.
OPEN_M, LIFT_M, BRIDGE_M, CIRCLE_M = 0.0075, 0.0177, 0.0195, 1.21
# So many metres are as wide as the picture, or more.
NARROWEST_M = 1.65
# The steps of rounded postures: nothing is seen further than half of that from where it is.
_STEP_PX = 1.5


def rounded(posture: Posture, width_px: float) -> Posture:
    """A posture that in a picture of that width looks the same: the start's is itself."""
    step_m = _STEP_PX * NARROWEST_M / width_px

    def stepped(value: float, metres: float) -> float:
        return round(value * metres / step_m) * step_m / metres

    return Posture(
        posture.roll,
        posture.knee_extension,
        stepped(posture.open_deg, OPEN_M),
        RESTING_DEG + stepped(posture.lift_deg - RESTING_DEG, LIFT_M),
        stepped(posture.up_m, CIRCLE_M),
        stepped(posture.forward_m, CIRCLE_M),
        posture.supine,
        stepped(posture.bridge_deg, BRIDGE_M),
    )
