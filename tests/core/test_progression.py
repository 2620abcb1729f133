from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core import progression
from glutetimer.core.assessment import few_reps, is_look, qualifies, trained
from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.progression import Decision, Verdict, decide, needed
from glutetimer.core.reasons import day_text, days_text, done_text
from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    HALF_SPEED,
    LIFT,
    accepted,
    answer,
    built_in,
    chosen,
    declined,
    november_day,
    session,
    set_record,
)
from tests.core.strategies import LEVELS, SIDES, any_histories, histories, programs

# The rules, one by one, are told as stories in histories.txt.

PROGRAM = built_in()
EASY_3 = session(1), session(2), session(3)


def history(*events: SessionRecord | Answer) -> History:
    return History(
        sessions=tuple(event for event in events if isinstance(event, SessionRecord)),
        answers=tuple(event for event in events if isinstance(event, Answer)),
    )


def decision(*events: SessionRecord | Answer, today: int = 3) -> Decision:
    return decide(PROGRAM, history(*events), november_day(today))


# What goes with a decision


def test_bad_pain_says_stop_and_see_a_professional() -> None:
    for level in (CLAMSHELL, LIFT):
        assert "see a health professional" in decision(session(3, level=level, pain=5)).notice
    assert decision(session(3, level=LIFT, pain=4)).notice == ""


def test_strong_pain_is_answered_wherever_the_person_is_by_now() -> None:
    moved = decision(*EASY_3[:2], session(3, pain=8), accepted(3, HALF_SPEED))
    assert moved.level.id == HALF_SPEED
    assert "see a health professional" in moved.notice


def test_several_things_to_remark_stand_side_by_side() -> None:
    sessions = [session(day, "hard", "easy", pain=6) for day in (1, 2, 3)]
    notice = decision(*sessions, session(300)).notice
    assert notice.index("professional") < notice.index("left leg") < notice.index("left out")


def test_a_decision_says_what_would_change_it() -> None:
    assert decision().change.startswith("Clamshell at half speed is offered after 3 sessions")
    assert "offered after one more session on another day" in decision(*EASY_3[:2]).change
    assert "offered again after your next easy session" in decision(*EASY_3).change
    not_yet = decision(*EASY_3, declined(3, HALF_SPEED))
    assert "offered again after your next easy session" in not_yet.change
    away = decision(chosen(0, LIFT), session(1, level=LIFT), today=20)
    assert "stay at your level" in away.change
    assert decision(session(3, level=CIRCLES)).change == PROGRAM.harder
    assert "harder dose is suggested after one session" in decision(chosen(1, CIRCLES)).change


def test_a_program_without_a_harder_dose_suggests_none() -> None:
    plain = replace(PROGRAM, harder="")
    for events in ((chosen(1, CIRCLES),), (session(3, level=CIRCLES),)):
        assert decide(plain, history(*events), november_day(3)).change == ""


def test_a_program_that_asks_for_one_easy_session_says_so() -> None:
    quick = replace(PROGRAM, rules=replace(PROGRAM.rules, up_sessions=1))
    assert "offered after one session with" in decide(quick, History(), november_day(1)).change


def test_a_difference_may_be_told_after_a_single_session() -> None:
    keen = replace(PROGRAM, rules=replace(PROGRAM.rules, difference_sessions=1))
    notice = decide(keen, history(session(3, "hard")), november_day(3)).notice
    assert "harder than the other in the last session (3 November)" in notice


def test_a_program_of_one_level_is_its_own_top() -> None:
    single = replace(PROGRAM, levels=PROGRAM.levels[:1])
    assert decide(single, history(*EASY_3), november_day(3)).verdict is Verdict.TOP


# Single sessions


def test_a_leg_that_was_not_exercised_does_not_qualify() -> None:
    record = session(3)
    one_leg = replace(record, sets=record.sets[:1])
    assert not qualifies(one_leg, PROGRAM.levels[0], PROGRAM.rules)
    assert decision(one_leg).reason.startswith("The session today had no reps for the rig")


def lifts_and_circles(lifts: int, circles: int, **more: Any) -> SessionRecord:
    """A session of ten lifts and sixteen circles with each leg, so many done."""
    sets = tuple(
        replace(set_record(side, done, asked), exercise=exercise)
        for side in Side
        for exercise, done, asked in (
            ("lateral-leg-lift", lifts, 10),
            ("leg-circles", circles, 16),
        )
    )
    return replace(session(3, level=CIRCLES, **more), sets=sets)


def test_more_lifts_do_not_make_up_for_circles_that_were_left_out() -> None:
    assert qualifies(lifts_and_circles(10, 16), PROGRAM.levels[3], PROGRAM.rules)
    assert not qualifies(lifts_and_circles(12, 14), PROGRAM.levels[3], PROGRAM.rules)
    reason = decision(lifts_and_circles(12, 14)).reason
    assert reason.endswith("today you did 14 of 16 (Leg circles) with each leg.")


def test_what_one_leg_did_is_told_of_that_leg() -> None:
    record = session(3, done=5)
    one_leg = replace(record, sets=record.sets[1:])
    assert done_text(one_leg, PROGRAM) == "5 of 10 with the right leg"


def test_the_legs_are_kept_apart_where_each_did_several_exercises() -> None:
    record = lifts_and_circles(10, 3)
    sets = tuple(each if each.side is Side.LEFT else replace(each, done=0) for each in record.sets)
    assert done_text(replace(record, sets=sets), PROGRAM) == (
        "10 of 10 (Lateral leg lift) and 3 of 16 (Leg circles) with the left leg, and "
        "0 of 10 (Lateral leg lift) and 0 of 16 (Leg circles) with the right leg"
    )


def test_sets_of_one_exercise_are_told_together() -> None:
    record = session(3)
    twice = replace(record, sets=(*record.sets, set_record(Side.LEFT, 7, 10)))
    assert done_text(twice, PROGRAM) == "17 of 20 with the left leg and 10 of 10 with the right leg"


def test_an_exercise_that_is_gone_is_told_by_its_id() -> None:
    record = lifts_and_circles(10, 3)
    without = replace(PROGRAM, exercises=PROGRAM.exercises[:1])
    assert done_text(record, without) == (
        "10 of 10 (lateral-leg-lift) and 3 of 16 (leg-circles) with each leg"
    )


def test_only_how_the_legs_felt_is_missing() -> None:
    assert decision(session(3, None, None, pain=None)).unrated == tuple(Side)
    assert decision(session(3, "easy", None)).unrated == (Side.RIGHT,)
    for told in (session(3), session(3, None, None, pain=4), session(3, None, None, done=9)):
        assert decision(told).unrated == ()
    assert decision().unrated == ()


@pytest.mark.parametrize(
    ("lifts", "circles", "look"), [(5, 0, True), (6, 0, False), (0, 5, True), (2, 4, False)]
)
def test_a_fifth_is_of_all_reps_of_both_legs(lifts: int, circles: int, look: bool) -> None:
    # Of 52 reps a fifth are 10.4.
    record = lifts_and_circles(lifts, circles, left=None, right=None, pain=None)
    assert is_look(record, 20) is look


def test_what_is_rated_is_no_look_however_little_was_done() -> None:
    tiny = session(3, None, None, done=(1, 0), pain=None, level=CLAMSHELL)
    assert is_look(tiny, 20)
    assert is_look(replace(tiny, note="The bell rang"), 20)
    assert not is_look(tiny, 0)
    for rated in ({"effort": {Side.RIGHT: Effort.EASY}}, {"pain": 0}):
        assert not is_look(replace(tiny, **rated), 20)
    assert trained((tiny, session(1)), 20) == (session(1),)


@pytest.mark.parametrize(("done", "few"), [(79, True), (80, False), (81, False), (0, True)])
def test_a_leg_that_did_under_80_percent_did_few_reps(done: int, few: bool) -> None:
    record = replace(session(1), sets=(set_record(Side.LEFT, done, 100),))
    assert few_reps(record, Side.LEFT, PROGRAM.rules) is few


def test_percentages_are_exact() -> None:
    # 0.29 * 100 is a little less than 29.
    rules = replace(PROGRAM.rules, back_reps_percent=29)
    record = replace(session(1), sets=(set_record(Side.LEFT, 29, 100),))
    assert not few_reps(record, Side.LEFT, rules)


def test_a_leg_without_a_set_did_few_reps_unless_none_are_asked_for() -> None:
    record = replace(session(1), sets=(set_record(Side.LEFT),))
    assert few_reps(record, Side.RIGHT, PROGRAM.rules)
    assert not few_reps(record, Side.RIGHT, replace(PROGRAM.rules, back_reps_percent=0))


# A level that is gone


def gone(*levels: str) -> Program:
    kept = tuple(level for level in PROGRAM.levels if level.id not in levels)
    return replace(PROGRAM, levels=kept)


def old_level(exercise: str, *, reps: int = 10, half: bool = False) -> SessionRecord:
    record = session(1, level="old")
    speed = HALF if half else NORMAL
    sets = tuple(replace(set_record(side, reps, reps, speed), exercise=exercise) for side in Side)
    return replace(record, sets=sets)


NORMAL, HALF = Speed


@pytest.mark.parametrize(
    ("record", "nearest"),
    [
        (old_level("clamshell", reps=50), CLAMSHELL),
        (old_level("clamshell", reps=50, half=True), HALF_SPEED),
        (old_level("lateral-leg-lift"), LIFT),
        (old_level("leg-circles"), CIRCLES),
        (old_level("unknown"), CLAMSHELL),
    ],
)
def test_the_nearest_level_is_alike_in_exercises_then_speed(
    record: SessionRecord, nearest: str
) -> None:
    made = decision(record)
    assert made.level.id == nearest
    assert made.notice.startswith('The level "old" is no longer in this program; the one nearest')


def test_of_levels_alike_the_nearest_has_the_most_similar_reps_then_is_the_easier() -> None:
    lift = PROGRAM.level(LIFT)
    assert lift
    twelve, six = (
        replace(lift, id=f"lift-{reps}", doses=(replace(lift.doses[0], reps=reps),))
        for reps in (12, 6)
    )
    program = replace(PROGRAM, levels=(*PROGRAM.levels, twelve, six))
    for reps, nearest in ((20, "lift-12"), (11, LIFT), (7, "lift-6"), (8, LIFT)):
        past = history(old_level("lateral-leg-lift", reps=reps))
        assert decide(program, past, november_day(2)).level.id == nearest


def test_a_level_never_trained_is_known_by_the_one_it_was_reached_from() -> None:
    from_lift = replace(accepted(3, "old"), from_level=LIFT)
    made = decision(*EASY_3, from_lift)
    assert made.level.id == LIFT
    assert "nearest to it, Lateral leg lift" in made.notice
    to_lift = replace(declined(2, LIFT), from_level="old")
    assert decision(chosen(1, "old"), to_lift).level.id == LIFT


def test_who_moved_to_a_level_that_is_gone_is_not_told_to_have_moved_to_the_nearest() -> None:
    from_lift = replace(chosen(3, "old"), from_level=LIFT)
    made = decision(session(3, level=CIRCLES), from_lift)
    assert made.level.id == LIFT
    assert made.reason.startswith("Your last session, on 3 November, was at another level")


def test_a_level_of_which_nothing_is_known_gives_way_to_the_one_last_trained() -> None:
    made = decision(session(2, level=LIFT), session(1, level=CIRCLES), chosen(3, "old"))
    assert made.level.id == LIFT
    assert '"old" is no longer' in made.notice
    assert decision(chosen(3, "old")).level.id == CLAMSHELL


# Days in words


def test_days_are_told_as_people_say_them() -> None:
    today = november_day(23)
    assert day_text(today, today) == "23 November"
    for days, text in (
        ((23,), "23 November"),
        ((21, 22), "21 and 22 November"),
        ((21, 22, 23), "21, 22 and 23 November"),
        ((29, 30, 31), "29 and 30 November and 1 December"),
        ((30, 61, 92), "30 November, 31 December and 31 January 2027"),
    ):
        assert days_text([november_day(day) for day in days], today) == text


def test_the_year_is_told_where_it_is_another_one() -> None:
    today = november_day(23)
    last_year = date(2025, 11, 30), date(2025, 12, 1)
    assert day_text(last_year[0], today) == "30 November 2025"
    assert days_text(last_year, today) == "30 November and 1 December 2025"
    assert days_text((date(2025, 12, 31), date(2026, 1, 1)), today) == (
        "31 December 2025 and 1 January"
    )


# Every history


TODAY = (st.integers(59, 62) | st.integers(50, 100)).map(november_day)


def place(program: Program, decision: Decision) -> int:
    """The place on the ladder that a person who accepts ends up at."""
    level: Level = decision.offered or decision.level
    return program.place(level)


@settings(max_examples=200)
@given(
    programs().flatmap(lambda program: st.tuples(st.just(program), any_histories(program))),
    st.dates(),
)
def test_a_decision_is_made_whatever_the_history(
    known: tuple[Program, History], today: date
) -> None:
    program, past = known
    made = decide(program, past, today)
    assert made.level in program.levels
    assert made.reason.endswith(".")
    assert made.notice == "" or made.notice.endswith(".")
    assert set(made.evidence) <= {record.day for record in past.sessions}
    assert list(made.evidence) == sorted(set(made.evidence))


@settings(max_examples=200)
@given(
    programs().flatmap(lambda program: st.tuples(st.just(program), any_histories(program))),
    st.dates(),
    st.data(),
)
def test_the_order_of_the_history_is_of_no_matter(
    known: tuple[Program, History], today: date, data: st.DataObject
) -> None:
    program, past = known
    shuffled = History(
        tuple(data.draw(st.permutations(past.sessions))),
        tuple(data.draw(st.permutations(past.answers))),
    )
    assert decide(program, shuffled, today) == decide(program, past, today)


def all_training(program: Program, past: History, _: date) -> History:
    """All that may be needed of a history whose sessions are of this program."""
    return replace(past, sessions=trained(past.sessions, program.rules.look_percent))


@settings(max_examples=200)
@given(histories(), TODAY, st.data())
def test_what_is_not_needed_does_not_change_a_decision(
    past: History, today: date, data: st.DataObject
) -> None:
    few = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 7)), data.draw(st.integers(1, 3))
    rules = replace(
        PROGRAM.rules, up_sessions=few[0], restart_days=few[1], difference_sessions=few[2]
    )
    program = replace(PROGRAM, rules=rules, levels=PROGRAM.levels[data.draw(st.integers(0, 3)) :])
    part = needed(program, past, today)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progression, "needed", all_training)
        assert decide(program, part, today) == decide(program, past, today)


def test_needed_are_three_weeks_and_of_the_older_sessions_three_at_each_level() -> None:
    lately = [session(day) for day in (10, 22, 40, 400)]
    older = [session(day, level=level) for day in (7, 8, 9) for level in (CLAMSHELL, "gone")]
    too_old = [session(6), session(6, level="gone")]
    elsewhere = session(30, program="another")
    answers = accepted(1, LIFT), chosen(500, LIFT)
    other_answer = replace(answers[0], program="another")
    past = history(*too_old, *lately, elsewhere, *older, *answers, other_answer)
    part = needed(PROGRAM, past, november_day(31))
    assert set(map(repr, part.sessions)) == set(map(repr, lately + older))
    assert part.answers == answers


def test_of_twenty_years_a_few_weeks_are_needed() -> None:
    past = history(*(session(-day) for day in range(7_300)))
    assert len(needed(PROGRAM, past, november_day(1)).sessions) <= 21 + 3


@settings(max_examples=200)
@given(histories().filter(lambda past: past.sessions), TODAY, SIDES, st.data())
def test_an_easier_effort_never_moves_a_person_down(
    past: History, today: date, side: Side, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(past.sessions) - 1))
    record = past.sessions[index]
    places = []
    for effort in (Effort.HARD, Effort.RIGHT, Effort.EASY):
        felt = replace(record, effort={**record.effort, side: effort})
        sessions = (*past.sessions[:index], felt, *past.sessions[index + 1 :])
        places.append(place(PROGRAM, decide(PROGRAM, replace(past, sessions=sessions), today)))
    assert places == sorted(places)


@settings(max_examples=200)
@given(histories().filter(lambda past: past.sessions), TODAY, st.data())
def test_less_pain_never_moves_a_person_down(
    past: History, today: date, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(past.sessions) - 1))
    places = []
    # Where nothing else is told, telling no pain makes it a look, and that is another thing.
    untold = replace(past.sessions[index], pain=None)
    least = [] if is_look(untold, PROGRAM.rules.look_percent) else [None]
    for pain in (10, 5, 4, 3, 2, 0, *least):
        felt = replace(past.sessions[index], pain=pain)
        sessions = (*past.sessions[:index], felt, *past.sessions[index + 1 :])
        places.append(place(PROGRAM, decide(PROGRAM, replace(past, sessions=sessions), today)))
    assert places == sorted(places)


@settings(max_examples=200)
@given(histories(), TODAY, LEVELS, st.integers(1, 60), SIDES)
def test_a_look_changes_nothing(
    past: History, today: date, level: str, day: int, side: Side
) -> None:
    done = (1, 0) if side is Side.LEFT else (0, 2)
    look = session(day, None, None, level=level, hour=23, done=done, pain=None)
    looked = replace(past, sessions=(*past.sessions, look))
    assert decide(PROGRAM, looked, today) == decide(PROGRAM, past, today)


@settings(max_examples=200)
@given(histories(), TODAY)
def test_a_decision_moves_one_step_or_to_the_first_level(past: History, today: date) -> None:
    made = decide(PROGRAM, past, today)
    here = PROGRAM.place(made.level)
    match made.verdict:
        case Verdict.UP:
            assert place(PROGRAM, made) == here + 1
        case Verdict.BACK:
            assert place(PROGRAM, made) in {0, here - 1} - {here}
        case _:
            assert made.offered is None


@settings(max_examples=200)
@given(histories(), st.integers(60, 62) | st.integers(60, 100), st.sampled_from(PROGRAM.levels))
def test_a_person_may_pick_any_level_at_any_time(past: History, day: int, level: Level) -> None:
    pick = replace(answer(AnswerKind.CHOSEN, day, level.id, 23), id="pick")
    picked = replace(past, answers=(*past.answers, pick))
    assert decide(PROGRAM, picked, november_day(day)).level == level


@settings(max_examples=200)
@given(histories(), st.integers(60, 62) | st.integers(60, 100))
def test_not_yet_is_an_answer_to_every_offer(past: History, day: int) -> None:
    today = november_day(day)
    made = decide(PROGRAM, past, today)
    if made.offered:
        no = replace(answer(AnswerKind.DECLINED, day, made.offered.id, 23), id="no")
        for evidence in (made.evidence, ()):
            said = replace(past, answers=(*past.answers, replace(no, evidence=evidence)))
            assert decide(PROGRAM, said, today).offered != made.offered
