"""Everything to hear, made as the settings ask, when it is first needed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.settings import Settings
from glutetimer.system.requirements import PULSE_LIBRARY, libraries_text
from glutetimer.system.resources import voice_folder

if TYPE_CHECKING:
    from ctypes import CDLL

    from glutetimer.audio.output import OpensOutput
    from glutetimer.audio.player import SoundPlayer
    from glutetimer.audio.text_to_speech import TextToSpeech
    from glutetimer.audio.voice import ClipLibrary


class NoSoundError(Exception):
    """This system cannot play sound; one sentence that says what mends it."""


class DeviceSound:
    """The voice and the players. Nothing is loaded before it is asked for."""

    def __init__(self) -> None:
        self._voice: ClipLibrary | None = None
        self._lengths_ms: Mapping[str, int] = {}
        self._speaker: TextToSpeech | None = None

    def lengths_ms(self) -> Mapping[str, int]:
        """What the voice can say, and how long each text takes."""
        self._clips()
        return self._lengths_ms

    def player(self, settings: Settings) -> SoundPlayer | SilentPlayer:
        """The sounding player, or a silent one where the person or the system has no sound."""
        if not settings.sound:
            return SilentPlayer(time.monotonic_ns)
        try:
            open_output = way_out()
        except NoSoundError as error:
            return SilentPlayer(time.monotonic_ns, str(error))
        from glutetimer.audio.mixer import SampleCache
        from glutetimer.audio.player import SoundPlayer

        clips = SampleCache(self._clips(), settings.guide, settings.volumes)
        return SoundPlayer(time.monotonic_ns, clips, open_output, settings.volume)

    def say(self, text: str, volume: int, failed: Callable[[str], None]) -> None:
        """Say what no clip says, with the system's own voice; `failed` hears once that it cannot.

        That may be in another thread.
        """
        if self._speaker is None:
            from glutetimer.audio.text_to_speech import TextToSpeech

            self._speaker = TextToSpeech(failed)
        self._speaker.say(text, volume)

    def close(self) -> None:
        """Give back what was opened."""
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    def _clips(self) -> ClipLibrary:
        if self._voice is None:
            from glutetimer.audio.voice import ClipLibrary

            self._voice = ClipLibrary(voice_folder())
            self._lengths_ms = self._voice.lengths_ms()
        return self._voice


def way_out() -> OpensOutput:
    """What plays sound on this system. Raises NoSoundError."""
    if sys.platform != "linux":
        with _qt_needed():
            from glutetimer.audio.qt_output import QtDevices
        return QtDevices(time.monotonic_ns).open
    from glutetimer.audio.pulse_output import PulseOutput

    return partial(PulseOutput, _libpulse(), time.monotonic_ns)


def device_name() -> str:
    """What sound is played on now, by the system's name; empty for none. Raises NoSoundError."""
    if sys.platform != "linux":
        with _qt_needed():
            from glutetimer.audio import qt_output
        return qt_output.device_name()
    from glutetimer.audio import pulse_output

    return pulse_output.device_name(_libpulse())


def _libpulse() -> CDLL:
    from glutetimer.audio.pulse import libpulse

    library = libpulse()
    if library is None:
        raise NoSoundError(libraries_text([PULSE_LIBRARY], "There is no sound"))
    return library


@contextmanager
def _qt_needed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise NoSoundError(f"There is no sound because Qt's cannot be loaded: {error}.") from error
