"""The playhead: one place on the timeline, and the order that sends it to another."""

from __future__ import annotations

from glutetimer.core.frozen import frozen


@frozen
class Playhead:
    """A place on the timeline; with `lead_ms` above 0 it waits there for a count to end."""

    at_ms: int
    lead_ms: int = 0


@frozen
class Seek:
    """Where the playhead goes, how long it first waits there while a count is heard, and where it
    then stops by itself until another seek (None: nowhere).
    """

    to_ms: int
    lead_ms: int = 0
    until_ms: int | None = None

    def playhead_after(self, elapsed_ms: int) -> Playhead:
        """The playhead `elapsed_ms` after the seek, if nobody has halted it."""
        if elapsed_ms < self.lead_ms:
            return Playhead(self.to_ms, self.lead_ms - elapsed_ms)
        at_ms = self.to_ms + elapsed_ms - self.lead_ms
        return Playhead(at_ms if self.until_ms is None else min(at_ms, self.until_ms))
