"""The real program as a screen reader finds it: named, pressed, asked for what is not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.setting_choices import Rotation
from glutetimer.core.settings import Settings
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.toml_files import load_settings
from glutetimer.ui.review.texts import describe_day
from tests.e2e.screen_reader import read_window
from tests.storage.samples import LEFT_SET, RIGHT_SET, SESSION

PAGES = ("Today", "Review", "Learn", "Program", "Settings")


def session_of(days_ago: int, left: int, right: int) -> SessionRecord:
    return replace(
        SESSION,
        id=f"{days_ago:032}",
        started_at=datetime.now().astimezone() - timedelta(days=days_ago),
        active_ms=300_000,
        sets=(replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right)),
    )


@pytest.fixture
def screen(tmp_path: Path, bus: dict[str, str], unhurried: Path) -> Callable[[str], Any]:
    """Opens the window on a folder of the test's own, and gives what a task found in it."""
    (tmp_path / "settings.toml").write_text("introduced = true\nsound = false\n", encoding="utf-8")
    return lambda task: read_window(tmp_path, unhurried, task, bus)


def test_a_screen_reader_reads_the_days_and_finds_a_name_for_all(
    tmp_path: Path, screen: Callable[[str], Any]
) -> None:
    today = date.today()
    sessions = (session_of(2, 26, 24), session_of(9, 12, 0), session_of(60, 13, 13))
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of(map(RevisionedSession, sessions)))
    read = screen("calendar")
    spoken = [day for day in read["days"] if "still to come" not in day]
    assert spoken[-1] == describe_day(today, (), today)
    for session in sessions:
        assert spoken[-1 - (today - session.day).days] == describe_day(
            session.day, [session], today
        )
    assert spoken[-2] == describe_day(today - timedelta(days=1), (), today)
    assert len(read["days"]) % 7 == 0
    # The calendar and the sessions, and all that is to be pressed.
    kinds = Counter(role for role, _ in read["focusable"])
    assert kinds["table"] == 2
    assert kinds["push button"] >= 5
    assert [role for role, name in read["focusable"] if not name.strip()] == []


def test_a_message_above_the_page_is_announced(
    tmp_path: Path, screen: Callable[[str], Any]
) -> None:
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of([RevisionedSession(session_of(2, 26, 24))]))
    (announced,) = screen("copy")
    assert "copy" in announced


def test_nothing_is_announced_where_that_is_not_wanted(
    tmp_path: Path, screen: Callable[[str], Any]
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(settings.read_text() + "announcements = false\n", encoding="utf-8")
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of([RevisionedSession(session_of(2, 26, 24))]))
        store.backups.make(store.path)
    assert len(screen("silence")) == 1


def test_asking_for_children_beyond_the_last_harms_nothing(
    screen: Callable[[str], Any],
) -> None:
    counts = screen("beyond")
    assert tuple(counts) == PAGES
    assert min(counts.values()) > 15


def nameless(controls: list[list[str]]) -> set[str]:
    """The roles of those without a name; a scroll bar is that of what it is in."""
    return {role for role, name in controls if not name.strip()} - {"scroll bar"}


def test_every_control_has_a_name_and_each_of_several_is_one_of_them(
    screen: Callable[[str], Any],
) -> None:
    result = screen("controls")
    for page, controls in result["controls"].items():
        assert [name for name in result["selected"][page] if name in PAGES] == [page]
        assert nameless(controls) == set(), page
        kinds = Counter(role for role, _ in controls)
        assert kinds["page tab"] == len(PAGES)
        assert [n for r, n in controls if r == "check box"] == [], "nothing is on or off by itself"
    today = result["controls"]["Today"]
    assert ["push button", "Start"] in today
    assert ["radio button", "Speed: Half speed"] in today
    assert ["radio button", "Level 1: Clamshell, where you are"] in today


def test_a_whole_session_is_done_by_press_actions_alone(
    tmp_path: Path, screen: Callable[[str], Any]
) -> None:
    result = screen("session")
    with HistoryStore(tmp_path / "history.db") as store:
        (record,) = store.load().sessions
    assert record.first_side is Side.RIGHT
    assert 2 <= record.done(Side.RIGHT) < 6
    assert record.done(Side.LEFT) == 6
    assert record.effort == {Side.RIGHT: Effort.HARD, Side.LEFT: Effort.EASY}
    assert record.pain == 2
    assert not result["both_first"]
    for page, number in (("Session", 9), ("Rating", 5), ("Summary", 18)):
        assert nameless(result["controls"][page]) == set()
        assert len(result["controls"][page]) >= number
    announced = result["announced"]
    questions = [words for words in announced if "?" in words]
    efforts = "how did it feel? 1 Easy, 2 About right, 3 Hard"
    assert questions[:2] == [f"Left leg: {efforts}", f"Right leg: {efforts}"]
    assert questions[2].startswith("Any pain, from 0 (none) to 10? 0, 1, 2")
    assert questions[3] == questions[1], "one went back"
    assert announced[0] == "Right leg. Lie on your left side. Get ready"
    assert "Left leg. Lie on your right side. Switch sides" in announced
    assert [words for words in announced if re.fullmatch(r"\d. Lift", words)]


def test_the_introduction_is_gone_through_by_press_actions_alone(
    tmp_path: Path, screen: Callable[[str], Any]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("sound = false\n", encoding="utf-8")
    result = screen("introduction")
    settings, _ = load_settings(file)
    assert settings == Settings(
        sound=False, first_side=Side.RIGHT, rotation=Rotation.LYING, introduced=True
    )
    for step, number in (("lying", 7), ("sound", 8)):
        assert nameless(result["controls"][step]) == set()
        assert len(result["controls"][step]) >= number
    assert ["slider", "Volume"] in result["controls"]["sound"]
