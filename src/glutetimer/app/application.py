"""The composition root: builds everything and connects it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from glutetimer.app.close_question import CloseQuestion
from glutetimer.app.resume_controller import ResumeController
from glutetimer.app.session_controller import SessionController
from glutetimer.app.today_controller import TodayController
from glutetimer.core.program import Program, Side
from glutetimer.core.progression import Decision
from glutetimer.core.records import Effort
from glutetimer.core.session import State
from glutetimer.core.settings import Rotation, Settings
from glutetimer.ports import Ports
from glutetimer.storage.errors import StorageError
from glutetimer.storage.files import read_file, replace_file
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import UserPaths
from glutetimer.system.resources import learn_text
from glutetimer.ui import theme
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.today import TodayPage
from glutetimer.ui.window import Window
from glutetimer.ui.window_place import open_at, window_state
from glutetimer.workout import Workout

if TYPE_CHECKING:
    from glutetimer.app.history_controller import HistoryController
    from glutetimer.ui.learn import LearnPage
    from glutetimer.ui.review.page import ReviewPage
    from glutetimer.ui.safety import SafetyPage
    from glutetimer.ui.settings_page import SettingsPage
    from glutetimer.ui.summary import SummaryPage
    from glutetimer.ui.workout.page import WorkoutPage

TODAY, REVIEW, LEARN, SETTINGS = "Today", "Review", "Learn", "Settings"
WORKOUT, SUMMARY, SAFETY = "Follow-along", "Summary", "Safety"
# How often it is looked whether the day is another, and tried to write what could not be.
LOOK_MS = 60_000
# As long as who has just finished a rep may press a key without having looked.
BLIND_MS = 1_500
# More than Qt writes of a window's place.
MOST_STATE_BYTES = 4_096
# What a message may be about.
ANSWERS, ARCHIVE, INTERRUPTED, OPENING = "answers", "archive", "interrupted", "opening"
PREVIEW, SETTINGS_FILE, UNSAVED, WEEKS = "preview", "settings", "unsaved", "weeks"


class Application:
    """The program with its window: what a person asks for goes from here to who does it."""

    def __init__(
        self,
        places: UserPaths,
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
        self._history_controller: HistoryController | None = None
        self._colors = theme.colors_of(settings.color_scheme)
        self.window = Window()
        self.guard = PressGuard(self.window, self.window.page_stack, self._clock_ms)
        # What is done once the window is painted; not any more when it is closed by then.
        self._soon = QTimer(self.window, singleShot=True, interval=0)
        self.session_controller = SessionController(self.window, store, ports)
        self.session_controller.set_settings(settings)
        self._today = TodayPage(self._clock_ms, self._colors)
        self._today_controller = TodayController(
            self.window,
            self._today,
            program,
            store,
            ports.now,
            lambda: self.session_controller.unsaved,
        )
        self._today_controller.set_settings(settings)
        self._resume_controller = ResumeController(
            self.window, self._today, self.session_controller, program
        )
        self._review: ReviewPage | None = None
        self._minute = QTimer(self.window, interval=LOOK_MS)
        self._pictured: list[TodayPage | ReviewPage | LearnPage | SettingsPage] = [self._today]
        self._make_pages()
        self._connect()
        self._apply_look()

    def open(self, message: str, start: bool) -> None:
        """Show the window; `message` stands above the page, `start` begins the session."""
        self._open_where_it_was()
        self._today_controller.refresh()
        self.window.show_message(message, OPENING)
        if self._settings.safety_read:
            self._show_today()
        else:
            self._show_safety()
        if start and self._settings.safety_read:
            QTimer.singleShot(0, self._start)
        self.window.show()
        self._minute.start()

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
        window.add_page(WORKOUT, self._make_workout, listed=False)
        window.add_page(SUMMARY, self._make_summary, listed=False)
        window.add_page(SAFETY, self._make_safety, listed=False)

    def _connect(self) -> None:
        today, window = self._today, self.window
        today.start_asked.connect(self._start)
        today.first_side_chosen.connect(self._choose_side)
        self._today_controller.message.connect(partial(window.show_message, about=ANSWERS))
        self._today_controller.decided.connect(self._show_decision)
        window.page_asked.connect(self._show_page)
        # Sound takes a while to load: it is got ready while the person reads.
        window.painted.connect(self._soon.start)
        window.activated.connect(self._look_again)
        self._minute.timeout.connect(self._look_again)
        # Before it is asked what is not saved.
        window.close_asked.connect(self._keep_note)
        leaving = CloseQuestion(window, self.session_controller, lambda: self._review)
        leaving.correction_found.connect(partial(window.show_page, REVIEW))
        window.closing.connect(self._soon.stop)
        window.closing.connect(self._minute.stop)
        window.closing.connect(self._keep_place)
        window.closing.connect(self.session_controller.close)
        self._soon.timeout.connect(self.session_controller.ready_player)
        self._soon.timeout.connect(self._resume_controller.look)
        self._soon.timeout.connect(self.session_controller.copy_if_due)
        # Nobody waits for the session's modules on the press on Start.
        self._soon.timeout.connect(partial(window.make_page, WORKOUT))
        self._resume_controller.left.connect(self._show_today)
        self._resume_controller.message.connect(partial(window.show_message, about=INTERRUPTED))
        today.undo_asked.connect(self._undo)
        self.session_controller.began.connect(self._session_began)
        self.session_controller.ended.connect(self._session_over)
        self.session_controller.message.connect(window.show_message)
        self.session_controller.preview_message.connect(partial(window.show_message, about=PREVIEW))
        self.session_controller.unsaved_message.connect(
            partial(window.show_message, about=UNSAVED, firm=True)
        )
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_look)
        # A presenter's button starts from anywhere on Today; Space does through the focus.
        for key in PRESS_KEYS:
            if key != Qt.Key.Key_Space:
                QShortcut(QKeySequence(key), today, context=_IN_PAGE).activated.connect(self._start)

    def _make_review(self) -> ReviewPage:
        from glutetimer.app.review_controller import ReviewController
        from glutetimer.ui.review.page import ReviewPage

        window, page = self.window, ReviewPage(self._colors)
        self._review = page
        page.start_asked.connect(self._start)
        self._changing().connect_to(page)
        self._review_controller = ReviewController(
            window, page, self._store, self._program, self._ports.now
        )
        self._review_controller.message.connect(partial(window.show_news, about=WEEKS))
        self._review_controller.failed.connect(partial(window.show_message, about=WEEKS))
        self._pictured.append(page)
        return page

    def _changing(self) -> HistoryController:
        """What changes the history, made when first needed."""
        if self._history_controller is None:
            from glutetimer.app.history_controller import HistoryController

            self._history_controller = HistoryController(
                self.window, self._store, self._ports.now, self.session_controller.save
            )
            self._history_controller.changed.connect(self._history_changed)
            self._history_controller.message.connect(partial(self.window.show_news, about=ARCHIVE))
            self._history_controller.failed.connect(
                partial(self.window.show_message, about=ARCHIVE)
            )
        return self._history_controller

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
        self._settings_page.preview_asked.connect(
            lambda: self.session_controller.preview(self._today_controller.plan())
        )
        self._pictured.append(self._settings_page)
        return self._settings_page

    def _make_workout(self) -> WorkoutPage:
        from glutetimer.ui.workout.page import WorkoutPage

        self._follow = WorkoutPage(self._colors, self._clock_ms)
        self.session_controller.ticked.connect(self._follow.refresh)
        self._follow.acted.connect(self.session_controller.tick)
        self._follow.moves.connect(self.session_controller.tick_smoothly)
        self._follow.rotation_chosen.connect(self._choose_rotation)
        return self._follow

    def _make_summary(self) -> SummaryPage:
        from glutetimer.ui.summary import SummaryPage

        self._summary = SummaryPage()
        self._summary.rated.connect(self._rate)
        self._summary.answered.connect(self._today_controller.answer)
        self._summary.discard_asked.connect(self._discard)
        self._summary.closed.connect(self._show_today)
        return self._summary

    def _make_safety(self) -> SafetyPage:
        from glutetimer.ui.safety import SafetyPage

        self._safety = SafetyPage(learn_text("safety"))
        self._safety.understood.connect(self._safety_read)
        return self._safety

    # Showing

    def _show_page(self, name: str) -> None:
        self.window.show_page(name)
        if name == TODAY:
            self._show_today()
        elif name == REVIEW:
            self.session_controller.copied()
            self._review_controller.show()
        elif name == SETTINGS:
            self._settings_page.show_settings(self._settings, self._program)

    def _show_today(self) -> None:
        self.session_controller.save()
        self.session_controller.copy()
        self._today_controller.refresh()
        self.window.show_page(TODAY)
        self._today.focus_start()
        # At the very start the first picture comes first.
        if self.window.isVisible():
            self._resume_controller.look()

    def _history_changed(self) -> None:
        self._today_controller.refresh()
        if self.window.has_page(REVIEW):
            self._review_controller.show()

    def _show_safety(self) -> None:
        self.window.show_page(SAFETY, alone=True)
        self._safety.focus_button()

    def _show_decision(self, decision: Decision) -> None:
        self._today.offer_undo(
            self._history_controller is not None and self._history_controller.can_keep_after_all
        )
        if self.window.has_page(SUMMARY):
            self._summary.show_decision(decision)

    def _look_again(self) -> None:
        """See to what may have changed by itself: the day, and whether there is room on disk."""
        if self.window.current == WORKOUT:
            return
        self.session_controller.save()
        if self._today_controller.look_at_day():
            self._resume_controller.look_again()
            if self.window.current == REVIEW:
                self._review_controller.show()

    def _apply_look(self) -> None:
        self._colors = theme.colors_of(self._settings.color_scheme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self._colors)
        self._show_look()
        if self.window.has_page(WORKOUT):
            self._follow.set_colors(self._colors)

    def _show_look(self) -> None:
        for page in self._pictured:
            page.set_appearance(self._colors, self._settings)

    # Settings

    def _change_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._try(partial(save_settings, self._places.settings, settings), SETTINGS_FILE)
        if settings.color_scheme is not before.color_scheme:
            self._apply_look()
        self._show_look()
        self.session_controller.set_settings(settings)
        self._today_controller.set_settings(settings)

    def _choose_side(self, side: Side) -> None:
        self._change_settings(replace(self._settings, first_side=side))

    def _choose_rotation(self, rotation: Rotation) -> None:
        self._change_settings(replace(self._settings, rotation=rotation))

    def _safety_read(self) -> None:
        self._change_settings(replace(self._settings, safety_read=True))
        self._show_today()

    # The session

    def _start(self) -> None:
        shown = self._today_controller.decision
        self._today_controller.look_at_day()
        if self._today_controller.says_other_than(shown):
            # Nobody should begin what they have not seen.
            self._show_today()
            self.window.show_news("A new day: see what is suggested now, then start.", ANSWERS)
        else:
            self.session_controller.start(self._today_controller.plan(), self._program.id)

    def _session_began(self, workout: Workout) -> None:
        self._resume_controller.end()
        if self._history_controller is not None:
            self._history_controller.session_began()
        self.window.clear_messages()
        self.window.show_page(WORKOUT, alone=True)
        self._follow.follow(workout, self._settings)

    def _session_over(self) -> None:
        workout = self.session_controller.workout
        if workout is None or not workout.anything_done:
            self._show_today()
            return
        self.window.show_page(SUMMARY)
        finished, kept = workout.session.state is State.FINISHED, not workout.unsaved
        self._summary.show_session(workout.record, self._program, finished, kept)
        self._today_controller.refresh()
        self._summary.focus_title()
        self.guard.ignore_keys_for(BLIND_MS)

    def _rate(self, effort: dict[Side, Effort], pain: int | None, note: str) -> None:
        self.session_controller.rate(effort, pain, note)
        self._today_controller.refresh()

    def _discard(self) -> None:
        """The session that the Summary shows is not to be kept; on Today that can be undone."""
        workout = self.session_controller.workout
        # A copy holds it, as before every change of the history.
        self.session_controller.copied()
        if workout is not None and self._changing().not_keep(workout.begun.id):
            self.session_controller.forget()
            self._show_today()

    def _undo(self) -> None:
        if self._changing().undo():
            self._show_today()

    # Closing

    def _keep_note(self) -> None:
        if self.window.current == SUMMARY:
            self._summary.keep()

    def _open_where_it_was(self) -> None:
        state = b""
        with suppress(OSError):
            state = read_file(self._places.window, MOST_STATE_BYTES)
        open_at(self.window, state)

    def _keep_place(self) -> None:
        # On a disk that is full the window opens next time as it did this time.
        with suppress(OSError):
            replace_file(self._places.window, window_state(self.window))

    def _try(self, do: Callable[[], None], about: str) -> None:
        """Do it, or say why it cannot be done."""
        try:
            do()
        except StorageError as error:
            self.window.show_message(str(error), about)
        else:
            self.window.show_message("", about)

    def _clock_ms(self) -> int:
        return self._ports.clock_ns() // 1_000_000


_IN_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut
