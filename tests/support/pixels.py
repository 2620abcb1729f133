"""The pixels of a picture as numbers: to ask Qt for one at a time takes ten times as long."""

from __future__ import annotations

from PySide6.QtGui import QImage


def pixel_rows(image: QImage) -> list[list[int]]:
    """The colour of each pixel (0xffrrggbb), row by row."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels, width = memoryview(rgb.constBits()).cast("I"), rgb.width()
    return [pixels[start : start + width].tolist() for start in range(0, len(pixels), width)]
