"""The face: its outline, a nose, and calm features with closed eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from glutetimer.core.settings import Build
from glutetimer.ui.figure.bone_outlines import XY
from glutetimer.ui.figure.head_turn import HeadSection, HeadTurn, lens, section_at, smooth_path

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
        (0.048, 0.0660, 0.0862),
        (0.057, 0.0610, 0.0898),
        (0.064, 0.0565, 0.0874),
        (0.071, 0.0515, 0.0886),
        (0.081, 0.0440, 0.0832),
        (0.093, 0.0320, 0.0858),
        (0.102, 0.0190, 0.0790),
        (0.106, 0.0080, 0.0680),
    )
)
# How far forward the jaw's lower edge is at a height, from below the ear to the chin.
_JAW = (
    (0.036, -0.004),
    (0.048, -0.005),
    (0.057, -0.001),
    (0.071, 0.016),
    (0.093, 0.046),
    (0.106, 0.062),
)
# How much broader a jaw is, at its widest.
_JAW_BROADER = {Build.SLENDER: 0.0, Build.STURDY: 0.10, Build.FULL: 0.08}
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


def face_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """The skin from the hairline to the jaw."""
    sections = face_sections(build)
    hairline = _HAIRLINE[build]
    lower = [section for section in sections if section.y > hairline[-1][1] + 0.008]
    far = [turn.on_surface(sections, x, y) for x, y in hairline]
    far += [_far_edge(turn, section) for section in lower]
    near = [turn.on_surface(sections, -x, y) for x, y in hairline]
    near += [turn.point(-section.width, section.y, _jaw(section.y)) for section in lower]
    forehead = turn.on_surface(sections, 0.0, _FOREHEAD_Y_M[build])
    chin = turn.point(0, 0.1075, 0.066)
    return smooth_path([forehead, *far, chin, *reversed(near)])


def jaw_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """The jaw's edge under the cheeks and the chin."""
    lower = [section for section in face_sections(build) if section.y > 0.05]
    far = [_far_edge(turn, section) for section in lower]
    near = [turn.point(-section.width, section.y, _jaw(section.y)) for section in lower]
    return smooth_path([*far, turn.point(0, 0.1075, 0.066), *reversed(near)], closed=False)


def hairline_path(turn: HeadTurn, build: Build) -> QPainterPath:
    """Where the hair begins, from one ear to the other, as far as it is in sight."""
    sections = face_sections(build)
    half = _HAIRLINE[build]
    places = [*((-x, y) for x, y in reversed(half)), (0.0, _FOREHEAD_Y_M[build]), *half]
    seen = [turn.on_surface(sections, x, y) for x, y in places if turn.shows(sections, x, y)]
    return smooth_path(seen, closed=False)


def _far_edge(turn: HeadTurn, section: HeadSection) -> QPointF:
    x = turn.edges(section._replace(back=section.front))[0].x()
    return QPointF(x, section.y + _jaw(section.y) * turn.across * turn.down)


def _jaw(y: float) -> float:
    if y <= _JAW[0][0]:
        return 0.0 if y < 0.03 else _JAW[0][1]
    for (above, start), (below, end) in pairwise(_JAW):
        if y <= below:
            return start + (end - start) * (y - above) / (below - above)
    return _JAW[-1][1]


def nose_path(turn: HeadTurn) -> QPainterPath:
    """The nose, which stands out of a face that is turned aside."""
    at = turn.point
    nose = QPainterPath(at(0, -0.012, 0.0845))
    nose.cubicTo(at(0, 0.004, 0.083), at(0, 0.018, 0.100), at(0, 0.030, 0.1075))
    nose.cubicTo(at(0, 0.036, 0.1125), at(0, 0.0445, 0.107), at(0, 0.047, 0.089))
    nose.quadTo(at(-0.014, 0.046, 0.082), at(-0.0135, 0.036, 0.080))
    nose.quadTo(at(-0.006, 0.010, 0.082), at(0, -0.012, 0.0845))
    return nose


@dataclass(frozen=True, slots=True)
class Features:
    """The shapes in a face, as it is turned. The far eye's are apart: it goes out of sight."""

    lashes: tuple[QPainterPath, QPainterPath]
    lids: tuple[QPainterPath, QPainterPath]
    brows: tuple[QPainterPath, QPainterPath]
    nose_line: QPainterPath
    nose_side: QPainterPath
    upper_lip: QPainterPath
    lower_lip: QPainterPath
    mouth: QPainterPath
    cheeks: tuple[QPointF, QPointF]


def features(turn: HeadTurn, build: Build) -> Features:
    """The features of a face, the near ones (its own left when it is turned to x) first."""
    sections = face_sections(build)

    def at(x: float, y: float) -> QPointF:
        return turn.on_surface(sections, x, y)

    def lip(y_corner: float, upper: tuple[XY, ...], lower: tuple[XY, ...]) -> QPainterPath:
        line = [(-0.0215, y_corner), *upper, (0.0215, y_corner), *reversed(lower)]
        return smooth_path([at(x, y) for x, y in line])

    lashes, lids, brows = [], [], []
    for side in (-1, 1):
        inner, outer = at(side * 0.0175, 0.0085), at(side * 0.0505, 0.0055)
        lash = lens(inner, at(side * 0.034, 0.0180), at(side * 0.037, 0.0285), outer)
        for x, y, dx, dy in ((0.049, 0.007, 0.0050, 0.0035), (0.0445, 0.0115, 0.0040, 0.0050)):
            lash.addPath(
                lens(
                    at(side * (x - 0.003), y + 0.001),
                    at(side * (x + dx * 0.4), y + dy * 0.3),
                    at(side * (x + dx * 0.6), y + dy * 0.9),
                    at(side * (x + dx), y + dy),
                )
            )
        lash.setFillRule(Qt.FillRule.WindingFill)
        lashes.append(lash)
        lids.append(lens(inner, at(side * 0.034, -0.0125), at(side * 0.035, 0.020), outer))
        brow = QPainterPath(at(side * 0.0150, -0.0165))
        brow.quadTo(at(side * 0.034, -0.0315), at(side * 0.0555, -0.0165))
        brow.quadTo(at(side * 0.034, -0.0215), at(side * 0.0165, -0.0115))
        brow.closeSubpath()
        brows.append(brow)
    point = turn.point
    nose_line = QPainterPath(point(-0.0140, 0.0375, 0.0815))
    nose_line.cubicTo(
        point(-0.0150, 0.0480, 0.0830), point(-0.005, 0.0440, 0.0930), point(0, 0.0475, 0.0935)
    )
    nose_line.cubicTo(
        point(0.005, 0.0440, 0.0930), point(0.0150, 0.0480, 0.0830), point(0.0140, 0.0375, 0.0815)
    )
    # The side of the nose that is in the shade, from the brow to the wing.
    nose_side = QPainterPath(at(0.010, -0.010))
    nose_side.quadTo(point(0.003, 0.012, 0.090), point(0.0035, 0.030, 0.100))
    nose_side.quadTo(point(0.008, 0.040, 0.096), point(0.0140, 0.041, 0.0815))
    nose_side.quadTo(point(0.012, 0.014, 0.080), at(0.010, -0.010))
    line = ((-0.012, 0.0672), (0.0, 0.0680), (0.012, 0.0672))
    mouth = QPainterPath(at(-0.0240, 0.0630))
    mouth.cubicTo(at(-0.016, 0.0705), at(-0.006, 0.0675), at(0.0, 0.0685))
    mouth.cubicTo(at(0.006, 0.0675), at(0.016, 0.0705), at(0.0240, 0.0630))
    return Features(
        (lashes[0], lashes[1]),
        (lids[0], lids[1]),
        (brows[0], brows[1]),
        nose_line,
        nose_side,
        lip(
            0.0640,
            ((-0.013, 0.0600), (-0.005, 0.0580), (0.0, 0.0592), (0.005, 0.0580), (0.013, 0.0600)),
            line,
        ),
        lip(0.0645, line, ((-0.012, 0.0755), (0.0, 0.0780), (0.012, 0.0755))),
        mouth,
        (at(-0.046, 0.034), at(0.046, 0.034)),
    )


def far_edge_at(turn: HeadTurn, build: Build, y: float) -> QPointF:
    """The outline of the face on the side that it is turned to, at a height."""
    return _far_edge(turn, section_at(face_sections(build), y))
