"""Histories that released versions wrote: each is opened, read whole and written on by today's."""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    History,
    Progress,
    SessionRecord,
    SetRecord,
)
from glutetimer.core.speed import Speed
from glutetimer.storage.backups import is_intact
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history

FROZEN = Path(__file__).with_name("frozen")
MORNING = datetime(2026, 11, 20, 7, 30, tzinfo=timezone(timedelta(hours=1)))


def clams(side: Side, done: int, speed: Speed = Speed.NORMAL) -> SetRecord:
    return SetRecord("clamshell", side, 25, done, speed)


# Whole and rated; smaller by choice, done elsewhere and corrected; both legs at once, and a hold
# that was broken off; and one with reps left.
WHOLE = SessionRecord(
    id="whole",
    program="gluteus-medius",
    level="clamshell",
    first_side=Side.LEFT,
    started_at=MORNING,
    active_ms=281_500,
    sets=(clams(Side.LEFT, 25), clams(Side.RIGHT, 25)),
    effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
    pain=1,
    note='"cold", damp;\nand früh 🦵',
)
SMALLER = replace(
    WHOLE,
    id="smaller",
    first_side=Side.RIGHT,
    started_at=MORNING + timedelta(days=1),
    sets=(clams(Side.RIGHT, 14, Speed.HALF), clams(Side.LEFT, 15, Speed.HALF)),
    effort={},
    pain=None,
    note="",
    reduced=True,
    elsewhere=True,
)
HELD = replace(
    WHOLE,
    id="held",
    program="physiotherapist",
    level="week-1",
    started_at=MORNING + timedelta(days=2),
    sets=(
        SetRecord("bridge", None, 12, 12, Speed.NORMAL),
        SetRecord("side-plank", Side.LEFT, 2, 1, Speed.NORMAL, hold_ms=30_000, held_ms=41_250),
    ),
    effort={Side.LEFT: Effort.HARD},
    pain=5,
    note="",
)
CUT_OFF = replace(
    WHOLE,
    id="cut off",
    started_at=MORNING + timedelta(days=3),
    active_ms=95_000,
    sets=(clams(Side.LEFT, 18), clams(Side.RIGHT, 0)),
    effort={},
    pain=None,
    note="",
)
CUT_OFF_AT = CUT_OFF.started_at + timedelta(minutes=2)
ANSWER = Answer(
    id="answer",
    program="gluteus-medius",
    answered_at=MORNING + timedelta(days=3, hours=1),
    kind=AnswerKind.DECLINED,
    from_level="clamshell",
    to_level="clamshell-half-speed",
    reason="All reps were done and felt easy.",
    evidence=(date(2026, 11, 20), date(2026, 11, 21)),
)
HISTORY = History((WHOLE, SMALLER, HELD, CUT_OFF), (ANSWER,))


@pytest.fixture(params=sorted(FROZEN.glob("history-*.db")), ids=lambda file: file.stem)
def history(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "history.db"))


def test_every_value_is_read(history: Path) -> None:
    store, repairs = open_history(history)
    with store:
        assert not repairs
        assert store.load() == HISTORY
        assert store.snapshot().deleted == {"deleted": 2}
        resumed = store.unfinished(CUT_OFF_AT + timedelta(hours=1), timedelta(hours=12))
        assert resumed is not None
        assert resumed.progress == Progress(95_000, 18, CUT_OFF_AT)


def test_it_is_written_on(history: Path) -> None:
    more = replace(WHOLE, id="more", started_at=MORNING + timedelta(days=4))
    with HistoryStore(history) as store:
        store.rate("smaller", {Side.LEFT: Effort.EASY}, 0, "later")
        store.put(more)
    with HistoryStore(history) as store:
        sessions = {record.id: record for record in store.load().sessions}
    assert sessions["smaller"].note == "later"
    assert sessions["more"] == more
    assert len(sessions) == 5


def test_it_is_good_as_a_backup(history: Path) -> None:
    assert is_intact(history)
