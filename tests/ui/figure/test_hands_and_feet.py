"""Hands and feet, as the joints turn them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import TypeVar

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from glutetimer.core.frozen import replace
from glutetimer.core.pose import LIFT_DEG, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import FOOT_M, HAND_M, ArmJoints, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.extremities.extremity import Extremity, Frame
from glutetimer.ui.figure.extremities.extremity_painter import paint_extremity
from glutetimer.ui.figure.extremities.foot import foot_frame, foot_hulls, paint_foot
from glutetimer.ui.figure.extremities.hand import hand_frame, hand_hulls, paint_hand, palm_direction
from glutetimer.ui.figure.extremities.hull_outlines import rim, view_from
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import SHAPES
from tests.support.pixels import pixel_rows

Limb = TypeVar("Limb", ArmJoints, LegJoints)

SIZE, PICTURE = 400, 1000
# What is in the middle of the picture.
MIDDLE = Vec(0, 0.25, 0)
SKIN = "#dfae8d"
DOWN = Vec(0, -1, 0)
# Of a straight wrist, in the hand's frame.
ELBOW = Vec(-1, 0, 0)
# How far a hand's middle is at most from the bone of the thigh that it passes over.
OVER_THIGH_M = 0.18
# How high the mat's upper side is.
MAT_M = 0.012
ON_SIDE, SITTING, ON_BACK = Posture(), Posture(roll=0.5), Posture(supine=1.0)
# All the way from one side to the other, and from a side to the back.
WAY = [Posture(roll=i / 200) for i in range(201)]
WAY_BACK = [Posture(supine=i / 200) for i in range(201)]


def arms(posture: Posture) -> Iterator[tuple[ArmJoints, Side]]:
    body = pose(posture)
    yield body.upper_arm, posture.side
    yield body.lower_arm, posture.side.other


def legs(posture: Posture) -> Iterator[tuple[LegJoints, LegJoints, Side]]:
    """Each leg with the other one and its side."""
    body = pose(posture)
    yield body.upper_leg, body.lower_leg, posture.side
    yield body.lower_leg, body.upper_leg, posture.side.other


def frames(posture: Posture) -> list[Frame]:
    body = pose(posture)
    hands = [hand_frame(arm, side, palm_direction(arm, body.trunk)) for arm, side in arms(posture)]
    return hands + [foot_frame(leg, side) for leg, _, side in legs(posture)]


def painted(paint: Callable[[LimbPainter], None], seen_in: Posture = ON_SIDE) -> QImage:
    """What that paints, on white."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(LimbPainter(painter, camera(seen_in), "#000000"))
    painter.end()
    return image


def camera(posture: Posture = ON_SIDE) -> Camera:
    """As near as in a session: of its picture, `SIZE` pixels are the middle."""
    around = (PICTURE - SIZE) / 2
    return Camera(QRectF(-around, -around, PICTURE, PICTURE), posture)


def in_middle(limb: Limb, joint: Vec) -> Limb:
    """The limb moved so that this joint is in the middle of the picture."""
    return type(limb)(*(getattr(limb, name) - joint + MIDDLE for name in limb.__slots__))


def in_room(extremity: Extremity, frame: Frame) -> Iterator[tuple[Vec, float]]:
    """Where an extremity's balls are, with their radii."""
    for ball in extremity.balls:
        x, y, z = ball.place.x, ball.place.y, ball.place.z
        place = frame.origin + frame.along * x + frame.inward * y + frame.back * z
        yield place, ball.radius_m


def lowest_y_m(extremity: Extremity, frame: Frame) -> float:
    """How high the lowest place of an extremity is."""
    return min(place.y - radius_m for place, radius_m in in_room(extremity, frame))


@pytest.mark.parametrize("posture", [SITTING, ON_BACK])
def test_big_toes_and_thumbs_are_on_the_inner_side(posture: Posture) -> None:
    for leg, other, side in legs(posture):
        # Of who sits, soles face each other, and the big toes are above.
        big_toe = (other.hip - leg.hip).unit if posture is ON_BACK else DOWN * -1
        assert foot_frame(leg, side).inward.dot(big_toe) > 0.8
    chest = pose(posture).trunk.chest
    for arm, side in arms(posture):
        assert hand_frame(arm, side, DOWN).inward.dot((chest - arm.shoulder).unit) > 0.5
    toes, fingers = foot_hulls(0.035, 0).digits, hand_hulls(0.026, 0.1, ELBOW).digits
    for digits in (toes, fingers):
        inner, *others = [digit.tip.place.y for digit in digits]
        assert inner > max(others)
        assert others == sorted(others, reverse=True)
    assert toes[0].tip.radius_m > 1.3 * toes[1].tip.radius_m


def test_lying_on_the_side_one_foot_has_its_big_toe_above_and_the_other_below() -> None:
    upper, lower = (foot_frame(leg, side) for leg, _, side in legs(ON_SIDE))
    assert upper.inward.dot(DOWN) > 0.9
    assert lower.inward.dot(DOWN) < -0.9


@pytest.mark.parametrize("supine", [0.36, 0.4, 0.45, 0.5, 0.55])
def test_who_rolls_over_has_the_far_palm_over_the_thigh(supine: float) -> None:
    now = pose(Posture(supine=supine))
    arm, hip, knee = now.upper_arm, now.upper_leg.hip, now.upper_leg.knee
    hand, thigh = arm.wrist.lerp(arm.fingertips, 0.5), (knee - hip).unit
    from_thigh = hand - hip - thigh * (hand - hip).dot(thigh)
    assert from_thigh.length < OVER_THIGH_M
    assert palm_direction(arm, now.trunk).unit.dot(from_thigh.unit) < -0.4


def test_a_palm_is_down_on_the_mat_and_up_under_the_head() -> None:
    body = pose(ON_SIDE)
    assert palm_direction(body.upper_arm, body.trunk).unit.dot(DOWN) > 0.99
    under_head = palm_direction(body.lower_arm, body.trunk).unit
    assert under_head.dot((body.trunk.head - body.lower_arm.wrist).unit) > 0.99


@pytest.mark.parametrize("way", [WAY, WAY_BACK])
def test_no_hand_or_foot_flips_over_on_the_way(way: list[Posture]) -> None:
    for before, after in pairwise(way):
        turning = {after.side, before.side} == {Side.LEFT, Side.RIGHT}
        # Sitting, upper and lower change places.
        order = (1, 0, 3, 2) if turning else (0, 1, 2, 3)
        ahead = frames(after)
        for one, i in zip(frames(before), order, strict=True):
            other = ahead[i]
            assert one.back.dot(other.back) > 0.85
            assert one.inward.dot(other.inward) > 0.85


@pytest.mark.parametrize("build", list(Build))
@pytest.mark.parametrize("bend", [0.0, 0.4, 0.75])
def test_a_hand_is_as_long_as_the_skeleton_says(build: Build, bend: float) -> None:
    extremity = hand_hulls(SHAPES[build].arm[-1][1], bend, ELBOW)
    reach_m = max(ball.place.length + ball.radius_m for ball in extremity.balls)
    assert reach_m <= HAND_M
    assert bend or reach_m > 0.98 * HAND_M


@pytest.mark.parametrize("posture", [ON_SIDE, SITTING, Posture(roll=0.2), Posture(roll=0.9)])
def test_what_is_painted_of_a_hand_is_no_further_from_the_wrist(posture: Posture) -> None:
    body, seen = pose(posture), camera()
    for arm, side in arms(posture):
        palm = palm_direction(arm, body.trunk)
        moved = in_middle(arm, arm.wrist)

        def paint(
            limb_painter: LimbPainter, moved: ArmJoints = moved, side: Side = side, palm: Vec = palm
        ) -> None:
            paint_hand(limb_painter, moved, side, palm, 0.026, SKIN)

        x, y = seen.xy(moved.wrist)
        reach_px = HAND_M * seen.scale + 2
        touched = [
            (column, row)
            for row, pixels in enumerate(pixel_rows(painted(paint)))
            for column, pixel in enumerate(pixels)
            if pixel & 0xFFFFFF != 0xFFFFFF
        ]
        assert len(touched) > 200
        assert all((column - x) ** 2 + (row - y) ** 2 < reach_px**2 for column, row in touched)


def test_feet_and_hands_rest_on_the_mat() -> None:
    for posture in (SITTING, ON_BACK):
        for leg, _, side in legs(posture):
            lowest_m = lowest_y_m(foot_hulls(0.035, 0), foot_frame(leg, side))
            assert abs(lowest_m - MAT_M) < 0.01
    for arm, side in arms(ON_BACK):
        lowest_m = lowest_y_m(hand_hulls(0.026, 0.12, ELBOW), hand_frame(arm, side, DOWN))
        assert abs(lowest_m - MAT_M) < 0.01


def test_the_toes_of_who_sits_meet_and_point_away_from_the_body() -> None:
    left, right = (leg for leg, _, _ in legs(SITTING))
    assert abs(left.toe.x - right.toe.x) < 0.08
    for leg in (left, right):
        assert (leg.toe - leg.ankle).unit.z > 0.6


def test_lifted_toes_point_down_beside_the_shank_and_at_rest_stay_off_the_mat() -> None:
    straight = Posture(knee_extension=1.0)
    lifted = pose(replace(straight, lift_deg=LIFT_DEG)).upper_leg
    seen = camera(straight)
    (x, y), (toe_x, toe_y) = seen.xy(lifted.ankle), seen.xy(lifted.toe)
    # Seen aslant: not so long as a foot from the side, which hides toes, and below the ankle.
    assert 0.45 < hypot(toe_x - x, toe_y - y) / (FOOT_M * seen.scale) < 0.65
    assert toe_y - y > 0.05 * FOOT_M * seen.scale
    resting = pose(straight).upper_leg
    assert lowest_y_m(foot_hulls(0.035, 0), foot_frame(resting, Side.LEFT)) > MAT_M


def test_the_sole_has_a_lighter_tone_seen_from_below_alone() -> None:
    extremity = foot_hulls(0.035, 0)
    (sole,) = extremity.patches
    plain = replace(extremity, patches=())
    lowest = min(ball.place.z - ball.radius_m for ball in extremity.balls)
    assert all(lowest < place.z < 0.6 * lowest for place in sole.edge)

    def brightness(foot: Extremity, back: Vec) -> int:
        """Of the picture of a foot along the mat with its back to there."""
        frame = Frame(MIDDLE, Vec(1, 0, 0), back.cross(Vec(1, 0, 0)), back)
        image = painted(lambda painter: paint_extremity(painter, foot, frame, SKIN))
        return sum(pixel & 0xFF for row in pixel_rows(image) for pixel in row)

    from_below, from_above = Vec(0, 0, -1), Vec(0, 0, 1)
    assert brightness(extremity, from_below) > brightness(plain, from_below)
    assert brightness(extremity, from_above) == brightness(plain, from_above)


def test_a_bent_wrist_has_an_outline_where_the_arm_does_not_cover_it() -> None:
    hand, view = hand_hulls(0.026, 0.0, ELBOW), view_from(Vec(0, 0, 1))
    assert hand.joint is not None
    root, elbow, away = hand.joint.ball, view.xy(ELBOW), view.xy(ELBOW * -1)

    def behind_the_wrist_m(limb: tuple[float, float]) -> float:
        """How far the line, a metre wide, reaches beyond the wrist on the side of the elbow."""
        edges = rim(hand.body[0], view, root, 24, limb)
        x, y, wider_x, wider_y = max(
            edges, key=lambda edge: edge[0] * elbow[0] + edge[1] * elbow[1]
        )
        return (x + wider_x) * elbow[0] + (y + wider_y) * elbow[1]

    assert behind_the_wrist_m(elbow) < 0 < 1 < behind_the_wrist_m(away)


def test_what_turns_is_seen_to_turn_without_jumps() -> None:
    leg = pose(SITTING).upper_leg

    def turned(vector: Vec, by_deg: float) -> Vec:
        """Around the upright."""
        x, z = cos(radians(by_deg)), sin(radians(by_deg))
        return Vec(vector.x * x + vector.z * z, vector.y, vector.z * x - vector.x * z)

    def foot(by_deg: float) -> list[list[int]]:
        joints = (leg.hip, leg.knee, leg.ankle, leg.toe)
        moved = LegJoints(*(MIDDLE + turned(joint - leg.ankle, by_deg) for joint in joints))
        image = painted(lambda painter: paint_foot(painter, moved, Side.RIGHT, 0.035, SKIN))
        return [[pixel & 0xFF for pixel in row] for row in pixel_rows(image)]

    def unlike(one: list[list[int]], other: list[list[int]]) -> int:
        return sum(
            abs(a - b)
            for row, other_row in zip(one, other, strict=True)
            for a, b in zip(row, other_row, strict=True)
        )

    # As far as a foot turns from one frame to the next while a person turns over.
    steps = [unlike(one, other) for one, other in pairwise(foot(1.5 * i) for i in range(31))]
    assert min(steps) > 0
    assert max(steps) < 2.5 * sum(steps) / len(steps)


def test_a_right_hand_and_foot_are_the_mirror_image_of_left_ones() -> None:
    images = []
    for roll, side in ((0.0, Side.LEFT), (1.0, Side.RIGHT)):
        body = pose(Posture(roll=roll))
        arm, leg = body.upper_arm, body.upper_leg
        hand, foot = in_middle(arm, arm.wrist), in_middle(leg, leg.ankle)

        def paint(
            limb_painter: LimbPainter,
            side: Side = side,
            hand: ArmJoints = hand,
            foot: LegJoints = foot,
        ) -> None:
            paint_foot(limb_painter, foot, side, 0.035, SKIN)
            paint_hand(limb_painter, hand, side, DOWN, 0.026, SKIN)

        images.append(pixel_rows(painted(paint, Posture(roll=roll))))
    left, right = images
    pixels = [
        (a & 0xFF) - (b & 0xFF)
        for row, other_row in zip(left, right, strict=True)
        for a, b in zip(row, reversed(other_row), strict=True)
    ]
    assert sum(abs(difference) > 30 for difference in pixels) < 100


@pytest.mark.parametrize("steps", range(11))
def test_a_nail_faces_away_from_the_finger_however_bent_that_is(steps: int) -> None:
    hand = hand_hulls(0.03, steps / 10, Vec(-1, 0, 0))
    for digit in hand.digits[1:]:
        before, tip = digit.joints[-2:]
        along = (tip.place - before.place).unit
        assert abs(digit.nail.dot(along)) < 1e-9
        assert digit.nail.length == pytest.approx(1)


# How far from the head's middle the wrist is at most, so that the palm bears the cheek, and how far
# the hand leads on behind the face.
CHEEK_M, BEHIND_FACE_M = 0.15, 0.05


@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_the_cheek_of_who_lies_is_in_the_palm_and_the_wrist_is_straight(roll: float) -> None:
    now = pose(Posture(roll))
    arm, head = now.lower_arm, now.trunk.head
    hand, forearm = (arm.fingertips - arm.wrist).unit, (arm.wrist - arm.elbow).unit
    assert (arm.wrist - head).length < CHEEK_M
    assert (arm.fingertips - head).dot(now.trunk.face) < BEHIND_FACE_M
    assert palm_direction(arm, now.trunk).unit.dot((head - arm.wrist).unit) > 0.9
    assert hand.dot(forearm) > 0.95
