"""How long the machine has slept: of two clocks, one counts on in sleep and one stands still."""

from __future__ import annotations

import sys
import time

if sys.platform == "win32":
    import ctypes

    # Both count 100 ns since the machine was started; the unbiased one stands still in sleep.
    _UNITS_PER_MS = 10_000

    def slept_ms() -> int:
        """Milliseconds slept since the machine was started."""
        biased, unbiased = ctypes.c_ulonglong(), ctypes.c_ulonglong()
        kernel = ctypes.WinDLL("kernelbase")
        kernel.QueryUnbiasedInterruptTime(ctypes.byref(unbiased))
        kernel.QueryInterruptTime(ctypes.byref(biased))
        return (biased.value - unbiased.value) // _UNITS_PER_MS

elif sys.platform == "darwin":

    def slept_ms() -> int:
        """Milliseconds slept since the machine was started."""
        awake_ns = time.clock_gettime_ns(time.CLOCK_UPTIME_RAW)
        return (time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW) - awake_ns) // 1_000_000

elif sys.platform == "linux":

    def slept_ms() -> int:
        """Milliseconds slept since the machine was started."""
        awake_ns = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        return (time.clock_gettime_ns(time.CLOCK_BOOTTIME) - awake_ns) // 1_000_000

else:

    def slept_ms() -> int:
        """No milliseconds: this system has no such pair of clocks."""
        return 0
