"""The Review page by keys alone: correct, delete, undo, copies and files; nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.app.history_controller import HistoryController
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.review import TrainingLog
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.review.page import ReviewPage
from glutetimer.ui.theme import LIGHT, enlarge_type
from glutetimer.ui.window import Window
from tests.fakes import FakeDate
from tests.programs import built_in
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION

Key = Qt.Key
NOW = MORNING + timedelta(days=1)
PROGRAM = built_in()
REVIEW = "Review"


def session(days_ago: int, note: str = "") -> SessionRecord:
    return replace(
        SESSION,
        id=f"{days_ago:04}",
        started_at=MORNING - timedelta(days=days_ago),
        active_ms=300_000,
        sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=20)),
        effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
        pain=1,
        note=note,
    )


class Reviewer:
    """A window with the page alone, and the keys of a person who sits before it."""

    def __init__(self, qtbot: QtBot, folder: Path, sessions: int) -> None:
        self.qtbot = qtbot
        self.store = HistoryStore(folder / "history.db")
        for days_ago in range(sessions):
            self.store.put(session(days_ago, note="wall was cold"))
        self.window = Window()
        self.page = ReviewPage(LIGHT)
        self.window.add_page(REVIEW, lambda: self.page)
        self._archive = HistoryController(self.window, self.store, FakeDate(NOW).now, lambda: None)
        self._archive.connect_to(self.page)
        self._archive.changed.connect(self._show)
        self._archive.told.connect(self.window.tell_news)
        self._archive.failed.connect(self.window.tell)
        self._show()
        self.window.show_page(REVIEW)
        self.window.resize(720, 520)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.go_to("Sessions" if sessions else "Start the first session")

    def go_to(self, name: str) -> None:
        """Tab until the keyboard is on what is called so."""
        for _ in range(50):
            focused = QApplication.focusWidget()
            if focused is not None and name in names(focused):
                return
            QTest.keyClick(focused or self.window, Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}")

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self._focused(), key)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def says(self) -> str:
        shown = [w for w in self.window.findChildren(QWidget) if w.isVisible()]
        return " | ".join(text for each in shown for text in names(each) if text)

    def sessions(self) -> list[SessionRecord]:
        """The newest first."""
        return sorted(self.store.load().sessions, key=lambda each: each.id)

    def chosen(self) -> str:
        """What the first cell of the chosen row says."""
        (table,) = (t for t in self.page.findChildren(QTableView) if "Sessions" in names(t))
        return " ".join(str(row.data()) for row in table.selectionModel().selectedRows())

    def _show(self) -> None:
        self.page.show_log(TrainingLog(self.store.load(), PROGRAM.id, NOW.date()), PROGRAM)

    def _focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget


def names(widget: QWidget) -> list[str]:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    return [text, widget.accessibleName()]


Open = Callable[[int], Reviewer]


@pytest.fixture
def review(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    opened: list[Reviewer] = []

    def open_with(sessions: int) -> Reviewer:
        opened.append(Reviewer(qtbot, tmp_path / "data", sessions))
        return opened[-1]

    yield open_with
    for each in opened:
        each.window.close()
        each.window.deleteLater()
        each.store.close()


def test_enter_corrects_the_chosen_session(review: Open) -> None:
    desk = review(3)
    desk.press(Key.Key_Down, Key.Key_Return)
    assert "Correct the session of 22 November 2026, 7:30: Clamshell" in desk.says()
    desk.type("24")
    desk.go_to("Right leg, Clamshell, reps")
    desk.press(Key.Key_Up)
    desk.go_to("Effort of the right leg: About right")
    desk.press(Key.Key_Right)
    desk.go_to("Pain, from 0 (none) to 10")
    desk.type("3")
    desk.go_to("Note")
    desk.press(Key.Key_End)
    desk.type(", and windy")
    desk.press(Key.Key_Return)
    corrected = desk.sessions()[1]
    assert [each.done for each in corrected.sets] == [24, 21]
    assert corrected.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    assert (corrected.pain, corrected.note) == (3, "wall was cold, and windy")
    assert "The session of 22 November is corrected." in desk.says()
    assert desk.chosen().startswith("22 Nov 2026")
    assert "Sessions" in names(QApplication.focusWidget() or desk.window)


def test_a_rating_can_be_taken_back(review: Open) -> None:
    desk = review(1)
    desk.press(Key.Key_Return)
    desk.go_to("Effort of the left leg: Easy")
    desk.press(Key.Key_Left)
    desk.go_to("Pain, from 0 (none) to 10")
    desk.press(Key.Key_Down, Key.Key_Down)
    desk.go_to("Save")
    desk.press(Key.Key_Space)
    (corrected,) = desk.sessions()
    assert corrected.effort == {Side.RIGHT: Effort.RIGHT}
    assert corrected.pain is None


def test_escape_leaves_the_form_and_changes_nothing(review: Open) -> None:
    desk = review(2)
    before = desk.sessions()
    for leave in ("reps", "note", "choice", "button"):
        desk.press(Key.Key_Return)
        desk.type("7")
        if leave == "note":
            desk.go_to("Note")
        elif leave == "choice":
            desk.go_to("Effort of the left leg: Easy")
        elif leave == "button":
            desk.go_to("Cancel")
        desk.press(Key.Key_Escape)
        assert "Sessions" in names(QApplication.focusWidget() or desk.window), leave
    assert desk.sessions() == before
    assert "Undo: " not in desk.says()


def test_saving_what_was_there_already_is_no_change(review: Open) -> None:
    desk = review(1)
    desk.press(Key.Key_Return, Key.Key_Return)
    assert "Sessions" in desk.says()
    assert "Undo: " not in desk.says()


def test_what_is_refused_is_told_and_what_was_typed_stays(review: Open) -> None:
    desk = review(1)
    desk.press(Key.Key_Return)
    desk.type("0")
    desk.go_to("Right leg, Clamshell, reps")
    desk.type("0")
    desk.press(Key.Key_Return)
    assert "A session has at least one rep; delete it if it was none." in desk.says()
    boxes = [box for box in desk.window.findChildren(QSpinBox) if box.isVisible()]
    assert [box.value() for box in boxes[:2]] == [0, 0]
    desk.type("9")
    desk.press(Key.Key_Return)
    (corrected,) = desk.sessions()
    assert [each.done for each in corrected.sets] == [0, 9]


def test_a_complaint_goes_with_the_form(review: Open) -> None:
    desk = review(1)
    desk.press(Key.Key_Return)
    desk.type("0")
    desk.go_to("Right leg, Clamshell, reps")
    desk.type("0")
    desk.press(Key.Key_Return, Key.Key_Escape)
    assert "A session has at least one rep" not in desk.says()


def test_delete_deletes_and_undo_goes_back_step_by_step(review: Open) -> None:
    desk = review(3)
    before = desk.sessions()
    desk.press(Key.Key_Down, Key.Key_Delete)
    assert desk.chosen() == "", "what comes next is not deleted with it"
    desk.press(Key.Key_Delete)
    assert len(desk.sessions()) == 2
    desk.press(Key.Key_Down)
    assert desk.chosen().startswith("21 Nov"), "the row below has taken its place"
    desk.press(Key.Key_Delete)
    assert desk.sessions() == before[:1]
    assert "Undo: delete 21 November" in desk.says()
    desk.go_to("Undo: delete 21 November")
    desk.press(Key.Key_Space)
    assert desk.chosen().startswith("21 Nov"), "what came back is chosen"
    assert "Undo: delete 22 November" in desk.says()
    desk.press(Key.Key_Space)
    assert desk.sessions() == before
    assert "Undo" in desk.says().split(" | ")
    assert "Sessions" in names(QApplication.focusWidget() or desk.window)


def test_ctrl_z_undoes_in_the_table(review: Open) -> None:
    desk = review(2)
    before = desk.sessions()
    desk.press(Key.Key_Delete)
    QTest.keySequence(desk.window, "Ctrl+Z")
    assert desk.sessions() == before


def test_the_last_session_deleted_can_come_back(review: Open) -> None:
    desk = review(1)
    desk.press(Key.Key_Delete)
    assert "Here you will find every session" in desk.says()
    desk.go_to("Undo: delete 23 November")
    desk.press(Key.Key_Space)
    assert "1 session" in desk.says()
    assert "Sessions" in names(QApplication.focusWidget() or desk.window)


def test_a_day_of_the_calendar_shows_its_sessions_and_escape_goes_back(review: Open) -> None:
    desk = review(3)
    desk.go_to("Calendar")
    desk.press(Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert "1 session of 22 November" in desk.says()
    assert desk.chosen().startswith("22 Nov 2026")
    desk.press(Key.Key_Delete)
    assert "Sessions of 22 November" in desk.says()
    assert len(desk.sessions()) == 2
    desk.press(Key.Key_Escape)
    assert "2 sessions" in desk.says()
    assert QApplication.focusWidget() is not None
    assert names(desk.window.focusWidget())[1] == "Calendar"


def test_the_arrow_keys_say_the_weeks_of_a_picture(review: Open) -> None:
    desk = review(9)
    desk.go_to("Reps per week")
    desk.press(Key.Key_Left)
    assert QToolTip.text().startswith("16 to 22 November: left ")


def test_another_span_is_chosen_by_the_arrow_keys(review: Open) -> None:
    desk = review(40)
    desk.go_to("Weeks: 12 weeks")
    assert "40 sessions on 40 of" in desk.says()
    desk.press(Key.Key_Left)
    assert "22 sessions on 22 of 23 days" in desk.says()


def test_an_empty_history_offers_to_start(review: Open, qtbot: QtBot) -> None:
    desk = review(0)
    assert "Undo" not in desk.says()
    with qtbot.waitSignal(desk.page.start_asked, timeout=1_000):
        desk.press(Key.Key_Space)


def test_a_copy_is_made_chosen_and_restored(review: Open) -> None:
    desk = review(3)
    before = desk.sessions()
    assert "There is no copy yet" in desk.says()
    desk.go_to("Make a copy now")
    desk.press(Key.Key_Space)
    assert "1 copy, from " in desk.says()
    desk.go_to("Sessions")
    desk.press(Key.Key_Delete)
    desk.go_to("Restore a copy…")
    desk.press(Key.Key_Space)
    assert "What is there now is copied first" in desk.says()
    desk.press(Key.Key_Escape)
    assert desk.sessions() == before[1:]
    desk.press(Key.Key_Space, Key.Key_Return)
    assert desk.sessions() == before
    assert "What was there is kept as" in desk.says()
    assert "2 copies, the newest from " in desk.says()
    desk.go_to("Undo: restore a copy")
    desk.press(Key.Key_Space)
    assert desk.sessions() == before[1:]


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_is_exported_and_imported(review: Open, tmp_path: Path, ending: str) -> None:
    desk = review(2)
    before = desk.sessions()
    file = tmp_path / f"all.{ending}"
    desk.go_to("Export…")
    desk.press(Key.Key_Space)
    answer(desk, str(file))
    assert f"Exported 2 sessions to {file}." in desk.says()
    desk.store.discard(before[0].id)
    desk.go_to("Import…")
    desk.press(Key.Key_Space)
    answer(desk, str(file))
    assert f"From all.{ending}: 1 session new" in desk.says()
    assert desk.sessions() == before


def answer(desk: Reviewer, path: str) -> None:
    """Give the dialog that is open a path."""
    (dialog,) = (each for each in desk.window.findChildren(QFileDialog) if each.isVisible())
    (line,) = dialog.findChildren(QLineEdit)
    # Typed, it would be completed by a list that grabs the keyboard, which not every screen has.
    line.setText(path)
    QTest.keyClick(line, Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not dialog.isVisible())
    # There is no window manager to give the keyboard back.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


SIZES = (QSize(1180, 740), QSize(720, 520), QSize(640, 440))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("form", ["table", "correction", "copies"])
def test_nothing_is_wider_than_the_window(
    review: Open, qapp: QApplication, size: QSize, form: str
) -> None:
    font = qapp.font()
    enlarge_type(qapp)
    desk = review(4)
    desk.window.resize(size)
    if form == "correction":
        desk.press(Key.Key_Return)
    elif form == "copies":
        desk.go_to("Make a copy now")
        desk.press(Key.Key_Space)
        desk.go_to("Restore a copy…")
        desk.press(Key.Key_Space)
    QTest.qWait(20)
    for each in desk.page.findChildren(QWidget):
        if isinstance(each, QLabel | QPushButton | QSpinBox | QLineEdit) and each.isVisible():
            left = each.mapTo(desk.window, each.rect().topLeft()).x()
            assert left >= 0
            assert left + each.width() <= desk.window.width(), names(each)
            assert each.width() >= each.minimumSizeHint().width(), names(each)
            high = each.heightForWidth(each.width()) if each.hasHeightForWidth() else 0
            assert each.height() >= high, names(each)
    qapp.setFont(font)


@pytest.mark.parametrize("width", [720, 1180])
def test_the_reps_of_both_legs_take_one_line(review: Open, qapp: QApplication, width: int) -> None:
    font = qapp.font()
    enlarge_type(qapp)
    desk = review(2)
    desk.window.resize(width, 520)
    QTest.qWait(20)
    (table,) = (t for t in desk.page.findChildren(QTableView) if "Sessions" in names(t))
    said = str(table.model().index(0, 1).data())
    assert said == "Clamshell\nLeft 25 · Right 20 of 25"
    room = table.columnWidth(1) - 2 * 15
    assert max(map(table.fontMetrics().horizontalAdvance, said.split("\n"))) <= room
    qapp.setFont(font)
