"""The face: its outline, a nose, and calm features with closed eyes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.head_turn import HeadSection, HeadTurn, lens, section_at, smooth_path
from glutetimer.ui.figure.limbs.bone_outlines import XY, Profile, interpolated

# From the hairline to the chin; in the profile, brow, root of the nose, lips and chin.
_FACE = tuple(
    HeadSection(y, width, front, 0.0)
    for y, width, front in (
        (-0.090, 0.0540, 0.0550),
        (-0.066, 0.0660, 0.0715),
        (-0.045, 0.0715, 0.0815),
        (-0.022, 0.0738, 0.0872),
        (-0.004, 0.0736, 0.0835),
        (0.016, 0.0738, 0.0830),
        (0.036, 0.0708, 0.0838),
        (0.048, 0.0660, 0.0852),
        (0.057, 0.0610, 0.0884),
        (0.064, 0.0565, 0.0872),
        (0.071, 0.0515, 0.0876),
        (0.081, 0.0440, 0.0828),
        (0.093, 0.0320, 0.0826),
        (0.102, 0.0190, 0.0752),
        (0.106, 0.0080, 0.0660),
    )
)
# How far forward the jaw's lower edge is at a height, from below the ear to the chin.
_JAW = (
    (0.036, -0.006),
    (0.057, -0.006),
    (0.064, -0.003),
    (0.071, 0.004),
    (0.081, 0.020),
    (0.093, 0.040),
    (0.102, 0.052),
    (0.106, 0.060),
)
# How much broader a jaw is, at its widest.
_JAW_BROADER = {Build.SLENDER: 0.0, Build.STURDY: 0.11, Build.FULL: 0.38}
# The hairline's one half, from its middle to the front of the ear.
_COMBED_BACK = (
    (0.018, -0.0665), (0.036, -0.061), (0.055, -0.046), (0.066, -0.020), (0.071, 0.002)
)  # fmt: skip
_CUT_SHORT = (
    (0.018, -0.0700), (0.038, -0.067), (0.054, -0.053), (0.061, -0.026), (0.069, 0.010)
)  # fmt: skip
_HAIRLINE: Mapping[Build, tuple[XY, ...]] = {
    Build.SLENDER: _COMBED_BACK,
    Build.STURDY: _CUT_SHORT,
    Build.FULL: _COMBED_BACK,
}
_FOREHEAD_Y_M = {Build.SLENDER: -0.068, Build.STURDY: -0.0705, Build.FULL: -0.068}


@lru_cache
def face_sections(build: Build) -> tuple[HeadSection, ...]:
    """A build's face, from the hairline to the chin."""
    broader = _JAW_BROADER[build]
    return tuple(
        section._replace(width=section.width * (1 + broader * min(1.0, max(0.0, section.y / 0.07))))
        for section in _FACE
    )


@lru_cache(maxsize=256)
def _section_at(build: Build, y: float) -> HeadSection:
    return section_at(face_sections(build), y)._replace(y=y)


def half_width_m(build: Build, y: float) -> float:
    """How wide half a face is from the front, at a height."""
    return _section_at(build, y).width


def on_face(turn: HeadTurn, build: Build, x: float, y: float) -> QPointF:
    """Where a place on a face is seen; what has gone out of sight is at the outline."""
    return turn.on_section(_section_at(build, y), x)


def face_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """The skin from the hairline to the jaw."""
    hairline = _HAIRLINE[build]
    below, above = _lower_edges(turn, build)
    far = [on_face(turn, build, x, y) for x, y in hairline]
    near = [on_face(turn, build, -x, y) for x, y in reversed(hairline)]
    forehead = on_face(turn, build, 0.0, _FOREHEAD_Y_M[build])
    return smooth_path([forehead, *far, *below, _chin(turn), *above, *near])


def jaw_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """The jaw's edge under the cheeks and the chin."""
    below, above = _lower_edges(turn, build)
    jaw = sum(section.y > _JAW_FROM_M for section in face_sections(build))
    return smooth_path([*below[-jaw:], _chin(turn), *above[:jaw]], closed=False)


# As far down as a jaw begins.
_JAW_FROM_M = 0.05


@lru_cache(maxsize=1)
def _lower_edges(turn: HeadTurn, build: Build) -> tuple[list[QPointF], list[QPointF]]:
    """The face's edges below the hairline, down to the chin and up from it."""
    first_y = _HAIRLINE[build][-1][1] + 0.008
    lower = [section for section in face_sections(build) if section.y > first_y]
    far = [_far_edge(turn, section) for section in lower]
    near = [turn.point(-section.width, section.y, _jaw(section.y)) for section in lower]
    return far, near[::-1]


def hairline_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """Where the hair begins, from one ear to the other, as far as it is in sight."""
    half = _HAIRLINE[build]
    places = [*((-x, y) for x, y in reversed(half)), (0.0, _FOREHEAD_Y_M[build]), *half]
    seen = [on_face(turn, build, x, y) for x, y in places if _shows(turn, build, x, y)]
    return smooth_path(seen, closed=False)


def in_sight_m(turn: HeadTurn, build: Build, x: float, y: float) -> float:
    """How far a place on a face is from where that goes out of sight; negative beyond that."""
    return turn.shown_until(_section_at(build, y)) - x


def _shows(turn: HeadTurn, build: Build, x: float, y: float) -> bool:
    return in_sight_m(turn, build, x, y) > 0


def _chin(turn: HeadTurn) -> QPointF:
    return turn.point(0, 0.1070, 0.063)


def _far_edge(turn: HeadTurn, section: HeadSection) -> QPointF:
    x = turn.edges(section._replace(back=section.front))[0].x()
    return QPointF(x, section.y + _jaw(section.y) * turn.across * turn.down)


@lru_cache(maxsize=64)
def _jaw(y: float) -> float:
    return 0.0 if y < 0.03 else interpolated(_JAW, y)


def nose_path(turn: HeadTurn) -> QPainterPath:
    """The nose, which stands out of a face that is turned aside."""
    at = turn.point
    nose = QPainterPath(at(0, -0.010, 0.0835))
    nose.cubicTo(at(0, 0.004, 0.0825), at(0, 0.014, 0.0920), at(0, 0.0245, 0.0985))
    nose.cubicTo(at(0, 0.0310, 0.1025), at(0, 0.0385, 0.1010), at(0, 0.0395, 0.0945))
    nose.cubicTo(at(0, 0.0415, 0.0905), at(0, 0.0425, 0.0880), at(0, 0.0460, 0.0845))
    nose.quadTo(at(-0.014, 0.046, 0.080), at(-0.0135, 0.036, 0.079))
    nose.quadTo(at(-0.006, 0.010, 0.080), at(0, -0.010, 0.0835))
    return nose


@frozen
class Features:
    """The shapes in a face, as it is turned, those of both eyes in one; `nose_side` is the side of
    the nose that is turned away.
    """

    lashes: QPainterPath
    brows: QPainterPath
    lids: QPainterPath
    nose_side: QPainterPath
    nose_line: QPainterPath
    upper_lip: QPainterPath
    lower_lip: QPainterPath
    mouth: QPainterPath
    cheeks: tuple[QPointF, QPointF]
    forehead: QPointF
    nose_ridge: QPointF


# The upper edge of the lips, where they meet, and the lower edge: how far down at how far aside.
_UPPER_LIP = ((0.0, 0.0590), (0.005, 0.0580), (0.013, 0.0602), (0.0215, 0.0642))
_MOUTH = ((0.0, 0.0686), (0.007, 0.0682), (0.0155, 0.0672), (0.0230, 0.0638))
_LOWER_LIP = ((0.0, 0.0778), (0.007, 0.0774), (0.014, 0.0745), (0.0215, 0.0650))
# Lips are told apart at so many places from one corner to the other.
_LIP_PLACES = 7
# How far behind the middle of the lips their corners are, against the face.
_CORNER_M = 0.007


def features(turn: HeadTurn, build: Build) -> Features:
    """The features of a face as it is turned."""

    def at(x: float, y: float) -> QPointF:
        return on_face(turn, build, x, y)

    upper, meeting, lower = (
        _lip_edge(turn, build, edge) for edge in (_UPPER_LIP, _MOUTH, _LOWER_LIP)
    )
    # Seen aslant, the line between the lips would end in a hook.
    shortened = meeting[-1] + (meeting[-2] - meeting[-1]) * min(1.0, 1.6 * turn.aside)
    return Features(
        _merged(_lash(turn, build, side) for side in _eyes(turn, build)),
        _merged(_brow(turn, build, side) for side in _eyes(turn, build)),
        _merged(_lid(turn, build, side) for side in _eyes(turn, build)),
        _nose_side(turn),
        _nose_line(turn),
        smooth_path([*upper, *reversed(meeting)]),
        smooth_path([*meeting, *reversed(lower)]),
        smooth_path([*meeting[:-1], shortened], closed=False),
        (at(-0.046, 0.034), at(0.046, 0.034)),
        at(-0.006, -0.044),
        turn.point(-0.003, 0.018, 0.0900),
    )


# Further turned aside, the far eye goes behind the root of the nose, so much faster.
_BEHIND_NOSE, _BEHIND_NOSE_SPEED = 0.6, 4.0


def _eyes(turn: HeadTurn, build: Build) -> tuple[float, ...]:
    """The side of the near eye, −1, and that of the other as long as it is in sight: 1, and more
    where it is further aside than the near one.
    """
    far = 1 + _BEHIND_NOSE_SPEED * max(0.0, turn.aside - _BEHIND_NOSE)
    return (-1.0, far) if _shows(turn, build, 0.022 * far, 0.0) else (-1.0,)


def _merged(paths: Iterable[QPainterPath]) -> QPainterPath:
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        whole.addPath(path)
    return whole


def _lip_edge(turn: HeadTurn, build: Build, edge: Profile) -> list[QPointF]:
    """An edge of the lips, from the near corner to the other or as far as it is in sight."""
    corner, section = edge[-1][0], _section_at(build, edge[0][1])
    last = min(corner, turn.shown_until(section))
    places = []
    for i in range(_LIP_PLACES):
        x = -corner + (last + corner) * i / (_LIP_PLACES - 1)
        place, down = turn.on_section(section, x), interpolated(edge, abs(x)) - section.y
        back = (x / corner) ** 2 * _CORNER_M * turn.aside
        places.append(QPointF(place.x() - back, place.y() + down))
    return places


def _lash(turn: HeadTurn, build: Build, side: float) -> QPainterPath:
    """The lashes of a closed eye: a curve, and two that stand off its outer end."""

    def at(x: float, y: float) -> QPointF:
        return on_face(turn, build, side * x, y)

    # A curve that is seen shortened would be a blot if it were not thinner.
    lash = lens(
        at(0.0175, 0.0085),
        at(0.034, 0.0180),
        at(0.0355, turn.lerp(0.0238, 0.0222)),
        at(0.0505, 0.0055),
    )
    if turn.aside < _FINE:
        for x, y, dx, dy in ((0.049, 0.007, 0.0050, 0.0035), (0.0445, 0.0115, 0.0040, 0.0050)):
            lash.addPath(
                lens(
                    at(x - 0.003, y + 0.001),
                    at(x + dx * 0.4, y + dy * 0.3),
                    at(x + dx * 0.6, y + dy * 0.9),
                    at(x + dx, y + dy),
                )
            )
    return lash


# Further turned aside, single lashes are too fine to be seen.
_FINE = 0.8


def _lid(turn: HeadTurn, build: Build, side: float) -> QPainterPath:
    places = ((0.0175, 0.0085), (0.034, -0.0125), (0.035, 0.020), (0.0505, 0.0055))
    return lens(*(on_face(turn, build, side * x, y) for x, y in places))


def _brow(turn: HeadTurn, build: Build, side: float) -> QPainterPath:
    inner, upper, outer, lower, start = (
        on_face(turn, build, side * x, y)
        for x, y in (
            (0.0160, -0.0215),
            (0.034, -0.0320),
            (0.0555, -0.0145),
            (0.034, -0.0225),
            (0.0170, -0.0170),
        )
    )
    brow = QPainterPath(inner)
    brow.quadTo(upper, outer)
    brow.quadTo(lower, start)
    brow.closeSubpath()
    return brow


def _nose_line(turn: HeadTurn) -> QPainterPath:
    """The nose's lower edge, from wing to wing; in the profile the near wing alone."""
    point, far = turn.point, 1 - turn.aside
    middle = turn.lerp(0.0475, 0.0420), turn.lerp(0.0935, 0.0875)
    line = QPainterPath(point(-0.0140, 0.0370, 0.0805))
    line.cubicTo(
        point(-0.0150, turn.lerp(0.0480, 0.0450), 0.0815), point(-0.005, 0.0440, 0.0880),
        point(0, *middle),
    )  # fmt: skip
    if far > _NO_FAR_WING:
        line.cubicTo(
            point(0.005 * far, 0.0440, 0.0920),
            point(0.0150 * far, 0.0480 - 0.004 * turn.aside, 0.0850),
            point(0.0140 * far, 0.0375 + 0.003 * turn.aside, 0.0830),
        )
    return line


# The far wing is out of sight when the face is but so far, of 1, from the profile.
_NO_FAR_WING = 0.4


def _nose_side(turn: HeadTurn) -> QPainterPath:
    """The side of the nose that is turned away, from the brow to the wing; as wide as seen."""
    point, far = turn.point, min(1.0, 3 * turn.aside * (1 - turn.aside))
    side = QPainterPath(point(0.010 * far, -0.010, 0.0820))
    side.quadTo(point(0.003 * far, 0.012, 0.0880), point(0.0035 * far, 0.030, 0.0970))
    side.quadTo(point(0.008 * far, 0.040, 0.0930), point(0.0140 * far, 0.041, 0.0805))
    side.quadTo(point(0.012 * far, 0.014, 0.0790), point(0.010 * far, -0.010, 0.0820))
    return side if far else QPainterPath()
