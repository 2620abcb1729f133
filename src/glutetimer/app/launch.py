"""Opens the window: checks the requirements, opens the files, starts Qt."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from glutetimer.cli.terminal import EXIT_INTERRUPTED, EXIT_SYSTEM_WRONG, print_lines
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.core.translation import gettext
from glutetimer.storage.errors import StorageError
from glutetimer.storage.files import append_text
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.profile_files import OpenProfile, open_profile, reminded
from glutetimer.system.paths import UserPaths
from glutetimer.system.qt_environment import load_qt, prepare_qt_environment
from glutetimer.system.requirements import RequirementsError, why_no_window
from glutetimer.system.resources import window_icon

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication


def run(
    paths: UserPaths,
    program_file: Path | None,
    start: bool,
    profiles: Profiles,
    warning: str = "",
    person: Profile | None = None,
    data_dir: Path | None = None,
    hidden: bool = False,
) -> int:
    """Open the window and stay until it closes; gives the exit code.

    `paths` are those of the first of the people; shown is `person`, else who was here last. The
    window shows the `warning`. `hidden`, it waits in the tray for the reminder, of who was here
    last if they have one; if nobody has, there is nothing to wait for. `data_dir` is what the
    command line names. Raises RequirementsError, or StorageError where the data folder cannot be
    used.
    """
    # All that is loaded stays: to look through it for garbage again and again would only take time.
    gc.disable()
    prepare_qt_environment()
    lock = FolderLock(paths.folder)
    if not lock.take(wait_s=1):
        return 0 if hidden else _raise_other_window(paths.folder)
    people = [person] if person else profiles.last_first
    if hidden:
        people = reminded(paths, people)
        if not people:
            return 0
    opened, refusals = _open_one(paths, people)
    # Only now: whatever failed above did so without Qt.
    try:
        load_qt()
    except ImportError as error:
        raise RequirementsError(why_no_window() or str(error)) from error
    from PySide6.QtCore import Qt

    from glutetimer.app.profile_store import ProfileStore
    from glutetimer.app.profile_switcher import ProfileSwitcher
    from glutetimer.audio.sound_system import DeviceSound
    from glutetimer.ports import Ports
    from glutetimer.system.autostart import autostart
    from glutetimer.system.reduced_motion import ask_reduced_motion
    from glutetimer.system.screen_inhibitor import DesktopInhibitor
    from glutetimer.system.sleep_clock import slept_ms
    from glutetimer.system.termination import TerminationHandler
    from glutetimer.ui.tray import DesktopTray

    qt = start_qt()
    ports = Ports(
        clock_ns=time.monotonic_ns,
        now=_now,
        sounds=DeviceSound(),
        inhibitor=DesktopInhibitor(),
        slept_ms=slept_ms,
        tray=DesktopTray(),
        autostart=autostart(data_dir),
        ask_reduced_motion=ask_reduced_motion,
    )
    switcher = ProfileSwitcher(ProfileStore(paths, profiles), ports, program_file, opened)
    with closing(switcher):
        # A window that is closed may only be out of sight.
        qt.setQuitOnLastWindowClosed(False)
        switcher.closed.connect(lambda: qt.exit(0))
        # A desktop that ends asks the windows in sight alone.
        qt.aboutToQuit.connect(switcher.save_settings)

        def settle() -> None:
            # What is there by now stays, too: to look through it takes 30 ms of some press.
            gc.freeze()
            gc.enable()
            from PySide6.QtGui import QIcon

            from glutetimer.system.single_instance import answer_later_starts

            qt.setWindowIcon(QIcon(str(window_icon())))
            answer_later_starts(switcher, paths.folder, switcher.raise_window)

        if hidden:
            settle()
        else:
            switcher.window.painted.connect(settle, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = _log_to(paths.log, switcher.warn_of_crash)
        with TerminationHandler(switcher.close_window) as termination:
            # Only now: who sees it may end it.
            switcher.show_first(" ".join([warning, *refusals]).strip(), start, hidden)
            code = qt.exec()
        return EXIT_INTERRUPTED if termination.interrupted else code


def _open_one(paths: UserPaths, people: Sequence[Profile]) -> tuple[OpenProfile, list[str]]:
    """Open the files of the first of these people for whom that can be done.

    Also gives why those before cannot be shown, a sentence each. Raises StorageError for the
    first if nobody can.
    """
    errors: list[StorageError] = []
    for profile in people:
        try:
            opened = open_profile(paths, profile.number)
        except StorageError as error:
            errors.append(error)
        else:
            refused = zip(people, errors, strict=False)
            told = gettext("{name} cannot be shown: {reason}")
            return opened, [
                told.format(name=person.name, reason=error) for person, error in refused
            ]
    raise errors[0]


def start_qt() -> QApplication:
    """Qt, started as the window needs it; whose window it is has a say in its language."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from glutetimer.ui.type_size import set_type_size

    said: list[str] = []
    qInstallMessageHandler(partial(_hear_qt, said))
    # Not by `setStyle`: that would load the class of all styles, which takes a while.
    qt = QApplication([*sys.argv[:1], "-style", "Fusion"])
    qInstallMessageHandler(None)
    print_lines(said, sys.stderr)
    qt.setApplicationName("GluteTimer")
    qt.setDesktopFileName("glutetimer")
    set_type_size(qt)
    return qt


def _hear_qt(said: list[str], kind: QtMsgType, _: QMessageLogContext, text: str | None) -> None:
    """Keep what Qt says while it starts. After a fatal message it would end with a core dump: so
    end before that, with the one sentence that says what mends it."""
    from PySide6.QtCore import QtMsgType

    said.append(text or "")
    if kind is QtMsgType.QtFatalMsg:
        why = why_no_window()
        print_lines([why] if why else said, sys.stderr)
        os._exit(EXIT_SYSTEM_WRONG)


def _raise_other_window(folder: Path) -> int:
    """Bring the window of the GluteTimer that has that data folder to the front."""
    from glutetimer.system.single_instance import raise_running_instance

    if not raise_running_instance(folder):
        told = gettext(
            "GluteTimer is open already with {folder}, and its window cannot be reached."
        )
        raise RequirementsError(told.format(folder=folder))
    print_lines([gettext("GluteTimer is open already; its window comes to the front.")])
    return 0


def _now() -> datetime:
    return datetime.now().astimezone()


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _log_to(file: Path, warn: Callable[[str], None]) -> Hook:
    """A hook for unforeseen errors: writes them to a log file and warns in the window.

    It, and so `warn`, may be called in any thread.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        lines = "".join(traceback.format_exception(kind, error, trace))
        try:
            append_text(file, f"{_now().isoformat()}\n{lines}\n")
        except OSError:
            sys.stderr.write(lines)
        told = gettext("Something went wrong in the program; what you did is kept. Details: {file}")
        warn(told.format(file=file))

    return hook
