"""A program in several languages: what is translated, what is not, and what is wrong with it."""

from copy import deepcopy
from re import findall
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.problems import InvalidError
from glutetimer.core.program import Position, Program, Side
from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import set_name
from glutetimer.core.program_reader import read_program
from glutetimer.core.program_texts import in_language, texts_of
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import LANGUAGES
from tests.core.builders import built_in, built_in_values
from tests.core.program_strategies import TEXTS, WRITTEN_PROGRAMS
from tests.core.program_values import problems_of

GERMAN = {
    "Hips": "Hüften",
    "For the hips.": "Für die Hüften.",
    "Do it twice.": "Machen Sie es zweimal.",
    "Step": "Stufe",
    "Kneel at a chair": "An einen Stuhl knien",
    "Push up": "Hochdrücken",
    "Stand up tall; look ahead.": "Stehen Sie aufrecht; sehen Sie nach vorn.",
    "Stand tall": "Aufrecht stehen",
    "Hold on.": "Halten Sie sich fest.",
    "Go up.": "Gehen Sie hinauf.",
    "Too fast.": "Zu schnell.",
    "Slowly.": "Langsam.",
    "Slow": "Langsam",
    "First": "Erste",
    "To begin with.": "Zum Anfang.",
}


def program(german: Any = None) -> dict[str, Any]:
    """A program with a text of every kind, which it has in German unless told."""
    exercise = {
        "name": "Step",
        "position": "Kneel at a chair",
        "phases": {"lift": "Push up"},
        "setup": [{"text": "Stand up tall; look ahead.", "short": "Stand tall"}, "Hold on."],
        "movement": ["Go up."],
        "mistakes": ["Too fast."],
        "cues": ["Slowly."],
        "presets": [{"id": "slow", "name": "Slow", "tempo_s": {"lift": 5}}],
    }
    sets = [{"exercise": "step", "reps": 5}]
    return {
        "format": 1,
        "id": "hips",
        "name": "Hips",
        "about": "For the hips.",
        "harder": "Do it twice.",
        "exercises": {"step": exercise},
        "levels": [{"id": "first", "name": "First", "about": "To begin with.", "sets": sets}],
        "translations": {"de": GERMAN if german is None else german},
    }


def test_every_text_is_read_in_the_language_that_is_asked_for() -> None:
    german = read_program(program(), "de")
    (exercise,), (level,) = german.exercises, german.levels
    assert (german.name, german.about) == ("Hüften", "Für die Hüften.")
    assert german.harder == "Machen Sie es zweimal."
    assert (exercise.name, exercise.position) == ("Stufe", "An einen Stuhl knien")
    assert exercise.phase_words == {"lift": "Hochdrücken"}
    assert exercise.setup == (
        "Stehen Sie aufrecht; sehen Sie nach vorn.", "Halten Sie sich fest.",
    )  # fmt: skip
    assert exercise.setup_short == ("Aufrecht stehen", "Halten Sie sich fest")
    assert exercise.movement == ("Gehen Sie hinauf.",)
    assert (exercise.mistakes, exercise.cues) == (("Zu schnell.",), ("Langsam.",))
    assert [preset.name for preset in exercise.presets] == ["Langsam"]
    assert (level.name, level.about) == ("Erste", "Zum Anfang.")


def test_what_a_program_is_known_by_is_not_translated() -> None:
    texts = program()
    # Words that are ids and keys, too.
    texts["levels"][0]["name"], texts["exercises"]["step"]["cues"] = "first", ["step"]
    texts["translations"]["de"] = {"first": "Erste", "step": "Stufe"}
    german = read_program(texts, "de")
    assert (german.levels[0].id, german.levels[0].name) == ("first", "Erste")
    assert (german.exercises[0].id, german.exercises[0].cues) == ("step", ("Stufe",))
    assert german.levels[0].doses[0].exercise is german.exercises[0]


@pytest.mark.parametrize("language", ["", "en", "fr"])
def test_a_language_that_a_program_does_not_have_leaves_it_as_it_is_written(language: str) -> None:
    written = program()
    del written["translations"]
    assert read_program(program(), language) == read_program(written)


def test_a_text_without_a_translation_stays_as_it_is_written() -> None:
    german = read_program(program({"Slow": "Langsam"}), "de")
    (exercise,) = german.exercises
    assert (german.name, exercise.cues, exercise.presets[0].name) == (
        "Hips", ("Slowly.",), "Langsam",
    )  # fmt: skip


def test_a_program_may_have_a_language_that_glutetimer_has_not() -> None:
    texts = program()
    texts["translations"]["fr"] = {"Hips": "Hanches"}
    assert "fr" not in LANGUAGES
    assert read_program(texts, "fr").name == "Hanches"
    assert read_program(texts, "de").name == "Hüften"


@pytest.mark.parametrize("words", ["Kneel", *Position, "All_Fours"])
def test_a_usual_position_is_no_text_and_comes_of_no_translation(words: str) -> None:
    texts = program({"Kneel": words, "back": "hinten"})
    texts["exercises"]["step"] |= {"position": "Kneel", "cues": ["back"]}
    german = read_program(texts, "de")
    assert german.exercises[0].position == "Kneel"
    texts["exercises"]["step"] |= {"position": "back", "movement": ["Kneel"]}
    german = read_program(texts, "de")
    assert (german.exercises[0].position, german.exercises[0].cues) == ("back", ("hinten",))


@pytest.mark.parametrize(
    ("translations", "problem"),
    [
        ("Hüften", "translations: is 'Hüften'; it should be a table"),
        ({"de": "Hüften"}, "translations.de: is 'Hüften'; it should be a table"),
        *(
            (
                {code: {}},
                f"translations.{shown}: is no language; write the two small letters of its code, "
                "such as de",
            )
            for code, shown in (
                ("german", "german"), ("DE", "DE"), ("de_AT", "de_AT"), ("d", "d"), ("", '""'),
            )
        ),
        (
            {"de": {"Hips": ""}},
            "translations.de.Hips: is ''; it should be a text of 1 to 2,000 characters",
        ),
        (
            {"de": {"Go up.": 5}},
            'translations.de."Go up.": is 5; it should be a text of 1 to 2,000 characters',
        ),
        (
            {"de": {"Slowly.": "x" * 2_001}},
            f"translations.de.\"Slowly.\": is '{'x' * 59}…'; "
            "it should be a text of 1 to 2,000 characters",
        ),
        (
            {"fr": {"Slowly!": "Lentement."}},
            'translations.fr."Slowly!": is no text of this program; the closest one is '
            "'Slowly.'",
        ),
        (
            {"de": {"Breathe deeply": "Tief atmen"}},
            'translations.de."Breathe deeply": is no text of this program; take it out',
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_translation_is_told(translations: Any, problem: str) -> None:
    assert problems_of(program() | {"translations": translations}) == [problem]


def test_every_wrong_translation_is_told_and_none_that_follows_from_something_else() -> None:
    texts = program({"Hips": "", "Hops": "Hopfen", "Slow": "Langsam"})
    assert _places(texts) == ["translations.de.Hips", "translations.de.Hops"]
    texts["exercises"]["step"]["presets"] = {"name": "Slow"}
    assert _places(texts) == ["exercises.step.presets", "translations.de.Hips"]


def _places(values: dict[str, Any]) -> list[str]:
    return [problem.partition(": ")[0] for problem in problems_of(values)]


@given(WRITTEN_PROGRAMS, st.sampled_from(("de", "fr", "en")))
def test_a_language_with_nothing_in_it_changes_nothing(values: Any, language: str) -> None:
    assert read_program(values | {"translations": {language: {}}}, language) == read_program(values)


@st.composite
def _translated(draw: st.DrawFn) -> dict[str, Any]:
    values = deepcopy(draw(WRITTEN_PROGRAMS))
    originals = st.sampled_from(sorted(texts_of(values)))
    german = st.dictionaries(originals, TEXTS | st.sampled_from(Position).map(str), max_size=6)
    return {**values, "translations": {"de": draw(german)}}


@given(_translated())
def test_a_program_is_the_same_but_for_its_texts_in_any_language(values: dict[str, Any]) -> None:
    written, german = read_program(values), read_program(values, "de")
    assert german == read_program(in_language(values, "de"))
    assert _known_by(german) == _known_by(written)
    translations = values["translations"]["de"]
    shown = {translations.get(text, text) for text in texts_of(values)}
    assert {german.name, *(level.name for level in german.levels)} <= shown


def _known_by(read: Program) -> Any:
    exercises = [(e.id, e.figure, e.tempo, e.sides, len(e.setup)) for e in read.exercises]
    levels = [(level.id, [dose.reps for dose in level.doses]) for level in read.levels]
    return read.id, exercises, levels


# The built-in program


def test_every_text_of_the_built_in_program_has_a_translation_in_every_language() -> None:
    values = built_in_values()
    assert sorted(values["translations"]) == sorted(set(LANGUAGES) - {"en"})
    for language, translations in values["translations"].items():
        assert list(translations) == list(texts_of(values)), language
        for text, translation in translations.items():
            # A number that is lost is another dose.
            assert findall(r"\d+", translation) == findall(r"\d+", text)
            assert translation[-1:] == text[-1:] or text[-1] not in ".:)", translation


def test_what_is_said_is_said_in_german() -> None:
    german = read_program(built_in_values(), "de")
    said: set[str] = set()
    for level in german.levels:
        timeline = compile_timeline(Plan(level, Side.LEFT, german.timing))
        cues = timeline.unspoken_between(0, timeline.duration_ms + 1)
        said |= {cue.text for cue in cues}
    assert {"Muschel.", "Seitliches Beinheben.", "Beinkreisen."} <= said
    assert {"Füße zusammen.", "Zehen zum Boden."} <= said
    english = {cue for exercise in built_in().exercises for cue in exercise.cues}
    assert not said & {*english, *(f"{exercise.name}." for exercise in built_in().exercises)}


# A draft that is edited


def _german(draft: ProgramDraft) -> Any:
    return draft.values_to_save["translations"]["de"]


def test_a_translation_goes_with_the_text_that_it_translates() -> None:
    draft = ProgramDraft(program())
    draft.set(("exercises", "step", "cues"), ["Very slowly."])
    assert draft.problems == ()
    assert _german(draft) == {text: GERMAN[text] for text in GERMAN if text != "Slowly."}
    draft.remove(("exercises", "step", "presets"))
    draft.set(("about",), None)
    assert set(GERMAN) - set(_german(draft)) == {"Slowly.", "Slow", "For the hips."}
    assert draft.problems == ()


def test_a_translation_is_there_again_with_its_text() -> None:
    draft = ProgramDraft(program())
    for name in ("Hip", "", "K", "Knees"):
        set_name(draft, (), name)
        assert "Hips" not in _german(draft)
    draft.mark_saved()
    set_name(draft, (), "Hips")
    assert _german(draft) == GERMAN
    draft.undo()
    assert "Hips" not in _german(draft)


def test_a_translation_stays_while_its_text_is_in_another_place() -> None:
    draft = ProgramDraft(program())
    draft.set(("name",), "Slow")
    draft.remove(("exercises", "step", "presets"))
    assert set(GERMAN) - set(_german(draft)) == {"Hips"}


def test_a_translation_of_no_text_is_told_in_a_draft_until_it_is_taken_out() -> None:
    draft = ProgramDraft(program({"Hops": "Hopfen"}))
    set_name(draft, (), "Knees")
    (problem,) = draft.problems
    assert problem.path == "translations.de.Hops"
    draft.remove(("translations", "de", "Hops"))
    assert draft.problems == ()


@pytest.mark.parametrize("translations", ["odd", {"de": "odd"}, {"de": ["odd"]}, [1]])
def test_translations_that_are_none_stay_as_they_are_in_a_draft(translations: Any) -> None:
    draft = ProgramDraft(program() | {"translations": translations})
    set_name(draft, (), "Knees")
    assert draft.values_to_save["translations"] == translations
    with pytest.raises(InvalidError):
        read_program(draft.values_to_save)
