"""What a review should come to, by plain SQL over the history's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

from glutetimer.core.dates import days_of_seven
from glutetimer.core.frozen import replace
from glutetimer.core.records import Answer, SessionRecord
from glutetimer.core.review.periods import PeriodSums
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from tests.storage.samples import SESSION

# A Wednesday; its week is from 23 to 29 November.
TODAY = date(2026, 11, 25)
PROGRAM = SESSION.program
LEVELS = ("clamshell", "clamshell-half-speed", "lateral-leg-lift", "lift-and-circles")
ZONES = [timezone(timedelta(hours=hours)) for hours in (1, 1, 1, 1, 0, -10, 13)]

# The sessions that a review up to :today is of, and the false starts, of which it is not. SQLite
# knows neither the program's enums nor its weeks: strain is spelt out, and days are counted
# by their Julian numbers.
DONE = """
    CREATE TEMP TABLE done AS
    SELECT
        *,
        (SELECT COALESCE(SUM(done), 0) FROM sets WHERE session_id = id AND side IS NOT 'right')
            AS reps_left,
        (SELECT COALESCE(SUM(done), 0) FROM sets WHERE session_id = id AND side IS NOT 'left')
            AS reps_right,
        (SELECT COALESCE(SUM(done), 0) FROM sets WHERE session_id = id AND side IS NULL)
            AS reps_both,
        (SELECT COALESCE(SUM(held_ms), 0) FROM sets WHERE session_id = id) AS held_ms,
        (SELECT COALESCE(SUM(held_ms), 0) FROM sets WHERE session_id = id AND side IS NOT NULL)
            AS leg_held_ms,
        EXISTS (SELECT 1 FROM sets WHERE session_id = id AND side IS NOT NULL) AS has_leg_sets,
        CASE effort_left WHEN 'easy' THEN 0 WHEN 'right' THEN 1 WHEN 'hard' THEN 2 END
            AS strain_left,
        CASE effort_right WHEN 'easy' THEN 0 WHEN 'right' THEN 1 WHEN 'hard' THEN 2 END
            AS strain_right,
        effort_left IS NULL AND effort_right IS NULL AND pain IS NULL
            AND 5 * (SELECT SUM(IIF(hold_ms, 1.0 * held_ms / hold_ms, done))
                FROM sets WHERE session_id = id)
                < (SELECT SUM(prescribed) FROM sets WHERE session_id = id) AS is_false_start
    FROM sessions
    WHERE local_date <= :today AND id IN (SELECT session_id FROM sets WHERE done > 0 OR held_ms > 0)
"""
TRAINED = "CREATE TEMP TABLE trained AS SELECT * FROM done WHERE NOT is_false_start"
# By which left is compared with right: without the sets of both legs together.
LEG_BY_LEG = """
    CREATE TEMP TABLE leg_by_leg AS
    SELECT
        local_date, active_ms, pain, has_leg_sets,
        reps_left - reps_both AS reps_left,
        reps_right - reps_both AS reps_right,
        0 AS reps_both,
        leg_held_ms AS held_ms,
        IIF(has_leg_sets, strain_left, NULL) AS strain_left,
        IIF(has_leg_sets, strain_right, NULL) AS strain_right
    FROM trained
"""
MONDAY = "SELECT date(:day, '-6 days', 'weekday 1')"
SUNDAY = "SELECT date(:day, 'weekday 0')"
# Periods are numbered backwards from the one that ends on :last; each has its weeks.
PERIODS = """
    WITH RECURSIVE periods (number, first, last) AS (
        SELECT 0, date(:last, :but_one), :last
        UNION ALL
        SELECT number + 1, date(first, :back), date(last, :back) FROM periods WHERE first > :first
    )
    SELECT number, first, last, CAST(julianday(last) - julianday(first) + 1 AS INTEGER) / 7
    FROM periods ORDER BY number DESC
"""
SUMS = """
    SELECT
        CAST(julianday(:last) - julianday(local_date) AS INTEGER) / :days AS number,
        COUNT(*),
        COUNT(DISTINCT local_date),
        SUM(reps_left),
        SUM(reps_right),
        SUM(reps_both),
        SUM(held_ms),
        SUM(active_ms),
        AVG(strain_left),
        AVG(strain_right),
        AVG(pain),
        MAX(pain)
    FROM {table}
    WHERE local_date BETWEEN :first AND :last
    GROUP BY number
"""
NOTHING = (0, 0, 0, 0, 0, 0, 0, None, None, None, None)
BALANCE = """
    SELECT
        COALESCE(SUM(has_leg_sets), 0),
        COALESCE(SUM(reps_left), 0),
        COALESCE(SUM(reps_right), 0),
        COALESCE(SUM(strain_left > strain_right), 0),
        COALESCE(SUM(strain_left < strain_right), 0),
        COUNT(strain_left + strain_right)
    FROM leg_by_leg
    WHERE local_date BETWEEN :first AND :last
"""
# Where a session was at another level than the one before it, and the newest answer that is
# no refusal between the two; after the last session there may be such an answer as well.
STEPS = """
    WITH
    mine AS (
        SELECT
            started_utc_ms AS ms, id, local_date, level,
            LAG(level, 1, '') OVER by_time AS old_level,
            LAG(started_utc_ms, 1, -1) OVER by_time AS old_ms,
            LAG(id, 1, '') OVER by_time AS old_id
        FROM trained WHERE program = :program
        WINDOW by_time AS (ORDER BY started_utc_ms, id)
        UNION ALL
        SELECT * FROM (
            SELECT 9e18, '', '', NULL, level, started_utc_ms, id
            FROM trained WHERE program = :program
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


class SqlSums:
    """The numbers of a history's file up to a day, by SQL alone; days are ISO texts."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self.today = today.isoformat()
        connection.execute(DONE, {"today": self.today})
        connection.execute(TRAINED)
        connection.execute(LEG_BY_LEG)

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
                "SELECT COALESCE(MIN(local_date), :today) FROM done", today=self.today
            )
            first = min(first, self.one(MONDAY, day=oldest))
        return first, self.one(SUNDAY, day=self.today)

    def periods(
        self, first: str, last: str, weeks: int, table: str = "trained"
    ) -> list[tuple[Any, ...]]:
        """Periods of so many weeks each, of which the first may begin before `first`."""
        days = 7 * weeks
        periods = self.rows(
            PERIODS, first=first, last=last, but_one=f"-{days - 1} days", back=f"-{days} days"
        )
        _, earliest, *_ = periods[0]
        sums = {
            number: numbers
            for number, *numbers in self.rows(
                SUMS.format(table=table), first=earliest, last=last, days=days
            )
        }
        assert set(sums) <= set(range(len(periods)))
        return [(*period, *sums.get(number, NOTHING)) for number, *period in periods]

    def weeks(self, first: str, last: str) -> int:
        between = "SELECT CAST(julianday(:last) - julianday(:first) + 1 AS INTEGER) / 7"
        return int(self.one(between, first=first, last=last))


@contextmanager
def sql_sums(path: Path, today: date) -> Iterator[SqlSums]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield SqlSums(connection, today)


def numbers(period: PeriodSums) -> tuple[Any, ...]:
    """A period's numbers in the order of `PERIODS` and `SUMS`."""
    return (
        period.first.isoformat(),
        period.last.isoformat(),
        period.weeks,
        period.sessions,
        period.days,
        period.reps.left,
        period.reps.right,
        period.bilateral,
        period.held_ms,
        period.active_ms,
        period.effort.left,
        period.effort.right,
        period.pain,
        period.most_pain,
    )


def check_sums(review: Review, span: Span, sums: SqlSums) -> None:
    """The review's periods, total and balance are those of the file."""
    first, last = sums.bounds(span)
    assert (review.first.isoformat(), review.last.isoformat()) == (first, last)
    weeks = sums.weeks(first, last)
    weeks_a_period = 1 if weeks <= 104 else 4 if weeks <= 416 else 13 if weeks <= 1352 else 52
    assert [numbers(period) for period in review.periods] == sums.periods(
        first, last, weeks_a_period
    )
    assert [numbers(review.total)] == sums.periods(first, last, weeks)
    for period in (*review.periods, review.total):
        assert period.reps_a_week == (
            period.reps.left / period.weeks,
            period.reps.right / period.weeks,
        )

    (first_compared,) = sums.rows("SELECT date(:last, '-55 days')", last=last)[0]
    first_compared = max(first, first_compared)
    balance = review.balance
    assert [numbers(period) for period in balance.weeks] == sums.periods(
        first_compared, last, 1, "leg_by_leg"
    )
    assert sums.rows(BALANCE, first=first_compared, last=last) == [
        (balance.compared, *balance.reps, *balance.harder, balance.rated)
    ]


def check_sessions_and_levels(review: Review, training_log: TrainingLog, sums: SqlSums) -> None:
    """The review's sessions, days and steps are those of the file."""
    first, last = review.first.isoformat(), review.last.isoformat()
    in_order = """
        SELECT id FROM done
        WHERE is_false_start = :false_start AND local_date BETWEEN :first AND :last
        ORDER BY local_date, started_utc_ms, id
    """
    for records, false_start in ((review.sessions, False), (review.false_starts, True)):
        ids = sums.rows(in_order, false_start=false_start, first=first, last=last)
        assert [(record.id,) for record in records] == ids
    so_far = """
        SELECT CAST(julianday(:today) - julianday(
            MAX(:first, (SELECT COALESCE(MIN(local_date), :first) FROM trained))
        ) + 1 AS INTEGER)
    """
    assert review.days_so_far == sums.one(so_far, today=sums.today, first=first)
    level_changes = sums.rows(STEPS, program=PROGRAM, today=sums.today)
    assert level_changes == [
        (change.day.isoformat(), change.from_level, change.to_level, change.kind, change.reason)
        for change in training_log.level_changes
    ]
    before = [to_level for day, _, to_level, _, _ in level_changes if day < first]
    assert review.level_before == (before[-1] if before else "")
    assert [change.to_level for change in review.level_changes] == [
        to_level for day, _, to_level, _, _ in level_changes if day >= first
    ]


def check(path: Path, today: date = TODAY) -> TrainingLog:
    """All numbers of all spans up to that day; gives the log they are of."""
    with HistoryStore(path) as store:
        training_log = TrainingLog(store.load(), PROGRAM, today)
    with sql_sums(path, today) as sums:
        day_by_the_clock = """
            SELECT COUNT(*) FROM sessions WHERE local_date <>
                date((started_utc_ms + utc_offset_min * 60000) / 1000, 'unixepoch')
        """
        assert sums.one(day_by_the_clock) == 0
        for span in Span:
            review = training_log.over(span)
            check_sums(review, span, sums)
            check_sessions_and_levels(review, training_log, sums)
        assert [
            (day.isoformat(), len(of_day)) for day, of_day in training_log.days.items()
        ] == sums.rows(
            "SELECT local_date, COUNT(*) FROM trained GROUP BY local_date ORDER BY local_date"
        )
        last_seven = (
            "SELECT COUNT(DISTINCT local_date) FROM trained WHERE local_date > date(:day, :back)"
        )
        assert days_of_seven(training_log.days, today) == sums.one(
            last_seven, day=sums.today, back="-7 days"
        )
        ahead = """
            SELECT COUNT(*) FROM sessions
            WHERE local_date > :today
                AND id IN (SELECT session_id FROM sets WHERE done > 0 OR held_ms > 0)
        """
        assert len(training_log.ahead) == sums.one(ahead, today=sums.today)
    return training_log


def write_history(path: Path, sessions: list[SessionRecord], answers: list[Answer]) -> None:
    """Write them into a new file, each with an id of its own."""
    numbered = [replace(session, id=f"{i:05}") for i, session in enumerate(sessions)]
    answers = [replace(answer, id=f"answer-{i:03}") for i, answer in enumerate(answers)]
    with HistoryStore(path) as store:
        store.merge(snapshot_of(map(RevisionedSession, numbered), answers))
