"""What the follow-along view shows at a moment, without a window."""

from __future__ import annotations

import pytest

from glutetimer.core.announcements import form_cue_for
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.motion import posture_at, start_posture
from glutetimer.core.pose import RESTING_DEG
from glutetimer.core.program import Side
from glutetimer.core.session import Act, Session, State
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, Plan, Sound, SpeedChange, Timeline
from glutetimer.ui.workout.count import Count
from glutetimer.ui.workout.figure_motion import snapped_posture
from glutetimer.ui.workout.scene import (
    WAITS_HINT,
    Scene,
    SceneReader,
    SceneTexts,
    ViewState,
    scene_at,
)
from glutetimer.ui.workout.scene_items import keys_of
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, plan_for


def started(level: str = CLAMSHELL) -> Session:
    session = Session(plan_for(level))
    session.act(Act.START)
    return session


def words_at(session: Session, at_ms: int, lead_ms: int = 0) -> SceneTexts:
    session.advance(at_ms)
    return scene_at(session, at_ms, lead_ms).texts


@pytest.mark.parametrize("waits", [False, True])
def test_scenes_read_one_after_another_are_those_of_their_moments(waits: bool) -> None:
    session, reader = Session(replace(plan_for(CIRCLES), waits=waits)), SceneReader()
    session.act(Act.START)
    for at_ms in range(0, session.timeline.duration_ms, 37):
        session.advance(at_ms)
        if session.state is State.WAITING and at_ms > session.position_ms + 500:
            session.act(Act.SKIP)
        for lead_ms in (0, 37, 1_037):
            assert reader.scene_at(session, at_ms, lead_ms) == scene_at(session, at_ms, lead_ms)


def test_what_the_person_does_is_read_at_once() -> None:
    session, reader = started(), SceneReader()
    session.advance(session.timeline.reps[1].start_ms)
    for act in (None, Act.PAUSE, Act.LEAVE, Act.RESUME):
        if act is not None:
            session.act(act)
        at_ms = session.position_ms
        assert reader.scene_at(session, at_ms, 0) == scene_at(session, at_ms, 0)
    session.switch_speed(0)
    assert reader.scene_at(session, at_ms, 0) == scene_at(session, at_ms, 0)


def phase_ms(timeline: Timeline, phase: Phase) -> int:
    """Where the first segment of that phase starts."""
    return next(segment.start_ms for segment in timeline.segments if segment.phase is phase)


def without_figure(plan: Plan) -> Plan:
    """The same plan, of exercises that nobody has drawn."""
    doses = [
        replace(dose, exercise=replace(dose.exercise, figure=None)) for dose in plan.level.doses
    ]
    return replace(plan, level=replace(plan.level, doses=tuple(doses)))


def test_a_rep_shows_its_number_its_phase_and_what_to_mind() -> None:
    session = started()
    texts = words_at(session, session.timeline.reps[1].start_ms + 100)
    assert (texts.view_state, texts.headline) == (ViewState.WORK, "Lift")
    assert (texts.count.number, texts.count.suffix) == ("2", "of 25")
    assert (texts.leg, texts.position) == ("Left leg", "Lie on your right side")
    assert texts.form_cue == "Feet together."
    assert texts.following == "Then: right leg"
    assert texts.count.label == "rep"
    assert texts.spoken == "Left leg. Lift. Rep 2 of 25"
    assert (texts.steps, keys_of(texts)) == ((), (("Space", "pause"),))


def test_half_speed_is_told() -> None:
    session = started(HALF_SPEED)
    assert words_at(session, session.timeline.reps[0].start_ms).hint == "Half speed"


def test_a_speed_just_chosen_is_told_until_it_comes() -> None:
    session = started()
    reps = session.timeline.reps
    session.advance(reps[1].start_ms + 100)
    session.switch_speed(reps[2].start_ms + 1)
    hints = [scene_at(session, rep.start_ms, 0).texts.hint for rep in session.timeline.reps[:5]]
    # Who goes back to the first rep has not just chosen it.
    assert hints == ["", *2 * ["Half speed from rep 4"], *2 * ["Half speed"]]


def test_getting_ready_counts_down_and_shows_how_to_lie_and_the_keys() -> None:
    texts = words_at(started(), 2_500)
    assert (texts.view_state, texts.headline) == (ViewState.READY, "Get ready")
    assert texts.count.number == "8"
    assert texts.steps[0] == "Your back to the wall"
    assert texts.steps[-1] == "Head on the lower arm"
    assert texts.hint == "Starts\u00a0in\u00a08, or\u00a0press\u00a0Space"
    assert texts.spoken == "Left leg. Get ready. Starts\u00a0in\u00a08, or\u00a0press\u00a0Space"
    assert texts.shows_keys


def test_a_set_that_starts_by_itself_never_says_that_it_waits_nor_one_that_waits_a_time() -> None:
    for waits in (False, True):
        session = Session(replace(plan_for(CIRCLES), waits=waits))
        session.act(Act.START)
        hints = set()
        while session.state is not State.FINISHED:
            here = session.timeline.segment_at(session.position_ms)
            if here.phase in (Phase.GET_READY, Phase.SWITCH):
                texts = scene_at(session, session.position_ms, 0).texts
                hints.add("".join(filter(str.isalpha, texts.hint)))
                assert bool(texts.count.number) is texts.hint.startswith("Starts\u00a0in\u00a0")
                if waits and session.next_act is Act.SKIP:
                    assert (texts.hint, texts.waits) == (WAITS_HINT, True)
                    assert texts.waiting is (session.state is State.WAITING)
                    assert scene_at(session, session.position_ms, 0).ring_fraction == 0
                else:
                    seconds = -(-(here.end_ms - session.position_ms) // 1_000)
                    assert texts.hint.startswith(f"Starts\u00a0in\u00a0{seconds}")
                    assert ("Space" in texts.hint) is (session.next_act is Act.SKIP)
            if session.state is State.WAITING:
                session.act(Act.SKIP)
            else:
                session.advance(session.position_ms + 250)
        assert len(hints) == 2


def test_who_hears_the_sound_later_is_told_at_once_that_the_count_begins() -> None:
    session = Session(replace(plan_for(CLAMSHELL), waits=True))
    session.act(Act.START)
    session.advance(60_000)
    session.act(Act.SKIP)
    late_ms = session.position_ms - 300
    assert scene_at(session, late_ms, 0).texts.hint == "Starts\u00a0in\u00a04"


def test_what_does_not_turn_over_starts_by_itself_though_others_wait() -> None:
    session = Session(replace(plan_for(CIRCLES), waits=True))
    session.act(Act.START)
    session.advance(60_000)
    session.act(Act.SKIP)
    texts = words_at(session, phase_ms(session.timeline, Phase.NEXT_EXERCISE) + 500)
    assert (texts.headline, texts.waits) == ("Next exercise", False)
    assert texts.hint.startswith("Starts\u00a0in\u00a0")


def test_the_switch_has_a_state_of_its_own() -> None:
    session = started()
    texts = words_at(session, phase_ms(session.timeline, Phase.SWITCH) + 1_000)
    assert (texts.view_state, texts.leg) == (ViewState.SWITCH, "Right leg")
    assert texts.following == "Then you are done"
    assert texts.position == "Lie on your left side"
    assert texts.spoken.startswith("Right leg. Switch sides")
    assert texts.steps
    assert texts.shows_keys
    assert dict(keys_of(texts)) == {"S": "skip this leg", "Esc": "stop", "F1": "all keys"}


def test_what_follows_is_called_as_it_is_named() -> None:
    session = started(CIRCLES)
    assert words_at(session, session.timeline.reps[0].start_ms).following == "Then: Leg circles"


def test_another_exercise_is_named_before_its_steps() -> None:
    session = started(CIRCLES)
    assert words_at(session, 1_000).title == ""
    texts = words_at(session, phase_ms(session.timeline, Phase.NEXT_EXERCISE))
    assert (texts.view_state, texts.headline, texts.title) == (
        ViewState.READY,
        "Next exercise",
        "Leg circles",
    )
    assert texts.following == "Then: right leg"
    assert texts.shows_keys


def test_paused_shows_the_rep_and_the_keys_but_no_cue() -> None:
    session = started()
    at_ms = session.timeline.reps[6].start_ms + 100
    session.advance(at_ms)
    session.act(Act.PAUSE)
    texts = scene_at(session, at_ms, 0).texts
    assert (texts.view_state, texts.headline) == (ViewState.PAUSED, "Paused")
    assert (texts.count.number, texts.count.suffix) == ("7", "of 25")
    assert (texts.form_cue, texts.shows_keys, texts.hint) == ("", True, "Space to go on")


def test_whoever_is_asked_to_stop_reads_the_question_and_both_answers_alone() -> None:
    session = started()
    at_ms = session.timeline.reps[6].start_ms + 100
    session.advance(at_ms)
    session.act(Act.LEAVE)
    texts = scene_at(session, at_ms, 0).texts
    assert (texts.headline, texts.shows_keys) == ("Stop here?", False)
    assert texts.answers == (("Space", "go on"), ("Esc", "stop; what you did is kept"))
    assert texts.spoken == (
        "Left leg. Stop here? Rep 7 of 25. Space: go on, Esc: stop; what you did is kept"
    )


def test_a_resume_counts_and_says_with_which_rep_it_goes_on() -> None:
    session = started()
    texts = words_at(session, session.timeline.reps[6].start_ms, lead_ms=2_100)
    assert (texts.view_state, texts.headline) == (ViewState.COUNT, "Going on")
    assert (texts.count.number, texts.count.suffix) == ("3", "seconds")
    assert texts.hint == "From rep 7 of 25"
    texts = words_at(session, session.timeline.reps[6].start_ms, lead_ms=900)
    assert (texts.count.number, texts.count.suffix) == ("1", "second")


def test_the_end_shows_nothing_but_that() -> None:
    session = started()
    texts = words_at(session, session.timeline.duration_ms - 500)
    assert (texts.view_state, texts.headline) == (ViewState.DONE, "Well done")
    assert (texts.leg, texts.position, texts.time_left, texts.following) == ("",) * 4
    assert texts.count == Count()


def test_the_ring_tells_the_rep_and_its_phases_and_the_bar_the_session() -> None:
    session = started()
    timeline = session.timeline
    rep = timeline.reps[0]
    scene = scene_at(session, rep.start_ms + 2_500, 0)
    assert (scene.ring_fraction, scene.phase_ends) == (0.5, (0.4, 0.8))
    assert scene.bar_fraction == (rep.start_ms + 2_500) / timeline.duration_ms
    assert scene.set_starts == (timeline.sets[1].start_ms / timeline.duration_ms,)


def test_the_cue_seen_is_the_cue_said() -> None:
    plan = replace(plan_for(CLAMSHELL), speech=Speech())
    timeline = compile_timeline(plan)
    block = timeline.sets[0]
    said_ms = {
        cue.text: cue.at_ms
        for cue in timeline.cues
        if cue.sound is Sound.SPEECH and cue.text in block.exercise.cues
    }
    assert said_ms
    for word, at_ms in said_ms.items():
        rep = max((r for r in timeline.reps if r.done_ms <= at_ms), key=lambda r: r.done_ms)
        assert form_cue_for(rep, timeline.sets[rep.set_index]) == word


def test_each_five_reps_have_a_cue_and_without_cues_none_has() -> None:
    timeline = compile_timeline(plan_for(CLAMSHELL))
    block = timeline.sets[0]
    shown = [form_cue_for(rep, block) for rep in timeline.reps[:25]]
    cues = block.exercise.cues
    assert shown == [cue for cue in (*cues, cues[0]) for _ in range(5)]
    bare = replace(block, dose=replace(block.dose, exercise=replace(block.exercise, cues=())))
    assert form_cue_for(timeline.reps[0], bare) == ""


def test_without_a_figure_the_steps_are_always_there() -> None:
    plan = without_figure(plan_for(CLAMSHELL))
    session = Session(plan)
    session.act(Act.START)
    exercise = plan.level.doses[0].exercise
    assert words_at(session, 0).steps == exercise.setup
    working = words_at(session, session.timeline.reps[0].start_ms)
    assert (working.title, working.steps) == ("Clamshell", exercise.movement)


def test_with_reduced_motion_nobody_turns_over() -> None:
    timeline = compile_timeline(plan_for(CLAMSHELL))
    lying = start_posture(timeline.sets[1].exercise, Side.RIGHT)
    switch_ms = phase_ms(timeline, Phase.SWITCH)
    for at_ms in (switch_ms, switch_ms + 6_000, timeline.duration_ms):
        assert snapped_posture(timeline, at_ms) == lying
    at_ms = timeline.reps[0].start_ms + 1_000
    assert snapped_posture(timeline, at_ms) == posture_at(timeline, at_ms)
    assert posture_at(timeline, at_ms).lift_deg == RESTING_DEG


def test_a_change_of_speed_changes_the_hint_alone() -> None:
    plan = plan_for(CLAMSHELL)
    slow = Session(replace(plan, speed_changes=(SpeedChange(0, Speed.HALF),)))
    slow.act(Act.START)
    usual = started()
    at_ms = usual.timeline.reps[0].start_ms

    def without_hint(scene: Scene) -> SceneTexts:
        return replace(scene.texts, hint="", time_left="")

    assert without_hint(scene_at(slow, at_ms, 0)) == without_hint(scene_at(usual, at_ms, 0))
