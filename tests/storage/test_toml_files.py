import os
import random
import stat
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from glutetimer.core.program import Side
from glutetimer.core.program_reader import read_program
from glutetimer.core.setting_choices import ColorScheme
from glutetimer.core.settings import Settings
from glutetimer.storage.errors import ProgramFileError, StorageError
from glutetimer.storage.toml_files import (
    LARGEST_BYTES,
    MAX_KEY_PARTS,
    load_program,
    load_settings,
    save_settings,
)
from tests.storage.samples import BUILT_IN
from tests.support.programs import WORKED_LIST

TEXT = BUILT_IN.read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "program.toml"


def problems_of(path: Path) -> list[str]:
    """The problems of a program file, without the file's name."""
    with pytest.raises(ProgramFileError) as caught:
        load_program(path)
    assert all(problem.startswith(f"{path}:") for problem in caught.value.problems)
    assert str(caught.value).startswith(caught.value.problems[0])
    assert "\n" not in str(caught.value)
    return [problem.removeprefix(f"{path}:") for problem in caught.value.problems]


def test_the_built_in_program_is_read() -> None:
    program = load_program(BUILT_IN)
    assert program == read_program(tomllib.loads(TEXT))


def test_a_file_of_a_windows_editor_is_read(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert load_program(path) == load_program(BUILT_IN)


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("reps = 25 }]", "reps = 0 }]", "114: levels[0].sets[0].reps: is 0; it should be"),
        ('id = "lateral-leg-lift"\n', "", "122: levels[2].id: is missing"),
        ("switch_s = 20 ", 'switch_s = "long"', "19: timing.switch_s: is 'long'; it should be"),
        ("up_sessions", "up_session", "24: progression.up_session: is not known here"),
        ('id = "gluteus-medius"\n', "", " id: is missing; it should be a text"),
        ("hold = 5", "hold = 500", "88: exercises.lateral-leg-lift.presets[0].tempo_s.hold: is"),
        ('"Feet together."', "3", "59: exercises.clamshell.cues[0]: is 3; it should be a text"),
        ("reps = 8", "reps = 0", "135: levels[3].sets[1].reps: is 0; it should be"),
        ('"lateral-leg-lift", reps', '"lift", reps', "126: levels[2].sets[0].exercise: is 'lift'"),
        ('"Lower it slowly."', "[]", "75: exercises.lateral-leg-lift.movement[2]: is a list"),
        ("[timing]", "[timing", "17: is not valid TOML: Expected ']'"),
        ("[[levels]]", "[[levels]]\na = {", "111: is not valid TOML:"),
        ('"backward"] },\n]\n', '"backward"] },\n', "138: is not valid TOML:"),
    ],
)
def test_a_mistake_is_told_with_its_line(path: Path, right: str, wrong: str, problem: str) -> None:
    assert right in TEXT
    path.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")
    assert problems_of(path)[0].startswith(problem)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("about = “Four steps”", '; write " in the place of “'),
        ("about = „Vier Schritte“", '; write " in the place of „'),
        ("sets = [{ exercise = ‘clamshell’ }]", '; write " in the place of ‘'),
        ('about = “It\'s "quick"”', '; write " in the place of “'),
        ("about = Four steps", ""),
        ('about = "Don’t “hurry”" "now"', ""),
        ('about = \'Don’t\' "“\\"“"', ""),
    ],
)
def test_a_quotation_mark_of_a_word_processor_is_told(path: Path, line: str, hint: str) -> None:
    path.write_text(f"format = 1\n{line}\n", encoding="utf-8")
    (problem,) = problems_of(path)
    assert problem.startswith("2: is not valid TOML: ")
    assert problem.partition(";")[2] == hint.removeprefix(";")


def test_all_mistakes_are_told_in_the_order_of_the_file(path: Path) -> None:
    spoiled = TEXT.replace("reps = 25", "reps = -1").replace("get_ready_s = 10", "get_ready_s = 1")
    path.write_text(spoiled, encoding="utf-8")
    assert [problem.partition(":")[0] for problem in problems_of(path)] == ["18", "114", "120"]
    with pytest.raises(ProgramFileError, match=r"from 3 to 120, and 2 more$"):
        load_program(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", " format: is missing"),
        (b"format = 1\nname = '\xff'", "2: is not UTF-8 text; save it as UTF-8"),
        (TEXT.encode("utf-16"), "1: is not UTF-8 text"),
        (b"#" * (LARGEST_BYTES + 1), " is larger than 1024 KiB"),
        (b"x = " + b"[" * 100_000, " is nested too deeply"),
        (b"x = " + b"9" * 5_000, " holds a number far out of range"),
        (
            TEXT.replace("= 1\n", f"= 0x{'f' * 5_000}\n").encode(),
            "9: format: is a number far out of",
        ),
    ],
)
def test_what_is_no_program_at_all_is_told(path: Path, content: bytes, problem: str) -> None:
    path.write_bytes(content)
    assert problems_of(path)[0].startswith(problem)


def test_a_missing_file_and_a_folder_are_told(path: Path) -> None:
    assert problems_of(path) == [" cannot be read: there is no such file"]
    path.mkdir()
    assert problems_of(path) == [" cannot be read: it is a folder, not a file"]


DOTTED = ".".join(["a"] * 100_000)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"x = 1\n{DOTTED} = 1\n", 2),
        (f"[{DOTTED}]", 1),
        (f"x = {{ {DOTTED} = 1 }}", 1),
        (" . ".join(['"a.b"'] * 100_000) + " = 1", 1),
        (".".join(["a"] * (MAX_KEY_PARTS + 1)) + " = 1", 1),
    ],
    ids=["key", "table", "inline", "quoted", "one too many"],
)
def test_a_key_of_endless_parts_is_told_at_once(path: Path, content: str, line: int) -> None:
    path.write_text(content)
    assert problems_of(path) == [f"{line}: has a key of more than {MAX_KEY_PARTS} parts"]


@pytest.mark.parametrize(
    "content",
    [
        ".".join(["a"] * MAX_KEY_PARTS) + " = 1",
        f"x = '{DOTTED[:999]}'",
        f'x = "No\\"{DOTTED[:999]}"',
        f'x = """\n{DOTTED[:999]}"""',
        f"# {DOTTED[:999]}",
        f"x = [{', '.join(['1.5'] * 999)}]",
    ],
    ids=["just as many", "text", "quoted text", "long text", "comment", "numbers"],
)
def test_dots_elsewhere_are_no_long_key(path: Path, content: str) -> None:
    path.write_text(content)
    assert not any("parts" in problem for problem in problems_of(path))
    tomllib.loads(content)


def without_a_line(text: str, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines).encode()


def another_value(text: str, chance: random.Random) -> bytes:
    lines = text.splitlines()
    place = chance.choice([i for i, line in enumerate(lines) if " = " in line])
    values = ("-1", "1e999", "nan", str(10**400), "true", "''", "[]", "[[1]]", "{}", "1979-05-27")
    lines[place] = f"{lines[place].partition(' = ')[0]} = {chance.choice(values)}"
    return "\n".join(lines).encode()


def cut_off(text: str, chance: random.Random) -> bytes:
    return text.encode()[: chance.randrange(len(text))]


def flipped_bits(text: str, chance: random.Random) -> bytes:
    content = bytearray(text.encode())
    for _ in range(chance.randrange(1, 10)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


@pytest.mark.parametrize("mutate", [without_a_line, another_value, cut_off, flipped_bits])
@pytest.mark.parametrize("text", [TEXT, WORKED_LIST.read_text(encoding="utf-8")])
def test_no_mutation_raises_anything_but_a_program_file_error(
    path: Path, text: str, mutate: Callable[[str, random.Random], bytes]
) -> None:
    chance = random.Random(2026)
    refused = 0
    for _ in range(60):
        path.write_bytes(mutate(text, chance))
        try:
            load_program(path)
        except ProgramFileError:
            refused += 1
    assert refused > 10


CHOSEN = Settings(
    first_side=Side.RIGHT, color_scheme=ColorScheme.DARK, volume=55, presets={"lift": "long-hold"}
)


def test_settings_come_back_as_they_were(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())
    save_settings(path, CHOSEN)
    assert load_settings(path) == (CHOSEN, ())


def test_only_what_differs_is_written(path: Path) -> None:
    save_settings(path, Settings(volume=55))
    assert path.read_text() == "volume = 55\n"
    save_settings(path, Settings())
    assert path.read_text() == ""


def test_keys_of_a_newer_version_stay(path: Path) -> None:
    path.write_text('volume = 10\nmetronome = "wood"\n\n[metronomes]\nat = 07:30:00\n')
    settings, problems = load_settings(path)
    assert settings == Settings(volume=10)
    assert problems == (), "it is no mistake to come back from a newer version"
    save_settings(path, Settings(sound=False))
    written = tomllib.loads(path.read_text())
    assert written.pop("metronomes")["at"].isoformat() == "07:30:00"
    assert written == {"sound": False, "metronome": "wood"}


def test_one_wrong_value_does_not_cost_the_others(path: Path) -> None:
    path.write_text('color_scheme = "dark"\nvolume = 300\n')
    settings, problems = load_settings(path)
    assert settings == Settings(color_scheme=ColorScheme.DARK)
    assert problems == (f"{path}:2: volume: is 300; it should be a whole number from 0 to 100",)


def test_a_broken_file_stays_until_a_save_keeps_it_under_another_name(path: Path) -> None:
    for content, aside in (("first = ", "program.toml.broken"), ("2 =", "program.toml.broken2")):
        path.write_text(content)
        settings, (note,) = load_settings(path)
        assert settings == Settings()
        assert note.startswith(f"{path}:1: is not valid TOML")
        assert note.endswith(f"If you change a setting before, it is kept as {aside}.")
        assert path.read_text() == content, "to read it changes nothing"
        assert not path.with_name(aside).exists()
        save_settings(path, CHOSEN)
        assert path.with_name(aside).read_text() == content
        assert load_settings(path) == (CHOSEN, ())


def test_what_a_link_leads_to_is_not_renamed(path: Path, tmp_path: Path) -> None:
    target = linked(path, tmp_path / "synchronised" / "settings.toml")
    for content, aside in (("broken = ", "program.toml.broken"), ("2 =", "program.toml.broken2")):
        target.write_text(content)
        load_settings(path)
        assert target.read_text() == content
        save_settings(path, CHOSEN)
        assert path.is_symlink()
        assert load_settings(target) == (CHOSEN, ())
        assert [file.name for file in target.parent.iterdir()] == ["settings.toml"]
        assert path.with_name(aside).read_text() == content


@pytest.mark.parametrize("leads_to", ["no folder/at/all.toml", "program.toml"])
def test_a_link_that_leads_nowhere_is_a_sentence(path: Path, leads_to: str) -> None:
    path.with_name("no folder").write_text("in the way")
    try:
        path.symlink_to(path.parent / leads_to)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    settings, (note,) = load_settings(path)
    assert settings == Settings()
    assert note.endswith("; the usual settings hold.")
    with pytest.raises(StorageError, match="could not be saved: "):
        save_settings(path, CHOSEN)
    assert path.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_a_sentence_and_stays(path: Path) -> None:
    os.mkfifo(path)
    settings, (note,) = load_settings(path)
    assert settings == Settings()
    assert note == f"{path} cannot be read: it is no ordinary file; the usual settings hold."
    with pytest.raises(StorageError, match="could not be saved: it is no ordinary file"):
        save_settings(path, CHOSEN)
    assert path.is_fifo()
    assert problems_of(path) == [" cannot be read: it is no ordinary file"]


def test_a_file_that_cannot_be_read_is_left_alone(path: Path) -> None:
    path.mkdir()
    settings, (note,) = load_settings(path)
    assert settings == Settings()
    assert note.endswith("it is a folder, not a file; the usual settings hold.")
    with pytest.raises(StorageError, match="could not be saved: it is a folder"):
        save_settings(path, CHOSEN)


def test_a_file_in_the_place_of_the_folder_is_a_sentence(path: Path) -> None:
    path.write_text("in the way")
    with pytest.raises(StorageError, match="could not be saved: a file stands in the place of"):
        save_settings(path / "settings.toml", CHOSEN)
    assert len(load_settings(path / "settings.toml")[1]) == 1


def linked(path: Path, target: Path) -> Path:
    """The target, with a link to it."""
    target.parent.mkdir(exist_ok=True)
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this account may not make symbolic links")
    return target


def test_a_symbolic_link_is_followed_and_stays(path: Path, tmp_path: Path) -> None:
    target = linked(path, tmp_path / "synchronised" / "settings.toml")
    save_settings(path, CHOSEN)
    assert path.is_symlink()
    assert not target.is_symlink()
    assert load_settings(path) == load_settings(target) == (CHOSEN, ())


def test_a_save_that_fails_leaves_the_old_file_and_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(path, CHOSEN)

    def disk_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(StorageError, match="could not be saved: the disk is full"):
        save_settings(path, Settings())
    assert load_settings(path) == (CHOSEN, ())
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_settings_are_private(tmp_path: Path) -> None:
    path = tmp_path / "config" / "glutetimer" / "settings.toml"
    save_settings(path, CHOSEN)
    modes = [stat.S_IMODE(entry.stat().st_mode) for entry in (path, *path.parents[:2])]
    assert modes == [0o600, 0o700, 0o700]
