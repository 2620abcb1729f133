"""Asks a desktop portal of its own for reduced motion, on the session bus there is.

    python ask_desktop.py [gone] "NAMESPACE KEY VALUE" ...

The portal knows these settings, and is not there without any. Prints what was told. `gone`, whoever
asks is gone by then.
"""

from __future__ import annotations

import sys
from ast import literal_eval
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from glutetimer.system.reduced_motion import ask_reduced_motion

jeepney = pytest.importorskip("jeepney")
blocking = pytest.importorskip("jeepney.io.blocking")
PORTAL = "org.freedesktop.portal.Desktop"


def serve(connection: Any, settings: dict[tuple[str, str], Any]) -> None:
    """Answer as the portal does, until the process ends."""
    while True:
        call = connection.receive()
        if call.header.message_type is not jeepney.MessageType.method_call:
            continue
        value = settings.get(tuple(call.body))
        if value is None:
            answer = jeepney.new_error(call, f"{PORTAL}.Error.NotFound")
        else:
            variant = ("b" if isinstance(value, bool) else "u", value)
            answer = jeepney.new_method_return(call, "v", (("v", variant),))
        connection.send(answer)


class Asker(QObject):
    """Whoever asks; keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[bool] = []

    def take(self, reduced: bool) -> None:
        self.told.append(reduced)


def main() -> None:
    arguments = sys.argv[1:]
    gone = arguments[:1] == ["gone"]
    known = [argument.split() for argument in arguments[gone:]]
    settings = {(namespace, key): literal_eval(value) for namespace, key, value in known}
    if settings:
        connection = blocking.open_dbus_connection()
        connection.send_and_get_reply(jeepney.message_bus.RequestName(PORTAL))
        Thread(target=serve, args=(connection, settings), daemon=True).start()
    qt = QCoreApplication(sys.argv[:1])
    asker = Asker()
    told = asker.told
    ask_reduced_motion(asker.take)
    if gone:
        asker.deleteLater()
    # When nothing more is asked, all is told.
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: qt.quit() if not asking(qt) else None)
    timer.start()
    qt.exec()
    print(told)


def asking(qt: QCoreApplication) -> bool:
    return any(child.metaObject().className() == "_Asking" for child in qt.children())


main()
