"""What the follow-along view and its buttons say in German."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.workout.act_bar import ActBar
from glutetimer.ui.workout.count import Count
from glutetimer.ui.workout.scene import SceneTexts, scene_at
from glutetimer.ui.workout.scene_items import keys_of
from tests.support.languages import german
from tests.support.programs import worked_list
from tests.test_german_sentences import ENGLISH_WORD, with_german_names

PLANK = 6


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with german():
        yield


def level() -> Level:
    """The worked list's, its own words German; its phases have the usual ones."""
    chosen = with_german_names(worked_list()).levels[0]
    doses = [
        replace(dose, exercise=replace(dose.exercise, phase_words={})) for dose in chosen.doses
    ]
    return replace(chosen, doses=tuple(doses))


def all_texts() -> Iterator[SceneTexts]:
    """Of each second of a session, also paused, asked to stop and going on."""
    session = Session(Plan(level(), Side.LEFT))
    session.act(Act.START)
    for at_ms in range(0, session.timeline.duration_ms, 1_000):
        session.advance(at_ms)
        yield scene_at(session, at_ms, 0).texts
        yield scene_at(session, at_ms, 2_000).texts
        if at_ms % 7_000 == 0:
            session.act(Act.PAUSE)
            yield scene_at(session, at_ms, 0).texts
            session.act(Act.RESUME)


def words_of(texts: SceneTexts) -> Iterator[str]:
    yield from (texts.leg, texts.position, texts.headline, texts.countdown, texts.hint)
    yield from (texts.time_left, texts.following, texts.title, texts.spoken)
    yield from (texts.count.label, texts.count.suffix, texts.count.text, texts.count.spoken)
    yield from (meaning for _, meaning in keys_of(texts))


def test_a_session_says_nothing_in_english() -> None:
    said = {text for texts in all_texts() for text in words_of(texts)}
    assert {"Heben", "Halten", "Senken", "Ablegen", "Nächste Übung", "Angehalten"} <= said
    assert {text for text in said if ENGLISH_WORD.search(text)} == set()


def test_a_rep_is_short_to_the_eye_and_whole_to_the_ear() -> None:
    session = Session(Plan(level(), Side.LEFT))
    session.act(Act.START)
    texts = scene_at(session, session.timeline.reps[2].start_ms, 0).texts
    assert texts.count == Count(
        "3", "Wdh.", "von 5", "Wdh. 3 von 5", "Wiederholung 3 von 5", of_reps=True
    )
    assert texts.spoken == "Linkes Bein. Heben. Wiederholung 3 von 5"


def test_a_hold_has_its_verb_behind_its_length() -> None:
    session = Session(Plan(level(), Side.LEFT))
    plank = session.timeline.sets[PLANK]
    first_ms = {
        phase: next(
            segment.start_ms
            for segment in session.timeline.segments
            if segment.phase is phase and segment.start_ms >= plank.start_ms
        )
        for phase in (Phase.LIFT, Phase.HOLD, Phase.LOWER)
    }
    session.act(Act.START)
    counts = [scene_at(session, at_ms, 0).texts.count.spoken for at_ms in first_ms.values()]
    assert counts == ["30 Sekunden halten", "noch 30 Sekunden", "30 Sekunden gehalten"]


def test_every_button_is_german(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = ActBar(page)
    session = Session(Plan(level(), Side.LEFT))
    session.act(Act.START)
    bar.refresh(session, scene_at(session, 0, 0).texts, 0)
    assert [button.text() for button in bar.findChildren(QPushButton)] == [
        "Ich bin bereit", "Vorige Wdh.", "Nächste Wdh.", "Bein auslassen", "Tempo ändern",
        "Ansicht drehen", "Vollbild", "Beenden",
    ]  # fmt: skip
