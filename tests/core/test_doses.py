"""What was done of what was prescribed, by level and exercise."""

from __future__ import annotations

from dataclasses import replace

from glutetimer.core.program import Side
from glutetimer.core.review.doses import reps_by_exercise, sessions_by_level
from tests.core.builders import CLAMSHELL, LIFT, session, set_record


def test_levels_are_in_the_order_in_which_they_were_trained_first() -> None:
    sessions = [session(2), session(3, level=LIFT), session(4)]
    by_level = sessions_by_level(sessions)
    assert list(by_level.items()) == [(CLAMSHELL, sessions[::2]), (LIFT, sessions[1:2])]
    assert sessions_by_level([]) == {}


def test_exercises_are_never_added_up() -> None:
    lifts, circles = set_record(Side.LEFT, 8, 10), set_record(Side.RIGHT, 3, 16)
    mixed = replace(session(3), sets=(lifts, replace(circles, exercise="circles")))
    reps = reps_by_exercise([mixed, mixed])
    assert list(reps.items()) == [(lifts.exercise, (16, 20)), ("circles", (6, 32))]
