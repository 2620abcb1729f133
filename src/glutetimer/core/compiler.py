"""Compiles a plan into a timeline: the level for the first leg, the switch, the other leg."""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.core.announcements import announcements
from glutetimer.core.program import Direction, Dose, Side, Tempo
from glutetimer.core.speech_schedule import schedule_speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import (
    AT_REST,
    COUNTED_MS,
    BoundarySpeeds,
    Cue,
    Phase,
    Plan,
    Rep,
    Segment,
    SetBlock,
    Sound,
    Timeline,
)

# Time for the last sounds and words.
DONE_MS = 3_000
_TONES = {Phase.LIFT: Sound.RISE, Phase.LOWER: Sound.FALL, Phase.CIRCLE: Sound.CIRCLE}


def compile_timeline(plan: Plan) -> Timeline:
    """Everything of a session at its place in time."""
    builder = TimelineBuilder(plan)
    for side, first in ((plan.first_side, Phase.GET_READY), (plan.first_side.other, Phase.SWITCH)):
        for index, dose in enumerate(plan.level.doses):
            builder.add_set(Phase.NEXT_SET if index else first, dose, side)
    builder.add_done()
    return builder.timeline()


class TimelineBuilder:
    """Builds a timeline from left to right; `now_ms` is where the next segment starts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.now_ms = 0
        self.segments: list[Segment] = []
        self.sets: list[SetBlock] = []
        self.reps: list[Rep] = []
        self.cues: list[Cue] = []
        # Where a step back or a skip may land.
        self.stops_ms: set[int] = set()

    def timeline(self) -> Timeline:
        """The timeline of all that was added."""
        worth_saying = announcements(self.plan, self.segments, self.sets, self.reps)
        words = [
            Cue(utterance.at_ms, Sound.SPEECH, utterance.length_ms, utterance.text)
            for utterance in schedule_speech(worth_saying, self.plan.speech)
        ]
        return Timeline(
            plan=self.plan,
            segments=tuple(self.segments),
            sets=tuple(self.sets),
            reps=tuple(self.reps),
            cues=tuple(sorted([*self.cues, *words], key=lambda cue: cue.at_ms)),
            duration_ms=self.now_ms,
            _starts_ms=tuple(segment.start_ms for segment in self.segments),
            _stops_ms=tuple(sorted(self.stops_ms | {self.now_ms})),
        )

    def add_set(self, preparation: Phase, dose: Dose, side: Side) -> None:
        """Add a dose for one leg, with what prepares for it."""
        index, start_ms, first_rep = len(self.sets), self.now_ms, len(self.reps)
        speed = self.plan.speed_of(first_rep, dose)
        self._add_preparation(preparation, index)
        tempo = dose.exercise.tempo_named(self.plan.presets.get(dose.exercise.id))
        for number, direction in _numbered_reps(dose):
            self._add_rep(index, dose, number, direction, tempo)
        self.sets.append(
            SetBlock(
                index=index,
                exercise=dose.exercise,
                side=side,
                prescribed=dose.total,
                speed=speed,
                first_rep=first_rep,
                start_ms=start_ms,
                end_ms=self.now_ms,
            )
        )

    def _add_preparation(self, phase: Phase, set_index: int) -> None:
        timing = self.plan.timing
        length_ms = {
            Phase.GET_READY: timing.get_ready_ms,
            Phase.SWITCH: timing.switch_ms,
            Phase.NEXT_SET: timing.next_set_ms,
        }[phase]
        if phase is Phase.SWITCH:
            self._cue(Sound.LEG_DONE)
        self.stops_ms |= {self.now_ms, self.now_ms + length_ms - COUNTED_MS}
        self._segment(phase, length_ms, set_index, None)
        for remaining_s in (3, 2, 1):
            self._cue(Sound.BEEP, at_ms=self.now_ms - remaining_s * 1000)

    def _add_rep(
        self, set_index: int, dose: Dose, number: int, direction: Direction | None, tempo: Tempo
    ) -> None:
        index, start_ms = len(self.reps), self.now_ms
        speed = self.plan.speed_of(index, dose)
        phases = [
            (phase, length_ms * speed.duration_factor)
            for phase, length_ms in _phases(dose, number, direction, tempo)
            if length_ms > 0
        ]
        # A circle is done when it has gone round; the leg is lowered only after the last.
        closing = Phase.CIRCLE if dose.exercise.is_circles else Phase.LOWER
        until = 1 + [phase for phase, _ in phases].index(closing)
        done_ms = start_ms + sum(length_ms for _, length_ms in phases[:until])
        rep = Rep(
            index=index,
            set_index=set_index,
            number=number,
            count=dose.reps,
            direction=direction,
            speed=speed,
            start_ms=start_ms,
            done_ms=done_ms,
            end_ms=start_ms + sum(length_ms for _, length_ms in phases),
        )
        self.reps.append(rep)
        self.stops_ms.add(start_ms)
        boundary_speeds = self._boundary_speeds(rep) if closing is Phase.CIRCLE else AT_REST
        for phase, length_ms in phases:
            self._sound(phase, length_ms, speed, boundary_speeds)
            self._segment(phase, length_ms, set_index, rep, boundary_speeds)
        self._cue(Sound.COUNT, at_ms=done_ms)

    def _boundary_speeds(self, rep: Rep) -> BoundarySpeeds:
        """How fast a circle is entered and left: the first from rest, the last to rest.

        The next one's speed may still be changed, so a circle is left at its own.
        """
        entry = 0.0
        if rep.number > 1:
            before = self.reps[rep.index - 1]
            entry = rep.speed.duration_factor / before.speed.duration_factor
        return entry, 0.0 if rep.number == rep.count else 1.0

    def add_done(self) -> None:
        """Add the end of the session."""
        self._cue(Sound.SESSION_DONE)
        self.stops_ms.add(self.now_ms)
        self._segment(Phase.DONE, DONE_MS, len(self.sets) - 1, None)

    def _sound(
        self, phase: Phase, length_ms: int, speed: Speed, boundary_speeds: BoundarySpeeds
    ) -> None:
        tone = _TONES.get(phase)
        if tone is not None:
            self.cues.append(Cue(self.now_ms, tone, length_ms, boundary_speeds=boundary_speeds))
        elif phase is Phase.HOLD:
            for at_ms in range(self.now_ms, self.now_ms + length_ms, 1000 * speed.duration_factor):
                self._cue(Sound.TICK, at_ms=at_ms)

    def _cue(self, sound: Sound, at_ms: int | None = None) -> None:
        self.cues.append(Cue(self.now_ms if at_ms is None else at_ms, sound))

    def _segment(
        self,
        phase: Phase,
        length_ms: int,
        set_index: int,
        rep: Rep | None,
        boundary_speeds: BoundarySpeeds = AT_REST,
    ) -> None:
        end_ms = self.now_ms + length_ms
        self.segments.append(Segment(phase, self.now_ms, end_ms, set_index, rep, boundary_speeds))
        self.now_ms = end_ms


def _numbered_reps(dose: Dose) -> Iterator[tuple[int, Direction | None]]:
    for direction in dose.directions or (None,):
        for number in range(1, dose.reps + 1):
            yield number, direction


def _phases(
    dose: Dose, number: int, direction: Direction | None, tempo: Tempo
) -> Iterator[tuple[Phase, int]]:
    """The phases of a rep and their lengths in milliseconds at normal speed."""
    if not dose.exercise.is_circles:
        yield Phase.LIFT, tempo.lift_ms
        yield Phase.HOLD, tempo.hold_ms
        yield Phase.LOWER, tempo.lower_ms
        yield Phase.REST, tempo.rest_ms
        return
    if number == 1 and direction is dose.directions[0]:
        yield Phase.LIFT, tempo.lift_ms
    yield Phase.CIRCLE, tempo.circle_ms
    if number == dose.reps and direction is dose.directions[-1]:
        yield Phase.LOWER, tempo.lower_ms
        yield Phase.REST, tempo.rest_ms
