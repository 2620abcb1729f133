"""What the columns of the table of sessions say, and the orders that it can be in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from glutetimer.core.amounts import Amount, amounts_of_leg
from glutetimer.core.assessment import is_false_start
from glutetimer.core.dates import clock_time_text
from glutetimer.core.done_texts import done_text
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.program import MAX_PAIN, Program, Side
from glutetimer.core.records import RPE_SCORE, Effort, SessionRecord
from glutetimer.core.speed import Speed, fastest
from glutetimer.core.translation import gettext, gettext_noop, number_text, pgettext
from glutetimer.ui.review.texts import circumstances_text, short_date_text
from glutetimer.ui.wording import effort_text

# What a leg did or how it felt, after its side; what both did together.
_LEGS: dict[Side | None, str] = {
    Side.LEFT: gettext_noop("Left {what}"),
    Side.RIGHT: gettext_noop("Right {what}"),
    None: gettext_noop("Both {what}"),
}
_BOTH_FELT = {
    Effort.EASY: gettext_noop("Easy with both legs"),
    Effort.RIGHT: gettext_noop("About right with both legs"),
    Effort.HARD: gettext_noop("Hard with both legs"),
}


@frozen
class Order:
    """An order of sessions, its name a message; those that are alike come newest first."""

    name: str
    key: Callable[[SessionRecord, Program], float]
    reverse: bool


@frozen
class Column:
    """A column: its title, a message; its stretch in the table, what it says, its orders."""

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


BY_DAY = _orders(
    gettext_noop("Newest first"),
    gettext_noop("Oldest first"),
    lambda record, _: record.started_at.timestamp(),
)
BY_LEVEL = _orders(gettext_noop("Highest level first"), gettext_noop("Lowest level first"), _rank)
BY_REPS = _orders(
    gettext_noop("Most reps first"),
    gettext_noop("Fewest reps first"),
    lambda record, _: sum(set_record.done for set_record in record.sets),
)
BY_EFFORT = _orders(gettext_noop("Hardest first"), gettext_noop("Easiest first"), _rpe)
BY_PAIN = _orders(
    gettext_noop("Most pain first"),
    gettext_noop("Least pain first"),
    lambda record, _: -1 if record.pain is None else record.pain,
)
BY_TIME = _orders(
    gettext_noop("Longest first"),
    gettext_noop("Shortest first"),
    lambda record, _: record.active_ms,
)
ORDERS = (*BY_DAY, *BY_LEVEL, *BY_REPS, *BY_EFFORT, *BY_PAIN, *BY_TIME)


def _day_text(record: SessionRecord, _: Program) -> str:
    return f"{short_date_text(record.day)}\n{clock_time_text(record.started_at)}"


def _day_and_time_text(record: SessionRecord, program: Program) -> str:
    minutes = gettext("{minutes} min").format(minutes=_minutes(record))
    return f"{_day_text(record, program)}, {minutes}"


def _minutes(record: SessionRecord) -> int:
    return max(1, round(record.active_ms / 60_000))


def _speed_text(record: SessionRecord, _: Program) -> str:
    speeds = {set_record.speed for set_record in record.sets}
    if len(speeds) > 1:
        return pgettext("speed", "Both")
    return pgettext("speed", "Half") if Speed.HALF in speeds else pgettext("speed", "Normal")


def _level_text(record: SessionRecord, program: Program) -> str:
    return "\n".join(
        filter(None, (program.level_name(record.level), circumstances_text(record, program)))
    )


def _reps_text(record: SessionRecord, _: Program) -> str:
    amounts, several = _amounts_by_leg(record), len(record.exercises) > 1
    texts = {leg: _joined(of_leg, several) for leg, of_leg in amounts.items()}
    if list(texts) == [None]:
        return texts[None]
    return "\n".join(_of_leg(leg, text) for leg, text in texts.items())


def _of_leg(leg: Side | None, what: str) -> str:
    return gettext(_LEGS[leg]).format(what=what)


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
    return gettext("A false start") if is_false_start(record, percent) else gettext("Not rated")


def in_full(record: SessionRecord, program: Program) -> str:
    """What was done, with the exercises' names, and whether it was less or does not count."""
    false_start = is_false_start(record, program.rules.false_start_percent)
    parts = (
        done_text(record, program),
        circumstances_text(record, program),
        gettext("a false start, not counted") if false_start else "",
    )
    return "; ".join(filter(None, parts))


def _effort_text(record: SessionRecord, program: Program) -> str:
    return _legs_felt_text(record) or _unrated_text(record, program)


def _legs_felt_text(record: SessionRecord) -> str:
    """How hard each leg found it: "Left easy", "Right hard", or "Easy with both legs"."""
    efforts = {side: record.effort[side] for side in Side if side in record.effort}
    if len(efforts) == len(Side) and len(set(efforts.values())) == 1:
        return gettext(_BOTH_FELT[efforts[Side.LEFT]])
    return "\n".join(_of_leg(side, effort_text(effort)) for side, effort in efforts.items())


def _what_text(record: SessionRecord, program: Program) -> str:
    level = program.level(record.level)
    slow = fastest(set_record.speed for set_record in record.sets) is Speed.HALF
    slower = slow and level is not None and level.speed is Speed.NORMAL
    name = program.level_name(record.level)
    if slower:
        name = gettext("{level}, half speed").format(level=name)
    lines = (name, circumstances_text(record, program), _all_reps_text(record))
    return "\n".join(filter(None, lines))


def _all_reps_text(record: SessionRecord) -> str:
    """All that was done: "25 of 25 with each leg", "Left 25 · Right 24 of 25", "24 of 24"."""
    amounts, several = _amounts_by_leg(record), len(record.exercises) > 1
    texts = {leg: _joined(of_leg, several) for leg, of_leg in amounts.items()}
    if list(texts) == [None]:
        return texts[None]
    parts = {leg: _of_leg(leg, text) for leg, text in texts.items()}
    if len(amounts.keys() - {None}) == len(Side):
        left, right = amounts[Side.LEFT], amounts[Side.RIGHT]
        if left == right:
            parts[Side.LEFT] = gettext("{amount} with each leg").format(amount=texts[Side.LEFT])
            del parts[Side.RIGHT]
        elif not several and len(left) == 1 and [replace(left[0], done=right[0].done)] == right:
            # Of as many: how many those are is told once.
            parts[Side.LEFT] = _of_leg(Side.LEFT, number_text(left[0].done))
    # Of several exercises they are too long for one line.
    return ("\n" if several else " · ").join(parts.values())


def _felt_text(record: SessionRecord, program: Program) -> str:
    felt = [_legs_felt_text(record)] if record.effort else []
    if record.pain:
        felt.append(gettext("pain {pain} of {max}").format(pain=record.pain, max=MAX_PAIN))
    return "\n".join(filter(None, (*(felt or [_unrated_text(record, program)]), record.note)))


def _pain_text(record: SessionRecord, _: Program) -> str:
    return "–" if record.pain is None else str(record.pain)


COLUMNS = (
    Column(gettext_noop("Day"), 27, _day_text, BY_DAY),
    Column(gettext_noop("Level"), 33, _level_text, BY_LEVEL),
    Column(gettext_noop("Speed"), 17, _speed_text),
    Column(gettext_noop("Reps"), 41, _reps_text, BY_REPS),
    Column(gettext_noop("Effort"), 32, _effort_text, BY_EFFORT),
    Column(gettext_noop("Pain"), 24, _pain_text, BY_PAIN),
    Column(gettext_noop("Minutes"), 24, lambda record, _: str(_minutes(record)), BY_TIME),
    Column(gettext_noop("Note"), 34, lambda record, _: record.note),
)
# The same where there is little room.
FEW_COLUMNS = (
    Column(gettext_noop("When"), 7, _day_and_time_text, BY_DAY),
    Column(gettext_noop("What"), 12, _what_text, BY_LEVEL),
    Column(gettext_noop("How it felt"), 10, _felt_text, BY_EFFORT),
)


def title_text(column: Column, order: Order | None) -> str:
    """A column's title, with a mark where the sessions are in one of its orders."""
    title = gettext(column.title)
    if order is None or order not in column.orders:
        return title
    # Qt's own mark is tiny, and points up where the largest comes first.
    return f"{title} {'↓' if order.reverse else '↑'}"


def _usual_texts() -> Sequence[str]:
    """The widest that a person's days, reps and efforts usually are, by column."""
    reps = _of_leg(
        Side.RIGHT, Amount("", hold_ms=0, prescribed=25, done=25, more_ms=0).short_text()
    )
    return (
        short_date_text(date(2026, 11, 22)),
        gettext("Clamshell, slow"),
        pgettext("speed", "Normal"),
        reps,
        _of_leg(Side.RIGHT, effort_text(Effort.RIGHT)),
        "10",
        "60",
        gettext("A short note here"),
    )


def columns_for(
    width: int, text_width: Callable[[str], int], title_width: Callable[[str], int], beside: int
) -> tuple[Column, ...]:
    """All columns where each has room, else the few; `beside` is what a cell adds to its text."""
    stretches = sum(column.stretch for column in COLUMNS)
    roomy = all(
        width * column.stretch // stretches
        >= max(title_width(title_text(column, next(iter(column.orders), None))), text_width(usual))
        + beside
        for column, usual in zip(COLUMNS, _usual_texts(), strict=True)
    )
    return COLUMNS if roomy else FEW_COLUMNS
