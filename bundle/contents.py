"""What goes into the bundle, and what is left out of it.

PyInstaller takes along all that a module might need: every plugin of each part of Qt, its texts in
all languages, and whatever those link to. `bundle/glutetimer.spec` leaves out what is listed here,
and then what nothing that is left links to. `tests/packaging/test_bundle_contents.py` compares the
lists with what the source imports and with what Qt has.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePath

# The most that the packed bundle may weigh.
MAX_PACKED_BYTES = 70_000_000

# Modules that something mentions and nothing runs: the program opens no connection, where
# OpenSSL's hashes are absent `hashlib` has its own, and the last is for Pythons older than ours.
UNUSED_MODULES = ("ssl", "_ssl", "_hashlib", "typing_extensions")
# Sound and system voice have ways of their own on Linux; elsewhere they are Qt's.
UNUSED_ON_LINUX = ("PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
# What only they ask for.
FOR_SOUND = ("PySide6.QtNetwork",)

# Kinds of Qt's plugins, by their folders.
USED_PLUGINS = frozenset({
    "platforms",  # a window
    "platforminputcontexts",  # … letters with accents typed into it
    "platformthemes",  # … the desktop's own dialogs, colours and fonts
    "styles",  # … and its look, on macOS and Windows
    "wayland-decoration-client",  # a frame around it under Wayland
    "wayland-shell-integration",
    "xcbglintegrations",  # X11 complains where it is missing
    "printsupport",
    "multimedia",  # sound, but for Linux
    "texttospeech",  # the system's voice, but for Linux
})  # fmt: skip
UNUSED_PLUGINS = frozenset({
    "accessiblebridge", "assetimporters", "canbus", "designer", "egldeviceintegrations", "generic",
    "geometryloaders", "geoservices",
    "iconengines", "imageformats",  # the program's pictures are PNG, which Qt reads by itself
    "networkaccess", "networkinformation", "permissions", "position", "qmllint", "qmltooling",
    "renderers", "renderplugins", "sceneparsers", "scxmldatamodel", "sensors", "sqldrivers", "tls",
    "vectorimageformats", "wayland-graphics-integration-client",
    "wayland-graphics-integration-server", "webview",
})  # fmt: skip
# Plugins of a kind that is used which are for other screens, other ways to type and other tests.
UNUSED_OF_USED_KINDS = re.compile(
    r"qeglfs|qlinuxfb|qminimal|qvkkhrdisplay|qvnc|qtvirtualkeyboard|fullscreen-shell|ivi-shell"
    r"|qt-shell|wl-shell|ffmpeg|texttospeech_mock"
)
# Languages of Qt's own texts. In English they stand in its libraries.
QT_LANGUAGES = ("de",)

# What every Linux desktop has, and its drivers and themes have to share with the program.
SYSTEM_LIBRARIES = frozenset({
    "libstdc++", "libgcc_s", "libz", "libglib-2.0", "libgthread-2.0", "libdbus-1", "libX11",
    "libX11-xcb", "libfontconfig", "libfreetype",
})  # fmt: skip
# Plugins that load only where the system has what they link to: GTK, CUPS.
OF_THE_DESKTOP = re.compile(r"qgtk3|cupsprintersupport")

Entry = tuple[str, str, str]
"""One file as PyInstaller has it: its place in the bundle, where it comes from, its kind."""


def unused_modules(platform: str = sys.platform) -> tuple[str, ...]:
    """The modules that the bundle for that platform does without."""
    return UNUSED_MODULES + (UNUSED_ON_LINUX + FOR_SOUND if platform == "linux" else ())


def is_used(entry: Entry) -> bool:
    """Whether the file is no plugin, no text and no library that the lists leave out."""
    place = PurePath(entry[0])
    if "translations" in place.parts:
        return place.stem in {f"qtbase_{language}" for language in QT_LANGUAGES}
    if "plugins" in place.parts:
        kind = place.parts[place.parts.index("plugins") + 1]
        return kind in USED_PLUGINS and not UNUSED_OF_USED_KINDS.search(place.name)
    return place.name.partition(".so")[0] not in SYSTEM_LIBRARIES


def needed(entries: Iterable[Entry], links_to: Callable[[str], Collection[str]]) -> list[Entry]:
    """The used files, and of libraries those that a used program, module or plugin links to.

    `links_to` gives the names of what a file links to.
    """
    used = [entry for entry in entries if is_used(entry)]
    compiled = [entry for entry in used if entry[2] in ("BINARY", "EXTENSION")]
    libraries = {_name(entry[0]): entry for entry in compiled}
    waiting = [e for e in compiled if not _is_library(e) and not OF_THE_DESKTOP.search(e[0])]
    reached: set[str] = set()
    while waiting:
        found = {_name(name) for name in links_to(waiting.pop()[1])} - reached
        reached |= found
        waiting += [libraries[name] for name in found & libraries.keys()]
    return [entry for entry in used if not _is_library(entry) or _name(entry[0]) in reached]


def _name(place: str) -> str:
    """What others call a library: its file on Linux and Windows, its framework on macOS."""
    path = PurePath(place)
    frameworks = [part.removesuffix(".framework") for part in path.parts if ".framework" in part]
    # Windows does not tell capitals from small letters.
    return (frameworks or [path.name])[0].casefold()


def _is_library(entry: Entry) -> bool:
    """Whether the file is there for others to link to: neither Python, a module nor a plugin."""
    if entry[2] not in ("BINARY", "SYMLINK") or "plugins" in PurePath(entry[0]).parts:
        return False
    return not re.match(r"(lib)?python", _name(entry[0]))
