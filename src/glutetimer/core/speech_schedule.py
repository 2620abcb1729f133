"""What is said and when: scheduled beforehand, so that nothing is left to chance in the session.

The rules are those of this project's "How to speak": a number is said as its rep completes
and wins over everything; nothing delays a beat; no two utterances overlap; what does not
fit is dropped, the least important first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

from glutetimer.core.frozen import field, frozen

# Between two utterances, so that they are heard as two.
GAP_MS = 80
# A voice without clips: what it takes for a text, and for each of its letters.
TEXT_MS, LETTER_MS = 240, 80
_NUMBER = re.compile(r"\d+")


class Count(StrEnum):
    """Which numbers are said."""

    EVERY = "every"
    FIFTH = "fifth"
    LAST = "last five"


class Priority(IntEnum):
    """What wins when two would be said at once: the smaller."""

    NUMBER = 0
    LEAD = 1
    ANNOUNCE = 2
    CUE = 3
    # Least, and not because it matters least: it must not move a word said before it.
    CHANGE = 4


@frozen
class Speech:
    """How much is said. `lengths_ms` maps each text that can be said to its length.

    A text that is not there is told by the screen and, where there is one, the system's own
    voice: it takes no longer than `longest_ms`.
    """

    enabled: bool = True
    count: Count = Count.EVERY
    lengths_ms: Mapping[str, int] = field(default_factory=dict)

    def length_ms(self, text: str) -> int:
        """How long a text takes to say."""
        return self.lengths_ms[text] if text in self.lengths_ms else longest_ms(text)

    def is_counted(self, number: int, of: int) -> bool:
        """Whether that number is among those said."""
        if self.count is Count.FIFTH:
            return number % 5 == 0 or number == of
        return self.count is Count.EVERY or number > of - 5


def longest_ms(text: str) -> int:
    """How long a system's voice takes to say a text at most.

    Fitted to what 199 German texts take, numbers up to 100 among them, as SVOX Pico and eSpeak NG
    say them at their usual rate: 6 of the 398 take longer, by at most 87 ms. On average it is
    0.3 s more than Pico takes and 0.6 s more than eSpeak. All English clips but one are shorter.
    """
    letters = len(_NUMBER.sub("", text))
    letters += sum(_letters_of(int(number)) for number in _NUMBER.findall(text))
    return TEXT_MS + LETTER_MS * letters


def _letters_of(number: int) -> int:
    """As many letters as take as long as the longest number of its kind: "siebenundfünfzig"."""
    if number > 100:
        return 8 * len(str(number // 100)) + _letters_of(number % 100)
    if number <= 12:
        return 5
    return 8 if number <= 20 or number % 10 == 0 else 15


@frozen
class Announcement:
    """Something worth saying from `from_ms` on, over by `until_ms`; at `from_ms` if `exact`."""

    text: str
    from_ms: int
    until_ms: int
    priority: Priority
    exact: bool = False


@frozen
class Utterance:
    """Something that will be said, from `at_ms` on, for `length_ms`."""

    at_ms: int
    length_ms: int
    text: str

    @property
    def end_ms(self) -> int:
        """Where it is over."""
        return self.at_ms + self.length_ms


def schedule_speech(announcements: Iterable[Announcement], speech: Speech) -> tuple[Utterance, ...]:
    """What of the announcements is said, in order of time; none overlap.

    Those of higher priority choose first. One that is not exact takes the earliest free place in
    its span; one that finds none is dropped.
    """
    scheduled: list[Utterance] = []
    if not speech.enabled:
        return ()
    for announcement in sorted(
        announcements, key=lambda announcement: (announcement.priority, announcement.from_ms)
    ):
        utterance = _place(announcement, speech.length_ms(announcement.text), scheduled)
        if utterance is not None:
            insort(scheduled, utterance, key=lambda placed: placed.at_ms)
    return tuple(scheduled)


def _place(
    announcement: Announcement, length_ms: int, scheduled: list[Utterance]
) -> Utterance | None:
    """The earliest place for an announcement among what is scheduled already, if there is one."""
    at_ms = announcement.from_ms
    first = bisect_left(
        scheduled, announcement.from_ms, key=lambda utterance: utterance.end_ms + GAP_MS
    )
    for other in scheduled[first:]:
        if at_ms + length_ms + GAP_MS <= other.at_ms:
            break
        at_ms = max(at_ms, other.end_ms + GAP_MS)
    fits = at_ms + length_ms <= announcement.until_ms and (
        at_ms == announcement.from_ms or not announcement.exact
    )
    return Utterance(at_ms, length_ms, announcement.text) if fits else None
