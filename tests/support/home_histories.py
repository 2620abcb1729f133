"""Histories of a physiotherapist's list: holds, both legs together, one leg, smaller doses."""

from __future__ import annotations

from datetime import timedelta

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side, Sides
from glutetimer.core.records import Answer, Effort, SessionRecord, SetRecord
from tests.support.programs import worked_list
from tests.support.sample_histories import NOW, SampleHistory, felt, moved

# The list with a level below it in which both legs work together all the time.
_LIST = worked_list()
FIRST_LIST, SECOND_LIST, *_ = _LIST.levels
BOTH_LEGS_LEVEL = Level(
    id="on-back-and-front",
    name="On back and front",
    about="Both legs together.",
    doses=tuple(dose for dose in FIRST_LIST.doses if dose.exercise.sides is Sides.BOTH),
)
HOME = replace(_LIST, levels=(BOTH_LEGS_LEVEL, *_LIST.levels))
EASY, RIGHT, HARD = Effort


def home_session(
    level: Level, days_ago: int, effort: Effort = Effort.EASY, pain: int | None = 0, note: str = ""
) -> SessionRecord:
    """A session of that level of the list so many days ago, all of it done."""
    return SessionRecord(
        id=f"home-{days_ago:03}",
        program=HOME.id,
        level=level.id,
        first_side=Side.LEFT,
        started_at=NOW - timedelta(days=days_ago, minutes=days_ago * 11 % 90),
        active_ms=480_000 + days_ago * 1_370 % 120_000,
        sets=tuple(_sets(level)),
        effort=dict.fromkeys(Side, effort),
        pain=pain,
        note=note,
    )


def smaller(record: SessionRecord) -> SessionRecord:
    """That session with about half of each dose, chosen beforehand."""
    sets = (_resized(set_record, -(-set_record.prescribed // 2)) for set_record in record.sets)
    return replace(record, sets=tuple(sets), reduced=True)


def of_left_leg_only(record: SessionRecord) -> SessionRecord:
    """That session as if the left leg alone had been chosen beforehand."""
    sets = tuple(set_record for set_record in record.sets if set_record.side is Side.LEFT)
    effort = {Side.LEFT: record.effort[Side.LEFT]}
    return replace(record, sets=sets, effort=effort, reduced=True)


def broken_off(record: SessionRecord, held_ms: int = 21_000) -> SessionRecord:
    """That session, stopped so many milliseconds into its last hold."""
    *before, last = record.sets
    last = replace(last, done=last.done - 1, held_ms=last.held_ms - last.hold_ms + held_ms)
    return replace(record, sets=(*before, last))


def _sets(level: Level) -> list[SetRecord]:
    records: list[SetRecord] = []
    for dose in level.doses:
        both = dose.exercise.sides is Sides.BOTH
        for leg in (None,) if both else dose.exercise.sides.legs:
            one = SetRecord(dose.exercise.id, leg, dose.reps_a_set, 0, dose.speed, dose.hold_ms)
            records += [_resized(one, dose.reps_a_set)] * dose.sets
    return records


def _resized(record: SetRecord, reps: int) -> SetRecord:
    """That set, prescribed and done with so many reps."""
    return replace(record, prescribed=reps, done=reps, held_ms=reps * record.hold_ms)


def _home_moved(place: int, days_ago: int) -> Answer:
    return replace(moved(HOME.levels, place, days_ago), program=HOME.id)


def _nine_weeks() -> SampleHistory:
    """Three days of most weeks, two steps up, a few days with less, one leg that lags behind."""
    sessions = []
    for days_ago in range(62, 0, -1):
        if days_ago % 7 not in (1, 3, 5) or days_ago in (29, 31):
            continue
        level = BOTH_LEGS_LEVEL if days_ago > 48 else FIRST_LIST if days_ago > 20 else SECOND_LIST
        record = home_session(level, days_ago, pain=2 if days_ago > 45 else 0)
        if level is not BOTH_LEGS_LEVEL:
            record = felt(record, EASY, RIGHT if days_ago % 3 else EASY)
        if days_ago in (5, 24):
            record = smaller(replace(record, note="A long day, half was enough"))
        if days_ago in (8, 10):
            record = of_left_leg_only(record)
        if days_ago == 3:
            record = broken_off(felt(record, RIGHT, HARD))
        sessions.append(record)
    return SampleHistory(tuple(sessions), (_home_moved(1, 48), _home_moved(2, 20)))


HOME_LIST = _nine_weeks()
BOTH_LEGS_ONLY = SampleHistory(
    tuple(home_session(BOTH_LEGS_LEVEL, day, RIGHT, pain=1) for day in (11, 8, 6, 4, 1))
)
