"""What a screen reader says by itself in a session: what is new, in turn, and not too often."""

from __future__ import annotations

from itertools import pairwise

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side, Sides
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.workout.announcer import INTERVAL_MS, Announcer
from glutetimer.ui.workout.scene import scene_at
from tests.support.programs import built_in

PROGRAM = built_in()
FRAME_MS = 40
PAUSED = "Paused. Space to go on"


class Listener:
    """Goes through a session frame by frame; keeps what was announced, and when."""

    def __init__(
        self,
        voice_speaks: bool = False,
        waits: bool = False,
        level: int = 0,
        program: Program = PROGRAM,
    ) -> None:
        plan = Plan(program.levels[level], Side.LEFT, program.timing, waits=waits)
        self.session = Session(plan)
        self.session.act(Act.START)
        self.warning = ""
        self.heard: list[tuple[int, str]] = []
        self._voice_speaks = voice_speaks
        self._announcer = Announcer()
        self._now_ms = 0

    def go(self, milliseconds: int) -> None:
        for _ in range(milliseconds // FRAME_MS):
            self._now_ms += FRAME_MS
            if self.session.next_act not in (Act.RESUME, None):
                self.session.advance(self.session.position_ms + FRAME_MS)
            texts = scene_at(self.session, self.session.position_ms, 0).texts
            announcement = self._announcer.announcement(
                texts, self.warning, self._voice_speaks, self._now_ms
            )
            if announcement:
                self.heard.append((self._now_ms, announcement))

    @property
    def texts(self) -> list[str]:
        return [texts for _, texts in self.heard]


def test_the_preparations_every_rep_and_its_phases_are_told_once() -> None:
    listener = Listener()
    listener.go(listener.session.timeline.duration_ms - FRAME_MS)
    reps = [text for number in range(1, 26) for text in (f"{number}. Lift", "Lower", "Rest")]
    assert listener.texts == [
        "Left leg. Lie on your right side. Get ready",
        *reps,
        "Right leg. Lie on your left side. Switch sides",
        *reps,
        "Well done",
    ]


def test_what_stays_the_same_from_rep_to_rep_is_told_once() -> None:
    listener = Listener(level=3)
    listener.go(listener.session.timeline.duration_ms - FRAME_MS)
    first = listener.texts.index("Circle forward")
    reps = [str(number) for number in range(2, 9)]
    assert listener.texts[first : first + 9] == ["Circle forward", *reps, "1. Circle backward"]


def test_the_leg_is_told_with_each_rep_where_the_legs_take_turns() -> None:
    dose = PROGRAM.levels[0].doses[0]
    exercise = replace(dose.exercise, sides=Sides.ALTERNATE)
    level = replace(PROGRAM.levels[0], doses=(replace(dose, exercise=exercise),))
    listener = Listener(program=replace(PROGRAM, levels=(level,)))
    listener.go(40_000)
    reps = [text for text in listener.texts if "Lift" in text]
    assert reps[:2] == ["1. Lift", "Right leg. 1. Lift"]
    assert reps[2] == "Left leg. 2. Lift"


@pytest.mark.parametrize("voice_speaks", [False, True])
def test_that_the_session_waits_is_told_though_our_own_voice_speaks(voice_speaks: bool) -> None:
    listener = Listener(voice_speaks, waits=True)
    listener.go(20_000)
    assert listener.texts[-1] == "Waits for you: press Space"
    assert len(listener.texts) == (1 if voice_speaks else 2)


def test_where_our_own_voice_speaks_only_pauses_and_messages_are_told() -> None:
    listener = Listener(voice_speaks=True)
    listener.go(30_000)
    assert listener.texts == []
    listener.session.act(Act.PAUSE)
    listener.go(2_000)
    listener.warning = "The disk is full."
    listener.go(2_000)
    listener.session.act(Act.RESUME)
    listener.go(2_000)
    assert listener.texts == [PAUSED, "The disk is full."]


def test_it_is_told_at_most_once_a_second_and_never_what_is_over() -> None:
    listener = Listener()
    listener.go(30_000)
    for _ in range(20):
        listener.session.act(Act.PAUSE)
        listener.go(120)
        listener.session.act(Act.RESUME)
        listener.go(120)
    listener.go(5_000)
    times = [at_ms for at_ms, _ in listener.heard]
    assert all(later - earlier >= INTERVAL_MS for earlier, later in pairwise(times))
    assert listener.texts[-1] != PAUSED


def test_a_message_waits_for_its_turn_and_is_not_lost() -> None:
    listener = Listener()
    first_rep = next(s for s in listener.session.timeline.segments if s.phase is Phase.LIFT)
    listener.go(first_rep.start_ms + FRAME_MS)
    assert listener.texts[-1] == "1. Lift"
    listener.warning = "The disk is full."
    listener.go(2 * FRAME_MS)
    listener.warning = ""
    listener.go(INTERVAL_MS)
    assert listener.texts[-1] == "The disk is full."
