"""How hard it felt with each leg, and how much it hurt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from glutetimer.core.phrases import leg_text
from glutetimer.core.program import MAX_PAIN, Side
from glutetimer.core.review.training_log import Review
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.review.charts.canvas import Canvas, ChartFont
from glutetimer.ui.review.charts.frame import Chart, ChartFrame, Plot, slot_marks, tick_margin
from glutetimer.ui.review.charts.legend import Legend, LegendEntry
from glutetimer.ui.review.charts.time_axis import TimeScale, labels_height, time_labels
from glutetimer.ui.review.summaries import effort_pain_summary
from glutetimer.ui.review.texts import describe_effort_pain
from glutetimer.ui.wording import EFFORT

NO_EFFORT = gettext_noop("Not rated in these weeks.")
NO_PAIN = gettext_noop("Not noted in these weeks.")
# Names of efforts that would take more of the width than this are put on two lines.
MAX_NAMES_FRACTION = 0.25
# The pain's height for a width, and in lines of text at least and at most; that of the effort
# against the least, and what is free above and between them.
PAIN_HEIGHT_FRACTION, MIN_PAIN_LINES, MAX_PAIN_LINES = 0.15, 4.5, 8.0
MIN_EFFORT_LINES, GAP = 5.0, 0.6
# In lines of text, and as a part of a period: a dot's radius, a bar's width.
DOT, DOT_FRACTION, BAR, BAR_FRACTION = 0.22, 0.2, 0.4, 0.3
LINE_WIDTH, MIN_LINE_PX, BAR_ALPHA = 0.11, 1.5, 0.4


class EffortPainChart(Chart[ChartFrame]):
    """Above, a line for each leg's effort; below, one for the pain, with its worst as bars."""

    def __init__(self, review: Review) -> None:
        self.name = gettext("Effort and pain")
        self._review = review
        self._periods = review.periods

    def __len__(self) -> int:
        return len(self._periods)

    def height(self, width: float, font: ChartFont) -> float:
        lines = width * PAIN_HEIGHT_FRACTION / font.line
        pain = min(max(MIN_PAIN_LINES, lines), MAX_PAIN_LINES) * font.line
        gap, frame = GAP * font.line, self.frame(QRectF(0, 0, width, 0), font)
        texts = sum(legend.height for legend in frame.legends) + 3 * gap
        plots = pain * (1 + _effort_lines(_names(width, font)) / MIN_PAIN_LINES)
        return texts + labels_height(frame.labels, font) + plots

    def describe(self, index: int) -> str:
        return describe_effort_pain(self._periods[index], self._review.today)

    def summary(self) -> str:
        return effort_pain_summary(self._review)

    def frame(self, rect: QRectF, font: ChartFont) -> ChartFrame:
        names = _names(rect.width(), font)
        left = round(rect.left() + tick_margin([*names, str(MAX_PAIN)], font))
        scale = TimeScale(self._periods, left, rect.right() - 2)
        labels = time_labels(scale, self._review.today, font, rect.right())
        gap, below, width = GAP * font.line, labels_height(labels, font), scale.right - left
        legend = Legend(_effort_entries(), rect, font)
        texts = legend.height + Legend(_pain_entries(), rect, font).height + 3 * gap + below
        free, effort_lines = max(2.0, rect.height() - texts), _effort_lines(names)
        effort_height = free * effort_lines / (effort_lines + MIN_PAIN_LINES)
        effort = QRectF(left, rect.top() + legend.height + gap, width, effort_height)
        between = QRectF(rect.left(), effort.bottom() + gap, rect.width(), 0)
        pain_legend = Legend(_pain_entries(), between, font)
        pain_top = round(between.top() + pain_legend.height + gap)
        base = max(pain_top + 1, round(rect.bottom() - below))
        pain = QRectF(left, pain_top, width, base - pain_top)
        total = self._review.total
        return ChartFrame(
            rect=rect,
            # One outline in each plot: the legend between them is about all periods.
            marks=slot_marks(
                scale, QRectF(left, effort.top(), width, rect.bottom() - effort.top()),
                [effort, pain],
            ),
            legends=[legend, pain_legend],
            plots=[
                # With half a name's height free above and below.
                Plot(
                    effort, -0.5, 2.5, list(enumerate(names)),
                    gettext(NO_EFFORT) if total.effort == (None, None) else "",
                ),
                Plot(
                    pain, 0, MAX_PAIN, [(i, str(i)) for i in (0, MAX_PAIN // 2, MAX_PAIN)],
                    gettext(NO_PAIN) if total.pain is None else "",
                ),
            ],
            labels=labels,
        )  # fmt: skip

    def _paint_data(self, canvas: Canvas, frame: ChartFrame, marked: int | None) -> None:
        effort, pain = frame.plots
        scale = TimeScale(self._periods, pain.rect.left(), pain.rect.right())
        self._paint_pain(canvas, pain, scale)
        self._paint_effort(canvas, effort, scale)

    def _paint_effort(self, canvas: Canvas, plot: Plot, scale: TimeScale) -> None:
        """The left leg's a little to the left and above: where both agree both are seen."""
        width, radius = _line_width(canvas.font), _dot_radius(canvas.font, scale)
        for side, aside in ((Side.LEFT, -1), (Side.RIGHT, 1)):
            points: list[QPointF | None] = []
            for index, period in enumerate(self._periods):
                score = period.effort.for_leg(side)
                x = scale.middle(index) + aside * radius
                y = plot.y(score or 0) + aside * width / 2
                points.append(None if score is None else QPointF(x, y))
            _paint_run(canvas, points, canvas.leg_color(side), radius, hollow=side is Side.RIGHT)

    def _paint_pain(self, canvas: Canvas, plot: Plot, scale: TimeScale) -> None:
        width = max(1, round(min(BAR * canvas.font.line, BAR_FRACTION * scale.slot_width)))
        points: list[QPointF | None] = []
        color = canvas.quiet(BAR_ALPHA)
        for index, period in enumerate(self._periods):
            x = scale.middle(index)
            points.append(None if period.pain is None else QPointF(x, plot.y(period.pain)))
            if period.most_pain:
                top = round(plot.y(period.most_pain))
                bar = QRectF(round(x - width / 2), top, width, plot.rect.bottom() - top)
                canvas.painter.fillRect(bar, color)
        radius = _dot_radius(canvas.font, scale)
        _paint_run(canvas, points, QColor(canvas.colors.text), radius)


def _names(width: float, font: ChartFont) -> list[str]:
    names = list(map(gettext, EFFORT.values()))
    too_wide = tick_margin(names, font) > MAX_NAMES_FRACTION * width
    return [name.replace(" ", "\n") for name in names] if too_wide else names


def _effort_lines(names: Sequence[str]) -> float:
    """How high the effort is against `MIN_PAIN_LINES`: names on two lines need more."""
    return MIN_EFFORT_LINES + max(name.count("\n") for name in names)


def _line_width(font: ChartFont) -> float:
    return max(MIN_LINE_PX, LINE_WIDTH * font.line)


def _dot_radius(font: ChartFont, scale: TimeScale) -> float:
    return min(DOT * font.line, DOT_FRACTION * scale.slot_width)


def _paint_run(
    canvas: Canvas,
    points: Sequence[QPointF | None],
    color: QColor,
    radius: float,
    hollow: bool = False,
) -> None:
    """Join the points that follow each other; one that stands alone is a dot at least.

    `hollow`, squares take the place of dots, for whoever sees two colours alike.
    """
    width = _line_width(canvas.font)
    solid, flat, square = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenCapStyle.SquareCap
    cap = square if hollow else Qt.PenCapStyle.RoundCap
    for is_point, run in groupby(points, key=lambda point: point is not None):
        joined = [point for point in run if point is not None]
        if is_point:
            # One by one, rounded off by the dots: Qt takes 20 times as long for one long line.
            canvas.painter.setPen(QPen(color, width, solid, flat))
            canvas.painter.drawLines([QLineF(a, b) for a, b in pairwise(joined)])
            least = width / (2 if len(joined) > 1 else 1)
            canvas.painter.setPen(QPen(color, 2 * max(radius, least), solid, cap))
            canvas.painter.drawPoints(joined)
            if hollow and radius > 1.5 * width:
                inner = QPen(QColor(canvas.colors.card), 2 * (radius - width), solid, square)
                canvas.painter.setPen(inner)
                canvas.painter.drawPoints(joined)


def _paint_leg_symbol(side: Side, canvas: Canvas, rect: QRectF) -> None:
    """A line with a point as in the leg's run."""
    y, color = rect.center().y(), canvas.leg_color(side)
    canvas.painter.setPen(QPen(color, _line_width(canvas.font)))
    canvas.painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    _paint_run(canvas, [rect.center()], color, DOT * canvas.font.line, side is Side.RIGHT)


def _paint_mean_symbol(canvas: Canvas, rect: QRectF) -> None:
    canvas.painter.setPen(QPen(QColor(canvas.colors.text), 2))
    y = rect.center().y()
    canvas.painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    canvas.dot(rect.center(), rect.height() / 4, QColor(canvas.colors.text))


def _paint_highest_symbol(canvas: Canvas, rect: QRectF) -> None:
    aside = rect.width() * 0.3
    canvas.painter.fillRect(rect.adjusted(aside, 0, -aside, 0), canvas.quiet(BAR_ALPHA))


def _effort_entries() -> list[LegendEntry]:
    legs = [LegendEntry(leg_text(side), partial(_paint_leg_symbol, side)) for side in Side]
    return [LegendEntry(gettext("Effort")), *legs]


def _pain_entries() -> list[LegendEntry]:
    return [
        LegendEntry(gettext("Pain")),
        LegendEntry(gettext("Average"), _paint_mean_symbol),
        LegendEntry(gettext("Highest"), _paint_highest_symbol),
    ]
