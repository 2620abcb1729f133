"""A picture of the view of a session as the screen shows it to whoever lies on the mat."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.motion import top_posture
from glutetimer.core.program import Exercise, Side
from glutetimer.core.setting_choices import ROTATIONS, Person, Rotation
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.figure.kept_picture import painted
from glutetimer.ui.figure_view import paint_framed
from glutetimer.ui.theme import Colors

# The number of a rep stands beside the figure, below it in a view that is turned.
NUMBER = "7"
# How much of the upright view's width the figure's window has at most, and of its height the
# number.
FIGURE_FRACTION, NUMBER_FRACTION = 0.72, 0.42
# What is free around the figure's window.
MARGIN_PX = 12


class TurnedPicture(QWidget):
    """Shows the view of a session in small, turned as it is set."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        give_role(self, Role.Graphic, "")
        self._colors, self._person = colors, Person()
        self._shown: tuple[Exercise, Side, Rotation] | None = None
        self.setMinimumWidth(240)

    def show_view(self, exercise: Exercise, side: Side, rotation: Rotation) -> None:
        """Show how that exercise is seen while that leg works."""
        self._shown = exercise, side, rotation
        name = gettext("The view in a session: “{rotation}”")
        self.setAccessibleName(name.format(rotation=gettext(ROTATIONS[rotation])))
        self.update()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def set_person(self, person: Person) -> None:
        """Paint that person."""
        self._person = person
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        exercise, side, rotation = self._shown
        rotation_deg = rotation.degrees(side)
        size = self.size() if rotation_deg == 0 else self.size().transposed()
        state = FigureState(top_posture(exercise, side), self._person)
        # Painted upright: what the figure's painter keeps does not turn.
        view = painted(
            size * self.devicePixelRatioF(),
            self.devicePixelRatioF(),
            lambda upright: self._paint_upright(upright, QSizeF(size), state),
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

        def paint_view(rect: QRectF) -> None:
            painter.translate(rect.center())
            painter.rotate(rotation_deg)
            painter.drawPixmap(QPointF(-size.width() / 2, -size.height() / 2), view)
            painter.resetTransform()

        paint_framed(painter, QRectF(self.rect()), self._colors, paint_view)

    def _paint_upright(self, painter: QPainter, size: QSizeF, state: FigureState) -> None:
        """The view as it is to the eyes: wide, or high where the screen is on its side."""
        rect, colors = QRectF(QPointF(), size), self._colors
        painter.fillRect(rect, QColor(colors.ground))
        wide = size.width() > size.height()
        free = rect.marginsRemoved(QMarginsF(*(MARGIN_PX,) * 4))
        ratio = VIEW.height() / VIEW.width()
        width = min(free.width() * (FIGURE_FRACTION if wide else 1.0), free.height() / ratio)
        figure = QRectF(free.topLeft(), QSizeF(width, width * ratio))
        if wide:
            figure.moveTop((size.height() - figure.height()) / 2)
            number = QRectF(QPointF(figure.right(), 0), rect.bottomRight())
        else:
            number = QRectF(QPointF(0, figure.bottom()), rect.bottomRight())
        paint_framed(
            painter,
            figure,
            colors,
            lambda window: FigurePainter().paint(painter, window, state, colors),
        )
        font = self.font()
        font.setPixelSize(round(min(size.width(), size.height()) * NUMBER_FRACTION))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colors.accent))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, NUMBER)
