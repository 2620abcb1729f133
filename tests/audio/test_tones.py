from __future__ import annotations

from itertools import pairwise
from math import cos, pi

import pytest

from glutetimer.audio.tones import (
    GUIDE_SOUNDS,
    LOW_HZ,
    TICK_DOWN_HZ,
    TICK_SOFT_HZ,
    TICK_UP_HZ,
    TOP_SEMITONES,
    tone,
)
from glutetimer.audio.units import FRAMES_PER_MS, FULL_SCALE, Samples
from glutetimer.core.motion import circle_fraction
from glutetimer.core.sound_settings import Guide
from glutetimer.core.timeline import AT_REST, BoundarySpeeds, Sound

HEARD = [sound for sound in Sound if sound is not Sound.SPEECH]
MOVING = (Sound.RISE, Sound.FALL, Sound.CIRCLE)
# −40 dBFS: a larger step between neighbouring samples at an edge would click.
STEP = FULL_SCALE / 100


def length_ms(sound: Sound) -> int:
    return 2_000 if sound in MOVING else 0


@pytest.mark.parametrize("sound", HEARD)
def test_every_sound_begins_and_ends_without_a_click(sound: Sound) -> None:
    samples = tone(sound, length_ms(sound))
    assert abs(samples[0]) < STEP
    assert abs(samples[-1]) < STEP


@pytest.mark.parametrize("sound", HEARD)
def test_no_sound_is_silent_or_louder_than_a_quarter(sound: Sound) -> None:
    peak = max(map(abs, tone(sound, length_ms(sound))))
    assert FULL_SCALE * 0.05 < peak < FULL_SCALE * 0.25


@pytest.mark.parametrize("sound", MOVING)
@pytest.mark.parametrize("length", [100, 101, 2_000])
def test_a_movement_sounds_exactly_as_long_as_it_lasts(sound: Sound, length: int) -> None:
    assert len(tone(sound, length)) == length * FRAMES_PER_MS


def pitch_hz(
    sound: Sound, from_ms: int, to_ms: int, boundary_speeds: BoundarySpeeds = AT_REST
) -> float:
    """The mean pitch of a stretch, by its upward zero crossings."""
    samples = tone(sound, 2_000, boundary_speeds=boundary_speeds)[
        from_ms * FRAMES_PER_MS : to_ms * FRAMES_PER_MS
    ]
    ups = sum(a < 0 <= b for a, b in pairwise(samples))
    return ups * 1000 / (to_ms - from_ms)


def test_the_lift_rises_a_fifth_and_the_lower_falls_as_far() -> None:
    low, high = pitch_hz(Sound.RISE, 0, 200), pitch_hz(Sound.RISE, 1_800, 2_000)
    assert high / low == pytest.approx(1.5, rel=0.03)
    assert pitch_hz(Sound.FALL, 0, 200) == pytest.approx(high, rel=0.03)
    assert pitch_hz(Sound.FALL, 1_800, 2_000) == pytest.approx(low, rel=0.03)


@pytest.mark.parametrize(
    "boundary_speeds", [AT_REST, (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (2.0, 1.0)]
)
def test_a_circle_s_tone_goes_round_with_the_leg(boundary_speeds: BoundarySpeeds) -> None:
    for from_ms in range(0, 2_000, 200):
        height = 1 - 0.2 * cos(2 * pi * circle_fraction((from_ms + 100) / 2_000, boundary_speeds))
        expected_hz = LOW_HZ * 2 ** (TOP_SEMITONES * height / 12)
        assert pitch_hz(Sound.CIRCLE, from_ms, from_ms + 200, boundary_speeds) == pytest.approx(
            expected_hz, rel=0.02
        )


# In the glide's place: ticks, or nothing

SIGNALS = [sound for sound in HEARD if sound not in GUIDE_SOUNDS]


def plucks_ms(samples: Samples) -> list[int]:
    """The milliseconds at which something begins to sound after it was still."""
    parts = [samples[i : i + FRAMES_PER_MS] for i in range(0, len(samples), FRAMES_PER_MS)]
    sounding = [False, *(any(part) for part in parts)]
    return [at_ms for at_ms, (before, now) in enumerate(pairwise(sounding)) if now and not before]


def struck_hz(samples: Samples, at_ms: int) -> float:
    """The pitch of what is struck at that moment, by its first few upward zero crossings."""
    part = samples[at_ms * FRAMES_PER_MS : (at_ms + 30) * FRAMES_PER_MS]
    ups = [i for i, (a, b) in enumerate(pairwise(part)) if a < 0 <= b]
    return 1_000 * FRAMES_PER_MS * (len(ups) - 1) / (ups[-1] - ups[0])


@pytest.mark.parametrize("sound", GUIDE_SOUNDS)
def test_a_guide_that_is_off_is_silent(sound: Sound) -> None:
    assert not tone(sound, length_ms(sound), Guide.OFF)


@pytest.mark.parametrize("guide", Guide)
@pytest.mark.parametrize("sound", SIGNALS)
def test_a_signal_sounds_the_same_whatever_guides(sound: Sound, guide: Guide) -> None:
    assert tone(sound, 0, guide) == tone(sound, 0)


@pytest.mark.parametrize("length", [100, 2_000, 4_000])
@pytest.mark.parametrize("sound", GUIDE_SOUNDS)
def test_ticks_neither_click_nor_are_too_loud(sound: Sound, length: int) -> None:
    samples = tone(sound, length if sound in MOVING else 0, Guide.TICKS)
    assert max(abs(samples[0]), abs(samples[-1])) < STEP
    assert FULL_SCALE * 0.05 < max(map(abs, samples)) < FULL_SCALE * 0.25


@pytest.mark.parametrize(
    ("length", "ticks_ms"),
    [
        (100, [0]),
        (1_000, [0]),
        (1_001, [0, 1_000]),
        (2_000, [0, 1_000]),
        (4_000, [0, 1_000, 2_000, 3_000]),
    ],
)
@pytest.mark.parametrize("sound", MOVING)
def test_a_movement_ticks_as_it_starts_and_by_the_second(
    sound: Sound, length: int, ticks_ms: list[int]
) -> None:
    samples = tone(sound, length, Guide.TICKS)
    assert plucks_ms(samples) == ticks_ms


def test_up_ticks_high_down_low_and_between_soft() -> None:
    up, down = (tone(sound, 2_000, Guide.TICKS) for sound in (Sound.RISE, Sound.FALL))
    assert struck_hz(up, 0) == pytest.approx(TICK_UP_HZ, rel=0.03)
    assert struck_hz(down, 0) == pytest.approx(TICK_DOWN_HZ, rel=0.03)
    for samples in (up, down):
        assert struck_hz(samples, 1_000) == pytest.approx(TICK_SOFT_HZ, rel=0.03)
        soft = samples[1_000 * FRAMES_PER_MS :]
        assert max(map(abs, soft)) < max(map(abs, samples)) * 0.7


def test_the_hold_s_tick_is_soft_in_pitch_too() -> None:
    assert struck_hz(tone(Sound.TICK, 0, Guide.TICKS), 0) == pytest.approx(TICK_SOFT_HZ, rel=0.03)
