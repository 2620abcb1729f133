"""The list of GluteTimer's spoken clips, their samples, and what a good clip is.

With the standard library alone; `render_voice.py` makes the clips, `recognise_voice.py` listens.
"""

from __future__ import annotations

import io
import math
import re
import sys
import tomllib
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLIPS = ROOT / "assets" / "voices" / "en"
PHRASES = CLIPS / "phrases.toml"

RATE = 24_000  # frames per second, what the model gives
FULL_SCALE = 32_768  # 0 dBFS as a 16-bit sample
TRIM_DB = -45.0  # what is quieter than this, against the clip's own peak, is silence
KEPT_MS = 10.0  # silence left at each end
FADE_IN_MS = 4.0
FADE_OUT_MS = 20.0
TARGET_RMS_DB = -18.0
PEAK_DB = -1.0
RMS_TOLERANCE_DB = 1.0
PEAK_LIMITED_DB = 3.0  # how far a clip held down by its peak may stay under the target
LONGEST_SILENCE_MS = 30.0

TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"


class VoiceError(Exception):
    """A clip, file or package is not as it must be; the text is one sentence for people."""


@dataclass(frozen=True)
class Phrase:
    """One clip: ``text`` is what people read, ``say`` what the synthesiser is given."""

    id: str
    text: str
    say: str
    speed: float


# The phrase list


def read_phrases(path: Path) -> list[Phrase]:
    """Return the phrases of a phrase file in its order; raise VoiceError if one is wrong."""
    try:
        with path.open("rb") as file:
            document = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VoiceError(f"The phrase file {path} cannot be read: {error}.") from error
    default_speed = document.get("speed", 1.0)
    entries = document.get("phrases")
    if not isinstance(entries, dict) or not entries:
        raise VoiceError(f"The phrase file {path} has no [phrases] table.")
    return [read_phrase(name, entry, default_speed) for name, entry in entries.items()]


def read_phrase(name: str, entry: object, default_speed: object) -> Phrase:
    """Return the phrase of one entry of the ``[phrases]`` table."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise VoiceError(f"The phrase id '{name}' may hold only a-z, 0-9 and single dashes.")
    if not isinstance(entry, dict) or set(entry) - {"text", "say", "speed"}:
        raise VoiceError(f"The phrase '{name}' may hold only text, say and speed.")
    text = entry.get("text")
    say = entry.get("say", text)
    speed = entry.get("speed", default_speed)
    if not isinstance(text, str) or not isinstance(say, str) or not text.strip():
        raise VoiceError(f"The phrase '{name}' needs a text, and say must be a text too.")
    if not isinstance(speed, int | float) or not 0.5 <= speed <= 2.0:
        raise VoiceError(f"The speed of the phrase '{name}' must be from 0.5 to 2.")
    return Phrase(name, text, say, float(speed))


def choose(phrases: Sequence[Phrase], only: Sequence[str]) -> list[Phrase]:
    """Return the phrases whose ids are in ``only``, or all of them when it is empty."""
    unknown = sorted(set(only) - {phrase.id for phrase in phrases})
    if unknown:
        raise VoiceError(f"There is no phrase with the id '{unknown[0]}'.")
    return [phrase for phrase in phrases if not only or phrase.id in only]


# Words


def spell_numbers(text: str) -> str:
    """Return a text with its digits as words, with room around them; long runs stay as they are."""
    return re.sub(r"\d+", spell_digits, text)


def spell_digits(match: re.Match[str]) -> str:
    """Return the words of matched digits, or the digits themselves from 200 on."""
    number = int(match.group())
    return f" {number_words(number)} " if number < 200 else match.group()


def number_words(number: int) -> str:
    """Return a number from 0 to 199 in words, without dashes: 21 is "twenty one"."""
    if number >= 100:
        rest = number - 100
        return "one hundred" + (f" {number_words(rest)}" if rest else "")
    if number < 20:
        return TO_NINETEEN.split()[number]
    tens, ones = divmod(number, 10)
    return FROM_TWENTY.split()[tens - 2] + (f" {number_words(ones)}" if ones else "")


# Sound: samples are floats, 1.0 is full scale, shape (frames,) at 24 kHz


def ratio(decibels: float) -> float:
    """Return the amplitude ratio of a level in dB."""
    return float(10.0 ** (decibels / 20.0))


def level(amplitude: float) -> float:
    """Return an amplitude (1.0 is full scale) in dBFS; silence is minus infinity."""
    return 20.0 * math.log10(amplitude) if amplitude > 0 else -math.inf


def frames(milliseconds: float) -> int:
    """Return a length in ms as a count of frames."""
    return round(milliseconds * RATE / 1000.0)


def peak(samples: Sequence[float]) -> float:
    """Return the largest absolute sample."""
    return max((abs(sample) for sample in samples), default=0.0)


def rms(samples: Sequence[float]) -> float:
    """Return the root of the mean square over the whole clip."""
    if not samples:
        return 0.0
    return math.sqrt(math.fsum(sample * sample for sample in samples) / len(samples))


def sounding(samples: Sequence[float]) -> tuple[int, int]:
    """Return the first frame that sounds and the one after the last; (0, 0) for silence."""
    threshold = peak(samples) * ratio(TRIM_DB)
    if threshold == 0.0:
        return 0, 0
    loud = [index for index, sample in enumerate(samples) if abs(sample) >= threshold]
    return loud[0], loud[-1] + 1


def trim(samples: Sequence[float]) -> list[float]:
    """Return the samples without the silence at both ends, 10 ms of it kept."""
    start, end = sounding(samples)
    kept = frames(KEPT_MS)
    return list(samples[max(0, start - kept) : end + kept])


def fade(samples: Sequence[float]) -> list[float]:
    """Return the samples with a straight fade in (4 ms) and out (20 ms), so nothing clicks."""
    faded = list(samples)
    for index in range(min(frames(FADE_IN_MS), len(faded))):
        faded[index] *= index / frames(FADE_IN_MS)
    for index in range(min(frames(FADE_OUT_MS), len(faded))):
        faded[-1 - index] *= index / frames(FADE_OUT_MS)
    return faded


def balance(samples: Sequence[float]) -> list[float]:
    """Return the samples at -18 dBFS RMS, or less where the peak would pass -1 dBFS."""
    if not peak(samples):
        return list(samples)
    gain = min(ratio(TARGET_RMS_DB) / rms(samples), ratio(PEAK_DB) / peak(samples))
    return [sample * gain for sample in samples]


def finish(samples: Sequence[float]) -> list[float]:
    """Return what the model gave as a clip is kept: trimmed, faded and levelled."""
    return balance(fade(trim(samples)))


def to_wav(samples: Sequence[float]) -> bytes:
    """Return the samples as the bytes of a WAV file, 24 kHz mono 16 bit."""
    numbers = array("h", (round(sample * (FULL_SCALE - 1)) for sample in samples))
    if sys.byteorder == "big":
        numbers.byteswap()
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(numbers.tobytes())
    return buffer.getvalue()


def from_wav(data: bytes) -> list[float]:
    """Return the samples of a WAV file's bytes; raise VoiceError if it is of another kind."""
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            kind = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            length = file.getnframes()
            content = file.readframes(length)
    except (wave.Error, EOFError) as error:
        raise VoiceError("is no readable WAV file") from error
    if kind != (RATE, 1, 2):
        raise VoiceError(f"is {kind[0]} Hz, {kind[1]} channel(s), {8 * kind[2]} bit")
    if len(content) != 2 * length:
        raise VoiceError("is cut off: it holds less sound than it says")
    numbers = array("h")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return [number / FULL_SCALE for number in numbers]


# Checks


def sane_length(text: str, speed: float) -> tuple[float, float]:
    """Return the shortest and the longest plausible length of a spoken text, in seconds.

    Speech at speed 1 takes about 0.07 s a letter; a single short word takes relatively longer,
    and each sentence after the first brings a pause. Outside of this range the model has dropped
    a word or added one.
    """
    letters = sum(character.isalpha() for character in spell_numbers(text))
    pauses = max(0, len(re.findall(r"[.!?](?:\s|$)", text)) - 1)
    return 0.12 + 0.03 * letters / speed, (0.45 + 0.085 * letters + 0.5 * pauses) / speed


def problem_of(phrase: Phrase, samples: Sequence[float]) -> str | None:
    """Return what is wrong with a finished clip as the end of a sentence, or None."""
    if not peak(samples):
        return "is silent"
    seconds = len(samples) / RATE
    shortest, longest = sane_length(phrase.text, phrase.speed)
    if not shortest <= seconds <= longest:
        return (
            f"is {seconds:.2f} s long, but '{phrase.text}' should take "
            f"{shortest:.2f} to {longest:.2f} s"
        )
    return problem_of_level(samples) or problem_of_ends(samples)


def problem_of_level(samples: Sequence[float]) -> str | None:
    """Return what is wrong with the loudness of a clip that is not silent, or None."""
    # A hundredth of a dB covers the rounding to 16 bit.
    loudest = level(peak(samples))
    if loudest > PEAK_DB + 0.01:
        return f"has a peak of {loudest:.2f} dBFS, above {PEAK_DB:g}"
    error = level(rms(samples)) - TARGET_RMS_DB
    allowed = PEAK_LIMITED_DB if loudest > PEAK_DB - 0.1 else RMS_TOLERANCE_DB
    if error > RMS_TOLERANCE_DB or error < -allowed:
        return f"has a loudness of {TARGET_RMS_DB + error:.1f} dBFS instead of {TARGET_RMS_DB:g}"
    return None


def problem_of_ends(samples: Sequence[float]) -> str | None:
    """Return which end of a clip is silent for too long, or None."""
    start, end = sounding(samples)
    silences = {"start": start, "end": len(samples) - end}
    for name, silence in silences.items():
        if silence > frames(LONGEST_SILENCE_MS):
            return f"has {1000 * silence / RATE:.0f} ms of silence at its {name}"
    return None


def check_clips(phrases: Sequence[Phrase], folder: Path, *, complete: bool) -> list[str]:
    """Return one sentence for each bad clip; ``complete`` also refuses clips nobody asked for."""
    problems = []
    for phrase in phrases:
        path = folder / f"{phrase.id}.wav"
        try:
            problem = problem_of(phrase, from_wav(path.read_bytes()))
        except FileNotFoundError:
            problem = "is missing"
        except (OSError, VoiceError) as error:
            problem = str(error)
        if problem:
            problems.append(f"The clip {path} {problem}.")
    if complete:
        wanted = {f"{phrase.id}.wav" for phrase in phrases}
        extra = sorted(path for path in folder.glob("*.wav") if path.name not in wanted)
        problems += [f"The clip {path} is not in the phrase list." for path in extra]
    return problems
