"""Writes the README's short animation: a rep with the left leg, turning over, one with the right.

Needs ffmpeg with WebP, which Debian has. Run it with `tools/headless .venv/bin/python
tools/animation.py` when the figure has changed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import posture_at, target_at
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Person
from glutetimer.core.timeline import Phase, Plan, Timeline
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.theme import LIGHT

OUT = Path(__file__).parents[1] / "docs" / "session.webp"
WIDTH, HEIGHT = 440, 286
FRAMES_A_SECOND = 12
# The person rolls over for as long as a switch takes; here that is seen faster.
TURN_FASTER = 3


def main() -> int:
    """Paint the frames and make one file of them; gives the exit code."""
    qt = QGuiApplication(sys.argv[:1])
    level = load_program(builtin_program()).levels[0]
    timeline = compile_timeline(Plan(level, Side.LEFT))
    figure_painter = FigurePainter()
    with tempfile.TemporaryDirectory() as folder:
        for number, at_ms in enumerate(moments(timeline)):
            image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            posture, target = posture_at(timeline, at_ms), target_at(timeline, at_ms)
            state = FigureState(posture, Person(), target)
            figure_painter.paint(painter, QRectF(0, 0, WIDTH, HEIGHT), state, LIGHT)
            painter.end()
            image.save(f"{folder}/{number:04}.png")
        OUT.parent.mkdir(exist_ok=True)
        command = ["ffmpeg", "-y", "-loglevel", "error", "-framerate", str(FRAMES_A_SECOND)]
        command += ["-i", f"{folder}/%04d.png", "-c:v", "libwebp_anim", "-quality", "93"]
        subprocess.run([*command, "-loop", "0", str(OUT)], check=True)
    qt.quit()
    print(f"{OUT}: {OUT.stat().st_size // 1024} KiB")
    return 0


def moments(timeline: Timeline) -> list[int]:
    """The milliseconds of the session that are shown, in order."""
    step_ms = 1000 // FRAMES_A_SECOND
    switch = next(s for s in timeline.segments if s.phase is Phase.SWITCH)
    last = next(rep for rep in reversed(timeline.reps) if rep.end_ms <= switch.start_ms)
    first = next(rep for rep in timeline.reps if rep.start_ms >= switch.end_ms)
    turned_ms = switch.start_ms + round(0.66 * (switch.end_ms - switch.start_ms))
    moments_ms = list(range(last.start_ms, last.end_ms, step_ms))
    moments_ms += range(switch.start_ms, turned_ms, step_ms * TURN_FASTER)
    return moments_ms + list(range(first.start_ms, first.end_ms, step_ms))


if __name__ == "__main__":
    sys.exit(main())
