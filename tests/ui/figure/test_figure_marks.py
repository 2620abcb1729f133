"""What a rep aims at, painted without the person: the gauge, the ring and their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial, reduce
from itertools import pairwise
from math import cos, radians, sin

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, OPEN_DEG, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import VIEW, Camera
from glutetimer.ui.figure.extremities.foot import paint_foot
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.marks.gauge import LIMIT_DEG, Gauge, raised_fraction
from glutetimer.ui.figure.marks.marks import mark_for
from glutetimer.ui.figure.marks.ring import RING_M, UP_LEG, Ring
from glutetimer.ui.figure.marks.track import TrackStyle
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure.shapes import SHAPES
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
    """The whole ring with its arrow at that place, without a leg."""

    def paint(painter: QPainter) -> None:
        ring = mark(replace(LOW, roll=posture.roll), direction)
        ring.paint_behind(painter, posture)
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


@pytest.mark.parametrize("step", range(8))
def test_chevrons_in_the_band_are_where_the_arrow_comes_next(step: int) -> None:
    ring, low = ring_of(LOW, Direction.FORWARD), round_the_circle(step)
    chevrons = ring.chevrons_at(low, near=False) + ring.chevrons_at(low, near=True)
    tips = [chevron.toList()[1] for chevron in chevrons]
    now, ahead, behind = (ring.arrow_at(round_the_circle((step + i) % 8)) for i in (0, 2, -2))
    assert {tip.toPoint().toTuple() for tip in tips} <= places(track(LOW, Direction.FORWARD))
    assert not any(now.contains(tip) or behind.contains(tip) for tip in tips)
    assert any(map(ahead.contains, tips))


@cache
def ink_at(step: int, direction: Direction, roll: float = 0.0) -> set[Place]:
    """Where the arrow and its tail are."""
    return places(arrow(round_the_circle(step, roll), direction), LIGHT.target)


def head_at(step: int, roll: float = 0.0) -> set[Place]:
    """What both arrows share: their heads, not their tails."""
    forward, backward = (ink_at(step, way, roll) for way in Direction)
    return forward & backward


def shin_at(angle_deg: float, roll: float) -> QPointF:
    """Where the shin is seen that the ring is around."""
    posture = round_at(angle_deg, roll)
    leg = pose(posture).upper_leg
    return camera_at(posture).point(leg.ankle.lerp(leg.hip, UP_LEG))


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_ring_is_around_the_shins_circle_and_the_arrow_beside_the_shin(roll: float) -> None:
    low = replace(LOW, roll=roll)
    ring = ring_of(low, Direction.FORWARD)
    shins = [shin_at(angle, roll) for angle in DEGREES]
    centre = sum(shins, QPointF()) / len(shins)
    larger = RING_M / (CIRCLE_RADIUS_M * (1 - UP_LEG))
    for angle, shin in zip(DEGREES, shins, strict=True):
        tip = ring.arrow_at(round_at(angle, roll)).boundingRect()
        assert tip.adjusted(-1, -1, 1, 1).contains(centre + (shin - centre) * larger)
    band = places(track(low, Direction.FORWARD), LIGHT.card)
    # So much larger than the shin's circle that the arrow goes beside the shin.
    circle = {(round(shin.x()), round(shin.y())) for shin in shins}
    assert 2.0 < extent(band) / extent(circle) < 3.6


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("build", Build)
def test_neither_ring_nor_arrow_ever_covers_the_foot(build: Build, roll: float) -> None:
    low = replace(LOW, roll=roll)
    for step in range(8):
        posture = round_the_circle(step, roll)

        def paint(painter: QPainter, at: Posture = posture, cloth: bool = False) -> None:
            limb_painter = LimbPainter(painter, camera_at(at), LIGHT.outline)
            leg, ankle_m = pose(at).upper_leg, SHAPES[build].leg[-1][1]
            paint_foot(limb_painter, leg, at.side, ankle_m, SKINS[Person().skin][0])
            if cloth:
                Body(limb_painter, at, Person(build), LIGHT).paint_moving()

        bare, clothed = painted(paint), painted(partial(paint, cloth=True))
        foot = {place for place in places(bare) if bare.pixel(*place) == clothed.pixel(*place)}
        assert len(foot) > 100
        for direction in Direction:
            ring = ring_of(low, direction)
            before = places(painted(partial(ring.paint_before, posture=posture)))
            assert not before & foot, (step, direction, len(before & foot))


def extent(of: set[Place]) -> int:
    """How wide and high together."""
    xs, ys = [x for x, _ in of], [y for _, y in of]
    return max(xs) - min(xs) + max(ys) - min(ys)


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("direction", Direction)
def test_the_tail_never_leaves_the_rings_band(direction: Direction, roll: float) -> None:
    low = replace(LOW, roll=roll)
    ring = ring_of(low, direction)
    all_round = reduce(QRectF.united, (
        ring.arrow_at(round_at(angle, roll)).boundingRect() for angle in DEGREES
    )).adjusted(-2, -2, 2, 2).toAlignedRect()  # fmt: skip

    def places_there(paint: Callable[[QPainter], None]) -> set[Place]:
        return places(painted(paint).copy(all_round))

    band = places_there(ring.paint_track)
    for angle in DEGREES:
        posture = round_at(angle, roll)
        behind = places_there(partial(ring.paint_behind, posture=posture))
        arrow = ring.arrow_at(posture).boundingRect().adjusted(-2, -2, 2, 2)
        arrow.translate(-all_round.topLeft())
        before = places_there(partial(ring.paint_before, posture=posture))
        assert all(arrow.contains(*place) for place in (behind | before) - band), angle


@pytest.mark.parametrize("direction", Direction)
def test_all_of_the_arrows_head_is_before_the_leg_and_it_is_smaller_on_the_far_half(
    direction: Direction,
) -> None:
    ring = ring_of(LOW, direction)
    near, far = round_the_circle(2), round_the_circle(6)
    for posture in near, far:
        head = ring.arrow_at(posture)
        corners = (head.elementAt(i) for i in range(head.elementCount()))
        before = places(painted(partial(ring.paint_before, posture=posture)))
        assert {(round(corner.x), round(corner.y)) for corner in corners} <= before
        tip = head.elementAt(0)
        behind = places(painted(partial(ring.paint_behind, posture=posture)))
        assert (round(tip.x), round(tip.y)) not in behind
    assert ring.arrow_at(far).length() < 0.9 * ring.arrow_at(near).length()


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("direction", Direction)
def test_the_arrows_head_points_on_and_is_no_sliver_anywhere(
    direction: Direction, roll: float
) -> None:
    ring = ring_of(replace(LOW, roll=roll), direction)
    onwards = 1 if direction is Direction.FORWARD else -1
    for angle in DEGREES[::5]:
        head = ring.arrow_at(round_at(angle, roll))
        places = (head.elementAt(i) for i in range(head.elementCount()))
        corners = [QPointF(place.x, place.y) for place in places]
        tip, middle = corners[0], head.boundingRect().center()
        way = shin_at(angle + 4 * onwards, roll) - shin_at(angle - 4 * onwards, roll)
        assert QPointF.dotProduct(way, tip - middle) > 0, angle
        # Twice the area of the triangle from the tip to both ends of the widest place.
        last = len(corners) // 2
        ends = [corner - tip for corner in corners[last - 1 : last + 1]]
        doubled = abs(ends[0].x() * ends[1].y() - ends[0].y() * ends[1].x())
        longest = max(QPointF.dotProduct(end, end) for end in ends)
        assert doubled > 0.5 * longest, angle


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_nothing_comes_near_the_word(roll: float, direction: Direction) -> None:
    low = replace(LOW, roll=roll)
    word = places(track(low, direction), LIGHT.target)
    word_bottom = max(y for _, y in word)
    for step in range(8):
        posture = round_the_circle(step, roll)
        for build in Build:

            def paint(painter: QPainter, build: Build = build, at: Posture = posture) -> None:
                limb_painter = LimbPainter(painter, camera_at(at), LIGHT.outline)
                Body(limb_painter, at, Person(build), LIGHT).paint_moving()
                mark(low, direction).paint_before(painter, at)

            assert min(y for _, y in places(painted(paint))) > word_bottom + HEIGHT / 80


def test_the_leg_is_before_the_rings_far_half_and_behind_the_near_one() -> None:
    ring = mark(LOW, Direction.FORWARD)

    def tail_behind(step: int) -> set[Place]:
        behind = painted(lambda painter: ring.paint_behind(painter, round_the_circle(step)))
        return places(behind, LIGHT.target)

    near, far = 2, 6
    # At the near half's middle only the tail's thin end is behind.
    assert len(tail_behind(far)) > 3 * len(tail_behind(near))
    # Behind the leg the whole track is kept; the near half is painted over the leg again.
    whole = places(track(LOW, Direction.FORWARD), LIGHT.card)
    again = places(
        painted(lambda painter: ring.paint_before(painter, round_the_circle(far))), LIGHT.card
    )
    assert 0.3 * len(whole) < len(again & whole) < 0.7 * len(whole)


def test_the_word_says_which_way_round() -> None:
    forward, backward = (places(track(LOW, way), LIGHT.target) for way in Direction)
    assert len(forward - backward) > 20
    assert len(backward - forward) > 20
    ring = min(y for _, y in places(track(LOW, Direction.FORWARD), LIGHT.card))
    assert max(y for _, y in forward) < ring
