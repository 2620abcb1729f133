"""What is loaded before Today is seen, and what is got ready while it is read."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.workout.workout_page import WorkoutPage
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp

TOOLS = Path(__file__).parents[2] / "tools"
# All that is loaded by then of the program and of Qt's modules, a name a line. Whoever adds one
# says that Today shows something of it; whoever spares one takes it off.
LOADED = Path(__file__).with_name("first_paint_modules.txt")
# Of others, each with all that is in it: what takes longer to load than what Today does with it.
NOT_BEFORE_THE_FIRST_PAINT = (
    "ast",
    "asyncio",
    "concurrent",
    "csv",
    "dataclasses",
    "decimal",
    "email",
    "hashlib",
    "html",
    "http",
    "inspect",
    "json",
    "logging",
    "multiprocessing",
    "socket",
    "ssl",
    "subprocess",
    "tomli_w",
    "tomlkit",
    "unittest",
    "uuid",
    "wakepy",
    "xml",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of all modules that a process has loaded when Today is painted."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "settings.toml").write_text("introduced = true\n", encoding="utf-8")
    command = f"from bench.first_paint import list_modules; list_modules({str(folder)!r})"
    shown = subprocess.run(
        [sys.executable, "-c", command],
        cwd=TOOLS, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return shown.stdout.split()


@pytest.fixture
def idle_moments() -> None:
    """They are used, as in the program."""


def test_nothing_of_the_program_or_of_qt_is_loaded_that_today_does_not_show(
    loaded: list[str],
) -> None:
    own = [name for name in loaded if f"{name}.".startswith(("glutetimer.", "PySide6.Qt"))]
    assert own == LOADED.read_text(encoding="utf-8").split()


def test_nothing_of_others_is_loaded_that_only_other_pages_need(loaded: list[str]) -> None:
    assert not [
        name
        for name in loaded
        if any(f"{name}.".startswith(f"{later}.") for later in NOT_BEFORE_THE_FIRST_PAINT)
    ]


def test_the_session_s_page_is_there_before_start_is_pressed(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 26, 7, tzinfo=UTC))
    driver.qtbot.waitUntil(lambda: driver.window.findChild(WorkoutPage) is not None)
    assert "Get ready" not in driver.visible_text()


def test_review_is_there_before_it_is_asked_for(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 26, 7, tzinfo=UTC))
    driver.qtbot.waitUntil(lambda: driver.window.findChild(ReviewPage) is not None)
    assert "Your weeks" not in driver.visible_text()


def test_a_session_that_begins_at_once_comes_before_that(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 26, 7, tzinfo=UTC), start=True)
    driver.qtbot.wait(200)
    assert driver.window.findChild(WorkoutPage) is not None
    assert driver.window.findChild(ReviewPage) is None
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: driver.window.findChild(ReviewPage) is not None)
