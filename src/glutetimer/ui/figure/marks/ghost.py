"""Where the body is to go: the outline of what moves at the top of a rep, and within it a faint
picture of that, so that a leg is known by its knee, hem and foot.

Hems and bends make notches in a body's outline; a ghost's is smooth. So the silhouette is blurred,
and its line is a band of that opacity, so far outside.
"""

from __future__ import annotations

from itertools import product
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QRadialGradient, qRgba

# The silhouette is blurred over a disc of such a radius, in pixels that are so many lines wide.
_BLUR, _PIXEL_LINES = 3, 0.8
_DISC = [
    (x, y) for x, y in product(range(-_BLUR, _BLUR + 1), repeat=2) if x * x + y * y <= _BLUR * _BLUR
]
# How opaque the blurred silhouette is at the outer edge of the line and at the inner one, and by
# how much the opacity grows there from pixel to pixel of the line's width.
_OUTER, _INNER = (0.16, 0.19), (0.5, 0.30)
# How opaque the blurred silhouette of a body that rests is where a line begins to go, which would
# be a rim of it, and where it has gone; and the same of what is within, which goes at its edge.
_NEAR, _WITHIN = (0.04, 0.14), (0.25, 0.40)
# How much of the line's colour is in all that is within: the clothes of one leg that are seen
# beside those of the other would be patches.
_EVEN = 0.8


def reach_px(line_px: float) -> int:
    """How far around a picture of a body its ghost may reach."""
    return ceil((_BLUR + 2) * max(1.0, _PIXEL_LINES * line_px))


def ghost_of(body: QPixmap, resting: QPixmap, color: str, line_px: float, fill: float) -> QPixmap:
    """A line around what is painted in the picture of a body, and that picture so opaque; nothing
    of both where the body rests.

    `line_px` are pixels of the picture itself.
    """
    times = max(1.0, _PIXEL_LINES * line_px)
    line = _blurred(body.toImage(), times)
    # Each opacity is the index of a colour.
    line.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    line.setColorTable([_line_color(QColor(color), i / 255, line_px) for i in range(256)])
    ghost = QPixmap.fromImage(line)
    ghost.setDevicePixelRatio(body.devicePixelRatio())
    near = _blurred(resting.toImage(), times)
    _take_away(ghost, near, _NEAR)
    within = body.copy()
    painter = QPainter(within)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.setOpacity(_EVEN)
    painter.fillRect(within.rect(), QColor(color))
    painter.end()
    _take_away(within, near, _WITHIN)
    painter = QPainter(ghost)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.setOpacity(fill)
    painter.drawPixmap(0, 0, within)
    painter.end()
    return ghost


def fade_in(ghost: QPixmap, root: QPointF, from_px: float, whole_px: float) -> None:
    """Take away what is nearer to its root than `from_px`, and ever less of it up to `whole_px`."""
    veil = QRadialGradient(root, whole_px)
    veil.setColorAt(from_px / whole_px, QColor(0, 0, 0, 0))
    veil.setColorAt(1.0, QColor(0, 0, 0))
    painter = QPainter(ghost)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    reach = QPointF(whole_px, whole_px)
    painter.fillRect(QRectF(root - reach, root + reach), veil)
    painter.end()


def _take_away(picture: QPixmap, blurred: QImage, opacities: tuple[float, float]) -> None:
    """Take away what is where that blurred body is so opaque, from beginning to going to gone."""
    begins, gone = opacities
    shares = (min(1.0, max(0.0, (i / 255 - begins) / (gone - begins))) for i in range(256))
    veil = blurred.copy()
    veil.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    veil.setColorTable([qRgba(0, 0, 0, round(255 * share)) for share in shares])
    veil.setDevicePixelRatio(picture.devicePixelRatio())
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.drawImage(0, 0, veil)
    painter.end()


def _blurred(body: QImage, times: float) -> QImage:
    """How opaque the picture of a body is around each place: blurred while so much smaller."""
    small = _scaled(body, round(body.width() / times), round(body.height() / times))
    share = _transparent(small.size())
    painter = QPainter(share)
    painter.setOpacity(1 / len(_DISC))
    painter.drawImage(0, 0, small)
    painter.end()
    blurred = _transparent(small.size())
    painter = QPainter(blurred)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for x, y in _DISC:
        painter.drawImage(x, y, share)
    painter.end()
    blurred = _scaled(blurred, body.width(), body.height())
    return blurred.convertToFormat(QImage.Format.Format_Alpha8)


def _transparent(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _scaled(image: QImage, width: int, height: int) -> QImage:
    scaled = image.scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    scaled.setDevicePixelRatio(1)
    return scaled


def _line_color(color: QColor, opacity: float, line_px: float) -> int:
    outer, inner = (
        min(1.0, max(0.0, 0.5 + (opacity - at) / growth * line_px))
        for at, growth in (_OUTER, _INNER)
    )
    return qRgba(color.red(), color.green(), color.blue(), round(255 * max(0.0, outer - inner)))
