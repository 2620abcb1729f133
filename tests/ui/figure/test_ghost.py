"""The ghost: a smooth line around the silhouette of a body, and its picture, faint, within."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from glutetimer.ui.figure.marks.ghost import ghost_of

WIDTH, HEIGHT = 240, 160
BODY = QRect(60, 40, 120, 80)
MIDDLE = BODY.center().y()
COLOR, CLOTH, LINE_PX, FILL = QColor("#e06010"), QColor("#3050a0"), 2.3, 0.25


@pytest.fixture(autouse=True)
def _with_pixmaps(qtbot: QtBot) -> None:
    """Pixmaps need an application."""


def body_of(*parts: QRect, ratio: float = 1.0) -> QPixmap:
    pixmap = QPixmap(WIDTH, HEIGHT)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    for part in parts:
        painter.fillRect(part, CLOTH)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def ghost(*parts: QRect) -> QImage:
    return ghost_of(body_of(*parts), body_of(), COLOR.name(), LINE_PX, FILL).toImage()


def opacity(image: QImage, x: int, y: int) -> float:
    return image.pixelColor(x, y).alphaF()


def top_of(image: QImage, x: int) -> int:
    """The first row in that column that is more than half opaque."""
    return next(y for y in range(HEIGHT) if opacity(image, x, y) > 0.5)


def test_a_line_is_around_the_body_and_a_fifth_of_its_own_colour_within() -> None:
    image = ghost(BODY)
    assert opacity(image, BODY.center().x(), MIDDLE) == pytest.approx(FILL, abs=0.01)
    within = image.pixelColor(BODY.center().x(), MIDDLE)
    # So little of its own: beside it, other clothes are no dark patch.
    for part in ("red", "green", "blue"):
        own, lines = (getattr(color, part)() for color in (CLOTH, COLOR))
        assert getattr(within, part)() == pytest.approx(0.2 * own + 0.8 * lines, abs=4)
    line_at = image.pixelColor(BODY.left() - 3, MIDDLE)
    assert line_at.hue() == pytest.approx(COLOR.hue(), abs=4)
    for x in range(BODY.left() - 1, BODY.left() - 8, -1):
        beyond_px = BODY.left() - x
        expected = 1.0 if beyond_px < 2 else 0.0 if beyond_px > 5 else None
        if expected is not None:
            assert opacity(image, x, MIDDLE) == pytest.approx(expected, abs=0.12), beyond_px
    line = [opacity(image, x, MIDDLE) for x in range(BODY.left())]
    assert 0.8 * LINE_PX < sum(line) < 1.6 * LINE_PX


def test_splinters_and_steps_leave_no_notch_in_the_line() -> None:
    splinter = QRect(119, BODY.top() - 7, 1, 7)
    step = QRect(BODY.left(), BODY.top() - 2, 60, 2)
    image = ghost(BODY, splinter, step)
    edge = [top_of(image, x) for x in range(BODY.left() + 12, BODY.right() - 12)]
    assert max(abs(after - before) for before, after in pairwise(edge)) <= 1
    assert max(edge) - min(edge) <= 3


def test_a_ghost_is_as_large_as_the_picture_of_the_body() -> None:
    body = body_of(BODY, ratio=2.0)
    made = ghost_of(body, body_of(ratio=2.0), COLOR.name(), LINE_PX, FILL)
    assert made.size() == body.size()
    assert made.devicePixelRatio() == 2.0


def test_a_thin_line_in_a_small_picture_has_a_filling_too() -> None:
    image = ghost_of(body_of(BODY), body_of(), COLOR.name(), 0.8, FILL).toImage()
    assert opacity(image, BODY.center().x(), MIDDLE) == pytest.approx(FILL, abs=0.01)
    assert max(opacity(image, x, MIDDLE) for x in range(BODY.left() + 2)) > 0.6


def test_where_a_body_rests_already_there_is_neither_filling_nor_rim() -> None:
    resting = QRect(BODY.left(), MIDDLE, BODY.width(), BODY.bottom() - MIDDLE + 1)
    made = ghost_of(body_of(BODY), body_of(resting), COLOR.name(), LINE_PX, FILL)
    image = made.toImage()
    middle = BODY.center().x()
    assert max(opacity(image, middle, y) for y in range(resting.top() + 6, HEIGHT)) < 0.02
    assert max(opacity(image, x, resting.center().y()) for x in range(WIDTH)) < 0.02
    # The rest of it is as it was.
    assert opacity(image, middle, BODY.top() + 15) == pytest.approx(FILL, abs=0.01)
    assert max(opacity(image, middle, y) for y in range(BODY.top())) > 0.8
