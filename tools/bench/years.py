"""What many years of sessions cost."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.processes import (
    data_folder,
    interleaved,
    least_window,
    printed,
    python,
    python_with_qt,
    timed_ms,
)
from bench.table import Row
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Side
from glutetimer.core.progression import decide
from glutetimer.core.records import Effort, SessionRecord, SetRecord
from glutetimer.core.timeline import Plan
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.toml_files import load_program
from glutetimer.system.paths import user_paths
from glutetimer.system.resources import builtin_program

YEARS, MANY_YEARS = 20, 100
ROUNDS = 5


def years(parent: Path) -> list[Row]:
    """Review, export and import of twenty years of daily sessions."""
    folder = data_folder(parent, "years")
    fill(folder, YEARS)
    taken = interleaved(
        ROUNDS,
        lambda: {"least": timed_ms(least_window(ends=True))},
        lambda: printed(python_with_qt("watched_window", "review", folder)),
        lambda: printed(python_with_qt("watched_window", "review_unread", folder)),
        lambda: {"decide": _deciding_ms(folder)},
        lambda: _exchange_ms(parent, folder),
    )
    base, of = taken["least"], f"of {YEARS} years"
    both = zip(taken["export"], taken["import"], strict=True)
    return [
        Row(f"Review {of}, first paint", taken["Review"], base=base, most=0.6),
        Row("… before Today was read", taken["Review at once"], base=base),
        Row(f"Review {of}, shown again", taken["again"], base=base),
        Row(f"Review {of}, the slowest change of span", taken["span"], base=base, most=0.2),
        Row(f"Deciding on all sessions {of}", taken["decide"], base=base, most=0.05),
        Row(f"Export {of}", taken["export"], base=base),
        Row(f"Import {of}", taken["import"], base=base),
        Row("… both together", [sum(pair) / 1000 for pair in both], "s", most=2),
    ]


def many_years(parent: Path) -> list[Row]:
    """Whether a hundred years work, and how long they take."""
    folder = data_folder(parent, "many")
    fill(folder, MANY_YEARS)
    taken = interleaved(
        1,
        lambda: {"least": timed_ms(least_window(ends=True))},
        lambda: printed(python_with_qt("watched_window", "review", folder)),
        # An exchange closes the history as is usual; the others end too abruptly for that.
        lambda: _exchange_ms(parent, folder),
        lambda: {"today": timed_ms(python("first_paint", "run", folder))},
    )
    base, of = taken["least"], f"of {MANY_YEARS} years"
    return [
        Row(f"First paint of Today with {MANY_YEARS} years", taken["today"], base=base),
        Row(f"Review {of}, first paint", taken["Review"], base=base),
        Row(f"Review {of}, the slowest change of span", taken["span"], base=base),
        Row(f"Export {of}", taken["export"], base=base),
        Row(f"Import {of}", taken["import"], base=base),
    ]


def fill(folder: str, years: int) -> None:
    """Put a session a day for so many years into the history of a data folder."""
    program = load_program(builtin_program())
    blocks = compile_timeline(Plan(program.levels[0], Side.LEFT)).sets
    sets = tuple(
        SetRecord(b.exercise.id, b.side, b.prescribed, b.prescribed, b.speed) for b in blocks
    )
    yesterday = datetime.now(UTC).replace(hour=7, minute=0) - timedelta(days=1)
    sessions = [
        SessionRecord(
            id=f"{number:032x}",
            program=program.id,
            level=program.levels[0].id,
            first_side=Side.LEFT,
            started_at=yesterday - timedelta(days=number),
            active_ms=240_000,
            sets=sets,
            effort={Side.LEFT: Effort.RIGHT, Side.RIGHT: Effort.EASY},
            pain=number % 3,
        )
        for number in range(years * 365)
    ]
    with HistoryStore(user_paths(Path(folder)).history) as store:
        store.merge(snapshot_of(map(RevisionedSession, sessions)))


def seal(folder: str) -> None:
    """Close the history of a data folder as an orderly end does."""
    with HistoryStore(user_paths(Path(folder)).history):
        pass


def _deciding_ms(folder: str) -> float:
    with HistoryStore(user_paths(Path(folder)).history) as store:
        history = store.load()
    program, today = load_program(builtin_program()), datetime.now(UTC).date()
    start = time.perf_counter()
    decide(program, history, today)
    return 1000 * (time.perf_counter() - start)


def _exchange_ms(parent: Path, folder: str) -> dict[str, float]:
    """Export that history with the command, and import it into an empty folder."""
    with TemporaryDirectory(dir=parent) as empty:
        file = str(Path(empty, "exported.json"))
        return {
            "export": timed_ms(_command(folder, "history", "export", file)),
            "import": timed_ms(_command(empty, "history", "import", file)),
        }


def _command(folder: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "glutetimer", "--data-dir", folder, *arguments]
