"""What the columns of the table of sessions say, and the orders that it can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glutetimer.core.assessment import is_look
from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.records import RPE_SCORE, SessionRecord
from glutetimer.core.sentences import done_text
from glutetimer.ui.review.words import level_name, short_date_text
from glutetimer.ui.wording import EFFORT, SPEED


@dataclass(frozen=True, slots=True)
class Order:
    """An order of sessions; those that are alike come newest first."""

    name: str
    key: Callable[[SessionRecord, Program], float]
    reverse: bool

    def by(self, program: Program) -> Callable[[SessionRecord], float]:
        """The key to sort by, with the levels of that program."""
        return lambda record: self.key(record, program)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its part of the table's width, what it says, how it can be sorted."""

    title: str
    part: int
    text: Callable[[SessionRecord, Program], str]
    orders: tuple[Order, ...] = ()


def _when(record: SessionRecord, _: Program) -> float:
    return record.started_at.timestamp()


def _place(record: SessionRecord, program: Program) -> float:
    level = program.level(record.level)
    return program.place(level) if level else -1


def _reps(record: SessionRecord, _: Program) -> float:
    return sum(record.done(side) for side in Side)


def _rpe(record: SessionRecord, _: Program) -> float:
    """How hard the legs found it together; what was not rated lies below all that was."""
    return sum(RPE_SCORE[effort] + 1 for effort in record.effort.values())


def _pain(record: SessionRecord, _: Program) -> float:
    return -1 if record.pain is None else record.pain


def _time(record: SessionRecord, _: Program) -> float:
    return record.active_ms


BY_DAY = Order("Newest first", _when, True), Order("Oldest first", _when, False)
BY_LEVEL = (
    Order("Highest level first", _place, True),
    Order("Lowest level first", _place, False),
)
BY_REPS = Order("Most reps first", _reps, True), Order("Fewest reps first", _reps, False)
BY_EFFORT = Order("Hardest first", _rpe, True), Order("Easiest first", _rpe, False)
BY_PAIN = Order("Most pain first", _pain, True), Order("Least pain first", _pain, False)
BY_TIME = Order("Longest first", _time, True), Order("Shortest first", _time, False)
ORDERS = (*BY_DAY, *BY_LEVEL, *BY_REPS, *BY_EFFORT, *BY_PAIN, *BY_TIME)


def _day_text(record: SessionRecord, _: Program) -> str:
    return f"{short_date_text(record.day)}\n{_clock(record)}"


def _day_and_time_text(record: SessionRecord, _: Program) -> str:
    return f"{short_date_text(record.day)}\n{_clock(record)}, {_minutes(record)} min"


def _clock(record: SessionRecord) -> str:
    return f"{record.started_at.hour}:{record.started_at.minute:02}"


def _minutes(record: SessionRecord) -> int:
    return max(1, round(record.active_ms / 60_000))


def _level_text(record: SessionRecord, program: Program) -> str:
    return level_name(record.level, program)


def _speed_text(record: SessionRecord, _: Program) -> str:
    speeds = {each.speed for each in record.sets}
    if len(speeds) > 1:
        return "Both"
    return "Half" if Speed.HALF in speeds else "Normal"


def _reps_text(record: SessionRecord, _: Program) -> str:
    return "\n".join(f"{side.capitalize()} {_leg_text(record, side)}" for side in Side)


def _leg_text(record: SessionRecord, side: Side) -> str:
    """What a leg did: "25 of 25"; of lifts and circles each in its turn: "10/10, 7/16"."""
    counts = record.by_exercise(side).values()
    of = "/" if len(counts) > 1 else " of "
    return ", ".join(f"{done}{of}{prescribed}" for done, prescribed in counts) or "0 of 0"


def _unrated_text(record: SessionRecord, program: Program) -> str:
    return "A look" if is_look(record, program.rules.look_percent) else "Not rated"


def in_full(record: SessionRecord, program: Program) -> str:
    """What was done, with the exercises' names, and whether it counts at all."""
    look = is_look(record, program.rules.look_percent)
    return f"{done_text(record, program)}{'; a look, which does not count' if look else ''}"


def _effort_text(record: SessionRecord, program: Program) -> str:
    if not record.effort:
        return _unrated_text(record, program)
    # Beside the reps of the same leg.
    return "\n".join(EFFORT[record.effort[s]] if s in record.effort else "–" for s in Side)


def _pain_text(record: SessionRecord, _: Program) -> str:
    return "–" if record.pain is None else str(record.pain)


def _minutes_text(record: SessionRecord, _: Program) -> str:
    return str(_minutes(record))


def _note_text(record: SessionRecord, _: Program) -> str:
    return record.note


def _what_text(record: SessionRecord, program: Program) -> str:
    level = program.level(record.level)
    half = all(each.speed is Speed.HALF for each in record.sets)
    slowly = (
        f", {SPEED[Speed.HALF].lower()}"
        if half and level and level.speed.duration_factor < 2
        else ""
    )
    return f"{level_name(record.level, program)}{slowly}\n{_both_reps_text(record)}"


def _both_reps_text(record: SessionRecord) -> str:
    """What each leg did: "25 of 25 with each leg", or "Left 25 · Right 24 of 25"."""
    done, prescribed = ([of(side) for side in Side] for of in (record.done, record.prescribed))
    texts = [_leg_text(record, side) for side in Side]
    several = any(len(record.by_exercise(side)) > 1 for side in Side)
    if several and len(set(texts)) == 1:
        return f"{texts[0]} with each leg"
    if several or len(set(prescribed)) > 1:
        named = [f"{side.capitalize()} {text}" for side, text in zip(Side, texts, strict=True)]
        # Of several exercises they are too long for one line.
        return ("\n" if several else " · ").join(named)
    if len(set(done)) == 1:
        return f"{done[0]} of {prescribed[0]} with each leg"
    legs = " · ".join(f"{side.capitalize()} {n}" for side, n in zip(Side, done, strict=True))
    return f"{legs} of {prescribed[0]}"


def _felt_text(record: SessionRecord, program: Program) -> str:
    efforts = [EFFORT[record.effort[side]] if side in record.effort else "" for side in Side]
    felt = [
        f"{side.capitalize()} {effort.lower()}"
        for side, effort in zip(Side, efforts, strict=True)
        if effort
    ]
    if len(felt) == len(Side) and len(set(efforts)) == 1:
        felt = [f"{efforts[0]} with both legs"]
    if record.pain:
        felt.append(f"pain {record.pain} of 10")
    parts = (" · ".join(felt) or _unrated_text(record, program), record.note)
    return "\n".join(part for part in parts if part)


COLUMNS = (
    Column("Day", 14, _day_text, BY_DAY),
    Column("Level", 20, _level_text, BY_LEVEL),
    Column("Speed", 10, _speed_text),
    Column("Reps", 17, _reps_text, BY_REPS),
    Column("Effort", 13, _effort_text, BY_EFFORT),
    Column("Pain", 8, _pain_text, BY_PAIN),
    Column("Minutes", 10, _minutes_text, BY_TIME),
    Column("Note", 24, _note_text),
)
# The same where there is little room.
FEW_COLUMNS = (
    Column("When", 7, _day_and_time_text, BY_DAY),
    Column("What", 12, _what_text, BY_LEVEL),
    Column("How it felt", 10, _felt_text, BY_EFFORT),
)
# What decides: the widest that a person's days, reps and efforts usually are.
_USUAL = ("22 Nov 2026", "Clamshell, slow", "Normal", "Right 25 of 25", "About right", "Pain",
          "Minutes", "A short note here")  # fmt: skip


def columns_for(width: int, text_width: Callable[[str], int], beside: int) -> tuple[Column, ...]:
    """All columns where each has room, else the few; `beside` is what a cell adds to its text."""
    parts = sum(column.part for column in COLUMNS)
    roomy = all(
        width * column.part // parts >= text_width(text) + beside
        for column, text in zip(COLUMNS, _USUAL, strict=True)
    )
    return COLUMNS if roomy else FEW_COLUMNS
