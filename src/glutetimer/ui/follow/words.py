"""Which words of a scene stand where in the follow-along view, and how they look."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from glutetimer.ui.follow.layout import Places
from glutetimer.ui.follow.lists import Keys, Steps
from glutetimer.ui.follow.moods import Ink
from glutetimer.ui.follow.parts import (
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
from glutetimer.ui.follow.scene import Mood, Words
from glutetimer.ui.follow.shapes import RingGround

_KEYS = (
    ("← →", "rep back, on"),
    ("S", "leg done"),
    ("H", "half speed"),
    ("R", "turn view"),
    ("F11", "full screen"),
    ("Esc", "stop"),
)
# What one may want in the middle of it; how to go on is said under the word.
_KEYS_PAUSED = (("← →", "rep back, on"), ("S", "leg done"), ("H", "speed"), ("Esc", "stop"))


def parts_of(words: Words, at: Places, ink: Ink, note: str) -> dict[str, Part]:
    """Everything that does not move between two changes of words, by what it is."""
    parts: dict[str, Part] = {"ring": RingGround(at.ring, words.mood, ink)}
    return parts | {
        name: part
        for name, part in {
            **_top(words, at, ink),
            **_count(words, at, ink),
            **_below(words, at, ink),
            **_foot(words, at, ink, note),
        }.items()
        if part.says
    }


def _top(words: Words, at: Places, ink: Ink) -> dict[str, Written]:
    leg = Pill(at.leg, ink.ground, words.leg, ink.accent, ink.on_accent)
    position, share = at.position, 0.95
    if position.top() < at.leg.bottom():
        # On the leg's line it follows the leg.
        leg = replace(leg, rect=leg.inked.adjusted(0, 0, 1, 0))
        position, share = QRectF(position), 0.72
        position.setLeft(leg.rect.right() + at.leg.height() * 0.3)
    return {
        "leg": leg,
        "position": Line(position, ink.ground, words.position, ink.text, share=share),
        "left": Line(at.left, ink.ground, words.left, ink.text, align=RIGHT, share=0.62),
    }


def _count(words: Words, at: Places, ink: Ink) -> dict[str, Written]:
    """The number with what it counts to, and the word for what happens."""
    unit = at.leg.height()
    align = LEFT if at.word.left() >= at.ring.right() else CENTRE
    # Beside the ring there is room for two lines.
    large = unit if align == CENTRE else unit * 1.25
    parts: dict[str, Written] = {
        "word": Paragraph(at.word, ink.ground, words.word, ink.word, large, True, align),
        "hint": Paragraph(at.hint, ink.ground, words.hint, ink.muted, unit * 0.5, align=align),
    }
    of = words.of
    if words.mood is Mood.PAUSED:
        of = f"{words.big} {words.of}" if words.of else ""
    else:
        parts["number"] = Digits(at.number, ink.disc, words.big, ink.on_disc)
    if at.ring.contains(at.of):
        parts["of"] = Line(at.of, ink.disc, of, ink.on_disc, align=CENTRE)
    else:
        parts["of"] = Line(at.of, ink.ground, of, ink.text, align=LEFT)
    return parts


def _below(words: Words, at: Places, ink: Ink) -> dict[str, Written]:
    """How to lie or move, with or in place of the picture; the keys, or what to mind."""
    rect, unit = at.steps, at.leg.height()
    parts: dict[str, Written] = {}
    if words.title:
        title = QRectF(rect.left(), rect.top(), rect.width(), min(unit, rect.height() * 0.18))
        parts["title"] = Line(title, ink.ground, words.title, ink.text, True, share=0.9)
        rect = rect.adjusted(0, title.height() * 1.15, 0, 0)
    parts["steps"] = Steps(rect, ink.ground, words.steps, ink.text, unit * 0.7)
    if words.mood is Mood.PAUSED:
        keys, most = _keys(words), unit * 0.42
        parts["large keys"] = Keys(at.below, ink.ground, keys, ink.text, ink.muted, most)
    else:
        parts["cue"] = Paragraph(at.below, ink.ground, words.cue, ink.text, unit * 0.6)
    return parts


def _foot(words: Words, at: Places, ink: Ink, note: str) -> dict[str, Written]:
    """What follows, what is wrong, and the keys once in a session."""
    wide = at.note.left() > at.following.left()
    unit = at.leg.height()
    keys = _keys(words) if words.keys and not at.keys.isEmpty() else ()
    return {
        "following": Line(
            at.following, ink.ground, words.following, ink.text, share=0.62 if wide else 0.9
        ),
        "note": Paragraph(
            at.note,
            ink.ground,
            note,
            ink.text,
            unit * 0.36,
            align=RIGHT if wide else LEFT,
        ),
        "keys": Keys(at.keys, ink.ground, keys, ink.muted, ink.muted, unit * 0.36),
    }


def _keys(words: Words) -> tuple[tuple[str, str], ...]:
    return _KEYS_PAUSED if words.mood is Mood.PAUSED else (("Space", "ready, pause"), *_KEYS)
