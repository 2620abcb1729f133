"""Has PySide6 compile some modules of its own, which hardly anyone asks for, only when asked.

They tell the signature of each of Qt's functions, for `help`, for the message of a call with wrong
arguments, for the stubs of type checkers, and know other spellings of Qt's names (`from
__feature__ import ...`), which nothing here asks for. They lie as source text in one of PySide6's
libraries; each process compiles and executes them as it loads QtCore, which takes half of that
time, and then reads the source of each module that it imports, to find out whether that asks for
other spellings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import CodeType, ModuleType
from typing import Any

# The module of PySide6 that compiles and executes the others, and the one that has an importer
# of its own put into Python at last.
_BOOTSTRAP = "signature_bootstrap"
_LOADER = "shibokensupport.signature.loader"
_MAPPING = "shibokensupport.signature.mapping"
_DEFERRED = frozenset(
    f"shibokensupport.{name}"
    for name in (
        "feature",
        "signature.errorhandler",
        "signature.layout",
        "signature.lib.enum_sig",
        "signature.lib.pyi_generator",
        "signature.lib.tool",
        "signature.mapping",
        "signature.parser",
    )
)


def defer_signature_modules() -> None:
    """To be called before anything of PySide6 is imported.

    It has no effect on a PySide6 that loads them in another way.
    """
    # PySide6 executes this module in the one that is listed, if one is; and a name that a module
    # has itself comes before what is built into Python.
    bootstrap: Any = ModuleType(_BOOTSTRAP)
    bootstrap.compile = partial(partial, compile)
    bootstrap.exec = _execute
    sys.modules[_BOOTSTRAP] = bootstrap
    # All that the parser says to others: Qt's enumerations are Python's.
    sys.pyside6_option_python_enum = True  # type: ignore[attr-defined]


def _execute(compiled: Callable[[], CodeType], module: dict[str, Any]) -> None:
    """Execute a module, or let it wait until something of it is looked up."""

    def execute() -> None:
        module.pop("__getattr__", None)
        exec(compiled(), module)  # noqa: S102

    def look_up(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        execute()
        try:
            return module[name]
        except KeyError:
            raise AttributeError(name) from None

    def update_mapping() -> None:
        if module["update_mapping"] is update_mapping:
            execute()
        module["update_mapping"]()

    name = module["__name__"]
    if name not in _DEFERRED:
        execute()
    else:
        module["__getattr__"] = look_up
    if name == _MAPPING:
        # A module does not hear of it when this is taken from among its names, as PySide6 does.
        module["update_mapping"] = update_mapping
    elif name == _LOADER:
        module["post_init"] = lambda: None
