"""What a rep aims at, painted without the person: the gauge, the ring and their words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from math import cos, radians, sin

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, OPEN_DEG, Posture
from glutetimer.core.program import Direction
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import VIEW, Camera
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.marks.gauge import LIMIT_DEG, Gauge, raised_fraction
from glutetimer.ui.figure.marks.marks import mark_for
from glutetimer.ui.figure.marks.ring import Ring
from glutetimer.ui.figure.marks.track import TrackStyle
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.support.pixels import pixel_rows

WIDTH = 412
HEIGHT = round(WIDTH * VIEW.height() / VIEW.width())
OPEN = Posture(open_deg=OPEN_DEG)
LIFTED = Posture(knee_extension=1, lift_deg=LIFT_DEG)
BRIDGE = Posture(supine=1.0, bridge_deg=BRIDGE_DEG)
TOPS = {"clamshell": OPEN, "lift": LIFTED, "bridge": BRIDGE}
LOW = replace(LIFTED, up_m=-CIRCLE_RADIUS_M)
DEGREES = range(360)
ROLLS = {"left": 0.0, "right": 1.0}
BLANK = QColor("#ff00ff")
Place = tuple[int, int]


def on_the_way(top: Posture, fraction: float) -> Posture:
    """The posture of a rep at that fraction of the way from the start to its top."""
    start = Posture(top.roll, top.knee_extension, supine=top.supine)
    return start.lerp(top, fraction)


def round_the_circle(steps_of_8: int, roll: float = 0.0) -> Posture:
    """Low, in front, high and behind, and the four places between."""
    up, forward = ((-1, 0), (-0.7, 0.7), (0, 1), (0.7, 0.7), (1, 0), (0.7, -0.7), (0, -1),
                   (-0.7, -0.7))[steps_of_8]  # fmt: skip
    return replace(LOW, roll=roll, up_m=up * CIRCLE_RADIUS_M, forward_m=forward * CIRCLE_RADIUS_M)


def round_at(angle_deg: float, roll: float) -> Posture:
    """Somewhere on the circle, so far forward from its lowest point."""
    up, forward = -cos(radians(angle_deg)), sin(radians(angle_deg))
    return replace(LOW, roll=roll, up_m=up * CIRCLE_RADIUS_M, forward_m=forward * CIRCLE_RADIUS_M)


def painted(paint: Callable[[QPainter], object]) -> QImage:
    """What is painted on a picture of a colour that nothing else has."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(BLANK)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def places(image: QImage, color: str = "") -> set[Place]:
    """Where something is painted, or where it has that very colour."""
    wanted, blank = QColor(color).rgba(), BLANK.rgba()
    blank_row = [blank] * image.width()
    # Most rows have nothing, which is quickly told of a whole row.
    return {
        (x, y)
        for y, row in enumerate(pixel_rows(image))
        if (wanted in row if color else row != blank_row)
        for x, pixel in enumerate(row)
        if (pixel == wanted if color else pixel != blank)
    }


def middle(of: set[Place]) -> tuple[float, float]:
    xs, ys = zip(*of, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def camera_at(posture: Posture) -> Camera:
    return Camera(QRectF(0, 0, WIDTH, HEIGHT), posture)


def mark(top: Posture, circling: Direction | None = None, colors: Colors = LIGHT) -> Gauge | Ring:
    return mark_for(camera_at(top), Target(top, circling), colors)


def ring_of(top: Posture, direction: Direction) -> Ring:
    ring = mark(top, direction)
    assert isinstance(ring, Ring)
    return ring


def progress(top: Posture, fraction: float, colors: Colors = LIGHT) -> QImage:
    return painted(lambda painter: mark(top, None, colors).paint_before(
        painter, on_the_way(top, fraction)))  # fmt: skip


def track(top: Posture, circling: Direction | None = None, colors: Colors = LIGHT) -> QImage:
    return painted(mark(top, circling, colors).paint_track)


def arrow(posture: Posture, direction: Direction) -> QImage:
    """The arrow with its tail at that place, without a leg."""

    def paint(painter: QPainter) -> None:
        ring = mark(replace(LOW, roll=posture.roll), direction)
        ring.paint_before(painter, posture)

    return painted(paint)


@pytest.fixture(autouse=True)
def _with_fonts(qtbot: QtBot) -> None:
    """Words are written."""


# The gauge


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
def test_the_gauge_stands_where_the_body_never_is(top: Posture, roll: float) -> None:
    top = replace(top, roll=roll)
    gauge = places(track(top)) | places(progress(top, 0.0)) | places(progress(top, 1.0))
    for build in Build:
        for fraction in (0.0, 0.5, 1.0):
            posture = on_the_way(top, fraction)

            def paint(painter: QPainter, build: Build = build, lying: Posture = posture) -> None:
                limb_painter = LimbPainter(painter, camera_at(lying), LIGHT.outline)
                body = Body(limb_painter, lying, Person(build), LIGHT)
                body.paint_behind()
                body.paint_moving()
                body.paint_before()

            assert not gauge & places(painted(paint)), (build, fraction)


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("top", [*TOPS.values(), LOW], ids=[*TOPS, "circles"])
def test_all_of_a_mark_is_in_the_picture(top: Posture, roll: float) -> None:
    top = replace(top, roll=roll)
    shown = places(track(top)) | places(progress(top, 0.0)) | places(progress(top, 1.0))
    for direction in Direction if top.up_m else ():
        shown |= places(track(top, direction))
        for step in range(8):
            shown |= places(arrow(round_the_circle(step, roll), direction))
    assert {x for x, _ in shown} <= set(range(1, WIDTH - 1))
    assert {y for _, y in shown} <= set(range(1, HEIGHT - 1))


@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
def test_the_marker_rises_evenly_with_the_rep_and_stays_below_the_limit(top: Posture) -> None:
    markers = [places(progress(top, i / 4), LIGHT.dot) for i in range(5)]
    heights = [middle(marker)[1] for marker in markers]
    rises = [low - high for low, high in pairwise(heights)]
    assert min(rises) > HEIGHT / 40
    assert max(rises) < 2 * min(rises)
    highest = min(y for _, y in markers[-1])
    limit = places(track(top), LIGHT.target)
    assert min(y for _, y in limit) < highest
    assert not limit & places(progress(top, 1.0))


@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
def test_what_is_done_fills_the_track_behind_the_marker(top: Posture) -> None:
    filled = [len(places(progress(top, fraction), LIGHT.leg)) for fraction in (0.0, 0.5, 1.0)]
    assert filled[0] < filled[1] < filled[2]
    whole = places(progress(top, 1.0), LIGHT.leg)
    assert places(progress(top, 0.5), LIGHT.leg) - places(progress(top, 0.5)) == set()
    assert len(places(track(top)) & whole) > 0.5 * len(whole)


@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
def test_every_gauge_has_the_same_parts(top: Posture) -> None:
    assert places(track(top), LIGHT.card)
    assert places(track(top), LIGHT.target)


def test_every_limit_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    written: dict[str, list[str]] = {name: [] for name in TOPS}
    for name, top in TOPS.items():
        texts = written[name]
        monkeypatch.setattr(
            TrackStyle, "write", lambda _, painter, text, *places, texts=texts: texts.append(text)
        )
        track(top)
    assert written == {"clamshell": ["45°"], "lift": ["45°"], "bridge": ["Body straight"]}


def test_a_lift_to_a_circle_ends_at_the_circles_lowest_point() -> None:
    assert raised_fraction(LIFTED, LIFTED) < 1
    assert raised_fraction(LOW, LOW) < raised_fraction(LIFTED, LIFTED)
    assert raised_fraction(replace(LIFTED, lift_deg=LIMIT_DEG), LIFTED) == 1
    assert raised_fraction(replace(LIFTED, lift_deg=-40), LIFTED) == 0


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_a_mark_has_the_colours_of_the_picture(colors: Colors) -> None:
    assert places(track(OPEN, colors=colors), colors.target)
    assert places(progress(OPEN, 0.5, colors), colors.leg)


def test_one_mark_is_kept_for_the_same_camera_target_and_colours() -> None:
    camera, target = camera_at(OPEN), Target(OPEN)
    assert mark_for(camera, target, LIGHT) is mark_for(camera, Target(replace(OPEN)), LIGHT)
    assert mark_for(camera, target, DARK) is not mark_for(camera, target, LIGHT)


# The ring


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_arrow_goes_round_with_the_ankle(roll: float) -> None:
    low, front, high, behind = (middle(head_at(step, roll)) for step in (0, 2, 4, 6))
    assert high[1] < min(front[1], behind[1])
    assert low[1] > max(front[1], behind[1])
    # The feet are at the viewer's right where the left leg works, and the ring leans with the leg.
    assert (front[0] < behind[0]) is (roll == 0.0)


@pytest.mark.parametrize("step", range(8))
def test_the_tail_is_where_the_arrow_came_from(step: int) -> None:
    forward, backward = (ink_at(step, way) for way in Direction)
    before, after = (head_at((step + quarter) % 8) for quarter in (-2, 2))
    assert forward & before
    assert backward & after
    assert not forward & after
    assert not backward & before


@cache
def ink_at(step: int, direction: Direction, roll: float = 0.0) -> set[Place]:
    """Where the arrow and its tail are."""
    return places(arrow(round_the_circle(step, roll), direction), LIGHT.target)


def fill(painter: QPainter, head: QPainterPath, color: QColor) -> None:
    painter.fillPath(head, color)


def head_at(step: int, roll: float = 0.0) -> set[Place]:
    """What both arrows' heads share."""
    posture = round_the_circle(step, roll)
    heads = (ring_of(replace(LOW, roll=roll), way).arrow_at(posture) for way in Direction)
    color = QColor(LIGHT.target)
    forward, backward = (places(painted(partial(fill, head=head, color=color))) for head in heads)
    return forward & backward


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("direction", Direction)
def test_the_ring_and_its_word_stand_where_the_body_never_is(
    direction: Direction, roll: float
) -> None:
    low = replace(LOW, roll=roll)
    shown = places(track(low, direction))
    for step in range(8):
        shown |= places(arrow(round_at(45 * step, roll), direction))
    for build in Build:
        for posture in (round_at(45 * step, roll) for step in range(8)):

            def paint(painter: QPainter, build: Build = build, lying: Posture = posture) -> None:
                limb_painter = LimbPainter(painter, camera_at(lying), LIGHT.outline)
                body = Body(limb_painter, lying, Person(build), LIGHT)
                body.paint_behind()
                body.paint_moving()
                body.paint_before()

            both = shown & places(painted(paint))
            assert not both, (len(both), middle(both))


def corners_at(angle_deg: float, direction: Direction, roll: float) -> list[QPointF]:
    """The head's corners from its tip round."""
    head = ring_of(replace(LOW, roll=roll), direction).arrow_at(round_at(angle_deg, roll))
    places = (head.elementAt(i) for i in range(3))
    return [QPointF(place.x, place.y) for place in places]


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("direction", Direction)
def test_the_arrows_head_points_on_and_is_one_and_the_same_all_round(
    direction: Direction, roll: float
) -> None:
    onwards = 1 if direction is Direction.FORWARD else -1
    for angle in DEGREES[::15]:
        tip, side, other = corners_at(angle, direction, roll)
        before, after = (
            sum(corners_at(angle + 4 * way, direction, roll), QPointF())
            for way in (-onwards, onwards)
        )
        assert QPointF.dotProduct((after - before) / 3, tip - (side + other) / 2) > 0, angle
        # Twice the triangle's area.
        doubled = (side - tip).x() * (other - tip).y() - (side - tip).y() * (other - tip).x()
        first_tip, first_side, first_other = corners_at(0, direction, roll)
        whole = QPointF.dotProduct(first_side - first_other, first_side - first_other)
        length = first_tip - (first_side + first_other) / 2
        whole *= QPointF.dotProduct(length, length)
        assert doubled * doubled == pytest.approx(whole), angle


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_two_ways_round_point_opposite_ways(roll: float) -> None:
    for angle in DEGREES[::15]:
        forward, backward = (corners_at(angle, way, roll) for way in Direction)
        to_tip, to_other_tip = (
            tip - (side + other) / 2 for tip, side, other in (forward, backward)
        )
        assert abs((to_tip + to_other_tip).manhattanLength()) < 1e-6


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("direction", Direction)
def test_nothing_of_the_arrow_comes_near_the_word(direction: Direction, step: int) -> None:
    for roll in ROLLS.values():
        low = replace(LOW, roll=roll)
        word = places(track(low, direction), LIGHT.target)
        shown = places(arrow(round_at(45 * step, roll), direction))
        gap = WIDTH / 100
        xs, word_xs = [x for x, _ in shown], [x for x, _ in word]
        assert min(xs) > max(word_xs) + gap or max(xs) < min(word_xs) - gap


def test_the_word_says_which_way_round() -> None:
    forward, backward = (places(track(LOW, way), LIGHT.target) for way in Direction)
    assert len(forward - backward) > 20
    assert len(backward - forward) > 20
