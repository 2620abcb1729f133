"""A session is corrected as it was: leg by leg, both together, holds by their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.ui.review.correction_card import CorrectionCard
from tests.support.home_histories import (
    BOTH_LEGS_LEVEL,
    FIRST_LIST,
    HOME,
    broken_off,
    home_session,
    of_left_leg_only,
)

CardOpener = Callable[[SessionRecord], CorrectionCard]


@pytest.fixture
def open_card(qtbot: QtBot) -> CardOpener:
    def opened(record: SessionRecord) -> CorrectionCard:
        card = CorrectionCard(record, HOME)
        qtbot.addWidget(card)
        card.show()
        return card

    return opened


def headings(card: CorrectionCard) -> list[str]:
    texts = [text.text() for text in card.findChildren(QLabel) if text.isVisible()]
    return [text for text in texts if text.endswith((" leg", " legs"))]


def boxes(card: CorrectionCard) -> dict[str, QSpinBox]:
    return {box.accessibleName(): box for box in card.findChildren(QSpinBox) if box.isVisible()}


def efforts_asked(card: CorrectionCard) -> list[str]:
    names = [b.accessibleName() for b in card.findChildren(QPushButton) if b.isVisible()]
    return [name.removesuffix(": Easy") for name in names if name.endswith(": Easy")]


def press(card: CorrectionCard, name: str) -> None:
    (button,) = (b for b in card.findChildren(QPushButton) if name == b.accessibleName())
    button.click()


def test_the_sets_of_both_legs_stand_apart(open_card: CardOpener) -> None:
    card = open_card(home_session(FIRST_LIST, 1))
    assert headings(card) == ["Left leg", "Right leg", "Both legs"]
    assert {name: box.text() for name, box in boxes(card).items()} == {
        "Left leg, Side-lying hold, holds": "5 of 5 × 10 s",
        "Right leg, Side-lying hold, holds": "5 of 5 × 10 s",
        "Both legs, Bridge, set 1, reps": "12 of 12",
        "Both legs, Bridge, set 2, reps": "12 of 12",
        "Left leg, Clamshell, reps": "12 of 12",
        "Right leg, Clamshell, reps": "12 of 12",
        "Both legs, Plank, set 1, holds": "1 of 1 × 30 s",
        "Both legs, Plank, set 2, holds": "1 of 1 × 30 s",
        "Pain, from 0 (none) to 10": "0",
    }
    assert efforts_asked(card) == ["Effort of the left leg", "Effort of the right leg"]


def test_effort_is_asked_once_where_both_legs_worked_together(open_card: CardOpener) -> None:
    record = home_session(BOTH_LEGS_LEVEL, 1)
    card = open_card(record)
    assert headings(card) == ["Both legs"]
    assert efforts_asked(card) == ["Effort of both legs"]
    assert not card.correction.changes(record)
    press(card, "Effort of both legs: Hard")
    assert card.correction.effort == dict.fromkeys(Side, Effort.HARD)
    press(card, "Effort of both legs: Not rated")
    assert card.correction.effort == {}


def test_one_leg_alone_is_asked_alone(open_card: CardOpener) -> None:
    record = of_left_leg_only(home_session(FIRST_LIST, 1))
    card = open_card(record)
    assert headings(card) == ["Left leg"]
    assert efforts_asked(card) == ["Effort of the left leg"]
    assert not card.correction.changes(record)


def test_what_is_not_asked_stays_as_it_was(open_card: CardOpener) -> None:
    both = {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    record = replace(of_left_leg_only(home_session(FIRST_LIST, 1)), effort=both)
    card = open_card(record)
    assert card.correction.effort == both
    press(card, "Effort of the left leg: Hard")
    assert card.correction.effort == dict.fromkeys(Side, Effort.HARD)


def test_holds_are_corrected_by_their_number(open_card: CardOpener) -> None:
    record = broken_off(home_session(BOTH_LEGS_LEVEL, 1))
    card = open_card(record)
    box = boxes(card)["Both legs, Plank, set 2, holds"]
    assert box.value() == 0
    box.setValue(1)
    assert card.correction.done == (12, 12, 1, 1)
    assert card.correction.changes(record)


def test_the_keyboard_goes_leg_by_leg(open_card: CardOpener, qtbot: QtBot) -> None:
    record = home_session(FIRST_LIST, 1)
    # Both legs together first, then each leg: they stand last.
    card = open_card(replace(record, sets=(*record.sets[2:4], *record.sets[:2])))
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    card.focus_first()
    met = []
    for _ in range(6):
        widget = card.focusWidget()
        assert widget is not None
        met.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert met == [
        "Left leg, Side-lying hold, holds",
        "Effort of the left leg: Easy",
        "Right leg, Side-lying hold, holds",
        "Effort of the right leg: Easy",
        "Both legs, Bridge, set 1, reps",
        "Both legs, Bridge, set 2, reps",
    ]
