"""Random records for the storage's tests."""

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.speed import Speed

# What people type and programs name: anything, down to quotes and NUL, but half characters.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.uuids(version=4).map(lambda uuid: uuid.hex)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Any millisecond anywhere from UTC-11:30 to UTC+14:00."""
    offset = timedelta(minutes=draw(st.integers(-690, 840) | st.sampled_from((-690, 840))))
    moment = draw(st.datetimes(datetime(1980, 1, 2), datetime(2100, 1, 1)))
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    return whole.replace(tzinfo=timezone(offset))


def held(
    exercise: str,
    side: Side | None,
    prescribed: int,
    done: int,
    hold_ms: int,
    broken_off_ms: int,
) -> SetRecord:
    """A set of holds that were held whole, and of some that were broken off."""
    held_ms = min(done * hold_ms + broken_off_ms, max(prescribed, done) * hold_ms)
    return SetRecord(exercise, side, prescribed, done, Speed.NORMAL, hold_ms, held_ms)


SIDES = st.none() | st.sampled_from(Side)
BY_TEMPO = st.builds(
    SetRecord,
    TEXTS,
    SIDES,
    st.integers(0, 4000),
    st.integers(1, 4000),
    st.sampled_from(Speed),
)
HOLDS = st.builds(
    held,
    TEXTS,
    SIDES,
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(1, 600_000),
    st.integers(0, 10**7),
).filter(lambda record: record.begun)
SETS = BY_TEMPO | HOLDS
SESSIONS = st.builds(
    SessionRecord,
    id=IDS,
    program=TEXTS,
    level=TEXTS,
    first_side=st.sampled_from(Side),
    started_at=moments(),
    active_ms=st.integers(0, 10**8),
    sets=st.lists(SETS, min_size=1, max_size=3).map(tuple),
    effort=st.dictionaries(st.sampled_from(Side), st.sampled_from(Effort)),
    pain=st.none() | st.integers(0, 10),
    note=TEXTS,
    reduced=st.booleans(),
    elsewhere=st.booleans(),
)
ANSWERS = st.builds(
    Answer,
    IDS,
    TEXTS,
    moments(),
    st.sampled_from(AnswerKind),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(st.dates(), max_size=3).map(tuple),
)
