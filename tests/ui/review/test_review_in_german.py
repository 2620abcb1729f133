"""The past in German: days, numbers and whole sentences, in the window and on the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from glutetimer.core.records import History
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.ui.review import summaries, texts
from glutetimer.ui.review.entry_card import DayBox
from glutetimer.ui.review.report import Report
from glutetimer.ui.review.session_columns import COLUMNS, FEW_COLUMNS, Column, columns_for
from glutetimer.ui.review.sessions_card import SessionsCard
from tests.support.languages import german
from tests.support.sample_histories import NOW, PROGRAM, TWELVE_WEEKS
from tests.ui.review.test_report import text_of

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def in_german(qtbot: QtBot) -> Iterator[None]:
    with german():
        yield


@pytest.fixture
def log() -> TrainingLog:
    history = History(TWELVE_WEEKS.sessions, TWELVE_WEEKS.answers)
    return TrainingLog(history, PROGRAM.id, TODAY, PROGRAM.rules)


@pytest.fixture
def review(log: TrainingLog) -> Review:
    return log.over(Span.TWELVE)


def test_days_have_their_dot_and_months_their_own_short_forms() -> None:
    assert texts.short_date_text(date(2026, 9, 2)) == "2. Sept. 2026"
    assert texts.short_day_text(date(2026, 5, 2), TODAY) == "2. Mai"
    assert texts.short_weekday_text(1) == "Di"


def test_weeks_go_from_a_day_to_a_day(review: Review) -> None:
    last_week, this_week = review.periods[-2:]
    assert texts.period_text(last_week, TODAY) == "16. bis 22. November"
    assert texts.short_week_text(last_week, TODAY) == "16.–22. Nov."
    assert texts.period_text(this_week, TODAY) == "23. November"
    around_a_new_month = review.periods[-5]
    assert texts.short_week_text(around_a_new_month, TODAY) == "26. Okt. – 1. Nov."


def test_sentences_of_the_weeks_are_whole(review: Review, log: TrainingLog) -> None:
    assert summaries.reps_summary(review) == (
        "7. September bis 23. November: links 910, rechts 801 Wiederholungen in 44 Trainings; "
        "etwa 141 pro Woche, in beiden Hälften fast gleich viel."
    )
    assert summaries.balance_summary(review.balance) == (
        "In den letzten 8 Wochen haben Sie mit dem rechten Bein 557 Wiederholungen gemacht, 22 "
        "mehr als mit dem linken; in 5 von 24 bewerteten Trainings war es für das linke schwerer."
    )
    sunday = TODAY.replace(day=22)
    assert texts.describe_day(sunday, log.days[sunday], TODAY) == (
        "Sonntag, 22. November: 1 Training, links 26, rechts 26 Wiederholungen"
    )


def test_the_report_has_german_numbers_days_and_words() -> None:
    text = text_of(TWELVE_WEEKS, PROGRAM, "Anna")
    assert "Übungen von Anna, 7. September bis 23. November 2026" in text
    # Whole, so that a search in the PDF finds it; in the window's narrow tiles it may break.
    assert "44 Trainings an 44 von 78 Tagen · 1.711 Wiederholungen: links 910" in text
    assert "Schmerz: im Mittel 1,9 von 10, höchstens 5, notiert in 44 Trainings." in text
    for name in ("Anstrengung und Schmerz", "Ihr Weg auf der Stufenleiter", "Linkes Bein", "Sept."):
        assert name in text


def test_its_title_is_of_whoever_it_is(log: TrainingLog, review: Review) -> None:
    nobody_s = Report(log, review, PROGRAM, QFont().family())
    assert nobody_s.title == "Übungen, 7. September bis 23. November 2026"


def test_all_columns_are_shown_only_where_their_german_titles_have_room() -> None:
    stretches = sum(column.stretch for column in COLUMNS)
    effort = next(column for column in COLUMNS if column.title == "Effort")
    # Just the room for the widest title with its mark, and then a pixel too little.
    width = -(-10 * len("Anstrengung ↓") * stretches // effort.stretch)

    def columns(pixels: int, text_px: int) -> tuple[Column, ...]:
        return columns_for(
            pixels, lambda text: text_px * len(text), lambda title: 10 * len(title), beside=0
        )

    assert columns(width, text_px=1) == COLUMNS
    assert columns(width - 1, text_px=1) == FEW_COLUMNS
    assert columns(width, text_px=20) == FEW_COLUMNS


@pytest.mark.parametrize(
    ("back", "text"),
    [
        (0, "Heute, Montag, 23. November 2026"),
        (1, "Gestern, Sonntag, 22. November 2026"),
        (2, "Samstag, 21. November 2026"),
    ],
)
def test_a_day_to_enter_is_told_with_its_weekday(qtbot: QtBot, back: int, text: str) -> None:
    box = DayBox(date(2026, 11, 23))
    qtbot.addWidget(box)
    box.setValue(-back)
    assert box.text() == text


def test_the_sessions_say_how_many_of_which_day(qtbot: QtBot, log: TrainingLog) -> None:
    card = SessionsCard()
    qtbot.addWidget(card)
    card.show_sessions(log.sessions, PROGRAM, log.today)
    assert titles_of(card) == [f"{len(log.sessions)} Trainings"]
    card.show_day(log.sessions[-1].day, log.sessions[-1:])
    assert titles_of(card) == ["1 Training am 22. November"]
    card.show_undo("22. November löschen")
    buttons = [button.text() for button in card.findChildren(QPushButton)]
    assert "Rückgängig: 22. November löschen" in buttons


def titles_of(card: SessionsCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]
