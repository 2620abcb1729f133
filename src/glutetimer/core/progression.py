"""Which level is next, and why: recomputed from the record each time.

The rules are this project's own (the handout says only "once level 1 is easy"); their
thresholds stand in the program. Nothing is counted or stored between calls. Sessions come
in the order of their moments, and each belongs to the local day it started on. A look (see
`assessment.is_look`) is no training: it changes nothing.

A clock that was wrong can date a session or an answer ahead of today. It is left out until
its day has come; that of tomorrow counts, for whoever crosses the date line eastwards lives
the same day twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nlargest
from itertools import takewhile

from glutetimer.core import reasons
from glutetimer.core.assessment import (
    few_reps,
    harder_leg,
    is_complete,
    is_look,
    qualifies,
    unrated_legs,
    weaker_leg,
)
from glutetimer.core.fallback_level import fallback_level
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.reasons import DoneToday
from glutetimer.core.records import Answer, AnswerKind, History, SessionRecord, chronological_key


class Verdict(StrEnum):
    """What a decision says."""

    FIRST = "first"
    MOVED = "moved"
    HOLD = "hold"
    UP = "up"
    BACK = "back"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Decision:
    """Today's level and what is offered, with its reason in one sentence.

    `offered` is the level to move to if the person accepts, else None. `evidence` are the
    days it rests on, oldest first, `change` says what would change it, and `notice` holds
    further remarks (to see a professional, a level that is gone, a lasting difference
    between the legs, sessions dated ahead of today) or is empty. `unrated` are the legs of
    the last session where nothing but how they felt keeps it from counting, and `done_today`
    says what was done today, if anything was.
    """

    level: Level
    verdict: Verdict
    reason: str
    evidence: tuple[date, ...] = ()
    offered: Level | None = None
    change: str = ""
    notice: str = ""
    unrated: tuple[Side, ...] = ()
    done_today: DoneToday | None = None


def decide(program: Program, history: History, today: date) -> Decision:
    """Decide from the record. The order of sessions and answers in `history` is of no matter."""
    return Evaluation(program, needed(program, history, today), today).decision()


def needed(program: Program, history: History, today: date) -> History:
    """The part of a history that a decision rests on: `decide` says the same of either.

    All answers and sessions are of this program, and no session is a look. Needed are all
    answers, the sessions that are dated at most `up_sessions * restart_days` days before
    today, as no row of easy sessions reaches further back, and of the older ones the newest
    at each level: `difference_sessions` of them, or two (pain and missing reps count twice
    in a row).
    """
    # In one pass, and by seconds: thousands of times with offsets are slow to compare.
    rules = program.rules
    since = today.toordinal() - rules.up_sessions * rules.restart_days
    lately: list[SessionRecord] = []
    older: defaultdict[str, list[SessionRecord]] = defaultdict(list)
    for record in history.sessions:
        if record.program == program.id and not is_look(record, rules.look_percent):
            late = record.started_at.toordinal() >= since
            (lately if late else older[record.level]).append(record)
    for records in older.values():
        times_s = [record.started_at.timestamp() for record in records]
        since_s = nlargest(max(2, rules.difference_sessions), times_s)[-1]
        lately += [record for record, at_s in zip(records, times_s, strict=True) if at_s >= since_s]
    answers = tuple(answer for answer in history.answers if answer.program == program.id)
    return History(tuple(lately), answers)


class Evaluation:
    """One decision in the making; sessions and answers are newest first."""

    def __init__(self, program: Program, history: History, today: date) -> None:
        self.program = program
        self.rules = program.rules
        self.today = today
        sessions = sorted(history.sessions, key=chronological_key, reverse=True)
        answers = sorted(history.answers, key=chronological_key, reverse=True)
        self.sessions = [each for each in sessions if not self._is_ahead(each.day)]
        self.answers = [each for each in answers if not self._is_ahead(each.at.date())]
        self.ahead = [each for each in sessions if self._is_ahead(each.day)]
        # Where the clock has been wrong from the start, the level at least is known.
        self.named = (
            _level_named(self.sessions, self.answers)
            or _level_named(sessions, answers)
            or program.levels[0].id
        )
        self.level = program.level(self.named) or fallback_level(
            program, self.named, sessions, answers
        )
        self.place = program.place(self.level)
        # Those at this level with none elsewhere since: picking a level and thinking better
        # of it before the next session loses nothing.
        self.here = list(takewhile(lambda each: each.level == self.level.id, self.sessions))

    def decision(self) -> Decision:
        """What follows from it all."""
        if self.sessions:
            return (
                self._time_away() or self._step_back() or self._just_moved() or self._up_or_hold()
            )
        change = self._towards_next(())
        if self.ahead:
            days = _days(self.ahead)[:1]
            reason = reasons.all_ahead(days[0], self.today)
            return self._decision(Verdict.HOLD, reason, days, change=change)
        return self._decision(Verdict.FIRST, reasons.FIRST_SESSION, change=change)

    def _decision(
        self,
        verdict: Verdict,
        reason: str,
        evidence: tuple[date, ...] = (),
        offered: Level | None = None,
        change: str = "",
    ) -> Decision:
        return Decision(
            self.level,
            verdict,
            reason,
            evidence,
            offered,
            change,
            " ".join(self._notices()),
            self._unrated(),
            self._done_today(),
        )

    @property
    def _is_at_top(self) -> bool:
        return self.place == len(self.program.levels) - 1

    def _is_ahead(self, day: date) -> bool:
        """Whether a day is later than tomorrow."""
        return (day - self.today).days > 1

    def _since_last_session(self) -> list[Answer]:
        last = self.sessions[0].started_at if self.sessions else None
        return [answer for answer in self.answers if last is None or answer.at >= last]

    def _moved_since(self) -> Answer | None:
        """The newest move, if no session came after it."""
        return next((each for each in self._since_last_session() if _is_move(each)), None)

    def _turned_down(self, offered: Level, days: Sequence[date]) -> bool:
        """Whether, since the last session, the person said not yet or picked this level.

        What was said while the clock was ahead is dated after sessions that came later. So
        not yet answers this offer only if what it rested on then, where known, ends with
        `days`.
        """
        return any(
            (
                answer.kind is AnswerKind.DECLINED
                and answer.to_level == offered.id
                and answer.evidence[-len(days) :] in ((), tuple(days))
            )
            or (answer.kind is AnswerKind.CHOSEN and answer.to_level == self.level.id)
            for answer in self._since_last_session()
        )

    # The rules, in the order in which they win

    def _time_away(self) -> Decision | None:
        last = self.sessions[0].day
        away = (self.today - last).days
        to_first = away >= self.rules.first_days
        asked_from = self.rules.first_days if to_first else self.rules.back_days
        # Only what was answered since this offer first stood answers it.
        answered = any((each.at.date() - last).days >= asked_from for each in self.answers)
        if away < asked_from or self.place == 0 or answered:
            return None
        offered = self.program.levels[0 if to_first else self.place - 1]
        reason = reasons.stepped_back(offered, away, last, self.today)
        return self._decision(Verdict.BACK, reason, (last,), offered, reasons.STAY)

    def _step_back(self) -> Decision | None:
        if not self.here:
            return None
        rules, last = self.rules, self.here[0]
        # Pain is the body's and follows it from level to level; missing reps are of a dose,
        # and another level has another.
        pair, pair_here = self.sessions[:2], self.here[:2]
        if (last.pain or 0) >= rules.back_pain_once:
            because = reasons.strong_pain(last, self.today)
            return self._back(because, _days([last]), reasons.less_pain(rules))
        if len(pair) == 2 and all((each.pain or 0) >= rules.back_pain_twice for each in pair):
            because = reasons.pain_twice(rules, _days(pair), self.today)
            return self._back(because, _days(pair), reasons.less_pain(rules))
        if len(pair_here) == 2 and all(
            any(few_reps(each, side, rules) for side in Side) for each in pair_here
        ):
            days = _days(pair_here)
            because = reasons.few_reps_twice(rules, pair_here, days, self.today)
            return self._back(because, days, reasons.more_reps(rules))
        return None

    def _back(self, because: str, days: tuple[date, ...], change: str) -> Decision:
        if self.place == 0:
            reason = f"{because}; {reasons.GENTLY}."
            return self._decision(Verdict.HOLD, reason, days, change=self._towards_next(()))
        offered = self.program.levels[self.place - 1]
        # An offer made for the time since then rests on its last day alone.
        if self._turned_down(offered, days[-1:]):
            stayed = f"and you chose to stay with {self.level.name}"
            reason = f"{because}, {stayed}; {reasons.GENTLY}."
            return self._decision(Verdict.HOLD, reason, days, change=self._towards_next(()))
        reason = f"{because}, so one step back to {offered.name} is offered."
        return self._decision(Verdict.BACK, reason, days, offered, change)

    def _just_moved(self) -> Decision | None:
        moved = self._moved_since()
        if self.here or moved is None or moved.to_level != self.level.id:
            return None
        reason = reasons.moved(self.level, self._is_at_top, moved.at.date(), self.today)
        return self._decision(Verdict.MOVED, reason, change=self._towards_next(()))

    def _up_or_hold(self) -> Decision:
        row = self._row()
        if self._is_at_top:
            return self._top(row)
        if len(row) < self.rules.up_sessions:
            return self._hold(row)
        following = self.program.levels[self.place + 1]
        if self._turned_down(following, row):
            easy = reasons.easy_when(row, self.today)
            reason = f"It {easy}, and you chose to stay with {self.level.name} for now."
            change = f"{following.name} is offered again after your next easy session."
            return self._decision(Verdict.HOLD, reason, row, change=change)
        easy = reasons.easy_on(row, self.today)
        reason = f"All reps were done and {easy}, so you are ready for {following.name}."
        return self._decision(Verdict.UP, reason, row, following, reasons.NOT_YET)

    def _row(self) -> tuple[date, ...]:
        """The days of the newest qualifying sessions in a row, no more than move one up.

        No long break lies among or after them.
        """
        days: set[date] = set()
        later = self.today
        for record in self.here:
            rested = (later - record.day).days
            if rested >= self.rules.restart_days or len(days) == self.rules.up_sessions:
                break
            if not qualifies(record, self.level, self.rules):
                break
            days.add(record.day)
            later = record.day
        return tuple(sorted(days))

    def _top(self, row: tuple[date, ...]) -> Decision:
        if row:
            reason = f"{reasons.TOP}: it {reasons.easy_when(row, self.today)}."
            return self._decision(Verdict.TOP, reason, row, change=self.program.harder)
        evidence, why, _ = self._why_no_row()
        reason = f"{reasons.TOP}, gently for now: {why}."
        return self._decision(Verdict.TOP, reason, evidence, change=self._towards_next(()))

    def _hold(self, row: tuple[date, ...]) -> Decision:
        change = self._towards_next(row)
        if row:
            missing = self.rules.up_sessions - len(row)
            reason = reasons.easy_so_far(row, missing, self.today)
            return self._decision(Verdict.HOLD, reason, row, change=change)
        evidence, why, therefore = self._why_no_row()
        reason = f"{why[0].upper()}{why[1:]}{therefore}."
        return self._decision(Verdict.HOLD, reason, evidence, change=change)

    def _why_no_row(self) -> tuple[tuple[date, ...], str, str]:
        """The day and the reason why no row of easy sessions stands, and what follows."""
        last, level = self.sessions[0], self.level
        anew = ", so the count of easy sessions starts anew"
        if not self.here:
            return (last.day,), reasons.was_elsewhere(last, self.today), anew
        away = (self.today - last.day).days
        if away >= self.rules.restart_days:
            return (last.day,), reasons.rested(level, away, last, self.today), anew
        why = reasons.why_not(last, self.program, self.today)
        return (last.day,), why, f", so stay with {level.name}"

    def _towards_next(self, row: tuple[date, ...]) -> str:
        """What would change a decision to stay."""
        if not self._is_at_top:
            following = self.program.levels[self.place + 1].name
            missing = self.rules.up_sessions - len(row)
            times = reasons.times(missing, bool(row))
            what = f"{following} is offered after {times}"
        elif self.program.harder:
            what = "A harder dose is suggested after one session"
        else:
            return ""
        return f"{what} with {reasons.easy_session(self.level, self.rules)}."

    # What else is to be said

    def _unrated(self) -> tuple[Side, ...]:
        last = self.here[0] if self.here else None
        bearable = last is not None and (last.pain or 0) <= self.rules.up_pain_most
        return unrated_legs(last) if last and bearable and is_complete(last) else ()

    def _done_today(self) -> DoneToday | None:
        done = [each for each in reversed(self.sessions) if each.day == self.today]
        return reasons.done_today(done, self.program) if done else None

    def _notices(self) -> list[str]:
        notices = []
        # Strong pain is answered whatever is decided, and wherever the person is by now.
        if self.sessions and (self.sessions[0].pain or 0) >= self.rules.back_pain_once:
            notices.append(reasons.PAIN_NOTICE)
        if self.named != self.level.id and (self._moved_since() or not self.here):
            notices.append(reasons.level_gone(self.named, self.level))
        number = self.rules.difference_sessions
        lately = self.sessions[:number]
        weaker = {weaker_leg(each) for each in lately}
        side = weaker.pop() if len(lately) == number and len(weaker) == 1 else None
        if side:
            felt = any(harder_leg(each) for each in lately)
            notices.append(reasons.leg_difference(side, felt, _days(lately), number, self.today))
        if self.ahead:
            first, number = _days(self.ahead)[0], len(self.ahead)
            notices.append(reasons.dated_ahead(first, number, self.today))
        return notices


def _level_named(sessions: Sequence[SessionRecord], answers: Sequence[Answer]) -> str:
    """The level last moved to; without any move, the one last trained; else none.

    The program may no longer have it.
    """
    moves = [answer.to_level for answer in answers if _is_move(answer)]
    trained = [record.level for record in sessions]
    return next(iter(moves + trained), "")


def _is_move(answer: Answer) -> bool:
    return answer.kind is not AnswerKind.DECLINED


def _days(records: Iterable[SessionRecord]) -> tuple[date, ...]:
    return tuple(sorted({record.day for record in records}))
