"""`glutetimer doctor`: what is there, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from glutetimer import __version__
from glutetimer.core.translation import gettext, language, ngettext, number_text, pgettext
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
        failing = gettext("MISSING") if self.required else pgettext("mark of a finding", "note")
        mark = gettext("ok") if self.fine else failing
        return f"{mark:8}{self.subject}: {self.text}"


def examine(paths: UserPaths) -> list[Finding]:
    """Examine all that the program needs; changes nothing but may create the data folder."""
    prepare_qt_environment()
    return [
        _program(),
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


def _program() -> Finding:
    text = gettext("{version} on Python {python}")
    python = sys.version.split()[0]
    return Finding("GluteTimer", True, text.format(version=__version__, python=python))


def _qt() -> Finding:
    try:
        qt = version("PySide6-Essentials")
    except PackageNotFoundError:
        text = gettext("PySide6-Essentials is not installed; run: {command}")
        return Finding("Qt", False, text.format(command="pip install ."))
    if fatal_pair(qt, sys.version_info[:2]):
        names = ("Essentials",) if sys.platform == "linux" else ("Essentials", "Addons")
        packages = (f'"PySide6-{name}!={FATAL_QT}"' for name in names)
        text = gettext("PySide6 {version} crashes on Python 3.11; run: {command}")
        command = f"pip install {' '.join(packages)}"
        return Finding("Qt", False, text.format(version=qt, command=command))
    return Finding("Qt", True, f"PySide6 {qt}")


def _display() -> Finding:
    why = why_no_window()
    text = why or os.environ.get("DISPLAY") or gettext("there is one")
    return Finding(gettext("Display"), not why, text)


def _screen() -> Finding:
    from glutetimer.system.screen_inhibitor import can_keep_screen_on

    kept_on = can_keep_screen_on()
    if kept_on:
        text = gettext("it is kept on in a session")
    else:
        text = gettext("this desktop does not let it be kept on, so it may go dark in a session")
    return Finding(gettext("Screen"), kept_on, text, required=False)


def _sound() -> Finding:
    from glutetimer.audio.sound_system import device_name

    try:
        name = device_name()
    except RequirementsError as error:
        return Finding(gettext("Sound"), False, str(error), required=False)
    text = name or gettext("no device; sessions run silently until there is one")
    return Finding(gettext("Sound"), bool(name), text, required=False)


def _voice() -> Finding:
    clips = len(list(voice_folder(language()).glob("*.wav")))
    text = ngettext("{number} spoken clip", "{number} spoken clips", clips)
    if not clips:
        text = gettext("no spoken clips in this language; the system's voice has to speak")
    return Finding(gettext("Voice"), clips > 0, text.format(number=clips), required=False)


def _system_voice() -> Finding:
    from glutetimer.audio.text_to_speech import system_voice

    try:
        system_voice().close()
    except RequirementsError as error:
        return Finding(gettext("System voice"), False, str(error), required=False)
    text = gettext("it speaks the words of your own program")
    if not voice_folder(language()).is_dir():
        text = gettext("it speaks all words")
    return Finding(gettext("System voice"), True, text, required=False)


def _history(paths: UserPaths) -> Finding:
    try:
        with HistoryStore(paths.history) as store:
            number = len(store.load().sessions)
    except StorageError as error:
        return Finding(gettext("Data folder"), False, str(error))
    if not may_write(paths.folder):
        text = gettext("{folder} is read-only; make it writable or choose another with --data-dir")
        return Finding(gettext("Data folder"), False, text.format(folder=paths.folder))
    text = ngettext("{file}, {number} session", "{file}, {number} sessions", number)
    text = text.format(file=paths.history, number=number_text(number))
    return Finding(gettext("Data folder"), True, text)
