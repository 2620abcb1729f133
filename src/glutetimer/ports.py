"""What the program takes from the world outside, so that a test can give its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from glutetimer.core.frozen import frozen
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, Progress, SessionRecord, SetRecord
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline


class Player(Protocol):
    """Moves the playhead, with sound or without."""

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place, count if it says so, and play on until where it stops."""

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs from the present one only after `prepared_ms`."""

    def halt(self) -> None:
        """Stop at once: the sound falls silent, the playhead stands still."""

    def playhead(self) -> Playhead:
        """Where the playhead is now; it never moves back but by a seek."""

    def prepared_ms(self) -> int:
        """Up to where on the timeline the sound can no longer change."""

    def set_volume(self, volume: int) -> None:
        """Loudness of all from 0 to 100, at once."""

    def sound_problem(self) -> str:
        """What keeps the sound from being heard, as a sentence; empty if nothing does."""

    def close(self) -> None:
        """Stop for good and give the device back."""


class TextSpeaker(Protocol):
    """Says what no clip says, where a voice can."""

    def say(self, text: str, late_ms: int) -> None:
        """Say that in place of what is said already; it was due that long ago."""

    def fall_silent(self) -> None:
        """Leave off, and say nothing of what was to be said."""


class SoundSystem(Protocol):
    """Everything to hear."""

    def lengths_ms(self) -> Mapping[str, int]:
        """What can be said, and how long each text takes."""

    def player(self, settings: Settings) -> Player:
        """A player that sounds as the settings ask, or a silent one that says why."""

    def ready_voice(self, failed: Callable[[str], None]) -> None:
        """Find what says the texts that no clip says, which can take seconds.

        Once there is a text to say, `failed` hears once why that cannot be, in any thread.
        """

    def say(self, text: str, volume: int, late_ms: int, failed: Callable[[str], None]) -> None:
        """Say what no clip says, which was due that long ago: soon or not at all."""

    def fall_silent(self) -> None:
        """Leave off saying what no clip says."""

    def close(self) -> None:
        """Give back what was opened."""


class Journal(Protocol):
    """Where what was done is kept.

    Every call is durable when it returns; one that cannot be raises StorageError.
    """

    def begin(self, record: SessionRecord) -> None:
        """A session is about to start; a second call changes nothing."""

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        """A rep of that set was completed."""

    def write(self, session_id: str, sets: Sequence[SetRecord], progress: Progress) -> None:
        """How far the session is: all its sets, and where one would go on."""

    def rate(
        self, session_id: str, effort: Mapping[Side, Effort], pain: int | None, note: str
    ) -> None:
        """How it felt."""

    def discard(self, session_id: str) -> None:
        """Nothing was done: forget the session."""


class ScreenInhibitor(Protocol):
    """Keeps the screen on."""

    def hold(self) -> None:
        """Keep it on until `release`."""

    def release(self) -> None:
        """Let it sleep again."""

    def holds(self) -> bool | None:
        """Whether it is kept on since `hold`; None while that is not known. Never waits."""


@frozen
class TrayActs:
    """What a person may ask for from the tray; each is called in the window's thread."""

    start: Callable[[], object]
    open: Callable[[], object]
    snooze: Callable[[], object]
    skip_today: Callable[[], object]
    quit: Callable[[], object]


class Tray(Protocol):
    """The desktop's tray, where a program without a window has an icon with a menu."""

    def is_there(self) -> bool:
        """Whether the desktop has a tray now."""

    def can_notify(self) -> bool:
        """Whether it shows notifications."""

    def show(self, acts: TrayActs) -> None:
        """Show the icon, now or as soon as there is a tray."""

    def notify(self, title: str, text: str) -> None:
        """Show a notification; a click on it opens the window."""

    def hide(self) -> None:
        """Take the icon away."""


class Autostart(Protocol):
    """Has the system start the program at login, waiting in the tray."""

    def enabled(self) -> bool:
        """Whether the system will."""

    def enable(self, on: bool) -> None:
        """Have it do so, or no longer. Raises `RequirementsError`."""


@frozen
class Ports:
    """The outside world of one window.

    `clock_ns` is monotonic; `now` carries the UTC offset of the place. `slept_ms` grows by
    the time that the machine sleeps, and by nothing else. `ask_reduced_motion` tells whether
    the system is set to move less, at once or later in the window's thread, or never.
    """

    clock_ns: Callable[[], int]
    now: Callable[[], datetime]
    sounds: SoundSystem
    inhibitor: ScreenInhibitor
    slept_ms: Callable[[], int]
    tray: Tray
    autostart: Autostart
    ask_reduced_motion: Callable[[Callable[[bool], None]], None]

    def clock_ms(self) -> int:
        """The monotonic clock in whole milliseconds."""
        return self.clock_ns() // 1_000_000
