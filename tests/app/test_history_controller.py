"""What a person does to the history is done, said in a sentence, and can be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutetimer.app.history_controller import HistoryController
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.review.correction_card import Correction
from tests.storage.samples import ANSWER, LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support.fakes import FakeDate

NOW = MORNING + timedelta(days=1)


def session(days_ago: int) -> SessionRecord:
    return replace(
        SESSION,
        id=f"{days_ago:04}",
        started_at=MORNING - timedelta(days=days_ago),
        sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=20)),
        effort={Side.LEFT: Effort.EASY},
        note="wall was cold",
    )


FIRST, SECOND, THIRD = session(2), session(1), session(0)
CORRECTION = Correction(SECOND.id, (24, 23), {Side.RIGHT: Effort.HARD}, 3, "no, warm")


class HistoryDriver:
    """A controller of a history of three sessions, with everything that it said, well or ill."""

    def __init__(self, folder: Path) -> None:
        self.store = HistoryStore(folder / "history.db")
        for record in (FIRST, SECOND, THIRD):
            self.store.put(record)
        self.controller = HistoryController(None, self.store, FakeDate(NOW).now, lambda: None)
        self.messages: list[str] = []
        self.failures: list[str] = []
        self.changes = 0
        self.controller.informed.connect(self.messages.append)
        self.controller.failed.connect(self.failures.append)
        self.controller.changed.connect(self._count)

    def sessions(self) -> list[SessionRecord]:
        return sorted(self.store.load().sessions, key=lambda record: record.id, reverse=True)

    def _count(self) -> None:
        self.changes += 1


@pytest.fixture
def driver(tmp_path: Path, qtbot: QtBot) -> Iterator[HistoryDriver]:
    driver = HistoryDriver(tmp_path / "data")
    yield driver
    driver.store.close()


def test_a_correction_is_kept_reported_and_undone(driver: HistoryDriver) -> None:
    driver.controller.correct(CORRECTION)
    assert not driver.failures
    corrected = driver.sessions()[1]
    assert [set_.done for set_ in corrected.sets] == [24, 23]
    assert corrected.effort == {Side.RIGHT: Effort.HARD}
    assert (corrected.pain, corrected.note) == (3, "no, warm")
    assert driver.messages == ["The session of 22 November is corrected."]
    assert driver.controller.undoes == "correct 22 November"
    assert driver.controller.undo()
    assert driver.sessions() == [FIRST, SECOND, THIRD]
    assert driver.messages[1:] == ["Undone: correct 22 November."]
    assert driver.changes == 2


def test_several_changes_are_undone_the_last_first(driver: HistoryDriver) -> None:
    driver.controller.correct(CORRECTION)
    driver.controller.delete(SECOND.id)
    driver.controller.delete(THIRD.id)
    assert driver.sessions() == [FIRST]
    undone = []
    while driver.controller.undoes:
        undone.append(driver.controller.undoes)
        driver.controller.undo()
    assert undone == ["delete 23 November", "delete 22 November", "correct 22 November"]
    assert driver.sessions() == [FIRST, SECOND, THIRD]
    assert not driver.controller.undo()


def test_what_the_store_refuses_is_reported_and_changes_nothing(driver: HistoryDriver) -> None:
    driver.controller.correct(replace(CORRECTION, done=(0, 0)))
    assert driver.failures == ["A session has at least one rep; delete it if it was none."]
    assert not driver.controller.delete("never there")
    assert "does not have this session" in driver.failures[-1]
    assert driver.controller.undoes == ""
    assert driver.sessions() == [FIRST, SECOND, THIRD]


def test_a_copy_is_made_once_for_what_is_there(driver: HistoryDriver) -> None:
    driver.controller.back_up()
    (copy,) = driver.store.backups.all()
    driver.controller.back_up()
    assert driver.store.backups.all() == [copy]
    assert driver.messages == [
        "A copy was made and checked.",
        "Nothing has changed since the newest copy.",
    ]


def test_restoring_brings_the_copy_back_and_undo_what_was_there(driver: HistoryDriver) -> None:
    driver.controller.back_up()
    (copy,) = driver.store.backups.all()
    driver.controller.delete(FIRST.id)
    driver.controller.restore(copy)
    assert not driver.failures
    assert driver.sessions() == [FIRST, SECOND, THIRD]
    assert driver.messages[-1] == (
        "That copy is your history now. A copy of what you had is kept; "
        "Undo, under Your data, brings it back."
    )
    assert len(driver.store.backups.all()) == 2
    assert driver.controller.undoes == "restore a copy"
    assert driver.controller.undo()
    assert driver.sessions() == [SECOND, THIRD]
    assert driver.controller.undo(), "what was changed before the copy was restored"
    assert driver.sessions() == [FIRST, SECOND, THIRD]


def test_undoing_a_restore_keeps_what_was_done_since(driver: HistoryDriver) -> None:
    driver.controller.back_up()
    (copy,) = driver.store.backups.all()
    driver.controller.delete(FIRST.id)
    driver.controller.restore(copy)
    today = session(-1)
    driver.store.put(today)
    driver.store.add_answer(ANSWER)
    driver.controller.delete(THIRD.id)
    driver.controller.undo()
    driver.controller.undo()
    assert driver.sessions() == [SECOND, THIRD, today]
    assert driver.store.load().answers == (ANSWER,)


def test_a_copy_that_is_damaged_is_refused_and_the_history_stays_open(
    driver: HistoryDriver,
) -> None:
    driver.controller.back_up()
    (copy,) = driver.store.backups.all()
    driver.controller.delete(FIRST.id)
    copy.path.write_bytes(b"no database at all" * 100)
    driver.controller.restore(copy)
    assert "cannot be restored, so nothing was changed" in driver.failures[-1]
    assert driver.controller.undoes == "delete 21 November"
    assert driver.sessions() == [SECOND, THIRD]


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_what_was_exported_can_be_imported_and_undone(
    driver: HistoryDriver, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"all.{ending}"
    driver.controller.export(file)
    assert driver.messages == [f"Exported 3 sessions to {file}."]
    other = HistoryStore(tmp_path / "other" / "history.db")
    elsewhere = session(7)
    other.put(elsewhere)
    controller = HistoryController(None, other, FakeDate(NOW).now, lambda: None)
    controller.informed.connect(driver.messages.append)
    controller.import_(file)
    assert {record.id for record in other.load().sessions} == {"0000", "0001", "0002", "0007"}
    assert driver.messages[-1].startswith(
        f"{file.name} added 3 sessions. A copy of what you had is kept; "
    )
    controller.import_(file)
    assert driver.messages[-1] == f"{file.name} has nothing that is not in your history already."
    controller.delete("0001")
    controller.undo()
    assert controller.undoes == f"import {file.name}"
    assert controller.undo()
    assert other.load().sessions == (elsewhere,)
    controller.import_(file)
    assert len(other.load().sessions) == 4, "what was undone can be done again"
    other.close()


def test_an_import_that_loses_its_copy_cannot_be_undone_but_what_was_before_can(
    driver: HistoryDriver, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    with HistoryStore(tmp_path / "other" / "history.db") as other:
        other.put(session(7))
        HistoryController(None, other, FakeDate(NOW).now, lambda: None).export(file)
    driver.controller.delete(SECOND.id)
    driver.controller.import_(file)
    assert driver.controller.undoes == "import all.json"
    shutil.rmtree(driver.store.backups.folder)
    assert not driver.controller.undo()
    assert "there is no such file" in driver.failures[-1]
    assert driver.controller.undoes == "delete 22 November"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.ods", b"", "ends neither in .csv nor in .json"),
        ("a.json", b"{", "cannot be imported, so nothing was changed: line 1: is not JSON"),
        ("a.csv", b"\xff", "cannot be imported, so nothing was changed: line 1: is not UTF-8"),
        ("gone.json", None, "cannot be read: there is no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(
    driver: HistoryDriver, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    driver.controller.import_(tmp_path / name)
    assert says in driver.failures[-1]
    assert driver.sessions() == [FIRST, SECOND, THIRD]
    assert driver.controller.undoes == ""


def test_an_export_that_fails_is_reported(driver: HistoryDriver, tmp_path: Path) -> None:
    for file, says in (
        (tmp_path / "nowhere" / "a.json", "cannot be written: there is no such file"),
        (tmp_path / "a.json", "it is a folder, not a file"),
        (tmp_path / "a", "ends neither"),
    ):
        (tmp_path / "a.json").mkdir(exist_ok=True)
        driver.controller.export(file)
        assert says in driver.failures[-1]


def test_a_session_that_is_not_kept_can_be_kept_after_all(driver: HistoryDriver) -> None:
    assert driver.controller.not_keep(THIRD.id)
    assert driver.sessions() == [FIRST, SECOND]
    assert driver.messages[-1] == "", "the page that comes says it"
    offered = [driver.controller.can_keep_after_all]
    # Something else is to be undone first.
    for change in (
        partial(driver.controller.delete, FIRST.id),
        driver.controller.undo,
        driver.controller.undo,
    ):
        assert change()
        offered.append(driver.controller.can_keep_after_all)
    assert offered == [True, False, True, False]
    assert driver.messages[-2:] == [
        "Undone: delete 21 November.",
        "That session is kept after all.",
    ]
    assert driver.sessions() == [FIRST, SECOND, THIRD]


def test_once_another_session_began_review_alone_undoes(driver: HistoryDriver) -> None:
    assert driver.controller.not_keep(THIRD.id)
    driver.controller.session_began()
    assert not driver.controller.can_keep_after_all
    assert driver.controller.undoes == "delete 23 November"


def test_what_cannot_be_deleted_is_reported(driver: HistoryDriver) -> None:
    assert not driver.controller.not_keep("never there")
    assert "does not have this session" in driver.failures[-1]
    assert not driver.controller.can_keep_after_all
