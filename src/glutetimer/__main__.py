"""The command line. Only the window and `doctor` import Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from glutetimer import __version__
from glutetimer.cli.argparse_texts import translate_argparse
from glutetimer.cli.terminal import (
    EXIT_INPUT_WRONG,
    EXIT_INTERRUPTED,
    EXIT_OK,
    EXIT_OUTPUT_CLOSED,
    EXIT_SYSTEM_WRONG,
    InputError,
    OutputError,
    discard_output,
    print_lines,
    printable,
    replace_unknown_letters,
)
from glutetimer.core.program import Side
from glutetimer.core.translation import gettext
from glutetimer.system.languages import system_languages, use_first_of

if TYPE_CHECKING:
    from glutetimer.system.paths import UserPaths


class _Parser(argparse.ArgumentParser):
    """One sentence on stderr and exit code 1 for a wrong command line."""

    def error(self, message: str) -> NoReturn:
        text = gettext("{program}: {problem}; see {program} --help")
        told = text.format(program=self.prog, problem=printable(message))
        self.exit(EXIT_INPUT_WRONG, f"{told}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; gives the exit code."""
    replace_unknown_letters()
    use_first_of(system_languages())
    translate_argparse()
    try:
        try:
            return _run(_parser().parse_args(arguments))
        finally:
            # Help and complaints about the command line may not be out yet.
            print_lines([])
            print_lines([], sys.stderr)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OutputError as error:
        discard_output(error)
        return EXIT_OUTPUT_CLOSED if error.reason is None else EXIT_SYSTEM_WRONG


def _path(text: str) -> Path:
    """A file as the command line names it; the shell leaves the ~ of `--data-dir=~/x` to us."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        told = gettext("there is no home folder for {name}").format(name=repr(text))
        raise argparse.ArgumentTypeError(told) from error


def _parser() -> argparse.ArgumentParser:
    # Accepted before and after the subcommand; SUPPRESS keeps the later default from winning.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    folder, file, name = gettext("DIR"), gettext("FILE"), gettext("NAME")
    common.add_argument(
        "--data-dir", type=_path, metavar=folder, help=gettext("keep all files under DIR")
    )
    common.add_argument(
        "--person",
        metavar=name,
        help=gettext(
            "whose files; else a command takes those of the first person, the window of the last"
        ),
    )
    common.add_argument(
        "--program", type=_path, metavar=file, help=gettext("a program of your own")
    )
    about = gettext(
        "Leads you through gluteus-medius exercises. Without a command it opens the window."
    )
    parser = _Parser(prog="glutetimer", parents=[common], description=about)
    parser.add_argument(
        "--version",
        action="version",
        version=f"GluteTimer {__version__}",
        help=gettext("show program's version number and exit"),
    )
    parser.add_argument(
        "--start", action="store_true", help=gettext("begin today's session at once")
    )
    parser.add_argument(
        "--hidden",
        action="store_true",
        help=gettext("wait in the tray for the reminder, as at login"),
    )
    commands = parser.add_subparsers(
        dest="command", parser_class=_Parser, metavar=gettext("COMMAND")
    )
    status = commands.add_parser("status", parents=[common], help=gettext("today's level and why"))
    status.add_argument("--json", action="store_true", help=gettext("for programs to read"))
    export = commands.add_parser(
        "export-audio", parents=[common], help=gettext("a whole session as a sound file")
    )
    export.add_argument("file", type=_path, metavar=f"{file}.wav")
    export.add_argument("--level", metavar="ID", help=gettext("another level than today's"))
    export.add_argument(
        "--first", choices=[side.value for side in Side], help=gettext("the first leg")
    )
    history = commands.add_parser(
        "history", parents=[common], help=gettext("copy it, bring it elsewhere")
    )
    _add_history_actions(history, common)
    check = commands.add_parser(
        "check-program", parents=[common], help=gettext("every error of a program file")
    )
    check.add_argument("file", type=_path, metavar=file)
    commands.add_parser(
        "doctor", parents=[common], help=gettext("what is missing and what mends it")
    )
    return parser


def _add_history_actions(history: _Parser, common: _Parser) -> None:
    actions = history.add_subparsers(
        dest="action", parser_class=_Parser, metavar=gettext("ACTION"), required=True
    )
    export = actions.add_parser(
        "export", parents=[common], help=gettext("write all of it to a file")
    )
    bring = actions.add_parser(
        "import", parents=[common], help=gettext("bring in what a file has more")
    )
    file = gettext("FILE")
    for action in (export, bring):
        action.add_argument("file", type=_path, metavar=file)
        action.add_argument(
            "--format",
            choices=["csv", "json"],
            help=gettext("if FILE does not end in .csv or .json"),
        )
    actions.add_parser(
        "backup", parents=[common], help=gettext("make a copy that is known to be good")
    )
    restore = actions.add_parser("restore", parents=[common], help=gettext("put a copy back"))
    restore.add_argument(
        "file", type=_path, metavar=file, nargs="?", help=gettext("else the newest good copy")
    )


def _run(options: argparse.Namespace) -> int:
    # Imported here, so that `--help` and `--version` are instant.
    from glutetimer.cli.person import chosen_person, person_of_command, use_language_of
    from glutetimer.storage.errors import ImportFileError, ProgramFileError, StorageError
    from glutetimer.storage.profile_files import known_paths_of, list_file, paths_of
    from glutetimer.storage.toml_files import load_profiles
    from glutetimer.system.paths import user_paths
    from glutetimer.system.requirements import RequirementsError

    data_dir: Path | None = getattr(options, "data_dir", None)
    base_paths = user_paths(data_dir)
    program_file: Path | None = getattr(options, "program", None)
    try:
        profiles, problem = load_profiles(list_file(base_paths))
        person = chosen_person(profiles, problem, getattr(options, "person", None))
        if options.command is None:
            from glutetimer.app.launch import run

            return run(
                base_paths, program_file, options.start, profiles, problem, person,
                data_dir=data_dir, hidden=options.hidden,
            )  # fmt: skip
        use_language_of(paths_of(base_paths, (person or profiles.people[0]).number))
        if options.command == "check-program":
            print_lines(_check_program(options.file))
            return EXIT_OK
        paths = known_paths_of(base_paths, person_of_command(profiles, problem, person, _notify))
        if options.command == "doctor":
            from glutetimer.cli import doctor

            findings = doctor.examine(paths)
            print_lines(map(str, findings))
            return EXIT_OK if doctor.all_fine(findings) else EXIT_SYSTEM_WRONG
        if options.command == "history":
            print_lines(_history_command(options, paths))
        else:
            print_lines(_command(options, paths, program_file))
    except ProgramFileError as error:
        print_lines(error.problems, sys.stderr)
        return EXIT_INPUT_WRONG
    except (InputError, ImportFileError) as error:
        print_lines([str(error)], sys.stderr)
        return EXIT_INPUT_WRONG
    except (RequirementsError, StorageError) as error:
        print_lines([str(error)], sys.stderr)
        return EXIT_SYSTEM_WRONG
    return EXIT_OK


def _check_program(file: Path) -> Sequence[str]:
    from glutetimer.cli import commands

    return commands.check_program(file)


def _command(
    options: argparse.Namespace, paths: UserPaths, program_file: Path | None
) -> Sequence[str]:
    from glutetimer.cli import commands
    from glutetimer.cli.situation import load_situation

    situation = load_situation(paths, program_file, _notify)
    today = datetime.now().astimezone().date()
    if options.command == "status":
        return commands.status(situation, today, options.json)
    level = situation.level(options.level, today)
    first_side = Side(options.first) if options.first else None
    return commands.export_audio(situation, options.file, level, first_side, today)


def _history_command(options: argparse.Namespace, paths: UserPaths) -> Sequence[str]:
    from glutetimer.cli import commands

    if options.action in ("export", "import"):
        export = options.action == "export"
        run = commands.export_history if export else commands.import_history
        return run(paths, options.file, options.format, _notify)
    if options.action == "backup":
        return commands.back_up(paths, _notify)
    return commands.restore_backup(paths, options.file)


def _notify(text: str) -> None:
    print_lines([text], sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
