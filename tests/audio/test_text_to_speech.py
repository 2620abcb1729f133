"""The system's voice, for the words of one's own program."""

from __future__ import annotations

import socket
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from glutetimer.audio import speech_dispatcher
from glutetimer.audio.speech_dispatcher import SOCKET, connect
from glutetimer.audio.text_to_speech import NO_SYSTEM_VOICE, SystemVoice, TextToSpeech
from glutetimer.system.requirements import RequirementsError


class FakeVoice:
    """Says nothing; hands on what it was to say, and how loud."""

    def __init__(self) -> None:
        self.spoken: SimpleQueue[tuple[str, int]] = SimpleQueue()

    def say(self, text: str, volume: int) -> None:
        self.spoken.put((text, volume))

    def poll(self) -> bool:
        return False

    def close(self) -> None:
        pass


class FakeService:
    """Speech Dispatcher's socket in a folder; answers each line that is a command, or none."""

    def __init__(self, folder: Path, answers: bool = True) -> None:
        file = folder / SOCKET
        file.parent.mkdir()
        self.environ = {"XDG_RUNTIME_DIR": str(folder)}
        self.heard: SimpleQueue[str] = SimpleQueue()
        self._answers = answers
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
                if self._answers and (not text or line == "SPEAK\r\n"):
                    stream.write("225-21\n225 OK\n")
                    stream.flush()

    def close(self) -> None:
        self._listening.close()


def no_voice() -> SystemVoice:
    raise RequirementsError(NO_SYSTEM_VOICE)


def test_a_voice_that_does_not_work_is_told_once() -> None:
    failures: SimpleQueue[str] = SimpleQueue()
    text_to_speech = TextToSpeech(failures.put, find_voice=no_voice)
    text_to_speech.say("Becken heben.", 80)
    text_to_speech.say("Ruhig atmen.", 80)
    assert failures.get(timeout=20) == NO_SYSTEM_VOICE
    text_to_speech.close()
    assert failures.empty()


def test_it_speaks_as_loud_as_all_the_rest() -> None:
    voice = FakeVoice()
    text_to_speech = TextToSpeech(pytest.fail, find_voice=lambda: voice)
    text_to_speech.say("Becken heben.", 40)
    text_to_speech.say("Ruhig atmen.", 100)
    assert voice.spoken.get(timeout=20) == ("Becken heben.", 40)
    assert voice.spoken.get(timeout=20) == ("Ruhig atmen.", 100)
    text_to_speech.close()


def test_speech_dispatcher_is_told_the_text_and_how_loud(tmp_path: Path) -> None:
    service = FakeService(tmp_path)
    voice = connect(service.environ)
    voice.say("Becken\nheben.", 40)
    voice.say("... und ruhig atmen.", 100)
    voice.close()
    heard = [service.heard.get(timeout=20) for _ in range(11)]
    assert heard == [
        "SET self CLIENT_NAME user:glutetimer:session",
        "CANCEL self", "SET self VOLUME -20", "SPEAK", "Becken heben.", ".",
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
        connect(service.environ)
    service.close()


def test_without_a_speech_service_there_is_no_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        connect({"XDG_RUNTIME_DIR": str(tmp_path)})
    with pytest.raises(OSError, match="no runtime folder"):
        connect({})


class BreakingVoice(FakeVoice):
    """Its service is gone when it is to speak."""

    def say(self, text: str, volume: int) -> None:
        raise BrokenPipeError


def test_a_voice_that_breaks_is_told_once() -> None:
    failures: SimpleQueue[str] = SimpleQueue()
    text_to_speech = TextToSpeech(failures.put, find_voice=BreakingVoice)
    text_to_speech.say("Becken heben.", 80)
    text_to_speech.say("Ruhig atmen.", 80)
    assert failures.get(timeout=20) == NO_SYSTEM_VOICE
    text_to_speech.close()
    assert failures.empty()
