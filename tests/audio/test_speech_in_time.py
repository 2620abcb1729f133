"""What the system's voice says is said in time or not at all; the voices here are slow ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, repeat
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.audio.text_to_speech import LATE_MS, SystemVoice, TextToSpeech
from tests.support.fakes import ManualClock

NUMBERS = 8
PATIENCE_S = 20


class TimedVoice:
    """Keeps what it says and when on the clock; `busy` runs while it says or hushes something."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self.said: list[tuple[str, int]] = []
        self.hushed = 0
        self.busy: Callable[[], None] = lambda: None
        # Runs when it has done all it was asked for.
        self.idle: Callable[[], None] = lambda: None

    def say(self, text: str, volume: int) -> None:
        self.said.append((text, self._clock.clock_ns() // 1_000_000))
        self.busy()

    def fall_silent(self) -> None:
        self.hushed += 1
        self.busy()

    def poll(self) -> bool:
        self.idle()
        return False

    def close(self) -> None:
        pass


@contextmanager
def speaking_with(voice: TimedVoice, clock: ManualClock, ready: Event) -> Iterator[TextToSpeech]:
    """Speaks with that voice once it is ready."""

    def find_voice() -> SystemVoice:
        assert ready.wait(PATIENCE_S)
        return voice

    text_to_speech = TextToSpeech(clock.clock_ns, pytest.fail, find_voice)
    yield text_to_speech
    text_to_speech.close()


class Counting:
    """Counts aloud, a number each second, with a voice that takes its time.

    Time passes in the voice's own thread alone, so each run is the same.
    """

    def __init__(self, takes_ms: Sequence[int]) -> None:
        """`takes_ms` is how long each word to the voice takes in turn, after that none."""
        self._clock = ManualClock()
        self._takes_ms = chain(takes_ms, repeat(0))
        self._next, self._handed, self._over = 1, False, Event()
        self._voice = TimedVoice(self._clock)
        self._voice.busy, self._voice.idle = self._take_time, self._go_on

    def said(self) -> list[tuple[int, int]]:
        """Each number that is said, and how many ms after its second."""
        ready = Event()
        with speaking_with(self._voice, self._clock, ready) as self._text_to_speech:
            ready.set()
            assert self._over.wait(PATIENCE_S)
        return [(int(text), at_ms - 1_000 * int(text)) for text, at_ms in self._voice.said]

    def _now_ms(self) -> int:
        return self._clock.clock_ns() // 1_000_000

    def _take_time(self) -> None:
        self._handed = False
        end_ms = self._now_ms() + next(self._takes_ms)
        while self._next <= NUMBERS and 1_000 * self._next <= end_ms:
            self._hand_next()
        self._clock.move_ms(end_ms - self._now_ms())

    def _go_on(self) -> None:
        if not self._handed and self._next <= NUMBERS:
            self._hand_next()
        elif not self._handed:
            self._over.set()

    def _hand_next(self) -> None:
        self._clock.move_ms(1_000 * self._next - self._now_ms())
        self._text_to_speech.say(str(self._next), 80, late_ms=0)
        self._next, self._handed = self._next + 1, True


@given(st.lists(st.integers(0, 4_000), max_size=2 * NUMBERS))
def test_however_slow_a_voice_is_it_says_a_number_in_its_time_or_not(takes_ms: list[int]) -> None:
    said = Counting(takes_ms).said()
    assert all(0 <= late_ms <= LATE_MS for _, late_ms in said)
    assert [number for number, _ in said] == sorted({number for number, _ in said})


@given(st.lists(st.integers(0, LATE_MS), max_size=2 * NUMBERS))
def test_a_voice_that_is_quick_enough_says_every_number(takes_ms: list[int]) -> None:
    assert [number for number, _ in Counting(takes_ms).said()] == list(range(1, NUMBERS + 1))


def test_a_voice_that_takes_two_and_a_half_numbers_says_every_third() -> None:
    assert Counting([0, 2_500, 0] * NUMBERS).said() == [(1, 0), (4, 0), (7, 0)]


def answered(voice: TimedVoice, ready: Event) -> None:
    """Let the voice be ready, and wait until it has done what waited for it."""
    done = Event()
    voice.idle = lambda: done.set() if voice.hushed else None
    ready.set()
    assert done.wait(PATIENCE_S)


def test_a_voice_that_takes_three_seconds_to_be_there_says_nothing_of_them() -> None:
    clock, ready = ManualClock(), Event()
    voice = TimedVoice(clock)
    with speaking_with(voice, clock, ready) as text_to_speech:
        for number in ("3", "2", "1"):
            text_to_speech.say(number, 80, late_ms=0)
            clock.move_ms(1_000)
        answered(voice, ready)
    assert voice.said == []


@pytest.mark.parametrize(("late_ms", "said"), [(0, ["3"]), (200, ["3"]), (201, [])])
def test_what_came_late_already_may_be_only_so_much_later(late_ms: int, said: list[str]) -> None:
    clock, ready = ManualClock(), Event()
    voice = TimedVoice(clock)
    with speaking_with(voice, clock, ready) as text_to_speech:
        text_to_speech.say("3", 80, late_ms)
        clock.move_ms(LATE_MS - 200)
        answered(voice, ready)
    assert [text for text, _ in voice.said] == said


def test_fallen_silent_it_says_nothing_of_what_waited() -> None:
    clock, ready = ManualClock(), Event()
    voice = TimedVoice(clock)
    with speaking_with(voice, clock, ready) as text_to_speech:
        text_to_speech.say("3", 80, late_ms=0)
        text_to_speech.fall_silent()
        answered(voice, ready)
    assert (voice.said, voice.hushed) == ([], 1)
