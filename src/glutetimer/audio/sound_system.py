"""Everything to hear, made as the settings ask, when it is first needed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext, language
from glutetimer.system.requirements import RequirementsError
from glutetimer.system.resources import voice_folder

if TYPE_CHECKING:
    from glutetimer.audio.clip_library import ClipLibrary
    from glutetimer.audio.output import OpenOutput
    from glutetimer.audio.player import SoundPlayer
    from glutetimer.audio.silent_player import SilentPlayer
    from glutetimer.audio.text_to_speech import TextToSpeech


class DeviceSound:
    """A `SoundSystem` on this machine's devices. Nothing is loaded before it is asked for."""

    def __init__(self) -> None:
        self._text_to_speech: TextToSpeech | None = None

    def lengths_ms(self) -> Mapping[str, int]:
        """What the clips can say, and how long each text takes."""
        return self._lengths_ms

    def player(self, settings: Settings) -> SoundPlayer | SilentPlayer:
        """The sounding player, or a silent one where the person or the system has no sound."""
        from glutetimer.audio.silent_player import SilentPlayer

        if not settings.sound:
            return SilentPlayer(time.monotonic_ns)
        try:
            open_output = output_opener()
        except RequirementsError as error:
            return SilentPlayer(time.monotonic_ns, str(error))
        from glutetimer.audio.player import SoundPlayer
        from glutetimer.audio.sample_cache import SampleCache

        sample_cache = SampleCache(self._clip_library, settings.guide, settings.volumes)
        return SoundPlayer(time.monotonic_ns, sample_cache, open_output, settings.volume)

    def ready_voice(self, failed: Callable[[str], None]) -> None:
        """Find the system's own voice, in a thread of its own.

        Once it is to say something, `failed` hears once that it cannot, in whatever thread.
        """
        self._ready_text_to_speech(failed)

    def say(self, text: str, volume: int, late_ms: int, failed: Callable[[str], None]) -> None:
        """Say what no clip says with the system's own voice, unless it is too late."""
        self._ready_text_to_speech(failed).say(text, volume, late_ms)

    def fall_silent(self) -> None:
        """Have the system's own voice leave off."""
        if self._text_to_speech is not None:
            self._text_to_speech.fall_silent()

    def close(self) -> None:
        """Give back what was opened."""
        if self._text_to_speech is not None:
            self._text_to_speech.close()
            self._text_to_speech = None

    def _ready_text_to_speech(self, failed: Callable[[str], None]) -> TextToSpeech:
        if self._text_to_speech is None:
            from glutetimer.audio.text_to_speech import TextToSpeech

            self._text_to_speech = TextToSpeech(time.monotonic_ns, failed)
        return self._text_to_speech

    @cached_property
    def _clip_library(self) -> ClipLibrary:
        from glutetimer.audio.clip_library import ClipLibrary

        return ClipLibrary(voice_folder(language()))

    @cached_property
    def _lengths_ms(self) -> Mapping[str, int]:
        return self._clip_library.lengths_ms()


def voice_note() -> str:
    """Who speaks where no clips do, as a sentence; empty for a language that has clips."""
    if voice_folder(language()).is_dir():
        return ""
    return gettext(
        "There are no recorded words in your language: the voice of your system speaks them where "
        "it has one for it; otherwise they are only shown."
    )


def output_opener() -> OpenOutput:
    """What plays sound on this system. Raises RequirementsError."""
    if sys.platform != "linux":
        with _qt_multimedia_required():
            from glutetimer.audio.qt_output import QtDevices
        return QtDevices(time.monotonic_ns).open
    from glutetimer.audio.pulse import libpulse
    from glutetimer.audio.pulse_output import PulseOutput

    return partial(PulseOutput, libpulse(), time.monotonic_ns)


def device_name() -> str:
    """The system's name for what it plays sound on now; empty for none.

    Raises RequirementsError.
    """
    if sys.platform != "linux":
        with _qt_multimedia_required():
            from glutetimer.audio import qt_output
        return qt_output.device_name()
    from glutetimer.audio import pulse_connection
    from glutetimer.audio.pulse import libpulse

    return pulse_connection.device_name(libpulse())


@contextmanager
def _qt_multimedia_required() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        text = gettext("There is no sound because Qt's cannot be loaded: {reason}.")
        raise RequirementsError(text.format(reason=error)) from error
