"""An exercise done well and with its common faults, side by side."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.core.faults import FAULTS
from glutetimer.core.program import Exercise, FigureKind, Side
from glutetimer.core.setting_choices import Person
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.learn.captioned import Captioned, CaptionedRow
from glutetimer.ui.learn.compared_view import ComparedView
from glutetimer.ui.learn.sign import Sign
from glutetimer.ui.theme import Colors


class Comparison(CaptionedRow):
    """The correct way and each fault; they move with the picture they are `beside`, and rest with
    the leg up, where they differ."""

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        beside: FigureView,
        exercise: Exercise,
        figure: FigureKind,
    ) -> None:
        self._views = [
            ComparedView(clock_ms, colors, beside, exercise, figure, fault)
            for fault in (None, *FAULTS[figure])
        ]
        self._signs = [Sign(view.fault is None, colors) for view in self._views]
        super().__init__(
            [
                Captioned(view, sign, view.words)
                for view, sign in zip(self._views, self._signs, strict=True)
            ]
        )
        beside.end_raised()
        for view in self._views:
            # In its place: without one it would be a window.
            view.show_exercise(exercise, Side.LEFT)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        for view, sign in zip(self._views, self._signs, strict=True):
            view.set_colors(colors)
            sign.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        for view in self._views:
            view.set_figure(person, reduced_motion)
