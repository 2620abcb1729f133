"""The views of every page but the follow-along view, in its states."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from glutetimer.app.navigation import PageName
from glutetimer.app.program_controller import NOT_OPENED, trouble_of
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import add_level, new_draft, set_name
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from glutetimer.core.translation import gettext
from glutetimer.storage.errors import ProgramFileError
from glutetimer.storage.toml_files import load_program
from glutetimer.ui.program.outline import Outline, outline_items
from glutetimer.ui.program.program_editor import ProgramEditor
from glutetimer.ui.program.program_page import ProgramPage
from tests.support import sample_histories
from tests.support.home_histories import BOTH_LEGS_ONLY, HOME, HOME_LIST
from tests.support.introduction_views import introduction_views
from tests.support.programs import WORKED_LIST, bridges, small_text, worked_list
from tests.support.sample_histories import NOW, PROGRAM
from tests.support.settings_views import settings_views
from tests.support.view_steps import ViewStep, break_off, go_to, steps_of, stop
from tests.support.views import View, ViewDriver

Key = Qt.Key
LONG_NAMES = ("Anna-Magdalena Wilhelmina von Hohenstein", "M" * 40, "محمد بن عبد الله", "R & D <b>")
# A reminder at the very time that the views' clock shows.
REMINDED = Settings(introduced=True, reminder=True, reminder_time=NOW.time())
# The program's file is gone, and so are others.
LOST = Settings(
    introduced=True,
    program="/media/ann/STICK/physiotherapy/hips-and-trunk.toml",
    recent_programs=(
        "/media/ann/STICK/physiotherapy/hips-and-trunk.toml",
        "/home/ann/Documents/physiotherapy/2026/autumn/exercises-after-the-operation-in-october.toml",
        "/home/ann/knees.toml",
    ),
)


def pages() -> list[View]:
    """Every page but the follow-along view, in its states."""
    as_opened = _as_opened
    return [
        View("today-first-day", as_opened),
        View("today-mid-ladder", as_opened, sample_histories.MID),
        View("today-level-up", as_opened, sample_histories.READY),
        View("today-step-back", as_opened, sample_histories.PAINFUL),
        View("today-top", as_opened, sample_histories.AT_TOP),
        View("today-moved", as_opened, sample_histories.MOVED),
        View("today-done", as_opened, sample_histories.DONE_TODAY),
        View("today-so-far", as_opened, sample_histories.TOP_TODAY),
        View("today-bridge", as_opened, program=bridges(sample_histories.PROGRAM)),
        View("today-not-kept", steps_of(_stop_at(2), _clicked("Don't keep this")), start=True),
        View("today-go-on", steps_of(_stop_at(12), _clicked("Done")), start=True),
        *adjustment_views(),
        *reminder_views(),
        View("today-scrolled", ViewDriver.scroll_down, sample_histories.MID),
        *rating_views(),
        View("summary-unrated", ViewDriver.finish, sample_histories.MID, start=True),
        View("summary-rated", _rate("Hard", "About right", 3), sample_histories.MID, start=True),
        View("summary-offer", _rate("Easy", "Easy", 0), sample_histories.NEARLY, start=True),
        View("summary-stopped", _stop_at(12), start=True),
        View("summary-false-start", _stop_at(2), start=True),
        View("summary-skipped", _skipped, start=True),
        View(
            "summary-circles",
            steps_of(go_to(Phase.CIRCLE), stop),
            sample_histories.AT_TOP,
            start=True,
        ),
        View("summary-home", ViewDriver.finish, HOME_LIST, program=HOME, start=True),
        View("summary-both-legs", ViewDriver.finish, BOTH_LEGS_ONLY, program=HOME, start=True),
        *review_views(),
        *home_review_views(),
        View("learn", _page(PageName.LEARN)),
        View("learn-scrolled", _scrolled(PageName.LEARN)),
        *program_views(),
        *settings_views(),
        *introduction_views(),
        *people_views(),
    ]


def people_views() -> list[View]:
    """The row of names on Today, and their card in the settings."""
    two, many = ("Ann", "Ben"), ("Ann", "Ben", *LONG_NAMES)
    card = steps_of(_page(PageName.SETTINGS), lambda driver: driver.scroll_by("Go to People"))
    add = steps_of(ViewDriver.activate, card, _clicked("Add a person…"))
    mid = sample_histories.MID
    return [
        View("people-today", _as_opened, mid, people=two),
        View("people-today-many", _as_opened, mid, people=many),
        View("people-one", card),
        View("people-one-adding", add),
        View("people-two", card, people=two),
        View("people-two-refused", steps_of(add, _clicked("Add")), people=two),
        View("people-many", card, people=many),
    ]


def rating_views() -> list[View]:
    """The questions after a session: unanswered, with the keyboard on an answer, answered."""
    ended, right, back = (
        ViewDriver.run_out,
        _pressed(Key.Key_Right),
        steps_of(*[_pressed(Key.Key_Backspace)] * 2),
    )
    pain = steps_of(ended, *[_pressed(Key.Key_1)] * 2)
    return [
        View("rating-effort", ended, start=True),
        View("rating-marked", steps_of(ended, right, right), start=True),
        View("rating-answered", steps_of(pain, back), start=True),
        View(
            "rating-answered-marked",
            steps_of(pain, back, right),
            start=True,
        ),
        View("rating-pain", pain, start=True),
        View("rating-pain-marked", steps_of(pain, _pressed(Key.Key_1)), start=True),
        View(
            "rating-stopped",
            steps_of(go_to(Phase.LIFT, number=12), break_off, _pressed(Key.Key_Right)),
            start=True,
        ),
        View("rating-both-legs", ended, BOTH_LEGS_ONLY, program=HOME, start=True),
    ]


def program_views() -> list[View]:
    """The Program page: built in, long, with a file that is missing and one that is broken."""
    there = _page(PageName.PROGRAM)
    return [
        View("program", there),
        View("program-worked", there, program=worked_list()),
        View("program-long", there, program=_long_program()),
        View("program-long-scrolled", _scrolled(PageName.PROGRAM), program=_long_program()),
        View("program-missing", there, settings=LOST),
        View("program-missing-scrolled", _scrolled(PageName.PROGRAM), settings=LOST),
        View("program-broken", steps_of(there, _open_broken)),
        View("program-new", _editing(new_draft)),
        View("program-edited", _choosing(_worked_draft)),
        View("program-edited-form", _editing(_worked_draft)),
        View(
            "program-rules",
            steps_of(_editing(_worked_draft), _clicked("When to move up or back: show")),
        ),
        View(
            "program-rules-scrolled",
            steps_of(
                _editing(_worked_draft),
                _clicked("When to move up or back: show"),
                ViewDriver.scroll_down,
            ),
        ),
        View("program-exercise", _editing(_worked_draft, "exercises", "bridge")),
        View(
            "program-exercise-scrolled",
            steps_of(_editing(_worked_draft, "exercises", "bridge"), ViewDriver.scroll_down),
        ),
        View("program-level", _editing(_worked_draft, "levels", 1)),
        View("program-set", _editing(_worked_draft, "levels", 0, "sets", 3)),
        View("program-wrong", _editing(_wrong_draft, "levels", 0, "sets", 3)),
        View("program-wrong-list", _choosing(_wrong_draft)),
        View("program-many", _editing(_long_draft, "levels", 20)),
        View("program-many-list", _choosing(_long_draft, "levels", 20)),
        View("program-leaving", steps_of(_editing(_wrong_draft), _clicked("Close"))),
    ]


def _editing(draft: Callable[[], ProgramDraft], *path: str | int) -> ViewStep:
    """Opens the editor on a draft, in the form of what that path leads to."""

    def show(driver: ViewDriver) -> None:
        _choosing(draft, *path)(driver)
        (editor,) = driver.window.page().findChildren(ProgramEditor)
        editor.focus_first()

    return show


def _choosing(draft: Callable[[], ProgramDraft], *path: str | int) -> ViewStep:
    """Opens the editor on a draft, with what that path leads to chosen in its outline."""

    def show(driver: ViewDriver) -> None:
        driver.page(PageName.PROGRAM)
        page, editor = driver.window.page(), ProgramEditor()
        assert isinstance(page, ProgramPage)
        edited = draft()
        editor.edit(edited)
        page.show_editor(editor)
        (outline,) = editor.findChildren(Outline)
        outline.setCurrentRow([item.path for item in outline_items(edited)].index(path))

    return show


def _worked_draft() -> ProgramDraft:
    return ProgramDraft(tomllib.loads(WORKED_LIST.read_text(encoding="utf-8")))


def _wrong_draft() -> ProgramDraft:
    """The worked list with an exercise removed, and with mistakes in a set."""
    draft = _worked_draft()
    draft.remove(("exercises", "bridge"))
    for key, value in (("reps", 0), ("repz", 3), ("sets", 99), ("rest_s", 1)):
        draft.set(("levels", 0, "sets", 3, key), value)
    return draft


def _long_draft() -> ProgramDraft:
    """The worked list with forty levels of long names besides its own."""
    draft = _worked_draft()
    for number in range(40):
        set_name(draft, add_level(draft), f"Week {number} after the operation, if it goes well")
    return draft


def _long_program() -> Program:
    """A person's own program, with long words and twenty levels."""
    levels = [
        replace(level, id=f"{level.id}-{i}", name=f"{level.name}, week {5 * i + 1}")
        for i in range(5)
        for level in PROGRAM.levels
    ]
    about = "For after the operation, as agreed with the hospital's physiotherapist. " * 3
    return replace(
        PROGRAM, name="Hips and trunk, autumn to spring", about=about, levels=tuple(levels),
        per_week=3,
    )  # fmt: skip


def _open_broken(driver: ViewDriver) -> None:
    """A file with twelve errors was to be opened, of a name that is the same each time."""
    file = driver.folder / "hips-and-trunk.toml"
    text = small_text("Hips and trunk", reps=0, per_week=8)
    for right, wrong in (
        ("format = 1", "format = 3"),
        ('id = "own"', "id = 7"),
        ("get_ready_s = 5", "get_ready_s = 500"),
        ("switch_s = 4", "swich_s = 4"),
        ("next_set_s = 4", 'next_set_s = "as long as it takes, and not a second longer than that"'),
        ('name = "March"', ""),
        ("lift = 0.1, lower = 0.1", 'lift = "slowly", lower = 0'),
        ('id = "calm"', "id = 0"),
        ('["Lift one knee, then the other."]', '"Lift one knee, then the other."'),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    file.write_text(text, encoding="utf-8")
    page = driver.window.page()
    assert isinstance(page, ProgramPage)
    try:
        load_program(file)
    except ProgramFileError as error:
        title = gettext("{file} was not opened").format(file=file.name)
        named = Path("/home/ann") / file.name
        page.show_refused(trouble_of(title, named, gettext(NOT_OPENED), error))


def adjustment_views() -> list[View]:
    """Today with the numbers of its dose open, and closed again."""
    fewer = [_clicked("Clamshell: Reps: less")] * 10
    slower = [_clicked("Lateral leg lift: Lift: more"), _clicked("Lateral leg lift: Lower: more")]
    opened = _clicked("Adjust…")
    return [
        View("today-adjust", opened),
        View("today-adjust-two", opened, sample_histories.AT_TOP),
        View("today-adjust-slower", steps_of(opened, *slower), sample_histories.AT_TOP),
        View("today-adjust-leg", steps_of(opened, *fewer, _clicked("Legs: Left only"))),
        View("today-adjust-hold", opened, program=_plank()),
        View("today-adjust-list", opened, program=worked_list()),
        View("today-adjusted", steps_of(opened, *fewer, _clicked("Done"))),
        View(
            "today-adjusted-leg",
            steps_of(opened, *fewer, _clicked("Legs: Left only"), _clicked("Done")),
        ),
        View(
            "today-adjusted-two",
            steps_of(opened, *slower, _clicked("Done")),
            sample_histories.AT_TOP,
        ),
    ]


def reminder_views() -> list[View]:
    """Today while the reminder asks, and after it was put off; another page as it rings."""
    learn = _page(PageName.LEARN)
    return [
        View("today-reminder", _rings, sample_histories.MID, settings=REMINDED),
        View(
            "today-reminder-later",
            steps_of(_rings, _clicked("In half an hour")),
            sample_histories.MID,
            settings=REMINDED,
        ),
        View("learn-reminder", steps_of(learn, _rings), settings=REMINDED),
    ]


def _rings(driver: ViewDriver) -> None:
    """The reminder's time has just come."""
    reminder = driver.app.reminder_controller
    driver.app.settings.change(reminder_quiet_until=None)
    driver.activate()
    reminder.check()


def _plank() -> Program:
    """The worked list's plank alone: a hold of one rep."""
    program = worked_list()
    level = program.levels[0]
    doses = tuple(dose for dose in level.doses if dose.exercise.id == "plank")
    return replace(program, levels=(replace(level, name="Plank", doses=doses),))


def review_views() -> list[View]:
    """The Review page: little and much of a past, from its top to its end, and its forms."""
    to_pictures, to_sessions = _scroll_to("Left against right"), _scroll_to("Sessions")
    there = _page(PageName.REVIEW)
    views = [
        View("review-empty", there),
        View(
            "review-false-starts-sessions",
            steps_of(there, to_sessions),
            sample_histories.FALSE_STARTS,
        ),
    ]
    for name, past in sample_histories.SPANS.items():
        views += [
            View(f"review-{name}", there, past),
            View(f"review-{name}-pictures", steps_of(there, to_pictures), past),
            View(f"review-{name}-sessions", steps_of(there, to_sessions), past),
        ]
    everything = steps_of(there, _clicked("Weeks: All"))
    return [
        *views,
        View(
            "review-four-weeks",
            steps_of(there, _clicked("Weeks: 4 weeks")),
            sample_histories.TWELVE_WEEKS,
        ),
        View("review-all", everything, sample_histories.TWENTY_YEARS),
        View(
            "review-all-pictures", steps_of(everything, to_pictures), sample_histories.TWENTY_YEARS
        ),
        View("review-end-scrolled", _scrolled(PageName.REVIEW), sample_histories.TWELVE_WEEKS),
        View(
            "review-correction",
            steps_of(ViewDriver.activate, there, _clicked("Correct…")),
            sample_histories.TWELVE_WEEKS,
        ),
    ]


def home_review_views() -> list[View]:
    """The Review page of a list with holds, both legs together, one leg and smaller doses."""
    to_sessions = _scroll_to("Sessions")
    there = _page(PageName.REVIEW)
    return [
        View("review-home", there, HOME_LIST, program=HOME),
        View("review-home-sessions", steps_of(there, to_sessions), HOME_LIST, program=HOME),
        View(
            "review-home-correction",
            steps_of(ViewDriver.activate, there, _clicked("Correct…")),
            HOME_LIST,
            program=HOME,
        ),
        View(
            "review-both-legs-pictures",
            steps_of(there, _scroll_to("Your way up the ladder")),
            BOTH_LEGS_ONLY,
            program=HOME,
        ),
    ]


def _as_opened(driver: ViewDriver) -> None:
    """The window opens on the view."""
    assert driver.window.current == PageName.TODAY


def _stop_at(number: int) -> ViewStep:
    return steps_of(go_to(Phase.LIFT, number=number), stop)


def _skipped(driver: ViewDriver) -> None:
    """Each leg is left after its first rep."""
    for set_index in range(2):
        go_to(Phase.LIFT, set_index=set_index)(driver)
        driver.press(Key.Key_S)
    driver.finish()


def _rate(left: str, right: str, pain: int) -> ViewStep:
    def show(driver: ViewDriver) -> None:
        driver.finish()
        driver.click(f"Effort of the left leg: {left}")
        driver.click(f"Effort of the right leg: {right}")
        driver.click(f"Pain: {pain}")

    return show


def _page(name: str) -> ViewStep:
    return lambda driver: driver.page(name)


def _pressed(key: Qt.Key) -> ViewStep:
    return lambda driver: driver.press(key)


def _clicked(name: str) -> ViewStep:
    return lambda driver: driver.click(name)


def _scroll_to(name: str) -> ViewStep:
    return lambda driver: driver.scroll_to(name)


def _scrolled(page: str) -> ViewStep:
    def show(driver: ViewDriver) -> None:
        driver.page(page)
        driver.scroll_down()

    return show
