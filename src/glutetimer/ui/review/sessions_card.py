"""The sessions of some weeks or of one day: which of them, in which order, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from glutetimer.core.assessment import trained
from glutetimer.core.dates import day_text
from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext, gettext_noop, number_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.picker import Picker
from glutetimer.ui.review.session_columns import ORDERS, Order
from glutetimer.ui.review.sessions_table import SessionsTable
from glutetimer.ui.review.texts import sessions_text

ENTER_SESSION = gettext_noop("Add one done elsewhere…")


class SessionsCard(Card):
    """Shows sessions and asks for what is to be done with the one that is chosen."""

    # The session to correct, the id of that to delete.
    correct_asked = Signal(object)
    delete_asked = Signal(str)
    undo_asked = Signal()
    # A session that was done without the program is to be entered.
    entry_asked = Signal()
    # The sessions of one day are left for those of the weeks.
    day_left = Signal()

    def __init__(self) -> None:
        self._title = label(gettext("Sessions"), "heading")
        super().__init__(self._title)
        self._weeks: Sequence[SessionRecord] = ()
        self._day: date | None = None
        self._day_sessions: Sequence[SessionRecord] = ()
        self._program: Program | None = None
        self._today = date.min
        self._level = Picker(gettext("Level"), [("", gettext("All levels"))])
        orders = [(order, gettext(order.name)) for order in ORDERS]
        self._order = Picker(gettext("Order"), orders)
        self._leave_day = button(gettext("All days"))
        self._table = SessionsTable()
        self._correct = button(gettext("Correct…"))
        self._delete = button(gettext("Delete"))
        self._undo = button("")
        self._enter = button(gettext(ENTER_SESSION))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._table)
        self.show_undo("")

    def show_sessions(self, weeks: Sequence[SessionRecord], program: Program, today: date) -> None:
        """Show those sessions, with the names of that program's levels."""
        self._weeks, self._program, self._today = weeks, program, today
        self._show()

    def show_day(self, day: date | None, sessions: Sequence[SessionRecord] = ()) -> None:
        """Show the sessions of one day in the place of those of the weeks; None, those again."""
        self._day, self._day_sessions = day, sessions
        self._show()

    def show_undo(self, what: str) -> None:
        """Offer to undo that, "delete 22 November"; nothing, if there is nothing to undo."""
        if not what:
            move_focus(self._undo, self._table)
        undo = gettext("Undo: {what}").format(what=what) if what else gettext("Undo")
        self._undo.setText(undo)
        self._undo.setEnabled(bool(what))

    def select(self, session_id: str) -> None:
        self._table.select(session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._day is not None:
            self.day_left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        choices, buttons = FlowLayout(8, equal=False), FlowLayout(8, equal=False)
        self.column.addLayout(choices.add(self._level, self._order, self._leave_day))
        self.column.addWidget(self._table)
        self.column.addLayout(buttons.add(self._correct, self._delete, self._undo, self._enter))

    def _connect(self) -> None:
        self._level.picked.connect(self._show)
        self._order.picked.connect(self._show)
        self._leave_day.clicked.connect(self.day_left)
        self._table.chosen_changed.connect(self._offer)
        self._table.order_asked.connect(self._sort)
        self._table.correct_asked.connect(self._ask_to_correct)
        self._table.delete_asked.connect(self._ask_to_delete)
        self._correct.clicked.connect(self._ask_to_correct)
        self._delete.clicked.connect(self._ask_to_delete)
        self._undo.clicked.connect(self.undo_asked)
        self._enter.clicked.connect(self.entry_asked)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self._table)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self._undo.click)

    def _show(self) -> None:
        if self._program is None:
            return
        program = self._program
        sessions = self._weeks if self._day is None else self._day_sessions
        trained_at = set(map(attrgetter("level"), sessions))
        ids = [level.id for level in program.levels if level.id in trained_at]
        ids += sorted(trained_at.difference(ids))
        names = [(id_, program.level_name(id_)) for id_ in ids]
        self._level.set_options([("", gettext("All levels")), *names])
        level = self._level.value
        shown = [s for s in sessions if s.level == level] if level else sessions
        self._table.show_sessions(shown, program, self._order.value)
        training = len(trained(shown, program.rules.false_start_percent))
        title = sessions_text(training, len(shown) - training) if sessions else gettext("Sessions")
        if len(shown) < len(sessions):
            of_all = gettext("{sessions} of {number}")
            title = of_all.format(sessions=title, number=number_text(len(sessions)))
        if self._day is not None:
            day = day_text(self._day, self._today)
            title = gettext("{sessions} of {day}").format(sessions=title, day=day)
        self._title.setText(title)
        if self._day is None:
            move_focus(self._leave_day, self._table)
        self._leave_day.setVisible(self._day is not None)

    def _offer(self) -> None:
        """Offer what can be done with the session that is chosen, if one is."""
        chosen = self._table.chosen is not None
        for action in (self._correct, self._delete):
            if not chosen:
                move_focus(action, self._table)
            action.setEnabled(chosen)

    def _sort(self, order: Order) -> None:
        self._order.set_value(order)
        self._show()

    def _ask_to_correct(self) -> None:
        if self._table.chosen is not None:
            self.correct_asked.emit(self._table.chosen)

    def _ask_to_delete(self) -> None:
        chosen = self._table.chosen
        if chosen is not None:
            # One press deletes one, however fast the next one comes.
            self._table.choose_none()
            self.delete_asked.emit(chosen.id)
