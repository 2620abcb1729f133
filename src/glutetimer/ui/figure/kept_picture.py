"""A picture that is painted once and kept, no larger than what is to be seen on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QPainter, QPixmap, QRegion


class KeptPicture:
    """What was painted into a rectangle, to be copied into it, or into one of the same size.

    Of what is transparent around it nothing is kept: `place` is what is left, in the pixmap's
    pixels from the rectangle's corner.
    """

    def __init__(
        self,
        size: QSize,
        ratio: float,
        paint: Callable[[QPainter], None],
        background: Qt.GlobalColor = Qt.GlobalColor.transparent,
        margin_px: int = 0,
    ) -> None:
        """Paint a picture as `painted` does; so many transparent pixels are kept around it."""
        pixmap = painted(size, ratio, paint, background)
        self.place = pixmap.rect()
        if pixmap.hasAlphaChannel():
            seen = QRegion(QBitmap(pixmap.mask())).boundingRect()
            margins = QMargins(margin_px, margin_px, margin_px, margin_px)
            self.place &= seen if seen.isEmpty() else seen + margins
        self.pixmap = QPixmap() if self.place.isEmpty() else pixmap.copy(self.place)

    def paint(self, painter: QPainter, rect: QRectF, only: QRectF) -> None:
        """Copy into `rect` what is in `only`, which is a part of it."""
        ratio, corner = self.pixmap.devicePixelRatio(), rect.topLeft()
        part = QRectF((only.topLeft() - corner) * ratio, only.size() * ratio).toAlignedRect()
        part &= self.place
        if not part.isEmpty():
            source = QRectF(QRect(part.topLeft() - self.place.topLeft(), part.size()))
            painter.drawPixmap(corner + QPointF(part.topLeft()) / ratio, self.pixmap, source)


def painted(
    size: QSize,
    ratio: float,
    paint: Callable[[QPainter], None],
    background: Qt.GlobalColor = Qt.GlobalColor.transparent,
) -> QPixmap:
    """A picture of that size in pixels, `ratio` of them for each of the painter's."""
    pixmap = QPixmap(size)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(background)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return pixmap
