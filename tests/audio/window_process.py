"""The program's window in a process of its own, and what that says it shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from glutetimer.core.setting_choices import WaitForMe
from tests.audio.sound_server import SoundServer
from tests.support.waiting import wait_until


class WindowProcess:
    """Runs `run_window.py`, which says in a line of JSON what it shows, again and again."""

    def __init__(
        self,
        server: SoundServer,
        folder: Path,
        program: Path,
        *blocked_s: int,
        wait_for_me: WaitForMe = WaitForMe.NEVER,
    ) -> None:
        """The window's thread is held up at the seconds given."""
        arguments = (folder / "data", program, wait_for_me)
        command = [sys.executable, "-m", "tests.audio.run_window", *arguments]
        self.moments: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [*map(str, command), *map(str, blocked_s)],
            env=server.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def next_moment(self) -> dict[str, Any]:
        """The next thing that it says; the last again when it has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line:
            self.moments.append(json.loads(line))
        return self.moments[-1] if self.moments else {}

    def wait_for(self, within_s: float = 30, **values: object) -> dict[str, Any]:
        """The next moment with exactly these values."""
        wait_until(lambda: values.items() <= self.next_moment().items(), within_s, str(values))
        return self.moments[-1]

    def wait_for_silence(self) -> dict[str, Any]:
        """The next moment at which it shows that nothing is heard."""
        wait_until(
            lambda: "silently" in self.next_moment().get("sound_problem", ""), what="the message"
        )
        return self.moments[-1]

    def press(self, key: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{key}\n")
        self._process.stdin.flush()

    def wait_for_end(self) -> list[dict[str, Any]]:
        """All its moments, once it has ended well."""
        assert self._process.stdout is not None
        self.moments += [json.loads(line) for line in self._process.stdout]
        assert self._process.wait(timeout=20) == 0
        return self.moments

    def close(self) -> None:
        with self._process as process:
            process.kill()

    def shown_beside_heard_ms(self) -> int:
        """How far what it showed was from what was heard, in nine of ten moments.

        A server that is kept waiting says too little now and then.
        """
        both = [moment for moment in self.moments if moment.get("heard_ms")]
        gaps_ms: list[int] = sorted(abs(m["shown_ms"] - m["heard_ms"]) for m in both)
        return gaps_ms[len(gaps_ms) * 9 // 10]
