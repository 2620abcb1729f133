"""The command line in the system's language, argparse's own words included."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from glutetimer.cli.argparse_texts import TEXTS
from glutetimer.system.resources import builtin_program
from tests.cli.test_command_line import glutetimer, one_sentence
from tests.support.languages import GERMAN_ENVIRONMENT
from tests.support.programs import hurried_text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the environment says it there")

# What argparse says to a programmer, or of what the program's command line does not have.
UNSEEN = {
    ".__call__() not defined", "conflicting subparser: %s", "conflicting subparser alias: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)", 'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s", "cannot merge actions - two groups are named %r",
    "'required' is an invalid argument for positionals", "dest= is required for options like %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "invalid conflict_resolution value: %r", "mutually exclusive arguments must be optional",
    ("conflicting option string: %s", "conflicting option strings: %s"), "subcommands",
    "cannot have multiple subparser arguments", "one of the arguments %s is required",
    ("expected %s argument", "expected %s arguments"), "unexpected option string: %s",
    "%r is not callable", "invalid %(type)s value: %(value)r", "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n", "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated", "argument '%(argument_name)s' is deprecated",
    # The same in any language.
    "%(heading)s:", " (default: %(default)s)",
}  # fmt: skip


def in_german(*arguments: object, **environ: str) -> tuple[str, str, int]:
    """What it prints on stdout and on stderr, and its exit code."""
    german = GERMAN_ENVIRONMENT | environ
    ran = glutetimer(*arguments, without=("LC_ALL", "LC_MESSAGES"), **german)
    return ran.stdout, one_sentence(ran) if ran.stderr else "", ran.returncode


def test_help_is_german() -> None:
    out, _, code = in_german("--help")
    assert code == 0
    assert out.startswith("Aufruf: glutetimer [-h] [--data-dir ORDNER]")
    for text in (
        "\nAngaben:\n",
        "\nOptionen:\n",
        "die heutige Stufe und warum",
        "diese Hilfe zeigen",
    ):
        assert text in out
    assert "exit" not in out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--nonsense",), "glutetimer: unbekannte Angabe: --nonsense; siehe glutetimer --help"),
        (("export-audio",), "glutetimer export-audio: es fehlt: DATEI.wav; siehe "),
        (("status", "--person"), "glutetimer status: --person: braucht eine Angabe; siehe "),
        (
            ("history", "export", "x", "--format", "xml"),
            ": --format: „xml“ gibt es nicht (",
        ),
    ],
)
def test_a_wrong_command_line_is_refused_in_german(
    arguments: tuple[str, ...], complaint: str
) -> None:
    _, error, code = in_german(*arguments)
    assert complaint in error
    assert code == 1


def test_a_broken_program_is_refused_in_german(tmp_path: Path) -> None:
    program = tmp_path / "own.toml"
    program.write_text("name = “Own”\n", encoding="utf-8")
    _, error, code = in_german("check-program", program)
    assert error.startswith(f"{program}:1: ist kein gültiges TOML: Hier müsste ein Wert stehen;")
    assert error.endswith('; schreiben Sie " anstelle von “')
    assert code == 1


def test_status_is_german(tmp_path: Path) -> None:
    out, error, code = in_german("status", "--data-dir", tmp_path)
    assert "\nWillkommen.\nDas ist Ihr erstes Training hier" in out
    assert not error
    assert code == 0


def test_status_tells_of_broken_settings_in_german(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("sound = \n", encoding="utf-8")
    out, error, code = in_german("status", "--data-dir", tmp_path)
    assert "gelten die üblichen Einstellungen" in error
    assert out
    assert code == 0


def test_what_programs_read_has_the_same_keys_in_german(tmp_path: Path) -> None:
    keys = "date program level exercise reps speed sets verdict reason evidence offered change"
    out, _, _ = in_german("status", "--json", "--data-dir", tmp_path)
    assert list(json.loads(out)) == [*keys.split(), "notice", "done_today", "today"]


def test_a_file_of_sound_has_no_english_words_in_german(tmp_path: Path) -> None:
    program, file = tmp_path / "short.toml", tmp_path / "session.wav"
    program.write_text(hurried_text().replace("reps = 25", "reps = 3"), encoding="utf-8")
    out, _, code = in_german("export-audio", file, "--program", program, "--data-dir", tmp_path)
    assert code == 0
    assert "auf Deutsch gibt es keine gesprochenen Aufnahmen" in out
    glutetimer("export-audio", tmp_path / "e.wav", "--program", program, "--data-dir", tmp_path)
    assert file.read_bytes() != (tmp_path / "e.wav").read_bytes()


def test_a_program_is_not_to_blame_for_a_language_without_clips() -> None:
    out, _, code = in_german("check-program", builtin_program())
    assert code == 0
    assert " ist in Ordnung; die Stufen sind " in out
    assert "Aufnahme" not in out


def test_a_language_that_there_is_not_is_english() -> None:
    out, _, _ = in_german("--help", LANG="fi_FI.UTF-8", LANGUAGE="fi")
    assert out.startswith("usage: glutetimer")


def test_every_word_of_argparse_that_a_person_may_see_is_a_message_of_ours() -> None:
    keywords = {"_": None, "ngettext": (1, 2)}
    found = {text for _, text, *_ in extract_from_file("python", argparse.__file__, keywords)}
    assert found - UNSEEN <= set(TEXTS)
