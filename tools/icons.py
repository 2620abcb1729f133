"""Draws the program's icon in the usual sizes from `assets/icons/glutetimer.svg`.

make icons
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> int:
    """Write a picture of each size; gives the exit code."""
    QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(FOLDER / "glutetimer.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        if not image.save(str(FOLDER / f"glutetimer-{size}.png")):
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
