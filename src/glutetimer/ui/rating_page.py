"""The page that asks from the mat how a session felt: one question at a time, read from afar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.accessible import Role, announce, give_role
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.focus import tab_in_order
from glutetimer.ui.keys import PRESS_KEYS, digit_of, key_of
from glutetimer.ui.labels import label
from glutetimer.ui.option_button import OptionButton
from glutetimer.ui.rating_questions import Option, Rated, RatingQuestion
from glutetimer.ui.type_size import on_new_type
from glutetimer.ui.workout.text_fitting import font_of, line_font

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
# Fractions of the page's shorter side: margins, and heights of the texts and of the answers.
MARGIN, GAP = 0.04, 0.02
TITLE, QUESTION, HINT, ACT = 0.05, 0.1, 0.05, 0.036
MANY_OPTIONS, FEW_OPTIONS = 0.23, 0.31
# More answers than this are numbers, in narrow buttons.
FEW = 5
# A button's text ends with its key.
SKIP, NEXT = gettext_noop("Skip (S)"), gettext_noop("Next (S)")


class RatingPage(QWidget):
    """Shows one question, and asks for what keys and clicks mean there.

    Nothing is chosen beforehand: the keyboard is on the question's text, where Space asks to
    hear it again, or goes on where an answer was given before. An arrow goes to an answer, which
    Space then gives; digits give one at once.
    """

    # The value of the option that the person chose.
    answered = Signal(object)
    # The `Option` that the keyboard went to, which is no answer yet.
    marked = Signal(object)
    # The question is to be said again, left unanswered, or left with all that follow.
    repeat_asked = Signal()
    skipped = Signal()
    rest_skipped = Signal()
    # Back to the question before.
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        give_role(self, Role.Pane, gettext("How did it feel?"))
        self._title, self._count, self._text, self._hint = _line(), _line(), _line(), _line()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        for centered in (self._text, self._hint):
            centered.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # The keyboard is here first: a key that is pressed without looking answers nothing.
        self._text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._options = _Options()
        self._question: RatingQuestion | None = None
        self._buttons: dict[Option, OptionButton] = {}
        self._is_answered = False
        # The hint before the keyboard is on an answer.
        self._question_hint = ""
        # The digits typed so far, where more may follow.
        self._typed = ""
        self._back = self._act(gettext("Back (Backspace)"), self.back_asked)
        self._skip = self._act(gettext(SKIP), self.skipped)
        self._skip_rest = self._act(gettext("Skip the rest (Esc)"), self.rest_skipped)
        self._act_buttons = (self._back, self._skip, self._skip_rest)
        self.setMinimumSize(360, 240)
        self._lay_out()
        # The style sheet, set anew, would leave them the size of all other text.
        for sized in (self._title, self._count, self._text, self._hint, *self._act_buttons):
            on_new_type(sized, self._fit)

    def show_question(
        self,
        question: RatingQuestion,
        answer: Rated | None,
        title: str,
        number: int,
        count: int,
        announced: bool,
    ) -> None:
        """Ask that question, the one of that number of so many; `answer` was given before.

        `title` says what is asked about. `announced`, a screen reader says it: no voice does.
        """
        self._text.setFocus()
        self._question, self._typed = question, ""
        self._title.setText(title)
        self._count.setText(gettext("{number} of {count}").format(number=number, count=count))
        self._text.setText(question.text)
        given = [option.text for option in question.options if option.value == answer]
        self._is_answered = bool(given)
        hint = question.keys
        if given:
            hint = gettext("“{answer}” is kept. Space goes on.").format(answer=given[0])
        self._question_hint = hint
        self._hint.setText(hint)
        _name_act(self._skip, gettext(NEXT if given else SKIP))
        self._back.setEnabled(number > 1)
        self._buttons = self._options.show_of(question)
        for option, option_button in self._buttons.items():
            option_button.setChecked(option.value == answer)
            self._connect(option_button, option.value)
        tab_in_order(self)
        self._fit()
        if announced:
            kept = f" {hint}" if given else ""
            announce(self._text, f"{question.text} {self._spoken_options()}{kept}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = key_of(event), digit_of(event)
        if key in STEPS:
            self._mark_next(STEPS[key])
        elif digit is not None and not event.isAutoRepeat():
            self._type(str(digit))
        elif key in PRESS_KEYS:
            self._press()
        elif key == Qt.Key.Key_PageUp:
            self._mark_next(1, wraps=True)
        elif key == Qt.Key.Key_Backspace:
            self._back.click()
        elif key == Qt.Key.Key_S:
            self._skip.click()
        elif key == Qt.Key.Key_Escape:
            self._skip_rest.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._typed:
            # The keyboard leaves the answer that was typed.
            self._typed = ""
            self._hint.setText(self._question_hint)
        return super().focusNextPrevChild(forward)

    def _press(self) -> None:
        """Take the answer that the keyboard is on; on none, go on from the answer that is kept, or
        ask to hear the question again."""
        for option_button in self._buttons.values():
            if option_button.is_marked:
                option_button.click()
                return
        if self._is_answered:
            self._skip.click()
        else:
            self.repeat_asked.emit()

    def _mark_next(self, step: int, wraps: bool = False) -> None:
        """Put the keyboard on the next answer, or the one before; from none, on either end.

        A presenter has no second key to go back with: `wraps`, the first follows the last.
        """
        options = list(self._buttons)
        marked = [i for i, option in enumerate(options) if self._buttons[option].is_marked]
        start = -1 if step > 0 else len(options)
        to = (marked[0] if marked else start) + step
        last = len(options) - 1
        option = options[to % len(options) if wraps else max(0, min(to, last))]
        self._mark(option, gettext("Space takes it. An arrow goes on to another."))

    def _mark(self, option: Option, hint: str, typed: str = "") -> None:
        self._typed = typed
        self._buttons[option].mark()
        self._hint.setText(hint)
        self.marked.emit(option)

    def _type(self, digit: str) -> None:
        """Take the answer of the digits typed, unless more of them may follow."""
        for typed in (self._typed + digit, digit):
            options = [option for option in self._buttons if option.digits.startswith(typed)]
            if options:
                break
        else:
            return
        if len(options) == 1:
            self._buttons[options[0]].click()
            return
        shorter, longer = options
        hint = gettext("Space takes {shorter}. A {digit} now makes it {longer}.").format(
            shorter=shorter.text, longer=longer.text, digit=longer.digits[-1]
        )
        self._mark(shorter, hint, typed)

    def _connect(self, option_button: OptionButton, value: Rated) -> None:
        option_button.clicked.connect(lambda: self.answered.emit(value))

    def _spoken_options(self) -> str:
        return ", ".join(
            f"{option.digits} {option.text}" if option.digits != option.text else option.text
            for option in self._buttons
        )

    def _act(self, text: str, asked: SignalInstance) -> Button:
        """A button for a key; a click leaves the keyboard where it is."""
        act = button(text, click_focuses=False)
        _name_act(act, text)
        act.clicked.connect(lambda: asked.emit())
        return act

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._top, self._acts = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self._title, 2)
        self._top.addWidget(self._count, 1)
        self._acts.addWidget(self._back)
        self._acts.addStretch(1)
        self._acts.addWidget(self._skip)
        self._acts.addWidget(self._skip_rest)
        column.addLayout(self._top)
        column.addStretch(2)
        column.addWidget(self._text)
        column.addWidget(self._options)
        column.addWidget(self._hint)
        column.addStretch(3)
        column.addLayout(self._acts)

    def _fit(self) -> None:
        """Give everything the size that the page has room for."""
        column = self.layout()
        if column is None or self._question is None:
            return
        unit = min(self.width(), self.height())
        margin, gap = round(unit * MARGIN), round(unit * GAP)
        column.setContentsMargins(margin, margin, margin, margin)
        for spaced in (column, self._acts):
            spaced.setSpacing(gap)
        width = self.width() - 2 * margin
        for line, height in ((self._text, QUESTION), (self._hint, HINT)):
            line.setFont(line_font([line.text()], width, unit * height, line is self._text))
        for line in (self._title, self._count):
            line.setFont(font_of(unit * TITLE, bold=False))
        for act in self._act_buttons:
            act.setFont(font_of(unit * ACT, bold=False))
        few = len(self._buttons) <= FEW
        self._options.setFixedHeight(round(unit * (FEW_OPTIONS if few else MANY_OPTIONS)))
        self._options.row.setSpacing(gap if few else max(2, gap // 2))


class _Options(QWidget):
    """The answers to a question, side by side."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, Role.Grouping, gettext("Answers"))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def show_of(self, question: RatingQuestion) -> dict[Option, OptionButton]:
        """Show the answers to that question instead; the keyboard should be on none of them."""
        while item := self.row.takeAt(0):
            if former := item.widget():
                former.hide()
                former.deleteLater()
        self.setAccessibleName(question.name)
        texts = tuple(option.text for option in question.options)
        buttons = {
            option: OptionButton(question.name, option, texts) for option in question.options
        }
        for option_button in buttons.values():
            self.row.addWidget(option_button)
            # The layout would show it a turn of the event loop later: too late for the keyboard.
            option_button.show()
        return buttons


def _name_act(act: Button, text: str) -> None:
    """Give a button a text that ends with its key; a screen reader reads it without."""
    act.setText(text)
    act.setAccessibleName(text.partition(" (")[0])


def _line() -> QLabel:
    """A line of text that does not keep the page from becoming smaller."""
    line = label()
    line.setWordWrap(False)
    line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return line
