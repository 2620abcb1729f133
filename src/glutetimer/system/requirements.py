"""What the program needs of the system: a display and libraries.

Asked where Qt does not start, which says less and ends the process with a core dump. Only Linux
lacks them in practice: elsewhere the packages bring all they need.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from glutetimer.core.translation import gettext, ngettext

# The Debian package of each library that a bare system lacks.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PULSE_LIBRARY = "libpulse.so.0"
_LIBRARY = r"\b(lib[\w.+-]+\.so[.\d]*)"
# Platforms of Qt that need no display.
_HEADLESS = ("offscreen", "minimal", "vnc")


class RequirementsError(Exception):
    """What this system lacks, or where it refuses, as one sentence that says what mends it."""


def why_no_window(environ: Mapping[str, str] = os.environ) -> str:
    """Why no window can open here, as one sentence that says what mends it; empty if one can."""
    if sys.platform != "linux":
        return ""
    missing = _missing_qt_libraries()
    if missing:
        return libraries_text(missing)
    if environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _HEADLESS:
        return ""
    if _wayland_socket(environ) is not None:
        return ""
    if not environ.get("DISPLAY"):
        return gettext(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are unset); "
            "start GluteTimer from a desktop session."
        )
    missing = _missing_of(_qt_folder() / "plugins" / "platforms" / "libqxcb.so")
    if missing:
        return libraries_text(missing)
    if not _x_server_answers():
        return gettext(
            "The display {display} cannot be opened; "
            "start GluteTimer from the desktop session that owns it."
        ).format(display=environ["DISPLAY"])
    return ""


def libraries_text(missing: Iterable[str], failing: str = "") -> str:
    """One sentence that names missing libraries, what is `failing` for it and what installs them.

    By default that Qt cannot start.
    """
    names = list(missing)
    packages = list(dict.fromkeys(PACKAGES[name] for name in names if name in PACKAGES))
    text = ngettext(
        "{failing} because this system library is missing: {names}",
        "{failing} because these system libraries are missing: {names}",
        len(names),
    ).format(failing=failing or gettext("Qt cannot start"), names=", ".join(names))
    if packages:
        command = f"sudo apt-get install {' '.join(packages)}"
        return gettext("{problem}; on Debian or Ubuntu run: {command}").format(
            problem=text, command=command
        )
    return gettext("{problem}; install them with your system's package manager.").format(
        problem=text
    )


def _qt_folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return Path()
    return Path(spec.submodule_search_locations[0]) / "Qt"


def _missing_qt_libraries() -> tuple[str, ...]:
    """The system libraries that a window's modules of PySide6 need and do not find."""
    modules = (f"{name}.abi3.so" for name in ("QtCore", "QtGui", "QtWidgets"))
    folder = _qt_folder().parent
    return tuple(dict.fromkeys(name for file in modules for name in _missing_of(folder / file)))


def _missing_of(binary: Path) -> tuple[str, ...]:
    """The libraries that a binary does not find; it is loaded for this."""
    import ctypes

    if not binary.is_file():
        return ()
    try:
        ctypes.CDLL(str(binary))
    except OSError as error:
        # The loader names the first missing library only; ldd names all.
        first = re.findall(_LIBRARY, str(error))[:1]
        return tuple(dict.fromkeys([*_not_found_by_ldd(binary), *first]))
    return ()


def _not_found_by_ldd(binary: Path) -> list[str]:
    import shutil
    import subprocess

    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    ran = subprocess.run([ldd, str(binary)], capture_output=True, text=True, check=False)  # noqa: S603
    lines = [line for line in ran.stdout.splitlines() if "not found" in line]
    names = [name for line in lines for name in re.findall(_LIBRARY, line)[:1]]
    # Nor does ldd find what the bundle has.
    return [name for name in names if not _can_be_loaded(name)]


def _can_be_loaded(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _wayland_socket(environ: Mapping[str, str]) -> Path | None:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return None
    path = Path(environ.get("XDG_RUNTIME_DIR", "/")) / name
    return path if path.is_socket() else None


def _x_server_answers() -> bool:
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # Qt's own plugin was loaded before, so this is not the way to find out.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
