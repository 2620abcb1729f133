"""Nothing in a picture of a rep moves farther than is said of it, so that it is painted in time."""

from __future__ import annotations

from math import dist, hypot, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.frozen import replace
from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, OPEN_DEG, Posture
from glutetimer.core.program import Direction
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.figure_painter import FigureState
from glutetimer.ui.figure.marks.gauge import Gauge
from glutetimer.ui.figure.marks.marks import mark_for
from glutetimer.ui.figure.marks.ring import Ring
from glutetimer.ui.figure.visible_change import moved_m, moved_px
from glutetimer.ui.theme import LIGHT
from tests.core.joints import POSTURES, body

# Of rounding alone.
TOLERANCE_M = 1e-6
WIDTH, HEIGHT = 1120, 770
STRAIGHT = Posture(knee_extension=1.0)
LIFTED = replace(STRAIGHT, lift_deg=LIFT_DEG)
# Each exercise's top, and the ways in which its circles go.
TARGETS = (
    Target(Posture(open_deg=OPEN_DEG)),
    Target(LIFTED),
    Target(replace(LIFTED, up_m=-CIRCLE_RADIUS_M)),
    Target(Posture(supine=1.0, bridge_deg=BRIDGE_DEG)),
    *(Target(LIFTED, direction) for direction in Direction),
)


def lying_like(posture: Posture, other: Posture) -> Posture:
    """The first one's legs and pelvis, of a body that lies as the other does."""
    return replace(
        posture, roll=other.roll, knee_extension=other.knee_extension, supine=other.supine
    )


def camera_for(posture: Posture) -> Camera:
    seen = Posture(posture.roll, posture.knee_extension, supine=posture.supine)
    return Camera(QRectF(0, 0, WIDTH, HEIGHT), seen)


def distance_px(one: QPointF, other: QPointF) -> float:
    return dist(one.toTuple(), other.toTuple())


def marked_places(mark: Gauge | Ring, posture: Posture) -> list[QPointF]:
    """The marker's middle, or the corners of the arrow."""
    if isinstance(mark, Gauge):
        return [mark.marker_at(posture)]
    arrow = mark.arrow_at(posture)
    corners = (arrow.elementAt(i) for i in range(arrow.elementCount()))
    return [QPointF(corner.x, corner.y) for corner in corners]


LYING = st.sampled_from([target.posture for target in TARGETS])
ROLLS = st.sampled_from((0.0, 1.0))
# From one posture to another in a single frame, or in several.
FRACTIONS = st.sampled_from((1e-4, 0.01, 0.1, 1.0))


@given(LYING, ROLLS, POSTURES, POSTURES, FRACTIONS)
def test_no_joint_moves_farther(
    lying: Posture, roll: float, one: Posture, other: Posture, fraction: float
) -> None:
    one, other = (lying_like(posture, replace(lying, roll=roll)) for posture in (one, other))
    other = one.lerp(other, fraction)
    camera, most_m = camera_for(one), moved_m(one, other) + TOLERANCE_M
    before, now = body(one), body(other)
    for joint, place in before.items():
        there = now[joint]
        assert dist((place.x, place.y, place.z), (there.x, there.y, there.z)) <= most_m, joint
        assert dist(camera.xy(place), camera.xy(there)) <= most_m * camera.scale, joint


@given(st.sampled_from(TARGETS), ROLLS, POSTURES, POSTURES, FRACTIONS)
def test_no_mark_moves_farther(
    target: Target, roll: float, one: Posture, other: Posture, fraction: float
) -> None:
    top = replace(target.posture, roll=roll)
    one, other = (lying_like(posture, top) for posture in (one, other))
    other = one.lerp(other, fraction)
    camera = camera_for(top)
    mark = mark_for(camera, replace(target, posture=top), LIGHT)
    most_px = (moved_m(one, other) + TOLERANCE_M) * camera.scale
    for place, there in zip(marked_places(mark, one), marked_places(mark, other), strict=True):
        assert distance_px(place, there) <= most_px


@pytest.mark.parametrize("other", [
    replace(STRAIGHT, roll=0.5), replace(STRAIGHT, supine=1.0), Posture(),
])  # fmt: skip
def test_who_turns_over_or_stretches_a_knee_moves_all_over(other: Posture) -> None:
    assert moved_m(STRAIGHT, other) == inf


# As small a part of a way as is counted at all.
A_LITTLE = 0.0002


@given(
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from((0.0, 1.0)),
    st.sampled_from(("roll", "supine")),
)
def test_who_has_turned_a_little_has_moved_no_farther_than_is_counted(
    roll: float, supine: float, knee_extension: float, turned: str
) -> None:
    one = Posture(roll, knee_extension, supine=supine)
    other = replace(one, **{turned: min(1.0, getattr(one, turned) + A_LITTLE)})
    most_m = moved_m(one, other) + TOLERANCE_M
    assert most_m < inf
    if one.side is not other.side:
        return
    before, now = camera_for(one), camera_for(other)
    there = body(other)
    for joint, place in body(one).items():
        (x, y), (now_x, now_y) = before.xy(place), now.xy(there[joint])
        assert hypot(now_x - x, now_y - y) <= most_m * before.scale, joint


def test_a_wider_picture_moves_more_and_another_person_or_target_is_another_picture() -> None:
    before = FigureState(STRAIGHT, Person(), Target(LIFTED))
    now = replace(before, posture=replace(STRAIGHT, lift_deg=STRAIGHT.lift_deg + 1))
    assert moved_px(before, before, WIDTH) == 0
    assert 0 < 2 * moved_px(before, now, WIDTH) == moved_px(before, now, 2 * WIDTH)
    assert moved_px(before, replace(now, person=Person(Build.FULL)), WIDTH) == inf
    assert moved_px(before, replace(now, target=None), WIDTH) == inf


@pytest.mark.parametrize("target", TARGETS)
def test_a_picture_never_shows_a_metre_on_more_pixels_than_is_counted_for_it(
    target: Target,
) -> None:
    before = FigureState(LIFTED, Person(), target)
    now = replace(before, posture=replace(LIFTED, lift_deg=LIFT_DEG - 1))
    shown_px = moved_m(LIFTED, now.posture) * camera_for(target.posture).scale
    assert moved_px(before, now, WIDTH) >= shown_px
