"""PySide6 6.12.0 on Python 3.11 loses a reference to None at each call that returns nothing."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QImage, QPainter

from glutetimer.cli.doctor import fatal_pair

CALLS = 400


def test_painting_leaves_none_alone() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    color = QColor("red")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setBrush(color)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < CALLS // 2


def test_the_doctor_knows_the_fatal_pair() -> None:
    assert fatal_pair("6.12.0", (3, 11))
    assert not fatal_pair("6.11.3", (3, 11))
    assert not fatal_pair("6.12.0", (3, 12))
