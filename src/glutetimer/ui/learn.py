"""Learn: the muscle, each exercise, and safety."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextDocumentFragment
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from glutetimer.core.program import Exercise, Program, Side
from glutetimer.core.settings import Person
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.theme import Colors
from glutetimer.ui.widgets import Card, label, scrolled

MARGIN, CARD_PADDING = 24, 17
AROUND = 2 * (MARGIN + CARD_PADDING)
# Qt's own indent of a list is 40 pixels.
LIST_MARGIN = -20
# A line of more digits than that is hard to read on from: some 900 pixels of the usual type.
DIGITS_OF_A_LINE = 88
# With less room than so many digits take, a picture stands above its text.
DIGITS_BESIDE = 86
# Of a card's width, beside its text; above it, of the page's height.
_PART_BESIDE, _PART_ABOVE = 0.46, 0.6


class LearnPage(QWidget):
    """Texts to read, from `assets/learn/` and from the program itself, with moving pictures."""

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        before: Path,
        after: Path,
    ) -> None:
        """Markdown files to show before and after the exercises."""
        super().__init__()
        self._clock_ms = clock_ms
        self._colors = colors
        self._before, self._after = before, after
        self._exercises: list[_ExerciseCard] = []
        self._cards = QWidget()
        self._column = QVBoxLayout(self._cards)
        self._column.setContentsMargins(MARGIN, 18, MARGIN, MARGIN)
        self._column.setSpacing(14)
        self._area = scrolled(self._cards, self._widest())
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("About the muscle, the exercises and safety")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._area)

    def show_program(self, program: Program) -> None:
        """Explain that program's exercises."""
        self._exercises = [
            _ExerciseCard(exercise, FigureView(self._clock_ms, self._colors))
            for exercise in program.exercises
        ]
        cards = (_written_card(self._before), *self._exercises, _written_card(self._after))
        for card in cards:
            self._column.addWidget(card)
        self._column.addStretch(1)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        for card in self._exercises:
            card.picture.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced`, at rest."""
        for card in self._exercises:
            card.picture.set_figure(person, reduced)

    def showEvent(self, event: QShowEvent) -> None:
        # The keys that scroll work at once.
        self._area.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= DIGITS_BESIDE * self.fontMetrics().horizontalAdvance("0")
        widest = self._widest()
        self._cards.setMaximumWidth(widest)
        # By the page's size, not the card's own: that one changes with the scroll bar, and
        # the scroll bar with the pictures' heights.
        width = min(self.width(), widest) - AROUND
        for each in self._exercises:
            each.arrange(beside, width, self.height())

    def _widest(self) -> int:
        return DIGITS_OF_A_LINE * self.fontMetrics().horizontalAdvance("0") + AROUND

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


class _ExerciseCard(Card):
    """One exercise: its name, its moving picture and how it is done."""

    def __init__(self, exercise: Exercise, picture: FigureView) -> None:
        super().__init__(_heading(exercise.name))
        self.picture = picture
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(MARGIN)
        self._parts.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._parts.addWidget(_steps(exercise), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._parts)
        picture.show_exercise(exercise, Side.LEFT)

    def arrange(self, beside: bool, width: int, page_height: int) -> None:
        """Put the picture beside the text or above it, in a card of that width inside."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        wide = round(width * _PART_BESIDE)
        if not beside:
            # The text below it should be seen as well.
            wide = min(width, round(page_height * _PART_ABOVE / (VIEW.height() / VIEW.width())))
        self.picture.setFixedWidth(wide)
        self.picture.fit_width(wide)


def _written_card(path: Path) -> Card:
    """What a Markdown file says."""
    text = QTextDocumentFragment.fromMarkdown(path.read_text(encoding="utf-8"))
    words = label()
    words.setTextFormat(Qt.TextFormat.RichText)
    # As far in as the steps of the exercises.
    words.setText(text.toHtml().replace("-qt-list-indent: 1", f"margin-left: {LIST_MARGIN}px"))
    words.setAccessibleName(text.toPlainText())
    return Card(_selectable(words))


def _heading(text: str) -> QLabel:
    """A heading as large as those of the Markdown files."""
    words = label()
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(f"<h2 style='margin: 0'>{escape(text)}</h2>")
    words.setAccessibleName(text)
    return _selectable(words)


def _steps(exercise: Exercise) -> QLabel:
    """How to lie, how to move and what to avoid; a person's own text is text, not markup."""
    parts = (
        ("How to lie", exercise.setup),
        ("How to move", exercise.movement),
        ("What to avoid", exercise.mistakes),
    )
    words = label()
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText("".join(_list(title, steps) for title, steps in parts if steps))
    told = [f"{title}: {' '.join(steps)}" for title, steps in parts if steps]
    words.setAccessibleName(f"{exercise.name}. {' '.join(told)}")
    return _selectable(words)


def _list(title: str, steps: Sequence[str]) -> str:
    items = "".join(f"<li style='margin-bottom: 4px'>{escape(step)}</li>" for step in steps)
    return (
        f"<p style='margin-bottom: 4px'><b>{title}</b></p>"
        f"<ul style='margin-left: {LIST_MARGIN}px; margin-top: 0; margin-bottom: 10px'>{items}</ul>"
    )


def _selectable(words: QLabel) -> QLabel:
    """By the mouse alone: the keys are the page's, to scroll it."""
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
