"""The pages say nothing in English where German is spoken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from glutetimer.core.frozen import replace
from glutetimer.core.program import Exercise, Program
from tests.support.controls import controls_in
from tests.support.languages import german
from tests.support.page_views import pages
from tests.support.views import View, ViewDriver, opened
from tests.test_german_sentences import ENGLISH_WORD, with_german_names

pytestmark = pytest.mark.usefixtures("plain_figures")

MARKUP = re.compile("<[^>]*>")
FILE = re.compile(r"\S*/\S*|\S+\.toml")
PAGES = [
    view
    for view in pages()
    if view.name
    in ("today-first-day", "today-level-up", "today-step-back", "today-so-far", "today-not-kept",
        "today-go-on", "today-adjust-list", "today-reminder", "summary-offer", "summary-stopped",
        "summary-false-start", "summary-both-legs", "rating-marked", "rating-answered",
        "rating-pain-marked", "introduction-safety", "introduction-turned", "introduction-heard",
        "introduction-silent", "settings-chosen", "settings-reminder", "settings-reminder-no-tray",
        "settings-copies", "people-one-adding", "people-two-refused", "program", "program-missing",
        "program-new", "review-empty", "review-twelve-weeks-sessions", "review-correction",
        "review-home-correction")
]  # fmt: skip


def german_program(program: Program) -> Program:
    """The program with German words of its own."""
    program = with_german_names(program)
    exercises = {exercise.id: german_exercise(exercise) for exercise in program.exercises}
    levels = [
        replace(
            level,
            about="",
            doses=tuple(
                replace(dose, exercise=exercises[dose.exercise.id]) for dose in level.doses
            ),
        )
        for level in program.levels
    ]
    return replace(
        program, name="Hüfte", about="", exercises=tuple(exercises.values()), levels=tuple(levels)
    )


def german_exercise(exercise: Exercise) -> Exercise:
    presets = tuple(replace(preset, name="Lang halten") for preset in exercise.presets)
    steps, movement = ("Hinlegen.",), ("Bewegen.",)
    return replace(exercise, phase_words={}, presets=presets, setup=steps, movement=movement)


def texts_of(stage: ViewDriver) -> set[str]:
    """All that can be read on the window, and all that a screen reader is told of its controls."""
    seen = {label.text() for label in stage.window.findChildren(QLabel) if label.isVisible()}
    told = {text for c in controls_in(stage.window) for text in (c.name, c.description)}
    return {FILE.sub(" ", MARKUP.sub(" ", text)) for text in seen | told} - {""}


@pytest.mark.parametrize("view", PAGES, ids=lambda view: view.name)
def test_a_page_has_no_english_words(view: View, tmp_path: Path) -> None:
    with german(), opened(replace(view, program=german_program(view.program)), tmp_path) as stage:
        texts = texts_of(stage)
    assert len(texts) >= 5
    assert {text for text in texts if ENGLISH_WORD.search(text)} == set()
