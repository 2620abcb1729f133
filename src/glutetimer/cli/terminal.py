"""Exit codes, and printing to whatever terminal, pipe or full disk there is."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from glutetimer.core.translation import gettext

EXIT_OK, EXIT_INPUT_WRONG, EXIT_SYSTEM_WRONG = 0, 1, 2
# What a shell gives for a program that Ctrl-C ended, and for one that nobody listens to any more.
EXIT_INTERRUPTED, EXIT_OUTPUT_CLOSED = 130, 141


class InputError(Exception):
    """What was asked for cannot be; one sentence that says what is allowed."""


class OutputError(Exception):
    """A line cannot be written; `reason` is the system's, None if nobody listens."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.reason = None if isinstance(error, BrokenPipeError) else error.strerror


def replace_unknown_letters() -> None:
    """Let a question mark stand for each letter that the terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_lines(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print lines on `stream`, else stdout, and see them out. Raises OutputError."""
    try:
        for line in lines:
            print(printable(line), file=stream)
        if (target := stream or sys.stdout) is not None:
            target.flush()
    except OSError as error:
        raise OutputError(error) from error


def printable(line: str) -> str:
    """The line with control characters escaped: a name in a file must not command a terminal."""
    return "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) == "Cc" else letter
        for letter in line
    )


def discard_output(error: OutputError) -> None:
    """Write nothing more to where it cannot be, not even at the interpreter's end.

    If there is still somebody to read stderr, it says why.
    """
    null_device = os.open(os.devnull, os.O_WRONLY)
    streams = (sys.stdout, sys.stderr) if error.reason is None else (sys.stdout,)
    for stream in streams:
        if stream is not None:
            with suppress(OSError):
                os.dup2(null_device, stream.fileno())
    os.close(null_device)
    if error.reason is not None:
        with suppress(OutputError):
            text = gettext("What there is to say cannot be written: {reason}.").format(
                reason=error.reason
            )
            print_lines([text], sys.stderr)
