"""The numbers of one of a level's doses, to be changed: its reps, its hold, its tempo."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.adjustment import (
    PHASE_STEP_MS,
    adjustable_phases,
    hold_range_ms,
    hold_step_ms,
    phase_range_ms,
    rep_range,
    stepped,
)
from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose, Exercise
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase
from glutetimer.core.translation import gettext
from glutetimer.ui.adjustment_text import rep_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack, side_by_side
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number_inputs import Number, NumberBox, SecondsBox
from glutetimer.ui.type_size import digits_px, follow_type
from glutetimer.ui.wording import phase_text, unbroken

# The fields of a tempo, each with the phase that it is the length of.
_PHASES = {
    "lift_ms": Phase.LIFT,
    "hold_ms": Phase.HOLD,
    "circle_ms": Phase.CIRCLE,
    "lower_ms": Phase.LOWER,
    "rest_ms": Phase.REST,
}
# In the width of a digit: the widest number that a box shows, such as "12.5 s", with its frame.
BOX_DIGITS = 7
# The names of most fields: they begin their numbers below each other.
NAME_DIGITS = 8
# Between two numbers in a row, in pixels: each belongs to the name before it.
PAIR_GAP = 24
# The key of a hold of its own length, beside the phases of a tempo.
_TIMED_HOLD = "timed hold"


class DoseFields(Stack):
    """One dose, each of its numbers between less and more."""

    # A number was changed by the person.
    changed = Signal()
    # The tempo is shown from now on.
    tempo_opened = Signal()

    def __init__(self, own: Dose, title: str, with_tempo: bool, folded: bool) -> None:
        """`own` is the level's; `title` names it; `with_tempo`, the tempo can be changed.

        `folded`, one more press shows the tempo.
        """
        self._title = title
        self._heading = label()
        font = self._heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        self._tempo, self._tempo_button = QWidget(), button(gettext("Tempo…"), click_focuses=False)
        super().__init__(side_by_side(self._heading, self._tempo_button), spacing=8)
        self._dose = own
        self.numbers: dict[str, Number] = {}
        self._phases = adjustable_phases(own) if with_tempo else ()
        amount, tempo = (FlowLayout(PAIR_GAP, equal=False, row_spacing=8) for _ in range(2))
        if own.reps > 1 or not own.hold_ms:
            name = gettext("Each way") if len(own.directions) > 1 else gettext("Reps")
            amount.add(self._field("reps", name, NumberBox(*rep_range(own))))
        if own.hold_ms:
            hold = _LengthBox(hold_range_ms(own), hold_step_ms(own), own.hold_ms)
            amount.add(self._field(_TIMED_HOLD, _phase_name(Phase.HOLD, own.exercise), hold))
        lengths = [self._phase_field(phase, own.exercise) for phase in self._phases]
        # One more number stands beside the reps.
        (amount if len(lengths) == 1 else tempo).add(*lengths)
        self._folds = folded and len(lengths) > 1
        self._tempo.setLayout(tempo)
        self._tempo_button.setAccessibleName(f"{title}: {self._tempo_button.text()}")
        self._tempo_button.clicked.connect(self._open_tempo)
        self.column.addLayout(amount)
        self.column.addWidget(self._tempo)
        self._tempo.setVisible(len(lengths) > 1 and not folded)
        self._tempo_button.setVisible(self._folds)

    def fold(self) -> None:
        """Hide the tempo again, if it can be folded."""
        if self._folds:
            self._tempo_button.show()
            move_focus(self._tempo, self._tempo_button)
            self._tempo.hide()

    def _open_tempo(self) -> None:
        self._tempo.show()
        move_focus(self._tempo_button, self.numbers[self._phases[0]].box)
        self._tempo_button.hide()
        self.tempo_opened.emit()

    @property
    def dose(self) -> Dose:
        """The dose with the numbers that are shown."""
        values = {key: number.box.value() for key, number in self.numbers.items()}
        exercise = self._dose.exercise
        lengths_ms = {phase: values[phase] for phase in self._phases}
        return replace(
            self._dose,
            reps=values.get("reps", self._dose.reps),
            hold_ms=values.get(_TIMED_HOLD, self._dose.hold_ms),
            exercise=replace(exercise, tempo=replace(exercise.tempo, **lengths_ms)),
        )

    def show_dose(self, dose: Dose, speed: Speed) -> None:
        """Show the numbers of that dose; a rep's length is at that speed."""
        values: Mapping[str, int] = {
            "reps": dose.reps,
            _TIMED_HOLD: dose.hold_ms,
            **{phase: getattr(dose.exercise.tempo, phase) for phase in self._phases},
        }
        for key, number in self.numbers.items():
            number.set_value(values[key])
        # Of what is done once, the hold says enough.
        is_one_hold = dose.hold_ms > 0 and self._dose.reps == 1
        length = "" if is_one_hold else f" · {rep_text(dose, speed)}"
        self._heading.setText(unbroken(self._title + length))

    def _phase_field(self, phase: str, exercise: Exercise) -> QWidget:
        own_ms, limits_ms = getattr(exercise.tempo, phase), phase_range_ms(exercise.tempo, phase)
        box = _LengthBox(limits_ms, PHASE_STEP_MS, own_ms)
        return self._field(phase, _phase_name(_PHASES[phase], exercise), box)

    def _field(self, key: str, name: str, box: NumberBox) -> QWidget:
        number = self.numbers[key] = Number(f"{self._title}: {name}", box)
        number.changed.connect(self.changed)
        field, text = QWidget(), field_name(name)

        def fit() -> None:
            box.setFixedWidth(digits_px(text, BOX_DIGITS))
            # Its size hint is no less than its minimum was, in larger type.
            own_px = text.fontMetrics().size(Qt.TextFlag.TextSingleLine, name).width()
            text.setFixedWidth(max(digits_px(text, NAME_DIGITS), own_px))

        follow_type(text, fit)
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(text)
        row.addWidget(number)
        row.addStretch(1)
        return field


class _LengthBox(SecondsBox):
    """Seconds in steps; the level's own length is a stop on the way, too."""

    def __init__(self, limits_ms: tuple[int, int], step_ms: int, own_ms: int) -> None:
        super().__init__(limits_ms[1] // 1000, step_ms)
        self.setRange(*limits_ms)
        self._own_ms = own_ms

    def stepBy(self, steps: int) -> None:
        self.setValue(stepped(self.value(), steps, self.singleStep(), self._own_ms))


def _phase_name(phase: Phase, exercise: Exercise) -> str:
    # Of both directions; else a circle is named by its own.
    if phase is Phase.CIRCLE:
        return exercise.phase_words.get(phase, gettext("Circle"))
    return phase_text(phase, exercise)
