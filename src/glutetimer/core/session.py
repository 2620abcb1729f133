"""The session: what the playhead's moves and a person's acts mean for count and record.

It owns no clock. Whoever moves the playhead calls `advance`; a person's act calls `act`,
and the answer says where the playhead must go. Any pattern of ticks between the same acts
gives the same record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.playhead import Seek
from glutetimer.core.records import SetRecord
from glutetimer.core.speed import Speed, fastest
from glutetimer.core.timeline import (
    COUNTED_MS,
    Phase,
    Plan,
    Rep,
    SetBlock,
    SpeedChange,
    Timeline,
)


class State(StrEnum):
    """Whether the playhead moves."""

    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    # Before the count of a new position, until the person is ready for it.
    WAITING = "waiting"
    FINISHED = "finished"
    STOPPED = "stopped"

    @property
    def under_way(self) -> bool:
        """Whether the session has begun and is not over."""
        return self is State.PLAYING or self.stands_still

    @property
    def stands_still(self) -> bool:
        """Whether the session under way goes on only when the person says so."""
        return self in (State.PAUSED, State.WAITING)


class Act(StrEnum):
    """What a person asks for."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    SKIP = "skip"
    # This leg is done, or this exercise of both legs.
    BOUT_DONE = "bout done"
    STOP = "stop"
    # Esc: the first time it pauses, the second time in a row it stops.
    LEAVE = "leave"


# Every act that means something in a state; all others are ignored there.
TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (State.READY, Act.START): State.PLAYING,
        (State.PLAYING, Act.PAUSE): State.PAUSED,
        (State.PLAYING, Act.BACK): State.PLAYING,
        (State.PLAYING, Act.SKIP): State.PLAYING,
        (State.PLAYING, Act.BOUT_DONE): State.PLAYING,
        (State.PLAYING, Act.STOP): State.STOPPED,
        (State.PLAYING, Act.LEAVE): State.PAUSED,
        (State.WAITING, Act.PAUSE): State.PAUSED,
        (State.WAITING, Act.BACK): State.PLAYING,
        (State.WAITING, Act.SKIP): State.PLAYING,
        (State.WAITING, Act.BOUT_DONE): State.PLAYING,
        (State.WAITING, Act.STOP): State.STOPPED,
        (State.WAITING, Act.LEAVE): State.PAUSED,
        (State.PAUSED, Act.RESUME): State.PLAYING,
        (State.PAUSED, Act.BACK): State.PAUSED,
        (State.PAUSED, Act.SKIP): State.PAUSED,
        (State.PAUSED, Act.BOUT_DONE): State.PAUSED,
        (State.PAUSED, Act.STOP): State.STOPPED,
        (State.PAUSED, Act.LEAVE): State.PAUSED,
    }
)


@frozen
class RepDone:
    """A rep was completed; `record` is its set's record with that rep in it."""

    rep: Rep
    record: SetRecord


class Session:
    """One run through a timeline."""

    def __init__(self, plan: Plan) -> None:
        self.timeline: Timeline = compile_timeline(plan)
        self.state = State.READY
        self.position_ms = 0
        self.active_ms = 0
        # The rep after the last one that was done or left out: there one would go on.
        self.next_rep = 0
        # Whether to leave once more is to stop.
        self.stop_asked = False
        # The reps done, by index, each with the speed of its last time.
        self._done: dict[int, Speed] = {}
        # For how long each timed hold was held, at its best, by its rep's index.
        self._held_ms: dict[int, int] = {}

    def resume(self, done: Sequence[SetRecord], active_ms: int, next_rep: int) -> bool:
        """Go on, from a pause, where a session was interrupted; whether that can be.

        `done` are that session's sets, `next_rep` is where it would have gone on. It cannot
        be if this plan's sets are others, or if nothing is left to do from there on.
        """
        sets = self.timeline.sets
        planned = [(b.exercise.id, b.side, b.prescribed, b.dose.hold_ms) for b in sets]
        if self.state is not State.READY or planned != [
            (record.exercise, record.side, record.prescribed, record.hold_ms) for record in done
        ]:
            return False
        reps = {
            rep: record.speed
            for block, record in zip(sets, done, strict=True)
            for rep in block.reps[: record.done]
        }
        following = next_rep
        while following in reps:
            # Who had gone back to a rep has done those after it already.
            following += 1
        if following >= len(self.timeline.reps):
            return False
        self._done.update(reps)
        for block, record in zip(sets, done, strict=True):
            self._restore_holds(block, record)
        rep = self.timeline.reps[following]
        before = self.timeline.segment_at(rep.start_ms - 1)
        # Before a set's first rep one is told anew how to lie.
        self.position_ms = before.start_ms if before.phase.prepares else rep.start_ms
        self.active_ms = active_ms
        self.next_rep = following
        self.state = State.PAUSED
        return True

    def advance(self, to_ms: int) -> tuple[RepDone, ...]:
        """The playhead played on to `to_ms`; the reps completed on the way, in order.

        At the timeline's end the state becomes `FINISHED`, and where it waits `WAITING`, however
        much farther `to_ms` is. A place behind the playhead, or a call while it should not move,
        changes nothing.
        """
        wait_ms = self.timeline.next_wait_ms(self.position_ms)
        to_ms = min(to_ms, self.timeline.duration_ms if wait_ms is None else wait_ms)
        if self.state is not State.PLAYING or to_ms <= self.position_ms:
            return ()
        done = []
        held_until_ms = self.position_ms
        for rep in self.timeline.reps_done(self.position_ms, to_ms):
            self._hold_on(held_until_ms, rep.done_ms)
            held_until_ms = rep.done_ms
            self._done[rep.index] = rep.speed
            self.next_rep = rep.index + 1
            done.append(RepDone(rep, self._record(self.timeline.sets[rep.set_index])))
        self._hold_on(held_until_ms, to_ms)
        self.active_ms += to_ms - self.position_ms
        self._go_to(to_ms)
        if to_ms == wait_ms:
            self.state = State.WAITING
        return tuple(done)

    def act(self, act: Act) -> Seek | None:
        """Do what the person asks; where the playhead must go, or None if it stays or stops."""
        if act is Act.LEAVE and (self.stop_asked or self._is_over_but_for_words):
            act = Act.STOP
        before = self.state
        following = TRANSITIONS.get((before, act))
        if following is None:
            return None
        self.state = following
        self.stop_asked = act is Act.LEAVE
        if act is Act.STOP and len(self._done) == len(self.timeline.reps):
            # Nothing was left to stop.
            self.state = State.FINISHED
        if act in (Act.PAUSE, Act.STOP, Act.LEAVE):
            return None
        seek = self.timeline.with_wait(self._target(act, before))
        if act is Act.BOUT_DONE:
            self.next_rep = self.timeline.first_rep_from(seek.to_ms)
        self._go_to(seek.to_ms)
        return seek

    @property
    def next_act(self) -> Act | None:
        """The next sensible thing to do: what one key, pressed blindly, should mean."""
        if self.state is State.READY:
            return Act.START
        if self.state is State.PAUSED:
            return Act.RESUME
        if self.state is State.WAITING:
            return Act.SKIP
        if self.state is not State.PLAYING:
            return None
        segment = self.timeline.segment_at(self.position_ms)
        counted = self.position_ms >= segment.end_ms - COUNTED_MS
        waits = segment.phase.prepares and not counted
        return Act.SKIP if waits or segment.phase is Phase.DONE else Act.PAUSE

    @property
    def _is_over_but_for_words(self) -> bool:
        return self.timeline.segment_at(self.position_ms).phase is Phase.DONE

    def _go_to(self, at_ms: int) -> None:
        self.position_ms = at_ms
        if at_ms >= self.timeline.duration_ms:
            self.state = State.FINISHED

    def _target(self, act: Act, state: State) -> Seek:
        if act is Act.BACK:
            return Seek(self.timeline.previous_stop_ms(self.position_ms))
        if act is Act.SKIP:
            # What it waits before is the count: to that, not beyond it.
            waits = state is State.WAITING
            return Seek(self.position_ms if waits else self.timeline.next_stop_ms(self.position_ms))
        if act is Act.BOUT_DONE:
            return Seek(self.timeline.bout_end_ms(self.position_ms))
        if act is Act.RESUME:
            to_ms = self.timeline.resume_ms(self.position_ms)
            in_rep = self.timeline.segment_at(to_ms).rep is not None
            return Seek(to_ms, COUNTED_MS if in_rep else 0)
        return Seek(0)

    def switch_speed(self, not_before_ms: int) -> Speed | None:
        """Do the other speed from the next rep that starts at `not_before_ms` or later.

        That is how far the sound has been prepared: nothing before it can still change.
        Gives the speed of that rep, or None if no such rep is left. Back at the speed that
        the level has there, all further reps are as the level has them, too.
        """
        timeline = self.timeline
        earliest_ms = max(not_before_ms, self.position_ms + 1)
        rep = next((rep for rep in timeline.reps if rep.start_ms >= earliest_ms), None)
        if rep is None or not self.state.under_way:
            return None
        speed, plan = rep.speed.other, timeline.plan
        dose = timeline.sets[rep.set_index].dose
        change = SpeedChange(rep.index, None if speed is dose.speed else speed)
        earlier = tuple(other for other in plan.speed_changes if other.from_rep < rep.index)
        self.timeline = compile_timeline(replace(plan, speed_changes=(*earlier, change)))
        return speed

    @property
    def held_ms(self) -> int:
        """For how long timed holds were held in all."""
        return sum(self._held_ms.values())

    def records(self) -> tuple[SetRecord, ...]:
        """What was done so far, by set and leg."""
        return tuple(self._record(block) for block in self.timeline.sets)

    def _hold_on(self, from_ms: int, to_ms: int) -> None:
        """Take in for how long timed holds were held on the way."""
        for segment in self.timeline.segments_between(from_ms, to_ms):
            rep = segment.rep
            if rep and segment.phase is Phase.HOLD:
                dose = self.timeline.sets[rep.set_index].dose
                held_ms = min(to_ms, segment.end_ms) - segment.start_ms
                if dose.hold_ms and held_ms > self._held_ms.get(rep.index, 0):
                    self._held_ms[rep.index] = held_ms

    def _restore_holds(self, block: SetBlock, record: SetRecord) -> None:
        """The holds of an interrupted session: those done, and one that was broken off."""
        left_ms = record.held_ms
        for rep in block.reps[: record.done + 1]:
            held_ms = min(left_ms, record.hold_ms)
            left_ms -= held_ms
            if held_ms:
                self._held_ms[rep] = held_ms

    def _record(self, block: SetBlock) -> SetRecord:
        speeds = [self._done[rep] for rep in block.reps if rep in self._done]
        return SetRecord(
            exercise=block.exercise.id,
            side=block.side,
            prescribed=block.prescribed,
            done=len(speeds),
            speed=fastest(speeds, block.speed),
            hold_ms=block.dose.hold_ms,
            held_ms=sum(self._held_ms.get(rep, 0) for rep in block.reps),
        )
