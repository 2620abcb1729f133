"""A program's file that is changed outside the window is followed, but not in a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from tests.support.app_driver import LONG_STEP_MS, Key
from tests.support.programs import small_text, without_figures
from tests.support.sample_histories import HALF, NOW, SampleHistory, session_of
from tests.ui.conftest import OpenApp
from tests.ui.program.programs_opened import (
    BROKEN,
    ERRORS,
    come_back,
    on,
    remember,
    said,
    write,
)

pytestmark = pytest.mark.usefixtures("plain_figures")


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def test_a_change_outside_is_followed_by_every_page(open_app: OpenApp, tmp_path: Path) -> None:
    file = write(tmp_path, "own")
    remember(tmp_path, file)
    past = SampleHistory((replace(session_of(HALF, 1), program="own", level="march"),))
    driver = open_app(NOW, past=past)
    for page in PageName.LEARN, PageName.PROGRAM, PageName.SETTINGS, PageName.REVIEW:
        on(driver, page)
    changed = small_text("Own", reps=9).replace("Marching", "On the spot")
    changed = changed.replace("Calm", "Calmer").replace("Lift one knee", "Raise one knee")
    for page, words in {
        PageName.REVIEW: "On the spot",
        PageName.SETTINGS: "Calmer",
        PageName.PROGRAM: "9 × March",
        PageName.LEARN: "Raise one knee",
        PageName.TODAY: "9 × March",
    }.items():
        write(tmp_path, "own")
        come_back(driver)
        assert words not in on(driver, page)
        write(tmp_path, "own", changed)
        come_back(driver)
        assert words in said(driver), page


def test_a_file_that_is_as_it_was_is_not_read_again(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path, write(tmp_path, "own"))
    driver = open_app(NOW)
    changes: list[Program] = []
    driver.app.programs.changed.connect(changes.append)
    before = driver.app.programs.current
    write(tmp_path, "own")
    come_back(driver)
    assert driver.app.programs.current is before
    assert changes == []


def test_a_change_with_errors_leaves_the_program_as_it_was(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = write(tmp_path, "own")
    remember(tmp_path, file)
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    write(tmp_path, "own", BROKEN)
    come_back(driver)
    text = said(driver)
    assert all(error in text for error in ERRORS)
    assert "For now your program goes on as it was before." in text
    text = on(driver, PageName.TODAY)
    assert f"it stays as it was: {file}:10: timing.switch: is not known here" in text
    assert "Level 1 of 1 · Own" in text
    file.unlink()
    come_back(driver)
    assert "it stays as it was" in said(driver)
    assert "there is no such file" in said(driver)
    write(tmp_path, "own", small_text("Mended"))
    come_back(driver)
    assert "Level 1 of 1 · Mended" in said(driver)
    assert "it stays as it was" not in said(driver)


@pytest.mark.parametrize("broken", [False, True])
def test_a_session_under_way_goes_on_by_the_program_it_began_with(
    open_app: OpenApp, tmp_path: Path, broken: bool
) -> None:
    remember(tmp_path, write(tmp_path, "own"))
    driver = open_app(NOW)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("2 of 3")
    changed = BROKEN if broken else small_text("Own", reps=9).replace("Marching", "On the spot")
    write(tmp_path, "own", changed)
    come_back(driver)
    assert driver.app.programs.current.levels[0].doses[0].reps == 3
    driver.wait_for("Session done", LONG_STEP_MS)
    come_back(driver)
    assert driver.app.programs.current.levels[0].doses[0].reps == 3, "what was done is asked about"
    driver.skip_questions()
    assert "Left leg: 3 of 3" in said(driver)
    assert driver.history().sessions[0].sets[0].prescribed == 3
    assert driver.app.programs.current.levels[0].doses[0].reps == (3 if broken else 9)
    assert ("it stays as it was" in said(driver)) == broken
    driver.click("Done")
    assert ("3 × March" if broken else "9 × March") in said(driver)


def test_settings_keep_the_keyboard_where_it_was_when_the_program_changes(
    open_app: OpenApp, tmp_path: Path
) -> None:
    remember(tmp_path, write(tmp_path, "own"))
    driver = open_app(NOW)
    on(driver, PageName.SETTINGS)
    for seconds, field in ((3.5, "Tempo of March: Calm"), (4.5, "Sound: On")):
        driver.button(field).setFocus()
        write(tmp_path, "own", small_text("Own").replace("lift = 3", f"lift = {seconds}"))
        come_back(driver)
        assert driver.keyboard_is_on(field)
    driver.button("Tempo of March: Calm").setFocus()
    write(tmp_path, "own", small_text("Own").replace("Calm", "Slow"))
    come_back(driver)
    assert not driver.keyboard_is_on("Tempo of March: Slow")


def test_a_level_that_goes_leaves_the_keyboard_on_start(open_app: OpenApp, tmp_path: Path) -> None:
    remember(tmp_path, write(tmp_path, "own"))
    driver = open_app(NOW)
    driver.button("Level 1: Marching, where you are").setFocus()
    write(tmp_path, "own", small_text("Own").replace("Marching", "On the spot"))
    come_back(driver)
    assert driver.keyboard_is_on("Start")
