from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from glutetimer.app import preloader
from glutetimer.core.program import Program
from glutetimer.storage.toml_files import load_program
from glutetimer.ui import theme
from glutetimer.ui import type_size as types
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.theme import LIGHT, Colors
from tests.support.app_driver import AppDriver
from tests.support.programs import write_hurried
from tests.support.sample_histories import NOTHING, NOW, SampleHistory
from tests.ui.introduction.newcomer import OpenNew
from tests.ui.review.reviewer import OpenReview, Reviewer

LARGE_PT = 20


class OpenApp(Protocol):
    """Opens the program at a time of day; `start` begins a session at once.

    Without a `program` of its own it is the built-in one in a hurry; `program_file` is what
    `--program` names. Who is not `introduced` is shown the introduction first.
    """

    def __call__(
        self,
        now: datetime,
        start: bool = False,
        past: SampleHistory = NOTHING,
        program: Program | None = None,
        program_file: Path | None = None,
        hidden: bool = False,
        introduced: bool = True,
    ) -> AppDriver: ...


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["glutetimer", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def no_window_stays(qapp: QApplication) -> Iterator[None]:
    """Takes down what a test has left: every change of style goes to all that still stands."""
    font = qapp.font()
    yield
    qapp.setFont(font)
    for window in QApplication.topLevelWidgets():
        # Not closed: that would end a session once more, whose history is closed already.
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def usual_type(qapp: QApplication) -> Iterator[None]:
    """The type as large as the program has it."""
    system_font = qapp.font()
    types.set_type_size(qapp)
    yield
    qapp.setFont(system_font)


@pytest.fixture
def large_scale(qapp: QApplication, usual_type: None) -> float:
    """The scale of the type that makes it 20 points, as a large font of the system does."""
    return types.TYPE_SCALE * LARGE_PT / qapp.font().pointSizeF()


@pytest.fixture(params=["usual", "large"])
def type_size(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    large_scale: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The type as the program has it, and type of 20 points."""
    if request.param == "large":
        monkeypatch.setattr(types, "TYPE_SCALE", large_scale)
        types.set_type_size(qapp)


@pytest.fixture
def plain_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grounds of one colour in the place of figures, for tests of which they are no matter.

    To paint figures takes a third of the time of what a person does on the pages.
    """

    def paint_ground(
        _: FigurePainter, painter: QPainter, rect: QRectF, state: FigureState, colors: Colors
    ) -> None:
        painter.fillRect(rect, QColor(colors.wall))

    monkeypatch.setattr(FigurePainter, "paint", paint_ground)


@pytest.fixture
def hurried(tmp_path: Path) -> Program:
    return load_program(write_hurried(tmp_path))


@pytest.fixture
def idle_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is got ready in them: most tests would wait for what they do not ask for."""
    monkeypatch.setattr(preloader, "Preloader", lambda window, sessions: None)


@pytest.fixture
def open_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hurried: Program, idle_moments: None
) -> Iterator[OpenApp]:
    """Opens the program on a data folder of the test's own; closes what is still open."""
    drivers: list[AppDriver] = []

    def open_at(
        now: datetime,
        start: bool = False,
        past: SampleHistory = NOTHING,
        program: Program | None = None,
        program_file: Path | None = None,
        hidden: bool = False,
        introduced: bool = True,
    ) -> AppDriver:
        folder, built_in = tmp_path / "data", program or hurried
        drivers.append(
            AppDriver(qtbot, folder, built_in, now, start, past, program_file, hidden, introduced)
        )
        return drivers[-1]

    yield open_at
    for driver in drivers:
        driver.close()


@pytest.fixture
def open_new(open_app: OpenApp) -> OpenNew:
    """Opens the program for somebody who has not seen it before."""
    return lambda **options: open_app(NOW, introduced=False, **options)


@pytest.fixture
def open_review(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenReview]:
    """Opens the Review page with so many sessions; closes what is still open."""
    reviewers: list[Reviewer] = []

    def open_with(sessions: int) -> Reviewer:
        reviewers.append(Reviewer(qtbot, tmp_path / "data", sessions))
        return reviewers[-1]

    yield open_with
    for reviewer in reviewers:
        reviewer.close()


@pytest.fixture
def light_theme(qapp: QApplication) -> None:
    """The program's colours and sheet, which then stay.

    To take a sheet away under windows that stand is what the program never does; Qt 6.11 has
    crashed two tests later.
    """
    theme.apply(qapp, LIGHT)
