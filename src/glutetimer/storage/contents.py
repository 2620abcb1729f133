"""What is in a history's file, to tell files apart: which sessions, and of which days."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glutetimer.storage.database import connect_to_read, log_of, read_transaction, translated_errors
from glutetimer.storage.files import refuse_irregular

# Those of which anything was done, as the window shows them.
_SESSIONS = """
    SELECT id, revision, local_date FROM sessions
    WHERE EXISTS (SELECT 1 FROM sets WHERE session_id = id AND done + held_ms > 0)
    ORDER BY local_date
"""


@dataclass(frozen=True, slots=True)
class HistoryContents:
    """The sessions of a history: how often each was changed, by id; the first and last day."""

    revisions: Mapping[str, int]
    first: date | None
    last: date | None

    def more_than(self, other: HistoryContents) -> int:
        """How many sessions it has that the other has not."""
        return len(self.revisions.keys() - other.revisions.keys())

    def unlike(self, other: HistoryContents) -> int:
        """How many sessions both have, changed in one of them."""
        return sum(
            other.revisions.get(id_, revision) != revision
            for id_, revision in self.revisions.items()
        )


def size_of(path: Path) -> int:
    """The bytes of a history's file, and of what is in its log still. Raises `HistoryError`."""
    with translated_errors(path):
        return sum(file.stat().st_size for file in (path, log_of(path)) if file.exists())


def contents_of(path: Path) -> HistoryContents:
    """What is in that file, open elsewhere or not. Raises `HistoryError`."""
    with translated_errors(path):
        refuse_irregular(path)
        with closing(connect_to_read(path)) as connection, read_transaction(connection):
            rows = connection.execute(_SESSIONS).fetchall()
    days = [date.fromisoformat(day) for *_, day in rows[:1] + rows[-1:]]
    return HistoryContents(
        {id_: revision for id_, revision, _ in rows},
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
