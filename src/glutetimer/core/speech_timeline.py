"""What is said outside a session, as a timeline: a player plays nothing else."""

from __future__ import annotations

from glutetimer.core.timeline import Cue, Phase, Plan, Segment, Sound, Timeline

# Between two texts: an answer is heard to be over before the next question.
PAUSE_MS = 350


def speech_timeline(plan: Plan, *texts: str) -> Timeline:
    """A timeline that says these texts, at least one, one after the other and nothing else.

    How long each of them takes is known from the speech of `plan`.
    """
    cues, end_ms = [], 0
    for text in texts:
        length_ms = plan.speech.length_ms(text)
        cues.append(Cue(end_ms, Sound.SPEECH, length_ms, text))
        end_ms += length_ms + PAUSE_MS
    # As after a session's last rep: nothing is done in it.
    segment = Segment(Phase.DONE, 0, end_ms, 0, None)
    return Timeline(plan, (segment,), (), (), tuple(cues), end_ms, (), (0,), (0,))
