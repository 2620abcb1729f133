"""Views of a session of a physiotherapist's list: holds, sets, sides and positions of all kinds."""

from __future__ import annotations

from glutetimer.core.frozen import replace
from glutetimer.core.program import Position, Program, Side, Sides
from glutetimer.core.setting_choices import Rotation
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from tests.support.programs import worked_list
from tests.support.view_steps import ViewStep, go_to
from tests.support.views import View


def list_views() -> list[View]:
    """The list's own moments, then legs that take turns, standing, with short words or long."""
    program = worked_list()
    # The sets: holds with either leg, two of bridges, clamshells with either leg, two of planks.
    moments = {
        "hold": go_to(Phase.HOLD, number=3),
        "hold-lift": go_to(Phase.LIFT, number=3),
        "hold-rest": go_to(Phase.REST, number=3),
        "next-on-the-back": go_to(Phase.NEXT_EXERCISE, fraction=0.8, set_index=2),
        "bridge-lift": go_to(Phase.LIFT, number=5, set_index=2),
        "bridge-top": go_to(Phase.HOLD, number=5, set_index=2),
        "bridge-set-break": go_to(Phase.SET_BREAK, set_index=3),
        "next-on-the-side": go_to(Phase.NEXT_EXERCISE, fraction=0.8, set_index=4),
        "plank-hold": go_to(Phase.HOLD, number=1, set_index=6),
        "plank-lower": go_to(Phase.LOWER, number=1, set_index=6),
        "plank-set-break": go_to(Phase.SET_BREAK, set_index=7),
    }
    turned = {
        "turned-hold": go_to(Phase.HOLD, number=3),
        "turned-bridge": go_to(Phase.HOLD, number=5, set_index=2),
    }
    turns = _in_turn(program)
    return [
        *(_view(name, show, program) for name, show in moments.items()),
        *(_view(name, show, program, Rotation.LYING) for name, show in turned.items()),
        _view("in-turn-get-ready", go_to(Phase.GET_READY), turns),
        _view("in-turn-lift", go_to(Phase.LIFT, number=4), turns),
    ]


def _view(name: str, show: ViewStep, program: Program, rotation: Rotation = Rotation.NONE) -> View:
    settings = Settings(introduced=True, first_side=Side.LEFT, rotation=rotation)
    return View(f"workout-list-{name}", show, settings=settings, program=program, start=True)


def _in_turn(program: Program) -> Program:
    """A program of one exercise without a picture: standing, the legs in turn."""
    level = program.levels[0]
    clamshell = level.doses[2]
    exercise = replace(
        clamshell.exercise,
        name="Standing leg lift",
        sides=Sides.ALTERNATE,
        position=Position.STANDING,
        figure=None,
        setup=("Stand upright beside a chair and hold on to it.",),
        setup_short=("Stand upright beside a chair and hold on to it",),
        movement=("Lift one straight leg to the side.", "Lower it slowly, then lift the other."),
        cues=("Keep the pelvis still.",),
    )
    doses = (replace(clamshell, exercise=exercise, sets=3),)
    return replace(program, levels=(replace(level, doses=doses),))
