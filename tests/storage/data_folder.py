"""A data folder with a history and backups of it, to be damaged and put right."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord
from glutetimer.storage.backups import Backups
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from tests.storage.samples import ANSWER, LEFT_SET, MORNING, PLANK, RIGHT_SET, SESSION, so_far


def session(day: int) -> SessionRecord:
    """A whole session, `day` days after the first."""
    return replace(
        SESSION,
        id=f"session {day}",
        started_at=MORNING + timedelta(days=day),
        active_ms=300_000,
        sets=(
            replace(LEFT_SET, done=25),
            replace(RIGHT_SET, done=24),
            replace(PLANK, held_ms=45_000 + day),
        ),
        effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
        pain=1,
        note=f"day {day}, and it was a good one",
        reduced=day % 2 == 0,
        elsewhere=day % 3 == 0,
    )


def train(store: HistoryStore, day: int) -> None:
    record = session(day)
    store.begin(record)
    store.write(record.id, record.sets, so_far(300_000))


def day_number(record: SessionRecord) -> int:
    return (record.started_at - MORNING).days


@dataclass
class DataFolder:
    """A data folder with forty sessions, of which copies hold thirty-five."""

    path: Path

    @property
    def history(self) -> Path:
        return self.path / "history.db"

    @property
    def backups(self) -> Backups:
        return Backups(self.path / "backups")

    def fill(self) -> None:
        with HistoryStore(self.history) as store:
            store.add_answer(ANSWER)
            for day in range(40):
                train(store, day)
                if day in (20, 34):
                    self.backups.make(self.history)

    def copy_to(self, path: Path) -> DataFolder:
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.path, path)
        return DataFolder(path)

    def open(self) -> tuple[History, list[str]]:
        store, repairs = open_history(self.history)
        with store:
            return store.load(), repairs
