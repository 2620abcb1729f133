"""Random valid programs, plans and histories.

Most strategies are made once, here: making one for each draw takes longer than the draw.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from glutetimer.core.adjustment import adjustment_between
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.program_reader import read_program
from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord, SetRecord
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan, SpeedChange
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, LIFT, answer, session

SIDES = st.sampled_from(Side)
SPEEDS = st.sampled_from(Speed)
EXERCISES = ("clam", "lift", "held", "circles")
RANDOM_PROGRAM = "random"


# Short, so that a session is a matter of seconds; not whole milliseconds, as a file may have it.
MOVING_S = st.floats(0.1, 2.5)
STILL_S = st.floats(0, 1.5)
PREPARING_S = st.floats(3, 6)


_SIDES = st.sampled_from(("each", "each", "both", "left", "right"))
# Lying on the side the legs cannot take turns.
_ON_THE_SIDE = st.fixed_dictionaries({}, optional={"sides": _SIDES})
_SIDES_AND_POSITIONS = _ON_THE_SIDE | st.fixed_dictionaries(
    {
        "sides": _SIDES | st.just("alternate"),
        "position": st.sampled_from(("back", "standing", "all fours", "Lean on the wall")),
    }
)


def _exercise_values(
    how: st.SearchStrategy[dict[str, Any]], **tempo_s: st.SearchStrategy[float]
) -> st.SearchStrategy[dict[str, Any]]:
    tempo = st.fixed_dictionaries({"lift": MOVING_S, "lower": MOVING_S, "rest": STILL_S, **tempo_s})
    presets = tempo.map(lambda other: [{"id": "other", "name": "Another", "tempo_s": other}])
    values = st.fixed_dictionaries(
        {"name": st.just("An exercise"), "tempo_s": tempo},
        optional={"presets": presets, "cues": st.just(["Keep breathing."])},
    )
    return st.tuples(values, how).map(lambda both: both[0] | both[1])


def _set_values(*exercises: str, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "exercise": st.sampled_from(exercises),
            "reps": st.integers(1, 3),
            "speed": st.sampled_from([speed.value for speed in Speed]),
            **more,
        },
        optional={"sets": st.integers(1, 2), "rest_s": PREPARING_S},
    )


_EXERCISE_VALUES = {
    "clam": _exercise_values(_SIDES_AND_POSITIONS, hold=STILL_S),
    "lift": _exercise_values(_SIDES_AND_POSITIONS, hold=STILL_S),
    "held": _exercise_values(_SIDES_AND_POSITIONS),
    "circles": _exercise_values(_ON_THE_SIDE, circle=MOVING_S),
}
_DIRECTIONS = st.sampled_from(
    (("forward",), ("backward",), ("forward", "backward"), ("backward", "forward"))
).map(list)
_SETS = st.lists(
    _set_values("clam", "lift")
    | _set_values("held", hold_s=st.floats(1, 13))
    | _set_values("circles", directions=_DIRECTIONS),
    min_size=1,
    max_size=3,
)
_LADDERS = st.lists(_SETS, min_size=1, max_size=3)
_TIMINGS = st.fixed_dictionaries(
    dict.fromkeys(("get_ready_s", "switch_s", "next_set_s"), PREPARING_S)
)


@st.composite
def _program_values(draw: st.DrawFn, ladders: st.SearchStrategy[Any]) -> dict[str, Any]:
    levels = draw(ladders)
    used = sorted({values["exercise"] for level in levels for values in level})
    return {
        "format": 1,
        "id": RANDOM_PROGRAM,
        "name": "A random program",
        "timing": draw(_TIMINGS),
        "exercises": {name: draw(_EXERCISE_VALUES[name]) for name in used},
        "levels": [
            {"id": f"level-{place}", "name": "A level", "sets": level}
            for place, level in enumerate(levels)
        ],
    }


# The mapping of a valid program file.
PROGRAM_VALUES = _program_values(_LADDERS)
PROGRAMS = PROGRAM_VALUES.map(read_program)
_PROGRAMS_OF_ONE_LEVEL = _program_values(_SETS.map(lambda sets: [sets])).map(read_program)
_PRESETS = st.fixed_dictionaries({}, optional=dict.fromkeys(EXERCISES, st.just("other")))
_WAITS = st.sampled_from(WaitForMe)
_REP_FACTORS = st.floats(0.1, 2.2)
_PLACES = st.integers(0, 47)


@st.composite
def _plans(draw: st.DrawFn, speed_changes: st.SearchStrategy[dict[int, Speed]]) -> Plan:
    program = draw(_PROGRAMS_OF_ONE_LEVEL)
    level = program.levels[0]
    factor = draw(_REP_FACTORS | st.just(1.0))
    doses = tuple(replace(dose, reps=max(1, round(dose.reps * factor))) for dose in level.doses)
    chosen = replace(level, doses=doses)
    adjustment = adjustment_between(level, chosen, draw(st.none() | SIDES))
    settings = Settings(presets=draw(_PRESETS), wait_for_me=draw(_WAITS))
    plan = settings.plan(program, level, adjustment, draw(SIDES), level.speed, {})
    reps = len(compile_timeline(plan).reps)
    changes = {place % reps: speed for place, speed in draw(speed_changes).items()}
    return replace(
        plan, speed_changes=tuple(SpeedChange(rep, changes[rep]) for rep in sorted(changes))
    )


# Plans of a random level, which may wait for the person; a preset may be chosen that its exercise
# does not have.
PLANS = _plans(st.dictionaries(_PLACES, SPEEDS, max_size=2))
PLANS_WITHOUT_CHANGES = _plans(st.just({}))


LEVELS = st.sampled_from((CLAMSHELL, HALF_SPEED, LIFT, CIRCLES))
EFFORTS = st.sampled_from(("easy", "easy", "right", "hard", None))
DONE = st.sampled_from((10, 10, 10, 8, 7, 0))
PAINS = st.sampled_from((None, 0, 0, 2, 3, 4, 5))
_HOURS = st.sampled_from((8, 10))
_KINDS = st.sampled_from(("easy", "easy", "easy", "easy", "false start", "any", "any"))
_OTHER_LEVELS = LEVELS | st.none()


@st.composite
def sessions(draw: st.DrawFn, day: int, level: str) -> SessionRecord:
    """A session of that day: more often than not one that counts towards moving up."""
    hour = draw(_HOURS)
    kind = draw(_KINDS)
    if kind == "easy":
        return session(day, level=level, hour=hour, speed=Speed.HALF)
    if kind == "false start":
        level = draw(_OTHER_LEVELS) or level
        return session(day, None, None, level=level, hour=hour, done=(1, 2), pain=None)
    return session(
        day,
        draw(EFFORTS),
        draw(EFFORTS),
        level=draw(_OTHER_LEVELS) or level,
        hour=hour,
        done=(draw(DONE), draw(DONE)),
        speed=draw(SPEEDS),
        pain=draw(PAINS),
    )


_DAYS = st.integers(1, 60)
_ANSWERS = st.builds(answer, st.sampled_from(AnswerKind), _DAYS, LEVELS, st.sampled_from((9, 11)))
_ANSWER_LISTS: st.SearchStrategy[list[Answer]] = st.just([]) | st.lists(_ANSWERS, max_size=3)
_LAST_DAYS = st.integers(0, 5)
_DAY_LISTS = st.lists(_DAYS, max_size=4)


@st.composite
def _histories(draw: st.DrawFn) -> History:
    level = draw(LEVELS)
    days = [60 - back for back in range(draw(_LAST_DAYS))]
    drawn = [draw(sessions(day, level)) for day in days + draw(_DAY_LISTS)]
    return History(
        tuple({session.started_at: session for session in drawn}.values()),
        tuple({answer.answered_at: answer for answer in draw(_ANSWER_LISTS)}.values()),
    )


# Up to two months, to day 60, in which a session or answer happens once at a time. Often a row
# of days up to the last one, so that there is something to decide.
HISTORIES = _histories()


ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# How each leg felt, if that is known.
LEG_EFFORTS = st.fixed_dictionaries({}, optional=dict.fromkeys(Side, st.sampled_from(Effort)))
# Not so near the ends of time that a zone would lead beyond them.
_MOMENTS = st.builds(
    lambda day, second, zone: (
        datetime.fromordinal(day).replace(tzinfo=zone) + timedelta(seconds=second)
    ),
    st.integers(date(2, 1, 1).toordinal(), date(9998, 12, 30).toordinal()),
    st.integers(0, 86_399),
    ZONES,
)


def any_histories(program_id: str, level_ids: Sequence[str]) -> st.SearchStrategy[History]:
    """Anything a file may hold: of any day and zone, at levels that may be gone."""
    ids = st.text("abc", min_size=1, max_size=4)
    levels = st.sampled_from((*level_ids, "gone", ""))
    programs = st.sampled_from((program_id, program_id, program_id, "another"))
    sets = st.builds(
        SetRecord,
        exercise=st.sampled_from(EXERCISES),
        side=st.none() | SIDES,
        prescribed=st.integers(0, 4),
        done=st.integers(0, 4),
        speed=SPEEDS,
        hold_ms=st.sampled_from((0, 0, 10_000)),
        held_ms=st.sampled_from((0, 4_000, 20_000)),
    )
    sessions = st.builds(
        SessionRecord,
        id=ids,
        program=programs,
        level=levels,
        first_side=SIDES,
        started_at=_MOMENTS,
        active_ms=st.integers(0, 10),
        sets=st.lists(sets, max_size=4).map(tuple),
        effort=LEG_EFFORTS,
        pain=st.none() | st.integers(0, 10),
        note=st.sampled_from(("", "a", "b")),
        reduced=st.booleans(),
    )
    answers = st.builds(
        Answer,
        id=ids,
        program=programs,
        answered_at=_MOMENTS,
        kind=st.sampled_from(AnswerKind),
        from_level=levels,
        to_level=levels,
    )
    return st.builds(
        History,
        st.lists(sessions, max_size=6, unique_by=lambda session: session.id).map(tuple),
        st.lists(answers, max_size=3, unique_by=lambda answer: answer.id).map(tuple),
    )


# A random program, which has one to three of these levels, and anything a file may hold of it.
PROGRAMS_AND_HISTORIES: st.SearchStrategy[tuple[Program, History]] = st.tuples(
    PROGRAMS, any_histories(RANDOM_PROGRAM, ("level-0", "level-1", "level-2"))
)
