"""What is to be done today: decided from the history, answered by the person, planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from glutetimer.app.session_controller import new_id
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Level, Program, Speed
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import Answer, AnswerKind, History, SessionRecord
from glutetimer.core.sentences import explain
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Plan, SpeedChange
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.today import TodayPage


class TodayController(QObject):
    """Feeds the Today page, and keeps what the person says to an offer."""

    # The decision was made anew.
    decided = Signal(object)
    # A sentence about what went wrong, or empty.
    message = Signal(str)

    def __init__(
        self,
        parent: QObject,
        page: TodayPage,
        program: Program,
        store: HistoryStore,
        now: Callable[[], datetime],
        unsaved: Callable[[], Sequence[SessionRecord]],
    ) -> None:
        """`unsaved` are sessions that count as they are, whatever the store has of them."""
        super().__init__(parent)
        self._page = page
        self._program = program
        self._store = store
        self._now = now
        self._unsaved = unsaved
        self._settings = Settings()
        # Of the store alone.
        self._history = store.load_recent(now().date(), program.rules.look_percent)
        self._speed: Speed | None = None
        self.decision = self._decide(now().date())
        # The day that was decided for: a window may be left open from one day to another.
        self._day = now().date()
        page.speed_chosen.connect(self._choose_speed)
        page.level_picked.connect(self._pick)
        page.answered.connect(self._answer_on_page)

    def set_settings(self, settings: Settings) -> None:
        """Plan as these settings ask from now on."""
        self._settings = settings
        self.show_plan()

    def refresh(self) -> None:
        """Read the record again and show what follows from it today."""
        before, self._day = self.decision.level, self._now().date()
        try:
            self._history = self._store.load_recent(self._day, self._program.rules.look_percent)
        except StorageError as error:
            self.message.emit(str(error))
        if notice := self._store.take_notice():
            self.message.emit(notice)
        self.decision = self._decide(self._day)
        if self.decision.level != before:
            self._speed = None
        self._page.show_today(self._program, self._known(), self.decision, self._day)
        self.show_plan()
        self.decided.emit(self.decision)

    def look_at_day(self) -> bool:
        """Decide anew if the day is another; whether it was."""
        if self._now().date() == self._day:
            return False
        self.refresh()
        return True

    def says_other_than(self, shown: Decision) -> bool:
        """Whether what was shown then is not what would be started or is offered now."""
        now = self.decision
        return (now.level, now.offered) != (shown.level, shown.offered)

    def plan(self) -> Plan:
        """What a start would do."""
        level, settings = self.decision.level, self._settings
        changes: tuple[SpeedChange, ...] = ()
        if self._speed is not None and self._speed is not level.speed:
            changes = (SpeedChange(0, self._speed),)
        return Plan(
            level=level,
            first_side=settings.first_side,
            timing=settings.timing(self._program),
            presets=settings.presets,
            speed_changes=changes,
        )

    def show_plan(self) -> None:
        """Show what a start would do."""
        level, plan = self.decision.level, self.plan()
        duration_ms = compile_timeline(plan).duration_ms
        speed = self._speed or level.speed
        self._page.show_plan(level, plan.first_side, speed, duration_ms)

    def answer(self, kind: AnswerKind) -> None:
        """Keep what the person says to the offer."""
        if self.decision.offered is not None:
            self._record(kind, self.decision.offered, self.decision)

    def _answer_on_page(self, kind: AnswerKind) -> None:
        self.answer(kind)
        self._page.focus_start()

    def _pick(self, level: Level) -> None:
        """Keep that the person chose that level."""
        if level.id != self.decision.level.id:
            self._record(AnswerKind.CHOSEN, level)
        else:
            self.refresh()
        self._page.focus_start()

    def _record(self, kind: AnswerKind, to_level: Level, said: Decision | None = None) -> None:
        """Keep an answer to what was said, or a choice that nothing was said to."""
        answer = Answer(
            id=new_id(),
            program=self._program.id,
            at=self._now(),
            kind=kind,
            from_level=self.decision.level.id,
            to_level=to_level.id,
            reason=explain(said).reason if said else "",
            evidence=said.evidence if said else (),
        )
        try:
            self._store.add_answer(answer)
        except StorageError as error:
            self.message.emit(str(error))
        else:
            self.message.emit("")
        self._speed = None
        self.refresh()

    def _choose_speed(self, speed: Speed) -> None:
        self._speed = speed
        self.show_plan()

    def _decide(self, today: date) -> Decision:
        return decide(self._program, self._known(), today)

    def _known(self) -> History:
        """The history with what is not written yet in its place."""
        unsaved = {each.id: each for each in self._unsaved() if any(s.done for s in each.sets)}
        others = (each for each in self._history.sessions if each.id not in unsaved)
        return replace(self._history, sessions=(*others, *unsaved.values()))
