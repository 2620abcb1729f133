"""The composition root: builds everything and connects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from glutetimer.core.layout import compile_timeline
from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import Answer, AnswerKind, Effort, Unfinished
from glutetimer.core.session import State
from glutetimer.core.settings import Settings, Turn
from glutetimer.core.timeline import Plan, SpeedChange
from glutetimer.places import Places
from glutetimer.ports import Ports
from glutetimer.resources import learn_text
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import save_settings
from glutetimer.training import Training, new_id
from glutetimer.ui import theme
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.today import TodayPage
from glutetimer.ui.window import Window
from glutetimer.workout import Workout

if TYPE_CHECKING:
    from glutetimer.ui.follow.page import FollowPage
    from glutetimer.ui.learn import LearnPage
    from glutetimer.ui.review.page import ReviewPage
    from glutetimer.ui.safety import SafetyPage
    from glutetimer.ui.settings_page import SettingsPage
    from glutetimer.ui.summary import SummaryPage

TODAY, REVIEW, LEARN, SETTINGS = "Today", "Review", "Learn", "Settings"
FOLLOW, SUMMARY, SAFETY = "Follow-along", "Summary", "Safety"
# As long as who has just finished a rep may press a key without having looked.
BLIND_MS = 1_500


class App:
    """The program with its window: what a person asks for goes from here to who does it."""

    def __init__(
        self,
        places: Places,
        program: Program,
        settings: Settings,
        store: HistoryStore,
        ports: Ports,
    ) -> None:
        self._places = places
        self._program = program
        self._settings = settings
        self._store = store
        self._ports = ports
        self._history = store.load_recent(ports.now().date())
        self._speed: Speed | None = None
        # The session that was stopped or interrupted, while going on with it is offered.
        self._left: Unfinished | None = None
        self._decision = self._decide()
        self._colors = theme.colors_of(settings.look)
        self.window = Window()
        self.guard = PressGuard(self.window, self.window.frame, self._clock_ms)
        # What is done once the window is painted; not any more when it is closed by then.
        self._soon = QTimer(self.window, singleShot=True, interval=0)
        self.training = Training(self.window, store, ports)
        self.training.set_settings(settings)
        self._today = TodayPage(self._clock_ms, self._colors)
        self._pictured: list[TodayPage | ReviewPage | LearnPage | SettingsPage] = [self._today]
        self._make_pages()
        self._connect()
        self._apply_look()

    def open(self, message: str, start: bool) -> None:
        """Show the window; `message` stands above the page, `start` begins the session."""
        self._refresh()
        self.window.tell(message)
        if self._settings.safety_read:
            self._show_today()
        else:
            self._show_safety()
        if start and self._settings.safety_read:
            QTimer.singleShot(0, self._start)
        self.window.show()

    def come_forward(self) -> None:
        """Show the window to who started the program once more."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    # Building

    def _make_pages(self) -> None:
        window = self.window
        window.add_page(TODAY, lambda: self._today)
        window.add_page(REVIEW, self._make_review)
        window.add_page(LEARN, self._make_learn)
        window.add_page(SETTINGS, self._make_settings)
        window.add_page(FOLLOW, self._make_follow, listed=False)
        window.add_page(SUMMARY, self._make_summary, listed=False)
        window.add_page(SAFETY, self._make_safety, listed=False)

    def _connect(self) -> None:
        today, window = self._today, self.window
        today.start_asked.connect(self._start)
        today.first_side_chosen.connect(self._choose_side)
        today.speed_chosen.connect(self._choose_speed)
        today.level_picked.connect(self._pick_level)
        today.answered.connect(self._answer)
        window.page_asked.connect(self._show_page)
        window.painted.connect(self._after_first_paint)
        window.closing.connect(self._soon.stop)
        window.closing.connect(self.training.close)
        self._soon.timeout.connect(self.training.ready_player)
        self._soon.timeout.connect(self._look_for_interrupted)
        today.resume_asked.connect(self._resume)
        today.leave_asked.connect(self._leave)
        self.training.began.connect(self._session_began)
        self.training.told.connect(window.tell)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_look)
        # A presenter's button starts from anywhere on Today; Space does through the focus.
        for key in PRESS_KEYS:
            if key != Qt.Key.Key_Space:
                QShortcut(QKeySequence(key), today, context=_IN_PAGE).activated.connect(self._start)

    def _make_review(self) -> ReviewPage:
        from glutetimer.archive import Archive
        from glutetimer.reviewing import Reviewing
        from glutetimer.ui.review.page import ReviewPage

        page = ReviewPage(self._colors, self.window.frame)
        page.start_asked.connect(self._start)
        archive = Archive(self.window, self._store, self._ports.now)
        archive.changed.connect(self._history_changed)
        archive.told.connect(self.window.tell)
        archive.connect_to(page)
        self._reviewing = Reviewing(self.window, page, self._store, self._program, self._ports.now)
        self._reviewing.told.connect(self.window.tell)
        self._pictured.append(page)
        return page

    def _make_learn(self) -> LearnPage:
        from glutetimer.ui.learn import LearnPage

        page = LearnPage(self._clock_ms, self._colors, learn_text("muscle"), learn_text("safety"))
        page.show_program(self._program)
        self._pictured.append(page)
        self._show_look()
        return page

    def _make_settings(self) -> SettingsPage:
        from glutetimer.ui.settings_page import SettingsPage

        self._settings_page = SettingsPage(self._clock_ms, self._colors)
        self._settings_page.changed.connect(self._change_settings)
        self._settings_page.preview_asked.connect(self._preview)
        self._pictured.append(self._settings_page)
        return self._settings_page

    def _make_follow(self) -> FollowPage:
        from glutetimer.ui.follow.page import FollowPage

        self._follow = FollowPage(self._colors, self._clock_ms)
        self._follow.over.connect(self._session_over)
        self._follow.turned.connect(self._turn)
        return self._follow

    def _make_summary(self) -> SummaryPage:
        from glutetimer.ui.summary import SummaryPage

        self._summary = SummaryPage()
        self._summary.rated.connect(self._rate)
        self._summary.answered.connect(self._answer)
        self._summary.closed.connect(self._show_today)
        return self._summary

    def _make_safety(self) -> SafetyPage:
        from glutetimer.ui.safety import SafetyPage

        self._safety = SafetyPage(learn_text("safety"))
        self._safety.understood.connect(self._safety_read)
        return self._safety

    def _after_first_paint(self) -> None:
        # Sound takes a while to load: it is got ready while the person reads.
        self._soon.start()

    # Showing

    def _show_page(self, name: str) -> None:
        self.window.show_page(name)
        if name == TODAY:
            self._show_today()
        elif name == REVIEW:
            self.training.copied()
            self._reviewing.show()
        elif name == SETTINGS:
            self._settings_page.show_settings(self._settings, self._program)

    def _show_today(self) -> None:
        self.training.copy()
        self._refresh()
        self.window.show_page(TODAY)
        self._today.focus_start()
        # At the very start the first picture comes first.
        if self.window.isVisible():
            self._look_for_interrupted()

    def _history_changed(self) -> None:
        self._refresh()
        self._reviewing.show()

    def _show_safety(self) -> None:
        self.window.show_page(SAFETY, alone=True)
        self._safety.focus_button()

    def _refresh(self) -> None:
        """Read the record again and show what follows from it."""
        now = self._ports.now().date()
        try:
            self._history = self._store.load_recent(now)
        except StorageError as error:
            self.window.tell(str(error))
        self._decision = self._decide()
        self._today.show_today(self._program, self._history, self._decision, now)
        self._show_plan()

    def _show_plan(self) -> None:
        level, plan = self._decision.level, self._plan()
        duration_ms = compile_timeline(plan).duration_ms
        speed = self._speed or level.speed
        self._today.show_plan(level, plan.first_side, speed, duration_ms)

    def _apply_look(self) -> None:
        self._colors = theme.colors_of(self._settings.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self._colors)
        self._show_look()
        if self.window.has_page(FOLLOW):
            self._follow.set_colors(self._colors)

    def _show_look(self) -> None:
        for page in self._pictured:
            page.set_look(self._colors, self._settings)

    # Deciding

    def _decide(self) -> Decision:
        return decide(self._program, self._history, self._ports.now().date())

    def _plan(self) -> Plan:
        level, settings = self._decision.level, self._settings
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

    def _answer(self, kind: AnswerKind) -> None:
        if self._decision.offered is not None:
            self._record(kind, self._decision.offered, self._decision.reason)

    def _pick_level(self, level: Level) -> None:
        if level.id != self._decision.level.id:
            self._record(AnswerKind.CHOSEN, level, "")
        else:
            self._refresh()

    def _record(self, kind: AnswerKind, to_level: Level, reason: str) -> None:
        answer = Answer(
            id=new_id(),
            program=self._program.id,
            at=self._ports.now(),
            kind=kind,
            from_level=self._decision.level.id,
            to_level=to_level.id,
            reason=reason,
        )
        self._try(partial(self._store.add_answer, answer))
        self._speed = None
        self._refresh()
        if self.window.has_page(SUMMARY):
            self._summary.show_decision(self._decision)

    # Settings

    def _change_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._try(partial(save_settings, self._places.settings, settings))
        if settings.look is not before.look:
            self._apply_look()
        self._show_look()
        self.training.set_settings(settings)
        self._show_plan()

    def _choose_side(self, side: Side) -> None:
        self._change_settings(replace(self._settings, first_side=side))

    def _choose_speed(self, speed: Speed) -> None:
        self._speed = speed
        self._show_plan()

    def _turn(self, turn: Turn) -> None:
        self._change_settings(replace(self._settings, turn=turn))

    def _safety_read(self) -> None:
        self._change_settings(replace(self._settings, safety_read=True))
        self._show_today()

    # The session

    def _start(self) -> None:
        self.training.start(self._plan(), self._program.id)

    def _resume(self) -> None:
        if self._left is not None:
            self.training.resume(self._program, self._left)

    def _leave(self) -> None:
        """The unfinished session stays as it is; who has not said how it felt is asked."""
        left = self._left
        if left is None:
            return
        try:
            self.training.leave(self._program, left)
        except StorageError as error:
            self.window.tell(str(error))
            return
        if left.record.is_rated:
            self._show_today()
        else:
            self._offer_resume(None)
            self._session_over()

    def _look_for_interrupted(self) -> None:
        self._try(lambda: self._offer_resume(self.training.resumable(self._program)))

    def _offer_resume(self, left: Unfinished | None) -> None:
        self._left = left
        self._today.offer_resume(left.record if left else None)

    def _session_began(self, workout: Workout) -> None:
        self._offer_resume(None)
        self.window.tell("")
        self.window.show_page(FOLLOW, alone=True)
        self._follow.follow(workout, self._settings)

    def _session_over(self) -> None:
        self.training.end()
        workout = self.training.workout
        if workout is None or not workout.anything_done:
            self._show_today()
            return
        self._refresh()
        self.window.tell(workout.trouble)
        self.window.show_page(SUMMARY)
        self._summary.show_session(workout.record, workout.session.state is State.FINISHED)
        self._summary.show_decision(self._decision)
        self._summary.focus_title()
        self.guard.ignore_keys_for(BLIND_MS)

    def _rate(self, effort: dict[Side, Effort], pain: int | None, note: str) -> None:
        self.training.rate(effort, pain, note)
        self._refresh()
        self._summary.show_decision(self._decision)

    def _preview(self) -> None:
        self.training.preview(self._plan())

    def _try(self, do: Callable[[], None]) -> None:
        """Do it, or say why it cannot be done."""
        try:
            do()
        except StorageError as error:
            self.window.tell(str(error))

    def _clock_ms(self) -> int:
        return self._ports.clock_ns() // 1_000_000


_IN_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut
