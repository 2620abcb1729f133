"""The one timeline: every lift, hold, lower, rest, word and pause of a session.

All of it stands at absolute offsets in whole milliseconds (48 frames each at 48 kHz, so
that sound positions are exact integers). The ear (mixer), the eye (pose) and the count
(session) all read the same place of it. `compiler` makes one from a `Plan`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from typing import TypeAlias

from glutetimer.core.frozen import field, frozen, replace
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Direction, Dose, Exercise, Level, Position, Side, Timing
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.speed import Speed

COUNTED_MS = 3_000

# How fast a circle is entered and left, in circles per the time that it takes itself.
BoundarySpeeds: TypeAlias = tuple[float, float]
AT_REST: BoundarySpeeds = (0.0, 0.0)


class Phase(StrEnum):
    """What happens in a segment. The first four prepare, the next five are a rep."""

    GET_READY = "get ready"
    SWITCH = "switch sides"
    NEXT_EXERCISE = "next exercise"
    SET_BREAK = "rest between sets"
    LIFT = "lift"
    HOLD = "hold"
    CIRCLE = "circle"
    LOWER = "lower"
    REST = "rest"
    DONE = "done"

    @property
    def prepares(self) -> bool:
        """Whether it leads up to a set and can be cut short by saying "ready"."""
        return self in _PREPARATIONS


_PREPARATIONS = (Phase.GET_READY, Phase.SWITCH, Phase.NEXT_EXERCISE, Phase.SET_BREAK)


class Sound(StrEnum):
    """What a cue sounds like."""

    RISE = "rise"
    FALL = "fall"
    TICK = "tick"
    CIRCLE = "circle"
    COUNT = "count"
    BEEP = "beep"
    LEG_DONE = "leg done"
    SESSION_DONE = "session done"
    SPEECH = "speech"


@frozen
class Cue:
    """Something to hear.

    `length_ms` and `boundary_speeds` are the movement's for tones that follow one.

    A `SPEECH` cue says `text`; where no clip of that text exists it is silent.
    """

    at_ms: int
    sound: Sound
    length_ms: int = 0
    text: str = ""
    boundary_speeds: BoundarySpeeds = AT_REST


@frozen
class Rep:
    """One rep. It is done at `done_ms`, when the leg is down again (the rest follows).

    `number` counts from 1 within its direction, and to `count`; `index` within the session.
    """

    index: int
    set_index: int
    number: int
    count: int
    direction: Direction | None
    speed: Speed
    start_ms: int
    done_ms: int
    end_ms: int


@frozen
class SetBlock:
    """One set with one leg, or with both together (`side` is None).

    It goes from its `preparation`, which begins at `start_ms`, to its last rep's end. `number`
    counts the sets of its dose, from 1. `reps` are the indexes of its reps within the session.
    Where the legs take turns, each has a block of its own; both have the same span and the same
    `first_rep`, and every second rep is the other's. `bout` numbers what is done in one go: all
    of one leg before the switch, or else all sets of an exercise. With `waits` its preparation
    waits for the person before the count.
    """

    index: int
    dose: Dose
    side: Side | None
    number: int
    bout: int
    speed: Speed
    preparation: Phase
    first_rep: int
    reps: range
    start_ms: int
    end_ms: int
    waits: bool = False

    @property
    def exercise(self) -> Exercise:
        """What is done."""
        return self.dose.exercise

    @property
    def prescribed(self) -> int:
        """How many reps it has."""
        return len(self.reps)

    @property
    def lying(self) -> tuple[str, Side | None]:
        """How one lies, sits or stands: the position, and on the side the leg that is on top."""
        position = self.exercise.position
        return position, self.side if position == Position.SIDE else None


@frozen
class Segment:
    """A span of time in one phase; `rep` is None while preparing and at the very end.

    `boundary_speeds` is a circle's.
    """

    phase: Phase
    start_ms: int
    end_ms: int
    set_index: int
    rep: Rep | None
    boundary_speeds: BoundarySpeeds = AT_REST

    def progress(self, at_ms: int) -> float:
        """How much of the segment has passed, from 0 to 1."""
        return min(1.0, max(0.0, (at_ms - self.start_ms) / (self.end_ms - self.start_ms)))


@frozen
class SpeedChange:
    """From the rep of that index on, this speed holds; None: the doses' own again."""

    from_rep: int
    speed: Speed | None


@frozen
class Plan:
    """Everything a timeline is compiled from.

    `level` has the doses and tempos as they are to be done. `reduced` says that this is less
    than the level's own. With `only_leg` the other leg does nothing on its own. With
    `waits`, each new position waits for the person before its count.
    """

    level: Level
    first_side: Side
    timing: Timing = field(default_factory=Timing)
    speech: Speech = field(default_factory=Speech)
    speed_changes: tuple[SpeedChange, ...] = ()
    only_leg: Side | None = None
    reduced: bool = False
    waits: bool = False

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs in their order."""
        return (self.only_leg,) if self.only_leg else (self.first_side, self.first_side.other)

    def speed_of(self, rep_index: int, dose: Dose) -> Speed:
        """The speed of the rep of that index within the session."""
        speed = dose.speed
        for change in self.speed_changes:
            if change.from_rep <= rep_index:
                speed = change.speed or dose.speed
        return speed


@frozen
class Timeline:
    """A compiled session: contiguous segments from 0 to `duration_ms`, and the cues in order.

    `waits_ms` are where the playhead stops until the person is ready: before the count of a
    preparation, each at a stop of `_stops_ms`. `_starts_ms` are the segments' starts: the
    playhead's segment is looked up in every frame. `_stops_ms` are where a step back or a skip
    may land, in their order.
    """

    plan: Plan
    segments: tuple[Segment, ...]
    sets: tuple[SetBlock, ...]
    reps: tuple[Rep, ...]
    cues: tuple[Cue, ...]
    duration_ms: int
    waits_ms: tuple[int, ...]
    _starts_ms: tuple[int, ...]
    _stops_ms: tuple[int, ...]

    def segment_at(self, at_ms: int) -> Segment:
        """The segment at that moment; the last one at and after the end."""
        return self.segments[max(0, bisect_right(self._starts_ms, at_ms) - 1)]

    def cues_between(self, from_ms: int, until_ms: int) -> tuple[Cue, ...]:
        """The cues that start at the one moment or later, and before the other."""
        first = bisect_left(self.cues, from_ms, key=lambda cue: cue.at_ms)
        last = bisect_left(self.cues, until_ms, key=lambda cue: cue.at_ms)
        return self.cues[first:last]

    def unspoken_between(self, from_ms: int, until_ms: int) -> tuple[Cue, ...]:
        """The cues in that time whose words no clip says."""
        clips = self.plan.speech.lengths_ms
        cues = self.cues_between(from_ms, until_ms)
        return tuple(cue for cue in cues if cue.sound is Sound.SPEECH and cue.text not in clips)

    def heard_from(self, at_ms: int) -> tuple[Cue, ...]:
        """The cues that a playhead meets which starts there.

        What stands there exactly and belongs to the rep before is not among them: that rep's
        count, and where a rep begins any word.
        """
        in_rep = self.segment_at(at_ms).rep is not None
        return tuple(
            cue
            for cue in self.cues_between(at_ms, self.duration_ms + 1)
            if cue.at_ms > at_ms
            or not (cue.sound is Sound.COUNT or (in_rep and cue.sound is Sound.SPEECH))
        )

    def reps_done(self, after_ms: int, until_ms: int) -> tuple[Rep, ...]:
        """The reps completed after the one moment and not later than the other."""
        first = bisect_right(self.reps, after_ms, key=lambda rep: rep.done_ms)
        last = bisect_right(self.reps, until_ms, key=lambda rep: rep.done_ms)
        return self.reps[first:last]

    def first_rep_from(self, at_ms: int) -> int:
        """The index of the first rep that starts there or later; their number if none does."""
        return bisect_left(self.reps, at_ms, key=lambda rep: rep.start_ms)

    def segments_between(self, after_ms: int, until_ms: int) -> tuple[Segment, ...]:
        """The segments that a playhead touches on its way from the one moment to the other."""
        first = max(0, bisect_right(self._starts_ms, after_ms) - 1)
        return self.segments[first : bisect_left(self._starts_ms, until_ms)]

    def next_after(self, segment: Segment) -> SetBlock | None:
        """The set that follows the one of that segment, if any does."""
        end_ms = self.sets[segment.set_index].end_ms
        return next((b for b in self.sets[segment.set_index :] if b.start_ms >= end_ms), None)

    def bout_end_ms(self, at_ms: int) -> int:
        """Where the bout ends that goes on at that moment or is prepared for.

        That is where the next one's preparation starts, or the session's end.
        """
        bout = self.sets[self.segment_at(at_ms).set_index].bout
        return next(block.end_ms for block in reversed(self.sets) if block.bout == bout)

    def resume_ms(self, at_ms: int) -> int:
        """Where to go on after an interruption there.

        An interrupted rep is replayed; one that was done is not; a preparation is told
        anew from its start.
        """
        segment = self.segment_at(at_ms)
        if segment.rep is None:
            return segment.start_ms
        return segment.rep.end_ms if at_ms >= segment.rep.done_ms else segment.rep.start_ms

    def next_wait_ms(self, after_ms: int) -> int | None:
        """Where the playhead waits next, later than that moment; None if it does not any more.

        Who goes on from a wait is ready, so the wait at that very moment is over.
        """
        following = bisect_right(self.waits_ms, after_ms)
        return self.waits_ms[following] if following < len(self.waits_ms) else None

    def with_wait(self, seek: Seek) -> Seek:
        """The same seek, to stop where this timeline waits next."""
        return replace(seek, until_ms=self.next_wait_ms(seek.to_ms))

    def next_stop_ms(self, at_ms: int) -> int:
        """The stop that a skip leads to: a preparation or its count, a rep's start or the end."""
        following = bisect_right(self._stops_ms, at_ms)
        return self._stops_ms[min(following, len(self._stops_ms) - 1)]

    def previous_stop_ms(self, at_ms: int) -> int:
        """The stop before the one that `at_ms` belongs to: a rep back, or into the count."""
        return self._stops_ms[max(0, bisect_right(self._stops_ms, at_ms) - 2)]
