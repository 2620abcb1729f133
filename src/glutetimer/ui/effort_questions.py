"""How hard a session was: asked of each leg, or once where both worked together all the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glutetimer.core.phrases import effort_question
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.ui.choice import Choice

# Both legs together come first, as None.
LEGS = (None, *Side)
# Between the legs, in pixels: closer, the answers of both would be taken for one scale.
LEGS_GAP = 44


def asks_once(record: SessionRecord) -> bool:
    """Whether both legs are asked about at once, as they did all of it together."""
    together = all(set_record.side is None for set_record in record.sets)
    # Efforts that differ, as a file may have brought them, are told of each leg.
    return together and len({record.effort.get(side) for side in Side}) == 1


def legs_asked(record: SessionRecord) -> tuple[Side | None, ...]:
    """The legs to ask about; None for both at once."""
    return (None,) if asks_once(record) else record.legs


def has_begun(record: SessionRecord, leg: Side | None) -> bool:
    """Whether a leg, or for None any, did anything of a session."""
    return any(s.begun for s in record.sets if leg is None or s.works(leg))


class EffortQuestions:
    """The choices for the legs, and for both together.

    Whoever lays them out shows those of `asked`; the efforts of the others stay as they were.
    """

    def __init__(self, options: Sequence[tuple[Effort | None, str]]) -> None:
        self._choices = {leg: Choice(effort_question(leg), options) for leg in LEGS}
        self._once = False
        self.asked: tuple[Side | None, ...] = ()

    def show(self, record: SessionRecord) -> None:
        """Ask of that session, with what is known of it."""
        self._once, self.asked = asks_once(record), legs_asked(record)
        for leg, choice in self._choices.items():
            choice.set_value(record.effort.get(leg or Side.LEFT))

    def choice(self, leg: Side | None) -> Choice[Effort | None]:
        """The choice for that leg, or for both together."""
        return self._choices[leg]

    @property
    def efforts(self) -> Mapping[Side, Effort]:
        """The effort of each leg that is rated by now."""
        values = {side: self._choices[None if self._once else side].value for side in Side}
        return {side: effort for side, effort in values.items() if effort is not None}
