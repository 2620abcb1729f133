"""How long the window and a session take to begin."""

from __future__ import annotations

from pathlib import Path

from bench.processes import (
    busy_processes,
    data_folder,
    interleaved,
    least_window,
    printed,
    python,
    python_with_qt,
    timed_ms,
)
from bench.table import Row
from bench.years import YEARS, fill, seal

PAINT_ROUNDS, START_ROUNDS = 9, 5
# As many as the cores that the budgets are for.
BUSY = 2


def first_paint(parent: Path) -> list[Row]:
    """From the process's start to the first paint."""
    short, long = data_folder(parent, "short"), data_folder(parent, "long")
    fill(long, YEARS)
    today, years = python("first_paint", "run", short), python("first_paint", "run", long)
    # Once to compile the modules, as an installation does.
    timed_ms(today)

    def painted_ms() -> dict[str, float]:
        # An end so abrupt leaves the file unsealed; what is usual is a closed one.
        seal(short)
        seal(long)
        return {
            "least": timed_ms(least_window(ends=True)),
            "today": timed_ms(today),
            "years": timed_ms(years),
            **printed(python_with_qt("watched_window", "figure", short)),
        }

    taken = interleaved(PAINT_ROUNDS, painted_ms)
    base = taken["least"]
    return [
        Row("The least window: from its start to its first paint", base),
        Row("First paint of Today", taken["today"], base=base, most=1.5),
        Row(f"First paint of Today with {YEARS} years", taken["years"], base=base, most=1.5),
        Row("From there to the first picture of Today's figure", taken["figure"], most=150),
    ]


def session_start(parent: Path) -> list[Row]:
    """From the press on Start to the first picture of the session."""
    folder = data_folder(parent, "start")
    start = python_with_qt("watched_window", "start", folder)

    def busy_ms() -> dict[str, float]:
        with busy_processes(BUSY):
            return {"busy": printed(start)["Start"]}

    taken = interleaved(
        START_ROUNDS,
        lambda: {"least": timed_ms(least_window(ends=True))},
        lambda: printed(start),
        busy_ms,
    )
    base = taken["least"]
    beside = f"the same beside {BUSY} busy processes"
    return [
        Row("From Start to the first picture", taken["Start"], base=base, most=1.0),
        Row(f"… {beside}", taken["busy"], base=base, most=2.0),
    ]
