"""The command line, from the outside: exit codes, one sentence, never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import wave
from datetime import date
from pathlib import Path

import pytest

from glutetimer.cli import commands
from glutetimer.cli.situation import Situation
from glutetimer.core.adjustment import adjustment_between
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program, save_settings
from glutetimer.system.paths import user_paths
from glutetimer.system.resources import builtin_program
from tests.storage.samples import LEFT_SET, RIGHT_SET, SESSION
from tests.support.programs import small_text

BUILT_IN = builtin_program().read_text(encoding="utf-8")
LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")


def glutetimer(
    *arguments: object, without: tuple[str, ...] = (), **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, without the environment's `without`."""
    kept = {key: value for key, value in os.environ.items() if key not in without}
    command = [sys.executable, "-m", "glutetimer", *map(str, arguments)]
    return subprocess.run(
        command, env={**kept, **environ}, capture_output=True, text=True, timeout=60, check=False
    )


def one_sentence(ran: subprocess.CompletedProcess[str]) -> str:
    """What it printed on stderr, which must be one line and no traceback."""
    sentence = ran.stderr.strip()
    assert "Traceback" not in sentence
    assert sentence.count("\n") == 0, sentence
    return sentence


def test_status_tells_the_level_and_why(tmp_path: Path) -> None:
    ran = glutetimer("status", "--json", "--data-dir", tmp_path)
    assert ran.returncode == 0
    values = json.loads(ran.stdout)
    assert values["level"] == values["exercise"] == "clamshell"
    assert (values["reps"], values["speed"], values["verdict"]) == (25, "normal", "first")
    assert values["reason"]
    assert values["evidence"] == []
    assert "first session" in glutetimer("status", "--data-dir", tmp_path).stdout


def status(program: Program, *sessions: SessionRecord, as_json: bool = False) -> str:
    situation = Situation(program, Settings(), History(sessions))
    return "\n".join(commands.status(situation, sessions[-1].day, as_json))


def test_status_says_what_was_done_today() -> None:
    program = load_program(builtin_program())
    whole = replace(SESSION, sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=25)))
    lines = status(program, whole).splitlines()
    assert lines[1] == (
        "Done for today: Clamshell, 25 of 25 with each leg. Another is welcome tomorrow."
    )
    values = json.loads(status(program, whole, as_json=True))
    assert values["done_today"] is True
    assert values["today"] == lines[1]
    half = replace(SESSION, sets=(replace(LEFT_SET, done=25), RIGHT_SET))
    assert "\nToday so far: Clamshell, 25 of 25 with the left" in status(program, half)
    assert json.loads(status(program, half, as_json=True))["done_today"] is False


def test_a_false_start_is_nothing_to_status() -> None:
    program = load_program(builtin_program())
    false_start = replace(SESSION, sets=(replace(LEFT_SET, done=3), RIGHT_SET))
    assert "first session" in status(program, false_start)
    assert "today" not in status(program, false_start)
    values = json.loads(status(program, false_start, as_json=True))
    assert (values["verdict"], values["today"], values["done_today"]) == ("first", "", False)


def test_the_data_folder_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('first_side = "right"\n', encoding="utf-8")
    for order in (("--data-dir", tmp_path, "doctor"), ("doctor", "--data-dir", tmp_path)):
        assert str(tmp_path / "history.db") in glutetimer(*order).stdout


def test_doctor_counts_the_sessions_of_the_history(tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "history.db") as store:
        store.put(replace(SESSION, sets=(replace(LEFT_SET, done=25), RIGHT_SET)))
    assert f"{tmp_path / 'history.db'}, 1 session\n" in (
        glutetimer("doctor", "--data-dir", tmp_path).stdout
    )


@pytest.mark.parametrize("arguments", [("nonsense",), ("--nonsense",), ("export-audio",)])
def test_a_wrong_command_line_is_one_sentence(arguments: tuple[str, ...]) -> None:
    ran = glutetimer(*arguments)
    assert ran.returncode == 1
    assert "--help" in one_sentence(ran)


@pytest.mark.parametrize(
    "arguments", [("history",), ("history", "forget"), ("history", "export", "x", "--format", "x")]
)
def test_a_wrong_history_command_is_one_sentence(arguments: tuple[str, ...]) -> None:
    ran = glutetimer(*arguments)
    assert ran.returncode == 1
    assert "--help" in one_sentence(ran)


def test_export_audio_writes_the_whole_session(tmp_path: Path) -> None:
    file = tmp_path / "session.wav"
    level = "lift-and-circles"
    ran = glutetimer("export-audio", file, "--level", level, "--first", "right",
                     "--data-dir", tmp_path)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    with wave.open(str(file)) as sound:
        assert sound.getnframes() / sound.getframerate() == 248.5


def test_export_audio_has_the_dose_that_was_chosen(tmp_path: Path) -> None:
    program, file = load_program(builtin_program()), tmp_path / "session.wav"
    level = program.levels[0]
    (dose,) = level.doses
    fifteen = adjustment_between(level, replace(level, doses=(replace(dose, reps=15),)))
    settings = Settings().adjusted(program, level, fifteen, date(2026, 11, 26))
    save_settings(user_paths(tmp_path).settings, settings)
    ran = glutetimer("export-audio", file, "--data-dir", tmp_path)
    assert ran.returncode == 0, ran.stderr
    own_s, rep_s = 284.5, 5
    with wave.open(str(file)) as sound:
        assert sound.getnframes() / sound.getframerate() == own_s - 2 * 10 * rep_s


def test_export_audio_plays_on_where_the_window_would_wait(tmp_path: Path) -> None:
    file = tmp_path / "session.wav"
    sounds = []
    for wait_for_me in WaitForMe:
        settings = Settings(wait_for_me=wait_for_me, get_ready_s=3)
        save_settings(user_paths(tmp_path).settings, settings)
        ran = glutetimer("export-audio", file, "--data-dir", tmp_path)
        assert ran.returncode == 0, ran.stderr
        sounds.append(file.read_bytes())
    assert sounds[0] == sounds[1]


def test_export_audio_counts_what_no_clip_says(tmp_path: Path) -> None:
    program = tmp_path / "own.toml"
    own = BUILT_IN.replace('"Feet together."', '"Füße zusammen."')
    assert own != BUILT_IN
    program.write_text(own, encoding="utf-8")
    ran = glutetimer("export-audio", tmp_path / "session.wav", "--level", "clamshell",
                     "--program", program, "--data-dir", tmp_path)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"no clip says \d+ announcements of your own program", ran.stdout)
    ran = glutetimer("export-audio", tmp_path / "session.wav", "--data-dir", tmp_path)
    assert "no clip" not in ran.stdout


def test_an_unknown_level_names_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "session.wav"
    ran = glutetimer("export-audio", file, "--level", "9", "--data-dir", tmp_path)
    assert ran.returncode == 1
    assert "clamshell-half-speed" in one_sentence(ran)


def test_sound_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    ran = glutetimer("export-audio", tmp_path / "no" / "session.wav", "--data-dir", tmp_path)
    assert ran.returncode == 2
    assert "session.wav" in one_sentence(ran)


@pytest.fixture
def file_in_the_way(tmp_path: Path) -> Path:
    """A data folder that cannot be written, even by root: a file stands in its place."""
    file = tmp_path / "occupied"
    file.write_text("mine", encoding="utf-8")
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_no_display_is_one_sentence(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ran = glutetimer("--data-dir", tmp_path, without=hidden)
    assert ran.returncode == 2
    assert "no display" in one_sentence(ran)
    ran = glutetimer("--data-dir", tmp_path, without=hidden, DISPLAY=":4711")
    assert ran.returncode == 2
    assert ":4711 cannot be opened" in one_sentence(ran)


def test_an_unwritable_data_folder_is_one_sentence(file_in_the_way: Path) -> None:
    ran = glutetimer("--data-dir", file_in_the_way, QT_QPA_PLATFORM="offscreen")
    assert ran.returncode == 2
    assert str(file_in_the_way) in one_sentence(ran)
    assert file_in_the_way.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("library", ["libxcb-cursor.so.0", "libEGL.so.1"])
def test_a_missing_system_library_is_one_sentence(library: str, tmp_path: Path) -> None:
    if not (LIBRARIES / library).exists() or "DISPLAY" not in os.environ:
        pytest.skip(f"needs a display and {library} in {LIBRARIES}, to take it away")
    # In a name space of its own the system's libraries are seen through a layer without it.
    script = f"""
        mount -t tmpfs none {tmp_path} && mkdir {tmp_path}/upper {tmp_path}/work &&
        mount -t overlay overlay {LIBRARIES} \
            -o lowerdir={LIBRARIES},upperdir={tmp_path}/upper,workdir={tmp_path}/work &&
        rm {LIBRARIES}/{library}* || exit 99
        exec {sys.executable} -m glutetimer --data-dir {tmp_path}/data
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("needs unshare, to take a library away from one process")
    environ = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        [unshare, "--mount", "sh", "-c", script],
        env=environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if ran.returncode == 99 or "unshare failed" in ran.stderr:
        pytest.skip(f"needs the right to mount, to take a library away: {ran.stderr.strip()}")
    assert ran.returncode == 2
    assert library in one_sentence(ran)
    assert "sudo apt-get install" in ran.stderr


def test_a_command_goes_by_the_program_that_the_window_remembers(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    settings = tmp_path / "settings.toml"
    settings.write_text(f"program = {json.dumps(str(file))}\n", encoding="utf-8")
    for text, program, note in (
        (small_text("Own"), "own", ""),
        ("", "gluteus-medius", "the built-in one is"),
        (None, "gluteus-medius", "there is no such file"),
    ):
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
        ran = glutetimer("status", "--json", "--data-dir", tmp_path)
        assert ran.returncode == 0
        assert json.loads(ran.stdout)["program"] == program
        assert note in ran.stderr
        assert bool(note) == bool(ran.stderr)
    ran = glutetimer("status", "--json", "--data-dir", tmp_path, "--program", builtin_program())
    assert (json.loads(ran.stdout)["program"], ran.stderr) == ("gluteus-medius", "")
