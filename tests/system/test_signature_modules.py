"""PySide6's modules that tell signatures are executed when asked, and then do what they are for."""

from __future__ import annotations

import subprocess
import sys

_LOADED = "from glutetimer.system.qt_environment import load_qt\nload_qt()\n"
_WAITING = (
    "import sys\n"
    "print(*sorted(name for name, module in sys.modules.items()"
    " if name.startswith('shibokensupport.') and '__getattr__' in vars(module)))\n"
)


def _printed(*lines: str) -> list[str]:
    command = "\n".join(lines)
    ran = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, timeout=60, check=False
    )
    assert not ran.stderr
    return ran.stdout.splitlines()


def _told_with_and_without_us(*lines: str) -> list[str]:
    told = _printed(_LOADED, *lines)
    assert told == _printed(*lines)
    return told


def test_they_wait_until_they_are_asked_and_keep_what_only_they_load_away() -> None:
    waiting, loaded = _printed(
        _LOADED, "from PySide6.QtWidgets import QLabel", _WAITING, "print('inspect' in sys.modules)"
    )
    assert [name.rpartition(".")[-1] for name in waiting.split()] == [
        "feature", "errorhandler", "layout", "enum_sig", "pyi_generator", "tool", "mapping",
        "parser",
    ]  # fmt: skip
    assert loaded == "False"


def test_a_call_with_wrong_arguments_is_told_as_without_us() -> None:
    call = (
        "from PySide6.QtCore import QPoint, Qt, QTimer",
        "wrongs = lambda: QPoint('a'), lambda: QTimer.start(1), lambda: QPoint(nonsense=2)",
        "for wrong in wrongs:",
        "    try:",
        "        wrong()",
        "    except Exception as error:",
        "        print(type(error).__name__, error)",
    )
    told = _told_with_and_without_us(*call)
    assert "TypeError 'PySide6.QtCore.QPoint.__init__' called with wrong argument types:" in told


def test_help_and_enumerations_are_as_without_us() -> None:
    asked = (
        "import pydoc",
        "from PySide6.QtCore import QPoint, Qt",
        "from PySide6.support.signature import get_signature",
        "print(get_signature(QPoint.setX), QPoint.setX.__doc__)",
        "print(pydoc.render_doc(QPoint.setX))",
        "print(repr(Qt.AlignmentFlag.AlignLeft), Qt.Key.Key_A, Qt.AlignmentFlag(3))",
    )
    told = _told_with_and_without_us(*asked)
    assert told[0].startswith("(self, x: int, /) -> None")
