"""Every number of a review of sessions made by hand is what SQL over the same file gives."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord
from glutetimer.core.review.training_log import Span
from glutetimer.storage.history import HistoryStore
from tests.storage.review_by_sql import LEVELS, PROGRAM, ZONES, check, write_history
from tests.storage.samples import ANSWER, LEFT_SET, RIGHT_SET, SESSION, so_far

BERLIN = ZoneInfo("Europe/Berlin")


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

        def train(started_at: str, left: int, right: int, ms: int, id_: str = "") -> str:
            record = replace(SESSION, id=id_ or started_at, started_at=berlin(started_at))
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
        # One rep fewer is but a false start, and so is one in these weeks.
        train("2026-10-24T08:00", 9, 0, 1_000)
        train("2026-11-18T08:00", 2, 0, 5_000)

    training_log = check(path)
    review = training_log.over(Span.FOUR)
    assert [period.sessions for period in review.periods] == [0, 2, 1, 2]
    assert [period.days for period in review.periods] == [0, 2, 1, 1]
    assert [period.reps for period in review.periods] == [(0, 0), (20, 25), (3, 2), (25, 44)]
    assert [period.active_ms for period in review.periods] == [0, 530_000, 60_000, 700_000]
    assert [period.effort for period in review.periods] == [(None, None), (2, None), (2, 0), (1, 1)]
    assert [period.pain for period in review.periods] == [None, 7, 4, 1]
    assert review.total.pain == 4
    assert review.total.most_pain == 7
    assert (review.balance.harder, review.balance.rated) == ((1, 1), 2)
    assert review.days_so_far == 24
    assert training_log.over(Span.TWELVE).days_so_far == 32
    assert len(review.false_starts) == 1
    assert len(training_log.over(Span.TWELVE).false_starts) == 2
    assert len(training_log.ahead) == 1


def test_a_session_belongs_to_the_week_of_its_local_day_wherever_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    # In universal time the first is on Monday, and the second on Sunday.
    moments = ("2026-11-22T22:00-05:00", "2026-11-23T08:00+13:00", "2026-11-23T23:59-10:00")
    started = [datetime.fromisoformat(text) for text in moments]
    write_history(
        tmp_path / "history.db", [replace(done, started_at=moment) for moment in started], []
    )
    for zone in ("UTC", "Asia/Tokyo", "Pacific/Honolulu"):
        monkeypatch.setenv("TZ", zone)
        review = check(tmp_path / "history.db").over(Span.FOUR)
        assert [period.sessions for period in review.periods] == [0, 0, 1, 2]


def test_the_ladder_of_a_history_with_every_kind_of_answer(tmp_path: Path) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))

    def trained(day: int, level: str, program: str = PROGRAM) -> SessionRecord:
        moment = datetime(2026, 11, day, 8, tzinfo=ZONES[0])
        return replace(done, level=level, program=program, started_at=moment)

    def answer(day: int, kind: AnswerKind, to_level: str, hour: int = 9) -> Answer:
        moment = datetime(2026, 11, day, hour, tzinfo=ZONES[0])
        return replace(
            ANSWER, answered_at=moment, kind=kind, to_level=to_level, reason=f"{day}, {hour}"
        )

    clam, half, lift, circles = LEVELS
    write_history(
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
            answer(1, AnswerKind.CHOSEN, circles),
            answer(2, AnswerKind.ACCEPTED, half),
            answer(3, AnswerKind.DECLINED, lift),
            answer(5, AnswerKind.CHOSEN, circles),
            answer(5, AnswerKind.CHOSEN, lift, hour=10),
            answer(6, AnswerKind.DECLINED, circles),
            answer(7, AnswerKind.CHOSEN, clam),
            replace(answer(8, AnswerKind.CHOSEN, half), program="another"),
            answer(26, AnswerKind.CHOSEN, half),
        ],
    )
    review = check(tmp_path / "history.db").over(Span.FOUR)
    assert review.level_before == clam
    assert [(change.day.day, change.to_level, change.kind) for change in review.level_changes] == [
        (2, half, AnswerKind.ACCEPTED),
        (5, lift, None),
        (7, clam, AnswerKind.CHOSEN),
    ]
