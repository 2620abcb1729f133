"""The shadow of a body on the mat, and on the wall where it is near: soft, the fainter the further
what casts it. On the mat each bone casts a blob; on the wall it is along the body's outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp

from PySide6.QtCore import QRectF

from glutetimer.core.frozen import frozen
from glutetimer.core.pose import WALL_Z_M
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.room.blob import Blob, blobs_along, paint_blobs
from glutetimer.ui.figure.room.contact import (
    Spot,
    bone_spots,
    contact_blobs,
    limb_spots,
    trunk_spots,
)
from glutetimer.ui.figure.room.room import is_black
from glutetimer.ui.figure.shapes import foot_joints
from glutetimer.ui.theme import Colors

# A mat on black is so dark itself that no shadow on it is too dark.
_COLOR, _ON_BLACK = "#140f24", "#000000"
# How opaque a shadow is where something touches, and the distance at which it is a third of that.
_ON_MAT, _FADE_HEIGHT_M = 0.62, 0.13
# So far below a bone about the body's surface is, from which the height is.
_FLESH_M = 0.06
_ON_WALL, _ON_DARK_WALL, _FADE_FROM_WALL_M = 0.56, 0.95, 0.045
# A heel is seen to touch, and its shadow is gone as soon as it does not.
_FADE_FROM_HEEL_M = 0.032
# What is fainter on the wall is left out: who lies on the back is too far from it.
_FAINTEST = 0.06
# How far a shadow reaches beyond what casts it on the mat, and by how much more for each metre of
# height. On the wall it follows the outline of what touches: it is made of strips around a back and
# around a heel, each so wide, and of so much of its darkness. Around a back no two are of as much,
# or the steps of all that fades out along it would be at the same places, and be seen.
_BLUR_M, _BLUR_WITH_HEIGHT = 0.085, 0.12
_BACK_STRIPS = tuple((0.0034 * i, 0.136 - 0.008 * i) for i in range(8, 0, -1))
_HEEL_STRIPS_M = (0.015, 0.013, 0.011, 0.009, 0.007, 0.0052, 0.0036, 0.002)
_HEEL_STRIP = 0.14
# At these places along a bone it is seen how high it is.
_ALONG_BONE = (0.0, 0.5, 1.0)
# The light is from the windows behind the viewer: for each metre of height a shadow falls so far
# towards the wall, and what casts it is seen to be by it.
_TO_WALL = 0.25
# So far behind a hand its shadow is, or one that is on the mat would be seen to be above that.
_HAND_BACK_M = 0.05
_BUTTOCK_RADIUS_M = 0.13
# From a head's middle to its back, hair and all, on which one lies who is on the back, and how far
# towards the crown.
_BACK_OF_HEAD_M, _CROWN_M = 0.145, 0.07
_HEAD_RADIUS_M, _HAND_RADIUS_M, _FOOT_RADIUS_M, _HEEL_RADIUS_M = 0.09, 0.03, 0.036, 0.036
# Of the trunk's sections the waist, how far above that a back reaches, and up to where.
_WAIST, _BACK_END = 2, 0.88
# From the spine to the back, and how much of its shadow one casts who sits off the wall.
_BACK_M, _SITTING_ON_WALL = 0.144, 0.5
# Of a seat's shadow: its radius, how far before the hips it is, and how far it goes to the front
# and to the back, of their distance.
_SEAT_RADIUS_M, _SEAT_FORWARD_M, _SEAT_DEEP = 0.06, 0.05, 0.5
# How much nearer to the mat than that a waist sags; up to where the trunk is seen to be on the mat,
# how far around there, and how far before the spine: there its lower edge is seen, which is so much
# further to the front for each metre of a waist that is thicker than one over the spine.
_WAIST_SAGS_M, _UNDER_END, _UNDER_RADIUS_M = 0.02, 0.65, 0.045
_UNDER_FRONT, _UNDER_SPINE_M = 2.2, 0.137
# Under a seat of who sits a dark line is so long to each side, and so far below the lower edge of
# that; how far it reaches, how dark it is, and how soon of who sits down it is all there.
_UNDER_SEAT_M, _BELOW_SEAT_M = 0.10, 0.016
_CONTACT_REACH_M, _CONTACT, _CONTACT_COMES = 0.075, 0.6, 3.0
# Places along an arm and a leg that may touch the mat: the middle joint is at 0.5.
_ARM_PLACES = (0.3, 0.4, 0.5, 0.62, 0.75, 1.0)
_LEG_PLACES = (0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
# Legs that are stacked cast one shadow; with the knees this far apart they cast two.
_STACKED_KNEES_M, _APART_KNEES_M = 0.13, 0.17


@frozen
class Bone:
    """Where it starts and ends, and how thick the flesh around it is."""

    start: Vec
    end: Vec
    radius_m: float


class Shadow:
    """One body's shadow, in two parts: that of what moves in a rep, and that of the rest.

    On the side the upper leg moves; on the back (`turned_away`) the trunk and both legs.
    """

    def __init__(
        self, limb_painter: LimbPainter, body: Body, colors: Colors, stretched: float
    ) -> None:
        """`stretched` is how far the legs are of who rolls over, from 0 to 1."""
        self._painter, self._camera = limb_painter.painter, limb_painter.camera
        self._body, self._pose, self._shape = body, body.pose, body.shape
        self._turned_away, self._stretched = body.turned_away, stretched
        # On black no shadow shows.
        on_wall = _ON_WALL if colors.is_light else _ON_DARK_WALL
        self._on_wall = 0.0 if is_black(colors) else on_wall
        self._color = _ON_BLACK if is_black(colors) else _COLOR

    def paint_still_on_wall(self) -> None:
        """Of what does not move, the shadow on the wall."""
        self._paint_back_on_wall()
        self._paint_heel_on_wall(self._pose.lower_leg)

    def paint_still_on_mat(self) -> None:
        """Of what does not move, the shadow on the mat."""
        pose = self._pose
        bones = [self._head(), *self._arm(pose.upper_arm), *self._arm(pose.lower_arm)]
        if not self._turned_away:
            bones += [self._trunk(), *self._leg(pose.lower_leg)]
        blobs = _blobs_on_mat([self._under_trunk()], 1 - self._body.turned)
        touching = [*self._arm_spots(pose.upper_arm), *self._arm_spots(pose.lower_arm)]
        touching.append(self._head_spots())
        if not self._turned_away:
            touching += [self._trunk_spots(), *self._leg_spots(pose.lower_leg)]
        blobs += [*_blobs_on_mat(bones), *self._seat_on_mat(), *self._contact(*touching)]
        self._paint_blobs(blobs)

    def paint_moving(self) -> QRectF:
        """Of what moves, the shadow on both; gives the rectangle that it is in."""
        pose = self._pose
        bounds = self._paint_heel_on_wall(pose.upper_leg)
        blobs = self._contact(*self._leg_spots(pose.upper_leg))
        if self._turned_away:
            blobs += _blobs_on_mat([self._trunk(), *self._leg(pose.lower_leg)])
            blobs += self._contact(self._trunk_spots(), *self._leg_spots(pose.lower_leg))
        # Where the leg rests, the leg under it casts the shadow already.
        apart_m = (pose.upper_leg.knee - pose.lower_leg.knee).length - _STACKED_KNEES_M
        opacity = min(1.0, apart_m / (_APART_KNEES_M - _STACKED_KNEES_M))
        if opacity > _FAINTEST:
            blobs += _blobs_on_mat(self._leg(pose.upper_leg), opacity)
        return bounds | self._paint_blobs(blobs)

    def _contact(self, *parts: list[Spot]) -> list[Blob]:
        """Where these parts are on the mat, or nearly so."""
        return [blob for spots in parts for blob in contact_blobs(self._camera, spots)]

    def _seen_down(self) -> tuple[float, float]:
        """How far down a metre is seen to go that goes down, and one that goes to the front."""
        (_, down_m), (_, front_m) = map(self._camera.direction, (Vec(0, -1, 0), Vec(0, 0, 1)))
        return down_m, front_m

    def _seat_on_mat(self) -> list[Blob]:
        """The shadow of the seat, or of the one buttock, of who sits on the mat."""
        lower, upper = self._pose.lower_leg.hip, self._pose.upper_leg.hip
        on_mat = self._body.on_mat
        seated = min(self._body.sits, on_mat.rests)
        if not seated:
            return []
        hips = lower, lower.lerp(upper, on_mat.level)
        one, other = (Vec(hip.x, 0.0, hip.z + _SEAT_FORWARD_M) for hip in hips)
        forward = (upper - lower).cross(Vec(0, 1, 0)) * _SEAT_DEEP
        middle = one.lerp(other, 0.5)
        seat = Bone(one, other, _SEAT_RADIUS_M)
        deep = Bone(middle - forward, middle + forward, _SEAT_RADIUS_M)
        down_m, front_m = self._seen_down()
        below_m = on_mat.down_m + _BELOW_SEAT_M
        hips_m = (hips[0].y + hips[1].y) / 2
        front = middle + Vec(0, 0, (below_m - hips_m * down_m) / front_m - _SEAT_FORWARD_M)
        half_m = _UNDER_SEAT_M * (1 + on_mat.level) / 2
        start, end = ((front.x + aside_m, front.z) for aside_m in (-half_m, half_m))
        darkness = _CONTACT * min(1.0, _CONTACT_COMES * seated)
        under = Blob(start, end, _CONTACT_REACH_M, darkness)
        return [*_blobs_on_mat([seat, deep], seated), under]

    def _paint_blobs(self, blobs: Sequence[Blob]) -> QRectF:
        return paint_blobs(self._painter, self._camera.level_plane(0.0), blobs, self._color)

    def _paint_back_on_wall(self) -> None:
        """The shadow of the back, as dark for each build: a broad one is no nearer to the wall."""
        trunk = self._pose.trunk
        back = Bone(trunk.hips, trunk.hips.lerp(trunk.neck, _BACK_END), _BACK_M)
        lying = _SITTING_ON_WALL + (1 - _SITTING_ON_WALL) * trunk.crown.x**2
        darkness = lying * self._darkness_on_wall(back)
        if darkness > 0:
            for strip_m, part in _BACK_STRIPS:
                self._body.paint_back_rim(strip_m, _COLOR, part * darkness)

    def _darkness_on_wall(self, bone: Bone, fade_m: float = _FADE_FROM_WALL_M) -> float:
        """How opaque the shadow of a bone is on the wall; 0 or less where there is none."""
        gap_m = max(0.0, (bone.start.z + bone.end.z) / 2 - WALL_Z_M - bone.radius_m)
        return self._on_wall * exp(-gap_m / fade_m) - _FAINTEST

    def _paint_heel_on_wall(self, leg: LegJoints) -> QRectF:
        heel = _heel(leg)
        darkness = self._darkness_on_wall(heel, _FADE_FROM_HEEL_M)
        bounds = QRectF()
        if darkness > 0:
            for strip_m in _HEEL_STRIPS_M:
                bounds |= self._body.paint_heel_rim(leg, strip_m, _COLOR, _HEEL_STRIP * darkness)
        return bounds

    def _trunk(self) -> Bone:
        trunk = self._pose.trunk
        return Bone(trunk.hips, trunk.neck, max(radius_m for _, radius_m in self._shape.trunk))

    def _under_trunk(self) -> Bone:
        """Where hips and waist of who lies on a side are on the mat, or nearly so."""
        trunk, (_, waist_m) = self._pose.trunk, self._shape.trunk[_WAIST]
        front_m = _UNDER_FRONT * (waist_m - _UNDER_SPINE_M)
        above_m = Vec(0, waist_m + _WAIST_SAGS_M, -front_m)
        start, end = trunk.hips - above_m, trunk.hips.lerp(trunk.neck, _UNDER_END) - above_m
        return Bone(start, end, _UNDER_RADIUS_M)

    def _head(self) -> Bone:
        return Bone(self._pose.trunk.neck, self._pose.trunk.head, _HEAD_RADIUS_M)

    def _trunk_spots(self) -> list[Spot]:
        trunk = self._pose.trunk
        upper = (self._pose.upper_arm.shoulder - self._pose.lower_arm.shoulder).unit
        return trunk_spots(self._camera, trunk, upper, self._body.build)

    def _head_spots(self) -> list[Spot]:
        trunk, turned = self._pose.trunk, self._body.turned
        back_m = _HEAD_RADIUS_M + (_BACK_OF_HEAD_M - _HEAD_RADIUS_M) * turned
        nape = trunk.neck.lerp(trunk.head, 0.5 + 0.3 * turned)
        return bone_spots((nape, trunk.head + trunk.crown * (_CROWN_M * turned)), back_m)

    def _arm_spots(self, arm: ArmJoints) -> tuple[list[Spot], list[Spot]]:
        joints = arm.shoulder, arm.elbow, arm.wrist
        hand = bone_spots((arm.wrist, arm.fingertips), _HAND_RADIUS_M)
        return limb_spots(joints, self._shape.arm, _ARM_PLACES), hand

    def _leg_spots(self, leg: LegJoints) -> tuple[list[Spot], list[Spot]]:
        joints = leg.hip, leg.knee, leg.ankle
        buttock = bone_spots((leg.hip,), _BUTTOCK_RADIUS_M)
        foot = bone_spots(foot_joints(leg), _FOOT_RADIUS_M)
        spots = limb_spots(joints, self._shape.leg, _LEG_PLACES, self._stretched)
        return [*buttock, *spots], foot

    def _arm(self, arm: ArmJoints) -> list[Bone]:
        radius_m = _mean_radius_m(self._shape.arm)
        back = Vec(0, 0, -_HAND_BACK_M)
        return [
            Bone(arm.shoulder, arm.elbow, radius_m),
            Bone(arm.elbow, arm.wrist + back, radius_m),
            Bone(arm.wrist + back, arm.fingertips + back, _HAND_RADIUS_M),
        ]

    def _leg(self, leg: LegJoints) -> list[Bone]:
        radius_m = _mean_radius_m(self._shape.leg)
        return [
            Bone(leg.hip, leg.knee, radius_m),
            Bone(leg.knee, leg.ankle, radius_m),
            Bone(*foot_joints(leg), _FOOT_RADIUS_M),
        ]


def _blobs_on_mat(bones: Iterable[Bone], opacity: float = 1.0) -> list[Blob]:
    """What is above the mat, as the shadow that it casts on that: darker where it is nearer."""
    blobs = []
    for bone in bones:
        places, opacities, reaches_m = [], [], []
        for fraction in _ALONG_BONE:
            place = bone.start.lerp(bone.end, fraction)
            height_m = max(0.0, place.y - _FLESH_M)
            places.append((place.x, place.z - place.y * _TO_WALL))
            reaches_m.append(bone.radius_m + _BLUR_M + height_m * _BLUR_WITH_HEIGHT)
            opacities.append(opacity * _ON_MAT * exp(-height_m / _FADE_HEIGHT_M))
        blobs += blobs_along(places, opacities, reaches_m)
    return blobs


def _heel(leg: LegJoints) -> Bone:
    """Which alone of a foot can touch the wall."""
    heel, toes = foot_joints(leg)
    return Bone(heel, heel.lerp(toes, 0.35), _HEEL_RADIUS_M)


@lru_cache
def _mean_radius_m(profile: tuple[tuple[float, float], ...]) -> float:
    return sum(radius for _, radius in profile) / len(profile)
