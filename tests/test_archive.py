"""What a person does to the history is done, told in a sentence, and can be undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutetimer.app.history_controller import HistoryController
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.review.correction import Correction
from tests.fakes import FakeDate
from tests.storage.samples import ANSWER, LEFT_SET, MORNING, RIGHT_SET, SESSION

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


class Desk:
    """An archive with everything that it told."""

    def __init__(self, folder: Path) -> None:
        self.store = HistoryStore(folder / "history.db")
        for each in (FIRST, SECOND, THIRD):
            self.store.put(each)
        self.archive = HistoryController(None, self.store, FakeDate(NOW).now, lambda: None)
        self.told: list[str] = []
        self.changes = 0
        self.archive.told.connect(self.told.append)
        self.archive.failed.connect(self.told.append)
        self.archive.changed.connect(self._count)

    def sessions(self) -> list[SessionRecord]:
        return sorted(self.store.load().sessions, key=lambda each: each.id, reverse=True)

    def _count(self) -> None:
        self.changes += 1


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    yield desk
    desk.store.close()


def test_a_correction_is_kept_told_and_undone(desk: Desk) -> None:
    assert desk.archive.correct(CORRECTION)
    corrected = desk.sessions()[1]
    assert [each.done for each in corrected.sets] == [24, 23]
    assert corrected.effort == {Side.RIGHT: Effort.HARD}
    assert (corrected.pain, corrected.note) == (3, "no, warm")
    assert desk.told == ["The session of 22 November is corrected."]
    assert desk.archive.undoes == "correct 22 November"
    assert desk.archive.undo()
    assert desk.sessions() == [FIRST, SECOND, THIRD]
    assert desk.told[1:] == ["Undone: correct 22 November."]
    assert desk.changes == 2


def test_several_changes_are_undone_the_last_first(desk: Desk) -> None:
    desk.archive.correct(CORRECTION)
    desk.archive.delete(SECOND.id)
    desk.archive.delete(THIRD.id)
    assert desk.sessions() == [FIRST]
    undone = []
    while desk.archive.undoes:
        undone.append(desk.archive.undoes)
        desk.archive.undo()
    assert undone == ["delete 23 November", "delete 22 November", "correct 22 November"]
    assert desk.sessions() == [FIRST, SECOND, THIRD]
    assert not desk.archive.undo()


def test_what_the_store_refuses_is_told_and_changes_nothing(desk: Desk) -> None:
    assert not desk.archive.correct(replace(CORRECTION, done=(0, 0)))
    assert desk.told == ["A session has at least one rep; delete it if it was none."]
    assert not desk.archive.delete("never there")
    assert "does not have this session" in desk.told[-1]
    assert desk.archive.undoes == ""
    assert desk.sessions() == [FIRST, SECOND, THIRD]


def test_a_copy_is_made_once_for_what_is_there(desk: Desk) -> None:
    desk.archive.copy()
    (copy,) = desk.store.backups.all()
    desk.archive.copy()
    assert desk.store.backups.all() == [copy]
    assert desk.told == [
        f"A copy is made and checked: {copy.path}",
        f"Nothing has changed since the newest copy: {copy.path}",
    ]


def test_restoring_brings_the_copy_back_and_undo_what_was_there(desk: Desk) -> None:
    desk.archive.copy()
    (copy,) = desk.store.backups.all()
    desk.archive.delete(FIRST.id)
    assert desk.archive.restore(copy)
    assert desk.sessions() == [FIRST, SECOND, THIRD]
    kept = desk.store.backups.all()[0]
    assert str(kept.path) in desk.told[-1]
    assert desk.archive.undoes == "restore a copy"
    assert desk.archive.undo()
    assert desk.sessions() == [SECOND, THIRD]
    assert desk.archive.undo(), "what was changed before the copy was restored"
    assert desk.sessions() == [FIRST, SECOND, THIRD]


def test_undoing_a_restore_keeps_what_was_done_since(desk: Desk) -> None:
    desk.archive.copy()
    (copy,) = desk.store.backups.all()
    desk.archive.delete(FIRST.id)
    desk.archive.restore(copy)
    today = session(-1)
    desk.store.put(today)
    desk.store.add_answer(ANSWER)
    desk.archive.delete(THIRD.id)
    desk.archive.undo()
    desk.archive.undo()
    assert desk.sessions() == [SECOND, THIRD, today]
    assert desk.store.load().answers == (ANSWER,)


def test_a_copy_that_is_damaged_is_refused_and_the_history_stays_open(desk: Desk) -> None:
    desk.archive.copy()
    (copy,) = desk.store.backups.all()
    desk.archive.delete(FIRST.id)
    copy.path.write_bytes(b"no database at all" * 100)
    assert not desk.archive.restore(copy)
    assert "cannot be restored, so nothing was changed" in desk.told[-1]
    assert desk.archive.undoes == "delete 21 November"
    assert desk.sessions() == [SECOND, THIRD]


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_what_was_exported_can_be_imported_and_undone(
    desk: Desk, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"all.{ending}"
    assert desk.archive.export(file)
    assert desk.told == [f"Exported 3 sessions to {file}."]
    other = HistoryStore(tmp_path / "other" / "history.db")
    elsewhere = session(7)
    other.put(elsewhere)
    archive = HistoryController(None, other, FakeDate(NOW).now, lambda: None)
    archive.told.connect(desk.told.append)
    assert archive.import_(file)
    assert {each.id for each in other.load().sessions} == {"0000", "0001", "0002", "0007"}
    assert desk.told[-1].startswith(f"From {file.name}: 3 sessions new, 0 changed, 0 deleted.")
    assert archive.import_(file)
    assert desk.told[-1] == f"{file.name} has nothing that is not in your history already."
    archive.delete("0001")
    archive.undo()
    assert archive.undoes == f"import {file.name}"
    assert archive.undo()
    assert other.load().sessions == (elsewhere,)
    assert archive.import_(file), "what was undone can be done again"
    assert len(other.load().sessions) == 4
    other.close()


def test_an_import_that_loses_its_copy_cannot_be_undone_but_what_was_before_can(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    with HistoryStore(tmp_path / "other" / "history.db") as other:
        other.put(session(7))
        HistoryController(None, other, FakeDate(NOW).now, lambda: None).export(file)
    desk.archive.delete(SECOND.id)
    desk.archive.import_(file)
    assert desk.archive.undoes == "import all.json"
    shutil.rmtree(desk.store.backups.folder)
    assert not desk.archive.undo()
    assert "there is no such file" in desk.told[-1]
    assert desk.archive.undoes == "delete 22 November"


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
    desk: Desk, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert not desk.archive.import_(tmp_path / name)
    assert says in desk.told[-1]
    assert desk.sessions() == [FIRST, SECOND, THIRD]
    assert desk.archive.undoes == ""


def test_an_export_that_fails_is_told(desk: Desk, tmp_path: Path) -> None:
    for file, says in (
        (tmp_path / "nowhere" / "a.json", "cannot be written: there is no such file"),
        (tmp_path / "a.json", "it is a folder, not a file"),
        (tmp_path / "a", "ends neither"),
    ):
        (tmp_path / "a.json").mkdir(exist_ok=True)
        assert not desk.archive.export(file)
        assert says in desk.told[-1]


def test_a_session_that_is_not_kept_can_be_kept_after_all(desk: Desk) -> None:
    assert desk.archive.not_keep(THIRD.id)
    assert desk.sessions() == [FIRST, SECOND]
    assert desk.told[-1] == "", "the page that comes says it"
    offered = [desk.archive.can_keep_after_all]
    # Something else is to be undone first.
    for change in (partial(desk.archive.delete, FIRST.id), desk.archive.undo, desk.archive.undo):
        assert change()
        offered.append(desk.archive.can_keep_after_all)
    assert offered == [True, False, True, False]
    assert desk.told[-2:] == ["Undone: delete 21 November.", "That session is kept after all."]
    assert desk.sessions() == [FIRST, SECOND, THIRD]


def test_once_another_session_began_review_alone_undoes(desk: Desk) -> None:
    assert desk.archive.not_keep(THIRD.id)
    desk.archive.session_began()
    assert not desk.archive.can_keep_after_all
    assert desk.archive.undoes == "delete 23 November"


def test_what_cannot_be_deleted_is_told(desk: Desk) -> None:
    assert not desk.archive.not_keep("never there")
    assert "does not have this session" in desk.told[-1]
    assert not desk.archive.can_keep_after_all
