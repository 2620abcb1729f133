"""How the person moves through a session: the posture at every moment of the timeline.

The guide tone's pitch is a function of the same progress (`audio.tones`), so ear and eye agree.
Along the timeline nothing jumps. What does jump is the playhead, at a seek, and it stops
dead at a pause: `PostureSmoother` makes a movement of that for the eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from typing import TypeAlias

from glutetimer.core.easing import eased_between, fraction_of, smootherstep
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    LIFT_DEG,
    LIMITS,
    OPEN_DEG,
    RESTING_DEG,
    Posture,
)
from glutetimer.core.program import Direction, Exercise, FigureKind, Side, Sides
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.timeline import BoundarySpeeds, Phase, Segment, Timeline

Numbers: TypeAlias = tuple[float, ...]

SITTING = 0.5
# By how much the sound's clock and the window's may differ from one update to the next: a leg
# at its fastest moves less than a centimetre in it.
JITTER_MS = 10
# How long a difference in each of a posture's numbers fades: a body takes longer to roll over
# than a leg to be lifted.
FADE_MS = (1_200, 500, 500, 500, 500, 500, 1_200, 500)
_ZERO: Numbers = (0.0,) * len(LIMITS)

# When in a preparation each movement begins and ends, as fractions of it; for the rest of it
# the person lies or sits still.
_LIE_DOWN, _LIE_BACK = (0.08, 0.53), (0.04, 0.70)
_CHANGE = (0.10, 0.55)
_SIT_UP_AT_THE_END = (0.0, 1.0)
# In a long preparation one lies in good time; in a short one it takes most of it: when one who
# turns over sits up, and when one lies down again; and when from the back, or to it.
_LONG_MS = 15_000
_IN_A_LONG_ONE = (0.05, 0.28), (0.34, 0.62)
_IN_A_SHORT_ONE = (0.03, 0.42), (0.45, 0.86)
_BACK_IN_A_LONG_ONE = (0.02, 0.34), (0.35, 0.68)
_BACK_IN_A_SHORT_ONE = (0.0, 0.5), (0.5, 1.0)
# Who lies down on the back does so by way of the side, and gets up by it, too: from when to when
# of that way one is between sitting and the side, and from when to when one rolls over.
_TO_SIDE, _ROLL_OVER = (0.0, 0.82), (0.48, 1.0)


def lift_fraction_at(phase: Phase, progress: float) -> float:
    """How far up the working leg is, from 0 (start) to 1 (top), eased at both ends."""
    if phase is Phase.LIFT:
        return smootherstep(progress)
    if phase is Phase.LOWER:
        return smootherstep(1 - progress)
    return 1.0 if phase in (Phase.HOLD, Phase.CIRCLE) else 0.0


def circle_fraction(progress: float, boundary_speeds: BoundarySpeeds) -> float:
    """How much of a circle the leg has gone round, from 0 to 1.

    A polynomial of fifth degree that has the speeds of `boundary_speeds` and no acceleration at
    both ends: one circle runs on into the next, the first begins and the last ends at rest.
    """
    entry, leaving = boundary_speeds
    rest, gain = 1 - entry, leaving - entry
    third, fourth, fifth = 10 * rest - 4 * gain, 7 * gain - 15 * rest, 6 * rest - 3 * gain
    return progress * (entry + progress**2 * (third + progress * (fourth + progress * fifth)))


def _start_postures(roll: float) -> Mapping[FigureKind | None, Posture]:
    bent, straight = Posture(roll), Posture(roll, knee_extension=1.0)
    return {
        None: bent,
        FigureKind.CLAMSHELL: bent,
        FigureKind.LATERAL_LEG_LIFT: straight,
        FigureKind.LEG_CIRCLES: straight,
        FigureKind.BRIDGE: Posture(roll, supine=1.0),
    }


_START_POSTURES = {Side.LEFT: _start_postures(0.0), Side.RIGHT: _start_postures(1.0)}


def start_posture(exercise: Exercise, side: Side | None) -> Posture:
    """How one lies before the first rep with that leg.

    Where both legs work, together (None) or in turn, it is as for the left one; so is a bridge,
    which is the same for either leg.
    """
    both = exercise.sides is Sides.ALTERNATE or exercise.figure is FigureKind.BRIDGE
    leg = Side.LEFT if both else side or Side.LEFT
    return _START_POSTURES[leg][exercise.figure]


def start_of_set(timeline: Timeline, set_index: int) -> Posture:
    """How one lies before the first rep of a set; on the back, as one rolled there from the side
    that one lay on before."""
    block = timeline.sets[set_index]
    start = start_posture(block.exercise, block.side)
    if start.supine and set_index:
        return replace(start, roll=start_of_set(timeline, set_index - 1).roll)
    return start


@frozen
class Target:
    """What the leg aims at: the posture at the top, and there a circle this way round, if any."""

    posture: Posture
    circling: Direction | None = None


def target_at(timeline: Timeline, at_ms: int) -> Target | None:
    """What the leg aims at in a rep; None while one gets ready or rolls over."""
    segment = timeline.segment_at(at_ms)
    if segment.rep is None:
        return None
    block = timeline.sets[segment.set_index]
    circling = segment.rep.direction if segment.phase is Phase.CIRCLE else None
    if block.exercise.figure is not FigureKind.LEG_CIRCLES:
        circling = None
    start = start_of_set(timeline, segment.set_index)
    return Target(_raised(start, block.exercise.figure, 1.0), circling)


def top_posture(exercise: Exercise, side: Side | None) -> Posture:
    """What a rep aims at: the knee open, the pelvis or the leg lifted (to a circle's lowest
    point)."""
    return _raised(start_posture(exercise, side), exercise.figure, 1.0)


def posture_at(timeline: Timeline, at_ms: int) -> Posture:
    """The posture at that moment of a session."""
    segment = timeline.segment_at(at_ms)
    start, progress = start_of_set(timeline, segment.set_index), segment.progress(at_ms)
    if segment.rep is not None:
        figure = timeline.sets[segment.set_index].exercise.figure
        return _in_rep(start, figure, segment, progress)
    if segment.phase is Phase.DONE:
        return _lying_down(start, 1 - progress)
    if segment.phase is Phase.GET_READY:
        return _lying_down(start, fraction_of(progress, _LIE_BACK if start.supine else _LIE_DOWN))
    last = start_of_set(timeline, segment.set_index - 1)
    is_long = segment.end_ms - segment.start_ms >= _LONG_MS
    return _changed(last, start, progress, is_long)


def _lying_down(start: Posture, fraction: float) -> Posture:
    """So much of the way from sitting to a start posture."""
    to_side = eased_between(fraction, _TO_SIDE if start.supine else (0.0, 1.0))
    return replace(
        start,
        roll=SITTING + (start.roll - SITTING) * to_side,
        supine=start.supine * fraction_of(fraction, _ROLL_OVER),
    )


def _changed(last: Posture, start: Posture, progress: float, is_long: bool) -> Posture:
    """From one set's start posture to another's, by way of sitting where one turns over."""
    if last.roll == start.roll:
        rolled = fraction_of(progress, _CHANGE)
        changed = last.lerp(start, smootherstep(rolled))
        return replace(changed, supine=last.supine + (start.supine - last.supine) * rolled)
    if last.supine or start.supine:
        sit_up, lie_down = _BACK_IN_A_LONG_ONE if is_long else _BACK_IN_A_SHORT_ONE
    else:
        sit_up, lie_down = _IN_A_LONG_ONE if is_long else _IN_A_SHORT_ONE
    if progress < lie_down[0]:
        on_way = _lying_down(last, 1 - fraction_of(progress, sit_up))
    else:
        on_way = _lying_down(start, fraction_of(progress, lie_down))
    # Legs that were bent are straightened, or the other way, while the person sits.
    legs_changed = last.lerp(start, eased_between(progress, (sit_up[0], lie_down[1])))
    return replace(legs_changed, roll=on_way.roll, supine=on_way.supine)


def _in_rep(
    start: Posture, figure: FigureKind | None, segment: Segment, progress: float
) -> Posture:
    raised = _raised(start, figure, lift_fraction_at(segment.phase, progress))
    if segment.phase is not Phase.CIRCLE or figure is not FigureKind.LEG_CIRCLES:
        return raised
    angle_rad = 2 * pi * circle_fraction(progress, segment.boundary_speeds)
    rep = segment.rep
    if rep is not None and rep.direction is Direction.BACKWARD:
        angle_rad = -angle_rad
    # Around the lift's height, from the lowest point on.
    return replace(
        raised, up_m=-CIRCLE_RADIUS_M * cos(angle_rad), forward_m=CIRCLE_RADIUS_M * sin(angle_rad)
    )


def _raised(start: Posture, figure: FigureKind | None, lift_fraction: float) -> Posture:
    if figure is FigureKind.CLAMSHELL:
        return Posture(start.roll, start.knee_extension, OPEN_DEG * lift_fraction)
    if figure is FigureKind.BRIDGE:
        return replace(start, bridge_deg=BRIDGE_DEG * lift_fraction)
    if figure is None:
        return start
    lift_deg = RESTING_DEG + (LIFT_DEG - RESTING_DEG) * lift_fraction
    low_m = CIRCLE_RADIUS_M if figure is FigureKind.LEG_CIRCLES else 0.0
    return Posture(start.roll, start.knee_extension, lift_deg=lift_deg, up_m=-low_m * lift_fraction)


class PostureSmoother:
    """What is shown of the posture that is aimed at: the same, but where the playhead jumps,
    stops or starts. There the difference, in place and in speed, fades away.

    However far apart the updates are: once a fade's time has passed, the shown is the aim.
    """

    def __init__(self) -> None:
        self._last: _PlayheadReading | None = None
        # Each jump has a fade of its own. They add up, so that however jumps follow on one
        # another, nothing is shown that does not lie between what was aimed at.
        self._fades: list[_ErrorFade] = []

    def update(self, now_ms: int, timeline: Timeline, at_ms: int, running: bool) -> Posture:
        """The posture to show at the time `now_ms`, with the playhead at `at_ms`.

        The clock never goes back. `running` says whether the playhead moves.
        """
        reading = _PlayheadReading(now_ms, at_ms, running)
        posture = posture_at(timeline, at_ms)
        self._fades = [fade for fade in self._fades if now_ms < fade.until_ms]
        if self._last is not None and not reading.continues(self._last):
            self._fades.append(_error_fade(timeline, self._last, reading))
        self._last = reading
        if not self._fades:
            return posture
        numbers = posture.numbers
        for fade in self._fades:
            numbers = _plus(numbers, fade.error_at(now_ms))
        return Posture(
            *(
                min(maximum, max(minimum, number))
                for number, (minimum, maximum) in zip(numbers, LIMITS, strict=True)
            )
        )

    @property
    def still(self) -> bool:
        """Whether the posture stays as it is until the playhead moves."""
        return self._last is not None and not self._last.running and not self._fades


@frozen
class _PlayheadReading:
    """Where the playhead was at the time `now_ms`, and whether it moved."""

    now_ms: int
    at_ms: int
    running: bool

    def expected_ms(self, now_ms: int) -> int:
        """Where the playhead would be at a later time, had it kept its course since then."""
        return self.at_ms + (now_ms - self.now_ms if self.running else 0)

    def continues(self, before: _PlayheadReading) -> bool:
        """Whether the playhead kept its course since that reading."""
        off_ms = abs(self.at_ms - before.expected_ms(self.now_ms))
        return off_ms <= JITTER_MS and self.running is before.running


def _error_fade(timeline: Timeline, before: _PlayheadReading, now: _PlayheadReading) -> _ErrorFade:
    """The difference of the course that the playhead was on before to the one it is on now."""
    moved_ms = now.at_ms - before.at_ms
    if before.running is not now.running and 0 <= moved_ms <= now.now_ms - before.now_ms:
        # It stopped or started on its way, so that when it did is known: there is no gap.
        if now.running:
            speed = _minus(_ZERO, _speed_per_ms(timeline, before.at_ms))
            return _ErrorFade(now.now_ms - moved_ms, _ZERO, speed)
        return _ErrorFade(before.now_ms + moved_ms, _ZERO, _speed_per_ms(timeline, now.at_ms))
    expected_ms = before.expected_ms(now.now_ms)
    old_speed = _speed_per_ms(timeline, expected_ms) if before.running else _ZERO
    new_speed = _speed_per_ms(timeline, now.at_ms) if now.running else _ZERO
    gap = _minus(posture_at(timeline, expected_ms).numbers, posture_at(timeline, now.at_ms).numbers)
    return _ErrorFade(now.now_ms, gap, _minus(old_speed, new_speed))


def _speed_per_ms(timeline: Timeline, at_ms: int) -> Numbers:
    """How much the posture changes in the millisecond that follows that place."""
    return _minus(posture_at(timeline, at_ms + 1).numbers, posture_at(timeline, at_ms).numbers)


@frozen
class _ErrorFade:
    """A difference to what is aimed at, in place and in speed (per ms), as it was at first."""

    since_ms: int
    gap: Numbers
    speed: Numbers

    @property
    def until_ms(self) -> int:
        """When nothing is left of it."""
        fades = zip(self.gap, self.speed, FADE_MS, strict=True)
        return self.since_ms + max((ms for gap, speed, ms in fades if gap or speed), default=0)

    def error_at(self, now_ms: int) -> Numbers:
        """What is left of it at that time."""
        passed_ms = now_ms - self.since_ms
        return tuple(
            gap * (1 - smootherstep(min(1.0, passed_ms / ms)))
            + speed * ms * _coast_out(min(1.0, passed_ms / ms))
            for gap, speed, ms in zip(self.gap, self.speed, FADE_MS, strict=True)
        )


def _plus(one: Numbers, other: Numbers) -> Numbers:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _minus(one: Numbers, other: Numbers) -> Numbers:
    return tuple(a - b for a, b in zip(one, other, strict=True))


def _coast_out(progress: float) -> float:
    """From a speed of 1 at place 0 to rest, at place 0 again: how a stopped leg swings out."""
    return progress + progress**3 * (progress * (8 - 3 * progress) - 6)
