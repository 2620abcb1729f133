"""The system's voice, for the words of one's own program."""

from __future__ import annotations

from queue import SimpleQueue

import pytest

from glutetimer.audio.speaker import NO_SYSTEM_VOICE, Speaker


class FakeVoice:
    """Says nothing; hands on what it was to say, and how loud."""

    def __init__(self) -> None:
        self.said: SimpleQueue[tuple[str, int]] = SimpleQueue()

    def say(self, text: str, volume: int) -> None:
        self.said.put((text, volume))

    def speaks(self) -> bool:
        return False


def test_a_voice_that_does_not_work_is_told_once() -> None:
    told: SimpleQueue[str] = SimpleQueue()
    speaker = Speaker(told.put, find_voice=lambda: None)
    speaker.say("Becken heben.", 80)
    speaker.say("Ruhig atmen.", 80)
    assert told.get(timeout=20) == NO_SYSTEM_VOICE
    speaker.close()
    assert told.empty()


def test_it_speaks_as_loud_as_all_the_rest() -> None:
    voice = FakeVoice()
    speaker = Speaker(pytest.fail, find_voice=lambda: voice)
    speaker.say("Becken heben.", 40)
    speaker.say("Ruhig atmen.", 100)
    assert voice.said.get(timeout=20) == ("Becken heben.", 40)
    assert voice.said.get(timeout=20) == ("Ruhig atmen.", 100)
    speaker.close()
