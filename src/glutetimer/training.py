"""Sessions from their start, or from where one was interrupted, to how they felt."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from glutetimer.audio.playhead import Player
from glutetimer.copies import Copies
from glutetimer.core.layout import compile_timeline
from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.session import Act, Seek, Session
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import COUNTED_MS, Plan, SpeedChange
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.workout import Workout


class Training(QObject):
    """The workout under way, if any, and what it needs: sound, a waking screen, the history."""

    began = Signal(object)
    # A sentence for the person; may come from another thread.
    told = Signal(str)

    def __init__(self, parent: QObject, store: HistoryStore, ports: Ports) -> None:
        super().__init__(parent)
        self.workout: Workout | None = None
        self._store = store
        self._ports = ports
        self._settings = Settings()
        self._player: Player | None = None
        # Not right after a session: how it felt is yet to be said.
        self._to_copy = False
        self._copies = Copies(store.backups, store.path, self.told.emit)
        self._preview_over = QTimer(self, singleShot=True)
        self._preview_over.timeout.connect(self._end_preview)

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

    def resumable(self, program: Program) -> SessionRecord | None:
        """Today's interrupted session, if it can be gone on with; every other one is over.

        Where a session was begun meanwhile, that one has taken its place. Raises `HistoryError`.
        """
        left, begun = None, self.workout.begun.id if self.workout else None
        if begun is None:
            left = self._store.unfinished(self._ports.now().date())
        if left is not None and self._plan_to_resume(program, left) is None:
            left = None
        for record in self._store.interrupted():
            if record.id not in (begun, left and left.id):
                self._store.keep_partial(record.id)
        return left

    def resume(self, program: Program, record: SessionRecord) -> None:
        """Go on with an interrupted session, from a pause before the rep that was left."""
        plan = None if self.under_way else self._plan_to_resume(program, record)
        if plan is not None:
            workout = self._workout(self._spoken(plan), record)
            workout.take_up()
            self._begin(workout)

    def leave(self, record: SessionRecord) -> None:
        """An interrupted session stays as it is. Raises `HistoryError`."""
        self._store.keep_partial(record.id)

    def end(self) -> None:
        """The session is over: the screen may sleep."""
        self._ports.awake.release()
        self._to_copy = True

    def copy(self) -> None:
        """Make a copy of the history if there was a session since the last one."""
        if self._to_copy:
            self._to_copy = False
            self._copies.make()

    def copied(self) -> None:
        """Make the copy that is due, and wait for it: from here on the history is changed."""
        self.copy()
        self._copies.wait()

    def rate(self, effort: Mapping[Side, Effort], pain: int | None, note: str) -> None:
        """How the last session felt."""
        if self.workout is not None:
            self.workout.rate(effort, pain, note)
            self.told.emit(self.workout.trouble)

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
        """Stop what is under way, keep all of it, give back what was opened."""
        if self.workout is not None:
            self._to_copy = self._to_copy or self.under_way
            self.workout.act(Act.STOP)
            self.workout.save()
        self.copy()
        self._preview_over.stop()
        self._ports.awake.release()
        self._drop_player()
        self._ports.sounds.close()
        self._copies.wait()

    def _begin(self, workout: Workout) -> None:
        self.workout = workout
        self._preview_over.stop()
        self._ports.awake.hold()
        self.began.emit(workout)

    def _plan_to_resume(self, program: Program, record: SessionRecord) -> Plan | None:
        """The plan of that session, if the program still has it and something is left of it."""
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
        return plan if Session(plan).take_up(record.sets, record.active_ms) else None

    def _workout(self, plan: Plan, begun: SessionRecord) -> Workout:
        return Workout(plan, self.ready_player(), self._store, begun, self._say, self._wall_ms)

    def _spoken(self, plan: Plan) -> Plan:
        lengths_ms = self._ports.sounds.lengths_ms()
        return replace(plan, speech=self._settings.speech(lengths_ms))

    def _say(self, text: str) -> None:
        if self._settings.sound and self._settings.voice:
            volume = self._settings.volume * self._settings.voice_volume // 100
            self._ports.sounds.say(text, volume, self.told.emit)

    def _end_preview(self) -> None:
        if self._player is not None:
            self._player.halt()
            self.told.emit(self._player.trouble())

    def _drop_player(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None

    def _wall_ms(self) -> int:
        return round(self._ports.now().timestamp() * 1000)


def new_id() -> str:
    """A name that no other session or answer has, on this laptop or another."""
    return os.urandom(16).hex()
