"""Poses as the tests look at them: every joint by its name, every bone with its length."""

from __future__ import annotations

from functools import cache
from math import dist

from hypothesis import strategies as st

from glutetimer.core.pose import LIMITS, Pose, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.skeleton import (
    FOOT_M,
    FOREARM_M,
    HAND_M,
    HIP_GAP_M,
    SHANK_M,
    SHOULDER_GAP_M,
    THIGH_M,
    UPPER_ARM_M,
    ArmJoints,
    LegJoints,
)
from glutetimer.core.space import Vec

ARM = ("shoulder", "elbow", "wrist", "fingertips")
LEG = ("hip", "knee", "ankle", "toe")
TRUNK = ("hips", "chest", "neck", "head")

POSTURES = st.builds(Posture, *(st.floats(minimum, maximum) for minimum, maximum in LIMITS))

Joints = dict[str, Vec]
Place = tuple[float, float, float]


@cache
def body(posture: Posture) -> Joints:
    """Every joint; limbs are called by the person's own left and right."""
    return by_side(pose(posture), posture.side)


def by_side(body_pose: Pose, upper: Side) -> Joints:
    limbs: dict[str, tuple[ArmJoints | LegJoints, tuple[str, ...]]] = {
        f"{upper} arm": (body_pose.upper_arm, ARM),
        f"{upper.other} arm": (body_pose.lower_arm, ARM),
        f"{upper} leg": (body_pose.upper_leg, LEG),
        f"{upper.other} leg": (body_pose.lower_leg, LEG),
    }
    joints: Joints = {name: getattr(body_pose.trunk, name) for name in TRUNK}
    for limb, (joined, names) in limbs.items():
        joints |= {f"{limb}, {name}": getattr(joined, name) for name in names}
    return joints


def mirrored(joints: Joints) -> Joints:
    """The body in a mirror at the viewer's middle, where left is right."""
    swap = {"left": "right", "right": "left"}

    def other(name: str) -> str:
        first, space, rest = name.partition(" ")
        return swap.get(first, first) + space + rest

    return {other(name): Vec(-joint.x, joint.y, joint.z) for name, joint in joints.items()}


@cache
def bones() -> dict[tuple[str, str], float]:
    """Every bone, by the joints at its ends, and its length."""
    lying = pose(Posture()).trunk
    ends: dict[tuple[str, str], float] = {
        ("hips", "chest"): (lying.hips - lying.chest).length,
        ("chest", "neck"): (lying.chest - lying.neck).length,
        ("neck", "head"): (lying.neck - lying.head).length,
        ("left leg, hip", "right leg, hip"): HIP_GAP_M,
        ("left arm, shoulder", "right arm, shoulder"): SHOULDER_GAP_M,
        ("hips", "left leg, hip"): HIP_GAP_M / 2,
        ("chest", "left arm, shoulder"): SHOULDER_GAP_M / 2,
    }
    for side in Side:
        ends |= {
            (f"{side} leg, hip", f"{side} leg, knee"): THIGH_M,
            (f"{side} leg, knee", f"{side} leg, ankle"): SHANK_M,
            (f"{side} leg, ankle", f"{side} leg, toe"): FOOT_M,
            (f"{side} arm, shoulder", f"{side} arm, elbow"): UPPER_ARM_M,
            (f"{side} arm, elbow", f"{side} arm, wrist"): FOREARM_M,
            (f"{side} arm, wrist", f"{side} arm, fingertips"): HAND_M,
        }
    return ends


def length_errors_m(joints: Joints) -> dict[tuple[str, str], float]:
    """By how much each bone is longer or shorter in this pose than it should be."""
    spots = {name: place_of(joint) for name, joint in joints.items()}
    return {
        (one, other): abs(dist(spots[one], spots[other]) - length_m)
        for (one, other), length_m in bones().items()
    }


def farthest_m(one: Joints, other: Joints) -> float:
    """How far that joint moves from one pose to another that moves farthest."""
    return max(dist(place_of(one[name]), place_of(other[name])) for name in one)


def place_of(joint: Vec) -> Place:
    """Its coordinates: plain numbers, where there are millions to be compared."""
    return joint.x, joint.y, joint.z


@cache
def places(posture: Posture) -> tuple[Place, ...]:
    """Where every joint is, by the order of their names."""
    return tuple(place_of(joint) for _, joint in sorted(body(posture).items()))
