"""The system's voice, for the words of one's own program."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic_ns

import pytest

from glutetimer.audio import speech_dispatcher
from glutetimer.audio.speech_dispatcher import SOCKET, connect
from glutetimer.audio.text_to_speech import (
    SystemVoice,
    TextToSpeech,
    no_voice_text,
    system_voice,
)
from glutetimer.system.requirements import RequirementsError
from tests.support.languages import german


class FakeVoice:
    """Says nothing; hands on what it was to say, and how loud."""

    def __init__(self) -> None:
        self.spoken: SimpleQueue[tuple[str, int]] = SimpleQueue()

    def say(self, text: str, volume: int) -> None:
        self.spoken.put((text, volume))

    def fall_silent(self) -> None:
        pass

    def poll(self) -> bool:
        return False

    def close(self) -> None:
        pass


class FakeService:
    """Speech Dispatcher's socket in a folder; answers each line that is a command, or none.

    Its voices are given as it lists them; None, it cannot list them.
    """

    def __init__(
        self, folder: Path, answers: bool = True, voices: str | None = "Ann\ten-GB\tnone"
    ) -> None:
        file = folder / SOCKET
        file.parent.mkdir()
        self.environ = {"XDG_RUNTIME_DIR": str(folder)}
        self.heard: SimpleQueue[str] = SimpleQueue()
        self._answers = answers
        self._voices = voices
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(file))
        self._listening.listen()
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with connection, connection.makefile("rw", newline="\r\n", encoding="utf-8") as stream:
            text = False
            for line in stream:
                self.heard.put(line.strip())
                text = line == "SPEAK\r\n" or (text and line != ".\r\n")
                if not self._answers or (text and line != "SPEAK\r\n"):
                    continue
                if line != "LIST SYNTHESIS_VOICES\r\n":
                    stream.write("225-21\n225 OK\n")
                elif self._voices is None:
                    stream.write("304 CANT LIST VOICES\n")
                else:
                    stream.write(f"249-{self._voices}\n249 OK VOICE LIST SENT\n")
                stream.flush()

    def close(self) -> None:
        self._listening.close()


def no_voice() -> SystemVoice:
    raise RequirementsError(no_voice_text())


def test_a_voice_that_does_not_work_is_told_once() -> None:
    failures: SimpleQueue[str] = SimpleQueue()
    text_to_speech = TextToSpeech(monotonic_ns, failures.put, find_voice=no_voice)
    text_to_speech.say("Becken heben.", 80, late_ms=0)
    text_to_speech.say("Ruhig atmen.", 80, late_ms=0)
    assert failures.get(timeout=20) == no_voice_text()
    text_to_speech.close()
    assert failures.empty()


def test_that_a_voice_does_not_work_is_told_no_sooner_than_it_is_missed() -> None:
    failures: SimpleQueue[str] = SimpleQueue()
    text_to_speech = TextToSpeech(monotonic_ns, failures.put, find_voice=no_voice)
    text_to_speech.fall_silent()
    text_to_speech.close()
    assert failures.empty()


def test_it_speaks_as_loud_as_all_the_rest() -> None:
    voice = FakeVoice()
    text_to_speech = TextToSpeech(monotonic_ns, pytest.fail, find_voice=lambda: voice)
    text_to_speech.say("Becken heben.", 40, late_ms=0)
    assert voice.spoken.get(timeout=20) == ("Becken heben.", 40)
    text_to_speech.say("Ruhig atmen.", 100, late_ms=0)
    assert voice.spoken.get(timeout=20) == ("Ruhig atmen.", 100)
    text_to_speech.close()


def test_speech_dispatcher_is_told_the_text_and_how_loud(tmp_path: Path) -> None:
    service = FakeService(tmp_path)
    voice = connect("en", service.environ)
    voice.say("Becken\nheben.", 40)
    voice.fall_silent()
    voice.say("... und ruhig atmen.", 100)
    voice.close()
    heard = [service.heard.get(timeout=20) for _ in range(12)]
    assert heard == [
        "SET self CLIENT_NAME user:glutetimer:session",
        "LIST SYNTHESIS_VOICES", "SET self LANGUAGE en",
        "SET self VOLUME -20", "SPEAK", "Becken heben.", ".",
        "CANCEL self", "SET self VOLUME 100", "SPEAK", ".... und ruhig atmen.", ".",
    ]  # fmt: skip
    service.close()


def test_a_speech_service_that_never_answers_is_one_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_dispatcher, "ANSWERS_WITHIN_S", 0.1)
    monkeypatch.setenv("PATH", str(tmp_path))
    service = FakeService(tmp_path, answers=False)
    with pytest.raises(TimeoutError):
        connect("en", service.environ)
    service.close()


@pytest.mark.parametrize("voices", ["Ann\ten\tnone\n249-Eva\tde_DE\tnone", None])
def test_speech_dispatcher_is_told_the_language(tmp_path: Path, voices: str | None) -> None:
    service = FakeService(tmp_path, voices=voices)
    connect("de", service.environ).close()
    assert [service.heard.get(timeout=20) for _ in range(3)][2] == "SET self LANGUAGE de"
    service.close()


def test_a_speech_service_without_a_voice_of_the_language_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    service = FakeService(tmp_path)
    with (
        german(),
        pytest.raises(RequirementsError, match=r"Ihr System hat keine deutsche Stimme"),
    ):
        system_voice()
    service.close()


def test_without_a_speech_service_there_is_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        connect("en", {"XDG_RUNTIME_DIR": str(tmp_path)})
    with pytest.raises(OSError, match="no runtime folder"):
        connect("en", {})


class BreakingVoice(FakeVoice):
    """Its service is gone when it is to speak."""

    def say(self, text: str, volume: int) -> None:
        raise BrokenPipeError


def test_a_voice_that_breaks_is_told_once() -> None:
    failures: SimpleQueue[str] = SimpleQueue()
    text_to_speech = TextToSpeech(monotonic_ns, failures.put, find_voice=BreakingVoice)
    text_to_speech.say("Becken heben.", 80, late_ms=0)
    text_to_speech.say("Ruhig atmen.", 80, late_ms=0)
    assert failures.get(timeout=20) == no_voice_text()
    text_to_speech.close()
    assert failures.empty()
