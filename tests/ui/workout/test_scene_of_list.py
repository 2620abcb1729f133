"""What the follow-along view says of holds, sets, positions and legs in turn."""

from __future__ import annotations

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Position, Side, Sides
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Phase, Plan, SetBlock, Timeline
from glutetimer.ui.workout.announcer import Announcer
from glutetimer.ui.workout.scene import SceneTexts, ViewState, scene_at
from tests.support.programs import worked_list

LEVEL = worked_list().levels[0]
BRIDGE, PLANK = 2, 6


def started(plan: Plan) -> Session:
    session = Session(plan)
    session.act(Act.START)
    return session


@pytest.fixture
def session() -> Session:
    return started(Plan(LEVEL, Side.LEFT))


def texts_at(session: Session, at_ms: int) -> SceneTexts:
    session.advance(at_ms)
    return scene_at(session, at_ms, 0).texts


def start_ms(timeline: Timeline, phase: Phase, block: SetBlock) -> int:
    return next(
        segment.start_ms
        for segment in timeline.segments
        if segment.phase is phase and segment.start_ms >= block.start_ms
    )


def test_the_large_number_counts_the_reps_and_a_hold_is_counted_down_beside_its_word(
    session: Session,
) -> None:
    third = session.timeline.reps[2].start_ms
    lift, hold, lower = (texts_at(session, third + ms) for ms in (0, 2_000 + 6_500, 13_000))
    assert {texts.count.text for texts in (lift, hold, lower)} == {"rep 3 of 5"}
    assert [(texts.headline, texts.countdown) for texts in (lift, hold, lower)] == [
        ("Lift", ""),
        ("Hold", "4\u00a0s\u00a0left"),
        ("Lower", ""),
    ]
    assert hold.spoken == "Left leg. Hold 4\u00a0s\u00a0left. Rep 3 of 5"
    session.act(Act.PAUSE)
    paused = scene_at(session, third + 8_500, 0).texts
    assert (paused.headline, paused.countdown, paused.count.text) == ("Paused", "", "rep 3 of 5")


def test_a_single_hold_is_told_in_seconds_throughout(session: Session) -> None:
    block = session.timeline.sets[PLANK]
    lifted = texts_at(session, start_ms(session.timeline, Phase.LIFT, block))
    held = texts_at(session, start_ms(session.timeline, Phase.HOLD, block) + 12_000)
    session.act(Act.PAUSE)
    paused = scene_at(session, session.position_ms, 0).texts
    session.act(Act.RESUME)
    lowered = texts_at(session, start_ms(session.timeline, Phase.LOWER, block))
    assert (lifted.headline, lifted.count.text) == ("Push up", "hold 30 seconds")
    assert (held.countdown, held.count.text, held.hint) == ("", "18 seconds left", "")
    assert (paused.headline, paused.count.text) == ("Paused", "hold 30 seconds")
    assert lowered.count.text == "held 30 seconds"
    last_ms = block.end_ms - 3_500
    assert texts_at(session, last_ms).headline == "Hold"
    assert texts_at(session, last_ms).count.text == "1 second left"


def test_all_headlines_of_the_reps_and_of_the_breaks_are_known_from_the_start(
    session: Session,
) -> None:
    known: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}
    seen: dict[bool, set[str]] = {True: set(), False: set()}
    for segment in session.timeline.segments:
        texts = texts_at(session, segment.start_ms)
        works = texts.view_state is ViewState.WORK
        known[works].add(texts.headlines)
        seen[works].add(texts.headline)
    (in_reps,), (between,) = known[True], known[False]
    assert seen[True] == set(in_reps)
    assert seen[False] - {"Well done"} <= set(between)
    assert {"Lift", "Hold", "Lower", "Rest", "Push up"} <= seen[True]
    assert {"Get ready", "Rest before set 2"} <= seen[False]


def test_both_legs_are_called_by_their_exercise(session: Session) -> None:
    block = session.timeline.sets[BRIDGE]
    texts = texts_at(session, block.start_ms + 1_000)
    assert (texts.leg, texts.position) == ("Bridge", "Lie on your back · Set 1 of 2")
    assert (texts.title, texts.bout) == ("", "exercise"), "its name stands above already"
    assert texts.following == "Then: set 2 of 2"
    assert texts_at(session, session.timeline.sets[0].start_ms).bout == "leg"


def test_a_rest_between_sets_says_which_set_comes(session: Session) -> None:
    block = session.timeline.sets[BRIDGE + 1]
    texts = texts_at(session, block.start_ms + 5_500)
    assert (texts.view_state, texts.headline) == (ViewState.READY, "Rest before set 2")
    assert (texts.count.number, texts.following) == ("25", "Then: Clamshell")
    assert texts.hint.startswith("Starts\u00a0in\u00a0")


def test_legs_in_turn_are_shown_as_they_work() -> None:
    dose = LEVEL.doses[PLANK // 2]
    exercise = replace(dose.exercise, sides=Sides.ALTERNATE, position=Position.STANDING)
    dose = replace(dose, exercise=exercise, reps=2, hold_ms=0, sets=1)
    session = started(Plan(replace(LEVEL, doses=(dose,)), Side.RIGHT))
    shown = [texts_at(session, rep.start_ms) for rep in session.timeline.reps]
    legs = [(texts.leg, texts.count.number, texts.count.suffix) for texts in shown]
    assert legs == [
        ("Right leg", "1", "of 2"),
        ("Left leg", "1", "of 2"),
        ("Right leg", "2", "of 2"),
        ("Left leg", "2", "of 2"),
    ]
    assert {(texts.position, texts.bout) for texts in shown} == {("Stand up", "exercise")}


def test_a_screen_reader_does_not_hear_every_second_of_a_hold(session: Session) -> None:
    announcer, block = Announcer(), session.timeline.sets[PLANK]
    hold_ms = start_ms(session.timeline, Phase.HOLD, block)
    heard = [
        announcer.announcement(texts_at(session, hold_ms + ms), "", False, hold_ms + ms)
        for ms in range(0, 29_000, 500)
    ]
    assert [text for text in heard if text] == ["Plank. Hold"]
