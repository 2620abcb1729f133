"""The way out through Qt, on every system."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from glutetimer.audio.outlet import BUFFER_MS, BYTES_PER_FRAME, Stream
from glutetimer.audio.tones import FRAMES_PER_MS, RATE_HZ

FAILURES = (QtAudio.Error.OpenError, QtAudio.Error.FatalError)


class _Source(QIODevice):
    """A stream as the sink wants it: endless, and never short of what is asked for."""

    def __init__(self, stream: Stream, parent: QObject) -> None:
        super().__init__(parent)
        self._stream = stream
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return RATE_HZ * BYTES_PER_FRAME

    def readData(self, maxlen: int) -> bytes:
        return self._stream.pull(maxlen // BYTES_PER_FRAME)

    def writeData(self, data: QByteArray | bytes | bytearray | memoryview, length: int) -> int:
        return 0


class QtOutlet:
    """A QAudioSink in pull mode; to be used in the thread that made it, which needs events."""

    def __init__(self, device: QAudioDevice, stream: Stream, volume: int) -> None:
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE_HZ)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, wanted)
        self._sink.setBufferSize(BUFFER_MS * FRAMES_PER_MS * BYTES_PER_FRAME)
        self.set_volume(volume)
        self._source = _Source(stream, self._sink)
        self._sink.start(self._source)

    def consumed(self) -> int:
        """How many frames left Qt's buffer, in steps of some 5 ms."""
        return self._sink.processedUSecs() * FRAMES_PER_MS // 1000

    def failed(self) -> bool:
        """Whether the device could not be opened or broke; a dead server goes unnoticed."""
        return self._sink.error() in FAILURES

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100."""
        self._sink.setVolume(volume / 100)

    def close(self) -> None:
        """Fall silent at once."""
        self._sink.reset()
        self._source.close()
        self._sink.deleteLater()
