from __future__ import annotations

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.audio.units import NS_PER_MS
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.program import Side
from glutetimer.core.timeline import Plan
from tests.support.fakes import ManualClock
from tests.support.programs import built_in

TIMELINE = compile_timeline(Plan(built_in().levels[0], Side.LEFT))


def test_the_silent_playhead_follows_the_clock_and_stands_when_halted() -> None:
    clock = ManualClock()
    player = SilentPlayer(clock.clock_ns)
    player.play(TIMELINE, Seek(5_000))
    clock.move_ms(1_234)
    assert player.playhead() == Playhead(6_234)
    player.halt()
    clock.move_ms(9_999)
    assert player.playhead() == Playhead(6_234)
    assert player.prepared_ms() == 6_234


def test_a_count_keeps_the_playhead_waiting() -> None:
    clock = ManualClock()
    player = SilentPlayer(clock.clock_ns)
    player.play(TIMELINE, Seek(5_000, lead_ms=3_000))
    clock.move_ms(1_000)
    assert player.playhead() == Playhead(5_000, lead_ms=2_000)
    clock.move_ms(2_500)
    assert player.playhead() == Playhead(5_500)


def test_the_manual_clock_counts_nanoseconds() -> None:
    clock = ManualClock()
    clock.move_ms(2)
    assert clock.clock_ns() == 2 * NS_PER_MS
