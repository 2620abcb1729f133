"""The way up the ladder: which sessions and answers are a change of level."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.records import AnswerKind, History
from glutetimer.core.review.level_changes import LevelChange, ladder
from glutetimer.core.review.training_log import Span, TrainingLog
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    HALF_SPEED,
    LIFT,
    accepted,
    answer,
    chosen,
    declined,
    november_day,
    session,
)
from tests.core.reviews import (
    DAY,
    PROGRAM,
    SPANS,
    WEDNESDAY,
    changes_of,
    history,
    review_of,
)
from tests.core.strategies import HISTORIES


def test_the_first_session_is_a_change_from_nowhere() -> None:
    assert changes_of(session(3), session(4)) == (LevelChange(november_day(3), "", CLAMSHELL),)
    assert changes_of() == ()


def test_an_accepted_offer_is_a_change_on_the_day_it_was_accepted() -> None:
    yes = replace(accepted(3, HALF_SPEED), reason="Three easy sessions.")
    first, up = changes_of(
        session(3), yes, session(5, level=HALF_SPEED), session(6, level=HALF_SPEED)
    )
    assert first == LevelChange(november_day(3), "", CLAMSHELL)
    assert up == LevelChange(
        november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED, "Three easy sessions."
    )


def test_a_level_chosen_by_hand_is_a_change_of_that_kind() -> None:
    *_, up = changes_of(session(3), chosen(4, CIRCLES), session(6, level=CIRCLES))
    assert up == LevelChange(november_day(4), CLAMSHELL, CIRCLES, AnswerKind.CHOSEN)


def test_a_level_chosen_before_the_first_session_is_where_it_begins() -> None:
    assert changes_of(chosen(2, LIFT), session(4, level=LIFT)) == (
        LevelChange(november_day(2), "", LIFT, AnswerKind.CHOSEN),
    )
    # Nobody has come to a level before the first session.
    assert changes_of(chosen(2, LIFT)) == ()


def test_a_level_that_was_chosen_first_and_not_trained_led_nowhere() -> None:
    assert changes_of(chosen(2, LIFT), session(4)) == (LevelChange(november_day(4), "", CLAMSHELL),)


def test_a_level_picked_and_left_again_without_a_session_is_no_change() -> None:
    events = session(3), chosen(4, CIRCLES), chosen(5, CLAMSHELL), session(6)
    assert [change.to_level for change in changes_of(*events)] == [CLAMSHELL]
    assert [change.to_level for change in changes_of(*events[:3])] == [CLAMSHELL]


def test_of_several_moves_without_a_session_the_newest_tells_the_change() -> None:
    moves = accepted(4, HALF_SPEED), chosen(5, CIRCLES), chosen(6, LIFT)
    expected = LevelChange(november_day(6), CLAMSHELL, LIFT, AnswerKind.CHOSEN)
    assert changes_of(session(3), *moves)[1:] == (expected,)
    assert changes_of(session(3), *moves, session(7, level=LIFT))[1:] == (expected,)


def test_moves_are_told_from_one_session_to_the_next() -> None:
    events = (
        session(3),
        accepted(3, HALF_SPEED),
        session(4, level=HALF_SPEED),
        session(5, level=HALF_SPEED),
        # To where the old answer led, but not by it.
        session(6),
        session(7, level=HALF_SPEED),
    )
    assert changes_of(*events)[1:] == (
        LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED),
        LevelChange(november_day(6), HALF_SPEED, CLAMSHELL),
        LevelChange(november_day(7), CLAMSHELL, HALF_SPEED),
    )


def test_an_answer_before_a_session_at_the_old_level_is_used_up() -> None:
    events = session(3), accepted(3, HALF_SPEED), session(4), session(5, level=HALF_SPEED)
    assert changes_of(*events)[1:] == (LevelChange(november_day(5), CLAMSHELL, HALF_SPEED),)


def test_sessions_that_were_brought_in_tell_changes_without_an_answer() -> None:
    events = session(3), session(10, level=LIFT), session(12, level=LIFT), session(20)
    assert changes_of(*events) == (
        LevelChange(november_day(3), "", CLAMSHELL),
        LevelChange(november_day(10), CLAMSHELL, LIFT),
        LevelChange(november_day(20), LIFT, CLAMSHELL),
    )


def test_an_answer_that_led_elsewhere_does_not_tell_a_change() -> None:
    events = session(3), accepted(4, HALF_SPEED), session(5, level=LIFT)
    assert changes_of(*events)[1:] == (LevelChange(november_day(5), CLAMSHELL, LIFT),)


def test_a_move_after_the_last_session_is_the_last_change() -> None:
    *_, last = changes_of(session(3), accepted(3, HALF_SPEED))
    assert last == LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED)
    # To stay is no change.
    assert len(changes_of(session(3), chosen(4, CLAMSHELL))) == 1


def test_a_declined_offer_leads_nowhere() -> None:
    assert len(changes_of(session(3), declined(3, HALF_SPEED))) == 1
    assert changes_of(session(3), declined(3, HALF_SPEED), session(5, level=HALF_SPEED))[1:] == (
        LevelChange(november_day(5), CLAMSHELL, HALF_SPEED),
    )
    # Nor does it undo what was accepted before.
    accepted_first = session(3), accepted(3, HALF_SPEED), declined(4, LIFT)
    expected = LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED)
    assert changes_of(*accepted_first)[1:] == (expected,)
    assert changes_of(*accepted_first, session(5, level=HALF_SPEED))[1:] == (expected,)


def test_another_programs_sessions_and_answers_are_not_on_the_ladder() -> None:
    elsewhere = session(4, level=CIRCLES, program="another")
    answered = replace(chosen(5, LIFT), program="another")
    assert [change.to_level for change in changes_of(session(3), elsewhere, answered)] == [
        CLAMSHELL
    ]
    of_another = TrainingLog(history(session(3), elsewhere, answered), "another", november_day(25))
    assert [change.to_level for change in of_another.level_changes] == [CIRCLES, LIFT]
    assert of_another.over(Span.FOUR).level_changes == of_another.level_changes


def test_changes_are_told_by_time_whatever_the_order_of_the_history() -> None:
    evening = session(3, level=LIFT, hour=20)
    chosen_answer = answer(AnswerKind.CHOSEN, 3, LIFT, hour=12)
    assert [change.kind for change in changes_of(evening, chosen_answer, session(3))] == [
        None,
        AnswerKind.CHOSEN,
    ]
    # Said after the evening's session it is not what led to it.
    too_late = answer(AnswerKind.CHOSEN, 3, LIFT, hour=21)
    assert [change.kind for change in changes_of(evening, too_late, session(3))] == [None, None]


def test_a_change_is_dated_by_the_local_day_of_its_answer() -> None:
    late = datetime(2026, 11, 3, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    chosen_answer = replace(accepted(3, HALF_SPEED), answered_at=late)
    assert changes_of(session(3), chosen_answer)[-1].day == november_day(3)
    started = replace(session(5, level=HALF_SPEED), started_at=late + 2 * DAY)
    assert changes_of(session(3), started)[-1].day == november_day(5)


def test_an_answer_is_ahead_by_its_local_day() -> None:
    # In universal time the one is said tomorrow and the other today.
    today = datetime(2026, 11, WEDNESDAY, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    tomorrow = datetime(2026, 11, WEDNESDAY + 1, 8, tzinfo=timezone(timedelta(hours=13)))
    for session_at, levels in ((today, [CLAMSHELL, LIFT]), (tomorrow, [CLAMSHELL])):
        chosen_answer = replace(chosen(3, LIFT), answered_at=session_at)
        assert [change.to_level for change in changes_of(session(3), chosen_answer)] == levels


def test_a_span_has_its_own_changes_and_the_level_it_began_with() -> None:
    events = (
        session(-40),
        session(-20, level=HALF_SPEED),
        session(1, level=LIFT),
        session(2, level=CIRCLES),
        session(20, level=LIFT),
    )
    review = review_of(*events)
    assert review.level_before == LIFT
    assert review.trail == (LIFT, CIRCLES, LIFT)
    assert [(change.from_level, change.to_level) for change in review.level_changes] == [
        (LIFT, CIRCLES),
        (CIRCLES, LIFT),
    ]
    longer = review_of(*events, span=Span.TWELVE)
    assert longer.level_before == ""
    assert longer.trail == (CLAMSHELL, HALF_SPEED, LIFT, CIRCLES, LIFT)
    assert [change.to_level for change in longer.level_changes] == [
        CLAMSHELL,
        HALF_SPEED,
        LIFT,
        CIRCLES,
        LIFT,
    ]
    for span in (Span.YEAR, Span.ALL):
        assert review_of(*events, span=span).level_changes == longer.level_changes


@given(HISTORIES, st.integers(40, 70), SPANS)
def test_changes_are_a_chain_that_ends_where_the_person_is(
    past: History, today: int, span: Span
) -> None:
    log = TrainingLog(past, PROGRAM.id, november_day(today))
    levels = [change.to_level for change in log.level_changes]
    assert [change.from_level for change in log.level_changes] == ["", *levels][: len(levels)]
    assert all(change.from_level != change.to_level for change in log.level_changes)
    assert [change.day for change in log.level_changes] == sorted(
        change.day for change in log.level_changes
    )
    assert all(change.kind is not AnswerKind.DECLINED for change in log.level_changes)
    # Every level trained is one of them, and every one but the last was trained.
    trained_at = {record.level for record in log.sessions}
    assert trained_at <= set(levels)
    assert set(levels[:-1]) <= trained_at
    moves = [
        record
        for record in past.answers
        if record.kind is not AnswerKind.DECLINED and record.answered_at.date() <= log.today
    ]
    if log.sessions:
        places = [(record.started_at, record.level) for record in log.sessions]
        places += [(record.answered_at, record.to_level) for record in moves]
        assert levels[-1] == max(places)[1]
    review = log.over(span)
    before = [change for change in log.level_changes if change not in review.level_changes]
    assert [*before, *review.level_changes] == list(log.level_changes)
    assert all(review.first <= change.day <= review.last for change in review.level_changes)
    assert all(change.day < review.first for change in before)
    assert review.level_before == (before[-1].to_level if before else "")


# The ladder

GONE = "side-plank-with-leg-lift"


@pytest.mark.parametrize(
    ("trail", "between"),
    [
        ((CLAMSHELL, GONE, HALF_SPEED), (CLAMSHELL, HALF_SPEED)),
        ((LIFT, GONE, CLAMSHELL), (HALF_SPEED, LIFT)),
        ((LIFT, GONE), (LIFT, CIRCLES)),
        ((GONE, LIFT), (HALF_SPEED, LIFT)),
        ((GONE,), (None, CLAMSHELL)),
        ((CIRCLES, GONE), (CIRCLES, None)),
    ],
)
def test_a_level_that_is_gone_lies_beside_those_of_its_time(
    trail: tuple[str, ...], between: tuple[str | None, str | None]
) -> None:
    ids = [None, *ladder(PROGRAM, trail), None]
    place_of = ids.index(GONE)
    assert (ids[place_of - 1], ids[place_of + 1]) == between
    assert len(ids) == len(PROGRAM.levels) + 3
