"""What Today asks about the next session: which leg is first, and how fast."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.phrases import SPEEDS
from glutetimer.core.program import Side
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, gettext_noop, pgettext
from glutetimer.ui.choice import Choice, T

_FIRST = {Side.LEFT: gettext_noop("Left first"), Side.RIGHT: gettext_noop("Right first")}


def first_leg_choice() -> Choice[Side]:
    """Which leg is first."""
    return today_choice(
        gettext("First leg"), [(side, gettext(text)) for side, text in _FIRST.items()]
    )


def speed_choice() -> Choice[Speed]:
    """How fast."""
    normal, half = pgettext("speed", "Normal"), gettext(SPEEDS[Speed.HALF])
    return today_choice(gettext("Speed"), [(Speed.NORMAL, normal), (Speed.HALF, half)])


def today_choice(name: str, options: Sequence[tuple[T, str]]) -> Choice[T]:
    """A choice that leaves the keyboard on Start when it is clicked, so that Space starts."""
    return Choice(name, options, click_focuses=False)
