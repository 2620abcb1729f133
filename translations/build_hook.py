"""Compiles the catalogs when the program is built or installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):  # type: ignore[type-arg]
    """Puts each `translations/LANGUAGE.po`, compiled, into the program's `assets/languages`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do so before the files of the wheel are collected."""
        compile_catalogs(Path(self.root))


def compile_catalogs(checkout: Path) -> None:
    """Compile all catalogs of a checkout."""
    folder = checkout / "assets" / "languages"
    folder.mkdir(exist_ok=True)
    for source in sorted((checkout / "translations").glob("*.po")):
        with source.open("rb") as read, (folder / f"{source.stem}.mo").open("wb") as written:
            write_mo(written, read_po(read, abort_invalid=True))
