"""Which words of a scene stand where in the follow-along view, and how they look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from glutetimer.core.program import Direction, Exercise, Side, Speed
from glutetimer.core.timeline import Phase, Rep, Segment
from glutetimer.core.vocabulary import leg_text, lie_text
from glutetimer.ui.wording import phase_text
from glutetimer.ui.workout.dials import RingGround
from glutetimer.ui.workout.geometry import Places
from glutetimer.ui.workout.items import (
    CENTRE,
    LEFT,
    RIGHT,
    Digits,
    Line,
    Paragraph,
    Part,
    Pill,
    Written,
)
from glutetimer.ui.workout.lists import Keys, Steps
from glutetimer.ui.workout.palette import Palette
from glutetimer.ui.workout.scene import ViewState, Words, speed_text

# While one lies and listens; how to begin is said under the word.
_KEYS = (
    ("Space", "pause, go on"),
    ("← →", "previous, next rep"),
    ("S", "finish this leg"),
    ("H", "change speed"),
    ("R", "turn view"),
    ("F11", "full screen"),
    ("Esc", "pause, stop"),
)


def parts_of(words: Words, at: Places, palette: Palette, note: str) -> dict[str, Part]:
    """Everything that does not move between two changes of words, by what it is."""
    parts: dict[str, Part] = {"ring": RingGround(at.ring, words.view_state, palette)}
    return parts | {
        name: part
        for name, part in {
            **_top(words, at, palette),
            **_count(words, at, palette),
            **_below(words, at, palette),
            **_foot(words, at, palette, note),
        }.items()
        if part.has_text
    }


def _top(words: Words, at: Places, palette: Palette) -> dict[str, Written]:
    legs, ways_to_lie = (tuple(map(text, Side)) for text in (leg_text, lie_text))
    leg = Pill(at.leg, words.leg, palette.accent, palette.on_accent, legs)
    position, share = at.position, 0.95
    if position.top() < at.leg.bottom():
        # On the leg's line it follows the leg.
        leg = replace(leg, rect=leg.ink_rect.adjusted(0, 0, 1, 0))
        position, share = QRectF(position), 0.72
        position.setLeft(leg.rect.right() + at.leg.height() * 0.3)
    return {
        "leg": leg,
        "position": Line(
            position, words.position, palette.text, share=share, size_for_all_of=ways_to_lie
        ),
        "left": Line(at.left, words.left, palette.text, align=RIGHT, share=0.55),
    }


def _count(words: Words, at: Places, palette: Palette) -> dict[str, Written]:
    """The number with what it counts to, and the word for what happens."""
    unit = at.leg.height()
    align = LEFT if at.word.left() >= at.ring.right() else CENTRE
    # Beside the ring there is room for two lines.
    large = unit if align == CENTRE else unit * 1.25
    works = words.view_state is ViewState.WORK
    phases = _phases(words.exercise) if works else ()
    speeds = tuple(speed_text(speed, 10) for speed in Speed) if works else ()
    parts: dict[str, Written] = {
        "word": Paragraph(at.word, words.word, palette.word, large, True, align, phases),
        "hint": Paragraph(at.hint, words.hint, palette.text, unit * 0.5, False, align, speeds),
    }
    of = words.of
    if words.view_state is ViewState.PAUSED:
        of = f"{words.big} {words.of}" if words.of else ""
    else:
        parts["number"] = Digits(at.number, words.big, palette.on_disc)
    if at.ring.contains(at.of):
        parts["of"] = Line(at.of, of, palette.on_disc, align=CENTRE)
    else:
        # The unit of a count is less than the word for it.
        share = 0.7 if words.view_state is ViewState.COUNT else 1.0
        parts["of"] = Line(at.of, of, palette.text, align=LEFT, share=share)
    return parts


def _phases(exercise: Exercise) -> tuple[str, ...]:
    """The words that stand in turn for what happens in the reps of an exercise."""
    phases = (Phase.LIFT, Phase.HOLD, Phase.LOWER, Phase.REST)
    segments = [Segment(phase, 0, 0, 0, None) for phase in phases]
    if exercise.is_circles:
        for way in Direction:
            rep = Rep(0, 0, 1, 1, way, Speed.NORMAL, 0, 0, 0)
            segments.append(Segment(Phase.CIRCLE, 0, 0, 0, rep))
    return tuple(map(phase_text, segments))


def _below(words: Words, at: Places, palette: Palette) -> dict[str, Written]:
    """How to lie or move, with or in place of the picture; what to mind."""
    rect, unit = at.steps, at.leg.height()
    parts: dict[str, Written] = {}
    if words.title:
        title = QRectF(rect.left(), rect.top(), rect.width(), min(unit, rect.height() * 0.18))
        parts["title"] = Line(title, words.title, palette.text, True, share=0.9)
        rect = rect.adjusted(0, title.height() * 1.15, 0, 0)
    parts["steps"] = Steps(rect, words.steps, palette.text, unit * 0.7)
    cues = words.exercise.cues
    parts["cue"] = Paragraph(at.below, words.cue, palette.text, unit * 0.6, size_for_all_of=cues)
    return parts


def _keys(view_state: ViewState) -> tuple[tuple[str, str], ...]:
    """The keys and what they do now."""
    skips = {"S": "skip this leg"} if view_state.prepares else {}
    return tuple((key, skips.get(key, does)) for key, does in _KEYS)


def _foot(words: Words, at: Places, palette: Palette, note: str) -> dict[str, Written]:
    """What follows, what is wrong, and the keys while there is time for them."""
    unit = at.leg.height()
    keys = _keys(words.view_state) if words.keys else ()
    # A warning has the place of what follows where there is no other.
    following = "" if note and at.note == at.following else words.following
    share = min(0.9, 0.6 * unit / at.following.height())
    align = RIGHT if at.note.left() > at.bar.left() and at.note.top() > at.bar.top() else LEFT
    return {
        "following": Line(at.following, following, palette.text, share=share),
        "note": Paragraph(at.note, note, palette.text, unit * 0.5, align=align),
        "keys": Keys(at.keys, keys, palette.text, unit * 0.36),
    }
