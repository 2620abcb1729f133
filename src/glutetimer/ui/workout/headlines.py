"""The large words for what happens in a session, and how long a hold still is."""

from __future__ import annotations

from glutetimer.core.program import Direction
from glutetimer.core.timeline import Phase, SetBlock, Timeline
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.wording import phase_text

# Messages.
PAUSED, STOP_ASKED, GOING_ON = (
    gettext_noop("Paused"),
    gettext_noop("Stop here?"),
    gettext_noop("Going on"),
)


def rep_headlines(timeline: Timeline) -> tuple[str, ...]:
    """The headlines of all reps of a session."""
    headlines: list[str] = []
    for block in timeline.sets:
        phases = (Phase.LIFT, Phase.HOLD, Phase.LOWER, Phase.REST)
        headlines += (phase_headline(block, phase) for phase in phases)
        headlines += (phase_headline(block, Phase.CIRCLE, way) for way in block.dose.directions)
    return tuple(dict.fromkeys(headlines))


def headlines_between(timeline: Timeline) -> tuple[str, ...]:
    """The headlines of a session while no rep goes on: in its breaks, and where it waits."""
    headlines = [phase_headline(block, block.preparation) for block in timeline.sets]
    headlines += (gettext(text) for text in (PAUSED, STOP_ASKED, GOING_ON))
    return tuple(dict.fromkeys(headlines))


def phase_headline(block: SetBlock, phase: Phase, direction: Direction | None = None) -> str:
    """What happens in a phase of a set: "Lift", "Rest before set 2"."""
    text = phase_text(phase, block.exercise, direction)
    if phase is not Phase.SET_BREAK:
        return text
    # A rep has a rest of its own.
    return gettext("{rest} before set {number}").format(rest=text, number=block.number)


def is_single_hold(block: SetBlock) -> bool:
    """Whether the set is one timed hold, so that there are no reps to count."""
    return bool(block.dose.hold_ms) and block.dose.reps == 1


def left_text(duration_ms: int) -> str:
    """How long a hold still is, in begun seconds and on one line: "7 s left"."""
    return gettext("{seconds}\u00a0s\u00a0left").format(seconds=begun_seconds(duration_ms))


def begun_seconds(duration_ms: int) -> str:
    """A duration in begun seconds."""
    return str(-(-duration_ms // 1000))
