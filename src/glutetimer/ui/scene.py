"""What the follow-along view shows at one moment, in words and numbers; no painting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glutetimer.core.program import Exercise, Side, Speed
from glutetimer.core.session import Act, Session, State
from glutetimer.core.timeline import Phase, Segment, position_text
from glutetimer.ui.wording import clock_text, phase_text


class Mood(StrEnum):
    """What the view is about; each has a look of its own."""

    WORK = "work"
    PREPARE = "prepare"
    COUNT = "count"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the painter needs.

    `big` is the number (or empty), `of` what it counts to, `ring` and `bar` run from 0 to 1.
    """

    mood: Mood
    exercise: Exercise
    side: Side
    segment: Segment
    progress: float
    leg: str
    position: str
    big: str
    of: str
    word: str
    hint: str
    left: str
    following: str
    ring: float
    bar: float

    @property
    def spoken(self) -> str:
        """The scene for a screen reader."""
        parts = (self.leg, self.word, f"{self.big} {self.of}".strip(), self.hint)
        return ". ".join(part for part in parts if part)


def scene(session: Session, at_ms: int, lead_ms: int) -> Scene:
    """The scene of a session with the playhead there, `lead_ms` of a count still to come."""
    timeline = session.timeline
    segment = timeline.at(at_ms)
    block = timeline.sets[segment.set_index]
    mood = _mood(session.state, segment, lead_ms)
    rep = segment.rep
    big, of, ring = "", "", segment.progress(at_ms)
    word, hint = phase_text(segment), ""
    if rep is not None:
        big, of = str(rep.number), f"of {rep.of}"
        hint = "Half speed" if rep.speed is Speed.HALF else ""
        ring = (at_ms - rep.start_ms) / (rep.end_ms - rep.start_ms)
    elif segment.phase.prepares:
        big = str(-(-(segment.end_ms - at_ms) // 1000))
        hint = "Space when you are ready" if session.next_act is Act.ON else ""
    if mood is Mood.COUNT:
        big, of, word, ring = str(-(-lead_ms // 1000)), "", "Going on", 0.0
        hint = ""
    if mood is Mood.PAUSED:
        word, hint = "Paused", "Space goes on"
    return Scene(
        mood=mood,
        exercise=block.exercise,
        side=block.side,
        segment=segment,
        progress=segment.progress(at_ms),
        leg=f"{block.side.capitalize()} leg",
        position=position_text(block.side).partition(". ")[2],
        big=big,
        of=of,
        word=word,
        hint=hint,
        left=f"{clock_text(timeline.duration_ms - at_ms)} left",
        following=_following(session, segment),
        ring=ring,
        bar=at_ms / timeline.duration_ms,
    )


def _mood(state: State, segment: Segment, lead_ms: int) -> Mood:
    if state is State.PAUSED:
        return Mood.PAUSED
    if lead_ms > 0:
        return Mood.COUNT
    if segment.phase is Phase.DONE:
        return Mood.DONE
    return Mood.PREPARE if segment.phase.prepares else Mood.WORK


def _following(session: Session, segment: Segment) -> str:
    block = session.timeline.sets[segment.set_index]
    following = session.timeline.next_after(segment)
    if following is None:
        return "Then you are done"
    if following.side is not block.side:
        return f"Next: {following.side} leg"
    return f"Next: {following.exercise.name.lower()}"
