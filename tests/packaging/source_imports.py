"""What the source imports, wherever in it that is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


@cache
def imported() -> frozenset[str]:
    """All modules that the source imports, with the packages that they are in."""
    return frozenset(name for file in SOURCE.rglob("*.py") for name in _imported_by(file))


def imported_of_qt() -> set[str]:
    return {name for name in imported() if name.startswith("PySide6.")}


@cache
def texts() -> frozenset[str]:
    """All texts that the source holds."""
    nodes = [node for file in SOURCE.rglob("*.py") for node in _nodes(file)]
    constants = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return frozenset(value for value in constants if isinstance(value, str))


def _imported_by(file: Path) -> Iterator[str]:
    for node in _nodes(file):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def _nodes(file: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))
