"""An edited program is written back: the new values, and all else as the person had it."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.program_draft import KeyPath, ProgramDraft, same_values
from glutetimer.core.program_edits import add_exercise, add_level, add_set, set_name
from glutetimer.core.program_reader import read_program
from glutetimer.core.program_texts import in_language
from glutetimer.storage.program_writer import program_text
from glutetimer.storage.tidy_toml import tidy_toml
from glutetimer.system.resources import builtin_program
from tests.core.builders import built_in, built_in_values

BUILT_IN = builtin_program().read_text(encoding="utf-8")
ABOUT_CIRCLES = "# Ours: dose and frequency. 8 circles each way; 5 to 20 is what is commonly given."
ABOUT_GERMAN = "# The same texts in German."
# The same few values in the layouts that TOML has for them.
LAYOUTS = (
    """\
# Mine.
format = 1 # the first
id = 'mine'
name = "Mine"

[exercises.one]
name = "One"
tempo_s.lift = 2 # slowly
tempo_s.lower = 2
cues = [
    "Breathe.", # always
    # and
    "Slowly."
]
[exercises."two.b"]
name = '''Two'''
[exercises."two.b".tempo_s]
lift = 1.50
lower = 2
# About levels.
[[levels]]
id = "a"
name = "A"
  # The first set.
  [[levels.sets]]
  exercise = "one"
  reps = 5
  # The second.
  [[levels.sets]]
  exercise = "one"
  reps = 6""",
    """\
format = 1
id = "mine"
name = "Mine"
exercises = { one = { name = "One", tempo_s = { lift = 2, lower = 2 } } }
levels = [ { id = "a", name = "A", sets = [ { exercise = "one", reps = 5 } ] } ]
""",
    """\
format = 1
id = "mine"
[[levels]]
id = "a"
name = "A"
sets = []
[exercises]
one.name = "One"
one.tempo_s = { lift = 2, lower = 2 }
""",
    """\
[exercises.one]
name = "One"
[[levels]]
id = "a"
[exercises.two]
name = "Two"
[[levels]]
id = "b"
""",
)


def edited(text: str, *edits: tuple[KeyPath, Any]) -> str:
    """The text after those values were set."""
    draft = ProgramDraft(tomllib.loads(text))
    for path, value in edits:
        draft.set(path, value)
    return program_text(draft.values, text)


def changed_lines(before: str, after: str) -> list[str]:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))
    return [line for line in lines[2:] if not line.startswith("@@")]


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("text", [BUILT_IN, *LAYOUTS, BUILT_IN.replace("\n", "\r\n")])
def test_what_was_not_edited_is_the_same_to_the_byte(text: str) -> None:
    assert program_text(tomllib.loads(text), text) == text


def test_a_number_that_changed_changes_its_line_alone() -> None:
    after = edited(BUILT_IN, (("levels", 0, "sets", 0, "reps"), 20))
    assert changed_lines(BUILT_IN, after) == [
        '-sets = [{ exercise = "clamshell", reps = 25 }]',
        '+sets = [{ exercise = "clamshell", reps = 20 }]',
    ]
    after = edited(BUILT_IN, (("progression", "up_pain_most"), 3))
    assert changed_lines(BUILT_IN, after) == [
        "-up_pain_most = 2        # pain above this (0 to 10) does not qualify",
        "+up_pain_most = 3        # pain above this (0 to 10) does not qualify",
    ]


def test_the_built_in_program_keeps_its_comments_whatever_is_edited() -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(("per_week",), 3)
    draft.set(("exercises", "clamshell", "tempo_s"), {"lift": 3, "lower": 3, "hold": 2, "rest": 1})
    draft.insert(("exercises", "clamshell", "setup", 1), "Breathe out.")
    draft.set(("exercises", "clamshell", "cues"), ["Slowly."])
    draft.move(("exercises", "leg-circles"), -2)
    draft.move(("levels", 3), -3)
    set_name(draft, add_exercise(draft), "Bridge")
    set_name(draft, add_level(draft), "More")
    add_set(draft, ("levels", 0))
    after = program_text(draft.values, BUILT_IN)
    assert sorted(comments(after)) == sorted(comments(BUILT_IN))
    assert same_values(tidy_toml(tomllib.loads(after)), tidy_toml(draft.values))
    # Each stands above its own table still.
    _, below = after.split(ABOUT_CIRCLES)
    assert below.startswith('\n[[levels]]\nid = "lift-and-circles"')


def test_a_level_that_is_removed_takes_its_comment_with_it() -> None:
    draft = ProgramDraft(built_in_values())
    draft.remove(("levels", 3))
    after = program_text(draft.values, BUILT_IN)
    assert set(comments(BUILT_IN)) - set(comments(after)) == {ABOUT_CIRCLES}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_copy_in_one_language_keeps_all_but_the_translations(language: str) -> None:
    values = built_in_values()
    copy = program_text(in_language(values, language), BUILT_IN)
    assert read_program(tomllib.loads(copy)) == read_program(values, language)
    without_translations = BUILT_IN[: BUILT_IN.index(f"\n{ABOUT_GERMAN}")]
    if language == "en":
        assert copy == without_translations
    else:
        assert "translations" not in tomllib.loads(copy)
        assert comments(copy) == comments(without_translations)


def test_an_edit_leaves_the_other_translations_where_they_stand() -> None:
    draft = ProgramDraft(built_in_values())
    cues = ["Feet together.", "Small and slow."]
    draft.set(("exercises", "leg-circles", "cues"), cues)
    assert changed_lines(BUILT_IN, program_text(draft.values_to_save, BUILT_IN)) == [
        '-cues = ["Small and smooth.", "Keep the pelvis still."]',
        '+cues = ["Feet together.", "Small and slow."]',
        '-"Small and smooth." = "Klein und gleichmäßig."',
        '-"Keep the pelvis still." = "Das Becken ruhig halten."',
    ]


def test_lines_end_as_they_did() -> None:
    windows = BUILT_IN.replace("\n", "\r\n")
    per_week = ("per_week",), 3
    assert edited(windows, per_week) == edited(BUILT_IN, per_week).replace("\n", "\r\n")


@pytest.mark.parametrize("text", LAYOUTS)
def test_every_layout_takes_every_kind_of_edit(text: str) -> None:
    draft = ProgramDraft(tomllib.loads(text))
    one = "exercises", "one"
    draft.set((*one, "cues"), ["Slowly.", "Breathe.", "Rest."])
    draft.set((*one, "tempo_s", "lift"), 2.5)
    draft.set((*one, "phases", "lift"), "Push up")
    set_name(draft, add_exercise(draft), "Three")
    draft.move(("exercises", "three"), -1)
    draft.set(("levels", 0, "sets", 0), {"exercise": "three", "reps": 4})
    add_level(draft)
    draft.move(("levels", 1), -1)
    after = program_text(draft.values, text)
    assert tidy_toml(tomllib.loads(after)) == tidy_toml(draft.values)


def test_a_hand_made_layout_keeps_its_comments() -> None:
    after = edited(LAYOUTS[0], (("levels", 0, "sets", 1, "reps"), 7), (("name",), "Ours"))
    assert changed_lines(LAYOUTS[0], after) == [
        '-name = "Mine"', '+name = "Ours"', "-  reps = 6", "+  reps = 7",
    ]  # fmt: skip


_PATHS = st.sampled_from(
    (
        ("about",), ("per_week",), ("timing", "switch_s"), ("progression", "up_sessions"),
        ("exercises", "clamshell", "setup"), ("exercises", "clamshell", "cues"),
        ("exercises", "lateral-leg-lift", "tempo_s", "hold"), ("exercises", "leg-circles"),
        ("exercises", "lateral-leg-lift", "presets"), ("exercises", "new", "name"),
        ("levels", 0), ("levels", 3), ("levels", 1, "sets"), ("levels", 3, "sets", 1),
        ("levels", 3, "sets", 0, "reps"), ("levels", 2, "name"), ("levels",), ("unknown",),
        ("translations",), ("translations", "de"), ("translations", "de", "Clamshell"),
    )
)  # fmt: skip
_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_VALUES = st.recursive(
    st.booleans() | st.integers(-3, 300) | st.floats(allow_nan=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)
_EDITS = st.lists(
    st.tuples(st.sampled_from(("set", "remove", "insert", "move")), _PATHS, _VALUES), max_size=8
)


@given(st.sampled_from((BUILT_IN, *LAYOUTS)), _EDITS)
def test_what_is_read_from_the_text_is_what_was_edited(
    text: str, edits: list[tuple[str, KeyPath, Any]]
) -> None:
    draft = ProgramDraft(tomllib.loads(text))
    for kind, path, value in edits:
        if kind == "set":
            draft.set(path, value)
        elif kind == "remove":
            draft.remove(path)
        elif kind == "insert":
            draft.insert((*path, 0), value)
        else:
            draft.move(path, 1)
    after = tomllib.loads(program_text(draft.values, text))
    assert tidy_toml(after) == tidy_toml(draft.values)
    assert tomllib.loads(tidy_toml(draft.values)) == draft.values


def test_a_new_file_is_read_as_the_program_that_was_written() -> None:
    text = tidy_toml(built_in_values())
    assert program_text(built_in_values()) == text
    assert read_program(tomllib.loads(text)) == built_in()
    assert type(tomllib.loads(edited(text, (("per_week",), 3)))["per_week"]) is int


def test_the_library_is_loaded_for_an_edit_alone() -> None:
    script = (
        "import sys; from glutetimer.storage.program_writer import program_text; "
        "program_text({'format': 1}); assert 'tomlkit' not in sys.modules; "
        "program_text({'format': 2}, 'format = 1'); assert 'tomlkit' in sys.modules"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script], env=env, check=True, timeout=60)
