"""The lists of what the bundle leaves out, beside what the source imports and what Qt has."""

from __future__ import annotations

import os
import re
import runpy
import sys
from pathlib import Path

import PySide6
import pytest
from bundle.contents import (
    FOR_SOUND,
    QT_LANGUAGES,
    UNUSED_MODULES,
    UNUSED_ON_LINUX,
    UNUSED_PLUGINS,
    USED_PLUGINS,
    Entry,
    is_used,
    needed,
    unused_modules,
)

from tests.packaging.source_imports import imported, imported_of_qt, texts

CHECKOUT = Path(__file__).parents[2]
HOOK = CHECKOUT / "bundle" / "restore_library_path.py"


def test_the_source_imports_nothing_that_is_left_out() -> None:
    assert imported().isdisjoint(UNUSED_MODULES + FOR_SOUND)
    assert imported_of_qt() >= set(UNUSED_ON_LINUX), "left out of it on Linux alone"


def test_what_is_left_out_on_linux_is_imported_elsewhere_only() -> None:
    """Where a module is absent, an import of it would end what is done, not the start."""
    importers = {
        file.name
        for file in (CHECKOUT / "src").rglob("*.py")
        for name in UNUSED_ON_LINUX
        if f"from {name} import" in file.read_text(encoding="utf-8")
    }
    assert importers == {"qt_output.py", "qt_voice.py"}
    assert unused_modules("linux") == UNUSED_MODULES + UNUSED_ON_LINUX + FOR_SOUND
    assert unused_modules("darwin") == unused_modules("win32") == UNUSED_MODULES


def test_every_kind_of_plugin_that_qt_has_is_used_or_left_out() -> None:
    plugins = Path(PySide6.__file__).parent / (
        "plugins" if sys.platform == "win32" else "Qt/plugins"
    )
    kinds = {folder.name for folder in plugins.iterdir() if folder.is_dir()}
    assert kinds <= USED_PLUGINS | UNUSED_PLUGINS
    assert USED_PLUGINS.isdisjoint(UNUSED_PLUGINS)


@pytest.mark.parametrize(
    ("kind", "module"),
    [
        ("platforms", "QtGui"), ("styles", "QtWidgets"), ("printsupport", "QtPrintSupport"),
        ("multimedia", "QtMultimedia"), ("texttospeech", "QtTextToSpeech"),
        ("sqldrivers", "QtSql"), ("sensors", "QtSensors"), ("position", "QtPositioning"),
        ("canbus", "QtSerialBus"), ("webview", "QtWebView"), ("qmltooling", "QtQml"),
    ],
)  # fmt: skip
def test_a_kind_is_used_whose_module_is_imported(kind: str, module: str) -> None:
    assert (kind in USED_PLUGINS) is (f"PySide6.{module}" in imported_of_qt())


def test_the_programs_own_pictures_are_of_kinds_that_qt_reads_without_a_plugin() -> None:
    pictures = {
        Path(text).suffix for text in texts() if re.fullmatch(r"[\w-]*\.(png|svg|jpe?g|gif)", text)
    }
    assert pictures == {".png"}


def test_the_languages_of_qts_texts_are_those_that_the_source_asks_for() -> None:
    asked_for = {found for text in texts() for found in re.findall(r"\bqtbase_(\w+)", text)}
    assert asked_for == set(QT_LANGUAGES)
    if "QTranslator" in " ".join(
        file.read_text(encoding="utf-8") for file in (CHECKOUT / "src").rglob("*.py")
    ):
        assert QT_LANGUAGES


def library(name: str) -> Entry:
    return (name, f"/usr/lib/{name}", "BINARY")


def plugin(name: str) -> Entry:
    return (f"PySide6/Qt/plugins/{name}", f"/venv/{name}", "BINARY")


@pytest.mark.parametrize(
    ("entry", "used"),
    [
        (plugin("platforms/libqxcb.so"), True),
        (plugin("platforms/libqvnc.so"), False),
        (plugin("sqldrivers/libqsqlite.so"), False),
        (library("libxcb-cursor.so.0"), True),
        (library("libstdc++.so.6"), False),
        (("PySide6/Qt/translations/qtbase_de.qm", "/venv/qtbase_de.qm", "DATA"), True),
        (("PySide6/Qt/translations/qtbase_fr.qm", "/venv/qtbase_fr.qm", "DATA"), False),
        (("PySide6/Qt/translations/qtmultimedia_de.qm", "/venv/m_de.qm", "DATA"), False),
        (("glutetimer/assets/icons/glutetimer-16.png", "/src/16.png", "DATA"), True),
    ],
    ids=lambda value: Path(value[0]).name if isinstance(value, tuple) else str(value),
)
def test_a_file_is_taken_or_left(entry: Entry, used: bool) -> None:
    assert is_used(entry) is used


def test_a_library_stays_that_something_used_links_to_and_only_so() -> None:
    module: Entry = ("PySide6/QtGui.abi3.so", "/venv/QtGui.abi3.so", "EXTENSION")
    window, desktop = plugin("platforms/libqxcb.so"), plugin("platformthemes/libqgtk3.so")
    pictures = plugin("imageformats/libqpdf.so")
    data: Entry = ("glutetimer/assets/a.svg", "/src/a.svg", "DATA")
    python = library("libpython3.11.so.1.0")
    first, second, link = library("libA.so.1"), library("libB.so.1"), ("libA.so.1", "x", "SYMLINK")
    gtk, pdf = library("libgtk-3.so.0"), library("libQt6Pdf.so.6")
    links = {
        module[1]: ["libA.so.1", "libc.so.6"],
        first[1]: ["libB.so.1"],
        second[1]: ["libA.so.1"],
        desktop[1]: ["libgtk-3.so.0"],
        pictures[1]: ["libQt6Pdf.so.6"],
    }
    kept = [module, window, desktop, data, python, first, link, second]
    assert needed([*kept, pictures, gtk, pdf], lambda file: links.get(file, [])) == kept


def test_a_framework_of_macos_stays_or_goes_as_a_whole() -> None:
    module: Entry = ("PySide6/QtGui.abi3.so", "/venv/QtGui.abi3.so", "EXTENSION")
    folder = "PySide6/Qt/lib/{}.framework/"

    def framework(name: str) -> list[Entry]:
        library = folder.format(name) + f"Versions/A/{name}"
        return [
            (library, f"/venv/{name}", "BINARY"),
            (folder.format(name) + "Versions/Current", "A", "SYMLINK"),
            (folder.format(name) + name, f"Versions/Current/{name}", "SYMLINK"),
        ]

    links = {"/venv/QtGui.abi3.so": ["@rpath/QtGui.framework/Versions/A/QtGui"]}
    python = framework("Python")
    kept = [module, *python, *framework("QtGui")]
    assert needed([*kept, *framework("QtPdf")], lambda file: links.get(file, [])) == kept


def test_windows_does_not_tell_capitals_from_small_letters() -> None:
    python: Entry = ("python311.dll", "C:/python311.dll", "BINARY")
    runtime: Entry = ("VCRUNTIME140.dll", "C:/VCRUNTIME140.dll", "BINARY")
    links = {"C:/python311.dll": ["vcruntime140.dll"]}
    assert needed([python, runtime], lambda file: links.get(file, [])) == [python, runtime]


@pytest.mark.parametrize("before", ["", "/opt/own"])
def test_what_the_program_starts_finds_the_systems_libraries(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/_internal")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(HOOK))
    assert os.environ.get("LD_LIBRARY_PATH", "") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
