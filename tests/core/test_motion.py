"""The person through whole sessions, and what is shown of it when the playhead jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, product
from math import acos, atan2, degrees, pi, radians

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import (
    FADE_MS,
    JITTER_MS,
    PostureSmoother,
    circle_fraction,
    lift_fraction_at,
    posture_at,
    start_posture,
    target_at,
    top_posture,
)
from glutetimer.core.pose import (
    CIRCLE_RADIUS_M,
    LEG_M,
    LIFT_DEG,
    LIMITS,
    OPEN_DEG,
    WALL_Z_M,
    Posture,
    smootherstep,
)
from glutetimer.core.program import Dose, Exercise, Figure, Level, Side, Speed, Timing
from glutetimer.core.session import Act, Seek, Session, State
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.core.timeline import (
    AT_REST,
    COUNTED_MS,
    BoundarySpeeds,
    Phase,
    Plan,
    Segment,
    SpeedChange,
    Timeline,
)
from tests.core.builders import CIRCLES, CLAMSHELL, LIFT, built_in, plan_for
from tests.core.joints import Joints, body, farthest_m, mirrored, stretched_m

MM = 0.001
STEP_MS = 20

# Nobody who lies down to exercise moves a limb faster than one walks briskly, and in a rep
# not half as fast.
FASTEST_M_S, FASTEST_IN_A_REP_M_S = 1.8, 0.9
# Nothing falls (9.81 m/s²): limbs are led. In a rep, which is to be smooth, a quarter of that
# is the most. A circle that begins at full speed gains 0.2 m/s, at half speed 0.1 m/s, from
# one look to the next: four times what is allowed and twice.
MOST_M_S2, MOST_IN_A_REP_M_S2 = 9.81, 2.45

# Whole sessions


@dataclass(frozen=True)
class Moment:
    """A look at a session; moments that look alike are one."""

    exercise: Exercise = field(compare=False)
    figure: Figure | None
    side: Side
    phase: Phase
    posture: Posture

    @property
    def in_rep(self) -> bool:
        return self.phase not in (Phase.GET_READY, Phase.SWITCH, Phase.NEXT_SET, Phase.DONE)


def looks(timeline: Timeline, from_ms: int = 0, until_ms: int | None = None) -> list[Moment]:
    """The whole session, or a part of it, look by look."""
    moments = []
    until_ms = timeline.duration_ms if until_ms is None else until_ms
    for at_ms in range(from_ms, until_ms + STEP_MS, STEP_MS):
        segment = timeline.at(at_ms)
        block = timeline.sets[segment.set_index]
        posture = posture_at(timeline, at_ms)
        exercise = block.exercise
        moments.append(Moment(exercise, exercise.figure, block.side, segment.phase, posture))
    return moments


def mixed_level() -> Level:
    """Every exercise in turn with every other, also one without a figure."""
    program = built_in()
    clam, lift, circles = (
        program.levels[place].doses[dose] for place, dose in ((0, 0), (2, 0), (3, 1))
    )
    other = replace(clam, exercise=replace(clam.exercise, figure=None))
    order = (clam, lift, clam, circles, lift, other, circles, clam, other)
    doses = tuple(replace(dose, reps=min(2, dose.reps)) for dose in order)
    return Level("mixed", "Mixed", "", doses)


def level(level_id: str) -> Level:
    return mixed_level() if level_id == "mixed" else plan_for(level_id).level


@cache
def session(level_id: str, first: Side, speed: Speed) -> Timeline:
    return compile_timeline(
        Plan(level(level_id), first, built_in().timing, speed_changes=(SpeedChange(0, speed),))
    )


@cache
def session_looks(level_id: str, first: Side, speed: Speed) -> list[Moment]:
    return looks(session(level_id, first, speed))


# Clamshells at half speed are the level of that name.
LEVELS = (CLAMSHELL, LIFT, CIRCLES, "mixed")
SESSIONS = list(product(LEVELS, Side, Speed))
every_session = pytest.mark.parametrize(("level_id", "first", "speed"), SESSIONS)


def test_every_level_of_the_built_in_program_is_among_the_sessions() -> None:
    doses = {
        tuple(replace(dose, speed=Speed.NORMAL) for dose in each.doses)
        for each in built_in().levels
    }
    assert doses == {level(level_id).doses for level_id in LEVELS[:-1]}


def reps_of(figure: Figure) -> list[Moment]:
    """The different moments of that figure's reps."""
    return [each for each in all_moments() if each.in_rep and each.figure is figure]


def upper_leg(moment: Moment) -> dict[str, Vec]:
    joints = body(moment.posture)
    return {name: joints[f"{moment.side} leg, {name}"] for name in ("hip", "knee", "ankle", "toe")}


@cache
def all_moments() -> tuple[Moment, ...]:
    """Every different moment of all the sessions."""
    moments: dict[Moment, None] = {}
    for which in SESSIONS:
        moments |= dict.fromkeys(session_looks(*which))
    return tuple(moments)


def test_bones_keep_their_lengths() -> None:
    for posture in {each.posture for each in all_moments()}:
        for bone, by_m in stretched_m(body(posture)).items():
            assert by_m < MM, (bone, posture)


def test_nobody_sinks_into_the_mat_or_the_wall() -> None:
    for moment in all_moments():
        for name, joint in body(moment.posture).items():
            assert joint.y >= -0.02, (name, moment)
            assert joint.z >= WALL_Z_M, (name, moment)


def test_the_leg_that_works_is_the_upper_one() -> None:
    for moment in all_moments():
        if moment.in_rep:
            joints = body(moment.posture)
            upper, lower = (joints[f"{side} leg, hip"] for side in (moment.side, moment.side.other))
            assert upper.y > lower.y + 0.1
            assert (upper.x, upper.z) == pytest.approx((lower.x, lower.z), abs=MM)


@every_session
def test_begins_and_ends_sitting(level_id: str, first: Side, speed: Speed) -> None:
    moments = session_looks(level_id, first, speed)
    assert [moments[place].posture.sitting for place in (0, -1)] == pytest.approx([1, 1])


@pytest.mark.parametrize(("level_id", "speed"), list(product(LEVELS, Speed)))
def test_the_right_leg_first_is_the_mirror_image_of_the_left_first(
    level_id: str, speed: Speed
) -> None:
    left, right = (session_looks(level_id, first, speed) for first in Side)
    pairs = {(one.posture, other.posture) for one, other in zip(left, right, strict=True)}
    for one, other in pairs:
        assert farthest_m(mirrored(body(one)), body(other)) < MM


# Reps


def test_clamshells_open_the_knee_to_45_degrees_and_move_nothing_else() -> None:
    opened = {side: [0.0] for side in Side}
    for moment in reps_of(Figure.CLAMSHELL):
        closed = body(start_posture(moment.exercise, moment.side))
        now = body(moment.posture)
        knee = f"{moment.side} leg, knee"
        assert farthest_m({**now, knee: closed[knee]}, closed) < MM
        leg = upper_leg(moment)
        axis = (leg["ankle"] - leg["hip"]).unit
        before, after = (rejected_unit(joints[knee] - leg["hip"], axis) for joints in (closed, now))
        opened[moment.side].append(degrees(acos(min(1.0, before.dot(after)))))
        apart = leg["ankle"] - now[f"{moment.side.other} leg, ankle"]
        assert 0 < apart.y < 0.10
        assert leg["ankle"].z - WALL_Z_M < 0.12
    assert [max(angles) for angles in opened.values()] == pytest.approx([OPEN_DEG] * 2)
    assert OPEN_DEG == 45


def test_lifts_raise_the_straight_leg_in_the_frontal_plane() -> None:
    for moment in reps_of(Figure.LATERAL_LEG_LIFT):
        leg = upper_leg(moment)
        way = leg["ankle"] - leg["hip"]
        assert way.length == pytest.approx(LEG_M, abs=MM)
        assert way.z == pytest.approx(0, abs=MM)
        assert way.unit.y <= Vec(1, 1, 0).unit.y
        assert leg["toe"].y < leg["ankle"].y


@pytest.mark.parametrize(
    ("level_id", "first", "speed"), list(product((CIRCLES, "mixed"), Side, Speed))
)
def test_circles_go_round_once_a_rep_each_way_at_the_lifts_height(
    level_id: str, first: Side, speed: Speed
) -> None:
    timeline = session(level_id, first, speed)
    ways: dict[str, set[int]] = {}
    for segment in timeline.segments:
        if segment.phase is not Phase.CIRCLE or segment.rep is None:
            continue
        side = timeline.sets[segment.set_index].side
        turned = list(turned_along(timeline, segment, side))
        sign = 1 if turned[-1] > 0 else -1
        ways.setdefault(str(segment.rep.direction), set()).add(sign)
        assert turned[-1] == pytest.approx(2 * pi * sign, abs=1e-6)
        assert all((b - a) * sign >= -1e-9 for a, b in pairwise(turned)), "it turned back"
    assert sorted(map(sorted, ways.values())) == [[-1], [1]]


def turned_along(timeline: Timeline, segment: Segment, side: Side) -> Iterator[float]:
    """How far around its middle the ankle has come, in radians, seen along the leg.

    On the way: is it a circle, and where it should be?
    """
    block = timeline.sets[segment.set_index]
    lifted = body(replace(top_posture(block.exercise, side), up_m=0))
    ankle = f"{side} leg, ankle"
    hip = lifted[f"{side} leg, hip"]
    out = (lifted[ankle] - hip).unit
    assert degrees(acos(out.dot(Vec(0, 1, 0)))) == pytest.approx(90 - LIFT_DEG)
    middle = hip + out * (LEG_M**2 - CIRCLE_RADIUS_M**2) ** 0.5
    up, forward = rejected_unit(Vec(0, 1, 0), out), Vec(0, 0, 1)
    turned, before = 0.0, Vec(0, 0, 0)
    for at_ms in (*range(segment.start_ms, segment.end_ms, STEP_MS), segment.end_ms):
        # At its very end the next segment begins, where the leg is the same.
        spoke = body(posture_at(timeline, at_ms))[ankle] - middle
        assert spoke.length == pytest.approx(CIRCLE_RADIUS_M, abs=MM)
        assert spoke.dot(out) == pytest.approx(0, abs=MM)
        if at_ms > segment.start_ms:
            aside = up * before.dot(forward) - forward * before.dot(up)
            turned += atan2(spoke.dot(aside), spoke.dot(before))
        before = spoke
        yield turned


# Smoothness


def joints_of(postures: Sequence[Posture]) -> list[Joints]:
    return [body(posture) for posture in postures]


def speed_m_s(postures: Sequence[Posture], step_ms: int) -> float:
    """How fast the fastest joint moves from one posture to the next."""
    return farthest_m(*joints_of(postures)) / step_ms * 1000


def change_m_s2(postures: Sequence[Posture], step_ms: int) -> float:
    """How much a joint's speed changes over three postures, at most."""
    one, two, three = joints_of(postures)
    per_s = 1000 / step_ms
    return max((one[name] - two[name] * 2 + three[name]).length for name in one) * per_s**2


def jumps(moments: Sequence[Moment]) -> list[tuple[Phase, float, float]]:
    """Where something moves faster, or gains or loses speed faster, than anyone does."""
    found = []
    for one, two, three in dict.fromkeys(zip(moments, moments[1:], moments[2:], strict=False)):
        postures = (one.posture, two.posture, three.posture)
        in_rep = one.in_rep and three.in_rep
        speed, change = speed_m_s(postures[:2], STEP_MS), change_m_s2(postures, STEP_MS)
        if speed > (FASTEST_IN_A_REP_M_S if in_rep else FASTEST_M_S) or change > (
            MOST_IN_A_REP_M_S2 if in_rep else MOST_M_S2
        ):
            found.append((two.phase, speed, change))
    return found


@every_session
def test_nothing_jumps_in_place_or_speed(level_id: str, first: Side, speed: Speed) -> None:
    assert jumps(session_looks(level_id, first, speed)) == []


def jumps_if_spoilt(timeline: Timeline, spoil: Callable[[Segment], Segment], place: int) -> bool:
    """Whether the check sees it where one segment is another than it should be."""
    segments = list(timeline.segments)
    right = segments[place]
    segments[place] = spoil(right)
    spoilt = replace(timeline, segments=tuple(segments))
    around = right.start_ms - 500, right.end_ms + 500
    assert jumps(looks(timeline, *around)) == []
    return bool(jumps(looks(spoilt, *around)))


def places_of(timeline: Timeline, phase: Phase) -> list[int]:
    return [place for place, each in enumerate(timeline.segments) if each.phase is phase]


@pytest.mark.parametrize("speed", Speed)
# The first of the row, the last, and one in the middle that stops at both ends.
@pytest.mark.parametrize(
    ("number", "boundary_speeds"), [(0, (1.0, 1.0)), (7, (1.0, 1.0)), (3, AT_REST)]
)
def test_that_check_sees_a_circle_that_begins_or_ends_at_full_speed(
    speed: Speed, number: int, boundary_speeds: BoundarySpeeds
) -> None:
    timeline = session(CIRCLES, Side.LEFT, speed)
    place = places_of(timeline, Phase.CIRCLE)[number]
    assert jumps_if_spoilt(
        timeline, lambda right: replace(right, boundary_speeds=boundary_speeds), place
    )


@pytest.mark.parametrize("speed", Speed)
def test_that_check_sees_a_movement_that_is_cut_short(speed: Speed) -> None:
    timeline = session(LIFT, Side.LEFT, speed)
    place = places_of(timeline, Phase.LIFT)[3]
    assert jumps_if_spoilt(timeline, lambda right: replace(right, end_ms=right.end_ms + 400), place)


# A person's own exercises


def own(figure: Figure | None, circles: bool) -> tuple[Exercise, Dose]:
    """An exercise of a person's own: any figure, in circles or not."""
    dose = plan_for(CIRCLES).level.doses[1 if circles else 0]
    exercise = replace(dose.exercise, figure=figure)
    return exercise, replace(dose, exercise=exercise, reps=2)


@pytest.mark.parametrize(("figure", "circles"), list(product((None, *Figure), (False, True))))
def test_any_figure_goes_with_any_tempo(figure: Figure | None, circles: bool) -> None:
    _, dose = own(figure, circles)
    plan = Plan(Level("own", "Own", "", (dose,)), Side.RIGHT)
    assert jumps(looks(compile_timeline(plan))) == []


@pytest.mark.parametrize("side", Side)
def test_without_a_figure_the_person_lies_still(side: Side) -> None:
    exercise, _ = own(None, circles=False)
    assert start_posture(exercise, side) == top_posture(exercise, side)
    assert start_posture(exercise, side).side is side


@pytest.mark.parametrize("side", Side)
def test_a_rep_s_top_is_where_its_lift_ends(side: Side) -> None:
    for dose in mixed_level().doses:
        timeline = compile_timeline(Plan(Level("one", "One", "", (dose,)), side))
        lift = next(each for each in timeline.segments if each.phase is Phase.LIFT)
        top = posture_at(timeline, lift.end_ms).numbers
        assert top == pytest.approx(top_posture(dose.exercise, side).numbers)


def test_effort_is_full_at_the_top_and_none_at_rest() -> None:
    full = {phase for phase in Phase if lift_fraction_at(phase, 0.3) == 1}
    none = {phase for phase in Phase if lift_fraction_at(phase, 0.3) == 0}
    assert full == {Phase.HOLD, Phase.CIRCLE}
    assert none == set(Phase) - full - {Phase.LIFT, Phase.LOWER}


PROGRESS = st.floats(0, 1)


@given(PROGRESS, PROGRESS)
def test_effort_rises_through_the_lift_and_falls_through_the_lower(a: float, b: float) -> None:
    early, late = sorted((a, b))
    assert lift_fraction_at(Phase.LIFT, early) <= lift_fraction_at(Phase.LIFT, late) + 1e-12
    assert lift_fraction_at(Phase.LOWER, early) >= lift_fraction_at(Phase.LOWER, late) - 1e-12
    assert (
        lift_fraction_at(Phase.LOWER, a)
        == lift_fraction_at(Phase.LIFT, 1 - a)
        == smootherstep(1 - a)
    )


# Circles at half speed after normal ones, and the other way, enter at half or double speed.
BOUNDARY_SPEEDS = st.sampled_from(
    (AT_REST, (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.5, 1.0), (2.0, 0.0))
)


@given(PROGRESS, PROGRESS, BOUNDARY_SPEEDS)
@example(0.0, 1.0, (1.0, 1.0))
def test_a_circle_goes_round_once_and_never_back(
    a: float, b: float, boundary_speeds: tuple[float, float]
) -> None:
    early, late = sorted((a, b))
    assert circle_fraction(early, boundary_speeds) <= circle_fraction(late, boundary_speeds) + 1e-9
    assert (
        circle_fraction(0, boundary_speeds),
        circle_fraction(1, boundary_speeds),
    ) == pytest.approx((0, 1))
    bit = 1e-6
    assert circle_fraction(bit, boundary_speeds) / bit == pytest.approx(
        boundary_speeds[0], abs=1e-4
    )
    assert (1 - circle_fraction(1 - bit, boundary_speeds)) / bit == pytest.approx(
        boundary_speeds[1], abs=1e-4
    )


# What is shown

# How far the farthest joint moves, at most, for each of a posture's numbers: the head around
# the hips, the feet drawn up, the knee around the line from hip to ankle, the toes around the
# hip, and with a moved ankle the toes a little further.
REACH_M = (2.3, 0.6, radians(0.42), radians(1.04), 1.24, 1.24)
# A movement's own speed and up to two differences that fade at once: a lowered leg, which has
# the longest way for its time, takes half a second for three quarters of a metre.
FASTEST_SHOWN_M_S = 4.5
MOST_SHOWN_M_S2 = 60.0
FRAME_MS = 16
# Looks further apart than this are seen as steps, whatever is shown.
CLOSE_MS = 100


@dataclass(frozen=True)
class Shown:
    now_ms: int
    posture: Posture
    aim: Posture
    running: bool


class Watched:
    """A session on a silent player, looked at by a clock that the test moves."""

    def __init__(self, plan: Plan, from_ms: int) -> None:
        self.session = Session(plan)
        self.smoother = PostureSmoother()
        self.now_ms = 0
        self.shown: list[Shown] = []
        self.session.act(Act.START)
        self.session.advance(from_ms)
        self._seek, self._since_ms = Seek(from_ms), 0

    @property
    def lead_ms(self) -> int:
        return max(0, self._seek.lead_ms - (self.now_ms - self._since_ms))

    @property
    def running(self) -> bool:
        return self.session.state is State.PLAYING and self.lead_ms == 0

    def act(self, act: Act | None) -> None:
        """Do it; None switches the speed."""
        if act is None:
            self.session.switch_speed(self.session.position_ms)
            return
        seek = self.session.act(act)
        if seek is not None:
            self._seek, self._since_ms = seek, self.now_ms

    def look(self, after_ms: int = FRAME_MS, jitter_ms: int = 0) -> None:
        self.now_ms += after_ms
        if self.running:
            passed_ms = self.now_ms - self._since_ms - self._seek.lead_ms
            self.session.advance(self._seek.to_ms + passed_ms)
        at_ms = max(0, self.session.position_ms + (jitter_ms if self.running else 0))
        timeline = self.session.timeline
        posture = self.smoother.look(self.now_ms, timeline, at_ms, self.running)
        aim = posture_at(timeline, at_ms)
        self.shown.append(Shown(self.now_ms, posture, aim, self.running))

    def watch(self, for_ms: int) -> None:
        for _ in range(for_ms // FRAME_MS):
            self.look()


SHORT = Timing(5_000, 6_000, 5_000)


def watched(level_id: str, from_ms: int) -> Watched:
    each = Watched(Plan(level(level_id), Side.LEFT, SHORT), from_ms)
    each.look(0)
    return each


@cache
def places_ms() -> tuple[tuple[str, int], ...]:
    """Places all over the sessions, as many in a short phase as in a long one."""
    return tuple(
        (level_id, segment.start_ms + part_ms)
        for level_id in LEVELS
        for segment in compile_timeline(Plan(level(level_id), Side.LEFT, SHORT)).segments
        for part_ms in range(0, segment.end_ms - segment.start_ms, 470)
    )


def moves_m(one: Posture, other: Posture) -> list[float]:
    """How far the farthest joint moves for each number, from one to the other."""
    return [
        (b - a) * reach_m for a, b, reach_m in zip(one.numbers, other.numbers, REACH_M, strict=True)
    ]


def check_shown(shown: Sequence[Shown]) -> None:
    """Nothing jumps between looks that follow closely on one another."""
    for one, two, three in zip(shown, shown[1:], shown[2:], strict=False):
        first_ms, second_ms = two.now_ms - one.now_ms, three.now_ms - two.now_ms
        if max(first_ms, second_ms) > CLOSE_MS:
            continue
        for before, after in zip(
            moves_m(one.posture, two.posture), moves_m(two.posture, three.posture), strict=True
        ):
            speed, change = after / second_ms * 1e3, (after / second_ms - before / first_ms) * 1e3
            assert abs(speed) < FASTEST_SHOWN_M_S
            assert abs(change) < MOST_SHOWN_M_S2 * (first_ms + second_ms) / 2 / 1e3


def check_limits(shown: Sequence[Shown]) -> None:
    for each in shown:
        assert each.posture.open_deg <= 45
        assert each.posture.lift_deg <= 45
        for number, (least, most) in zip(each.posture.numbers, LIMITS, strict=True):
            assert least <= number <= most


@dataclass(frozen=True)
class Deed:
    """An act (None: the speed) after so long; or, `late_ms` above 0, the window hangs."""

    after_ms: int
    act: Act | None
    late_ms: int


DEEDS = st.builds(
    Deed,
    st.sampled_from((16, 48, 112, 320, 800, 1_600, 3_200)),
    st.sampled_from((*Act, Act.RESUME, Act.RESUME, Act.PAUSE, None)).filter(
        lambda act: act is not Act.STOP
    ),
    st.sampled_from((0, 0, 0, 0, 90, 400, 5_000)),
)


@settings(max_examples=100)
@given(st.sampled_from(places_ms()), st.lists(DEEDS, min_size=1, max_size=6))
@example((CIRCLES, 90_000), [Deed(800, Act.BACK, 0), Deed(800, Act.LEG_DONE, 0)])
@example(
    (CIRCLES, 90_000), [Deed(800, Act.PAUSE, 0), Deed(800, Act.RESUME, 0), Deed(3_200, None, 0)]
)
@example((LIFT, 12_000), [Deed(800, Act.PAUSE, 0), Deed(48, Act.RESUME, 5_000)])
@example(("clamshell", 259_880), [Deed(16, Act.START, 0)])
@example(
    (LIFT, 40_000), [Deed(800, Act.LEG_DONE, 0), Deed(320, Act.SKIP, 0), Deed(320, Act.BACK, 0)]
)
def test_whatever_happens_nothing_jumps_and_the_aim_is_reached(
    place: tuple[str, int], deeds: list[Deed]
) -> None:
    each = watched(*place)
    for deed in deeds:
        each.watch(deed.after_ms)
        each.act(deed.act)
        if deed.late_ms:
            each.look(deed.late_ms)
    each.look()
    # A count of three may still be running.
    each.watch(COUNTED_MS + max(FADE_MS) + FRAME_MS)
    # So may be what is left of coming to rest at the session's end.
    last = each.shown[-1]
    assert max(map(abs, moves_m(last.posture, last.aim))) < MM
    check_shown(each.shown)
    check_limits(each.shown)
    for posture in {shown.posture for shown in each.shown[::8]}:
        assert min(joint.y for joint in body(posture).values()) >= -0.02


@settings(max_examples=200)
@given(
    st.sampled_from(places_ms()),
    st.sampled_from((None, Act.BACK, Act.SKIP, Act.PAUSE)),
    st.lists(st.integers(1, 2_000), min_size=1, max_size=60),
)
@example((LIFT, 12_000), Act.BACK, [101] * 40)
@example(("clamshell", 12_000), None, [150, 16] * 20)
def test_however_far_apart_the_looks_are_the_figure_is_in_step_once_a_fade_has_passed(
    place: tuple[str, int], act: Act | None, apart_ms: list[int]
) -> None:
    each = watched(*place)
    if act is not None:
        each.act(act)
    for after_ms in apart_ms:
        each.look(after_ms)
    noticed_ms = each.shown[1].now_ms if act is not None else 0
    for before, shown in pairwise(each.shown):
        if shown.running is not before.running:
            # Paused, or at the session's end: what moved swings out.
            noticed_ms = shown.now_ms
        if shown.now_ms >= noticed_ms + max(FADE_MS) or (act is None and noticed_ms == 0):
            assert shown.posture == shown.aim


def test_looked_at_closely_a_seek_in_mid_circle_keeps_its_speed_too() -> None:
    each = watched(CIRCLES, 80_000)
    for act in (Act.BACK, Act.PAUSE, Act.RESUME, Act.SKIP):
        for _ in range(1_700):
            each.look(2)
        each.act(act)
    each.look(2)
    check_shown(each.shown)


def test_a_pause_lets_the_leg_swing_out_and_then_nothing_is_painted() -> None:
    each = watched(LIFT, 5_900)
    still = [each.smoother.still]
    each.act(Act.PAUSE)
    each.look()
    stopped = each.shown[-1]
    still.append(each.smoother.still)
    each.watch(200)
    assert each.shown[-1].posture.lift_deg > stopped.aim.lift_deg
    each.watch(400)
    assert [*still, each.smoother.still] == [False, False, True]
    assert each.shown[-1].posture == stopped.aim


def test_nothing_is_still_before_it_was_looked_at() -> None:
    assert not PostureSmoother().still


def test_a_clock_that_differs_a_little_from_the_sound_s_changes_nothing() -> None:
    each = watched(LIFT, 5_000)
    for jitter_ms in (0, JITTER_MS // 2, -JITTER_MS // 2, JITTER_MS // 2) * 20:
        each.look(FRAME_MS, jitter_ms)
        assert each.shown[-1].posture == each.shown[-1].aim


def test_a_clock_that_differs_much_from_the_sound_s_is_smoothed() -> None:
    each = watched(CIRCLES, 80_000)
    for jitter_ms in (0, 40, -40, 40) * 40:
        each.look(FRAME_MS, jitter_ms)
    check_shown(each.shown)
    each.look()
    each.watch(max(FADE_MS))
    assert each.shown[-1].posture == each.shown[-1].aim


def test_the_leg_aims_at_the_top_in_a_rep_and_at_nothing_between() -> None:
    for level in built_in().levels:
        timeline = compile_timeline(Plan(level, Side.RIGHT))
        for segment in timeline.segments:
            block = timeline.sets[segment.set_index]
            target = target_at(timeline, segment.start_ms)
            if segment.rep is None:
                assert target is None
                continue
            assert target is not None
            assert target.posture == top_posture(block.exercise, block.side)
            circles = segment.phase is Phase.CIRCLE
            assert target.circling is (segment.rep.direction if circles else None)


def test_circles_of_a_bent_leg_are_none_to_see() -> None:
    circles = built_in().levels[-1].doses[-1]
    bent = replace(circles, exercise=replace(circles.exercise, figure=Figure.CLAMSHELL))
    level = replace(built_in().levels[0], doses=(bent,))
    timeline = compile_timeline(Plan(level, Side.LEFT))
    rep = timeline.reps[1]
    target = target_at(timeline, rep.start_ms)
    assert target is not None
    assert target.circling is None
