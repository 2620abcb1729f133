"""How long the machine has slept: a number that only sleep changes."""

from __future__ import annotations

import sys
import time

import pytest

from glutetimer.system.sleep_clock import slept_ms
from glutetimer.workout import SLEPT_MS


@pytest.mark.skipif(sys.platform not in ("linux", "darwin", "win32"), reason="no such clocks")
def test_while_the_machine_is_awake_it_does_not_sleep() -> None:
    before_ms, end_s = slept_ms(), time.monotonic() + 0.2
    assert before_ms >= 0
    while time.monotonic() < end_s:
        # A busy machine may have done something else between the readings of the two clocks.
        assert abs(slept_ms() - before_ms) < SLEPT_MS
