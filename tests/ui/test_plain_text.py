"""What a file or a person says is shown as it is written: no markup, no mnemonics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Program
from glutetimer.ui.buttons import Button
from glutetimer.ui.question import ask
from glutetimer.ui.review.correction import CorrectionCard
from glutetimer.ui.tool_tips import explain
from tests.support.sample_histories import LIFT, PROGRAM, READY, session_of
from tests.support.views import View, opened, pages

NAME = "Push & <b>pull</b>"
ABOUT = "Lift <i>slowly</i> & breathe"


def own_words() -> Program:
    """The built-in program with names as a person might write them."""
    levels = tuple(replace(each, name=NAME, about=ABOUT) for each in PROGRAM.levels)
    exercises = {each.id: replace(each, name=NAME) for each in PROGRAM.exercises}
    levels = tuple(
        replace(
            level,
            doses=tuple(replace(d, exercise=exercises[d.exercise.id]) for d in level.doses),
        )
        for level in levels
    )
    return replace(PROGRAM, levels=levels, exercises=tuple(exercises.values()))


def wide(button: QPushButton) -> int:
    """How wide its picture's text is: the columns that differ from an empty button's."""
    image = button.grab().toImage()
    button.setText("")
    empty = button.grab().toImage()
    columns = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != empty.pixel(x, y) for y in range(image.height()))
    ]
    return max(columns) - min(columns)


def test_a_button_shows_its_text_as_it_is_written(qtbot: QtBot) -> None:
    button = Button("Salt & pepper")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    assert button.text() == "Salt & pepper"
    assert button.shortcut().isEmpty()
    metrics = button.fontMetrics()
    written = metrics.horizontalAdvance("Salt & pepper")
    assert button.sizeHint().width() >= written
    assert abs(wide(button) - written) < metrics.horizontalAdvance("&") / 2


def test_a_narrow_button_does_too(qtbot: QtBot) -> None:
    button = Button("Mindestens zwanzig & höchstens dreißig")
    qtbot.addWidget(button)
    button.setFixedWidth(button.sizeHint().width() // 2)
    button.setFixedHeight(button.heightForWidth(button.width()))
    button.show()
    two_lines = 2 * button.fontMetrics().height()
    assert button.height() >= two_lines
    assert button.minimumSizeHint().width() <= button.width()


def test_a_tool_tip_shows_its_text_as_it_is_written(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    explain(widget, ABOUT)
    widget.show()
    place = QPoint(2, 2)
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    )
    (tip,) = (w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel"))
    assert isinstance(tip, QLabel)
    assert shown(tip) == ABOUT
    assert widget.accessibleDescription() == ABOUT
    QToolTip.hideText()


def shown(words: QLabel) -> str:
    """What a label shows of its text."""
    rich = words.textFormat() is Qt.TextFormat.RichText or (
        words.textFormat() is Qt.TextFormat.AutoText and "<" in words.text()
    )
    if not rich:
        return words.text()
    return QTextDocumentFragment.fromHtml(words.text()).toPlainText()


def test_a_correction_shows_names_as_they_are_written(qtbot: QtBot) -> None:
    card = CorrectionCard(session_of(LIFT, 1, note="<b>bold</b> & brave"), own_words())
    qtbot.addWidget(card)
    assert not list(taken_otherwise(card))
    texts = [each.text() for each in card.findChildren(QLabel)]
    assert texts.count(NAME) == 2


def test_a_question_shows_its_text_as_it_is_written(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ask(window, ABOUT, [("Salt & pepper", lambda: None)], "Back")
    (box,) = window.findChildren(QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert not list(taken_otherwise(box))
    QApplication.processEvents()
    for each in box.findChildren(QPushButton):
        assert each.width() >= each.sizeHint().width(), "its answers are on a line"
    box.close()


@pytest.mark.parametrize(
    "view",
    [
        View("today", lambda _: None, READY),
        *(view for view in pages() if view.name in ("review-correction", "settings", "learn")),
        *(view for view in pages() if view.name in ("summary-stopped", "review-copies")),
    ],
    ids=lambda view: view.name,
)
def test_no_page_takes_a_persons_words_otherwise(view: View, tmp_path: Path) -> None:
    with opened(replace(view, program=own_words()), tmp_path) as stage:
        assert not list(taken_otherwise(stage.window))


def taken_otherwise(window: QWidget) -> Iterator[str]:
    """Texts of widgets that Qt would look for markup or a mnemonic in."""
    for words in window.findChildren(QLabel):
        if words.textFormat() is Qt.TextFormat.AutoText and words.text():
            yield f"label {words.text()!r} may be taken for markup"
        if words.buddy() is not None and "&" in words.text():
            yield f"label {words.text()!r} has a mnemonic"
    for each in window.findChildren(QAbstractButton):
        if not each.shortcut().isEmpty():
            yield f"button {each.text()!r} has the shortcut {each.shortcut().toString()}"
    for widget in window.findChildren(QWidget):
        if "<i>" in widget.toolTip():
            yield f"the tool tip {widget.toolTip()!r} is taken for markup"
