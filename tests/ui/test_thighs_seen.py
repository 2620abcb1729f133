"""No thigh points at the viewer, who would see a knee on a hip, on any way that it moves."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from glutetimer.core.pose import OPEN_DEG, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.skeleton import THIGH_M, LegJoints
from glutetimer.core.speed import Speed
from glutetimer.ui.figure.camera import Camera
from tests.core.session_motion import session_samples

# As a fraction of a thigh's length.
LEAST_SEEN = 0.45


def seen(leg: LegJoints, posture: Posture) -> float:
    """How long that thigh is seen to be, as a fraction of its length."""
    camera = Camera(QRectF(0, 0, 1120, 770), posture)
    return hypot(*camera.direction(leg.knee - leg.hip)) / THIGH_M


def least_seen(posture: Posture) -> float:
    now = pose(posture)
    return min(seen(leg, posture) for leg in (now.upper_leg, now.lower_leg))


@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("level_id", ["mixed", "bridges"])
def test_thighs_are_seen_in_a_session(level_id: str, first: Side) -> None:
    for posture in {sample.posture for sample in session_samples(level_id, first, Speed.NORMAL)}:
        assert least_seen(posture) >= LEAST_SEEN, posture


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, OPEN_DEG), st.sampled_from((0.0, 1.0)))
def test_thighs_are_seen_on_every_way(
    roll: float, knee_extension: float, open_deg: float, supine: float
) -> None:
    posture = Posture(roll, knee_extension, open_deg, supine=supine)
    assert least_seen(posture) >= LEAST_SEEN


def test_that_check_sees_a_thigh_that_points_at_the_viewer() -> None:
    posture = Posture(roll=0.4)
    leg = pose(posture).lower_leg
    to_viewer = Camera(QRectF(0, 0, 1120, 770), posture).to_viewer
    foreshortened = replace(leg, knee=leg.hip + to_viewer * THIGH_M)
    assert seen(foreshortened, posture) == pytest.approx(0, abs=1e-9)
