"""Asks before the window closes, or another person comes, while something is not saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent

from glutetimer.app.session_controller import SessionController
from glutetimer.core.frozen import frozen
from glutetimer.core.session import Act
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.question import ask
from glutetimer.ui.window import Window

KEEP_OPEN = gettext_noop("Keep it open")


@frozen
class UnsavedForm:
    """A form that may hold something that is not saved; `unsaved_text` says what that is.

    `find` brings it into sight, `drop` closes it unsaved; it is offered to `save` what can be.
    """

    unsaved_text: str
    is_unsaved: Callable[[], bool]
    can_save: Callable[[], bool]
    find: Callable[[], object]
    save: Callable[[], object]
    drop: Callable[[], object]


class CloseQuestion(QObject):
    """Keeps the window open while something is not saved, unless the person gives it up."""

    # The window is to be closed: what is being typed should be handed over now.
    closing = Signal()

    def __init__(self, window: Window, session_controller: SessionController) -> None:
        super().__init__(window)
        self._window = window
        self._session_controller = session_controller
        self._forms: list[UnsavedForm] = []
        self._lose_sessions = False
        window.close_asked.connect(self._ask)

    def watch(self, form: UnsavedForm) -> None:
        """Ask about what is not saved in that form, too."""
        self._forms.append(form)

    def is_clear(self, leave: Callable[[], object]) -> bool:
        """Whether nothing would be lost by leaving now; else that is asked about.

        `leave` tries again, once the person has said what becomes of it.
        """
        self.closing.emit()
        sessions = self._session_controller
        sessions.save()
        form = next((form for form in self._forms if form.is_unsaved()), None)
        lose_sessions, self._lose_sessions = self._lose_sessions, False
        if form is None and (not sessions.unsaved or lose_sessions):
            return True
        sessions.act(Act.PAUSE)
        if form is not None:
            if not sessions.under_way:
                form.find()
            save, drop = (partial(_in_turn, do, leave) for do in (form.save, form.drop))
            saving = [(gettext("Save it"), save)] if form.can_save() else []
            dropping = (gettext("Drop it"), drop)
            ask(self._window, form.unsaved_text, (*saving, dropping), gettext(KEEP_OPEN))
        else:
            lost = gettext("Closed now, it would be lost.")
            lose = partial(_in_turn, self._give_sessions_up, leave)
            ask(
                self._window,
                f"{sessions.unsaved_text} {lost}",
                ((gettext("Try again"), leave), (gettext("Close and lose it"), lose)),
                gettext(KEEP_OPEN),
            )
        return False

    def _ask(self, event: QCloseEvent) -> None:
        if not self.is_clear(self._window.close_again):
            event.ignore()

    def _give_sessions_up(self) -> None:
        self._lose_sessions = True


def _in_turn(first: Callable[[], object], second: Callable[[], object]) -> None:
    first()
    second()
