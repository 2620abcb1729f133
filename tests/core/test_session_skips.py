"""What is lost by going on, told by a model that knows no times.

A session is a row of items, and who goes on from one of them has not done it.
"""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.session import Act, State
from glutetimer.core.timeline import Plan, Timeline
from tests.core.session_runs import play_on, started
from tests.core.strategies import PLANS


@dataclass(frozen=True)
class Item:
    """A preparation, its count, a rep or the end; a rep of index `rep` is done at `done_ms`."""

    bout: int
    start_ms: int
    is_count: bool = False
    rep: int | None = None
    done_ms: int = 0
    rests: bool = False


def items_of(timeline: Timeline) -> list[Item]:
    items: list[Item] = []
    for block in timeline.sets:
        # Legs that take turns have a block each, of one span.
        if items and block.start_ms < items[-1].start_ms:
            continue
        reps = [r for r in timeline.reps if timeline.sets[r.set_index].start_ms == block.start_ms]
        count_ms = reps[0].start_ms - 3_000
        is_told = block.start_ms < count_ms
        if is_told:
            items.append(Item(block.bout, block.start_ms))
        items.append(Item(block.bout, count_ms, is_count=is_told))
        items += [
            Item(block.bout, rep.start_ms, False, rep.index, rep.done_ms, rep.done_ms < rep.end_ms)
            for rep in reps
        ]
    return [*items, Item(-1, timeline.sets[-1].end_ms)]


class Model:
    """Knows at which item one is, and the reps done."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.here = 0
        self.done: set[int | None] = set()

    def play(self, number: int, to_rest: bool) -> int:
        """On by so many items, into that item, to its rest if it has one; the place in ms."""
        before, self.here = self.here, min(self.here + number, len(self.items) - 1)
        item = self.items[self.here]
        self.in_rest = to_rest and item.rests
        self.done |= {passed.rep for passed in self.items[before : self.here + self.in_rest]}
        if item.rep is None:
            return item.start_ms
        return item.done_ms if self.in_rest else item.done_ms - 1

    def act(self, act: Act) -> None:
        item = self.items[self.here]
        if act is Act.SKIP:
            self.here += 1
        elif act is Act.BACK:
            self.here = max(0, self.here - 1)
        elif act is Act.PAUSE:
            self.here += self.in_rest - item.is_count
        elif item.bout >= 0:
            bouts = [other.bout for other in self.items]
            self.here = next(i for i in range(self.here, len(bouts)) if bouts[i] != item.bout)

    @property
    def ended(self) -> bool:
        return self.here == len(self.items)


STEPS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.booleans(),
        st.sampled_from((Act.SKIP, Act.SKIP, Act.BOUT_DONE, Act.BACK, Act.PAUSE)),
    ),
    max_size=8,
)


@settings(max_examples=300)
@given(PLANS, STEPS)
def test_going_on_loses_exactly_what_was_skipped(
    plan: Plan, steps: list[tuple[int, bool, Act]]
) -> None:
    session = started(plan)
    timeline = session.timeline
    model = Model(items_of(timeline))
    for number, to_rest, act in steps:
        play_on(session, model.play(number, to_rest))
        if session.state is State.WAITING:
            # Into the count, as without a wait.
            session.act(Act.SKIP)
        session.act(act)
        session.act(Act.RESUME)
        model.act(act)
        if model.ended:
            break
        assert session.position_ms == model.items[model.here].start_ms
    play_on(session, timeline.duration_ms)

    done = model.done | {item.rep for item in model.items[model.here :]}
    for record, block in zip(session.records(), timeline.sets, strict=True):
        assert record.done == sum(
            rep.index in done for rep in timeline.reps if rep.set_index == block.index
        )
