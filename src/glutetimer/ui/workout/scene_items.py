"""Which words of a scene stand where in the follow-along view, and how they look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from glutetimer.core.frozen import replace
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.workout.count import units
from glutetimer.ui.workout.dials import RingBackground, StartSign
from glutetimer.ui.workout.geometry import ViewGeometry
from glutetimer.ui.workout.headlines import left_text
from glutetimer.ui.workout.items import (
    CENTRE,
    LEFT,
    RIGHT,
    Digits,
    Item,
    KeyLegend,
    KeyList,
    Pill,
    StepList,
    TextItem,
    TextLine,
    WrappedText,
)
from glutetimer.ui.workout.palette import ViewPalette
from glutetimer.ui.workout.scene import Bout, SceneTexts, ViewState, speed_text, start_text

# The type of keys and warnings, as a fraction of the top line's height.
NOTE = 0.45
_SKIP = {
    Bout.LEG: gettext_noop("skip this leg"),
    Bout.EXERCISE: gettext_noop("skip this exercise"),
}
_FINISH = {
    Bout.LEG: gettext_noop("finish this leg"),
    Bout.EXERCISE: gettext_noop("finish this exercise"),
}


def items_of(
    texts: SceneTexts, geometry: ViewGeometry, palette: ViewPalette, warning: str
) -> dict[str, Item]:
    """Everything that does not move between two changes of words, by its name.

    `warning` is what is wrong, or what was just changed.
    """
    items = {
        "ring": RingBackground(geometry.ring, texts.view_state, palette),
        **_top(texts, geometry, palette),
        **_count(texts, geometry, palette),
        **_guidance(texts, geometry, palette),
        **_foot(texts, geometry, palette, warning),
    }
    return {
        name: item for name, item in items.items() if not isinstance(item, TextItem) or item.text
    }


def _top(texts: SceneTexts, geometry: ViewGeometry, palette: ViewPalette) -> dict[str, Item]:
    """The leg, how to lie, and the time that is left."""
    legs, positions = texts.in_turn
    leg = Pill(geometry.leg, texts.leg, palette.on_accent, palette.accent, legs)
    position, max_height = geometry.position, 0.95
    if position.top() < geometry.leg.bottom():
        # On the leg's line it follows the leg.
        leg = replace(leg, rect=leg.background_rect.adjusted(0, 0, 1, 0))
        position, max_height = QRectF(position), 0.72
        position.setLeft(leg.rect.right() + geometry.leg.height() * 0.3)
    return {
        "leg": leg,
        "position": TextLine(
            position,
            texts.position,
            palette.text,
            max_height=max_height,
            size_for_all_of=positions,
        ),
        "time_left": TextLine(
            geometry.time_left, texts.time_left, palette.text, align=RIGHT, max_height=0.55
        ),
    }


def _count(texts: SceneTexts, geometry: ViewGeometry, palette: ViewPalette) -> dict[str, Item]:
    """The number with what it counts, and the headline for what happens."""
    unit = geometry.leg.height()
    beside_ring = geometry.headline.left() >= geometry.ring.right()
    align = LEFT if beside_ring else CENTRE
    works = texts.view_state is ViewState.WORK
    speeds = tuple(speed_text(speed, 10) for speed in Speed) if works else ()
    starts = (start_text("10", can_start=True),) if texts.view_state.prepares else ()
    items: dict[str, Item] = {
        "headline": WrappedText(
            geometry.headline,
            texts.headline,
            palette.headline,
            unit * 1.25,
            True,
            align,
            texts.headlines,
        ),
        "hint": WrappedText(
            geometry.hint,
            " · ".join(filter(None, (texts.countdown, texts.hint))),
            palette.text,
            unit * 0.6,
            False,
            align,
            speeds + starts,
        ),
    }
    if texts.answers:
        items["hint"] = KeyList(geometry.hint, texts.answers, palette.text, unit * 0.6, align)
    elif texts.countdown and not texts.hint:
        # Below the word, which stays as large and where it is.
        items["hint"] = WrappedText(
            geometry.hint,
            texts.countdown,
            palette.headline,
            unit * 0.75,
            True,
            align,
            (left_text(99_000),),
        )
    count, ink = texts.count, palette.on_disc
    label, suffix = count.label, count.suffix
    # Those of a single hold are of equal size.
    alike = () if count.of_reps or not suffix else units()
    if texts.view_state is ViewState.PAUSED:
        # The number's place is the pause sign's.
        label, suffix, alike = "", count.text, ()
    elif texts.waits:
        items["number"] = StartSign(geometry.number, ink)
    else:
        items["number"] = Digits(geometry.number, count.number, ink)
    items["number_label"] = TextLine(geometry.number_label, label, ink, align=CENTRE)
    items["number_suffix"] = TextLine(
        geometry.number_suffix,
        suffix,
        ink,
        align=CENTRE,
        size_for_all_of=alike,
    )
    return items


def _guidance(texts: SceneTexts, geometry: ViewGeometry, palette: ViewPalette) -> dict[str, Item]:
    """How to lie or move, with or in place of the figure; what to mind."""
    steps_rect, unit = geometry.steps, geometry.leg.height()
    items: dict[str, Item] = {}
    if texts.title:
        title_rect = QRectF(steps_rect)
        title_rect.setHeight(min(unit, steps_rect.height() * 0.18))
        items["title"] = TextLine(title_rect, texts.title, palette.text, True, max_height=0.9)
        steps_rect = steps_rect.adjusted(0, title_rect.height() * 1.15, 0, 0)
    if texts.steps:
        items["steps"] = StepList(steps_rect, texts.steps, palette.text, unit * 0.57)
    items["form_cue"] = WrappedText(
        geometry.form_cue,
        texts.form_cue,
        palette.text,
        unit * 0.6,
        size_for_all_of=texts.exercise.cues,
    )
    return items


def _foot(
    texts: SceneTexts, geometry: ViewGeometry, palette: ViewPalette, warning: str
) -> dict[str, Item]:
    """What follows, what is wrong, and the keys of most use."""
    unit, bar = geometry.leg.height(), geometry.bar
    max_height = min(0.9, 0.6 * unit / geometry.following.height())

    def align(rect: QRectF) -> Qt.AlignmentFlag:
        """Away from what follows, where it is on the same line."""
        return RIGHT if rect.left() > bar.left() and rect.top() > bar.top() else LEFT

    items: dict[str, Item] = {
        "following": TextLine(
            geometry.following, texts.following, palette.text, max_height=max_height
        ),
        "warning": WrappedText(
            geometry.warning, warning, palette.text, unit * NOTE, align=align(geometry.warning)
        ),
    }
    if not geometry.keys.isEmpty():
        items["keys"] = KeyLegend(
            geometry.keys, keys_of(texts), palette.text, unit * NOTE, align(geometry.keys)
        )
    return items


def keys_of(texts: SceneTexts) -> tuple[tuple[str, str], ...]:
    """The few keys of most use, so that they can be read from the mat.

    What Space does, the hint says, except in a rep.
    """
    if texts.view_state is ViewState.WORK:
        return ((gettext("Space"), gettext("pause")),)
    if texts.view_state is ViewState.PAUSED:
        another, finish = ("← →", gettext("another rep")), ("S", gettext(_FINISH[texts.bout]))
        return another, finish, ("Esc", gettext("stop"))
    skip, stop = ("S", gettext(_SKIP[texts.bout])), ("Esc", gettext("stop"))
    return skip, stop, ("F1", gettext("all keys"))
