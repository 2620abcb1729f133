"""What holds of every decision; the rules, one by one, are stories in histories.txt."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.assessment import is_false_start, trained
from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.progression import Decision, Verdict, decide
from glutetimer.core.reasons import EasyStreak, ReducedDose
from glutetimer.core.records import (
    AnswerKind,
    Effort,
    History,
    SessionRecord,
    SetRecord,
    chronological_key,
)
from glutetimer.core.sentences import explain
from glutetimer.core.speed import Speed
from tests.core.builders import (
    EASY_3,
    HALF_SPEED,
    answer,
    built_in,
    decision,
    history,
    november_day,
    session,
)
from tests.core.strategies import HISTORIES, LEVELS, PROGRAMS_AND_HISTORIES, SIDES, ZONES

PROGRAM = built_in()
HOUR = timedelta(hours=1)


def test_a_program_of_one_level_is_its_own_top() -> None:
    single = replace(PROGRAM, levels=PROGRAM.levels[:1])
    assert decide(single, history(*EASY_3), november_day(3)).verdict is Verdict.TOP


def test_only_how_the_legs_felt_is_missing() -> None:
    assert decision(session(3, None, None, pain=None)).unrated == tuple(Side)
    assert decision(session(3, "easy", None)).unrated == (Side.RIGHT,)
    too_fast = session(3, None, None, level=HALF_SPEED, pain=None)
    assert decision(replace(too_fast, sets=slower(too_fast))).unrated == tuple(Side)
    for told in (
        session(3),
        session(3, None, None, pain=4),
        session(3, None, None, done=9),
        replace(session(3, None, None), reduced=True),
        too_fast,
    ):
        assert decision(told).unrated == ()
    assert decision().unrated == ()


def slower(record: SessionRecord) -> tuple[SetRecord, ...]:
    return tuple(replace(set_record, speed=Speed.HALF) for set_record in record.sets)


# A word or a space that is missing in a sentence, or there twice.
DOUBLED = re.compile(r"  | [.,;]|\b(with|felt|on|and) (\1|for|easy and pain)\b")
TODAY = (st.integers(59, 62) | st.integers(50, 100)).map(november_day)


def place(program: Program, decision: Decision) -> int:
    """The place on the ladder that a person who accepts ends up at."""
    level: Level = decision.offered or decision.level
    return program.place(level)


@settings(max_examples=200)
@given(PROGRAMS_AND_HISTORIES, st.dates(), st.integers(1, 7))
def test_a_decision_is_made_whatever_the_history(
    known: tuple[Program, History], today: date, per_week: int
) -> None:
    program, past = replace(known[0], per_week=per_week), known[1]
    decided = decide(program, past, today)
    words = explain(decided)
    assert decided.level in program.levels
    assert words.reason.endswith(".")
    assert words.notice == "" or words.notice.endswith(".")
    for text in (words.reason, words.change, words.notice):
        assert not DOUBLED.search(text)
    assert set(decided.evidence) <= {record.day for record in past.sessions}
    assert list(decided.evidence) == sorted(set(decided.evidence))


@settings(max_examples=200)
@given(
    PROGRAMS_AND_HISTORIES,
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


@settings(max_examples=200)
@given(
    PROGRAMS_AND_HISTORIES,
    st.dates(),
)
def test_looks_and_what_is_of_another_program_change_no_decision(
    known: tuple[Program, History], today: date
) -> None:
    program, past = known
    training = trained(past.sessions, program.rules.false_start_percent)
    own = History(
        tuple(record for record in training if record.program == program.id),
        tuple(answer for answer in past.answers if answer.program == program.id),
    )
    assert decide(program, own, today) == decide(program, past, today)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(-96, 96), ZONES), max_size=12))
def test_what_was_trained_today_is_told_by_the_local_day_wherever_that_was(
    moments: list[tuple[int, timezone]],
) -> None:
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    sessions = [
        replace(session(25), id=str(number), started_at=(noon + hours * HOUR).astimezone(zone))
        for number, (hours, zone) in enumerate(moments)
    ]
    decided = decide(PROGRAM, history(*sessions), noon.date())
    of_today = [record for record in sessions if record.day == noon.date()]
    assert list(decided.sessions_today) == sorted(of_today, key=chronological_key)


@settings(max_examples=200)
@given(HISTORIES.filter(lambda past: past.sessions), TODAY, SIDES, st.data())
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
@given(HISTORIES.filter(lambda past: past.sessions), TODAY, st.data())
def test_less_pain_never_moves_a_person_down(
    past: History, today: date, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(past.sessions) - 1))
    places = []
    # Where nothing else is told, telling no pain makes it a false start, and that is another thing.
    untold = replace(past.sessions[index], pain=None)
    least = [] if is_false_start(untold, PROGRAM.rules.false_start_percent) else [None]
    for pain in (10, 5, 4, 3, 2, 0, *least):
        felt = replace(past.sessions[index], pain=pain)
        sessions = (*past.sessions[:index], felt, *past.sessions[index + 1 :])
        places.append(place(PROGRAM, decide(PROGRAM, replace(past, sessions=sessions), today)))
    assert places == sorted(places)


@settings(max_examples=200)
@given(HISTORIES, TODAY, LEVELS, st.integers(1, 60), SIDES)
def test_a_false_start_changes_nothing(
    past: History, today: date, level: str, day: int, side: Side
) -> None:
    done = (1, 0) if side is Side.LEFT else (0, 2)
    false_start = session(day, None, None, level=level, hour=23, done=done, pain=None)
    with_it = replace(past, sessions=(*past.sessions, false_start))
    assert decide(PROGRAM, with_it, today) == decide(PROGRAM, past, today)


@settings(max_examples=200)
@given(HISTORIES, TODAY)
def test_a_decision_moves_one_step_or_to_the_first_level(past: History, today: date) -> None:
    decided = decide(PROGRAM, past, today)
    here = PROGRAM.place(decided.level)
    match decided.verdict:
        case Verdict.UP:
            assert place(PROGRAM, decided) == here + 1
        case Verdict.BACK:
            assert place(PROGRAM, decided) in {0, here - 1} - {here}
        case _:
            assert decided.offered is None


@settings(max_examples=200)
@given(HISTORIES, st.integers(60, 62) | st.integers(60, 100), st.sampled_from(PROGRAM.levels))
def test_a_person_may_pick_any_level_at_any_time(past: History, day: int, level: Level) -> None:
    pick = replace(answer(AnswerKind.CHOSEN, day, level.id, 23), id="pick")
    picked = replace(past, answers=(*past.answers, pick))
    assert decide(PROGRAM, picked, november_day(day)).level == level


@settings(max_examples=200)
@given(HISTORIES, st.integers(60, 62) | st.integers(60, 100))
def test_not_yet_is_an_answer_to_every_offer(past: History, day: int) -> None:
    today = november_day(day)
    decided = decide(PROGRAM, past, today)
    if decided.offered:
        no = replace(answer(AnswerKind.DECLINED, day, decided.offered.id, 23), id="no")
        for evidence in (decided.evidence, ()):
            said = replace(past, answers=(*past.answers, replace(no, evidence=evidence)))
            assert decide(PROGRAM, said, today).offered != decided.offered


# Neither pain nor missing reps nor days away decide.
LENIENT = replace(
    PROGRAM,
    rules=replace(
        PROGRAM.rules,
        back_pain_once=11,
        back_pain_twice=11,
        back_reps_percent=0,
        restart_days=3650,
        back_days=3650,
        first_days=3650,
    ),
)
HAD_A_LEVEL = HISTORIES.filter(
    lambda past: any(
        not is_false_start(record, PROGRAM.rules.false_start_percent) for record in past.sessions
    )
)


def reduced_session(data: st.DataObject, day: int, level: Level) -> SessionRecord:
    """A session of that day of which less was chosen, and done, neither hard nor painful."""
    left, right = (data.draw(st.sampled_from(("easy", "right", None))) for _ in Side)
    pain = data.draw(st.sampled_from((None, 0, PROGRAM.rules.up_pain_most)))
    record = replace(
        session(day, left, right, level=level.id, hour=12, pain=pain), id="reduced", reduced=True
    )
    return replace(record, sets=record.sets[: data.draw(st.integers(1, 2))])


def streak(decided: Decision) -> tuple[date, ...]:
    """The days of the easy sessions that stand."""
    match decided.reason:
        case EasyStreak(days):
            return days
        case ReducedDose(streak=days):
            return days
        case _:
            return ()


@settings(max_examples=200)
@given(HAD_A_LEVEL, st.integers(1, 60), st.data())
def test_a_reduced_session_changes_no_verdict_and_no_streak(
    past: History, day: int, data: st.DataObject
) -> None:
    today = november_day(60)
    without = decide(LENIENT, past, today)
    last = max(trained(past.sessions, 20), key=lambda record: record.started_at)
    if last.level == without.level.id:
        reduced = reduced_session(data, day, without.level)
        with_it = decide(LENIENT, replace(past, sessions=(*past.sessions, reduced)), today)
        assert with_it.verdict is without.verdict
        assert with_it.offered == without.offered
        assert with_it.declined == without.declined
        assert streak(with_it) == streak(without)


@settings(max_examples=200)
@given(HAD_A_LEVEL, TODAY, st.data())
def test_no_reduced_session_of_today_moves_a_person_up(
    had: History, today: date, data: st.DataObject
) -> None:
    # One that is dated tomorrow, as after a journey, comes after it: then it keeps a row together.
    past = replace(had, sessions=tuple(one for one in had.sessions if one.day <= today))
    without = decide(PROGRAM, past, today)
    record = reduced_session(data, (today - november_day(0)).days, without.level)
    felt = data.draw(st.dictionaries(SIDES, st.sampled_from(Effort)))
    pain = data.draw(st.integers(0, 10))
    for reduced in (record, replace(record, effort=felt, pain=pain)):
        newest = replace(reduced, started_at=reduced.started_at.replace(hour=23))
        with_it = decide(PROGRAM, replace(past, sessions=(*past.sessions, newest)), today)
        if with_it.verdict is Verdict.UP:
            assert (without.verdict, without.offered) == (Verdict.UP, with_it.offered)
            assert without.evidence == with_it.evidence


@settings(max_examples=200)
@given(HISTORIES.filter(lambda past: past.sessions), TODAY, SIDES, st.data())
def test_more_reps_never_move_a_person_down(
    past: History, today: date, side: Side, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(past.sessions) - 1))
    # What is rated is no false start, however little was done.
    record = replace(past.sessions[index], pain=past.sessions[index].pain or 0)
    places = []
    for done in range(0, 11, 2):
        sets = tuple(
            replace(set_record, done=done) if set_record.side is side else set_record
            for set_record in record.sets
        )
        sessions = (
            *past.sessions[:index],
            replace(record, sets=sets),
            *past.sessions[index + 1 :],
        )
        places.append(place(PROGRAM, decide(PROGRAM, replace(past, sessions=sessions), today)))
    assert places == sorted(places)
