"""The views of the introduction, step by step."""

from __future__ import annotations

from glutetimer.app.navigation import PageName
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Motion, Rotation
from glutetimer.core.settings import Settings
from glutetimer.ui.introduction.played_figure import PlayedFigure
from tests.support.view_steps import ViewStep, steps_of
from tests.support.views import View, ViewDriver, wait_until

NEW = Settings()
# From the count on, the leg is half-way up.
IN_FIRST_LIFT_MS = 4_200


def introduction_views() -> list[View]:
    """Each step as it comes, and what can be chosen or asked for in it."""
    lying = steps_of(_there, _clicked("I have read this"))
    sound = steps_of(lying, _clicked("Next"))
    turned = replace(NEW, first_side=Side.RIGHT, rotation=Rotation.LYING)
    return [
        View("introduction-safety", _there, settings=NEW),
        View("introduction-lying", lying, settings=NEW),
        View("introduction-turned", lying, settings=turned),
        View("introduction-sound", sound, settings=NEW),
        View("introduction-plays", steps_of(sound, _plays), settings=NEW),
        View(
            "introduction-reduced",
            steps_of(sound, _plays),
            settings=replace(NEW, motion=Motion.REDUCED),
        ),
        View("introduction-heard", steps_of(sound, _hears), settings=NEW),
        View(
            "introduction-silent", steps_of(sound, _plays, _clicked("I hear nothing")), settings=NEW
        ),
    ]


def _there(driver: ViewDriver) -> None:
    """The window opens on it."""
    assert driver.window.current == PageName.INTRODUCTION


def _plays(driver: ViewDriver) -> None:
    (figure,) = driver.window.page().findChildren(PlayedFigure)
    driver.click("Play two reps")
    before = figure.state
    driver._clock.move_ms(IN_FIRST_LIFT_MS)
    wait_until(lambda: figure.state != before)


def _hears(driver: ViewDriver) -> None:
    _plays(driver)
    driver.click("Stop")
    driver.click("I hear it")


def _clicked(name: str) -> ViewStep:
    return lambda driver: driver.click(name)
