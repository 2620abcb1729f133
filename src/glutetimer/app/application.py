"""The composition root: builds everything and connects it."""

from __future__ import annotations

from collections.abc import Callable, Set
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from glutetimer.app.appearance import Appearance
from glutetimer.app.close_question import CloseQuestion, UnsavedForm
from glutetimer.app.help_items import about_item, keys_item
from glutetimer.app.history_controller import HistoryController
from glutetimer.app.navigation import Navigation, PageName
from glutetimer.app.profile_store import ProfileStore
from glutetimer.app.profiles_controller import ProfilesController
from glutetimer.app.program_store import ProgramStore, load_built_in
from glutetimer.app.qt_language import follow_language
from glutetimer.app.reminder_controller import ReminderController
from glutetimer.app.resume_controller import ResumeController
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.today_controller import TodayController
from glutetimer.app.tray_controller import TrayController
from glutetimer.app.window_controller import WindowController
from glutetimer.core.profiles import FIRST, Profiles
from glutetimer.core.program import Program
from glutetimer.core.setting_kinds import Use
from glutetimer.core.translation import gettext, language
from glutetimer.ports import Ports
from glutetimer.storage.files import read_file
from glutetimer.storage.history import HistoryStore
from glutetimer.system.languages import first_of, system_languages
from glutetimer.system.paths import UserPaths
from glutetimer.system.resources import learn_text
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.window import Window
from glutetimer.ui.window_geometry import restore_geometry, save_geometry
from glutetimer.ui.window_menu import MenuItem

if TYPE_CHECKING:
    from glutetimer.ui.introduction.introduction_page import IntroductionPage
    from glutetimer.ui.learn_page import LearnPage
    from glutetimer.ui.program.program_page import ProgramPage
    from glutetimer.ui.rating_page import RatingPage
    from glutetimer.ui.review.review_page import ReviewPage
    from glutetimer.ui.settings.settings_page import SettingsPage
    from glutetimer.ui.summary_page import SummaryPage
    from glutetimer.ui.workout.workout_page import WorkoutPage


class Subject(StrEnum):
    """What a message may be about."""

    ANSWERS = "answers"
    CRASH = "crash"
    FILES = "files"
    HISTORY = "history"
    OPENING = "opening"
    PEOPLE = "people"
    PREVIEW = "preview"
    PROGRAM = "program"
    REMINDER = "reminder"
    RESUMING = "resuming"
    SESSION = "session"
    SETTINGS = "settings"
    UNSAVED = "unsaved"
    WEEKS = "weeks"


class Application:
    """The program with its window: what a person asks for goes from here to who does it."""

    def __init__(
        self,
        paths: UserPaths,
        program_file: Path | None,
        store: HistoryStore,
        ports: Ports,
        built_in: Callable[[], Program] = load_built_in,
        profiles: ProfileStore | None = None,
        present: int = FIRST,
    ) -> None:
        """`program_file` is used in the place of the program that the settings remember.

        `paths` are those of the person whose number is `present`; without `profiles` there is no
        other.
        """
        self._paths = paths
        self._store = store
        self._ports = ports
        window = self.window = Window()
        guard = self.guard = PressGuard(window, window.page_stack, ports.clock_ms)
        settings = self.settings = SettingsStore(paths.settings, window)
        programs = self.programs = ProgramStore(settings, program_file, built_in, window)
        self._appearance = Appearance(window, settings, ports.ask_reduced_motion)
        sessions = self.session_controller = SessionController(window, store, ports, settings)
        history = HistoryController(window, store, ports.now, sessions.save)
        self._history_controller = history
        page = self._today_page = TodayPage(ports.clock_ms, self._appearance.colors)
        self._appearance.apply_to(page)
        today = TodayController(page, programs.current, store, settings, sessions, history, ports)
        self._today_controller = today
        resume = self._resume_controller = ResumeController(page, sessions, programs.current)
        self._navigation = Navigation(window, guard, page, sessions, today, resume, programs)
        self._close_question = CloseQuestion(window, sessions)
        profiles = profiles or ProfileStore(paths, Profiles())
        self.people = ProfilesController(window, page, profiles, present, self._close_question)
        reminder = self.reminder_controller = ReminderController(
            window, ports.now, settings, programs, sessions, today
        )
        self._tray_controller = TrayController(
            window, ports.tray, settings, reminder, page, self._navigation, today
        )
        window.menu.add(
            keys_item(window, sessions),
            MenuItem(gettext("Introduction"), self._navigation.show_introduction),
            about_item(window, paths.folder),
            MenuItem(gettext("Quit"), window.close),
        )
        # What is done once the window is painted; not any more when it is closed by then.
        self._after_paint = QTimer(window, singleShot=True, interval=0)
        self._add_pages()
        self._connect()
        self._connect_messages()
        self._window_controller = WindowController(window, settings, sessions, self._appearance)
        self._navigation.mat_left.connect(self._window_controller.give_screen_back)

    def open(self, warning: str, start: bool, hidden: bool = False) -> None:
        """Show the window; `warning` stands above the page, `start` begins the session.

        `hidden`, it stays in the tray.
        """
        introduced = self.settings.current.introduced
        restore_geometry(self.window, self._paths.window)
        # In its place before it has a style: a page that is put there later is styled anew.
        self.window.make_page(PageName.TODAY)
        self._window_controller.prepare()
        self.window.banner.warn(self.programs.message, Subject.PROGRAM)
        self.window.banner.warn(warning, Subject.OPENING)
        self._navigation.open(introduced)
        if hidden:
            # The icon first: it may be time.
            self._tray_controller.start_hidden()
        self.reminder_controller.open(seen=not hidden)
        if hidden:
            return
        if start and introduced:
            QTimer.singleShot(0, self._today_controller.start)
        self.window.show()

    def show_language(self) -> None:
        """Show where the language is set, for who has just chosen another."""
        self._navigation.show_settings("Look")

    def come_forward(self) -> None:
        """Bring the window to the front, for who started the program once more."""
        self._tray_controller.open_window()

    def _connect(self) -> None:
        window, sessions = self.window, self.session_controller
        # Sound takes a while to load: it is got ready while the person reads. Nor does anybody
        # wait for the session's modules on the press on Start.
        window.painted.connect(self._after_paint.start)
        # Today has no field for a number or a date.
        self._after_paint.timeout.connect(partial(follow_language, window))
        self._after_paint.timeout.connect(self._today_page.load_picture)
        self._after_paint.timeout.connect(sessions.ready_player)
        self._after_paint.timeout.connect(self._resume_controller.offer)
        self._after_paint.timeout.connect(sessions.back_up_after_crash)
        self._after_paint.timeout.connect(self._appearance.follow_motion)
        self._after_paint.timeout.connect(partial(window.make_page, PageName.WORKOUT))
        self.settings.changed.connect(self._follow_language)
        self.programs.changed.connect(self._today_controller.use_program)
        self.programs.changed.connect(self._resume_controller.use_program)
        sessions.began.connect(self._history_controller.session_began)
        self._today_controller.day_changed.connect(self._resume_controller.check_offer)
        # The history may be changed there, and what was there is in a backup.
        self._navigation.review_shown.connect(sessions.ensure_backed_up)
        window.closing.connect(self._after_paint.stop)
        window.going.connect(partial(save_geometry, window, self._paths.window))
        window.going.connect(self.settings.save)
        window.going.connect(sessions.close)
        window.went_out_of_sight.connect(sessions.put_away)
        self._after_paint.timeout.connect(self._tray_controller.start)
        # A presenter's button starts from anywhere on Today; Space does through the focus.
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in PRESS_KEYS:
            if key != Qt.Key.Key_Space:
                shortcut = QShortcut(QKeySequence(key), self._today_page, context=context)
                shortcut.activated.connect(self._today_controller.start)

    def _follow_language(self, uses: Set[Use]) -> None:
        """Lead to a window in the language that is set, if this one is in another."""
        wanted = self.settings.current.language.wanted(system_languages())
        if Use.LANGUAGE in uses and first_of(wanted) != language():
            self.people.renew()

    def _connect_messages(self) -> None:
        banner, sessions = self.window.banner, self.session_controller
        for failed, subject in (
            (self._today_controller.failed, Subject.ANSWERS),
            (self._resume_controller.failed, Subject.RESUMING),
            (self._history_controller.failed, Subject.HISTORY),
            (self.programs.failed, Subject.PROGRAM),
            (self.settings.failed, Subject.SETTINGS),
            (self.people.failed, Subject.PEOPLE),
            (sessions.failed, Subject.SESSION),
            (sessions.preview_failed, Subject.PREVIEW),
        ):
            failed.connect(partial(banner.warn, about=subject))
        self.window.leave_to_page(PageName.PROGRAM, Subject.PROGRAM)
        sessions.saving_failed.connect(partial(banner.warn, about=Subject.UNSAVED, firm=True))
        new_day = gettext("A new day: see what is suggested now, then start.")
        self._today_controller.outdated.connect(partial(banner.inform, new_day, Subject.ANSWERS))
        self._history_controller.informed.connect(partial(banner.inform, about=Subject.HISTORY))
        self.people.informed.connect(partial(banner.inform, about=Subject.PEOPLE))
        self._tray_controller.informed.connect(partial(banner.inform, about=Subject.REMINDER))

    # The pages, each made when it is first shown

    def _add_pages(self) -> None:
        add = self.window.add_page
        add(PageName.TODAY, lambda: self._today_page)
        add(PageName.REVIEW, self._make_review)
        add(PageName.LEARN, self._make_learn)
        add(PageName.PROGRAM, self._make_program)
        add(PageName.SETTINGS, self._make_settings)
        add(PageName.WORKOUT, self._make_workout, listed=False)
        add(PageName.RATING, self._make_rating, listed=False)
        add(PageName.SUMMARY, self._make_summary, listed=False)
        add(PageName.INTRODUCTION, self._make_introduction, listed=False)

    def _make_review(self) -> ReviewPage:
        from glutetimer.app.review_controller import ReviewController
        from glutetimer.ui.review.review_page import ReviewPage

        page = ReviewPage(self._appearance.colors)
        controller = ReviewController(
            self.window,
            page,
            self._store,
            self.programs.current,
            self._ports.now,
            lambda: self.people.name,
        )
        self.programs.changed.connect(controller.use_program)
        controller.informed.connect(partial(self.window.banner.inform, about=Subject.WEEKS))
        controller.failed.connect(partial(self.window.banner.warn, about=Subject.WEEKS))
        self._navigation.review_shown.connect(controller.show)
        self._navigation.review_shown.connect(lambda: page.save.show_person(self.people.name))
        self._history_controller.connect_to(page)
        self._history_controller.changed.connect(controller.show)
        form = UnsavedForm(
            gettext("What you say of a session is not saved yet."),
            lambda: page.has_unsaved_form,
            lambda: True,
            partial(self.window.show_page, PageName.REVIEW),
            page.save_form,
            page.close_form,
        )
        self._close_question.watch(form)
        page.entry_asked.connect(lambda: page.open_entry(self._today_controller.entry_form()))
        self._appearance.colors_changed.connect(page.set_colors)
        page.start_asked.connect(self._today_controller.start)
        return page

    def _make_learn(self) -> LearnPage:
        from glutetimer.ui.learn_page import LearnPage

        muscle, safety = _learn_text("muscle"), _learn_text("safety")
        page = LearnPage(self._ports.clock_ms, self._appearance.colors, muscle, safety)
        page.show_program(self.programs.current)
        self.programs.changed.connect(page.show_program)
        self._appearance.apply_to(page)
        return page

    def _make_program(self) -> ProgramPage:
        from glutetimer.app.editor_controller import EditorController
        from glutetimer.app.program_controller import ProgramController
        from glutetimer.ui.program.program_page import ProgramPage

        page = ProgramPage()
        controller = ProgramController(page, self.programs)
        editing = EditorController(page, self.programs, controller.copy_built_in)
        for messages in (controller, editing):
            messages.failed.connect(partial(self.window.banner.warn, about=Subject.FILES))
            messages.informed.connect(partial(self.window.banner.inform, about=Subject.FILES))
        self._navigation.program_shown.connect(controller.show)
        self.window.activated.connect(controller.check_recent)
        draft = UnsavedForm(
            gettext("You are editing your program, and that is not saved yet."),
            lambda: editing.unsaved,
            lambda: editing.can_save,
            partial(self.window.show_page, PageName.PROGRAM),
            editing.save,
            editing.leave,
        )
        self._close_question.watch(draft)
        return page

    def _make_settings(self) -> SettingsPage:
        from glutetimer.app.data_controller import DataController
        from glutetimer.app.reminder_ways_controller import ReminderWaysController
        from glutetimer.audio.sound_system import voice_note
        from glutetimer.ui.settings.settings_page import SettingsPage

        page = SettingsPage(
            self._ports.clock_ms, self._appearance.colors, self.programs.current, voice_note()
        )
        settings, programs, show_page = self.settings, self.programs, self._navigation.show_page

        def show() -> None:
            page.program_card.show_program(
                programs.current, programs.file if programs.from_file else None
            )
            page.show_settings(settings.current)

        page.changed.connect(lambda key, value: settings.change(**{key: value}))
        page.preset_chosen.connect(settings.choose_preset)
        page.settings_asked.connect(settings.take)
        page.settings_asked.connect(page.show_settings)
        page.preview_asked.connect(self._today_controller.preview)
        page.program_card.page_asked.connect(partial(show_page, PageName.PROGRAM))
        settings.changed.connect(lambda: page.show_differences(settings.current))
        history = self._history_controller
        DataController(page.data_card, self._paths, self._store, history, settings, programs)
        history.connect_to_backups(page.backups_card)
        history.undo_changed.connect(lambda: page.data_card.show_undo(history.undoes_all))
        page.data_card.undo_asked.connect(history.undo)
        programs.changed.connect(page.show_program)
        programs.file_changed.connect(show)
        self._navigation.settings_shown.connect(show)
        self._navigation.settings_group_asked.connect(page.go_to)
        ways = ReminderWaysController(
            page.reminder_ways, self._ports, settings, programs, self._today_controller,
            self.reminder_controller, self.people.others_are_reminded,
        )  # fmt: skip
        self._navigation.settings_shown.connect(ways.show)
        ways.informed.connect(partial(self.window.banner.inform, about=Subject.REMINDER))
        ways.failed.connect(partial(self.window.banner.warn, about=Subject.REMINDER))
        self._appearance.apply_to(page)
        self.people.connect_to(page.people_card)
        return page

    def _make_workout(self) -> WorkoutPage:
        from glutetimer.ui.workout.workout_page import WorkoutPage

        page = WorkoutPage(self._appearance.colors, self._ports.clock_ms)
        sessions = self.session_controller

        def follow() -> None:
            if sessions.workout is not None:
                page.show_workout(sessions.workout, self.settings.current)

        self._navigation.workout_shown.connect(follow)
        sessions.ticked.connect(page.refresh)
        page.pressed.connect(sessions.press)
        page.act_asked.connect(sessions.act)
        page.speed_asked.connect(sessions.switch_speed)
        page.paced.connect(sessions.tick_every)
        page.rotation_chosen.connect(lambda rotation: self.settings.change(rotation=rotation))
        self._appearance.apply_to(page)
        return page

    def _make_rating(self) -> RatingPage:
        from glutetimer.app.question_voice import QuestionVoice
        from glutetimer.app.rating_controller import RatingController
        from glutetimer.ui.rating_page import RatingPage

        page = RatingPage()
        voice = QuestionVoice(self.window, self.session_controller, self.settings)
        controller = RatingController(page, self.guard, self.session_controller, voice)
        self._navigation.rating_shown.connect(controller.show)
        controller.finished.connect(self._navigation.show_summary)
        return page

    def _make_summary(self) -> SummaryPage:
        from glutetimer.app.summary_controller import SummaryController
        from glutetimer.ui.summary_page import SummaryPage

        page = SummaryPage()
        sessions, history = self.session_controller, self._history_controller
        controller = SummaryController(
            page, self.programs.current, sessions, history, self._today_controller
        )
        self.programs.changed.connect(controller.use_program)
        self._navigation.summary_shown.connect(controller.show)
        self._close_question.closing.connect(controller.keep_note)
        controller.discarded.connect(self._navigation.show_today)
        page.closed.connect(self._navigation.show_today)
        return page

    def _make_introduction(self) -> IntroductionPage:
        from glutetimer.app.introduction import make_introduction

        return make_introduction(
            _learn_text("safety"), self._ports, self._appearance, self.settings, self.programs,
            self.session_controller, self._today_controller, self._navigation, self.guard,
        )  # fmt: skip


def _learn_text(name: str) -> str:
    return read_file(learn_text(name, language())).decode()
