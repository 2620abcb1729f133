"""Sound that goes, comes back, or is not there: the session goes on."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from glutetimer.audio.units import FRAMES_PER_MS
from tests.audio.conftest import OpenWindow
from tests.audio.recordings import (
    first_leg,
    first_loud_frame,
    frames_alike,
    start_of,
    timeline_of,
    write_brisk_program,
)
from tests.audio.sound_server import SoundServer
from tests.support.waiting import wait_until

# Frames: within 20 ms, sound that is back meets the picture.
TOLERANCE = 20 * FRAMES_PER_MS


def test_another_default_device_is_followed_and_a_server_that_comes_back(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    window = open_window(write_brisk_program(tmp_path, reps=3))
    window.wait_for(state="playing")
    server.make_default("second")
    server.record("second")
    wait_until(lambda: window.next_moment() and server.is_loud("second"))
    assert {moment["sound_problem"] for moment in window.moments} == {""}
    server.kill()
    window.wait_for_silence()
    server.start()
    window.wait_for(sound_problem="")
    server.record("first")
    moments = window.wait_for_end()
    assert server.is_loud("first")
    assert moments[-1]["done"] == 3
    shown = [moment["shown_ms"] for moment in moments]
    assert shown == sorted(shown), "the playhead never went back"


def test_it_begins_without_a_server_and_sound_joins_it(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_brisk_program(tmp_path))
    window.wait_for_silence()
    server.start()
    server.record()
    window.wait_for(sound_problem="")
    wait_until(lambda: window.next_moment() and server.is_loud())
    assert window.shown_beside_heard_ms() <= 20, "it is where the picture is"


def test_a_server_that_stops_answering_holds_nothing_up(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    server.record()
    program = write_brisk_program(tmp_path, reps=3)
    first_ms = timeline_of(program).reps[0].start_ms
    window = open_window(program)
    wait_until(lambda: window.next_moment().get("shown_ms", 0) > first_ms)
    stopped_ms = window.moments[-1]["shown_ms"]
    stopped_at_ms = time.monotonic() * 1_000
    server.stop_answering()
    noticed = window.wait_for_silence()
    assert noticed["at_ms"] - stopped_at_ms < 1_500
    window.wait_for(done=1)
    server.answer_again()
    window.wait_for(sound_problem="")
    moments = window.wait_for_end()
    assert moments[-1]["done"] == 3
    for before, after in pairwise(moments[:-1]):
        assert after["at_ms"] - before["at_ms"] < 500, "never frozen"
        jumped_ms = (after["shown_ms"] - before["shown_ms"]) - (after["at_ms"] - before["at_ms"])
        assert before["shown_ms"] == 0 or abs(jumped_ms) <= 100, "nor did it leap"
    assert window.shown_beside_heard_ms() <= 20
    sound, recording = first_leg(timeline_of(program)), server.recorded()
    start, alike = start_of(sound, recording), frames_alike(recording, sound)
    assert start is not None
    assert alike / FRAMES_PER_MS > stopped_ms - 100
    # By the device's own time nothing of it comes late when the server wakes: there is silence,
    # and then what belongs there.
    recording, sound = recording[start + alike : start + len(sound)], sound[alike:]
    back = first_loud_frame(recording)
    recording, sound = recording[back - TOLERANCE :], sound[back:]
    joined = start_of(sound, recording)
    assert joined is not None
    assert abs(joined - TOLERANCE) <= TOLERANCE
    assert frames_alike(recording, sound[:-TOLERANCE]) == len(sound) - TOLERANCE
