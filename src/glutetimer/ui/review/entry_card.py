"""Enter a session that was done without the program: when, which level, how much, how it felt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtGui import QValidator

from glutetimer.core.dates import DAYS_A_WEEK, date_text, weekday_text
from glutetimer.core.entry import entered_session
from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number_inputs import Number, NumberBox
from glutetimer.ui.picker import Picker
from glutetimer.ui.review.session_form import FormCard, SessionForm, form_layout

# How far back a day may lie: whoever has older ones brings them in by a file.
MAX_DAYS_BACK = 3_650
ABOUT = gettext_noop(
    "For what you did without the program, on a trip or while the laptop was off. It counts."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as a person tells it: the record of the whole level, with how it felt.

    `done` has the reps that were done of each of its sets.
    """

    record: SessionRecord
    done: tuple[int, ...]


class EntryCard(FormCard):
    """The form for a session done elsewhere; what it saves is an `Entry`."""

    def __init__(
        self, session_id: str, program: Program, level: Level, first_side: Side, now: datetime
    ) -> None:
        """`level` is offered first; no later day than that of `now` can be chosen."""
        super().__init__(
            gettext("A session done elsewhere"), gettext("Enter a session done elsewhere")
        )
        self._id, self._program, self._first_side, self._now = session_id, program, first_side, now
        self._day = DayBox(now.date())
        self.level = Picker(gettext("Level"), [(level, level.name) for level in program.levels])
        self.level.set_value(level)
        when = form_layout()
        when.addRow(field_name(gettext("Day")), Number(gettext("Day"), self._day))
        when.addRow(field_name(gettext("Level")), self.level)
        self.column.addWidget(label(gettext(ABOUT), "muted"))
        self.column.addLayout(when)
        self._form = self._session_form()
        self._place = self.column.count()
        self.column.addWidget(self._form)
        self.add_buttons()
        self._at_first = self.entry
        self.level.picked.connect(self._show_level)

    def focus_first(self) -> None:
        self._day.setFocus()

    @property
    def entry(self) -> Entry:
        """What the form says now."""
        form, level = self._form, self.level.value
        whole = entered_session(
            self._id, self._program, level, self._first_side, self._day.day, self._now
        )
        record = replace(whole, effort=form.effort, pain=form.pain, note=form.note)
        return Entry(record, form.done)

    @property
    def is_unsaved(self) -> bool:
        return self.entry != self._at_first

    def save(self) -> None:
        self.saved.emit(self.entry)

    def _session_form(self, **felt: Any) -> SessionForm:
        level, now = self.level.value, self._now
        whole = entered_session(self._id, self._program, level, self._first_side, now.date(), now)
        return SessionForm(replace(whole, **felt), self._program)

    def _show_level(self) -> None:
        """Ask for the sets of the level that was picked; how it felt stays as it was said."""
        former = self._form
        self._form = self._session_form(effort=former.effort, pain=former.pain, note=former.note)
        self.column.insertWidget(self._place, self._form)
        self._form.show()
        move_focus(former, self.level)
        former.hide()
        former.deleteLater()
        self.tab_through(self._day, self.level, self._form)


class DayBox(NumberBox):
    """A day up to the present one, in words; the arrow keys step a day, Page Up and Down a week."""

    def __init__(self, today: date) -> None:
        # The box asks for texts before it is made.
        self._today = today
        super().__init__(-MAX_DAYS_BACK, 0)
        self.setValue(0)
        # A day in words is not typed.
        self.lineEdit().setReadOnly(True)

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._today + timedelta(days=self.value())

    def stepBy(self, steps: int) -> None:
        # Qt's page keys step by ten.
        super().stepBy(steps // 10 * DAYS_A_WEEK if abs(steps) == 10 else steps)

    def textFromValue(self, value: int) -> str:
        day = self._today + timedelta(days=value)
        text = gettext("{weekday} {day}").format(
            weekday=weekday_text(day.weekday()), day=date_text(day)
        )
        if value < -1:
            return text
        return (gettext("Yesterday, {day}") if value else gettext("Today, {day}")).format(day=text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def valueFromText(self, _text: str) -> int:
        return self.value()
