"""The samples of tones: those that follow the leg, and signals.

Samples are 16-bit, mono, 48,000 a second. All sounds start and end at silence and are
shaped smoothly, so that nothing clicks. Gains leave room for everything that can sound
at once: the peaks add up to less than full scale.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from math import cos, exp, pi, sin

from glutetimer.audio.units import BYTES_PER_FRAME, FRAMES_PER_MS, FULL_SCALE, RATE_HZ, Samples
from glutetimer.core.motion import circle_fraction, lift_fraction_at
from glutetimer.core.sound_settings import Guide
from glutetimer.core.timeline import AT_REST, BoundarySpeeds, Phase, Sound

# The tones that follow the leg; every other one is a signal.
GUIDE_SOUNDS = (Sound.RISE, Sound.FALL, Sound.CIRCLE, Sound.TICK)

# The longest of the tones that do not last as long as their cue.
LONGEST_NOTE_MS = 2_000

# The guide tone climbs a fifth from start to top, well inside what laptop speakers carry.
LOW_HZ = 294.0
TOP_SEMITONES = 7.0
GUIDE_GAIN = 0.11
FADE_S = 0.04
# Ticks in the guide's place: up at the lift's start, down at the lower's, between them soft.
TICK_UP_HZ, TICK_DOWN_HZ, TICK_SOFT_HZ = 1175.0, 587.0, 988.0


def tone(
    sound: Sound,
    length_ms: int,
    guide: Guide = Guide.GLIDE,
    boundary_speeds: BoundarySpeeds = AT_REST,
) -> Samples:
    """The samples of a sound.

    `guide` is the style of those in `GUIDE_SOUNDS`; off, they are empty. `length_ms` and
    `boundary_speeds` matter only for those that follow a movement.
    """
    if sound in GUIDE_SOUNDS and guide is Guide.OFF:
        return array("h")
    if sound in GUIDE_SOUNDS and guide is Guide.TICKS:
        return _ticks(sound, length_ms)
    if sound is Sound.RISE:
        return _guide_tone(length_ms, lambda progress: lift_fraction_at(Phase.LIFT, progress))
    if sound is Sound.FALL:
        return _guide_tone(length_ms, lambda progress: lift_fraction_at(Phase.LOWER, progress))
    if sound is Sound.CIRCLE:
        # A circle sways around the top: down at its lowest point, up at its highest.
        return _guide_tone(
            length_ms,
            lambda progress: 1 - 0.2 * cos(2 * pi * circle_fraction(progress, boundary_speeds)),
        )
    return _NOTES[sound]()


def _ticks(sound: Sound, length_ms: int) -> Samples:
    """A clear tick where a movement starts, soft ones every second of it."""
    first_hz = {Sound.FALL: TICK_DOWN_HZ, Sound.TICK: TICK_SOFT_HZ}.get(sound, TICK_UP_HZ)
    seconds = range(1, -(-length_ms // 1000))
    return _sum_of(
        _pluck(first_hz, 0.09, 0.15),
        *(_pluck(TICK_SOFT_HZ, 0.06, 0.07, at_s=second) for second in seconds),
    )


def _guide_tone(length_ms: int, height: Callable[[float], float]) -> Samples:
    """A tone whose pitch follows `height`: of the leg, 0 to 1 or so, at a progress from 0 to 1."""
    frames = length_ms * FRAMES_PER_MS
    samples = array("h", bytes(BYTES_PER_FRAME * frames))
    # Pitch is set anew every millisecond, which is as smooth as an ear can tell.
    phase = 0.0
    fade = min(int(FADE_S * RATE_HZ), frames // 2)
    peak = GUIDE_GAIN * FULL_SCALE
    for start in range(0, frames, FRAMES_PER_MS):
        pitch_hz = LOW_HZ * 2 ** (TOP_SEMITONES * height(start / frames) / 12)
        step = 2 * pi * pitch_hz / RATE_HZ
        for i in range(start, start + FRAMES_PER_MS):
            phase += step
            gain = peak * _fade(min(i, frames - 1 - i), fade)
            samples[i] = int(gain * (sin(phase) + 0.15 * sin(2 * phase)))
    return samples


def _fade(distance: int, length: int) -> float:
    """The gain at `distance` frames from a sound's end: from 0 smoothly to 1 at `length`."""
    return 1.0 if distance >= length else 0.5 - 0.5 * cos(pi * distance / length)


def _pluck(pitch_hz: float, length_s: float, gain: float, at_s: float = 0.0) -> Samples:
    """A struck tone that dies away, after `at_s` of silence."""
    frames = int(length_s * RATE_HZ)
    attack = int(0.004 * RATE_HZ)
    release = int(0.03 * RATE_HZ)
    samples = array("h", bytes(BYTES_PER_FRAME * int(at_s * RATE_HZ)))
    for i in range(frames):
        phase = 2 * pi * pitch_hz * i / RATE_HZ
        envelope = exp(-5 * i / frames) * _fade(i, attack) * _fade(frames - 1 - i, release)
        wave = sin(phase) + 0.25 * sin(2 * phase)
        samples.append(int(FULL_SCALE * gain * envelope * wave / 1.25))
    return samples


def _sum_of(*sounds: Samples) -> Samples:
    total = array("h", bytes(BYTES_PER_FRAME * max(map(len, sounds))))
    for samples in sounds:
        for i, sample in enumerate(samples):
            total[i] += sample
    return total


_NOTES: dict[Sound, Callable[[], Samples]] = {
    Sound.TICK: lambda: _pluck(988, 0.06, 0.10),
    Sound.COUNT: lambda: _pluck(784, 0.35, 0.14),
    Sound.BEEP: lambda: _pluck(587, 0.25, 0.14),
    Sound.LEG_DONE: lambda: _sum_of(_pluck(784, 0.5, 0.14), _pluck(587, 0.8, 0.14, at_s=0.25)),
    Sound.SESSION_DONE: lambda: _sum_of(
        _pluck(587, 0.5, 0.14),
        _pluck(784, 0.5, 0.14, at_s=0.22),
        _pluck(1175, 1.4, 0.14, at_s=0.44),
    ),
}
