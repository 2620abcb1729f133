"""The command line. Only the window and `doctor` import Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from glutetimer import __version__
from glutetimer.core.program import Side

if TYPE_CHECKING:
    from glutetimer.places import Places

ABOUT = "Leads you through gluteus-medius exercises. Without a command it opens the window."
FINE, INPUT_WRONG, SURROUNDINGS_WRONG = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr and exit code 1 for a wrong command line."""

    def error(self, message: str) -> NoReturn:
        self.exit(INPUT_WRONG, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; gives the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return _run(asked)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    # Accepted before and after the subcommand; SUPPRESS keeps the later default from winning.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all files under DIR")
    common.add_argument("--program", type=Path, metavar="FILE", help="a program of your own")
    parser = _Parser(prog="glutetimer", parents=[common], description=ABOUT)
    parser.add_argument("--version", action="version", version=f"GluteTimer {__version__}")
    parser.add_argument("--start", action="store_true", help="begin today's session at once")
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="COMMAND")
    status = commands.add_parser("status", parents=[common], help="today's level and why")
    status.add_argument("--json", action="store_true", help="for programs to read")
    export = commands.add_parser(
        "export-audio", parents=[common], help="a whole session as a sound file"
    )
    export.add_argument("file", type=Path, metavar="FILE.wav")
    export.add_argument("--level", metavar="ID", help="another level than today's")
    export.add_argument("--first", choices=[side.value for side in Side], help="the first leg")
    history = commands.add_parser("history", parents=[common], help="copy it, bring it elsewhere")
    _add_history_actions(history, common)
    check = commands.add_parser(
        "check-program", parents=[common], help="every error of a program file"
    )
    check.add_argument("file", type=Path, metavar="FILE")
    commands.add_parser("doctor", parents=[common], help="what is missing and what mends it")
    return parser


def _add_history_actions(history: _Parser, common: _Parser) -> None:
    actions = history.add_subparsers(
        dest="action", parser_class=_Parser, metavar="ACTION", required=True
    )
    export = actions.add_parser("export", parents=[common], help="write all of it to a file")
    bring = actions.add_parser("import", parents=[common], help="bring in what a file has more")
    for action in (export, bring):
        action.add_argument("file", type=Path, metavar="FILE")
        action.add_argument(
            "--format", choices=["csv", "json"], help="if FILE does not end in .csv or .json"
        )
    actions.add_parser("backup", parents=[common], help="make a copy that is known to be good")
    restore = actions.add_parser("restore", parents=[common], help="put a copy back")
    restore.add_argument(
        "file", type=Path, metavar="FILE", nargs="?", help="else the newest good copy"
    )


def _run(asked: argparse.Namespace) -> int:
    # Imported here, so that `--help` and `--version` are instant.
    from glutetimer import commands
    from glutetimer.desktop import SurroundingsError
    from glutetimer.storage.errors import ImportFileError, ProgramFileError, StorageError

    try:
        return _do(asked)
    except (commands.InputError, ImportFileError, ProgramFileError) as error:
        print(*commands.report_lines(error), sep="\n", file=sys.stderr)
        return INPUT_WRONG
    except (SurroundingsError, StorageError) as error:
        print(error, file=sys.stderr)
        return SURROUNDINGS_WRONG


def _do(asked: argparse.Namespace) -> int:
    from glutetimer import commands
    from glutetimer.places import places

    where = places(getattr(asked, "data_dir", None))
    program_file: Path | None = getattr(asked, "program", None)
    if asked.command is None:
        from glutetimer.desktop import run

        return run(where, program_file, asked.start)
    if asked.command == "doctor":
        from glutetimer.doctor import examine

        findings = examine(where)
        print(*findings, sep="\n")
        fine = all(finding.fine or not finding.needed for finding in findings)
        return FINE if fine else SURROUNDINGS_WRONG
    if asked.command == "check-program":
        print(commands.check_program(asked.file))
        return FINE
    if asked.command == "history":
        says, *notes = _do_history(asked, where)
        _tell(notes)
        print(says)
        return FINE
    now = commands.situation(where, program_file)
    _tell(now.notes)
    today = datetime.now().astimezone().date()
    if asked.command == "status":
        print(commands.status(now, today, asked.json))
    else:
        level = now.level(asked.level, today)
        first = Side(asked.first) if asked.first else None
        print(commands.export_audio(now, asked.file, level, first))
    return FINE


def _do_history(asked: argparse.Namespace, where: Places) -> list[str]:
    """What was done, and then what else there is to tell."""
    from glutetimer import commands

    if asked.action == "export":
        return commands.export_history(where, asked.file, asked.format)
    if asked.action == "import":
        return commands.import_history(where, asked.file, asked.format)
    if asked.action == "backup":
        return commands.back_up(where)
    return commands.restore_backup(where, asked.file)


def _tell(notes: Iterable[str]) -> None:
    """Say on the side what is no result."""
    for note in notes:
        print(note, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
