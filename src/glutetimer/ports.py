"""What the program takes from the world outside, so that a test can give its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from glutetimer.audio.playhead import NS_PER_MS, Clock, Player
from glutetimer.core.settings import Settings


class ScreenInhibitor(Protocol):
    """What keeps the screen on."""

    def hold(self) -> None:
        """Keep it on until `release`."""

    def release(self) -> None:
        """Let it sleep again."""


class SoundSystem(Protocol):
    """Everything to hear; see `sound_system.py`."""

    def lengths_ms(self) -> Mapping[str, int]:
        """What can be said, and how long each text takes."""

    def player(self, settings: Settings) -> Player:
        """What moves the playhead, as the settings ask."""

    def say(self, text: str, volume: int, failed: Callable[[str], None]) -> None:
        """Say what no clip says, soon; `failed` hears once why that cannot be, in any thread."""

    def close(self) -> None:
        """Give back what was opened."""


@dataclass(frozen=True, slots=True)
class Ports:
    """All of them.

    `clock_ns` is monotonic; `now` carries the UTC offset of the place. `slept_ms` grows by
    the time that the machine sleeps, and by nothing else.
    """

    clock_ns: Clock
    now: Callable[[], datetime]
    sounds: SoundSystem
    inhibitor: ScreenInhibitor
    slept_ms: Callable[[], int]

    def clock_ms(self) -> int:
        """The monotonic clock in whole milliseconds."""
        return self.clock_ns() // NS_PER_MS
