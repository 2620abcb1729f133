"""The sounding player: the window's end of the sound thread.

The thread keeps the sound device busy and publishes an anchor, "this frame was heard at that
time"; the window only reads it and never waits. The thread needs no answer from the window,
and the device holds what is heard next, so neither disturbs the beat.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from glutetimer.audio.output import OpenOutput
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.sound_worker import SoundWorker
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS, Clock
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.timeline import Timeline

# How long a change may be on its way from the window to the sound thread.
SWAP_MARGIN_MS = 250
CLOSE_WITHIN_S = 1


class SoundPlayer:
    """A `Player` that is heard."""

    def __init__(
        self, clock_ns: Clock, sample_cache: SampleCache, open_output: OpenOutput, volume: int
    ) -> None:
        """`open_output` is called in the sound thread."""
        self._clock_ns = clock_ns
        self._seek = Seek(0)
        self._generation = 0
        self._playing = False
        self._mix_frame = 0
        self._worker = SoundWorker(clock_ns, sample_cache, open_output, volume)
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        # Where a system keeps it busy beyond the program's end, the program ends all the same.
        self._thread = Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place, count if it says so, and play on."""
        self._seek, self._mix_frame, self._playing = seek, 0, True
        self._generation += 1
        self._orders.put(partial(self._worker.play, self._generation, timeline, seek))

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs only after `prepared_ms`."""
        self._seek = timeline.with_wait(self._seek)
        self._orders.put(partial(self._worker.swap, timeline))

    def halt(self) -> None:
        """Fall silent and stand still."""
        self._read_anchor()
        self._playing = False
        self._orders.put(self._worker.halt)

    def playhead(self) -> Playhead:
        """Where the playhead is now; it never moves back but by a seek."""
        self._read_anchor()
        return self._seek.playhead_after(self._mix_frame // FRAMES_PER_MS)

    def prepared_ms(self) -> int:
        """Up to where the sound can no longer change, by the time the sound thread hears of it."""
        self._read_anchor()
        prepared_frame = self._mix_frame
        if self._worker.generation == self._generation:
            prepared_frame = max(prepared_frame, self._worker.prepared_frame)
        prepared_ms = prepared_frame // FRAMES_PER_MS + SWAP_MARGIN_MS
        return self._seek.playhead_after(prepared_ms).at_ms

    def sound_problem(self) -> str:
        """What keeps the sound from being heard, as a sentence; empty if nothing does."""
        return self._worker.sound_problem

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, at once."""
        self._orders.put(partial(self._worker.set_volume, volume))

    def close(self) -> None:
        """Fall silent and end the thread."""
        self.halt()
        self._orders.put(None)
        self._thread.join(CLOSE_WITHIN_S)

    def _read_anchor(self) -> None:
        anchor = self._worker.anchor
        if self._playing and self._worker.generation == self._generation and anchor is not None:
            self._mix_frame = max(self._mix_frame, anchor.mix_frame_at(self._clock_ns()))

    def _run(self) -> None:
        worker = self._worker
        order: Callable[[], None] | None = worker.poll
        polled_ns = self._clock_ns()
        while order is not None:
            try:
                order()
            except Exception:
                # Shown and logged as any other error is; the session goes on by the clock.
                worker.give_up()
                sys.excepthook(*sys.exc_info())
            if order == worker.poll:
                polled_ns = self._clock_ns()
            order = self._next_order(polled_ns)

    def _next_order(self, polled_ns: int) -> Callable[[], None] | None:
        """The next order, or to poll where that is due; None ends the thread."""
        poll_every_ms = self._worker.poll_every_ms
        if poll_every_ms is None:
            return self._orders.get()
        left_ms = poll_every_ms - (self._clock_ns() - polled_ns) // NS_PER_MS
        # Orders that follow fast on one another, as a slider's do, would put it off for ever.
        if left_ms <= 0:
            return self._worker.poll
        try:
            return self._orders.get(timeout=left_ms / 1000)
        except Empty:
            return self._worker.poll
