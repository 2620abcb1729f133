"""Where the body is to go: the outline of what moves at the top of a rep, faintly filled.

Hems and bends make notches in a body's outline; a ghost's is smooth, for nothing is seen in it. So
the silhouette is blurred, and the ghost is made of bands of its opacity: so far outside there is a
line, and the filling within.
"""

from __future__ import annotations

from itertools import product

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
# How opaque another blurred silhouette is where the ghost begins to go, and where it has gone.
_NEAR = 0.03, 0.15


def ghost_of(body: QPixmap, color: str, line_px: float, fill: float) -> QPixmap:
    """A line around what is painted in the picture of a body, and a filling of that opacity.

    `line_px` are pixels of the picture itself.
    """
    ghost = _blurred(body.toImage(), max(1.0, _PIXEL_LINES * line_px))
    # Each opacity is the index of a colour.
    ghost.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    ghost.setColorTable([_ghost_color(QColor(color), i / 255, line_px, fill) for i in range(256)])
    pixmap = QPixmap.fromImage(ghost)
    pixmap.setDevicePixelRatio(body.devicePixelRatio())
    return pixmap


def fade_in(ghost: QPixmap, root: QPointF, from_px: float, whole_px: float) -> None:
    """Take away what is nearer to its root than `from_px`, and ever less of it up to `whole_px`."""
    veil = QRadialGradient(root, whole_px)
    veil.setColorAt(from_px / whole_px, QColor(0, 0, 0, 0))
    veil.setColorAt(1.0, QColor(0, 0, 0))
    painter = QPainter(ghost)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(QPointF(), ghost.deviceIndependentSize()), veil)
    painter.end()


def take_away(ghost: QPixmap, body: QPixmap, line_px: float) -> None:
    """Take away what is within that body, or so near to it that it would only be a rim of it."""
    near = _blurred(body.toImage(), max(1.0, _PIXEL_LINES * line_px))
    near.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    begins, whole = _NEAR
    opacities = (min(1.0, max(0.0, (i / 255 - begins) / (whole - begins))) for i in range(256))
    near.setColorTable([qRgba(0, 0, 0, round(255 * opacity)) for opacity in opacities])
    near.setDevicePixelRatio(ghost.devicePixelRatio())
    painter = QPainter(ghost)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.drawImage(0, 0, near)
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


def _ghost_color(color: QColor, opacity: float, line_px: float, fill: float) -> int:
    outer, inner = (
        min(1.0, max(0.0, 0.5 + (opacity - at) / growth * line_px))
        for at, growth in (_OUTER, _INNER)
    )
    alpha = outer - inner * (1 - fill)
    return qRgba(color.red(), color.green(), color.blue(), round(255 * max(0.0, alpha)))
