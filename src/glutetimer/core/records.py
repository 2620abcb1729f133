"""What history keeps: sessions, their sets by leg, and the answers to decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from glutetimer.core.frozen import field, frozen
from glutetimer.core.program import Side
from glutetimer.core.speed import Speed


class Effort(StrEnum):
    """How hard a leg found the session, the easiest first."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


# The rating of perceived exertion as a number, to compare and to average: 0 is easy, 2 hard.
RPE_SCORE = {effort: score for score, effort in enumerate(Effort)}


# In one set, as a person may correct it.
MAX_CORRECTED_REPS = 9_999


@frozen
class SetRecord:
    """One set: reps prescribed and done with one leg, or with both together (`side` is None).

    `speed` is the fastest at which any of its reps was done. Where reps are timed holds,
    `hold_ms` is the length prescribed for each, and `held_ms` all time that was held, also in
    a hold that was broken off; else both are 0.
    """

    exercise: str
    side: Side | None
    prescribed: int
    done: int
    speed: Speed
    hold_ms: int = 0
    held_ms: int = 0

    @property
    def begun(self) -> bool:
        """Whether anything of it was done."""
        return self.done > 0 or self.held_ms > 0

    @property
    def begun_permille(self) -> int:
        """The reps done, in thousandths of one, with what was held of a hold broken off."""
        return self.held_ms * 1000 // self.hold_ms if self.hold_ms else self.done * 1000

    def works(self, side: Side) -> bool:
        """Whether it is a set of that leg, alone or with the other."""
        return self.side in (side, None)


@frozen
class SessionRecord:
    """One session.

    `started_at` carries the UTC offset of the place and day it started in, so its date
    stays the local one wherever the history is read. `active_ms` is time spent not paused.
    `reduced` says that less than the level's own dose or tempo was chosen beforehand, or one
    leg alone: then that is what was prescribed. `elsewhere` says that it was done without the
    program and entered afterwards: then its time of day and `active_ms` are guessed.
    """

    id: str
    program: str
    level: str
    first_side: Side
    started_at: datetime
    active_ms: int
    sets: tuple[SetRecord, ...]
    effort: Mapping[Side, Effort] = field(default_factory=dict)
    pain: int | None = None
    note: str = ""
    reduced: bool = False
    elsewhere: bool = False

    @property
    def day(self) -> date:
        """The local day it started on."""
        return self.started_at.date()

    @property
    def is_rated(self) -> bool:
        """Whether anything was said about how it felt."""
        return bool(self.effort) or self.pain is not None or bool(self.note)

    @property
    def begun(self) -> bool:
        """Whether anything of it was done."""
        return any(set_record.begun for set_record in self.sets)

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs that its sets work."""
        return tuple(side for side in Side if self.prescribed(side))

    @property
    def exercises(self) -> frozenset[str]:
        """The ids of its exercises."""
        return frozenset(set_record.exercise for set_record in self.sets)

    def sets_of(self, side: Side) -> tuple[SetRecord, ...]:
        """The sets that work that leg, in their order."""
        return tuple(set_record for set_record in self.sets if set_record.works(side))

    def done(self, side: Side) -> int:
        """Reps done with that leg, alone or with the other."""
        return sum(set_record.done for set_record in self.sets_of(side))

    def prescribed(self, side: Side) -> int:
        """Reps prescribed for that leg, alone or with the other."""
        return sum(set_record.prescribed for set_record in self.sets_of(side))


@frozen
class Progress:
    """How far a session has come.

    `active_ms` is time spent not paused. `next_rep` is the index within the session of the
    rep to go on with: the one after the last that was done, or left out with its leg.
    `last_rep_at` is when the last rep was done, or the session's start; with its UTC offset.
    """

    active_ms: int
    next_rep: int
    last_rep_at: datetime


@frozen
class Unfinished:
    """A session with reps left that was stopped or interrupted, and how far it had come."""

    record: SessionRecord
    progress: Progress


class AnswerKind(StrEnum):
    """What a person said to an offer, or that they chose a level unasked."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    CHOSEN = "chosen"


@frozen
class Answer:
    """An offer answered, or a level chosen by hand.

    `reason` is the sentence shown then, for people to read again; `evidence` are the days that
    it rested on, oldest first. Both are empty for a level chosen by hand.
    """

    id: str
    program: str
    answered_at: datetime
    kind: AnswerKind
    from_level: str
    to_level: str
    reason: str = ""
    evidence: tuple[date, ...] = ()


@frozen
class History:
    """All sessions and answers, each id once, in any order."""

    sessions: tuple[SessionRecord, ...] = ()
    answers: tuple[Answer, ...] = ()


def chronological_key(record: SessionRecord | Answer) -> tuple[datetime, str]:
    """Sorts history by time, wherever each was; what is of one time by the id."""
    # Not by `timestamp()`, which takes longer than to compare what has the same UTC offset.
    moment = record.started_at if isinstance(record, SessionRecord) else record.answered_at
    return moment, record.id
