from __future__ import annotations

import tomllib
import wave
from array import array
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.audio.mixer import Mixer
from glutetimer.audio.sample_cache import CLIP_GAIN, SampleCache
from glutetimer.audio.tones import GUIDE_SOUNDS, tone
from glutetimer.audio.units import FRAMES_PER_MS, FULL_SCALE, RATE_HZ, Samples
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose, Position, Side, Sides
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Cue, Plan, Sound, Timeline
from glutetimer.core.translation import GERMAN
from glutetimer.system.resources import voice_folder
from tests.support.programs import built_in

CLIP_LIBRARY = ClipLibrary(voice_folder())
LENGTHS_MS = CLIP_LIBRARY.lengths_ms()
LEVELS = [level.id for level in built_in().levels]
# −40 dBFS: a larger step between neighbouring samples at an edge would click.
STEP = FULL_SCALE / 100
# −1 dBFS, the highest peak of a clip.
HIGHEST = round(FULL_SCALE * 10 ** (-1 / 20))


def peak(samples: Samples) -> int:
    return max(max(samples), -min(samples))


# The clips


def test_every_phrase_has_a_clip_and_every_clip_a_phrase() -> None:
    listed = tomllib.loads((voice_folder() / "phrases.toml").read_text(encoding="utf-8"))
    assert {file.stem for file in voice_folder().glob("*.wav")} == listed["phrases"].keys()
    assert len(LENGTHS_MS) == len(listed["phrases"]), "no two clips say the same"


def test_a_number_is_asked_for_by_its_digits() -> None:
    assert {str(number) for number in range(1, 101)} <= LENGTHS_MS.keys()
    assert CLIP_LIBRARY.samples("7") != CLIP_LIBRARY.samples("8")
    assert not CLIP_LIBRARY.samples("Seven.")


def test_which_set_it_is_has_a_clip_up_to_six_sets() -> None:
    said = {f"Set {number} of {sets}." for sets in range(2, 7) for number in range(1, sets + 1)}
    assert len(said) == 20
    assert said <= LENGTHS_MS.keys()


@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("sides", Sides)
def test_however_an_exercise_is_done_every_word_of_it_has_a_clip(
    sides: Sides, position: Position, first: Side
) -> None:
    """Reps by tempo in six sets, then timed holds, of an exercise whose name has a clip."""
    clamshell = built_in().levels[0].doses[0].exercise
    exercise = replace(clamshell, name="Bridge", sides=sides, position=position)
    by_tempo = Dose(exercise, 10, Speed.NORMAL, (), sets=6)
    holds = Dose(exercise, 2, Speed.NORMAL, (), hold_ms=40_000)
    level = replace(built_in().levels[0], doses=(by_tempo, holds))
    session = compile_timeline(Plan(level, first, speech=Speech(lengths_ms=LENGTHS_MS)))
    spoken = {cue.text for cue in session.cues if cue.sound is Sound.SPEECH}
    assert {"Bridge.", "Session done. Well done."} <= spoken <= LENGTHS_MS.keys()


@pytest.mark.parametrize("text", LENGTHS_MS)
def test_a_clip_is_as_long_as_it_says_and_neither_clicks_nor_clips(text: str) -> None:
    samples = CLIP_LIBRARY.samples(text)
    assert 0 <= LENGTHS_MS[text] * FRAMES_PER_MS - len(samples) < FRAMES_PER_MS
    # The very last of the doubled samples is made up: the one before it is the clip's own.
    assert max(abs(samples[0]), abs(samples[-2]), abs(samples[-1])) < STEP
    assert FULL_SCALE * 0.1 < peak(samples) <= HIGHEST


@pytest.mark.parametrize("number", range(1, 101))
def test_a_number_leaves_the_ear_free_before_the_next_beat(number: int) -> None:
    assert LENGTHS_MS[str(number)] < 1_000, "the rest of a clamshell"


@pytest.mark.parametrize(
    ("name", "text"),
    [("number-7", "7"), ("halfway", "Halfway."), ("left-leg", "Left leg. Lie on your right side.")],
)
def test_clips_of_half_the_rate_are_played_at_their_own_pitch(name: str, text: str) -> None:
    with wave.open(str(voice_folder() / f"{name}.wav")) as clip:
        assert clip.getparams()[:3] == (1, 2, RATE_HZ // 2)
        assert len(CLIP_LIBRARY.samples(text)) == 2 * clip.getnframes()


# A folder of its own


def write_clip(folder: Path, frames: list[int]) -> ClipLibrary:
    (folder / "phrases.toml").write_text('[phrases]\nhello = { text = "Hello." }\n')
    with wave.open(str(folder / "hello.wav"), "wb") as file:
        file.setparams((1, 2, 24_000, 0, "NONE", ""))
        file.writeframes(b"".join(frame.to_bytes(2, "little", signed=True) for frame in frames))
    return ClipLibrary(folder)


def test_between_two_samples_stands_their_mean(tmp_path: Path) -> None:
    library = write_clip(tmp_path, [0, 100, -300, 32_767, 0])
    assert list(library.samples("Hello.")) == [0, 50, 100, -100, -300, 16_233, 32_767, 16_383, 0, 0]


@pytest.mark.parametrize(("frames", "length_ms"), [(24, 1), (25, 2), (48, 2), (0, 0)])
def test_lengths_are_rounded_up_to_whole_milliseconds(
    frames: int, length_ms: int, tmp_path: Path
) -> None:
    library = write_clip(tmp_path, [0] * frames)
    assert library.lengths_ms() == {"Hello.": length_ms}
    assert len(library.samples("Hello.")) == 2 * frames


def test_what_no_clip_says_is_silence(tmp_path: Path) -> None:
    library = write_clip(tmp_path, [0])
    assert not library.samples("Goodbye.")
    assert "Goodbye." not in library.lengths_ms()
    assert not SampleCache(library).samples(Cue(0, Sound.SPEECH, 700, "Goodbye."))


def test_a_folder_without_a_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ClipLibrary(tmp_path)


# The voice among the other sounds


def word(text: str) -> Cue:
    return Cue(0, Sound.SPEECH, LENGTHS_MS[text], text)


def test_without_clips_words_are_silent_and_tones_are_not() -> None:
    cache = SampleCache(clip_library=None)
    assert not cache.samples(word("7"))
    assert cache.samples(Cue(0, Sound.COUNT))


def test_each_kind_of_sound_has_its_own_loudness() -> None:
    usual = SampleCache(CLIP_LIBRARY)
    cache = SampleCache(CLIP_LIBRARY, volumes=Volumes(guide=0, signals=50, voice=20))
    assert peak(cache.samples(Cue(0, Sound.RISE, 2_000))) == 0
    assert peak(cache.samples(Cue(0, Sound.TICK))) == 0
    for cue, fraction in ((Cue(0, Sound.BEEP), 0.5), (word("7"), 0.2)):
        expected = fraction * peak(usual.samples(cue))
        assert peak(cache.samples(cue)) == pytest.approx(expected, abs=1)


def test_a_word_that_is_repeated_is_made_once() -> None:
    cache = SampleCache(CLIP_LIBRARY)
    later = Cue(9_000, Sound.SPEECH, LENGTHS_MS["7"], "7")
    assert cache.samples(word("7")) is cache.samples(later)
    assert cache.samples(word("7")) != cache.samples(word("8"))


def test_the_loudest_that_can_sound_at_once_stays_below_full_scale() -> None:
    """A guide, a signal in the tail of another, and a word, each at its peak just then."""
    voice = CLIP_GAIN * max(peak(CLIP_LIBRARY.samples(text)) for text in LENGTHS_MS)
    guide = max(
        peak(tone(sound, length_ms, kind))
        for sound, length_ms, kind in product(
            GUIDE_SOUNDS, (100, 2_000), (Guide.GLIDE, Guide.TICKS)
        )
    )
    signals = (sound for sound in Sound if sound not in (*GUIDE_SOUNDS, Sound.SPEECH))
    *_, second, loudest = sorted(peak(tone(sound, 0)) for sound in signals)
    assert voice + guide + loudest + second < FULL_SCALE


# What one session has made already is not made for another.
CACHES = {guide: SampleCache(CLIP_LIBRARY, guide) for guide in (Guide.GLIDE, Guide.TICKS)}


@cache
def timeline(level_id: str) -> Timeline:
    """A session with words."""
    program = built_in()
    level = program.level(level_id)
    assert level is not None
    return compile_timeline(
        Plan(level, Side.LEFT, program.timing, speech=Speech(lengths_ms=LENGTHS_MS))
    )


@pytest.mark.parametrize("guide", CACHES)
@pytest.mark.parametrize("level", LEVELS)
def test_a_spoken_session_never_clips(level: str, guide: Guide) -> None:
    session = timeline(level)
    mixer = Mixer(session.cues, CACHES[guide])
    end, ten_seconds = session.duration_ms * FRAMES_PER_MS, 10 * RATE_HZ
    for first in range(0, end, ten_seconds):
        assert peak(mixer.render(first, min(ten_seconds, end - first))) < FULL_SCALE * 0.95


def test_a_number_is_heard_from_the_very_frame_at_which_its_rep_is_done() -> None:
    session = timeline("clamshell")
    spoken = [cue for cue in session.cues if cue.sound is Sound.SPEECH]
    cache = SampleCache(CLIP_LIBRARY)
    mixer = Mixer(spoken, cache)
    for rep in session.reps:
        clip = cache.samples(word(str(rep.number)))
        assert mixer.render(rep.done_ms * FRAMES_PER_MS, len(clip)) == clip
        assert mixer.render(rep.done_ms * FRAMES_PER_MS - 480, 480) == array("h", bytes(960))


def test_a_language_without_clips_says_nothing_not_even_a_number() -> None:
    library = ClipLibrary(voice_folder(GERMAN))
    assert library.lengths_ms() == {}
    assert not library.samples("7")
