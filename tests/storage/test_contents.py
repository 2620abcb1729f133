"""What is in a history is told of any file of one, also of one that is open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.storage.contents import HistoryContents, contents_of, size_of
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from tests.storage.data_folder import session
from tests.storage.samples import MORNING, SESSION


def test_sessions_of_which_anything_was_done_count(tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "history.db") as store:
        assert contents_of(store.path) == HistoryContents({}, None, None)
        for day in (5, 1):
            store.put(session(day))
        store.put(replace(session(1), note="again"))
        store.begin(replace(SESSION, started_at=MORNING + timedelta(days=9)))
        contents = contents_of(store.path)
        first, last = session(1).day, session(5).day
        assert contents == HistoryContents({"session 1": 2, "session 5": 1}, first, last)
        assert contents_of(store.backups.make(store.path).path) == contents
        assert size_of(store.path) > store.path.stat().st_size


@pytest.mark.parametrize("content", [None, b"no database at all" * 100])
def test_what_is_no_history_is_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "history.db"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(HistoryError):
        contents_of(file)
