"""The bundle at work, beside the source."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer import __version__
from glutetimer.core.program import Side
from glutetimer.storage.history import HistoryStore
from tests.audio.sound_server import SoundServer
from tests.bundle.conftest import Bundle
from tests.support.languages import GERMAN_ENVIRONMENT
from tests.support.programs import hurried_text
from tests.support.waiting import wait_until

WINDOW = ("xdotool", "search", "--onlyvisible", "--name", "^GluteTimer$")


@pytest.fixture
def short_program(tmp_path: Path) -> Path:
    """The built-in program in a hurry, with three reps where it has twenty-five."""
    file = tmp_path / "short.toml"
    file.write_text(hurried_text().replace("reps = 25", "reps = 3"), encoding="utf-8")
    return file


def test_it_tells_its_version(bundle: Bundle) -> None:
    assert bundle.run("--version") == f"GluteTimer {__version__}\n"


def test_it_speaks_german(bundle: Bundle) -> None:
    assert bundle.run("--help", **GERMAN_ENVIRONMENT).startswith("Aufruf: glutetimer ")


@pytest.mark.parametrize("level", ["clamshell", "lift-and-circles"])
def test_a_session_sounds_as_that_of_the_source(
    bundle: Bundle, short_program: Path, tmp_path: Path, level: str
) -> None:
    source, bundled = tmp_path / "source.wav", tmp_path / "bundled.wav"
    options = ("--program", short_program, "--level", level)
    subprocess.run(
        [sys.executable, "-m", "glutetimer", "export-audio", source, *options],
        env=os.environ | {"HOME": str(bundle.home)}, check=True, timeout=120,
    )  # fmt: skip
    bundle.run("export-audio", bundled, *options)
    assert bundled.stat().st_size > 1_000_000
    assert bundled.read_bytes() == source.read_bytes()


def test_it_finds_screen_and_sound(bundle: Bundle, tmp_path: Path) -> None:
    server = SoundServer(tmp_path)
    server.start()
    try:
        said = bundle.run("doctor", PULSE_SERVER=server.environ["PULSE_SERVER"])
    finally:
        server.kill()
    found = dict(line.removeprefix("ok").strip().split(": ", 1) for line in said.splitlines())
    assert found["Display"] == os.environ["DISPLAY"]
    assert found["Sound"] == "first"


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs a hand on the keys")
def test_a_session_by_keys_is_kept(bundle: Bundle, short_program: Path) -> None:
    settings = bundle.home / ".config" / "glutetimer" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("introduced = true\n", encoding="utf-8")
    history = bundle.home / ".local" / "share" / "glutetimer" / "history.db"
    with subprocess.Popen(
        bundle.command("--program", short_program), env=bundle.environment, cwd=bundle.home
    ) as program:
        try:
            window = opened_window()
            wait_until(lambda: begun(history, window), 60, "the session")
            wait_until(lambda: reps_done(history) == 6, 60, "the last rep")
            libraries = Path(f"/proc/{program.pid}/maps").read_text(encoding="utf-8")
            program.send_signal(signal.SIGTERM)
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    with HistoryStore(history) as store:
        (record,) = store.load().sessions
    assert {side: record.done(side) for side in Side} == {Side.LEFT: 3, Side.RIGHT: 3}

    mapped = {line.split(maxsplit=5)[5] for line in libraries.splitlines() if ".so" in line}
    foreign = {Path(file).name for file in mapped if not file.startswith(str(bundle.folder))}
    names = ("python", "qt", "pyside", "shiboken")
    assert [name for name in foreign if any(n in name.lower() for n in names)] == []


def opened_window() -> str:
    """The id of the program's window, once it is there."""
    found: list[str] = []

    def look() -> bool:
        ran = subprocess.run(WINDOW, capture_output=True, text=True, check=False)
        found[:] = ran.stdout.split()
        return bool(found)

    wait_until(look, 60, "the window")
    return found[0]


def begun(history: Path, window: str) -> bool:
    """Whether a session has begun; else Space is pressed."""
    if asked(history, "SELECT COUNT(*) FROM sessions"):
        return True
    subprocess.run(["xdotool", "windowfocus", window, "key", "space"], check=True)
    return False


def reps_done(history: Path) -> int:
    return asked(history, "SELECT SUM(done) FROM sets")


def asked(history: Path, query: str) -> int:
    """The number that another reader finds in the history while the program writes it."""
    with closing(sqlite3.connect(f"{history.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute(query).fetchone()[0] or 0)
