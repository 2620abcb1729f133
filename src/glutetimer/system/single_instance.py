"""A second start brings the first window forward.

Both meet at a local socket: on Windows a pipe, else a file that only this person can reach.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1_000
# A socket's name has room for some hundred bytes (104 on macOS, 108 on Linux), of which Qt
# needs ten for one of its own while it makes the socket.
_LONGEST_NAME_BYTES = 90


def raise_running_instance(folder: Path) -> bool:
    """Ask whoever has that data folder open to come forward; whether anybody heard it."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    heard = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return heard


class InstanceServer(QObject):
    """Hears the ring of later starts. Only for who owns the folder."""

    def __init__(self, parent: QObject, folder: Path, heard: Callable[[], None]) -> None:
        """`heard` is called in the window's thread for every ring."""
        super().__init__(parent)
        self._heard = heard
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _name(folder)
        # What a killed process left there is nobody's: the folder is this one's.
        QLocalServer.removeServer(name)
        # Where it cannot be, a second start only says that the first one is open.
        self._server.listen(name)
        qt = QCoreApplication.instance()
        if qt is not None:
            # Not left to the end of the process, which may not come to it.
            qt.aboutToQuit.connect(self.close)

    def close(self) -> None:
        """Hear nothing more, and leave nothing behind."""
        self._server.close()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.abort()
            self._heard()


def _name(folder: Path) -> str:
    """The socket of that data folder: the first of its names that is short enough."""
    short = f"glutetimer-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        return short
    sockets = _sockets(folder.resolve(), short)
    short_enough = (each for each in sockets if len(os.fsencode(each)) <= _LONGEST_NAME_BYTES)
    # Where none is, there is no socket: a second start only says that the first one is open.
    return str(next(short_enough, folder.resolve() / "window.socket"))


def _sockets(folder: Path, short: str) -> Iterator[Path]:
    """Where the socket may be, never where others can put a file of its name."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_this_persons(Path(runtime)):
        yield Path(runtime, short)
    yield folder / "window.socket"
    yield user_cache_path("glutetimer", appauthor=False, ensure_exists=True) / short


def _is_this_persons(folder: Path) -> bool:
    """Whether only this person, and no other, can put files into that folder."""
    if sys.platform == "win32":
        return False
    try:
        found = folder.stat()
    except OSError:
        return False
    others_write = stat.S_IWGRP | stat.S_IWOTH
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not found.st_mode & others_write
    )
