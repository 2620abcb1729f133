"""What is said of a broken file is in the language in use, what its parser says of it, too."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from glutetimer.storage.errors import ImportFileError, ProgramFileError
from glutetimer.storage.import_export import read_history_file
from glutetimer.storage.parser_texts import parser_text
from glutetimer.storage.toml_files import load_program
from tests.support.languages import german

RAISING = ("suffixed_err", "TOMLDecodeError")


def messages_of_tomllib() -> Iterator[str]:
    """What it raises, with an x in each place to fill."""
    parser = inspect.getmodule(tomllib.loads)
    assert parser is not None
    for node in ast.walk(ast.parse(inspect.getsource(parser))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISING:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
                elif isinstance(argument, ast.JoinedStr):
                    parts = (getattr(part, "value", "x") for part in argument.values)
                    yield "".join(part if isinstance(part, str) else "x" for part in parts)


def test_all_that_tomllib_says_is_known() -> None:
    messages = [message for message in messages_of_tomllib() if " (at " not in message]
    assert len(messages) > 20
    with german():
        assert [message for message in messages if parser_text(message) == message] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a", "1: ist kein gültiges TOML: Nach dem Schlüssel fehlt '='"),
        ("[a]\n[a]", "2: ist kein gültiges TOML: ('a',) kommt zweimal vor"),
        ("a = {b = 1, b = 1}", "1: ist kein gültiges TOML: Der Schlüssel 'b' kommt zweimal vor"),
        ("a = '''b", "1: ist kein gültiges TOML: Hier fehlt \"'''\""),
    ],
)
def test_a_broken_program_is_told_in_german(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with german(), pytest.raises(ProgramFileError) as raised:
        load_program(file)
    assert str(raised.value) == f"{file}:{told}"


def test_a_broken_history_is_told_in_german(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text('{"format": }', encoding="utf-8")
    with german(), pytest.raises(ImportFileError) as raised:
        read_history_file(file, as_csv=False)
    told = "Zeile 1: ist kein JSON: Hier müsste ein Wert stehen."
    assert str(raised.value) == f"{file} lässt sich nicht einlesen, geändert wurde nichts: {told}"


def test_a_history_that_is_no_csv_of_ours_is_told_in_german(tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    file.write_text("Datum,Beine\n1,2\n", encoding="utf-8")
    with german(), pytest.raises(ImportFileError, match="Zeile 1: hat keine Spaltennamen; nötig "):
        read_history_file(file, as_csv=True)


def test_what_nobody_knows_stays_as_it_was_said() -> None:
    with german():
        assert parser_text("Something quite new") == "Something quite new"
