from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.progression import Decision, Verdict, day_text, days_text, decide, qualifies
from glutetimer.core.records import Answer, Effort, History, SessionRecord
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    HALF_SPEED,
    LIFT,
    accepted,
    built_in,
    chosen,
    declined,
    november_day,
    session,
)
from tests.core.strategies import SIDES, histories

PROGRAM = built_in()


def history(*events: SessionRecord | Answer) -> History:
    return History(
        sessions=tuple(event for event in events if isinstance(event, SessionRecord)),
        answers=tuple(event for event in events if isinstance(event, Answer)),
    )


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(november_day(number) for number in numbers)


def half(day: int, speed: Speed = Speed.HALF) -> SessionRecord:
    return session(day, level=HALF_SPEED, speed=speed)


def one_leg_fast(day: int) -> SessionRecord:
    left, right = half(day).sets
    return replace(half(day), sets=(left, replace(right, speed=Speed.NORMAL)))


class Case(NamedTuple):
    """On that day of November, after those events: what is decided, why and resting on what."""

    story: str
    today: int
    events: tuple[SessionRecord | Answer, ...]
    verdict: Verdict
    reason: str
    evidence: tuple[int, ...] = ()
    offered: str | None = None
    level: str = CLAMSHELL


EASY_3 = session(1), session(2), session(3)
TO_LIFT = chosen(0, LIFT)
LIFTS = session(1, level=LIFT), session(2, level=LIFT)

FIRST, HOLD, UP, BACK, TOP = Verdict
CASES = [
    # Beginning
    Case("nothing yet", 1, (), FIRST, "first session"),
    Case("a level chosen before", 1, (chosen(1, LIFT),), FIRST, "first session", level=LIFT),
    # Moving up
    Case("one easy day", 2, EASY_3[:1], HOLD, "2 more easy sessions", (1,)),
    Case("two easy days", 3, EASY_3[:2], HOLD, "1 more easy session on", (1, 2)),
    Case(
        "three easy days", 3, EASY_3,
        UP, "easy with both legs on 1, 2 and 3", (1, 2, 3), HALF_SPEED,
    ),
    Case("four easy days", 4, (*EASY_3, session(4)), UP, "2, 3 and 4", (2, 3, 4), HALF_SPEED),
    Case(
        "days off between do not matter", 13, (session(1), session(7), session(13)),
        UP, "1, 7 and 13 November", (1, 7, 13), HALF_SPEED,
    ),
    Case(
        "two on one day are one day", 2, (session(1), session(2), session(2, hour=18)),
        HOLD, "1 more easy session", (1, 2),
    ),
    Case(
        "pain of 2 is fine", 3, (*EASY_3[:2], session(3, pain=2)),
        UP, "easy", (1, 2, 3), HALF_SPEED,
    ),
    Case(
        "no pain told is none", 3, (*EASY_3[:2], session(3, pain=None)),
        UP, "easy", (1, 2, 3), HALF_SPEED,
    ),
    Case(
        "half speed done slowly", 3, (half(1), half(2), half(3)),
        UP, "ready for Lateral leg lift", (1, 2, 3), LIFT, HALF_SPEED,
    ),
    Case(
        "slower than asked counts", 3, (*EASY_3[:2], session(3, speed=Speed.HALF)),
        UP, "easy", (1, 2, 3), HALF_SPEED,
    ),
    # Holding
    Case(
        "about right", 4, (*EASY_3, session(4, "right", "right")),
        HOLD, "about right with both legs on 4",
    ),
    Case(
        "hard with one leg", 4, (*EASY_3, session(4, "hard")),
        HOLD, "hard with the left leg on 4",
    ),
    Case(
        "right leg only so-so", 1, (session(1, "easy", "right"),),
        HOLD, "right with the right leg",
    ),
    Case("not rated", 4, (*EASY_3, session(4, right=None)), HOLD, "not rated for both legs"),
    Case("partial", 4, (*EASY_3, session(4, done=(10, 9))), HOLD, "9 of 10 with the right leg"),
    Case(
        "both legs short", 1, (session(1, done=(8, 9)),),
        HOLD, "8 of 10 with the left leg and 9 of",
    ),
    Case("pain of 3", 4, (*EASY_3, session(4, pain=3)), HOLD, "pain of 3 on 4 November"),
    Case(
        "half speed done too fast", 3, (half(1), half(2), half(3, Speed.NORMAL)),
        HOLD, "faster than this level asks", level=HALF_SPEED,
    ),
    Case(
        "a hard day ends the row", 4, (*EASY_3[:2], session(3, "hard"), session(4)),
        HOLD, "2 more easy sessions", (4,),
    ),
    Case(
        "half speed done too fast with one leg", 3, (half(1), half(2), one_leg_fast(3)),
        HOLD, "faster than this level asks", level=HALF_SPEED,
    ),
    Case(
        "the later of two on a day", 1, (session(1, "hard", hour=18), session(1, hour=8)),
        HOLD, "hard with the left leg",
    ),
    # Answers
    Case("not yet", 3, (*EASY_3, declined(3, HALF_SPEED)), HOLD, "chose to stay", (1, 2, 3)),
    Case(
        "offered again after the next easy session", 4,
        (*EASY_3, declined(3, HALF_SPEED), session(4)),
        UP, "2, 3 and 4", (2, 3, 4), HALF_SPEED,
    ),
    Case(
        "not offered again after a hard one", 4,
        (*EASY_3, declined(3, HALF_SPEED), session(4, "hard")),
        HOLD, "hard with the left leg",
    ),
    Case(
        "accepted", 3, (*EASY_3, accepted(3, HALF_SPEED)),
        HOLD, "moved to Clamshell, half", level=HALF_SPEED,
    ),
    Case(
        "the row begins anew on the new level", 4, (*EASY_3, accepted(3, HALF_SPEED), half(4)),
        HOLD, "2 more", (4,), level=HALF_SPEED,
    ),
    Case(
        "overruled by hand", 3, (*EASY_3, chosen(3, CIRCLES)),
        TOP, "top of the ladder", level=CIRCLES,
    ),
    Case(
        "back on a level, its old sessions count no more", 5,
        (*EASY_3, accepted(3, HALF_SPEED), half(4), chosen(4, CLAMSHELL), session(5)),
        HOLD, "2 more", (5,),
    ),
    # Stepping back
    Case(
        "pain of 5", 1, (TO_LIFT, session(1, level=LIFT, pain=5)),
        BACK, "pain of 5 on 1", (1,), HALF_SPEED, LIFT,
    ),
    Case(
        "pain of 4 once", 1, (TO_LIFT, session(1, level=LIFT, pain=4)),
        HOLD, "pain of 4", level=LIFT,
    ),
    Case(
        "pain of 4 twice", 2, (TO_LIFT, *(replace(s, pain=4) for s in LIFTS)),
        BACK, "pain of 4 or more twice in a row (1 and 2 November)", (1, 2), HALF_SPEED, LIFT,
    ),
    Case(
        "pain of 4 with a good day between", 3,
        (TO_LIFT, session(1, level=LIFT, pain=4), LIFTS[1], session(3, level=LIFT, pain=4)),
        HOLD, "pain of 4 on 3", level=LIFT,
    ),
    Case(
        "under 80 % twice, by the leg that did less", 2,
        (TO_LIFT, session(1, level=LIFT, done=(10, 7)), session(2, level=LIFT, done=(0, 10))),
        BACK, "Fewer than 80 % of the reps", (1, 2), HALF_SPEED, LIFT,
    ),
    Case(
        "80 % is enough to stay", 2,
        (TO_LIFT, session(1, level=LIFT, done=8), session(2, level=LIFT, done=7)),
        HOLD, "7 of 10", level=LIFT,
    ),
    Case(
        "no level below the first", 1, (session(1, pain=6),),
        HOLD, "pain of 6 on 1 November; go gently", (1,),
    ),
    Case(
        "a step back declined", 1,
        (TO_LIFT, session(1, level=LIFT, pain=5), declined(1, HALF_SPEED)),
        HOLD, "go gently", (1,), level=LIFT,
    ),
    Case(
        "a step back accepted", 1,
        (TO_LIFT, session(1, level=LIFT, pain=5), accepted(1, HALF_SPEED)),
        HOLD, "moved to Clamshell, half", level=HALF_SPEED,
    ),
    # Time away
    Case("6 days away", 9, EASY_3, UP, "easy", (1, 2, 3), HALF_SPEED),
    Case("7 days away", 10, EASY_3, HOLD, "7 days ago, on 3 November, so the count"),
    Case("7 days between", 10, (*EASY_3, session(10)), HOLD, "2 more easy", (10,)),
    Case("13 days away", 15, (TO_LIFT, *LIFTS), HOLD, "13 days ago", level=LIFT),
    Case(
        "14 days away", 16, (TO_LIFT, *LIFTS),
        BACK, "14 days ago, on 2 Nov", (2,), HALF_SPEED, LIFT,
    ),
    Case("27 days away", 29, (TO_LIFT, *LIFTS), BACK, "27 days ago", (2,), HALF_SPEED, LIFT),
    Case("28 days away", 30, (TO_LIFT, *LIFTS), BACK, "28 days ago", (2,), CLAMSHELL, LIFT),
    Case("28 days away from the first level", 31, EASY_3, HOLD, "28 days ago"),
    Case(
        "stayed after 14 days", 17, (TO_LIFT, *LIFTS, declined(16, HALF_SPEED)),
        HOLD, "15 days ago", level=LIFT,
    ),
    Case(
        "stayed after 14 days, asked anew after 28", 30,
        (TO_LIFT, *LIFTS, declined(16, HALF_SPEED)),
        BACK, "28 days ago", (2,), CLAMSHELL, LIFT,
    ),
    Case(
        "gone back after 14 days", 17, (TO_LIFT, *LIFTS, accepted(16, HALF_SPEED)),
        HOLD, "moved to Clamshell, half", level=HALF_SPEED,
    ),
    Case(
        "not yet to the next level, then 14 days away", 17,
        (chosen(0, HALF_SPEED), half(1), half(2), half(3), declined(3, LIFT)),
        BACK, "14 days ago", (3,), CLAMSHELL, HALF_SPEED,
    ),
    Case(
        "moved up, then 14 days away", 17, (*EASY_3, accepted(3, HALF_SPEED)),
        BACK, "14 days ago", (3,), CLAMSHELL, HALF_SPEED,
    ),
    # The top, and what is not of this program
    Case("the top", 1, (session(1, level=CIRCLES),), TOP, "keep it up", (1,), level=CIRCLES),
    Case(
        "pain at the top", 1, (session(1, level=CIRCLES, pain=7),),
        BACK, "pain of 7", (1,), LIFT, CIRCLES,
    ),
    Case(
        "another program's sessions", 3, (session(1, pain=9, program="other"),),
        FIRST, "first session",
    ),
    Case(
        "a level that is no more", 2, (session(1, level="gone"),),
        HOLD, "have moved to Clamshell",
    ),
    Case(
        "a level no more chosen", 2, (chosen(0, LIFT), session(1, level=LIFT), chosen(2, "gone")),
        HOLD, "have moved to Lateral", level=LIFT,
    ),
    Case(
        "easy long ago, then another level", 10, (TO_LIFT, session(1, level=LIFT), session(9)),
        HOLD, "Your last Lateral leg lift session was 9 days ago", level=LIFT,
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.story for case in CASES])
def test_the_default_rules(case: Case) -> None:
    decision = decide(PROGRAM, history(*case.events), november_day(case.today))
    assert case.reason in decision.reason
    assert decision.verdict is case.verdict
    assert decision.evidence == days(*case.evidence)
    assert (decision.offered.id if decision.offered else None) == case.offered
    assert decision.level.id == case.level


# What goes with a decision


def decision(*events: SessionRecord | Answer, today: int = 3) -> Decision:
    return decide(PROGRAM, history(*events), november_day(today))


def test_bad_pain_says_stop_and_see_a_professional() -> None:
    for level in (CLAMSHELL, LIFT):
        assert "see a health professional" in decision(session(3, level=level, pain=5)).notice
    assert decision(session(3, level=LIFT, pain=4)).notice == ""


def test_strong_pain_is_answered_wherever_the_person_is_by_now() -> None:
    moved = decision(*EASY_3[:2], session(3, pain=8), accepted(3, HALF_SPEED))
    assert moved.level.id == HALF_SPEED
    assert "see a health professional" in moved.notice


def test_a_decision_says_what_would_change_it() -> None:
    assert decision().change.startswith("Clamshell, half speed is offered after 3 sessions")
    assert "offered after one session with" in decision(*EASY_3[:2]).change
    assert "offered again after your next easy session" in decision(*EASY_3).change
    not_yet = decision(*EASY_3, declined(3, HALF_SPEED))
    assert "offered again after your next easy session" in not_yet.change
    assert "stay at your level" in decision(TO_LIFT, *LIFTS, today=20).change
    assert decision(chosen(1, CIRCLES)).change == ""
    assert decision(session(3, level=CIRCLES)).change == PROGRAM.harder


@pytest.mark.parametrize(
    ("sessions", "weaker"),
    [
        ([session(1, "right"), session(2, "hard"), session(3, "right")], "left"),
        (
            [session(1, "easy", "right"), session(2, "easy", "hard"), session(3, "right", "hard")],
            "right",
        ),
        ([session(1, done=(9, 10)), session(2, "right"), session(3, None, done=(9, 10))], "left"),
        ([session(1, "right"), session(2, "right")], None),
        ([session(1, "right"), session(2), session(3, "right")], None),
        ([session(1, "right"), session(2, "easy", "right"), session(3, "right")], None),
        ([session(1, "right", level=CIRCLES), session(2, "hard"), session(3, "hard")], "left"),
    ],
)  # fmt: skip
def test_a_difference_between_the_legs_that_lasts_three_sessions_is_pointed_out(
    sessions: list[SessionRecord], weaker: str | None
) -> None:
    notice = decision(*sessions).notice
    if weaker:
        assert notice.startswith(f"Your {weaker} leg has found it harder in the last 3 sessions")
    else:
        assert notice == ""


def test_the_thresholds_are_those_of_the_program() -> None:
    quick = replace(PROGRAM, rules=replace(PROGRAM.rules, up_sessions=1, up_pain_most=4))
    record = session(1, pain=4)
    assert qualifies(record, quick.levels[0], quick.rules.up_pain_most)
    assert decide(quick, history(record), november_day(1)).verdict is Verdict.UP


def test_a_leg_that_was_not_exercised_does_not_qualify() -> None:
    record = session(1)
    one_leg = replace(record, sets=record.sets[:1])
    assert not qualifies(one_leg, PROGRAM.levels[0], 2)


def test_a_program_of_one_level_is_its_own_top() -> None:
    single = replace(PROGRAM, levels=PROGRAM.levels[:1])
    assert decide(single, history(*EASY_3), november_day(3)).verdict is Verdict.TOP


def test_days_are_told_as_people_say_them() -> None:
    assert day_text(date(2026, 11, 23)) == "23 November"
    assert days_text(days(23)) == "23 November"
    assert days_text(days(21, 22, 23)) == "21, 22 and 23 November"
    assert days_text(days(29, 30, 31)) == "29, 30 November and 1 December"
    across_a_year = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31))
    assert days_text(across_a_year) == "31 December, 1 January and 31 December"


# Every history


TODAY = st.integers(50, 100).map(november_day)


def place(program: Program, decision: Decision) -> int:
    """The place on the ladder that a person who accepts ends up at."""
    level: Level = decision.offered or decision.level
    return program.place(level)


@settings(max_examples=300)
@given(histories(), TODAY, st.data())
def test_the_order_of_the_history_is_of_no_matter(
    past: History, today: date, data: st.DataObject
) -> None:
    shuffled = History(
        tuple(data.draw(st.permutations(past.sessions))),
        tuple(data.draw(st.permutations(past.answers))),
    )
    assert decide(PROGRAM, shuffled, today) == decide(PROGRAM, past, today)


@settings(max_examples=300)
@given(histories().filter(lambda past: past.sessions), TODAY, SIDES, st.data())
def test_an_easier_effort_never_moves_a_person_down(
    past: History, today: date, side: Side, data: st.DataObject
) -> None:
    record = data.draw(st.sampled_from(past.sessions))
    easier = replace(record, effort={**record.effort, side: Effort.EASY})
    sessions = tuple(easier if each is record else each for each in past.sessions)
    before, after = (
        decide(PROGRAM, replace(past, sessions=each), today) for each in (past.sessions, sessions)
    )
    assert place(PROGRAM, after) >= place(PROGRAM, before)


@settings(max_examples=300)
@given(histories(), TODAY)
def test_a_decision_moves_one_step_or_to_the_first_level_and_gives_its_reason(
    past: History, today: date
) -> None:
    made = decide(PROGRAM, past, today)
    here = PROGRAM.place(made.level)
    assert made.reason.endswith(".")
    assert set(made.evidence) <= {record.day for record in past.sessions}
    assert list(made.evidence) == sorted(set(made.evidence))
    match made.verdict:
        case Verdict.UP:
            assert place(PROGRAM, made) == here + 1
        case Verdict.BACK:
            assert place(PROGRAM, made) in {0, here - 1} - {here}
        case _:
            assert made.offered is None
