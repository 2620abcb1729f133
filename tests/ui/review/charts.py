"""Charts painted for a test: as pixels, and as the texts that a drawing program would find."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.frame import Chart
from glutetimer.ui.theme import LIGHT, Colors
from tests.ui.test_contrast import LEAST, contrast

WIDTHS = (260, 337, 480, 720, 1800)
# 9, 14 and 27 pt on a usual screen.
SIZES_PX = (12, 19, 36)


def font_of(size_px: int) -> QFont:
    font = QFont()
    font.setPixelSize(size_px)
    return font


def place(chart: Chart[Any], width: float, size_px: int) -> tuple[QRectF, ChartFont]:
    """As much room as it asks for, and the font."""
    font = ChartFont(font_of(size_px))
    return QRectF(0, 0, width, chart.height(width, font)), font


def painted(
    chart: Chart[Any],
    width: int,
    size_px: int = 16,
    colors: Colors = LIGHT,
    marked: int | None = None,
) -> QImage:
    rect, font = place(chart, width, size_px)
    image = QImage(width, round(rect.height() + 0.5), QImage.Format.Format_RGB32)
    image.fill(QColor(colors.card))
    painter = QPainter(image)
    painter.setFont(font.plain)
    chart.paint(painter, rect, colors, marked)
    painter.end()
    return image


class Painted(NamedTuple):
    text: str
    rect: QRectF


def texts(chart: Chart[Any], width: int, size_px: int) -> Iterator[Painted]:
    """Every piece of text that is painted, as a drawing program would find it."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    rect, font = place(chart, width, size_px)
    painter = QPainter(generator)
    painter.setFont(font.plain)
    chart.paint(painter, rect, LIGHT)
    painter.end()
    for element in ET.fromstring(bytes(buffer.data().data())).iter(
        "{http://www.w3.org/2000/svg}text"
    ):
        text = element.text or ""
        piece = QFont(font.plain)
        piece.setPixelSize(round(float(element.get("font-size", "0"))))
        piece.setBold(int(element.get("font-weight", "400")) > 400)
        metrics = QFontMetricsF(piece)
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        width_px = metrics.horizontalAdvance(text.rstrip())
        yield Painted(text.strip(), QRectF(x, y - metrics.ascent(), width_px, metrics.height()))


def assert_fits(chart: Chart[Any], width: int, size_px: int) -> None:
    rect, _ = place(chart, width, size_px)
    pieces = [piece for piece in texts(chart, width, size_px) if piece.text]
    assert pieces
    for text, where in pieces:
        assert rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(where), (text, where, rect)
    for one, other in combinations(pieces, 2):
        both = one.rect.intersected(other.rect)
        assert min(both.width(), both.height()) < 1, (one, other)


def assert_contrast(chart: Chart[Any], colors: Colors, marked: int | None) -> None:
    image = painted(chart, 480, 20, colors, marked)
    ratios = {
        text: contrast(image.copy(where.toAlignedRect())) for text, where in texts(chart, 480, 20)
    }
    assert {text: ratio for text, ratio in ratios.items() if ratio < LEAST} == {}
