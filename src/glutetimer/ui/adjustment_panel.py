"""Another dose or tempo than the level's own, for today or from now on."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.adjustment import Adjustment, adjustment_between
from glutetimer.core.frozen import replace
from glutetimer.core.phrases import leg_text
from glutetimer.core.program import Level, Side
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.adjustment_fields import DoseFields
from glutetimer.ui.adjustment_text import counting_text, later_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.choice import Choice
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus, tab_in_order
from glutetimer.ui.labels import label

# Of more doses than this, one tempo at a time is shown, so that all stay in sight.
MAX_UNFOLDED = 2
OWN_AGAIN = gettext_noop("Reset to the level")
_ONLY = {
    Side.LEFT: gettext_noop("Left only"),
    Side.RIGHT: gettext_noop("Right only"),
}


class AdjustmentPanel(Card):
    """The numbers of a level's doses with less and more, what they are for, and the way back."""

    # An `Adjustment` that the person chose, and whether it is for good.
    chosen = Signal(object, bool)
    # The person is through with it.
    closed = Signal()

    def __init__(self) -> None:
        self._fields: list[DoseFields] = []
        self._doses = Stack(spacing=12)
        legs: list[tuple[Side | None, str]] = [(None, leg_text(None))]
        legs += [(side, gettext(text)) for side, text in _ONLY.items()]
        self._leg: Choice[Side | None] = Choice(gettext("Legs"), legs, click_focuses=False)
        times = [(False, gettext("Only today")), (True, gettext("From now on"))]
        self._time = Choice(gettext("For how long"), times, click_focuses=False)
        self._counting, self._later = label(), label()
        self._own_button = button(gettext(OWN_AGAIN), click_focuses=False)
        self._done = button(gettext("Done"), "offer", click_focuses=False)
        ways = QWidget()
        FlowLayout(8, equal=False, parent=ways).add(self._done, self._own_button)
        super().__init__(
            label(gettext("How much, and how fast"), "heading"),
            # Above the numbers: in a small window, what is below them is out of sight.
            ways,
            self._doses,
            self._leg,
            self._time,
            self._counting,
            self._later,
        )
        self._own: Level | None = None
        self._leg.chosen.connect(self._choose)
        self._time.chosen.connect(self._choose)
        self._own_button.clicked.connect(self._choose_own)
        self._done.clicked.connect(self.closed)
        self.hide()

    def open(self, own: Level, plan: Plan, lasting: Level) -> None:
        """Show what was chosen, as `show_plan` does, and that it is for today or for good."""
        self._own = None
        self.show_plan(own, plan, lasting)
        self.show()

    def show_plan(self, own: Level, plan: Plan, lasting: Level) -> None:
        """Show what was chosen: `own` is the level's, `lasting` what is done from tomorrow on."""
        if own != self._own:
            self._own = own
            self._make_fields(own)
            # From then on it is as the person says, also where nothing differs yet.
            self._time.set_value(own != lasting == plan.level)
        for fields, dose in zip(self._fields, plan.level.doses, strict=True):
            fields.show_dose(dose, plan.speed_of(0, dose))
        self._leg.setVisible(bool(own.separate_legs))
        self._leg.set_value(plan.only_leg)
        self._counting.setText(counting_text(own, plan))
        self._later.setText(later_text(own, plan, lasting))
        self._later.setVisible(bool(self._later.text()))
        differs = plan.level != own or plan.only_leg is not None or lasting != own
        if not differs:
            move_focus(self._own_button, self._done)
        self._own_button.setEnabled(differs)

    def focus_first(self) -> None:
        """Put the keyboard on the first number."""
        number = next(iter(self._fields[0].numbers.values()))
        number.box.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_fields(self, own: Level) -> None:
        move_focus(self._doses, self._done)
        for fields in self._fields:
            fields.hide()
            fields.deleteLater()
        self._fields = []
        folded = len(own.doses) > MAX_UNFOLDED
        times: Counter[str] = Counter()
        for dose in own.doses:
            times[dose.exercise.id] += 1
            number = times[dose.exercise.id]
            title = dose.exercise.name if number == 1 else f"{dose.exercise.name} ({number})"
            fields = DoseFields(dose, title, number == 1, folded)
            fields.changed.connect(self._choose)
            fields.tempo_opened.connect(partial(self._fold_others, fields))
            self._fields.append(fields)
            self._doses.column.addWidget(fields)
        tab_in_order(self)

    def _fold_others(self, opened: DoseFields) -> None:
        for fields in self._fields:
            if fields is not opened:
                fields.fold()

    def _choose(self) -> None:
        if self._own is not None:
            chosen = adjustment_between(self._own, self._chosen_level(self._own), self._leg.value)
            self.chosen.emit(chosen, bool(self._time.value))

    def _choose_own(self) -> None:
        self.chosen.emit(Adjustment(), bool(self._time.value))

    def _chosen_level(self, own: Level) -> Level:
        """The level with the numbers that are shown; an exercise has one tempo."""
        doses = [fields.dose for fields in self._fields]
        # The first of an exercise has its tempo.
        exercises = {dose.exercise.id: dose.exercise for dose in reversed(doses)}
        return replace(
            own,
            doses=tuple(replace(dose, exercise=exercises[dose.exercise.id]) for dose in doses),
        )
