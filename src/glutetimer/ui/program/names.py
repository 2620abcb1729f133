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
    ("up_sessions", "Offer the next level after this many easy sessions in a row",
     _USUAL_RULES.up_sessions, ""),
    ("up_pain_most", "Count a session as easy only if its pain is no more than",
     _USUAL_RULES.up_pain_most, " of 10"),
    ("back_pain_once", "Offer an easier level after one session with pain of at least",
     _USUAL_RULES.back_pain_once, " of 10"),
    ("back_pain_twice", "Offer an easier level after two sessions in a row with pain of at least",
     _USUAL_RULES.back_pain_twice, " of 10"),
    ("back_reps_percent", "Offer an easier level after two sessions in a row with less than this "
     "share of the reps", _USUAL_RULES.back_reps_percent, " %"),
    ("restart_days", "Count easy sessions afresh after this many days without a session",
     _USUAL_RULES.restart_days, ""),
    ("back_days", "Offer an easier level after this many days without a session",
     _USUAL_RULES.back_days, ""),
    ("first_days", "Offer the first level after this many days without a session",
     _USUAL_RULES.first_days, ""),
    ("difference_sessions", "Point out a difference between the legs once it lasts this many "
     "sessions", _USUAL_RULES.difference_sessions, ""),
    ("false_start_percent", "Count a session without a rating only with at least this share of "
     "the reps", _USUAL_RULES.false_start_percent, " %"),
)  # fmt: skip
