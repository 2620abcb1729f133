from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.speech_schedule import (
    GAP_MS,
    Announcement,
    Count,
    Priority,
    Speech,
    Utterance,
    schedule_speech,
)

# Announcements told apart by their texts, crowded enough to be in each other's way.
MOST = 12
TEXTS = tuple(f"Text {number}." for number in range(MOST))


@st.composite
def announcement_lists(
    draw: st.DrawFn, priorities: st.SearchStrategy[Priority]
) -> list[Announcement]:
    return [
        Announcement(
            text, from_ms, from_ms + draw(st.integers(0, 3_000)), draw(priorities), draw(EXACT)
        )
        for text, from_ms in zip(TEXTS, draw(st.lists(TIMES_MS, max_size=MOST)), strict=False)
    ]


TIMES_MS = st.integers(0, 4_000)
EXACT = st.booleans()
ANNOUNCEMENTS = announcement_lists(st.sampled_from(Priority))
SPEECHES = st.lists(st.integers(1, 1_500), min_size=MOST, max_size=MOST).map(
    lambda lengths_ms: Speech(lengths_ms=dict(zip(TEXTS, lengths_ms, strict=True)))
)


def by_text(announcements: Iterable[Announcement], speech: Speech) -> dict[str, Utterance]:
    """What is said, by its text."""
    return {utterance.text: utterance for utterance in schedule_speech(announcements, speech)}


# Every schedule


@given(ANNOUNCEMENTS, SPEECHES)
def test_utterances_are_in_order_and_a_gap_apart(
    announcements: list[Announcement], speech: Speech
) -> None:
    for utterance, following in pairwise(schedule_speech(announcements, speech)):
        assert utterance.end_ms + GAP_MS <= following.at_ms


@given(ANNOUNCEMENTS, SPEECHES)
def test_each_announcement_is_said_once_at_most_and_within_its_span(
    announcements: list[Announcement], speech: Speech
) -> None:
    spans = {announcement.text: announcement for announcement in announcements}
    scheduled = schedule_speech(announcements, speech)
    assert len({utterance.text for utterance in scheduled}) == len(scheduled)
    for utterance in scheduled:
        announcement = spans[utterance.text]
        assert announcement.from_ms <= utterance.at_ms
        assert utterance.end_ms <= announcement.until_ms
        assert utterance.length_ms == speech.length_ms(announcement.text)


@given(ANNOUNCEMENTS, SPEECHES)
def test_an_exact_announcement_is_said_at_its_time_or_not_at_all(
    announcements: list[Announcement], speech: Speech
) -> None:
    scheduled = by_text(announcements, speech)
    for announcement in announcements:
        if announcement.exact and announcement.text in scheduled:
            assert scheduled[announcement.text].at_ms == announcement.from_ms


@given(ANNOUNCEMENTS, SPEECHES)
def test_a_lower_priority_never_moves_or_drops_a_higher(
    announcements: list[Announcement], speech: Speech
) -> None:
    scheduled = schedule_speech(announcements, speech)
    priorities = {announcement.text: announcement.priority for announcement in announcements}
    for priority in Priority:
        higher = [
            announcement for announcement in announcements if announcement.priority <= priority
        ]
        assert schedule_speech(higher, speech) == tuple(
            utterance for utterance in scheduled if priorities[utterance.text] <= priority
        )


@given(ANNOUNCEMENTS, SPEECHES)
def test_what_is_dropped_had_no_room(announcements: list[Announcement], speech: Speech) -> None:
    scheduled = schedule_speech(announcements, speech)
    dropped = {announcement.text for announcement in announcements} - {
        utterance.text for utterance in scheduled
    }
    for announcement in announcements:
        if announcement.text in dropped:
            assert not any(
                free(at_ms, speech.length_ms(announcement.text), scheduled)
                for at_ms in starts_ms(announcement, speech.length_ms(announcement.text), scheduled)
            )


def starts_ms(
    announcement: Announcement, length_ms: int, scheduled: Iterable[Utterance]
) -> list[int]:
    """Where that announcement could begin: at its span's start, or right after an utterance."""
    after = [] if announcement.exact else [utterance.end_ms + GAP_MS for utterance in scheduled]
    last_ms = announcement.until_ms - length_ms
    return [
        at_ms
        for at_ms in (announcement.from_ms, *after)
        if announcement.from_ms <= at_ms <= last_ms
    ]


def free(at_ms: int, length_ms: int, scheduled: Iterable[Utterance]) -> bool:
    return all(
        at_ms + length_ms + GAP_MS <= other.at_ms or other.end_ms + GAP_MS <= at_ms
        for other in scheduled
    )


@given(announcement_lists(st.just(Priority.LEAD)), SPEECHES)
def test_announcements_of_one_priority_are_said_in_their_order(
    announcements: list[Announcement], speech: Speech
) -> None:
    ordered = [
        announcement.text
        for announcement in sorted(announcements, key=lambda announcement: announcement.from_ms)
    ]
    scheduled = list(by_text(announcements, speech))
    assert scheduled == [text for text in ordered if text in scheduled]


@given(ANNOUNCEMENTS, SPEECHES)
def test_nothing_is_said_by_a_voice_that_is_off(
    announcements: list[Announcement], speech: Speech
) -> None:
    assert schedule_speech(announcements, replace(speech, enabled=False)) == ()


# Single stories

SPEECH = Speech(lengths_ms={"7": 500, "Halfway.": 600, "Breathe.": 800})
NUMBER = Announcement("7", 1_000, 3_000, Priority.NUMBER, exact=True)


def test_what_is_announced_at_the_same_time_is_said_one_after_the_other() -> None:
    cue = Announcement("Breathe.", 1_000, 3_060, Priority.CUE)
    half = Announcement("Halfway.", 1_000, 3_060, Priority.ANNOUNCE)
    assert schedule_speech([cue, half, NUMBER], SPEECH) == (
        Utterance(1_000, 500, "7"),
        Utterance(1_580, 600, "Halfway."),
        Utterance(2_260, 800, "Breathe."),
    )


def test_what_does_not_fit_by_a_millisecond_is_dropped() -> None:
    half = Announcement("Halfway.", 1_000, 2_180, Priority.ANNOUNCE)
    assert list(by_text([NUMBER, half], SPEECH)) == ["7", "Halfway."]
    assert list(by_text([NUMBER, replace(half, until_ms=2_179)], SPEECH)) == ["7"]


@pytest.mark.parametrize(("from_ms", "at_ms"), [(0, 0), (320, 320), (321, 1_580)])
def test_a_short_one_goes_before_a_number_if_there_is_room(from_ms: int, at_ms: int) -> None:
    half = Announcement("Halfway.", from_ms, 3_000, Priority.ANNOUNCE)
    assert by_text([half, NUMBER], SPEECH)["Halfway."].at_ms == at_ms


def test_of_two_exact_at_the_same_moment_the_first_is_said() -> None:
    other = replace(NUMBER, text="Halfway.")
    assert list(by_text([NUMBER, other], SPEECH)) == ["7"]
    assert list(by_text([other, NUMBER], SPEECH)) == ["Halfway."]


# What SVOX Pico takes, the slower one of two German voices; the longest of their kinds.
PICO_MS = {
    "12": 579,
    "17": 823,
    "20": 696,
    "28": 1_090,
    "55": 1_364,
    "100": 532,
    "125": 1_719,
    "200": 848,
    "Brücke.": 530,
    "Satz 2 von 3.": 1_834,
    "Klein und gleichmäßig.": 1_593,
    "Rechtes Bein. Auf die linke Seite legen.": 2_788,
    "Rechtes Bein: leicht, passend oder schwer?": 3_073,
}


def test_a_text_without_a_clip_takes_no_longer_than_is_planned() -> None:
    assert SPEECH.length_ms("7") == 500
    for text, length_ms in PICO_MS.items():
        assert length_ms <= SPEECH.length_ms(text) <= length_ms + 700, text


def test_without_clips_each_of_a_hold_s_last_seconds_has_room_for_its_number() -> None:
    numbers = [Announcement(str(n), -n * 1_000, 0, Priority.NUMBER, True) for n in (10, 5, 4, 3)]
    assert list(by_text(numbers, Speech())) == ["10", "5", "4", "3"]


@given(st.integers(0, 10**40), st.sampled_from(("{}", "Satz {} von 5.", "{}.5 s")))
def test_a_number_takes_longer_the_longer_its_words_are(number: int, text: str) -> None:
    speech = Speech()
    assert speech.length_ms(text.format(number)) < speech.length_ms(text.format(f"1{number:045}"))


@pytest.mark.parametrize(
    ("count", "of", "numbers"),
    [
        (Count.EVERY, 4, [1, 2, 3, 4]),
        (Count.FIFTH, 25, [5, 10, 15, 20, 25]),
        (Count.FIFTH, 8, [5, 8]),
        (Count.FIFTH, 3, [3]),
        (Count.LAST, 25, [21, 22, 23, 24, 25]),
        (Count.LAST, 3, [1, 2, 3]),
    ],
)
def test_which_numbers_are_said(count: Count, of: int, numbers: list[int]) -> None:
    speech = Speech(count=count)
    assert [number for number in range(1, of + 1) if speech.is_counted(number, of)] == numbers
