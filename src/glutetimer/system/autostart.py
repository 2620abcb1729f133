"""Has the system start the program when the person logs in, waiting in the tray.

The system's own entry is all there is: whoever removes it or switches it off there has switched
it off here, too. Each data folder has an entry of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from zlib import crc32

from platformdirs import user_config_path

from glutetimer.core.translation import ENGLISH, LANGUAGES, gettext, gettext_noop
from glutetimer.system.exec_line import exec_line
from glutetimer.system.languages import load_catalog
from glutetimer.system.requirements import RequirementsError

_COMMENT = gettext_noop("Waits in the tray to remind you of today's session")
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# Where the task manager notes which entries are switched off: the first byte is odd then.
_APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Registry(Protocol):
    """The person's own part of the Windows registry."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """The value of that name under the key; None where there is none."""

    def set(self, key: str, name: str, value: str) -> None:
        """Give the name that text. Raises OSError."""

    def remove(self, key: str, name: str) -> None:
        """Remove the name, if it is there. Raises OSError."""


class DesktopEntry:
    """A file in the folder of what a Linux desktop starts (Desktop Application Autostart)."""

    def __init__(self, folder: Path, name: str, command: Sequence[str]) -> None:
        self._file = folder / f"{name}.desktop"
        self._exec = exec_line(command)

    def enabled(self) -> bool:
        """Whether the desktop starts it: some switch an entry off by a line in it."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return self._exec in lines and off.isdisjoint(lines)

    def enable(self, on: bool) -> None:
        """Have it started, or no longer. Raises `RequirementsError`."""
        text = (
            "[Desktop Entry]\n"
            "Type=Application\n"
            "Name=GluteTimer\n"
            f"Comment={_COMMENT}\n"
            f"{_translated_comments()}"
            f"{self._exec}\n"
            "Terminal=false\n"
        )
        _write_or_remove(self._file, text.encode() if on else None)


class LaunchAgent:
    """A property list among what macOS starts for the person at login (launchd.plist).

    What reads and writes such lists is loaded when it is needed.
    """

    def __init__(self, folder: Path, name: str, command: Sequence[str]) -> None:
        self._file = folder / f"{name}.plist"
        self._content = {
            "Label": name,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }

    def enabled(self) -> bool:
        """Whether the property list is there and starts this program."""
        import plistlib

        try:
            content = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return False
        return bool(content == self._content)

    def enable(self, on: bool) -> None:
        """Have it started, or no longer. Raises `RequirementsError`."""
        import plistlib

        _write_or_remove(self._file, plistlib.dumps(self._content) if on else None)


class RunKey:
    """A value in the registry's key of what Windows starts at login."""

    def __init__(self, registry: Registry, name: str, command: Sequence[str]) -> None:
        # Imported here: nothing on another system needs it.
        from subprocess import list2cmdline

        self._registry, self._name = registry, name
        self._command = list2cmdline(command)

    def enabled(self) -> bool:
        """Whether Windows starts it: the task manager may have switched it off."""
        approved = self._registry.get(_APPROVED_KEY, self._name)
        off = isinstance(approved, bytes) and approved[:1] and approved[0] % 2 == 1
        return self._registry.get(_RUN_KEY, self._name) == self._command and not off

    def enable(self, on: bool) -> None:
        """Have it started, or no longer. Raises `RequirementsError`."""
        try:
            if on:
                self._registry.set(_RUN_KEY, self._name, self._command)
                self._registry.remove(_APPROVED_KEY, self._name)
            else:
                self._registry.remove(_RUN_KEY, self._name)
        except OSError as error:
            raise RequirementsError(
                gettext("What Windows starts at login could not be changed: {reason}.").format(
                    reason=error.strerror or error
                )
            ) from error


class NoAutostart:
    """A system that nobody knows how to ask."""

    def enabled(self) -> bool:
        """Never."""
        return False

    def enable(self, on: bool) -> None:
        """Raises `RequirementsError`."""
        if on:
            raise RequirementsError(
                gettext("How to start GluteTimer at login is not known on this system.")
            )


def autostart(data_dir: Path | None) -> DesktopEntry | LaunchAgent | RunKey | NoAutostart:
    """How this system starts the program at login, with that data folder if one was given."""
    command = [*_program(), "--hidden"]
    name = "glutetimer"
    if data_dir is not None:
        folder = str(data_dir.resolve())
        command += ["--data-dir", folder]
        name += f"-{crc32(folder.encode()):08x}"
    entry: DesktopEntry | LaunchAgent | RunKey | NoAutostart
    if sys.platform == "linux":
        entry = DesktopEntry(user_config_path() / "autostart", name, command)
    elif sys.platform == "darwin":
        entry = LaunchAgent(Path.home() / "Library" / "LaunchAgents", name, command)
    elif sys.platform == "win32":
        from glutetimer.system.windows_registry import UserRegistry

        entry = RunKey(UserRegistry(), name, command)
    else:
        entry = NoAutostart()
    return entry


def _program() -> list[str]:
    """What starts the program that runs now, on Windows without a console."""
    this = Path(sys.executable)
    if getattr(sys, "frozen", False):
        windowed, arguments = this.with_name("glutetimer-window.exe"), []
    else:
        windowed, arguments = this.with_name("pythonw.exe"), ["-P", "-m", "glutetimer"]
    return [str(windowed if sys.platform == "win32" and windowed.exists() else this), *arguments]


def _translated_comments() -> str:
    """The lines of the comment in every other language: a desktop may change its own."""
    others = [language for language in LANGUAGES if language != ENGLISH]
    return "".join(f"Comment[{each}]={load_catalog(each).gettext(_COMMENT)}\n" for each in others)


def _write_or_remove(file: Path, content: bytes | None) -> None:
    """Put the content in the file's place, at once; None removes it."""
    # A link leads elsewhere: it is replaced, never written through.
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        if content is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as new:
            new.write(content)
        beside.replace(file)
    except OSError as error:
        raise RequirementsError(
            gettext(
                "The start at login could not be changed in {file}: {reason}; "
                "see to that, then choose it again."
            ).format(file=file, reason=error.strerror or error)
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
