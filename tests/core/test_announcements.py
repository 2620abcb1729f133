import tomllib
import wave
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.announcements import CUE_EVERY
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Dose, Side, Speed, Tempo, Timing
from glutetimer.core.speech_schedule import GAP_MS, Count, Speech
from glutetimer.core.timeline import Cue, Phase, Plan, Rep, Sound, SpeedChange, Timeline
from tests.core.builders import BUILT_IN, CIRCLES, CLAMSHELL, HALF_SPEED, LIFT, plan_for
from tests.core.strategies import plans

CLIPS = BUILT_IN.parents[1] / "voices" / "en"
LEVELS = (CLAMSHELL, HALF_SPEED, LIFT, CIRCLES)

FORM_CUES = ("Breathe.", "Smaller.", "Toes down.")
ANNOUNCED = ("Halfway.", "Last three.", "Two more, then switch sides.", "Reverse.")
CHANGES = ("Half speed.", "Normal speed.", "Forward.", "Backward.")
MOST_REPS = 26
NUMBERS = tuple(str(number) for number in range(1, MOST_REPS + 1))


# Plans worth talking in: with form cues, sets of some length, and clips of any length.


@st.composite
def spoken_plans(draw: st.DrawFn, speeches: st.SearchStrategy[Speech]) -> Plan:
    plan = draw(plans())
    doses = tuple(talkative(dose, draw(st.integers(1, MOST_REPS))) for dose in plan.level.doses)
    return replace(plan, level=replace(plan.level, doses=doses), speech=draw(speeches))


def talkative(dose: Dose, reps: int) -> Dose:
    return replace(dose, exercise=replace(dose.exercise, cues=FORM_CUES), reps=reps)


COUNTS = st.sampled_from(Count)
LENGTHS_MS = st.dictionaries(
    st.sampled_from((*NUMBERS, *ANNOUNCED, *FORM_CUES, *CHANGES)), st.integers(1, 2_500)
)
SPEECHES = st.builds(Speech, count=COUNTS, lengths_ms=LENGTHS_MS)
# So short that there is room for a number even between the quickest reps.
SHORT = st.builds(Speech, count=COUNTS, lengths_ms=st.just(dict.fromkeys(NUMBERS, 20)))


def words(timeline: Timeline) -> list[Cue]:
    return [cue for cue in timeline.cues if cue.sound is Sound.WORD]


def counted(timeline: Timeline) -> Iterator[tuple[int, str]]:
    """When a preparation's three, two, one is due."""
    for segment in timeline.segments:
        if segment.phase.prepares:
            for left_s in (3, 2, 1):
                yield segment.end_ms - left_s * 1_000, str(left_s)


def numbers(timeline: Timeline) -> list[tuple[int, str]]:
    """The numbers said of reps, with their times."""
    said = [(cue.at_ms, cue.word) for cue in words(timeline) if cue.word.isdigit()]
    return [each for each in said if each not in set(counted(timeline))]


@given(spoken_plans(SPEECHES))
def test_words_never_overlap_and_are_all_inside(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    said = words(timeline)
    for word, following in pairwise(said):
        assert word.at_ms + word.length_ms + GAP_MS <= following.at_ms
    assert all(word.at_ms >= 0 for word in said)
    assert all(word.at_ms + word.length_ms <= timeline.duration_ms for word in said)
    assert all(word.length_ms == plan.speech.length_ms(word.word) for word in said)


@given(spoken_plans(SPEECHES))
def test_every_number_is_said_as_its_rep_is_done(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    due = {(rep.done_ms, str(rep.number)) for rep in chosen(timeline)}
    assert set(numbers(timeline)) <= due


@given(spoken_plans(SHORT))
def test_all_the_chosen_numbers_are_said_where_there_is_room(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    due = {(rep.done_ms, str(rep.number)) for rep in chosen(timeline)}
    assert {(cue.at_ms, cue.word) for cue in words(timeline) if cue.word.isdigit()} >= due


def chosen(timeline: Timeline) -> list[Rep]:
    """The reps whose numbers the person wants to hear."""
    count = timeline.plan.speech.count
    return [
        rep
        for rep in timeline.reps
        if count is Count.EVERY
        or (count is Count.FIFTH and (rep.number % 5 == 0 or rep.number == rep.of))
        or (count is Count.LAST and rep.of - rep.number < 5)
    ]


@given(spoken_plans(SPEECHES))
def test_form_cues_keep_five_reps_apart_in_a_set(plan: Plan) -> None:
    timeline = compile_timeline(plan)
    for block in timeline.sets:
        reps = [rep for rep in timeline.reps if rep.set_index == block.index]
        said_ms = [cue.at_ms for cue in words(timeline) if cue.word in FORM_CUES]
        places = [
            max(rep.index for rep in reps if rep.done_ms <= at_ms)
            for at_ms in said_ms
            if reps[0].done_ms <= at_ms < block.end_ms
        ]
        assert all(later - earlier >= CUE_EVERY for earlier, later in pairwise(places))


@given(spoken_plans(SPEECHES))
def test_a_form_cue_costs_no_number_and_no_announcement(plan: Plan) -> None:
    silent = tuple(
        replace(dose, exercise=replace(dose.exercise, cues=())) for dose in plan.level.doses
    )
    bare = replace(plan, level=replace(plan.level, doses=silent))
    lighter = (*FORM_CUES, *CHANGES)
    with_cues, without = (
        [cue for cue in words(compile_timeline(each)) if cue.word not in lighter]
        for each in (plan, bare)
    )
    assert with_cues == without


@settings(max_examples=200)
@given(spoken_plans(SPEECHES), st.data())
def test_a_change_of_speed_leaves_all_words_before_it_alone(
    plan: Plan, data: st.DataObject
) -> None:
    before = compile_timeline(plan)
    rep = data.draw(st.sampled_from(before.reps))
    after = compile_timeline(changed(plan, rep))
    assert said_until(after, rep.start_ms) == said_until(before, rep.start_ms)


@pytest.mark.parametrize("speed", Speed)
@pytest.mark.parametrize("length_ms", range(4_300, 4_521, 20))
def test_nor_does_it_where_a_word_just_fits_before_the_next_number(
    length_ms: int, speed: Speed
) -> None:
    lengths_ms = dict.fromkeys(NUMBERS, 500) | {"Halfway.": length_ms}
    plan = replace(plan_for(CLAMSHELL), speech=Speech(lengths_ms=lengths_ms))
    # In a session at half speed it is the normal that comes after the half.
    plan = replace(plan, speed_changes=(SpeedChange(0, speed),))
    before = compile_timeline(plan)
    fourteenth = before.reps[13]
    after = compile_timeline(changed(plan, fourteenth))
    assert said_until(after, fourteenth.start_ms) == said_until(before, fourteenth.start_ms)


def changed(plan: Plan, rep: Rep) -> Plan:
    """The plan with the other speed from that rep on."""
    kept = tuple(change for change in plan.speed_changes if change.from_rep < rep.index)
    return replace(plan, speed_changes=(*kept, SpeedChange(rep.index, rep.speed.other)))


def said_until(timeline: Timeline, at_ms: int) -> list[Cue]:
    return [cue for cue in words(timeline) if cue.at_ms < at_ms]


@given(spoken_plans(SPEECHES), st.data())
def test_every_cue_falls_in_exactly_one_of_the_stretches_played(
    plan: Plan, data: st.DataObject
) -> None:
    timeline = compile_timeline(plan)
    borders_ms = data.draw(st.lists(st.sampled_from(timeline.cues).map(lambda cue: cue.at_ms)))
    stretches = pairwise([0, *sorted(borders_ms), timeline.duration_ms])
    heard = [
        cue for duration_factor in stretches for cue in timeline.cues_between(*duration_factor)
    ]
    assert tuple(heard) == timeline.cues


def test_a_cue_belongs_to_the_stretch_that_begins_with_it() -> None:
    timeline = compile_timeline(plan_for(CLAMSHELL))
    at_ms = timeline.reps[0].done_ms
    count, number = timeline.cues_between(at_ms, at_ms + 1)
    assert (count.at_ms, count.sound) == (at_ms, Sound.COUNT)
    assert (number.at_ms, number.word) == (at_ms, "1")
    assert {count, number}.isdisjoint(timeline.cues_between(at_ms - 9_000, at_ms))
    assert timeline.cues_between(at_ms, at_ms) == ()


# The built-in program, with its own clips


@cache
def clip_lengths_ms() -> Mapping[str, int]:
    """How long each clip is; a number's text is its digits."""
    listed = tomllib.loads((CLIPS / "phrases.toml").read_text(encoding="utf-8"))["phrases"]
    lengths_ms = {}
    for name, phrase in listed.items():
        text = name.removeprefix("number-") if name.startswith("number-") else phrase["text"]
        with wave.open(str(CLIPS / f"{name}.wav")) as clip:
            lengths_ms[text] = -(-clip.getnframes() * 1_000 // clip.getframerate())
    return lengths_ms


def spoken(level: str, count: Count = Count.EVERY, first: Side = Side.LEFT) -> Timeline:
    speech = Speech(count=count, lengths_ms=clip_lengths_ms())
    return compile_timeline(replace(plan_for(level, first), speech=speech))


def lines(timeline: Timeline) -> list[str]:
    """The spoken words as one would write them down: minutes, seconds and tenths."""
    return [
        f"{cue.at_ms // 60_000}:{cue.at_ms % 60_000 / 1_000:04.1f}  {cue.word}"
        for cue in words(timeline)
    ]


def legs(timeline: Timeline) -> tuple[list[str], list[str]]:
    """The words up to the first leg's end, and those after."""
    (switch,) = (s.start_ms for s in timeline.segments if s.phase is Phase.SWITCH)
    said = words(timeline)
    return (
        [cue.word for cue in said if cue.at_ms < switch],
        [cue.word for cue in said if cue.at_ms >= switch],
    )


def after(said: list[str], word: str) -> str:
    """What is said right after the one time that word is said."""
    assert said.count(word) == 1
    return said[said.index(word) + 1]


def test_a_whole_session_of_leg_lifts_as_it_is_heard() -> None:
    assert lines(spoken(LIFT)) == [
        "0:00.0  Lateral leg lift.",
        "0:01.2  Left leg. Lie on your right side.",
        "0:03.2  Get ready.",
        "0:07.0  3",
        "0:08.0  2",
        "0:09.0  1",
        "0:15.0  1",
        "0:15.6  Toes toward the floor.",
        "0:21.0  2",
        "0:27.0  3",
        "0:33.0  4",
        "0:39.0  5",
        "0:39.6  Halfway.",
        "0:45.0  6",
        "0:45.6  Don't hike the hip.",
        "0:51.0  7",
        "0:51.6  Last three.",
        "0:57.0  8",
        "0:57.5  Two more, then switch sides.",
        "1:03.0  9",
        "1:09.0  10",
        "1:10.9  Leg done.",
        "1:11.7  Switch sides.",
        "1:12.6  Right leg. Lie on your left side.",
        "1:14.5  Get ready.",
        "1:27.0  3",
        "1:28.0  2",
        "1:29.0  1",
        "1:35.0  1",
        "1:35.6  Toes toward the floor.",
        "1:41.0  2",
        "1:47.0  3",
        "1:53.0  4",
        "1:59.0  5",
        "1:59.6  Halfway.",
        "2:05.0  6",
        "2:05.6  Don't hike the hip.",
        "2:11.0  7",
        "2:11.6  Last three.",
        "2:17.0  8",
        "2:23.0  9",
        "2:29.0  10",
        "2:30.9  Session done. Well done.",
    ]


@pytest.mark.parametrize("first", Side)
def test_before_each_leg_the_leg_the_side_to_lie_on_and_the_count(first: Side) -> None:
    positions = {
        Side.LEFT: "Left leg. Lie on your right side.",
        Side.RIGHT: "Right leg. Lie on your left side.",
    }
    timeline = spoken(CLAMSHELL, first=first)
    leg, other = legs(timeline)
    assert leg[:7] == ["Clamshell.", positions[first], "Get ready.", "3", "2", "1", "1"]
    start = ["Leg done.", "Switch sides.", positions[first.other], "Get ready."]
    assert other[:8] == [*start, "3", "2", "1", "1"]
    at_ms = {(cue.at_ms, cue.word) for cue in words(timeline)}
    assert set(counted(timeline)) <= at_ms
    assert {(7_000, "3"), (8_000, "2"), (9_000, "1"), (152_000, "3")} <= at_ms


def test_the_clamshells_are_counted_and_announced() -> None:
    timeline = spoken(CLAMSHELL)
    assert numbers(timeline) == [(rep.done_ms, str(rep.number)) for rep in timeline.reps]
    for leg in legs(timeline):
        assert after(leg, "13") == "Halfway."
        assert after(leg, "22") == "Last three."
        assert leg.count("Halfway.") == leg.count("Last three.") == 1
    first, second = legs(timeline)
    assert after(first, "23") == "Two more, then switch sides."
    assert after(second, "23") == "24"
    assert "Two more, then switch sides." not in second
    assert second[-2:] == ["25", "Session done. Well done."]


def test_the_signal_is_heard_before_the_words_after_it() -> None:
    at_s = {cue.word: cue.at_ms / 1_000 for cue in words(spoken(CLAMSHELL))}
    assert (at_s["Leg done."], at_s["Session done. Well done."]) == (135.9, 280.9)


def test_half_speed_is_said_as_each_leg_begins() -> None:
    timeline = spoken(HALF_SPEED)
    said_ms = [cue.at_ms for cue in words(timeline) if cue.word == "Half speed."]
    assert said_ms == [rep.start_ms for rep in timeline.reps if rep.number == 1]
    assert [word for _, word in numbers(timeline)] == 2 * [str(n) for n in range(1, 26)]


@pytest.mark.parametrize("level", [CLAMSHELL, LIFT])
def test_the_usual_speed_goes_without_saying(level: str) -> None:
    assert {cue.word for cue in words(spoken(level))}.isdisjoint(CHANGES)


def test_another_speed_is_said_as_its_first_rep_begins() -> None:
    plan = replace(plan_for(CLAMSHELL), speech=Speech(lengths_ms=clip_lengths_ms()))
    changes = (SpeedChange(3, Speed.HALF), SpeedChange(5, Speed.NORMAL))
    timeline = compile_timeline(replace(plan, speed_changes=changes))
    said = [(cue.at_ms, cue.word) for cue in words(timeline) if cue.word in CHANGES]
    assert said == [
        (timeline.reps[3].start_ms, "Half speed."),
        (timeline.reps[5].start_ms, "Normal speed."),
    ]


def test_circles_are_led_forward_and_back() -> None:
    for leg in legs(spoken(CIRCLES)):
        circles = leg[leg.index("Next exercise.") :]
        assert circles[:3] == ["Next exercise.", "Leg circles.", "Get ready."]
        assert circles[3:8] == ["3", "2", "1", "Forward.", "1"]
        turn = circles.index("Reverse.")
        assert circles[turn - 1 : turn + 4] == ["7", "Reverse.", "8", "Backward.", "1"]
        # The lifts' half is told, and the circles' is not: that is where they turn.
        assert leg.count("Halfway.") == 1
        assert leg.count("Reverse.") == leg.count("Backward.") == 1
        assert {"Small and smooth.", "Keep the pelvis still."} <= set(circles)
        # Once for the lifts, once for the circles: not before they turn.
        assert leg.count("Last three.") == 2
        assert circles.index("Last three.") > turn


def test_the_switch_is_announced_before_the_last_two_circles_alone() -> None:
    quick = dict.fromkeys((*NUMBERS, *ANNOUNCED, *CHANGES), 300)
    plan = replace(plan_for(CIRCLES), speech=Speech(lengths_ms=quick))
    timeline = compile_timeline(plan)
    said_ms = [cue.at_ms for cue in words(timeline) if cue.word == "Two more, then switch sides."]
    sixth_back = timeline.reps[10 + 8 + 5]
    assert said_ms == [sixth_back.done_ms + 300 + GAP_MS]


def test_half_speed_has_the_whole_slow_circle_to_be_said_in() -> None:
    plan = spoken(CIRCLES).plan
    eighth = 10 + 8 - 1
    slower = compile_timeline(replace(plan, speed_changes=(SpeedChange(eighth, Speed.HALF),)))
    first, _ = legs(slower)
    # The number and the announcement of the circle before are said first.
    turn = first.index("Reverse.")
    assert first[turn - 1 : turn + 3] == ["7", "Reverse.", "Half speed.", "8"]


def test_all_circles_of_both_directions_are_counted() -> None:
    timeline = spoken(CIRCLES)
    assert numbers(timeline) == [(rep.done_ms, str(rep.number)) for rep in timeline.reps]
    assert len(timeline.reps) == 2 * (10 + 8 + 8)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count.EVERY, [str(number) for number in range(1, 26)]),
        (Count.FIFTH, ["5", "10", "15", "20", "25"]),
        (Count.LAST, ["21", "22", "23", "24", "25"]),
    ],
)
def test_fewer_numbers_where_a_person_wants_fewer(count: Count, said: list[str]) -> None:
    assert [word for _, word in numbers(spoken(CLAMSHELL, count))] == 2 * said


@pytest.mark.parametrize("count", Count)
@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("level", LEVELS)
def test_every_word_of_the_built_in_program_has_a_clip(
    level: str, first: Side, count: Count
) -> None:
    timeline = spoken(level, count, first)
    slower = compile_timeline(changed(timeline.plan, timeline.reps[4]))
    said = {cue.word for cue in (*words(timeline), *words(slower))}
    assert said <= clip_lengths_ms().keys()


def test_every_form_cue_has_a_clip() -> None:
    cues = {
        cue
        for level in LEVELS
        for dose in plan_for(level).level.doses
        for cue in dose.exercise.cues
    }
    assert cues <= clip_lengths_ms().keys()


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_is_said_where_speech_is_off(level: str) -> None:
    plan = replace(plan_for(level), speech=Speech(enabled=False, lengths_ms=clip_lengths_ms()))
    timeline = compile_timeline(plan)
    assert words(timeline) == []
    assert [cue for cue in timeline.cues if cue.word] == []


def test_a_short_set_is_told_neither_its_half_nor_its_last_three() -> None:
    dose = replace(plan_for(CLAMSHELL).level.doses[0], reps=7)
    level = replace(plan_for(CLAMSHELL).level, doses=(dose,))
    said = {cue.word for cue in words(compile_timeline(replace(plan_for(LIFT), level=level)))}
    assert said.isdisjoint({"Halfway.", "Last three."})
    assert "Two more, then switch sides." in said


def test_a_leg_s_last_number_wins_over_the_count_for_the_next() -> None:
    """Without a rest, and with no longer a switch than its count, both are due at once."""
    plan = plan_for(CLAMSHELL)
    (dose,) = plan.level.doses
    restless = replace(dose, exercise=replace(dose.exercise, tempo=Tempo(2_000, 0, 2_000, 0)))
    timeline = compile_timeline(
        replace(
            plan,
            level=replace(plan.level, doses=(restless,)),
            timing=Timing(switch_ms=3_000),
            speech=Speech(lengths_ms=clip_lengths_ms()),
        )
    )
    first, second = legs(timeline)
    assert first[-1] == "24"
    assert second[:4] == ["25", "2", "1", "1"]


def test_in_a_short_pause_how_to_lie_is_said_if_nothing_else() -> None:
    speech = Speech(lengths_ms=clip_lengths_ms())
    short = Timing(get_ready_ms=5_500, switch_ms=6_000)
    plan = replace(plan_for(CLAMSHELL), timing=short, speech=speech)
    first, second = legs(compile_timeline(plan))
    assert first[:2] == ["Left leg. Lie on your right side.", "3"]
    assert second[:2] == ["Right leg. Lie on your left side.", "3"]
