"""The page Learn: the muscle, each exercise, and safety."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextDocumentFragment
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from glutetimer.core.program import Exercise, Program, Side
from glutetimer.core.setting_choices import Person
from glutetimer.core.translation import gettext
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.labels import escape, label
from glutetimer.ui.learn.comparison import Comparison
from glutetimer.ui.learn.muscle_view import MuscleView
from glutetimer.ui.learn.stances import Stances
from glutetimer.ui.mark_legend import MarkLegend
from glutetimer.ui.scrolling import fill_page, scroll_to_end
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import digits_px, on_new_type

MARGIN = 24
AROUND = 2 * (MARGIN + Card.BESIDE_PX)
# Qt's own indent of a list is 40 pixels.
LIST_MARGIN = -20
# Lines of more digits than some 88, which these leave beside margins, are hard to read.
MAX_DIGITS = 96
# On a page narrower than so many digits, a picture stands above its text.
DIGITS_BESIDE = 86
# A picture's width beside its text, of the card's; its height above the text, of the page's.
_WIDTH_BESIDE, _HEIGHT_ABOVE = 0.46, 0.6


# An image in Markdown: its alternative text and its name.
_IMAGE = re.compile(r"^!\[(.*)\]\((.*)\)$", re.MULTILINE)
_DRAWINGS: Mapping[str, type[MuscleView | Stances]] = {"hip": MuscleView, "stances": Stances}


class LearnPage(QWidget):
    """Texts to read, from `assets/learn/` and from the program itself, with moving pictures."""

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        before: str,
        after: str,
    ) -> None:
        """`before` and `after` are texts in Markdown to show before and after the exercises."""
        super().__init__()
        self._clock_ms = clock_ms
        self._colors = colors
        self._person, self._reduced_motion = Person(), False
        self._before, self._after = before, after
        self._explained: tuple[Exercise, ...] = ()
        self._exercises: list[_ExerciseCard] = []
        self._all: tuple[_ExerciseCard | _WrittenCard, ...] = ()
        self._cards = Stack(margins=(MARGIN, 18, MARGIN, MARGIN))
        self._area = fill_page(self, self._cards, MAX_DIGITS)
        on_new_type(self, self._arrange)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(gettext("About the muscle, the exercises and safety"))

    def show_program(self, program: Program) -> None:
        """Explain that program's exercises, in the place of those of the one before."""
        if program.exercises == self._explained:
            return
        self._explained = program.exercises
        self._cards.clear()
        self._exercises = [
            _ExerciseCard(exercise, self._clock_ms, self._colors) for exercise in program.exercises
        ]
        before, after = (_WrittenCard(text, self._colors) for text in (self._before, self._after))
        self._all = (before, *self._exercises, after)
        for card in self._all:
            card.set_figure(self._person, self._reduced_motion)
            self._cards.column.addWidget(card)
        self._cards.column.addStretch(1)
        self._arrange()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        for card in self._all:
            card.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        self._person, self._reduced_motion = person, reduced_motion
        for card in self._all:
            card.set_figure(person, reduced_motion)

    def showEvent(self, event: QShowEvent) -> None:
        # The keys that scroll work at once.
        self._area.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Place the pictures as the page's size allows."""
        beside = self.width() >= digits_px(self, DIGITS_BESIDE)
        # By the page's size, not the card's own: that one changes with the scroll bar, and
        # the scroll bar with the pictures' heights.
        width = min(self.width(), digits_px(self, MAX_DIGITS)) - AROUND
        for card in self._exercises:
            card.arrange(beside, width, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_to_end(self._area, event):
            super().keyPressEvent(event)


class _ExerciseCard(Card):
    """One exercise: its name, its moving picture, how it is done and how not."""

    def __init__(self, exercise: Exercise, clock_ms: Callable[[], int], colors: Colors) -> None:
        legend = MarkLegend(colors)
        legend.load()
        super().__init__(_heading(exercise.name), legend)
        self._legend = legend
        self.picture = picture = FigureView(clock_ms, colors)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(MARGIN)
        self._box.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(_steps(exercise), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._box)
        picture.show_exercise(exercise, Side.LEFT)
        self._legend.show_exercise(exercise)
        self._comparison: Comparison | None = None
        if exercise.figure is not None:
            comparison = Comparison(clock_ms, colors, picture, exercise, exercise.figure)
            self._comparison = comparison
            self.column.addSpacing(8)
            self.column.addWidget(comparison)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._legend.set_colors(colors)
        for picture in self._pictures():
            picture.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        for picture in self._pictures():
            picture.set_figure(person, reduced_motion)

    def _pictures(self) -> Iterator[FigureView | Comparison]:
        yield self.picture
        if self._comparison is not None:
            yield self._comparison

    def arrange(self, beside: bool, width: int, page_height: int) -> None:
        """Put the picture beside the text or above it; `width` is that of the card's inside."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if beside:
            picture_width = round(width * _WIDTH_BESIDE)
        else:
            # The text below it should be seen as well.
            height = page_height * _HEIGHT_ABOVE
            picture_width = min(width, round(height / (VIEW.height() / VIEW.width())))
        self.picture.setFixedWidth(picture_width)
        self.picture.fit_width(picture_width)


class _WrittenCard(Card):
    """A text in Markdown; an image in it on a line of its own is a drawing of `_DRAWINGS`, whose
    alternative text a screen reader says."""

    def __init__(self, markdown: str, colors: Colors) -> None:
        super().__init__()
        self._drawings: list[MuscleView | Stances] = []
        text, *parts = _IMAGE.split(markdown)
        self.column.addWidget(_written_label(text))
        for description, name, following in zip(*[iter(parts)] * 3, strict=True):
            drawing = _DRAWINGS[name](colors, description)
            self._drawings.append(drawing)
            self.column.addWidget(drawing)
            self.column.addWidget(_written_label(following))

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        for drawing in self._drawings:
            drawing.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        for drawing in self._drawings:
            drawing.set_figure(person, reduced_motion)


def _written_label(markdown: str) -> QLabel:
    text = QTextDocumentFragment.fromMarkdown(markdown)
    # Lists as far in as the steps of the exercises.
    html = text.toHtml().replace("-qt-list-indent: 1", f"margin-left: {LIST_MARGIN}px")
    return _rich_label(html, text.toPlainText())


def _heading(text: str) -> QLabel:
    """A heading as large as those in Markdown."""
    return _rich_label(f"<h2 style='margin: 0'>{escape(text)}</h2>", text)


def _steps(exercise: Exercise) -> QLabel:
    """How to lie, how to move and what to avoid; a person's own text is text, not markup."""
    lists = [
        (title, steps)
        for title, steps in (
            (gettext("How to lie"), exercise.setup),
            (gettext("How to move"), exercise.movement),
            (gettext("What to avoid"), exercise.mistakes),
        )
        if steps
    ]
    spoken = " ".join(f"{title}: {' '.join(steps)}" for title, steps in lists)
    return _rich_label("".join(starmap(_list, lists)), f"{exercise.name}. {spoken}")


def _list(title: str, steps: Sequence[str]) -> str:
    items = "".join(f"<li style='margin-bottom: 4px'>{escape(step)}</li>" for step in steps)
    return (
        f"<p style='margin-bottom: 4px'><b>{title}</b></p>"
        f"<ul style='margin-left: {LIST_MARGIN}px; margin-top: 0; margin-bottom: 10px'>{items}</ul>"
    )


def _rich_label(html: str, spoken: str) -> QLabel:
    """A label of rich text, with what a screen reader says in its place."""
    rich = label()
    rich.setTextFormat(Qt.TextFormat.RichText)
    rich.setText(html)
    rich.setAccessibleName(spoken)
    # By the mouse alone: the keys are the page's, to scroll it.
    rich.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return rich
