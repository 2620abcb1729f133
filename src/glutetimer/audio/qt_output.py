"""The output where there is no PulseAudio: Qt's sink, with a second's buffer of its own."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEventLoop, QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from glutetimer.audio.output import HeardPosition, SyncedStream
from glutetimer.audio.units import BYTES_PER_FRAME, FRAMES_PER_MS, RATE_HZ, Clock

FAILURES = (QtAudio.Error.OpenError, QtAudio.Error.FatalError)
BUFFER_MS = 1_000
# What an idle device takes at once, long before it starts: not yet a sign of life.
PREFILL_FRAMES = 40 * FRAMES_PER_MS


class QtDevices:
    """The devices that Qt knows; to be made in the window's thread.

    A program that starts where there are none never hears of any that appear.
    """

    def __init__(self, clock_ns: Clock) -> None:
        self._clock_ns = clock_ns
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._select_default_device)
        self._select_default_device()
        # Kept for ever: Qt waits for a device even to drop it, holding Python's lock.
        self.abandoned: list[QtOutput] = []

    def open(self, stream: SyncedStream, volume: int) -> QtOutput | None:
        """Play on the default device, in whatever thread; None where there is none."""
        device = self.default
        return None if device.isNull() else QtOutput(self, device, self._clock_ns, stream, volume)

    def _select_default_device(self) -> None:
        # Read by the sound thread.
        self.default = QMediaDevices.defaultAudioOutput()


class _StreamReader(QIODevice):
    """A stream as the sink wants it: endless, and never short of what is asked for."""

    def __init__(self, stream: SyncedStream, parent: QObject) -> None:
        super().__init__(parent)
        self._stream = stream
        self.read_frame = 0
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def fall_silent(self) -> None:
        self._stream = SyncedStream(self._stream.mix, start_frame=None)

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return RATE_HZ * BYTES_PER_FRAME

    def readData(self, maxlen: int) -> bytes:
        count = maxlen // BYTES_PER_FRAME
        first_frame, self.read_frame = self.read_frame, self.read_frame + count
        return self._stream.render(first_frame, count)

    def writeData(self, data: QByteArray | bytes | bytearray | memoryview, length: int) -> int:
        return 0


class QtOutput:
    """A QAudioSink in pull mode, which lives in the thread that makes it."""

    def __init__(
        self,
        devices: QtDevices,
        device: QAudioDevice,
        clock_ns: Clock,
        stream: SyncedStream,
        volume: int,
    ) -> None:
        self._devices, self._device = devices, device
        self._clock_ns = clock_ns
        # The sink does its work in events, and the sound thread has no loop for them.
        self._events = QEventLoop()
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE_HZ)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, wanted)
        self._sink.setBufferSize(BUFFER_MS * FRAMES_PER_MS * BYTES_PER_FRAME)
        self.set_volume(volume)
        self._reader = _StreamReader(stream, self._sink)
        self._sink.start(self._reader)

    def feed(self) -> None:
        """Let the sink read."""
        self._events.processEvents()

    def heard_position(self) -> HeardPosition | None:
        """How many frames left Qt's buffer, in steps of some 5 ms."""
        heard_frame = self._sink.processedUSecs() * FRAMES_PER_MS // 1000
        return (
            HeardPosition(heard_frame, self._clock_ns()) if heard_frame > PREFILL_FRAMES else None
        )

    def safe_frame(self) -> int:
        """What Qt has read is heard as it is."""
        return self._reader.read_frame

    def replace(self) -> None:
        """What Qt has yet to read is of the changed stream anyway."""

    def failed(self) -> bool:
        """Whether the device could not be opened or broke, or another one is to be played on."""
        return self._sink.error() in FAILURES or self._devices.default != self._device

    def set_volume(self, volume: int) -> None:
        self._sink.setVolume(volume / 100)

    def close(self) -> None:
        self._sink.reset()
        self._reader.close()

    def abandon(self) -> None:
        """What Qt still reads is silence."""
        self._reader.fall_silent()
        self._devices.abandoned.append(self)


def device_name() -> str:
    """Qt's name for the device that sound is played on now; empty for none."""
    qt = QCoreApplication.instance() or QCoreApplication([])
    device = QMediaDevices.defaultAudioOutput()
    del qt
    return "" if device.isNull() else device.description()
