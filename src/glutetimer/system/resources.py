"""Where the files that ship with the program are: nothing else looks for them."""

from __future__ import annotations

from pathlib import Path


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


def voice_folder() -> Path:
    """The spoken clips and their list."""
    return asset_root() / "voices" / "en"


def learn_text(name: str) -> Path:
    """A text of the Learn page."""
    return asset_root() / "learn" / f"{name}.md"


def catalog_file(language: str) -> Path:
    """The messages in a language other than English, by its ISO 639 code."""
    return asset_root() / "languages" / f"{language}.mo"
