"""The words for decisions and for what was done; most of them stand in histories.txt."""

import pytest

from glutetimer.core.done_texts import done_text, leg_done_texts
from glutetimer.core.frozen import replace
from glutetimer.core.notice_texts import notice_text
from glutetimer.core.phrases import effort_question
from glutetimer.core.program import Side, Sides
from glutetimer.core.progression import decide
from glutetimer.core.reasons import LegDifference
from glutetimer.core.records import History, SetRecord
from glutetimer.core.sentences import (
    describe_done_today,
    explain,
)
from glutetimer.core.speed import Speed
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    EASY_3,
    HALF_SPEED,
    LIFT,
    accepted,
    built_in,
    chosen,
    decision,
    declined,
    history,
    lifts_and_circles,
    november_day,
    session,
    set_record,
)
from tests.core.reviews import bridges, holds

PROGRAM = built_in()
L, R = Side


def test_bad_pain_says_stop_and_see_a_professional() -> None:
    for level in (CLAMSHELL, LIFT):
        assert (
            "see a health professional" in explain(decision(session(3, level=level, pain=5))).notice
        )
    assert explain(decision(session(3, level=LIFT, pain=4))).notice == ""


def test_strong_pain_is_answered_wherever_the_person_is_by_now() -> None:
    moved = decision(*EASY_3[:2], session(3, pain=8), accepted(3, HALF_SPEED))
    assert moved.level.id == HALF_SPEED
    assert "see a health professional" in explain(moved).notice


def test_several_things_to_remark_stand_side_by_side() -> None:
    sessions = [session(day, "hard", "easy", pain=6) for day in (1, 2, 3)]
    notice = explain(decision(*sessions, session(300))).notice
    assert notice.index("professional") < notice.index("left leg") < notice.index("left out")


def test_a_decision_says_what_would_change_it() -> None:
    assert explain(decision()).change.startswith(
        "Clamshell at half speed is offered after 3 sessions"
    )
    assert "offered after one more session on another day" in explain(decision(*EASY_3[:2])).change
    assert "offered again after your next easy session" in explain(decision(*EASY_3)).change
    not_yet = decision(*EASY_3, declined(3, HALF_SPEED))
    assert "offered again after your next easy session" in explain(not_yet).change
    away = decision(chosen(0, LIFT), session(1, level=LIFT), today=20)
    assert "stay at your level" in explain(away).change
    assert explain(decision(session(3, level=CIRCLES))).change == PROGRAM.harder
    assert (
        "harder dose is suggested after one session" in explain(decision(chosen(1, CIRCLES))).change
    )


def test_a_program_without_a_harder_dose_suggests_none() -> None:
    plain = replace(PROGRAM, harder="")
    for events in ((chosen(1, CIRCLES),), (session(3, level=CIRCLES),)):
        assert explain(decide(plain, history(*events), november_day(3))).change == ""


def test_a_program_that_asks_for_one_easy_session_says_so() -> None:
    quick = replace(PROGRAM, rules=replace(PROGRAM.rules, up_sessions=1))
    assert (
        "offered after one session with"
        in explain(decide(quick, History(), november_day(1))).change
    )


def test_a_difference_may_be_told_after_a_single_session() -> None:
    keen = replace(PROGRAM, rules=replace(PROGRAM.rules, difference_sessions=1))
    notice = explain(decide(keen, history(session(3, "hard")), november_day(3))).notice
    assert "harder than the other in the last session (3 November)" in notice


def test_what_one_leg_did_is_told_of_that_leg() -> None:
    record = session(3, done=5)
    one_leg = replace(record, sets=record.sets[1:])
    assert done_text(one_leg, PROGRAM) == "5 of 10 with the right leg"


def test_the_legs_are_kept_apart_where_each_did_several_exercises() -> None:
    record = lifts_and_circles(10, 3)
    sets = tuple(
        set_record if set_record.side is Side.LEFT else replace(set_record, done=0)
        for set_record in record.sets
    )
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


def test_what_both_legs_did_together_is_told_once() -> None:
    record = replace(session(3), sets=(bridges(24, 24),))
    assert done_text(record, PROGRAM) == "24 of 24"
    record = replace(session(3), sets=(bridges(12, 12), bridges(10, 12)))
    assert done_text(record, PROGRAM) == "22 of 24"
    assert leg_done_texts(record, Side.LEFT, PROGRAM) == []
    assert leg_done_texts(record, None, PROGRAM) == ["22 of 24"]


def test_holds_are_told_with_their_length() -> None:
    sets = (holds(Side.LEFT, 5), holds(Side.RIGHT, 5))
    assert done_text(replace(session(3), sets=sets), PROGRAM) == (
        "5 of 5 holds of 10 s with each leg"
    )
    broken_off = (holds(Side.LEFT, 5), holds(Side.RIGHT, 1, held_ms=4_000))
    assert done_text(replace(session(3), sets=broken_off), PROGRAM) == (
        "5 of 5 holds of 10 s with the left leg and 1 of 5 holds of 10 s plus 4 s "
        "with the right leg"
    )


def test_a_session_of_all_kinds_tells_each_by_its_name() -> None:
    each = session(3)
    left, right = each.sets
    sets = (holds(Side.LEFT, 5), left, holds(Side.RIGHT, 5), right, bridges(24, 24))
    record = replace(each, sets=sets)
    assert done_text(record, PROGRAM) == (
        "5 of 5 holds of 10 s (plank) and 10 of 10 (Clamshell) with each leg, and 24 of 24 (bridge)"
    )
    partial = replace(record, sets=(*sets[:-1], bridges(20, 24)))
    assert done_text(partial, PROGRAM, left_out=True) == "20 of 24 (bridge)"
    one_leg = replace(record, sets=(*sets[:2], bridges(24, 24)))
    assert done_text(one_leg, PROGRAM) == (
        "5 of 5 holds of 10 s (plank) and 10 of 10 (Clamshell) with the left leg, "
        "and 24 of 24 (bridge)"
    )


def test_while_how_it_felt_is_asked_a_decision_waits_for_the_answer() -> None:
    decided = decision(session(3, None, None, pain=None))
    waiting = explain(decided, asking=True)
    assert waiting.title == "What comes next"
    assert waiting.reason == "Your reps are done. Say how each leg felt, and you will see it here."
    assert waiting.change == ""
    one_missing = explain(decision(session(3, "easy", None, pain=None)), asking=True)
    assert "Say how the right leg felt, and" in one_missing.reason
    assert explain(decided).title == "Stay with this level"
    rated = decision(session(3))
    assert explain(rated, asking=True) == explain(rated)


def test_of_what_both_legs_do_together_it_is_asked_how_it_felt() -> None:
    level = PROGRAM.levels[0]
    dose = level.doses[0]
    plank = replace(dose, exercise=replace(dose.exercise, sides=Sides.BOTH))
    planks = replace(PROGRAM, levels=(replace(level, doses=(plank,)),))
    record = session(3, None, None, pain=None)
    unrated = replace(record, sets=(replace(record.sets[0], side=None),))
    waiting = explain(decide(planks, history(unrated), november_day(3)), asking=True)
    assert waiting.reason == "Your reps are done. Say how it felt, and you will see it here."


def test_each_leg_is_asked_for_its_effort() -> None:
    assert effort_question(Side.RIGHT) == "Effort of the right leg"
    assert effort_question(None) == "Effort of both legs"


@pytest.mark.parametrize(
    ("done", "text"),
    [
        ({L: (10, 16), R: (10, 9)}, "left 10 of 10, 16 of 16 · right 10 of 10, 9 of 16"),
        ({L: (10, 16), R: (10, 16)}, "10 of 10, 16 of 16 with each leg"),
        ({L: (10, 16)}, "10 of 10, 16 of 16 with the left leg"),
        ({R: (10, 16)}, "10 of 10, 16 of 16 with the right leg"),
        ({None: (10, 16)}, "10 of 10, 16 of 16"),
        (
            {L: (10, 16), R: (10, 16), None: (10, 0)},
            "10 of 10, 16 of 16 with each leg · both legs 10 of 10, 0 of 16",
        ),
    ],
)
def test_what_was_done_today_in_short(done: dict[Side | None, tuple[int, int]], text: str) -> None:
    sets = tuple(
        SetRecord(exercise, side, prescribed, reps, Speed.NORMAL)
        for side, amounts in done.items()
        for exercise, prescribed, reps in zip(
            ("lateral-leg-lift", "leg-circles"), (10, 16), amounts, strict=True
        )
    )
    today = describe_done_today(decision(replace(session(3, level=CIRCLES), sets=sets), today=3))
    assert today is not None
    assert f", {text}. " in today.short_text


def test_a_session_without_a_set_is_nothing_that_was_done_today() -> None:
    none = replace(session(3, level=CIRCLES), sets=())
    assert describe_done_today(decision(none, today=3)) is None


@pytest.mark.parametrize(
    ("by_effort", "others_left_out", "sessions", "text"),
    [
        (True, False, 3, "Your left leg has found it harder than the other in the last 3 sessions"),
        (False, False, 1, "Your left leg has done fewer reps than the other in the last session"),
        (True, True, 1, "Your left leg has found it harder than the other in the last session that "
         "worked both legs alike"),
        (False, True, 3, "Your left leg has done fewer reps than the other in the last 3 sessions "
         "that worked both legs alike"),
    ],
)  # fmt: skip
def test_a_difference_of_the_legs_is_told_with_what_it_was_found_in(
    by_effort: bool, others_left_out: bool, sessions: int, text: str
) -> None:
    rules = replace(PROGRAM.rules, difference_sessions=sessions)
    decided = replace(decision(), program=replace(PROGRAM, rules=rules))
    days = (november_day(1), november_day(2))
    notice = LegDifference(Side.LEFT, by_effort, others_left_out, days)
    assert notice_text(notice, decided) == (
        f"{text} (1 and 2 November); starting with it while you are fresh is a good choice."
    )
