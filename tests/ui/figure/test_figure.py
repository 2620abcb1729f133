"""The picture of the person, painted without a window and without text."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, OPEN_DEG, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.setting_choices import Build, Person, Skin
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState, moving_part
from glutetimer.ui.figure.room.room import MAT
from glutetimer.ui.figure.shading import SKINS, accented
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.support.pixels import pixel_rows

WIDTH, HEIGHT = 412, 268
CLOSED, OPEN = Posture(), Posture(open_deg=OPEN_DEG)
RESTING, LIFTED = Posture(knee_extension=1), Posture(knee_extension=1, lift_deg=LIFT_DEG)
SITTING = Posture(roll=0.5)
ON_BACK, BRIDGE = Posture(supine=1.0), Posture(supine=1.0, bridge_deg=BRIDGE_DEG)
PERSON = Person()


def picture(
    posture: Posture,
    top: Posture | None = None,
    person: Person = PERSON,
    colors: Colors = LIGHT,
    reduced: bool = False,
    figure_painter: FigurePainter | None = None,
    circling: Direction | None = None,
) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    state = FigureState(posture, person, Target(top, circling) if top else None, reduced)
    (figure_painter or FigurePainter()).paint(painter, QRectF(0, 0, WIDTH, HEIGHT), state, colors)
    painter.end()
    return image


def unlike_fraction(one: QImage, other: QImage, tolerance: int = 40) -> float:
    """How many of the picture's points, from 0 to 1, differ by more than that in a channel."""
    unlike = sum(
        a != b
        and any(abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > tolerance for shift in (16, 8, 0))
        for row, other_row in zip(pixel_rows(one)[::2], pixel_rows(other)[::2], strict=True)
        for a, b in zip(row[::2], other_row[::2], strict=True)
    )
    return unlike / (WIDTH * HEIGHT / 4)


def orange(image: QImage, colors: Colors = LIGHT) -> list[tuple[int, int]]:
    """Where the working leg's colour is."""
    return [
        (2 * x, 2 * y)
        for y, row in enumerate(pixel_rows(image)[::2])
        for x, pixel in enumerate(row[::2])
        if _is_like(pixel, colors.leg)
    ]


@cache
def _is_like(pixel: int, wanted: str) -> bool:
    color = QColor.fromRgb(pixel)
    return color.hsvSaturation() > 150 and abs(color.hue() - QColor(wanted).hue()) < 12


@pytest.mark.parametrize("lying", [CLOSED, OPEN, RESTING, LIFTED, Posture(roll=0.2), ON_BACK])
def test_the_right_legs_picture_is_the_left_ones_mirrored(qtbot: QtBot, lying: Posture) -> None:
    left, right = picture(lying), picture(replace(lying, roll=1 - lying.roll))
    # The room stays where it is: the sun on the wall is not mirrored.
    assert unlike_fraction(left.transformed(QTransform().scale(-1, 1)), right) < 0.01
    assert unlike_fraction(left, right) > 0.1


def test_the_working_leg_shows_in_its_colour_and_goes_up(qtbot: QtBot) -> None:
    for low, high in ((CLOSED, OPEN), (RESTING, LIFTED)):
        before, after = orange(picture(low)), orange(picture(high))
        assert min(len(before), len(after)) > 100
        assert min(y for _, y in after) < min(y for _, y in before) - HEIGHT // 20
    assert not orange(picture(SITTING)), "who sits works with neither leg"


def test_a_kept_picture_is_the_one_painted_anew(qtbot: QtBot) -> None:
    kept = FigurePainter()
    picture(CLOSED, OPEN, figure_painter=kept)
    tops = {OPEN: OPEN, CLOSED: OPEN, ON_BACK: BRIDGE, BRIDGE: BRIDGE}
    for posture in (OPEN, RESTING, ON_BACK, BRIDGE, CLOSED, SITTING, BRIDGE, ON_BACK):
        top = tops.get(posture)
        assert picture(posture, top, figure_painter=kept) == picture(posture, top)


def test_nothing_is_painted_outside(qtbot: QtBot) -> None:
    turning = [(replace(posture, roll=0.3), LIFTED) for posture in (CLOSED, BRIDGE)]
    for posture, top in ((LIFTED, LIFTED), (SITTING, LIFTED), (BRIDGE, BRIDGE), *turning):
        image = QImage(WIDTH + 80, HEIGHT + 80, QImage.Format.Format_RGB32)
        image.fill(QColor("#123456"))
        painter = QPainter(image)
        rect = QRectF(40, 40, WIDTH, HEIGHT)
        FigurePainter().paint(painter, rect, FigureState(posture, PERSON, Target(top)), LIGHT)
        painter.end()
        edge = [(x, y) for x in range(0, WIDTH + 80, 3) for y in (5, 38, HEIGHT + 42, HEIGHT + 75)]
        edge += [(x, y) for y in range(0, HEIGHT + 80, 3) for x in (5, 38, WIDTH + 42, WIDTH + 75)]
        assert all(image.pixelColor(x, y) == QColor("#123456") for x, y in edge)


def seen_at(posture: Posture, place: Vec) -> tuple[int, int]:
    """Where in the picture a place is."""
    x, y = Camera(QRectF(0, 0, WIDTH, HEIGHT), posture).xy(place)
    return round(x), round(y)


def test_a_raised_leg_throws_no_shadow_on_the_other(qtbot: QtBot) -> None:
    lower = pose(LIFTED).lower_leg
    for low, high in ((RESTING, LIFTED), (RESTING, replace(LIFTED, lift_deg=20))):
        before, after = picture(low), picture(high)
        for fraction in (0.5, 0.7, 0.9):
            place = seen_at(LIFTED, lower.knee.lerp(lower.ankle, fraction) - Vec(0, 0.02, 0))
            assert before.pixelColor(*place) == after.pixelColor(*place)


def test_a_foot_that_lies_on_the_other_shades_it(qtbot: QtBot) -> None:
    lower = pose(RESTING).lower_leg
    resting, lifted = picture(RESTING), picture(LIFTED)
    # On the lower foot, beside the upper one.
    place = seen_at(LIFTED, lower.ankle.lerp(lower.toe, 0.2) - Vec(0, 0.01, 0))
    assert resting.pixelColor(*place).lightness() < lifted.pixelColor(*place).lightness() - 8


def test_it_throws_one_on_the_mat_the_fainter_the_higher_it_is(qtbot: QtBot) -> None:
    lower = pose(LIFTED).lower_leg
    # It falls towards the wall, where the lower leg hides it as soon as it is far off.
    beside = replace(lower.knee.lerp(lower.ankle, 0.6), y=0.012, z=0.065)
    angles = (0, 6, 20)
    seen = [picture(replace(LIFTED, lift_deg=angle)) for angle in angles]
    light = [image.pixelColor(*seen_at(LIFTED, beside)).lightness() for image in seen]
    assert light == sorted(set(light))


def test_who_lies_has_hands_and_feet_on_the_mat() -> None:
    left, right, back, front = MAT
    for posture in (CLOSED, RESTING, replace(RESTING, roll=1.0), ON_BACK, BRIDGE):
        joints = pose(posture)
        for leg in (joints.upper_leg, joints.lower_leg):
            for joint in (leg.ankle, leg.toe):
                assert left < joint.x < right
                assert back < joint.z < front
        for arm in (joints.upper_arm, joints.lower_arm):
            assert left < arm.wrist.x < right
            assert back < arm.wrist.z < front


@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_the_two_ways_round_a_circle_look_different(qtbot: QtBot, roll: float) -> None:
    low = replace(LIFTED, roll=roll, up_m=-CIRCLE_RADIUS_M)
    for posture in (low, replace(low, up_m=CIRCLE_RADIUS_M)):
        forward, backward = (picture(posture, low, circling=way) for way in Direction)
        assert unlike_fraction(forward, backward) > 0.0005


def test_with_reduced_motion_a_circle_shows_the_raised_leg_and_its_marker_goes_round(
    qtbot: QtBot,
) -> None:
    low = replace(LIFTED, up_m=-CIRCLE_RADIUS_M)
    start, top = (
        picture(replace(low, up_m=up_m), low, reduced=True, circling=Direction.FORWARD)
        for up_m in (-CIRCLE_RADIUS_M, CIRCLE_RADIUS_M)
    )
    assert 0 < unlike_fraction(start, top) < 0.02
    resting = min(y for _, y in orange(picture(RESTING)))
    assert min(y for _, y in orange(start)) < resting - HEIGHT // 20


@pytest.mark.parametrize("top", [OPEN, LIFTED, BRIDGE])
def test_the_ghost_goes_where_the_body_comes_to_it(qtbot: QtBot, top: Posture) -> None:
    start = Posture(top.roll, top.knee_extension, supine=top.supine)
    gauge = [picture(posture, top) for posture in (start, top)]
    alone = [picture(posture) for posture in (start, top)]
    # Beside the gauge, which is seen in both.
    with_ghost, without = (
        unlike_fraction(*pair, tolerance=8) for pair in zip(gauge, alone, strict=True)
    )
    assert with_ghost > without + 0.01


def test_the_accents_colour_comes_by_a_light_tone() -> None:
    for colors in (LIGHT, DARK, CONTRAST):
        ends = [QColor(color).lightness() for color in (colors.trousers, colors.leg)]
        for i in range(1, 10):
            tone = QColor(accented(colors.trousers, colors.leg, i / 10))
            assert tone.lightness() > min(ends)
        half = QColor(accented(colors.trousers, colors.leg, 0.5))
        assert half.lightness() > max(ends)
        assert accented(colors.trousers, colors.leg, 0.0) == colors.trousers
        assert accented(colors.trousers, colors.leg, 1.0) == colors.leg


# The bridge


def is_skin(color: QColor) -> bool:
    """Whether it is the skin in some light; hair, clothes and mat are darker or have other hues."""
    skin = QColor(SKINS[PERSON.skin][0])
    return abs(color.hue() - skin.hue()) < 12 and color.lightnessF() > 0.5


@pytest.mark.parametrize("posture", [ON_BACK, BRIDGE, replace(BRIDGE, roll=1.0)])
def test_who_lies_on_the_back_looks_up_and_has_an_arm_on_either_side(
    qtbot: QtBot, posture: Posture
) -> None:
    image, joints = picture(posture), pose(posture)
    trunk = joints.trunk
    chin = trunk.head + trunk.face * 0.05 - trunk.crown * 0.05
    hair = trunk.head - trunk.face * 0.05 + trunk.crown * 0.05
    assert is_skin(image.pixelColor(*seen_at(posture, chin)))
    assert not is_skin(image.pixelColor(*seen_at(posture, hair)))
    near = joints.lower_arm
    for place in (near.elbow.lerp(near.wrist, 0.5), near.wrist.lerp(near.fingertips, 0.5)):
        assert is_skin(image.pixelColor(*seen_at(posture, place)))
    # The trunk hides the other arm's root.
    assert not is_skin(image.pixelColor(*seen_at(posture, joints.upper_arm.shoulder)))


def test_both_legs_work_in_a_bridge_and_the_pelvis_goes_up(qtbot: QtBot) -> None:
    down, up = picture(ON_BACK), picture(BRIDGE)
    for image, posture in ((down, ON_BACK), (up, BRIDGE)):
        shown, joints = set(orange(image)), pose(posture)
        for leg in (joints.upper_leg, joints.lower_leg):
            x, y = seen_at(posture, leg.ankle.lerp(leg.knee, 0.6))
            assert any((x + i, y + j) in shown for i in range(-9, 10) for j in (0, 1))
    # Where the pelvis was is the wall's or the mat's colour, and the other way round.
    below = pose(BRIDGE).trunk.hips - Vec(0, 0.16, 0)
    assert down.pixelColor(*seen_at(BRIDGE, below)) != up.pixelColor(*seen_at(BRIDGE, below))
    assert unlike_fraction(down, up) > 0.02


def test_builds_skins_and_colours_can_be_told_apart(qtbot: QtBot) -> None:
    people = [Person(build, Skin.BEIGE) for build in Build]
    people += [Person(Build.SLENDER, skin) for skin in Skin if skin is not Skin.BEIGE]
    for one, other in combinations([picture(CLOSED, person=person) for person in people], 2):
        assert unlike_fraction(one, other, tolerance=12) > 0.01
    for one, other in combinations([picture(CLOSED, colors=c) for c in (LIGHT, DARK, CONTRAST)], 2):
        assert unlike_fraction(one, other) > 0.02


def test_with_reduced_motion_only_the_marker_moves(qtbot: QtBot) -> None:
    half = replace(CLOSED, open_deg=OPEN_DEG / 2)
    start, middle = (picture(posture, OPEN, reduced=True) for posture in (CLOSED, half))
    assert 0 < unlike_fraction(start, middle) < 0.01
    assert unlike_fraction(picture(CLOSED, OPEN), picture(half, OPEN)) > 0.02
    low, high = (picture(posture, BRIDGE, reduced=True) for posture in (ON_BACK, BRIDGE))
    assert 0 < unlike_fraction(low, high) < 0.015
    turning = [picture(Posture(roll=roll), reduced=True) for roll in (0.0, 0.1, 0.2)]
    assert turning[0] == turning[1] == turning[2]


@pytest.mark.parametrize("roll", [0.0, 1.0])
@pytest.mark.parametrize(("start", "top"), [(CLOSED, OPEN), (RESTING, LIFTED)])
def test_in_a_rep_nothing_moves_outside_the_moving_part(
    start: Posture, top: Posture, roll: float
) -> None:
    start, top = (replace(posture, roll=roll) for posture in (start, top))
    for build in Build:
        person, rect = Person(build), QRectF(0, 0, WIDTH, HEIGHT)
        part = moving_part(rect, start)
        assert rect.contains(part)
        assert part.width() < 0.85 * rect.width()
        one, other = (pixel_rows(picture(posture, top, person)) for posture in (start, top))
        for row, other_row in zip(one, other, strict=True):
            unlike = [x for x, (a, b) in enumerate(zip(row, other_row, strict=True)) if a != b]
            assert all(part.left() <= x < part.right() for x in unlike)


@pytest.mark.parametrize("posture", [ON_BACK, SITTING, replace(CLOSED, roll=0.2)])
def test_of_who_lies_on_no_side_all_may_move(posture: Posture) -> None:
    rect = QRectF(0, 0, WIDTH, HEIGHT)
    assert moving_part(rect, posture) == rect


# From where to where on the way up the upper hand passes over the knee, as rolls.
OVER_KNEE = (0.32, 0.33, 0.34)
HAND_MIDDLE, HAND_M, SKIN_RED = 0.4, 0.08, 40


@pytest.mark.parametrize("build", [Build.STURDY, Build.FULL])
@pytest.mark.parametrize("roll", OVER_KNEE)
def test_a_thick_knee_hides_no_more_of_a_hand_than_a_slender_one(
    qtbot: QtBot, roll: float, build: Build
) -> None:
    def skin_near_hand(person: Person) -> int:
        image, posture = picture(Posture(roll=roll), person=person), Posture(roll=roll)
        camera, arm = Camera(QRectF(0, 0, WIDTH, HEIGHT), posture), pose(posture).upper_arm
        middle = camera.point(arm.wrist.lerp(arm.fingertips, HAND_MIDDLE)).toPoint()
        reach = round(HAND_M * camera.scale)
        near = [range(at - reach, at + reach) for at in (middle.x(), middle.y())]
        seen = [image.pixelColor(x, y) for x in near[0] for y in near[1]]
        # Wall, cloth and mat are all less red, or lighter.
        return sum(color.red() - color.blue() > SKIN_RED for color in seen)

    assert skin_near_hand(Person(build)) > skin_near_hand(Person(Build.SLENDER))
