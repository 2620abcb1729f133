"""Asks how the session just done felt, one question at a time, and keeps each answer at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from glutetimer.app.question_voice import QuestionVoice
from glutetimer.app.session_controller import SessionController
from glutetimer.core.session import State
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.press_guard import PressGuard
from glutetimer.ui.rating_page import RatingPage
from glutetimer.ui.rating_questions import Option, Rated, RatingQuestion, questions_about

THANKS = gettext_noop("Thank you.")


class RatingController(QObject):
    """Leads through the questions, forth and back."""

    # Each question was answered or skipped.
    finished = Signal()

    def __init__(
        self,
        page: RatingPage,
        guard: PressGuard,
        session_controller: SessionController,
        voice: QuestionVoice,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._guard = guard
        self._session_controller = session_controller
        self._voice = voice
        self._questions: tuple[RatingQuestion, ...] = ()
        # The index of the one that is asked now.
        self._index = 0
        page.answered.connect(self._answer)
        page.marked.connect(self._say_option)
        page.repeat_asked.connect(self._repeat)
        page.skipped.connect(lambda: self._go_to(self._index + 1))
        page.rest_skipped.connect(lambda: self._go_to(len(self._questions)))
        page.back_asked.connect(lambda: self._go_to(self._index - 1))

    def show(self) -> None:
        """Begin with the first question about the session that has just ended."""
        workout = self._session_controller.workout
        if workout is not None:
            self._questions = questions_about(workout.record)
            self._go_to(0)

    def _go_to(self, index: int, said: str = "") -> None:
        """Ask the question of that index, once the answer before was `said`; after all, go on."""
        workout = self._session_controller.workout
        if workout is None:
            return
        self._voice.fall_silent()
        if index == len(self._questions):
            if said:
                self._say(said, gettext(THANKS))
            self.finished.emit()
            return
        self._index, question = index, self._questions[index]
        finished = workout.session.state is State.FINISHED
        self._page.show_question(
            question,
            question.answer_in(workout.record),
            gettext("Session done") if finished else gettext("Stopped"),
            index + 1,
            len(self._questions),
            announced=not self._voice.speaks,
        )
        # A double press answers one question, not two.
        self._guard.page_changed()
        self._say(*filter(None, (said, question.spoken)))

    def _answer(self, value: Rated) -> None:
        workout, question = self._session_controller.workout, self._questions[self._index]
        if workout is None:
            return
        rated = question.answered(workout.record, value)
        self._session_controller.rate(rated.effort, rated.pain, rated.note)
        (said,) = (option.spoken for option in question.options if option.value == value)
        self._go_to(self._index + 1, said)

    def _say_option(self, option: Option) -> None:
        self._say(option.spoken)

    def _repeat(self) -> None:
        self._say(self._questions[self._index].spoken)

    def _say(self, *texts: str) -> None:
        workout = self._session_controller.workout
        if workout is not None:
            self._voice.say(workout.session.timeline.plan, *texts)
