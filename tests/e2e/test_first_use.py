"""A first use by a screen reader alone, from the first start to the second day's Today."""

from __future__ import annotations

from pathlib import Path

from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.core.setting_choices import Rotation
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_settings
from tests.e2e.screen_reader import read_window

# Two places of the earth between which it is a day later, at the same moment and time of day.
WEST, EAST = {"TZ": "WEST+12"}, {"TZ": "EAST-12"}


def test_from_the_first_start_to_the_second_days_today(
    tmp_path: Path, unhurried: Path, bus: dict[str, str]
) -> None:
    data = tmp_path / "data"
    first = read_window(data, unhurried, "first day", bus | WEST, quits=True)
    with HistoryStore(data / "history.db") as store:
        (record,) = store.load().sessions
    assert record.first_side is Side.RIGHT
    assert (record.done(Side.RIGHT), record.done(Side.LEFT)) == (6, 6)
    assert record.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.EASY}
    assert record.pain == 1
    settings, _ = load_settings(data / "settings.toml")
    assert settings.introduced
    assert (settings.first_side, settings.rotation) == (Side.RIGHT, Rotation.LYING)
    announced = first["announced"]
    assert "Left leg. Lie on your right side. Switch sides" in announced
    assert [text for text in announced if text.startswith("Any pain")]

    second = read_window(data, unhurried, "second day", bus | EAST, quits=True)
    said = " ".join(second["said"])
    assert "It felt easy with both legs on" in said
    assert "is offered after 2 more sessions on other days" in said
    assert "Done for today" not in said
    assert second["right_first"]
