"""Sessions from their start, or from where one was interrupted, to how they felt."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from glutetimer.audio.playhead import Player
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.dates import when_text
from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.records import Effort, SessionRecord, Unfinished
from glutetimer.core.session import Act, Seek, Session, State
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import COUNTED_MS, Plan, SpeedChange
from glutetimer.ports import Ports
from glutetimer.storage.background_backup import Copies
from glutetimer.storage.history import HistoryStore
from glutetimer.workout import Workout

# For the rest of a day awake: an evening's session is not gone on with next morning.
GO_ON_WITHIN = timedelta(hours=12)
# So long a pause keeps the screen on: who comes back later has gone to do something else.
AWAKE_IN_PAUSE_MS = 5 * 60_000
# How often a session ticks: for every frame of a picture that moves, else often enough for
# what is written, said and counted.
FRAME_MS, IDLE_MS = 16, 50


class SessionController(QObject):
    """The workout under way, if any, and what it needs: sound, a waking screen, the history."""

    began = Signal(object)
    # The workout moved on: what shows it should do so anew.
    ticked = Signal()
    # The session under way has come to its end or was stopped.
    ended = Signal()
    # A sentence for the person; may come from another thread.
    message = Signal(str)
    # What kept the preview from being heard, or empty.
    preview_message = Signal(str)
    # Which sessions could not be written to the last time, as a sentence; empty, if all could.
    unsaved_message = Signal(str)

    def __init__(self, parent: QObject, store: HistoryStore, ports: Ports) -> None:
        super().__init__(parent)
        self.workout: Workout | None = None
        # Earlier ones of which something could not be written yet.
        self._earlier: list[Workout] = []
        self._store = store
        self._ports = ports
        self._settings = Settings()
        self._player: Player | None = None
        # Not right after a session: how it felt is yet to be said.
        self._to_copy = False
        self._copies = Copies(store.backups, store.path, self.message.emit)
        self._preview_over = QTimer(self, singleShot=True)
        self._preview_over.timeout.connect(self._end_preview)
        self._paused_since_ms: int | None = None
        # Runs as long as the session, whether its page is seen or not.
        self._tick_timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._tick_timer.timeout.connect(self.tick)

    def set_settings(self, settings: Settings) -> None:
        """Sound as these settings ask from now on."""
        before, self._settings = self._settings, settings
        if settings.heard != before.heard:
            self._drop_player()
        elif self._player is not None:
            self._player.set_volume(settings.volume)

    def ready_player(self) -> Player:
        """The player, made when first asked for."""
        if self._player is None:
            self._player = self._ports.sounds.player(self._settings)
        return self._player

    @property
    def under_way(self) -> bool:
        """Whether a session has begun and is not over."""
        return self.workout is not None and not self.workout.over

    @property
    def unsaved(self) -> tuple[SessionRecord, ...]:
        """The sessions of which something could not be written yet, with all that was done."""
        return tuple(each.record for each in self._unwritten())

    @property
    def unsaved_text(self) -> str:
        """Which sessions those are, why, and what happens; empty if there are none."""
        unwritten = self._unwritten()
        if not unwritten:
            return ""
        today = self._ports.now().date()
        days = sorted({each.begun.day for each in unwritten})
        return (
            f"Not saved yet: what you did {when_text(days, today)}. {unwritten[-1].trouble} "
            "It is tried again every minute while this window is open."
        )

    def save(self) -> None:
        """Write what could not be written before, if there is any, and tell what still cannot."""
        for each in self._unwritten():
            each.save()
        self._earlier = [each for each in self._earlier if each.unsaved]
        self.unsaved_message.emit(self.unsaved_text)

    def start(self, plan: Plan, program: str) -> None:
        """Begin a session of that plan."""
        if self.under_way:
            return
        plan = self._spoken(plan)
        begun = SessionRecord(
            id=new_id(),
            program=program,
            level=plan.level.id,
            first_side=plan.first_side,
            started_at=self._ports.now(),
            active_ms=0,
            sets=Session(plan).records(),
        )
        workout = self._workout(plan, begun)
        self._begin(workout)
        workout.act(Act.START)

    def resumable(self, program: Program) -> Unfinished | None:
        """The session that was stopped or interrupted last, if it can be gone on with now.

        Where a session was begun meanwhile, that one has taken its place. Raises `HistoryError`.
        """
        if self.under_way or self._unwritten():
            # What the disk has is not all that was done.
            return None
        left = self._store.unfinished(self._ports.now(), GO_ON_WITHIN)
        return left if left and self._plan_to_resume(program, left) else None

    def resume(self, program: Program, left: Unfinished) -> None:
        """Go on with a session, from a pause before the rep that was left."""
        workout = self._resumed(program, left)
        if workout is not None:
            self._begin(workout)

    def decline_resume(self, program: Program, left: Unfinished) -> None:
        """A session stays as it is, and can be rated. Raises `HistoryError`."""
        self._store.conclude_partial(left.record.id)
        workout = self._resumed(program, left)
        if workout is not None:
            workout.act(Act.STOP)
            self._take(workout)

    def tick(self) -> None:
        """Take over where the playhead is, and find whether that was the session's end."""
        workout = self.workout
        if workout is None or not self._tick_timer.isActive():
            return
        workout.tick()
        if workout.over:
            self.end()
            return
        self._keep_awake()
        self.ticked.emit()

    def tick_smoothly(self, smoothly: bool) -> None:
        """Tick for every frame, or only as often as an unseen session needs it."""
        interval_ms = FRAME_MS if smoothly else IDLE_MS
        # Set to what it is already, a timer would start anew and so fall behind.
        if self._tick_timer.interval() != interval_ms:
            self._tick_timer.setInterval(interval_ms)

    def end(self) -> None:
        """The session is over: the screen may sleep."""
        self._tick_timer.stop()
        self._let_sleep()
        self.unsaved_message.emit(self.unsaved_text)
        self._to_copy = True
        self.ended.emit()

    def copy(self) -> None:
        """Make a copy of the history if there was a session since the last one."""
        if self._to_copy:
            self._to_copy = False
            self._copies.make()

    def copy_if_due(self) -> None:
        """Make the copy that a program that was killed could not make any more."""
        if self._store.backups.lacks_something(self._store.path):
            self._copies.make()

    def copied(self) -> None:
        """Have all written and in the copy that is due: from here on the history is changed."""
        self.save()
        self.copy()
        self._copies.wait()

    def rate(self, effort: Mapping[Side, Effort], pain: int | None, note: str) -> None:
        """How the last session felt."""
        if self.workout is not None:
            self.workout.rate(effort, pain, note)
            self.unsaved_message.emit(self.unsaved_text)

    def forget(self) -> None:
        """The last session is not kept: nothing of it is written any more."""
        if not self.under_way:
            self.workout = None

    def preview(self, plan: Plan) -> None:
        """A leg of two reps as the settings have it, heard from its count on."""
        dose = replace(plan.level.doses[0], reps=2)
        plan = self._spoken(replace(plan, level=replace(plan.level, doses=(dose,))))
        timeline = compile_timeline(plan)
        from_ms = timeline.reps[0].start_ms - COUNTED_MS
        player = self.ready_player()
        player.play(timeline, Seek(from_ms))
        heard_ms = timeline.leg_end_ms(timeline.reps[0].start_ms) - from_ms
        # The device may take a while to start; a longer preview harms nobody.
        self._preview_over.start(heard_ms + 1_500)

    def close(self) -> None:
        """Interrupt what is under way, keep all of it, give back what was opened."""
        if self.workout is not None:
            self._to_copy = self._to_copy or self.under_way
            self.workout.interrupt()
        self.save()
        self.copy()
        self._preview_over.stop()
        self._tick_timer.stop()
        self._let_sleep()
        self._drop_player()
        self._ports.sounds.close()
        self._copies.wait()

    def _begin(self, workout: Workout) -> None:
        self._take(workout)
        self._preview_over.stop()
        self._keep_awake()
        self._tick_timer.start(FRAME_MS)
        self.began.emit(workout)

    def _take(self, workout: Workout) -> None:
        """Make that the one that is told of; what is not written of those before is held."""
        self.save()
        self._earlier = self._unwritten()
        self.workout = workout

    def _unwritten(self) -> list[Workout]:
        """Those of which something could not be written yet, the oldest first."""
        all_ = [*self._earlier, *([self.workout] if self.workout is not None else [])]
        return [each for each in all_ if each.unsaved]

    def _keep_awake(self) -> None:
        """Keep the screen on in a session, but not for all of a long pause."""
        paused = self.workout is not None and self.workout.session.state is State.PAUSED
        now_ms = self._ports.clock_ns() // 1_000_000
        if not paused:
            self._paused_since_ms = None
        elif self._paused_since_ms is None:
            self._paused_since_ms = now_ms
        since_ms = self._paused_since_ms
        if since_ms is None or now_ms - since_ms < AWAKE_IN_PAUSE_MS:
            self._ports.inhibitor.hold()
        else:
            self._ports.inhibitor.release()

    def _let_sleep(self) -> None:
        self._paused_since_ms = None
        self._ports.inhibitor.release()

    def _resumed(self, program: Program, left: Unfinished) -> Workout | None:
        """That session, paused where it was left, if it can be gone on with."""
        plan = self._plan_to_resume(program, left)
        if plan is None:
            return None
        workout = self._workout(self._spoken(plan), left.record)
        workout.resume(left.progress)
        return workout

    def _plan_to_resume(self, program: Program, left: Unfinished) -> Plan | None:
        """The plan of that session, if the program still has it and something is left of it."""
        record, progress = left.record, left.progress
        level = program.level(record.level) if record.program == program.id else None
        if level is None:
            return None
        changes: tuple[SpeedChange, ...] = ()
        speeds = {each.speed for each in record.sets if each.done}
        if speeds == {Speed.HALF} and level.speed is not Speed.HALF:
            changes = (SpeedChange(0, Speed.HALF),)
        plan = Plan(
            level=level,
            first_side=record.first_side,
            timing=self._settings.timing(program),
            presets=self._settings.presets,
            speed_changes=changes,
        )
        taken = Session(plan).resume(record.sets, progress.active_ms, progress.next_rep)
        return plan if taken else None

    def _workout(self, plan: Plan, begun: SessionRecord) -> Workout:
        now, slept_ms = self._ports.now, self._ports.slept_ms
        return Workout(plan, self.ready_player(), self._store, begun, self._say, now, slept_ms)

    def _spoken(self, plan: Plan) -> Plan:
        lengths_ms = self._ports.sounds.lengths_ms()
        return replace(plan, speech=self._settings.speech(lengths_ms))

    def _say(self, text: str) -> None:
        if self._settings.sound and self._settings.voice:
            volume = self._settings.volume * self._settings.voice_volume // 100
            self._ports.sounds.say(text, volume, self.message.emit)

    def _end_preview(self) -> None:
        if self._player is not None:
            self._player.halt()
            self.preview_message.emit(self._player.trouble())

    def _drop_player(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None


def new_id() -> str:
    """A name that no other session or answer has, on this laptop or another."""
    return os.urandom(16).hex()
