"""Shows in one person's window who else there is, and changes the list of people."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.close_question import CloseQuestion
from glutetimer.app.profile_store import ProfileStore
from glutetimer.app.reporting import Outcome, reporting
from glutetimer.core.profiles import MAX_PEOPLE, tidy_name
from glutetimer.core.translation import gettext
from glutetimer.ui.question import ask
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.window import Window

if TYPE_CHECKING:
    from glutetimer.ui.settings.people_card import PeopleCard


class ProfilesController(QObject):
    """Follows the list of people in a window, and leads to another person."""

    # The window should be that of the person of that number, who may be the one who is present:
    # nothing would be lost.
    leaving = Signal(int)
    # What came of it, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty.
    failed = Signal(str)

    def __init__(
        self,
        window: Window,
        page: TodayPage,
        profiles: ProfileStore,
        present: int,
        close_question: CloseQuestion,
    ) -> None:
        """`present` is the number of the person whose window this is."""
        super().__init__(window)
        self._window = window
        self._page = page
        self._profiles = profiles
        self.present = present
        self._close_question = close_question
        self._card: PeopleCard | None = None
        page.people.chosen.connect(self.switch)
        profiles.changed.connect(self._show)
        self._show()

    @property
    def name(self) -> str:
        """The name of who is present, empty if there is none."""
        return self._profiles.name_of(self.present)

    def others_are_reminded(self) -> bool:
        """Whether anybody who is not present has a reminder."""
        return self._profiles.others_are_reminded(self.present)

    def connect_to(self, card: PeopleCard) -> None:
        """Do what is asked for on that card, and show there what came of it."""
        self._card = card
        card.add_asked.connect(self._add)
        card.rename_asked.connect(self._rename)
        card.remove_asked.connect(self._ask_to_remove)
        self._show()

    def switch(self, number: int) -> None:
        """Lead to that person, or ask first about what would be lost."""
        if number != self.present and self._close_question.is_clear(partial(self.switch, number)):
            self.leaving.emit(number)

    def renew(self) -> None:
        """Lead to a new window of the same person, or ask first about what would be lost."""
        if self._close_question.is_clear(self.renew):
            self.leaving.emit(self.present)

    def _show(self) -> None:
        profiles = self._profiles.current
        self._window.set_person(self.name if profiles.are_several else "")
        self._page.people.show_people(profiles.people if profiles.are_several else (), self.present)
        if self._card is not None:
            self._card.show_people(profiles.people, self.present)

    def _add(self, name: str, own_name: str) -> None:
        """Add a person; `own_name` is for who is present, empty if they have one."""
        profiles, name, own_name = self._profiles.current, tidy_name(name), tidy_name(own_name)
        own_name = self.name or own_name
        if len(profiles.people) == MAX_PEOPLE:
            told = gettext("There are {number} people already, and no more can be added.")
            self._refuses(told.format(number=MAX_PEOPLE))
            return
        # A name of who is present comes first, where it is asked for.
        if self._refuses(profiles.why_not(own_name, self.present), 0):
            return
        if self._refuses(profiles.with_name(self.present, own_name).why_not(name), -1):
            return
        with self._changing() as outcome:
            self._profiles.add(name, self.present, own_name)
            told = gettext("{name} is added: press that name on Today to change to {name}.")
            outcome.sentence = told.format(name=name)

    def _rename(self, number: int, name: str) -> None:
        name = tidy_name(name)
        if not self._refuses(self._profiles.current.why_not(name, number), 0):
            with self._changing() as outcome:
                self._profiles.rename(number, name)
                outcome.sentence = gettext("The name is {name} now.").format(name=name)

    def _ask_to_remove(self, number: int) -> None:
        name = self._profiles.name_of(number)
        ask(
            self._window,
            gettext("Take {name} off the list? What {name} did is not deleted.").format(name=name),
            ((gettext("Take {name} off").format(name=name), partial(self._remove, number)),),
            gettext("Keep {name}").format(name=name),
        )

    def _remove(self, number: int) -> None:
        name = self._profiles.name_of(number)
        with self._changing() as outcome:
            folder = self._profiles.remove(number)
            told = gettext("{name} is off the list. What {name} did stays in {folder}.")
            outcome.sentence = told.format(name=name, folder=folder)

    def _changing(self) -> AbstractContextManager[Outcome]:
        """Change the list, or say why not; the form is closed once it is done."""
        return reporting(self.failed.emit, self._done)

    def _done(self, sentence: str) -> None:
        if self._card is not None:
            self._card.close_form()
        self.informed.emit(sentence)

    def _refuses(self, why: str, field: int | None = None) -> bool:
        """Whether that is a reason, which the form then says of the field at that place."""
        if self._card is not None:
            self._card.show_problem(why, field)
        return bool(why)
