"""What is loaded before Today is seen, and what is got ready while it is read."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from glutetimer.ui.workout.workout_page import WorkoutPage
from tests.ui.conftest import OpenApp

TOOLS = Path(__file__).parents[2] / "tools"
# Each with all that is in it.
NOT_BEFORE_THE_FIRST_PAINT = (
    # The moving figure, sound and the other pages.
    "glutetimer.audio.player",
    "glutetimer.audio.clip_library",
    "glutetimer.audio.silent_player",
    "glutetimer.core.motion",
    "glutetimer.core.pose",
    "glutetimer.core.review",
    "glutetimer.core.skeleton",
    "glutetimer.ui.adjustment_panel",
    "glutetimer.ui.figure.figure_painter",
    "glutetimer.ui.figure_view",
    "glutetimer.ui.introduction",
    "glutetimer.ui.learn_page",
    "glutetimer.ui.program",
    "glutetimer.ui.rating_page",
    "glutetimer.ui.review",
    "glutetimer.ui.settings",
    "glutetimer.ui.summary_page",
    "glutetimer.ui.workout",
    # Files that are written, wrong or another program's.
    "glutetimer.storage.csv_format",
    "glutetimer.storage.json_format",
    "glutetimer.storage.program_writer",
    "glutetimer.storage.toml_lines",
    "tomli_w",
    "tomlkit",
    # Commands, a second start, a waking screen, the system's wishes.
    "glutetimer.cli.commands",
    "glutetimer.cli.doctor",
    "glutetimer.cli.situation",
    "glutetimer.system.single_instance",
    "wakepy",
    # What Qt has beside the three modules of every window.
    "PySide6.QtDBus",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "PySide6.QtTest",
    # Python's own that take longer to load than what Today does with them.
    "asyncio",
    "email",
    "hashlib",
    "html",
    "multiprocessing",
    "socket",
    "subprocess",
    "xml",
)


def test_nothing_is_loaded_that_today_does_not_show(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("introduced = true\n", encoding="utf-8")
    command = f"from bench.first_paint import list_modules; list_modules({str(tmp_path)!r})"
    shown = subprocess.run(
        [sys.executable, "-c", command],
        cwd=TOOLS, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    loaded = shown.stdout.split()
    assert "glutetimer.ui.today_page" in loaded
    assert not [
        name
        for name in loaded
        if any(f"{name}.".startswith(f"{later}.") for later in NOT_BEFORE_THE_FIRST_PAINT)
    ]


def test_the_session_s_page_is_there_before_start_is_pressed(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 26, 7, tzinfo=UTC))
    driver.qtbot.waitUntil(lambda: driver.window.findChild(WorkoutPage) is not None)
    assert "Get ready" not in driver.visible_text()
