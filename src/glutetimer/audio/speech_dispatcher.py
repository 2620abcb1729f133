"""The system's voice on Linux: Speech Dispatcher, spoken to over its socket in its protocol, SSIP.

Qt's way to it waits for its answers with Python's lock held, and loads Qt Multimedia.
"""

from __future__ import annotations

import os
import re
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

    def __init__(self, file: Path, language: str) -> None:
        """`file` is the service's socket. Raises OSError, also without a voice of that language."""
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            self._socket.settimeout(ANSWERS_WITHIN_S)
            self._socket.connect(str(file))
            self._answers = self._socket.makefile("rb")
            self._ask("SET self CLIENT_NAME user:glutetimer:session")
            if not self._speaks(language):
                raise OSError(f"Speech Dispatcher has no voice that speaks {language}.")
            self._ask(f"SET self LANGUAGE {language}")
        except OSError:
            self._socket.close()
            raise

    def fall_silent(self) -> None:
        """Leave off. Raises OSError."""
        self._ask("CANCEL self")

    def say(self, text: str, volume: int) -> None:
        """Begin to say it, that loud from 0 to 100. Raises OSError."""
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

    def _speaks(self, language: str) -> bool:
        """Whether it has a voice of that language, or cannot list its voices, as some cannot."""
        answer, voices = self._answer_to("LIST SYNTHESIS_VOICES")
        # Each is its name, language and variant, with tabulators between.
        languages = [voice.split("\t")[1] for voice in voices if "\t" in voice]
        spoken = {re.split("[-_]", each)[0].lower() for each in languages}
        return not answer.startswith("2") or language in spoken

    def _ask(self, line: str) -> None:
        answer, _ = self._answer_to(line)
        if not answer.startswith("2"):
            raise OSError(f"Speech Dispatcher answers {answer!r}")

    def _answer_to(self, line: str) -> tuple[str, list[str]]:
        """The last line of the answer, which begins with a number, and the texts before it."""
        self._socket.sendall(f"{line}\r\n".encode())
        texts: list[str] = []
        # All lines of an answer but the last have a dash between number and text.
        while (answer := self._answers.readline().decode(errors="replace").strip())[3:4] == "-":
            texts.append(answer[4:])
        return answer, texts


def connect(language: str, environ: Mapping[str, str] = os.environ) -> SpeechDispatcher:
    """The person's own service, started if need be.

    Raises OSError where there is none, or no voice of that language.
    """
    folder = environ.get("XDG_RUNTIME_DIR")
    if not folder:
        raise OSError("There is no runtime folder, so there is no speech service of this person's.")
    file = Path(folder) / SOCKET
    try:
        return SpeechDispatcher(file, language)
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
    return SpeechDispatcher(file, language)
