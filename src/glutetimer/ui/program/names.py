"""What the values of a program are called where they are edited.

The tables have messages, which who shows them looks up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from glutetimer.core.phrases import SPEEDS
from glutetimer.core.program import Direction, FigureKind, Position, Rules, Sides, Timing
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, gettext_noop

SIDES = (
    (Sides.EACH.value, gettext_noop("One, then the other")),
    (Sides.BOTH.value, gettext_noop("Both together")),
    (Sides.ALTERNATE.value, gettext_noop("In turn, rep by rep")),
    (Sides.LEFT.value, gettext_noop("Left only")),
    (Sides.RIGHT.value, gettext_noop("Right only")),
)
POSITIONS = (
    (Position.SIDE.value, gettext_noop("On the side")),
    (Position.BACK.value, gettext_noop("On the back")),
    (Position.FRONT.value, gettext_noop("On the front")),
    (Position.SITTING.value, gettext_noop("Sitting")),
    (Position.STANDING.value, gettext_noop("Standing")),
    (Position.ALL_FOURS.value, gettext_noop("On all fours")),
)
FIGURES = (
    (None, gettext_noop("None: the steps are shown")),
    (FigureKind.CLAMSHELL.value, gettext_noop("Clamshell")),
    (FigureKind.LATERAL_LEG_LIFT.value, gettext_noop("Lateral leg lift")),
    (FigureKind.LEG_CIRCLES.value, gettext_noop("Leg circles")),
    (FigureKind.BRIDGE.value, gettext_noop("Bridge")),
)
# By their keys in `tempo_s` and `phases`.
PHASES = {
    "lift": gettext_noop("Lift"),
    "hold": gettext_noop("Hold"),
    "circle": gettext_noop("Circle"),
    "lower": gettext_noop("Lower"),
    "rest": gettext_noop("Rest"),
}
SPEED_OPTIONS = tuple((speed.value, SPEEDS[speed]) for speed in Speed)
_FORWARD, _BACKWARD = Direction.FORWARD.value, Direction.BACKWARD.value
DIRECTIONS = (
    ([_FORWARD, _BACKWARD], gettext_noop("Forward, then backward")),
    ([_BACKWARD, _FORWARD], gettext_noop("Backward, then forward")),
    ([_FORWARD], gettext_noop("Forward only")),
    ([_BACKWARD], gettext_noop("Backward only")),
)

_USUAL_PAUSES, _USUAL_RULES = Timing(), Rules()
_OF_TEN, _PERCENT = gettext_noop(" of 10"), " %"
# Each key with its name and the seconds that hold without it.
PAUSES = (
    ("get_ready_s", gettext_noop("To get ready"), _USUAL_PAUSES.get_ready_ms / 1000),
    ("switch_s", gettext_noop("To switch sides"), _USUAL_PAUSES.switch_ms / 1000),
    ("next_set_s", gettext_noop("Before the next exercise"), _USUAL_PAUSES.next_set_ms / 1000),
)
# Each key with its name, the number that holds without it, and what that counts.
RULES = (
    (
        "up_sessions",
        gettext_noop("Offer the next level after this many easy sessions in a row"),
        _USUAL_RULES.up_sessions,
        "",
    ),
    (
        "up_pain_most",
        gettext_noop("Count a session as easy only if its pain is no more than"),
        _USUAL_RULES.up_pain_most,
        _OF_TEN,
    ),
    (
        "back_pain_once",
        gettext_noop("Offer an easier level after one session with pain of at least"),
        _USUAL_RULES.back_pain_once,
        _OF_TEN,
    ),
    (
        "back_pain_twice",
        gettext_noop("Offer an easier level after two sessions in a row with pain of at least"),
        _USUAL_RULES.back_pain_twice,
        _OF_TEN,
    ),
    (
        "back_reps_percent",
        gettext_noop(
            "Offer an easier level after two sessions in a row with less than this share of the "
            "reps"
        ),
        _USUAL_RULES.back_reps_percent,
        _PERCENT,
    ),
    (
        "restart_days",
        gettext_noop("Count easy sessions afresh after this many days without a session"),
        _USUAL_RULES.restart_days,
        "",
    ),
    (
        "back_days",
        gettext_noop("Offer an easier level after this many days without a session"),
        _USUAL_RULES.back_days,
        "",
    ),
    (
        "first_days",
        gettext_noop("Offer the first level after this many days without a session"),
        _USUAL_RULES.first_days,
        "",
    ),
    (
        "difference_sessions",
        gettext_noop("Point out a difference between the legs once it lasts this many sessions"),
        _USUAL_RULES.difference_sessions,
        "",
    ),
    (
        "false_start_percent",
        gettext_noop("Count a session without a rating only with at least this share of the reps"),
        _USUAL_RULES.false_start_percent,
        _PERCENT,
    ),
)


def shown(options: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Values with their names as they are shown, in the language in use."""
    return [(value, gettext(name)) for value, name in options]
