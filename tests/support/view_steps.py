"""Steps that bring a session in its window to a moment; together they lead to a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt

from glutetimer.core.program import Direction
from glutetimer.core.timeline import Phase, Timeline
from tests.support.views import ViewDriver

Key = Qt.Key
ViewStep: TypeAlias = Callable[[ViewDriver], None]


def go_to(
    phase: Phase,
    number: int = 2,
    fraction: float = 0.5,
    set_index: int | None = None,
    direction: Direction | None = None,
) -> ViewStep:
    """Goes to where that fraction of the phase has passed, in the rep of that number if in any."""

    def moment(timeline: Timeline) -> int:
        for segment in timeline.segments:
            rep = segment.rep
            in_rep = rep is None or (rep.number == number and direction in (None, rep.direction))
            in_set = set_index in (None, segment.set_index)
            if segment.phase is phase and in_rep and in_set:
                return segment.start_ms + round((segment.end_ms - segment.start_ms) * fraction)
        raise AssertionError(f"there is no such moment: {phase}")

    return lambda driver: driver.go_to(moment)


def steps_of(*steps: ViewStep) -> ViewStep:
    def show(driver: ViewDriver) -> None:
        for step in steps:
            step(driver)

    return show


def ask_to_stop(driver: ViewDriver) -> None:
    driver.press(Key.Key_Escape)


def break_off(driver: ViewDriver) -> None:
    ask_to_stop(driver)
    driver.hesitate()
    driver.press(Key.Key_Escape)


def stop(driver: ViewDriver) -> None:
    """Stops, and passes by the questions after that."""
    break_off(driver)
    driver.pass_questions()
