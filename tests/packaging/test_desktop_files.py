"""What desktops and software centres read of the program."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from glutetimer import __version__
from glutetimer.core.translation import ENGLISH, LANGUAGES

CHECKOUT = Path(__file__).parents[2]
BUNDLE = CHECKOUT / "bundle"
METAINFO = BUNDLE / "org.glutetimer.glutetimer.metainfo.xml"
ICONS = CHECKOUT / "assets" / "icons"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def says(*command: str | Path) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs the validator")
def test_the_desktop_entry_is_valid() -> None:
    said = says("desktop-file-validate", BUNDLE / "glutetimer.desktop")
    assert "error" not in said
    assert "warning" not in said


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs the validator")
def test_the_metainfo_is_valid() -> None:
    assert "Validation was successful" in says(
        "appstreamcli", "validate", "--no-net", "--pedantic", METAINFO
    )


def test_both_speak_every_language() -> None:
    others = [language for language in LANGUAGES if language != ENGLISH]
    lines = (BUNDLE / "glutetimer.desktop").read_text(encoding="utf-8").splitlines()
    keys = {line.partition("=")[0] for line in lines}
    assert keys >= {
        f"{key}[{each}]" for key in ("GenericName", "Comment", "Keywords") for each in others
    }
    texts = ET.parse(METAINFO).getroot()
    for path in ("summary", "description/p", "description/ul/li"):
        in_each = Counter(text.get(XML_LANG, ENGLISH) for text in texts.iterfind(path))
        assert set(in_each) == set(LANGUAGES)
        assert len(set(in_each.values())) == 1, "as many texts in each"


def test_the_newest_release_is_this_version_everywhere() -> None:
    release = ET.parse(METAINFO).find("releases/release")
    assert release is not None
    headings = [
        line.split()[1:]
        for line in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("## ") and line != "## Unreleased"
    ]
    assert headings[0] == [__version__, "·", release.attrib["date"]]
    assert release.attrib["version"] == __version__


@pytest.mark.parametrize("size", SIZES)
def test_there_is_an_icon_of_every_usual_size(size: int) -> None:
    assert QImage(str(ICONS / f"glutetimer-{size}.png")).size() == QSize(size, size)


@pytest.mark.parametrize(("kind", "left_out"), [("ico", set()), ("icns", {24, 48})])
def test_windows_and_macos_find_all_sizes_in_one_file(kind: str, left_out: set[int]) -> None:
    reader = QImageReader(str(BUNDLE / f"glutetimer.{kind}"))
    pictures = {}
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        picture = reader.read()
        pictures[picture.width()] = picture
    assert set(pictures) == set(SIZES) - left_out
    for size, picture in pictures.items():
        drawn = QImage(str(ICONS / f"glutetimer-{size}.png"))
        assert picture.convertToFormat(drawn.format()) == drawn
