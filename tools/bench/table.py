"""The rows of the table, and how they are written."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("what", "median (quartiles)", "times", "of", "at most", "holds")


@dataclass(frozen=True)
class Row:
    """What was measured, once in each of some runs.

    `base` is what was measured in the same runs for comparison, and `of` says of what: then the
    ratio of each run counts. `most` bounds the median: that of the ratios, or of the values if
    there is no base. `absent` says why nothing was measured.
    """

    what: str
    values: Sequence[float] = ()
    unit: str = "ms"
    base: Sequence[float] = ()
    of: str = "the least window's"
    most: float | None = None
    absent: str = ""

    @property
    def ratios(self) -> list[float]:
        """How many times what it is compared with it was, run by run; empty without that."""
        if not self.base:
            return []
        return [value / base for value, base in zip(self.values, self.base, strict=True)]

    @property
    def holds(self) -> bool | None:
        """Whether it is within its bound; None where there is no bound, or nothing to bound."""
        if self.most is None or not self.values:
            return None
        return statistics.median(self.ratios or self.values) <= self.most

    def cells(self) -> tuple[str, ...]:
        """Its texts, one for each of `HEAD`."""
        if not self.values:
            return (self.what, self.absent, "", "", "", "")
        most = "" if self.most is None else f"{self.most:g}"
        if most and not self.base:
            most = f"{most} {self.unit}"
        return (
            self.what,
            _spread(self.values, self.unit),
            _spread(self.ratios) if self.base else "",
            self.of if self.base else "",
            most,
            {None: "", True: "yes", False: "NO"}[self.holds],
        )


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown, its columns aligned."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    texts = ["| " + " | ".join(_padded(line, widths)) + " |" for line in lines]
    texts.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(texts) + "\n"


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]


def _spread(values: Sequence[float], unit: str = "") -> str:
    """The median, and the quartiles of more than one value."""
    median = f"{_number(statistics.median(values))} {unit}".strip()
    if len(values) < 2:
        return median
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    return f"{median} ({_number(first)}–{_number(third)})"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
