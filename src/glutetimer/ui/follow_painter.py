"""Paints a scene: figure, number, ring, words and bar, in whatever space there is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from glutetimer.core.pose import pose
from glutetimer.core.program import Side
from glutetimer.ui.figure_painter import paint_figure, paint_room
from glutetimer.ui.scene import Mood, Scene
from glutetimer.ui.theme import Colors

KEYS = "Space pause · ←→ rep · S leg done · H half speed · R turn · F11 full screen · Esc stop"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class FollowPainter:
    """Lays a scene out and paints it; keeps the picture of the room, which does not move."""

    def __init__(self) -> None:
        self._room: QPixmap | None = None
        self._room_of: tuple[int, int, Side, Colors] | None = None

    def paint(
        self,
        painter: QPainter,
        width: float,
        height: float,
        scene: Scene,
        colors: Colors,
        note: str,
    ) -> None:
        """Paint the scene into `width` by `height`; `note` is a warning or empty."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), QColor(colors.ground))
        unit = min(width, height)
        margin = unit * 0.03
        top = QRectF(margin, margin, width - 2 * margin, unit * 0.085)
        foot = QRectF(margin, height - unit * 0.115, width - 2 * margin, unit * 0.10)
        body = QRectF(
            margin,
            top.bottom() + margin / 2,
            width - 2 * margin,
            foot.top() - top.bottom() - margin,
        )
        if width >= height:
            column = min(max(body.width() * 0.34, unit * 0.5), body.width() * 0.46)
            picture = body.adjusted(0, 0, -column - margin, 0)
            count = QRectF(picture.right() + margin, body.top(), column, body.height())
        else:
            picture = body.adjusted(0, 0, 0, -body.height() * 0.5)
            count = QRectF(body.left(), picture.bottom(), body.width(), body.height() * 0.5)
        self._paint_top(painter, top, scene, colors)
        self._paint_picture(painter, picture, scene, colors)
        _paint_count(painter, count, scene, colors)
        _paint_foot(painter, foot, scene, colors, note)

    def _paint_top(self, painter: QPainter, rect: QRectF, scene: Scene, colors: Colors) -> None:
        # The side to lie on gives way first where it is narrow; the leg never does.
        time = rect.adjusted(rect.width() * 0.78, 0, 0, 0)
        _text(painter, time, scene.left, colors.text, False, 0.55, RIGHT)
        font = _font(rect.height() * 0.82, bold=True)
        leg_width = min(QFontMetricsF(font).horizontalAdvance(scene.leg), rect.width() * 0.4)
        leg = QRectF(rect.left(), rect.top(), leg_width + 2, rect.height())
        _text(painter, leg, scene.leg, colors.accent, True, 0.82, LEFT)
        gap = rect.height() * 0.5
        rest = QRectF(
            leg.right() + gap, rect.top(), time.left() - leg.right() - 2 * gap, rect.height()
        )
        _text(painter, rest, scene.position, colors.text, False, 0.55, LEFT)

    def _paint_picture(self, painter: QPainter, rect: QRectF, scene: Scene, colors: Colors) -> None:
        if scene.exercise.figure is None:
            _paint_steps(painter, rect, scene, colors)
            return
        painter.drawPixmap(rect.topLeft(), self._room_for(painter, rect, scene.side, colors))
        direction = scene.segment.rep.direction if scene.segment.rep else None
        now = pose(scene.exercise.figure, scene.segment.phase, scene.progress, direction)
        painter.save()
        painter.setClipRect(rect)
        paint_figure(painter, rect, now, scene.side, colors)
        if scene.mood is Mood.PAUSED:
            veil = QColor(colors.ground)
            veil.setAlphaF(0.6)
            painter.fillRect(rect, veil)
        painter.restore()

    def _room_for(self, painter: QPainter, rect: QRectF, side: Side, colors: Colors) -> QPixmap:
        ratio = painter.device().devicePixelRatioF()
        size = (round(rect.width() * ratio), round(rect.height() * ratio))
        key = (*size, side, colors)
        if self._room is None or self._room_of != key:
            self._room = QPixmap(*size)
            self._room.setDevicePixelRatio(ratio)
            self._room.fill(QColor(colors.floor))
            inside = QPainter(self._room)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(0, 0, rect.width(), rect.height())
            paint_room(inside, area, side, colors)
            inside.end()
            self._room_of = key
        return self._room


def _paint_count(painter: QPainter, rect: QRectF, scene: Scene, colors: Colors) -> None:
    """The ring with the number in it, the word under it."""
    words = min(rect.height() * 0.26, rect.width() * 0.34)
    across = min(rect.width(), rect.height() - words)
    ring = QRectF(0, 0, across, across)
    ring.moveCenter(QPointF(rect.center().x(), rect.top() + (rect.height() - words) / 2))
    thick = across * 0.055
    arc = ring.adjusted(thick, thick, -thick, -thick)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colors.line), thick))
    painter.drawEllipse(arc)
    working = scene.mood in (Mood.WORK, Mood.PREPARE)
    pen = QPen(QColor(colors.accent if working else colors.muted), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(arc, 90 * 16, -round(360 * 16 * min(1.0, scene.ring)))
    if scene.mood is Mood.PAUSED:
        _paint_pause(painter, arc, colors)
    elif scene.mood is Mood.DONE:
        _paint_tick(painter, arc, colors)
    else:
        number = arc.adjusted(thick, thick, -thick, -thick)
        if scene.of:
            _text(painter, number.translated(0, across * 0.29), scene.of, colors.muted, False, 0.1)
            number.translate(0, -across * 0.045)
        _text(painter, number, scene.big, colors.text, True, 0.66)
    word = QRectF(rect.left(), ring.bottom(), rect.width(), words * 0.6)
    _text(painter, word, scene.word, colors.accent, True, 0.78)
    hint = QRectF(rect.left(), word.bottom(), rect.width(), words * 0.3)
    _text(painter, hint, scene.hint, colors.muted, False, 0.8)


def _paint_pause(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    bar = rect.width() * 0.13
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.text))
    for side in (-1, 1):
        box = QRectF(0, 0, bar, rect.height() * 0.42)
        box.moveCenter(rect.center() + QPointF(side * bar, 0))
        painter.drawRoundedRect(box, bar * 0.2, bar * 0.2)


def _paint_tick(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    pen = QPen(QColor(colors.accent), rect.width() * 0.09)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    centre, size = rect.center(), rect.width() * 0.2
    painter.drawPolyline(
        [
            centre + QPointF(-size, 0),
            centre + QPointF(-size * 0.25, size * 0.75),
            centre + QPointF(size * 1.05, -size * 0.75),
        ]
    )


def _paint_steps(painter: QPainter, rect: QRectF, scene: Scene, colors: Colors) -> None:
    """An exercise without a figure is explained in its place."""
    title = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * 0.16)
    _text(painter, title, scene.exercise.name, colors.text, True, 0.6, LEFT)
    steps = scene.exercise.setup if scene.segment.phase.prepares else scene.exercise.movement
    area = rect.adjusted(0, title.height(), 0, 0)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    text = "\n".join(f"•  {step}" for step in steps or scene.exercise.setup)
    size = rect.height() * 0.075
    painter.setPen(QColor(colors.text))
    while size > 8:
        painter.setFont(_font(size, bold=False))
        if painter.boundingRect(area, flags, text).height() <= area.height():
            break
        size *= 0.92
    painter.drawText(area, flags, text)


def _paint_foot(painter: QPainter, rect: QRectF, scene: Scene, colors: Colors, note: str) -> None:
    """The session's bar, what follows, and the keys or what is wrong."""
    bar = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * 0.12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.line))
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.setBrush(QColor(colors.accent))
    done = QRectF(bar.topLeft(), bar.size())
    done.setWidth(max(bar.height(), bar.width() * scene.bar))
    painter.drawRoundedRect(done, bar.height() / 2, bar.height() / 2)
    line = QRectF(rect.left(), bar.bottom(), rect.width(), rect.height() * 0.88)
    following = line.adjusted(0, 0, -line.width() * 0.7, 0)
    _text(painter, following, scene.following, colors.text, False, 0.42, LEFT)
    keys = line.adjusted(line.width() * 0.31, 0, 0, 0)
    _text(painter, keys, note or KEYS, colors.text if note else colors.muted, False, 0.32, RIGHT)


def _font(pixels: float, bold: bool) -> QFont:
    font = QFont()
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    color: str,
    bold: bool,
    share: float,
    align: Qt.AlignmentFlag = CENTRE,
) -> None:
    """One line, `share` of the rectangle's height, smaller where it would not fit across."""
    font = _font(rect.height() * share, bold)
    across = QFontMetricsF(font).horizontalAdvance(text)
    if across > rect.width():
        font = _font(rect.height() * share * rect.width() / across, bold)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(rect, align | Qt.TextFlag.TextDontClip, text)
