"""Nothing jumps, neither in place nor in speed, and the check of that sees what does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import dist, hypot

import pytest

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import FigureKind, Level, Side
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import (
    AT_REST,
    BoundarySpeeds,
    Phase,
    Plan,
    Segment,
    Timeline,
)
from tests.core.builders import CIRCLES, LIFT
from tests.core.joints import Place, places
from tests.core.session_motion import (
    STEP_MS,
    Sample,
    every_session,
    own_exercise,
    samples_of,
    session_samples,
    session_timeline,
)

pytestmark = pytest.mark.sampled
# Nobody who lies down to exercise moves a limb faster than one walks briskly, and in a rep
# not half as fast.
MAX_M_S, MAX_IN_A_REP_M_S = 1.8, 0.9
# Nothing falls (9.81 m/s²): limbs are led. In a rep, which is to be smooth, a quarter of that
# is the most. A circle that begins at full speed gains 0.2 m/s, at half speed 0.1 m/s, from
# one sample to the next: four times what is allowed and twice.
MAX_M_S2, MAX_IN_A_REP_M_S2 = 9.81, 2.45
STEP_S = STEP_MS / 1000

Places = Sequence[Place]


def speed_m_s(one: Places, two: Places) -> float:
    """How fast the fastest joint moves from one sample to the next."""
    return max(map(dist, one, two)) / STEP_S


def change_m_s2(one: Places, two: Places, three: Places) -> float:
    """How much a joint's speed changes over three samples, at most."""
    changes_m = (
        hypot(ax - 2 * bx + cx, ay - 2 * by + cy, az - 2 * bz + cz)
        for (ax, ay, az), (bx, by, bz), (cx, cy, cz) in zip(one, two, three, strict=True)
    )
    return max(changes_m) / STEP_S**2


def jumps(samples: Sequence[Sample]) -> list[tuple[Phase, float, float]]:
    """Where something moves faster, or gains or loses speed faster, than anyone does."""
    found = []
    for one, two, three in dict.fromkeys(zip(samples, samples[1:], samples[2:], strict=False)):
        in_rep = one.in_rep and three.in_rep
        before, now, after = (places(sample.posture) for sample in (one, two, three))
        speed, change = speed_m_s(before, now), change_m_s2(before, now, after)
        if speed > (MAX_IN_A_REP_M_S if in_rep else MAX_M_S) or change > (
            MAX_IN_A_REP_M_S2 if in_rep else MAX_M_S2
        ):
            found.append((two.phase, speed, change))
    return found


@every_session
def test_nothing_jumps_in_place_or_speed(level_id: str, first: Side, speed: Speed) -> None:
    assert jumps(session_samples(level_id, first, speed)) == []


def jumps_if_spoilt(timeline: Timeline, spoil: Callable[[Segment], Segment], index: int) -> bool:
    """Whether the check sees it where one segment is another than it should be."""
    segments = list(timeline.segments)
    segment = segments[index]
    segments[index] = spoil(segment)
    spoilt = replace(timeline, segments=tuple(segments))
    around = segment.start_ms - 500, segment.end_ms + 500
    assert jumps(samples_of(timeline, *around)) == []
    return bool(jumps(samples_of(spoilt, *around)))


def indices_of(timeline: Timeline, phase: Phase) -> list[int]:
    return [i for i, segment in enumerate(timeline.segments) if segment.phase is phase]


@pytest.mark.parametrize("speed", Speed)
# The first of the row, the last, and one in the middle that stops at both ends.
@pytest.mark.parametrize(
    ("number", "boundary_speeds"), [(0, (1.0, 1.0)), (2, (1.0, 1.0)), (1, AT_REST)]
)
def test_that_check_sees_a_circle_that_begins_or_ends_at_full_speed(
    speed: Speed, number: int, boundary_speeds: BoundarySpeeds
) -> None:
    timeline = session_timeline(CIRCLES, Side.LEFT, speed)
    index = indices_of(timeline, Phase.CIRCLE)[number]
    assert jumps_if_spoilt(
        timeline, lambda circle: replace(circle, boundary_speeds=boundary_speeds), index
    )


@pytest.mark.parametrize("speed", Speed)
def test_that_check_sees_a_movement_that_is_cut_short(speed: Speed) -> None:
    timeline = session_timeline(LIFT, Side.LEFT, speed)
    index = indices_of(timeline, Phase.LIFT)[1]
    assert jumps_if_spoilt(timeline, lambda lift: replace(lift, end_ms=lift.end_ms + 400), index)


# A person's own exercises


@pytest.mark.parametrize(("figure", "circles"), list(product((None, *FigureKind), (False, True))))
def test_any_figure_goes_with_any_tempo(figure: FigureKind | None, circles: bool) -> None:
    plan = Plan(Level("own", "Own", "", (own_exercise(figure, circles),)), Side.RIGHT)
    assert jumps(samples_of(compile_timeline(plan))) == []
