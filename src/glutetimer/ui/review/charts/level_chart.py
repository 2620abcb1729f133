"""How far up the ladder: a stepped line over time, and the newest steps in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QTextLayout, QTextOption

from glutetimer.core.dates import day_text
from glutetimer.core.program import Program
from glutetimer.core.review import LevelChange, Review
from glutetimer.ui.review import words
from glutetimer.ui.review.charts import axes
from glutetimer.ui.review.charts.axes import Stamp, TimeScale, Type
from glutetimer.ui.theme import Colors

MOST_ROWS = 6
# With so many lines of text of width the rows are beside the ladder, which takes this share.
BESIDE_FROM, LADDER_SHARE = 60.0, 0.55
# The levels' names may take so much of the width; wider ones lie on their lines.
NAMES_SHARE = 0.4
# In lines of text: above and below a line that its name lies on, beside a text, around a row,
# and a dot's radius at most and at least.
ON_LINE, UNDER_LINE, BESIDE, PAD, RADIUS, LEAST_RADIUS = 0.45, 0.8, 0.8, 0.35, 0.3, 0.16
# How thick the path is for a dot's radius, and the ring of ground around a dot.
PATH_SHARE, RING_PX = 0.5, 1.5


class Paragraph:
    """A text from a point on, broken into lines; all of it can be read."""

    def __init__(self, text: str, font: QFont, at: QPointF, width: float) -> None:
        option = QTextOption()
        # Within a word, too, where it is an id that no line is wide enough for.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text = " ".join(text.split())
        self._lines = QTextLayout(self.text, font)
        self._lines.setTextOption(option)
        self._lines.beginLayout()
        wide = height = 0.0
        while (line := self._lines.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            wide, height = max(wide, line.naturalTextWidth()), height + line.height()
        self._lines.endLayout()
        self.rect = QRectF(at.x(), at.y(), wide, height)

    def paint(self, painter: QPainter, color: str) -> None:
        """Paint it."""
        painter.setPen(QColor(color))
        self._lines.draw(painter, self.rect.topLeft())


class Row(NamedTuple):
    """A step in words: all of its place, and its texts."""

    step: int
    place: QRectF
    day: Paragraph
    level: Paragraph
    decision: Paragraph


class Layout(NamedTuple):
    """Where everything is: `lines` is each level's y, `dots` are the steps, oldest first.

    `path` goes from corner to corner. `remark` says what the rows leave out.
    """

    plot: QRectF
    names: tuple[Paragraph, ...]
    lines: tuple[float, ...]
    path: tuple[QPointF, ...]
    dots: tuple[QPointF, ...]
    radius: float
    stamps: Sequence[Stamp]
    rows: tuple[Row, ...]
    remark: Paragraph | None
    height: float


class PathDrawing:
    """The levels as lines, a stepped line from one to the next, and the steps as rows."""

    name = "Your way up the ladder"

    def __init__(
        self, review: Review, program: Program, today: date, most_rows: int = MOST_ROWS
    ) -> None:
        """`most_rows` is how many of the steps are told in words at most, the newest."""
        self._review, self._program, self._today = review, program, today
        self._steps, self._most_rows = review.steps, most_rows
        trail = [review.level_before, *(step.to_level for step in review.steps)]
        self._trail = [level for level in trail if level]
        self._ladder = ladder(program, self._trail)

    def __len__(self) -> int:
        return len(self._steps)

    def height(self, width: float, font: QFont) -> float:
        """What its levels and its texts need."""
        return self.layout(QRectF(0, 0, width, 0), font).height

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it from the top of `rect` down."""
        type_ = Type(painter.font())
        at = self.layout(rect, type_.plain)
        painter.save()
        _paint_ground(painter, at, colors)
        for y in at.lines:
            painter.fillRect(QRectF(at.plot.left(), y, at.plot.width(), 1), axes.quiet(colors))
        axes.paint_stamps(painter, at.stamps, at.plot, type_, colors)
        for level, name in zip(self._ladder, at.names, strict=True):
            name.paint(painter, colors.text if level in self._trail[-1:] else colors.muted)
        _paint_path(painter, at, colors)
        for index, dot in enumerate(at.dots):
            _paint_dot(painter, dot, at.radius, colors, index == marked)
        for row in at.rows:
            if row.step == marked:
                axes.paint_marked(painter, row.place, colors)
            row.day.paint(painter, colors.muted)
            row.level.paint(painter, colors.text)
            row.decision.paint(painter, colors.muted)
        if at.remark:
            at.remark.paint(painter, colors.muted)
        painter.restore()

    def at(self, rect: QRectF, point: QPointF, font: QFont) -> int | None:
        """The step whose row or dot is there."""
        at = self.layout(rect, font)
        for row in at.rows:
            if row.place.contains(point):
                return row.step
        far = [(dot - point).manhattanLength() for dot in at.dots]
        nearest = min(range(len(far)), key=far.__getitem__, default=None)
        near = nearest is not None and far[nearest] <= 3 * RADIUS * Type(font).line
        return nearest if near else None

    def describe(self, index: int) -> str:
        """That step in words, with the decision behind it."""
        step = self._steps[index]
        return f"{self._day(step)}: {self._level(step)}, {words.decision_text(step)}"

    def summary(self) -> str:
        """Where one is, and how many steps it took."""
        return words.path_text(self._review, self._program, self._today)

    def _day(self, step: LevelChange) -> str:
        return day_text(step.day, self._today)

    def _level(self, step: LevelChange) -> str:
        return words.level_name(step.to_level, self._program)

    def _remark(self) -> str:
        """What is to be said below the rows, or in their place."""
        if not self._steps:
            return self.summary()
        more = len(self._steps) - self._most_rows
        described = more > 0 and self._most_rows > 0
        return f"and {more} earlier {'one' if more == 1 else 'ones'}" if described else ""

    def layout(self, rect: QRectF, font: QFont) -> Layout:
        """Where everything is, from the top of `rect` down."""
        type_ = Type(font)
        line = type_.line
        is_wide = rect.width() >= BESIDE_FROM * line
        width = rect.width() * (LADDER_SHARE if is_wide else 1)
        names, lines, plot = self._levels(QRectF(rect.left(), rect.top(), width, 0), type_)
        scale = TimeScale(self._review.bars, plot.left(), plot.right())
        stamps = _stamps(scale, self._today, type_, rect.left() + width)
        lower = plot.bottom() + axes.below(type_, stamps)
        y = dict(zip(self._ladder, lines, strict=True))
        dots = [QPointF(scale.x(step.day), y[step.to_level]) for step in self._steps]
        path = [QPointF(plot.left(), y[self._trail[0]])] if self._review.level_before else []
        for dot in dots:
            path += [QPointF(dot.x(), path[-1].y()), dot] if path else [dot]
        path += [QPointF(scale.x(self._today), end.y()) for end in path[-1:]]
        place = QRectF(rect.left(), lower + BESIDE * line, rect.width(), 0)
        if is_wide:
            left = rect.left() + width + 2 * BESIDE * line
            place = QRectF(left, rect.top(), rect.right() - left, 0)
        rows, remark, bottom = self._rows(place, type_)
        # Many dots are smaller, so that they are told apart.
        crowded = plot.width() / (1 + 3 * len(dots))
        radius = min(RADIUS * line, max(LEAST_RADIUS * line, crowded))
        return Layout(
            plot, names, lines, tuple(path), tuple(dots), radius, stamps, rows, remark,
            height=max(lower, bottom) - rect.top(),
        )  # fmt: skip

    def _levels(
        self, rect: QRectF, type_: Type
    ) -> tuple[tuple[Paragraph, ...], tuple[float, ...], QRectF]:
        """The levels' names and their lines, the lowest first, and where the lines are."""
        line = type_.line
        edge = RADIUS * line + RING_PX
        rect = rect.adjusted(PAD * line, 0, -edge, 0)
        texts = [self._name(level) for level in self._ladder]
        column = min(max(map(type_.bold_wide, texts)) + 1, NAMES_SHARE * rect.width())
        # Beside the lines, unless a single word is too wide for that.
        on_line = column < max(map(type_.bold_wide, " ".join(texts).replace("-", "- ").split()))
        column = rect.width() if on_line else column
        names: list[Paragraph] = []
        lines: list[float] = []
        top = rect.top()
        for level, text in zip(reversed(self._ladder), reversed(texts), strict=True):
            font = type_.bold if level in self._trail[-1:] else type_.plain
            names.insert(0, Paragraph(text, font, QPointF(rect.left(), top), column))
            lower = names[0].rect.bottom()
            lines.insert(0, round(lower + ON_LINE * line if on_line else (top + lower) / 2))
            top = lines[0] + UNDER_LINE * line if on_line else lower + UNDER_LINE * line
        left = rect.left() + (edge if on_line else column + BESIDE * line)
        bottom = max(lines[0] + UNDER_LINE * line, names[0].rect.bottom())
        plot = QRectF(left, rect.top(), rect.right() - left, round(bottom - rect.top()))
        return tuple(names), tuple(lines), plot

    def _name(self, level: str) -> str:
        """The level's name, with its number on the ladder."""
        known = self._program.level(level)
        return f"{self._program.place(known) + 1}  {known.name}" if known else level

    def _rows(self, rect: QRectF, type_: Type) -> tuple[tuple[Row, ...], Paragraph | None, float]:
        """The newest steps in words, what is said below them, and where that ends."""
        pad = PAD * type_.line
        x, y, width = rect.left() + pad, rect.top(), rect.width() - 2 * pad
        newest = range(len(self))[::-1][: self._most_rows]
        column = max((type_.wide(self._day(self._steps[i])) for i in newest), default=0.0)
        column += BESIDE * type_.line
        # The days are beside the texts where these have twice the room, else above them.
        column = column if newest and 3 * column <= width else 0.0
        rows = []
        for index in newest:
            step = self._steps[index]
            day = Paragraph(self._day(step), type_.plain, QPointF(x, y + pad), width)
            at = QPointF(x + column, day.rect.top() if column else day.rect.bottom())
            level = Paragraph(self._level(step), type_.bold, at, width - column)
            at = level.rect.bottomLeft()
            text = words.decision_text(step)
            text = text[0].upper() + text[1:]
            decision = Paragraph(text, type_.plain, at, width - column)
            high = decision.rect.bottom() + pad - y
            rows.append(
                Row(index, QRectF(rect.left(), y, rect.width(), high), day, level, decision)
            )
            y += high
        remark = None
        if text := self._remark():
            remark = Paragraph(text, type_.plain, QPointF(x + column, y + pad), width - column)
            y = remark.rect.bottom()
        return tuple(rows), remark, y


def ladder(program: Program, trail: Sequence[str]) -> list[str]:
    """The ids of the program's levels and of those on the trail that it no longer has.

    The lowest comes first. A level that is gone lies next to the one it was come to from,
    on the side on which the trail went on; the first of the trail, below what came next.
    """
    ids = [level.id for level in program.levels]
    for number, level in enumerate(trail):
        if level in ids:
            continue
        after = next((ids.index(each) for each in trail[number + 1 :] if each in ids), None)
        if number == 0:
            ids.insert(after or 0, level)
        else:
            before = ids.index(trail[number - 1])
            ids.insert(before + (after is None or after >= before), level)
    return ids


def _stamps(scale: TimeScale, today: date, type_: Type, end: float) -> Sequence[Stamp]:
    """The labels of time; of a few weeks, Mondays that are where the steps of that day are."""
    if len(scale.bars) > axes.WEEKS_BY_DAY:
        return axes.stamps(scale, today, type_, end)
    found: list[Stamp] = []
    free_from = scale.left
    for bar in scale.bars:
        text, x = words.short_day_text(bar.first, bar.first), scale.x(bar.first)
        to = x + axes.TICK_PX + type_.wide(text)
        if free_from <= x and to <= end:
            found.append(Stamp(text, x + axes.TICK_PX, 0, x))
            free_from = to + axes.TICK_PX
    return found


def _paint_ground(painter: QPainter, at: Layout, colors: Colors) -> None:
    """What is below the stepped line."""
    # Half way to the card's colour, but opaque: that is painted several times as fast.
    full, card = QColor(colors.soft), QColor(colors.card)
    soft = QColor(
        (full.red() + card.red()) // 2,
        (full.green() + card.green()) // 2,
        (full.blue() + card.blue()) // 2,
    )
    for one, other in pairwise(at.path):
        # In whole pixels, so that no seams are seen.
        left, right, top = round(one.x()), round(other.x()), round(one.y())
        painter.fillRect(left, top, right - left, round(at.plot.bottom()) - top, soft)


def _paint_path(painter: QPainter, at: Layout, colors: Colors) -> None:
    """The stepped line; it goes behind the names that are in its way."""
    wide = PATH_SHARE * at.radius
    painter.save()
    in_the_way = [name.rect for name in at.names if name.rect.intersects(at.plot)]
    if in_the_way:
        around = QPainterPath()
        around.addRect(at.plot.adjusted(-wide, 0, wide, 0))
        for each in in_the_way:
            around.addRect(each.adjusted(-wide, 0, wide, 0))
        painter.setClipPath(around)
    # Rectangles are painted faster than a line with so many corners, and crisper.
    for one, other in pairwise(at.path):
        rect = QRectF(one, other).normalized().adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2)
        painter.fillRect(rect, QColor(colors.text))
    painter.restore()


def _paint_dot(painter: QPainter, at: QPointF, radius: float, colors: Colors, marked: bool) -> None:
    """A step; a ring of the ground's colour tells it from the next one."""
    if marked:
        axes.dot(painter, at, 1.7 * radius, QColor(colors.accent))
    axes.dot(painter, at, radius + RING_PX, QColor(colors.card))
    axes.dot(painter, at, radius, QColor(colors.text))
