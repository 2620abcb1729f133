"""What a file or a person says is shown as it is written: no markup, no mnemonics."""

from __future__ import annotations

from collections.abc import Iterator
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

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.ui.buttons import Button, elided_button
from glutetimer.ui.labels import set_tool_tip
from glutetimer.ui.question import ask
from glutetimer.ui.review.correction_card import CorrectionCard
from tests.support.page_views import pages
from tests.support.sample_histories import LIFT, PROGRAM, READY, session_of
from tests.support.views import View, opened

NAME = "Push & <b>pull</b>"
ABOUT = "Lift <i>slowly</i> & breathe"


def own_words() -> Program:
    """The built-in program with names as a person might write them."""
    exercises = {exercise.id: replace(exercise, name=NAME) for exercise in PROGRAM.exercises}
    levels = tuple(
        replace(
            level,
            name=NAME,
            about=ABOUT,
            doses=tuple(replace(d, exercise=exercises[d.exercise.id]) for d in level.doses),
        )
        for level in PROGRAM.levels
    )
    return replace(PROGRAM, levels=levels, exercises=tuple(exercises.values()))


def text_width(button: QPushButton) -> int:
    """The width of the text that a button paints: the columns that differ from an empty one's."""
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
    assert abs(text_width(button) - written) < metrics.horizontalAdvance("&") / 2


def test_a_narrow_button_does_too(qtbot: QtBot) -> None:
    button = Button("Mindestens zwanzig & höchstens dreißig")
    qtbot.addWidget(button)
    button.setFixedWidth(button.sizeHint().width() // 2)
    button.setFixedHeight(button.heightForWidth(button.width()))
    button.show()
    two_lines = 2 * button.fontMetrics().height()
    assert button.height() >= two_lines
    assert button.minimumSizeHint().width() <= button.width()


def test_a_text_that_is_cut_off_shows_its_beginning_in_one_line(qtbot: QtBot) -> None:
    button, short = elided_button("M" * 40), elided_button("R & D")
    for shown in (button, short):
        qtbot.addWidget(shown)
        shown.resize(200, shown.sizeHint().height())
        shown.show()
    assert button.minimumSizeHint().width() < 200 < button.sizeHint().width()
    assert button.heightForWidth(200) == short.heightForWidth(200)
    written = button.fontMetrics().horizontalAdvance("R & D")
    assert abs(text_width(short) - written) < button.fontMetrics().horizontalAdvance("&") / 2
    # Its frame and what is free beside the text are no text.
    assert 120 < text_width(button) < 190


def test_a_tool_tip_shows_its_text_as_it_is_written(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tool_tip(widget, ABOUT)
    widget.show()
    place = QPoint(2, 2)
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    )
    (tip,) = (w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel"))
    assert isinstance(tip, QLabel)
    assert shown_text(tip) == ABOUT
    assert widget.accessibleDescription() == ABOUT
    QToolTip.hideText()


def shown_text(label: QLabel) -> str:
    """What a label shows of its text."""
    rich = label.textFormat() is Qt.TextFormat.RichText or (
        label.textFormat() is Qt.TextFormat.AutoText and "<" in label.text()
    )
    if not rich:
        return label.text()
    return QTextDocumentFragment.fromHtml(label.text()).toPlainText()


def test_a_correction_shows_names_as_they_are_written(qtbot: QtBot) -> None:
    card = CorrectionCard(session_of(LIFT, 1, note="<b>bold</b> & brave"), own_words())
    qtbot.addWidget(card)
    assert not list(taken_otherwise(card))
    texts = [label.text() for label in card.findChildren(QLabel)]
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
    for answer in box.findChildren(QPushButton):
        assert answer.width() >= answer.sizeHint().width(), "its answers are on a line"
    box.close()


@pytest.mark.parametrize(
    "view",
    [
        View("today", lambda _: None, READY),
        *(view for view in pages() if view.name in ("review-correction", "settings", "learn")),
        *(view for view in pages() if view.name in ("program", "program-missing")),
        *(view for view in pages() if view.name in ("summary-stopped", "settings-copies")),
    ],
    ids=lambda view: view.name,
)
def test_no_page_takes_a_persons_words_otherwise(view: View, tmp_path: Path) -> None:
    with opened(replace(view, program=own_words()), tmp_path) as stage:
        assert not list(taken_otherwise(stage.window))


def taken_otherwise(window: QWidget) -> Iterator[str]:
    """Texts of widgets that Qt would look for markup or a mnemonic in."""
    for label in window.findChildren(QLabel):
        if label.textFormat() is Qt.TextFormat.AutoText and label.text():
            yield f"label {label.text()!r} may be taken for markup"
        if label.buddy() is not None and "&" in label.text():
            yield f"label {label.text()!r} has a mnemonic"
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            yield f"button {button.text()!r} has the shortcut {button.shortcut().toString()}"
    for widget in window.findChildren(QWidget):
        if "<i>" in widget.toolTip():
            yield f"the tool tip {widget.toolTip()!r} is taken for markup"
