"""Soft blobs, of which shadows are made: a small kept picture, stretched along a line.

Where one line ends and the next begins, both blobs are half as opaque, and together as opaque as
the rest; so blobs along a limb can be painted one after another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, exp, hypot

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap, QTransform

from glutetimer.core.frozen import frozen, replace

_WIDTH_PX, _HEIGHT_PX = 96, 48
# How far a blob reaches beyond the ends of its line, as a fraction of that.
_SOFT_END = 0.36
# In a blob's own frame the line runs from 0 to 1, and the edges are at −1 and 1.
_FRAME = QRectF(-_SOFT_END, -1, 1 + 2 * _SOFT_END, 2)
_GRADIENT_STEPS, _STEEPNESS = 12, 3.0
# Blobs are painted so small, in pixels for each metre on their plane, and enlarged: the softer the
# shadow, the less of it has to be painted.
_SMALL_SCALE = 64.0


@frozen
class Blob:
    """A line on a plane, from one place to the other, and how far the blob reaches on each side
    of it, in metres; `opacity` is that of the line, from 0 to 1.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    reach_m: float
    opacity: float

    @property
    def transform(self) -> QTransform:
        """From the blob's own frame to the plane."""
        (ax, ay), (bx, by) = self.start, self.end
        length, reach = hypot(bx - ax, by - ay), self.reach_m
        x, y = ((bx - ax) / length, (by - ay) / length) if length else (1.0, 0.0)
        along = _long(length, reach)
        start_x, start_y = (ax + bx - x * along) / 2, (ay + by - y * along) / 2
        return QTransform(x * along, y * along, -y * reach, x * reach, start_x, start_y)


def blobs_along(
    places: Sequence[tuple[float, float]], opacities: Sequence[float], reaches_m: Sequence[float]
) -> list[Blob]:
    """A line through these places, at each of which it is so opaque and reaches so far: blobs from
    each to the next one, together as opaque as one along all of it would be."""
    pairs = list(pairwise(zip(places, opacities, reaches_m, strict=True)))
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for (a, _, _), (b, _, _) in pairs]
    whole = _long(sum(lengths), sum(reaches_m) / len(reaches_m))
    blobs = []
    for (start, one, reach), (end, other, end_reach) in pairs:
        blobs.append(Blob(start, end, (reach + end_reach) / 2, (one + other) / 2))
    all_long = sum(_long(length, blob.reach_m) for length, blob in zip(lengths, blobs, strict=True))
    return [replace(blob, opacity=blob.opacity * min(1.0, whole / all_long)) for blob in blobs]


def _long(length: float, reach: float) -> float:
    """How long a blob is: a short line has a round one."""
    return hypot(length, 1.15 * reach)


def paint_blobs(painter: QPainter, plane: QTransform, blobs: Sequence[Blob], color: str) -> QRectF:
    """Paint blobs on a plane of the room; gives the rectangle that they are in.

    `plane` takes metres on it to pixels.
    """
    if not blobs:
        return QRectF()
    seen, bounds = [blob.transform * plane for blob in blobs], QRectF()
    for transform in seen:
        bounds |= transform.mapRect(_FRAME)
    across, down = _SMALL_SCALE / abs(plane.m11()), _SMALL_SCALE / abs(plane.m22())
    small = QImage(
        ceil(bounds.width() * across), ceil(bounds.height() * down),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    small.fill(Qt.GlobalColor.transparent)
    small_painter, pixmap = QPainter(small), _picture(color)
    # Not only for its looks: without it Qt replaces what is there when it paints half transparent.
    small_painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    to_small = QTransform(across, 0, 0, down, -bounds.left() * across, -bounds.top() * down)
    source = QRectF(pixmap.rect())
    for blob, transform in zip(blobs, seen, strict=True):
        small_painter.setTransform(transform * to_small)
        small_painter.setOpacity(blob.opacity)
        small_painter.drawPixmap(_FRAME, pixmap, source)
    small_painter.end()
    bounds.setSize(QRectF(0, 0, small.width() / across, small.height() / down).size())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # The edge is transparent; to smooth that would take longer than all the rest.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawImage(bounds, small)
    painter.restore()
    return bounds


def _opacity_at(distance: float) -> float:
    """From 1 in the middle to 0 at the edge, 1 away: a bell's curve, whose blobs are round."""
    edge = exp(-_STEEPNESS)
    return (exp(-_STEEPNESS * distance**2) - edge) / (1 - edge)


@lru_cache
def _picture(color: str) -> QPixmap:
    """A blob of that colour in its own frame."""
    pixmap = QPixmap(_WIDTH_PX, _HEIGHT_PX)
    pixmap.fill(QColor(color))
    along, across = QLinearGradient(0, 0, _WIDTH_PX, 0), QLinearGradient(0, 0, 0, _HEIGHT_PX)
    end = 2 * _SOFT_END / (1 + 2 * _SOFT_END)
    for i in range(_GRADIENT_STEPS + 1):
        step = i / _GRADIENT_STEPS
        opacity = QColor.fromRgbF(0, 0, 0, _opacity_at(1 - step))
        for gradient, reach in ((along, end), (across, 0.5)):
            gradient.setColorAt(step * reach, opacity)
            gradient.setColorAt(1 - step * reach, opacity)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(pixmap.rect(), along)
    painter.fillRect(pixmap.rect(), across)
    painter.end()
    return pixmap
