"""What the choices among the settings may be, and how each is called in the form."""

from __future__ import annotations

from enum import StrEnum

from glutetimer.core.frozen import frozen
from glutetimer.core.phrases import side_title
from glutetimer.core.program import Side
from glutetimer.core.setting_kinds import Texts
from glutetimer.core.sound_settings import Guide
from glutetimer.core.speech_schedule import Count


class ColorScheme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class TextSize(StrEnum):
    """How large the window's text is."""

    USUAL = "usual"
    LARGE = "large"
    LARGER = "larger"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        """How many times as large as usual."""
        return {"usual": 1.0, "large": 1.15, "larger": 1.3, "largest": 1.5}[self]


class FullScreen(StrEnum):
    """When the window takes the whole screen by itself."""

    NEVER = "never"
    IN_SESSIONS = "in sessions"
    ALWAYS = "always"


class Rotation(StrEnum):
    """How the follow-along view is turned, for a head that lies sideways."""

    NONE = "none"
    LYING = "lying"
    LEFT = "left"
    RIGHT = "right"

    def degrees(self, top_leg: Side | None) -> int:
        """Clockwise, as a painter rotates; as one lies, it turns with the leg on top.

        On the right side, with the left leg on top, the head is at the screen's right. Who
        lies on no side (None) has the head upright.
        """
        lying = {Side.LEFT: 90, Side.RIGHT: -90, None: 0}[top_leg]
        return {Rotation.NONE: 0, Rotation.LYING: lying, Rotation.LEFT: -90, Rotation.RIGHT: 90}[
            self
        ]

    @property
    def next(self) -> Rotation:
        """What the next press of the key gives."""
        rotations = list(Rotation)
        return rotations[(rotations.index(self) + 1) % len(rotations)]


class Motion(StrEnum):
    """Whether the figure moves, or is shown at rest with both ends of its movement."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


class WaitForMe(StrEnum):
    """Where a session waits until the person is ready."""

    NEVER = "never"
    # Getting ready at the start, switching sides, and before an exercise in another position.
    NEW_POSITION = "new position"


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


@frozen
class Person:
    """What the figure looks like."""

    build: Build = Build.SLENDER
    skin: Skin = Skin.BEIGE


SIDES: Texts = {side: side_title(side) for side in Side}
GUIDES: Texts = {Guide.GLIDE: "Glide", Guide.TICKS: "Ticks", Guide.OFF: "Off"}
COUNTS: Texts = {
    Count.EVERY: "Every rep",
    Count.FIFTH: "Every fifth",
    Count.LAST: "The last five",
}
COLOR_SCHEMES: Texts = {
    ColorScheme.SYSTEM: "As the system",
    ColorScheme.LIGHT: "Light",
    ColorScheme.DARK: "Dark",
    ColorScheme.CONTRAST: "High contrast",
}
TEXT_SIZES: Texts = {
    TextSize.USUAL: "Usual",
    TextSize.LARGE: "Large",
    TextSize.LARGER: "Larger",
    TextSize.LARGEST: "Largest",
}
FULL_SCREENS: Texts = {
    FullScreen.NEVER: "When I ask",
    FullScreen.IN_SESSIONS: "In sessions",
    FullScreen.ALWAYS: "From the start",
}
ROTATIONS: Texts = {
    Rotation.NONE: "Upright",
    Rotation.LYING: "As I lie",
    Rotation.LEFT: "Turned left",
    Rotation.RIGHT: "Turned right",
}
MOTIONS: Texts = {
    Motion.SYSTEM: "As the system",
    Motion.REDUCED: "Reduced",
    Motion.FULL: "Full",
}
WAITS_FOR_ME: Texts = {
    WaitForMe.NEVER: "Start by themselves",
    WaitForMe.NEW_POSITION: "Wait for me",
}
BUILDS: Texts = {Build.SLENDER: "Slender", Build.STURDY: "Sturdy", Build.FULL: "Full"}
SKIN_NAMES: Texts = {
    Skin.LIGHT: "Light",
    Skin.BEIGE: "Beige",
    Skin.TAN: "Tan",
    Skin.BROWN: "Brown",
    Skin.DEEP: "Deep",
}
