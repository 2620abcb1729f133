"""Settings in German: texts that are made of several, and the short names of the cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.storage.backups import Backup
from glutetimer.storage.contents import HistoryContents
from glutetimer.ui.settings.backups_card import BackupsCard, span_text
from glutetimer.ui.settings.data_card import CSV_FILES, DataCard
from glutetimer.ui.settings.group_bar import GroupBar
from glutetimer.ui.settings.program_card import ProgramCard
from glutetimer.ui.settings.reminder_ways_card import ReminderWays, ReminderWaysCard
from tests.support.languages import german
from tests.support.programs import built_in
from tests.ui.conftest import OpenApp

TODAY, FIRST, LAST = date(2026, 11, 26), date(2026, 6, 3), date(2026, 11, 22)
MADE_AT = datetime(2026, 11, 22, 12, 31, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with german():
        yield


def texts_of(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def contents(*revisions: int, days: Sequence[date] = (FIRST, LAST)) -> HistoryContents:
    """A history of one session for each of these revisions."""
    by_id = {str(number): revision for number, revision in enumerate(revisions)}
    return HistoryContents(by_id, days[0], days[-1])


def test_what_is_in_a_copy() -> None:
    assert span_text(contents(0, 0), TODAY) == "2 Trainings, 3. Juni bis 22. November"
    assert span_text(contents(0, days=[LAST]), TODAY) == "1 Training, 22. November"
    assert span_text(HistoryContents({}, None, None), TODAY) == "Keine Trainings"


@pytest.mark.parametrize(
    ("copied", "difference"),
    [
        (contents(0, 0), "Wie jetzt"),
        (contents(0, 0, 0), "1 Training mehr als jetzt"),
        (contents(1, 0, 0, 0), "2 Trainings mehr, 1 Training anders als jetzt"),
        (contents(), "2 Trainings weniger als jetzt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_copies_are_told_apart(qtbot: QtBot, copied: HistoryContents, difference: str) -> None:
    card, copy = BackupsCard(), Backup(MADE_AT, Path("copy"))
    qtbot.addWidget(card)
    card.show_backups([copy], TODAY)
    card.show_contents(contents(0, 0), {copy: copied})
    (table,) = card.findChildren(QTableView)
    assert table.model().index(0, 1).data() == difference
    made = MADE_AT.astimezone()
    assert f"1 Kopie vom 22. November, {made.hour}:31" in texts_of(card)


def test_how_much_data_there_is(qtbot: QtBot) -> None:
    card = DataCard()
    qtbot.addWidget(card)
    card.show_places(Path("/a"), Path("/b"))
    card.show_extent(1_200, FIRST, 1_234_567)
    assert "Verlauf und Kopien liegen in /a, die Einstellungen in /b" in texts_of(card)
    assert "1.200 Trainings seit dem 3. Juni 2026, 1,2 MB" in texts_of(card)
    assert CSV_FILES.filter == "Trainings, für die Tabellenkalkulation (*.csv)"


def test_where_the_program_is_from(qtbot: QtBot) -> None:
    card = ProgramCard()
    qtbot.addWidget(card)
    card.show_program(built_in(), None)
    assert texts_of(card) == ["Ihr Programm", "Gluteus medius, mitgeliefert"]
    card.show_program(built_in(), Path("/home/ann/huefte.toml"))
    assert texts_of(card)[1] == "Gluteus medius, aus huefte.toml"


def test_when_and_how_one_is_reminded(qtbot: QtBot) -> None:
    card = ReminderWaysCard()
    qtbot.addWidget(card)
    card.show_ways(
        ReminderWays(
            next_ring="heute um 18:00 Uhr",
            has_tray=True,
            can_notify=True,
            starts_at_login=False,
            others_are_reminded=False,
            days="jeden Tag um 18:00 Uhr",
        )
    )
    text = " ".join(texts_of(card))
    assert "Die nächste Erinnerung kommt heute um 18:00 Uhr." in text
    assert "Die Datei enthält einen Termin jeden Tag um 18:00 Uhr, mit Erinnerung." in text


def test_the_cards_have_short_names_in_the_list(open_app: OpenApp) -> None:
    driver = open_app(MADE_AT)
    driver.click("Einstellungen")
    (bar,) = driver.window.page().findChildren(GroupBar)
    names = {go.accessibleName(): go.text() for go in bar._buttons}
    assert names["Zu „Tempo und Zeiten“"] == "Tempo"
    assert names["Zu „Ihr Programm“"] == "Programm"
    assert list(names.values()) == [
        "Tempo", "Ton", "Darstellung", "Figur", "Erinnerung", "Programm", "Personen", "Daten",
    ]  # fmt: skip
