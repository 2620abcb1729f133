"""Runs a session from its start, or from where it was interrupted, to its rating."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from glutetimer.app.screen_keeper import ScreenKeeper
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.adjustment import as_begun
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.dates import when_text
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.session import Act, Session
from glutetimer.core.setting_kinds import Use
from glutetimer.core.speed import Speed, fastest
from glutetimer.core.timeline import COUNTED_MS, Plan
from glutetimer.core.translation import gettext
from glutetimer.ports import Player, Ports
from glutetimer.storage.backups import BackgroundBackup
from glutetimer.storage.history import HistoryStore
from glutetimer.workout import Workout, begun_record

# For the rest of a day awake: an evening's session is not gone on with next morning.
RESUMABLE_FOR = timedelta(hours=12)
# How often a session ticks until its page says how often it is looked at.
FRAME_MS = 16
# How many reps a preview has, how long a timed hold lasts in it, and how long after it the
# player may still be late.
PREVIEW_REPS, PREVIEW_HOLD_MS, PREVIEW_MARGIN_MS = 2, 3_000, 1_500


@frozen
class Resumable:
    """A session with reps left: `session` is paused where it was stopped or interrupted."""

    record: SessionRecord
    session: Session
    last_rep_at: datetime


class SessionController(QObject):
    """The workout under way, if any, and what it needs: ticks, sound, a waking screen, the disk."""

    began = Signal()
    # The workout moved on: what shows it should do so anew.
    ticked = Signal()
    # The session under way has come to its end or was stopped.
    ended = Signal()
    # Why a backup could not be made or a text not be spoken; may come from another thread.
    failed = Signal(str)
    # What kept the preview from being heard, or empty.
    preview_failed = Signal(str)
    # A preview begins: its timeline, and where on it the preview is over.
    preview_began = Signal(object, int)
    preview_ended = Signal()
    # Which sessions could not be written to the last time, as a sentence; empty, if all could.
    saving_failed = Signal(str)

    def __init__(
        self, parent: QObject, store: HistoryStore, ports: Ports, settings: SettingsStore
    ) -> None:
        super().__init__(parent)
        # The one under way, or the last one that was, until it is not kept.
        self.workout: Workout | None = None
        # Earlier ones of which something could not be written yet.
        self._earlier: list[Workout] = []
        self._store = store
        self._ports = ports
        self._settings = settings
        self._player: Player | None = None
        # Not right after a session: how it felt is yet to be said.
        self._backup_due = False
        self._backup = BackgroundBackup(store.backups, store.path, self.failed.emit)
        self._previewing = False
        self._preview_timer = QTimer(self, singleShot=True)
        self._preview_timer.timeout.connect(self.end_preview)
        # Runs as long as the session, whether its page is seen or not.
        self._tick_timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._tick_timer.timeout.connect(self.tick)
        self._screen_keeper = ScreenKeeper(ports)
        settings.changed.connect(self._follow_settings)

    def ready_player(self) -> Player:
        """The player, made when first asked for."""
        if self._player is None:
            self._player = self._ports.sounds.player(self._settings.current)
            # Found by the time the session begins, a voice is in time for the first words.
            if self._settings.current.speaks and not self.has_clips:
                self._ports.sounds.ready_voice(self.failed.emit)
        return self._player

    @property
    def under_way(self) -> bool:
        """Whether a session has begun and is not over."""
        return self.workout is not None and not self.workout.over

    # From start to end

    def start(self, plan: Plan, program_id: str) -> None:
        """Begin a session of that plan."""
        if self.under_way:
            return
        session = Session(plan)
        begun = begun_record(session, new_id(), program_id, self._ports.now())
        workout = self._workout_of(session, begun)
        self._begin(workout)
        workout.act(Act.START)

    def resumable(self, program: Program) -> Resumable | None:
        """The session that was stopped or interrupted last, if it can be gone on with now.

        Where a session was begun meanwhile, that one has taken its place. Raises `HistoryError`.
        """
        if self.under_way or self._unwritten():
            # What the disk has is not all that was done.
            return None
        unfinished = self._store.unfinished(self._ports.now(), RESUMABLE_FOR)
        if unfinished is None or unfinished.record.program != program.id:
            return None
        record, progress = unfinished.record, unfinished.progress
        level = program.level(record.level)
        if level is None:
            return None
        done = fastest(set_.speed for set_ in record.sets if set_.done)
        speed = done if done is Speed.HALF else level.speed
        lengths_ms = self._ports.sounds.lengths_ms()
        settings = self._settings.current
        chosen = settings.adjustment(program, level, record.day)
        adjustment = as_begun(chosen, level, record)
        session = Session(
            settings.plan(program, level, adjustment, record.first_side, speed, lengths_ms)
        )
        if not session.resume(record.sets, progress.active_ms, progress.next_rep):
            return None
        return Resumable(record, session, progress.last_rep_at)

    def resume(self, resumable: Resumable) -> None:
        """Go on with a session, from a pause before the rep that was left."""
        record, session = resumable.record, resumable.session
        self._begin(self._workout_of(session, record, resumable.last_rep_at))

    def decline_resume(self, resumable: Resumable) -> None:
        """A session stays as it is, and can be rated. Raises `HistoryError`."""
        record, session = resumable.record, resumable.session
        self._store.conclude_partial(record.id)
        workout = self._workout_of(session, record, resumable.last_rep_at)
        workout.act(Act.STOP)
        self._take(workout)

    # What the person asks for on the way

    def press(self) -> None:
        """The one key: do the next sensible thing."""
        if self.workout is not None:
            self.workout.press()
            self.tick()

    def act(self, act: Act) -> None:
        """Do that, where it means something."""
        if self.workout is not None:
            self.workout.act(act)
            self.tick()

    def switch_speed(self) -> None:
        """Go on at the other speed from the next rep on."""
        if self.workout is not None:
            self.workout.switch_speed()
            self.tick()

    # Time

    def tick(self) -> None:
        """Take over where the playhead is, and find whether that was the session's end."""
        workout = self.workout
        if workout is None or not self._tick_timer.isActive():
            return
        workout.tick()
        if workout.over:
            self.end()
            return
        self._keep_screen_on(workout)
        self.ticked.emit()

    def tick_every(self, interval_ms: int) -> None:
        """Tick as often as the session is looked at."""
        # Set to what it is already, a timer would start anew and so fall behind.
        if self._tick_timer.interval() != interval_ms:
            self._tick_timer.setInterval(interval_ms)

    def end(self) -> None:
        """The session is over: the screen may sleep, and how it felt can be said."""
        self._stop_ticking()
        self.saving_failed.emit(self.unsaved_text)
        self._backup_due = True
        self.ended.emit()

    def rate(self, effort: Mapping[Side, Effort], pain: int | None, note: str) -> None:
        """How the last session felt."""
        if self.workout is not None:
            self.workout.rate(effort, pain, note)
            self.saving_failed.emit(self.unsaved_text)

    def forget(self) -> None:
        """The last session is not kept: nothing of it is written any more."""
        if not self.under_way:
            self.workout = None

    def close(self) -> None:
        """Interrupt what is under way, keep all of it, give back what was opened."""
        if self.workout is not None:
            self._backup_due = self._backup_due or self.under_way
            self.workout.interrupt()
        self._stop_ticking()
        self.end_preview()
        self.ensure_backed_up()
        self._drop_player()
        self._ports.sounds.close()

    def put_away(self) -> None:
        """Have no session any more after `close`, as at the next start; it can be gone on with."""
        self._earlier, self.workout = self._unwritten(), None

    # The disk

    @property
    def unsaved(self) -> tuple[SessionRecord, ...]:
        """The sessions of which something could not be written yet, with all that was done."""
        return tuple(workout.record for workout in self._unwritten())

    @property
    def unsaved_text(self) -> str:
        """Which sessions those are, why, and what happens; empty if there are none."""
        unwritten = self._unwritten()
        if not unwritten:
            return ""
        today = self._ports.now().date()
        days = sorted({workout.begun.day for workout in unwritten})
        return gettext(
            "Not saved yet: what you did {when}. {reason} "
            "It is tried again every minute while this window is open."
        ).format(when=when_text(days, today), reason=unwritten[-1].write_problem)

    def save(self) -> None:
        """Write what could not be written before, if there is any, and say what still cannot."""
        for workout in self._unwritten():
            workout.save()
        self._earlier = [workout for workout in self._earlier if workout.unsaved]
        self.saving_failed.emit(self.unsaved_text)

    def back_up(self) -> None:
        """Make a backup of the history if there was a session since the last one."""
        if self._backup_due:
            self._backup_due = False
            self._backup.make()

    def back_up_after_crash(self) -> None:
        """Make the backup that a program that was killed could not make any more."""
        if self._store.backups.is_behind(self._store.path):
            self._backup.make()

    def ensure_backed_up(self) -> None:
        """Have all written and in the backup that is due: from here on the history is changed."""
        self.save()
        self.back_up()
        self._backup.wait()

    # The preview

    def preview(self, plan: Plan) -> None:
        """A leg of two reps as the settings have it, heard from its count on."""
        # The level's first dose may be one that the only leg to train does not do.
        first = compile_timeline(plan).sets[0].dose
        hold_ms = min(first.hold_ms, PREVIEW_HOLD_MS)
        dose = replace(first, reps=PREVIEW_REPS, sets=1, hold_ms=hold_ms)
        plan = replace(plan, level=replace(plan.level, doses=(dose,)))
        timeline = compile_timeline(plan)
        first_rep_ms = timeline.reps[0].start_ms
        from_ms = first_rep_ms - COUNTED_MS
        until_ms = timeline.bout_end_ms(first_rep_ms)
        self.ready_player().play(timeline, Seek(from_ms))
        # The device may take a while to start; a longer preview harms nobody.
        self._preview_timer.start(until_ms - from_ms + PREVIEW_MARGIN_MS)
        self._previewing = True
        self.preview_began.emit(timeline, until_ms)

    def previewed_ms(self) -> int:
        """Where on its timeline the preview is, as it is heard."""
        return self.ready_player().playhead().at_ms - self._settings.current.sound_delay_ms

    def sound_problem(self) -> str:
        """What keeps the sound from being heard, as a sentence; empty if nothing does."""
        return self.ready_player().sound_problem()

    def end_preview(self) -> None:
        """Fall silent, if a preview plays."""
        if self._previewing and self._player is not None:
            self._previewing = False
            self._preview_timer.stop()
            self._player.halt()
            self.preview_failed.emit(self._player.sound_problem())
            self.preview_ended.emit()

    # Within

    def _follow_settings(self, uses: Set[Use]) -> None:
        if Use.PLAYER in uses:
            self.end_preview()
            self._drop_player()
        elif Use.VOLUME in uses and self._player is not None:
            self._player.set_volume(self._settings.current.volume)

    def _begin(self, workout: Workout) -> None:
        self._take(workout)
        self.end_preview()
        self._keep_screen_on(workout)
        self._tick_timer.start(FRAME_MS)
        self.began.emit()

    def _take(self, workout: Workout) -> None:
        """Make that the current one; what is not written of those before is held."""
        self.save()
        self._earlier = self._unwritten()
        self.workout = workout

    def _unwritten(self) -> list[Workout]:
        """Those of which something could not be written yet, the oldest first."""
        workouts = [*self._earlier, *([self.workout] if self.workout is not None else [])]
        return [workout for workout in workouts if workout.unsaved]

    def _keep_screen_on(self, workout: Workout) -> None:
        is_heard = self._settings.current.sound and not workout.sound_problem
        still = workout.session.state.stands_still
        workout.remark = self._screen_keeper.keep_on(still, is_heard)

    def _stop_ticking(self) -> None:
        self._tick_timer.stop()
        self._screen_keeper.release()

    def _workout_of(
        self, session: Session, begun: SessionRecord, last_rep_at: datetime | None = None
    ) -> Workout:
        player, store, ports = self.ready_player(), self._store, self._ports
        return Workout(session, player, store, begun, self, ports.now, ports.slept_ms, last_rep_at)

    @property
    def has_clips(self) -> bool:
        """Whether there are spoken clips in the language in use."""
        return bool(self._ports.sounds.lengths_ms())

    def say(self, text: str, late_ms: int = 0) -> None:
        """Say what no clip says, if there is to be a voice and it is not too late."""
        if (settings := self._settings.current).speaks:
            volume = settings.volume * settings.voice_volume // 100
            self._ports.sounds.say(text, volume, late_ms, self.failed.emit)

    def fall_silent(self) -> None:
        """Leave off saying what no clip says."""
        self._ports.sounds.fall_silent()

    def _drop_player(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None


def new_id() -> str:
    """A name that no other session or answer has, on this laptop or another."""
    return os.urandom(16).hex()
