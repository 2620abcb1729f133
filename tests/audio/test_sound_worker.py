"""What the sound thread does, with an output that does what the test says."""

from __future__ import annotations

import pytest

from glutetimer.audio.mixer import SeekMix
from glutetimer.audio.output import HeardPosition, SyncedStream
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.sound_worker import BROKEN, NO_DEVICE, SETTLE_MS, STALLED, SoundWorker
from glutetimer.audio.stream_clock import POSITIONS
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Side
from glutetimer.core.timeline import Plan
from tests.support.fakes import ManualClock
from tests.support.programs import built_in

TIMELINE = compile_timeline(Plan(built_in().levels[0], Side.LEFT))
LATEST_MS = 12_000
SAFE_MS = 100


class FakeOutput:
    """A device that reports `next_position`; may not be asked anything once it is abandoned."""

    def __init__(self, stream: SyncedStream) -> None:
        self.stream = stream
        self.next_position: HeardPosition | None = None
        self.broken = False
        self.closed = False
        self.replaced_from: int | None = None

    def feed(self) -> None:
        assert not self.closed, "a device that stalls is left alone"

    def heard_position(self) -> HeardPosition | None:
        assert not self.closed
        return self.next_position

    def safe_frame(self) -> int:
        assert not self.closed
        heard_frame = 0 if self.next_position is None else self.next_position.stream_frame
        return heard_frame + SAFE_MS * FRAMES_PER_MS

    def replace(self) -> None:
        self.replaced_from = self.safe_frame()

    def failed(self) -> bool:
        assert not self.closed
        return self.broken

    def set_volume(self, volume: int) -> None:
        assert not self.closed

    def close(self) -> None:
        assert not self.closed
        self.closed = True

    def abandon(self) -> None:
        self.closed = True


class WorkerBench:
    """A worker that plays from the start of the session; its device, and its clock by hand."""

    def __init__(self, with_device: bool = True) -> None:
        self.clock = ManualClock()
        self.with_device = with_device
        self.outputs: list[FakeOutput] = []
        self.worker = SoundWorker(self.clock.clock_ns, SampleCache(), self._open, 100)
        self.worker.play(1, TIMELINE, Seek(0))
        self.worker.poll()

    @property
    def output(self) -> FakeOutput:
        return self.outputs[-1]

    def pass_ms(self, milliseconds: int, begun_ms: int | None = None, late_ms: int = 0) -> None:
        """Time passes; the device then reports how far it is, if sound began at `begun_ms`."""
        self.clock.move_ms(milliseconds)
        if begun_ms is not None:
            frame = (self.now_ms - begun_ms - late_ms + SETTLE_MS) * FRAMES_PER_MS
            self.output.next_position = HeardPosition(frame, self.clock.clock_ns())
        self.worker.poll()

    @property
    def now_ms(self) -> int:
        return self.clock.clock_ns() // NS_PER_MS

    @property
    def shown_ms(self) -> float:
        assert self.worker.anchor is not None
        return self.worker.anchor.mix_frame_at(self.clock.clock_ns()) / FRAMES_PER_MS

    def _open(self, stream: SyncedStream, volume: int) -> FakeOutput | None:
        if not self.with_device:
            return None
        self.outputs.append(FakeOutput(stream))
        return self.output


def test_reports_that_say_too_little_do_not_move_the_playhead() -> None:
    bench = WorkerBench()
    for late_ms in (0, 0, 30, 5, 0, 80, 12, 3, 40, 0, 7, 25, 0):
        bench.pass_ms(60, begun_ms=0, late_ms=late_ms)
        assert bench.shown_ms == bench.now_ms


def test_sound_that_slipped_is_followed() -> None:
    bench = WorkerBench()
    bench.pass_ms(1_000, begun_ms=0)
    bench.pass_ms(200)
    for _ in range(POSITIONS):
        bench.pass_ms(60, begun_ms=200)
    assert bench.shown_ms == bench.now_ms - 200


def test_the_first_frame_is_on_its_way_for_a_while() -> None:
    bench = WorkerBench()
    bench.pass_ms(60, begun_ms=150)
    assert bench.shown_ms == -90
    bench.pass_ms(60)
    assert bench.shown_ms == -30


def test_a_device_that_stalls_is_left_alone_and_the_clock_goes_on() -> None:
    bench = WorkerBench()
    bench.pass_ms(60, begun_ms=0)
    while not bench.worker.sound_problem:
        bench.pass_ms(60)
        assert bench.shown_ms == bench.now_ms
    assert bench.now_ms <= 1_000
    assert bench.worker.sound_problem == STALLED
    assert bench.output.closed
    bench.pass_ms(1_000)
    bench.worker.set_volume(50)
    assert bench.shown_ms == bench.now_ms


def test_a_thread_that_was_held_up_does_not_blame_the_device() -> None:
    bench = WorkerBench()
    bench.pass_ms(60, begun_ms=0)
    bench.pass_ms(5_000)
    bench.pass_ms(60, begun_ms=0)
    assert not bench.worker.sound_problem
    assert bench.shown_ms == bench.now_ms


def test_without_a_device_the_clock_moves_the_playhead_and_sound_joins_it() -> None:
    bench = WorkerBench(with_device=False)
    bench.pass_ms(1_000)
    assert bench.worker.sound_problem == NO_DEVICE
    assert bench.shown_ms == 1_000
    bench.with_device = True
    bench.pass_ms(2_000)
    assert bench.output.stream.render(0, LATEST_MS * FRAMES_PER_MS).count(0) == (
        LATEST_MS * FRAMES_PER_MS * 2
    ), "silence until it is known how far the device is"
    begun_ms = bench.now_ms + 40
    while bench.worker.sound_problem:
        bench.pass_ms(60, begun_ms)
        assert bench.shown_ms == bench.now_ms
    stream = bench.output.stream
    assert bench.output.replaced_from == stream.start_frame
    # What is heard at a moment is what the clock says that belongs there.
    heard = stream.render((LATEST_MS - begun_ms + SETTLE_MS) * FRAMES_PER_MS, 4_800)
    mix = SeekMix(TIMELINE, Seek(0), SampleCache())
    assert heard == mix.render(LATEST_MS * FRAMES_PER_MS, 4_800).tobytes()
    assert heard.count(0) < len(heard)


def test_a_device_that_never_starts_is_not_waited_for() -> None:
    bench = WorkerBench()
    while not bench.worker.sound_problem:
        bench.pass_ms(60)
    assert bench.now_ms <= 3_200
    assert bench.output.closed
    before_ms = bench.shown_ms
    bench.pass_ms(500)
    assert bench.shown_ms == before_ms + 500


def test_a_device_that_breaks_is_opened_again() -> None:
    bench = WorkerBench()
    for _ in range(50):
        bench.pass_ms(60, begun_ms=0)
    bench.output.broken = True
    bench.pass_ms(60)
    assert bench.worker.sound_problem == STALLED
    bench.pass_ms(60)
    assert len(bench.outputs) == 2


def test_what_cannot_be_made_is_silent_until_the_next_start() -> None:
    bench = WorkerBench()
    bench.pass_ms(60, begun_ms=0)
    bench.worker.give_up()
    bench.pass_ms(5_000)
    assert bench.worker.sound_problem == BROKEN
    assert bench.shown_ms == bench.now_ms
    assert len(bench.outputs) == 1


@pytest.mark.parametrize("start_frame", [None, 0, 300])
def test_a_stream_is_silent_until_it_starts(start_frame: int | None) -> None:
    mix = SeekMix(TIMELINE, Seek(10_000), SampleCache())
    stream = SyncedStream(mix, start_frame, mix_frame=500)
    heard = stream.render(0, 1_000)
    silent = 1_000 if start_frame is None else start_frame
    assert heard[: silent * 2] == bytes(silent * 2)
    assert heard[silent * 2 :] == mix.render(500, 1_000 - silent).tobytes()
    assert heard[400:1_600] == stream.render(200, 600), "however it is cut"
