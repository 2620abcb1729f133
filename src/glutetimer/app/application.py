"""The composition root: builds everything and connects it."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from glutetimer.app.appearance import Appearance
from glutetimer.app.close_question import CloseQuestion
from glutetimer.app.help_items import about_item, keys_item
from glutetimer.app.history_controller import HistoryController
from glutetimer.app.navigation import Navigation, PageName
from glutetimer.app.pages import add_pages
from glutetimer.app.profile_store import ProfileStore
from glutetimer.app.profiles_controller import ProfilesController
from glutetimer.app.program_store import ProgramStore, load_built_in
from glutetimer.app.qt_language import follow_language
from glutetimer.app.reminder_controller import ReminderController
from glutetimer.app.resume_controller import ResumeController
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.subjects import Subject
from glutetimer.app.today_controller import TodayController
from glutetimer.app.tray_controller import TrayController
from glutetimer.app.window_controller import WindowController
from glutetimer.core.profiles import FIRST, Profiles
from glutetimer.core.program import Program
from glutetimer.core.setting_kinds import Use
from glutetimer.core.translation import gettext, language
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.system.languages import first_of, system_languages
from glutetimer.system.paths import UserPaths
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.window import Window
from glutetimer.ui.window_geometry import restore_geometry, save_geometry
from glutetimer.ui.window_menu import MenuItem


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
        self.paths = paths
        self.store = store
        self.ports = ports
        window = self.window = Window()
        guard = self.guard = PressGuard(window, window.page_stack, ports.clock_ms)
        settings = self.settings = SettingsStore(paths.settings, window)
        programs = self.programs = ProgramStore(settings, program_file, built_in, window)
        self.appearance = Appearance(window, settings, ports.ask_reduced_motion)
        sessions = self.session_controller = SessionController(window, store, ports, settings)
        history = HistoryController(window, store, ports.now, sessions.save)
        self.history_controller = history
        page = self.today_page = TodayPage(ports.clock_ms, self.appearance.colors)
        self.appearance.apply_to(page)
        today = TodayController(page, programs.current, store, settings, sessions, history, ports)
        self.today_controller = today
        resume = self._resume_controller = ResumeController(page, sessions, programs.current)
        self.navigation = Navigation(window, guard, page, sessions, today, resume, programs)
        self.close_question = CloseQuestion(window, sessions)
        profiles = profiles or ProfileStore(paths, Profiles())
        self.people = ProfilesController(window, page, profiles, present, self.close_question)
        reminder = self.reminder_controller = ReminderController(
            window, ports.now, settings, programs, sessions, today
        )
        self._tray_controller = TrayController(
            window, ports.tray, settings, reminder, page, self.navigation, today
        )
        window.menu.add(
            keys_item(window, sessions),
            MenuItem(gettext("Introduction"), self.navigation.show_introduction),
            about_item(window, paths.folder),
            MenuItem(gettext("Quit"), window.close),
        )
        # What is done once the window is painted, and once its figure is; not any more when it is
        # closed by then.
        self._after_paint = QTimer(window, singleShot=True, interval=0)
        self._after_figure = QTimer(window, singleShot=True, interval=0)
        add_pages(self)
        self._connect()
        self._connect_messages()
        self._window_controller = WindowController(window, settings, sessions, self.appearance)
        self.navigation.mat_left.connect(self._window_controller.give_screen_back)

    def open(self, warning: str, start: bool, hidden: bool = False) -> None:
        """Show the window; `warning` stands above the page, `start` begins the session.

        `hidden`, it stays in the tray.
        """
        introduced = self.settings.current.introduced
        restore_geometry(self.window, self.paths.window)
        # In its place before it has a style: a page that is put there later is styled anew.
        self.window.make_page(PageName.TODAY)
        self._window_controller.prepare()
        self.window.banner.warn(self.programs.message, Subject.PROGRAM)
        self.window.banner.warn(warning, Subject.OPENING)
        self.navigation.open(introduced)
        if hidden:
            # The icon first: it may be time.
            self._tray_controller.start_hidden()
        self.reminder_controller.open(seen=not hidden)
        if hidden:
            return
        if start and introduced:
            QTimer.singleShot(0, self.today_controller.start)
        self.window.show()

    def show_language(self, former: Application) -> None:
        """Show where the language is set, for who has chosen another in the `former` window."""
        self.navigation.show_settings("Look")
        # An import may have chosen it, or its undo.
        history, language_set = former.history_controller, self.settings.current.language
        if (import_ := history.undoes_import) is not None:
            self.history_controller.import_handed_on.emit(import_)
        elif (undone := history.undone_import) and undone.settings.language is language_set:
            self.history_controller.undone_handed_on.emit(undone)

    def come_forward(self) -> None:
        """Bring the window to the front, for who started the program once more."""
        self._tray_controller.open_window()

    def _connect(self) -> None:
        window, sessions = self.window, self.session_controller
        window.painted.connect(self._after_paint.start)
        self._after_paint.timeout.connect(self.today_page.load_picture)
        # Its painting has been asked for by then, and comes before a timer.
        self._after_paint.timeout.connect(self._after_figure.start)
        # Sound takes a while to load: it is got ready while the person reads. Nor does anybody
        # wait for the session's modules on the press on Start.
        for later in (
            # Today has no field for a number or a date.
            partial(follow_language, window),
            sessions.ready_player,
            self._resume_controller.offer,
            sessions.back_up_after_crash,
            self.appearance.follow_motion,
            partial(window.make_page, PageName.WORKOUT),
            self._tray_controller.start,
            self._preload,
        ):
            self._after_figure.timeout.connect(later)
        self.settings.changed.connect(self._follow_language)
        self.programs.changed.connect(self.today_controller.use_program)
        self.programs.changed.connect(self._resume_controller.use_program)
        sessions.began.connect(self.history_controller.session_began)
        self.today_controller.day_changed.connect(self._resume_controller.check_offer)
        # The history may be changed there, and what was there is in a backup.
        self.navigation.review_shown.connect(sessions.ensure_backed_up)
        window.closing.connect(self._after_paint.stop)
        window.closing.connect(self._after_figure.stop)
        window.going.connect(partial(save_geometry, window, self.paths.window))
        window.going.connect(self.settings.save)
        window.going.connect(sessions.close)
        window.went_out_of_sight.connect(sessions.put_away)
        # A presenter's button starts from anywhere on Today; Space does through the focus.
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in PRESS_KEYS:
            if key != Qt.Key.Key_Space:
                shortcut = QShortcut(QKeySequence(key), self.today_page, context=context)
                shortcut.activated.connect(self.today_controller.start)

    def _preload(self) -> None:
        from glutetimer.app.preloader import Preloader

        Preloader(self.window, self.session_controller)

    def _follow_language(self, uses: Set[Use]) -> None:
        """Lead to a window in the language that is set, if this one is in another."""
        wanted = self.settings.current.language.wanted(system_languages())
        if Use.LANGUAGE in uses and first_of(wanted) != language():
            self.people.renew()

    def _connect_messages(self) -> None:
        banner, sessions = self.window.banner, self.session_controller
        for failed, subject in (
            (self.today_controller.failed, Subject.ANSWERS),
            (self._resume_controller.failed, Subject.RESUMING),
            (self.history_controller.failed, Subject.HISTORY),
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
        self.today_controller.outdated.connect(partial(banner.inform, new_day, Subject.ANSWERS))
        self.history_controller.informed.connect(partial(banner.inform, about=Subject.HISTORY))
        self.people.informed.connect(partial(banner.inform, about=Subject.PEOPLE))
        self._tray_controller.informed.connect(partial(banner.inform, about=Subject.REMINDER))
        to_today = partial(banner.inform, about=Subject.REMINDER, way=gettext("Go to Today"))
        self._tray_controller.called_to_today.connect(to_today)
        banner.gone_to.connect(self.navigation.show_today)
