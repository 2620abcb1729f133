"""A session that waits for the person, told with the clamshell: ten seconds to get ready, 25 reps
of five seconds, then twenty to switch sides.
"""

import pytest
from hypothesis import given

from glutetimer.core.announcements import WAITS
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Side, Timing
from glutetimer.core.session import Act, Session, State
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.timeline import COUNTED_MS, Phase, Plan, Sound
from tests.core.builders import CLAMSHELL, built_in, plan_for
from tests.core.session_runs import play_on, reps_of, started
from tests.core.spoken_words import words
from tests.core.strategies import PLANS

PLAN = replace(plan_for(CLAMSHELL), waits=True)
READY_MS, SWITCH_MS = 7_000, 152_000


def waiting() -> Session:
    """A session that waits before its first rep."""
    session = started(PLAN)
    session.advance(60_000)
    return session


def test_it_waits_where_it_is_chosen_in_the_settings() -> None:
    program, level = built_in(), built_in().levels[0]
    for choice, waits in ((WaitForMe.NEVER, False), (WaitForMe.NEW_POSITION, True)):
        chosen = Settings(wait_for_me=choice)
        adjustment = chosen.lasting_adjustment(program, level)
        plan = chosen.plan(program, level, adjustment, Side.LEFT, level.speed, {})
        assert plan.waits is waits


def test_however_late_the_tick_it_stops_before_the_count_until_the_person_is_ready() -> None:
    session = started(PLAN)
    assert session.advance(60_000) == ()
    assert (session.state, session.position_ms) == (State.WAITING, READY_MS)
    assert session.advance(60_000) == ()
    assert session.next_act is Act.SKIP
    assert session.act(Act.SKIP) == Seek(READY_MS, until_ms=SWITCH_MS)
    assert len(session.advance(500_000)) == 25
    assert (session.state, session.position_ms) == (State.WAITING, SWITCH_MS)
    assert session.act(Act.SKIP) == Seek(SWITCH_MS)
    session.advance(500_000)
    assert session.state is State.FINISHED


def test_who_is_ready_earlier_goes_to_the_count_and_does_not_wait() -> None:
    session = started(PLAN)
    session.advance(READY_MS - 1)
    assert session.next_act is Act.SKIP
    assert session.act(Act.SKIP) == Seek(READY_MS, until_ms=SWITCH_MS)
    session.advance(READY_MS + 1)
    assert session.state is State.PLAYING


def test_the_count_of_three_that_follows_is_not_cut_short() -> None:
    session = waiting()
    session.act(Act.SKIP)
    assert session.next_act is Act.PAUSE


def test_the_time_that_it_waits_is_not_active_time() -> None:
    session = waiting()
    session.advance(120_000)
    session.act(Act.SKIP)
    session.advance(READY_MS + 4_000)
    assert session.active_ms == READY_MS + 4_000


@pytest.mark.parametrize(
    ("act", "seek", "state"),
    [
        (Act.PAUSE, None, State.PAUSED),
        (Act.LEAVE, None, State.PAUSED),
        (Act.BACK, Seek(0, until_ms=READY_MS), State.PLAYING),
        (Act.BOUT_DONE, Seek(135_000, until_ms=SWITCH_MS), State.PLAYING),
        (Act.STOP, None, State.STOPPED),
    ],
)
def test_everything_else_can_be_done_while_it_waits(
    act: Act, seek: Seek | None, state: State
) -> None:
    session = waiting()
    assert session.act(act) == seek
    assert session.state is state


def test_after_a_pause_it_is_told_anew_and_waits_again() -> None:
    session = waiting()
    session.act(Act.PAUSE)
    assert session.act(Act.RESUME) == Seek(0, until_ms=READY_MS)
    session.advance(60_000)
    assert session.state is State.WAITING


def test_a_rep_back_into_the_count_does_not_wait() -> None:
    session = waiting()
    session.act(Act.SKIP)
    session.advance(11_000)
    assert session.act(Act.BACK) == Seek(READY_MS, until_ms=SWITCH_MS)
    session.advance(16_000)
    assert session.state is State.PLAYING


def test_a_change_of_speed_moves_the_waits_to_come() -> None:
    session = waiting()
    assert session.switch_speed(0)
    assert session.timeline.reps[0].start_ms == 10_000
    assert session.act(Act.SKIP) == Seek(READY_MS, until_ms=SWITCH_MS + 25 * 5_000)
    assert session.timeline.with_wait(Seek(0)).until_ms == READY_MS


def test_an_interrupted_session_that_is_resumed_waits_where_it_tells_how_to_lie() -> None:
    again = Session(PLAN)
    assert again.resume(reps_of(again, (25, 0)), 0, 25)
    assert again.act(Act.RESUME) == Seek(135_000, until_ms=SWITCH_MS)
    again = Session(PLAN)
    assert again.resume(reps_of(again, (3, 0)), 0, 3)
    assert again.act(Act.RESUME) == Seek(25_000, COUNTED_MS, until_ms=SWITCH_MS)


@given(PLANS)
def test_it_waits_once_before_each_new_position(plan: Plan) -> None:
    timeline = compile_timeline(replace(plan, waits=True))
    wanted = []
    for segment in timeline.segments:
        block = timeline.sets[segment.set_index]
        if not segment.phase.prepares or segment.phase is Phase.SET_BREAK:
            assert not segment.phase.prepares or not block.waits
            continue
        before = timeline.sets[block.index - 1]
        lies_otherwise = block.index == 0 or before.lying != block.lying
        assert block.waits is (lies_otherwise or segment.phase is Phase.SWITCH)
        wanted += [segment.end_ms - COUNTED_MS] if block.waits else []
    assert list(timeline.waits_ms) == wanted
    assert compile_timeline(replace(plan, waits=False)).waits_ms == ()


@given(PLANS)
def test_all_that_leads_up_to_a_wait_is_heard_before_it(plan: Plan) -> None:
    timeline = compile_timeline(replace(plan, waits=True))
    for wait_ms in timeline.waits_ms:
        segment = timeline.segment_at(wait_ms)
        assert segment.start_ms < wait_ms, "it waits in its preparation, not as that begins"
        begun = timeline.cues_between(0, wait_ms)
        assert all(
            cue.at_ms + cue.length_ms <= wait_ms for cue in begun if cue.sound is Sound.SPEECH
        )
        count = [cue for cue in timeline.heard_from(wait_ms) if cue.at_ms < segment.end_ms]
        assert [cue.at_ms for cue in count if cue.sound is Sound.BEEP] == [
            wait_ms, wait_ms + 1_000, wait_ms + 2_000
        ]  # fmt: skip


@given(PLANS)
def test_the_record_is_that_of_a_session_that_does_not_wait(plan: Plan) -> None:
    sessions = [started(replace(plan, waits=waits)) for waits in (False, True)]
    for session in sessions:
        play_on(session, session.timeline.duration_ms)
    records = [(session.state, session.records()) for session in sessions]
    assert records[0] == records[1]


def test_the_shortest_preparation_still_has_time_to_tell_how_to_lie() -> None:
    plan = replace(PLAN, timing=Timing(get_ready_ms=3_000, switch_ms=3_000))
    session = started(plan)
    assert session.position_ms == 0
    session.advance(60_000)
    assert (session.state, session.position_ms) == (State.WAITING, 1_500)
    assert compile_timeline(replace(plan, waits=False)).segments[0].end_ms == 3_000


def test_the_voice_says_that_it_waits_if_it_can() -> None:
    for lengths_ms, said in (({WAITS: 1_500}, [READY_MS, SWITCH_MS]), ({}, [])):
        timeline = compile_timeline(replace(PLAN, speech=Speech(lengths_ms=lengths_ms)))
        told = [cue for cue in words(timeline) if cue.text == WAITS]
        assert [timeline.next_wait_ms(cue.at_ms) for cue in told] == said
        assert all(cue.at_ms + cue.length_ms <= 152_000 for cue in told)
    unasked = compile_timeline(replace(PLAN, waits=False, speech=Speech(lengths_ms={WAITS: 1_500})))
    assert WAITS not in [cue.text for cue in words(unasked)]
