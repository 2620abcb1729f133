"""What the choices among the settings may be, and how each is called in the form."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from glutetimer.core.frozen import frozen
from glutetimer.core.program import Side
from glutetimer.core.setting_kinds import Texts
from glutetimer.core.sound_settings import Guide
from glutetimer.core.speech_schedule import Count
from glutetimer.core.translation import ENGLISH, GERMAN, gettext_noop


class Language(StrEnum):
    """The language of the program's texts: that of the system, or one that there is."""

    SYSTEM = "system"
    ENGLISH = ENGLISH
    GERMAN = GERMAN

    def wanted(self, of_system: Sequence[str]) -> Sequence[str]:
        """The languages to use, the dearest first, by ISO 639; there may be none of them.

        `of_system` are those that the system asks of every program.
        """
        return of_system if self is Language.SYSTEM else (self.value,)


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


# Messages, which the form looks up; the languages' own names are the same in all of them.
LANGUAGE_NAMES: Texts = {
    Language.SYSTEM: gettext_noop("As the system"),
    Language.ENGLISH: "English",
    Language.GERMAN: "Deutsch",
}
SIDES: Texts = {Side.LEFT: gettext_noop("Left"), Side.RIGHT: gettext_noop("Right")}
GUIDES: Texts = {
    Guide.GLIDE: gettext_noop("Glide"),
    Guide.TICKS: gettext_noop("Ticks"),
    Guide.OFF: gettext_noop("Off"),
}
COUNTS: Texts = {
    Count.EVERY: gettext_noop("Every rep"),
    Count.FIFTH: gettext_noop("Every fifth"),
    Count.LAST: gettext_noop("The last five"),
}
COLOR_SCHEMES: Texts = {
    ColorScheme.SYSTEM: gettext_noop("As the system"),
    ColorScheme.LIGHT: gettext_noop("Light"),
    ColorScheme.DARK: gettext_noop("Dark"),
    ColorScheme.CONTRAST: gettext_noop("High contrast"),
}
TEXT_SIZES: Texts = {
    TextSize.USUAL: gettext_noop("Usual"),
    TextSize.LARGE: gettext_noop("Large"),
    TextSize.LARGER: gettext_noop("Larger"),
    TextSize.LARGEST: gettext_noop("Largest"),
}
FULL_SCREENS: Texts = {
    FullScreen.NEVER: gettext_noop("When I ask"),
    FullScreen.IN_SESSIONS: gettext_noop("In sessions"),
    FullScreen.ALWAYS: gettext_noop("From the start"),
}
ROTATIONS: Texts = {
    Rotation.NONE: gettext_noop("Upright"),
    Rotation.LYING: gettext_noop("Lying down"),
    Rotation.LEFT: gettext_noop("Turned left"),
    Rotation.RIGHT: gettext_noop("Turned right"),
}
MOTIONS: Texts = {
    Motion.SYSTEM: gettext_noop("As the system"),
    Motion.REDUCED: gettext_noop("Reduced"),
    Motion.FULL: gettext_noop("Full"),
}
WAITS_FOR_ME: Texts = {
    WaitForMe.NEVER: gettext_noop("Start by itself"),
    WaitForMe.NEW_POSITION: gettext_noop("Wait for me"),
}
BUILDS: Texts = {
    Build.SLENDER: gettext_noop("Slender"),
    Build.STURDY: gettext_noop("Sturdy"),
    Build.FULL: gettext_noop("Full-figured"),
}
SKIN_NAMES: Texts = {
    Skin.LIGHT: gettext_noop("Light"),
    Skin.BEIGE: gettext_noop("Beige"),
    Skin.TAN: gettext_noop("Tan"),
    Skin.BROWN: gettext_noop("Brown"),
    Skin.DEEP: gettext_noop("Deep"),
}
