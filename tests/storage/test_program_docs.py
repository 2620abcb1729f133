"""docs/programs.md: its examples read, and its tables say what the reader allows."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glutetimer.core.problems import InvalidError
from glutetimer.core.program import FigureKind, Position, Sides
from glutetimer.core.program_reader import read_program
from glutetimer.storage.errors import ProgramFileError
from glutetimer.storage.toml_files import load_program
from tests.support.programs import WORKED_LIST, worked_list

PAGE = (Path(__file__).parents[2] / "docs" / "programs.md").read_text(encoding="utf-8")

SMALLEST, SET, QUOTED_LIST, GERMAN_PART = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
INLINE_SET = 'sets = [{ exercise = "step-up", reps = 10 }]\n'


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Any]:
    def write_and_load(text: str) -> Any:
        file = tmp_path / "anna.toml"
        file.write_text(text, encoding="utf-8")
        return load_program(file)

    return write_and_load


def test_the_page_quotes_the_list_word_for_word() -> None:
    assert WORKED_LIST.read_text(encoding="utf-8") == QUOTED_LIST


def test_the_smallest_program_reads_with_its_set_in_either_form(read: Callable[[str], Any]) -> None:
    assert INLINE_SET in SMALLEST
    program = read(SMALLEST)
    assert [(level.id, level.doses[0].total) for level in program.levels] == [("first-weeks", 10)]
    assert read(SMALLEST.replace(INLINE_SET, SET)) == program


def test_the_translations_on_the_page_are_those_of_the_smallest_program() -> None:
    values = tomllib.loads(f"{SMALLEST}\n{GERMAN_PART}")
    german = read_program(values, "de")
    assert german.name == "Annas Übungen"
    assert german.exercises[0].name == "Auf die Stufe steigen"
    assert german.levels[0].name == "First weeks", "the page leaves it to be shown as it stands"


def test_the_list_is_what_the_physiotherapist_wrote() -> None:
    program = worked_list()
    assert program.per_week == 3
    doses = {dose.exercise.id: dose for dose in program.levels[0].doses}
    hold, bridge, clamshell, plank = doses.values()
    assert list(doses) == ["side-lying-hold", "bridge", "clamshell", "plank"]
    assert (hold.reps, hold.hold_ms, hold.exercise.sides) == (5, 10_000, Sides.EACH)
    assert hold.exercise.figure is FigureKind.LATERAL_LEG_LIFT
    assert (bridge.reps, bridge.sets, bridge.exercise.sides) == (12, 2, Sides.BOTH)
    assert (bridge.exercise.figure, bridge.exercise.position) == (FigureKind.BRIDGE, Position.BACK)
    tempo = clamshell.exercise.tempo
    assert (tempo.lift_ms, tempo.hold_ms, tempo.lower_ms, tempo.rest_ms) == (
        3_000, 2_000, 3_000, 1_000
    )  # fmt: skip
    assert (clamshell.reps, clamshell.hold_ms) == (12, 0)
    assert (plank.reps, plank.hold_ms, plank.sets, plank.rest_ms) == (1, 30_000, 2, 45_000)
    assert (plank.exercise.sides, plank.exercise.position) == (Sides.BOTH, Position.FRONT)


def test_the_list_grows_from_level_to_level_by_seconds_sets_and_speed() -> None:
    first, second, third = worked_list().levels
    assert second.doses[0].hold_ms > first.doses[0].hold_ms
    assert second.doses[3].hold_ms > first.doses[3].hold_ms
    assert third.doses[1].sets > second.doses[1].sets
    assert third.doses[2].speed is not second.doses[2].speed


def test_the_mistake_on_the_page_is_told_in_these_words(read: Callable[[str], Any]) -> None:
    shown = re.search(r"^anna\.toml(:\d+: .*)$", PAGE, re.MULTILINE)
    assert shown
    with pytest.raises(ProgramFileError) as caught:
        read(SMALLEST.replace("reps = 10", "reps = '10'"))
    (problem,) = caught.value.problems
    assert problem.endswith(f"anna.toml{shown[1]}")


EXAMPLES = re.findall(r"`([{\[][^`\n]*[}\]])`", PAGE)


def test_each_value_in_braces_or_brackets_reads() -> None:
    values = [
        tomllib.loads(f"x = {text}")["x"] for text in EXAMPLES if "[[" not in text and "=" in text
    ]
    for value in values:
        exercise: dict[str, Any] = {"name": "An exercise"}
        if "text" in value:
            exercise["setup"] = [value]
        else:
            exercise["tempo_s" if isinstance(value["lift"], int) else "phases"] = value
        read_program(program_with(exercise))
    assert len(values) == 3


def program_with(exercise: dict[str, Any]) -> dict[str, Any]:
    preset = {"id": "slow", "name": "Slow", "tempo_s": {}}
    return {
        "format": 1,
        "id": "anna",
        "name": "Anna's exercises",
        "timing": {},
        "progression": {},
        "exercises": {
            "lift": {"presets": [preset], "tempo_s": {}, **exercise},
            "circles": {"name": "Circles", "tempo_s": {"circle": 2}},
        },
        "levels": [
            {
                "id": "one",
                "name": "One",
                "sets": [{"exercise": "lift", "reps": 5}, {"exercise": "circles", "reps": 5}],
            }
        ],
    }


# Where a table's keys stand in that program: each heading with its places.
PLACES = {
    "The program": [""],
    "Pauses: `[timing]`": ["timing"],
    "An exercise: `[exercises.NAME]`": ["exercises.lift"],
    "`tempo_s`": ["exercises.lift.tempo_s"],
    "`[[exercises.NAME.presets]]`": ["exercises.lift.presets.0"],
    "A level: `[[levels]]`": ["levels.0"],
    "A set: `[[levels.sets]]`": ["levels.0.sets.0", "levels.0.sets.1"],
    "Moving on: `[progression]`": ["progression"],
}
# These are parts of a program that have a table of their own.
PARTS = {"timing", "progression", "exercises", "levels", "translations"}


def rows(heading: str) -> dict[str, list[str]]:
    """A table of the page: its keys, each with what it is, what is allowed and what is usual."""
    section = re.split(r"^#+ ", PAGE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[
        0
    ]
    cells = [re.findall(r"(?<=\| ).*?(?= \|)", row) for row in section.splitlines()]
    return {row[0].strip("`"): row[1:] for row in cells if row and row[0].startswith("`")}


def table_at(values: dict[str, Any], place: str) -> dict[str, Any]:
    table: Any = values
    for key in filter(None, place.split(".")):
        table = table[int(key) if key.isdigit() else key]
    assert isinstance(table, dict)
    return table


def messages(place: str, key: str, value: object) -> str:
    values = program_with({"name": "Lift"})
    table_at(values, place)[key] = value
    with pytest.raises(InvalidError) as caught:
        read_program(values)
    return str(caught.value)


@pytest.mark.parametrize("heading", PLACES)
def test_a_table_has_the_keys_that_the_reader_knows(heading: str) -> None:
    known: set[str] = set()
    for place in PLACES[heading]:
        allowed = messages(place, "no-such-key", 1).partition("allowed are ")[2]
        known |= set(allowed.split(", "))
    assert set(rows(heading)) == known - (PARTS if heading == "The program" else set())


@pytest.mark.parametrize(
    ("place", "key", "allowed", "usual"),
    [
        (places[0], key, allowed, usual)
        for heading, places in PLACES.items()
        for key, (_, allowed, usual) in rows(heading).items()
    ],
)
def test_a_table_says_what_is_allowed_and_usual(
    place: str, key: str, allowed: str, usual: str
) -> None:
    if re.fullmatch(r"[\d.]+ to [\d.]+", allowed):
        assert f"from {allowed}" in messages(place, key, -1)
    if re.fullmatch(r"\d+", usual):
        values = program_with({"name": "Lift"})
        assert key not in table_at(values, place)
        program = read_program(values)
        table_at(values, place)[key] = int(usual)
        assert read_program(values) == program
    elif usual == "needed":
        values = program_with({"name": "Lift"})
        del table_at(values, place)[key]
        with pytest.raises(InvalidError, match=f"{key}: is missing"):
            read_program(values)


@pytest.mark.parametrize(
    ("key", "kind"), [("figure", FigureKind), ("sides", Sides), ("position", Position)]
)
def test_a_table_names_all_that_may_be_chosen(
    key: str, kind: type[FigureKind] | type[Sides] | type[Position]
) -> None:
    _, allowed, _ = rows("An exercise: `[exercises.NAME]`")[key]
    assert [text for text in re.findall(r'`"(.*?)"`', allowed) if text in tuple(kind)] == list(kind)
