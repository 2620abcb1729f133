"""Switches between pages."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from glutetimer.app.program_store import ProgramStore
from glutetimer.app.resume_controller import ResumeController
from glutetimer.app.session_controller import SessionController
from glutetimer.app.today_controller import TodayController
from glutetimer.core.assessment import is_false_start
from glutetimer.core.translation import gettext_noop
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.window import Window

# How often the day is checked, and written what could not be.
CHECK_EVERY_MS = 60_000
# As long as who has just finished a rep may press a key without having looked.
IGNORE_KEYS_MS = 1_500


class PageName(StrEnum):
    """The pages; the names of those that the window lists are messages."""

    TODAY = gettext_noop("Today")
    REVIEW = gettext_noop("Review")
    LEARN = gettext_noop("Learn")
    PROGRAM = gettext_noop("Program")
    SETTINGS = gettext_noop("Settings")
    WORKOUT = "Follow-along"
    RATING = "Rating"
    SUMMARY = "Summary"
    INTRODUCTION = "Introduction"


class Navigation(QObject):
    """Leads from page to page; what a page shows is its own controller's business."""

    # That page is in sight, made if it was not yet, and should show the present.
    review_shown = Signal()
    program_shown = Signal()
    settings_shown = Signal()
    # That group of the settings is to be read, with the keyboard on its first field.
    settings_group_asked = Signal(str)
    workout_shown = Signal()
    rating_shown = Signal()
    summary_shown = Signal()
    # After a session, and what is asked about it: what comes is read at the laptop.
    mat_left = Signal()
    introduction_shown = Signal()

    def __init__(
        self,
        window: Window,
        guard: PressGuard,
        today_page: TodayPage,
        session_controller: SessionController,
        today_controller: TodayController,
        resume_controller: ResumeController,
        programs: ProgramStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._guard = guard
        self._today_page = today_page
        self._session_controller = session_controller
        self._today_controller = today_controller
        self._resume_controller = resume_controller
        self._programs = programs
        self._check_timer = QTimer(self, interval=CHECK_EVERY_MS)
        self._check_timer.timeout.connect(self._check_for_changes)
        window.page_asked.connect(self.show_page)
        window.activated.connect(self._check_for_changes)
        window.closing.connect(self._check_timer.stop)
        session_controller.began.connect(self._show_workout)
        session_controller.ended.connect(self._show_what_was_done)
        resume_controller.declined.connect(self.show_today)
        today_controller.undone.connect(self.show_today)
        today_controller.outdated.connect(self.show_today)
        today_controller.day_changed.connect(self._refresh_review)

    def open(self, introduced: bool) -> None:
        """Show the first page: until it was gone through, the introduction, before all else."""
        if introduced:
            self.show_today()
        else:
            self.show_introduction()
        self._check_timer.start()

    def show_introduction(self) -> None:
        """Show the introduction from its first step on."""
        self._window.show_page(PageName.INTRODUCTION, alone=True)
        self.introduction_shown.emit()

    def show_page(self, name: str) -> None:
        """Show a page that the window lists."""
        if name == PageName.TODAY:
            self.show_today()
            return
        self._window.show_page(name)
        if name == PageName.REVIEW:
            self.review_shown.emit()
        elif name == PageName.PROGRAM:
            self.program_shown.emit()
        elif name == PageName.SETTINGS:
            self.settings_shown.emit()

    def show_settings(self, group: str) -> None:
        """Show the settings, at one of their groups."""
        self.show_page(PageName.SETTINGS)
        self.settings_group_asked.emit(group)

    def show_today(self) -> None:
        """Show Today as it is now, and what may be gone on with."""
        self._session_controller.save()
        self._session_controller.back_up()
        self._today_controller.refresh()
        self._window.show_page(PageName.TODAY)
        self._today_page.focus_first()
        # At the very start the first picture comes first.
        if self._window.isVisible():
            self._resume_controller.offer()

    def show_summary(self) -> None:
        """Show the session just done, with what was said of it."""
        self._window.show_page(PageName.SUMMARY)
        self.summary_shown.emit()
        self.mat_left.emit()
        # What was done is named as it was called while it was done.
        self._programs.read_again()

    def _show_workout(self) -> None:
        self._window.banner.clear()
        self._window.show_page(PageName.WORKOUT, alone=True)
        self.workout_shown.emit()

    def _show_what_was_done(self) -> None:
        workout = self._session_controller.workout
        if workout is None or not workout.anything_done:
            self.show_today()
            self.mat_left.emit()
            self._programs.read_again()
            return
        if is_false_start(workout.record, self._programs.current.rules.false_start_percent):
            self.show_summary()
        else:
            self._window.show_page(PageName.RATING, alone=True)
            self.rating_shown.emit()
        self._guard.ignore_keys_for(IGNORE_KEYS_MS)

    def _check_for_changes(self) -> None:
        """See to what may have changed by itself: the day, the program's file, room on disk.

        What a session goes by stays as it is until it is summed up.
        """
        if self._window.current == PageName.WORKOUT:
            return
        self._session_controller.save()
        if self._window.current != PageName.RATING:
            self._programs.read_again()
            self._today_controller.check_day()

    def _refresh_review(self) -> None:
        if self._window.current == PageName.REVIEW:
            self.review_shown.emit()
