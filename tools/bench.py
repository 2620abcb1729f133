"""Measures what the README and the issues claim; ratios hold within one run on one machine.

Start-up and memory are compared with a minimal PySide6 window, run in turns with the
program so that a busy moment meets both. Needs a display: a virtual one is started with
`xvfb-run` where there is none.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = 9
# Today shows its exercise three times and then rests.
SETTLE_S = 22
IDLE_S = 10
MINIMAL = """
import os, sys
from PySide6.QtCore import QTimer
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
# How often and how long each window is watched that shows frames; a session for a whole rep.
FRAME_TURNS, FRAMES_S, REP_S = 2, 1.5, 5.0
# How long one that was stopped takes to get going.
WAKE_S = 0.2
# The count before the first rep, and one rep to get warm.
BEGIN_S = 3 + 5 + 1


def main() -> int:
    """Run every measurement; gives the exit code."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        xvfb = shutil.which("xvfb-run")
        if xvfb is None:
            print("There is no display, and xvfb-run is not installed: nothing was measured.")
            return 2
        # Large enough for the window at a scale of 2.
        screen = ("-s", "-screen 0 2880x1620x24")
        command = [xvfb, "-a", *screen, sys.executable, __file__]
        return subprocess.run(command, check=False).returncode
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "settings.toml").write_text("introduced = true\n", encoding="utf-8")
        start_up(folder)
        years(folder)
        session_start(folder)
        for scale, most in (1, 3), (2, 4):
            frames(scale, most)
        minimal_mib = at_rest(folder)
        settings = Path(folder, "settings.toml")
        settings.write_text("introduced = true\nget_ready_s = 3\n", encoding="utf-8")
        in_session(folder, minimal_mib)
    mixer()
    sound()
    return 0


def minimal_command(painted: str) -> list[str]:
    """Runs a minimal window, which does what `painted` says once it was painted."""
    return [sys.executable, "-c", MINIMAL.format(painted=painted)]


def program_command(
    measurement: str, *arguments: str | int, module: str = "bench_window"
) -> list[str]:
    """Runs one of the functions of `bench_window.py` or another module beside it."""
    # Imported, so that its compiled form is used as that of the program is.
    call = f"{measurement}{arguments}"
    return [sys.executable, "-c", f"from {module} import {measurement}; {call}"]


def start_up(folder: str) -> None:
    """From process start to the first paint, medians."""
    minimal, program = [], []
    # Once to compile the modules, as an installation does.
    timed_s(program_command("run", folder, module="first_paint"))
    for _ in range(ROUNDS):
        minimal.append(timed_s(minimal_command("QTimer.singleShot(0, lambda: os._exit(0))")))
        program.append(timed_s(program_command("run", folder, module="first_paint")))
    base, ours = statistics.median(minimal), statistics.median(program)
    report("first paint, minimal window", f"{base * 1000:.0f} ms")
    report("first paint, Today", f"{ours * 1000:.0f} ms, {ours / base:.2f} times (at most 1.5)")


def session_start(folder: str) -> None:
    """From the press on Start to the first picture of the session, median."""
    taken_ms = []
    for _ in range(ROUNDS):
        ((_, seconds),) = printed_s(program_command("start", folder))
        taken_ms.append(1000 * seconds)
    report("from Start to the first picture", f"{statistics.median(taken_ms):.0f} ms (at most 300)")


def years(folder: str) -> None:
    """What twenty years of daily sessions add to the start, and how long deciding takes."""
    from datetime import date

    from glutetimer.core.progression import decide
    from glutetimer.storage.history import HistoryStore
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.paths import user_paths
    from glutetimer.system.resources import builtin_program

    with tempfile.TemporaryDirectory() as long:
        shutil.copy(Path(folder, "settings.toml"), long)
        file = user_paths(Path(long)).history
        fill(file)
        short_s, long_s = [], []
        for _ in range(ROUNDS):
            # An end so abrupt leaves the file unsealed; what is usual is a closed one.
            for history_file in (user_paths(Path(folder)).history, file):
                with HistoryStore(history_file):
                    pass
            short_s.append(timed_s(program_command("run", folder, module="first_paint")))
            long_s.append(timed_s(program_command("run", long, module="first_paint")))
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
        printed = printed_s(program_command("review", folder))
        taken_ms = [(name, 1000 * seconds) for name, seconds in printed]
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
    from glutetimer.storage.merging import RevisionedSession, snapshot_of
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
        store.merge(snapshot_of(map(RevisionedSession, sessions)))


def timed_s(command: list[str]) -> float:
    """How long a command runs until it ends."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=HERE)
    return time.perf_counter() - start


def printed_s(command: list[str]) -> list[tuple[str, float]]:
    """The names and seconds that a command prints, a pair a line."""
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE)
    pairs = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
    return [(name, float(seconds)) for name, seconds in pairs]


def frames(scale: int, most: float) -> None:
    """What frames cost, in times what a window takes that copies a picture of that size.

    All windows are opened, and then run in turns: a busy moment meets each of them.
    """
    from bench_frames import MOVEMENTS

    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
    with tempfile.TemporaryDirectory() as folder:
        commands = {"blit": program_command("blit", module="bench_frames")}
        for name in (*MOVEMENTS, "session"):
            own = Path(folder, name)
            own.mkdir()
            call = ("move", str(own), name) if name in MOVEMENTS else ("exercise", str(own))
            commands[name] = program_command(*call, module="bench_frames")
            settings = f"introduced = true\nget_ready_s = {120 if name in MOVEMENTS else 3}\n"
            Path(own, "settings.toml").write_text(settings, encoding="utf-8")
        windows = {
            name: subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                text=True, cwd=HERE,
            )
            for name, command in commands.items()
        }  # fmt: skip
        kept, busy = [], dict.fromkeys(windows, 0.0)
        for window in windows.values():
            assert window.stdout is not None
            kept.append(int(window.stdout.readline()))
            window.send_signal(signal.SIGSTOP)
        for _ in range(FRAME_TURNS):
            for name, window in windows.items():
                window.send_signal(signal.SIGCONT)
                time.sleep(WAKE_S)
                seconds = REP_S if name == "session" else FRAMES_S
                before = cpu_s(window.pid)
                time.sleep(seconds)
                busy[name] += (cpu_s(window.pid) - before) / seconds / FRAME_TURNS
                window.send_signal(signal.SIGSTOP)
        for window in windows.values():
            window.kill()
            window.wait()
    at = f"at a scale of {scale}"
    base = busy.pop("blit")
    report(f"{at}, copying a picture", f"{base:.1%} of a core")
    for name, share in busy.items():
        report(f"{at}, {name}", f"{share / base:.2f} times that (at most {most})")
    mib = max(kept) / 1024**2
    report(f"{at}, kept by the figure", f"{mib:.1f} MiB (at most 12)")


def at_rest(folder: str) -> float:
    """Memory and CPU of the two windows while nothing happens; gives the minimal one's MiB."""
    sizes = {}
    commands = {
        "minimal window": minimal_command("pass"),
        "Today": program_command("stay", folder),
    }
    windows = {
        name: subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HERE
        )
        for name, command in commands.items()
    }
    time.sleep(SETTLE_S)
    before_s = {name: cpu_s(window.pid) for name, window in windows.items()}
    time.sleep(IDLE_S)
    for name, window in windows.items():
        busy = (cpu_s(window.pid) - before_s[name]) / IDLE_S
        sizes[name] = memory_mib(window.pid)
        window.kill()
        window.wait()
        report(f"at rest, {name}", f"{busy:.2%} of a core, {sizes[name]:.0f} MiB")
    ratio = sizes["Today"] / sizes["minimal window"]
    report("memory of Today", f"{ratio:.2f} times the minimal window")
    return sizes["minimal window"]


def in_session(folder: str, minimal_mib: float) -> None:
    """What the real window costs in the reps of level 1, at 1366 × 768, painted in software.

    A frame is a tick of the session and the paint of what that changed, as Qt asks for it;
    the copy to the screen is Qt's and the X server's, and is in the CPU but not in the frame.
    """
    window = subprocess.Popen(
        program_command("session", folder, BEGIN_S * 1000),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=HERE,
    )  # fmt: skip
    assert window.stdout is not None
    frames_ms = sorted(float(seconds) * 1000 for seconds in window.stdout.readline().split())
    if not frames_ms:
        raise RuntimeError("the session ended before it was measured")
    session_mib = memory_mib(window.pid)
    window.kill()
    window.wait()
    median, late = statistics.median(frames_ms), frames_ms[len(frames_ms) * 95 // 100]
    report("session, frame", f"median {median:.1f} ms, 95 % within {late:.1f} ms (at most 4)")
    report("session, frames", f"{len(frames_ms) / 5:.0f} a second were painted")
    ratio = session_mib / minimal_mib
    report("session, memory", f"{session_mib:.0f} MiB, {ratio:.2f} times (at most 2)")


def cpu_s(pid: int) -> float:
    """CPU seconds that a process has used; 0 where that cannot be asked."""
    if sys.platform != "linux":
        return 0.0
    # The clock that `clock_getcpuclockid` gives, which Python does not have.
    return time.clock_gettime(~pid << 3 | 2)


def memory_mib(pid: int) -> float:
    """Resident memory in MiB; 0 where /proc is not there."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def mixer() -> None:
    """How much faster than real time a session is mixed, and what the clips take."""
    from glutetimer.audio.clip_library import ClipLibrary
    from glutetimer.audio.mixer import Mixer
    from glutetimer.audio.sample_cache import SampleCache
    from glutetimer.audio.units import FRAMES_PER_MS, RATE_HZ
    from glutetimer.core.compiler import compile_timeline
    from glutetimer.core.program import Side
    from glutetimer.core.speech_schedule import Speech
    from glutetimer.core.timeline import Plan
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.resources import builtin_program, voice_folder

    clip_library = ClipLibrary(voice_folder())
    speech = Speech(lengths_ms=clip_library.lengths_ms())
    level = load_program(builtin_program()).levels[0]
    timeline = compile_timeline(Plan(level, Side.LEFT, speech=speech))
    start = time.perf_counter()
    mix = Mixer(timeline.cues, SampleCache(clip_library))
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
    from glutetimer.audio.clip_library import ClipLibrary
    from glutetimer.audio.player import SoundPlayer
    from glutetimer.audio.sample_cache import SampleCache
    from glutetimer.audio.sound_system import output_opener
    from glutetimer.core.compiler import compile_timeline
    from glutetimer.core.playhead import Seek
    from glutetimer.core.program import Side
    from glutetimer.core.speech_schedule import Speech
    from glutetimer.core.timeline import Plan
    from glutetimer.storage.toml_files import load_program
    from glutetimer.system.resources import builtin_program, voice_folder

    clip_library = ClipLibrary(voice_folder())
    speech = Speech(lengths_ms=clip_library.lengths_ms())
    level = load_program(builtin_program()).levels[0]
    player = SoundPlayer(time.monotonic_ns, SampleCache(clip_library), output_opener(), 80)
    player.play(compile_timeline(Plan(level, Side.LEFT, speech=speech)), Seek(10_000))
    time.sleep(4)
    before = time.process_time()
    time.sleep(IDLE_S)
    busy = (time.process_time() - before) / IDLE_S
    heard = not player.sound_problem()
    player.close()
    report("sound of a session", f"{busy:.2%} of a core" if heard else "no device to measure on")


def report(what: str, value: str) -> None:
    """One line of the result."""
    print(f"{what:44}{value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
