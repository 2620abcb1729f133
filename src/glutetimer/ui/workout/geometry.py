"""Where everything of the follow-along view stands, in a wide window and in a tall one.

All sizes are fractions of the window's shorter side, so that the same is seen from the same
distance in each. Rectangles are in the view's own pixels, before its rotation.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from glutetimer.core.pose import Posture
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.workout.scene import SceneTexts, ViewState

# Fractions of the window's shorter side.
MARGIN = 0.022
TOP_LINE = 0.09
FOOT, FOOT_OF_TALL = 0.09, 0.15
BAR = 0.016
# Between the bar and what stands below it, in a tall window.
BELOW_BAR = 0.014
FORM_CUE = 0.075
# Of an exercise with a cue of so many letters, the cues have the height of two lines.
LONG_CUE, FORM_CUE_OF_TWO = 32, 0.12
HEADLINE, HINT = 0.14, 0.08
# Where the answers to a question take its place, for which the ring gives the room.
HINT_OF_TWO = 0.22
# What remains of the top line beside the leg and the clock is for how to lie.
LEG_WIDTH, CLOCK_WIDTH = 0.42, 0.29
# The column of the ring in a wide window; the ring beside the words in a tall one.
MIN_COLUMN, MAX_COLUMN = 0.6, 0.8
RING_OF_TALL = 0.56
# While it is read how to lie, this fraction of the height is the figure's, not the steps'.
FIGURE_ABOVE_STEPS = 0.33
# How much of a picture's height is wall above who lies there at rest, with bent or straight knees.
WALL_ABOVE_BENT, WALL_ABOVE_STRAIGHT = 0.26, 0.46
# Between the steps and the column of the ring, as a fraction of the window's width.
GUTTER = 0.03
# A line of its own for a warning, where the keys are shown as well.
WARNING_LINE = 0.06
# In a rep of a wide window, how much of the foot's right is left to the keys beside a warning.
KEYS_BESIDE_WARNING = 0.36
# The width of the ring's line, as a fraction of the ring's.
RING_LINE = 0.042


@dataclass(frozen=True)
class ViewGeometry:
    """A rectangle for each part to see; empty for what is not shown.

    `position` is how to lie; `number_label` says what the number is, `number_suffix` what it
    counts to.
    """

    leg: QRectF
    position: QRectF
    time_left: QRectF
    figure: QRectF
    steps: QRectF
    form_cue: QRectF
    ring: QRectF
    number_label: QRectF
    number: QRectF
    number_suffix: QRectF
    headline: QRectF
    hint: QRectF
    bar: QRectF
    following: QRectF
    warning: QRectF
    keys: QRectF


def view_geometry(
    width: float, height: float, texts: SceneTexts, warned: bool = False
) -> ViewGeometry:
    """The geometry of a view of that size; taller than wide, the ring stands below the figure.

    `warned` says that there is a warning to be read.
    """
    is_wide = width >= height
    unit = min(width, height)
    margin = unit * MARGIN
    inner = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    foot = _foot(inner, unit, texts, is_wide, warned)
    body = QRectF(inner.topLeft(), foot["bar"].topRight() - QPointF(0, margin))
    rects = (_wide if is_wide else _tall)(body, unit, texts)
    if texts.view_state is ViewState.PAUSED and texts.shows_keys:
        # The form cue's place is free for warnings; with what is around it, for two lines.
        around = margin / 4 if is_wide else 0.0
        foot["warning"] = rects["form_cue"].adjusted(0, -around, 0, 3 * around)
    return ViewGeometry(**rects, **foot)


def picture_rect(figure: QRectF, view_state: ViewState, posture: Posture) -> QRectF:
    """Where the figure's picture is, of which the figure's place shows the lower part or all.

    While it is read how to lie, no leg is lifted: what is above who lies there is wall.
    """
    rect = QRectF(figure)
    if view_state.prepares:
        straight = posture.knee_extension * (1 - posture.supine)
        wall = WALL_ABOVE_BENT + (WALL_ABOVE_STRAIGHT - WALL_ABOVE_BENT) * straight
        # Who sits up soon has the head high.
        wall *= (1 - posture.sitting) ** 2
        rect.setTop(round(rect.bottom() - rect.height() / (1 - wall)))
    return rect


def foot_height(width: float, height: float) -> float:
    """How much of a view of that size lies below the session's bar, in pixels."""
    foot = FOOT if width >= height else FOOT_OF_TALL
    return min(width, height) * (foot + MARGIN)


def _foot(
    inner: QRectF, unit: float, texts: SceneTexts, is_wide: bool, warned: bool
) -> dict[str, QRectF]:
    """Below the bar what follows, and beside or below it the warnings or the keys.

    It is as high with keys as without, so that nothing jumps when they come and go; with both
    there is a line for the warning below. While sides are switched and in a tall window's reps,
    a warning takes the keys' place; in a wide one's it has two lines beside the one key there.
    """
    yields = warned and texts.view_state in (ViewState.WORK, ViewState.SWITCH)
    shows_keys, last = texts.shows_keys and not yields, QRectF()
    if warned and shows_keys and texts.view_state is not ViewState.PAUSED:
        last = inner.adjusted(0, inner.height() - unit * WARNING_LINE, 0, 0)
        inner = inner.adjusted(0, 0, 0, -last.height())
    line_height = unit * (FOOT if is_wide else FOOT_OF_TALL)
    line = QRectF(inner.left(), inner.bottom() - line_height, inner.width(), line_height)
    bar = QRectF(inner.left(), line.top() - unit * BAR, inner.width(), unit * BAR)
    if is_wide:
        first_width = line.width() * 0.32
        first = line.adjusted(0, 0, first_width - line.width(), 0)
        second = line.adjusted(first_width + unit * MARGIN, unit * MARGIN / 3, 0, 0)
    else:
        first = line.adjusted(0, unit * BELOW_BAR, 0, 0)
        first.setHeight(line_height * 0.38)
        second = line.adjusted(0, first.bottom() - line.top(), 0, 0)
    warning, keys = (last, second) if shows_keys else (second, QRectF())
    if yields and is_wide:
        # With what is free around it, for two lines.
        warning = second.adjusted(0, -unit * MARGIN / 3, 0, unit * MARGIN / 2)
        if texts.view_state is ViewState.WORK:
            keys = second.adjusted(second.width() * (1 - KEYS_BESIDE_WARNING), 0, 0, 0)
            warning.setRight(keys.left() - unit * MARGIN / 2)
    return {"bar": bar, "following": first, "warning": warning, "keys": keys}


def _wide(body: QRectF, unit: float, texts: SceneTexts) -> dict[str, QRectF]:
    """One line on top; below it the figure on the left, ring and words in a column on the right."""
    margin, top_height = unit * MARGIN, unit * TOP_LINE
    long_cues = any(len(cue) >= LONG_CUE for cue in texts.exercise.cues)
    cue_height = unit * (FORM_CUE_OF_TWO if long_cues else FORM_CUE)
    figure_height = body.height() - top_height - cue_height - 2 * margin
    # The figure is as wide as its height allows; the column takes the rest.
    column_width = body.width() - margin - figure_height * VIEW.width() / VIEW.height()
    column_width = min(unit * MAX_COLUMN, max(unit * MIN_COLUMN, column_width))
    leg = QRectF(body.left(), body.top(), unit * LEG_WIDTH, top_height)
    clock_width = unit * CLOCK_WIDTH
    time_left = QRectF(body.right() - clock_width, body.top(), clock_width, top_height)
    position = leg.adjusted(leg.width() + margin, 0, time_left.left() - margin - leg.right(), 0)
    column = body.adjusted(body.width() - column_width, top_height, 0, 0)
    hint_height = unit * (HINT_OF_TWO if texts.answers else HINT)
    above_words = column.adjusted(0, 0, 0, -unit * HEADLINE - hint_height)
    diameter = min(column.width(), above_words.height() - margin)
    ring = QRectF(0, 0, diameter, diameter)
    ring.moveCenter(above_words.center())
    # Its letters are bold to the edge: they keep the margin from the figure that they have outside.
    headline = QRectF(column.left(), above_words.bottom(), column.width(), unit * HEADLINE)
    headline.adjust(margin, 0, -margin, 0)
    hint = QRectF(column.left(), headline.bottom(), column.width(), hint_height)
    beside_ring = body.adjusted(0, top_height + margin, -column_width - margin, 0)
    guidance = _figure_and_text(beside_ring, cue_height, margin, texts)
    gutter = max(0.0, GUTTER * (body.width() + 2 * margin) - margin)
    guidance["steps"].setRight(max(guidance["steps"].left(), guidance["steps"].right() - gutter))
    return {
        **guidance,
        **_in_ring(ring, texts),
        "leg": leg, "position": position, "time_left": time_left, "ring": ring,
        "headline": headline, "hint": hint,
    }  # fmt: skip


def _tall(body: QRectF, unit: float, texts: SceneTexts) -> dict[str, QRectF]:
    """Two lines on top, then figure and steps, then the ring with the words beside it."""
    margin, top_height = unit * MARGIN, unit * TOP_LINE
    leg = QRectF(body.left(), body.top(), body.width() * 0.6, top_height)
    time_left = leg.adjusted(leg.width() + margin, 0, body.right() - leg.right(), 0)
    position = QRectF(body.left(), leg.bottom() + margin / 2, body.width(), top_height * 0.7)
    below_top = body.adjusted(0, position.bottom() + margin - body.top(), 0, 0)
    prepares = texts.view_state.prepares
    max_diameter = min(unit * RING_OF_TALL, below_top.height() * 0.5)
    # What is prepared for leaves the steps more room.
    diameter = min(max_diameter, below_top.height() * 0.42) if prepares else max_diameter
    rects = _figure_and_text(below_top.adjusted(0, 0, 0, -diameter - margin), 0, margin, texts)
    figure = rects["figure"]
    max_height = below_top.width() * VIEW.height() / VIEW.width()
    if not prepares and figure.height() > max_height:
        figure.setHeight(round(max_height))
    bottom = max(figure.bottom(), rects["steps"].bottom())
    rest = below_top.adjusted(0, bottom + margin - below_top.top(), 0, 0)
    ring = QRectF(0, 0, diameter, diameter)
    ring.moveCenter(QPointF(rest.left() + max_diameter / 2, rest.center().y()))
    words = QRectF(rest.left() + max_diameter + margin, ring.top(), 0, diameter)
    words.setRight(rest.right())
    rects |= _in_ring(ring, texts)
    rects |= _beside_ring(words, max_diameter / 2, texts)
    if prepares:
        rects["form_cue"] = QRectF()
    return {**rects, "leg": leg, "position": position, "time_left": time_left, "ring": ring}


def _beside_ring(words: QRectF, headline_height: float, texts: SceneTexts) -> dict[str, QRectF]:
    """The headline, of the same size at all times, and below it the hint and the form cue."""
    headline = QRectF(words.topLeft(), QSizeF(words.width(), headline_height))
    below = words.adjusted(0, headline_height, 0, 0)
    free = 0.1 if texts.view_state.prepares or texts.answers else 0.6
    hint = below.adjusted(0, 0, 0, -below.height() * free)
    form_cue = below.adjusted(0, hint.height(), 0, 0)
    return {"headline": headline, "hint": hint, "form_cue": form_cue}


def _figure_and_text(
    area: QRectF, cue_height: float, margin: float, texts: SceneTexts
) -> dict[str, QRectF]:
    """The figure, the steps (in its place where there is none), and the form cue below."""
    figure = area.adjusted(0, 0, 0, -cue_height - margin / 2)
    form_cue = area.adjusted(0, area.height() - cue_height, 0, 0) if cue_height else QRectF()
    steps = QRectF()
    if texts.view_state.prepares:
        figure, form_cue = area, QRectF()
    if texts.exercise.figure is None:
        figure, steps = QRectF(), figure
    elif texts.view_state.prepares:
        figure = area.adjusted(0, 0, 0, -area.height() * (1 - FIGURE_ABOVE_STEPS))
        steps = area.adjusted(0, figure.height() + margin, 0, 0)
    # In whole pixels: the kept picture of what does not move is copied there, not scaled.
    return {"figure": QRectF(figure.toRect()), "steps": steps, "form_cue": form_cue}


def _in_ring(ring: QRectF, texts: SceneTexts) -> dict[str, QRectF]:
    """The number in the ring's middle, what it is above it and what it counts to below.

    The corners of all three are within the ring's line.
    """
    number = QSizeF(0.81, 0.43) if texts.count.suffix else QSizeF(0.78, 0.44)
    if texts.view_state is ViewState.SWITCH:
        # The switch's arrows are thicker than the ring's line.
        number = QSizeF(0.68, 0.40)
    rects = {}
    for name, size, centre in (
        ("number_label", QSizeF(0.5, 0.11), -0.28),
        ("number", number, 0.0),
        ("number_suffix", QSizeF(0.58, 0.11), 0.28),
    ):
        rects[name] = QRectF(QPointF(), size * ring.width())
        rects[name].moveCenter(ring.center() + QPointF(0, centre * ring.height()))
    return rects
