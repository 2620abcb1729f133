"""One small fake for each port."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.audio.units import Clock
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, Progress, SessionRecord, SetRecord
from glutetimer.core.settings import Settings
from glutetimer.ports import Ports, TrayActs
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.system.requirements import RequirementsError


class ManualClock:
    """A monotonic clock moved by hand."""

    def __init__(self) -> None:
        self._now_ns = 0

    def clock_ns(self) -> int:
        return self._now_ns

    def move_ms(self, milliseconds: int) -> None:
        self._now_ns += milliseconds * 1_000_000


class FakeDate:
    """The date and time, moved by hand."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def next_day(self) -> None:
        self.pass_days(1)

    def pass_days(self, days: int) -> None:
        self._now += timedelta(days=days)

    def put_right(self, seconds: int) -> None:
        """The clock is set by so much, as a time server does."""
        self._now += timedelta(seconds=seconds)


class FakeSleepClock:
    """How long a laptop has slept."""

    def __init__(self) -> None:
        self._slept_ms = 0

    def slept_ms(self) -> int:
        return self._slept_ms

    def sleep_ms(self, milliseconds: int) -> None:
        self._slept_ms += milliseconds


class FakeInhibitor:
    """A screen that needs no keeping on; knows whether it was asked to.

    `granted` is the answer, None while there is none.
    """

    def __init__(self, granted: bool | None = True) -> None:
        self.held = False
        self.granted = granted

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False

    def holds(self) -> bool | None:
        return self.granted if self.held else None


class FakeSound:
    """Sounds that nobody hears; `spoken` is what it was to say, and how loud.

    `voice_wanted` is whether a voice was to be found, `hushed` how often it was to leave off.
    """

    def __init__(self, clock_ns: Clock) -> None:
        self._clock_ns = clock_ns
        self.spoken: list[tuple[str, int]] = []
        self.voice_wanted = False
        self.hushed = 0

    def lengths_ms(self) -> Mapping[str, int]:
        return {str(number): 500 for number in range(1, 101)}

    def player(self, settings: Settings) -> SilentPlayer:
        return SilentPlayer(self._clock_ns)

    def ready_voice(self, failed: Callable[[str], None]) -> None:
        self.voice_wanted = True

    def say(self, text: str, volume: int, late_ms: int, failed: Callable[[str], None]) -> None:
        self.spoken.append((text, volume))

    def fall_silent(self) -> None:
        self.hushed += 1

    def close(self) -> None:
        self.spoken.clear()


class FakeSpeaker:
    """Says nothing; keeps what it was to say, how late that was, and how often it was hushed."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.late_ms: list[int] = []
        self.hushed = 0

    def say(self, text: str, late_ms: int) -> None:
        self.said.append(text)
        self.late_ms.append(late_ms)

    def fall_silent(self) -> None:
        self.hushed += 1


class FakeTray:
    """A tray that can be missing; keeps what the icon offers and what it notified of."""

    def __init__(self, there: bool = True, notifies: bool = True) -> None:
        self.there, self._notifies = there, notifies
        self.acts: TrayActs | None = None
        self.notified: list[tuple[str, str]] = []

    def is_there(self) -> bool:
        return self.there

    def can_notify(self) -> bool:
        return self.there and self._notifies

    def show(self, acts: TrayActs) -> None:
        self.acts = acts

    def notify(self, title: str, text: str) -> None:
        # As the real one: what is not shown cannot speak.
        if self.acts is not None:
            self.notified.append((title, text))

    def hide(self) -> None:
        self.acts = None


class FakeAutostart:
    """A system that starts what it is told to, unless it refuses, as `refusal` says."""

    def __init__(self) -> None:
        self.on = False
        self.refusal = ""

    def enabled(self) -> bool:
        return self.on

    def enable(self, on: bool) -> None:
        if self.refusal:
            raise RequirementsError(self.refusal)
        self.on = on


class FakeMotion:
    """A system that says at once whether it is set to move less; None, it does not say it."""

    def __init__(self, reduced: bool | None = None) -> None:
        self.reduced = reduced
        self.times_asked = 0

    def ask(self, told: Callable[[bool], None]) -> None:
        self.times_asked += 1
        if self.reduced is not None:
            told(self.reduced)


def fake_ports(
    clock: ManualClock,
    now: Callable[[], datetime],
    sounds: FakeSound | None = None,
    inhibitor: FakeInhibitor | None = None,
    tray: FakeTray | None = None,
    autostart: FakeAutostart | None = None,
    motion: FakeMotion | None = None,
) -> Ports:
    """The ports with a fake at each."""
    return Ports(
        clock_ns=clock.clock_ns,
        now=now,
        sounds=sounds or FakeSound(clock.clock_ns),
        inhibitor=inhibitor or FakeInhibitor(),
        slept_ms=FakeSleepClock().slept_ms,
        tray=tray or FakeTray(),
        autostart=autostart or FakeAutostart(),
        ask_reduced_motion=(motion or FakeMotion()).ask,
    )


class FullDiskStore(HistoryStore):
    """A history on a disk that is full as long as `full` says so."""

    full = False

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.full:
            raise HistoryError("The disk is full.")
        with super()._writing() as connection:
            yield connection


class FakeJournal:
    """A journal in memory; `full` makes every write fail, `takes` is what a write takes."""

    def __init__(self) -> None:
        self.full = False
        self.takes: Callable[[], None] = lambda: None
        self.sessions: dict[str, SessionRecord] = {}
        self.sets: dict[str, list[SetRecord]] = {}
        self.progress: Progress | None = None
        self.rated: tuple[Mapping[Side, Effort], int | None, str] | None = None

    def begin(self, record: SessionRecord) -> None:
        self._write()
        self.sessions.setdefault(record.id, record)
        self.sets.setdefault(record.id, list(record.sets))

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        self._write()
        self.sets[session_id][set_index] = record
        self.progress = progress

    def write(self, session_id: str, sets: Sequence[SetRecord], progress: Progress) -> None:
        self._write()
        self.sets[session_id] = list(sets)
        self.progress = progress

    def rate(
        self, session_id: str, effort: Mapping[Side, Effort], pain: int | None, note: str
    ) -> None:
        self._write()
        self.rated = effort, pain, note

    def discard(self, session_id: str) -> None:
        self._write()
        del self.sessions[session_id], self.sets[session_id]

    def _write(self) -> None:
        self.takes()
        if self.full:
            raise HistoryError("The disk is full.")
