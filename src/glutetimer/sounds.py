"""Everything to hear, made as the settings ask, when it is first needed."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from glutetimer.audio.playhead import Player, SilentPlayer
from glutetimer.core.settings import Settings
from glutetimer.resources import voice_folder

if TYPE_CHECKING:
    from glutetimer.audio.speaker import Speaker
    from glutetimer.audio.voice import Voice


class Sounds:
    """The voice and the players. Nothing is loaded before it is asked for."""

    def __init__(self) -> None:
        self._voice: Voice | None = None
        self._lengths_ms: Mapping[str, int] = {}
        self._speaker: Speaker | None = None

    def lengths_ms(self) -> Mapping[str, int]:
        """What the voice can say, and how long each text takes."""
        self._clips()
        return self._lengths_ms

    def player(self, settings: Settings) -> Player:
        """The sounding player, or a silent one where the person or the system has no sound."""
        if not settings.sound:
            return SilentPlayer(time.monotonic_ns)
        try:
            from glutetimer.audio.player import SoundPlayer
        except ImportError as error:
            return SilentPlayer(time.monotonic_ns, f"There is no sound: {error}.")
        from glutetimer.audio.mixer import Clips

        clips = Clips(self._clips(), settings.guide, settings.loudness)
        return SoundPlayer(time.monotonic_ns, clips, settings.volume)

    def say(self, text: str) -> None:
        """Say what no clip says, with the system's own voice where there is one."""
        if self._speaker is None:
            try:
                from glutetimer.audio.speaker import Speaker
            except ImportError:
                return
            self._speaker = Speaker()
        self._speaker.say(text)

    def close(self) -> None:
        """Give back what was opened."""
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    def _clips(self) -> Voice:
        if self._voice is None:
            from glutetimer.audio.voice import Voice

            self._voice = Voice(voice_folder())
            self._lengths_ms = self._voice.lengths_ms()
        return self._voice
