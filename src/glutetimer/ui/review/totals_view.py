"""What some weeks come to: a large figure for each thing, and below it what it is of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from glutetimer.ui.card import Stack
from glutetimer.ui.labels import label
from glutetimer.ui.review.summaries import Total
from glutetimer.ui.wording import unbroken

# Between the figures, in pixels, across and down.
GAPS = 24, 18


class TotalsView(QWidget):
    """The totals, as many side by side as one says."""

    def __init__(self) -> None:
        super().__init__()
        # One that is not needed is hidden: to make and lay out another takes a while.
        self._views: list[_TotalView] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        across, down = GAPS
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(down)

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show these in the place of those before."""
        while len(self._views) < len(totals):
            self._views.append(_TotalView())
            self._place()
        for view, total in zip(self._views, totals, strict=False):
            view.show_total(total)
        for place, view in enumerate(self._views):
            view.setVisible(place < len(totals))

    def set_columns(self, columns: int) -> None:
        """Have so many side by side."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for place, view in enumerate(self._views):
            self._grid.addWidget(view, *divmod(place, self._columns))
        # Of equal width; a column that was in use before may be empty now.
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < self._columns))


class _TotalView(Stack):
    """A figure, and below it what it is of."""

    def __init__(self) -> None:
        self._figure, self._rest = label(kind="title"), label(kind="muted")
        super().__init__(self._figure, self._rest, spacing=0)
        # The one beside it may take more lines.
        self.column.addStretch(1)

    def show_total(self, total: Total) -> None:
        self._figure.setText(total.figure)
        self._rest.setText(unbroken(total.rest))
