"""Whether the system is set to move less on the screen, where it can be asked.

No answer is waited for, and who asked is told once; never, where there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

Told: TypeAlias = Callable[[bool], None]

if sys.platform == "win32":
    import ctypes

    _SPI_GETCLIENTAREAANIMATION = 0x1042

    def ask_reduced_motion(told: Told) -> None:
        """Tell whether what is within windows should be still: "Animation effects" are off."""
        animated = ctypes.c_int(1)
        is_known = ctypes.windll.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0
        )
        if is_known:
            told(not animated.value)

elif sys.platform == "darwin":
    from PySide6.QtCore import QProcess

    _COMMAND = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion")

    def ask_reduced_motion(told: Told) -> None:
        """Tell, soon, whether "Reduce motion" is on; `told` may be of a `QObject` that goes."""
        _Asking(told)

    class _Asking(QProcess):
        """Reads the value; where nobody ever touched it there is none, and nothing to read."""

        answered = Signal(bool)

        def __init__(self, told: Told) -> None:
            super().__init__(QCoreApplication.instance())
            self.answered.connect(told)
            self.finished.connect(self._read)
            self.start(_COMMAND[0], _COMMAND[1:])

        def _read(self) -> None:
            self.answered.emit(self.readAllStandardOutput().data().strip() == b"1")
            self.deleteLater()

elif sys.platform == "linux":
    # The desktop portal's settings: namespace, key, and the value that asks for less motion. GNOME
    # had the second before there was the first.
    _SETTINGS = (
        ("org.freedesktop.appearance", "reduced-motion", 1),
        ("org.gnome.desktop.interface", "enable-animations", False),
    )
    # Its name on the bus, the object's path, the interface and the method.
    _READ = (
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
        "Read",
    )
    _WITHIN_MS = 5_000

    def ask_reduced_motion(told: Told) -> None:
        """Tell, soon, what the desktop says; `told` may be of a `QObject` that goes."""
        _Asking(told)

    class _Asking(QObject):
        """Asks for one setting after the other until the desktop knows one."""

        answered = Signal(bool)

        def __init__(self, told: Told) -> None:
            super().__init__(QCoreApplication.instance())
            self.answered.connect(told)
            self._settings = iter(_SETTINGS)
            self._less: object = None
            self._ask_next()

        def _ask_next(self) -> None:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

            setting = next(self._settings, None)
            if setting is None:
                self.deleteLater()
                return
            namespace, key, self._less = setting
            call = QDBusMessage.createMethodCall(*_READ)
            call.setArguments([namespace, key])
            pending = QDBusConnection.sessionBus().asyncCall(call, _WITHIN_MS)
            QDBusPendingCallWatcher(pending, self).finished.connect(self._take)

        def _take(self, watcher: QDBusPendingCallWatcher) -> None:
            from PySide6.QtDBus import QDBusVariant

            if watcher.isError():
                self._ask_next()
                return
            (value,) = watcher.reply().arguments()
            # The portal wraps it twice.
            while isinstance(value, QDBusVariant):
                value = value.variant()
            self.answered.emit(value == self._less)
            self.deleteLater()

else:

    def ask_reduced_motion(told: Told) -> None:
        """Tell nothing: this system cannot be asked."""
