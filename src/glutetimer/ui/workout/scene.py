"""What the follow-along view shows at one moment, in words and numbers; no painting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glutetimer.core.announcements import form_cue_for
from glutetimer.core.phrases import SPEEDS, leg_text, lying_text, set_text
from glutetimer.core.program import Exercise, Side, Sides
from glutetimer.core.session import Act, Session, State
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import COUNTED_MS, Phase, Rep, Segment, SetBlock, Timeline
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.wording import clock_text
from glutetimer.ui.workout.count import Count, count_at, seconds_to_go
from glutetimer.ui.workout.headlines import (
    GOING_ON,
    PAUSED,
    STOP_ASKED,
    begun_seconds,
    headlines_between,
    is_single_hold,
    left_text,
    phase_headline,
    rep_headlines,
)

WAITS_HINT = gettext_noop("Waits for you: press Space")
GO_ON_HINT = gettext_noop("Space to go on")
_SPEED_FROM = {
    Speed.NORMAL: gettext_noop("Normal speed from rep {number}"),
    Speed.HALF: gettext_noop("Half speed from rep {number}"),
}
_THEN_LEG = {
    Side.LEFT: gettext_noop("Then: left leg"),
    Side.RIGHT: gettext_noop("Then: right leg"),
}


class Bout(StrEnum):
    """What can be skipped or finished: all that a leg does of an exercise, or the exercise."""

    LEG = "leg"
    EXERCISE = "exercise"


class ViewState(StrEnum):
    """What the view is about; each state has colours of its own (`palette.py`)."""

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

    @property
    def has_arc(self) -> bool:
        """Whether the ring shows how much has passed."""
        return self in (ViewState.WORK, ViewState.READY)


@dataclass(frozen=True, slots=True)
class SceneTexts:
    """All that is to be read. It changes a few times in a rep; empty texts are not shown.

    `leg` is what works: a leg, or the exercise where both do. `position` is how to lie, and which
    set it is. `headline` is the word for what happens, `countdown` how long the hold of a rep
    still is ("7 s left"); `headlines` are all that come in the session's reps, or else all that
    come between them. `waits` says that the set which is prepared for waits for the person,
    `waiting` that it does so now. `answers` are the keys that answer a question, each with what it
    does. `steps` are how to lie or, without a figure, to move; `title` is what they are for.
    """

    view_state: ViewState
    exercise: Exercise
    leg: str
    bout: Bout
    position: str
    count: Count
    waits: bool
    waiting: bool
    headline: str
    countdown: str
    headlines: tuple[str, ...]
    hint: str
    answers: tuple[tuple[str, str], ...]
    time_left: str
    following: str
    form_cue: str
    title: str
    steps: tuple[str, ...]
    shows_keys: bool

    @property
    def in_turn(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The texts that take turns in the places of `leg` and of `position`: of equal size."""
        legs = tuple(map(leg_text, Side))
        if self.leg not in legs:
            return (self.leg,), (self.position,)
        positions = (lying_text(self.exercise.position, side) for side in Side)
        _, dot, which_set = self.position.partition(" · ")
        return legs, tuple(f"{position}{dot}{which_set}" for position in positions)

    @property
    def spoken(self) -> str:
        """All of it that matters at once, for a screen reader."""
        headline = f"{self.headline} {self.countdown}".strip()
        # In how many seconds a set starts, the hint says.
        counted = "" if self.view_state.prepares else self.count.spoken
        return sentences(self.leg, headline, counted, self.hint_sentence)

    @property
    def hint_sentence(self) -> str:
        """The hint, or the answers to a question, on one line."""
        return self.hint or ", ".join(f"{key}: {meaning}" for key, meaning in self.answers)


@dataclass(frozen=True, slots=True)
class Scene:
    """The words, and how much of the rep's ring and of the session's bar is full, from 0 to 1.

    `phase_ends` are where in the ring phases change, `set_starts` where in the bar sets begin.
    """

    texts: SceneTexts
    ring_fraction: float
    phase_ends: tuple[float, ...]
    bar_fraction: float
    set_starts: tuple[float, ...]


def sentences(*texts: str) -> str:
    """Texts for a screen reader, those that are not empty, one after the other."""
    return ". ".join(filter(None, texts)).replace("?. ", "? ")


def scene_at(session: Session, at_ms: int, lead_ms: int) -> Scene:
    """The scene of a session at a place of its timeline, `lead_ms` of a count still to come."""
    timeline = session.timeline
    segment = timeline.segment_at(at_ms)
    view_state = _view_state(session.state, segment, lead_ms)
    return Scene(
        texts=_texts(session, segment, view_state, at_ms, lead_ms),
        ring_fraction=_ring_fraction(timeline, segment, at_ms),
        phase_ends=_phase_ends(timeline, segment),
        bar_fraction=_bar_fraction(timeline, view_state, at_ms),
        set_starts=tuple(block.start_ms / timeline.duration_ms for block in timeline.sets[1:]),
    )


class SceneReader:
    """Reads one scene after another, its words only where they can have changed.

    That is where another segment or second begins, or the person has done something.
    """

    def __init__(self) -> None:
        self._scene: Scene | None = None
        # All that the words of that scene depend on.
        self._read_for: tuple[object, ...] = ()

    def scene_at(self, session: Session, at_ms: int, lead_ms: int) -> Scene:
        """The scene of a session, as the function of that name gives it."""
        timeline, before = session.timeline, self._scene
        segment = timeline.segment_at(at_ms)
        read_for = (
            timeline, segment, session.state, session.stop_asked, session.next_act,
            *(-(-ms // 1000) for ms in (segment.end_ms - at_ms, timeline.duration_ms - at_ms)),
            -(-lead_ms // 1000),
        )  # fmt: skip
        if before is None or read_for != self._read_for:
            self._read_for, scene = read_for, scene_at(session, at_ms, lead_ms)
        else:
            ring_fraction = _ring_fraction(timeline, segment, at_ms)
            bar_fraction = _bar_fraction(timeline, before.texts.view_state, at_ms)
            scene = Scene(
                before.texts, ring_fraction, before.phase_ends, bar_fraction, before.set_starts
            )
        self._scene = scene
        return scene


def start_text(seconds: str, can_start: bool) -> str:
    """That a set starts by itself; `can_start`, also at a key."""
    # Where it takes two lines, each is a piece to read.
    text = gettext("Starts\u00a0in\u00a0{seconds}")
    if can_start:
        text = gettext("Starts\u00a0in\u00a0{seconds}, or\u00a0press\u00a0Space")
    return text.format(seconds=seconds)


def speed_text(speed: Speed, from_rep: int) -> str:
    """That another speed was chosen, and when it comes."""
    return gettext(_SPEED_FROM[speed]).format(number=from_rep)


def _texts(
    session: Session, segment: Segment, view_state: ViewState, at_ms: int, lead_ms: int
) -> SceneTexts:
    timeline = session.timeline
    block = timeline.sets[segment.set_index]
    rep, exercise = segment.rep, block.exercise
    waits = _waits(session, block, segment)
    if view_state is ViewState.COUNT:
        count = seconds_to_go(lead_ms)
    else:
        count = count_at(block, segment, at_ms, view_state is ViewState.WORK, waits)
    steps = _steps(exercise, view_state, segment)
    over, works = view_state is ViewState.DONE, view_state is ViewState.WORK
    return SceneTexts(
        view_state=view_state,
        exercise=exercise,
        leg="" if over else working_text(block),
        bout=Bout.LEG if block.side and exercise.sides is not Sides.ALTERNATE else Bout.EXERCISE,
        position="" if over else position_text(block),
        count=count,
        waits=waits,
        waiting=session.state is State.WAITING,
        headline=_headline(session, block, segment, view_state),
        countdown=_countdown(block, segment, view_state, at_ms),
        headlines=rep_headlines(timeline) if works else headlines_between(timeline),
        hint=_hint(session, segment, view_state, waits, at_ms),
        answers=_answers(session, view_state),
        time_left="" if over else _time_left(timeline.duration_ms - at_ms),
        following=_following(timeline, segment),
        form_cue=form_cue_for(rep, block) if rep and view_state is not ViewState.PAUSED else "",
        title=_title(timeline, segment) if steps else "",
        steps=steps,
        shows_keys=_shows_keys(session, view_state),
    )


def _shows_keys(session: Session, view_state: ViewState) -> bool:
    if view_state is ViewState.PAUSED:
        # A question has its answers beside it.
        return not session.stop_asked
    return view_state in (ViewState.READY, ViewState.WORK, ViewState.SWITCH)


def _waits(session: Session, block: SetBlock, segment: Segment) -> bool:
    """Whether the set that is prepared for will not start before the person is ready.

    Where the playhead is tells that, not what is heard: the count may be on its way.
    """
    if not segment.phase.prepares or not block.waits:
        return False
    told = session.position_ms < segment.end_ms - COUNTED_MS
    return told or session.state is State.WAITING


def _time_left(left_ms: int) -> str:
    # Not "left", which is a leg here.
    return gettext("{time} to go").format(time=clock_text(left_ms))


def _countdown(block: SetBlock, segment: Segment, view_state: ViewState, at_ms: int) -> str:
    """How long the timed hold of a rep still is; empty where nothing is held."""
    in_hold = segment.phase is Phase.HOLD and view_state is ViewState.WORK
    if not in_hold or not block.dose.hold_ms or is_single_hold(block):
        return ""
    return left_text(segment.end_ms - at_ms)


def _headline(session: Session, block: SetBlock, segment: Segment, view_state: ViewState) -> str:
    if view_state is ViewState.PAUSED:
        return gettext(STOP_ASKED if session.stop_asked else PAUSED)
    if view_state is ViewState.COUNT:
        return gettext(GOING_ON)
    direction = segment.rep.direction if segment.rep else None
    return phase_headline(block, segment.phase, direction)


def _answers(session: Session, view_state: ViewState) -> tuple[tuple[str, str], ...]:
    if view_state is ViewState.PAUSED and session.stop_asked:
        stop = gettext("stop; what you did is kept")
        return (gettext("Space"), gettext("go on")), ("Esc", stop)
    return ()


def _hint(
    session: Session, segment: Segment, view_state: ViewState, waits: bool, at_ms: int
) -> str:
    rep = segment.rep
    if view_state is ViewState.PAUSED:
        return "" if session.stop_asked else gettext(GO_ON_HINT)
    if view_state is ViewState.COUNT:
        if rep is None or rep.count == 1:
            return ""
        text = gettext("From rep {number} of {count}")
        return text.format(number=rep.number, count=rep.count)
    if rep is None:
        if not segment.phase.prepares:
            return ""
        can_start = session.next_act is Act.SKIP
        seconds = begun_seconds(segment.end_ms - at_ms)
        return gettext(WAITS_HINT) if waits else start_text(seconds, can_start)
    return _speed_hint(session.timeline, rep)


def working_text(block: SetBlock) -> str:
    """What works in a set: the leg, or where both do the exercise."""
    return leg_text(block.side) if block.side else block.exercise.name


def position_text(block: SetBlock) -> str:
    """How to lie in a set, and which of several sets it is."""
    lying, sets = lying_text(block.exercise.position, block.side), block.dose.sets
    return f"{lying} · {set_text(block.number, sets)}" if sets > 1 else lying


def _speed_hint(timeline: Timeline, rep: Rep) -> str:
    """That this rep, or one of the next two, has another speed than usual; else empty."""
    for change in timeline.plan.speed_changes:
        # Where its sound was already made, the rep after the next one is the first.
        if rep.index < change.from_rep <= rep.index + 2:
            changed = timeline.reps[change.from_rep]
            return speed_text(changed.speed, changed.number)
    return gettext(SPEEDS[Speed.HALF]) if rep.speed is Speed.HALF else ""


def _view_state(state: State, segment: Segment, lead_ms: int) -> ViewState:
    if state is State.PAUSED:
        return ViewState.PAUSED
    if lead_ms > 0:
        return ViewState.COUNT
    if segment.phase is Phase.DONE:
        return ViewState.DONE
    if segment.phase is Phase.SWITCH:
        return ViewState.SWITCH
    return ViewState.READY if segment.phase.prepares else ViewState.WORK


def _ring_fraction(timeline: Timeline, segment: Segment, at_ms: int) -> float:
    """How much of the rep has passed, or of a preparation; of one that waits, how much of the
    count that follows.
    """
    rep = segment.rep
    if rep is None:
        if segment.phase.prepares and timeline.sets[segment.set_index].waits:
            return max(0.0, 1 - (segment.end_ms - at_ms) / COUNTED_MS)
        return segment.progress(at_ms)
    return (at_ms - rep.start_ms) / (rep.end_ms - rep.start_ms)


def _bar_fraction(timeline: Timeline, view_state: ViewState, at_ms: int) -> float:
    return 1.0 if view_state is ViewState.DONE else at_ms / timeline.duration_ms


def _phase_ends(timeline: Timeline, segment: Segment) -> tuple[float, ...]:
    """Where the rep's phases change, as fractions of its length."""
    rep = segment.rep
    if rep is None:
        return ()
    length_ms = rep.end_ms - rep.start_ms
    phase_ends = []
    phase = timeline.segment_at(rep.start_ms)
    while phase.end_ms < rep.end_ms:
        phase_ends.append((phase.end_ms - rep.start_ms) / length_ms)
        phase = timeline.segment_at(phase.end_ms)
    return tuple(phase_ends)


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
    block = timeline.sets[segment.set_index]
    exercise = block.exercise
    if working_text(block) == exercise.name:
        # It stands above already.
        return ""
    before = timeline.sets[max(0, segment.set_index - 1)].exercise
    return exercise.name if exercise.figure is None or exercise.id != before.id else ""


def _following(timeline: Timeline, segment: Segment) -> str:
    following = timeline.next_after(segment)
    if following is None:
        return "" if segment.phase is Phase.DONE else gettext("Then you are done")
    if following.preparation is Phase.SET_BREAK:
        text, sets = gettext("Then: set {number} of {sets}"), following.dose.sets
        return text.format(number=following.number, sets=sets)
    if following.preparation is Phase.SWITCH and following.side:
        return gettext(_THEN_LEG[following.side])
    return gettext("Then: {exercise}").format(exercise=following.exercise.name)
