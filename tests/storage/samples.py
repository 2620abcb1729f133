"""Records, random and plain, for the storage's tests."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

from glutetimer.core.program import Side, Speed
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    Progress,
    SessionRecord,
    SetRecord,
)

BUILT_IN = Path(__file__).parents[2] / "assets" / "programs" / "gluteus-medius.toml"

MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=timezone(timedelta(hours=1)))
LEFT_SET = SetRecord("clamshell", Side.LEFT, 25, 0, Speed.NORMAL)
RIGHT_SET = SetRecord("clamshell", Side.RIGHT, 25, 0, Speed.NORMAL)
SESSION = SessionRecord(
    id="5e55",
    program="gluteus-medius",
    level="clamshell",
    first_side=Side.LEFT,
    started_at=MORNING,
    active_ms=0,
    sets=(LEFT_SET, RIGHT_SET),
)
ANSWER = Answer(
    id="a115",
    program="gluteus-medius",
    at=MORNING,
    kind=AnswerKind.ACCEPTED,
    from_level="clamshell",
    to_level="clamshell-half-speed",
    reason="All reps were done and felt easy.",
    evidence=(date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)),
)


def so_far(active_ms: int, next_rep: int = 0, last_rep_at: datetime = MORNING) -> Progress:
    """How far a session has come after so much time."""
    return Progress(active_ms, next_rep, last_rep_at)


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


SETS = st.builds(
    SetRecord,
    TEXTS,
    st.sampled_from(Side),
    st.integers(0, 4000),
    st.integers(1, 4000),
    st.sampled_from(Speed),
)
SESSIONS = st.builds(
    SessionRecord,
    id=IDS,
    program=TEXTS,
    level=TEXTS,
    first_side=st.sampled_from(Side),
    started_at=moments(),
    active_ms=st.integers(0, 10**8),
    sets=st.lists(SETS, min_size=1, max_size=6).map(tuple),
    effort=st.dictionaries(st.sampled_from(Side), st.sampled_from(Effort)),
    pain=st.none() | st.integers(0, 10),
    note=TEXTS,
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
