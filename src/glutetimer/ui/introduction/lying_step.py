"""The step that asks which leg is first, and how the view is to stand for whoever lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.phrases import leg_text, lying_text
from glutetimer.core.program import Exercise, Position, Program, Side
from glutetimer.core.setting_choices import ROTATIONS, SIDES, Person, Rotation
from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.introduction.picture_fitting import fit_picture
from glutetimer.ui.introduction.step import Place, Step, lying_exercise
from glutetimer.ui.introduction.turned_picture import TurnedPicture
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.labels import label
from glutetimer.ui.theme import Colors

VIEW_TEXTS = {
    Rotation.NONE: gettext_noop("The view stays upright, for when you hold your head up."),
    Rotation.LYING: gettext_noop("The view turns with you: it is upright for a head on its side."),
    Rotation.LEFT: gettext_noop("The view is turned to the left."),
    Rotation.RIGHT: gettext_noop("The view is turned to the right."),
}
_FIRST = {
    Side.LEFT: gettext_noop("The left leg works first."),
    Side.RIGHT: gettext_noop("The right leg works first."),
}


class LyingStep(Step):
    """Two questions side by side, each with a picture of what is chosen.

    On the button that goes on, Left and Right choose the leg.
    """

    def __init__(self, place: Place, clock_ms: Callable[[], int], colors: Colors) -> None:
        sides = Choice(gettext("First leg"), [(side, gettext(SIDES[side])) for side in Side])
        rotations = (Rotation.NONE, Rotation.LYING)
        views = Choice(gettext("View"), [(r, gettext(ROTATIONS[r])) for r in rotations])
        self._figure_view = FigureView(clock_ms, colors)
        self._turned = TurnedPicture(colors)
        self._side_text, self._view_text = label(), label()
        questions = QWidget()
        row = QHBoxLayout(questions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        pictures: list[tuple[Card, QWidget]] = []
        weaker, head = gettext("Start with the weaker leg."), gettext("The view turns to match.")
        for name, advice, choice, picture, text in (
            (gettext("Which leg first?"), weaker, sides, self._figure_view, self._side_text),
            (gettext("How do you hold your head?"), head, views, self._turned, self._view_text),
        ):
            card = Card(label(name, "heading"), label(advice), choice, picture, text)
            if choice is sides:
                card.column.addWidget(label(gettext("← and → choose the leg."), "muted"))
            # What the picture leaves.
            card.column.addStretch()
            row.addWidget(card, 1)
            pictures.append((card, picture))
        title, go_on = gettext("How you lie"), gettext("Next")
        super().__init__(place, title, go_on, questions, fills=questions)
        for card, its_picture in pictures:
            fit_picture(self, card, its_picture)
        self._exercise: Exercise | None = None
        self._settings = Settings()
        self._sides, self._views = sides, views
        sides.chosen.connect(partial(self.changed.emit, "first_side"))
        views.chosen.connect(partial(self.changed.emit, "rotation"))
        for choice in (sides, views):
            for key in ENTER_KEYS:
                context = Qt.ShortcutContext.WidgetWithChildrenShortcut
                shortcut = QShortcut(QKeySequence(key), choice, context=context)
                shortcut.activated.connect(self.go_on.click)
        for key, side in ((Qt.Key.Key_Left, Side.LEFT), (Qt.Key.Key_Right, Side.RIGHT)):
            context = Qt.ShortcutContext.WidgetShortcut
            shortcut = QShortcut(QKeySequence(key), self.go_on, context=context)
            shortcut.activated.connect(partial(self.changed.emit, "first_side", side))

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._sides.set_value(settings.first_side)
        self._views.set_value(settings.rotation)
        self._show_choices()

    def show_program(self, program: Program) -> None:
        self._exercise = lying_exercise(program)
        self._figure_view.setVisible(self._exercise is not None)
        self._turned.setVisible(self._exercise is not None)
        self._show_choices()

    def set_colors(self, colors: Colors) -> None:
        self._figure_view.set_colors(colors)
        self._turned.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        self._figure_view.set_figure(person, reduced_motion)
        self._turned.set_person(person)

    def _show_choices(self) -> None:
        side, rotation = self._settings.first_side, self._settings.rotation
        first = gettext(_FIRST[side])
        if self._exercise is not None:
            lie = gettext("{lie}, your back to the wall.")
            first = f"{lie.format(lie=lying_text(Position.SIDE, side))} {first}"
            self._figure_view.show_exercise(self._exercise, side)
            self._turned.show_view(self._exercise, side, rotation)
        self._side_text.setText(first)
        self._view_text.setText(gettext(VIEW_TEXTS[rotation]))
        description = gettext("{leg} first. Left and Right choose the leg.")
        self.go_on.setAccessibleDescription(description.format(leg=leg_text(side)))
