"""Waiting for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable


def wait_until(condition: Callable[[], object], within_s: float = 30, what: str = "it") -> None:
    """Ask every hundredth of a second until the condition is true."""
    end_s = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end_s, f"{what} did not come within {within_s} s"
        time.sleep(0.01)
