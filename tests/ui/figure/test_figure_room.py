"""The room around the person: where it is seen from, the wall, and the shadows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.motion import Target
from glutetimer.core.pose import LIFT_DEG, OPEN_DEG, WALL_Z_M, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.session import Session
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.skeleton import LEG_M
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.timeline import Plan
from glutetimer.ui.figure import figure_painter
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import VIEW, Camera
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.figure.kept_picture import KeptPicture
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.room.blob import Blob, blobs_along, paint_blobs
from glutetimer.ui.figure.room.contact import contact_blobs, limb_spots
from glutetimer.ui.figure.shapes import SHAPES, foot_joints
from glutetimer.ui.figure.strokes import Strokes
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from glutetimer.ui.workout.geometry import view_geometry
from glutetimer.ui.workout.scene import scene_at
from tests.support.pixels import pixel_rows
from tests.support.programs import built_in

# The picture of a session at 1366 × 768, and one of a page.
SIZES = [(704, 484), (412, round(412 * VIEW.height() / VIEW.width()))]
CLOSED, RESTING = Posture(), Posture(knee_extension=1)
LIFTED, ON_BACK = replace(RESTING, lift_deg=LIFT_DEG), Posture(supine=1.0)
SITTING = Posture(roll=0.5)
ALL_STILL = [CLOSED, RESTING, LIFTED, ON_BACK, replace(ON_BACK, bridge_deg=BRIDGE_DEG), SITTING]


def picture(posture: Posture, colors: Colors = LIGHT, build: Build = Build.SLENDER) -> QImage:
    image = QImage(*SIZES[0], QImage.Format.Format_RGB32)
    painter = QPainter(image)
    FigurePainter().paint(
        painter, QRectF(image.rect()), FigureState(posture, Person(build)), colors
    )
    painter.end()
    return image


def color_at(image: QImage, posture: Posture, place: Vec) -> QColor:
    x, y = Camera(QRectF(image.rect()), posture).xy(place)
    return image.pixelColor(round(x), round(y))


def turning_over() -> Iterator[Posture]:
    """All postures between those in which the person stays, and these."""
    for still in ALL_STILL:
        yield from (replace(still, roll=i / 20) for i in range(21))
    yield from (Posture(supine=i / 10) for i in range(11))


# The camera


@pytest.mark.parametrize("roll", [0.0, 0.2, 0.5, 1.0])
def test_floor_and_wall_are_level_in_every_view(roll: float) -> None:
    camera = Camera(QRectF(0, 0, 704, 484), Posture(roll=roll))
    for y, z in ((0.0, WALL_Z_M), (0.0, 0.46), (1.0, WALL_Z_M)):
        heights = {round(camera.xy(Vec(x, y, z))[1], 6) for x in (-1.0, 0.0, 1.0)}
        assert len(heights) == 1


@pytest.mark.parametrize("roll", [0.0, 0.3, 1.0])
def test_what_is_drawn_on_a_plane_is_where_the_camera_sees_it(roll: float) -> None:
    camera, place = Camera(QRectF(0, 0, 704, 484), Posture(roll=roll)), Vec(0.3, 0.2, -0.1)
    seen = camera.point(place)
    for found in (
        camera.level_plane(place.y).map(QPointF(place.x, place.z)),
        camera.upright_plane(place.z).map(QPointF(place.x, place.y)),
    ):
        assert (found - seen).manhattanLength() < 1e-6


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_the_person_is_cut_off(size: tuple[int, int]) -> None:
    rect = QRectF(0, 0, *size)
    for posture in turning_over():
        camera, joints = Camera(rect, posture), pose(posture)
        trunk = joints.trunk
        # With the flesh around it; the bun is the furthest of the head.
        places = [(trunk.head + trunk.crown * 0.14, 0.06), (trunk.hips, 0.17)]
        for leg in (joints.upper_leg, joints.lower_leg):
            places += [(leg.knee, 0.07), (leg.toe, 0.05)]
        for arm in (joints.upper_arm, joints.lower_arm):
            places += [(arm.elbow, 0.05), (arm.fingertips, 0.02)]
        for place, reach_m in places:
            reach = reach_m * camera.scale
            assert rect.adjusted(reach, reach, -reach, -reach).contains(camera.point(place))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_there_is_room_above_a_lifted_leg_for_its_mark_and_number(
    size: tuple[int, int], roll: float
) -> None:
    rect, posture = QRectF(0, 0, *size), replace(LIFTED, lift_deg=45.0, roll=roll)
    leg, camera = pose(posture).upper_leg, Camera(rect, posture)
    beyond = leg.hip + (leg.ankle - leg.hip) * ((LEG_M + 0.15) / LEG_M)
    assert rect.contains(camera.point(beyond + Vec(0, 0.17, 0)))
    level = replace(posture, lift_deg=0.0)
    leg = pose(level).upper_leg
    beyond = leg.hip + (leg.ankle - leg.hip) * ((LEG_M + 0.2) / LEG_M)
    assert rect.contains(camera.point(beyond))


# Shadows


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_heels_and_back_are_seen_to_be_at_the_wall(
    qtbot: QtBot, colors: Colors, roll: float
) -> None:
    posture = Posture(roll=roll)
    image, joints = picture(posture, colors), pose(posture)
    feet_way = 1 if roll == 0 else -1
    heel, waist = joints.upper_leg.ankle, joints.trunk.hips.lerp(joints.trunk.chest, 0.5)
    for place, near_m, beyond_m in ((heel, 0.028, 0.05), (waist, 0.073, 0.095)):
        near, beyond = (Vec(place.x, place.y + up_m, WALL_Z_M) for up_m in (near_m, beyond_m))
        away = replace(near, x=0.64 * feet_way), replace(beyond, x=0.64 * feet_way)
        one, far_one, other, far_other = (
            color_at(image, posture, place).lightness() for place in (near, beyond, *away)
        )
        assert one < other - 2
        # So close to the body's outline that it is no stain on the wall, nor a glow.
        assert abs(far_one - far_other) <= 1


@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_on_black_nothing_is_around_what_is_at_the_wall(qtbot: QtBot, roll: float) -> None:
    posture = Posture(roll=roll)
    image, joints = picture(posture, CONTRAST), pose(posture)
    waist, leg = joints.trunk.hips.lerp(joints.trunk.chest, 0.5), joints.upper_leg
    heel = leg.ankle.lerp(foot_joints(leg)[0], 0.45)
    for near in (heel + Vec(0, 0.040, 0), waist + Vec(0, 0.130, 0)):
        beyond = near + Vec(0, 0.04, 0)
        one, other = (color_at(image, posture, place).lightness() for place in (near, beyond))
        assert abs(one - other) <= 3


def test_who_lies_on_the_back_is_away_from_the_wall(qtbot: QtBot) -> None:
    image = picture(ON_BACK)
    waist = Vec(-0.2, 0.36, WALL_Z_M)
    away = replace(waist, x=0.6)
    assert color_at(image, ON_BACK, waist) == color_at(image, ON_BACK, away)


def unlike(one: QImage, other: QImage) -> float:
    """How much of two pictures is not the same colour, nor nearly so, of 1."""
    rows = zip(pixel_rows(one), pixel_rows(other), strict=True)
    count = sum(
        any(abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > 12 for shift in (16, 8, 0))
        for row, other_row in rows
        for a, b in zip(row, other_row, strict=True)
        if a != b
    )
    return count / (one.width() * one.height())


@pytest.mark.parametrize("still", ALL_STILL[:-1])
def test_nothing_jumps_where_turning_over_begins(qtbot: QtBot, still: Posture) -> None:
    moved = replace(still, roll=still.roll + 1e-6)
    # Of who stays, outlines over a shadow that moves are painted twice, and so a little darker.
    assert unlike(picture(still), picture(moved)) < 0.0025


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize(("order", "most"), [("turned_away", 0.0055), ("leg_behind", 0.0005)])
def test_little_jumps_where_the_far_side_goes_behind_the_trunk(
    qtbot: QtBot, build: Build, order: str, most: float
) -> None:
    before, after, person = 1.0, 0.0, Person(build)
    while before - after > 1e-6:
        middle = (before + after) / 2
        posture = Posture(supine=middle)
        camera, painter = Camera(QRectF(0, 0, 1, 1), posture), Strokes(QTransform())
        body = Body(LimbPainter(painter, camera, ""), posture, person, LIGHT)
        before, after = (middle, after) if getattr(body, order) else (before, middle)
    one, other = (picture(Posture(supine=supine), build=build) for supine in (before, after))
    assert unlike(one, other) < most


def test_a_bent_limbs_shadow_is_as_dark_at_the_joint_as_beside_it(qtbot: QtBot) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    limb = [Blob((0.2, 0.5), (1.5, 0.5), 0.3, 0.4), Blob((1.5, 0.5), (2.8, 0.5), 0.3, 0.4)]
    bounds = paint_blobs(painter, QTransform.fromScale(100, 100), limb, "#000000")
    painter.end()
    darkness = [255 - image.pixelColor(x, 50).lightness() for x in range(400)]
    assert darkness[150] == pytest.approx(darkness[85], rel=0.15)
    assert darkness[20] < 0.6 * darkness[85]
    assert all(
        not dark for x, dark in enumerate(darkness) if not bounds.left() < x < bounds.right()
    )


def test_blobs_along_a_line_are_as_opaque_as_one_along_all_of_it(qtbot: QtBot) -> None:
    places = [(0.2 + 0.325 * i, 0.5) for i in range(9)]
    darkness = []
    for blobs in (
        blobs_along(places, [0.4] * 9, [0.3] * 9),
        [Blob(places[0], places[-1], 0.3, 0.4)],
    ):
        image = QImage(300, 100, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_blobs(painter, QTransform.fromScale(100, 100), blobs, "#000000")
        painter.end()
        darkness.append(255 - image.pixelColor(150, 50).lightness())
    assert darkness[0] == pytest.approx(darkness[1], rel=0.2)


@pytest.mark.parametrize("supine", [0.0, 0.3, 0.5, 1.0])
def test_a_dark_line_is_at_the_lower_edge_of_what_is_on_the_mat(supine: float) -> None:
    posture = Posture(supine=supine)
    camera, leg = Camera(QRectF(0, 0, 704, 484), posture), pose(posture).lower_leg
    joints, profile = (leg.hip, leg.knee, leg.ankle), SHAPES[Build.SLENDER].leg
    spots = limb_spots(joints, profile, (0.9, 1.0))
    (touching,) = contact_blobs(camera, spots)
    end = camera.level_plane(0.0).map(QPointF(*touching.end))
    x, y = camera.xy(leg.ankle)
    assert end.x() == pytest.approx(x, abs=1)
    radius_px = profile[-1][1] * camera.scale
    assert y + 0.6 * radius_px < end.y() < y + 1.2 * radius_px
    raised = limb_spots([joint + Vec(0, 0.1, 0) for joint in joints], profile, (0.9, 1.0))
    fainter = [blob.opacity for blob in contact_blobs(camera, raised)]
    assert touching.opacity > 0.2
    assert all(opacity < 0.3 * touching.opacity for opacity in fainter)


# What is kept


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_of_a_picture_only_what_is_to_be_seen_is_kept(qtbot: QtBot, ratio: float) -> None:
    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(40, 20, 60, 8), QColor("#aa3311"))

    size = QSize(round(200 * ratio), round(80 * ratio))
    kept = KeptPicture(size, ratio, paint)
    assert kept.pixmap.size() == QSize(round(60 * ratio), round(8 * ratio))
    seen = []
    for paint_it in (lambda p: kept.paint(p, QRectF(0, 0, 200, 80), QRectF(0, 0, 200, 80)), paint):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_it(painter)
        painter.end()
        seen.append(image)
    assert seen[0] == seen[1]
    nothing = KeptPicture(size, ratio, lambda painter: None)
    assert nothing.pixmap.isNull()
    around = KeptPicture(size, ratio, paint, margin_px=6)
    assert around.pixmap.size() == kept.pixmap.size() + QSize(12, 12)
    to_the_edges = KeptPicture(size, ratio, paint, margin_px=1000)
    assert to_the_edges.pixmap.size() == size
    assert KeptPicture(size, ratio, lambda painter: None, margin_px=6).pixmap.isNull()


@pytest.mark.parametrize(
    ("posture", "top"),
    [
        (CLOSED, Posture(open_deg=OPEN_DEG)),
        (RESTING, LIFTED),
        (ON_BACK, replace(ON_BACK, bridge_deg=BRIDGE_DEG)),
        (SITTING, None),
    ],
)
def test_no_more_than_12_mib_are_kept_at_a_scale_of_2(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, posture: Posture, top: Posture | None
) -> None:
    kept: list[KeptPicture] = []

    class Counted(KeptPicture):
        def __init__(self, *arguments: object, **others: object) -> None:
            super().__init__(*arguments, **others)  # type: ignore[arg-type]
            kept.append(self)

    monkeypatch.setattr(figure_painter, "KeptPicture", Counted)
    program = built_in()
    session = Session(Plan(program.levels[0], Side.LEFT, program.timing))
    first_rep_ms = session.timeline.reps[0].start_ms
    figure = view_geometry(1366, 768, scene_at(session, first_rep_ms, 0).texts).figure
    image = QImage((figure.size() * 2).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    state = FigureState(posture, Person(), Target(top) if top else None)
    FigurePainter().paint(painter, QRectF(QPointF(0, 0), figure.size()), state, LIGHT)
    painter.end()
    assert kept
    sizes = [picture.pixmap.width() * picture.pixmap.height() * 4 for picture in kept]
    assert sum(sizes) <= 12 * 2**20
