import tomllib
from typing import Any

from glutetimer.storage.toml_lines import key_lines, line_of
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
        'exercises.the "clam"': 9,
        'exercises.the "clam".setup': 10,
        'exercises.the "clam".literal key': 14,
        "levels": 16,
        "levels[0]": 16,
        "levels[0].id": 17,
        "levels[0].sets": 18,
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
    assert line_of(lines, "levels[0].sets[0].reps") == 18
    assert line_of(lines, "levels[1].name") == 24
    assert line_of(lines, 'exercises.the "clam".tempo_s.lift') == 9
    assert line_of(lines, "id") is None


def test_windows_line_ends_are_one_line_each() -> None:
    assert key_lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n") == {"a": 1, "b": 3, "b.c": 4}


def test_the_built_in_program_has_no_key_without_its_line() -> None:
    text = BUILT_IN.read_text(encoding="utf-8")
    lines, rows = key_lines(text), text.splitlines()
    paths = [path for path in outer_paths(tomllib.loads(text), "") if "." in path]
    assert len(paths) > 50
    for path in paths:
        name = path.rpartition(".")[2].partition("[")[0]
        assert name in rows[lines[path] - 1], path


def outer_paths(values: dict[str, Any], path: str) -> list[str]:
    """The paths of tables and keys that are written out, not within an inline value."""
    paths = []
    for name, value in values.items():
        here = f"{path}.{name}" if path else name
        inline = name in ("tempo_s", "sets", "setup")
        if isinstance(value, dict) and not inline:
            paths += [here, *outer_paths(value, here)]
        elif isinstance(value, list) and isinstance(value[0], dict) and not inline:
            for place, table in enumerate(value):
                paths += outer_paths(table, f"{here}[{place}]")
        else:
            paths.append(here)
    return paths
