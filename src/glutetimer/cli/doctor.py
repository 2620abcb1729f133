"""`glutetimer doctor`: what is there, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from glutetimer import __version__
from glutetimer.core.phrases import counted
from glutetimer.storage.database import may_write
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.system.paths import UserPaths
from glutetimer.system.qt_environment import prepare_qt_environment
from glutetimer.system.requirements import (
    RequirementsError,
    why_no_window,
)
from glutetimer.system.resources import voice_folder

# PySide6 6.12.0 on Python 3.11 loses a reference to None at every call that returns nothing.
FATAL_QT, FATAL_PYTHON = "6.12.0", (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined. `required` is False for what the program can do without."""

    subject: str
    fine: bool
    text: str
    required: bool = True

    def __str__(self) -> str:
        mark = "ok  " if self.fine else "MISSING" if self.required else "note"
        return f"{mark:8}{self.subject}: {self.text}"


def examine(paths: UserPaths) -> list[Finding]:
    """Examine all that the program needs; changes nothing but may create the data folder."""
    prepare_qt_environment()
    return [
        Finding("GluteTimer", True, f"{__version__} on Python {sys.version.split()[0]}"),
        _qt(),
        _display(),
        _screen(),
        _sound(),
        _voice(),
        _system_voice(),
        _history(paths),
    ]


def all_fine(findings: Iterable[Finding]) -> bool:
    """Whether nothing is missing that the program needs."""
    return all(finding.fine or not finding.required for finding in findings)


def fatal_pair(qt: str, python: tuple[int, int]) -> bool:
    """Whether that PySide6 kills the process on that Python after some thousand calls."""
    return qt == FATAL_QT and python <= FATAL_PYTHON


def _qt() -> Finding:
    try:
        qt = version("PySide6-Essentials")
    except PackageNotFoundError:
        return Finding("Qt", False, "PySide6-Essentials is not installed; run: pip install .")
    if fatal_pair(qt, sys.version_info[:2]):
        text = f'PySide6 {qt} crashes on Python 3.11; run: pip install "PySide6-Essentials'
        return Finding("Qt", False, f'{text}!={FATAL_QT}" "PySide6-Addons!={FATAL_QT}"')
    return Finding("Qt", True, f"PySide6 {qt}")


def _display() -> Finding:
    why = why_no_window()
    return Finding("Display", not why, why or os.environ.get("DISPLAY") or "there is one")


def _screen() -> Finding:
    from glutetimer.system.screen_inhibitor import can_keep_screen_on

    kept_on = can_keep_screen_on()
    may_go_dark = "this desktop does not let it be kept on, so it may go dark in a session"
    text = "it is kept on in a session" if kept_on else may_go_dark
    return Finding("Screen", kept_on, text, required=False)


def _sound() -> Finding:
    from glutetimer.audio.sound_system import device_name

    try:
        name = device_name()
    except RequirementsError as error:
        return Finding("Sound", False, str(error), required=False)
    none = "no device; sessions run silently until there is one"
    return Finding("Sound", bool(name), name or none, required=False)


def _voice() -> Finding:
    clips = len(list(voice_folder().glob("*.wav")))
    text = f"{clips} spoken clips" if clips else "no spoken clips; tones and signals only"
    return Finding("Voice", clips > 0, text, required=False)


def _system_voice() -> Finding:
    from glutetimer.audio.text_to_speech import system_voice

    try:
        system_voice().close()
    except RequirementsError as error:
        return Finding("System voice", False, str(error), required=False)
    return Finding("System voice", True, "it speaks the words of your own program", required=False)


def _history(paths: UserPaths) -> Finding:
    try:
        with HistoryStore(paths.history) as store:
            number = len(store.load().sessions)
    except StorageError as error:
        return Finding("Data folder", False, str(error))
    if not may_write(paths.folder):
        text = f"{paths.folder} is read-only; make it writable or choose another with --data-dir"
        return Finding("Data folder", False, text)
    return Finding("Data folder", True, f"{paths.history}, {counted(number, 'session')}")
