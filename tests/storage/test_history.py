import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, Effort, History, SessionRecord
from glutetimer.core.speed import Speed
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession
from tests.storage.samples import ANSWER, LEFT_SET, PLANK, RIGHT_SET, SESSION, so_far
from tests.storage.strategies import ANSWERS, SESSIONS

# One file for all examples: to open one for each would be most of the time.
SHARED = settings(deadline=None, max_examples=60)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with HistoryStore(tmp_path / "history.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HistoryStore]:
    with HistoryStore(tmp_path_factory.mktemp("shared") / "history.db") as opened:
        yield opened


def reopened(store: HistoryStore) -> History:
    store.close()
    return store.load()


def test_a_new_history_is_empty(store: HistoryStore) -> None:
    assert store.load() == History()


def test_nothing_is_on_the_disk_before_the_first_use(tmp_path: Path) -> None:
    store = HistoryStore(tmp_path / "data" / "history.db")
    assert not store.path.parent.exists()
    assert store.load() == History()
    store.close()
    store.close()
    assert store.path.exists()


def test_a_session_from_start_to_rating(store: HistoryStore) -> None:
    store.begin(SESSION)
    assert store.load() == History(), "it is only getting ready"

    one, two = replace(LEFT_SET, done=1), replace(LEFT_SET, done=2, speed=Speed.HALF)
    store.rep_done(SESSION.id, 0, one, so_far(15_000))
    assert reopened(store).sessions == (replace(SESSION, active_ms=15_000, sets=(one, RIGHT_SET)),)

    sets = (two, replace(RIGHT_SET, done=25))
    store.write(SESSION.id, sets, so_far(250_000))
    effort = {Side.LEFT: Effort.EASY}
    store.rate(SESSION.id, effort, 4, "too early")
    store.rate(SESSION.id, effort | {Side.RIGHT: Effort.HARD}, 3, "early\nand cold")
    rated = replace(
        SESSION,
        active_ms=250_000,
        sets=sets,
        effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.HARD},
        pain=3,
        note="early\nand cold",
    )
    assert reopened(store) == History((rated,))


def test_a_single_hold_that_was_broken_off_is_a_session(store: HistoryStore) -> None:
    plank = replace(SESSION, sets=(PLANK,), reduced=True)
    store.begin(plank)
    assert store.load() == History(), "nothing was held yet"
    assert store.snapshot() == HistorySnapshot()

    held = replace(plank, active_ms=50_000, sets=(replace(PLANK, held_ms=45_000),))
    store.write(plank.id, held.sets, so_far(50_000))
    assert reopened(store) == History((held,))
    assert store.load_recent(plank.day, 20) == store.load_since(plank.day, 20) == History((held,))
    assert store.snapshot().sessions == {plank.id: RevisionedSession(held)}


def test_a_discarded_session_is_gone_and_can_be_put_back(store: HistoryStore) -> None:
    done = replace(SESSION, sets=(replace(LEFT_SET, done=3),), pain=1, note="oops")
    store.begin(done)
    store.discard(done.id)
    store.discard(done.id)
    assert reopened(store) == History()
    store.begin(done)
    assert reopened(store) == History((done,))


@SHARED
@given(record=SESSIONS)
def test_any_session_comes_back_as_it_was(
    shared_store: HistoryStore, record: SessionRecord
) -> None:
    shared_store.begin(record)
    (loaded,) = shared_store.load().sessions
    shared_store.discard(record.id)
    assert loaded == record
    assert loaded.day == record.day
    assert loaded.started_at.utcoffset() == record.started_at.utcoffset()


@SHARED
@given(answer=ANSWERS)
def test_any_answer_comes_back_as_it_was(shared_store: HistoryStore, answer: Answer) -> None:
    # Hypothesis tries some ids again, and answers are never forgotten.
    answer = replace(answer, id=uuid4().hex)
    shared_store.add_answer(answer)
    loaded = next(
        answer_there for answer_there in shared_store.load().answers if answer_there.id == answer.id
    )
    assert loaded == answer
    assert loaded.answered_at.utcoffset() == answer.answered_at.utcoffset()


def test_the_day_is_kept_as_a_text_for_other_tools(store: HistoryStore) -> None:
    store.begin(SESSION)
    with closing(sqlite3.connect(store.path)) as other:
        assert other.execute("SELECT local_date FROM sessions").fetchall() == [("2026-11-23",)]


@pytest.mark.parametrize(
    "pasted", [pytest.param("half \ud83d of a smile", id="half a character"), "nul \0 in it"]
)
def test_a_note_may_hold_anything(store: HistoryStore, pasted: str) -> None:
    store.begin(replace(SESSION, sets=(replace(LEFT_SET, done=1),)))
    store.rate(SESSION.id, {}, None, pasted)
    assert store.load().sessions[0].note == pasted.replace("\ud83d", "?")


def test_a_session_that_is_not_there_is_an_error_and_nothing_is_written(
    store: HistoryStore,
) -> None:
    store.begin(SESSION)
    one = replace(LEFT_SET, done=1)
    with pytest.raises(HistoryError, match="does not have this session"):
        store.rep_done("nobody", 0, one, so_far(1))
    with pytest.raises(HistoryError, match="does not have this session"):
        store.rate("nobody", {}, None, "")
    with pytest.raises(HistoryError, match="does not have this session"):
        store.write(SESSION.id, (one, one, one), so_far(1))
    assert store.load() == History(), "the first two sets were rolled back with the third"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SESSION, pain=11),
        replace(SESSION, active_ms=-1),
        replace(SESSION, sets=(replace(LEFT_SET, done=-1),)),
        replace(SESSION, sets=(replace(PLANK, hold_ms=-1),)),
        replace(SESSION, sets=(replace(PLANK, held_ms=-1),)),
    ],
)
def test_the_file_itself_refuses_impossible_values(
    store: HistoryStore, wrong: SessionRecord
) -> None:
    with pytest.raises(HistoryError, match="CHECK constraint failed"):
        store.begin(wrong)
    store.begin(SESSION)


def test_a_session_begun_again_stays_as_it_is(store: HistoryStore) -> None:
    first, *others = SESSION.sets
    done = replace(SESSION, sets=(replace(first, done=1), *others))
    store.begin(done)
    store.begin(SESSION)
    assert store.load().sessions == (done,)


def test_the_same_answer_is_not_kept_twice(store: HistoryStore) -> None:
    store.add_answer(ANSWER)
    with pytest.raises(HistoryError):
        store.add_answer(ANSWER)
    assert store.load().answers == (ANSWER,)


def test_a_time_without_its_offset_is_the_callers_error(store: HistoryStore) -> None:
    with pytest.raises(ValueError, match="UTC offset"):
        store.begin(replace(SESSION, started_at=datetime(2026, 11, 23)))


WRITER = """
import sys
from glutetimer.core.frozen import replace
from pathlib import Path
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import LEFT_SET, SESSION, so_far

store = HistoryStore(Path(sys.argv[1]))
session = replace(SESSION, id=sys.argv[2])
store.begin(session)
for done in range(1, 100_000):
    store.rep_done(session.id, 0, replace(LEFT_SET, done=done), so_far(done * 5000))
    print(done, flush=True)
"""


def test_ten_kills_in_the_middle_of_a_rep_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    counted = [reps_until_killed(path, f"run {run}", at_rep=1 + 3 * run) for run in range(10)]
    with HistoryStore(path) as store:
        reps_in_history = {record.id: record.done(Side.LEFT) for record in store.load().sessions}
    for run, reps in enumerate(counted):
        # The kill may have come after the rep's commit and before its word.
        assert reps_in_history[f"run {run}"] in (reps, reps + 1)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def reps_until_killed(path: Path, session_id: str, at_rep: int) -> int:
    """The last rep that a writer in another process reported before it was killed."""
    command = [sys.executable, "-c", WRITER, str(path), session_id]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout
        for line in writer.stdout:
            if int(line) == at_rep:
                break
        writer.kill()
        rest = writer.stdout.read().split()
    assert writer.returncode != 0
    return int(rest[-1]) if rest else at_rep
