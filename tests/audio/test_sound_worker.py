"""What the sound thread does, with a way out that does what the test says."""

from __future__ import annotations

import pytest

from glutetimer.audio.mixer import SampleCache, SeekMix
from glutetimer.audio.output import Report, SyncedStream
from glutetimer.audio.sound_worker import (
    BROKEN,
    NO_DEVICE,
    REPORTS,
    SETTLE_MS,
    STALLED,
    SoundWorker,
)
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
    """A device that tells what it is told to tell; may not be asked anything once it is left."""

    def __init__(self, stream: SyncedStream) -> None:
        self.stream = stream
        self.message: Report | None = None
        self.broken = False
        self.gone = False
        self.replaced_from: int | None = None

    def feed(self) -> None:
        assert not self.gone, "a device that stalls is left alone"

    def report(self) -> Report | None:
        assert not self.gone
        return self.message

    def safe_frame(self) -> int:
        assert not self.gone
        heard = 0 if self.message is None else self.message.frame
        return heard + SAFE_MS * FRAMES_PER_MS

    def replace(self) -> None:
        self.replaced_from = self.safe_frame()

    def failed(self) -> bool:
        assert not self.gone
        return self.broken

    def set_volume(self, volume: int) -> None:
        assert not self.gone

    def close(self) -> None:
        assert not self.gone
        self.gone = True

    def leave(self) -> None:
        self.gone = True


class Sounding:
    """A worker that plays from the start of the session; its device, and its clock by hand."""

    def __init__(self, with_device: bool = True) -> None:
        self.hand = ManualClock()
        self.with_device = with_device
        self.outputs: list[FakeOutput] = []
        self.worker = SoundWorker(self.hand.clock_ns, SampleCache(), self._open, 100)
        self.worker.play(1, TIMELINE, Seek(0))
        self.worker.poll()

    @property
    def output(self) -> FakeOutput:
        return self.outputs[-1]

    def pass_ms(self, milliseconds: int, begun_ms: int | None = None, late_ms: int = 0) -> None:
        """Time passes; the device then tells how far it is, if the session began at `begun_ms`."""
        self.hand.move_ms(milliseconds)
        if begun_ms is not None:
            frame = (self.now_ms - begun_ms - late_ms + SETTLE_MS) * FRAMES_PER_MS
            self.output.message = Report(frame, self.hand.clock_ns())
        self.worker.poll()

    @property
    def now_ms(self) -> int:
        return self.hand.clock_ns() // NS_PER_MS

    @property
    def shown_ms(self) -> float:
        assert self.worker.anchor is not None
        return self.worker.anchor.frame_at(self.hand.clock_ns()) / FRAMES_PER_MS

    def _open(self, stream: SyncedStream, volume: int) -> FakeOutput | None:
        if not self.with_device:
            return None
        self.outputs.append(FakeOutput(stream))
        return self.output


def test_reports_that_say_too_little_do_not_move_the_playhead() -> None:
    sounding = Sounding()
    for late_ms in (0, 0, 30, 5, 0, 80, 12, 3, 40, 0, 7, 25, 0):
        sounding.pass_ms(60, begun_ms=0, late_ms=late_ms)
        assert sounding.shown_ms == sounding.now_ms


def test_sound_that_slipped_is_followed() -> None:
    sounding = Sounding()
    sounding.pass_ms(1_000, begun_ms=0)
    sounding.pass_ms(200)
    for _ in range(REPORTS):
        sounding.pass_ms(60, begun_ms=200)
    assert sounding.shown_ms == sounding.now_ms - 200


def test_the_first_frame_is_on_its_way_for_a_while() -> None:
    sounding = Sounding()
    sounding.pass_ms(60, begun_ms=150)
    assert sounding.shown_ms == -90
    sounding.pass_ms(60)
    assert sounding.shown_ms == -30


def test_a_device_that_stalls_is_left_alone_and_the_clock_goes_on() -> None:
    sounding = Sounding()
    sounding.pass_ms(60, begun_ms=0)
    while not sounding.worker.sound_problem:
        sounding.pass_ms(60)
        assert sounding.shown_ms == sounding.now_ms
    assert sounding.now_ms <= 1_000
    assert sounding.worker.sound_problem == STALLED
    assert sounding.output.gone
    sounding.pass_ms(1_000)
    sounding.worker.set_volume(50)
    assert sounding.shown_ms == sounding.now_ms


def test_a_thread_that_was_held_up_does_not_blame_the_device() -> None:
    sounding = Sounding()
    sounding.pass_ms(60, begun_ms=0)
    sounding.pass_ms(5_000)
    sounding.pass_ms(60, begun_ms=0)
    assert not sounding.worker.sound_problem
    assert sounding.shown_ms == sounding.now_ms


def test_without_a_device_the_clock_moves_the_playhead_and_sound_joins_it() -> None:
    sounding = Sounding(with_device=False)
    sounding.pass_ms(1_000)
    assert sounding.worker.sound_problem == NO_DEVICE
    assert sounding.shown_ms == 1_000
    sounding.with_device = True
    sounding.pass_ms(2_000)
    assert sounding.output.stream.render(0, LATEST_MS * FRAMES_PER_MS).count(0) == (
        LATEST_MS * FRAMES_PER_MS * 2
    ), "silence until it is known how far the device is"
    begun_ms = sounding.now_ms + 40
    while sounding.worker.sound_problem:
        sounding.pass_ms(60, begun_ms)
        assert sounding.shown_ms == sounding.now_ms
    stream = sounding.output.stream
    assert sounding.output.replaced_from == stream.start_frame
    # What is heard at a moment is what the clock says that belongs there.
    heard = stream.render((LATEST_MS - begun_ms + SETTLE_MS) * FRAMES_PER_MS, 4_800)
    mix = SeekMix(TIMELINE, Seek(0), SampleCache())
    assert heard == mix.render(LATEST_MS * FRAMES_PER_MS, 4_800).tobytes()
    assert heard.count(0) < len(heard)


def test_a_device_that_never_starts_is_not_waited_for() -> None:
    sounding = Sounding()
    while not sounding.worker.sound_problem:
        sounding.pass_ms(60)
    assert sounding.now_ms <= 3_200
    assert sounding.output.gone
    before_ms = sounding.shown_ms
    sounding.pass_ms(500)
    assert sounding.shown_ms == before_ms + 500


def test_a_device_that_breaks_is_opened_again() -> None:
    sounding = Sounding()
    for _ in range(50):
        sounding.pass_ms(60, begun_ms=0)
    sounding.output.broken = True
    sounding.pass_ms(60)
    assert sounding.worker.sound_problem == STALLED
    sounding.pass_ms(60)
    assert len(sounding.outputs) == 2


def test_what_cannot_be_made_is_silent_until_the_next_start() -> None:
    sounding = Sounding()
    sounding.pass_ms(60, begun_ms=0)
    sounding.worker.give_up()
    sounding.pass_ms(5_000)
    assert sounding.worker.sound_problem == BROKEN
    assert sounding.shown_ms == sounding.now_ms
    assert len(sounding.outputs) == 1


@pytest.mark.parametrize("start_frame", [None, 0, 300])
def test_a_stream_is_silent_until_it_starts(start_frame: int | None) -> None:
    mix = SeekMix(TIMELINE, Seek(10_000), SampleCache())
    stream = SyncedStream(mix, start_frame, mix_frame=500)
    heard = stream.render(0, 1_000)
    silent = 1_000 if start_frame is None else start_frame
    assert heard[: silent * 2] == bytes(silent * 2)
    assert heard[silent * 2 :] == mix.render(500, 1_000 - silent).tobytes()
    assert heard[400:1_600] == stream.render(200, 600), "however it is cut"
