"""Runs the stories of histories.txt, which says how to read and write them."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from glutetimer.core.dates import MONTHS
from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose, Level, Program, Side, Sides
from glutetimer.core.program_reader import read_program
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    History,
    SessionRecord,
    SetRecord,
)
from glutetimer.core.sentences import describe_done_today, explain
from glutetimer.core.speed import Speed
from tests.core.builders import built_in

STORIES = Path(__file__).with_name("histories.txt")
PROGRAMS = Path(__file__).with_name("programs")

WHEN = re.compile(r"(\d+) (\w{3})(?: (\d{4}))?(?: (\d\d:\d\d))?(?: UTC([+-]\d+))?")
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
THIS_YEAR = 2026
EFFORTS = {
    "easy": Effort.EASY,
    "about right": Effort.RIGHT,
    "hard": Effort.HARD,
    "not rated": None,
    "-": None,
}
# What a leg did of an exercise: "25/25", "plank 1/2 of 40 s plus 20 s".
AMOUNT = re.compile(r"(?:(\S+) )?(\d+)/(\d+)(?: of (\d+) s)?(?: plus (\d+) s)?")
LEVEL_CHANGE = re.compile(r"(\S+): (reps|sets|hold_s|sides) = (\w+)")
FURTHER = {
    "at half speed",
    "at normal speed",
    "left at normal speed",
    "at a quicker tempo",
    "as the level was then",
    "of another program",
}
EXPECTED = ("level", "verdict", "rests on", "reason", "change", "notice", "done")
# A story need not tell these.
OPTIONAL = ("change", "done")


@cache
def program_named(name: str) -> Program:
    """A program of the folder `programs`."""
    values = tomllib.loads((PROGRAMS / f"{name}.toml").read_text(encoding="utf-8"))
    return read_program(values)


class Amount(NamedTuple):
    """What a leg did of an exercise; `more_ms` was held of a hold that was broken off."""

    done: int
    prescribed: int
    hold_ms: int
    more_ms: int = 0


@dataclass
class Story:
    """One history with what is to be decided from it; `expected` maps a word to its text.

    The sessions are of the program `then`; it is decided with `program`, as edited since.
    """

    title: str
    line: int
    then: Program = field(default_factory=built_in)
    program: Program = field(default_factory=built_in)
    sessions: list[SessionRecord] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    today: date = date.max
    expected: dict[str, str] = field(default_factory=dict)

    def read(self, line: int, cells: list[str]) -> None:
        """Take in one line of the story."""
        match cells:
            case ["today", day]:
                self.today = when(day, time()).date()
            case ["program", name] if (PROGRAMS / f"{name}.toml").exists():
                self.program = self.then = program_named(name)
            case ["program", change]:
                self.program = changed(self.program, change)
            case [word, text] if word in EXPECTED:
                self.expected[word] = text
            case [moment, ("accepted" | "declined" | "chosen") as kind, level, *days]:
                answer = an_answer(self.then, line, moment, AnswerKind(kind), level, *days)
                self.answers.append(answer)
            case [moment, level, left, right, left_felt, right_felt, pain, *further]:
                felt = {Side.LEFT: EFFORTS[left_felt], Side.RIGHT: EFFORTS[right_felt]}
                did = {Side.LEFT: left, Side.RIGHT: right}
                record = a_session(self.then, line, moment, level, did, further)
                effort = {side: effort for side, effort in felt.items() if effort}
                self.sessions.append(replace(record, effort=effort, pain=pain_told(pain)))
            case _:
                raise ValueError(f"is not understood: {cells}")


def stories() -> list[Story]:
    """All stories of the file. Raises ValueError with the line that is not understood."""
    all_stories: list[Story] = []
    for number, line in enumerate(STORIES.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.partition("#")[0].rstrip()
        if not text:
            continue
        if not text.startswith(" "):
            all_stories.append(Story(text, number))
            continue
        try:
            all_stories[-1].read(number, re.split(r"\s{2,}", text.strip()))
        except (ValueError, KeyError, AssertionError) as error:
            raise ValueError(f"{STORIES.name}, line {number}: {error}") from error
    return all_stories


def when(text: str, usually: time) -> datetime:
    """A moment such as "1 Nov 2025 18:00 UTC+13"; this year, `usually` and UTC unless told."""
    match = WHEN.fullmatch(text)
    assert match, f"{text!r} is no day, such as 1 Nov or 1 Nov 2025 18:00 UTC+13"
    day, month, year, clock, offset = match.groups()
    local_date = date(int(year or THIS_YEAR), MONTH_NUMBERS[month], int(day))
    zone = timezone(timedelta(hours=int(offset))) if offset else UTC
    return datetime.combine(local_date, time.fromisoformat(clock) if clock else usually, zone)


def a_session(
    program: Program,
    line: int,
    moment: str,
    level_id: str,
    did: dict[Side, str],
    further: list[str],
) -> SessionRecord:
    """A session of that level of the program; `did` says what each leg did."""
    level = program.level(level_id)
    assert level, f"{level_id!r} is no level"
    assert set(further) <= FURTHER, f"{further} is not understood"
    amounts = {side: amounts_of(text, level, side) for side, text in did.items() if text != "-"}
    sets = [
        record
        for dose in level.doses
        for side in ((None,) if dose.exercise.sides is Sides.BOTH else dose.exercise.sides.legs)
        for record in sets_of(level, dose, side, amounts, further)
    ]
    own = [
        (dose.exercise.id, side)
        for dose in level.doses
        for side in dose.exercise.sides.legs
        if side in amounts or dose.exercise.sides is not Sides.BOTH
    ]
    is_less = any(
        side not in amounts or is_reduced(amounts[side][exercise], doses_of(level, exercise))
        for exercise, side in own
    )
    return SessionRecord(
        id=f"session-{line}",
        program="another" if "of another program" in further else program.id,
        level=level_id,
        first_side=Side.LEFT,
        started_at=when(moment, time(8)),
        active_ms=300_000,
        # As in a session: the left leg, then the right one.
        sets=tuple(sorted(sets, key=lambda record: record.side or "")),
        reduced="at a quicker tempo" in further
        or (is_less and "as the level was then" not in further),
    )


def doses_of(level: Level, exercise: str) -> list[Dose]:
    """The doses that a level has of an exercise."""
    return [dose for dose in level.doses if dose.exercise.id == exercise]


def is_reduced(amount: Amount, doses: list[Dose]) -> bool:
    return amount.prescribed < sum(dose.total for dose in doses) or any(
        amount.hold_ms < dose.hold_ms for dose in doses
    )


def amounts_of(text: str, level: Level, side: Side) -> dict[str, Amount]:
    """What a leg did of each exercise of the level; `text` is what stands in its column."""
    doses = [dose for dose in level.doses if side in dose.exercise.sides.legs]
    assert doses, f"{level.id} does not work the {side} leg"
    amounts = {}
    for dose in doses:
        total = sum(other.total for other in doses_of(level, dose.exercise.id))
        amounts[dose.exercise.id] = Amount(total, total, dose.hold_ms)
    named = text.removeprefix("all").removeprefix(" but ")
    for part in named.split(", ") if named else []:
        match = AMOUNT.fullmatch(part)
        assert match, f"{part!r} should be such as 20/25, plank 1/2 plus 20 s, all, or -"
        name, done, prescribed, hold_s, more_s = match.groups()
        if name is None and len(amounts) > 1:
            return spread_over(amounts, int(done), int(prescribed))
        exercise = name or next(iter(amounts))
        hold_ms = int(hold_s) * 1000 if hold_s else amounts[exercise].hold_ms
        more_ms = int(more_s or 0) * 1000
        amounts[exercise] = Amount(int(done), int(prescribed), hold_ms, more_ms)
    return amounts


def spread_over(amounts: dict[str, Amount], done: int, prescribed: int) -> dict[str, Amount]:
    """The exercises' own amounts, of which so many reps were done, the first one's first."""
    total = sum(amount.prescribed for amount in amounts.values())
    assert prescribed == total, f"that level has {total} reps for each leg"
    spread = {}
    for exercise, amount in amounts.items():
        spread[exercise] = amount._replace(done=min(done, amount.prescribed))
        done -= spread[exercise].done
    return spread


def sets_of(
    level: Level,
    dose: Dose,
    side: Side | None,
    amounts: dict[Side, dict[str, Amount]],
    further: list[str],
) -> list[SetRecord]:
    """The sets of a dose that one leg did, or both together; the first set was done first."""
    of_legs = [
        amounts[leg][dose.exercise.id]
        for leg in dose.exercise.sides.legs
        if leg in amounts and side in (leg, None)
    ]
    if not of_legs:
        return []
    amount = of_legs[0]
    assert set(of_legs) == {amount}, f"both legs do {dose.exercise.name} together"
    speed = dose.speed
    if "at half speed" in further:
        speed = Speed.HALF
    if {"at normal speed", f"{side} at normal speed"} & set(further):
        speed = Speed.NORMAL
    doses = doses_of(level, dose.exercise.id)
    own = sum(other.total for other in doses)
    done, more_ms = amount.done, amount.more_ms
    records = []
    for other in doses:
        prescribed, remainder = divmod(other.reps_a_set * amount.prescribed, own)
        assert not remainder, f"{amount.prescribed} reps are no whole number of reps a set"
        for _ in range(other.sets):
            in_set = min(done, prescribed)
            done -= in_set
            held_ms = in_set * amount.hold_ms
            if in_set < prescribed:
                held_ms, more_ms = held_ms + more_ms, 0
            if other is dose:
                records.append(
                    SetRecord(
                        dose.exercise.id, side, prescribed, in_set, speed, amount.hold_ms, held_ms
                    )
                )
    return records


def pain_told(text: str) -> int | None:
    word, _, pain = text.partition(" ")
    assert word == "pain", f"{text!r} should be pain and a number, or pain not told"
    return None if pain == "not told" else int(pain)


def an_answer(
    program: Program, line: int, moment: str, kind: AnswerKind, to_level: str, days: str = ""
) -> Answer:
    assert program.level(to_level), f"{to_level!r} is no level"
    named = days.removeprefix("for ").split(", ") if days else []
    evidence = tuple(when(day, time()).date() for day in named)
    answered_at = when(moment, time(9))
    return Answer(f"answer-{line}", program.id, answered_at, kind, "", to_level, evidence=evidence)


def changed(program: Program, change: str) -> Program:
    """The program as edited: "without clamshell", "up_sessions = 1" or "bridges: sets = 1"."""
    if change.startswith("without "):
        removed = program.level(change.removeprefix("without "))
        assert removed, f"{change!r}: there is no such level"
        return replace(program, levels=tuple(level for level in program.levels if level != removed))
    if edit := LEVEL_CHANGE.fullmatch(change):
        level_id, key, value = edit.groups()
        edited = program.level(level_id)
        assert edited, f"{change!r}: there is no such level"
        new = replace(edited, doses=tuple(changed_dose(dose, key, value) for dose in edited.doses))
        return replace(
            program, levels=tuple(new if level is edited else level for level in program.levels)
        )
    key, number = change.split(" = ")
    if key == "per_week":
        return replace(program, per_week=int(number))
    assert hasattr(program.rules, key), f"{key!r} is no threshold"
    return replace(program, rules=replace(program.rules, **{key: int(number)}))


def changed_dose(dose: Dose, key: str, value: str) -> Dose:
    match key:
        case "reps":
            return replace(dose, reps=int(value))
        case "sets":
            return replace(dose, sets=int(value))
        case "hold_s":
            return replace(dose, hold_ms=int(value) * 1000)
        case _:
            return replace(dose, exercise=replace(dose.exercise, sides=Sides(value)))


def described(decision: Decision) -> dict[str, str]:
    """A decision in the words of the file; what is empty is not told."""
    verdict = decision.verdict.value
    if decision.offered:
        verdict += f" -> {decision.offered.id}"
    explanation, done = explain(decision), describe_done_today(decision)
    words = {
        "level": decision.level.id,
        "verdict": verdict,
        "rests on": ", ".join(day_in_file(day) for day in decision.evidence),
        "reason": explanation.reason,
        "change": explanation.change,
        "notice": explanation.notice,
        "done": done.sentence if done else "",
    }
    return {word: text for word, text in words.items() if text}


def day_in_file(day: date) -> str:
    year = "" if day.year == THIS_YEAR else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


ALL = stories()


@pytest.mark.parametrize("story", ALL, ids=[story.title for story in ALL])
def test_the_story(story: Story) -> None:
    decision = decide(
        story.program, History(tuple(story.sessions), tuple(story.answers)), story.today
    )
    decided = described(decision)
    for word in OPTIONAL:
        if word not in story.expected:
            decided.pop(word, None)
    assert decided == story.expected, f"{STORIES.name}, line {story.line}"


def test_there_are_stories_enough_and_no_two_of_one_name() -> None:
    assert len(ALL) >= 200
    assert len({story.title for story in ALL}) == len(ALL)
