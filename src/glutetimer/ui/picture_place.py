"""The place of a page's moving picture, which comes once the page was painted.

What paints a person takes longer to load than all else on Today.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.program import Exercise, Side
from glutetimer.core.setting_choices import Person
from glutetimer.ui.figure.picture_size import height_for
from glutetimer.ui.theme import Colors

if TYPE_CHECKING:
    from glutetimer.ui.figure_view import FigureView


# By how much of its height it gets lower, for the sake of what is below it.
MAX_LOWERED = 0.1


class PicturePlace(QWidget):
    """As large as the `FigureView` that is to come, and holds what that is to show."""

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._clock_ms, self._colors = clock_ms, colors
        self._person, self._reduced_motion = Person(), False
        self._shows: tuple[Exercise, Side] | None = None
        self._view: FigureView | None = None
        # By which it was fitted.
        self._width = self.width()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def load(self) -> None:
        """Show the picture from now on."""
        if self._view is not None:
            return
        from glutetimer.ui.figure_view import FigureView

        view = self._view = FigureView(self._clock_ms, self._colors)
        view.set_figure(self._person, self._reduced_motion)
        if self._shows is not None:
            view.show_exercise(*self._shows)
        view.fit_width(self._width)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(view)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        """Show that exercise, with that leg where either may be first; without a figure there is
        nothing to see."""
        self._shows = exercise, side
        self.setVisible(exercise.figure is not None)
        if self._view is not None:
            self._view.show_exercise(exercise, side)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        if self._view is not None:
            self._view.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        self._person, self._reduced_motion = person, reduced_motion
        if self._view is not None:
            self._view.set_figure(person, reduced_motion)

    def fit_width(self, width: int) -> None:
        """Be as high as the picture is when it is that wide."""
        self._width = width
        self.setFixedHeight(height_for(width))
        if self._view is not None:
            self._view.fit_width(width)

    def lower_by(self, missing_px: int) -> None:
        """Be so many pixels lower, if that is little, so that what is below is all in sight."""
        height = self.height()
        if 0 < missing_px <= MAX_LOWERED * height:
            self.fit_width(self._width * (height - missing_px) // height)
