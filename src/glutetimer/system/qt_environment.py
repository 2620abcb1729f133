"""How Qt is asked to behave, by environment variables; what a person has set wins."""

from __future__ import annotations

import os

from glutetimer.system.quick_enumerations import build_enumerations_quickly
from glutetimer.system.signature_modules import defer_signature_modules


def prepare_qt_environment() -> None:
    """Set what Qt reads when it is loaded; to be called before that."""
    # Not the list of the sound systems that it did not find: `doctor` says it better.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    # Qt hands each gradient, however small, to a pool of threads; for the small ones of a figure
    # that takes seven times the processor time of filling them (Qt 6.11, two cores: 160 against
    # 20 µs).
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def load_qt() -> None:
    """Load Qt, without what PySide6 loads with it and nothing here asks for.

    Raises ImportError where a library is missing that a window needs.
    """
    build_enumerations_quickly()
    defer_signature_modules()
    import PySide6.QtWidgets  # noqa: F401
