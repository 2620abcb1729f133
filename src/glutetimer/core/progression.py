"""Which level is next, and why: recomputed from the whole history each time.

The rules are this project's own (the handout says only "once level 1 is easy"); their
thresholds stand in the program. Nothing is counted or stored between calls.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    History,
    SessionRecord,
)

PAIN_NOTICE = "Stop if it hurts, and see a health professional if the pain does not settle."

# Not strftime's names: those follow the locale, and these sentences are English.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


class Verdict(StrEnum):
    """What a decision says."""

    FIRST = "first"
    HOLD = "hold"
    UP = "up"
    BACK = "back"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Decision:
    """Today's level and what is offered, with its reason in one sentence.

    `offered` is the level to move to if the person accepts, else None. `evidence` are the
    days it rests on, `change` says what would change it, and `notice` is a further remark
    (to see a professional, a lasting difference between the legs) or empty.
    """

    level: Level
    verdict: Verdict
    reason: str
    evidence: tuple[date, ...] = ()
    offered: Level | None = None
    change: str = ""
    notice: str = ""


def decide(program: Program, history: History, today: date) -> Decision:
    """Decide from the record. The order of sessions and answers in `history` is of no matter."""
    return _Case(program, history, today).decision()


def day_text(day: date) -> str:
    """A day as people say it: "23 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def days_text(days: tuple[date, ...]) -> str:
    """Days as people say them: "21, 22 and 23 November"."""
    parts = [day_text(day) for day in days]
    for i, (day, following) in enumerate(pairwise(days)):
        if (day.year, day.month) == (following.year, following.month):
            parts[i] = str(day.day)
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def qualifies(record: SessionRecord, level: Level, pain_most: int) -> bool:
    """Whether a session counts towards moving up.

    Every prescribed rep of both legs done, at the level's speed or slower, both legs rated
    easy, and pain at most `pain_most`.
    """
    complete = all(
        record.prescribed(side) > 0 and record.done(side) >= record.prescribed(side)
        for side in Side
    )
    easy = all(record.effort.get(side) is Effort.EASY for side in Side)
    return complete and easy and _slow_enough(record, level) and (record.pain or 0) <= pain_most


def _slow_enough(record: SessionRecord, level: Level) -> bool:
    """Whether no set was faster than the level has it."""
    return all(
        dose.speed is Speed.NORMAL or each.speed is Speed.HALF
        for side in Side
        for each, dose in zip(
            (each for each in record.sets if each.side is side), level.doses, strict=False
        )
    )


class _Case:
    """One decision in the making."""

    def __init__(self, program: Program, history: History, today: date) -> None:
        self.program = program
        self.rules = program.rules
        self.today = today
        sessions = [s for s in history.sessions if s.program == program.id]
        self.sessions = sorted(sessions, key=lambda s: (s.started_at, s.id))
        answers = [a for a in history.answers if a.program == program.id]
        self.answers = sorted(answers, key=lambda a: (a.at, a.id))
        self.level = self._level_now()
        self.place = program.place(self.level)
        self.here = self._sessions_here()

    def decision(self) -> Decision:
        if not self.sessions:
            return Decision(
                self.level,
                Verdict.FIRST,
                "This is your first session here: start gently and see how it feels.",
                change=self._change(self.rules.up_sessions),
            )
        decision = self._time_away() or self._step_back() or self._up_or_hold()
        # Strong pain is answered whatever else is decided, and wherever the person is by now.
        if (self.sessions[-1].pain or 0) >= self.rules.back_pain_once:
            return replace(decision, notice=PAIN_NOTICE)
        return decision

    # Where the person is

    def _moves(self) -> list[Answer]:
        return [a for a in self.answers if a.kind is not AnswerKind.DECLINED]

    def _level_now(self) -> Level:
        """The level last moved to; without any move, the one last trained or the first."""
        known = [a.to_level for a in self._moves() if self.program.level(a.to_level)]
        if not known:
            known = [s.level for s in self.sessions if self.program.level(s.level)]
        return (self.program.level(known[-1]) if known else None) or self.program.levels[0]

    def _sessions_here(self) -> list[SessionRecord]:
        """The sessions at this level since it was moved to."""
        moves = self._moves()
        since = moves[-1].at if moves else None
        return [
            s
            for s in self.sessions
            if s.level == self.level.id and (since is None or s.started_at >= since)
        ]

    def _declined_since_last_session(self) -> bool:
        last = self.sessions[-1].started_at
        return any(a.kind is AnswerKind.DECLINED and a.at >= last for a in self.answers)

    # The rules, in the order in which they win

    def _time_away(self) -> Decision | None:
        last = self.sessions[-1].day
        away = (self.today - last).days
        to_first = away >= self.rules.first_days
        asked_from = self.rules.first_days if to_first else self.rules.back_days
        # Only what was answered since this offer first stood answers it.
        answered = any((a.at.date() - last).days >= asked_from for a in self.answers)
        if away < asked_from or self.place == 0 or answered:
            return None
        offered = self.program.levels[0 if to_first else self.place - 1]
        return Decision(
            self.level,
            Verdict.BACK,
            f"Your last session was {away} days ago, on {day_text(last)}; after a break "
            f"that long, {offered.name} is a gentle way back in.",
            (last,),
            offered,
            "You can stay at your level if you feel ready for it.",
        )

    def _step_back(self) -> Decision | None:
        if not self.here or self.here[-1] is not self.sessions[-1]:
            return None
        rules, last = self.rules, self.here[-1]
        pair = tuple(self.here[-2:])
        if (last.pain or 0) >= rules.back_pain_once:
            return self._back(
                (last,),
                f"You noted pain of {last.pain} on {day_text(last.day)}",
            )
        if len(pair) < 2:
            return None
        days = days_text(_days(pair))
        if all((s.pain or 0) >= rules.back_pain_twice for s in pair):
            least = min(s.pain or 0 for s in pair)
            return self._back(pair, f"You noted pain of {least} or more twice in a row ({days})")
        if all(s.share_done * 100 < rules.back_reps_percent for s in pair):
            percent = rules.back_reps_percent
            return self._back(
                pair, f"Fewer than {percent} % of the reps were done twice in a row ({days})"
            )
        return None

    def _back(self, rest_on: tuple[SessionRecord, ...], because: str) -> Decision:
        evidence = _days(rest_on)
        if self.place == 0 or self._declined_since_last_session():
            reason = f"{because}; go gently, with smaller movements and fewer reps if need be."
            verdict, offered = Verdict.HOLD, None
        else:
            offered = self.program.levels[self.place - 1]
            reason = f"{because}, so one step back to {offered.name} is offered."
            verdict = Verdict.BACK
        change = self._change(self.rules.up_sessions)
        return Decision(self.level, verdict, reason, evidence, offered, change)

    def _up_or_hold(self) -> Decision:
        evidence = _days(self._row())[-self.rules.up_sessions :]
        notice = self._difference()
        missing = self.rules.up_sessions - len(evidence)
        at_top = self.place == len(self.program.levels) - 1
        if at_top:
            reason = "You have reached the top of the ladder; keep it up."
            change = self.program.harder
            return Decision(self.level, Verdict.TOP, reason, evidence, change=change, notice=notice)
        change = self._change(max(1, missing))
        if missing > 0:
            reason = self._hold_reason(evidence, missing)
            return Decision(
                self.level, Verdict.HOLD, reason, evidence, change=change, notice=notice
            )
        following = self.program.levels[self.place + 1]
        if self._declined_since_last_session():
            reason = f"You chose to stay at {self.level.name} for now."
            change = f"{following.name} is offered again after your next easy session."
            return Decision(
                self.level, Verdict.HOLD, reason, evidence, change=change, notice=notice
            )
        reason = (
            f"All reps were done and felt easy with both legs on {days_text(evidence)}, "
            f"so you are ready for {following.name}."
        )
        return Decision(
            self.level,
            Verdict.UP,
            reason,
            evidence,
            following,
            "Say not yet to stay where you are; it is offered again after your next easy session.",
            notice,
        )

    def _row(self) -> tuple[SessionRecord, ...]:
        """The newest qualifying sessions in a row, no long break among or after them."""
        row: list[SessionRecord] = []
        later = self.today
        for record in reversed(self.here):
            rested = (later - record.day).days
            if rested >= self.rules.restart_days:
                break
            if not qualifies(record, self.level, self.rules.up_pain_most):
                break
            row.append(record)
            later = record.day
        return tuple(reversed(row))

    def _hold_reason(self, evidence: tuple[date, ...], missing: int) -> str:
        if not self.here:
            return f"You have moved to {self.level.name}; take your time with it."
        last = self.here[-1]
        away = (self.today - last.day).days
        if evidence:
            times = "session" if missing == 1 else "sessions"
            return (
                f"It felt easy with both legs on {days_text(evidence)}; "
                f"{missing} more easy {times} on other days and the next level is offered."
            )
        if away >= self.rules.restart_days:
            return (
                f"Your last {self.level.name} session was {away} days ago, "
                f"on {day_text(last.day)}, so the count of easy sessions starts anew."
            )
        return f"{self._why_not(last)}, so stay with {self.level.name}."

    def _why_not(self, record: SessionRecord) -> str:
        """Why a session that does not qualify does not."""
        day = day_text(record.day)
        short = [side for side in Side if record.done(side) < record.prescribed(side)]
        if short:
            legs = " and ".join(
                f"{record.done(side)} of {record.prescribed(side)} with the {side} leg"
                for side in short
            )
            return f"On {day} you did {legs}"
        if (record.pain or 0) > self.rules.up_pain_most:
            return f"You noted pain of {record.pain} on {day}"
        unrated = [side for side in Side if side not in record.effort]
        if unrated:
            return f"The session on {day} was not rated for both legs"
        hard = [side for side in Side if record.effort[side] is Effort.HARD]
        if hard:
            return f"It felt hard with {_legs(hard)} on {day}"
        not_easy = [side for side in Side if record.effort[side] is Effort.RIGHT]
        if not_easy:
            return f"It felt about right with {_legs(not_easy)} on {day}"
        return f"The session on {day} was faster than this level asks"

    def _change(self, missing: int) -> str:
        if self.place == len(self.program.levels) - 1:
            return ""
        following = self.program.levels[self.place + 1].name
        times = "one session" if missing == 1 else f"{missing} sessions on different days"
        return (
            f"{following} is offered after {times} with all reps done, "
            f"both legs easy and pain of {self.rules.up_pain_most} or less."
        )

    def _difference(self) -> str:
        """A left/right difference in effort or reps that has lasted, said kindly."""
        number = self.rules.difference_sessions
        lately = self.sessions[-number:]
        if len(lately) < number:
            return ""
        weaker = {_weaker(record) for record in lately}
        side = weaker.pop()
        if side is None or weaker:
            return ""
        return (
            f"Your {side} leg has found it harder in the last {number} sessions; "
            "starting with it while you are fresh is a good choice."
        )


def _days(records: tuple[SessionRecord, ...]) -> tuple[date, ...]:
    return tuple(sorted({record.day for record in records}))


def _legs(sides: list[Side]) -> str:
    return "both legs" if len(sides) > 1 else f"the {sides[0]} leg"


def _weaker(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, if one did: by effort, else by reps."""
    strain = list(Effort)
    left, right = (record.effort.get(side) for side in (Side.LEFT, Side.RIGHT))
    if left is not None and right is not None and left is not right:
        return Side.LEFT if strain.index(left) > strain.index(right) else Side.RIGHT
    short = {side: record.prescribed(side) - record.done(side) for side in Side}
    if short[Side.LEFT] == short[Side.RIGHT]:
        return None
    return max(short, key=lambda side: short[side])
