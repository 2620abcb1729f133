"""Decides today's level, keeps the person's answers, and plans and starts the session."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.history_controller import HistoryController
from glutetimer.app.reporting import reporting
from glutetimer.app.session_controller import SessionController, new_id
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.adjustment import Adjustment
from glutetimer.core.assessment import trained
from glutetimer.core.compiler import session_ms
from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Program
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import Answer, AnswerKind, History
from glutetimer.core.sentences import explain
from glutetimer.core.setting_kinds import Use
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.ui.adjustment_text import plan_text
from glutetimer.ui.today_page import TodayPage

if TYPE_CHECKING:
    from glutetimer.ui.review.entry_card import EntryCard


class TodayController(QObject):
    """Feeds the Today page, keeps what the person says to an offer, and starts the session."""

    # The decision was made anew.
    decided = Signal(object)
    # It is another day than the one that was decided for, and what is shown is of the new one.
    day_changed = Signal()
    # A start would begin something else than what was shown: that is to be shown first.
    outdated = Signal()
    # The last session is kept after all.
    undone = Signal()
    # A sentence about what went wrong, or empty.
    failed = Signal(str)

    def __init__(
        self,
        page: TodayPage,
        program: Program,
        store: HistoryStore,
        settings: SettingsStore,
        session_controller: SessionController,
        history_controller: HistoryController,
        ports: Ports,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._program = program
        self._store = store
        self._settings = settings
        self._session_controller = session_controller
        self._history_controller = history_controller
        self._now, self._sounds = ports.now, ports.sounds
        # As the store has it, without what could not be written yet.
        self._history = store.load_recent(self._now().date(), program.rules.false_start_percent)
        # The one chosen for the next session, if it is not the level's.
        self._speed: Speed | None = None
        # The day that was decided for: a window may be left open from one day to another.
        self._day = self._now().date()
        self._decision = self._decide()
        # What was chosen for the level for good before the person began to choose.
        self._lasting_before = Adjustment()
        page.start_asked.connect(self.start)
        page.first_side_chosen.connect(lambda side: settings.change(first_side=side))
        page.speed_chosen.connect(self._choose_speed)
        page.level_picked.connect(self._pick)
        page.answered.connect(self._answer_on_page)
        page.undo_asked.connect(self._undo)
        page.adjusting.connect(self._begin_adjusting)
        page.adjusted.connect(self._adjust)
        settings.changed.connect(self._follow_settings)
        history_controller.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the record again and show what follows from it today."""
        level_before, self._day = self._decision.level, self._now().date()
        with reporting(self.failed.emit):
            percent = self._program.rules.false_start_percent
            self._history = self._store.load_recent(self._day, percent)
        if notice := self._store.take_notice():
            self.failed.emit(notice)
        self._decision = self._decide()
        if self._decision.level != level_before:
            self._speed = None
        self._begin_adjusting()
        self._page.show_today(self._program, self._known_history(), self._decision, self._day)
        self._show_plan()
        self._page.offer_undo(self._history_controller.can_keep_after_all)
        self.decided.emit(self._decision)

    def use_program(self, program: Program) -> None:
        """Decide by that program from now on."""
        self._program = program
        self.refresh()

    def check_day(self) -> None:
        """Decide anew if the day is another."""
        if self._now().date() != self._day:
            self.refresh()
            self.day_changed.emit()

    def start(self) -> None:
        """Begin the session that is shown."""
        shown, adjustment = self._decision, self._adjustment()
        self.check_day()
        if (self._decision.level, self._decision.offered, self._adjustment()) == (
            shown.level,
            shown.offered,
            adjustment,
        ):
            self._session_controller.start(self._plan(self._sounds.lengths_ms()), self._program.id)
        else:
            self.outdated.emit()

    def trained_days(self) -> set[date]:
        """The days with a session, as the record has them now."""
        false_start_percent = self._program.rules.false_start_percent
        with reporting(self.failed.emit):
            self._history = self._store.load_recent(self._now().date(), false_start_percent)
        sessions = trained(self._known_history().sessions, false_start_percent)
        return {session.day for session in sessions}

    def plan_text(self) -> str:
        """What a start would do now: the exercises, how much of each, and how long it takes."""
        return plan_text(self._own_level(), self._plan({}), self.duration_ms())

    def entry_form(self) -> EntryCard:
        """A form for a session that was done elsewhere, of the level that is shown at first."""
        from glutetimer.ui.review.entry_card import EntryCard

        first_side = self._settings.current.first_side
        return EntryCard(new_id(), self._program, self._decision.level, first_side, self._now())

    def preview(self) -> None:
        """Let a little of the session that is shown be heard."""
        self._session_controller.preview(self._plan(self._sounds.lengths_ms()))

    def answer(self, kind: AnswerKind) -> None:
        """Keep what the person says to the offer."""
        if self._decision.offered is not None:
            self._record(kind, self._decision.offered, self._decision)

    def _plan(self, lengths_ms: Mapping[str, int]) -> Plan:
        """What a start would do, with those texts that can be said."""
        level, settings = self._decision.level, self._settings.current
        speed = self._speed or level.speed
        return settings.plan(
            self._program, level, self._adjustment(), settings.first_side, speed, lengths_ms
        )

    def _adjustment(self) -> Adjustment:
        """What was chosen for the level on the day that was decided for."""
        return self._settings.current.adjustment(self._program, self._decision.level, self._day)

    def _show_plan(self) -> None:
        level, settings, own = self._decision.level, self._settings.current, self._own_level()
        lasting = settings.lasting_adjustment(self._program, level).applied_to(own)
        speed = self._speed or level.speed
        self._page.show_plan(own, self._plan({}), lasting, speed, self.duration_ms())

    def duration_ms(self) -> int:
        """How long a session takes that is begun now."""
        # It is the same whatever is said; the clips are not read for it.
        return session_ms(self._plan({}))

    def _own_level(self) -> Level:
        """The level as it is without what was chosen in place of its doses."""
        return self._settings.current.at_presets(self._decision.level)

    def _begin_adjusting(self) -> None:
        settings, level = self._settings.current, self._decision.level
        self._lasting_before = settings.lasting_adjustment(self._program, level)

    def _adjust(self, adjustment: Adjustment, lasting: bool) -> None:
        """Keep what is chosen for the level, for good or for today.

        For today, what was chosen for good before stands again: who takes back "from now on"
        means today alone.
        """
        settings, program, level = self._settings.current, self._program, self._decision.level
        if not lasting:
            settings = settings.adjusted(program, level, self._lasting_before, self._day)
            adjustment = replace(adjustment, day=self._day)
        self._settings.take(settings.adjusted(program, level, adjustment, self._day))

    def _answer_on_page(self, kind: AnswerKind) -> None:
        self.answer(kind)
        self._page.focus_first()

    def _pick(self, level: Level) -> None:
        """Keep that the person chose that level."""
        if level.id != self._decision.level.id:
            self._record(AnswerKind.CHOSEN, level)
        else:
            self.refresh()
        self._page.focus_first()

    def _record(self, kind: AnswerKind, to_level: Level, answered: Decision | None = None) -> None:
        """Keep an answer to a decision, or a choice that none was offered for."""
        answer = Answer(
            id=new_id(),
            program=self._program.id,
            answered_at=self._now(),
            kind=kind,
            from_level=self._decision.level.id,
            to_level=to_level.id,
            reason=explain(answered).reason if answered else "",
            evidence=answered.evidence if answered else (),
        )
        with reporting(self.failed.emit, self.failed.emit):
            self._store.add_answer(answer)
        self._speed = None
        self.refresh()

    def _undo(self) -> None:
        if self._history_controller.undo():
            self.undone.emit()

    def _choose_speed(self, speed: Speed) -> None:
        self._speed = speed
        self._show_plan()

    def _follow_settings(self, uses: Set[Use]) -> None:
        if Use.PLAN in uses:
            self._show_plan()

    def _decide(self) -> Decision:
        return decide(self._program, self._known_history(), self._day)

    def _known_history(self) -> History:
        """The history with what is not written yet in its place."""
        unsaved = {
            session.id: session for session in self._session_controller.unsaved if session.begun
        }
        saved = (session for session in self._history.sessions if session.id not in unsaved)
        return replace(self._history, sessions=(*saved, *unsaved.values()))
