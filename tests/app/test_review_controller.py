"""The Review page is fed in two steps, and its weeks go out as files."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from glutetimer.app.review_controller import FIRST_WEEKS, ReviewController
from glutetimer.core.frozen import replace
from glutetimer.core.program import Program
from glutetimer.core.review.training_log import Span
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.import_export import read_history_file
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.ui.choice import Choice
from glutetimer.ui.review.review_page import ReviewPage
from glutetimer.ui.theme import LIGHT
from tests.support.fakes import FakeDate
from tests.support.sample_histories import (
    FALSE_STARTS,
    NOW,
    ONE,
    PROGRAM,
    TWELVE_WEEKS,
    TWENTY_YEARS,
    SampleHistory,
)


class ReviewDriver:
    """A page, the controller that feeds it, and everything that it said, well or ill."""

    def __init__(
        self, qtbot: QtBot, folder: Path, past: SampleHistory, program: Program = PROGRAM
    ) -> None:
        self.store = HistoryStore(folder / "history.db")
        self.store.merge(snapshot_of(map(RevisionedSession, past.sessions), past.answers))
        self.page = ReviewPage(LIGHT)
        qtbot.addWidget(self.page)
        self.controller = ReviewController(
            self.page, self.page, self.store, program, FakeDate(NOW).now
        )
        self.messages: list[str] = []
        self.failures: list[str] = []
        self.controller.informed.connect(self.messages.append)
        self.controller.failed.connect(self.failures.append)

    @property
    def shown(self) -> int:
        """How many sessions the page knows of."""
        assert self.page.training_log is not None
        return len(self.page.training_log.sessions)

    def choose(self, span: Span) -> None:
        (choice,) = (c for c in self.page.findChildren(Choice) if c.accessibleName() == "Weeks")
        choice.set_value(span)
        choice.chosen.emit(span)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ReviewDriver]:
    driver = ReviewDriver(qtbot, tmp_path / "data", TWELVE_WEEKS)
    yield driver
    driver.store.close()


def test_what_is_old_is_read_after_the_first_paint(qtbot: QtBot, tmp_path: Path) -> None:
    driver = ReviewDriver(qtbot, tmp_path, TWENTY_YEARS)
    driver.controller.show()
    first = driver.shown
    since = NOW.date() - timedelta(weeks=FIRST_WEEKS)
    assert first < len(TWENTY_YEARS.sessions)
    assert first >= sum(record.day >= since for record in TWENTY_YEARS.sessions)
    newest = driver.page.review
    qtbot.waitUntil(lambda: driver.shown > first)
    assert driver.shown == len(TWENTY_YEARS.sessions)
    # Whatever has an end was whole at once.
    assert driver.page.review == newest
    driver.store.close()


def test_where_nothing_is_older_it_is_read_once(
    driver: ReviewDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    monkeypatch.setattr(driver.store, "load", lambda: read.append("all"))
    driver.controller.show()
    assert driver.shown == len(TWELVE_WEEKS.sessions)
    turned = []
    QTimer.singleShot(0, driver.page, lambda: turned.append(True))
    qtbot.waitUntil(lambda: bool(turned))
    assert not read


def test_all_weeks_are_read_at_once_where_all_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    driver = ReviewDriver(qtbot, tmp_path, TWENTY_YEARS)
    driver.choose(Span.ALL)
    driver.controller.show()
    assert driver.shown == len(TWENTY_YEARS.sessions)
    driver.store.close()


def test_a_history_that_cannot_be_read_is_reported(driver: ReviewDriver, tmp_path: Path) -> None:
    driver.store.close()
    (tmp_path / "data" / "history.db").write_text("not a history at all", encoding="utf-8")
    driver.controller.show()
    assert len(driver.failures) == 1
    assert "history.db" in driver.failures[0]


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_sessions_of_the_weeks_go_out(
    driver: ReviewDriver, tmp_path: Path, ending: str
) -> None:
    driver.choose(Span.FOUR)
    driver.controller.show()
    file = tmp_path / f"weeks.{ending}"
    driver.controller.save(file)
    assert not driver.failures
    assert driver.messages == [f"Saved as {file}."]
    assert driver.page.review is not None
    wanted = {record.id: RevisionedSession(record) for record in driver.page.review.sessions}
    assert 0 < len(wanted) < len(TWELVE_WEEKS.sessions)
    assert read_history_file(file, ending == "csv").sessions == wanted


def test_looks_go_out_with_their_weeks(qtbot: QtBot, tmp_path: Path) -> None:
    driver = ReviewDriver(qtbot, tmp_path / "data", FALSE_STARTS)
    driver.controller.show()
    driver.controller.save(tmp_path / "weeks.json")
    driver.store.close()
    out = read_history_file(tmp_path / "weeks.json", False).sessions
    assert {"false-start-0", "false-start-2"} < set(out)
    assert len(out) == len(FALSE_STARTS.sessions)


def test_what_a_false_start_is_the_program_says(qtbot: QtBot, tmp_path: Path) -> None:
    strict = replace(PROGRAM, rules=replace(PROGRAM.rules, false_start_percent=0))
    driver = ReviewDriver(qtbot, tmp_path / "data", FALSE_STARTS, strict)
    driver.controller.show()
    assert driver.shown == len(FALSE_STARTS.sessions)
    driver.store.close()


def test_the_report_is_a_page_of_pdf(driver: ReviewDriver, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None or shutil.which("pdftotext") is None:
        pytest.skip("needs poppler-utils")
    driver.controller.show()
    file = tmp_path / "report.pdf"
    driver.controller.save(file)
    assert not driver.failures
    about = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Pages: +1$", about, re.MULTILINE)
    assert "A4" in about
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    # Some type has one letter for two: "ﬀ".
    text = unicodedata.normalize("NFKC", text)
    review = driver.page.review
    assert review is not None
    for words in (
        f"{review.total.sessions} sessions",
        f"left {review.total.reps.left:,}, right {review.total.reps.right:,}",
        "Reps per week",
        "Effort and pain",
        "Left against right",
        "Lateral leg lift",
    ):
        assert words in text, words


def test_the_report_is_printed_on_one_page(driver: ReviewDriver, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("needs poppler-utils")
    driver.controller.show()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    driver.controller.print_on(printer)
    about = subprocess.run(
        ["pdfinfo", tmp_path / "printed.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"^Pages: +1$", about, re.MULTILINE)


def test_the_same_page_is_a_picture_in_pixels_and_in_lines(
    driver: ReviewDriver, tmp_path: Path
) -> None:
    driver.controller.show()
    pixels, lines = tmp_path / "weeks.png", tmp_path / "weeks.svg"
    driver.controller.save(pixels)
    driver.controller.save(lines)
    assert not driver.failures
    image = QImage(str(pixels))
    assert (image.width(), image.height()) == (1588, 2246)
    svg = ElementTree.parse(lines).getroot()
    assert svg.get("viewBox") == "0 0 794 1123"
    assert "Reps per week" in "".join(svg.itertext())


@pytest.mark.parametrize("name", ["weeks.docx", "weeks", "nowhere/weeks.pdf"])
def test_a_file_that_cannot_be_written_is_reported(
    driver: ReviewDriver, tmp_path: Path, name: str
) -> None:
    driver.controller.show()
    driver.controller.save(tmp_path / name)
    assert len(driver.failures) == 1
    assert name in driver.failures[0]
    assert not (tmp_path / name).exists()


def test_an_unknown_ending_is_reported_with_those_that_are_known(
    driver: ReviewDriver, tmp_path: Path
) -> None:
    driver.controller.show()
    driver.controller.save(tmp_path / "Knie v1.2")
    assert driver.failures[0].endswith(
        "ends in none of .pdf, .png, .svg, .csv, .json, so its kind is not known."
    )


@pytest.mark.parametrize("past", [ONE, TWENTY_YEARS], ids=["one session", "twenty years"])
def test_little_and_much_fit_on_the_page(qtbot: QtBot, tmp_path: Path, past: SampleHistory) -> None:
    driver = ReviewDriver(qtbot, tmp_path, past)
    driver.choose(Span.ALL)
    driver.controller.show()
    file = tmp_path / "weeks.png"
    driver.controller.save(file)
    assert not driver.failures
    image = QImage(str(file))
    margin = [image.pixelColor(x, image.height() - 40).name() for x in range(image.width())]
    assert set(margin) == {"#ffffff"}
    driver.store.close()
