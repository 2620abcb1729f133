"""What there is to paint of the person at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from glutetimer.core.motion import Target
from glutetimer.core.pose import Posture
from glutetimer.core.settings import Person


@dataclass(frozen=True, slots=True)
class FigureState:
    """The person in a posture, and what the leg aims at; equal states look the same.

    `target` is None where no rep is under way. With `reduced_motion` the person is shown in a
    posture that does not move, and a marker moves between both ends of the movement.
    """

    posture: Posture
    person: Person
    target: Target | None = None
    reduced_motion: bool = False
