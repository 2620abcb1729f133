"""Sound that goes, comes back, or is not there: the session goes on."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from glutetimer.audio.units import FRAMES_PER_MS
from tests.audio.conftest import OpenWindow
from tests.audio.sound_server import LOUD, SoundServer, wait_until
from tests.audio.sounding_window import brisk_program, first_leg, heard_alike, planned, start_of

# 20 ms, within which sound that is back meets the picture.
LOOSE = 20 * FRAMES_PER_MS


def test_another_default_device_is_followed_and_a_server_that_comes_back(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    window = open_window(brisk_program(tmp_path, reps=3))
    window.wait_for(state="playing")
    server.make_default("second")
    server.record("second")
    wait_until(lambda: window.look() and server.is_loud("second"))
    assert {at["trouble"] for at in window.message} == {""}
    server.kill()
    window.wait_for_trouble()
    server.start()
    window.wait_for(trouble="")
    server.record("first")
    told = window.see_to_the_end()
    assert server.is_loud("first")
    assert told[-1]["done"] == 3
    shown = [at["shown_ms"] for at in told]
    assert shown == sorted(shown), "the playhead never went back"


def test_it_begins_without_a_server_and_sound_joins_it(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(brisk_program(tmp_path))
    window.wait_for_trouble()
    server.start()
    server.record()
    window.wait_for(trouble="")
    wait_until(lambda: window.look() and server.is_loud())
    assert window.shown_beside_heard_ms() <= 20, "it is where the picture is"


def test_a_server_that_stops_answering_holds_nothing_up(
    server: SoundServer, open_window: OpenWindow, tmp_path: Path
) -> None:
    server.start()
    server.record()
    program = brisk_program(tmp_path, reps=3)
    first_ms = planned(program).reps[0].start_ms
    window = open_window(program)
    wait_until(lambda: window.look().get("shown_ms", 0) > first_ms)
    stopped_ms = window.message[-1]["shown_ms"]
    stopped_at_ms = time.monotonic() * 1_000
    server.stop_answering()
    noticed = window.wait_for_trouble()
    assert noticed["at_ms"] - stopped_at_ms < 1_500
    window.wait_for(done=1)
    server.answer_again()
    window.wait_for(trouble="")
    told = window.see_to_the_end()
    assert told[-1]["done"] == 3
    for before, after in pairwise(told[:-1]):
        assert after["at_ms"] - before["at_ms"] < 500, "never frozen"
        jumped_ms = (after["shown_ms"] - before["shown_ms"]) - (after["at_ms"] - before["at_ms"])
        assert before["shown_ms"] == 0 or abs(jumped_ms) <= 100, "nor did it leap"
    assert window.shown_beside_heard_ms() <= 20
    sound, heard = first_leg(planned(program)), server.recorded()
    start, alike = start_of(sound, heard), heard_alike(heard, sound)
    assert start is not None
    assert alike / FRAMES_PER_MS > stopped_ms - 100
    # By the device's own time nothing of it comes late when the server wakes: there is silence,
    # and then what belongs there.
    heard, sound = heard[start + alike : start + len(sound)], sound[alike:]
    back = next(i for i, sample in enumerate(heard) if abs(sample) > LOUD)
    heard, sound = heard[back - LOOSE :], sound[back:]
    joined = start_of(sound, heard)
    assert joined is not None
    assert abs(joined - LOOSE) <= LOOSE
    assert heard_alike(heard, sound[:-LOOSE]) == len(sound) - LOOSE
