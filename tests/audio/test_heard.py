"""What is heard of a session, recorded from a server of the test's own, frame for frame."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glutetimer.audio.mixer import SeekMix, export_wav
from glutetimer.audio.sound_system import DeviceSound
from glutetimer.audio.units import FRAMES_PER_MS, RATE_HZ
from glutetimer.core.playhead import Seek
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.core.speech_timeline import PAUSE_MS, speech_timeline
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import SpeedChange
from tests.audio.conftest import OpenWindow
from tests.audio.recordings import (
    SAMPLE_CACHE,
    first_leg,
    frames_alike,
    start_of,
    timeline_of,
    write_brisk_program,
)
from tests.audio.sound_server import SoundServer
from tests.support.waiting import wait_until

BUSY_PROCESSES = 4
BUSY_MS = 20_000
WAITED_MS = 4_000


def test_on_a_busy_machine_nothing_is_late(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    program = write_brisk_program(tmp_path, reps=9)
    export = tmp_path / "session.wav"
    with export.open("wb") as file:
        export_wav(timeline_of(program), SAMPLE_CACHE, file)
    server.start()
    server.record("first")
    server.record("second")
    window = open_window(program)
    window.wait_for(state="playing")
    control = server.play(export, "second")
    began_ms = window.next_moment()["at_ms"]
    with busy_processes():
        wait_until(lambda: window.next_moment()["at_ms"] > began_ms + BUSY_MS, BUSY_MS / 1000 + 20)
    window.wait_for_end()
    control.kill()
    control.wait()
    sound = first_leg(timeline_of(program))
    exact = frames_alike(server.recorded("first"), sound) == len(sound)
    # Of the control the sink swallows the first milliseconds, and its player is ended early.
    whole = sound[RATE_HZ : len(sound) - 2 * RATE_HZ]
    control_is_exact = frames_alike(server.recorded("second"), whole) == len(whole)
    if not exact and not control_is_exact:
        pytest.skip("PulseAudio's own player slipped, too: this machine is too busy to tell")
    assert exact


def test_a_pause_is_silent_at_once_and_the_rep_is_counted_in_again(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    server.record()
    program = write_brisk_program(tmp_path)
    timeline = timeline_of(program)
    window = open_window(program)
    window.wait_for(done=1, state="playing")
    window.press("space")
    paused_ms = window.wait_for(state="paused")["shown_ms"]
    # At once it would be taken for the same press.
    pressed_ms = window.next_moment()["at_ms"]
    wait_until(lambda: window.next_moment()["at_ms"] > pressed_ms + 1_000)
    window.press("space")
    window.wait_for(state="playing")
    moments = window.wait_for_end()
    assert moments[-1]["done"] == 2
    assert window.shown_beside_heard_ms() <= 20
    sound, recording = first_leg(timeline), server.recorded()
    start, silent = start_of(sound, recording), frames_alike(recording, sound)
    assert start is not None
    assert paused_ms - 20 <= silent / FRAMES_PER_MS <= paused_ms + 150
    again = SeekMix(timeline, Seek(timeline.reps[1].start_ms, lead_ms=3_000), SAMPLE_CACHE)
    resumed = again.render(0, 5_000 * FRAMES_PER_MS)
    later = recording[start + silent :]
    assert frames_alike(later, resumed) == len(resumed), "three is counted, then the rep"


def test_nothing_of_the_count_is_heard_while_it_waits_though_the_window_stalls(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    server.record()
    program = write_brisk_program(tmp_path, get_ready_s=7)
    timeline = timeline_of(program, waits=True)
    wait_ms = timeline.waits_ms[0]
    # The window's thread is held up as the wait begins, and again and again after it.
    window = open_window(program, 3, 4, 5, 6, wait_for_me=WaitForMe.NEW_POSITION)
    at_ms = window.wait_for(state="waiting")["at_ms"]
    wait_until(lambda: window.next_moment()["at_ms"] > at_ms + WAITED_MS)
    assert window.moments[-1]["shown_ms"] == wait_ms
    window.press("space")
    moments = window.wait_for_end()
    assert moments[-1]["done"] == 2
    assert window.shown_beside_heard_ms() <= 20
    recording = server.recorded()
    waited = SeekMix(timeline, timeline.with_wait(Seek(0)), SAMPLE_CACHE)
    silent = waited.render(0, (wait_ms + WAITED_MS // 2) * FRAMES_PER_MS)
    assert frames_alike(recording, silent) == len(silent)
    start = start_of(silent, recording)
    assert start is not None
    later = recording[start + len(silent) :]
    end_ms = timeline.bout_end_ms(wait_ms)
    counted = SeekMix(timeline, timeline.with_wait(Seek(wait_ms)), SAMPLE_CACHE)
    rest = counted.render(0, (end_ms - wait_ms) * FRAMES_PER_MS)
    assert frames_alike(later, rest) == len(rest), "three, two, one, and the reps"


def test_a_change_of_speed_is_heard_from_the_next_rep_on_though_the_window_stalls(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    server.record()
    program = write_brisk_program(tmp_path, reps=3)
    first_ms = timeline_of(program).reps[0].start_ms
    window = open_window(program, 1, 3, 6)
    wait_until(lambda: window.next_moment().get("shown_ms", 0) > first_ms)
    window.press("h")
    moments = window.wait_for_end()
    assert moments[-1]["done"] == 3
    # The key comes in the first rep or, to a busy machine, in the second.
    (changed,) = moments[-1]["speed_changes"]
    assert changed in (1, 2)
    assert window.shown_beside_heard_ms() <= 20
    sound = first_leg(timeline_of(program, SpeedChange(changed, Speed.HALF)))
    assert frames_alike(server.recorded(), sound) == len(sound)
    assert "PySide6.QtWidgets" in moments[-1]["modules"]
    assert "PySide6.QtMultimedia" not in moments[-1]["modules"]
    assert not moments[-1]["ffmpeg"], "nor what it brings along"


def test_the_questions_after_a_session_are_heard_whole_on_a_busy_machine(
    server: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.start()
    server.record()
    monkeypatch.setenv("PULSE_SERVER", server.environ["PULSE_SERVER"])
    plan = timeline_of(write_brisk_program(tmp_path)).plan
    timeline = speech_timeline(plan, "About right.", "Right leg: easy, about right, or hard?")
    player = DeviceSound().player(Settings(volume=100))
    with busy_processes():
        player.play(timeline, Seek(0))
        wait_until(lambda: player.playhead().at_ms >= timeline.duration_ms)
        assert player.sound_problem() == ""
        player.halt()
    player.close()
    sound = SeekMix(timeline, Seek(0), SAMPLE_CACHE).render(
        0, (timeline.duration_ms - PAUSE_MS) * FRAMES_PER_MS
    )
    assert frames_alike(server.recorded(), sound) == len(sound)


def test_qt_plays_where_there_is_no_pulseaudio(server: SoundServer, tmp_path: Path) -> None:
    program = write_brisk_program(tmp_path)
    server.start()
    server.record()
    command = [sys.executable, "-m", "tests.audio.play_through_qt", str(program), "2"]
    ran = subprocess.run(command, env=server.environ, capture_output=True, text=True, check=True)
    assert int(ran.stdout) >= 2_000, "and no sentence of a problem"
    assert server.is_loud()


@contextmanager
def busy_processes() -> Iterator[None]:
    """Beside it, this machine has four processes that never rest."""
    command = [sys.executable, "-c", "while True: pass"]
    processes = [subprocess.Popen(command) for _ in range(BUSY_PROCESSES)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
