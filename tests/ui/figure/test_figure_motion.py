"""What there is to paint of the person in a session."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.frozen import replace
from glutetimer.core.motion import start_posture, top_posture
from glutetimer.core.program import Side
from glutetimer.core.session import Session
from glutetimer.core.setting_choices import Person
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.workout.figure_motion import FigureMotion
from glutetimer.workout import Workout, begun_record
from tests.support.fakes import FakeDate, FakeJournal, FakeSleepClock, FakeSpeaker, ManualClock
from tests.support.programs import bridges, built_in

PROGRAM = built_in()
CLAMSHELLS, (BRIDGES,) = PROGRAM.levels[0], bridges(PROGRAM).levels
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
FRAME_MS = 16


@pytest.fixture
def workout() -> Workout:
    """Clamshells with the left leg, then bridges; it is under way."""
    level = replace(CLAMSHELLS, doses=(*CLAMSHELLS.doses, *BRIDGES.doses))
    session = Session(Plan(level, Side.LEFT, only_leg=Side.LEFT))
    record = begun_record(session, "one", PROGRAM.id, MORNING)
    workout = Workout(
        session,
        SilentPlayer(ManualClock().clock_ns),
        FakeJournal(),
        record,
        FakeSpeaker(),
        FakeDate(MORNING).now,
        FakeSleepClock().slept_ms,
    )
    workout.press()
    return workout


def lift_ms(workout: Workout, set_index: int) -> int:
    """Where the first lift of that set begins."""
    return next(
        segment.start_ms
        for segment in workout.session.timeline.segments
        if segment.phase is Phase.LIFT and segment.set_index == set_index
    )


def test_nothing_is_aimed_at_until_one_has_rolled_from_the_side_to_the_back(
    workout: Workout,
) -> None:
    motion, exercise = FigureMotion(Person(), reduced=False), BRIDGES.doses[0].exercise
    clamshell_ms, bridge_ms = lift_ms(workout, 0), lift_ms(workout, 1)
    aims = motion.state(workout, clamshell_ms, 0)
    assert aims.target is not None
    # The playhead leaps; the person follows.
    rolling = motion.state(workout, bridge_ms, FRAME_MS)
    assert rolling.posture.supine < 0.1
    assert rolling.target is None
    for frame in range(2, 100):
        now_ms = frame * FRAME_MS
        state = motion.state(workout, bridge_ms + now_ms - FRAME_MS, now_ms)
    assert state.posture.supine == 1
    assert state.target is not None
    assert state.target.posture == top_posture(exercise, None)


def test_with_reduced_motion_one_lies_on_the_back_at_once(workout: Workout) -> None:
    motion = FigureMotion(Person(), reduced=True)
    bridge = workout.session.timeline.sets[1]
    state = motion.state(workout, bridge.start_ms, 0)
    assert state.posture == start_posture(bridge.exercise, bridge.side)
    assert state.posture.supine == 1
    assert state.target is None
    assert motion.still
