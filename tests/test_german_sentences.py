"""That German sentences are whole and all German, with nothing of their making left in them.

The names of a program are what its file has, so here they are German ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.dates import date_text, days_of_seven_text, days_text, when_text
from glutetimer.core.frozen import replace
from glutetimer.core.phrases import amount_text, seconds_text
from glutetimer.core.program import Exercise, Level, Program
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import History
from glutetimer.core.sentences import describe_done_today, explain
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import ENGLISH, GERMAN, use_language
from tests.core.builders import built_in
from tests.core.program_values import problems_of, with_value, without
from tests.core.spoken_words import words
from tests.core.strategies import HISTORIES, PLANS, PROGRAMS_AND_HISTORIES
from tests.core.test_histories import ALL, Story

CATALOG = Path(__file__).parent.parent / "translations" / "de.po"
# Of a level that is gone only its id is known, which is none of these words.
ID = re.compile(r"„[a-z0-9-]*“")
ENGLISH_WORD = re.compile(
    r"\b(the|with|and|or|of|your|you|it|is|are|be|should|missing|on|at|to|a|for|done|felt|easy|"
    r"hard|pain|session|sessions|level|rep|reps|leg|legs|both|left|right|day|days|today|last|more|"
    r"hold|holds|set|sets|speed|rest|get|lie|side|number|list|table|text|from|"
    r"January|February|March|May|June|July|October|December|\w+day)\b"
)


@pytest.fixture(autouse=True, scope="module")
def in_german() -> Iterator[None]:
    compiled = BytesIO()
    with CATALOG.open("rb") as catalog:
        write_mo(compiled, read_po(catalog))
    compiled.seek(0)
    use_language(GERMAN, GNUTranslations(compiled))
    yield
    use_language(ENGLISH, NullTranslations())


def with_german_names(program: Program) -> Program:
    exercises = {
        exercise.id: german_exercise(exercise, place)
        for place, exercise in enumerate(program.exercises, 1)
    }
    return replace(
        program,
        harder="Nehmen Sie mehr Wiederholungen." if program.harder else "",
        exercises=tuple(exercises.values()),
        levels=tuple(
            german_level(level, place, exercises) for place, level in enumerate(program.levels, 1)
        ),
    )


def german_exercise(exercise: Exercise, place: int) -> Exercise:
    cues = ("Weiteratmen.",) if exercise.cues else ()
    position = exercise.position if exercise.position != "Lean on the wall" else "Anlehnen"
    return replace(exercise, name=f"Übung {place}", cues=cues, position=position)


def german_level(level: Level, place: int, exercises: dict[str, Exercise]) -> Level:
    doses = tuple(replace(dose, exercise=exercises[dose.exercise.id]) for dose in level.doses)
    return replace(level, name=f"Stufe {place}", doses=doses)


def sentences(decision: Decision) -> Iterator[str]:
    for asking in (False, True):
        explanation = explain(decision, asking)
        assert_german(explanation.title)
        yield from (explanation.reason, explanation.change, explanation.notice)
    done = describe_done_today(decision)
    if done and all(decision.program.level(record.level) for record in decision.sessions_today):
        yield from (done.text, done.short_text, done.sentence)


def assert_german(text: str) -> None:
    assert not (found := ENGLISH_WORD.search(ID.sub("", text))), f"{found}: {text}"
    assert not re.search(r"[{}]|  |\.\.|,,| [.,;:]|^\s|\s$", text), text


def assert_is_sentence(text: str) -> None:
    assert_german(text)
    assert re.match(r"„?[A-ZÄÖÜ0-9]", text), text
    assert text.endswith("."), text


def assert_decided_in_german(program: Program, past: History, today: date) -> None:
    for text in filter(None, sentences(decide(with_german_names(program), past, today))):
        assert_is_sentence(text)


@pytest.mark.parametrize("story", ALL, ids=[story.title for story in ALL])
def test_the_decisions_of_all_stories(story: Story) -> None:
    past = History(tuple(story.sessions), tuple(story.answers))
    assert_decided_in_german(story.program, past, story.today)


@given(HISTORIES, st.dates(date(2026, 11, 1), date(2027, 1, 10)), st.integers(1, 7))
def test_decisions_of_random_histories(past: History, today: date, per_week: int) -> None:
    assert_decided_in_german(replace(built_in(), per_week=per_week), past, today)


@given(PROGRAMS_AND_HISTORIES, st.dates())
def test_decisions_whatever_a_file_holds(known: tuple[Program, History], today: date) -> None:
    assert_decided_in_german(*known, today)


@given(PLANS)
def test_what_is_said_in_a_session(plan: Plan) -> None:
    exercises = {
        dose.exercise.id: german_exercise(dose.exercise, place)
        for place, dose in enumerate(plan.level.doses, 1)
    }
    in_german = replace(plan, level=german_level(plan.level, 1, exercises))
    for cue in words(compile_timeline(in_german)):
        assert_german(cue.text)
        assert cue.text.isdigit() or cue.text.endswith(".")


def test_days_and_numbers() -> None:
    days = [date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1)]
    assert days_text(days, days[-1]) == "29. und 30. November und 1. Dezember"
    assert when_text(days, days[-1]) == "am 29. und 30. November und heute"
    assert when_text(days[:1], date(2027, 1, 1)) == "am 29. November 2026"
    assert date_text(days[0]) == "29. November 2026"
    assert days_of_seven_text(2, per_week=3) == "2 von 3 Trainings in den letzten 7 Tagen"
    assert seconds_text(2_500) == "2,5\N{NO-BREAK SPACE}s"
    assert amount_text(2, 12) == "2 Sätze zu 12"
    assert amount_text(1, 5, seconds_text(10_000)) == "5-mal 10\N{NO-BREAK SPACE}s"


def test_what_is_wrong_in_a_file() -> None:
    reps = "levels[0].sets[0].reps"
    assert problems_of(with_value(reps, [0])) == [
        f"{reps}: ist eine Liste; richtig wäre eine ganze Zahl von 1 bis 200"
    ]
    assert problems_of(without("name")) == ["name: fehlt; nötig ist ein Text"]
    assert problems_of(with_value("name", "")) == [
        "name: ist „“; richtig wäre ein Text mit 1 bis 2.000 Zeichen"
    ]
