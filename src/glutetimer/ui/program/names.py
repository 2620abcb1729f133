"""What the values of a program are called where they are edited."""

from __future__ import annotations

from glutetimer.core.phrases import SPEEDS
from glutetimer.core.program import Direction, FigureKind, Position, Rules, Sides, Timing
from glutetimer.core.speed import Speed

SIDES = (
    (Sides.EACH.value, "One, then the other"),
    (Sides.BOTH.value, "Both together"),
    (Sides.ALTERNATE.value, "In turn, rep by rep"),
    (Sides.LEFT.value, "Left only"),
    (Sides.RIGHT.value, "Right only"),
)
POSITIONS = (
    (Position.SIDE.value, "On the side"),
    (Position.BACK.value, "On the back"),
    (Position.FRONT.value, "On the front"),
    (Position.SITTING.value, "Sitting"),
    (Position.STANDING.value, "Standing"),
    (Position.ALL_FOURS.value, "On all fours"),
)
FIGURES = (
    (None, "None: the steps are shown"),
    (FigureKind.CLAMSHELL.value, "Clamshell"),
    (FigureKind.LATERAL_LEG_LIFT.value, "Lateral leg lift"),
    (FigureKind.LEG_CIRCLES.value, "Leg circles"),
    (FigureKind.BRIDGE.value, "Bridge"),
)
# By their keys in `tempo_s` and `phases`.
PHASES = {"lift": "Lift", "hold": "Hold", "circle": "Circle", "lower": "Lower", "rest": "Rest"}
SPEED_OPTIONS = tuple((speed.value, SPEEDS[speed]) for speed in Speed)
_FORWARD, _BACKWARD = Direction.FORWARD.value, Direction.BACKWARD.value
DIRECTIONS = (
    ([_FORWARD, _BACKWARD], "Forward, then backward"),
    ([_BACKWARD, _FORWARD], "Backward, then forward"),
    ([_FORWARD], "Forward only"),
    ([_BACKWARD], "Backward only"),
)

_USUAL_PAUSES, _USUAL_RULES = Timing(), Rules()
# Each key with its name and the seconds that hold without it.
PAUSES = (
    ("get_ready_s", "To get ready", _USUAL_PAUSES.get_ready_ms / 1000),
    ("switch_s", "To switch sides", _USUAL_PAUSES.switch_ms / 1000),
    ("next_set_s", "Before the next exercise", _USUAL_PAUSES.next_set_ms / 1000),
)
# Each key with its name, the number that holds without it, and what that counts.
RULES = (
    ("up_sessions", "Easy sessions in a row, after which the next level is offered",
     _USUAL_RULES.up_sessions, ""),
    ("up_pain_most", "Pain that such a session may have at most",
     _USUAL_RULES.up_pain_most, " of 10"),
    ("back_pain_once", "Pain from which an easier level is offered",
     _USUAL_RULES.back_pain_once, " of 10"),
    ("back_pain_twice", "Pain from which it is offered if two sessions in a row have it",
     _USUAL_RULES.back_pain_twice, " of 10"),
    ("back_reps_percent", "Reps of which fewer were done in two sessions in a row, so that an "
     "easier level is offered", _USUAL_RULES.back_reps_percent, " %"),
    ("restart_days", "Days away, after which easy sessions are counted from the first",
     _USUAL_RULES.restart_days, ""),
    ("back_days", "Days away, after which an easier level is offered",
     _USUAL_RULES.back_days, ""),
    ("first_days", "Days away, after which the first level is offered",
     _USUAL_RULES.first_days, ""),
    ("difference_sessions", "Sessions in a row with a difference between the legs, after which "
     "it is pointed out", _USUAL_RULES.difference_sessions, ""),
    ("false_start_percent", "Reps that a session without answers must have to count",
     _USUAL_RULES.false_start_percent, " %"),
)  # fmt: skip
