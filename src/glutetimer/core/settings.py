"""What a person has set; everything has a default, and only what differs is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from glutetimer.core.fields import Problem, Table
from glutetimer.core.program import Program, Side, Timing
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.speech_schedule import Count, Speech
from glutetimer.core.timeline import COUNTED_MS

# Three is counted in every pause; none is longer in a program either.
LEAST_PAUSE_S, LONGEST_PAUSE_S = COUNTED_MS // 1000, 300
MOST_DELAY_MS = 500


class ColorScheme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Rotation(StrEnum):
    """How the follow-along view is turned, for a head that lies sideways."""

    NONE = "none"
    LYING = "lying"
    LEFT = "left"
    RIGHT = "right"

    def degrees(self, working: Side) -> int:
        """Clockwise, as a painter rotates; as one lies, it turns with the leg that works.

        On the right side, for the left leg, the head is at the screen's right.
        """
        lying = 90 if working is Side.LEFT else -90
        return {Rotation.NONE: 0, Rotation.LYING: lying, Rotation.LEFT: -90, Rotation.RIGHT: 90}[
            self
        ]

    @property
    def next(self) -> Rotation:
        """What the next press of the key gives."""
        rotations = list(Rotation)
        return rotations[(rotations.index(self) + 1) % len(rotations)]


class Build(StrEnum):
    """The figure's build."""

    SLENDER = "slender"
    STURDY = "sturdy"
    FULL = "full"


class Skin(StrEnum):
    """The figure's skin, from light to deep; the hair goes with it."""

    LIGHT = "light"
    BEIGE = "beige"
    TAN = "tan"
    BROWN = "brown"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class Person:
    """What the figure looks like."""

    build: Build = Build.SLENDER
    skin: Skin = Skin.BEIGE


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. A pause of 0 seconds means: as the program says.

    `sound_delay_ms` is how much later the sound is heard than played (Bluetooth).
    `presets` maps an exercise's id to the tempo preset chosen for it.
    """

    first_side: Side = Side.LEFT
    color_scheme: ColorScheme = ColorScheme.SYSTEM
    sound: bool = True
    volume: int = 80
    guide: Guide = Guide.GLIDE
    guide_volume: int = 100
    signals_volume: int = 100
    voice: bool = True
    voice_volume: int = 100
    count: Count = Count.EVERY
    sound_delay_ms: int = 0
    get_ready_s: int = 0
    switch_s: int = 0
    rotation: Rotation = Rotation.NONE
    build: Build = Build.SLENDER
    skin: Skin = Skin.BEIGE
    reduce_motion: bool = False
    safety_read: bool = False
    presets: Mapping[str, str] = field(default_factory=dict)

    def timing(self, program: Program) -> Timing:
        """The program's pauses, with those that the person has set in their place."""
        usual = program.timing
        return Timing(
            get_ready_ms=_pause_ms(self.get_ready_s, usual.get_ready_ms),
            switch_ms=_pause_ms(self.switch_s, usual.switch_ms),
            next_set_ms=usual.next_set_ms,
        )

    def speech(self, lengths_ms: Mapping[str, int]) -> Speech:
        """How much is said, with the lengths of what can be."""
        return Speech(self.voice, self.count, lengths_ms)

    @property
    def person(self) -> Person:
        """What the figure looks like."""
        return Person(self.build, self.skin)

    @property
    def volumes(self) -> Volumes:
        """How loud each kind of sound is."""
        return Volumes(self.guide_volume, self.signals_volume, self.voice_volume)

    @property
    def heard(self) -> tuple[object, ...]:
        """What a player is made from; the volume changes while it plays."""
        return self.sound, self.guide, self.volumes


def _pause_ms(set_s: int, usual_ms: int) -> int:
    return set_s * 1000 if set_s else usual_ms


def _pause_s(table: Table, key: str) -> int:
    """A pause in whole seconds, or 0."""
    seconds = table.integer(key, 0, LONGEST_PAUSE_S, 0)
    if 0 < seconds < LEAST_PAUSE_S:
        wanted = f"0 (as in the program) or from {LEAST_PAUSE_S} to {LONGEST_PAUSE_S}"
        table.wrong(key, f"is {seconds}; it should be {wanted}")
        return 0
    return seconds


def read_settings(values: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """Read settings; what cannot be used keeps its default and is named among the problems."""
    problems: list[Problem] = []
    usual = Settings()
    table = Table(values, "", problems)
    presets = table.table("presets", {})
    settings = Settings(
        first_side=Side(table.choice("first_side", tuple(Side), usual.first_side)),
        color_scheme=ColorScheme(
            table.choice("color_scheme", tuple(ColorScheme), usual.color_scheme)
        ),
        sound=table.boolean("sound", usual.sound),
        volume=table.integer("volume", 0, 100, usual.volume),
        guide=Guide(table.choice("guide", tuple(Guide), usual.guide)),
        guide_volume=table.integer("guide_volume", 0, 100, usual.guide_volume),
        signals_volume=table.integer("signals_volume", 0, 100, usual.signals_volume),
        voice=table.boolean("voice", usual.voice),
        voice_volume=table.integer("voice_volume", 0, 100, usual.voice_volume),
        count=Count(table.choice("count", tuple(Count), usual.count)),
        sound_delay_ms=table.integer("sound_delay_ms", 0, MOST_DELAY_MS, usual.sound_delay_ms),
        get_ready_s=_pause_s(table, "get_ready_s"),
        switch_s=_pause_s(table, "switch_s"),
        rotation=Rotation(table.choice("rotation", tuple(Rotation), usual.rotation)),
        build=Build(table.choice("build", tuple(Build), usual.build)),
        skin=Skin(table.choice("skin", tuple(Skin), usual.skin)),
        reduce_motion=table.boolean("reduce_motion", usual.reduce_motion),
        safety_read=table.boolean("safety_read", usual.safety_read),
        presets={key: name for key in presets.values if (name := presets.text(key))},
    )
    # A key that nobody asked for is a newer version's: it is kept, and no mistake.
    return settings, tuple(problems)
