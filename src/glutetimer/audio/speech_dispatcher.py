"""The system's voice on Linux: Speech Dispatcher, spoken to over its socket in its protocol, SSIP.

Qt's way to it waits for its answers with Python's lock held, and loads Qt Multimedia.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SOCKET = Path("speech-dispatcher") / "speechd.sock"
ANSWERS_WITHIN_S = 5
SPAWNS_WITHIN_S = 10


class SpeechDispatcher:
    """A connection to the service. Whatever it does not answer in time raises OSError."""

    def __init__(self, file: Path) -> None:
        """`file` is the service's socket. Raises OSError."""
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(ANSWERS_WITHIN_S)
            self._socket.connect(str(file))
            self._answers = self._socket.makefile("rb")
            self._ask("SET self CLIENT_NAME user:glutetimer:session")
        except OSError:
            self._socket.close()
            raise

    def say(self, text: str, volume: int) -> None:
        """Begin to say it, that loud from 0 to 100. Raises OSError."""
        self._ask("CANCEL self")
        self._ask(f"SET self VOLUME {2 * volume - 100}")
        self._ask("SPEAK")
        line = " ".join(text.split())
        # A line of a single dot ends the text; a dot at its start is doubled.
        self._ask(f"{'.' * line.startswith('.')}{line}\r\n.")

    def poll(self) -> bool:
        """The service needs no polling."""
        return False

    def close(self) -> None:
        """Give the connection back."""
        self._answers.close()
        self._socket.close()

    def _ask(self, line: str) -> None:
        self._socket.sendall(f"{line}\r\n".encode())
        # Each answer is a number and a text; all of its lines but the last have a dash between.
        answer = self._answers.readline()
        while answer[3:4] == b"-":
            answer = self._answers.readline()
        if not answer.startswith(b"2"):
            raise OSError(f"Speech Dispatcher answers {answer.decode(errors='replace').strip()!r}")


def connect(environ: Mapping[str, str] = os.environ) -> SpeechDispatcher:
    """The person's own service, started if need be. Raises OSError where there is none."""
    folder = environ.get("XDG_RUNTIME_DIR")
    if not folder:
        raise OSError("There is no runtime folder, so there is no speech service of this person's.")
    file = Path(folder) / SOCKET
    try:
        return SpeechDispatcher(file)
    except OSError:
        program = shutil.which("speech-dispatcher")
        if program is None:
            raise
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603
            [program, "--spawn"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=SPAWNS_WITHIN_S, check=False,
        )  # fmt: skip
    return SpeechDispatcher(file)
