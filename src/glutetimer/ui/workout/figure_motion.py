"""How the figure moves in a session: what there is to paint of the person, moment by moment."""

from __future__ import annotations

from glutetimer.core.motion import PostureSmoother, Target, posture_at, start_of_set, target_at
from glutetimer.core.pose import Posture
from glutetimer.core.session import State
from glutetimer.core.setting_choices import Person
from glutetimer.core.timeline import Segment, Timeline
from glutetimer.ui.figure.figure_painter import FigureState
from glutetimer.workout import Workout

# Nothing is aimed at while the person has yet to turn over by more than this: `Posture.roll`, and
# `Posture.supine`.
_TURNED_OVER = 0.02


class FigureMotion:
    """The figure of one session. It is asked for each frame, in order."""

    def __init__(self, person: Person, reduced: bool) -> None:
        self._person, self._reduced = person, reduced
        self._smoother = PostureSmoother()
        # What the leg aims at all through a segment, and that segment.
        self._target: Target | None = None
        self._segment: Segment | None = None

    @property
    def still(self) -> bool:
        """Whether the figure stays as it is until the playhead moves."""
        return self._reduced or self._smoother.still

    def state(self, workout: Workout, at_ms: int, now_ms: int) -> FigureState:
        """What to paint at the time `now_ms` with the playhead at `at_ms`."""
        timeline = workout.session.timeline
        state = workout.session.state
        segment = timeline.segment_at(at_ms)
        if segment is not self._segment:
            self._segment, self._target = segment, target_at(timeline, at_ms)
        target = self._target if state is not State.PAUSED else None
        if self._reduced:
            posture = snapped_posture(timeline, at_ms)
            return FigureState(posture, self._person, target, reduced_motion=True)
        running = state is State.PLAYING and workout.playhead.lead_ms == 0
        posture = self._smoother.update(now_ms, timeline, at_ms, running)
        if target is not None and _far_from(target.posture, posture):
            target = None
        return FigureState(posture, self._person, target)


def _far_from(one: Posture, other: Posture) -> bool:
    """Whether one turns over between the two."""
    turned = max(abs(one.roll - other.roll), abs(one.supine - other.supine))
    return turned > _TURNED_OVER


def snapped_posture(timeline: Timeline, at_ms: int) -> Posture:
    """The posture at a place of the timeline, of a person never seen turning over or sitting up."""
    segment = timeline.segment_at(at_ms)
    if segment.rep is not None:
        return posture_at(timeline, at_ms)
    return start_of_set(timeline, segment.set_index)
