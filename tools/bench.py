"""Measures what the README and the issues claim; ratios hold within one run on one machine.

Start-up and memory are compared with a minimal PySide6 window, run in turns with the
program so that a busy moment meets both. Needs a display: a virtual one is started with
`xvfb-run` where there is none.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
# Today shows its exercise three times and then rests.
SETTLE_S = 22
IDLE_S = 10
MINIMAL = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        {painted}
app = QApplication(sys.argv[:1])
window = Window("hello")
window.show()
app.exec()
"""
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from glutetimer.__main__ import main
import glutetimer.ui.window
def painted():
    {painted}
made = glutetimer.ui.window.Window.__init__
def make(self):
    made(self)
    self.painted.connect(painted)
glutetimer.ui.window.Window.__init__ = make
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
# A session in which every frame's tick and paint are timed from the first lift on, for as
# long as a clamshell takes; `milliseconds` is how often the session ticks.
SESSION = """
import os, sys, time
from PySide6.QtCore import QTimer
from glutetimer.__main__ import main
from glutetimer.app import session_controller
from glutetimer.app.session_controller import SessionController
from glutetimer.ui.workout.page import WorkoutPage
from glutetimer.ui.window import Window
session_controller.FRAME_MS = {milliseconds}
ticked, painted = SessionController.tick, WorkoutPage.paintEvent
ticks, frames = [], []
def tick(self):
    start = time.perf_counter()
    ticked(self)
    ticks.append(time.perf_counter() - start)
def paint(self, event):
    start = time.perf_counter()
    painted(self, event)
    frames.append((ticks[-1] if ticks else 0.0) + time.perf_counter() - start)
def tell():
    print(*frames, flush=True)
def begin():
    frames.clear()
    QTimer.singleShot(5_000, tell)
SessionController.tick, WorkoutPage.paintEvent = tick, paint
made = Window.__init__
def make(self):
    made(self)
    QTimer.singleShot({begin_ms}, begin)
    QTimer.singleShot(0, lambda: self.resize(1366, 768))
Window.__init__ = make
sys.exit(main(["--data-dir", sys.argv[1], "--start"]))
"""
# From the press on Review to its paint, the first time (its modules are loaded with it) and
# once more, then from the press on each span to its paint; each in a line of its own.
REVIEW = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from glutetimer.__main__ import main
from glutetimer.ui.window import Window
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest and watched is self.window:
            watched.event(event)
            if self.begun:
                print(self.what, time.perf_counter() - self.begun, flush=True)
                self.begun = 0
                QTimer.singleShot(300, self.press_next)
            return True
        return False
    def press_next(self):
        if not names:
            os._exit(0)
        self.what = names.pop(0)
        found = [b for b in self.window.findChildren(QPushButton)
                 if self.what in (b.text(), b.accessibleName())]
        self.begun = time.perf_counter()
        found[0].click()
names = ["Review", "Today", "Review"] + [
    "Weeks: " + name for name in ("4 weeks", "26 weeks", "52 weeks", "All", "12 weeks", "All")]
painted = Painted()
painted.begun = 0
made = Window.__init__
def make(self):
    made(self)
    painted.window = self
    self.installEventFilter(painted)
    self.resize(1366, 768)
    QTimer.singleShot(1_500, painted.press_next)
Window.__init__ = make
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
# From the press on Start, some seconds after Today was painted, to the first picture.
START = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton
from glutetimer.__main__ import main
from glutetimer.app.navigation import PageName
from glutetimer.ui.window import Window
class Painted(QObject):
    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.UpdateRequest and watched is self.window
        if shown and self.window.current == PageName.WORKOUT:
            watched.event(event)
            print(time.perf_counter() - self.begun, flush=True)
            os._exit(0)
        return False
    def press(self):
        start = next(b for b in self.window.findChildren(QPushButton) if b.text() == "Start")
        self.begun = time.perf_counter()
        start.click()
painted = Painted()
made = Window.__init__
def make(self):
    made(self)
    painted.window = self
    self.installEventFilter(painted)
    self.resize(1366, 768)
    self.painted.connect(lambda: QTimer.singleShot(2_000, painted.press))
Window.__init__ = make
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
# The count before the first rep, and one rep to get warm.
BEGIN_S = 3 + 5 + 1
LEAVE = "import os; os._exit(0)"
STAY = "pass"


def main() -> int:
    """Run every measurement; gives the exit code."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        xvfb = shutil.which("xvfb-run")
        if xvfb is None:
            print("There is no display, and xvfb-run is not installed: nothing was measured.")
            return 2
        return subprocess.run([xvfb, "-a", sys.executable, __file__], check=False).returncode
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "settings.toml").write_text("safety_read = true\n", encoding="utf-8")
        start_up(folder)
        years(folder)
        session_start(folder)
        minimal_mib = at_rest(folder)
        settings = Path(folder, "settings.toml")
        settings.write_text("safety_read = true\nget_ready_s = 3\n", encoding="utf-8")
        in_session(folder, 60, 16, minimal_mib)
        in_session(folder, 30, 33, minimal_mib)
    mixer()
    sound()
    return 0


def start_up(folder: str) -> None:
    """From process start to the first paint, medians."""
    minimal, program = [], []
    # Once to compile the modules, as an installation does.
    timed_s(PROGRAM.format(painted=LEAVE), folder)
    for _ in range(ROUNDS):
        minimal.append(timed_s(MINIMAL.format(painted=LEAVE), folder))
        program.append(timed_s(PROGRAM.format(painted=LEAVE), folder))
    base, ours = statistics.median(minimal), statistics.median(program)
    report("first paint, minimal window", f"{base * 1000:.0f} ms")
    report("first paint, Today", f"{ours * 1000:.0f} ms, {ours / base:.2f} times (at most 1.5)")


def session_start(folder: str) -> None:
    """From the press on Start to the first picture of the session, median."""
    taken_ms = []
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", START, folder]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)
        taken_ms.append(1000 * float(ran.stdout))
    report("from Start to the first picture", f"{statistics.median(taken_ms):.0f} ms (at most 300)")


def years(folder: str) -> None:
    """What twenty years of daily sessions add to the start, and how long deciding takes."""
    from datetime import date

    from glutetimer.core.progression import decide
    from glutetimer.storage.history import HistoryStore
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.paths import places
    from glutetimer.system.resources import builtin_program

    with tempfile.TemporaryDirectory() as long:
        shutil.copy(Path(folder, "settings.toml"), long)
        file = places(Path(long)).history
        fill(file)
        script = PROGRAM.format(painted=LEAVE)
        short_s, long_s = [], []
        for _ in range(ROUNDS):
            # Who leaves so abruptly leaves the file unsealed; what is usual is a closed one.
            for each in (places(Path(folder)).history, file):
                with HistoryStore(each):
                    pass
            short_s.append(timed_s(script, folder))
            long_s.append(timed_s(script, long))
        more_ms = 1000 * (statistics.median(long_s) - statistics.median(short_s))
        report("first paint, 7,300 sessions", f"{more_ms:+.0f} ms (at most +20)")
        program = load_program(builtin_program())
        with HistoryStore(file) as store:
            history = store.load()
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            decide(program, history, date(2026, 11, 23))
            taken.append(time.perf_counter() - start)
        report("deciding on all 7,300", f"{1000 * statistics.median(taken):.1f} ms (at most 10)")
        review(long)


def review(folder: str) -> None:
    """How long the Review page takes to show those twenty years, and another span of them."""
    opened, again, spans = [], [], []
    for _ in range(3):
        ran = subprocess.run(
            [sys.executable, "-c", REVIEW, folder], check=True, capture_output=True, text=True
        )
        lines = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
        taken_ms = [(name, 1000 * float(seconds)) for name, seconds in lines]
        first, second = (ms for name, ms in taken_ms if name == "Review")
        opened.append(first)
        again.append(second)
        spans.append(max(ms for name, ms in taken_ms if name.startswith("Weeks")))
    report("Review of 7,300, first paint", f"{statistics.median(opened):.0f} ms (at most 150)")
    report("Review of 7,300, shown again", f"{statistics.median(again):.0f} ms")
    report("its slowest change of span", f"{statistics.median(spans):.0f} ms (at most 50)")


def fill(file: Path) -> None:
    """Twenty years of daily sessions."""
    from datetime import UTC, datetime, timedelta

    from glutetimer.core.compiler import compile_timeline
    from glutetimer.core.program import Side
    from glutetimer.core.records import Effort, SessionRecord, SetRecord
    from glutetimer.core.timeline import Plan
    from glutetimer.storage.history import HistoryStore
    from glutetimer.storage.merging import RevisionedSession, contents_of
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.resources import builtin_program

    program = load_program(builtin_program())
    blocks = compile_timeline(Plan(program.levels[0], Side.LEFT)).sets
    sets = tuple(
        SetRecord(b.exercise.id, b.side, b.prescribed, b.prescribed, b.speed) for b in blocks
    )
    last = datetime(2026, 11, 22, 7, tzinfo=UTC)
    sessions = [
        SessionRecord(
            id=f"{number:032x}",
            program=program.id,
            level=program.levels[0].id,
            first_side=Side.LEFT,
            started_at=last - timedelta(days=number),
            active_ms=240_000,
            sets=sets,
            effort={Side.LEFT: Effort.RIGHT, Side.RIGHT: Effort.EASY},
            pain=number % 3,
        )
        for number in range(7_300)
    ]
    with HistoryStore(file) as store:
        store.merge(contents_of(map(RevisionedSession, sessions)))


def timed_s(script: str, folder: str) -> float:
    """How long a script runs until it leaves."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, folder], check=True, capture_output=True)
    return time.perf_counter() - start


def at_rest(folder: str) -> float:
    """Memory and CPU of the two windows while nothing happens; gives the minimal one's MiB."""
    sizes = {}
    for name, script in (("minimal window", MINIMAL), ("Today", PROGRAM)):
        shown = subprocess.Popen(
            [sys.executable, "-c", script.format(painted=STAY), folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(SETTLE_S)
        before = cpu_s(shown.pid)
        time.sleep(IDLE_S)
        busy = (cpu_s(shown.pid) - before) / IDLE_S
        sizes[name] = memory_mib(shown.pid)
        shown.kill()
        shown.wait()
        report(f"at rest, {name}", f"{busy:.2%} of a core, {sizes[name]:.0f} MiB")
    ratio = sizes["Today"] / sizes["minimal window"]
    report("memory of Today", f"{ratio:.2f} times the minimal window")
    return sizes["minimal window"]


def in_session(folder: str, fps: int, milliseconds: int, minimal_mib: float) -> None:
    """What the real window costs in the reps of level 1, at 1366 × 768, painted in software.

    A frame is a look at the playhead and the paint of what that changed, as Qt asks for it;
    the copy to the screen is Qt's and the X server's, and is in the CPU but not in the frame.
    """
    script = SESSION.format(milliseconds=milliseconds, begin_ms=BEGIN_S * 1000)
    shown = subprocess.Popen(
        [sys.executable, "-c", script, folder],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert shown.stdout is not None
    frames_ms = sorted(float(each) * 1000 for each in shown.stdout.readline().split())
    if not frames_ms:
        raise RuntimeError("the session ended before it was measured")
    before = cpu_s(shown.pid)
    time.sleep(IDLE_S)
    busy = (cpu_s(shown.pid) - before) / IDLE_S
    session_mib = memory_mib(shown.pid)
    shown.kill()
    shown.wait()
    median, late = statistics.median(frames_ms), frames_ms[len(frames_ms) * 95 // 100]
    name = f"session at {fps} frames a second"
    most = 0.30 if fps > 30 else 0.15
    report(f"{name}, frame", f"median {median:.1f} ms, 95 % within {late:.1f} ms (at most 4)")
    report(f"{name}, frames", f"{len(frames_ms) / 5:.0f} a second were painted")
    report(f"{name}, CPU", f"{busy:.1%} of a core (at most {most:.0%})")
    ratio = session_mib / minimal_mib
    report(f"{name}, memory", f"{session_mib:.0f} MiB, {ratio:.2f} times (at most 2)")


def cpu_s(pid: int) -> float:
    """CPU seconds that a process has used; 0 where /proc is not there."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mib(pid: int) -> float:
    """Resident memory in MiB; 0 where /proc is not there."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def mixer() -> None:
    """How much faster than real time a session is mixed, and what the clips take."""
    from glutetimer.audio.mixer import Mixer, SampleCache
    from glutetimer.audio.tones import FRAMES_PER_MS, RATE_HZ
    from glutetimer.audio.voice import ClipLibrary
    from glutetimer.core.compiler import compile_timeline
    from glutetimer.core.program import Side
    from glutetimer.core.speech_schedule import Speech
    from glutetimer.core.timeline import Plan
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.resources import builtin_program, voice_folder

    voice = ClipLibrary(voice_folder())
    speech = Speech(lengths_ms=voice.lengths_ms())
    level = load_program(builtin_program()).levels[0]
    timeline = compile_timeline(Plan(level, Side.LEFT, speech=speech))
    start = time.perf_counter()
    mix = Mixer(timeline.cues, SampleCache(voice))
    ready = time.perf_counter()
    for first in range(0, timeline.duration_ms * FRAMES_PER_MS, RATE_HZ // 10):
        mix.render(first, RATE_HZ // 10)
    took = time.perf_counter() - ready
    report("clips of level 1", f"{(ready - start) * 1000:.0f} ms")
    report("mixer", f"{timeline.duration_ms / 1000 / took:.0f} times real time (at least 50)")
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report("memory of the mixer's process", f"{peak_mib:.0f} MiB")


def sound() -> None:
    """What a playing session's sound costs, where there is a device to play on."""
    from glutetimer.audio.mixer import SampleCache
    from glutetimer.audio.player import SoundPlayer
    from glutetimer.audio.sound_system import way_out
    from glutetimer.audio.voice import ClipLibrary
    from glutetimer.core.compiler import compile_timeline
    from glutetimer.core.program import Side
    from glutetimer.core.session import Seek
    from glutetimer.core.speech_schedule import Speech
    from glutetimer.core.timeline import Plan
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.resources import builtin_program, voice_folder

    voice = ClipLibrary(voice_folder())
    speech = Speech(lengths_ms=voice.lengths_ms())
    level = load_program(builtin_program()).levels[0]
    player = SoundPlayer(time.monotonic_ns, SampleCache(voice), way_out(), 80)
    player.play(compile_timeline(Plan(level, Side.LEFT, speech=speech)), Seek(10_000))
    time.sleep(4)
    before = time.process_time()
    time.sleep(IDLE_S)
    busy = (time.process_time() - before) / IDLE_S
    heard = not player.trouble()
    player.close()
    report("sound of a session", f"{busy:.2%} of a core" if heard else "no device to measure on")


def report(what: str, value: str) -> None:
    """One line of the result."""
    print(f"{what:44}{value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
