"""Correct a session: what was done and how it felt, in the place of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glutetimer.core.dates import clock_time_text, date_text
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.translation import gettext
from glutetimer.ui.review.session_form import FormCard, SessionForm


@dataclass(frozen=True, slots=True)
class Correction:
    """A session as a person corrects it; `done` has the reps of each set, in their order."""

    session_id: str
    done: tuple[int, ...]
    effort: Mapping[Side, Effort]
    pain: int | None
    note: str

    def changes(self, record: SessionRecord) -> bool:
        """Whether this is not what the record says already."""
        done = tuple(set_record.done for set_record in record.sets)
        before = (done, record.effort, record.pain, record.note)
        return before != (self.done, self.effort, self.pain, self.note)


class CorrectionCard(FormCard):
    """The form for one session; what it saves is a `Correction`."""

    def __init__(self, record: SessionRecord, program: Program) -> None:
        start = record.started_at
        moment = gettext("{day}, {time}").format(
            day=date_text(start.date()), time=clock_time_text(start)
        )
        title = f"{moment}: {program.level_name(record.level)}"
        super().__init__(title, gettext("Correct the session of {session}").format(session=title))
        self.record = record
        self._form = SessionForm(record, program)
        self.column.addWidget(self._form)
        self.add_buttons()

    def focus_first(self) -> None:
        self._form.focus_first()

    @property
    def correction(self) -> Correction:
        """What the form says now."""
        form = self._form
        return Correction(self.record.id, form.done, form.effort, form.pain, form.note)

    @property
    def is_unsaved(self) -> bool:
        return self.correction.changes(self.record)

    def save(self) -> None:
        self.saved.emit(self.correction)
