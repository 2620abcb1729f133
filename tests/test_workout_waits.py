"""A workout that waits for the person before each new position."""

from __future__ import annotations

from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Playhead
from glutetimer.core.records import Progress
from tests.test_workout import BEGUN, PLAN, WorkoutBench

WAITING = replace(PLAN, waits=True)


def test_before_a_new_position_it_waits_silent_until_the_one_key() -> None:
    bench = WorkoutBench(WAITING)
    bench.workout.press()
    bench.wait_ms(600_000)
    assert bench.state() == "waiting"
    assert bench.workout.playhead == Playhead(7_000)
    assert bench.speaker.said[-1] == "Get ready.", "nothing of the count"
    assert bench.workout.record.active_ms == 7_000
    bench.workout.press()
    assert bench.state() == "playing"
    bench.wait_ms(3_000 + 25 * 5_000 + 600_000)
    assert bench.speaker.said[3:6] == ["3", "2", "1"]
    assert bench.workout.playhead == Playhead(152_000)
    bench.workout.press()
    bench.wait_ms(3_000 + 25 * 5_000 + 4_500)
    assert bench.state() == "finished"
    assert bench.done() == [25, 25]


def test_a_key_pressed_the_moment_it_begins_to_wait_is_ready_not_a_pause() -> None:
    for moment_ms in (6_999, 7_000, 7_001):
        bench = WorkoutBench(WAITING)
        bench.workout.press()
        bench.wait_ms(6_950)
        bench.clock.move_ms(moment_ms - 6_950)
        bench.workout.press()
        assert (bench.state(), bench.workout.playhead) == ("playing", Playhead(7_000))


def test_while_it_waits_the_laptop_may_sleep_and_the_key_that_wakes_it_does_not_go_on() -> None:
    bench = WorkoutBench(WAITING)
    bench.workout.press()
    bench.wait_ms(60_000)
    bench.sleep_clock.sleep_ms(60_000)
    bench.workout.press()
    assert bench.state() == "paused"
    assert "slept" in bench.workout.notice
    bench.workout.press()
    assert (bench.state(), bench.workout.playhead) == ("playing", Playhead(0)), "told anew"


def test_another_speed_chosen_while_it_waits_holds_from_the_first_rep() -> None:
    bench = WorkoutBench(WAITING)
    bench.workout.press()
    bench.wait_ms(60_000)
    bench.workout.switch_speed()
    bench.workout.press()
    bench.wait_ms(3_000 + 10_000)
    assert bench.done() == [1, 0]
    bench.wait_ms(24 * 10_000 + 600_000)
    assert bench.workout.playhead == Playhead(152_000 + 25 * 5_000)


def test_interrupted_while_it_waits_one_can_go_on_there() -> None:
    bench = WorkoutBench(WAITING)
    bench.workout.press()
    bench.wait_ms(60_000)
    bench.workout.press()
    bench.wait_ms(3_000 + 25 * 5_000 + 60_000)
    bench.workout.interrupt()
    assert bench.state() == "paused"
    assert bench.journal.progress == Progress(152_000, 25, BEGUN.started_at)


def test_a_disk_that_has_room_again_while_it_waits_keeps_the_session() -> None:
    bench = WorkoutBench(WAITING)
    bench.journal.full = True
    bench.workout.press()
    bench.wait_ms(60_000)
    bench.journal.full = False
    bench.workout.save()
    assert list(bench.journal.sessions) == ["one"]
    assert not bench.workout.unsaved
