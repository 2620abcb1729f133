"""Puts a report into a file or on a printer's paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter

from glutetimer.ui.review.report import HEIGHT, WIDTH, Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# A picture's pixels for each unit of the page: it is to be legible when it is enlarged.
PIXEL_RATIO = 2
_SIZE = QSize(round(WIDTH), round(HEIGHT))


def pdf_of(report: Report) -> bytes:
    """The report as PDF, of one page."""
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(report.title)
    writer.setCreator("GluteTimer")
    # The report has margins of its own.
    page = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins))
    _paint_fitted(report, writer, QRectF(0, 0, writer.width(), writer.height()))
    return bytes(buffer.data().data())


def png_of(report: Report) -> bytes:
    """The report as PNG."""
    image = QImage(_SIZE * PIXEL_RATIO, QImage.Format.Format_RGB32)
    _paint_fitted(report, image, QRectF(image.rect()))
    buffer = _open_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg_of(report: Report) -> bytes:
    """The report as SVG."""
    # Seldom needed, and a library of its own.
    from PySide6.QtSvg import QSvgGenerator

    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_SIZE)
    generator.setViewBox(QRect(QPoint(), _SIZE))
    generator.setTitle(report.title)
    _paint_fitted(report, generator, QRectF(QPointF(), _SIZE))
    return bytes(buffer.data().data())


def print_on(printer: QPrinter, report: Report) -> None:
    """Print the report."""
    paper = printer.pageLayout().paintRectPixels(printer.resolution())
    _paint_fitted(report, printer, QRectF(paper))


def _paint_fitted(report: Report, device: QPaintDevice, paper: QRectF) -> None:
    """Let the report fill the paper, from the device's origin on."""
    painter = QPainter(device)
    scale = min(paper.width() / WIDTH, paper.height() / HEIGHT)
    painter.scale(scale, scale)
    report.paint(painter)
    painter.end()


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
