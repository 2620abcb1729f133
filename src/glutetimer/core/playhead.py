"""The playhead: one place on the timeline, and the order that sends it to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place on the timeline; with `lead_ms` above 0 it waits there for a count to end."""

    at_ms: int
    lead_ms: int = 0


@dataclass(frozen=True, slots=True)
class Seek:
    """Where the playhead goes, and how long it first waits there while a count is heard."""

    to_ms: int
    lead_ms: int = 0

    def playhead_after(self, elapsed_ms: int) -> Playhead:
        """The playhead `elapsed_ms` after the seek, if nothing has halted it."""
        if elapsed_ms < self.lead_ms:
            return Playhead(self.to_ms, self.lead_ms - elapsed_ms)
        return Playhead(self.to_ms + elapsed_ms - self.lead_ms)
