"""What the source imports, wherever in it that is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def imported() -> set[str]:
    """All modules that the source imports, with the packages that they are in."""
    return {name for file in SOURCE.rglob("*.py") for name in _imported_by(file)}


def imported_of_qt() -> set[str]:
    return {name for name in imported() if name.startswith("PySide6.")}


def texts() -> Iterator[str]:
    """All texts that the source holds."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _imported_by(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))
