"""The worked list of docs/programs.md as it is exported, against its own arithmetic."""

import wave
from array import array
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from glutetimer.__main__ import main
from glutetimer.audio.mixer import Mixer
from glutetimer.audio.units import FRAMES_PER_MS, Samples
from glutetimer.core.timeline import Cue, Sound
from tests.audio.recordings import CLIP_LIBRARY, SAMPLE_CACHE, timeline_of
from tests.support.programs import WORKED_LIST

LENGTHS_MS = CLIP_LIBRARY.lengths_ms()
TURN_MS, BREAK_MS, LONG_BREAK_MS = 20_000, 30_000, 45_000


class Arithmetic:
    """What is heard of the list's first level but for its words, told by adding up seconds."""

    def __init__(self) -> None:
        self.now_ms = 0
        self.cues: list[Cue] = []

    def hear(self, sound: Sound, at_ms: int, length_ms: int = 0) -> None:
        self.cues.append(Cue(at_ms, sound, length_ms))

    def say(self, number: int, at_ms: int) -> None:
        self.cues.append(Cue(at_ms, Sound.SPEECH, LENGTHS_MS[str(number)], str(number)))

    def prepare(self, length_ms: int, new_bout: bool = True) -> None:
        if self.now_ms and new_bout:
            self.hear(Sound.LEG_DONE, self.now_ms)
        self.now_ms += length_ms
        for left_s in (3, 2, 1):
            self.hear(Sound.BEEP, self.now_ms - left_s * 1_000)
            self.say(left_s, self.now_ms - left_s * 1_000)

    def reps(self, number: int, lift: int, hold: int, lower: int, rest: int) -> None:
        """So many reps by tempo, in seconds."""
        for rep in range(1, number + 1):
            self._rep(lift, hold, lower)
            self.say(rep, self.now_ms)
            self.now_ms += rest * 1_000

    def holds(self, number: int, hold: int, rest: int) -> None:
        """So many holds, lifted and lowered in two seconds each; the last seconds are counted."""
        for rep in range(1, number + 1):
            end_ms = self.now_ms + 2_000 + hold * 1_000
            for left_s in (10, 5, 4, 3, 2, 1):
                if left_s < hold:
                    self.say(left_s, end_ms - left_s * 1_000)
            self._rep(2, hold, 2)
            if number > 1:
                self.say(rep, self.now_ms)
            self.now_ms += rest * 1_000

    def _rep(self, lift: int, hold: int, lower: int) -> None:
        self.hear(Sound.RISE, self.now_ms, lift * 1_000)
        self.now_ms += lift * 1_000
        for second in range(hold):
            self.hear(Sound.TICK, self.now_ms + second * 1_000)
        self.now_ms += hold * 1_000
        self.hear(Sound.FALL, self.now_ms, lower * 1_000)
        self.now_ms += lower * 1_000
        self.hear(Sound.COUNT, self.now_ms)


def first_level() -> Arithmetic:
    heard = Arithmetic()
    for pause_ms in (10_000, TURN_MS):
        heard.prepare(pause_ms)
        heard.holds(5, 10, 2)
    for pause_ms in (TURN_MS, BREAK_MS):
        heard.prepare(pause_ms, new_bout=pause_ms == TURN_MS)
        heard.reps(12, 2, 1, 2, 1)
    for pause_ms in (TURN_MS, TURN_MS):
        heard.prepare(pause_ms)
        heard.reps(12, 3, 2, 3, 1)
    for pause_ms in (TURN_MS, LONG_BREAK_MS):
        heard.prepare(pause_ms, new_bout=pause_ms == TURN_MS)
        heard.holds(1, 30, 1)
    heard.hear(Sound.SESSION_DONE, heard.now_ms)
    heard.now_ms += 4_500
    return heard


def words() -> Iterator[Cue]:
    """What is said but numbers, wherever there is room for it."""
    cues = timeline_of(WORKED_LIST).cues
    return (cue for cue in cues if cue.sound is Sound.SPEECH and not cue.text.isdigit())


def exported(file: Path) -> Samples:
    main(["export-audio", str(file), "--program", str(WORKED_LIST), "--data-dir", str(file.parent)])
    with wave.open(str(file)) as recording:
        return array("h", recording.readframes(recording.getnframes()))


def test_each_phase_and_each_count_is_at_its_frame(tmp_path: Path) -> None:
    heard = first_level()
    cues = sorted(chain(heard.cues, words()), key=lambda cue: cue.at_ms)
    expected = Mixer(cues, SAMPLE_CACHE).render(0, heard.now_ms * FRAMES_PER_MS)
    recording = exported(tmp_path / "list.wav")
    assert len(recording) == len(expected)
    assert recording == expected


def test_it_says_what_comes_and_how_to_lie_and_which_set_it_is() -> None:
    said = [cue.text for cue in words()]
    assert [text for text in said if "Lie on" in text] == [
        "Left leg. Lie on your right side.",
        "Right leg. Lie on your left side.",
        "Lie on your back.",
        "Left leg. Lie on your right side.",
        "Right leg. Lie on your left side.",
        "Lie on your front.",
    ]
    assert [text for text in said if text.startswith("Set ")] == [
        "Set 1 of 2.",
        "Set 2 of 2.",
    ] * 2
    names = ("Side-lying hold.", "Bridge.", "Clamshell.", "Plank.")
    assert [text for text in said if text in names] == list(names)
    halves_ms = [cue.at_ms for cue in words() if cue.text == "Halfway."]
    rises_ms = [cue.at_ms for cue in first_level().cues if cue.sound is Sound.RISE]
    planks_ms = rises_ms[-2:]
    assert halves_ms[-2:] == [lift_ms + 2_000 + 15_000 for lift_ms in planks_ms]
