"""Another speed, from the next rep on that is not prepared yet."""

from glutetimer.core.frozen import replace
from glutetimer.core.session import Act, Session
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import SpeedChange
from tests.core.builders import CLAMSHELL, HALF_SPEED, plan_for
from tests.core.session_runs import started


def test_the_speed_changes_with_the_next_rep_the_sound_has_not_prepared() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(11_000)
    assert session.switch_speed(not_before_ms=15_001)
    reps = session.timeline.reps
    assert [rep.start_ms for rep in reps[:4]] == [10_000, 15_000, 20_000, 30_000]
    assert {rep.speed for rep in reps[2:]} == {Speed.HALF}


def test_a_second_switch_of_the_same_rep_undoes_the_first() -> None:
    session = started(plan_for(HALF_SPEED))
    as_planned = session.timeline.reps
    assert session.switch_speed(0)
    assert session.timeline.reps[0].speed is Speed.NORMAL
    assert session.switch_speed(0)
    assert session.timeline.reps == as_planned
    assert session.timeline.plan.speed_changes == (SpeedChange(0, None),)


def test_back_at_its_own_speed_a_later_set_is_as_the_level_has_it() -> None:
    plan = plan_for(CLAMSHELL)
    (dose,) = plan.level.doses
    slow = replace(dose, speed=Speed.HALF)
    session = started(replace(plan, level=replace(plan.level, doses=(dose, slow))))
    session.advance(21_000)
    assert session.switch_speed(0) is Speed.HALF
    session.advance(40_000)
    assert session.switch_speed(0) is Speed.NORMAL
    speeds = {rep.set_index: rep.speed for rep in session.timeline.reps}
    assert speeds == {0: Speed.NORMAL, 1: Speed.HALF, 2: Speed.NORMAL, 3: Speed.HALF}


def test_an_earlier_switch_replaces_a_later_one() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(30_000)
    session.switch_speed(30_000)
    session.act(Act.BACK)
    session.act(Act.BACK)
    session.switch_speed(0)
    (change,) = session.timeline.plan.speed_changes
    assert (change.from_rep, change.speed) == (3, Speed.HALF)


def test_there_is_no_speed_to_switch_without_a_rep_to_come() -> None:
    session = Session(plan_for(CLAMSHELL))
    assert not session.switch_speed(0)
    session.act(Act.START)
    assert not session.switch_speed(session.timeline.reps[-1].start_ms + 1)
    session.act(Act.STOP)
    assert not session.switch_speed(0)


def test_a_set_is_as_fast_as_its_fastest_rep() -> None:
    session = started(plan_for(HALF_SPEED))
    session.advance(session.timeline.reps[3].start_ms)
    assert session.records()[0].speed is Speed.HALF
    session.switch_speed(0)
    session.advance(session.timeline.reps[5].start_ms)
    assert [record.speed for record in session.records()] == [Speed.NORMAL, Speed.NORMAL]


def test_a_rep_done_again_has_the_speed_of_its_last_time() -> None:
    session = started(plan_for(CLAMSHELL))
    session.advance(19_000)
    session.act(Act.BACK)
    session.act(Act.BACK)
    session.switch_speed(0)
    session.advance(30_000)
    session.act(Act.STOP)
    assert session.records()[0].speed is Speed.HALF
