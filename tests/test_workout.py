"""A workout: acts in, reps in the journal, nothing lost when it cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Playhead
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, Progress
from glutetimer.core.session import Act, Session
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, Plan
from glutetimer.workout import Workout, begun_record
from tests.support.fakes import FakeDate, FakeJournal, FakeSleepClock, FakeSpeaker, ManualClock
from tests.support.programs import built_in

PROGRAM = built_in()
PLAN = Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing)
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
BEGUN = begun_record(Session(PLAN), "one", PROGRAM.id, MORNING)


class WorkoutBench:
    """A workout, its clock and its journal."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.clock = ManualClock()
        self.journal = FakeJournal()
        self.speaker = FakeSpeaker()
        self.date, self.sleep_clock = FakeDate(BEGUN.started_at), FakeSleepClock()
        self.workout = Workout(
            Session(plan),
            SilentPlayer(self.clock.clock_ns),
            self.journal,
            begun_record(Session(plan), "one", PROGRAM.id, MORNING),
            self.speaker,
            self.date.now,
            self.sleep_clock.slept_ms,
        )

    def wait_ms(self, milliseconds: int) -> None:
        for _ in range(milliseconds // 50):
            self.clock.move_ms(50)
            self.workout.tick()

    def state(self) -> str:
        return self.workout.session.state.value

    def done(self) -> list[int]:
        return [record.done for record in self.journal.sets["one"]]


@pytest.fixture
def bench() -> WorkoutBench:
    return WorkoutBench()


def test_every_rep_is_in_the_journal_as_soon_as_it_is_done(bench: WorkoutBench) -> None:
    bench.workout.press()
    bench.wait_ms(10_000 + 3_950)
    assert bench.done() == [0, 0]
    bench.wait_ms(50)
    assert bench.done() == [1, 0]
    bench.wait_ms(5_000)
    assert bench.done() == [2, 0]
    assert bench.journal.progress == Progress(19_000, 2, BEGUN.started_at)


def bench_of_a_hold() -> WorkoutBench:
    """Begun: a hold of a minute with each leg."""
    level = PROGRAM.levels[0]
    hold = replace(level.doses[0], reps=1, hold_ms=60_000)
    bench = WorkoutBench(Plan(replace(level, doses=(hold,)), Side.LEFT))
    bench.workout.act(Act.START)
    return bench


def test_a_long_hold_is_in_the_journal_before_it_is_over() -> None:
    bench = bench_of_a_hold()
    bench.wait_ms(10_000 + 2_000 + 45_000)
    (left, _) = bench.journal.sets["one"]
    assert left.done == 0
    assert 35_000 <= left.held_ms <= 45_000
    bench.workout.act(Act.PAUSE)
    (left, _) = bench.journal.sets["one"]
    assert left.held_ms == 45_000, "a pause keeps all of it"


@pytest.mark.parametrize("act", [Act.SKIP, Act.BACK, Act.STOP])
def test_a_hold_that_is_broken_off_is_in_the_journal_at_once(act: Act) -> None:
    bench = bench_of_a_hold()
    bench.wait_ms(10_000 + 2_000 + 5_000)
    bench.workout.act(act)
    assert [record.held_ms for record in bench.journal.sets["one"]] == [5_000, 0]


def test_a_hold_in_which_the_laptop_sleeps_is_in_the_journal() -> None:
    bench = bench_of_a_hold()
    bench.wait_ms(10_000 + 2_000 + 5_000)
    bench.sleep_clock.sleep_ms(60_000)
    bench.wait_ms(50)
    assert bench.state() == "paused"
    assert bench.journal.sets["one"][0].held_ms == 5_000


def test_one_key_leads_through_the_session(bench: WorkoutBench) -> None:
    press, session = bench.workout.press, bench.workout.session
    press()
    press()
    assert session.position_ms == 7_000, "ready: the count starts"
    bench.wait_ms(5_000)
    press()
    assert bench.state() == "paused"
    bench.wait_ms(60_000)
    press()
    assert bench.workout.playhead == Playhead(10_000, lead_ms=3_000), "the rep is replayed"
    bench.wait_ms(3_000 + 25 * 5_000 + 100)
    assert bench.done() == [25, 0]
    press()
    bench.wait_ms(3_000 + 25 * 5_000 + 4_500)
    assert bench.state() == "finished"
    assert bench.done() == [25, 25]
    press()
    assert bench.workout.over


def test_stopping_keeps_what_was_done(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(10_000 + 9 * 5_000)
    bench.workout.act(Act.STOP)
    assert bench.workout.over
    assert bench.done() == [9, 0]
    assert bench.workout.record.done(Side.LEFT) == 9


def test_stopping_before_the_first_rep_leaves_nothing(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(5_000)
    bench.workout.act(Act.STOP)
    assert bench.journal.sessions == {}


def test_a_laptop_that_slept_wakes_paused(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(17_000)
    bench.sleep_clock.sleep_ms(60_000)
    bench.workout.tick()
    assert bench.state() == "paused"
    assert "slept" in bench.workout.notice
    bench.wait_ms(60_000)
    assert bench.done() == [1, 0]
    bench.workout.press()
    assert bench.workout.notice == ""
    assert bench.workout.playhead == Playhead(15_000, lead_ms=3_000)


def test_what_no_clip_says_is_told_to_the_systems_voice_once(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(15_000)
    assert bench.speaker.said == [
        "Clamshell.", "Left leg. Lie on your right side.", "Get ready.",
        "3", "2", "1", "1", "Feet together.",
    ]  # fmt: skip


def test_what_comes_late_to_the_systems_voice_says_how_late(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(7_000)
    # The window stands still for two seconds and a half.
    bench.clock.move_ms(2_500)
    bench.workout.tick()
    assert bench.speaker.said[-3:] == ["3", "2", "1"]
    assert bench.speaker.late_ms[-3:] == [2_500, 1_500, 500]


@pytest.mark.parametrize("act", [Act.PAUSE, Act.SKIP, Act.BACK, Act.STOP])
def test_what_leaves_the_place_hushes_the_systems_voice(bench: WorkoutBench, act: Act) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(12_000)
    hushed = bench.speaker.hushed
    bench.workout.act(Act.START)
    assert bench.speaker.hushed == hushed, "it means nothing here"
    bench.workout.act(act)
    assert bench.speaker.hushed == hushed + 1


def test_nothing_is_said_while_the_laptop_wakes(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(12_000)
    hushed = bench.speaker.hushed
    bench.sleep_clock.sleep_ms(60_000)
    bench.workout.tick()
    assert bench.speaker.hushed == hushed + 1


def test_the_key_that_wakes_the_laptop_does_not_go_on(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(17_000)
    bench.sleep_clock.sleep_ms(60_000)
    bench.workout.press()
    assert bench.state() == "paused"
    assert "slept" in bench.workout.notice


@pytest.mark.parametrize("seconds", [7, -7, 3_600])
def test_a_clock_that_is_put_right_is_not_a_laptop_that_slept(
    bench: WorkoutBench, seconds: int
) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(12_000)
    bench.date.put_right(seconds)
    bench.wait_ms(8_000)
    assert bench.state() == "playing"
    assert bench.done() == [2, 0]
    # By what the clock then said, one can go on for some hours.
    last_rep_at = BEGUN.started_at + timedelta(seconds=seconds)
    assert bench.journal.progress == Progress(19_000, 2, last_rep_at)


def test_a_slow_disk_is_not_a_laptop_that_slept(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.journal.takes = lambda: bench.clock.move_ms(3_000)
    bench.wait_ms(20_000)
    assert bench.state() == "playing"
    assert sum(bench.done()) > 2


def test_a_press_at_the_very_moment_the_count_starts_pauses(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(6_950)
    bench.clock.move_ms(100)
    bench.workout.press()
    assert bench.state() == "paused", "not: skip the count"


def test_a_rating_that_could_not_be_written_is_written_at_the_end(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(20_000)
    bench.workout.act(Act.STOP)
    bench.journal.full = True
    bench.workout.rate({Side.RIGHT: Effort.HARD}, 3, "stiff")
    assert bench.workout.write_problem == "The disk is full."
    bench.journal.full = False
    bench.workout.save()
    assert bench.journal.rated == ({Side.RIGHT: Effort.HARD}, 3, "stiff")


def test_a_switch_of_speed_is_told_at_once_and_paused_takes_the_next_rep(
    bench: WorkoutBench,
) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(14_500)
    bench.workout.press()
    bench.workout.switch_speed()
    assert bench.workout.notice == "Half speed from the next rep."
    assert bench.workout.session.timeline.reps[1].speed is Speed.HALF


def test_half_speed_holds_from_the_next_rep(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(11_000)
    bench.workout.switch_speed()
    bench.wait_ms(3_000)
    assert bench.done() == [1, 0]
    bench.wait_ms(8_950)
    assert bench.done() == [1, 0]
    bench.wait_ms(50)
    assert bench.done() == [2, 0]


def test_a_full_disk_stops_nothing_and_loses_nothing(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(15_000)
    bench.journal.full = True
    bench.wait_ms(10_000)
    assert bench.workout.write_problem == "The disk is full."
    assert bench.done() == [1, 0]
    bench.journal.full = False
    bench.wait_ms(5_000)
    assert bench.workout.write_problem == ""
    assert bench.done() == [4, 0]


def test_with_room_again_the_session_goes_on_and_is_not_taken_for_over(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(15_000)
    bench.journal.full = True
    bench.wait_ms(5_000)
    bench.journal.full = False
    bench.wait_ms(5_000)
    assert bench.done() == [3, 0]
    assert bench.journal.progress == Progress(24_000, 3, BEGUN.started_at)


def test_a_disk_full_until_the_end_is_written_with_the_rating(bench: WorkoutBench) -> None:
    bench.journal.full = True
    bench.workout.act(Act.START)
    bench.wait_ms(20_000)
    bench.workout.act(Act.STOP)
    assert bench.journal.sessions == {}
    bench.journal.full = False
    bench.workout.rate({Side.LEFT: Effort.EASY}, 1, "late")
    assert bench.done() == [2, 0]
    assert bench.journal.rated == ({Side.LEFT: Effort.EASY}, 1, "late")


@pytest.mark.parametrize("end", [Workout.press, lambda workout: workout.act(Act.STOP)])
def test_in_well_done_either_end_ends_a_session_that_is_done(
    bench: WorkoutBench, end: Callable[[Workout], None]
) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(281_000)
    assert (
        bench.workout.session.timeline.segment_at(bench.workout.playhead.at_ms).phase is Phase.DONE
    )
    end(bench.workout)
    assert bench.state() == "finished"
    assert bench.done() == [25, 25]
    assert bench.journal.progress == Progress(281_000, 50, BEGUN.started_at)


def test_stopped_or_interrupted_it_is_known_where_to_go_on(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(26_000)
    bench.workout.interrupt()
    assert bench.state() == "paused"
    assert bench.journal.progress == Progress(26_000, 3, BEGUN.started_at)
    bench.workout.press()
    bench.workout.act(Act.BOUT_DONE)
    assert bench.journal.progress == Progress(26_000, 25, BEGUN.started_at), "at once"
    bench.workout.act(Act.STOP)
    assert bench.journal.progress == Progress(26_000, 25, BEGUN.started_at)


def test_interrupted_before_the_first_rep_nothing_is_left(bench: WorkoutBench) -> None:
    bench.workout.act(Act.START)
    bench.wait_ms(5_000)
    bench.workout.act(Act.BOUT_DONE)
    bench.workout.interrupt()
    assert bench.journal.sessions == {}
