from __future__ import annotations

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.audio.units import NS_PER_MS
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.program import Side
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan, SpeedChange
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


def test_it_stops_where_the_session_waits_also_once_the_speed_is_changed() -> None:
    plan = replace(TIMELINE.plan, waits=True)
    waiting = compile_timeline(plan)
    ready_ms, switch_ms = waiting.waits_ms
    clock = ManualClock()
    player = SilentPlayer(clock.clock_ns)
    player.play(waiting, waiting.with_wait(Seek(0)))
    clock.move_ms(600_000)
    assert player.playhead() == Playhead(ready_ms)
    player.play(waiting, waiting.with_wait(Seek(ready_ms)))
    slow = compile_timeline(replace(plan, speed_changes=(SpeedChange(20, Speed.HALF),)))
    player.swap(slow)
    clock.move_ms(600_000)
    assert player.playhead() == Playhead(slow.waits_ms[1])
    assert slow.waits_ms[1] > switch_ms


def test_the_manual_clock_counts_nanoseconds() -> None:
    clock = ManualClock()
    clock.move_ms(2)
    assert clock.clock_ns() == 2 * NS_PER_MS
