"""What is in the bundle."""

from __future__ import annotations

from pathlib import Path

from bundle.contents import MAX_PACKED_BYTES, QT_LANGUAGES, UNUSED_ON_LINUX, USED_PLUGINS

from glutetimer.core.translation import ENGLISH, LANGUAGES
from tests.packaging.source_imports import imported_of_qt


def test_it_is_small_enough_to_hand_on(packed: Path) -> None:
    assert packed.stat().st_size <= MAX_PACKED_BYTES


def test_of_qt_it_has_what_the_source_imports_and_nothing_else(unpacked: Path) -> None:
    qt = unpacked / "_internal" / "PySide6"
    modules = {f"PySide6.{file.name.partition('.')[0]}" for file in qt.glob("*.abi3.so")}
    assert modules == imported_of_qt() - set(UNUSED_ON_LINUX)
    kinds = {folder.name for folder in (qt / "Qt" / "plugins").iterdir()}
    assert {"platforms", "platforminputcontexts"} <= kinds <= USED_PLUGINS
    translations = {file.stem for file in (qt / "Qt" / "translations").iterdir()}
    assert translations == {f"qtbase_{language}" for language in QT_LANGUAGES}


def test_it_speaks_every_language(unpacked: Path) -> None:
    catalogs = (unpacked / "_internal" / "glutetimer" / "assets" / "languages").iterdir()
    assert {ENGLISH, *(file.stem for file in catalogs)} == set(LANGUAGES)


def test_it_has_the_licences_of_all_that_it_carries(unpacked: Path) -> None:
    internal = unpacked / "_internal"
    notice = (internal / "NOTICE").read_text(encoding="utf-8")
    assert "LGPL" in notice
    licences = {file.stem for file in (internal / "licences").iterdir()}
    assert licences == {
        "LGPL-3.0", "GPL-3.0", "python", "platformdirs", "tomli-w", "tomlkit", "wakepy", "jeepney",
    }  # fmt: skip
