"""Compiles a plan into a timeline: bout by bout, leg by leg, rep by rep."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from glutetimer.core.announcements import LAST_NUMBER_MS, announcements
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.program import Direction, Dose, Side, Sides
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
DONE_MS = 4_500
_TONES = {Phase.LIFT: Sound.RISE, Phase.LOWER: Sound.FALL, Phase.CIRCLE: Sound.CIRCLE}


@frozen
class Bout:
    """Doses done in one go, with the legs of `sides`: one, both in turn, or None (together).

    `second` says that one leg has done the same just before.
    """

    doses: tuple[Dose, ...]
    sides: tuple[Side | None, ...]
    second: bool = False


def compile_timeline(plan: Plan) -> Timeline:
    """Everything of a session at its place in time."""
    return _built(plan).timeline()


def session_ms(plan: Plan) -> int:
    """How long a session takes, whatever is said in it: its timeline's `duration_ms`."""
    return _built(plan).now_ms


def _built(plan: Plan) -> TimelineBuilder:
    builder = TimelineBuilder(plan)
    for bout in _bouts(plan):
        builder.add_bout(bout)
    builder.add_done()
    return builder


def _bouts(plan: Plan) -> Iterator[Bout]:
    """The bouts in their order: one leg does all that is done leg by leg before the other does."""
    for leg_by_leg, group in groupby(
        plan.level.doses, lambda dose: dose.exercise.sides is Sides.EACH
    ):
        doses = tuple(group)
        if leg_by_leg:
            for number, leg in enumerate(plan.legs):
                yield Bout(doses, (leg,), second=number > 0)
            continue
        for dose in doses:
            sides = dose.exercise.sides
            legs = tuple(leg for leg in plan.legs if leg in sides.legs)
            if legs:
                yield Bout((dose,), (None,) if sides is Sides.BOTH else legs)


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
        # Where the playhead waits for the person.
        self.waits_ms: list[int] = []

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
            waits_ms=tuple(self.waits_ms),
            _starts_ms=tuple(segment.start_ms for segment in self.segments),
            _stops_ms=tuple(sorted(self.stops_ms | {self.now_ms})),
        )

    def add_bout(self, bout: Bout) -> None:
        """Add all sets of a bout, each with what prepares for it."""
        number = self.sets[-1].bout + 1 if self.sets else 0
        for index, dose in enumerate(bout.doses):
            for set_number in range(1, dose.sets + 1):
                preparation = Phase.GET_READY if not self.sets else Phase.NEXT_EXERCISE
                if set_number > 1:
                    preparation = Phase.SET_BREAK
                elif bout.second and index == 0:
                    preparation = Phase.SWITCH
                self._add_set(preparation, dose, bout.sides, set_number, number)

    def _add_set(
        self,
        preparation: Phase,
        dose: Dose,
        sides: tuple[Side | None, ...],
        number: int,
        bout: int,
    ) -> None:
        """Add a set: a block for each of `sides`, whose reps take turns."""
        start_ms, first_rep = self.now_ms, len(self.reps)
        speed = self.plan.speed_of(first_rep, dose)
        turns = len(sides)
        blocks = [
            SetBlock(
                index=len(self.sets) + turn,
                dose=dose,
                side=side,
                number=number,
                bout=bout,
                speed=speed,
                preparation=preparation,
                first_rep=first_rep,
                reps=range(first_rep + turn, first_rep + turns * dose.reps_a_set, turns),
                start_ms=start_ms,
                end_ms=start_ms,
            )
            for turn, side in enumerate(sides)
        ]
        waits = self._add_preparation(blocks[0])
        for rep_number, direction in _numbered_reps(dose):
            for block in blocks:
                self._add_rep(block.index, dose, rep_number, direction)
        self.sets += [replace(block, end_ms=self.now_ms, waits=waits) for block in blocks]

    def _add_preparation(self, block: SetBlock) -> bool:
        """Add what prepares for a set; whether it waits for the person."""
        timing, before = self.plan.timing, self.sets[-1] if self.sets else None
        turns_over = before is not None and before.lying != block.lying
        length_ms = {
            Phase.GET_READY: timing.get_ready_ms,
            Phase.SWITCH: timing.switch_ms,
            Phase.NEXT_EXERCISE: timing.switch_ms if turns_over else timing.next_set_ms,
            Phase.SET_BREAK: block.dose.rest_ms,
        }[block.preparation]
        is_new = turns_over or block.preparation in (Phase.GET_READY, Phase.SWITCH)
        waits = self.plan.waits and is_new
        if waits:
            # It stops only when all that belongs to the set before was heard.
            length_ms = max(length_ms, LAST_NUMBER_MS + COUNTED_MS)
        if before is not None and before.bout != block.bout:
            self._cue(Sound.LEG_DONE)
        count_ms = self.now_ms + length_ms - COUNTED_MS
        self.stops_ms |= {self.now_ms, count_ms}
        self.waits_ms += [count_ms] if waits else []
        self._segment(block.preparation, length_ms, block.index, None)
        for remaining_s in (3, 2, 1):
            self._cue(Sound.BEEP, at_ms=self.now_ms - remaining_s * 1000)
        return waits

    def _add_rep(
        self, set_index: int, dose: Dose, number: int, direction: Direction | None
    ) -> None:
        index, start_ms = len(self.reps), self.now_ms
        speed = self.plan.speed_of(index, dose)
        phases = list(_phases(dose, number, direction, speed))
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
        # The seconds of a timed hold are seconds at any speed.
        tick_ms = 1000 if dose.hold_ms else 1000 * speed.duration_factor
        for phase, length_ms in phases:
            self._sound(phase, length_ms, tick_ms, boundary_speeds)
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
        self, phase: Phase, length_ms: int, tick_ms: int, boundary_speeds: BoundarySpeeds
    ) -> None:
        tone = _TONES.get(phase)
        if tone is not None:
            self.cues.append(Cue(self.now_ms, tone, length_ms, boundary_speeds=boundary_speeds))
        elif phase is Phase.HOLD:
            for at_ms in range(self.now_ms, self.now_ms + length_ms, tick_ms):
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
    dose: Dose, number: int, direction: Direction | None, speed: Speed
) -> Iterator[tuple[Phase, int]]:
    """The phases of a rep, each with its length in milliseconds."""
    tempo, factor = dose.exercise.tempo, speed.duration_factor
    if not dose.exercise.is_circles:
        lengths = [
            (Phase.LIFT, factor * tempo.lift_ms),
            (Phase.HOLD, dose.hold_ms or factor * tempo.hold_ms),
            (Phase.LOWER, factor * tempo.lower_ms),
            (Phase.REST, factor * tempo.rest_ms),
        ]
    else:
        lengths = [(Phase.CIRCLE, factor * tempo.circle_ms)]
        if number == 1 and direction is dose.directions[0]:
            lengths.insert(0, (Phase.LIFT, factor * tempo.lift_ms))
        if number == dose.reps and direction is dose.directions[-1]:
            lengths += [
                (Phase.LOWER, factor * tempo.lower_ms),
                (Phase.REST, factor * tempo.rest_ms),
            ]
    return ((phase, length_ms) for phase, length_ms in lengths if length_ms > 0)
