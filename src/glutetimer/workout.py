"""A workout under way: one session, its playhead and its journal, brought together.

Without Qt: the session controller calls `tick` for every frame, the page reads the attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Playhead
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, Progress, SessionRecord
from glutetimer.core.session import Act, RepDone, Session, State
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ports import Journal, Player, TextSpeaker
from glutetimer.storage.errors import StorageError

# A long hold is kept before it is over: what is done by then is not lost with the laptop's power.
HOLD_KEPT_MS = 10_000
_SPEED_NOTICES = {
    Speed.NORMAL: gettext_noop("Normal speed from the next rep."),
    Speed.HALF: gettext_noop("Half speed from the next rep."),
}
# Nobody loses the beat in a shorter sleep.
SLEPT_MS = 1_000


def begun_record(
    session: Session, session_id: str, program_id: str, started_at: datetime
) -> SessionRecord:
    """The record of a session that is about to start."""
    plan = session.timeline.plan
    return SessionRecord(
        id=session_id,
        program=program_id,
        level=plan.level.id,
        first_side=plan.first_side,
        started_at=started_at,
        active_ms=0,
        sets=session.records(),
        reduced=plan.reduced,
    )


class Workout:
    """Runs a session: the person's acts go in, reps go to the journal."""

    def __init__(
        self,
        session: Session,
        player: Player,
        journal: Journal,
        begun: SessionRecord,
        speaker: TextSpeaker,
        now: Callable[[], datetime],
        slept_ms: Callable[[], int],
        last_rep_at: datetime | None = None,
    ) -> None:
        """`session` is about to start, or paused where it is to be resumed.

        `begun` says which one it is in the journal; its sets are those of the plan, done or not.
        `last_rep_at` is when its last rep was done, if one was.

        `speaker` says each text that no clip says. `now` is the time of day; of `slept_ms` only
        the growth counts, which is how long the laptop has slept.
        """
        self.session = session
        self.begun = begun
        # Why what was done could not be written yet, as a sentence; empty if it is.
        self.write_problem = ""
        # One sentence to show for a while; empty for none.
        self.notice = ""
        # One more, of less weight than anything else there is to say; empty for none.
        self.remark = ""
        # Where on the timeline the notice is out of date.
        self._notice_until_ms: int | None = None
        self._player = player
        self._journal = journal
        self._speaker = speaker
        self._now = now
        self._last_rep_at = last_rep_at or begun.started_at
        self._slept_ms = slept_ms
        self._last_slept_ms = slept_ms()
        self._rating: tuple[Mapping[Side, Effort], int | None, str] | None = None
        self._playhead = Playhead(session.position_ms)
        # How much of the timed holds is in the journal.
        self._kept_hold_ms = session.held_ms

    def act(self, act: Act) -> None:
        """Do what the person asks, where it means something."""
        self.tick()
        before = self.session.state
        seek = self.session.act(act)
        self.notice, self._notice_until_ms = "", None
        if before is State.READY and self.session.state is State.PLAYING:
            self._try_to_write(lambda: self._journal.begin(self.begun))
        if seek is not None:
            self._playhead = Playhead(seek.to_ms, seek.lead_ms)
        if seek is not None or self.session.state is not before:
            self._speaker.fall_silent()
        if self.session.state is State.PLAYING and seek is not None:
            self._player.play(self.session.timeline, seek)
        elif before is State.PLAYING and self.session.state is not State.PLAYING:
            self._player.halt()
        if self.over and before.under_way:
            self._write()
        elif act is Act.BOUT_DONE and self.anything_done:
            # Where to go on is no longer the rep after the last one.
            self._write()
        else:
            self._keep_hold(0)

    def interrupt(self) -> None:
        """Wait from here on, perhaps for another day: what was done so far is kept."""
        self.act(Act.PAUSE)
        if not self.over:
            self._write()

    def press(self) -> None:
        """The one key: do the next sensible thing."""
        before = self.session.state
        # Ticked first: what is sensible may change with the very moment.
        self.tick()
        woken = before is not State.PAUSED and self.session.state is State.PAUSED
        act = self.session.next_act
        # The key that wakes the laptop is not meant to go on.
        if act is not None and not woken:
            self.act(act)

    def switch_speed(self) -> None:
        """Do the rest at the other speed, from the next rep on, if there is one."""
        self.tick()
        playing = self.session.state is State.PLAYING
        speed = self.session.switch_speed(self._player.prepared_ms() if playing else 0)
        if speed is not None:
            self._player.swap(self.session.timeline)
            self.notice = gettext(_SPEED_NOTICES[speed])
            first = self.session.timeline.plan.speed_changes[-1].from_rep
            self._notice_until_ms = self.session.timeline.reps[first].start_ms

    def tick(self) -> None:
        """Read where the playhead is; keep every rep completed on the way."""
        last_slept_ms, self._last_slept_ms = self._last_slept_ms, self._slept_ms()
        if self._last_slept_ms - last_slept_ms > SLEPT_MS:
            self._pause_after_sleep()
        if self.session.state is not State.PLAYING:
            return
        before_ms = self.session.position_ms
        self._playhead = self._player.playhead()
        for cue in self.session.timeline.unspoken_between(before_ms, self._playhead.at_ms):
            self._speaker.say(cue.text, self._playhead.at_ms - cue.at_ms)
        for rep_done in self.session.advance(self._playhead.at_ms):
            self._keep_rep(rep_done)
        self._keep_hold(HOLD_KEPT_MS)
        until_ms = self._notice_until_ms
        if until_ms is not None and self.session.position_ms >= until_ms:
            self.notice, self._notice_until_ms = "", None
        if self.session.state.stands_still:
            # It stands there already, and silent: now the device can rest, too.
            self._player.halt()
        if self.over:
            self._player.halt()
            self._write()

    def rate(self, effort: Mapping[Side, Effort], pain: int | None, note: str) -> None:
        """Keep how it felt, in place of what was kept before."""
        self._rating = effort, pain, note
        self._try_to_write(self._write_all if self.unsaved else self._write_rating)

    def save(self) -> None:
        """Write what could not be written before, if there is any."""
        if self.unsaved:
            self._write()

    @property
    def unsaved(self) -> bool:
        """Whether something of it could not be written yet."""
        return bool(self.write_problem)

    @property
    def playhead(self) -> Playhead:
        """Where the playhead was at the last tick or act."""
        return self._playhead

    @property
    def sound_problem(self) -> str:
        """What keeps the sound from being heard, as a sentence, or empty."""
        return self._player.sound_problem()

    @property
    def has_clips(self) -> bool:
        """Whether clips say its words, whatever the person's own program adds."""
        return bool(self.session.timeline.plan.speech.lengths_ms)

    @property
    def over(self) -> bool:
        """Whether the session has ended, by its end or by the person."""
        return self.session.state in (State.FINISHED, State.STOPPED)

    @property
    def record(self) -> SessionRecord:
        """The session with what was done so far and, once it is rated, how it felt."""
        record = replace(self.begun, sets=self.session.records(), active_ms=self.session.active_ms)
        if self._rating is None:
            return record
        effort, pain, note = self._rating
        return replace(record, effort=effort, pain=pain, note=note)

    @property
    def anything_done(self) -> bool:
        """Whether a rep was completed, or a timed hold begun."""
        return any(record.begun for record in self.session.records())

    def _pause_after_sleep(self) -> None:
        """Pause where the playhead was: nobody exercised while the laptop slept."""
        if self.session.state not in (State.PLAYING, State.WAITING):
            return
        self.session.act(Act.PAUSE)
        self._player.halt()
        self._speaker.fall_silent()
        self._keep_hold(0)
        self.notice = gettext("The laptop slept, so the session waits.")

    def _write(self) -> None:
        """Keep how far it is; a session in which nothing was done is none."""
        self._try_to_write(self._write_all)

    def _keep_rep(self, rep_done: RepDone) -> None:
        self._last_rep_at = self._now()
        if self.unsaved:
            self._write()
            return
        rep, progress = rep_done.rep, self._progress(rep_done.rep.index + 1)
        self._try_to_write(
            lambda: self._journal.rep_done(self.begun.id, rep.set_index, rep_done.record, progress)
        )

    def _keep_hold(self, more_ms: int) -> None:
        """Keep how long a hold has been held, if that is by more than `more_ms` news."""
        if self.session.held_ms - self._kept_hold_ms > more_ms:
            self._write()

    def _write_all(self) -> None:
        if not self.anything_done and self.session.state not in (State.PLAYING, State.WAITING):
            self._journal.discard(self.begun.id)
            return
        self._journal.begin(self.begun)
        progress = self._progress(self.session.next_rep)
        self._journal.write(self.begun.id, self.session.records(), progress)
        self._write_rating()

    def _progress(self, next_rep: int) -> Progress:
        return Progress(self.session.active_ms, next_rep, self._last_rep_at)

    def _write_rating(self) -> None:
        if self._rating is not None:
            self._journal.rate(self.begun.id, *self._rating)

    def _try_to_write(self, write: Callable[[], None]) -> None:
        """Write; where that fails the session goes on, and all of it is written next time."""
        self._kept_hold_ms = self.session.held_ms
        try:
            write()
        except StorageError as error:
            self.write_problem = str(error)
        else:
            self.write_problem = ""
