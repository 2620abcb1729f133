"""Windows that show frames; each function runs in a process of its own.

Each opens a window, prints one number when what is to be measured goes on, and stays
open to be watched from outside.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from bench.watched_window import SIZE, replace, run
from glutetimer.core.motion import posture_at
from glutetimer.core.playhead import Playhead
from glutetimer.core.program import Side
from glutetimer.core.session import Session
from glutetimer.core.timeline import Phase, Plan, Timeline
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program
from glutetimer.ui.window import Window
from glutetimer.ui.workout.geometry import view_geometry
from glutetimer.ui.workout.scene import scene_at
from glutetimer.workout import Workout

FRAME_MS = 16
# A rep of each exercise goes on and on, and so does turning over.
TURN = "turning over"
MOVEMENTS = ("clamshell", "lateral-leg-lift", "leg-circles", "bridge", TURN)
# How long a window runs until all is loaded and kept that it will need.
WARM_MS = 6_000
# All of them; whoever shows it gets ready for as long as it is watched.
PROGRAM = """
format = 1
id = "bench"
name = "Bench"
levels = [{ id = "all", name = "All", sets = [
  { exercise = "clamshell", reps = 1 }, { exercise = "lateral-leg-lift", reps = 1 },
  { exercise = "leg-circles", reps = 1 }, { exercise = "bridge", reps = 1 },
] }]
[exercises]
clamshell = { name = "Clamshell", figure = "clamshell" }
lateral-leg-lift = { name = "Leg lift", figure = "lateral-leg-lift" }
leg-circles = { name = "Leg circles", figure = "leg-circles", tempo_s = { circle = 2 } }
bridge = { name = "Bridge", figure = "bridge", position = "back", sides = "both" }
"""


def blit() -> NoReturn:
    """Copy a picture of the size of a session's, frame after frame; print 0."""
    app = QApplication(sys.argv[:1])
    window = _BlitWindow()
    window.resize(*SIZE)
    window.show()
    QTimer.singleShot(WARM_MS, lambda: print(0, flush=True))
    sys.exit(app.exec())


class _BlitWindow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rect = _picture_rect()
        self._picture = QPixmap(self._rect.size() * self.devicePixelRatioF())
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.fill(Qt.GlobalColor.darkGreen)
        timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: self.update(self._rect))
        timer.start(FRAME_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(self._rect.topLeft(), self._picture)


def _picture_rect() -> QRect:
    session = Session(Plan(load_program(builtin_program()).levels[0], Side.LEFT))
    texts = scene_at(session, session.timeline.reps[0].start_ms, 0).texts
    return view_geometry(*SIZE, texts).figure.toRect()


def move(folder: str, movement: str) -> NoReturn:
    """Show one of the `MOVEMENTS` over and over; print how many bytes the figure keeps."""
    file = Path(folder, "bench.toml")
    file.write_text(PROGRAM, encoding="utf-8")
    moving: list[int] = []

    def playhead(workout: Workout) -> Playhead:
        if not moving:
            moving.extend(_moving_ms(workout.session.timeline, movement))
        return Playhead(moving[time.monotonic_ns() // 1_000_000 % len(moving)])

    replace(Workout, "playhead", property(playhead))
    run(folder, _prepare, "--program", str(file), "--start")


def exercise(folder: str) -> NoReturn:
    """Go through today's session; print how many bytes the figure keeps."""
    run(folder, _prepare, "--start")


def _prepare(window: Window) -> None:
    QTimer.singleShot(0, lambda: window.resize(*SIZE))
    QTimer.singleShot(WARM_MS, lambda: print(_kept_bytes(window), flush=True))


def _moving_ms(timeline: Timeline, movement: str) -> list[int]:
    """The milliseconds of the timeline in which something of that movement moves."""
    if movement == TURN:
        segment = next(s for s in timeline.segments if s.phase is Phase.SWITCH)
        start_ms, end_ms = segment.start_ms, segment.end_ms
    else:
        sets = timeline.sets
        rep = next(r for r in timeline.reps if sets[r.set_index].exercise.id == movement)
        start_ms, end_ms = rep.start_ms, rep.end_ms
    return [
        ms
        for ms in range(start_ms, end_ms)
        if posture_at(timeline, ms) != posture_at(timeline, ms + 1)
    ]


def _kept_bytes(window: Window) -> int:
    """All pictures, paths and polygons but those of the view around the figure, its layer."""
    from glutetimer.ui.workout.workout_page import WorkoutPage

    page = window.findChild(WorkoutPage)
    assert page is not None
    layer = page._painter._layer
    around = (layer._upright, layer._rotated)
    total = 0
    for kept in gc.get_objects():
        if isinstance(kept, QPixmap | QImage) and not any(kept is picture for picture in around):
            total += kept.width() * kept.height() * kept.depth() // 8
        elif isinstance(kept, QPainterPath):
            # Two coordinates and a kind for each.
            total += 24 * kept.elementCount()
        elif isinstance(kept, QPolygonF):
            total += 16 * kept.size()
    return total
