"""Where everything of the follow-along view stands, in a wide window and in a tall one.

All sizes are fractions of the window's shorter side, so that the same is seen from the same
distance in each. Rectangles are in the view's own pixels, before its rotation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.workout.scene import ViewState, Words

# Fractions of the window's shorter side.
MARGIN = 0.022
TOP_LINE = 0.09
FOOT, FOOT_OF_TALL = 0.09, 0.144
BAR = 0.016
FORM_CUE = 0.075
HEADLINE, HINT = 0.105, 0.06
# What remains of the top line beside the leg and the clock is for how to lie.
LEG_WIDTH, CLOCK_WIDTH = 0.42, 0.29
# The column of the ring in a wide window; the ring beside the words in a tall one.
MIN_COLUMN, MAX_COLUMN = 0.55, 0.8
RING_OF_TALL = 0.6
# While it is read how to lie, this fraction of the height is the figure's, not the steps'.
FIGURE_BESIDE_STEPS = 0.52
# The width of the ring's line, as a fraction of the ring's.
RING_LINE = 0.042


@dataclass(frozen=True)
class ViewGeometry:
    """A rectangle for each thing to see; empty for what is not shown.

    `position` is how to lie; `number_suffix` what the number counts to.
    """

    leg: QRectF
    position: QRectF
    time_left: QRectF
    figure: QRectF
    steps: QRectF
    form_cue: QRectF
    ring: QRectF
    number: QRectF
    number_suffix: QRectF
    headline: QRectF
    hint: QRectF
    bar: QRectF
    following: QRectF
    note: QRectF
    keys: QRectF


@dataclass(frozen=True)
class SpaceNeeds:
    """What space is needed for: which state, and what there is in it that not each has."""

    view_state: ViewState
    has_figure: bool
    keys: bool
    number_suffix: bool


def space_needs(words: Words) -> SpaceNeeds:
    """What space is needed for to show these words."""
    return SpaceNeeds(
        view_state=words.view_state,
        has_figure=words.exercise.figure is not None,
        keys=words.shows_keys,
        number_suffix=bool(words.number_suffix),
    )


def view_geometry(width: float, height: float, needs: SpaceNeeds) -> ViewGeometry:
    """The geometry of a view of that size; taller than wide, the ring stands below the figure."""
    is_wide = width >= height
    unit = min(width, height)
    margin = unit * MARGIN
    inner = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    foot = _foot(inner, unit, needs, is_wide)
    body = QRectF(inner.left(), inner.top(), inner.width(), foot.bar.top() - margin - inner.top())
    return (_wide if is_wide else _tall)(body, unit, foot, needs)


def foot_height(width: float, height: float) -> float:
    """How much of a view of that size lies below the session's bar, in pixels."""
    foot = FOOT if width >= height else FOOT_OF_TALL
    return min(width, height) * (foot + MARGIN)


@dataclass(frozen=True)
class _Foot:
    bar: QRectF
    following: QRectF
    note: QRectF
    keys: QRectF


def _foot(inner: QRectF, unit: float, needs: SpaceNeeds, is_wide: bool) -> _Foot:
    """Below the bar what follows, and beside or below it the warnings or the keys.

    It is as high with keys as without, so that nothing jumps when they come and go.
    """
    line_height = unit * (FOOT if is_wide else FOOT_OF_TALL)
    line = QRectF(inner.left(), inner.bottom() - line_height, inner.width(), line_height)
    bar = QRectF(inner.left(), line.top() - unit * BAR, inner.width(), unit * BAR)
    if is_wide:
        first_width = line.width() * 0.32
        first = line.adjusted(0, 0, first_width - line.width(), 0)
        second = line.adjusted(first_width + unit * MARGIN, unit * MARGIN / 3, 0, 0)
    else:
        first = line.adjusted(0, 0, 0, -line_height * 0.62)
        second = line.adjusted(0, first.height(), 0, 0)
    if needs.keys:
        return _Foot(bar, first, first, second)
    return _Foot(bar, first, second, QRectF())


def _wide(body: QRectF, unit: float, foot: _Foot, needs: SpaceNeeds) -> ViewGeometry:
    """One line on top; below it the figure on the left, ring and words in a column on the right."""
    margin, top_height = unit * MARGIN, unit * TOP_LINE
    cue_height = unit * FORM_CUE
    figure_height = body.height() - top_height - cue_height - 2 * margin
    # The figure is as wide as its height allows; the column takes the rest.
    column_width = body.width() - margin - figure_height * VIEW.width() / VIEW.height()
    column_width = min(unit * MAX_COLUMN, max(unit * MIN_COLUMN, column_width))
    top = QRectF(body.left(), body.top(), body.width(), top_height)
    column = QRectF(body.right() - column_width, body.top(), column_width, body.height())
    left = body.adjusted(0, top_height + margin, -column_width - margin, 0)
    figure, steps, form_cue = _figure_and_text(left, cue_height, margin, needs)
    leg = QRectF(top.left(), top.top(), unit * LEG_WIDTH, top_height)
    time_left = top.adjusted(top.width() - unit * CLOCK_WIDTH, 0, 0, 0)
    position = top.adjusted(leg.width() + margin, 0, -time_left.width() - margin, 0)
    words_height = unit * (HEADLINE + HINT)
    diameter = min(column.width(), column.height() - top_height - words_height - margin)
    ring = QRectF(0, 0, diameter, diameter)
    above_words = column.adjusted(0, top_height, 0, -words_height)
    ring.moveCenter(above_words.center())
    headline = QRectF(column.left(), above_words.bottom(), column.width(), unit * HEADLINE)
    hint = QRectF(column.left(), headline.bottom(), column.width(), unit * HINT)
    number, number_suffix = _in_ring(ring, needs)
    return ViewGeometry(
        leg, position, time_left, figure, steps, form_cue, ring, number, number_suffix,
        headline, hint, foot.bar, foot.following, _note(foot, form_cue, needs), foot.keys,
    )  # fmt: skip


def _tall(body: QRectF, unit: float, foot: _Foot, needs: SpaceNeeds) -> ViewGeometry:
    """Two lines on top, then figure and steps, then the ring with the words beside it."""
    margin, top_height = unit * MARGIN, unit * TOP_LINE
    top = QRectF(body.left(), body.top(), body.width(), top_height)
    leg = QRectF(top.left(), top.top(), top.width() * 0.6, top_height)
    time_left = QRectF(
        leg.right() + margin, top.top(), top.right() - leg.right() - margin, top_height
    )
    position = QRectF(top.left(), top.bottom() + margin / 2, top.width(), top_height * 0.7)
    below_top = body.adjusted(0, position.bottom() + margin - body.top(), 0, 0)
    prepares = needs.view_state.prepares
    diameter = min(unit * RING_OF_TALL, below_top.height() * (0.42 if prepares else 0.5))
    above_ring = below_top.adjusted(0, 0, 0, -diameter - margin)
    figure, steps, _ = _figure_and_text(above_ring, 0, margin, needs)
    max_height = below_top.width() * VIEW.height() / VIEW.width()
    if not prepares and figure.height() > max_height:
        figure.setHeight(round(max_height))
    bottom = max(figure.bottom(), steps.bottom())
    rest = below_top.adjusted(0, bottom + margin - below_top.top(), 0, 0)
    ring = QRectF(rest.left(), rest.center().y() - diameter / 2, diameter, diameter)
    number_suffix, headline, hint, form_cue = _beside_ring(
        ring, rest.right() - ring.right() - margin, margin, needs
    )
    number, _ = _in_ring(ring, replace(needs, number_suffix=False))
    if prepares:
        form_cue = QRectF()
    return ViewGeometry(
        leg, position, time_left, figure, steps, form_cue, ring, number, number_suffix,
        headline, hint, foot.bar, foot.following, _note(foot, form_cue, needs), foot.keys,
    )  # fmt: skip


def _note(foot: _Foot, form_cue: QRectF, needs: SpaceNeeds) -> QRectF:
    """Where warnings stand: paused, the form cue's place is free for them."""
    return form_cue if needs.view_state is ViewState.PAUSED else foot.note


def _beside_ring(
    ring: QRectF, width: float, margin: float, needs: SpaceNeeds
) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """What the number counts to, the headline, the hint and the form cue, from above."""
    if needs.view_state is ViewState.COUNT:
        fractions = (0.0, 0.16, 0.44, 0.68, 1.0)
    elif needs.number_suffix:
        fractions = (0.0, 0.16, 0.5, 0.66, 1.0)
    else:
        fractions = (0.0, 0.08, 0.52, 0.9, 1.0)
    number_suffix, headline, hint, form_cue = (
        QRectF(ring.right() + margin, top, width, bottom - top)
        for top, bottom in pairwise(ring.top() + ring.height() * part for part in fractions)
    )
    return number_suffix, headline, hint, form_cue


def _figure_and_text(
    area: QRectF, cue_height: float, margin: float, needs: SpaceNeeds
) -> tuple[QRectF, QRectF, QRectF]:
    """The figure, the steps (in its place where there is none), and the form cue below."""
    above_cue = area.adjusted(0, 0, 0, -cue_height - margin / 2)
    form_cue = area.adjusted(0, area.height() - cue_height, 0, 0) if cue_height else QRectF()
    if needs.view_state.prepares:
        above_cue, form_cue = area, QRectF()
    if not needs.has_figure:
        return QRectF(), above_cue, form_cue
    figure, steps = above_cue, QRectF()
    if needs.view_state.prepares:
        figure = area.adjusted(0, 0, 0, -area.height() * (1 - FIGURE_BESIDE_STEPS))
        steps = area.adjusted(0, figure.height() + margin, 0, 0)
    # In whole pixels: the kept picture of what does not move is copied there, not scaled.
    return QRectF(figure.toRect()), steps, form_cue


def _in_ring(ring: QRectF, needs: SpaceNeeds) -> tuple[QRectF, QRectF]:
    """The number in the ring's middle; with what it counts to below it, a little higher up.

    The corners of both are within the ring's line.
    """
    width, height = (0.73, 0.40) if needs.number_suffix else (0.78, 0.44)
    if needs.view_state is ViewState.SWITCH:
        # The switch's arrows are thicker than the ring's line.
        width, height = 0.68, 0.40
    diameter = ring.width()
    number = QRectF(0, 0, diameter * width, diameter * height)
    number.moveCenter(ring.center() - QPointF(0, diameter * 0.06 if needs.number_suffix else 0))
    number_suffix = QRectF(0, 0, diameter * 0.5, diameter * 0.13)
    number_suffix.moveCenter(ring.center() + QPointF(0, diameter * 0.25))
    return number, number_suffix
