"""The views of the follow-along view: every phase and state with either leg first, and variants."""

from __future__ import annotations

from PySide6.QtCore import Qt

from glutetimer.core.frozen import replace
from glutetimer.core.program import Direction, Program, Side
from glutetimer.core.setting_choices import Motion, Rotation, WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from tests.support.list_views import list_views
from tests.support.programs import bridges
from tests.support.sample_histories import PROGRAM
from tests.support.view_steps import ViewStep, ask_to_stop, go_to, steps_of
from tests.support.views import STEP_MS, View, ViewDriver

Key = Qt.Key


def workout_views() -> list[View]:
    """Every phase and state with either leg first, then the variants."""
    views = []
    for first in Side:
        views += [_view(f"{first}-{name}", show, first=first) for name, show in _states().items()]
    return views + _variants() + _may_go_dark() + _waits() + _bridges() + list_views()


def _states() -> dict[str, ViewStep]:
    """With the third level: it has a lift, a hold and straight legs."""
    return {
        "1-get-ready-sitting": go_to(Phase.GET_READY, fraction=0.1),
        "2-get-ready-lying": go_to(Phase.GET_READY, fraction=0.75),
        "3-lift": go_to(Phase.LIFT),
        "4-hold": go_to(Phase.HOLD),
        "5-lower": go_to(Phase.LOWER),
        "6-rest": go_to(Phase.REST),
        "7-switch-half-way": go_to(Phase.SWITCH),
        "8-switch-end": go_to(Phase.SWITCH, fraction=0.9),
        "9-other-leg": go_to(Phase.LIFT, number=10, set_index=1),
        "paused": steps_of(go_to(Phase.LIFT), _pause),
        "stop-asked": steps_of(go_to(Phase.LIFT), ask_to_stop),
        "going-on": steps_of(go_to(Phase.LIFT), _pause, _go_on),
        "done": go_to(Phase.DONE),
    }


def _variants() -> list[View]:
    clamshell, half, circles = 0, 1, 3
    lift = go_to(Phase.LIFT, number=8)
    forward, backward = (go_to(Phase.CIRCLE, number=5, direction=way) for way in Direction)
    return [
        _view("clamshell-get-ready", go_to(Phase.GET_READY, fraction=0.75), clamshell),
        _view("clamshell-lift", lift, clamshell),
        _view("clamshell-top", go_to(Phase.LOWER, number=8, fraction=0.02), clamshell),
        _view("clamshell-half-speed", lift, half),
        _view("clamshell-right-leg", lift, clamshell, first=Side.RIGHT),
        _view("circles-next-exercise", go_to(Phase.NEXT_EXERCISE), circles),
        _view("circles-forward", forward, circles),
        _view("circles-backward", backward, circles),
        _view("circles-right-leg", backward, circles, first=Side.RIGHT),
        _view("slowed-down", steps_of(go_to(Phase.LIFT), _slow_down, go_to(Phase.LIFT, number=4))),
        _view("slowing-down", steps_of(go_to(Phase.LIFT), _slow_down)),
        _view("turned-left", lift, rotation=Rotation.LEFT),
        _view("turned-right", lift, rotation=Rotation.RIGHT),
        _view("turned-left-switch", go_to(Phase.SWITCH), rotation=Rotation.LEFT),
        _view("turned-right-paused", steps_of(lift, _pause), rotation=Rotation.RIGHT),
        _view("reduced-motion", lift, motion=Motion.REDUCED),
        _view("no-figure-get-ready", go_to(Phase.GET_READY), figure=False),
        _view("no-figure-lift", lift, figure=False),
    ]


def _may_go_dark() -> list[View]:
    """On a desktop that does not let the screen be kept on."""
    lying = go_to(Phase.GET_READY, fraction=0.75)
    views = [
        _view("may-go-dark", lying),
        _view("may-go-dark-paused", steps_of(lying, _pause)),
        _view("may-go-dark-lift", steps_of(_pause, go_to(Phase.LIFT, number=1))),
    ]
    return [replace(view, kept_on=False) for view in views]


def _waits() -> list[View]:
    """A session that waits for the person, who is told first how to lie."""
    told, waits = go_to(Phase.GET_READY, fraction=0.3), go_to(Phase.GET_READY, fraction=0.7)
    to_switch = steps_of(waits, _go_on, go_to(Phase.SWITCH, fraction=0.85))
    turned = Rotation.LEFT
    wait_for_me = WaitForMe.NEW_POSITION
    return [
        _view("waits-told", told, wait_for_me=wait_for_me),
        _view("waits", waits, wait_for_me=wait_for_me),
        _view("waits-no-more", steps_of(waits, _go_on), wait_for_me=wait_for_me),
        _view("waits-switch", to_switch, wait_for_me=wait_for_me),
        _view("waits-turned", to_switch, rotation=turned, wait_for_me=wait_for_me),
        _view("waits-no-figure", waits, figure=False, wait_for_me=wait_for_me),
    ]


def _bridges() -> list[View]:
    """Lying down on the back; `list_views` has the reps there."""
    states = {
        "lying-down": go_to(Phase.GET_READY, fraction=0.3),
        "get-ready": go_to(Phase.GET_READY, fraction=0.75),
    }
    program, settings = bridges(PROGRAM), Settings(introduced=True)
    return [
        View(f"workout-bridge-{name}", show, settings=settings, program=program, start=True)
        for name, show in states.items()
    ]


def _view(
    name: str,
    show: ViewStep,
    level: int = 2,
    first: Side = Side.LEFT,
    rotation: Rotation = Rotation.NONE,
    figure: bool = True,
    motion: Motion = Motion.SYSTEM,
    wait_for_me: WaitForMe = WaitForMe.NEVER,
) -> View:
    program = _only(PROGRAM, level, figure)
    settings = Settings(
        introduced=True,
        first_side=first,
        rotation=rotation,
        motion=motion,
        wait_for_me=wait_for_me,
    )
    return View(f"workout-{name}", show, settings=settings, program=program, start=True)


def _only(program: Program, index: int, figure: bool) -> Program:
    """The program with that level alone, so that it is today's; with figures or without."""
    level = program.levels[index]
    if not figure:
        doses = [replace(d, exercise=replace(d.exercise, figure=None)) for d in level.doses]
        level = replace(level, doses=tuple(doses))
    return replace(program, levels=(level,))


def _pause(driver: ViewDriver) -> None:
    driver.press(Key.Key_Space)


def _go_on(driver: ViewDriver) -> None:
    driver.hesitate()
    driver.press(Key.Key_Space)
    # In steps, so that the figure comes to rest.
    for _ in range(1_200 // STEP_MS):
        driver.pass_ms(STEP_MS)


def _slow_down(driver: ViewDriver) -> None:
    driver.press(Key.Key_H)
