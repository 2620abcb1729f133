"""The command line. Only the window and `doctor` import Qt."""

from __future__ import annotations

import argparse
import io
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from glutetimer import __version__
from glutetimer.core.program import Side

if TYPE_CHECKING:
    from glutetimer.system.paths import UserPaths

ABOUT = "Leads you through gluteus-medius exercises. Without a command it opens the window."
FINE, INPUT_WRONG, SURROUNDINGS_WRONG = 0, 1, 2
# What a shell gives for a program that Ctrl-C ended, and for one that nobody listens to any more.
INTERRUPTED, NOT_HEARD = 130, 141


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr and exit code 1 for a wrong command line."""

    def error(self, message: str) -> NoReturn:
        self.exit(INPUT_WRONG, f"{self.prog}: {_printable(message)}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # What the terminal has no letter for comes as a question mark.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        try:
            return _run(_parser().parse_args(arguments))
        finally:
            # Help and complaints about the command line may not be out yet.
            _say([])
            _say([], sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    except _UnheardError as error:
        return _fall_silent(error)


class _UnheardError(Exception):
    """What there is to say cannot be written; `reason` is the system's, None if nobody listens."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.reason = None if isinstance(error, BrokenPipeError) else error.strerror


def _say(lines: Iterable[str], stream: TextIO | None = None) -> None:
    try:
        for line in lines:
            print(_printable(line), file=stream)
        if (said_on := stream or sys.stdout) is not None:
            said_on.flush()
    except OSError as error:
        raise _UnheardError(error) from error


def _fall_silent(error: _UnheardError) -> int:
    """Write nothing more to where it cannot be, not even at the very end; gives the exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    deaf = (sys.stdout, sys.stderr) if error.reason is None else (sys.stdout,)
    for stream in deaf:
        if stream is not None:
            with suppress(OSError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    if error.reason is None:
        return NOT_HEARD
    with suppress(_UnheardError):
        _say([f"What there is to say cannot be written: {error.reason}."], sys.stderr)
    return SURROUNDINGS_WRONG


def _printable(line: str) -> str:
    """The line with control characters escaped: a name in a file must not command a terminal."""
    return "".join(
        each.encode("unicode_escape").decode() if unicodedata.category(each) == "Cc" else each
        for each in line
    )


def _path(text: str) -> Path:
    """A file as the command line names it; the shell leaves the ~ of `--data-dir=~/x` to us."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise argparse.ArgumentTypeError(f"there is no home folder for {text!r}") from error


def _parser() -> argparse.ArgumentParser:
    # Accepted before and after the subcommand; SUPPRESS keeps the later default from winning.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", type=_path, metavar="DIR", help="keep all files under DIR")
    common.add_argument("--program", type=_path, metavar="FILE", help="a program of your own")
    parser = _Parser(prog="glutetimer", parents=[common], description=ABOUT)
    parser.add_argument("--version", action="version", version=f"GluteTimer {__version__}")
    parser.add_argument("--start", action="store_true", help="begin today's session at once")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="COMMAND")
    status = commands.add_parser("status", parents=[common], help="today's level and why")
    status.add_argument("--json", action="store_true", help="for programs to read")
    export = commands.add_parser(
        "export-audio", parents=[common], help="a whole session as a sound file"
    )
    export.add_argument("file", type=_path, metavar="FILE.wav")
    export.add_argument("--level", metavar="ID", help="another level than today's")
    export.add_argument("--first", choices=[side.value for side in Side], help="the first leg")
    history = commands.add_parser("history", parents=[common], help="copy it, bring it elsewhere")
    _add_history_actions(history, common)
    check = commands.add_parser(
        "check-program", parents=[common], help="every error of a program file"
    )
    check.add_argument("file", type=_path, metavar="FILE")
    commands.add_parser("doctor", parents=[common], help="what is missing and what mends it")
    return parser


def _add_history_actions(history: _Parser, common: _Parser) -> None:
    actions = history.add_subparsers(
        dest="action", parser_class=_Parser, metavar="ACTION", required=True
    )
    export = actions.add_parser("export", parents=[common], help="write all of it to a file")
    bring = actions.add_parser("import", parents=[common], help="bring in what a file has more")
    for action in (export, bring):
        action.add_argument("file", type=_path, metavar="FILE")
        action.add_argument(
            "--format", choices=["csv", "json"], help="if FILE does not end in .csv or .json"
        )
    actions.add_parser("backup", parents=[common], help="make a copy that is known to be good")
    restore = actions.add_parser("restore", parents=[common], help="put a copy back")
    restore.add_argument(
        "file", type=_path, metavar="FILE", nargs="?", help="else the newest good copy"
    )


def _run(asked: argparse.Namespace) -> int:
    # Imported here, so that `--help` and `--version` are instant.
    from glutetimer.app.launch import RequirementsError
    from glutetimer.cli import commands
    from glutetimer.storage.errors import ImportFileError, ProgramFileError, StorageError

    try:
        return _do(asked)
    except (commands.InputError, ImportFileError, ProgramFileError) as error:
        _say(commands.report_lines(error), sys.stderr)
        return INPUT_WRONG
    except (RequirementsError, StorageError) as error:
        _say([str(error)], sys.stderr)
        return SURROUNDINGS_WRONG


def _do(asked: argparse.Namespace) -> int:
    from glutetimer.cli import commands
    from glutetimer.system.paths import places

    where = places(getattr(asked, "data_dir", None))
    program_file: Path | None = getattr(asked, "program", None)
    if asked.command is None:
        from glutetimer.app.launch import run

        return run(where, program_file, asked.start)
    if asked.command == "doctor":
        from glutetimer.cli.doctor import examine

        findings = examine(where)
        _say(map(str, findings))
        fine = all(finding.fine or not finding.needed for finding in findings)
        return FINE if fine else SURROUNDINGS_WRONG
    if asked.command == "check-program":
        _say([commands.check_program(asked.file)])
        return FINE
    if asked.command == "history":
        says, *notes = _do_history(asked, where)
        _say(notes, sys.stderr)
        _say([says])
        return FINE
    now = commands.situation(where, program_file)
    _say(now.notes, sys.stderr)
    today = datetime.now().astimezone().date()
    if asked.command == "status":
        _say(commands.status(now, today, asked.json))
    else:
        level = now.level(asked.level, today)
        first = Side(asked.first) if asked.first else None
        _say([commands.export_audio(now, asked.file, level, first)])
    return FINE


def _do_history(asked: argparse.Namespace, where: UserPaths) -> list[str]:
    """What was done, and then what else there is to tell."""
    from glutetimer.cli import commands

    if asked.action == "export":
        return commands.export_history(where, asked.file, asked.format)
    if asked.action == "import":
        return commands.import_history(where, asked.file, asked.format)
    if asked.action == "backup":
        return commands.back_up(where)
    return commands.restore_backup(where, asked.file)


if __name__ == "__main__":
    sys.exit(main())
