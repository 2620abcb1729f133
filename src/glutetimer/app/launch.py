"""Opens the window: checks the requirements, opens the files, starts Qt."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from glutetimer.cli.terminal import EXIT_INTERRUPTED, print_lines
from glutetimer.storage.files import append_text
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.recovery import open_history
from glutetimer.system.paths import UserPaths
from glutetimer.system.qt_environment import prepare_qt_environment
from glutetimer.system.requirements import RequirementsError, why_no_window
from glutetimer.system.resources import window_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow


def run(paths: UserPaths, program_file: Path | None, start: bool) -> int:
    """Open the window and stay until it closes; gives the exit code.

    Raises RequirementsError, or StorageError where the data folder cannot be used.
    """
    prepare_qt_environment()
    why = why_no_window()
    if why:
        raise RequirementsError(why)
    lock = FolderLock(paths.folder)
    if not lock.take(wait_s=1):
        return _raise_other_window(paths.folder)
    store, history_repairs = open_history(paths.history)
    with store:
        # Qt is loaded only now: whatever failed above did so without it.
        from PySide6.QtCore import Qt, QTimer

        from glutetimer.app.application import Application, Subject
        from glutetimer.audio.sound_system import DeviceSound
        from glutetimer.ports import Ports
        from glutetimer.system.screen_inhibitor import DesktopInhibitor
        from glutetimer.system.sleep_clock import slept_ms
        from glutetimer.system.termination import TerminationHandler

        qt = start_qt()
        ports = Ports(time.monotonic_ns, _now, DeviceSound(), DesktopInhibitor(), slept_ms)
        app = Application(paths, program_file, store, ports)
        window = app.window

        def listen() -> None:
            from glutetimer.system.single_instance import InstanceServer

            InstanceServer(window, paths.folder, lambda: _raise_window(window))

        def warn_of_crash(text: str) -> None:
            # In the window's thread, whatever thread this is.
            QTimer.singleShot(0, window, lambda: window.banner.warn(text, Subject.CRASH))

        window.painted.connect(listen, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = _log_to(paths.log, warn_of_crash)
        app.open(" ".join([*app.settings.problems, *history_repairs]), start)
        with TerminationHandler(window.close) as termination:
            code = qt.exec()
        return EXIT_INTERRUPTED if termination.interrupted else code


def start_qt() -> QApplication:
    """Qt, started as the window needs it."""
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from glutetimer.ui.type_size import set_type_size

    # The program speaks English: another's numbers would stand beside its words.
    QLocale.setDefault(QLocale(QLocale.Language.English))
    # Not by `setStyle`: that would load the class of all styles, which takes a while.
    qt = QApplication([*sys.argv[:1], "-style", "Fusion"])
    qt.setApplicationName("GluteTimer")
    qt.setDesktopFileName("glutetimer")
    qt.setWindowIcon(QIcon(str(window_icon())))
    set_type_size(qt)
    return qt


def _raise_other_window(folder: Path) -> int:
    """Bring the window of the GluteTimer that has that data folder to the front."""
    from PySide6.QtCore import QCoreApplication

    from glutetimer.system.single_instance import raise_running_instance

    qt = QCoreApplication(sys.argv[:1])
    if not raise_running_instance(folder):
        raise RequirementsError(
            f"GluteTimer is open already with {folder}, and its window cannot be reached."
        )
    print_lines(["GluteTimer is open already; its window comes to the front."])
    qt.quit()
    return 0


def _raise_window(window: QMainWindow) -> None:
    """Bring this window to the front, for who started the program once more."""
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


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
        warn(f"Something went wrong in the program; what you did is kept. Details: {file}")

    return hook
