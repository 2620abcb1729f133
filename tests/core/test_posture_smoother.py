"""What is shown of the person when the playhead jumps, stops or starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import radians

from hypothesis import example, given, settings
from hypothesis import strategies as st

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import (
    FADE_MS,
    JITTER_MS,
    PostureSmoother,
    posture_at,
)
from glutetimer.core.playhead import Seek
from glutetimer.core.pose import (
    LIMITS,
    Posture,
)
from glutetimer.core.program import Side, Timing
from glutetimer.core.session import Act, Session, State
from glutetimer.core.timeline import (
    COUNTED_MS,
    Plan,
)
from tests.core.builders import CIRCLES, LIFT
from tests.core.joints import body
from tests.core.session_motion import (
    LEVELS,
    MM,
    level_of,
)

# How far the farthest joint moves, at most, for watcher of a posture's numbers: the head around
# the hips, the feet drawn up, the knee around the line from hip to ankle, the toes around the
# hip, with a moved ankle the toes a little further, the hand from under the head to beside the
# hips, and the knee with the pelvis around the shoulder.
REACH_M = (2.3, 0.6, radians(0.42), radians(1.04), 1.24, 1.24, 1.1, radians(0.5))
# A movement's own speed and up to three differences that fade at once: a lowered leg, which has
# the longest way for its time, takes half a second for three quarters of a metre.
MAX_SHOWN_M_S = 5.0
MAX_SHOWN_M_S2 = 80.0
FRAME_MS = 16
# Updates further apart than this are seen as steps, whatever is shown.
CLOSE_MS = 100


@dataclass(frozen=True)
class ShownPosture:
    now_ms: int
    posture: Posture
    target: Posture
    running: bool


class Watcher:
    """Watches a session on a silent player by a clock that the test moves."""

    def __init__(self, plan: Plan, from_ms: int) -> None:
        self.session = Session(plan)
        self.smoother = PostureSmoother()
        self.now_ms = 0
        self.shown: list[ShownPosture] = []
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

    def update(self, after_ms: int = FRAME_MS, jitter_ms: int = 0) -> None:
        self.now_ms += after_ms
        if self.running:
            passed_ms = self.now_ms - self._since_ms - self._seek.lead_ms
            self.session.advance(self._seek.to_ms + passed_ms)
        at_ms = max(0, self.session.position_ms + (jitter_ms if self.running else 0))
        timeline = self.session.timeline
        posture = self.smoother.update(self.now_ms, timeline, at_ms, self.running)
        target = posture_at(timeline, at_ms)
        self.shown.append(ShownPosture(self.now_ms, posture, target, self.running))

    def watch(self, for_ms: int) -> None:
        for _ in range(for_ms // FRAME_MS):
            self.update()


SHORT = Timing(5_000, 6_000, 5_000)


def watching(level_id: str, from_ms: int) -> Watcher:
    watcher = Watcher(Plan(level_of(level_id), Side.LEFT, SHORT), from_ms)
    watcher.update(0)
    return watcher


@cache
def places_ms() -> tuple[tuple[str, int], ...]:
    """Places all over the sessions, as many in a short phase as in a long one."""
    return tuple(
        (level_id, segment.start_ms + offset_ms)
        for level_id in LEVELS
        for segment in compile_timeline(Plan(level_of(level_id), Side.LEFT, SHORT)).segments
        for offset_ms in range(0, segment.end_ms - segment.start_ms, 470)
    )


def moves_m(one: Posture, other: Posture) -> list[float]:
    """How far the farthest joint moves for watcher number, from one to the other."""
    return [
        (b - a) * reach_m for a, b, reach_m in zip(one.numbers, other.numbers, REACH_M, strict=True)
    ]


def check_shown(shown: Sequence[ShownPosture]) -> None:
    """Nothing jumps between updates that follow closely on one another.

    What two jumps at once would take beyond a limit of the body waits there, and goes on from it
    at the speed that it has by then.
    """
    for one, two, three in zip(shown, shown[1:], shown[2:], strict=False):
        first_ms, second_ms = two.now_ms - one.now_ms, three.now_ms - two.now_ms
        if max(first_ms, second_ms) > CLOSE_MS:
            continue
        for number, aim, limits, before, after in zip(
            two.posture.numbers,
            two.target.numbers,
            LIMITS,
            moves_m(one.posture, two.posture),
            moves_m(two.posture, three.posture),
            strict=True,
        ):
            speed, change = after / second_ms * 1e3, (after / second_ms - before / first_ms) * 1e3
            assert abs(speed) < MAX_SHOWN_M_S
            if number in limits and number != aim and before == 0:
                continue
            assert abs(change) < MAX_SHOWN_M_S2 * (first_ms + second_ms) / 2 / 1e3


def check_limits(shown: Sequence[ShownPosture]) -> None:
    for posture_shown in shown:
        assert posture_shown.posture.open_deg <= 45
        assert posture_shown.posture.lift_deg <= 45
        for number, (minimum, maximum) in zip(posture_shown.posture.numbers, LIMITS, strict=True):
            assert minimum <= number <= maximum


@dataclass(frozen=True)
class Step:
    """An act (None: the speed) after so long; or, `late_ms` above 0, the window hangs."""

    after_ms: int
    act: Act | None
    late_ms: int


STEPS = st.builds(
    Step,
    st.sampled_from((16, 48, 112, 320, 800, 1_600, 3_200)),
    st.sampled_from((*Act, Act.RESUME, Act.RESUME, Act.PAUSE, None)).filter(
        lambda act: act is not Act.STOP
    ),
    st.sampled_from((0, 0, 0, 0, 90, 400, 5_000)),
)


@settings(max_examples=100)
@given(st.sampled_from(places_ms()), st.lists(STEPS, min_size=1, max_size=6))
@example((CIRCLES, 90_000), [Step(800, Act.BACK, 0), Step(800, Act.BOUT_DONE, 0)])
@example(
    (CIRCLES, 90_000), [Step(800, Act.PAUSE, 0), Step(800, Act.RESUME, 0), Step(3_200, None, 0)]
)
@example((LIFT, 12_000), [Step(800, Act.PAUSE, 0), Step(48, Act.RESUME, 5_000)])
@example(("clamshell", 259_880), [Step(16, Act.START, 0)])
@example(("bridges", 13_350), [Step(16, Act.BACK, 0), Step(16, Act.SKIP, 90)])
@example(
    (LIFT, 40_000), [Step(800, Act.BOUT_DONE, 0), Step(320, Act.SKIP, 0), Step(320, Act.BACK, 0)]
)
def test_whatever_happens_nothing_jumps_and_the_aim_is_reached(
    place: tuple[str, int], steps: list[Step]
) -> None:
    watcher = watching(*place)
    for step in steps:
        watcher.watch(step.after_ms)
        watcher.act(step.act)
        if step.late_ms:
            watcher.update(step.late_ms)
    watcher.update()
    # A count of three may still be running.
    watcher.watch(COUNTED_MS + max(FADE_MS) + FRAME_MS)
    # So may be what is left of coming to rest at the session's end.
    last = watcher.shown[-1]
    assert max(map(abs, moves_m(last.posture, last.target))) < MM
    check_shown(watcher.shown)
    check_limits(watcher.shown)
    for posture in {shown.posture for shown in watcher.shown[::8]}:
        assert min(joint.y for joint in body(posture).values()) >= -0.02


@settings(max_examples=200)
@given(
    st.sampled_from(places_ms()),
    st.sampled_from((None, Act.BACK, Act.SKIP, Act.PAUSE)),
    st.lists(st.integers(1, 2_000), min_size=1, max_size=60),
)
@example((LIFT, 12_000), Act.BACK, [101] * 40)
@example(("clamshell", 12_000), None, [150, 16] * 20)
def test_however_far_apart_the_updates_are_the_figure_is_in_step_once_a_fade_has_passed(
    place: tuple[str, int], act: Act | None, gaps_ms: list[int]
) -> None:
    watcher = watching(*place)
    if act is not None:
        watcher.act(act)
    for after_ms in gaps_ms:
        watcher.update(after_ms)
    noticed_ms = watcher.shown[1].now_ms if act is not None else 0
    for before, shown in pairwise(watcher.shown):
        if shown.running is not before.running:
            # Paused, or at the session's end: what moved swings out.
            noticed_ms = shown.now_ms
        if shown.now_ms >= noticed_ms + max(FADE_MS) or (act is None and noticed_ms == 0):
            assert shown.posture == shown.target


def test_updated_closely_a_seek_in_mid_circle_keeps_its_speed_too() -> None:
    watcher = watching(CIRCLES, 80_000)
    for act in (Act.BACK, Act.PAUSE, Act.RESUME, Act.SKIP):
        for _ in range(1_700):
            watcher.update(2)
        watcher.act(act)
    watcher.update(2)
    check_shown(watcher.shown)


def test_a_pause_lets_the_leg_swing_out_and_then_nothing_is_painted() -> None:
    watcher = watching(LIFT, 5_900)
    still = [watcher.smoother.still]
    watcher.act(Act.PAUSE)
    watcher.update()
    stopped = watcher.shown[-1]
    still.append(watcher.smoother.still)
    watcher.watch(200)
    assert watcher.shown[-1].posture.lift_deg > stopped.target.lift_deg
    watcher.watch(400)
    assert [*still, watcher.smoother.still] == [False, False, True]
    assert watcher.shown[-1].posture == stopped.target


def test_nothing_is_still_before_it_was_shown() -> None:
    assert not PostureSmoother().still


def test_a_clock_that_differs_a_little_from_the_sound_s_changes_nothing() -> None:
    watcher = watching(LIFT, 5_000)
    for jitter_ms in (0, JITTER_MS // 2, -JITTER_MS // 2, JITTER_MS // 2) * 20:
        watcher.update(FRAME_MS, jitter_ms)
        assert watcher.shown[-1].posture == watcher.shown[-1].target


def test_a_clock_that_differs_much_from_the_sound_s_is_smoothed() -> None:
    watcher = watching(CIRCLES, 80_000)
    for jitter_ms in (0, 40, -40, 40) * 40:
        watcher.update(FRAME_MS, jitter_ms)
    check_shown(watcher.shown)
    watcher.update()
    watcher.watch(max(FADE_MS))
    assert watcher.shown[-1].posture == watcher.shown[-1].target
