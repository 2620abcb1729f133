from __future__ import annotations

import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.audio.mixer import Mixer, SeekMix, export_wav
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.tones import tone
from glutetimer.audio.units import FRAMES_PER_MS, FULL_SCALE
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Side
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Cue, Plan, Sound, SpeedChange, Timeline
from tests.support.programs import built_in

SAMPLE_CACHE = SampleCache()


def timeline(level: str) -> Timeline:
    program = built_in()
    chosen = program.level(level)
    assert chosen is not None
    return compile_timeline(Plan(chosen, Side.LEFT, program.timing))


def exported(level: str, folder: Path) -> bytes:
    with (folder / "session.wav").open("wb") as target:
        export_wav(timeline(level), SAMPLE_CACHE, target)
    with wave.open(str(folder / "session.wav")) as file:
        assert file.getparams()[:3] == (1, 2, 48_000)
        return bytes(file.readframes(file.getnframes()))


def onsets(sound: bytes, length_ms: int) -> list[int]:
    """The frames at which the recording holds the lift's rising tone, found by its samples."""
    wanted = tone(Sound.RISE, length_ms).tobytes()
    frames, byte = [], sound.find(wanted)
    while byte >= 0:
        frames.append(byte // 2)
        byte = sound.find(wanted, byte + 2)
    return frames


@pytest.mark.parametrize(
    ("level", "lift_ms", "rep_frames"),
    [("clamshell", 2_000, 240_000), ("clamshell-half-speed", 4_000, 480_000)],
)
def test_each_lift_starts_exactly_one_rep_after_the_one_before(
    level: str, lift_ms: int, rep_frames: int, tmp_path: Path
) -> None:
    lifts = onsets(exported(level, tmp_path), lift_ms)
    assert len(lifts) == 50
    for leg in (lifts[:25], lifts[25:]):
        assert [later - earlier for earlier, later in pairwise(leg)] == [rep_frames] * 24


def test_the_first_lift_starts_when_the_get_ready_ends(tmp_path: Path) -> None:
    assert onsets(exported("clamshell", tmp_path), 2_000)[0] == 10_000 * FRAMES_PER_MS


@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=30))
def test_any_cutting_gives_the_same_sound(counts: list[int]) -> None:
    mixer = Mixer(timeline("clamshell").cues, SAMPLE_CACHE)
    start = 9_900 * FRAMES_PER_MS
    pieces, frame = array("h"), start
    for count in counts:
        pieces += mixer.render(frame, count)
        frame += count
    assert pieces == mixer.render(start, sum(counts))


def test_sounds_that_overlap_are_added() -> None:
    cues = [Cue(0, Sound.BEEP), Cue(100, Sound.COUNT), Cue(150, Sound.TICK)]
    total = [0] * 48_000
    for cue in cues:
        for i, sample in enumerate(SAMPLE_CACHE.samples(cue)):
            total[cue.at_ms * FRAMES_PER_MS + i] += sample
    assert list(Mixer(cues, SAMPLE_CACHE).render(0, 48_000)) == total


@pytest.mark.parametrize("level", ["clamshell", "lift-and-circles"])
def test_a_session_never_clips(level: str) -> None:
    session = timeline(level)
    mixer = Mixer(session.cues, SAMPLE_CACHE)
    ten_seconds = 480_000
    for first in range(0, session.duration_ms * FRAMES_PER_MS, ten_seconds):
        samples = mixer.render(first, ten_seconds)
        assert max(max(samples), -min(samples)) < FULL_SCALE * 0.9


def test_after_a_seek_nothing_is_heard_of_the_rep_before() -> None:
    session = timeline("lift-and-circles")
    fourth, fifth = (rep for rep in session.reps if rep.set_index == 1 and rep.index in (13, 14))
    assert fourth.done_ms == fifth.start_ms
    heard = session.heard_from(fifth.start_ms)
    assert Sound.COUNT not in {cue.sound for cue in heard if cue.at_ms == fifth.start_ms}
    assert Sound.CIRCLE in {cue.sound for cue in heard if cue.at_ms == fifth.start_ms}
    assert next(cue for cue in heard if cue.sound is Sound.COUNT).at_ms == fifth.done_ms
    count_ms = session.segments[0].end_ms - 3_000
    assert session.heard_from(count_ms)[0].at_ms == count_ms, "three, two, one is heard whole"


def test_a_seek_counts_three_and_then_plays_from_the_seek() -> None:
    session = timeline("clamshell")
    mix = SeekMix(session, Seek(15_000, lead_ms=3_000), SAMPLE_CACHE)
    count = 3_000 * FRAMES_PER_MS
    beeps = [Cue(at_ms, Sound.BEEP) for at_ms in (0, 1_000, 2_000)]
    assert mix.render(0, count) == Mixer(beeps, SAMPLE_CACHE).render(0, count)
    first = 15_000 * FRAMES_PER_MS
    played = Mixer(session.heard_from(15_000), SAMPLE_CACHE).render(first, 48_000)
    assert mix.render(count, 48_000) == played
    assert mix.render(count - 10, 20) == mix.render(count - 10, 10) + mix.render(count, 10)


def test_where_it_waits_all_is_heard_up_to_there_and_nothing_of_the_count() -> None:
    waiting = compile_timeline(replace(timeline("clamshell").plan, waits=True))
    ready, switch = (wait_ms * FRAMES_PER_MS for wait_ms in waiting.waits_ms)
    mix = SeekMix(waiting, waiting.with_wait(Seek(130_000)), SAMPLE_CACHE)
    first = 130_000 * FRAMES_PER_MS
    whole = Mixer(waiting.heard_from(130_000), SAMPLE_CACHE).render(first, switch - first + 48_000)
    assert mix.render(0, switch - first) == whole[: switch - first]
    assert any(whole[switch - first :]), "the count"
    an_hour = 3_600 * 48_000
    for first_frame in range(switch - first, switch - first + an_hour, 480_000):
        assert not any(mix.render(first_frame, 480_000))
    begun = SeekMix(waiting, waiting.with_wait(Seek(waiting.waits_ms[0])), SAMPLE_CACHE)
    counted = Mixer(waiting.cues, SAMPLE_CACHE).render(ready, 48_000)
    assert begun.render(0, 48_000) == counted


def test_a_wait_that_a_change_of_speed_has_put_off_is_kept_where_it_is_now() -> None:
    plan = replace(timeline("clamshell").plan, waits=True)
    waiting = compile_timeline(plan)
    slow = compile_timeline(replace(plan, speed_changes=(SpeedChange(20, Speed.HALF),)))
    assert slow.waits_ms[1] == waiting.waits_ms[1] + 25_000
    mix = SeekMix(waiting, waiting.with_wait(Seek(100_000)), SAMPLE_CACHE).with_timeline(slow)
    was, is_now = (
        (wait_ms - 100_000) * FRAMES_PER_MS for wait_ms in (waiting.waits_ms[1], slow.waits_ms[1])
    )
    assert any(mix.render(was, is_now - was))
    assert not any(mix.render(is_now, 480_000))
