"""A second start brings the first window forward."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1_000


def ring(folder: Path) -> bool:
    """Ask whoever has that data folder open to come forward; whether anybody heard it."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    heard = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return heard


class Doorbell(QObject):
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

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.abort()
            self._heard()


def _name(folder: Path) -> str:
    return f"glutetimer-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
