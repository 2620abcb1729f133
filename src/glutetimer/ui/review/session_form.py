"""What was done in a session and how it felt, to fill in; and the frame of such a form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from glutetimer.core.phrases import leg_text, seconds_text
from glutetimer.core.program import MAX_PAIN, Program, Side
from glutetimer.core.records import MAX_CORRECTED_REPS, Effort, SessionRecord, SetRecord
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.effort_questions import LEGS_GAP, EffortQuestions
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import tab_in_order
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number_inputs import NumberBox
from glutetimer.ui.type_size import follow_type
from glutetimer.ui.wording import EFFORT

NOT_RATED = gettext_noop("Not rated")
_NO_PAIN_NOTED = -1


class FormCard(Card):
    """A card with a form, Save and Cancel; it stays as it is until somebody takes it away.

    Enter in a field saves, and Esc cancels wherever the keyboard is in it.
    """

    # What the form says, and that it is to be left without.
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, title: str, name: str) -> None:
        """`name` is read by a screen reader."""
        super().__init__(label(title, "heading"))
        self.setAccessibleName(name)
        self.column.setSpacing(14)
        self._save = button(gettext("Save"), "offer")
        self._cancel = button(gettext("Cancel"))
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancelled)

    def save(self) -> None:
        """Emit what the form says."""
        raise NotImplementedError  # Qt's metaclass leaves no room for that of abc.

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost if the form went away."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in ENTER_KEYS:
            self.save()
        else:
            super().keyPressEvent(event)

    def tab_through(self, *fields: QWidget) -> None:
        """Let Tab go through these fields, then to Save and Cancel."""
        tab_in_order(*fields, self._save, self._cancel)

    def add_buttons(self) -> None:
        """Add Save and Cancel below all that is there by now."""
        self.column.addLayout(FlowLayout(8, equal=False).add(self._save, self._cancel))


class SessionForm(Stack):
    """The sets, efforts, pain and note of one session."""

    def __init__(self, record: SessionRecord, program: Program) -> None:
        super().__init__(spacing=14)
        self._record = record
        first = record.first_side
        # In the order in which they stand; both together, which is None, come last.
        self._legs = (first, first.other, None)
        self._names = _set_names(record, program)
        self._done = [
            _reps_box(set_record, name)
            for set_record, name in zip(record.sets, self._names, strict=True)
        ]
        answers = ((None, NOT_RATED), *EFFORT.items())
        self._efforts = EffortQuestions([(effort, gettext(text)) for effort, text in answers])
        self._efforts.show(record)
        self._pain = _number(gettext("Pain, from 0 (none) to {most}").format(most=MAX_PAIN))
        self._note = QLineEdit(record.note)
        self._field_names: list[QLabel] = []
        self._fill_in()
        self._lay_out()

    def focus_first(self) -> None:
        """Put the keyboard on the first number."""
        by_leg = [box for leg in self._legs for _, box in self._boxes_of(leg)]
        first = by_leg[0] if by_leg else self._pain
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    @property
    def done(self) -> tuple[int, ...]:
        """The reps of each set, in their order."""
        return tuple(box.value() for box in self._done)

    @property
    def effort(self) -> Mapping[Side, Effort]:
        """How hard it was for each leg that is rated."""
        return self._efforts.efforts

    @property
    def pain(self) -> int | None:
        """From 0 to 10; None where it is not rated."""
        pain = self._pain.value()
        return None if pain == _NO_PAIN_NOTED else pain

    @property
    def note(self) -> str:
        # A line of text cannot show, and so not keep, all that a file may have brought.
        return self._note.text().strip() if self._note.isModified() else self._record.note

    def _fill_in(self) -> None:
        pain = self._record.pain
        self._pain.setRange(_NO_PAIN_NOTED, MAX_PAIN)
        self._pain.setSpecialValueText(gettext(NOT_RATED))
        self._pain.setValue(_NO_PAIN_NOTED if pain is None else pain)
        self._note.setPlaceholderText(gettext("Anything to remember"))
        self._note.setAccessibleName(gettext("Note"))

    def _lay_out(self) -> None:
        self.column.addLayout(FlowLayout(LEGS_GAP, row_spacing=24).add(*map(self._leg, self._legs)))
        pain_and_note = form_layout()
        pain = gettext("Pain, 0 to {most}").format(most=MAX_PAIN)
        pain_and_note.addRow(self._field_name(pain), self._pain)
        pain_and_note.addRow(self._field_name(gettext("Note")), self._note)
        self.column.addLayout(pain_and_note)
        follow_type(self, self._align_fields)

    def _field_name(self, text: str) -> QLabel:
        name = field_name(text)
        self._field_names.append(name)
        return name

    def _align_fields(self) -> None:
        """Let the fields stand at the same place below each other."""
        # By the form's type: that of the names in it is still the one before.
        text_width = self.fontMetrics().horizontalAdvance
        width = max(text_width(name.text()) for name in self._field_names) + 1
        for name in self._field_names:
            name.setMinimumWidth(width)

    def _boxes_of(self, side: Side | None) -> list[tuple[str, NumberBox]]:
        """The numbers of a leg by itself, or of both together, with the names of their sets."""
        named = zip(self._record.sets, self._names, self._done, strict=True)
        return [(name, box) for record, name, box in named if record.side is side]

    def _leg(self, side: Side | None) -> QWidget:
        """The sets of a leg by itself, or of both together, and how hard they were."""
        leg = Stack(label(leg_text(side), "heading"), spacing=8)
        sets, asked = form_layout(), side in self._efforts.asked
        for name, box in self._boxes_of(side):
            sets.addRow(self._field_name(name), box)
        leg.column.addLayout(sets)
        leg.column.addWidget(self._efforts.choice(side))
        leg.column.addStretch(1)
        if not asked:
            self._efforts.choice(side).hide()
        if not asked and not sets.rowCount():
            leg.hide()
        return leg


def form_layout() -> QFormLayout:
    """Names at the left, fields at the right of them."""
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def _number(name: str) -> NumberBox:
    box = NumberBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return box


def _reps_box(record: SetRecord, name: str) -> NumberBox:
    text, suffix = gettext("{leg}, {set}, reps"), gettext(" of {prescribed}")
    if record.hold_ms:
        text, suffix = gettext("{leg}, {set}, holds"), gettext(" of {prescribed} × {length}")
    box = _number(text.format(leg=leg_text(record.side), set=name))
    box.setRange(0, max(MAX_CORRECTED_REPS, record.done))
    length = seconds_text(record.hold_ms)
    box.setSuffix(suffix.format(prescribed=record.prescribed, length=length))
    box.setValue(record.done)
    return box


def _set_names(record: SessionRecord, program: Program) -> list[str]:
    """Each set's exercise, numbered where a leg did it more than once."""
    sets = [(set_record.side, set_record.exercise) for set_record in record.sets]
    names = []
    for index, (side, exercise) in enumerate(sets):
        name = program.exercise_name(exercise)
        if sets.count((side, exercise)) > 1:
            number = sets[: index + 1].count((side, exercise))
            name = gettext("{exercise}, set {number}").format(exercise=name, number=number)
        names.append(name)
    return names
