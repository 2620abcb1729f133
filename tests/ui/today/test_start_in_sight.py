"""Start is in sight in a small window, whatever else Today has to say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.figure.picture_size import height_for
from glutetimer.ui.picture_place import PicturePlace
from glutetimer.ui.today_page import PICTURE_OF_ONE, START, START_AGAIN
from tests.support.languages import german
from tests.support.page_views import pages
from tests.support.views import View, ViewDriver, opened, wait_until

pytestmark = pytest.mark.usefixtures("usual_type")
# One is scrolled away from Start.
TODAY = [view for view in pages() if "today" in view.name and view.name != "today-scrolled"]
VIEWS = {view.name: view for view in TODAY}
OFFER = "Go to Clamshell at half speed"


def start_button(stage: ViewDriver) -> QPushButton:
    texts = gettext(START), gettext(START_AGAIN)
    (start,) = (b for b in stage.window.page().findChildren(QPushButton) if b.text() in texts)
    return start


def is_all_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("language", [nullcontext, german], ids=["english", "german"])
@pytest.mark.parametrize("view", TODAY, ids=lambda view: view.name)
def test_start_is_in_sight_in_a_small_window(
    view: View, language: Callable[[], AbstractContextManager[None]], tmp_path: Path
) -> None:
    with language(), opened(view, tmp_path) as stage:
        stage.resize(720, 520)
        assert is_all_seen(start_button(stage))


@pytest.mark.parametrize("name", ["today-first-day", "today-adjusted", "today-level-up"])
def test_the_picture_is_a_little_lower_where_else_the_steps_would_just_not_fit(
    name: str, tmp_path: Path
) -> None:
    with opened(VIEWS[name], tmp_path) as stage:
        stage.resize(1366, 768)
        page = stage.window.page()
        (area,), (picture,) = page.findChildren(QScrollArea), page.findChildren(PicturePlace)

        def usual() -> int:
            return height_for(round(PICTURE_OF_ONE * page.height()))

        assert area.verticalScrollBar().maximum() == 0
        assert 0.9 * usual() < picture.height() < usual()
        # It is as high as ever where nothing is gained by it.
        stage.resize(1366, 700)
        assert area.verticalScrollBar().maximum() > 0
        assert picture.height() == usual()


def test_an_offer_stands_above_the_plan_or_beside_it_in_a_low_window(tmp_path: Path) -> None:
    with opened(VIEWS["today-step-back"], tmp_path) as stage:
        offer = stage.button(OFFER)
        for size, is_beside in (((1366, 768), False), ((720, 520), True), ((1366, 768), False)):
            stage.resize(*size)
            start = start_button(stage)
            left, right = (button.mapTo(stage.window, QPoint(0, 0)) for button in (start, offer))
            assert (right.x() > left.x() + start.width()) is is_beside, size
            assert right.y() < left.y() or is_beside, size


def test_the_keyboard_stays_on_an_offer_that_changes_its_place(tmp_path: Path) -> None:
    with opened(VIEWS["today-step-back"], tmp_path) as stage:
        for size in ((1366, 768), (720, 520), (640, 440), (1366, 768)):
            stage.resize(*size)
            offer = stage.button(OFFER)
            assert stage.window.focusWidget() is offer, size
            assert is_all_seen(offer), size


def test_the_numbers_of_the_dose_are_seen_below_an_offer(tmp_path: Path) -> None:
    with opened(VIEWS["today-done"], tmp_path) as stage:
        stage.resize(720, 520)
        stage.click("Adjust…")
        more = stage.button("Lateral leg lift: Reps: more")
        wait_until(lambda: is_all_seen(more))


def test_all_of_a_long_name_is_read(tmp_path: Path) -> None:
    view = VIEWS["people-today-many"]
    with opened(view, tmp_path) as stage:
        for size in ((720, 520), (1366, 768)):
            stage.resize(*size)
            for name in view.people:
                button = stage.button(f"Person: {name}")
                assert button.width() >= button.sizeHint().width(), (name, size)
                assert is_all_seen(button)
