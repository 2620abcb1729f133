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
        self._totals: list[Stack] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        across, down = GAPS
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(down)

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show these in the place of those before."""
        for shown in self._totals:
            shown.hide()
            shown.deleteLater()
        self._totals = [_total_view(total) for total in totals]
        self._place()

    def set_columns(self, columns: int) -> None:
        """Have so many side by side."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        for place, shown in enumerate(self._totals):
            self._grid.addWidget(shown, *divmod(place, self._columns))
        # Of equal width; a column that was in use before may be empty now.
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < self._columns))


def _total_view(total: Total) -> Stack:
    view = Stack(label(total.figure, "title"), label(unbroken(total.rest), "muted"), spacing=0)
    # The one beside it may take more lines.
    view.column.addStretch(1)
    return view
