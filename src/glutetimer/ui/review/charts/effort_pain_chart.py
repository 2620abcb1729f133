"""How hard it felt with each leg, and how much it hurt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from glutetimer.core.program import Side
from glutetimer.core.review import PeriodSums, Review
from glutetimer.ui.review.charts import axes
from glutetimer.ui.review.charts.axes import Key, Legend, Stamp, TimeScale, Type
from glutetimer.ui.review.charts.reps_chart import halves
from glutetimer.ui.review.texts import days_of_bar_text, effort_text
from glutetimer.ui.theme import Colors
from glutetimer.ui.wording import EFFORT

NO_EFFORT = "Not rated in these weeks."
NO_PAIN = "Not noted in these weeks."
MOST_PAIN = 10
# Names of efforts that would take more of the width than this are put on two lines.
WIDEST_NAMES = 0.25
# In lines of text: how high the bands are, and what is free above and between them.
EFFORT_LOWEST, PAIN_LOWEST, PAIN_HIGHEST, GAP = 5.0, 4.5, 8.0, 0.6
# In lines of text as well; the shares are of a bar's place, the last is how opaque a bar is.
LINE_WIDTH, DOT, DOT_SHARE, BAR, BAR_SHARE, BAR_ALPHA = 0.11, 0.22, 0.2, 0.4, 0.3, 0.4
# Less than this is no trend.
NOTICEABLE = 0.5


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything is: the bands, and what is above, beside and below them."""

    effort_legend: Legend
    effort: QRectF
    names: Sequence[str]
    pain_legend: Legend
    pain: QRectF
    scale: TimeScale
    stamps: Sequence[Stamp]
    # How high all is but the bands.
    texts: float

    def effort_y(self, strain: float) -> float:
        """How high up an effort is, with half a name's height free above and below."""
        free = self.effort.height() / 6
        return self.effort.bottom() - free - (self.effort.height() - 2 * free) * strain / 2

    def pain_y(self, pain: float) -> float:
        """How high up a pain is."""
        return self.pain.bottom() - self.pain.height() * pain / MOST_PAIN


class EffortPainChart:
    """Above, a line for each leg's effort; below, one for the pain, with its worst as bars."""

    name = "Effort and pain"

    def __init__(self, review: Review, today: date) -> None:
        self._review, self._today = review, today
        self._periods = review.periods

    def __len__(self) -> int:
        return len(self._periods)

    def height(self, width: float, font: QFont) -> float:
        """What the texts need, and lines that are not flat."""
        type_ = Type(font)
        pain = min(max(PAIN_LOWEST * type_.line, width * 0.15), PAIN_HIGHEST * type_.line)
        at = self._layout(QRectF(0, 0, width, 0), type_)
        return at.texts + pain * (1 + _share(at.names) / PAIN_LOWEST)

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it into `rect`."""
        type_ = Type(painter.font())
        at = self._layout(rect, type_)
        painter.save()
        if marked is not None:
            # One in each band: the legend between them is about all bars.
            for band in (at.effort, at.pain):
                axes.paint_marked(painter, at.scale.place(marked, band), colors)
        at.effort_legend.paint(painter, colors)
        at.pain_legend.paint(painter, colors)
        axes.paint_stamps(painter, at.stamps, at.pain, type_, colors)
        total = self._review.total
        if total.pain is None:
            axes.write_message(painter, rect, at.pain, NO_PAIN, colors)
        else:
            self._paint_pain(painter, at, type_, colors)
        if total.effort == (None, None):
            axes.write_message(painter, rect, at.effort, NO_EFFORT, colors)
        else:
            self._paint_effort(painter, at, type_, colors)
        painter.restore()

    def at(self, rect: QRectF, point: QPointF, font: QFont) -> int | None:
        """The bar whose place is there, from the effort down to its label."""
        at = self._layout(rect, Type(font))
        inside = at.effort.top() <= point.y() <= rect.bottom()
        return at.scale.index_at(point.x()) if inside else None

    def describe(self, index: int) -> str:
        """That bar in words."""
        bar = self._periods[index]
        felt = _felt_text(bar) if bar.sessions else "no session"
        return f"{days_of_bar_text(bar, self._today)}: {felt}"

    def summary(self) -> str:
        """The efforts in the mean, and whether the pain became less."""
        total = self._review.total
        text = f"{days_of_bar_text(total, self._today)}: "
        if not total.sessions:
            return f"{text}no session."
        means = halves([bar.pain for bar in self._periods if bar.pain is not None])
        return f"{text}{_felt_text(total)}{_trend_text(*means) if means else ''}."

    # Where everything is

    def _layout(self, rect: QRectF, type_: Type) -> _Layout:
        names = _names(rect.width(), type_)
        left = round(rect.left() + axes.margin([*names, str(MOST_PAIN)], type_))
        scale = TimeScale(self._periods, left, rect.right() - 2)
        stamps = axes.stamps(scale, self._today, type_, rect.right())
        gap = GAP * type_.line
        legend = Legend(EFFORT_KEYS, rect, type_)
        below = axes.below(type_, stamps)
        texts = legend.height + Legend(PAIN_KEYS, rect, type_).height + 3 * gap + below
        free = max(2.0, rect.height() - texts)
        share = _share(names)
        top = rect.top() + legend.height + gap
        effort = QRectF(left, top, scale.right - left, free * share / (share + PAIN_LOWEST))
        between = QRectF(rect.left(), effort.bottom() + gap, rect.width(), 0)
        pain_legend = Legend(PAIN_KEYS, between, type_)
        pain_top = round(between.top() + pain_legend.height + gap)
        base = max(pain_top + 1, round(rect.bottom() - below))
        pain = QRectF(left, pain_top, scale.right - left, base - pain_top)
        return _Layout(legend, effort, names, pain_legend, pain, scale, stamps, texts)

    # Painting

    def _paint_effort(self, painter: QPainter, at: _Layout, type_: Type, colors: Colors) -> None:
        """The left leg's a little to the left and above: where both agree both are seen."""
        for line, name in enumerate(at.names):
            axes.paint_line(painter, at.effort, at.effort_y(line), name, type_, colors)
        wide = max(1.5, LINE_WIDTH * type_.line)
        radius = min(DOT * type_.line, DOT_SHARE * at.scale.slot)
        for side, color, aside in ((Side.LEFT, colors.left, -1), (Side.RIGHT, colors.right, 1)):
            points: list[QPointF | None] = []
            for index, bar in enumerate(self._periods):
                strain = bar.effort.of(side)
                x = at.scale.middle(index) + aside * radius
                y = at.effort_y(strain or 0) + aside * wide / 2
                points.append(None if strain is None else QPointF(x, y))
            _paint_run(painter, points, QPen(QColor(color), wide), radius)

    def _paint_pain(self, painter: QPainter, at: _Layout, type_: Type, colors: Colors) -> None:
        for pain in (0, MOST_PAIN // 2, MOST_PAIN):
            axes.paint_line(painter, at.pain, at.pain_y(pain), str(pain), type_, colors)
        wide = max(1, round(min(BAR * type_.line, BAR_SHARE * at.scale.slot)))
        points: list[QPointF | None] = []
        color = axes.quiet(colors, BAR_ALPHA)
        for index, bar in enumerate(self._periods):
            x = at.scale.middle(index)
            points.append(None if bar.pain is None else QPointF(x, at.pain_y(bar.pain)))
            if bar.most_pain:
                top = round(at.pain_y(bar.most_pain))
                place = QRectF(round(x - wide / 2), top, wide, at.pain.bottom() - top)
                painter.fillRect(place, color)
        pen = QPen(QColor(colors.text), max(1.5, LINE_WIDTH * type_.line))
        _paint_run(painter, points, pen, min(DOT * type_.line, DOT_SHARE * at.scale.slot))


def _names(width: float, type_: Type) -> list[str]:
    names = list(EFFORT.values())
    wide = axes.margin(names, type_) > WIDEST_NAMES * width
    return [name.replace(" ", "\n") for name in names] if wide else names


def _share(names: Sequence[str]) -> float:
    """How high the effort is against `PAIN_LOWEST`: names on two lines need more."""
    return EFFORT_LOWEST + max(name.count("\n") for name in names)


def _paint_run(
    painter: QPainter, points: Sequence[QPointF | None], pen: QPen, radius: float
) -> None:
    """Join the points that follow each other; one that stands alone is a dot at least."""
    solid, flat, round_ = pen.style(), Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.RoundCap
    for there, run in groupby(points, key=lambda point: point is not None):
        joined = [point for point in run if point is not None]
        if there:
            # One by one, rounded off by the dots: Qt takes 20 times as long for one long line.
            painter.setPen(QPen(pen.color(), pen.widthF(), solid, flat))
            painter.drawLines([QLineF(a, b) for a, b in pairwise(joined)])
            least = pen.widthF() / (2 if len(joined) > 1 else 1)
            painter.setPen(QPen(pen.color(), 2 * max(radius, least), solid, round_))
            painter.drawPoints(joined)


def _mean_sign(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    painter.setPen(QPen(QColor(colors.text), 2))
    y = rect.center().y()
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    axes.dot(painter, rect.center(), rect.height() / 4, QColor(colors.text))


def _highest_sign(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    aside = rect.width() * 0.3
    painter.fillRect(rect.adjusted(aside, 0, -aside, 0), axes.quiet(colors, BAR_ALPHA))


EFFORT_KEYS = (Key("Effort"), *axes.leg_keys())
PAIN_KEYS = (Key("Pain"), Key("Mean", _mean_sign), Key("Highest", _highest_sign))


def _felt_text(bar: PeriodSums) -> str:
    """How it felt: "left leg easy, right leg about right; pain 1.5, at most 3"."""
    efforts = [
        (f"{side} leg", effort_text(mean))
        for side, mean in zip(Side, bar.effort, strict=True)
        if mean is not None
    ]
    if len({effort for _, effort in efforts}) < len(efforts):
        efforts = [("both legs", efforts[0][1])]
    text = ", ".join(" ".join(each) for each in efforts) or "effort not rated"
    if bar.pain is None or bar.most_pain is None:
        return f"{text}; pain not noted"
    most = f", at most {bar.most_pain}" if bar.most_pain > bar.pain else ""
    return f"{text}; pain {_decimal_text(bar.pain)}{most}"


def _trend_text(before: float, after: float) -> str:
    if abs(after - before) < NOTICEABLE:
        return ", much the same throughout"
    way = "down" if after < before else "up"
    return (
        f", {way} from {_decimal_text(before)} in the first half "
        f"to {_decimal_text(after)} in the second"
    )


def _decimal_text(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
