"""Makes the introduction, and connects it with the settings and with what is heard."""

from __future__ import annotations

from functools import partial

from glutetimer.app.appearance import Appearance
from glutetimer.app.navigation import Navigation
from glutetimer.app.program_store import ProgramStore
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.today_controller import TodayController
from glutetimer.ports import Ports
from glutetimer.ui.introduction.introduction_page import IntroductionPage
from glutetimer.ui.press_guard import PressGuard


def make_introduction(
    safety_markdown: str,
    ports: Ports,
    appearance: Appearance,
    settings: SettingsStore,
    programs: ProgramStore,
    sessions: SessionController,
    today: TodayController,
    navigation: Navigation,
    guard: PressGuard,
) -> IntroductionPage:
    """The page, which keeps what is chosen on it, and plays what a session of today sounds like.

    Once it was gone through or skipped, it does not come by itself again.
    """
    page = IntroductionPage(
        ports.clock_ms,
        appearance.colors,
        safety_markdown,
        programs.current,
        sessions.previewed_ms,
        sessions.sound_problem,
    )
    page.show_settings(settings.current)
    settings.changed.connect(lambda: page.show_settings(settings.current))
    programs.changed.connect(page.show_program)
    appearance.apply_to(page)
    page.changed.connect(lambda key, value: settings.change(**{key: value}))
    page.play_asked.connect(today.preview)
    page.stop_asked.connect(sessions.end_preview)
    sessions.preview_began.connect(page.follow)
    sessions.preview_ended.connect(page.end_following)
    # A second press is not meant for the step that the first has led to.
    page.step_shown.connect(guard.page_changed)
    navigation.introduction_shown.connect(page.begin)
    page.closed.connect(partial(settings.change, introduced=True))
    page.closed.connect(navigation.show_today)
    return page
