"""Another dose or tempo than a level's own, chosen beforehand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.adjustment import (
    Adjustment,
    ChosenDose,
    ChosenTempo,
    adjustable_phases,
    adjustment_between,
    adjustment_values,
    as_begun,
    hold_range_ms,
    hold_step_ms,
    phase_range_ms,
    read_adjustment,
    rep_range,
    stepped,
)
from glutetimer.core.assessment import Shortfall, ShortfallKind, shortfall
from glutetimer.core.fields import Table
from glutetimer.core.frozen import replace
from glutetimer.core.problems import Problem
from glutetimer.core.program import Dose, Level, Side, Sides, Tempo
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.session import Session
from glutetimer.core.settings import Settings
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from tests.core.builders import CIRCLES, CLAMSHELL, LIFT, built_in, november
from tests.core.session_runs import started
from tests.core.strategies import PROGRAMS, SIDES

MAX_EXAMPLES = 100
_FACTORS = st.floats(0.05, 3.0)
_LENGTHS_MS = st.integers(0, 12_000)
_SIDES = st.none() | SIDES


def level_of(id_: str) -> Level:
    level = built_in().level(id_)
    assert level is not None
    return level


def with_doses(level: Level, **values: Any) -> Level:
    """The level with these values in each of its doses."""
    return replace(level, doses=tuple(replace(dose, **values) for dose in level.doses))


def with_tempo(level: Level, **lengths_ms: int) -> Level:
    """The level with these phases in each exercise's tempo."""
    return replace(level, doses=tuple(at_tempo(dose, **lengths_ms) for dose in level.doses))


def at_tempo(dose: Dose, **lengths_ms: int) -> Dose:
    exercise = dose.exercise
    return replace(dose, exercise=replace(exercise, tempo=replace(exercise.tempo, **lengths_ms)))


def by_sides(dose: Dose, sides: Sides) -> Dose:
    return replace(dose, exercise=replace(dose.exercise, sides=sides))


CLAM = level_of(CLAMSHELL)
BRIDGE = replace(by_sides(CLAM.doses[0], Sides.BOTH), reps=12)
HELD = with_doses(CLAM, reps=5, hold_ms=10_000)
PLANK = with_doses(CLAM, reps=1, hold_ms=30_000)


def reduces(chosen: Level, own: Level = CLAM, at_presets: Level | None = None) -> bool:
    at_presets = at_presets or own
    return adjustment_between(at_presets, chosen).reduces(own, at_presets)


@st.composite
def chosen_levels(draw: st.DrawFn, own: Level) -> Level:
    """Any other amounts and lengths, also such as nobody can choose in the window."""
    doses = []
    for dose in own.doses:
        other = replace(
            dose,
            reps=max(1, round(dose.reps * draw(_FACTORS))),
            hold_ms=round(dose.hold_ms * draw(_FACTORS)),
        )
        phases = [phase for phase in adjustable_phases(dose) if draw(st.booleans())]
        doses.append(at_tempo(other, **{phase: draw(_LENGTHS_MS) for phase in phases}))
    return replace(own, doses=tuple(doses))


@st.composite
def _choices(draw: st.DrawFn) -> tuple[Level, Adjustment]:
    level = draw(PROGRAMS).levels[0]
    return level, adjustment_between(level, draw(chosen_levels(level)), draw(_SIDES))


CHOICES = _choices()


def record_of(plan: Plan, session: Session) -> SessionRecord:
    return SessionRecord(
        id="begun",
        program="random",
        level=plan.level.id,
        first_side=plan.first_side,
        started_at=november(1),
        active_ms=session.active_ms,
        sets=session.records(),
        reduced=plan.reduced,
    )


# What is chosen


@settings(deadline=None, max_examples=MAX_EXAMPLES)
@given(CHOICES)
def test_what_is_chosen_stays_within_the_ranges(choice: tuple[Level, Adjustment]) -> None:
    level, adjustment = choice
    chosen = adjustment.applied_to(level)
    for dose, own in zip(chosen.doses, level.doses, strict=True):
        assert rep_range(own)[0] <= dose.reps <= rep_range(own)[1]
        assert hold_range_ms(own)[0] <= dose.hold_ms <= hold_range_ms(own)[1]
        for phase in ("lift_ms", "hold_ms", "lower_ms", "rest_ms", "circle_ms"):
            minimum_ms, maximum_ms = phase_range_ms(own.exercise.tempo, phase)
            assert minimum_ms <= getattr(dose.exercise.tempo, phase) <= maximum_ms
    assert adjustment_between(level, chosen).applied_to(level) == chosen


@settings(deadline=None, max_examples=MAX_EXAMPLES)
@given(PROGRAMS, st.data())
def test_nothing_that_is_slower_or_more_reduces(program: Any, data: st.DataObject) -> None:
    level = program.levels[0]
    assert not Adjustment().reduces(level, level)
    chosen = data.draw(chosen_levels(level))
    doses = [
        at_tempo(
            replace(own, reps=max(own.reps, dose.reps), hold_ms=max(own.hold_ms, dose.hold_ms)),
            **{
                phase: max(getattr(own.exercise.tempo, phase), getattr(dose.exercise.tempo, phase))
                for phase in adjustable_phases(own)
                if phase != "rest_ms"
            },
        )
        for own, dose in zip(level.doses, chosen.doses, strict=True)
    ]
    more = replace(level, doses=tuple(doses))
    assert not adjustment_between(level, more).reduces(level, level)


@settings(deadline=None, max_examples=MAX_EXAMPLES)
@given(CHOICES, SIDES, st.floats(0, 1))
def test_a_session_goes_on_with_the_doses_it_was_begun_with(
    choice: tuple[Level, Adjustment], first: Side, fraction: float
) -> None:
    level, adjustment = choice
    program = replace(built_in(), levels=(level,))
    plan = Settings().plan(program, level, adjustment, first, level.speed, {})
    session = started(plan)
    session.advance(round(session.timeline.duration_ms * fraction))
    record = record_of(plan, session)
    # Meanwhile something else was chosen.
    begun = as_begun(Adjustment(), level, record)
    again = Session(Settings().plan(program, level, begun, first, level.speed, {}))
    blocks = [(b.exercise.id, b.side, b.prescribed, b.dose.hold_ms) for b in again.timeline.sets]
    assert blocks == [(s.exercise, s.side, s.prescribed, s.hold_ms) for s in record.sets]
    left = any(s.done < s.prescribed for s in record.sets)
    assert again.resume(record.sets, record.active_ms, session.next_rep) is left


@settings(deadline=None, max_examples=MAX_EXAMPLES)
@given(CHOICES)
def test_an_easy_session_counts_unless_less_was_chosen(choice: tuple[Level, Adjustment]) -> None:
    level, adjustment = choice
    program = replace(built_in(), levels=(level,))
    plan = Settings().plan(program, level, adjustment, Side.LEFT, level.speed, {})
    session = started(plan)
    session.advance(session.timeline.duration_ms)
    record = record_of(plan, session)
    easy = replace(record, effort=dict.fromkeys(record.legs, Effort.EASY), pain=0)
    lack = Shortfall(ShortfallKind.REDUCED) if plan.reduced else None
    assert shortfall(easy, level, program.rules) == lack


@settings(deadline=None, max_examples=MAX_EXAMPLES)
@given(CHOICES, st.none() | st.dates())
def test_what_is_chosen_is_kept_in_the_file_as_it_is(
    choice: tuple[Level, Adjustment], day: date | None
) -> None:
    adjustment = replace(choice[1], day=day)
    problems: list[Problem] = []
    assert read_adjustment(Table(adjustment_values(adjustment), "", problems)) == adjustment
    assert problems == []


def test_nothing_chosen_is_nothing_in_the_file() -> None:
    assert adjustment_between(CLAM, CLAM) == Adjustment()
    assert adjustment_values(Adjustment()) == {}
    assert Adjustment().applied_to(CLAM) == CLAM


@pytest.mark.parametrize(
    ("values", "path", "read"),
    [
        ({"only_leg": "middle"}, "only_leg", Adjustment()),
        ({"only_leg": "right"}, "", Adjustment(only_leg=Side.RIGHT)),
        ({"day": "2026-02-30"}, "day", Adjustment()),
        ({"doses": 3}, "doses", Adjustment()),
        (
            {"doses": [{"exercise": "clamshell", "own_reps": 25, "reps": 0}]},
            "doses[0].reps",
            Adjustment((ChosenDose("clamshell", 25, 1),)),
        ),
        (
            {"tempos_ms": {"clamshell": {"own": {}, "tempo": {"lift_ms": -1}}}},
            "tempos_ms.clamshell.tempo.lift_ms",
            Adjustment(tempos={"clamshell": ChosenTempo(Tempo(0, 0, 0, 0), Tempo(0, 0, 0, 0))}),
        ),
    ],
)
def test_what_cannot_be_used_of_a_file_is_named(
    values: dict[str, Any], path: str, read: Adjustment
) -> None:
    problems: list[Problem] = []
    assert read_adjustment(Table(values, "", problems)) == read
    assert [problem.path for problem in problems] == ([path] if path else [])


# What it was chosen in place of


def test_a_level_that_changed_meanwhile_is_done_as_it_is() -> None:
    fifteen = adjustment_between(CLAM, with_doses(CLAM, reps=15))
    assert [dose.reps for dose in fifteen.applied_to(CLAM).doses] == [15]
    (dose,) = CLAM.doses
    (lift,) = level_of(LIFT).doses
    for changed in (
        with_doses(CLAM, reps=12),
        with_doses(CLAM, hold_ms=5_000),
        replace(CLAM, doses=(dose, lift)),
        replace(CLAM, doses=(replace(lift, reps=25),)),
    ):
        assert fifteen.applied_to(changed) == changed
        assert not fifteen.reduces(changed, changed)


def test_a_tempo_is_chosen_in_place_of_one_tempo() -> None:
    slower = adjustment_between(CLAM, with_tempo(CLAM, lift_ms=3_000))
    assert slower.applied_to(CLAM) == with_tempo(CLAM, lift_ms=3_000)
    other = with_tempo(CLAM, lift_ms=4_000)
    assert slower.applied_to(other) == other, "of a changed program, or of a preset"
    few = with_doses(CLAM, reps=20)
    assert slower.applied_to(few) == with_tempo(few, lift_ms=3_000)


def test_an_exercise_that_stands_twice_has_two_doses_and_one_tempo() -> None:
    first, second = CLAM.doses[0], replace(CLAM.doses[0], reps=10)
    own = replace(CLAM, doses=(first, second))
    chosen = with_tempo(
        replace(own, doses=(replace(first, reps=20), replace(second, reps=12))), lift_ms=3_000
    )
    adjustment = adjustment_between(own, chosen)
    assert list(adjustment.tempos) == ["clamshell"]
    assert adjustment.applied_to(own) == chosen


# What counts as less


@pytest.mark.parametrize(
    ("chosen", "own", "less"),
    [
        (with_doses(CLAM, reps=24), CLAM, True),
        (with_doses(CLAM, reps=26), CLAM, False),
        (with_tempo(CLAM, lift_ms=1_500), CLAM, True),
        (with_tempo(CLAM, lift_ms=2_500), CLAM, False),
        (with_tempo(CLAM, lift_ms=1_500, lower_ms=5_000), CLAM, True),
        (with_tempo(CLAM, rest_ms=0), CLAM, False),
        (with_doses(HELD, hold_ms=9_000), HELD, True),
        (with_doses(HELD, hold_ms=11_000), HELD, False),
        (with_doses(HELD, hold_ms=20_000, reps=4), HELD, True),
        (with_tempo(level_of(CIRCLES), circle_ms=1_500), level_of(CIRCLES), True),
    ],
)
def test_fewer_shorter_or_faster_is_less(chosen: Level, own: Level, less: bool) -> None:
    assert reduces(chosen, own) is less


def test_no_faster_than_the_levels_own_or_than_the_preset_is_not_less() -> None:
    slow, quick = with_tempo(CLAM, lift_ms=4_000), with_tempo(CLAM, lift_ms=1_000)
    assert not reduces(with_tempo(CLAM, lift_ms=2_000), CLAM, at_presets=slow)
    assert reduces(with_tempo(CLAM, lift_ms=1_500), CLAM, at_presets=slow)
    assert not reduces(with_tempo(CLAM, lift_ms=1_500), CLAM, at_presets=quick)
    assert not reduces(quick, CLAM, at_presets=quick), "a preset is the program's own"
    assert reduces(with_doses(slow, reps=20), CLAM, at_presets=slow)


# One leg


@pytest.mark.parametrize(
    ("sides", "legs"),
    [
        ([Sides.EACH], tuple(Side)),
        ([Sides.ALTERNATE], tuple(Side)),
        ([Sides.LEFT, Sides.RIGHT], tuple(Side)),
        ([Sides.EACH, Sides.BOTH], tuple(Side)),
        ([Sides.BOTH], ()),
        ([Sides.LEFT], ()),
        ([Sides.LEFT, Sides.BOTH], ()),
    ],
)
def test_one_leg_can_be_left_out_where_each_works_by_itself(
    sides: list[Sides], legs: tuple[Side, ...]
) -> None:
    level = replace(CLAM, doses=tuple(by_sides(CLAM.doses[0], side) for side in sides))
    assert level.separate_legs == legs
    only_left = Adjustment(only_leg=Side.LEFT)
    assert only_left.leg_of(level) is (Side.LEFT if legs else None)
    assert only_left.reduces(level, level) is bool(legs)


def test_a_session_of_one_leg_with_a_bridge_goes_on_as_it_was_begun() -> None:
    level = replace(CLAM, doses=(CLAM.doses[0], BRIDGE))
    begun = adjustment_between(level, with_doses(level, reps=20), Side.RIGHT)
    plan = Settings().plan(built_in(), level, begun, Side.LEFT, Speed.NORMAL, {})
    record = record_of(plan, started(plan))
    assert [(s.side, s.prescribed) for s in record.sets] == [(Side.RIGHT, 20), (None, 20)]
    assert as_begun(Adjustment(), level, record) == begun


def test_one_leg_alone_skips_what_is_only_for_the_other_and_goes_on_so() -> None:
    clam = CLAM.doses[0]
    level = replace(CLAM, doses=(replace(by_sides(clam, Sides.LEFT), reps=9), clam))
    begun = adjustment_between(level, with_doses(level, reps=20), Side.RIGHT)
    plan = Settings().plan(built_in(), level, begun, Side.LEFT, Speed.NORMAL, {})
    record = record_of(plan, started(plan))
    assert [(s.side, s.prescribed) for s in record.sets] == [(Side.RIGHT, 20)]
    assert as_begun(Adjustment(), level, record).only_leg is Side.RIGHT


def test_a_session_of_sets_that_the_level_has_no_more_is_not_gone_on_with() -> None:
    plan = Plan(CLAM, Side.LEFT)
    record = record_of(plan, started(plan))
    level = with_doses(CLAM, sets=2)
    begun = as_begun(Adjustment(), level, record)
    assert not Session(Plan(begun.applied_to(level), Side.LEFT)).resume(record.sets, 0, 0)


# Steps and lengths


@pytest.mark.parametrize(
    ("dose", "phases", "length_ms"),
    [
        (CLAM.doses[0], ("lift_ms", "hold_ms", "lower_ms", "rest_ms"), (5_000, 10_000)),
        (HELD.doses[0], ("lift_ms", "lower_ms", "rest_ms"), (15_000, 20_000)),
        (PLANK.doses[0], (), (35_000, 40_000)),
        (level_of(CIRCLES).doses[1], ("circle_ms",), (2_000, 4_000)),
    ],
)
def test_each_phase_of_a_rep_can_be_changed(
    dose: Dose, phases: tuple[str, ...], length_ms: tuple[int, int]
) -> None:
    assert adjustable_phases(dose) == phases
    assert (dose.rep_ms(Speed.NORMAL), dose.rep_ms(Speed.HALF)) == length_ms


def test_long_holds_are_changed_in_larger_steps() -> None:
    assert (hold_step_ms(HELD.doses[0]), hold_step_ms(PLANK.doses[0])) == (1_000, 5_000)


@pytest.mark.parametrize(
    ("value", "steps", "own", "after"),
    [
        (2_000, 1, 2_000, 2_500),
        (2_000, -2, 2_000, 1_000),
        (1_200, 1, 1_200, 1_500),
        (1_500, -1, 1_200, 1_200),
        (1_200, -1, 1_200, 1_000),
        (1_000, 2, 1_200, 1_500),
        (1_500, 0, 1_200, 1_500),
    ],
)
def test_a_step_leads_to_the_next_half_second_and_past_ones_own(
    value: int, steps: int, own: int, after: int
) -> None:
    assert stepped(value, steps, 500, own) == after
