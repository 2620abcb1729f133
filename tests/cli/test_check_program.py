"""`check-program`: what is wrong, line by line; what is right and has no clip."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from glutetimer.__main__ import main
from glutetimer.app.program_store import ProgramStore
from glutetimer.app.settings_store import SettingsStore
from glutetimer.system.resources import builtin_program
from tests.support.programs import WORKED_LIST

BUILT_IN = builtin_program().read_text(encoding="utf-8")

# Gives the exit code and what was printed on stdout and stderr.
Check: TypeAlias = Callable[[Path], tuple[int, str, str]]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def run(file: Path) -> tuple[int, str, str]:
        code = main(["check-program", str(file)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_all_of_the_built_in_program_is_said(check: Check) -> None:
    code, out, errors = check(builtin_program())
    assert (code, errors) == (0, "")
    assert out == (
        f"{builtin_program()}: Gluteus medius is fine; its levels are Clamshell, "
        "Clamshell at half speed, Lateral leg lift, Lifts and circles.\n"
    )


def test_all_of_the_worked_list_is_said(check: Check) -> None:
    code, out, errors = check(WORKED_LIST)
    assert (code, errors) == (0, "")
    assert out == (
        f"{WORKED_LIST}: Hips and trunk is fine; its levels are First weeks, Longer holds, "
        "Third set.\n"
    )


MINE = """
format = 1
id = "mine"
name = "Mine"

[exercises.dead-bug]
name = "Dead bug"
position = "Lean on the wall."
cues = ["Back flat, please.", "Keep breathing."]

[[levels]]
id = "one"
name = "One"
sets = [
  { exercise = "dead-bug", reps = REPS },
]
"""


def test_what_no_clip_says_is_told(tmp_path: Path, check: Check) -> None:
    file = written(tmp_path, MINE.replace("REPS", "8"))
    code, out, errors = check(file)
    assert (code, errors) == (0, "")
    assert out.splitlines() == [
        f"{file}: Mine is fine; its levels are One.",
        f'{file}: no clip says "Dead bug.", "Lean on the wall." or "Back flat, please."; '
        "in the window the system's voice does, and an exported file is silent there.",
    ]


def test_numbers_that_no_clip_says_are_told_together(tmp_path: Path, check: Check) -> None:
    file = written(tmp_path, MINE.replace("REPS", "150"))
    _, out, _ = check(file)
    assert '"Lean on the wall.", "Back flat, please." or the numbers from 101 on;' in out


def test_a_hundred_reps_are_counted_by_clips(tmp_path: Path, check: Check) -> None:
    file = written(tmp_path, MINE.replace("REPS", "100").replace("Dead bug", "Clamshell"))
    _, out, _ = check(file)
    assert 'no clip says "Lean on the wall." or "Back flat, please.";' in out


def test_a_mistake_is_told_with_key_and_line(tmp_path: Path, check: Check) -> None:
    file = written(tmp_path, BUILT_IN.replace("reps = 10 }]", "reps = -3 }]"))
    code, out, errors = check(file)
    line = 1 + BUILT_IN[: BUILT_IN.index("reps = 10 }]")].count("\n")
    assert (code, out) == (1, "")
    assert f"{file}:{line}: levels[2].sets[0].reps: is -3" in errors


def test_a_translation_of_what_the_program_does_not_say_is_told(
    tmp_path: Path, check: Check
) -> None:
    renamed = BUILT_IN.replace('"Smaller is fine."', '"Smaller is fine, too."', 1)
    file = written(tmp_path, renamed)
    code, _, errors = check(file)
    line = 1 + renamed[: renamed.index('"Smaller is fine."')].count("\n")
    assert code == 1
    assert errors == (
        f'{file}:{line}: translations.de."Smaller is fine.": is no text of this program; '
        "the closest one is 'Smaller is fine, too.'\n"
    )


INLINE_SETS = """
sets = [
  { exercise = "dead-bug", reps = 0 },
  { exercise = "dead-bug", reps = 5, hold = 3 },
  { reps = 5, directions = ["forward",
    "up"] },
  { exercise = "bug", reps = 5 }, { exercise = "dead-bug", reps = "7" },
]
"""


def test_each_inline_set_has_its_own_line(tmp_path: Path, check: Check) -> None:
    start = MINE[: MINE.index("sets = [")].rstrip()
    file = written(tmp_path, start + INLINE_SETS)
    _, _, errors = check(file)
    first = 2 + start.count("\n") + 1
    allowed = "exercise, hold_s, reps, rest_s, sets, speed"
    assert [told.removeprefix(f"{file}:") for told in errors.splitlines()] == [
        f"{first}: levels[0].sets[0].reps: is 0; it should be a whole number from 1 to 200",
        f"{first + 1}: levels[0].sets[1].hold: is not known here; allowed are {allowed}",
        f"{first + 2}: levels[0].sets[2].exercise: is missing; it should be one of dead-bug",
        f"{first + 4}: levels[0].sets[3].exercise: is 'bug'; it should be one of dead-bug",
        f"{first + 4}: levels[0].sets[4].reps: is '7'; it should be a whole number from 1 to 200",
    ]


def mutations() -> Iterator[bytes]:
    """The built-in program, broken in a hundred ways."""
    chance = random.Random(4711)
    lines = BUILT_IN.splitlines()
    values = [i for i, line in enumerate(lines) if " = " in line and not line.startswith("#")]
    wrong_values = (
        "-1",
        "1e999",
        "99999999999999999999",
        '"text"',
        "true",
        "[]",
        "{}",
        "nan",
        "",
        '""',
    )
    for _ in range(40):
        i = chance.choice(values)
        key = lines[i].partition(" = ")[0]
        broken = [*lines[:i], f"{key} = {chance.choice(wrong_values)}", *lines[i + 1 :]]
        yield "\n".join(broken).encode()
    for _ in range(40):
        i = chance.choice(values)
        yield "\n".join(lines[:i] + lines[i + 1 :]).encode()
    for _ in range(18):
        yield BUILT_IN[: chance.randrange(len(BUILT_IN))].encode()
    yield b"\xff\xfe\x00 not UTF-8"
    yield b""


def test_a_hundred_broken_programs_never_give_a_traceback(tmp_path: Path, check: Check) -> None:
    file, refused = tmp_path / "broken.toml", 0
    for number, broken in enumerate(mutations()):
        file.write_bytes(broken)
        code, _, errors = check(file)
        assert code in (0, 1), broken
        assert (code == 1) == bool(errors), f"mutation {number}: {errors}"
        # The window reads it so: it opens with the built-in one and says why.
        programs = ProgramStore(SettingsStore(tmp_path / "settings.toml"), file)
        assert programs.current.levels
        assert bool(programs.message) == bool(code)
        refused += code
    assert refused > 60


def test_a_folder_is_no_program(tmp_path: Path, check: Check) -> None:
    code, _, errors = check(tmp_path)
    assert (code, "it is a folder, not a file" in errors) == (1, True)
