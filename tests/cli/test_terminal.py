"""What the command line prints, on whatever terminal, pipe or full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.system.resources import builtin_program

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's pipes")
COMMAND = [sys.executable, "-m", "glutetimer"]
BUFFERED = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}


def glutetimer(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=BUFFERED | environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def foreign_names(tmp_path: Path) -> Path:
    """The built-in program with a first level that not every terminal has letters for."""
    file = tmp_path / "own.toml"
    text = builtin_program().read_text(encoding="utf-8")
    assert 'name = "Clamshell"\n' in text
    file.write_text(text.replace('"Clamshell"', '"Muschel — 貝"'), encoding="utf-8")
    return file


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "cp1252", "utf-8"])
def test_letters_that_a_terminal_lacks_are_replaced(
    tmp_path: Path, foreign_names: Path, encoding: str
) -> None:
    command = ("status", "--program", foreign_names, "--data-dir", tmp_path / "data")
    ran = subprocess.run(
        [*COMMAND, *map(str, command)],
        env=BUFFERED | {"PYTHONIOENCODING": encoding},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    shown = "Muschel — 貝".encode(encoding, errors="replace")
    assert ran.stdout.splitlines()[0].startswith(shown)


def test_an_error_is_shown_by_any_terminal(tmp_path: Path) -> None:
    ran = glutetimer("check-program", tmp_path / "貝.toml", PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert ran.stderr == f"{tmp_path}/?.toml: cannot be read: there is no such file\n"


@posix
@pytest.mark.parametrize(
    "arguments", [("status",), ("status", "--json"), ("--help",), ("check-program", "nowhere")]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_who_does_not_listen_hears_no_complaint(
    tmp_path: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    read, write = os.pipe()
    os.close(read)
    # Both of them, as after `2>&1`: not even Python itself may complain at the very end.
    environ = BUFFERED | {"PYTHONUNBUFFERED": unbuffered}
    command = [*COMMAND, "--data-dir", str(tmp_path), *arguments]
    is_error = arguments == ("check-program", "nowhere")
    ran = subprocess.run(
        command, env=environ, stdout=write, stderr=write if is_error else subprocess.PIPE,
        timeout=60, check=False,
    )  # fmt: skip
    os.close(write)
    assert not ran.stderr
    # Python's own parser swallows it where each word goes out at once.
    assert ran.returncode == (0 if arguments == ("--help",) and unbuffered else 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_at_the_other_end_is_one_sentence(tmp_path: Path) -> None:
    command = [*COMMAND, "status", "--data-dir", str(tmp_path)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command, env=BUFFERED, stdout=full, stderr=subprocess.PIPE, text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.startswith("What there is to say cannot be written: ")
    assert ran.stderr.count("\n") == 1


@posix
def test_the_home_folder_may_be_called_by_its_sign(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    (home / "own.toml").write_bytes(builtin_program().read_bytes())
    for arguments in (
        ["status", "--data-dir=~/x", "--program=~/own.toml"],
        ["doctor", "--data-dir=~/x"],
        ["check-program", "~/own.toml"],
    ):
        ran = subprocess.run(
            [*COMMAND, *arguments],
            env=BUFFERED | {"HOME": str(home)}, cwd=here, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert "own.toml" not in ran.stderr
    assert (home / "x" / "history.db").exists()
    assert list(here.iterdir()) == []


@posix
def test_an_unknown_home_folder_is_one_sentence() -> None:
    ran = glutetimer("status", "--data-dir=~nobody-of-this-name/x")
    assert ran.returncode == 1
    assert "there is no home folder for '~nobody-of-this-name/x'" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_names_from_a_file_do_not_command_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = builtin_program().read_text(encoding="utf-8")
    file.write_text(
        '"\\u001b]0;title\\u0007\\nkey" = 1\n' + text,
        encoding="utf-8",
    )
    ran = glutetimer("check-program", file)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f'{file}:1: "\\x1b]0;title\\x07\\nkey": is not known here')
    assert not (set(ran.stderr) - {"\n"}) & set(map(chr, (*range(32), *range(127, 160))))
    file.write_text(
        text.replace('"Clamshell"', '"Clam\\u001b[2J\\u009bshell\\n2nd"'),
        encoding="utf-8",
    )
    ran = glutetimer("status", "--program", file, "--data-dir", tmp_path / "data")
    assert ran.stdout.startswith("Clam\\x1b[2J\\x9bshell\\n2nd: ")


def test_keys_of_an_import_do_not_command_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text(
        '{"format": "glutetimer-history", "version": 1, "sessions": [], "\\u001b[2J\\n": 1}',
        encoding="utf-8",
    )
    ran = glutetimer("history", "import", file, "--data-dir", tmp_path / "data")
    assert ran.returncode == 1
    assert '"\\x1b[2J\\n" is not known here' in ran.stderr
    assert ran.stderr.count("\n") == 1


@posix
def test_a_word_of_the_command_line_does_not_command_the_terminal() -> None:
    ran = glutetimer("doctor", "\x1b[2J")
    assert ran.returncode == 1
    assert "\x1b" not in ran.stderr
