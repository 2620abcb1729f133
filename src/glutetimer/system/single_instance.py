"""A second start brings the first window forward.

Both meet at a local socket: on Windows a pipe, else a file that only this person can reach.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QCryptographicHash, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_WITHIN_MS = 1_000
# A socket's name has room for some hundred bytes (104 on macOS, 108 on Linux), of which Qt
# needs ten for one of its own while it makes the socket.
_LONGEST_NAME_BYTES = 90


def raise_running_instance(folder: Path) -> bool:
    """Ask the program that has that data folder to come forward; whether it could be asked."""
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(folder))
    connected = socket.waitForConnected(_CONNECT_WITHIN_MS)
    socket.abort()
    return connected


class InstanceServer(QObject):
    """Hears of later starts. Only for the program that holds the folder's lock."""

    def __init__(self, parent: QObject, folder: Path, asked: Callable[[], None]) -> None:
        """`asked` is called in the window's thread for every later start."""
        super().__init__(parent)
        self._asked = asked
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _socket_name(folder)
        # What a killed process left there is in nobody's use: the folder is this one's.
        QLocalServer.removeServer(name)
        # Where that fails, a second start only says that the first one is open.
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
            self._asked()


def _socket_name(folder: Path) -> str:
    """The socket of that data folder: the first of its paths that is short enough."""
    # Qt's checksum: Python's would load OpenSSL, 3 MiB, for this name alone.
    sha256 = QCryptographicHash.Algorithm.Sha256
    checksum = QCryptographicHash.hash(str(folder.resolve()).encode(), sha256).toHex().toStdString()
    name = f"glutetimer-{checksum[:16]}"
    if sys.platform == "win32":
        return name
    paths = _socket_paths(folder.resolve(), name)
    short_enough = (path for path in paths if len(os.fsencode(path)) <= _LONGEST_NAME_BYTES)
    # Where none is, there is no socket: a second start only says that the first one is open.
    return str(next(short_enough, folder.resolve() / "window.socket"))


def _socket_paths(folder: Path, name: str) -> Iterator[Path]:
    """Where the socket may be, never where others can put a file of its name."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_private(Path(runtime)):
        yield Path(runtime, name)
    yield folder / "window.socket"
    yield user_cache_path("glutetimer", appauthor=False, ensure_exists=True) / name


def _is_private(folder: Path) -> bool:
    """Whether nobody but this person can put files into that folder."""
    if sys.platform == "win32":
        return False
    try:
        status = folder.stat()
    except OSError:
        return False
    others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not others_write
