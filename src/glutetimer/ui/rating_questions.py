"""The questions that are asked from the mat after a session: effort by leg, then pain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from glutetimer.core.frozen import replace
from glutetimer.core.phrases import effort_question, leg_text
from glutetimer.core.program import MAX_PAIN, Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.translation import gettext
from glutetimer.ui.effort_questions import has_begun, legs_asked
from glutetimer.ui.wording import EFFORT

# An effort, or pain from 0 to `MAX_PAIN`.
Rated: TypeAlias = Effort | int


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to a question; its `digits`, typed, give it. A clip says `spoken`."""

    value: Rated
    text: str
    digits: str
    spoken: str


@dataclass(frozen=True, slots=True)
class RatingQuestion:
    """One question: `name` is the screen reader's, as on Summary; a clip says `spoken`.

    `sides` are the legs whose effort is asked for; without any it is the pain.
    """

    name: str
    text: str
    spoken: str
    keys: str
    options: tuple[Option, ...]
    sides: tuple[Side, ...] = ()

    def answer_in(self, record: SessionRecord) -> Rated | None:
        """What a record has for an answer; None if it has none."""
        return record.effort.get(self.sides[0]) if self.sides else record.pain

    def answered(self, record: SessionRecord, value: Rated) -> SessionRecord:
        """The record with that answer."""
        if isinstance(value, Effort):
            return replace(record, effort={**record.effort, **dict.fromkeys(self.sides, value)})
        return replace(record, pain=value)


def pain_question() -> RatingQuestion:
    """The question how much it hurt."""
    return RatingQuestion(
        gettext("Pain"),
        gettext("Any pain, from 0 (none) to {maximum}?").format(maximum=MAX_PAIN),
        gettext("Any pain, from zero to ten?"),
        gettext("Press a number, or an arrow and then Space. For 10, press 1 and 0."),
        tuple(
            Option(pain, str(pain), str(pain), str(pain) if pain else gettext("None."))
            for pain in range(MAX_PAIN + 1)
        ),
    )


def effort_of(leg: Side | None) -> RatingQuestion:
    """The question how hard it was for a leg, or for both at once."""
    return RatingQuestion(
        effort_question(leg),
        gettext("{leg}: how did it feel?").format(leg=leg_text(leg)),
        gettext("{leg}: easy, about right, or hard?").format(leg=leg_text(leg)),
        gettext("Press 1, 2 or 3, or an arrow and then Space."),
        tuple(_effort_options()),
        (leg,) if leg else tuple(Side),
    )


def _effort_options() -> Iterator[Option]:
    for number, (effort, message) in enumerate(EFFORT.items(), 1):
        text = gettext(message)
        yield Option(effort, text, str(number), f"{text}.")


def questions_about(record: SessionRecord) -> tuple[RatingQuestion, ...]:
    """What is asked of that session; a leg that did nothing felt nothing."""
    legs = (leg for leg in legs_asked(record) if has_begun(record, leg))
    return (*map(effort_of, legs), pain_question())
