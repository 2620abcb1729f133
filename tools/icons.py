"""Draws the program's icon from `assets/icons/glutetimer.svg`: in the usual sizes, and as Windows
and macOS have icons, all sizes in one file.

make icons
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
# Apple's names for a PNG of each size.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08"}


def main() -> int:
    """Write a picture of each size, and both files of all; gives the exit code."""
    QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(FOLDER / "glutetimer.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        if not image.save(str(picture(size))):
            return 1
    pictures = {size: picture(size).read_bytes() for size in SIZES}
    (CHECKOUT / "bundle" / "glutetimer.ico").write_bytes(ico(pictures))
    (CHECKOUT / "bundle" / "glutetimer.icns").write_bytes(icns(pictures))
    return 0


def picture(size: int) -> Path:
    """The file of the icon with that many pixels a side."""
    return FOLDER / f"glutetimer-{size}.png"


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by size: a header, an entry for each, then the pictures."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    start = len(header) + 16 * len(pictures)
    entries = []
    for size, png in pictures.items():
        # 256 is written as 0; one plane of 32 bits.
        side = size % 256
        entries.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), start))
        start += len(png)
    return header + b"".join(entries) + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """An Apple icon of PNG pictures by size: each with its type and length before it."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for size, kind in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    sys.exit(main())
