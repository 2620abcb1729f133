"""The hair: a bun, a short cut and curls, each with strands and a sheen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from math import cos, hypot, radians, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.face import in_sight_m, on_face
from glutetimer.ui.figure.head.head_turn import (
    HeadSection,
    HeadTurn,
    lens,
    section_at,
    silhouette,
    strand,
)


def _sections(*rows: tuple[float, float, float, float]) -> tuple[HeadSection, ...]:
    return tuple(HeadSection(*row) for row in rows)


# Combed back, smooth, from the crown to the nape.
_COMBED = _sections(
    (-0.1235, 0.016, 0.006, 0.040),
    (-0.1150, 0.042, 0.034, 0.068),
    (-0.0980, 0.0630, 0.060, 0.090),
    (-0.0740, 0.0765, 0.0755, 0.106),
    (-0.0450, 0.0815, 0.0740, 0.115),
    (-0.0150, 0.0815, 0.0600, 0.117),
    (0.0150, 0.0770, 0.0350, 0.112),
    (0.0400, 0.0650, 0.0080, 0.101),
    (0.0560, 0.0500, -0.0150, 0.088),
    (0.0660, 0.0300, -0.0350, 0.072),
)
# Full on top, close at the sides and in the nape.
_SHORT = _sections(
    (-0.1310, 0.012, 0.012, 0.018),
    (-0.1255, 0.034, 0.038, 0.046),
    (-0.1120, 0.0550, 0.0640, 0.075),
    (-0.0890, 0.0710, 0.0800, 0.098),
    (-0.0590, 0.0785, 0.0780, 0.111),
    (-0.0150, 0.0780, 0.0600, 0.112),
    (0.0150, 0.0740, 0.0350, 0.105),
    (0.0360, 0.0630, 0.0080, 0.094),
    (0.0500, 0.0490, -0.0200, 0.082),
    (0.0580, 0.0300, -0.0400, 0.068),
)
# Short curls, as full at the sides as on top: they are the same however the head lies.
_CURLY = _sections(
    (-0.1460, 0.024, 0.024, 0.034),
    (-0.1380, 0.058, 0.060, 0.074),
    (-0.1180, 0.0860, 0.0860, 0.104),
    (-0.0880, 0.1010, 0.0910, 0.125),
    (-0.0540, 0.1050, 0.0800, 0.133),
    (-0.0180, 0.1020, 0.0560, 0.132),
    (0.0150, 0.0920, 0.0280, 0.122),
    (0.0420, 0.0760, 0.0020, 0.105),
    (0.0580, 0.0560, -0.0250, 0.089),
    (0.0680, 0.0350, -0.0470, 0.073),
)
_MASS = {Build.SLENDER: _COMBED, Build.STURDY: _SHORT, Build.FULL: _CURLY}
# The bun's middle, high on the back of the head, and its radius.
_BUN_Y_M, _BUN_Z_M, _BUN_M = -0.121, -0.070, 0.041


@frozen
class Hair:
    """The paths of a head's hair: what is behind the face and what is before it.

    Strands are lines as it is combed, or as it curls; the sheen is a band over the crown, brightest
    at `sheen_middle`, and `sheen_end` is where it has faded.
    """

    mass: QPainterPath
    bun: QPainterPath
    before: QPainterPath
    strands: QPainterPath
    sheen: QPainterPath
    sheen_middle: QPointF
    sheen_end: QPointF


def hair(turn: HeadTurn, build: Build) -> Hair:
    """A build's hair as the head is turned."""
    mass, curly = _MASS[build], build is Build.FULL
    outline = silhouette(turn, mass)
    sheen, sheen_middle, sheen_end = _sheen(turn, mass)
    return Hair(
        mass=_curly_edge(outline) if curly else outline,
        bun=_bun(turn) if build is Build.SLENDER else QPainterPath(),
        before=_fringe(turn, build) if curly else QPainterPath(),
        strands=_curls(turn) if curly else _strands(turn, build),
        sheen=sheen,
        sheen_middle=sheen_middle,
        sheen_end=sheen_end,
    )


def _bun(turn: HeadTurn) -> QPainterPath:
    centre = turn.point(0, _BUN_Y_M, _BUN_Z_M)
    bun = QPainterPath()
    bun.addEllipse(centre, _BUN_M * 1.04, _BUN_M * 0.96)
    return bun


def _bun_strands(turn: HeadTurn) -> QPainterPath:
    """How the bun is wound round itself."""
    centre = turn.point(0, _BUN_Y_M, _BUN_Z_M)
    strands = QPainterPath()
    for shift, size in ((-0.010, 0.78), (0.006, 0.5)):
        x, y = centre.x() + shift * turn.aside, centre.y() + shift * 0.3 - 0.004
        radius = _BUN_M * size
        start, end = QPointF(x - radius, y + radius * 0.2), QPointF(x + radius, y + radius * 0.2)
        strands.addPath(strand(start, QPointF(x, y - radius * 1.6), end, _STRAND_M))
    return strands


# So many curls are seen along the outline, each so far out of it.
_EDGE_CURLS, _EDGE_CURL_M = 22, 0.0095
# How high a bump is at most, for as much width as 1.
_ROUND = 0.45


def _curly_edge(outline: QPainterPath) -> QPainterPath:
    """An outline of curls, along one that is smooth."""
    places = [outline.pointAtPercent(i / _EDGE_CURLS) for i in range(_EDGE_CURLS)]
    return _scalloped([*places, places[0]], [_EDGE_CURL_M] * _EDGE_CURLS)


def _scalloped(places: Sequence[QPointF], outs_m: Sequence[float]) -> QPainterPath:
    """A line of round bumps from place to place, so far to its left; none is a spike."""
    path = QPainterPath(places[0])
    for (start, end), out_m in zip(pairwise(places), outs_m, strict=True):
        along = end - start
        length = hypot(along.x(), along.y()) or 1.0
        out_m = min(out_m, _ROUND * length)
        out = QPointF(along.y(), -along.x()) * (out_m * 4 / 3 / length)
        path.cubicTo(start + out - along * 0.10, end + out + along * 0.10, end)
    return path


# Half the edge of the curls over the forehead, from its middle to before the ear.
_FRINGE = (
    (0.012, -0.0700), (0.035, -0.0660), (0.0545, -0.0500), (0.0660, -0.0260), (0.0725, -0.0010)
)  # fmt: skip
# So far down they hang, and so far up on the head they begin. Of a face that is turned aside, from
# that far on, they become flat so near to where it goes out of sight.
_FRINGE_CURL_M, _FRINGE_M, _FRINGE_FLAT_M, _FLAT_FROM = 0.0075, 0.030, 0.024, 0.3


def _fringe(turn: HeadTurn, build: Build) -> QPainterPath:
    """The curls along the hairline, before the face."""
    places = [*_FRINGE[::-1], *((-x, y) for x, y in _FRINGE)]
    front = max(0.0, 1 - turn.aside / _FLAT_FROM)
    seen = [
        min(1.0, max(0.0, in_sight_m(turn, build, *at) / _FRINGE_FLAT_M + front)) for at in places
    ]
    outs_m = [_FRINGE_CURL_M * min(of_both) for of_both in pairwise(seen)]
    path = _scalloped([on_face(turn, build, x, y) for x, y in places], outs_m)
    for (x, y), part in reversed(list(zip(places, seen, strict=True))):
        path.lineTo(on_face(turn, build, x * 0.98, y - _FRINGE_M * part))
    path.closeSubpath()
    return path


# How far down curls are, and how far round from the front, on both sides.
_CURLS_DEG = (
    (-0.130, (28, 95, 155)),
    (-0.104, (13, 42, 74, 112, 150)),
    (-0.068, (62, 94, 128, 163)),
    (-0.032, (84, 114, 148)),
    (0.002, (118, 155)),
    (0.030, (128, 162)),
)
# How large one is, how far within the outline, and how much more than its half is seen of one on
# the outline.
_CURL_M, _CURL_WITHIN, _CURL_SEEN = 0.0145, 0.92, 0.15


def _curls(turn: HeadTurn) -> QPainterPath:
    """Each curl's round upper edge, as far as it faces the viewer."""
    curls = QPainterPath()
    curls.setFillRule(Qt.FillRule.WindingFill)
    for y, angles_deg in _CURLS_DEG:
        section = section_at(_CURLY, y)
        for side, angle_deg in product((-1, 1), angles_deg):
            ahead = cos(radians(angle_deg))
            x = side * section.width * sin(radians(angle_deg)) * _CURL_WITHIN
            z = (section.front if ahead > 0 else section.back) * ahead * _CURL_WITHIN
            facing = (z * turn.across - x * turn.aside) / hypot(x, y, z) + _CURL_SEEN
            if facing > 0:
                centre = turn.point(x, y, z)
                start, bend, end = (
                    centre + QPointF(side * aside, down) * _CURL_M
                    for aside, down in ((-1.0, 0.75), (0.25, -1.75), (0.85, 0.45))
                )
                curls.addPath(strand(start, bend, end, _STRAND_M * min(1.0, 2 * facing)))
    return curls


# Where strands begin that are combed back.
_COMBED_FROM = (
    (-0.066, -0.018), (-0.062, -0.034), (-0.054, -0.047), (-0.043, -0.059), (-0.030, -0.068),
    (-0.013, -0.072), (0.013, -0.072), (0.030, -0.068), (0.043, -0.059), (0.054, -0.047),
    (0.062, -0.034), (0.066, -0.018),
)  # fmt: skip
# How wide a strand is in its middle.
_STRAND_M = 0.0030


def _strands(turn: HeadTurn, build: Build) -> QPainterPath:
    """Lines as the hair is combed."""
    strands = _bun_strands(turn) if build is Build.SLENDER else QPainterPath()
    strands.setFillRule(Qt.FillRule.WindingFill)
    to = turn.point(0, -0.112, -0.060)
    for x, y in _COMBED_FROM:
        start, over = on_face(turn, build, x, y), turn.point(x * 1.05, y - 0.050, 0.030)
        strands.addPath(strand(start, over, start * 0.35 + to * 0.65, _STRAND_M))
    return strands


def _sheen(turn: HeadTurn, mass: tuple[HeadSection, ...]) -> tuple[QPainterPath, QPointF, QPointF]:
    """Where light glances off the hair: on the side of the crown that the viewer sees."""
    far, near = turn.edges(section_at(mass, -0.072))
    top = turn.edges(section_at(mass, -0.118))
    middle = (top[0] + top[1]) / 2
    left, right = near + (far - near) * 0.18, far + (near - far) * 0.18
    left -= QPointF(0, 0.005)
    right -= QPointF(0, 0.005)
    upper = QPointF(middle.x(), 2 * (middle.y() + 0.002) - (left.y() + right.y()) / 2)
    lower = QPointF(middle.x(), upper.y() + 0.068)
    brightest = (left + right) / 4 + (upper + lower) / 4
    return lens(left, upper, lower, right), brightest, brightest + (right - left) / 2
