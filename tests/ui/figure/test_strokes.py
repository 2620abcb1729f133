"""What is kept of a moving figure looks as if it were painted anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.pose import CIRCLE_RADIUS_M, LIFT_DEG, RESTING_DEG, Posture
from glutetimer.core.setting_choices import Person
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.figure_painter import FigureState
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.room.shadow import Shadow
from glutetimer.ui.figure.rounded_posture import rounded
from glutetimer.ui.figure.strokes import Strokes
from glutetimer.ui.figure.visible_change import moved_px
from glutetimer.ui.theme import LIGHT
from tests.core.joints import POSTURES

RECT, PLACE = QRectF(0, 0, 420, 290), QTransform.fromTranslate(3.5, 2.0)


def painted_body(posture: Posture, noted: bool) -> QImage:
    image = QImage(430, 300, QImage.Format.Format_RGB32)
    image.fill("#808080")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(PLACE)
    onto = Strokes(PLACE) if noted else painter
    limb_painter = LimbPainter(onto, Camera(RECT, posture), LIGHT.outline)
    body = Body(limb_painter, posture, Person(), LIGHT)
    Shadow(limb_painter, body, LIGHT, 0.0).paint_moving()
    body.paint_moving()
    if isinstance(onto, Strokes):
        onto.paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("posture", [
    Posture(open_deg=20.0), Posture(roll=1.0, knee_extension=1.0, lift_deg=LIFT_DEG),
    Posture(supine=1.0, bridge_deg=BRIDGE_DEG),
    # With a shadow on the wall and one on the mat.
    Posture(knee_extension=1.0, lift_deg=LIFT_DEG, forward_m=-CIRCLE_RADIUS_M),
])  # fmt: skip
def test_what_was_noted_is_painted_as_it_is_without(qtbot: QtBot, posture: Posture) -> None:
    assert painted_body(posture, noted=True) == painted_body(posture, noted=False)
    other = replace(posture, open_deg=0.0, lift_deg=RESTING_DEG, forward_m=0.0, bridge_deg=0.0)
    assert painted_body(posture, noted=True) != painted_body(other, noted=True)


@given(POSTURES, st.sampled_from((420.0, 704.0, 1408.0)))
def test_a_rounded_posture_looks_the_same(posture: Posture, width_px: float) -> None:
    posture = replace(posture, up_m=0.0, forward_m=0.0)
    shown = rounded(posture, width_px)
    # A pixel for each of what may move, of which in an exercise one does.
    moved = moved_px(FigureState(posture, Person()), FigureState(shown, Person()), width_px)
    assert moved <= 3 * 1.0 + 1e-6
    assert rounded(shown, width_px).numbers == pytest.approx(shown.numbers)


def test_who_lies_still_lies_where_the_kept_picture_shows() -> None:
    start = Posture(knee_extension=1.0)
    assert rounded(start, 704.0) == start


def test_what_is_set_is_what_was_set_last_and_not_taken_back(qtbot: QtBot) -> None:
    strokes, plain = Strokes(QTransform()), QImage(40, 10, QImage.Format.Format_RGB32)
    noted = plain.copy()
    for image in (plain, noted):
        image.fill("#ffffff")
    direct, later = QPainter(plain), QPainter(noted)
    for painter in (direct, strokes):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ff0000"))
        painter.save()
        painter.setBrush(QColor("#0000ff"))
        painter.setOpacity(0.5)
        painter.setTransform(QTransform.fromTranslate(10, 0), True)
        painter.setTransform(QTransform.fromTranslate(10, 0), True)
        painter.drawPolygon(QPolygonF(QRectF(0, 0, 5, 10)))
        painter.restore()
        painter.drawPolygon(QPolygonF(QRectF(0, 0, 5, 10)))
    strokes.paint(later)
    # What comes after the strokes is painted as before them.
    for painter in (direct, later):
        painter.fillRect(QRectF(30, 0, 5, 10), QColor("#00ff00"))
        assert painter.opacity() == 1.0
        assert painter.transform() == QTransform()
        painter.end()
    assert noted == plain
    assert len({noted.pixelColor(x, 5).name() for x in (2, 22, 32, 38)}) == 4
