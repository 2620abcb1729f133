"""Puts a report into a file or on a printer's paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from glutetimer.ui.review.report import HEIGHT, WIDTH, Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# A picture's pixels for each unit of the page: it is to be legible when it is enlarged.
PIXEL_RATIO = 2
_SIZE = QSize(round(WIDTH), round(HEIGHT))


def pdf_of(report: Report) -> bytes:
    """The report as PDF, of one page."""

    def write(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setTitle(report.title)
        writer.setCreator("GluteTimer")
        writer.setPageLayout(_page_layout())
        painter = QPainter(writer)
        _fit(painter, QRectF(0, 0, writer.width(), writer.height()))
        report.paint(painter)
        painter.end()

    return _bytes(write)


def png_of(report: Report) -> bytes:
    """The report as PNG."""

    def write(buffer: QBuffer) -> None:
        image = QImage(_SIZE * PIXEL_RATIO, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(PIXEL_RATIO, PIXEL_RATIO)
        report.paint(painter)
        painter.end()
        image.save(buffer, "PNG")  # type: ignore[call-overload]

    return _bytes(write)


def svg_of(report: Report) -> bytes:
    """The report as SVG."""
    # Seldom needed, and a library of its own.
    from PySide6.QtSvg import QSvgGenerator

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(_SIZE)
        generator.setViewBox(QRect(0, 0, _SIZE.width(), _SIZE.height()))
        generator.setTitle(report.title)
        painter = QPainter(generator)
        report.paint(painter)
        painter.end()

    return _bytes(write)


def print_on(printer: QPrinter, report: Report) -> None:
    """Print the report."""
    painter = QPainter(printer)
    _fit(painter, QRectF(printer.pageLayout().paintRectPixels(printer.resolution())))
    report.paint(painter)
    painter.end()


def _page_layout() -> QPageLayout:
    # The report has margins of its own.
    page = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _fit(painter: QPainter, paper: QRectF) -> None:
    scale = min(paper.width() / WIDTH, paper.height() / HEIGHT)
    painter.scale(scale, scale)


def _bytes(write: Callable[[QBuffer], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    return bytes(buffer.data().data())
