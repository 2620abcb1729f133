"""What a program's file may not say: each problem names the path, what was found and what is
allowed."""

from enum import Enum
from math import inf, nan

import pytest

from glutetimer.core.problems import InvalidError, ProblemKind
from glutetimer.core.program_reader import Conflict, read_program
from tests.core.builders import built_in_values
from tests.core.program_values import problems_of, with_value, without

WAYS = "is {}; it should be a list of one or more of forward, backward, each once"
WRONG = [
    ("format", 2, "is 2; it should be 1"),
    ("id", 7, "is 7; it should be a text of 1 to 2,000 characters"),
    ("name", "", "is ''; it should be a text of 1 to 2,000 characters"),
    ("timing", "ten", "is 'ten'; it should be a table"),
    ("timing.get_ready_s", 2.9, "is 2.9; it should be seconds from 3 to 120"),
    ("timing.switch_s", -20, "is -20; it should be seconds from 3 to 300"),
    ("timing.pause_s", 5, "is not known here; allowed are get_ready_s, next_set_s, switch_s"),
    ("progression.up_sessions", 0, "is 0; it should be a whole number from 1 to 30"),
    ("progression.up_pain_most", 11, "is 11; it should be a whole number from 0 to 10"),
    ("progression.false_start_percent", 101, "is 101; it should be a whole number from 0 to 100"),
    (
        "progression.back_days",
        30,
        "is 30; it should lie between restart_days, 7, and first_days, 28",
    ),
    ("progression.restart_days", 20, "is 14; it should lie between restart_days, 20"),
    ("per_week", 0, "is 0; it should be a whole number from 1 to 7"),
    ("per_week", 3.5, "is 3.5; it should be a whole number from 1 to 7"),
    ("exercises", 3, "is 3; it should be a table of exercises"),
    ("exercises", {}, "has no exercise; it should have at least one"),
    ("exercises.clamshell", "fast", "is 'fast'; it should be a table"),
    (
        "exercises.clamshell.figure",
        "clam",
        "is 'clam'; it should be one of clamshell, lateral-leg-lift, leg-circles, bridge",
    ),
    ("exercises.clamshell.setup", "Lie down.", "is 'Lie down.'; it should be a list of texts"),
    ("exercises.clamshell.setup[0]", 1, "is 1; it should be a text of 1 to 2,000 characters, or"),
    (
        "exercises.clamshell.setup[0].short",
        2,
        "is 2; it should be a text of 1 to 2,000 characters",
    ),
    ("exercises.clamshell.setup[0].brief", "Lie", "is not known here; allowed are short, text"),
    ("exercises.clamshell.cues[3]", "", "is ''; it should be a text of 1 to 2,000 characters"),
    ("exercises.clamshell.mistakes[1]", [], "is a list; it should be a text of 1 to 2,000"),
    (
        "exercises.clamshell.sides",
        "alternating",
        "is 'alternating'; it should be one of each, both, alternate, left, right",
    ),
    (
        "exercises.clamshell.sides",
        "alternate",
        "cannot be alternate lying on the side, where each rep would need another turn; "
        "set position to another one, such as back or standing",
    ),
    (
        "exercises.leg-circles.sides",
        "alternate",
        "cannot be alternate for circles: the leg stays up between them",
    ),
    ("exercises.clamshell.position", 7, "is 7; it should be a text of 1 to 2,000 characters"),
    ("exercises.clamshell.position", "Side", "is 'Side'; write it as side"),
    ("exercises.clamshell.phases", "Up", "is 'Up'; it should be a table"),
    ("exercises.clamshell.tempo_s", 5, "is 5; it should be a table"),
    ("exercises.clamshell.tempo_s.lift", 0, "is 0; it should be seconds from 0.1 to 60"),
    ("exercises.clamshell.tempo_s.lower", nan, "is nan; it should be seconds from 0.1 to 60"),
    ("exercises.clamshell.tempo_s.hold", inf, "is inf; it should be seconds from 0 to 60"),
    ("exercises.clamshell.tempo_s.rest", "1", "is '1'; it should be seconds from 0 to 60"),
    ("exercises.leg-circles.tempo_s.circle", 0, "is 0; it should be seconds from 0.1 to 60"),
    (
        "exercises.leg-circles.tempo_s.hold",
        1,
        "is not for circles, which are not held",
    ),
    (
        "exercises.clamshell.tempo_s.up",
        2,
        "is not known here; allowed are circle, hold, lift, lower, rest",
    ),
    (
        "exercises.lateral-leg-lift.presets[0].tempo_s.circle",
        2,
        "is not in the exercise's own tempo_s, so not here either",
    ),
    (
        "exercises.lateral-leg-lift.presets[0].tempo_s.up",
        2,
        "is not known here; allowed are hold, lift, lower, rest",
    ),
    (
        "exercises.lateral-leg-lift.presets",
        {},
        "is a table; it should be a list of 0 to 20 presets",
    ),
    ("levels", {}, "is a table; it should be a list of 1 to 50 levels"),
    ("levels", [], "has 0; it should be a list of 1 to 50 levels"),
    ("levels[1].id", "clamshell", "is 'clamshell', which another level has; ids must differ"),
    ("levels[1]", "clamshell", "is 'clamshell'; it should be a table"),
    ("levels[0].sets", 2, "is 2; it should be a list of 1 to 20 sets"),
    ("levels[0].sets[0]", "clamshell", "is 'clamshell'; it should be a table"),
    ("levels[0].sets", [], "has 0; it should be a list of 1 to 20 sets"),
    ("levels[0].sets[0].exercise", "plank", "is 'plank'; it should be one of clamshell, "),
    ("levels[0].sets[0].reps", True, "is true; it should be a whole number from 1 to 200"),
    (
        "levels[0].sets[0].reps",
        10**400,
        "is a number far out of range; it should be a whole number from 1 to 200",
    ),
    ("levels[0].sets[0].speed", "slow", "is 'slow'; it should be one of normal, half"),
    ("levels[0].sets[0].hold_s", 0.5, "is 0.5; it should be seconds from 1 to 600"),
    ("levels[0].sets[0].hold_s", 601, "is 601; it should be seconds from 1 to 600"),
    ("levels[0].sets[0].sets", 11, "is 11; it should be a whole number from 1 to 10"),
    ("levels[0].sets[0].rest_s", 2, "is 2; it should be seconds from 3 to 600"),
    (
        "levels[0].sets[0].directions",
        ["forward"],
        "is only for circles, whose tempo_s has circle",
    ),
    ("levels[3].sets[1].hold_s", 10, "is not for circles, which are not held"),
    (
        "levels[0].sets[0].rep",
        5,
        "is not known here; allowed are exercise, hold_s, reps, rest_s, sets, speed",
    ),
    (
        "levels[3].sets[1].rep",
        5,
        "is not known here; allowed are directions, exercise, reps, rest_s, sets, speed",
    ),
    ("levels[3].sets[1].directions", ["forward", "forward"], WAYS.format("a list")),
    ("levels[3].sets[1].directions", [], WAYS.format("a list")),
    ("levels[3].sets[1].directions", ["up"], WAYS.format("a list")),
    ("levels[3].sets[1].directions", [["forward"]], WAYS.format("a list")),
    ("levels[3].sets[1].directions", "forward", WAYS.format("'forward'")),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_a_wrong_value_is_named(path: str, value: object, message: str) -> None:
    first, *_ = problems_of(with_value(path, value))
    assert first.split(": ", 1)[1].startswith(message)
    # What lies between two others is told where it stands itself.
    assert first.startswith(f"{path}: ") or path == "progression.restart_days"


@pytest.mark.parametrize(
    ("path", "value"),
    [(path, value) for path, value, _ in WRONG if path not in ("exercises", "levels[0].sets[0]")],
)
def test_one_mistake_is_told_once(path: str, value: object) -> None:
    assert len(problems_of(with_value(path, value))) == 1


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("format", "1"),
        ("id", "a text"),
        ("exercises", "a table of exercises"),
        ("exercises.clamshell.name", "a text"),
        ("exercises.leg-circles.tempo_s.circle", "seconds from 0.1 to 60"),
        ("exercises.lateral-leg-lift.presets[0].tempo_s", "a table"),
        ("levels", "a list of 1 to 50 levels"),
        ("levels[0].id", "a text"),
        ("levels[0].sets", "a list of 1 to 20 sets"),
        ("levels[0].sets[0].reps", "a whole number from 1 to 200"),
    ],
)
def test_what_is_missing_is_named_once(path: str, wanted: str) -> None:
    assert problems_of(without(path)) == [f"{path}: is missing; it should be {wanted}"]


def test_one_reading_finds_every_problem() -> None:
    values = with_value("exercises.clamshell.tempo_s.lift", -2)
    values["levels"][0]["sets"][0]["reps"] = 0
    values["levels"][3]["sets"][1]["speed"] = "slow"
    values["timing"]["switch_s"] = "long"
    values["colour"] = "blue"
    del values["name"]
    assert [problem.split(":")[0] for problem in problems_of(values)] == [
        "exercises.clamshell.tempo_s.lift",
        "name",
        "timing.switch_s",
        "levels[0].sets[0].reps",
        "levels[3].sets[1].speed",
        "colour",
    ]


@pytest.mark.parametrize(
    ("exercise", "words", "message"),
    [
        ("clamshell", {"lift": 3}, "lift: is 3; it should be a text of 1 to 2,000 characters"),
        ("clamshell", {"up": "Up"}, "up: is not known here; allowed are hold, lift, lower, rest"),
        ("clamshell", {"circle": "Round"}, "circle: is only for circles, whose tempo_s has circle"),
        ("leg-circles", {"hold": "Stay"}, "hold: is not for circles, which are not held"),
        (
            "leg-circles",
            {"up": "Up"},
            "up: is not known here; allowed are circle, lift, lower, rest",
        ),
    ],
)
def test_a_wrong_phase_is_named(exercise: str, words: dict[str, object], message: str) -> None:
    path = f"exercises.{exercise}.phases"
    assert problems_of(with_value(path, words)) == [f"{path}.{message}"]


@pytest.mark.parametrize("position", ["back", "Kneel at a chair"])
def test_a_figure_and_a_position_that_differ_are_told(position: str) -> None:
    assert problems_of(with_value("exercises.clamshell.position", position)) == [
        f"exercises.clamshell.position: is '{position}'; "
        "it should be side, where the figure clamshell lies; or leave figure out"
    ]


def test_a_bridge_drawn_on_the_side_is_told() -> None:
    assert problems_of(with_value("exercises.clamshell.figure", "bridge")) == [
        "exercises.clamshell.position: is missing; "
        "it should be back, where the figure bridge lies; or leave figure out"
    ]


def test_what_hangs_on_a_figure_that_is_wrong_is_not_told() -> None:
    values = with_value("exercises.clamshell.figure", "brigde")
    values["exercises"]["clamshell"]["position"] = "back"
    (problem,) = problems_of(values)
    assert problem.startswith("exercises.clamshell.figure: is 'brigde'")


@pytest.mark.parametrize("more", [{"hold_s": 10}, {"directions": ["forward"]}])
@pytest.mark.parametrize("first", ["clamshell", "leg-circles"])
def test_what_hangs_on_an_exercise_that_is_wrong_is_not_told(
    first: str, more: dict[str, object]
) -> None:
    values = with_value("levels[3].sets[1]", {"exercise": "leg-circle", "reps": 8, **more})
    exercises = values["exercises"]
    values["exercises"] = {first: exercises[first], **exercises}
    (problem,) = problems_of(values)
    assert problem.startswith("levels[3].sets[1].exercise: is 'leg-circle'; it should be one of")


def test_an_exercise_that_is_a_list_is_told() -> None:
    (problem,) = problems_of(with_value("levels[0].sets[0].exercise", ["clamshell"]))
    assert problem.startswith("levels[0].sets[0].exercise: is a list; it should be one of")


def test_two_presets_of_one_id_are_told() -> None:
    preset = {"id": "long-hold", "name": "Again", "tempo_s": {"hold": 4}}
    values = built_in_values()
    values["exercises"]["lateral-leg-lift"]["presets"].append(preset)
    assert problems_of(values) == [
        "exercises.lateral-leg-lift.presets[1].id: is 'long-hold', which another preset has; "
        "ids must differ"
    ]


def test_levels_without_ids_are_told_once_each() -> None:
    values = built_in_values()
    del values["levels"][1]["id"], values["levels"][2]["id"]
    assert [problem.split(":")[0] for problem in problems_of(values)] == [
        "levels[1].id",
        "levels[2].id",
    ]


SLOW = {"lift": 60, "hold": 60, "lower": 60, "rest": 60}


@pytest.mark.parametrize(
    ("sides", "dose", "minutes"),
    [
        ("each", {"reps": 31}, "248"),
        ("alternate", {"reps": 31}, "248"),
        ("both", {"reps": 61}, "244"),
        ("right", {"reps": 61}, "244"),
        ("both", {"reps": 31, "speed": "half"}, "248"),
        # The tempo counts but for its hold, and the rests between the sets.
        ("both", {"reps": 20, "hold_s": 600}, "260"),
        ("both", {"reps": 6, "sets": 10, "rest_s": 100}, "255"),
        ("each", {"reps": 3, "sets": 10, "rest_s": 6}, "242"),
    ],
)
def test_a_level_that_takes_too_long_is_told(
    sides: str, dose: dict[str, object], minutes: str
) -> None:
    values = with_value("levels[0].sets", [{"exercise": "clamshell", **dose}])
    values["exercises"]["clamshell"] = {
        "name": "Step", "position": "standing", "sides": sides, "tempo_s": SLOW
    }  # fmt: skip
    values["levels"] = values["levels"][:1]
    assert problems_of(values) == [f"levels[0].sets: take {minutes} minutes; they may take 240"]


def test_the_slowest_tempo_that_may_be_chosen_counts() -> None:
    values = with_value("exercises.lateral-leg-lift.presets[0].tempo_s", SLOW)
    values["levels"][2]["sets"][0]["reps"] = 31
    assert problems_of(values) == ["levels[2].sets: take 248 minutes; they may take 240"]


LONG_SET = {"exercise": "clamshell", "reps": 200, "sets": 8}


@pytest.mark.parametrize(
    ("path", "value", "kind", "facts"),
    [
        ("name", 3, ProblemKind.TEXT, ()),
        ("exercises.clamshell.cues", [""], ProblemKind.TEXT, ()),
        ("exercises.clamshell.setup", [{"short": "Lie"}], ProblemKind.ABSENT_TEXT, ()),
        ("per_week", 8, ProblemKind.WHOLE_NUMBER, (1, 7)),
        ("timing.switch_s", 1, ProblemKind.SECONDS, (3, 300)),
        ("levels[0].sets", [], ProblemKind.COUNT, (1, 20)),
        ("levels[0].sets[0].exercise", "gone", ProblemKind.OPTION, ()),
        ("levels[3].sets[1].directions", ["up"], ProblemKind.OPTION, ()),
        ("exercises.clamshell.position", "Side", ProblemKind.OPTION, ()),
        ("levels[3].sets[1].hold_s", 10, Conflict.NOT_HELD, ()),
        ("levels[0].sets[0].directions", ["forward"], Conflict.ONLY_CIRCLES, ()),
        ("exercises.leg-circles.sides", "alternate", Conflict.CIRCLES_IN_TURN, ()),
        ("exercises.clamshell.sides", "alternate", Conflict.SIDE_IN_TURN, ()),
        ("exercises.clamshell.figure", "bridge", Conflict.FIGURE_POSITION, ("bridge", "back")),
        ("levels[0].sets", [LONG_SET], Conflict.LEVEL_TOO_LONG, (274,)),
        ("progression.back_days", 1, Conflict.DAYS_ORDER, ()),
        (
            "timing.pause_s",
            5,
            ProblemKind.UNKNOWN_KEY,
            ("get_ready_s", "next_set_s", "switch_s"),
        ),
        ("exercises.clamshell.phases", "Up", ProblemKind.OTHER, ()),
    ],
)
def test_a_problem_says_its_kind_for_other_words(
    path: str, value: object, kind: Enum, facts: tuple[object, ...]
) -> None:
    with pytest.raises(InvalidError) as error:
        read_program(with_value(path, value))
    (problem,) = error.value.problems
    assert (problem.kind, problem.facts) == (kind, facts)
