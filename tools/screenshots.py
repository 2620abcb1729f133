"""Pictures of every page in every state, colours and size, and sheets to see them all at once.

    make screenshots                             all of them, under build/screenshots/
    make screenshots ARGS='dark 720x520'         those of one colour scheme and size
    make screenshots ARGS='light workout-done'   those whose names hold the words
    make screenshots ARGS='dark 720x520 20pt'    with the system's type set to 20 points
    make screenshots ARGS='light today de'       in German, under build/screenshots/de/
    make docs-pictures                           those that the README shows, under docs/

QT_SCALE_FACTOR=2 before it shows them as a screen of twice the pixels does: with 1280x720, one of
2560 × 1440.

Nothing in them is left to chance: the clock is moved by hand and the history is made up
(`tests/support/views.py`).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from glutetimer.app.qt_language import follow_language, translate_qt
from glutetimer.core.pose import OPEN_DEG, Posture
from glutetimer.core.setting_choices import Build, ColorScheme, Person, Skin
from glutetimer.core.translation import ENGLISH, LANGUAGES
from glutetimer.system.languages import use_first_of
from glutetimer.ui import type_size
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.theme import colors_of

if TYPE_CHECKING:
    from tests.support.views import View

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "screenshots"
# What the README shows, by file: the view and its colours, taken at 1366 × 768 and made smaller.
DOCS = ROOT / "docs"
DOCS_PICTURES = {
    "today": ("today-mid-ladder", "light"),
    "follow": ("workout-clamshell-lift", "light"),
    "switch": ("workout-left-7-switch-half-way", "light"),
    "turned": ("workout-turned-left", "dark"),
    "review": ("review-twelve-weeks", "light"),
}
DOCS_SIZE, DOCS_WIDTH = "1366x768", 640
COLOR_SCHEMES = {
    scheme.value: scheme for scheme in (ColorScheme.LIGHT, ColorScheme.DARK, ColorScheme.CONTRAST)
}
SIZES = ("1366x768", "1920x1080", "720x520")
SIZE = re.compile(r"(\d+)x(\d+)")
# A thumbnail's width on a sheet, and the strip with its name.
THUMB_WIDTH, NAME_HEIGHT, GAP, COLUMNS = 430, 20, 10, 5
POINTS = re.compile(r"\d+pt")
# From 0 (small) to 100 (fast to write).
FAST, SMALL = 80, 0


def main(words: Sequence[str]) -> int:
    """Take the pictures that the words choose; gives the exit code."""
    if list(words) == ["docs"]:
        open_qt()
        take_docs_pictures()
        return 0
    schemes = {
        name: scheme for name, scheme in COLOR_SCHEMES.items() if name in words
    } or COLOR_SCHEMES
    sizes = [word for word in words if SIZE.fullmatch(word)] or SIZES
    points = next((int(word[:-2]) for word in words if POINTS.fullmatch(word)), 0)
    language = next((word for word in words if word in LANGUAGES), ENGLISH)
    out = OUT if language == ENGLISH else OUT / language
    others = (*COLOR_SCHEMES, *sizes, *LANGUAGES)
    names = [w for w in words if w not in others and not POINTS.fullmatch(w)]
    open_qt(points, language)
    views = [view for view in all_views() if all(name in view.name for name in names)]
    if not views:
        print(f"No page's name holds {' and '.join(names)}.")
        return 1
    for scheme in schemes:
        for view in views:
            take(view, scheme, sizes, out)
        for size in sizes:
            if not names:
                save(sheet_of(out / scheme / size, views), out / f"{scheme}-{size}.png")
    if not names:
        save(people(), out / "people.png")
    taken = len(schemes) * len(sizes) * len(views)
    print(f"{taken} pictures are in {out}.")
    return 0


def all_views() -> Sequence[View]:
    """The views of the pages and of a session, once the language is known."""
    # Their programs and histories are made when these are imported.
    from tests.support.page_views import pages
    from tests.support.workout_views import workout_views

    return (*pages(), *workout_views())


def open_qt(points: int = 0, language: str = ENGLISH) -> None:
    """Start Qt as the program does, or with the system's type set to that many points."""
    use_first_of([language])
    sys.excepthook = _give_up
    qt = QApplication(["glutetimer"])
    qt.setStyle("Fusion")
    translate_qt(qt)
    follow_language(QWidget())
    if points:
        type_size.TYPE_SCALE = points / qt.font().pointSizeF()
    type_size.set_type_size(qt)


def _give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Qt would go on after an error in one of the program's own functions."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def take(view: View, scheme: str, sizes: Iterable[str], out: Path = OUT) -> None:
    """Open a view and take its picture in each of the sizes."""
    from tests.support.views import opened

    with (
        tempfile.TemporaryDirectory() as folder,
        opened(view, Path(folder), COLOR_SCHEMES[scheme], settled=True) as stage,
    ):
        for size in sizes:
            width, height = map(int, size.split("x"))
            stage.resize(width, height)
            save(stage.window.grab().toImage(), out / scheme / size / f"{view.name}.png")


def take_docs_pictures() -> None:
    """Take the README's pictures anew."""
    views = {view.name: view for view in all_views()}
    for file_name, (view_name, scheme) in DOCS_PICTURES.items():
        take(views[view_name], scheme, [DOCS_SIZE])
        image = QImage(str(OUT / scheme / DOCS_SIZE / f"{view_name}.png"))
        smooth = Qt.TransformationMode.SmoothTransformation
        save(image.scaledToWidth(DOCS_WIDTH, smooth), DOCS / f"{file_name}.png", SMALL)
    print(f"{len(DOCS_PICTURES)} pictures are in {DOCS}.")


def save(image: QImage, file: Path, quality: int = FAST) -> None:
    """Write a picture; raises OSError where that fails."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(file), "PNG", quality):  # type: ignore[call-overload]
        raise OSError(f"{file} cannot be written")


def sheet_of(folder: Path, views: Sequence[View]) -> QImage:
    """The pictures of a folder as thumbnails with their names."""
    pictures = [(view.name, QImage(str(folder / f"{view.name}.png"))) for view in views]
    return _sheet(pictures, COLUMNS)


def people() -> QImage:
    """Every build with every skin, the knee open."""
    rect = QRectF(0, 0, THUMB_WIDTH, THUMB_WIDTH * 0.63)
    pictures = []
    for build in Build:
        for skin in Skin:
            image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            state = FigureState(Posture(open_deg=OPEN_DEG), Person(build, skin))
            FigurePainter().paint(painter, rect, state, colors_of(ColorScheme.LIGHT))
            painter.end()
            pictures.append((f"{build}, {skin}", image))
    return _sheet(pictures, len(Skin))


def _sheet(pictures: Sequence[tuple[str, QImage]], columns: int) -> QImage:
    width, first = THUMB_WIDTH, pictures[0][1]
    height = round(width * first.height() / first.width())
    column_width, row_height = width + GAP, height + NAME_HEIGHT + GAP
    rows = -(-len(pictures) // columns)
    sheet_size = QSize(columns * column_width + GAP, rows * row_height + GAP)
    sheet = QImage(sheet_size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setPen(QColor("white"))
    for index, (name, image) in enumerate(pictures):
        x, y = GAP + index % columns * column_width, GAP + index // columns * row_height
        painter.drawText(QRect(x, y, width, NAME_HEIGHT), Qt.AlignmentFlag.AlignVCenter, name)
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(x, y + NAME_HEIGHT, image.scaledToWidth(width, smooth))
    painter.end()
    return sheet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
