"""The head from every side: nothing leaves its outline, and its hair is seen on every wall."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform
from pytestqt.qtbot import QtBot

from glutetimer.core.pose import Posture, pose
from glutetimer.core.setting_choices import Build, Skin
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.head.ear import ear, shows_far_ear
from glutetimer.ui.figure.head.face import face_path, features, nose_path, on_face
from glutetimer.ui.figure.head.filled_shapes import grown
from glutetimer.ui.figure.head.hair import hair
from glutetimer.ui.figure.head.head import paint_head
from glutetimer.ui.figure.head.head_turn import HeadTurn
from glutetimer.ui.figure.head.neck import paint_neck
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

SIDE = 360
TURNS = [HeadTurn.seen(aside / 20, down) for aside in range(20) for down in (-0.31, 0.0, 0.38)]
POSTURES = (Posture(), Posture(roll=0.5), Posture(supine=1.0), Posture(roll=0.2))


def head_on(
    wall: str, posture: Posture, build: Build, skin: Skin, colors: Colors, neck: bool = False
) -> QImage:
    """A head alone, in the middle of a wall."""
    camera = Camera(QRectF(0, 0, 1120, 770), posture)
    trunk = pose(posture).trunk
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(wall))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(SIDE / 2, SIDE / 2) - camera.point(trunk.head))
    limb_painter = LimbPainter(painter, camera, colors.outline)
    if neck:
        paint_neck(limb_painter, trunk, build, SKINS[skin][0])
    else:
        paint_head(limb_painter, trunk, build, *SKINS[skin])
    painter.end()
    return image


def luminance(color: QColor) -> float:
    """A colour's relative luminance, as WCAG 2 defines it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_ratio(one: float, other: float) -> float:
    """The ratio of two luminances' contrast, as WCAG 2 defines it."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("build", Build)
def test_what_is_in_a_face_stays_in_its_outline(qtbot: QtBot, build: Build) -> None:
    for turn in TURNS:
        skin = grown(face_path(turn, build), nose_path(turn), by_m=0.003)
        seen = features(turn, build)
        shapes = (seen.brows, seen.lids, seen.nose_side, seen.upper_lip, seen.lower_lip, seen.mouth)
        for shape in (*shapes, seen.nose_line):
            assert all(skin.contains(shape.pointAtPercent(i / 20)) for i in range(21)), turn


@pytest.mark.parametrize("build", Build)
def test_a_head_turned_aside_shows_one_ear_and_half_a_face(qtbot: QtBot, build: Build) -> None:
    front, profile = HeadTurn(0.0, 0.0), HeadTurn(1.0, 0.0)
    for turn, shown in ((front, 2), (profile, 1)):
        head = grown(face_path(turn, build), hair(turn, build).mass, by_m=0.0005)
        ears = [ear(turn, build, side).outline.boundingRect() for side in (1, -1)]
        # The near ear lies within a profile; from the front both stand out.
        outside = [not head.contains(edges) for edges in ears]
        assert outside == ([True, True] if shown == 2 else [False, False])
    one, both = (features(turn, build).lashes.boundingRect() for turn in (profile, front))
    assert one.width() < 0.3 * both.width()


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize("down", [-0.4, 0.0, 0.4])
def test_a_far_ear_goes_behind_the_face_and_does_not_come_out_again(
    qtbot: QtBot, build: Build, down: float
) -> None:
    turns = [HeadTurn.seen(aside / 100, down) for aside in range(100)]
    shown = [turn for turn in turns if shows_far_ear(turn)]
    seen = [seen_of_far_ear(turn, build) for turn in shown]
    # More and more of it is covered; at last all of it, before it is left out.
    assert seen[0] > 0.5
    assert all(later <= earlier + 0.05 for earlier, later in pairwise(seen))
    assert seen[-1] == 0
    assert all(not shows_far_ear(turn) for turn in turns[len(shown) :])


def seen_of_far_ear(turn: HeadTurn, build: Build) -> float:
    """How much of the outline of the ear on the far side the face leaves free, of 1."""
    outline, face = ear(turn, build, 1).outline, grown(face_path(turn, build), by_m=0.0005)
    places = [outline.pointAtPercent(i / 60) for i in range(61)]
    return sum(not face.contains(place) for place in places) / len(places)


def test_no_step_of_a_turn_is_seen_as_a_jump() -> None:
    asides = [i / 1000 for i in range(1000)]
    for place in ((0.0, 0.036, 0.11), (0.05, 0.0, 0.07), (-0.07, 0.0, 0.0)):
        seen = [HeadTurn.seen(aside, 0.3).point(*place) for aside in asides]
        assert max(abs(b.x() - a.x()) for a, b in pairwise(seen)) < 0.004


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("skin", Skin)
def test_hair_is_seen_on_every_wall(qtbot: QtBot, colors: Colors, skin: Skin) -> None:
    for build in Build:
        for posture in POSTURES:
            image = head_on(colors.wall, posture, build, skin, colors)
            camera = Camera(QRectF(0, 0, 1120, 770), posture)
            trunk = pose(posture).trunk
            # From the forehead beside a parting over the crown, past sheen and rim of light, to
            # the wall.
            step = camera.point(trunk.crown * 0.005) - camera.point(trunk.crown * 0)
            start = QPointF(SIDE / 2, SIDE / 2) + QPointF(-step.y(), step.x()) * 3
            places = [(start + step * i).toPoint() for i in range(20, 52)]
            wall = luminance(QColor(colors.wall))
            ratios = [contrast_ratio(luminance(image.pixelColor(p)), wall) for p in places]
            hair_ratios = [ratio for ratio in ratios if ratio > 1.02]
            assert len(hair_ratios) > 5
            assert sum(hair_ratios) / len(hair_ratios) > 1.5, build


@pytest.mark.parametrize("build", Build)
def test_no_hair_is_before_the_cheeks_the_jaw_or_the_throat(qtbot: QtBot, build: Build) -> None:
    for turn in TURNS:
        before = hair(turn, build).before
        cheeks = [on_face(turn, build, x, y) for x in (-0.05, 0.0) for y in (0.02, 0.06, 0.10)]
        assert not any(before.contains(place) for place in (*cheeks, QPointF(0, 0.14))), turn


def test_curls_along_the_hairline_come_and_go_without_a_jump(qtbot: QtBot) -> None:
    turns = [HeadTurn.seen(aside / 200, 0.0) for aside in range(200)]
    areas = [area_m2(hair(turn, Build.FULL).before) for turn in turns]
    assert max(abs(b - a) for a, b in pairwise(areas)) < 0.06 * max(areas)


def area_m2(path: QPainterPath) -> float:
    """How much of a picture is in a path's outline, by the shoelace formula."""
    points = path.toFillPolygon(QTransform.fromScale(1000, 1000)).toList()
    places = [(point.x(), point.y()) for point in points]
    around = zip(places, [*places[1:], places[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in around)) / 2e6


def test_a_neck_is_thickest_in_the_sturdy_and_thinnest_in_the_slender(qtbot: QtBot) -> None:
    posture = Posture(roll=0.5)
    widths = []
    for build in (Build.SLENDER, Build.FULL, Build.STURDY):
        image = head_on("#ffffff", posture, build, Skin.TAN, LIGHT, neck=True)
        row = SIDE // 2 + 50
        widths.append(sum(image.pixelColor(x, row) != QColor("#ffffff") for x in range(SIDE)))
    assert widths == sorted(set(widths))


def unlike(one: QImage, other: QImage) -> float:
    """How many of the picture's points, from 0 to 1, differ clearly in lightness."""
    differing = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 16
        for x in range(0, SIDE, 2)
        for y in range(0, SIDE, 2)
    )
    return differing / (SIDE / 2) ** 2


@pytest.mark.parametrize("build", Build)
def test_a_head_from_the_front_is_its_own_mirror_image(qtbot: QtBot, build: Build) -> None:
    # Or it would jump where a face turns from one side to the other.
    front = head_on("#808080", Posture(roll=0.5), build, Skin.BEIGE, LIGHT)
    assert unlike(front, front.transformed(QTransform().scale(-1, 1))) < 0.004
    aside = head_on("#808080", Posture(roll=0.2), build, Skin.BEIGE, LIGHT)
    assert unlike(aside, aside.transformed(QTransform().scale(-1, 1))) > 0.05


def test_a_head_is_mirrored_where_the_other_side_lies_up(qtbot: QtBot) -> None:
    left, right = (
        head_on("#808080", Posture(roll=roll), Build.STURDY, Skin.BEIGE, LIGHT)
        for roll in (0.0, 1.0)
    )
    assert unlike(left.transformed(QTransform().scale(-1, 1)), right) < 0.004
