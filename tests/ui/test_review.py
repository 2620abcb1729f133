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
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support.fakes import FakeDate
from tests.support.programs import built_in

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
        self._archive.message.connect(self.window.show_news)
        self._archive.failed.connect(self.window.show_message)
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

    def visible_text(self) -> str:
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
    driver = review(3)
    driver.press(Key.Key_Down, Key.Key_Return)
    assert "Correct the session of 22 November 2026, 7:30: Clamshell" in driver.visible_text()
    driver.type("24")
    driver.go_to("Right leg, Clamshell, reps")
    driver.press(Key.Key_Up)
    driver.go_to("Effort of the right leg: About right")
    driver.press(Key.Key_Right)
    driver.go_to("Pain, from 0 (none) to 10")
    driver.type("3")
    driver.go_to("Note")
    driver.press(Key.Key_End)
    driver.type(", and windy")
    driver.press(Key.Key_Return)
    corrected = driver.sessions()[1]
    assert [each.done for each in corrected.sets] == [24, 21]
    assert corrected.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD}
    assert (corrected.pain, corrected.note) == (3, "wall was cold, and windy")
    assert "The session of 22 November is corrected." in driver.visible_text()
    assert driver.chosen().startswith("22 Nov 2026")
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_a_rating_can_be_taken_back(review: Open) -> None:
    driver = review(1)
    driver.press(Key.Key_Return)
    driver.go_to("Effort of the left leg: Easy")
    driver.press(Key.Key_Left)
    driver.go_to("Pain, from 0 (none) to 10")
    driver.press(Key.Key_Down, Key.Key_Down)
    driver.go_to("Save")
    driver.press(Key.Key_Space)
    (corrected,) = driver.sessions()
    assert corrected.effort == {Side.RIGHT: Effort.RIGHT}
    assert corrected.pain is None


def test_escape_leaves_the_form_and_changes_nothing(review: Open) -> None:
    driver = review(2)
    before = driver.sessions()
    for leave in ("reps", "note", "choice", "button"):
        driver.press(Key.Key_Return)
        driver.type("7")
        if leave == "note":
            driver.go_to("Note")
        elif leave == "choice":
            driver.go_to("Effort of the left leg: Easy")
        elif leave == "button":
            driver.go_to("Cancel")
        driver.press(Key.Key_Escape)
        assert "Sessions" in names(QApplication.focusWidget() or driver.window), leave
    assert driver.sessions() == before
    assert "Undo: " not in driver.visible_text()


def test_saving_what_was_there_already_is_no_change(review: Open) -> None:
    driver = review(1)
    driver.press(Key.Key_Return, Key.Key_Return)
    assert "Sessions" in driver.visible_text()
    assert "Undo: " not in driver.visible_text()


def test_what_is_refused_is_told_and_what_was_typed_stays(review: Open) -> None:
    driver = review(1)
    driver.press(Key.Key_Return)
    driver.type("0")
    driver.go_to("Right leg, Clamshell, reps")
    driver.type("0")
    driver.press(Key.Key_Return)
    assert "A session has at least one rep; delete it if it was none." in driver.visible_text()
    boxes = [box for box in driver.window.findChildren(QSpinBox) if box.isVisible()]
    assert [box.value() for box in boxes[:2]] == [0, 0]
    driver.type("9")
    driver.press(Key.Key_Return)
    (corrected,) = driver.sessions()
    assert [each.done for each in corrected.sets] == [0, 9]


def test_a_complaint_goes_with_the_form(review: Open) -> None:
    driver = review(1)
    driver.press(Key.Key_Return)
    driver.type("0")
    driver.go_to("Right leg, Clamshell, reps")
    driver.type("0")
    driver.press(Key.Key_Return, Key.Key_Escape)
    assert "A session has at least one rep" not in driver.visible_text()


def test_delete_deletes_and_undo_goes_back_step_by_step(review: Open) -> None:
    driver = review(3)
    before = driver.sessions()
    driver.press(Key.Key_Down, Key.Key_Delete)
    assert driver.chosen() == "", "what comes next is not deleted with it"
    driver.press(Key.Key_Delete)
    assert len(driver.sessions()) == 2
    driver.press(Key.Key_Down)
    assert driver.chosen().startswith("21 Nov"), "the row below has taken its place"
    driver.press(Key.Key_Delete)
    assert driver.sessions() == before[:1]
    assert "Undo: delete 21 November" in driver.visible_text()
    driver.go_to("Undo: delete 21 November")
    driver.press(Key.Key_Space)
    assert driver.chosen().startswith("21 Nov"), "what came back is chosen"
    assert "Undo: delete 22 November" in driver.visible_text()
    driver.press(Key.Key_Space)
    assert driver.sessions() == before
    assert "Undo" in driver.visible_text().split(" | ")
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_ctrl_z_undoes_in_the_table(review: Open) -> None:
    driver = review(2)
    before = driver.sessions()
    driver.press(Key.Key_Delete)
    QTest.keySequence(driver.window, "Ctrl+Z")
    assert driver.sessions() == before


def test_the_last_session_deleted_can_come_back(review: Open) -> None:
    driver = review(1)
    driver.press(Key.Key_Delete)
    assert "Here you will find every session" in driver.visible_text()
    driver.go_to("Undo: delete 23 November")
    driver.press(Key.Key_Space)
    assert "1 session" in driver.visible_text()
    assert "Sessions" in names(QApplication.focusWidget() or driver.window)


def test_a_day_of_the_calendar_shows_its_sessions_and_escape_goes_back(review: Open) -> None:
    driver = review(3)
    driver.go_to("Calendar")
    driver.press(Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert "1 session of 22 November" in driver.visible_text()
    assert driver.chosen().startswith("22 Nov 2026")
    driver.press(Key.Key_Delete)
    assert "Sessions of 22 November" in driver.visible_text()
    assert len(driver.sessions()) == 2
    driver.press(Key.Key_Escape)
    assert "2 sessions" in driver.visible_text()
    assert QApplication.focusWidget() is not None
    assert names(driver.window.focusWidget())[1] == "Calendar"


def test_the_arrow_keys_say_the_weeks_of_a_picture(review: Open) -> None:
    driver = review(9)
    driver.go_to("Reps per week")
    driver.press(Key.Key_Left)
    assert QToolTip.text().startswith("16 to 22 November: left ")


def test_another_span_is_chosen_by_the_arrow_keys(review: Open) -> None:
    driver = review(40)
    driver.go_to("Weeks: 12 weeks")
    assert "40 sessions on 40 of" in driver.visible_text()
    driver.press(Key.Key_Left)
    assert "22 sessions on 22 of 23 days" in driver.visible_text()


def test_an_empty_history_offers_to_start(review: Open, qtbot: QtBot) -> None:
    driver = review(0)
    assert "Undo" not in driver.visible_text()
    with qtbot.waitSignal(driver.page.start_asked, timeout=1_000):
        driver.press(Key.Key_Space)


def test_a_copy_is_made_chosen_and_restored(review: Open) -> None:
    driver = review(3)
    before = driver.sessions()
    assert "There is no copy yet" in driver.visible_text()
    driver.go_to("Make a copy now")
    driver.press(Key.Key_Space)
    assert "1 copy, from " in driver.visible_text()
    driver.go_to("Sessions")
    driver.press(Key.Key_Delete)
    driver.go_to("Restore a copy…")
    driver.press(Key.Key_Space)
    assert "What is there now is copied first" in driver.visible_text()
    driver.press(Key.Key_Escape)
    assert driver.sessions() == before[1:]
    driver.press(Key.Key_Space, Key.Key_Return)
    assert driver.sessions() == before
    assert "What was there is kept as" in driver.visible_text()
    assert "2 copies, the newest from " in driver.visible_text()
    driver.go_to("Undo: restore a copy")
    driver.press(Key.Key_Space)
    assert driver.sessions() == before[1:]


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_is_exported_and_imported(review: Open, tmp_path: Path, ending: str) -> None:
    driver = review(2)
    before = driver.sessions()
    file = tmp_path / f"all.{ending}"
    driver.go_to("Export…")
    driver.press(Key.Key_Space)
    answer(driver, str(file))
    assert f"Exported 2 sessions to {file}." in driver.visible_text()
    driver.store.discard(before[0].id)
    driver.go_to("Import…")
    driver.press(Key.Key_Space)
    answer(driver, str(file))
    assert f"From all.{ending}: 1 session new" in driver.visible_text()
    assert driver.sessions() == before


def answer(driver: Reviewer, path: str) -> None:
    """Give the dialog that is open a path."""
    (dialog,) = (each for each in driver.window.findChildren(QFileDialog) if each.isVisible())
    (line,) = dialog.findChildren(QLineEdit)
    # Typed, it would be completed by a list that grabs the keyboard, which not every screen has.
    line.setText(path)
    QTest.keyClick(line, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not dialog.isVisible())
    # There is no window manager to give the keyboard back.
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)


SIZES = (QSize(1180, 740), QSize(720, 520), QSize(640, 440))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("form", ["table", "correction", "copies"])
def test_nothing_is_wider_than_the_window(
    review: Open, qapp: QApplication, size: QSize, form: str
) -> None:
    font = qapp.font()
    enlarge_type(qapp)
    driver = review(4)
    driver.window.resize(size)
    if form == "correction":
        driver.press(Key.Key_Return)
    elif form == "copies":
        driver.go_to("Make a copy now")
        driver.press(Key.Key_Space)
        driver.go_to("Restore a copy…")
        driver.press(Key.Key_Space)
    QTest.qWait(20)
    for each in driver.page.findChildren(QWidget):
        if isinstance(each, QLabel | QPushButton | QSpinBox | QLineEdit) and each.isVisible():
            left = each.mapTo(driver.window, each.rect().topLeft()).x()
            assert left >= 0
            assert left + each.width() <= driver.window.width(), names(each)
            assert each.width() >= each.minimumSizeHint().width(), names(each)
            high = each.heightForWidth(each.width()) if each.hasHeightForWidth() else 0
            assert each.height() >= high, names(each)
    qapp.setFont(font)


@pytest.mark.parametrize("width", [720, 1180])
def test_the_reps_of_both_legs_take_one_line(review: Open, qapp: QApplication, width: int) -> None:
    font = qapp.font()
    enlarge_type(qapp)
    driver = review(2)
    driver.window.resize(width, 520)
    QTest.qWait(20)
    (table,) = (t for t in driver.page.findChildren(QTableView) if "Sessions" in names(t))
    said = str(table.model().index(0, 1).data())
    assert said == "Clamshell\nLeft 25 · Right 20 of 25"
    room = table.columnWidth(1) - 2 * 15
    assert max(map(table.fontMetrics().horizontalAdvance, said.split("\n"))) <= room
    qapp.setFont(font)
