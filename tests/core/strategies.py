"""Random valid programs, plans and histories."""

from datetime import timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from glutetimer.core.program import Program, Side, read_program
from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord, SetRecord
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan, SpeedChange
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, LIFT, answer, session

SIDES = st.sampled_from(Side)
SPEEDS = st.sampled_from(Speed)
DIRECTIONS = st.sampled_from(
    (("forward",), ("backward",), ("forward", "backward"), ("backward", "forward"))
).map(list)
EXERCISES = ("clam", "lift", "circles")


# Short, so that a session is a matter of seconds; not whole milliseconds, as a file may have it.
MOVING_S = st.floats(0.1, 2.5)
STILL_S = st.floats(0, 1.5)
PREPARING_S = st.floats(3, 6)


@st.composite
def exercise_values(draw: st.DrawFn, circles: bool) -> dict[str, Any]:
    tempo = st.fixed_dictionaries(
        {"lift": MOVING_S, "lower": MOVING_S, "rest": STILL_S}
        | ({"circle": MOVING_S} if circles else {"hold": STILL_S})
    )
    values: dict[str, Any] = {"name": "An exercise", "tempo_s": draw(tempo)}
    if draw(st.booleans()):
        values["presets"] = [{"id": "other", "name": "Another", "tempo_s": draw(tempo)}]
    return values


@st.composite
def set_values(draw: st.DrawFn) -> dict[str, Any]:
    values: dict[str, Any] = {
        "exercise": draw(st.sampled_from(EXERCISES)),
        "reps": draw(st.integers(1, 4)),
        "speed": draw(SPEEDS).value,
    }
    if values["exercise"] == "circles":
        values["directions"] = draw(DIRECTIONS)
    return values


@st.composite
def program_values(draw: st.DrawFn, most_levels: int = 3) -> dict[str, Any]:
    """The mapping of a valid program file."""
    sets = st.lists(set_values(), min_size=1, max_size=3)
    levels = draw(st.lists(sets, min_size=1, max_size=most_levels))
    used = sorted({values["exercise"] for level in levels for values in level})
    return {
        "format": 1,
        "id": "random",
        "name": "A random program",
        "timing": {key: draw(PREPARING_S) for key in ("get_ready_s", "switch_s", "next_set_s")},
        "exercises": {name: draw(exercise_values(circles=name == "circles")) for name in used},
        "levels": [
            {"id": f"level-{place}", "name": "A level", "sets": level}
            for place, level in enumerate(levels)
        ],
    }


def programs() -> st.SearchStrategy[Program]:
    return program_values().map(read_program)


@st.composite
def plans(draw: st.DrawFn, most_changes: int = 2) -> Plan:
    """Plans of a random level; a preset may be chosen that its exercise does not have."""
    program = read_program(draw(program_values(most_levels=1)))
    level = program.levels[0]
    places = st.integers(0, 2 * level.total - 1)
    from_reps = draw(st.lists(places, max_size=most_changes, unique=True).map(sorted))
    return Plan(
        level=level,
        first_side=draw(SIDES),
        timing=program.timing,
        presets={name: "other" for name in EXERCISES if draw(st.booleans())},
        speed_changes=tuple(SpeedChange(rep, draw(SPEEDS)) for rep in from_reps),
    )


LEVELS = st.sampled_from((CLAMSHELL, HALF_SPEED, LIFT, CIRCLES))
EFFORTS = st.sampled_from(("easy", "easy", "right", "hard", None))
DONE = st.sampled_from((10, 10, 10, 8, 7, 0))
PAINS = st.sampled_from((None, 0, 0, 2, 3, 4, 5))


@st.composite
def sessions(draw: st.DrawFn, day: int, level: str) -> SessionRecord:
    """A session of that day: more often than not one that counts towards moving up."""
    hour = draw(st.sampled_from((8, 10)))
    kind = draw(st.sampled_from(("easy", "easy", "easy", "easy", "look", "any", "any")))
    if kind == "easy":
        return session(day, level=level, hour=hour, speed=Speed.HALF)
    if kind == "look":
        level = draw(LEVELS | st.just(level))
        return session(day, None, None, level=level, hour=hour, done=(1, 2), pain=None)
    return session(
        day,
        draw(EFFORTS),
        draw(EFFORTS),
        level=draw(LEVELS | st.just(level)),
        hour=hour,
        done=(draw(DONE), draw(DONE)),
        speed=draw(SPEEDS),
        pain=draw(PAINS),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    return answer(
        draw(st.sampled_from(AnswerKind)),
        draw(st.integers(1, 60)),
        draw(LEVELS),
        draw(st.sampled_from((9, 11))),
    )


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Up to two months, to day 60, in which a session or answer happens once at a time.

    Often a row of days up to the last one, so that there is something to decide.
    """
    level = draw(LEVELS)
    days = [60 - back for back in range(draw(st.integers(0, 5)))]
    days += draw(st.lists(st.integers(1, 60), max_size=4))
    drawn = [draw(sessions(day, level)) for day in days]
    most = draw(st.sampled_from((0, 0, 1, 3)))
    drawn_answers = draw(st.lists(answers(), max_size=most))
    return History(
        tuple({session.started_at: session for session in drawn}.values()),
        tuple({answer.answered_at: answer for answer in drawn_answers}.values()),
    )


ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def any_histories(program: Program) -> st.SearchStrategy[History]:
    """Anything a file may hold: of any day and zone, at levels that may be gone."""
    ids = st.text("abc", min_size=1, max_size=4)
    # Not so near the ends of time that a zone would lead beyond them.
    moments = st.datetimes(timezones=ZONES).filter(lambda moment: 1 < moment.year < 9999)
    levels = st.sampled_from((*(level.id for level in program.levels), "gone", ""))
    programs = st.sampled_from((program.id, program.id, program.id, "another"))
    sets = st.builds(
        SetRecord,
        exercise=st.sampled_from(EXERCISES),
        side=SIDES,
        prescribed=st.integers(0, 4),
        done=st.integers(0, 4),
        speed=SPEEDS,
    )
    sessions = st.builds(
        SessionRecord,
        id=ids,
        program=programs,
        level=levels,
        first_side=SIDES,
        started_at=moments,
        active_ms=st.integers(0, 10),
        sets=st.lists(sets, max_size=4).map(tuple),
        effort=st.dictionaries(SIDES, st.sampled_from(Effort)),
        pain=st.none() | st.integers(0, 10),
        note=st.sampled_from(("", "a", "b")),
    )
    answers = st.builds(
        Answer,
        id=ids,
        program=programs,
        answered_at=moments,
        kind=st.sampled_from(AnswerKind),
        from_level=levels,
        to_level=levels,
    )
    return st.builds(
        History,
        st.lists(sessions, max_size=6, unique_by=lambda session: session.id).map(tuple),
        st.lists(answers, max_size=3, unique_by=lambda answer: answer.id).map(tuple),
    )
