"""What the columns of the table of sessions say, and the orders that it can be in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from glutetimer.core.amounts import Amount, amounts_of_leg
from glutetimer.core.assessment import is_false_start
from glutetimer.core.dates import clock_time_text
from glutetimer.core.done_texts import done_text
from glutetimer.core.phrases import SPEEDS, side_title
from glutetimer.core.program import MAX_PAIN, Program, Side
from glutetimer.core.records import RPE_SCORE, SessionRecord
from glutetimer.core.speed import Speed, fastest
from glutetimer.ui.review.texts import circumstances_text, short_date_text
from glutetimer.ui.wording import EFFORT

_SIDE_TITLES: dict[Side | None, str] = {
    **{side: side_title(side) for side in Side},
    None: "Both",
}


@dataclass(frozen=True, slots=True)
class Order:
    """An order of sessions; those that are alike come newest first."""

    name: str
    key: Callable[[SessionRecord, Program], float]
    reverse: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its stretch in the table, what it says, how it can be sorted."""

    title: str
    stretch: int
    text: Callable[[SessionRecord, Program], str]
    orders: tuple[Order, ...] = ()


def _orders(
    reverse: str, forward: str, key: Callable[[SessionRecord, Program], float]
) -> tuple[Order, Order]:
    """Both orders by a key, with their names; a column's title sorts by the first of them."""
    return Order(reverse, key, reverse=True), Order(forward, key, reverse=False)


def _rank(record: SessionRecord, program: Program) -> float:
    level = program.level(record.level)
    return program.place(level) if level else -1


def _rpe(record: SessionRecord, _: Program) -> float:
    """How hard the legs found it together; what was not rated lies below all that was."""
    return sum(RPE_SCORE[effort] + 1 for effort in record.effort.values())


BY_DAY = _orders("Newest first", "Oldest first", lambda record, _: record.started_at.timestamp())
BY_LEVEL = _orders("Highest level first", "Lowest level first", _rank)
BY_REPS = _orders(
    "Most reps first",
    "Fewest reps first",
    lambda record, _: sum(set_record.done for set_record in record.sets),
)
BY_EFFORT = _orders("Hardest first", "Easiest first", _rpe)
BY_PAIN = _orders(
    "Most pain first",
    "Least pain first",
    lambda record, _: -1 if record.pain is None else record.pain,
)
BY_TIME = _orders("Longest first", "Shortest first", lambda record, _: record.active_ms)
ORDERS = (*BY_DAY, *BY_LEVEL, *BY_REPS, *BY_EFFORT, *BY_PAIN, *BY_TIME)


def _day_text(record: SessionRecord, _: Program) -> str:
    return f"{short_date_text(record.day)}\n{clock_time_text(record.started_at)}"


def _day_and_time_text(record: SessionRecord, program: Program) -> str:
    return f"{_day_text(record, program)}, {_minutes(record)} min"


def _minutes(record: SessionRecord) -> int:
    return max(1, round(record.active_ms / 60_000))


def _speed_text(record: SessionRecord, _: Program) -> str:
    speeds = {set_record.speed for set_record in record.sets}
    if len(speeds) > 1:
        return "Both"
    return "Half" if Speed.HALF in speeds else "Normal"


def _level_text(record: SessionRecord, program: Program) -> str:
    return "\n".join(
        filter(None, (program.level_name(record.level), circumstances_text(record, program)))
    )


def _reps_text(record: SessionRecord, _: Program) -> str:
    amounts, several = _amounts_by_leg(record), len(record.exercises) > 1
    texts = {leg: _joined(of_leg, several) for leg, of_leg in amounts.items()}
    if list(texts) == [None]:
        return texts[None]
    return "\n".join(f"{_SIDE_TITLES[leg]} {text}" for leg, text in texts.items())


def _amounts_by_leg(record: SessionRecord) -> Mapping[Side | None, Sequence[Amount]]:
    """What each leg did by itself, and both did together (None); only what there are sets of."""
    legs = (*Side, None)
    return {leg: amounts for leg in legs if (amounts := amounts_of_leg(record, leg))}


def _joined(amounts: Sequence[Amount], several: bool) -> str:
    """One after the other: "25 of 25"; of several exercises "10/10, 7/16", broken between them."""
    texts = (amount.short_text(compact=several) for amount in amounts)
    unbroken = (text.replace(" ", "\N{NO-BREAK SPACE}") if several else text for text in texts)
    return ", ".join(unbroken)


def _unrated_text(record: SessionRecord, program: Program) -> str:
    percent = program.rules.false_start_percent
    return "A false start" if is_false_start(record, percent) else "Not rated"


def in_full(record: SessionRecord, program: Program) -> str:
    """What was done, with the exercises' names, and whether it was less or does not count."""
    false_start = is_false_start(record, program.rules.false_start_percent)
    parts = (
        done_text(record, program),
        circumstances_text(record, program),
        "a false start, not counted" if false_start else "",
    )
    return "; ".join(filter(None, parts))


def _effort_text(record: SessionRecord, program: Program) -> str:
    if not record.effort:
        return _unrated_text(record, program)
    efforts = {s: EFFORT[record.effort[s]] if s in record.effort else "–" for s in record.legs}
    # Beside the reps of the same leg.
    if all(any(set_record.side is side for set_record in record.sets) for side in efforts):
        return "\n".join(efforts.values())
    if len(set(efforts.values())) == 1:
        return next(iter(efforts.values()))
    return "\n".join(f"{side_title(side)} {text.lower()}" for side, text in efforts.items())


def _what_text(record: SessionRecord, program: Program) -> str:
    level = program.level(record.level)
    slow = fastest(set_record.speed for set_record in record.sets) is Speed.HALF
    slower = slow and level is not None and level.speed is Speed.NORMAL
    suffix = f", {SPEEDS[Speed.HALF].lower()}" if slower else ""
    name = f"{program.level_name(record.level)}{suffix}"
    lines = (name, circumstances_text(record, program), _all_reps_text(record))
    return "\n".join(filter(None, lines))


def _all_reps_text(record: SessionRecord) -> str:
    """All that was done: "25 of 25 with each leg", "Left 25 · Right 24 of 25", "24 of 24"."""
    amounts, several = _amounts_by_leg(record), len(record.exercises) > 1
    texts = {leg: _joined(of_leg, several) for leg, of_leg in amounts.items()}
    if list(texts) == [None]:
        return texts[None]
    parts = {leg: f"{_SIDE_TITLES[leg]} {text}" for leg, text in texts.items()}
    if len(amounts.keys() - {None}) == len(Side):
        left, right = amounts[Side.LEFT], amounts[Side.RIGHT]
        if left == right:
            parts[Side.LEFT] = f"{texts[Side.LEFT]} with each leg"
            del parts[Side.RIGHT]
        elif not several and len(left) == 1 and [replace(left[0], done=right[0].done)] == right:
            # Of as many: how many those are is told once.
            parts[Side.LEFT] = f"{_SIDE_TITLES[Side.LEFT]} {left[0].done:,}"
    # Of several exercises they are too long for one line.
    return ("\n" if several else " · ").join(parts.values())


def _felt_text(record: SessionRecord, program: Program) -> str:
    efforts = [EFFORT[record.effort[side]] if side in record.effort else "" for side in Side]
    felt = [
        f"{side_title(side)} {effort.lower()}"
        for side, effort in zip(Side, efforts, strict=True)
        if effort
    ]
    if len(felt) == len(Side) and len(set(efforts)) == 1:
        felt = [f"{efforts[0]} with both legs"]
    if record.pain:
        felt.append(f"pain {record.pain} of {MAX_PAIN}")
    return "\n".join(filter(None, (*(felt or [_unrated_text(record, program)]), record.note)))


COLUMNS = (
    Column("Day", 14, _day_text, BY_DAY),
    Column("Level", 20, _level_text, BY_LEVEL),
    Column("Speed", 10, _speed_text),
    Column("Reps", 22, _reps_text, BY_REPS),
    Column("Effort", 13, _effort_text, BY_EFFORT),
    Column("Pain", 8, lambda record, _: "–" if record.pain is None else str(record.pain), BY_PAIN),
    Column("Minutes", 10, lambda record, _: str(_minutes(record)), BY_TIME),
    Column("Note", 19, lambda record, _: record.note),
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
    stretches = sum(column.stretch for column in COLUMNS)
    roomy = all(
        width * column.stretch // stretches >= text_width(text) + beside
        for column, text in zip(COLUMNS, _USUAL, strict=True)
    )
    return COLUMNS if roomy else FEW_COLUMNS
