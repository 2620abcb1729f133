"""Two laptops: brought together in any order, as often as one likes, the same comes out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, Effort, SessionRecord
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, merged, snapshot_of
from tests.storage.samples import ANSWER, LEFT_SET, PLANK, SESSION
from tests.storage.strategies import ANSWERS, SESSIONS

# Few ids, so that they meet.
FEW_IDS = st.sampled_from(("a", "b", "c"))
REVISIONED_SESSIONS = st.builds(
    RevisionedSession,
    st.builds(replace, SESSIONS, id=FEW_IDS)
    | st.builds(
        replace, st.just(SESSION), id=FEW_IDS, note=st.sampled_from(("", "x")),
        pain=st.none() | st.integers(0, 2),
    ),
    st.integers(0, 3),
)  # fmt: skip


@st.composite
def snapshots(draw: st.DrawFn) -> HistorySnapshot:
    sessions = {
        session.record.id: session for session in draw(st.lists(REVISIONED_SESSIONS, max_size=3))
    }
    answers = draw(st.lists(st.builds(replace, ANSWERS, id=FEW_IDS), max_size=3))
    deleted = draw(st.dictionaries(FEW_IDS, st.integers(1, 4)))
    deletions = {id_: revision for id_, revision in deleted.items() if id_ not in sessions}
    return snapshot_of(sessions.values(), answers, deletions)


def exactly(of: HistorySnapshot) -> str:
    """All of it: equal times may still have other offsets."""
    return repr([sorted(part.items(), key=lambda id_and_value: id_and_value[0]) for part in
                 (of.sessions, of.answers, of.deleted)])  # fmt: skip


@given(snapshots(), snapshots())
def test_the_order_is_of_no_matter(one: HistorySnapshot, other: HistorySnapshot) -> None:
    assert exactly(merged(one, other)) == exactly(merged(other, one))


@given(snapshots(), snapshots(), snapshots())
def test_nor_is_who_meets_first(
    one: HistorySnapshot, two: HistorySnapshot, three: HistorySnapshot
) -> None:
    first = merged(merged(one, two), three)
    assert exactly(first) == exactly(merged(one, merged(two, three)))


@given(snapshots(), snapshots())
def test_twice_is_once(one: HistorySnapshot, other: HistorySnapshot) -> None:
    both = merged(one, other)
    assert exactly(merged(one, one)) == exactly(one)
    assert exactly(merged(both, other)) == exactly(both)


@given(snapshots(), snapshots())
def test_nothing_gets_lost_but_what_was_deleted(
    one: HistorySnapshot, other: HistorySnapshot
) -> None:
    both = merged(one, other)
    for id_ in one.sessions.keys() | other.sessions.keys():
        assert (id_ in both.sessions) != (id_ in both.deleted)
    assert both.answers.keys() == one.answers.keys() | other.answers.keys()


def winner(one: RevisionedSession, other: RevisionedSession) -> SessionRecord:
    return merged(snapshot_of([one]), snapshot_of([other])).sessions["5e55"].record


def done(reps: int, revision: int = 0) -> RevisionedSession:
    return RevisionedSession(replace(SESSION, sets=(replace(LEFT_SET, done=reps),)), revision)


def test_more_reps_win_among_what_nobody_changed() -> None:
    assert winner(done(7), done(25)).sets[0].done == 25


def test_a_correction_wins_over_more_reps() -> None:
    assert winner(done(25), done(20, revision=1)).sets[0].done == 20


def test_of_equal_reps_more_time_held_wins() -> None:
    longer, shorter = (
        RevisionedSession(replace(SESSION, sets=(replace(PLANK, held_ms=held_ms),), pain=pain))
        for held_ms, pain in ((45_000, None), (44_000, 2))
    )
    assert winner(longer, shorter) == longer.record


def test_of_equal_reps_the_one_that_was_rated_wins() -> None:
    rated = replace(done(25).record, effort={Side.LEFT: Effort.HARD})
    assert winner(done(25), RevisionedSession(rated)) == rated


def test_a_deleted_session_goes_unless_it_was_changed_as_well() -> None:
    deletion = snapshot_of(deleted={"5e55": 1})
    assert merged(snapshot_of([done(25)]), deletion).sessions == {}
    assert merged(snapshot_of([done(20, revision=1)]), deletion).deleted == {}


def test_an_answer_that_differs_is_one_of_the_two() -> None:
    other: Answer = replace(ANSWER, reason="Another.")
    both = merged(snapshot_of(answers=[ANSWER]), snapshot_of(answers=[other]))
    assert both.answers == {ANSWER.id: other}
