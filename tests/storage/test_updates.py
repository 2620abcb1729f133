"""Correcting, deleting, undoing, and sessions that were interrupted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import LEFT_SET, MORNING, PLANK, RIGHT_SET, SESSION, so_far

DONE = replace(
    SESSION,
    active_ms=250_000,
    sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=24)),
    effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
    pain=1,
    note="as it was",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with HistoryStore(tmp_path / "history.db") as opened:
        opened.put(DONE)
        yield opened


def sessions(store: HistoryStore) -> tuple[SessionRecord, ...]:
    store.close()
    return store.load().sessions


def test_a_correction_and_its_undo(store: HistoryStore) -> None:
    before = store.correct(DONE.id, (20, 18), {Side.LEFT: Effort.HARD}, None, "I miscounted")
    assert before == DONE
    (now,) = sessions(store)
    assert [set_record.done for set_record in now.sets] == [20, 18]
    assert (now.effort, now.pain, now.note) == ({Side.LEFT: Effort.HARD}, None, "I miscounted")
    assert (now.started_at, now.active_ms) == (DONE.started_at, DONE.active_ms)
    store.put(before)
    assert sessions(store) == (DONE,)


HELD = replace(
    SESSION,
    id="held",
    sets=(
        replace(PLANK, held_ms=45_000),
        replace(PLANK, prescribed=3, done=2, held_ms=125_000),
        replace(LEFT_SET, done=9),
    ),
)


@pytest.mark.parametrize(
    ("done", "held_ms"),
    [
        ((0, 2, 9), (45_000, 125_000, 0)),
        ((1, 2, 8), (60_000, 125_000, 0)),
        ((0, 1, 9), (45_000, 60_000, 0)),
        ((0, 0, 0), (45_000, 0, 0)),
        ((0, 4, 10), (45_000, 240_000, 0)),
    ],
)
def test_as_many_holds_as_corrected_were_held_whole(
    store: HistoryStore, done: Sequence[int], held_ms: Sequence[int]
) -> None:
    store.put(HELD)
    before = store.correct(HELD.id, done, {}, None, "it was so")
    (now,) = (record for record in sessions(store) if record.id == HELD.id)
    expected = tuple(
        replace(record, done=reps, held_ms=ms)
        for record, reps, ms in zip(HELD.sets, done, held_ms, strict=True)
    )
    assert now == replace(HELD, sets=expected, note="it was so")
    store.put(before)
    assert HELD in sessions(store)


def test_a_correction_leaves_something_that_was_done(store: HistoryStore) -> None:
    store.put(HELD)
    store.correct(HELD.id, (1, 0, 0), {}, None, "")
    with pytest.raises(HistoryError, match="at least one rep; delete it"):
        store.correct(HELD.id, (0, 0, 0), {}, None, "")


def test_corrections_are_undone_one_by_one(store: HistoryStore) -> None:
    undo = [store.correct(DONE.id, (reps, 1), {}, 0, "") for reps in (5, 6, 7)]
    assert sessions(store)[0].sets[0].done == 7
    for record in reversed(undo):
        store.put(record)
        assert sessions(store) == (record,)
    assert sessions(store) == (DONE,)


@pytest.mark.parametrize(
    ("done", "pain", "sentence"),
    [
        ((25,), 0, "has 2 sets, not 1"),
        ((25, -1), 0, "Reps can be 0 to 9999"),
        ((25, 10_000), 0, "Reps can be 0 to 9999"),
        ((0, 0), 0, "at least one rep; delete it"),
        ((25, 25), 11, "Pain can be 0 to 10"),
        ((25, 25), -1, "Pain can be 0 to 10"),
    ],
)
def test_a_correction_out_of_bounds_changes_nothing(
    store: HistoryStore, done: Sequence[int], pain: int, sentence: str
) -> None:
    with pytest.raises(HistoryError, match=sentence):
        store.correct(DONE.id, done, {}, pain, "")
    assert sessions(store) == (DONE,)


def test_what_is_deleted_comes_back_as_it_was(store: HistoryStore) -> None:
    assert store.delete(DONE.id) == DONE
    assert sessions(store) == ()
    with pytest.raises(HistoryError, match="does not have this session"):
        store.delete(DONE.id)
    with pytest.raises(HistoryError, match="does not have this session"):
        store.correct(DONE.id, (1, 1), {}, 0, "")
    with pytest.raises(HistoryError, match="does not have this session"):
        store.begin(DONE)
    store.put(DONE)
    assert sessions(store) == (DONE,)


def test_undo_reaches_the_other_laptop_too(store: HistoryStore, tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "other" / "history.db") as other:
        other.merge(store.snapshot())
        store.delete(DONE.id)
        other.merge(store.snapshot())
        assert other.load().sessions == ()
        store.put(DONE)
        other.merge(store.snapshot())
        assert other.load().sessions == (DONE,)


# Stopped or interrupted

BEGUN = replace(SESSION, id="begun", started_at=MORNING + timedelta(hours=1))
WITHIN = timedelta(hours=12)


def rep(store: HistoryStore, record: SessionRecord, set_index: int, done: int) -> None:
    changed = replace(record.sets[set_index], done=done)
    next_rep = done + sum(set_record.prescribed for set_record in record.sets[:set_index])
    store.rep_done(record.id, set_index, changed, so_far(done * 5_000, next_rep, record.started_at))


def offered(store: HistoryStore) -> str | None:
    """The id of the session that can be resumed."""
    unfinished = store.unfinished(MORNING + timedelta(hours=3), WITHIN)
    return unfinished.record.id if unfinished else None


def test_a_session_that_just_ended_somewhere_is_offered_again(store: HistoryStore) -> None:
    store.begin(BEGUN)
    assert offered(store) is None, "nothing was done yet"
    rep(store, BEGUN, 0, 25)
    rep(store, BEGUN, 1, 11)
    store.close()
    unfinished = store.unfinished(BEGUN.started_at, WITHIN)
    assert unfinished is not None
    assert [set_record.done for set_record in unfinished.record.sets] == [25, 11]
    assert unfinished.progress == so_far(55_000, 36, BEGUN.started_at)


def test_a_hold_that_was_broken_off_is_offered_from_its_start(store: HistoryStore) -> None:
    plank = replace(BEGUN, sets=(PLANK,))
    store.begin(plank)
    broken_off = (replace(PLANK, held_ms=45_000),)
    store.write(plank.id, broken_off, so_far(50_000, 0, BEGUN.started_at))
    store.close()
    unfinished = store.unfinished(BEGUN.started_at, WITHIN)
    assert unfinished is not None
    assert unfinished.record.sets == broken_off
    assert unfinished.progress == so_far(50_000, 0, BEGUN.started_at)
    whole = replace(PLANK, done=1, held_ms=60_000)
    store.rep_done(plank.id, 0, whole, so_far(115_000, 1, BEGUN.started_at))
    assert offered(store) is None
    assert sessions(store)[-1].sets == (whole,)


def test_what_is_gone_on_with_goes_on_where_it_was(store: HistoryStore) -> None:
    store.begin(BEGUN)
    rep(store, BEGUN, 0, 3)
    unfinished = store.unfinished(BEGUN.started_at, WITHIN)
    assert unfinished is not None
    store.begin(unfinished.record)
    rep(store, BEGUN, 0, 4)
    assert [record.sets[0].done for record in sessions(store)] == [25, 4]
    assert offered(store) == BEGUN.id


def test_a_leg_that_was_left_out_stays_so(store: HistoryStore) -> None:
    store.begin(BEGUN)
    rep(store, BEGUN, 0, 3)
    three = (replace(LEFT_SET, done=3), RIGHT_SET)
    store.write(BEGUN.id, three, so_far(16_000, 25, BEGUN.started_at))
    store.close()
    unfinished = store.unfinished(BEGUN.started_at, WITHIN)
    assert unfinished is not None
    assert (unfinished.record.sets, unfinished.progress.next_rep) == (three, 25)
    store.write(BEGUN.id, three, so_far(16_000, 50, BEGUN.started_at))
    assert offered(store) is None, "both were"


def test_a_partial_session_can_be_kept_as_it_is(store: HistoryStore) -> None:
    store.begin(BEGUN)
    rep(store, BEGUN, 0, 3)
    store.conclude_partial(BEGUN.id)
    assert offered(store) is None
    assert sessions(store)[-1].sets[0].done == 3


def test_one_that_was_rated_can_be_gone_on_with_and_one_that_was_corrected_not(
    store: HistoryStore,
) -> None:
    store.begin(BEGUN)
    rep(store, BEGUN, 0, 3)
    store.rate(BEGUN.id, {Side.LEFT: Effort.EASY}, None, "the bell rang")
    assert offered(store) == BEGUN.id
    store.correct(BEGUN.id, (4, 0), {Side.LEFT: Effort.EASY}, None, "")
    assert offered(store) is None


def test_only_the_newest_is_offered_and_it_takes_the_place_of_the_older(
    store: HistoryStore,
) -> None:
    for hours in (0, 2, 1, -24):
        record = replace(SESSION, id=f"{hours}", started_at=MORNING + timedelta(hours=hours))
        store.begin(record)
        rep(store, record, 0, 1)
    assert offered(store) == "2"
    store.begin(replace(SESSION, id="ready", started_at=MORNING + timedelta(hours=3)))
    assert offered(store) == "2", "of the newer one no rep was done"
    store.conclude_partial("2")
    assert offered(store) is None, "its place is not given back"


def test_a_complete_session_or_one_from_elsewhere_is_not_offered(
    store: HistoryStore, tmp_path: Path
) -> None:
    complete = replace(BEGUN, id="complete")
    store.begin(complete)
    rep(store, complete, 0, 25)
    rep(store, complete, 1, 25)
    assert offered(store) is None
    with HistoryStore(tmp_path / "other" / "history.db") as other:
        other.begin(BEGUN)
        rep(other, BEGUN, 0, 3)
        with HistoryStore(tmp_path / "third" / "history.db") as third:
            third.merge(other.snapshot())
            assert offered(other) == BEGUN.id
            assert offered(third) is None
