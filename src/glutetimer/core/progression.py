"""Which level is next, and why: recomputed from the record each time.

The rules are this project's own (the handout says only "once level 1 is easy"); their
thresholds stand in the program. Nothing is counted or stored between calls. Sessions come
in the order of their moments, and each belongs to the local day it started on. A false start
(see `assessment.is_false_start`) is no training: it changes nothing.

A clock that was wrong can date a session or an answer ahead of today. It is left out until
its day has come; that of tomorrow counts, for whoever crosses the date line eastwards lives
the same day twice.

A decision carries facts alone; `sentences.explain` puts them into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice, takewhile

from glutetimer.core.assessment import (
    ShortfallKind,
    compares_legs,
    few_reps,
    harder_leg,
    is_complete,
    qualifies,
    shortfall,
    trained,
    unrated_legs,
    weaker_leg,
)
from glutetimer.core.fallback_level import fallback_level
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.reasons import (
    AllAhead,
    DatedAhead,
    EasyStreak,
    FewRepsTwice,
    FirstSession,
    LegDifference,
    LevelGone,
    LongBreak,
    NewLevel,
    NoStreak,
    Notice,
    OtherLevel,
    PainTwice,
    Reason,
    ReducedDose,
    SeeProfessional,
    StreakLapsed,
    StrongPain,
    Trouble,
    Unqualified,
)
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    History,
    SessionRecord,
    chronological_key,
)

REDUCED = ShortfallKind.REDUCED
# How far a session's local day may be from where its moment would put it among the others.
MAX_DAYS_ASIDE = 2


class Verdict(StrEnum):
    """What a decision says."""

    FIRST = "first"
    MOVED = "moved"
    HOLD = "hold"
    UP = "up"
    BACK = "back"
    TOP = "top"


@frozen
class Decision:
    """The level of a program on the day `today`, what is offered, and the reason.

    `offered` is the level to move to if the person accepts, else None; `declined` says that
    it would be offered had the person not answered to stay. `unrated` are the legs of the
    last session where nothing but how they felt keeps it from counting, and `sessions_today`
    what was trained on that day, oldest first.
    """

    program: Program
    today: date
    level: Level
    verdict: Verdict
    reason: Reason
    offered: Level | None = None
    declined: bool = False
    notices: tuple[Notice, ...] = ()
    unrated: tuple[Side, ...] = ()
    sessions_today: tuple[SessionRecord, ...] = ()

    @property
    def evidence(self) -> tuple[date, ...]:
        """The days it rests on, oldest first."""
        return self.reason.days


def decide(program: Program, history: History, today: date) -> Decision:
    """Decide from the record. The order of sessions and answers in `history` is of no matter."""
    return Evaluation(program, history, today).decision()


class Evaluation:
    """One decision in the making; sessions and answers are newest first."""

    def __init__(self, program: Program, history: History, today: date) -> None:
        self.program = program
        self.rules = program.rules
        self.today = today
        mine = (record for record in history.sessions if record.program == program.id)
        training = trained(mine, program.rules.false_start_percent)
        sessions = sorted(training, key=chronological_key, reverse=True)
        answers = sorted(
            (answer for answer in history.answers if answer.program == program.id),
            key=chronological_key,
            reverse=True,
        )
        # Later than tomorrow; by numbers, for there may be thousands.
        last = today.toordinal() + 1
        self.ahead = [session for session in sessions if session.started_at.toordinal() > last]
        self.sessions = sessions
        if self.ahead:
            self.sessions = [s for s in sessions if s.started_at.toordinal() <= last]
        self.answers = [answer for answer in answers if answer.answered_at.toordinal() <= last]
        # Where the clock has been wrong from the start, the level at least is known.
        self.level_id = (
            _newest_level(self.sessions, self.answers)
            or _newest_level(sessions, answers)
            or program.levels[0].id
        )
        self.level = program.level(self.level_id) or fallback_level(
            program, self.level_id, sessions, answers
        )
        self.place = program.place(self.level)
        self.is_at_top = self.level == program.levels[-1]
        # The rules' days away are those of daily training.
        self.restart_days = self.rules.restart_days + program.rest_days
        self.back_days = self.rules.back_days + program.rest_days
        self.first_days = self.rules.first_days + program.rest_days
        # Those at this level with none elsewhere since: picking a level and thinking better
        # of it before the next session loses nothing.
        self.here = list(takewhile(lambda session: session.level == self.level.id, self.sessions))

    def decision(self) -> Decision:
        """What follows from it all."""
        if self.sessions:
            return (
                self._long_break() or self._step_back() or self._new_level() or self._up_or_hold()
            )
        if self.ahead:
            return self._decision(Verdict.HOLD, AllAhead(_days(self.ahead)[:1]))
        return self._decision(Verdict.FIRST, FirstSession(()))

    def _decision(
        self,
        verdict: Verdict,
        reason: Reason,
        offered: Level | None = None,
        declined: bool = False,
    ) -> Decision:
        return Decision(
            program=self.program,
            today=self.today,
            level=self.level,
            verdict=verdict,
            reason=reason,
            offered=offered,
            declined=declined,
            notices=tuple(self._notices()),
            unrated=self._unrated(),
            sessions_today=self._sessions_today(),
        )

    def _sessions_today(self) -> tuple[SessionRecord, ...]:
        """The oldest first."""
        # By time; travel can put the days two out of step with that.
        newest = takewhile(lambda s: (self.today - s.day).days <= MAX_DAYS_ASIDE, self.sessions)
        # One without a single set, as a file may have it, is nothing that was done.
        return tuple(s for s in reversed(list(newest)) if s.day == self.today and s.sets)

    def _answers_since(self, session: SessionRecord | None) -> list[Answer]:
        last = session.started_at if session else None
        return [answer for answer in self.answers if last is None or answer.answered_at >= last]

    def _move_since_session(self) -> Answer | None:
        """The newest move, if no session came after it."""
        since = self._answers_since(self.sessions[0] if self.sessions else None)
        return next((answer for answer in since if _is_move(answer)), None)

    def _is_declined(
        self, offered: Level, days: Sequence[date], session: SessionRecord | None
    ) -> bool:
        """Whether, since that session, the person said not yet or picked this level.

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
            for answer in self._answers_since(session)
        )

    # The rules, in the order in which they win

    def _long_break(self) -> Decision | None:
        last = self.sessions[0].day
        days_away = (self.today - last).days
        to_first = days_away >= self.first_days
        asked_from = self.first_days if to_first else self.back_days
        # Only what was answered since this offer first stood answers it.
        answered = any(
            (answer.answered_at.date() - last).days >= asked_from for answer in self.answers
        )
        if days_away < asked_from or self.place == 0 or answered:
            return None
        offered = self.program.levels[0 if to_first else self.place - 1]
        return self._decision(Verdict.BACK, LongBreak((last,)), offered)

    def _step_back(self) -> Decision | None:
        trouble = self._trouble() if self.here else None
        if trouble is None:
            return None
        if self.place == 0:
            return self._decision(Verdict.HOLD, trouble)
        offered = self.program.levels[self.place - 1]
        # An offer made for the time since then rests on its last day alone.
        if self._is_declined(offered, trouble.days[-1:], self.sessions[0]):
            return self._decision(Verdict.HOLD, trouble, declined=True)
        return self._decision(Verdict.BACK, trouble, offered)

    def _trouble(self) -> Trouble | None:
        # Pain is the body's and follows it from level to level; missing reps are of a dose,
        # and another level has another.
        rules, pair, pair_here = self.rules, self.sessions[:2], self.here[:2]
        pain = self.here[0].pain or 0
        if pain >= rules.back_pain_once:
            return StrongPain((self.here[0].day,), pain)
        if len(pair) == 2 and all((record.pain or 0) >= rules.back_pain_twice for record in pair):
            return PainTwice(_days(pair))
        short = [
            {side for side in record.legs if few_reps(record, side, self.level, rules)}
            for record in pair_here
        ]
        if len(short) == 2 and all(short):
            return FewRepsTwice(
                _days(pair_here), tuple(side for side in Side if all(side in s for s in short))
            )
        return None

    def _new_level(self) -> Decision | None:
        move = self._move_since_session()
        if self.here or move is None or move.to_level != self.level.id:
            return None
        return self._decision(Verdict.MOVED, NewLevel((), move.answered_at.date()))

    def _up_or_hold(self) -> Decision:
        sessions = self._streak()
        streak = _days(sessions)
        enough = len(streak) >= self.rules.up_sessions
        reason = self._reason_of(sessions, enough)
        if self.is_at_top:
            return self._decision(Verdict.TOP, reason)
        if not enough:
            return self._decision(Verdict.HOLD, reason)
        offered = self.program.levels[self.place + 1]
        # What was reduced since then changes nothing about the offer, nor about the answer.
        newest = next((session for session in self.sessions if not session.reduced), None)
        if self._is_declined(offered, streak, newest):
            return self._decision(Verdict.HOLD, reason, declined=True)
        return self._decision(Verdict.UP, reason, offered)

    def _reason_of(self, sessions: Sequence[SessionRecord], enough: bool) -> Reason:
        """Why it is offered to move up, or why not yet; `sessions` are those of the streak."""
        last, streak = self.here[0] if self.here else None, _days(sessions)
        if (
            last is not None
            and not enough
            and (self.today - last.day).days < self.restart_days
            and self._lack(last) is REDUCED
        ):
            return ReducedDose(tuple(sorted({*streak, last.day})), last, streak)
        return EasyStreak(streak, all(map(is_complete, sessions))) if streak else self._no_streak()

    def _lack(self, record: SessionRecord) -> ShortfallKind | None:
        lack = shortfall(record, self.level, self.rules)
        return lack.kind if lack else None

    def _streak(self) -> list[SessionRecord]:
        """The newest streak of qualifying sessions, on no more days than move one up.

        No long break lies among or after them; a session that was reduced may.
        """
        streak: list[SessionRecord] = []
        later = self.today
        for record in self.here:
            rest_days = (later - record.day).days
            if rest_days >= self.restart_days or len(_days(streak)) == self.rules.up_sessions:
                break
            lack = self._lack(record)
            if lack not in (None, REDUCED):
                break
            if lack is None:
                streak.append(record)
            later = record.day
        return streak

    def _no_streak(self) -> NoStreak:
        """Why no streak of qualifying sessions stands."""
        last = self.sessions[0]
        if not self.here:
            return OtherLevel((last.day,))
        lack = shortfall(last, self.level, self.rules)
        if lack is None or (self.today - last.day).days >= self.restart_days:
            return StreakLapsed((last.day,))
        return Unqualified((last.day,), last, lack)

    # What else is to be said

    def _unrated(self) -> tuple[Side, ...]:
        last = self.here[0] if self.here else None
        if last is None:
            return ()
        felt_easy = replace(last, effort=dict.fromkeys(Side, Effort.EASY))
        return unrated_legs(last) if qualifies(felt_easy, self.level, self.rules) else ()

    def _notices(self) -> Iterator[Notice]:
        # Strong pain is answered whatever is decided, and wherever the person is by now.
        if self.sessions and (self.sessions[0].pain or 0) >= self.rules.back_pain_once:
            yield SeeProfessional()
        if self.level_id != self.level.id and (self._move_since_session() or not self.here):
            yield LevelGone(self.level_id)
        number = self.rules.difference_sessions
        recent = list(islice(filter(compares_legs, self.sessions), number))
        weaker = {weaker_leg(record) for record in recent}
        side = weaker.pop() if len(recent) == number and len(weaker) == 1 else None
        if side:
            by_effort = any(harder_leg(record) for record in recent)
            others_left_out = recent != self.sessions[:number]
            yield LegDifference(side, by_effort, others_left_out, _days(recent))
        if self.ahead:
            yield DatedAhead(_days(self.ahead)[0], len(self.ahead))


def _newest_level(sessions: Sequence[SessionRecord], answers: Sequence[Answer]) -> str:
    """The id of the level last moved to; without any move, of the one last trained; else none.

    The program may no longer have it.
    """
    moves = [answer.to_level for answer in answers if _is_move(answer)]
    trained = [record.level for record in sessions]
    return next(iter(moves + trained), "")


def _is_move(answer: Answer) -> bool:
    return answer.kind is not AnswerKind.DECLINED


def _days(records: Iterable[SessionRecord]) -> tuple[date, ...]:
    return tuple(sorted({record.day for record in records}))
