"""Nothing on the Review page is cut off, however small the window and large the type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.type_size import set_type_size
from tests.ui.review.reviewer import Key, OpenReview, names

SIZES = (QSize(1180, 740), QSize(720, 520), QSize(640, 440))


def test_the_page_can_be_laid_out_before_it_has_anything_to_show(qtbot: QtBot) -> None:
    page = ReviewPage(LIGHT)
    qtbot.addWidget(page)
    assert not page.grab().isNull()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("form", ["table", "correction"])
def test_nothing_is_wider_than_the_window(
    open_review: OpenReview, qapp: QApplication, size: QSize, form: str
) -> None:
    font = qapp.font()
    set_type_size(qapp)
    driver = open_review(4)
    driver.window.resize(size)
    if form == "correction":
        driver.press(Key.Key_Return)
    QTest.qWait(20)
    for widget in driver.page.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton | QSpinBox | QLineEdit) and widget.isVisible():
            left = widget.mapTo(driver.window, widget.rect().topLeft()).x()
            assert left >= 0
            assert left + widget.width() <= driver.window.width(), names(widget)
            assert widget.width() >= widget.minimumSizeHint().width(), names(widget)
            least_height = (
                widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
            )
            assert widget.height() >= least_height, names(widget)
    qapp.setFont(font)


@pytest.mark.parametrize("width", [720, 1180])
def test_the_reps_of_both_legs_take_one_line(
    open_review: OpenReview, qapp: QApplication, width: int
) -> None:
    font = qapp.font()
    set_type_size(qapp)
    driver = open_review(2)
    driver.window.resize(width, 520)
    QTest.qWait(20)
    (table,) = (t for t in driver.page.findChildren(QTableView) if "Sessions" in names(t))
    reps_text = str(table.model().index(0, 1).data())
    assert reps_text == "Clamshell\nLeft 25 · Right 20 of 25"
    room = table.columnWidth(1) - 2 * 15
    assert max(map(table.fontMetrics().horizontalAdvance, reps_text.split("\n"))) <= room
    qapp.setFont(font)
