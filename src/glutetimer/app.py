"""The composition root: builds everything and connects it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from glutetimer.audio.playhead import Player
from glutetimer.core.layout import compile_timeline
from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord
from glutetimer.core.session import Act, Seek, Session, State
from glutetimer.core.settings import Settings, Turn
from glutetimer.core.timeline import COUNTED_MS, Plan, SpeedChange
from glutetimer.places import Places
from glutetimer.ports import Ports
from glutetimer.resources import learn_text
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import save_settings
from glutetimer.ui import theme
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.ui.today import TodayPage
from glutetimer.ui.window import Window
from glutetimer.workout import Workout

if TYPE_CHECKING:
    from glutetimer.ui.follow import FollowPage
    from glutetimer.ui.learn import LearnPage
    from glutetimer.ui.review import ReviewPage
    from glutetimer.ui.safety import SafetyPage
    from glutetimer.ui.settings_page import SettingsPage
    from glutetimer.ui.summary import SummaryPage

TODAY, REVIEW, LEARN, SETTINGS = "Today", "Review", "Learn", "Settings"
FOLLOW, SUMMARY, SAFETY = "Follow-along", "Summary", "Safety"


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
        self._history = store.load()
        self._speed: Speed | None = None
        self._player: Player | None = None
        self.workout: Workout | None = None
        self._decision = self._decide()
        self._colors = theme.colors_of(settings.look)
        self.window = Window()
        self._preview_over = QTimer(self.window, singleShot=True)
        self._today = TodayPage(self._clock_ms, self._colors)
        self._pictured: list[TodayPage | LearnPage | SettingsPage] = [self._today]
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
        window.closing.connect(self._close)
        self._preview_over.timeout.connect(self._end_preview)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_look)
        # A presenter's button starts from anywhere on Today; Space does through the focus.
        for key in PRESS_KEYS:
            if key != Qt.Key.Key_Space:
                QShortcut(QKeySequence(key), today, context=_IN_PAGE).activated.connect(self._start)

    def _make_review(self) -> ReviewPage:
        from glutetimer.ui.review import ReviewPage

        self._review = ReviewPage()
        return self._review

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
        from glutetimer.ui.follow import FollowPage

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
        QTimer.singleShot(0, self.ready_player)

    def ready_player(self) -> Player:
        """The player, made when first asked for."""
        if self._player is None:
            self._player = self._ports.sounds.player(self._settings)
        return self._player

    # Showing

    def _show_page(self, name: str) -> None:
        self.window.show_page(name)
        if name == TODAY:
            self._show_today()
        elif name == REVIEW:
            self._review.show_history(self._history, self._program)
        elif name == SETTINGS:
            self._settings_page.show_settings(self._settings, self._program)

    def _show_today(self) -> None:
        self._refresh()
        self.window.show_page(TODAY)
        self._today.focus_start()

    def _show_safety(self) -> None:
        self.window.show_page(SAFETY, alone=True)
        self._safety.focus_button()

    def _refresh(self) -> None:
        """Read the record again and show what follows from it."""
        try:
            self._history = self._store.load()
        except StorageError as error:
            self.window.tell(str(error))
        self._decision = self._decide()
        now = self._ports.now().date()
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
        try:
            self._store.add_answer(answer)
        except StorageError as error:
            self.window.tell(str(error))
        self._speed = None
        self._refresh()
        if self.window.has_page(SUMMARY):
            self._summary.show_decision(self._decision)

    # Settings

    def _change_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        try:
            save_settings(self._places.settings, settings)
        except StorageError as error:
            self.window.tell(str(error))
        if settings.look is not before.look:
            self._apply_look()
        self._show_look()
        if settings.heard != before.heard:
            self._drop_player()
        elif self._player is not None:
            self._player.set_volume(settings.volume)
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
        if self.workout is not None and not self.workout.over:
            return
        sounds = self._ports.sounds
        plan = replace(self._plan(), speech=self._settings.speech(sounds.lengths_ms()))
        self._preview_over.stop()
        begun = SessionRecord(
            id=new_id(),
            program=self._program.id,
            level=plan.level.id,
            first_side=plan.first_side,
            started_at=self._ports.now(),
            active_ms=0,
            sets=Session(plan).records(),
        )
        self.workout = Workout(
            plan, self.ready_player(), self._store, begun, self._say, self._wall_ms
        )
        self._ports.awake.hold()
        self.window.tell("")
        self.window.show_page(FOLLOW, alone=True)
        self._follow.follow(self.workout, self._settings)
        self.workout.act(Act.START)

    def _session_over(self) -> None:
        self._ports.awake.release()
        workout = self.workout
        if workout is None or not workout.anything_done:
            self._show_today()
            return
        self._refresh()
        self.window.tell(workout.trouble)
        self.window.show_page(SUMMARY)
        self._summary.show_session(workout.record, workout.session.state is State.FINISHED)
        self._summary.show_decision(self._decision)
        self._summary.focus_first()

    def _rate(self, effort: dict[Side, Effort], pain: int, note: str) -> None:
        if self.workout is None:
            return
        self.workout.rate(effort, pain, note)
        self.window.tell(self.workout.trouble)
        self._refresh()
        self._summary.show_decision(self._decision)

    def _say(self, text: str) -> None:
        if self._settings.sound and self._settings.voice:
            self._ports.sounds.say(text)

    def _preview(self) -> None:
        """A leg of two reps as the settings have it, heard from its count on."""
        level = self._decision.level
        dose = replace(level.doses[0], reps=2)
        speech = self._settings.speech(self._ports.sounds.lengths_ms())
        plan = replace(self._plan(), level=replace(level, doses=(dose,)), speech=speech)
        timeline = compile_timeline(plan)
        from_ms = timeline.reps[0].start_ms - COUNTED_MS
        player = self.ready_player()
        player.play(timeline, Seek(from_ms))
        heard_ms = timeline.leg_end_ms(timeline.reps[0].start_ms) - from_ms
        # The device may take a while to start; a longer preview harms nobody.
        self._preview_over.start(heard_ms + 1_500)

    def _end_preview(self) -> None:
        if self._player is not None:
            self._player.halt()
            self.window.tell(self._player.trouble())

    # Ending

    def _close(self) -> None:
        if self.workout is not None:
            self.workout.act(Act.STOP)
            self.workout.save()
        self._preview_over.stop()
        self._ports.awake.release()
        self._drop_player()
        self._ports.sounds.close()

    def _drop_player(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None

    def _wall_ms(self) -> int:
        return round(self._ports.now().timestamp() * 1000)

    def _clock_ms(self) -> int:
        return self._ports.clock_ns() // 1_000_000


def new_id() -> str:
    """A name that no other session or answer has, on this laptop or another."""
    return os.urandom(16).hex()


_IN_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut
