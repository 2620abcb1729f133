"""Runs the measurements; see the package's own words."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

from bench.frames import frames
from bench.others import others
from bench.processes import TOOLS
from bench.rest import rest
from bench.sound import sound
from bench.start import first_paint, session_start
from bench.table import Row, table
from bench.years import many_years, years

OUT = TOOLS.parent / "build" / "bench.md"
# Each is handed a folder of its own for what it needs.
MEASUREMENTS: dict[str, Callable[[Path], list[Row]]] = {
    "first-paint": first_paint,
    "session-start": session_start,
    "rest": rest,
    "frames": frames,
    "years": years,
    "many-years": many_years,
    "sound": sound,
    "others": others,
}


def main() -> int:
    """Measure what the command line names, or all; gives the exit code."""
    names = sys.argv[1:] or list(MEASUREMENTS)
    if unknown := set(names) - set(MEASUREMENTS):
        print(f"{', '.join(sorted(unknown))}: measured are {', '.join(MEASUREMENTS)}.")
        return 1
    # Else what runs is compiled anew each time, as no installation does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    start_s, load_before = time.monotonic(), _load()
    rows: list[Row] = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with TemporaryDirectory() as folder:
            rows += MEASUREMENTS[name](Path(folder))
    taken_s = time.monotonic() - start_s
    head = (
        f"Measured on {datetime.now():%Y-%m-%d} in {taken_s:.0f} s on {os.cpu_count()} cores "
        f"({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}; busy on average before it {load_before}, after it "
        f"{_load()}.\n\n"
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(head + table(rows), encoding="utf-8")
    print(OUT.read_text(encoding="utf-8"), end="")
    return 0


def _load() -> str:
    """How many processes were busy in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
