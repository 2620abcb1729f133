"""A private PulseAudio server with a sink that nobody hears, and what it plays, recorded."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from array import array
from pathlib import Path

import pytest

from glutetimer.audio.units import Samples
from tests.audio.recordings import LOUD
from tests.support.waiting import wait_until

NEEDED = ("pulseaudio", "pactl", "parec", "paplay")


class SoundServer:
    """Can be killed and started again under the same address."""

    def __init__(self, folder: Path) -> None:
        missing = [tool for tool in NEEDED if shutil.which(tool) is None]
        if missing:
            pytest.skip(f"needs {' and '.join(missing)}")
        self._folder = folder
        self._socket = folder / "pulse"
        self._server: subprocess.Popen[bytes] | None = None
        self._recorders: dict[str, subprocess.Popen[bytes]] = {}
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        self.environ = {
            **os.environ,
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_RUNTIME_PATH": str(runtime),
        }

    def start(self) -> None:
        modules = [
            f"module-native-protocol-unix socket={self._socket} auth-anonymous=1",
            "module-null-sink sink_name=first rate=48000",
            "module-null-sink sink_name=second rate=48000",
        ]
        loads = [word for module in modules for word in ("-L", module)]
        command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--use-pid-file=no", *loads]
        with (self._folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(command, env=self.environ, stdout=log, stderr=log)
        wait_until(lambda: self._control("info"), what="the sound server")
        self.make_default("first")

    def make_default(self, sink: str) -> None:
        assert self._control("set-default-sink", sink)

    def kill(self) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        self._socket.unlink(missing_ok=True)

    def stop_answering(self) -> None:
        """It hangs, as a process does that was stopped."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def answer_again(self) -> None:
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def play(self, file: Path, sink: str) -> subprocess.Popen[bytes]:
        """Play a WAV with PulseAudio's own player, which asks for a second's buffer."""
        command = ["paplay", "--latency-msec=1000", "-d", sink, str(file)]
        return subprocess.Popen(command, env=self.environ)

    def record(self, sink: str = "first") -> None:
        """Write what the sink plays from now on; it mixes no more than 50 ms ahead meanwhile."""
        recording = self._folder / f"{sink}.raw"
        with recording.open("wb") as file:
            self._recorders[sink] = subprocess.Popen(
                ["parec", "-d", f"{sink}.monitor", "--format=s16le", "--rate=48000",
                 "--channels=1", "--latency-msec=50"],
                env=self.environ, stdout=file, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        wait_until(lambda: recording.stat().st_size > 0, what="the recording")

    def is_loud(self, sink: str = "first") -> bool:
        """Whether there is something to hear in what was recorded so far."""
        return max(map(abs, self._recording(sink))) > LOUD

    def recorded(self, sink: str = "first") -> Samples:
        """All that was recorded; ends the recording."""
        recorder = self._recorders.pop(sink)
        recorder.terminate()
        recorder.wait()
        return self._recording(sink)

    def close(self) -> None:
        for recorder in self._recorders.values():
            recorder.kill()
            recorder.wait()
        self.kill()

    def _recording(self, sink: str) -> Samples:
        data = (self._folder / f"{sink}.raw").read_bytes()
        return array("h", data[: len(data) // 2 * 2])

    def _control(self, *words: str) -> bool:
        command = ["pactl", *words]
        ran = subprocess.run(command, env=self.environ, capture_output=True, check=False)
        return ran.returncode == 0
