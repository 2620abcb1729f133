"""A workout: acts in, reps in the journal, nothing lost when it cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from glutetimer.audio.playhead import Playhead, SilentPlayer
from glutetimer.core.program import Side, Speed
from glutetimer.core.records import Effort, Progress, SessionRecord
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Phase, Plan
from glutetimer.workout import Workout
from tests.support.fakes import FakeDate, FakeJournal, FakeSleepClock, ManualClock
from tests.support.programs import built_in

PROGRAM = built_in()
PLAN = Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing)
BEGUN = SessionRecord(
    id="one",
    program=PROGRAM.id,
    level=PLAN.level.id,
    first_side=Side.LEFT,
    started_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
    active_ms=0,
    sets=Session(PLAN).records(),
)


class Mat:
    """A workout, its clock and its journal."""

    def __init__(self) -> None:
        self.hand = ManualClock()
        self.notebook = FakeJournal()
        self.said: list[str] = []
        self.calendar, self.sleep_clock = FakeDate(BEGUN.started_at), FakeSleepClock()
        self.workout = Workout(
            PLAN,
            SilentPlayer(self.hand.clock_ns),
            self.notebook,
            BEGUN,
            self.said.append,
            self.calendar.now,
            self.sleep_clock.slept_ms,
        )

    def wait_ms(self, milliseconds: int) -> None:
        for _ in range(milliseconds // 50):
            self.hand.move_ms(50)
            self.workout.tick()

    def state(self) -> str:
        return self.workout.session.state.value

    def done(self) -> list[int]:
        return [record.done for record in self.notebook.sets["one"]]


@pytest.fixture
def mat() -> Mat:
    return Mat()


def test_every_rep_is_in_the_journal_as_soon_as_it_is_done(mat: Mat) -> None:
    mat.workout.press()
    mat.wait_ms(10_000 + 3_950)
    assert mat.done() == [0, 0]
    mat.wait_ms(50)
    assert mat.done() == [1, 0]
    mat.wait_ms(5_000)
    assert mat.done() == [2, 0]
    assert mat.notebook.progress == Progress(19_000, 2, BEGUN.started_at)


def test_one_key_leads_through_the_session(mat: Mat) -> None:
    press, session = mat.workout.press, mat.workout.session
    press()
    press()
    assert session.position_ms == 7_000, "ready: the count starts"
    mat.wait_ms(5_000)
    press()
    assert mat.state() == "paused"
    mat.wait_ms(60_000)
    press()
    assert mat.workout.playhead == Playhead(10_000, lead_ms=3_000), "the rep is replayed"
    mat.wait_ms(3_000 + 25 * 5_000 + 100)
    assert mat.done() == [25, 0]
    press()
    mat.wait_ms(3_000 + 25 * 5_000 + 3_000)
    assert mat.state() == "finished"
    assert mat.done() == [25, 25]
    press()
    assert mat.workout.over


def test_stopping_keeps_what_was_done(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(10_000 + 9 * 5_000)
    mat.workout.act(Act.STOP)
    assert mat.workout.over
    assert mat.done() == [9, 0]
    assert mat.workout.record.done(Side.LEFT) == 9


def test_stopping_before_the_first_rep_leaves_nothing(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(5_000)
    mat.workout.act(Act.STOP)
    assert mat.notebook.sessions == {}


def test_a_laptop_that_slept_wakes_paused(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(17_000)
    mat.sleep_clock.sleep_ms(60_000)
    mat.workout.tick()
    assert mat.state() == "paused"
    assert "slept" in mat.workout.notice
    mat.wait_ms(60_000)
    assert mat.done() == [1, 0]
    mat.workout.press()
    assert mat.workout.notice == ""
    assert mat.workout.playhead == Playhead(15_000, lead_ms=3_000)


def test_what_no_clip_says_is_told_to_the_systems_voice_once(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(15_000)
    assert mat.said == ["Clamshell.", "Left leg. Lie on your right side.", "Get ready.", "3", "2",
                        "1", "1", "Feet together."]  # fmt: skip


def test_the_key_that_wakes_the_laptop_does_not_go_on(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(17_000)
    mat.sleep_clock.sleep_ms(60_000)
    mat.workout.press()
    assert mat.state() == "paused"
    assert "slept" in mat.workout.notice


@pytest.mark.parametrize("seconds", [7, -7, 3_600])
def test_a_clock_that_is_put_right_is_not_a_laptop_that_slept(mat: Mat, seconds: int) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(12_000)
    mat.calendar.put_right(seconds)
    mat.wait_ms(8_000)
    assert mat.state() == "playing"
    assert mat.done() == [2, 0]
    # By what the clock then said, one can go on for some hours.
    at = BEGUN.started_at + timedelta(seconds=seconds)
    assert mat.notebook.progress == Progress(19_000, 2, at)


def test_a_slow_disk_is_not_a_laptop_that_slept(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.notebook.takes = lambda: mat.hand.move_ms(3_000)
    mat.wait_ms(20_000)
    assert mat.state() == "playing"
    assert sum(mat.done()) > 2


def test_a_press_at_the_very_moment_the_count_starts_pauses(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(6_950)
    mat.hand.move_ms(100)
    mat.workout.press()
    assert mat.state() == "paused", "not: skip the count"


def test_a_rating_that_could_not_be_written_is_written_at_the_end(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(20_000)
    mat.workout.act(Act.STOP)
    mat.notebook.full = True
    mat.workout.rate({Side.RIGHT: Effort.HARD}, 3, "stiff")
    assert mat.workout.trouble == "The disk is full."
    mat.notebook.full = False
    mat.workout.save()
    assert mat.notebook.rated == ({Side.RIGHT: Effort.HARD}, 3, "stiff")


def test_a_switch_of_speed_is_told_at_once_and_paused_takes_the_next_rep(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(14_500)
    mat.workout.press()
    assert mat.workout.switch_speed()
    assert mat.workout.notice == "Half speed from the next rep."
    assert mat.workout.session.timeline.reps[1].speed is Speed.HALF


def test_half_speed_holds_from_the_next_rep(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(11_000)
    assert mat.workout.switch_speed()
    mat.wait_ms(3_000)
    assert mat.done() == [1, 0]
    mat.wait_ms(8_950)
    assert mat.done() == [1, 0]
    mat.wait_ms(50)
    assert mat.done() == [2, 0]


def test_a_full_disk_stops_nothing_and_loses_nothing(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(15_000)
    mat.notebook.full = True
    mat.wait_ms(10_000)
    assert mat.workout.trouble == "The disk is full."
    assert mat.done() == [1, 0]
    mat.notebook.full = False
    mat.wait_ms(5_000)
    assert mat.workout.trouble == ""
    assert mat.done() == [4, 0]


def test_with_room_again_the_session_goes_on_and_is_not_taken_for_over(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(15_000)
    mat.notebook.full = True
    mat.wait_ms(5_000)
    mat.notebook.full = False
    mat.wait_ms(5_000)
    assert mat.done() == [3, 0]
    assert mat.notebook.progress == Progress(24_000, 3, BEGUN.started_at)


def test_a_disk_full_until_the_end_is_written_with_the_rating(mat: Mat) -> None:
    mat.notebook.full = True
    mat.workout.act(Act.START)
    mat.wait_ms(20_000)
    mat.workout.act(Act.STOP)
    assert mat.notebook.sessions == {}
    mat.notebook.full = False
    mat.workout.rate({Side.LEFT: Effort.EASY}, 1, "late")
    assert mat.done() == [2, 0]
    assert mat.notebook.rated == ({Side.LEFT: Effort.EASY}, 1, "late")


@pytest.mark.parametrize("end", [Workout.press, lambda workout: workout.act(Act.STOP)])
def test_in_well_done_any_way_out_ends_a_session_that_is_done(
    mat: Mat, end: Callable[[Workout], None]
) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(281_000)
    assert mat.workout.session.timeline.at(mat.workout.playhead.at_ms).phase is Phase.DONE
    end(mat.workout)
    assert mat.state() == "finished"
    assert mat.done() == [25, 25]
    assert mat.notebook.progress == Progress(281_000, 50, BEGUN.started_at)


def test_stopped_or_interrupted_it_is_known_where_to_go_on(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(26_000)
    mat.workout.interrupt()
    assert mat.state() == "paused"
    assert mat.notebook.progress == Progress(26_000, 3, BEGUN.started_at)
    mat.workout.press()
    mat.workout.act(Act.LEG_DONE)
    assert mat.notebook.progress == Progress(26_000, 25, BEGUN.started_at), "at once"
    mat.workout.act(Act.STOP)
    assert mat.notebook.progress == Progress(26_000, 25, BEGUN.started_at)


def test_interrupted_before_the_first_rep_nothing_is_left(mat: Mat) -> None:
    mat.workout.act(Act.START)
    mat.wait_ms(5_000)
    mat.workout.act(Act.LEG_DONE)
    mat.workout.interrupt()
    assert mat.notebook.sessions == {}
