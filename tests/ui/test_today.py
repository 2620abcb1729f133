"""Today shows how to do all that a level asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.theme import enlarge_type
from tests.ui.studio import Stage, opened, pages

VIEWS = {view.name: view for view in pages()}


@pytest.fixture(autouse=True)
def usual_type(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    enlarge_type(qapp)
    yield
    qapp.setFont(before)


def steps(stage: Stage) -> str:
    """The text of all steps."""
    (shown,) = (
        each.text() for each in stage.window.page().findChildren(QLabel) if "<table" in each.text()
    )
    return shown


def pictured(stage: Stage) -> str:
    (view,) = stage.window.page().findChildren(FigureView)
    assert view.isVisible()
    return view.accessibleName()


def test_each_exercise_of_a_level_is_explained_and_can_be_seen(tmp_path: Path) -> None:
    with opened(VIEWS["today-top"], tmp_path) as stage:
        told = steps(stage)
        places = [told.index(f"<b>{name}</b>") for name in ("Lateral leg lift", "Leg circles")]
        assert places == sorted(places)
        assert "grapefruit" in told
        assert pictured(stage).startswith("Lateral leg lift")
        stage.click("Picture: Leg circles")
        assert pictured(stage).startswith("Leg circles")
        # Nothing that is chosen elsewhere takes it back.
        stage.click("Right first")
        assert pictured(stage) == "Leg circles, the right leg working"


def test_a_level_of_one_exercise_has_no_choice_of_pictures(tmp_path: Path) -> None:
    with opened(VIEWS["today-top"], tmp_path) as stage:
        stage.click("Level 1: Clamshell")
        QApplication.processEvents()
        assert "<b>" not in steps(stage)
        seen = [b for b in stage.window.page().findChildren(QPushButton) if b.isVisible()]
        assert not [b for b in seen if b.accessibleName().startswith("Picture")]
        assert pictured(stage).startswith("Clamshell")


def test_a_step_back_is_offered_without_scrolling(tmp_path: Path) -> None:
    with opened(VIEWS["today-step-back"], tmp_path) as stage:
        stage.resize(1366, 768)
        (area,) = stage.window.page().findChildren(QScrollArea)
        assert area.verticalScrollBar().maximum() == 0
