from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screen_reader import missing, screen_reader_bus
from tests.support.programs import hurried_text


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """The environment with a session bus of the test's own, at which screen readers listen."""
    if why_not := missing():
        pytest.skip(why_not)
    with screen_reader_bus() as environment:
        yield environment


@pytest.fixture
def unhurried(tmp_path: Path) -> Path:
    """Six short reps, and time to press something before each leg, however busy the machine."""
    text = hurried_text().replace("lift = 0.1", "lift = 0.7").replace("lower = 0.1", "lower = 0.7")
    text = text.replace("reps = 25", "reps = 6").replace("_s = 4", "_s = 60")
    file = tmp_path / "program.toml"
    file.write_text(text, encoding="utf-8")
    return file
