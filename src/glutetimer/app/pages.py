"""The pages: each is made when it is first shown, and connected with who does its work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glutetimer.app.close_question import UnsavedForm
from glutetimer.app.navigation import PageName
from glutetimer.app.subjects import Subject
from glutetimer.core.translation import gettext, language
from glutetimer.storage.files import read_file
from glutetimer.system.resources import learn_text

if TYPE_CHECKING:
    from glutetimer.app.application import Application
    from glutetimer.ui.introduction.introduction_page import IntroductionPage
    from glutetimer.ui.learn_page import LearnPage
    from glutetimer.ui.program.program_page import ProgramPage
    from glutetimer.ui.rating_page import RatingPage
    from glutetimer.ui.review.review_page import ReviewPage
    from glutetimer.ui.settings.settings_page import SettingsPage
    from glutetimer.ui.summary_page import SummaryPage
    from glutetimer.ui.workout.workout_page import WorkoutPage


def add_pages(app: Application) -> None:
    """Let the window make each page when it is first shown."""
    add = app.window.add_page
    add(PageName.TODAY, lambda: app.today_page)
    add(PageName.REVIEW, partial(_make_review, app))
    add(PageName.LEARN, partial(_make_learn, app))
    add(PageName.PROGRAM, partial(_make_program, app))
    add(PageName.SETTINGS, partial(_make_settings, app))
    add(PageName.WORKOUT, partial(_make_workout, app), listed=False)
    add(PageName.RATING, partial(_make_rating, app), listed=False)
    add(PageName.SUMMARY, partial(_make_summary, app), listed=False)
    add(PageName.INTRODUCTION, partial(_make_introduction, app), listed=False)


def _make_review(app: Application) -> ReviewPage:
    from glutetimer.app.review_controller import ReviewController
    from glutetimer.ui.review.review_page import ReviewPage

    page = ReviewPage(app.appearance.colors)
    controller = ReviewController(
        app.window,
        page,
        app.store,
        app.programs.current,
        app.ports.now,
        lambda: app.people.name,
    )
    app.programs.changed.connect(controller.use_program)
    controller.informed.connect(partial(app.window.banner.inform, about=Subject.WEEKS))
    controller.failed.connect(partial(app.window.banner.warn, about=Subject.WEEKS))
    app.navigation.review_shown.connect(controller.show)
    app.navigation.review_shown.connect(lambda: page.save.show_person(app.people.name))
    app.history_controller.connect_to(page)
    app.history_controller.changed.connect(controller.show)
    form = UnsavedForm(
        gettext("What you say of a session is not saved yet."),
        lambda: page.has_unsaved_form,
        lambda: True,
        partial(app.window.show_page, PageName.REVIEW),
        page.save_form,
        page.close_form,
    )
    app.close_question.watch(form)
    page.entry_asked.connect(lambda: page.open_entry(app.today_controller.entry_form()))
    app.appearance.colors_changed.connect(page.set_colors)
    page.start_asked.connect(app.today_controller.start)
    return page


def _make_learn(app: Application) -> LearnPage:
    from glutetimer.ui.learn_page import LearnPage

    muscle, safety = _learn_text("muscle"), _learn_text("safety")
    page = LearnPage(app.ports.clock_ms, app.appearance.colors, muscle, safety)
    page.show_program(app.programs.current)
    app.programs.changed.connect(page.show_program)
    app.appearance.apply_to(page)
    return page


def _make_program(app: Application) -> ProgramPage:
    from glutetimer.app.editor_controller import EditorController
    from glutetimer.app.program_controller import ProgramController
    from glutetimer.ui.program.program_page import ProgramPage

    page = ProgramPage()
    controller = ProgramController(page, app.programs)
    editing = EditorController(page, app.programs, controller.copy_built_in)
    for messages in (controller, editing):
        messages.failed.connect(partial(app.window.banner.warn, about=Subject.FILES))
        messages.informed.connect(partial(app.window.banner.inform, about=Subject.FILES))
    app.navigation.program_shown.connect(controller.show)
    app.window.activated.connect(controller.check_recent)
    draft = UnsavedForm(
        gettext("You are editing your program, and that is not saved yet."),
        lambda: editing.unsaved,
        lambda: editing.can_save,
        partial(app.window.show_page, PageName.PROGRAM),
        editing.save,
        editing.leave,
    )
    app.close_question.watch(draft)
    return page


def _make_settings(app: Application) -> SettingsPage:
    from glutetimer.app.data_controller import DataController
    from glutetimer.app.reminder_ways_controller import ReminderWaysController
    from glutetimer.audio.sound_system import voice_note
    from glutetimer.ui.settings.settings_page import SettingsPage

    page = SettingsPage(
        app.ports.clock_ms, app.appearance.colors, app.programs.current, voice_note()
    )
    settings, programs, show_page = app.settings, app.programs, app.navigation.show_page

    def show() -> None:
        page.program_card.show_program(
            programs.current, programs.file if programs.from_file else None
        )
        page.show_settings(settings.current)

    page.changed.connect(lambda key, value: settings.change(**{key: value}))
    page.preset_chosen.connect(settings.choose_preset)
    page.settings_asked.connect(settings.take)
    page.settings_asked.connect(page.show_settings)
    page.preview_asked.connect(app.today_controller.preview)
    page.program_card.page_asked.connect(partial(show_page, PageName.PROGRAM))
    settings.changed.connect(lambda: page.show_differences(settings.current))
    history = app.history_controller
    DataController(page.data_card, app.paths, app.store, history, settings, programs)
    history.connect_to_backups(page.backups_card)
    history.undo_changed.connect(lambda: page.data_card.show_undo(history.undoes_all))
    page.data_card.undo_asked.connect(history.undo)
    programs.changed.connect(page.show_program)
    programs.file_changed.connect(show)
    app.navigation.settings_shown.connect(show)
    app.navigation.settings_group_asked.connect(page.go_to)
    ways = ReminderWaysController(
        page.reminder_ways, app.ports, settings, programs, app.today_controller,
        app.reminder_controller, app.people.others_are_reminded,
    )  # fmt: skip
    app.navigation.settings_shown.connect(ways.show)
    ways.informed.connect(partial(app.window.banner.inform, about=Subject.REMINDER))
    ways.failed.connect(partial(app.window.banner.warn, about=Subject.REMINDER))
    app.appearance.apply_to(page)
    app.people.connect_to(page.people_card)
    return page


def _make_workout(app: Application) -> WorkoutPage:
    from glutetimer.ui.workout.workout_page import WorkoutPage

    page = WorkoutPage(app.appearance.colors, app.ports.clock_ms)
    sessions = app.session_controller

    def follow() -> None:
        if sessions.workout is not None:
            page.show_workout(sessions.workout, app.settings.current)

    app.navigation.workout_shown.connect(follow)
    sessions.ticked.connect(page.refresh)
    page.pressed.connect(sessions.press)
    page.act_asked.connect(sessions.act)
    page.speed_asked.connect(sessions.switch_speed)
    page.paced.connect(sessions.tick_every)
    page.rotation_chosen.connect(lambda rotation: app.settings.change(rotation=rotation))
    app.appearance.apply_to(page)
    return page


def _make_rating(app: Application) -> RatingPage:
    from glutetimer.app.question_voice import QuestionVoice
    from glutetimer.app.rating_controller import RatingController
    from glutetimer.ui.rating_page import RatingPage

    page = RatingPage()
    voice = QuestionVoice(app.window, app.session_controller, app.settings)
    controller = RatingController(page, app.guard, app.session_controller, voice)
    app.navigation.rating_shown.connect(controller.show)
    controller.finished.connect(app.navigation.show_summary)
    return page


def _make_summary(app: Application) -> SummaryPage:
    from glutetimer.app.summary_controller import SummaryController
    from glutetimer.ui.summary_page import SummaryPage

    page = SummaryPage()
    sessions, history = app.session_controller, app.history_controller
    controller = SummaryController(
        page, app.programs.current, sessions, history, app.today_controller
    )
    app.programs.changed.connect(controller.use_program)
    app.navigation.summary_shown.connect(controller.show)
    app.close_question.closing.connect(controller.keep_note)
    controller.discarded.connect(app.navigation.show_today)
    page.closed.connect(app.navigation.show_today)
    return page


def _make_introduction(app: Application) -> IntroductionPage:
    """Once it was gone through or skipped, it does not come by itself again."""
    from glutetimer.ui.introduction.introduction_page import IntroductionPage

    settings, sessions = app.settings, app.session_controller
    page = IntroductionPage(
        app.ports.clock_ms,
        app.appearance.colors,
        _learn_text("safety"),
        app.programs.current,
        sessions.previewed_ms,
        sessions.sound_problem,
    )
    page.show_settings(settings.current)
    settings.changed.connect(lambda: page.show_settings(settings.current))
    app.programs.changed.connect(page.show_program)
    app.appearance.apply_to(page)
    page.changed.connect(lambda key, value: settings.change(**{key: value}))
    page.play_asked.connect(app.today_controller.preview)
    page.stop_asked.connect(sessions.end_preview)
    sessions.preview_began.connect(page.follow)
    sessions.preview_ended.connect(page.end_following)
    # A second press is not meant for the step that the first has led to.
    page.step_shown.connect(app.guard.page_changed)
    app.navigation.introduction_shown.connect(page.begin)
    page.closed.connect(partial(settings.change, introduced=True))
    page.closed.connect(app.navigation.show_today)
    return page


def _learn_text(name: str) -> str:
    return read_file(learn_text(name, language())).decode()
