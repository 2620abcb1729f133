"""Sheets of the figure in motion: twenty moments of every movement of a session.

    make figure-sheets                      all movements, colours, skins and builds
    make figure-sheets ARGS='light lift'    those whose names hold all the words
    make figure-sheets ARGS='light single'  single moments, as large as in a session

They are written under build/figures/, one file for each movement and person.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from tests.support.programs import bridges, built_in

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.motion import posture_at, target_at
from glutetimer.core.program import Direction, Level, Side
from glutetimer.core.setting_choices import Build, Person, Skin
from glutetimer.core.timeline import Phase, Plan, Segment, Timeline
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

OUT = Path(__file__).resolve().parent.parent / "build" / "figures"
FRAMES, COLUMNS, GAP = 20, 5, 6
FRAME = QSize(560, 385)
# A single moment is as large as the picture of a session at 1366 × 768.
SINGLE = QSize(1120, 770)
LOOKS: Mapping[str, tuple[Colors, Person]] = {
    "light": (LIGHT, Person()),
    "dark": (DARK, Person()),
    "contrast": (CONTRAST, Person()),
    **{f"light-{build}": (LIGHT, Person(build=build)) for build in Build},
    **{f"light-{skin}": (LIGHT, Person(skin=skin)) for skin in Skin},
    **{f"dark-{skin}": (DARK, Person(build, skin)) for build, skin in
       ((Build.STURDY, Skin.BROWN), (Build.FULL, Skin.DEEP), (Build.FULL, Skin.TAN))},
}  # fmt: skip
# Of the other looks only these, which show all of a body.
FEW = ("clamshell", "lift", "turn", "sit-down", "bridge")
# A single moment of each movement, as a fraction of it.
SINGLES = (0.0, 0.3, 0.5, 0.75)


def main() -> int:
    """Paint all sheets whose names hold the words given; gives the exit code."""
    qt = QGuiApplication(sys.argv[:1])
    words = sys.argv[1:]
    single = "single" in words
    OUT.mkdir(parents=True, exist_ok=True)
    for look, (colors, person) in LOOKS.items():
        for movement, (timeline, first_ms, last_ms) in movements().items():
            name = f"{look} {movement}"
            if "-" in look and movement not in FEW:
                continue
            if not all(word in name.split() or word == "single" for word in words):
                continue
            file = OUT / f"{look}-{movement}.png"
            span = last_ms - first_ms
            if not single:
                moments = [first_ms + span * i // FRAMES for i in range(FRAMES)]
                sheet(timeline, moments, colors, person, FRAME, COLUMNS).save(str(file))
                continue
            for fraction in SINGLES:
                moments = [first_ms + round(span * fraction)]
                picture = sheet(timeline, moments, colors, person, SINGLE, 1)
                picture.save(str(OUT / f"single-{look}-{movement}-{round(100 * fraction):02}.png"))
    qt.quit()
    return 0


def movements() -> dict[str, tuple[Timeline, int, int]]:
    """Each movement: the timeline, and from when to when in it."""
    program = built_in()
    clamshell, lift, circles = (program.levels[i] for i in (0, 2, 3))
    bridge = bridges(program).levels[0]
    return {
        "clamshell": _rep(clamshell, Side.LEFT),
        "clamshell-right": _rep(clamshell, Side.RIGHT),
        "lift": _rep(lift, Side.LEFT),
        "lift-right": _rep(lift, Side.RIGHT),
        "forward": _circle(circles, Direction.FORWARD),
        "backward": _circle(circles, Direction.BACKWARD),
        "bridge": _rep(bridge, Side.LEFT),
        "turn": _first_of(clamshell, Phase.SWITCH, 0.7),
        "turn-straight": _first_of(lift, Phase.SWITCH, 0.7),
        "sit-down": _first_of(clamshell, Phase.GET_READY, 0.6),
        "sit-down-right": _first_of(clamshell, Phase.GET_READY, 0.6, Side.RIGHT),
        "sit-down-straight": _first_of(lift, Phase.GET_READY, 0.6),
        "lie-back": _first_of(bridge, Phase.GET_READY, 0.75),
        "sit-up": _first_of(clamshell, Phase.DONE, 1.0),
        "sit-up-from-back": _first_of(bridge, Phase.DONE, 1.0),
        "side-to-back": _side_to_back(clamshell, bridge),
    }


def _rep(level: Level, side: Side) -> tuple[Timeline, int, int]:
    timeline = compile_timeline(Plan(level, side))
    return timeline, timeline.reps[0].start_ms, timeline.reps[0].end_ms


def _circle(level: Level, direction: Direction) -> tuple[Timeline, int, int]:
    timeline = compile_timeline(Plan(level, Side.LEFT))
    circle = next(
        segment
        for segment in timeline.segments
        if segment.phase is Phase.CIRCLE and segment.rep and segment.rep.direction is direction
    )
    return timeline, circle.start_ms, circle.end_ms


def _first_of(
    level: Level, phase: Phase, fraction: float, side: Side = Side.LEFT
) -> tuple[Timeline, int, int]:
    return _span(compile_timeline(Plan(level, side)), phase, fraction)


def _side_to_back(one: Level, other: Level) -> tuple[Timeline, int, int]:
    both = replace(one, doses=(*one.doses, *other.doses))
    return _span(compile_timeline(Plan(both, Side.LEFT)), Phase.NEXT_EXERCISE, 0.7)


def _span(timeline: Timeline, phase: Phase, fraction: float) -> tuple[Timeline, int, int]:
    def of_phase() -> Iterator[Segment]:
        return (segment for segment in timeline.segments if segment.phase is phase)

    segment = next(of_phase())
    end_ms = segment.start_ms + round(fraction * (segment.end_ms - segment.start_ms))
    return timeline, segment.start_ms, end_ms


def sheet(
    timeline: Timeline,
    moments_ms: list[int],
    colors: Colors,
    person: Person,
    frame: QSize,
    columns: int,
) -> QImage:
    """The figure at these moments, from left to right and from top to bottom."""
    rows = -(-len(moments_ms) // columns)
    size = QSize(columns * (frame.width() + GAP), rows * (frame.height() + GAP))
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#808080"))
    painter, figure_painter = QPainter(picture), FigurePainter()
    for index, at_ms in enumerate(moments_ms):
        column, row = index % columns, index // columns
        corner = QPointF(column * (frame.width() + GAP), row * (frame.height() + GAP))
        state = FigureState(posture_at(timeline, at_ms), person, target_at(timeline, at_ms))
        # The painter keeps pictures for one place; so the place moves.
        painter.save()
        painter.translate(corner)
        rect = QRectF(0, 0, frame.width(), frame.height())
        painter.setClipRect(rect)
        figure_painter.paint(painter, rect, state, colors)
        painter.restore()
    painter.end()
    return picture


if __name__ == "__main__":
    sys.exit(main())
