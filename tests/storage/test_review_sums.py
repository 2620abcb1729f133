"""Every number of a review is what plain SQL over the same file comes to."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord
from glutetimer.core.review.periods import PeriodSums, days_of_seven
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, contents_of
from tests.storage.samples import ANSWER, LEFT_SET, RIGHT_SET, SESSION, so_far

# A Wednesday; its week is from 23 to 29 November.
TODAY = date(2026, 11, 25)
PROGRAM = SESSION.program
LEVELS = ("clamshell", "clamshell-half-speed", "lateral-leg-lift", "lift-and-circles")
ZONES = [timezone(timedelta(hours=hours)) for hours in (1, 1, 1, 1, 0, -10, 13)]
BERLIN = ZoneInfo("Europe/Berlin")

# The sessions that a review up to :today is of, and the looks, of which it is not. SQLite
# knows neither the program's enums nor its weeks: strain is spelt out, and days are counted
# by their Julian numbers.
KEPT = """
    CREATE TEMP TABLE kept AS
    SELECT
        *,
        (SELECT COALESCE(SUM(done), 0) FROM sets WHERE session_id = id AND side = 'left')
            AS reps_left,
        (SELECT COALESCE(SUM(done), 0) FROM sets WHERE session_id = id AND side = 'right')
            AS reps_right,
        CASE effort_left WHEN 'easy' THEN 0 WHEN 'right' THEN 1 WHEN 'hard' THEN 2 END
            AS strain_left,
        CASE effort_right WHEN 'easy' THEN 0 WHEN 'right' THEN 1 WHEN 'hard' THEN 2 END
            AS strain_right,
        effort_left IS NULL AND effort_right IS NULL AND pain IS NULL
            AND 5 * (SELECT SUM(done) FROM sets WHERE session_id = id)
                < (SELECT SUM(prescribed) FROM sets WHERE session_id = id) AS is_look
    FROM sessions
    WHERE local_date <= :today AND id IN (SELECT session_id FROM sets WHERE done > 0)
"""
TOLD = "CREATE TEMP TABLE told AS SELECT * FROM kept WHERE NOT is_look"
MONDAY = "SELECT date(:day, '-6 days', 'weekday 1')"
SUNDAY = "SELECT date(:day, 'weekday 0')"
# `back` counts bars of :days days each, backwards from the one that ends on :last.
SUMS = """
    SELECT
        CAST(julianday(:last) - julianday(local_date) AS INTEGER) / :days AS back,
        COUNT(*),
        COUNT(DISTINCT local_date),
        SUM(reps_left),
        SUM(reps_right),
        SUM(active_ms),
        AVG(strain_left),
        AVG(strain_right),
        AVG(pain),
        MAX(pain)
    FROM told
    WHERE local_date BETWEEN :first AND :last
    GROUP BY back
"""
NOTHING = (0, 0, 0, 0, 0, None, None, None, None)
BALANCE = """
    SELECT
        COALESCE(SUM(reps_left), 0),
        COALESCE(SUM(reps_right), 0),
        COALESCE(SUM(strain_left > strain_right), 0),
        COALESCE(SUM(strain_left < strain_right), 0),
        COUNT(strain_left + strain_right)
    FROM told
    WHERE local_date BETWEEN :first AND :last
"""
# Where a session was at another level than the one before it, and the newest answer that is
# no refusal between the two; after the last session there may be such an answer as well.
STEPS = """
    WITH
    mine AS (
        SELECT
            started_utc_ms AS ms, id, local_date, level,
            LAG(level, 1, '') OVER told_so AS old_level,
            LAG(started_utc_ms, 1, -1) OVER told_so AS old_ms,
            LAG(id, 1, '') OVER told_so AS old_id
        FROM told WHERE program = :program
        WINDOW told_so AS (ORDER BY started_utc_ms, id)
        UNION ALL
        SELECT * FROM (
            SELECT 9e18, '', '', NULL, level, started_utc_ms, id
            FROM told WHERE program = :program
            ORDER BY started_utc_ms DESC, id DESC LIMIT 1
        )
    ),
    moves AS (
        SELECT
            *, date((at_utc_ms + utc_offset_min * 60000) / 1000, 'unixepoch') AS local_date
        FROM answers WHERE program = :program AND kind IN ('accepted', 'chosen')
    ),
    reached AS (
        SELECT mine.*, (
            SELECT moves.id FROM moves
            WHERE (moves.at_utc_ms, moves.id) > (old_ms, old_id)
                AND (moves.at_utc_ms, moves.id) < (ms, mine.id)
                AND moves.local_date <= :today
            ORDER BY moves.at_utc_ms DESC, moves.id DESC LIMIT 1
        ) AS move
        FROM mine
    )
    SELECT
        COALESCE(moves.local_date, reached.local_date),
        old_level,
        COALESCE(reached.level, moves.to_level),
        moves.kind,
        COALESCE(moves.reason, '')
    FROM reached LEFT JOIN moves
        ON moves.id = reached.move AND moves.to_level = COALESCE(reached.level, moves.to_level)
    WHERE COALESCE(reached.level, moves.to_level) <> old_level
    ORDER BY ms, reached.id
"""


class Sums:
    """The numbers of a history's file up to a day, by SQL alone; days are ISO texts."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self.today = today.isoformat()
        connection.execute(KEPT, {"today": self.today})
        connection.execute(TOLD)

    def rows(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values).fetchall()

    def one(self, statement: str, **values: object) -> Any:
        ((value,),) = self.rows(statement, **values)
        return value

    def bounds(self, span: Span) -> tuple[str, str]:
        """The Monday and the Sunday."""
        this_week = self.one(MONDAY, day=self.today)
        weeks = span.value or 4
        first = self.one("SELECT date(:day, :back)", day=this_week, back=f"-{7 * (weeks - 1)} days")
        if span is Span.ALL:
            oldest = self.one(
                "SELECT COALESCE(MIN(local_date), :today) FROM kept", today=self.today
            )
            first = min(first, self.one(MONDAY, day=oldest))
        return first, self.one(SUNDAY, day=self.today)

    def periods(self, first: str, last: str, weeks: int) -> list[tuple[Any, ...]]:
        """Bars of so many weeks each, of which the first may begin before `first`."""
        days = 7 * weeks
        days_in_all = self.one(
            "SELECT CAST(julianday(:last) - julianday(:first) AS INTEGER) + 1",
            first=first,
            last=last,
        )
        number = -(-days_in_all // days)
        begin = "SELECT date(:last, :back)"
        starts = [
            self.one(begin, last=last, back=f"-{days * (back + 1) - 1} days")
            for back in range(number)
        ]
        ends = [self.one(begin, last=last, back=f"-{days * back} days") for back in range(number)]
        sums = {
            back: numbers
            for back, *numbers in self.rows(SUMS, first=starts[-1], last=last, days=days)
        }
        assert set(sums) <= set(range(number))
        return [
            (starts[back], ends[back], *sums.get(back, NOTHING)) for back in reversed(range(number))
        ]

    def weeks(self, first: str, last: str) -> int:
        between = "SELECT CAST(julianday(:last) - julianday(:first) + 1 AS INTEGER) / 7"
        return int(self.one(between, first=first, last=last))


@contextmanager
def sums_of(path: Path, today: date) -> Iterator[Sums]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield Sums(connection, today)


def numbers(period: PeriodSums) -> tuple[Any, ...]:
    """A bar's numbers in the order of `SUMS`."""
    return (
        period.first.isoformat(),
        period.last.isoformat(),
        period.sessions,
        period.days,
        period.reps.left,
        period.reps.right,
        period.active_ms,
        period.effort.left,
        period.effort.right,
        period.pain,
        period.most_pain,
    )


def check_sums(made: Review, span: Span, sums: Sums) -> None:
    """The review's bars, total and balance are those of the file."""
    first, last = sums.bounds(span)
    assert (made.first.isoformat(), made.last.isoformat()) == (first, last)
    weeks = sums.weeks(first, last)
    a_bar = 1 if weeks <= 104 else 4 if weeks <= 416 else 13 if weeks <= 1352 else 52
    assert [numbers(period) for period in made.periods] == sums.periods(first, last, a_bar)
    assert [numbers(made.total)] == sums.periods(first, last, weeks)
    assert made.total.weeks == weeks
    for period in (*made.periods, made.total):
        begin, end, _, _, left, right, *_ = numbers(period)
        per_bar = sums.weeks(begin, end)
        assert period.weeks == per_bar
        assert period.reps_a_week == (left / per_bar, right / per_bar)

    (first_compared,) = sums.rows("SELECT date(:last, '-55 days')", last=last)[0]
    first_compared = max(first, first_compared)
    balance = made.balance
    assert [numbers(period) for period in balance.weeks] == sums.periods(first_compared, last, 1)
    assert sums.rows(BALANCE, first=first_compared, last=last) == [
        (*balance.reps, *balance.harder, balance.rated)
    ]


def check_told(made: Review, training_log: TrainingLog, sums: Sums) -> None:
    """The review's sessions, days and steps are those of the file."""
    first, last = made.first.isoformat(), made.last.isoformat()
    in_order = """
        SELECT id FROM kept WHERE is_look = :look AND local_date BETWEEN :first AND :last
        ORDER BY local_date, started_utc_ms, id
    """
    for records, look in ((made.sessions, False), (made.looks, True)):
        told = sums.rows(in_order, look=look, first=first, last=last)
        assert [(each.id,) for each in records] == told
    so_far = """
        SELECT CAST(julianday(:today) - julianday(
            MAX(:first, (SELECT COALESCE(MIN(local_date), :first) FROM told))
        ) + 1 AS INTEGER)
    """
    assert made.days_so_far == sums.one(so_far, today=sums.today, first=first)
    level_changes = sums.rows(STEPS, program=PROGRAM, today=sums.today)
    assert level_changes == [
        (each.day.isoformat(), each.from_level, each.to_level, each.kind, each.reason)
        for each in training_log.level_changes
    ]
    before = [to_level for day, _, to_level, _, _ in level_changes if day < first]
    assert made.level_before == (before[-1] if before else "")
    assert [each.to_level for each in made.level_changes] == [
        to_level for day, _, to_level, _, _ in level_changes if day >= first
    ]


def check(path: Path, today: date = TODAY) -> TrainingLog:
    """All numbers of all spans up to that day; gives the ledger they are of."""
    with HistoryStore(path) as store:
        training_log = TrainingLog(store.load(), PROGRAM, today)
    with sums_of(path, today) as sums:
        day_by_the_clock = """
            SELECT COUNT(*) FROM sessions WHERE local_date <>
                date((started_utc_ms + utc_offset_min * 60000) / 1000, 'unixepoch')
        """
        assert sums.one(day_by_the_clock) == 0
        for span in Span:
            made = training_log.over(span)
            check_sums(made, span, sums)
            check_told(made, training_log, sums)
        assert [
            (day.isoformat(), len(of_day)) for day, of_day in training_log.days.items()
        ] == sums.rows(
            "SELECT local_date, COUNT(*) FROM told GROUP BY local_date ORDER BY local_date"
        )
        last_seven = (
            "SELECT COUNT(DISTINCT local_date) FROM told WHERE local_date > date(:day, :back)"
        )
        assert days_of_seven(training_log.days, today) == sums.one(
            last_seven, day=sums.today, back="-7 days"
        )
        ahead = """
            SELECT COUNT(*) FROM sessions
            WHERE local_date > :today AND id IN (SELECT session_id FROM sets WHERE done > 0)
        """
        assert len(training_log.ahead) == sums.one(ahead, today=sums.today)
    return training_log


def keep(path: Path, sessions: list[SessionRecord], answers: list[Answer]) -> None:
    """Write them into a new file, each with an id of its own."""
    numbered = [RevisionedSession(replace(each, id=f"{i:05}")) for i, each in enumerate(sessions)]
    said = [replace(each, id=f"answer-{i:03}") for i, each in enumerate(answers)]
    with HistoryStore(path) as store:
        store.merge(contents_of(numbered, said))


# Made by hand


def berlin(text: str) -> datetime:
    # With a fixed offset, as the window takes it from the system.
    moment = datetime.fromisoformat(text).replace(tzinfo=BERLIN)
    return datetime.fromisoformat(moment.isoformat())


def test_an_empty_file_has_empty_weeks(tmp_path: Path) -> None:
    training_log = check(tmp_path / "history.db")
    assert training_log.over(Span.ALL).total.weeks == 4


def test_sessions_as_the_window_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with HistoryStore(path) as store:

        def train(at: str, left: int, right: int, ms: int, id_: str = "") -> str:
            record = replace(SESSION, id=id_ or at, started_at=berlin(at))
            store.begin(record)
            for done in range(1, left + 1):
                store.rep_done(record.id, 0, replace(LEFT_SET, done=done), so_far(10 * done))
            sets = replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right)
            store.write(record.id, sets, so_far(ms))
            return record.id

        # Late on Sunday, early on Monday and, with the right leg alone, on Monday again.
        sunday = train("2026-11-22T23:59", 3, 2, 60_000)
        monday = train("2026-11-23T00:01", 25, 24, 500_000)
        again = train("2026-11-23T18:00", 0, 20, 200_000)
        store.rate(sunday, {Side.LEFT: Effort.HARD, Side.RIGHT: Effort.EASY}, 4, "")
        store.rate(monday, {Side.LEFT: Effort.RIGHT, Side.RIGHT: Effort.HARD}, 1, "")
        store.rate(again, {Side.RIGHT: Effort.EASY}, None, "")
        # Interrupted, and what was done counts; only getting ready does not.
        interrupted = replace(SESSION, id="interrupted", started_at=berlin("2026-11-11T08:00"))
        store.begin(interrupted)
        store.rep_done("interrupted", 1, replace(RIGHT_SET, done=15), so_far(30_000))
        store.begin(replace(SESSION, id="ready", started_at=berlin("2026-11-12T08:00")))
        # Deleted, corrected, and of a clock that is two days ahead.
        store.delete(train("2026-11-13T08:00", 25, 25, 500_000))
        wrong = train("2026-11-14T08:00", 25, 25, 500_000)
        store.correct(wrong, (20, 10), {Side.LEFT: Effort.HARD}, 7, "")
        train("2026-11-27T08:00", 25, 25, 500_000)
        # The first one, in the night in which the clocks are set back.
        train("2026-10-25T02:30", 9, 1, 1_000)
        # One rep fewer is but a look, and so is one in these weeks.
        train("2026-10-24T08:00", 9, 0, 1_000)
        train("2026-11-18T08:00", 2, 0, 5_000)

    training_log = check(path)
    made = training_log.over(Span.FOUR)
    assert [period.sessions for period in made.periods] == [0, 2, 1, 2]
    assert [period.days for period in made.periods] == [0, 2, 1, 1]
    assert [period.reps for period in made.periods] == [(0, 0), (20, 25), (3, 2), (25, 44)]
    assert [period.active_ms for period in made.periods] == [0, 530_000, 60_000, 700_000]
    assert [period.effort for period in made.periods] == [(None, None), (2, None), (2, 0), (1, 1)]
    assert [period.pain for period in made.periods] == [None, 7, 4, 1]
    assert made.total.pain == 4
    assert made.total.most_pain == 7
    assert (made.balance.harder, made.balance.rated) == ((1, 1), 2)
    assert made.days_so_far == 24
    assert training_log.over(Span.TWELVE).days_so_far == 32
    assert len(made.looks) == 1
    assert len(training_log.over(Span.TWELVE).looks) == 2
    assert len(training_log.ahead) == 1


def test_a_session_belongs_to_the_week_of_its_local_day_wherever_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    # In universal time the first is on Monday, and the second on Sunday.
    moments = ("2026-11-22T22:00-05:00", "2026-11-23T08:00+13:00", "2026-11-23T23:59-10:00")
    started = [datetime.fromisoformat(text) for text in moments]
    keep(tmp_path / "history.db", [replace(done, started_at=at) for at in started], [])
    for zone in ("UTC", "Asia/Tokyo", "Pacific/Honolulu"):
        monkeypatch.setenv("TZ", zone)
        made = check(tmp_path / "history.db").over(Span.FOUR)
        assert [period.sessions for period in made.periods] == [0, 0, 1, 2]


def test_the_ladder_of_a_history_with_every_kind_of_answer(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))

    def trained(day: int, level: str, program: str = PROGRAM) -> SessionRecord:
        at = datetime(2026, 11, day, 8, tzinfo=ZONES[0])
        return replace(done, level=level, program=program, started_at=at)

    def said(day: int, kind: AnswerKind, to_level: str, hour: int = 9) -> Answer:
        at = datetime(2026, 11, day, hour, tzinfo=ZONES[0])
        return replace(ANSWER, at=at, kind=kind, to_level=to_level, reason=f"{day}, {hour}")

    clam, half, lift, circles = LEVELS
    keep(
        tmp_path / "history.db",
        [
            trained(1, clam),
            trained(3, half),
            trained(4, circles, "another"),
            trained(5, lift),
            trained(6, lift),
            trained(26, circles),
        ],
        [
            said(1, AnswerKind.CHOSEN, circles),
            said(2, AnswerKind.ACCEPTED, half),
            said(3, AnswerKind.DECLINED, lift),
            said(5, AnswerKind.CHOSEN, circles),
            said(5, AnswerKind.CHOSEN, lift, hour=10),
            said(6, AnswerKind.DECLINED, circles),
            said(7, AnswerKind.CHOSEN, clam),
            replace(said(8, AnswerKind.CHOSEN, half), program="another"),
            said(26, AnswerKind.CHOSEN, half),
        ],
    )
    made = check(tmp_path / "history.db").over(Span.FOUR)
    assert made.level_before == clam
    assert [(change.day.day, change.to_level, change.kind) for change in made.level_changes] == [
        (2, half, AnswerKind.ACCEPTED),
        (5, lift, None),
        (7, clam, AnswerKind.CHOSEN),
    ]


# Made by a generator


def years_of_training(seed: int, weeks: int) -> tuple[list[SessionRecord], list[Answer]]:
    """Weeks up to and a little beyond today, with gaps, journeys and days of two sessions."""
    chance = random.Random(seed)
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day)
    sessions: list[SessionRecord] = []
    answers: list[Answer] = []
    place = 0
    for back in range(7 * weeks, -7, -1):
        if chance.random() < 0.5 or (back // 7) % 9 == 4:
            continue
        for _ in range(chance.choice((1, 1, 1, 2))):
            minutes = chance.choice((0, 1, 7 * 60, 20 * 60, 24 * 60 - 1))
            clock = midnight - timedelta(days=back) + timedelta(minutes=minutes)
            legs = chance.choice(((LEFT_SET, RIGHT_SET),) * 6 + ((LEFT_SET,), (RIGHT_SET,)))
            sessions.append(
                replace(
                    SESSION,
                    program=chance.choice((PROGRAM,) * 9 + ("another",)),
                    level=LEVELS[place],
                    started_at=clock.replace(tzinfo=chance.choice(ZONES)),
                    active_ms=chance.randrange(1_000_000),
                    sets=tuple(replace(each, done=chance.randrange(26)) for each in legs * 2),
                    effort={
                        side: chance.choice(list(Effort)) for side in Side if chance.random() < 0.8
                    },
                    pain=chance.choice((None, 0, 0, 1, 2, 3, 10)),
                )
            )
        if chance.random() < 0.1:
            kind = chance.choice(list(AnswerKind))
            to_level = chance.randrange(len(LEVELS))
            at = (midnight - timedelta(days=back, hours=-21)).replace(tzinfo=chance.choice(ZONES))
            answers.append(replace(ANSWER, at=at, kind=kind, to_level=LEVELS[to_level]))
            if kind is not AnswerKind.DECLINED and chance.random() < 0.8:
                place = to_level
    chance.shuffle(sessions)
    chance.shuffle(answers)
    return sessions, answers


@pytest.mark.parametrize(
    ("seed", "weeks"),
    [(1, 1), (14, 3), (3, 12), (4, 60), (5, 103), (6, 105), (7, 430), (8, 1040), (9, 1400)],
)
def test_years_of_training(seed: int, weeks: int, tmp_path: Path) -> None:
    keep(tmp_path / "history.db", *years_of_training(seed, weeks))
    training_log = check(tmp_path / "history.db")
    # It is not nothing that was compared.
    total = training_log.over(Span.ALL).total
    assert total.sessions > weeks
    assert total.days < total.sessions
    assert total.pain
    assert training_log.ahead
    assert training_log.level_changes


@pytest.mark.parametrize("today", [TODAY - timedelta(days=back) for back in range(8)])
def test_on_every_day_of_a_week(today: date, tmp_path: Path) -> None:
    keep(tmp_path / "history.db", *years_of_training(10, 30))
    check(tmp_path / "history.db", today)


def test_of_a_part_of_the_history_the_sums_of_its_weeks_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    keep(path, *years_of_training(11, 200))
    with HistoryStore(path) as store:
        part = TrainingLog(store.load_since(date(2025, 12, 1), 20), PROGRAM, TODAY)
        assert len(part.sessions) < len(TrainingLog(store.load(), PROGRAM, TODAY).sessions)
    with sums_of(path, TODAY) as sums:
        for span in (Span.FOUR, Span.TWELVE, Span.HALF_YEAR, Span.YEAR):
            check_sums(part.over(span), span, sums)


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    """Of the weeks around today, seldom of years ago; some without a rep."""
    back = draw(st.integers(-8, 70) | st.integers(-8, 70) | st.integers(-400, 9_000))
    minutes = draw(st.sampled_from((0, 24 * 60 - 1)) | st.integers(0, 24 * 60 - 1))
    clock = datetime(TODAY.year, TODAY.month, TODAY.day) + timedelta(days=-back, minutes=minutes)
    sets = st.builds(
        lambda each, done: replace(each, done=done),
        st.sampled_from((LEFT_SET, RIGHT_SET)),
        st.integers(0, 25) | st.integers(0, 5),
    )
    return replace(
        SESSION,
        program=draw(st.sampled_from((PROGRAM, PROGRAM, PROGRAM, "another"))),
        level=draw(st.sampled_from(LEVELS)),
        started_at=clock.replace(tzinfo=draw(st.sampled_from(ZONES))),
        active_ms=draw(st.integers(0, 10**7)),
        sets=tuple(draw(st.lists(sets, min_size=1, max_size=4))),
        effort=draw(st.just({}) | st.dictionaries(st.sampled_from(Side), st.sampled_from(Effort))),
        pain=draw(st.none() | st.integers(0, 10)),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=draw(st.sampled_from(ZONES)))
    back, minutes = draw(st.integers(-8, 70)), draw(st.integers(0, 24 * 60 - 1))
    return replace(
        ANSWER,
        at=midnight + timedelta(days=-back, minutes=minutes),
        kind=draw(st.sampled_from(AnswerKind)),
        to_level=draw(st.sampled_from(LEVELS)),
    )


@settings(max_examples=60)
@given(
    sessions=st.lists(sessions(), max_size=15),
    answers=st.lists(answers(), max_size=5),
    today=st.integers(0, 7).map(lambda back: TODAY - timedelta(days=back)),
)
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory,
    sessions: list[SessionRecord],
    answers: list[Answer],
    today: date,
) -> None:
    path = tmp_path_factory.mktemp("sums") / "history.db"
    keep(path, sessions, answers)
    check(path, today)
