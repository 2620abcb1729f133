"""How a reminder reaches the person: from the tray, from login on, or by their own calendar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice
from glutetimer.ui.file_dialogs import FileKind, ask_save_path
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label

ICS = FileKind(gettext_noop("Calendar file"), "ics")
OFF = gettext_noop("The reminder is off.")
NO_TRAY = gettext_noop(
    "On this desktop GluteTimer can remind you only while its window is open: minimise it instead "
    "of closing it. Where it starts at login, it starts minimised."
)
NO_NOTIFICATIONS = gettext_noop(
    "With the reminder on, closing the window leaves GluteTimer in the tray. This desktop shows "
    "no notifications from there: the window says that it is time."
)
NEXT = gettext_noop(
    "The next reminder is {next_ring}. On a day when you have done your session, none comes."
)
CALENDAR = gettext_noop(
    "Your own calendar can remind you as well, also on a phone: the file has an appointment "
    "{days}, with an alarm. It does not know what you have done."
)
TRAY = gettext_noop(
    "With the reminder on, closing the window leaves GluteTimer in the tray: it sends a "
    "notification from there, and Quit in its menu ends it."
)


@dataclass(frozen=True, slots=True)
class ReminderWays:
    """What this desktop can do, and what it does now.

    `next_ring` is when it rings next, as "today at 18:00"; empty without a reminder.
    `others_are_reminded` on this computer, and have a use for a start at login. `days` are those
    of the calendar file, as "every day".
    """

    next_ring: str
    has_tray: bool
    can_notify: bool
    starts_at_login: bool
    others_are_reminded: bool
    days: str


class ReminderWaysCard(Card):
    """Says when it rings next and how; start at login can be chosen, and a file be written."""

    # Whether the system is to start the program at login.
    login_chosen = Signal(object)
    # The file to write.
    calendar_file_asked = Signal(object)

    def __init__(self) -> None:
        self._next, self._how = label(), label(kind="muted")
        super().__init__(label(gettext("How you are reminded"), "heading"), self._next, self._how)
        on_off = (True, gettext("On")), (False, gettext("Off"))
        self._login = Choice(gettext("Start at login"), on_off)
        self._login.chosen.connect(self.login_chosen)
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        login_name = field_name(gettext("Start at login"))
        login_name.setWordWrap(True)
        # Those of all rows, as of the cards of the groups.
        self.names = (login_name,)
        form.addRow(login_name, self._login)
        self.column.addLayout(form)
        self._calendar = label(kind="muted")
        self.column.addWidget(self._calendar)
        self._file = button(gettext("Calendar file…"))
        self._file.clicked.connect(self._ask_for_file)
        self.column.addLayout(FlowLayout(8, equal=False).add(self._file))
        self.setFocusProxy(self._file)

    def show_ways(self, ways: ReminderWays) -> None:
        """Say what holds now."""
        coming = gettext(NEXT).format(next_ring=ways.next_ring)
        self._next.setText(coming if ways.next_ring else gettext(OFF))
        if not ways.has_tray:
            self._how.setText(gettext(NO_TRAY))
        else:
            self._how.setText(gettext(TRAY if ways.can_notify else NO_NOTIFICATIONS))
        # Without a reminder there is nothing to wait for; what is on can be switched off, but for
        # what only others wait for.
        unused = ways.starts_at_login and not ways.others_are_reminded
        offered = bool(ways.next_ring) or unused
        if not offered:
            move_focus(self._login, self._file)
        self._form.setRowVisible(self._login, offered)
        self._login.set_value(ways.starts_at_login)
        self._calendar.setText(gettext(CALENDAR).format(days=ways.days))

    def _ask_for_file(self) -> None:
        ask_save_path(
            self,
            gettext("Calendar file"),
            gettext("glutetimer-reminder"),
            (ICS,),
            self.calendar_file_asked.emit,
        )
