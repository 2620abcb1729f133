"""What the follow-along view shows while it is read how to lie: the person, and the steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from glutetimer.core.motion import posture_at
from glutetimer.core.pose import pose
from glutetimer.core.program import Level, Side
from glutetimer.core.session import Session
from glutetimer.core.timeline import Plan
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.workout.geometry import picture_rect, view_geometry
from glutetimer.ui.workout.items import StepList
from glutetimer.ui.workout.layer import Viewport
from glutetimer.ui.workout.scene import scene_at
from tests.ui.workout.shown_scenes import LEVELS, PROGRAM, SIZES, all_texts, items_at


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_who_gets_ready_is_in_sight_from_the_head_to_the_mat(
    size: tuple[int, int], level: Level
) -> None:
    """The picture above the steps is cropped to its lower part."""
    session = Session(Plan(level, Side.LEFT, PROGRAM.timing))
    timeline = session.timeline
    for segment in timeline.segments:
        texts = scene_at(session, segment.start_ms, 0).texts
        if not texts.view_state.prepares or texts.exercise.figure is None:
            continue
        figure = view_geometry(*size, texts).figure
        for at_ms in range(segment.start_ms, segment.end_ms, 500):
            posture = posture_at(timeline, at_ms)
            camera = Camera(picture_rect(figure, texts.view_state, posture), posture)
            shown = pose(posture)
            limbs = (shown.upper_leg, shown.lower_leg)
            joints = [shown.trunk.neck, shown.trunk.head, *(leg.knee for leg in limbs)]
            for joint in joints:
                # Around each joint there is flesh, and around the head's middle the head.
                reach_px = 0.1 * camera.scale
                y = camera.point(joint).y()
                assert figure.top() + reach_px <= y <= figure.bottom(), (at_ms, posture)


@pytest.mark.parametrize("size", SIZES)
def test_how_to_lie_has_one_size_whatever_the_exercise(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    sizes = set()
    for level in PROGRAM.levels:
        ready = next(all_texts(level))
        steps = items_at(Viewport(QSize(*size), 1.0, 0), ready)["steps"]
        assert isinstance(steps, StepList)
        sizes.add(steps.fitted[0].pixelSize())
    (size_px,) = sizes
    assert size_px >= min(size) * 0.045
