"""The hair: a bun, a short cut and a bob, each with strands and a sheen."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.face import far_edge_at, on_face
from glutetimer.ui.figure.head.head_turn import (
    HeadSection,
    HeadTurn,
    lens,
    section_at,
    silhouette,
    smooth_path,
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
    (-0.1300, 0.020, 0.024, 0.030),
    (-0.1245, 0.046, 0.056, 0.062),
    (-0.1080, 0.0675, 0.0800, 0.088),
    (-0.0820, 0.0775, 0.0850, 0.105),
    (-0.0560, 0.0795, 0.0770, 0.112),
    (-0.0150, 0.0780, 0.0600, 0.112),
    (0.0150, 0.0740, 0.0350, 0.105),
    (0.0360, 0.0630, 0.0080, 0.094),
    (0.0500, 0.0490, -0.0200, 0.082),
    (0.0580, 0.0300, -0.0400, 0.068),
)
# To the chin, bent inwards below.
_BOB = _sections(
    (-0.1280, 0.018, 0.010, 0.042),
    (-0.1190, 0.047, 0.042, 0.074),
    (-0.1000, 0.0700, 0.0660, 0.098),
    (-0.0720, 0.0845, 0.0765, 0.114),
    (-0.0400, 0.0910, 0.0640, 0.123),
    (0.0000, 0.0940, 0.0400, 0.125),
    (0.0350, 0.0950, 0.0280, 0.118),
    (0.0620, 0.0915, 0.0220, 0.102),
    (0.0790, 0.0830, 0.0140, 0.084),
    (0.0890, 0.0680, -0.0030, 0.064),
    (0.0940, 0.0440, -0.0190, 0.050),
)
# As it falls to the mat behind the ears of who lies on the back.
_FALLEN_BOB = _sections(
    (-0.1280, 0.018, 0.010, 0.042),
    (-0.1190, 0.047, 0.042, 0.074),
    (-0.1000, 0.0700, 0.0640, 0.098),
    (-0.0720, 0.0845, 0.0755, 0.116),
    (-0.0400, 0.0910, 0.0700, 0.127),
    (0.0000, 0.0940, 0.0480, 0.132),
    (0.0350, 0.0950, 0.0150, 0.134),
    (0.0620, 0.0925, -0.0260, 0.134),
    (0.0800, 0.0840, -0.0620, 0.134),
    (0.0960, 0.0660, -0.0940, 0.133),
    (0.1060, 0.0400, -0.1140, 0.130),
)
# How far aside a head is turned from which a bob falls, and from which it has fallen.
_FALLS, _FALLEN = 0.62, 0.94
_MASS = {Build.SLENDER: _COMBED, Build.STURDY: _SHORT, Build.FULL: _BOB}
# The bun's middle, high on the back of the head, and its radius.
_BUN_Y_M, _BUN_Z_M, _BUN_M = -0.121, -0.070, 0.041


@dataclass(frozen=True, slots=True)
class Hair:
    """The paths of a head's hair: what is behind the face and what is before it.

    Strands are lines as it is combed; the sheen is a band over the crown, brightest at
    `sheen_middle`, and `sheen_end` is where it has faded. A bob is parted, and its ends are locks.
    """

    mass: QPainterPath
    bun: QPainterPath
    locks: QPainterPath
    parting: QPainterPath
    before: QPainterPath
    strands: QPainterPath
    sheen: QPainterPath
    sheen_middle: QPointF
    sheen_end: QPointF
    covers_ears: bool


def hair(turn: HeadTurn, build: Build) -> Hair:
    """A build's hair as the head is turned."""
    mass = _mass(turn, build)
    sheen, sheen_middle, sheen_end = _sheen(turn, mass)
    return Hair(
        mass=silhouette(turn, mass),
        bun=_bun(turn) if build is Build.SLENDER else QPainterPath(),
        locks=_locks(turn, mass) if build is Build.FULL else QPainterPath(),
        parting=_parting(turn) if build is Build.FULL else QPainterPath(),
        before=_curtains(turn, build) if build is Build.FULL else QPainterPath(),
        strands=_strands(turn, build),
        sheen=sheen,
        sheen_middle=sheen_middle,
        sheen_end=sheen_end,
        covers_ears=build is Build.FULL and not _fallen(turn),
    )


def _mass(turn: HeadTurn, build: Build) -> tuple[HeadSection, ...]:
    fallen = _fallen(turn)
    if build is not Build.FULL or not fallen:
        return _MASS[build]
    return tuple(
        HeadSection(*(a + (b - a) * fallen for a, b in zip(hanging, lying, strict=True)))
        for hanging, lying in zip(_BOB, _FALLEN_BOB, strict=True)
    )


def _fallen(turn: HeadTurn) -> float:
    """How far a bob has fallen to the mat, of 1."""
    return min(1.0, max(0.0, (turn.aside - _FALLS) / (_FALLEN - _FALLS)))


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


# A curtain's inner edge from the parting down, and how far forward it hangs in the profile.
_CURTAIN = (
    (0.000, -0.0800), (0.026, -0.0640), (0.048, -0.0400), (0.0600, -0.0100), (0.0650, 0.0200),
    (0.0650, 0.0500), (0.0620, 0.0740),
)  # fmt: skip
_CURTAIN_Z_M = (0.070, 0.063, 0.048, 0.033, 0.026, 0.022, 0.016)
_FALLEN_Z_M = (0.060, 0.042, -0.004, -0.048, -0.060, -0.068, -0.080)
# Further turned aside, the head hides its far curtain.
_FAR_CURTAIN_UNTIL = 0.58
# So far within the hair's outline a curtain ends.
_WITHIN_M = 0.004


def _curtains(turn: HeadTurn, build: Build) -> QPainterPath:
    """The hair on both sides of a parting, over the ears and the cheeks' edges."""
    mass, fallen = _mass(turn, build), _fallen(turn)
    outer_ys = (0.084, 0.062, 0.035, 0.0, -0.040, -0.072, -0.100)
    top = turn.point(0, -0.1100, 0.040)
    edge = zip(_CURTAIN, _CURTAIN_Z_M, _FALLEN_Z_M, strict=True)
    near = [turn.point(-x, y, z + (lying_z - z) * fallen) for (x, y), z, lying_z in edge]
    for y in outer_ys:
        section = section_at(mass, y)
        near.append(turn.point(_WITHIN_M - section.width, y, (section.front - section.back) / 2))
    path = smooth_path([*near, top])
    path.setFillRule(Qt.FillRule.WindingFill)
    if turn.aside > _FAR_CURTAIN_UNTIL:
        return path
    far = [on_face(turn, build, x, y) for x, y in _CURTAIN]
    for y in outer_ys:
        hair_edge = turn.edges(section_at(mass, y))[0] - QPointF(_WITHIN_M, 0)
        face_edge = far_edge_at(turn, build, y) if y > -0.06 else hair_edge
        far.append(hair_edge if hair_edge.x() > face_edge.x() else face_edge)
    path.addPath(smooth_path([*far, top]))
    return path


# How far down a bob's locks begin and end, how much of its depth, from −1 at its back to 1, these
# are before its middle, how far within its edge, and how wide they are.
_LOCK_FROM_M, _LOCKS_IN_M, _LOCK_M = 0.042, 0.024, 0.021
_LOCKS = ((0.0885, -0.55), (0.0920, -0.08), (0.0895, 0.42))


def _locks(turn: HeadTurn, mass: tuple[HeadSection, ...]) -> QPainterPath:
    """The ends of a bob: pointed, and of different lengths."""
    locks, width_m = QPainterPath(), _LOCK_M * (1 - _fallen(turn))
    locks.setFillRule(Qt.FillRule.WindingFill)
    if not width_m:
        return locks
    top = section_at(mass, _LOCK_FROM_M)
    for end_y, depth in _LOCKS:
        for side in (-1, 1):
            x = side * (top.width - _LOCKS_IN_M) * sqrt(1 - depth * depth)
            z = (top.front - top.back) / 2 + (top.front + top.back) / 2 * depth
            start, end = turn.point(x, _LOCK_FROM_M, z), turn.point(x * 0.70, end_y, z)
            bend, seen = turn.point(x * 0.98, 0.074, z), 1.0
            if side > 0:
                # Those on the far side go out of sight.
                seen = max(0.0, 1 - 4 * turn.aside)
            if seen:
                locks.addPath(strand(start, bend, end, width_m * seen))
    return locks


# From the hairline over the crown: how far down, and how far forward.
_PARTING = (-0.0815, 0.066), (-0.112, 0.050), (-0.127, 0.008)
_PARTING_M = 0.0042


def _parting(turn: HeadTurn) -> QPainterPath:
    """The skin that is seen where the hair is parted; it ends in a point at both ends."""
    start, bend, end = (turn.point(0.0, y, z) for y, z in _PARTING)
    return strand(start, bend, end, _PARTING_M * turn.across)


# How far aside, how far forward and down to where a bob's strands are seen.
_BOB_STRANDS = tuple(
    (side * x, z, end_y)
    for side in (-1, 1)
    for x, z, end_y in (
        (0.056, 0.030, 0.012),
        (0.066, 0.022, 0.050),
        (0.075, 0.012, 0.078),
        (0.080, -0.002, 0.070),
        (0.083, -0.016, 0.084),
        (0.080, -0.045, 0.070),
    )
)
_STRANDS_FALL_M = 0.058
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
    if build is Build.FULL:
        # Those on the far side go out of sight.
        far = min(1.0, max(0.0, (0.2 - turn.aside) / 0.15))
        for x, hanging_z, end_y in _BOB_STRANDS:
            z = hanging_z - _STRANDS_FALL_M * _fallen(turn)
            start, end = turn.point(x * 0.25, -0.110, z * 0.4), turn.point(x, end_y, z - 0.006)
            width_m = _STRAND_M * (far if x > 0 else 1.0)
            if width_m:
                strands.addPath(strand(start, turn.point(x * 1.2, -0.065, z), end, width_m))
        return strands
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
