"""Where everything of the follow-along view stands, in a wide window and in a tall one.

All sizes follow from the window's, so that the same is seen from the same distance in each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.workout.scene import ViewState, Words

# Shares of the window's shorter side.
MARGIN = 0.022
TOP = 0.09
FOOT, FOOT_OF_TALL = 0.09, 0.144
BAR = 0.016
CUE = 0.075
WORD, HINT = 0.105, 0.06
# The clock; what remains beside it and the leg is for how to lie.
LEG, CLOCK = 0.42, 0.29
LEAST_COLUMN, MOST_COLUMN = 0.55, 0.8
# While it is read how to lie, this much of the room is the picture's.
PICTURE_BESIDE_STEPS = 0.52
# The ring beside the words in a tall window.
RING_OF_TALL = 0.6
# Shares of the ring.
THICK = 0.042


@dataclass(frozen=True)
class Places:
    """A rectangle for each part; what is not shown has an empty one."""

    leg: QRectF
    position: QRectF
    left: QRectF
    picture: QRectF
    steps: QRectF
    below: QRectF
    ring: QRectF
    number: QRectF
    of: QRectF
    word: QRectF
    hint: QRectF
    bar: QRectF
    following: QRectF
    note: QRectF
    keys: QRectF


@dataclass(frozen=True)
class Needs:
    """What there is to place: whose look, with a figure, with the keys, with an "of"."""

    view_state: ViewState
    figure: bool
    keys: bool
    of: bool


def needs_of(words: Words) -> Needs:
    """What there is to place for these words."""
    return Needs(
        view_state=words.view_state,
        figure=words.exercise.figure is not None,
        keys=words.keys,
        of=bool(words.of),
    )


def places(width: float, height: float, needs: Needs) -> Places:
    """Lay out a window of that size; taller than wide, the ring stands below the picture."""
    wide = width >= height
    unit = min(width, height)
    margin = unit * MARGIN
    inner = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    foot = _foot(inner, unit, needs, wide)
    body = QRectF(inner.left(), inner.top(), inner.width(), foot.bar.top() - margin - inner.top())
    return _wide(body, unit, foot, needs) if wide else _tall(body, unit, foot, needs)


def foot_height(width: float, height: float) -> float:
    """How much of a window of that size lies below the session's bar."""
    foot = FOOT if width >= height else FOOT_OF_TALL
    return min(width, height) * (foot + MARGIN)


@dataclass(frozen=True)
class _Foot:
    bar: QRectF
    following: QRectF
    note: QRectF
    keys: QRectF


def _foot(inner: QRectF, unit: float, needs: Needs, wide: bool) -> _Foot:
    """Below the bar what follows, and beside or below it the warnings or the keys.

    It is as high with keys as without, so that nothing jumps when they come and go.
    """
    line_height = unit * (FOOT if wide else FOOT_OF_TALL)
    line = QRectF(inner.left(), inner.bottom() - line_height, inner.width(), line_height)
    bar = QRectF(inner.left(), line.top() - unit * BAR, inner.width(), unit * BAR)
    if wide:
        share = line.width() * 0.32
        first = line.adjusted(0, 0, share - line.width(), 0)
        second = line.adjusted(share + unit * MARGIN, unit * MARGIN / 3, 0, 0)
    else:
        first = line.adjusted(0, 0, 0, -line_height * 0.62)
        second = line.adjusted(0, first.height(), 0, 0)
    if needs.keys:
        return _Foot(bar, first, first, second)
    return _Foot(bar, first, second, QRectF())


def _wide(body: QRectF, unit: float, foot: _Foot, needs: Needs) -> Places:
    margin, top_height = unit * MARGIN, unit * TOP
    below_height = unit * CUE
    picture_height = body.height() - top_height - unit * CUE - 2 * margin
    # The picture is as wide as makes it high; the ring's column takes the rest.
    column_width = body.width() - margin - picture_height * VIEW.width() / VIEW.height()
    column_width = min(unit * MOST_COLUMN, max(unit * LEAST_COLUMN, column_width))
    top = QRectF(body.left(), body.top(), body.width(), top_height)
    column = QRectF(body.right() - column_width, body.top(), column_width, body.height())
    stage = body.adjusted(0, top_height + margin, -column_width - margin, 0)
    picture, steps, below = _split(stage, below_height, margin, needs)
    leg = QRectF(top.left(), top.top(), unit * LEG, top_height)
    left = top.adjusted(top.width() - unit * CLOCK, 0, 0, 0)
    position = top.adjusted(leg.width() + margin, 0, -left.width() - margin, 0)
    words_height = unit * (WORD + HINT)
    across = min(column.width(), column.height() - top_height - words_height - margin)
    ring = QRectF(0, 0, across, across)
    room = column.adjusted(0, top_height, 0, -words_height)
    ring.moveCenter(room.center())
    word = QRectF(column.left(), room.bottom(), column.width(), unit * WORD)
    hint = QRectF(column.left(), word.bottom(), column.width(), unit * HINT)
    number, of = _in_ring(ring, needs)
    return Places(
        leg, position, left, picture, steps, below, ring, number, of, word, hint,
        foot.bar, foot.following, _note(foot, below, needs), foot.keys,
    )  # fmt: skip


def _tall(body: QRectF, unit: float, foot: _Foot, needs: Needs) -> Places:
    """Two lines on top, then picture and steps, then the ring with the words beside it."""
    margin, top_height = unit * MARGIN, unit * TOP
    top = QRectF(body.left(), body.top(), body.width(), top_height)
    leg = QRectF(top.left(), top.top(), top.width() * 0.6, top_height)
    left = QRectF(leg.right() + margin, top.top(), top.right() - leg.right() - margin, top_height)
    position = QRectF(top.left(), top.bottom() + margin / 2, top.width(), top_height * 0.7)
    room = body.adjusted(0, position.bottom() + margin - body.top(), 0, 0)
    works = not needs.view_state.prepares
    across = min(unit * RING_OF_TALL, room.height() * (0.5 if works else 0.42))
    stage = room.adjusted(0, 0, 0, -across - margin)
    picture, steps, _ = _split(stage, 0, margin, needs)
    highest = room.width() * VIEW.height() / VIEW.width()
    if works and picture.height() > highest:
        picture.setHeight(round(highest))
    above = max(picture.bottom(), steps.bottom())
    rest = room.adjusted(0, above + margin - room.top(), 0, 0)
    ring = QRectF(rest.left(), rest.center().y() - across / 2, across, across)
    of, word, hint, cue = _beside(ring, rest.right() - ring.right() - margin, margin, needs)
    number, _ = _in_ring(ring, replace(needs, of=False))
    below = cue if works else QRectF()
    return Places(
        leg, position, left, picture, steps, below, ring, number, of, word, hint,
        foot.bar, foot.following, _note(foot, below, needs), foot.keys,
    )  # fmt: skip


def _note(foot: _Foot, below: QRectF, needs: Needs) -> QRectF:
    """Where warnings stand: paused, the cue's place is free for them."""
    return below if needs.view_state is ViewState.PAUSED else foot.note


def _beside(
    ring: QRectF, width: float, margin: float, needs: Needs
) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """What the number counts to, the word, the hint and the cue, one below the other."""
    shares = (0.0, 0.16, 0.5, 0.66, 1.0) if needs.of else (0.0, 0.08, 0.52, 0.9, 1.0)
    if needs.view_state is ViewState.COUNT:
        shares = (0.0, 0.16, 0.44, 0.68, 1.0)
    heights = [ring.top() + ring.height() * share for share in shares]
    of, word, hint, cue = (
        QRectF(ring.right() + margin, above, width, under - above)
        for above, under in pairwise(heights)
    )
    return of, word, hint, cue


def _split(
    stage: QRectF, below_height: float, margin: float, needs: Needs
) -> tuple[QRectF, QRectF, QRectF]:
    """The picture, the steps below or without a figure in its place, the cue or keys below."""
    below = stage.adjusted(0, stage.height() - below_height, 0, 0) if below_height else QRectF()
    picture = stage.adjusted(0, 0, 0, -below_height - margin / 2)
    steps = QRectF()
    if needs.view_state.prepares:
        picture, steps, below = stage, stage, QRectF()
    if not needs.figure:
        return QRectF(), picture, below
    if needs.view_state.prepares:
        picture = stage.adjusted(0, 0, 0, -stage.height() * (1 - PICTURE_BESIDE_STEPS))
        steps = stage.adjusted(0, picture.height() + margin, 0, 0)
    # In whole pixels: what moves is copied there, not drawn.
    return QRectF(picture.toRect()), steps, below


def _in_ring(ring: QRectF, needs: Needs) -> tuple[QRectF, QRectF]:
    """The number in the ring's middle; with what it counts to below it, a little higher up.

    The corners of both are within the ring's line.
    """
    across = ring.width()
    wide, high = (0.73, 0.40) if needs.of else (0.78, 0.44)
    if needs.view_state is ViewState.SWITCH:
        # Arrows are thicker than the ring.
        wide, high = 0.68, 0.40
    number = QRectF(0, 0, across * wide, across * high)
    number.moveCenter(ring.center() - QPointF(0, across * 0.06 if needs.of else 0))
    of = QRectF(0, 0, across * 0.5, across * 0.13)
    of.moveCenter(ring.center() + QPointF(0, across * 0.25))
    return number, of
