"""Days: a session belongs to the local day it started on, wherever and whenever it is read."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.records import SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.json_format import from_json, to_json
from tests.storage.samples import LEFT_SET, SESSION, so_far

BERLIN, TOKYO, HONOLULU = map(ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu"))


def local(zone: ZoneInfo, text: str, fold: int = 0) -> datetime:
    """That local time with its offset then, as the window takes it from the system."""
    moment = datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)
    # astimezone() of the system gives a fixed offset, too.
    return datetime.fromisoformat(moment.isoformat())


STORIES = {
    "over midnight: it is the day it started on": [
        (local(BERLIN, "2026-11-23T23:58"), "2026-11-23"),
    ],
    "the hour that comes twice in October: two sessions of one day": [
        (local(BERLIN, "2026-10-25T02:30"), "2026-10-25"),
        (local(BERLIN, "2026-10-25T02:30", fold=1), "2026-10-25"),
    ],
    "the hour that is missing in March: the days go on": [
        (local(BERLIN, "2026-03-28T23:30"), "2026-03-28"),
        (local(BERLIN, "2026-03-29T03:00"), "2026-03-29"),
    ],
    "east over the date line: a day is missing": [
        (local(HONOLULU, "2026-11-21T09:00"), "2026-11-21"),
        (local(TOKYO, "2026-11-23T09:00"), "2026-11-23"),
    ],
    "west over the date line: one day comes twice": [
        (local(TOKYO, "2026-11-23T09:00"), "2026-11-23"),
        (local(HONOLULU, "2026-11-22T20:00"), "2026-11-22"),
    ],
    "a clock that was wrong and is right again: each as the clock said": [
        (local(BERLIN, "2038-01-19T04:14"), "2038-01-19"),
        (local(BERLIN, "2026-11-23T07:30"), "2026-11-23"),
    ],
}


def sessions(moments: list[tuple[datetime, str]]) -> list[SessionRecord]:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=25),))
    return [
        replace(done, id=f"{number}", started_at=moment)
        for number, (moment, _) in enumerate(moments)
    ]


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("read_in", ["UTC", "Asia/Tokyo", "Pacific/Honolulu"])
def test_a_session_stays_on_its_day(
    story: str, read_in: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = STORIES[story]
    expected = [(day, moment.utcoffset()) for moment, day in moments]
    with HistoryStore(tmp_path / "history.db") as store:
        for record in sessions(moments):
            store.begin(record)
    monkeypatch.setenv("TZ", read_in)
    with HistoryStore(tmp_path / "history.db") as store:
        for history in (store.load(), store.load_recent(date(2026, 11, 23), 20)):
            records = sorted(history.sessions, key=lambda record: record.id)
            days = [(record.day.isoformat(), record.started_at.utcoffset()) for record in records]
            assert days == expected
        # Neither a copy of it nor a second import counts anything twice.
        text = to_json(store.snapshot())
        store.merge(from_json(text))
        store.merge(from_json(text))
        assert len(store.load().sessions) == len(moments)


def test_in_order_of_time_though_the_clocks_were_set_back(tmp_path: Path) -> None:
    moments = STORIES["the hour that comes twice in October: two sessions of one day"]
    before, after = (moment for moment, _ in moments)
    assert after - before == timedelta(hours=1)
    with HistoryStore(tmp_path / "history.db") as store:
        for record in reversed(sessions(moments)):
            store.begin(record)
            progress = so_far(1, 24, record.started_at)
            store.rep_done(record.id, 0, replace(LEFT_SET, done=24), progress)
        unfinished = store.unfinished(after, timedelta(minutes=30))
        assert unfinished is not None
        assert unfinished.record.started_at == after


def test_going_on_is_a_matter_of_hours_and_not_of_days(tmp_path: Path) -> None:
    begun = replace(SESSION, started_at=local(BERLIN, "2026-11-23T23:58"))
    last_rep_at = local(BERLIN, "2026-11-24T00:00:01")
    with HistoryStore(tmp_path / "history.db") as store:
        store.begin(begun)
        three = replace(LEFT_SET, done=3)
        store.rep_done(begun.id, 0, three, so_far(15_000, 3, last_rep_at))
        expected = replace(begun, active_ms=15_000, sets=(three, *begun.sets[1:]))
        for now in (
            local(BERLIN, "2026-11-24T00:00:02"),
            local(BERLIN, "2026-11-24T12:00"),
            # Flown west meanwhile.
            local(HONOLULU, "2026-11-23T23:30"),
            # The clock was an hour ahead, and was put right.
            local(BERLIN, "2026-11-23T23:00"),
        ):
            unfinished = store.unfinished(now, timedelta(hours=12))
            assert unfinished is not None, now
            assert unfinished.record == expected
            assert unfinished.progress == so_far(15_000, 3, last_rep_at)
        for now in (local(BERLIN, "2026-11-24T12:00:02"), local(BERLIN, "2026-11-23T11:00")):
            assert store.unfinished(now, timedelta(hours=12)) is None
