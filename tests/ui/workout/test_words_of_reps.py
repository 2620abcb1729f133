"""How large the words of a session's reps are, and what is said throughout them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level
from glutetimer.ui.workout.items import KeyLegend, TextItem
from glutetimer.ui.workout.layer import Viewport
from glutetimer.ui.workout.scene import ViewState
from tests.support.programs import worked_list
from tests.support.shown_items import ink_rect
from tests.ui.workout.shown_scenes import (
    LEVELS,
    PROGRAM,
    SIZES,
    all_texts,
    items_at,
    letters_px,
    with_number,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("level", LEVELS[-3:], ids=["clamshells", "circles", "list"])
def test_the_large_words_of_all_reps_have_one_size_and_a_number_a_fifth_of_the_height(
    qapp: QApplication, size: tuple[int, int], level: Level
) -> None:
    viewport = Viewport(QSize(*size), 1.0, 0)
    in_reps, between = set[int](), set[int]()
    for texts in all_texts(level):
        if texts.view_state is ViewState.DONE:
            continue
        items = items_at(viewport, texts)
        works = texts.view_state is ViewState.WORK
        (in_reps if works else between).add(letters_px(items["headline"]))
        if works:
            # Two digits are as wide as any rep that a session has.
            number = items_at(viewport, with_number(texts, "88"))["number"]
            assert ink_rect(number).height() >= min(size) / 5
    (rep_px,), (between_px,) = in_reps, between
    assert min(rep_px, between_px) >= min(size) / 20


@pytest.mark.parametrize("size", SIZES)
def test_what_a_list_says_between_its_reps_makes_their_words_no_smaller(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    """Neither "Rest before set 2" nor the seconds that a hold still is."""
    viewport = Viewport(QSize(*size), 1.0, 0)
    in_reps = {
        level.id: next(w for w in all_texts(level) if w.view_state is ViewState.WORK)
        for level in (worked_list().levels[0], PROGRAM.levels[0])
    }
    of_list, of_clamshells = (
        letters_px(items_at(viewport, replace(texts, headline="Lift"))["headline"])
        for texts in in_reps.values()
    )
    assert of_list >= of_clamshells * 0.85


@pytest.mark.parametrize("size", SIZES)
def test_how_long_a_hold_still_is_stands_below_its_word_in_one_size(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    viewport, sizes = Viewport(QSize(*size), 1.0, 0), set()
    for texts in all_texts(worked_list().levels[0]):
        if not texts.countdown:
            continue
        for countdown in ("10\u00a0s\u00a0left", "9\u00a0s\u00a0left"):
            hint = items_at(viewport, replace(texts, countdown=countdown))["hint"]
            assert isinstance(hint, TextItem)
            assert hint.text == countdown
            sizes.add(letters_px(hint))
        slowed = items_at(viewport, replace(texts, hint="Half speed"))["hint"]
        assert isinstance(slowed, TextItem)
        assert slowed.text == f"{texts.countdown} · Half speed"
    (countdown_px,) = sizes
    assert countdown_px >= min(size) / 20


@pytest.mark.parametrize("size", SIZES)
def test_that_space_pauses_is_said_throughout_all_reps_in_one_place(
    qapp: QApplication, size: tuple[int, int]
) -> None:
    viewport = Viewport(QSize(*size), 1.0, 0)
    legends = [
        items_at(viewport, texts).get("keys")
        for level in LEVELS
        for texts in all_texts(level)
        if texts.view_state is ViewState.WORK
    ]
    legend = legends[0]
    assert legends == [legend] * len(legends)
    assert isinstance(legend, KeyLegend)
    assert legend.keys == (("Space", "pause"),)
    assert legend.fitted[0].pixelSize() >= min(size) / 36
