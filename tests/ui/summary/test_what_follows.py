"""What follows from a session is seen in a small window once all is answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from glutetimer.app.navigation import PageName
from glutetimer.ui.decision_card import DecisionCard
from tests.support.languages import german
from tests.support.page_views import pages
from tests.support.views import Key, ViewDriver, opened

pytestmark = pytest.mark.usefixtures("usual_type")
VIEWS = {view.name: view for view in pages()}
LEGS = ("the left leg", "the right leg")
SMALL = (720, 520)


def rate(stage: ViewDriver, *legs: str) -> None:
    """Answer all that the page asks, from its top on."""
    for leg in legs:
        stage.click(f"Effort of {leg}: Hard")
    stage.click("Pain: 3")


def unseen(stage: ViewDriver) -> list[str]:
    """The texts of what follows that are not all in sight."""
    (decision,) = stage.window.page().findChildren(DecisionCard)
    assert decision.isVisible()
    texts = [text for text in decision.findChildren(QLabel) if text.isVisible()]
    assert len(texts) >= 2
    return [text.text() for text in texts if not is_all_seen(text)]


def is_all_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("language", [nullcontext, german], ids=["english", "german"])
@pytest.mark.parametrize(
    ("name", "legs"),
    [
        ("summary-unrated", LEGS),
        ("summary-home", LEGS),
        ("summary-both-legs", ("both legs",)),
        ("summary-skipped", LEGS),
        ("summary-stopped", LEGS[:1]),
        ("summary-false-start", LEGS[:1]),
        ("summary-circles", LEGS[:1]),
    ],
)
def test_what_follows_is_seen_once_all_is_answered(
    name: str,
    legs: tuple[str, ...],
    language: Callable[[], AbstractContextManager[None]],
    tmp_path: Path,
) -> None:
    with language(), opened(VIEWS[name], tmp_path) as stage:
        stage.resize(*SMALL)
        (area,) = stage.window.page().findChildren(QScrollArea)
        assert area.verticalScrollBar().value() == 0, "the questions first"
        rate(stage, *legs)
        stage.resize(*SMALL)
        assert unseen(stage) == []


def test_what_follows_is_seen_when_all_was_answered_before(tmp_path: Path) -> None:
    with opened(VIEWS["rating-pain"], tmp_path) as stage:
        stage.resize(*SMALL)
        stage.press(Key.Key_3)
        assert stage.window.current == PageName.SUMMARY
        stage.resize(*SMALL)
        assert unseen(stage) == []


def test_an_open_question_is_not_scrolled_away(tmp_path: Path) -> None:
    with opened(VIEWS["summary-unrated"], tmp_path) as stage:
        stage.resize(*SMALL)
        for leg in LEGS:
            stage.click(f"Effort of {leg}: Hard")
        stage.resize(*SMALL)
        assert is_all_seen(stage.button("Pain: 0"))
        assert unseen(stage) != []
