"""What a decision is made for, and what else it has to say: kinds with their facts, no words.

`sentences` puts them into words.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from glutetimer.core.assessment import Shortfall
from glutetimer.core.frozen import frozen
from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord


@frozen
class _Evidence:
    """`days` are those that the decision rests on, oldest first."""

    days: tuple[date, ...]


class FirstSession(_Evidence):
    """There is no session yet."""


class AllAhead(_Evidence):
    """Every session is dated ahead of today; the day is the earliest of theirs."""


class LongBreak(_Evidence):
    """The last session, on that day, is so long ago that an easier level is offered."""


@frozen
class NewLevel(_Evidence):
    """The person came to the level on the day `moved_on` and has not trained there since."""

    moved_on: date


@frozen
class EasyStreak(_Evidence):
    """A streak of qualifying sessions on these days, the newest of which still counts.

    `all_done`: every rep was done in each; else the level's own dose of more that was chosen.
    """

    all_done: bool


# Why a step back is offered, or to go gently.


@frozen
class StrongPain(_Evidence):
    """Pain of at least `back_pain_once` in the last session at the level."""

    pain: int


class PainTwice(_Evidence):
    """Pain of at least `back_pain_twice` in each of the last two sessions."""


@frozen
class FewRepsTwice(_Evidence):
    """Under `back_reps_percent` of a leg's reps in each of the last two sessions at the level.

    `sides` are the legs of which that is so both times; none if it was first one, then the other.
    """

    sides: tuple[Side, ...]


# Why no streak of qualifying sessions stands.


class OtherLevel(_Evidence):
    """The last session was at another level."""


class StreakLapsed(_Evidence):
    """The last session at the level is `restart_days` or more ago."""


@frozen
class ReducedDose(_Evidence):
    """The last session was reduced beforehand: the `streak` before it stands and is no longer.

    `streak` are the days of qualifying sessions, perhaps none.
    """

    session: SessionRecord
    streak: tuple[date, ...]


@frozen
class Unqualified(_Evidence):
    """The last session does not count towards moving up."""

    session: SessionRecord
    shortfall: Shortfall


Trouble: TypeAlias = StrongPain | PainTwice | FewRepsTwice
NoStreak: TypeAlias = OtherLevel | StreakLapsed | Unqualified
Reason: TypeAlias = (
    FirstSession | AllAhead | LongBreak | NewLevel | EasyStreak | ReducedDose | Trouble | NoStreak
)


# What is to be said beside the reason.


@frozen
class SeeProfessional:
    """The last session hurt so much that a health professional should be asked."""


@frozen
class LevelGone:
    """The program no longer has the person's level; the decision's level takes its place."""

    level_id: str


@frozen
class LegDifference:
    """One leg was the weaker one in every session of these days, by effort or by reps alone.

    `others_left_out`: sessions that do not compare the legs lie among or after them.
    """

    weaker: Side
    by_effort: bool
    others_left_out: bool
    days: tuple[date, ...]


@frozen
class DatedAhead:
    """So many sessions are dated ahead of today, `first` the earliest, and left out."""

    first: date
    sessions: int


Notice: TypeAlias = SeeProfessional | LevelGone | LegDifference | DatedAhead
