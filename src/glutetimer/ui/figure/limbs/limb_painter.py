"""Paints one person's limbs as rounded flesh and cloth, seen by one camera, in one light."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TypeAlias

from PySide6.QtGui import QBrush, QColor, QPainter, QTransform

from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.bone_outlines import (
    HEM_STEPS,
    LEAN_STEPS,
    ROOT_END,
    UNIT_CIRCLE,
    Profile,
    bone_outline,
    interpolated,
    joint_outline,
    round_end_factor,
    round_ended,
    rounded_corner,
    squeezed,
)
from glutetimer.ui.figure.limbs.limb import (
    BodyShade,
    BoneFrame,
    Cover,
    Limb,
    covered_bones,
    faded_parts,
    shaded_part,
)
from glutetimer.ui.figure.shading import (
    across_brush,
    along_brush,
    cap_brush,
    edge_color,
    fading_brush,
    joint_brush,
    shaded,
)
from glutetimer.ui.figure.shapes import LimbShape

# A colour, and how a bone is lit and how thick it is.
_Tones: TypeAlias = tuple[str, int, float, float]

# How dark an outline is, against the colour of what it surrounds.
_OUTLINE_LIGHT = -0.9
_SHADE = "#181724"
# A bone that is seen to be shorter is seen end on.
_NO_LENGTH_PX = 1e-3
# How far the first bone reaches, so that nothing shines through where both end; and into how many
# steps what an outline goes beyond a hem is rounded.
_BEYOND_JOINT, _BEYOND_STEPS = 1.008, 200
# How much of a bone may be cut off where it meets the other.
_MOST_CUT = 0.5
# How much flatter a hem is that is seen from the bone's end: as round as it is seen, what is before
# it would be a disc.
_FLATTER = 0.6
# How much rounder the hem is that a piece of cloth begins with, of a bone that is seen from its
# side: it would be a straight cut; and how little a bone so seen points to the viewer.
_ROUNDER, _FROM_SIDE = 0.34, 0.5
# How much of a first bone is hidden by a second one whose inner side begins to have a round end.
_WHOLE_CAP = 0.6
# From where to where along a second bone that is before the first its outline comes in, or it would
# begin in the middle of a knee; as clear as it is in so many steps.
_OVERLAP, _OVERLAP_STEPS = (0.1, 0.42), 16
# How far the inner side of a bend is round, in radii of the joint.
_PIT = 1.3


class LimbPainter:
    """`outline` is the colour of outlines, or empty for a darker tone of what they surround."""

    def __init__(self, painter: QPainter, camera: Camera, outline: str) -> None:
        self.painter = painter
        self.camera = camera
        self.base_transform = painter.transform()
        self._outline = outline
        self.line_px = max(0.8, 0.0035 * camera.scale)
        self.line_m = self.line_px / camera.scale

    def outline_color(self, color: str) -> QColor:
        """The colour of the outline around what has that colour."""
        return QColor(self._outline) if self._outline else shaded(color, _OUTLINE_LIGHT)

    def limb(self, joints: Sequence[Vec], front: Vec) -> Limb:
        """A limb through three joints whose middle one points to `front`."""
        start, middle, end = joints
        bones = self.bone(start, middle), self.bone(middle, end)
        front_x, front_y = self.camera.direction(front)
        leans = [
            round(
                LEAN_STEPS * max(-1.0, min(1.0, bone.right[0] * front_x + bone.right[1] * front_y))
            )
            for bone in bones
        ]
        return Limb(bones, (leans[0], leans[1]), self.camera.light)

    def bone(self, start: Vec, end: Vec) -> BoneFrame:
        """A bone between two joints."""
        camera, along = self.camera, end - start
        (x, y), (end_x, end_y) = camera.xy(start), camera.xy(end)
        way_x, way_y = end_x - x, end_y - y
        length_px = hypot(way_x, way_y)
        if length_px < _NO_LENGTH_PX:
            # Seen end on it has no direction in the picture: any will do.
            way_x, way_y, length_px = 0.0, _NO_LENGTH_PX, _NO_LENGTH_PX
        right = (-way_y / length_px, way_x / length_px)
        scale = camera.scale
        own = QTransform(way_x, way_y, right[0] * scale, right[1] * scale, x, y)
        facing = along.dot(camera.to_viewer) / along.length
        return BoneFrame(
            (x, y), (end_x, end_y), own * self.base_transform, right, length_px, facing
        )

    def paint(
        self,
        limb: Limb,
        shape: LimbShape,
        color: str,
        cover: Cover,
        body_shade: BodyShade | None = None,
    ) -> None:
        """Paint a cover of a limb in one colour, with an outline around it; where it comes out of
        the body it has the body's shading."""
        self.paint_line(limb, shape, color, cover)
        self.fill(limb, shape, color, cover, body_shade)

    def paint_line(self, limb: Limb, shape: LimbShape, color: str, cover: Cover) -> None:
        """Paint the outline around a cover of a limb, and what it surrounds in its colour."""
        self.painter.setBrush(self._outline_brush(color, cover))
        bent = cover.span[0] < 1 < cover.span[1]
        if bent:
            self._fill_joint(limb, shape, cover, self.line_m)
        for bone in covered_bones(cover):
            self._fill_part(limb, shape, cover, bone, self.line_m)
        if bent:
            self._fill_pit(limb, shape, cover, self.line_m)
        self.painter.setTransform(self.base_transform)

    def fill(
        self,
        limb: Limb,
        shape: LimbShape,
        color: str,
        cover: Cover,
        body_shade: BodyShade | None = None,
    ) -> None:
        """Paint a cover of a limb without the outline around it."""
        painter = self.painter
        bent = cover.span[0] < 1 < cover.span[1]
        if bent:
            painter.setBrush(joint_brush(color, limb.side_light, limb.outer_side))
            self._fill_joint(limb, shape, cover, 0.0)
            # Over the joint, which is as bright all around as on its outer side.
            painter.setBrush(edge_color(color, limb.side_light, -limb.outer_side))
            self._fill_pit(limb, shape, cover, 0.0)
        for bone in covered_bones(cover):
            if bone == 1 and limb.hides and bent:
                # The second bone is before the first: an outline sets it off where it runs back.
                steps = round(limb.overlap * _OVERLAP_STEPS)
                if steps:
                    line = self.outline_color(color).name()
                    comes_in = ((_OVERLAP[0], 0.0), (_OVERLAP[1], steps / _OVERLAP_STEPS))
                    painter.setBrush(along_brush(line, comes_in))
                    self._fill_part(limb, shape, cover, 1, self.line_m)
                self._fill_cap(limb, shape, cover, color)
            tones = self.bone_tones(limb, shape, color, bone)
            if body_shade is not None and bone == 0:
                self._fade_in(limb, shape, cover, tones, body_shade)
                continue
            painter.setBrush(across_brush(*tones))
            self._fill_part(limb, shape, cover, bone, 0.0)
            if bone == 0 and cover.shade:
                painter.setBrush(along_brush(_SHADE, cover.shade))
                self._fill_part(limb, shape, shaded_part(cover), bone, 0.0)
        painter.setTransform(self.base_transform)

    def _fade_in(
        self, limb: Limb, shape: LimbShape, cover: Cover, tones: _Tones, body_shade: BodyShade
    ) -> None:
        """Fill a part of the first bone that comes out of the body."""
        painter, root = self.painter, self._root_transform(limb, shape, cover)
        of_root, of_body = QBrush(body_shade.brush), QBrush(body_shade.brush)
        of_root.setTransform(body_shade.transform * root.inverted()[0])
        painter.setBrush(of_root)
        painter.setTransform(root)
        painter.drawPolygon(ROOT_END)
        of_body.setTransform(body_shade.transform * limb.bones[0].transform.inverted()[0])
        painter.setBrush(of_body)
        fading, rest = faded_parts(cover)
        self._fill_part(limb, shape, fading, 0, 0.0)
        fades_in = fading_brush(*tones, cover.fades_in, fading.span[1])
        self.fill_smoothly(limb, shape, fading, 0, fades_in)
        painter.setBrush(across_brush(*tones))
        self._fill_part(limb, shape, rest, 0, 0.0)

    def fill_smoothly(
        self, limb: Limb, shape: LimbShape, cover: Cover, bone: int, picture: QBrush
    ) -> None:
        """Fill the part of a bone that a cover covers with a picture in the bone's own frame."""
        self.painter.setBrush(picture)
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._fill_part(limb, shape, cover, bone, 0.0)
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)

    def _outline_brush(self, color: str, cover: Cover) -> QBrush | QColor:
        """Of a cover that comes out of something of its colour it fades in along the bone."""
        line = self.outline_color(color)
        if not cover.fades_in:
            return line
        fade_in = ((cover.fades_in * 0.2, 0.0), (cover.fades_in * 0.8, 1.0))
        return along_brush(line.name(), fade_in)

    def bone_tones(self, limb: Limb, shape: LimbShape, color: str, bone: int) -> _Tones:
        """What the shading of a bone depends on, as `across_brush` takes it."""
        radius_m = joint_m(limb, shape)
        tip_m = shape.radii[1][-1][1]
        widening_m = shape.thickest_m - radius_m if bone == 0 else min(0.0, tip_m - radius_m)
        return color, limb.side_light, radius_m, widening_m

    def _fill_joint(self, limb: Limb, shape: LimbShape, cover: Cover, wider_m: float) -> None:
        """The ball at the middle joint."""
        radius_px = (joint_m(limb, shape) + cover.thicker_m + wider_m) * self.camera.scale
        x, y = limb.outward[0] * radius_px, limb.outward[1] * radius_px
        placed = QTransform(x, y, -y, x, *limb.bones[0].end)
        self.painter.setTransform(placed * self.base_transform)
        self.painter.drawPolygon(joint_outline(limb.flat))

    def _fill_cap(self, limb: Limb, shape: LimbShape, cover: Cover, color: str) -> None:
        """The end of a second bone that is before the first, over which its shading fades out."""
        painter, (right_x, right_y) = self.painter, limb.bones[1].right
        radius_px = (shape.joint_m + cover.thicker_m) * self.camera.scale
        x, y = right_x * radius_px, right_y * radius_px
        placed = QTransform(y, -x, x, y, *limb.bones[0].end)
        painter.setTransform(placed * self.base_transform)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # The more it is before the first, the less of its inner side goes over into that.
        whole = max(0.0, limb.hides - _WHOLE_CAP) / (1 - _WHOLE_CAP)
        for inner_side, opacity in (
            (-limb.outer_side, limb.hides if whole < 1 else 0.0),
            (0, whole),
        ):
            if opacity:
                painter.setOpacity(opacity)
                painter.setBrush(cap_brush(color, limb.side_light, inner_side))
                painter.drawPolygon(UNIT_CIRCLE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setOpacity(1.0)

    def shade_second(
        self,
        limb: Limb,
        shape: LimbShape,
        cover: Cover,
        shade: QBrush,
        radius_m: float,
        spared: float,
    ) -> None:
        """A shade on the second bone: in its own frame that is around the joint, of that radius,
        and reaches beyond it by so many radii on the inner side of the bend."""
        along = radius_m * self.camera.scale / max(4.0, limb.bones[1].length_px)
        middle_m = -limb.outer_side * spared * radius_m
        brush = QBrush(shade)
        brush.setTransform(QTransform(along, 0, 0, (1 + spared) * radius_m, 0, middle_m))
        self.painter.setBrush(brush)
        self._fill_part(limb, shape, cover, 1, 0.0)
        self.painter.setTransform(self.base_transform)

    def paint_root_line(self, limb: Limb, shape: LimbShape, cover: Cover, color: str) -> None:
        """Paint the outline around where a cover comes out of the body, which is painted over the
        inner side later."""
        painter = self.painter
        painter.setTransform(self._root_transform(limb, shape, cover, self.line_m))
        painter.setBrush(self.outline_color(color))
        painter.drawPolygon(ROOT_END)
        self._fill_part(limb, shape, cover, 0, self.line_m)
        painter.setTransform(self.base_transform)

    def _root_transform(
        self, limb: Limb, shape: LimbShape, cover: Cover, wider_m: float = 0.0
    ) -> QTransform:
        """From a bone's end of radius 1 to that of the first one at its root."""
        bone = limb.bones[0]
        right_x, right_y = bone.right
        radius_px = (shape.radii[0][0][1] + cover.thicker_m + wider_m) * self.camera.scale
        x, y = right_x * radius_px, right_y * radius_px
        return QTransform(y, -x, x, y, *bone.start) * self.base_transform

    def _fill_pit(self, limb: Limb, shape: LimbShape, cover: Cover, wider_m: float) -> None:
        """The inner side of a bend, which is round: flesh and cloth fill the corner."""
        first, second = limb.bones
        (x, y), inner = first.end, -limb.outer_side
        (ax, ay), (bx, by) = first.right, second.right
        cosine = ax * bx + ay * by
        wider_px = (cover.thicker_m + wider_m) * self.camera.scale
        radius_px = joint_m(limb, shape) * self.camera.scale + wider_px
        # Of cloth that begins with a hem, not beyond that.
        on_first = min(0.4, 1 - cover.span[0]) if cover.hems[0] else 0.4
        reach_px = min(_PIT * radius_px, on_first * first.length_px, 0.4 * second.length_px)
        if cosine <= 0 or reach_px * reach_px * (1 + cosine) < radius_px * radius_px * (1 - cosine):
            # Bent so sharply that there is no corner, or that it is beyond what is filled.
            return
        out = inner * radius_px
        corner_px = out / (1 + cosine)
        corner = (x + (ax + bx) * corner_px, y + (ay + by) * corner_px)
        # Right of (way_x, way_y) is (−way_y, way_x).
        start_px, end_px = (
            self._edge_px(limb, shape, bone, place, inner) + inner * wider_px
            for bone, place in (
                (0, 1 - reach_px / first.length_px),
                (1, reach_px / second.length_px),
            )
        )
        start = (x - ay * reach_px + ax * start_px, y + ax * reach_px + ay * start_px)
        end = (x + by * reach_px + bx * end_px, y - bx * reach_px + by * end_px)
        self.painter.setTransform(self.base_transform)
        self.painter.drawPolygon(rounded_corner((x, y), start, corner, end))

    def _edge_px(self, limb: Limb, shape: LimbShape, bone: int, place: float, side: int) -> float:
        """How far to the right of a bone the edge of its flesh is there; a `side` of 1 is its right
        and −1 its left."""
        radii, bulges = _profiles(limb, shape, bone)
        bulge_m = interpolated(bulges, place) * limb.leans[bone] / LEAN_STEPS
        return (side * interpolated(radii, place) + bulge_m) * self.camera.scale

    def _fill_part(
        self, limb: Limb, shape: LimbShape, cover: Cover, bone: int, wider_m: float
    ) -> None:
        """The part of a bone that a cover covers; `wider_m` is that of its outline."""
        frame, (radii, bulges) = limb.bones[bone], _profiles(limb, shape, bone)
        start, end = cover.span[0] - bone, cover.span[1] - bone
        start_hem = end_hem = 0
        beyond = self._beyond(frame) if wider_m else 0.0
        if start < 0:
            start = 0.0
        elif cover.hems[0]:
            # No outline goes beyond it: it lies on other cloth.
            rounder = _ROUNDER * max(0.0, 1 - abs(frame.facing) / _FROM_SIDE)
            start_hem = self._hem(frame, radii, start, rounder)
        if end > 1:
            end = _BEYOND_JOINT
        elif cover.hems[1]:
            end_hem = self._hem(frame, radii, end)
            end += beyond
        self.painter.setTransform(frame.transform)
        self.painter.drawPolygon(
            bone_outline(
                radii,
                bulges,
                (start, end),
                limb.leans[bone],
                (start_hem, end_hem),
                cover.thicker_m + wider_m,
                self._mitre(limb, shape) if bone == 1 and cover.span[0] < 1 else 0,
                soft_hem=cover.hems[1] and end <= 1 and bool(cover.fades_in),
            )
        )

    def _mitre(self, limb: Limb, shape: LimbShape) -> int:
        """How far the second bone is cut off at the inner side of the bend, so that it meets the
        first where both are as bright."""
        cut = (
            limb.mitre
            * joint_m(limb, shape)
            * self.camera.scale
            / max(4.0, limb.bones[1].length_px)
        )
        return round(max(-_MOST_CUT, min(_MOST_CUT, cut)) * HEM_STEPS)

    def _beyond(self, frame: BoneFrame) -> float:
        """How far an outline goes beyond a hem, as a fraction of the bone: in few steps, so that
        few outlines are made."""
        return round(self.line_px / max(8.0, frame.length_px) * _BEYOND_STEPS) / _BEYOND_STEPS

    def _hem(self, frame: BoneFrame, radii: Profile, place: float, rounder: float = 0.0) -> int:
        """How far a hem there, a ring around the limb, is seen to bulge towards the bone's end."""
        radius_px = interpolated(radii, place) * self.camera.scale
        facing = frame.facing + rounder
        facing *= _FLATTER if facing > 0 else 1.0
        return -round(facing * radius_px / max(4.0, frame.length_px) * HEM_STEPS)


def joint_m(limb: Limb, shape: LimbShape) -> float:
    """The radius that the middle joint is seen to have."""
    return shape.joint_m * round_end_factor(limb.rounded_end)


def _profiles(limb: Limb, shape: LimbShape, bone: int) -> tuple[Profile, Profile]:
    """The radii and bulges that a bone is seen to have."""
    radii, bulges = shape.radii[bone], shape.bulges[bone]
    if limb.rounded_end:
        radii = round_ended(radii, bone, limb.rounded_end)
    if bone == 0 or not limb.squeezed:
        return radii, bulges
    return squeezed(radii, limb.squeezed), squeezed(bulges, limb.squeezed)
