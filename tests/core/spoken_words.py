"""The words of a timeline."""

from collections.abc import Iterator

from glutetimer.core.frozen import replace
from glutetimer.core.timeline import Cue, Phase, Plan, Rep, Sound, SpeedChange, Timeline

FORM_CUES = ("Breathe.", "Smaller.", "Toes down.")
ANNOUNCED = ("Halfway.", "Last three.", "Two more, then switch sides.", "Reverse.")
CHANGES = ("Half speed.", "Normal speed.", "Forward.", "Backward.")
MAX_REPS = 26
NUMBERS = tuple(str(number) for number in range(1, MAX_REPS + 1))


def words(timeline: Timeline) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.sound is Sound.SPEECH]


def counted(timeline: Timeline) -> Iterator[tuple[int, str]]:
    """When a preparation's three, two, one is due, and the last seconds of a timed hold."""
    for segment in timeline.segments:
        held = timeline.sets[segment.set_index].dose.hold_ms and segment.phase is Phase.HOLD
        seconds = (3, 2, 1) if segment.phase.prepares else (10, 5, 4, 3, 2, 1) if held else ()
        for remaining_s in seconds:
            at_ms = segment.end_ms - remaining_s * 1_000
            if segment.phase.prepares or at_ms > segment.start_ms:
                yield at_ms, str(remaining_s)


def numbers(timeline: Timeline) -> list[tuple[int, str]]:
    """The numbers said of reps, with their times."""
    spoken = [(cue.at_ms, cue.text) for cue in words(timeline) if cue.text.isdigit()]
    return [number for number in spoken if number not in set(counted(timeline))]


def changed(plan: Plan, rep: Rep) -> Plan:
    """The plan with the other speed from that rep on."""
    kept = tuple(change for change in plan.speed_changes if change.from_rep < rep.index)
    return replace(plan, speed_changes=(*kept, SpeedChange(rep.index, rep.speed.other)))


def said_until(timeline: Timeline, at_ms: int) -> list[Cue]:
    return [cue for cue in words(timeline) if cue.at_ms < at_ms]
