"""The system's voice where Qt has to find it; here with Qt's own stand-in, which says nothing."""

from __future__ import annotations

import pytest
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from glutetimer.audio import qt_voice
from glutetimer.audio.qt_voice import MOCK, first_working


@pytest.fixture
def stand_in(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in, which speaks English, Norwegian and Finnish, is the only voice there is."""
    if MOCK not in QTextToSpeech.availableEngines():
        pytest.skip("this Qt has no stand-in")
    monkeypatch.setattr(QTextToSpeech, "availableEngines", lambda: [MOCK])
    monkeypatch.setattr(qt_voice, "MOCK", "")


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_voice_speaks_the_language(
    stand_in: None, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    found: list[QTextToSpeech] = []
    monkeypatch.setattr(qt_voice, "QtVoice", found.append)
    first_working(language)
    assert [speech.locale().name()[:2] for speech in found] == [language]


def test_a_voice_of_another_language_is_none(stand_in: None) -> None:
    with pytest.raises(OSError, match="speaks de"):
        first_working("de")
