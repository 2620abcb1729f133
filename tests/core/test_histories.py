"""Runs the stories of histories.txt, which says how to read and write them."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from glutetimer.core.dates import MONTHS
from glutetimer.core.program import Level, Program, Side
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
PROGRAM = built_in()

WHEN = re.compile(r"(\d+) (\w{3})(?: (\d{4}))?(?: (\d\d:\d\d))?(?: UTC([+-]\d+))?")
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
THIS_YEAR = 2026
EFFORTS = {
    "easy": Effort.EASY,
    "about right": Effort.RIGHT,
    "hard": Effort.HARD,
    "not rated": None,
}
EXPECTED = ("level", "verdict", "rests on", "reason", "change", "notice", "done")
# A story need not tell these.
OPTIONAL = ("change", "done")


@dataclass
class Story:
    """One history with what is to be decided from it; `expected` maps a word to its text."""

    title: str
    line: int
    program: Program = PROGRAM
    sessions: list[SessionRecord] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    today: date = date.max
    expected: dict[str, str] = field(default_factory=dict)

    def read(self, line: int, cells: list[str]) -> None:
        """Take in one line of the story."""
        match cells:
            case ["today", day]:
                self.today = when(day, time()).date()
            case ["program", change]:
                self.program = changed(self.program, change)
            case [word, text] if word in EXPECTED:
                self.expected[word] = text
            case [moment, ("accepted" | "declined" | "chosen") as kind, level, *days]:
                self.answers.append(an_answer(line, moment, AnswerKind(kind), level, *days))
            case [moment, level, left, right, left_felt, right_felt, pain, *further]:
                felt = {Side.LEFT: EFFORTS[left_felt], Side.RIGHT: EFFORTS[right_felt]}
                record = a_session(
                    line, moment, level, {Side.LEFT: left, Side.RIGHT: right}, further
                )
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
    line: int, moment: str, level_id: str, reps: dict[Side, str], further: list[str]
) -> SessionRecord:
    """A session of that level as the built-in program has it."""
    level = PROGRAM.level(level_id)
    assert level, f"{level_id!r} is no level"
    known = {"at half speed", "at normal speed", "left at normal speed", "of another program"}
    assert set(further) <= known, f"{further} is not understood"
    return SessionRecord(
        id=f"session-{line}",
        program="another" if "of another program" in further else PROGRAM.id,
        level=level_id,
        first_side=Side.LEFT,
        started_at=when(moment, time(8)),
        active_ms=300_000,
        sets=tuple(record for side in Side for record in sets_of(level, side, reps[side], further)),
    )


def sets_of(level: Level, side: Side, reps: str, further: list[str]) -> list[SetRecord]:
    """The sets of one leg, of which `reps` such as "20/25" were done, the first set first."""
    done, prescribed = map(int, reps.split("/"))
    assert prescribed == level.total, f"{level.id} has {level.total} reps for each leg"
    records = []
    for dose in level.doses:
        speed = dose.speed
        if "at half speed" in further:
            speed = Speed.HALF
        if {"at normal speed", f"{side} at normal speed"} & set(further):
            speed = Speed.NORMAL
        in_set = min(done, dose.total)
        records.append(SetRecord(dose.exercise.id, side, dose.total, in_set, speed))
        done -= in_set
    return records


def pain_told(text: str) -> int | None:
    word, _, pain = text.partition(" ")
    assert word == "pain", f"{text!r} should be pain and a number, or pain not told"
    return None if pain == "not told" else int(pain)


def an_answer(line: int, moment: str, kind: AnswerKind, to_level: str, days: str = "") -> Answer:
    assert PROGRAM.level(to_level), f"{to_level!r} is no level"
    named = days.removeprefix("for ").split(", ") if days else []
    evidence = tuple(when(day, time()).date() for day in named)
    answered_at = when(moment, time(9))
    return Answer(f"answer-{line}", PROGRAM.id, answered_at, kind, "", to_level, evidence=evidence)


def changed(program: Program, change: str) -> Program:
    """The program without a level, or with another threshold, such as "up_sessions = 1"."""
    if change.startswith("without "):
        removed = program.level(change.removeprefix("without "))
        assert removed, f"{change!r}: there is no such level"
        return replace(program, levels=tuple(level for level in program.levels if level != removed))
    key, number = change.split(" = ")
    assert hasattr(program.rules, key), f"{key!r} is no threshold"
    return replace(program, rules=replace(program.rules, **{key: int(number)}))


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
    assert len(ALL) >= 40
    assert len({story.title for story in ALL}) == len(ALL)
