"""Where the files that ship with the program are: nothing else looks for them."""

from __future__ import annotations

from pathlib import Path

from glutetimer.core.translation import ENGLISH


def asset_root() -> Path:
    """The folder of the assets.

    Inside an installed or frozen package it lies within the package; in an editable install
    the checkout's own `assets/` serves. Raises FileNotFoundError if neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    packaged = package / "assets"
    if packaged.is_dir():
        return packaged
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "assets").is_dir():
        return checkout / "assets"
    raise FileNotFoundError(f"The program's own files are missing: {packaged}")


def builtin_program() -> Path:
    """The program that ships with GluteTimer."""
    return asset_root() / "programs" / "gluteus-medius.toml"


def window_icon() -> Path:
    """The program's icon, of 256 pixels a side."""
    return asset_root() / "icons" / "glutetimer-256.png"


def voice_folder(language: str = ENGLISH) -> Path:
    """The spoken clips of a language and their list; there is no such folder where none are."""
    return asset_root() / "voices" / language


def learn_text(name: str, language: str) -> Path:
    """A text of the Learn page in a language, by its ISO 639 code."""
    return asset_root() / "learn" / language / f"{name}.md"


def catalog_file(language: str) -> Path:
    """The messages in a language other than English, by its ISO 639 code."""
    return asset_root() / "languages" / f"{language}.mo"
