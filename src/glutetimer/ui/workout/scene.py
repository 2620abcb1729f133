"""What the follow-along view shows at one moment, in words and numbers; no painting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glutetimer.core.announcements import form_cue
from glutetimer.core.motion import posture_at, start_posture
from glutetimer.core.pose import Posture
from glutetimer.core.program import Exercise, Speed
from glutetimer.core.session import Act, Session, State
from glutetimer.core.timeline import Phase, Rep, Segment, Timeline
from glutetimer.core.vocabulary import leg_text, lie_text
from glutetimer.ui.wording import SPEED, clock_text, phase_text


class ViewState(StrEnum):
    """What the view is about; each has a look of its own."""

    WORK = "work"
    READY = "ready"
    SWITCH = "switch"
    COUNT = "count"
    PAUSED = "paused"
    DONE = "done"

    @property
    def prepares(self) -> bool:
        """Whether it is time to read how to lie."""
        return self in (ViewState.READY, ViewState.SWITCH)


@dataclass(frozen=True, slots=True)
class Words:
    """All that is to be read. It changes a few times in a rep; empty texts are not shown.

    `big` is the number, `of` what it counts to, `cue` is the form cue, `steps` are how to lie
    or, without a figure, to move, `title` what they are for; `keys`: the keys are told.
    """

    view_state: ViewState
    exercise: Exercise
    leg: str
    position: str
    big: str
    of: str
    word: str
    hint: str
    left: str
    following: str
    cue: str
    title: str
    steps: tuple[str, ...]
    keys: bool

    @property
    def spoken(self) -> str:
        """All of it that matters at once, for a screen reader."""
        parts = (self.leg, self.word, f"{self.big} {self.of}".strip(), self.hint)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Scene:
    """The words, and how full the rep's ring and the session's bar are, from 0 to 1.

    `parts` and `sets` say where in them the rep's phases and the session's sets change.
    """

    words: Words
    ring: float
    parts: tuple[float, ...]
    bar: float
    sets: tuple[float, ...]

    @property
    def view_state(self) -> ViewState:
        """What the view is about."""
        return self.words.view_state


def scene(session: Session, at_ms: int, lead_ms: int) -> Scene:
    """The scene of a session with the playhead there, `lead_ms` of a count still to come."""
    timeline = session.timeline
    segment = timeline.at(at_ms)
    view_state = _mood(session.state, segment, lead_ms)
    ring, parts = _ring(timeline, segment, at_ms)
    return Scene(
        words=_words(session, segment, view_state, at_ms, lead_ms),
        ring=ring,
        parts=parts,
        bar=1.0 if view_state is ViewState.DONE else at_ms / timeline.duration_ms,
        sets=tuple(block.start_ms / timeline.duration_ms for block in timeline.sets[1:]),
    )


def speed_text(speed: Speed, from_rep: int) -> str:
    """That another speed was chosen, and when it comes."""
    return f"{SPEED[speed]} from rep {from_rep}"


def snapped_posture(timeline: Timeline, at_ms: int) -> Posture:
    """The posture there, of a person who is never seen turning over or sitting up."""
    segment = timeline.at(at_ms)
    if segment.rep is not None:
        return posture_at(timeline, at_ms)
    block = timeline.sets[segment.set_index]
    return start_posture(block.exercise, block.side)


def _words(
    session: Session, segment: Segment, view_state: ViewState, at_ms: int, lead_ms: int
) -> Words:
    timeline = session.timeline
    block = timeline.sets[segment.set_index]
    rep, exercise = segment.rep, block.exercise
    big, of, cue = "", "", ""
    word, hint = phase_text(segment), ""
    if rep is not None:
        big, of = str(rep.number), f"of {rep.of}"
        hint = _speed(timeline, rep)
        cue = form_cue(rep, block)
    elif segment.phase.prepares:
        big = _seconds(segment.end_ms - at_ms)
        hint = "Space when you are ready" if session.next_act is Act.SKIP else ""
    if view_state is ViewState.COUNT:
        hint = f"From rep {big} {of}" if rep else ""
        big, word = _seconds(lead_ms), "Going on"
        of = "second" if big == "1" else "seconds"
    if view_state is ViewState.PAUSED:
        word, cue = "Paused", ""
        hint = "Esc again to stop, Space to go on" if session.stop_asked else "Space to go on"
    steps = _steps(exercise, view_state, segment)
    over = view_state is ViewState.DONE
    return Words(
        view_state=view_state,
        exercise=exercise,
        leg="" if over else leg_text(block.side),
        position="" if over else lie_text(block.side),
        big=big,
        of=of,
        word=word,
        hint=hint,
        # Not "left", which is a leg here.
        left="" if over else f"{clock_text(timeline.duration_ms - at_ms)} to go",
        following=_following(timeline, segment),
        cue=cue,
        title=_title(timeline, segment) if steps else "",
        steps=steps,
        keys=view_state is ViewState.PAUSED
        or (view_state is ViewState.READY and segment.phase is Phase.GET_READY),
    )


def _speed(timeline: Timeline, rep: Rep) -> str:
    """That this rep or one that comes now has another speed than usual; else empty."""
    for change in timeline.plan.speed_changes:
        # Where its sound was already made, the rep after the next one is the first.
        if rep.index < change.from_rep <= rep.index + 2:
            changed = timeline.reps[change.from_rep]
            return speed_text(changed.speed, changed.number)
    return SPEED[Speed.HALF] if rep.speed is Speed.HALF else ""


def _mood(state: State, segment: Segment, lead_ms: int) -> ViewState:
    if state is State.PAUSED:
        return ViewState.PAUSED
    if lead_ms > 0:
        return ViewState.COUNT
    if segment.phase is Phase.DONE:
        return ViewState.DONE
    if segment.phase is Phase.SWITCH:
        return ViewState.SWITCH
    return ViewState.READY if segment.phase.prepares else ViewState.WORK


def _ring(timeline: Timeline, segment: Segment, at_ms: int) -> tuple[float, tuple[float, ...]]:
    """How much of the rep, or of a preparation, has passed; where the rep's phases change."""
    rep = segment.rep
    if rep is None:
        return segment.progress(at_ms), ()
    length_ms = rep.end_ms - rep.start_ms
    parts = []
    part = timeline.at(rep.start_ms)
    while part.end_ms < rep.end_ms:
        parts.append((part.end_ms - rep.start_ms) / length_ms)
        part = timeline.at(part.end_ms)
    return (at_ms - rep.start_ms) / length_ms, tuple(parts)


def _steps(exercise: Exercise, view_state: ViewState, segment: Segment) -> tuple[str, ...]:
    """How to lie, in short, while it is time to; all there is to know where there is no figure."""
    if exercise.figure is None:
        return (not segment.phase.prepares and exercise.movement) or exercise.setup
    if not view_state.prepares:
        return ()
    # Who has come this far has read on Today what the short forms leave out.
    return exercise.setup_short


def _title(timeline: Timeline, segment: Segment) -> str:
    """The exercise's name, where it is another one than before or there is no figure of it."""
    now = timeline.sets[segment.set_index].exercise
    before = timeline.sets[max(0, segment.set_index - 1)].exercise
    return now.name if now.figure is None or now.id != before.id else ""


def _following(timeline: Timeline, segment: Segment) -> str:
    block = timeline.sets[segment.set_index]
    following = timeline.next_after(segment)
    if following is None:
        return "" if segment.phase is Phase.DONE else "Then you are done"
    if following.side is not block.side:
        return f"Then: {following.side} leg"
    return f"Then: {following.exercise.name}"


def _seconds(duration_ms: int) -> str:
    """A duration in begun seconds."""
    return str(-(-duration_ms // 1000))
