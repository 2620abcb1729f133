import tomllib
from typing import Any

import tomli_w
from hypothesis import given

from glutetimer.core.problems import joined_path
from glutetimer.storage.toml_lines import MAX_DEPTH, key_lines, line_of
from tests.core.program_strategies import WRITTEN_PROGRAMS
from tests.storage.samples import BUILT_IN

TEXT = '''\
# A comment = not a key
format = 1
about = """
id = "not this one"
[levels]
""""
timing.switch_s = 20

[exercises . "the \\"clam\\""]  # [not] = this
setup = [
  "a = 1",  # ]
  "[levels]",
]
'literal key' = { reps = 1 }

[[levels]]
id = "one"
sets = [
  { reps = 10 },
]
[levels.more]
note = \'\'\'
x = 1\'\'\'
[[levels]]
[[levels.sets]]
[[levels.sets]]
reps = 3
'''


def test_every_key_is_found_where_it_stands() -> None:
    tomllib.loads(TEXT)
    assert key_lines(TEXT) == {
        "format": 2,
        "about": 3,
        "timing": 7,
        "timing.switch_s": 7,
        "exercises": 9,
        'exercises."the "clam""': 9,
        'exercises."the "clam"".setup': 10,
        'exercises."the "clam"".setup[0]': 11,
        'exercises."the "clam"".setup[1]': 12,
        'exercises."the "clam""."literal key"': 14,
        'exercises."the "clam""."literal key".reps': 14,
        "levels": 16,
        "levels[0]": 16,
        "levels[0].id": 17,
        "levels[0].sets": 18,
        "levels[0].sets[0]": 19,
        "levels[0].sets[0].reps": 19,
        "levels[0].more": 21,
        "levels[0].more.note": 22,
        "levels[1]": 24,
        "levels[1].sets": 25,
        "levels[1].sets[0]": 25,
        "levels[1].sets[1]": 26,
        "levels[1].sets[1].reps": 27,
    }


def test_what_has_no_line_of_its_own_has_that_of_what_encloses_it() -> None:
    lines = key_lines(TEXT)
    assert line_of(lines, "levels[0].sets[0].speed") == 19
    assert line_of(lines, "levels[0].sets[1].reps") == 18
    assert line_of(lines, "levels[1].name") == 24
    assert line_of(lines, 'exercises."the "clam"".tempo_s.lift') == 9
    assert line_of(lines, "id") is None


INLINE = """\
levels = [  # one, [two
  { id = "a", sets = [{ reps = 1 }, # { reps = 2 },
    { reps = 2, directions = ["]",
      'x = 1'] }] }, { "the id" = 'b' },
  { note = \'\'\'
} ] reps = 3
\'\'\', more = [[1,
2], [3, 4.5,]], tempo.lift = 1979-05-27 07:32:00, empty = {}, none = [] },
]
after = 1
"""


def test_what_stands_within_a_value_is_found_where_it_stands() -> None:
    tomllib.loads(INLINE)
    assert key_lines(INLINE) == {
        "levels": 1,
        "levels[0]": 2,
        "levels[0].id": 2,
        "levels[0].sets": 2,
        "levels[0].sets[0]": 2,
        "levels[0].sets[0].reps": 2,
        "levels[0].sets[1]": 3,
        "levels[0].sets[1].reps": 3,
        "levels[0].sets[1].directions": 3,
        "levels[0].sets[1].directions[0]": 3,
        "levels[0].sets[1].directions[1]": 4,
        "levels[1]": 4,
        'levels[1]."the id"': 4,
        "levels[2]": 5,
        "levels[2].note": 5,
        "levels[2].more": 7,
        "levels[2].more[0]": 7,
        "levels[2].more[0][0]": 7,
        "levels[2].more[0][1]": 8,
        "levels[2].more[1]": 8,
        "levels[2].more[1][0]": 8,
        "levels[2].more[1][1]": 8,
        "levels[2].tempo": 8,
        "levels[2].tempo.lift": 8,
        "levels[2].empty": 8,
        "levels[2].none": 8,
        "after": 10,
    }


def test_what_lies_too_deep_for_a_program_is_not_listed() -> None:
    lines = key_lines("x = " + "[\n" * 20 + "{ y = 1 }" + "]" * 20 + "\nz = 1")
    deepest = "x" + "[0]" * (MAX_DEPTH - 1)
    assert lines == {"x" + "[0]" * depth: depth + 1 for depth in range(MAX_DEPTH)} | {"z": 22}
    assert line_of(lines, f"{deepest}[0][0].y") == lines[deepest]


def test_an_empty_key_is_found() -> None:
    assert key_lines('"" = 1\n[a]\n"" = { "" = 2 }') == {
        '""': 1, "a": 2, 'a.""': 3, 'a."".""': 3
    }  # fmt: skip


@given(WRITTEN_PROGRAMS)
def test_any_program_has_a_line_for_each_value(values: dict[str, Any]) -> None:
    text = tomli_w.dumps(values)
    lines, rows = key_lines(text), text.splitlines()
    for path, value in leaves(values, ""):
        written = tomli_w.dumps({"x": value}).removeprefix("x = ").strip()
        assert written in rows[lines[path] - 1], path


def leaves(value: Any, path: str) -> list[tuple[str, Any]]:
    """Each value within that is neither a table nor a list, with its path."""
    if isinstance(value, dict):
        inner = [(joined_path(path, key), item) for key, item in value.items()]
    elif isinstance(value, list):
        inner = [(f"{path}[{i}]", item) for i, item in enumerate(value)]
    else:
        return [(path, value)]
    return [leaf for place, item in inner for leaf in leaves(item, place)]


def test_windows_line_ends_are_one_line_each() -> None:
    assert key_lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n") == {"a": 1, "b": 3, "b.c": 4}


def test_the_built_in_program_has_a_line_for_each_value() -> None:
    text = BUILT_IN.read_text(encoding="utf-8")
    lines, rows = key_lines(text), text.splitlines()
    found = leaves(tomllib.loads(text), "")
    assert len(found) > 100
    for path, value in found:
        assert str(value).partition(".")[0] in rows[lines[path] - 1], path
