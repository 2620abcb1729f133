"""The seal: whether a closed history is exactly as it was left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.storage import seal
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.seal import Seal
from tests.storage.samples import ANSWER, LEFT_SET, SESSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "history.db"
    with HistoryStore(path) as store:
        store.begin(replace(SESSION, sets=(replace(LEFT_SET, done=1),)))
    return path


def test_a_closed_history_is_sealed(path: Path) -> None:
    assert seal.compare(path) is Seal.INTACT


def test_every_single_bit_counts(path: Path) -> None:
    content = path.read_bytes()
    for position in range(0, len(content), 997):
        path.write_bytes(
            content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :]
        )
        assert seal.compare(path) is Seal.WRONG
    path.write_bytes(content)
    assert seal.compare(path) is Seal.INTACT


def test_reading_leaves_it_and_writing_breaks_it_until_the_close(path: Path) -> None:
    sealed = path.with_name("history.db-seal")
    with HistoryStore(path) as store:
        assert len(store.load().sessions) == 1
        assert sealed.exists()
        store.add_answer(ANSWER)
        assert not sealed.exists()
    assert seal.compare(path) is Seal.INTACT


def test_whoever_closes_last_seals(path: Path) -> None:
    with HistoryStore(path) as one:
        one.add_answer(ANSWER)
        with HistoryStore(path) as other:
            other.add_answer(replace(ANSWER, id="other"))
        assert seal.compare(path) is Seal.MISSING
        assert not path.with_name("history.db-seal").exists()
        one.add_answer(replace(ANSWER, id="third"))
    assert seal.compare(path) is Seal.INTACT


def test_without_a_seal_every_row_is_checked_and_then_sealed(path: Path) -> None:
    path.with_name("history.db-seal").unlink()
    with HistoryStore(path) as store:
        assert not store.changed_outside
    assert seal.compare(path) is Seal.INTACT


def test_another_tools_sound_change_is_noticed_once(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE mine (own TEXT)")
        other.commit()
    with HistoryStore(path) as store:
        assert store.changed_outside
    with HistoryStore(path) as store:
        assert not store.changed_outside


def test_there_is_no_seal_of_nothing(tmp_path: Path) -> None:
    seal.write(tmp_path / "none.db")
    seal.remove(tmp_path / "none.db")
    assert seal.compare(tmp_path / "none.db") is Seal.MISSING
    assert list(tmp_path.iterdir()) == []
