"""Warnings in the follow-along view are read from as far away as the keys beside them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from glutetimer.app.screen_keeper import MAY_GO_DARK, MAY_GO_DARK_HEARD
from glutetimer.core.translation import gettext
from glutetimer.ui.workout.items import KeyLegend
from glutetimer.ui.workout.layer import Viewport
from glutetimer.ui.workout.scene import ViewState
from tests.support.languages import german
from tests.ui.workout.shown_scenes import PROGRAM, SIZES, all_texts, items_at, letters_px

ALL = (ViewState.READY, ViewState.PAUSED, ViewState.WORK, ViewState.SWITCH)
STATES = {
    MAY_GO_DARK: ALL,
    MAY_GO_DARK_HEARD: ALL,
    "The laptop slept, so the session waits.": (ViewState.PAUSED,),
}


@pytest.mark.parametrize("language", [nullcontext, german], ids=["english", "german"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("warning", STATES)
def test_a_warning_is_as_large_as_keys_in_each_of_its_places(
    qapp: QApplication,
    size: tuple[int, int],
    warning: str,
    language: Callable[[], AbstractContextManager[None]],
) -> None:
    with language():
        # Of each state the first.
        seen = {texts.view_state: texts for texts in reversed(list(all_texts(PROGRAM.levels[0])))}
        viewport = Viewport(QSize(*size), 1.0, 0)
        # The only key in a rep has all the room it wants.
        keys = items_at(viewport, seen[ViewState.WORK])["keys"]
        assert isinstance(keys, KeyLegend)
        for state in STATES[warning]:
            item = items_at(viewport, seen[state], gettext(warning))["warning"]
            assert letters_px(item) == pytest.approx(keys.fitted[0].pixelSize(), abs=1), state
