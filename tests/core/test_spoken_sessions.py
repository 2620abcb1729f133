"""The built-in program as it is heard, with its own clips."""

import tomllib
import wave
from collections.abc import Mapping
from functools import cache

import pytest

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side, Tempo, Timing
from glutetimer.core.speech_schedule import GAP_MS, Count, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, SpeedChange, Timeline
from tests.core.builders import BUILT_IN, CIRCLES, CLAMSHELL, HALF_SPEED, LIFT, plan_for
from tests.core.spoken_words import (
    ANNOUNCED,
    CHANGES,
    NUMBERS,
    changed,
    counted,
    numbers,
    words,
)

CLIPS = BUILT_IN.parents[1] / "voices" / "en"
LEVELS = (CLAMSHELL, HALF_SPEED, LIFT, CIRCLES)


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
        f"{cue.at_ms // 60_000}:{cue.at_ms % 60_000 / 1_000:04.1f}  {cue.text}"
        for cue in words(timeline)
    ]


def legs(timeline: Timeline) -> tuple[list[str], list[str]]:
    """The words up to the first leg's end, and those after."""
    (switch,) = (s.start_ms for s in timeline.segments if s.phase is Phase.SWITCH)
    spoken_words = words(timeline)
    return (
        [cue.text for cue in spoken_words if cue.at_ms < switch],
        [cue.text for cue in spoken_words if cue.at_ms >= switch],
    )


def after(spoken_words: list[str], word: str) -> str:
    """What is spoken_words right after the one time that word is spoken_words."""
    assert spoken_words.count(word) == 1
    return spoken_words[spoken_words.index(word) + 1]


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
        "0:45.6  Hip away from the shoulder.",
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
        "2:05.6  Hip away from the shoulder.",
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
    at_ms = {(cue.at_ms, cue.text) for cue in words(timeline)}
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
    at_s = {cue.text: cue.at_ms / 1_000 for cue in words(spoken(CLAMSHELL))}
    assert (at_s["Leg done."], at_s["Session done. Well done."]) == (135.9, 280.9)


def test_half_speed_is_said_as_each_leg_begins() -> None:
    timeline = spoken(HALF_SPEED)
    spoken_ms = [cue.at_ms for cue in words(timeline) if cue.text == "Half speed."]
    assert spoken_ms == [rep.start_ms for rep in timeline.reps if rep.number == 1]
    assert [word for _, word in numbers(timeline)] == 2 * [str(n) for n in range(1, 26)]


@pytest.mark.parametrize("level", [CLAMSHELL, LIFT])
def test_the_usual_speed_goes_without_saying(level: str) -> None:
    assert {cue.text for cue in words(spoken(level))}.isdisjoint(CHANGES)


def test_another_speed_is_said_as_its_first_rep_begins() -> None:
    plan = replace(plan_for(CLAMSHELL), speech=Speech(lengths_ms=clip_lengths_ms()))
    changes = (SpeedChange(3, Speed.HALF), SpeedChange(5, Speed.NORMAL))
    timeline = compile_timeline(replace(plan, speed_changes=changes))
    spoken_words = [(cue.at_ms, cue.text) for cue in words(timeline) if cue.text in CHANGES]
    assert spoken_words == [
        (timeline.reps[3].start_ms, "Half speed."),
        (timeline.reps[5].start_ms, "Normal speed."),
    ]


def test_circles_are_led_forward_and_back() -> None:
    for leg in legs(spoken(CIRCLES)):
        circles = leg[leg.index("Next exercise.") :]
        assert circles[:3] == ["Next exercise.", "Leg circles.", "Get ready."]
        assert circles[3:8] == ["3", "2", "1", "Forward.", "1"]
        reverse = circles.index("Reverse.")
        assert circles[reverse - 1 : reverse + 4] == ["7", "Reverse.", "8", "Backward.", "1"]
        # The lifts' half is told, and the circles' is not: that is where they reverse.
        assert leg.count("Halfway.") == 1
        assert leg.count("Reverse.") == leg.count("Backward.") == 1
        assert {"Small and smooth.", "Keep the pelvis still."} <= set(circles)
        # Once for the lifts, once for the circles: not before they reverse.
        assert leg.count("Last three.") == 2
        assert circles.index("Last three.") > reverse


def test_the_switch_is_announced_before_the_last_two_circles_alone() -> None:
    quick = dict.fromkeys((*NUMBERS, *ANNOUNCED, *CHANGES), 300)
    plan = replace(plan_for(CIRCLES), speech=Speech(lengths_ms=quick))
    timeline = compile_timeline(plan)
    spoken_ms = [cue.at_ms for cue in words(timeline) if cue.text == "Two more, then switch sides."]
    sixth_back = timeline.reps[10 + 8 + 5]
    assert spoken_ms == [sixth_back.done_ms + 300 + GAP_MS]


def test_half_speed_has_the_whole_slow_circle_to_be_said_in() -> None:
    plan = spoken(CIRCLES).plan
    eighth = 10 + 8 - 1
    slower = compile_timeline(replace(plan, speed_changes=(SpeedChange(eighth, Speed.HALF),)))
    first, _ = legs(slower)
    # The number and the announcement of the circle before are spoken_words first.
    reverse = first.index("Reverse.")
    assert first[reverse - 1 : reverse + 3] == ["7", "Reverse.", "Half speed.", "8"]


def test_all_circles_of_both_directions_are_counted() -> None:
    timeline = spoken(CIRCLES)
    assert numbers(timeline) == [(rep.done_ms, str(rep.number)) for rep in timeline.reps]
    assert len(timeline.reps) == 2 * (10 + 8 + 8)


@pytest.mark.parametrize(
    ("count", "spoken_words"),
    [
        (Count.EVERY, [str(number) for number in range(1, 26)]),
        (Count.FIFTH, ["5", "10", "15", "20", "25"]),
        (Count.LAST, ["21", "22", "23", "24", "25"]),
    ],
)
def test_fewer_numbers_where_a_person_wants_fewer(count: Count, spoken_words: list[str]) -> None:
    assert [word for _, word in numbers(spoken(CLAMSHELL, count))] == 2 * spoken_words


@pytest.mark.parametrize("count", Count)
@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("level", LEVELS)
def test_every_word_of_the_built_in_program_has_a_clip(
    level: str, first: Side, count: Count
) -> None:
    timeline = spoken(level, count, first)
    slower = compile_timeline(changed(timeline.plan, timeline.reps[4]))
    spoken_words = {cue.text for cue in (*words(timeline), *words(slower))}
    assert spoken_words <= clip_lengths_ms().keys()


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
    assert [cue for cue in timeline.cues if cue.text] == []


def test_a_short_set_is_told_neither_its_half_nor_its_last_three() -> None:
    dose = replace(plan_for(CLAMSHELL).level.doses[0], reps=7)
    level = replace(plan_for(CLAMSHELL).level, doses=(dose,))
    spoken_words = {
        cue.text for cue in words(compile_timeline(replace(plan_for(LIFT), level=level)))
    }
    assert spoken_words.isdisjoint({"Halfway.", "Last three."})
    assert "Two more, then switch sides." in spoken_words


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
