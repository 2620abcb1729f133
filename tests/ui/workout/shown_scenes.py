"""What the follow-along view shows in sample sessions, as items of windows of many sizes."""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side
from glutetimer.core.session import Act, Session
from glutetimer.core.timeline import Plan
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.workout.geometry import view_geometry
from glutetimer.ui.workout.items import Digits, Item, Pill, TextLine, WrappedText
from glutetimer.ui.workout.layer import Viewport
from glutetimer.ui.workout.palette import view_palette
from glutetimer.ui.workout.scene import SceneTexts, scene_at
from glutetimer.ui.workout.scene_items import items_of
from tests.support.programs import built_in, worked_list

PROGRAM = built_in()
# The least window, usual ones, wide and tall ones; a turned window is a tall one.
SIZES = [
    (640, 440),
    (720, 520),
    (1024, 768),
    (1366, 768),
    (1920, 1080),
    (2560, 1080),
    (440, 640),
    (520, 720),
    (768, 1366),
]


def all_texts(level: Level) -> Iterator[SceneTexts]:
    """What is to be read in each phase of a session, also paused and counting."""
    session = Session(Plan(level, Side.LEFT, PROGRAM.timing))
    session.act(Act.START)
    # Its first and its last rep stand for a set.
    segments = [
        segment
        for segment in session.timeline.segments
        if segment.rep is None or segment.rep.number in (1, segment.rep.count)
    ]
    for segment in segments:
        yield scene_at(session, segment.start_ms, 0).texts
    yield scene_at(session, session.timeline.reps[-1].start_ms, 2_000).texts
    session.act(Act.PAUSE)
    for segment in segments:
        yield scene_at(session, segment.start_ms, 0).texts
    session.act(Act.LEAVE)
    yield scene_at(session, segments[-1].start_ms, 0).texts


def with_number(texts: SceneTexts, number: str) -> SceneTexts:
    return replace(texts, count=replace(texts.count, number=number))


def undrawn(level: Level) -> Level:
    """A level of exercises that have no figure."""
    doses = [replace(dose, exercise=replace(dose.exercise, figure=None)) for dose in level.doses]
    return replace(level, doses=tuple(doses))


LEVELS = [
    *PROGRAM.levels,
    undrawn(PROGRAM.levels[0]),
    undrawn(PROGRAM.levels[3]),
    worked_list().levels[0],
]


def items_at(viewport: Viewport, texts: SceneTexts, warning: str = "") -> dict[str, Item]:
    geometry = view_geometry(*viewport.view_size, texts, bool(warning))
    return items_of(texts, geometry, view_palette(texts.view_state, LIGHT), warning)


def letters_px(item: Item) -> int:
    """How large its letters are."""
    assert isinstance(item, Digits | TextLine | WrappedText | Pill)
    font = item.layout.font() if isinstance(item, WrappedText) else item.font
    return font.pixelSize()
