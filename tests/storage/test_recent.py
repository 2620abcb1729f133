"""What a start reads: little, and enough for the same decisions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.assessment import trained
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.program_reader import read_program
from glutetimer.core.progression import decide
from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord, SetRecord
from glutetimer.storage import queries
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from tests.core.builders import built_in_values
from tests.storage.samples import ANSWER, LEFT_SET, PLANK, RIGHT_SET, SESSION

NOVEMBER = datetime(2026, 11, 1, 3, tzinfo=UTC)
# A window as much too small for this test as its histories are short.
DAYS = 8


def demanding() -> Program:
    """The built-in program with rules that look back as far as such a window lets them."""
    values = built_in_values()
    values["progression"] = {"up_sessions": 4, "difference_sessions": 4, "restart_days": 14}
    return read_program(values)


PROGRAM = demanding()
LEVELS = st.sampled_from([*(level.id for level in PROGRAM.levels), "no longer there"])
EFFORTS = st.sampled_from((Effort.EASY, Effort.EASY, Effort.EASY, Effort.RIGHT, Effort.HARD))


def a_false_start(moment: datetime, level: str = SESSION.level) -> SessionRecord:
    """A session that was stopped at once, and about which nothing was said."""
    return replace(
        SESSION, started_at=moment, level=level, sets=(replace(LEFT_SET, done=3), RIGHT_SET)
    )


def a_broken_off_plank(moment: datetime, held_ms: int) -> SessionRecord:
    """An unrated session of a single hold of a minute; a false start below 12 s."""
    return replace(SESSION, started_at=moment, sets=(replace(PLANK, held_ms=held_ms),))


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    """One in sixty days, mostly whole, easy and at the level of most others."""
    done = st.sampled_from((25, 25, 25, 25, 12))
    offset = timedelta(hours=draw(st.sampled_from((1, 1, -10, 13))))
    moment = NOVEMBER + timedelta(days=draw(st.integers(0, 60)), minutes=draw(st.integers(0, 900)))
    if draw(st.sampled_from((False, False, True))):
        return a_false_start(moment.astimezone(timezone(offset)), draw(LEVELS))
    if draw(st.sampled_from((False, False, True))):
        held_ms = draw(st.sampled_from((11_999, 12_000, 45_000)))
        return a_broken_off_plank(moment.astimezone(timezone(offset)), held_ms)
    return replace(
        SESSION,
        level=draw(LEVELS | st.just(PROGRAM.levels[1].id)),
        started_at=moment.astimezone(timezone(offset)),
        sets=(replace(LEFT_SET, done=draw(done)), replace(RIGHT_SET, done=draw(done))),
        effort={side: draw(EFFORTS) for side in Side},
        pain=draw(st.sampled_from((0, 0, 0, 0, 4, 6))),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    moment = NOVEMBER + timedelta(days=draw(st.integers(0, 60)), minutes=draw(st.integers(0, 900)))
    kind = draw(st.sampled_from(AnswerKind))
    return replace(
        ANSWER, id=moment.isoformat(), answered_at=moment, kind=kind, to_level=draw(LEVELS)
    )


@settings(max_examples=80)
@given(
    sessions=st.lists(sessions(), max_size=40, unique_by=lambda record: record.started_at),
    answers=st.lists(answers(), max_size=4, unique_by=lambda record: record.answered_at),
    today=st.integers(0, 90),
)
def test_the_decision_is_that_of_the_whole_history(
    tmp_path_factory: pytest.TempPathFactory,
    sessions: list[SessionRecord],
    answers: list[Answer],
    today: int,
) -> None:
    day = (NOVEMBER + timedelta(days=today)).date()
    numbered = [RevisionedSession(replace(record, id=f"{i}")) for i, record in enumerate(sessions)]
    with HistoryStore(tmp_path_factory.mktemp("recent") / "history.db") as store:
        store.merge(snapshot_of(numbered, answers))
        whole = store.load()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queries, "RECENT_DAYS", DAYS)
            recent = store.load_recent(day, PROGRAM.rules.false_start_percent)
    assert {record.id for record in recent.sessions} <= {record.id for record in whole.sessions}
    assert decide(PROGRAM, recent, day) == decide(PROGRAM, whole, day)


A_FEW_REPS = st.builds(
    lambda prescribed, done: replace(LEFT_SET, prescribed=prescribed, done=done),
    st.integers(0, 10),
    st.integers(0, 3),
)
# Parts of holds whose thousandths are rounded.
A_FEW_HOLDS = st.builds(
    lambda prescribed, hold_ms, held_ms: replace(
        PLANK, prescribed=prescribed, done=held_ms // hold_ms, hold_ms=hold_ms, held_ms=held_ms
    ),
    st.integers(0, 5),
    st.sampled_from((3, 7, 10, 30_000)),
    st.integers(0, 10),
)


@st.composite
def sets_about_a_false_start(draw: st.DrawFn, false_start_percent: int) -> tuple[SetRecord, ...]:
    """Sets of which about as much was done as makes a session training."""
    sets = draw(st.lists(A_FEW_REPS | A_FEW_HOLDS, max_size=12))
    last = replace(PLANK, prescribed=1, hold_ms=draw(st.sampled_from((3, 7, 10, 30_000))))
    prescribed = sum(record.prescribed for record in (*sets, last))
    begun = sum(
        Fraction(record.held_ms, record.hold_ms) if record.hold_ms else record.done
        for record in sets
    )
    missing_ms = (Fraction(false_start_percent * prescribed, 100) - begun) * last.hold_ms
    held_ms = max(0, round(missing_ms) + draw(st.integers(-1, 1)))
    return (*sets, replace(last, done=held_ms // last.hold_ms, held_ms=held_ms))


@settings(max_examples=80)
@given(st.data(), st.sampled_from((0, 10, 20, 30, 50, 100)) | st.integers(0, 100))
def test_a_false_start_of_the_rules_is_one_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, false_start_percent: int
) -> None:
    # Of each program the newest session is there that was no false start, and the first of all.
    drawn = data.draw(st.lists(sets_about_a_false_start(false_start_percent), max_size=20))
    records = [
        replace(SESSION, id=f"{i}", program=f"{i}", sets=sets) for i, sets in enumerate(drawn)
    ]
    first = replace(a_false_start(SESSION.started_at - timedelta(days=9)), id="first")
    with HistoryStore(tmp_path_factory.mktemp("false-starts") / "history.db") as store:
        store.merge(snapshot_of(map(RevisionedSession, (first, *records))))
        late = store.load_since(SESSION.day + timedelta(days=1), false_start_percent)
    begun = [record for record in records if record.begun]
    expected = {record.id for record in trained(begun, false_start_percent)} | {first.id}
    assert {record.id for record in late.sessions} == expected


def test_years_are_left_out_but_never_a_levels_last_days(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    years = [
        RevisionedSession(replace(done, id=f"{n}", started_at=done.started_at - timedelta(days=n)))
        for n in range(400)
    ]
    long_ago = replace(
        done, id="first", level="first", started_at=done.started_at - timedelta(days=3000)
    )
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of([*years, RevisionedSession(long_ago)], [ANSWER]))
        # Only getting ready is no training day.
        for n in range(50):
            store.begin(replace(SESSION, id=f"not begun {n}", started_at=done.started_at))
        recent = store.load_recent(done.day, 20)
        assert len(store.load().sessions) == 401
    newest = {f"{n}" for n in range(queries.RECENT_DAYS)}
    assert {record.id for record in recent.sessions} == newest | {"first"}
    assert recent.answers == (ANSWER,)


def test_looks_use_up_none_of_the_training_days(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    days = [done.started_at - timedelta(days=n) for n in range(200)]
    false_starts = [
        replace(
            a_broken_off_plank(day, 11_999) if n % 3 else a_false_start(day), id=f"false start {n}"
        )
        for n, day in enumerate(days[:100])
    ]
    # A fifth exactly, unrated, is no false start.
    fifth = replace(SESSION, sets=(replace(LEFT_SET, done=10), RIGHT_SET))
    kinds = done, fifth, a_broken_off_plank(done.started_at, 12_000)
    training = [
        replace(kinds[n % 3], id=f"{n}", started_at=day) for n, day in enumerate(days) if n >= 100
    ]
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of(map(RevisionedSession, (*false_starts, *training))))
        recent = store.load_recent(done.day, 20)
    newest = {record.id for record in training[: queries.RECENT_DAYS]}
    assert {record.id for record in recent.sessions} == newest | {
        record.id for record in false_starts
    }


def test_since_a_day_follows_the_newest_session_that_was_no_false_start(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    day = done.started_at
    records = [
        replace(done, id="first", started_at=day - timedelta(days=9)),
        replace(done, id="before", started_at=day - timedelta(days=5)),
        replace(a_false_start(day - timedelta(days=4)), id="false start"),
        replace(done, id="after", started_at=day),
    ]
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of(map(RevisionedSession, records)))
        late = store.load_since(done.day - timedelta(days=3), 20)
    assert {record.id for record in late.sessions} == {"first", "before", "after"}


def test_a_clock_that_was_far_ahead_hides_nothing(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    ahead = [
        RevisionedSession(
            replace(done, id=f"ahead {n}", started_at=done.started_at + timedelta(days=900 + n))
        )
        for n in range(60)
    ]
    now = [
        RevisionedSession(
            replace(done, id=f"now {n}", started_at=done.started_at - timedelta(days=n))
        )
        for n in range(60)
    ]
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of([*ahead, *now]))
        recent = store.load_recent(done.day, 20)
    assert len(recent.sessions) == 60 + queries.RECENT_DAYS


def test_since_a_day_is_all_after_it_and_what_that_follows(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=3)))
    days = [
        replace(done, id=f"{n}", started_at=done.started_at - timedelta(days=n)) for n in range(9)
    ]
    other = replace(days[6], id="other", program="another")
    older = replace(days[7], id="older", program="another")
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(snapshot_of(map(RevisionedSession, (*days, other, older)), [ANSWER]))
        store.begin(replace(SESSION, id="not begun"))
        late = store.load_since(done.day - timedelta(days=3), 20)
    wanted = {record.id: record for record in (*days[:4], days[4], other, days[8])}
    assert {record.id: record for record in late.sessions} == wanted
    assert len(late.sessions) == len(wanted)
    assert late.answers == (ANSWER,)


def test_since_a_day_of_an_empty_history_is_nothing(tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "history.db") as store:
        assert store.load_since(SESSION.day, 20) == History()
