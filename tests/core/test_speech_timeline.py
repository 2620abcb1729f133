"""What is said outside a session is a timeline as any other, with nothing to do in it."""

from __future__ import annotations

from glutetimer.core.frozen import replace
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.speech_timeline import PAUSE_MS, speech_timeline
from glutetimer.core.timeline import Sound
from tests.core.builders import plan_for

LENGTHS_MS = {"Easy.": 600, "Any pain?": 900}
PLAN = replace(plan_for("clamshell"), speech=Speech(lengths_ms=LENGTHS_MS))


def test_texts_are_said_one_after_the_other() -> None:
    timeline = speech_timeline(PLAN, "Easy.", "Any pain?")
    said = [(cue.at_ms, cue.sound, cue.length_ms, cue.text) for cue in timeline.heard_from(0)]
    assert said == [
        (0, Sound.SPEECH, 600, "Easy."),
        (600 + PAUSE_MS, Sound.SPEECH, 900, "Any pain?"),
    ]
    assert timeline.duration_ms == 600 + 900 + 2 * PAUSE_MS


def test_nothing_is_done_in_it() -> None:
    timeline = speech_timeline(PLAN, "Easy.")
    assert not timeline.reps_done(0, timeline.duration_ms)
    assert timeline.segment_at(300).rep is None
    assert timeline.unspoken_between(0, timeline.duration_ms) == ()
    assert timeline.plan.speech == PLAN.speech
