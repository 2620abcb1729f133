"""The questions are read from two metres, in every size of window, and by assistive technology."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QLabel

from glutetimer.ui.option_button import OptionButton
from tests.support.page_views import rating_views
from tests.support.pixels import pixel_rows
from tests.support.views import View, ViewDriver, opened

pytestmark = pytest.mark.usefixtures("usual_type")
VIEWS = {view.name: view for view in rating_views()}
SIZES = ((1366, 768), (1920, 1080), (720, 520), (640, 440), (900, 1400))
# At a quarter of its size, a letter of so many pixels is still one.
LETTER_PX = 7


def options(driver: ViewDriver) -> list[OptionButton]:
    found = driver.window.page().findChildren(OptionButton)
    return [option for option in found if option.isVisible()]


def rect_of(option: OptionButton) -> QRect:
    return QRect(option.mapTo(option.window(), option.rect().topLeft()), option.size())


def line_of(driver: ViewDriver, words: str) -> QLabel:
    labels = driver.window.page().findChildren(QLabel)
    (line,) = (line for line in labels if line.isVisible() and words in line.text())
    return line


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_all_of_it_is_in_the_window_and_nothing_overlaps(view: View, tmp_path: Path) -> None:
    with opened(view, tmp_path) as stage:
        for size in SIZES:
            stage.resize(*size)
            for line in stage.window.page().findChildren(QLabel):
                width = line.fontMetrics().horizontalAdvance(line.text())
                assert width <= line.width(), (line.text(), size)
                assert line.fontMetrics().height() <= line.height(), (line.text(), size)
            rects = [rect_of(option) for option in options(stage)]
            assert len(rects) in (3, 11)
            for left, right in pairwise(rects):
                assert left.right() < right.left(), size
            assert all(stage.window.rect().contains(rect) for rect in rects), size
            image = stage.window.grab().toImage()
            for option, rect in zip(options(stage), rects, strict=True):
                first, last = ink_columns(image.copy(rect))
                least = 0.06 * rect.width()
                assert least < first < last < rect.width() - least, (option.text(), size)


@pytest.mark.parametrize("name", ["rating-effort", "rating-pain"])
def test_question_and_answers_are_read_from_two_metres(name: str, tmp_path: Path) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1920, 1080)
        question = line_of(stage, "?")
        assert QFontMetrics(question.font()).capHeight() >= 2 * 4 * LETTER_PX
        image = stage.window.grab().toImage()
        for option in options(stage):
            text = image.copy(rect_of(option))
            below_digit = text.copy(0, text.height() // 2, text.width(), text.height() // 2)
            rows = list(ink_rows(below_digit if name == "rating-effort" else text))
            assert max(rows) - min(rows) >= 4 * LETTER_PX, option.text()


def ink_rows(image: QImage) -> Iterator[int]:
    """The rows, within the line around an answer, in which something is written."""
    edge = image.height() // 8
    inner = image.copy(edge, edge, image.width() - 2 * edge, image.height() - 2 * edge)
    for y, row in enumerate(pixel_rows(inner)):
        if len(set(row)) > 1:
            yield y


def ink_columns(image: QImage) -> tuple[int, int]:
    """The first and the last column of what is written; the line around it is the same all along
    the middle of the height.
    """
    middle = image.copy(0, image.height() // 4, image.width(), image.height() // 2)
    columns = [
        x for x, column in enumerate(zip(*pixel_rows(middle), strict=True)) if len(set(column)) > 1
    ]
    return min(columns), max(columns)
