"""What is told of the history's file, and of what came into it, is German where all is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import (
    HistorySnapshot,
    RevisionedSession,
    merge_sentence,
    merge_summary,
    snapshot_of,
)
from tests.storage.data_folder import DataFolder, session
from tests.support.languages import german

SESSIONS = [RevisionedSession(session(day)) for day in range(3)]


@pytest.mark.parametrize(
    ("before", "brought", "sentence", "summary"),
    [
        ([], SESSIONS, "3 Trainings hinzugefügt.", "3 Trainings neu, 0 geändert, 0 gelöscht"),
        (
            SESSIONS[:1],
            SESSIONS[:2],
            "1 Training hinzugefügt und 1 Training geändert.",
            "1 Training neu, 1 geändert, 0 gelöscht",
        ),
    ],
)
def test_what_a_file_brought(
    before: list[RevisionedSession], brought: list[RevisionedSession], sentence: str, summary: str
) -> None:
    snapshots = snapshot_of(before), snapshot_of(brought)
    with german():
        assert merge_sentence("all.json", *snapshots) == f"all.json: {sentence}"
        assert merge_summary(*snapshots) == summary
        nothing = merge_sentence("all.json", snapshots[0], HistorySnapshot())
    assert nothing == "Alle Trainings aus all.json waren schon hier."


def test_that_a_damaged_history_was_put_right(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.fill()
    content = bytearray(folder.history.read_bytes())
    content[8192:12288] = bytes(4096)
    folder.history.write_bytes(content)
    with german():
        _, (note,) = folder.open()
    assert note.startswith("Der Verlauf war beschädigt: Er bleibt als history.db.damaged-")
    assert "bis zum 27. Dezember" in note
    assert re.search(r"aus der beschädigten Datei noch \d+ Trainings; was sonst", note)


def test_that_a_history_is_none(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    file.mkdir()
    with german(), pytest.raises(HistoryError) as raised:
        HistoryStore(file).open()
    assert str(raised.value) == (
        f"{file} lässt sich nicht verwenden: Das ist ein Ordner, keine Datei; verschieben Sie, "
        "was dort liegt, oder wählen Sie mit --data-dir einen anderen Ordner."
    )
