"""A file that a person names gets the ending of the kind that they chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.ui.file_dialogs import FileKind, ask_save_path, with_ending
from glutetimer.ui.review.save_card import PDF, PNG, SVG

PICTURES = (PNG, SVG)


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    monkeypatch.setenv("HOME", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def choose(window: QWidget, kinds: tuple[FileKind, ...], name: str, kind: FileKind) -> list[Path]:
    """Name a file in the dialog, as that kind; gives the files that are then to be written."""
    chosen: list[Path] = []
    ask_save_path(window, "Report", "weeks", kinds, chosen.append)
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectNameFilter(kind.filter)
    dialog.filterSelected.emit(kind.filter)
    (line,) = dialog.findChildren(QLineEdit)
    line.setText(name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    return chosen


@pytest.mark.parametrize(
    ("kinds", "typed", "kind", "written"),
    [
        ((PDF,), "Knie v1.2", PDF, "Knie v1.2.pdf"),
        ((PDF,), "weeks", PDF, "weeks.pdf"),
        ((PDF,), "weeks.PDF", PDF, "weeks.PDF"),
        (PICTURES, "Knie v1.2", SVG, "Knie v1.2.svg"),
        (PICTURES, "weeks.png", SVG, "weeks.png"),
        (PICTURES, "weeks.pdf", PNG, "weeks.pdf.png"),
    ],
)
def test_the_ending_is_that_of_the_kind_unless_one_is_there(
    window: QWidget, tmp_path: Path,
    kinds: tuple[FileKind, ...], typed: str, kind: FileKind, written: str,
) -> None:  # fmt: skip
    assert choose(window, kinds, str(tmp_path / typed), kind) == [tmp_path / written]


def test_what_is_there_under_the_whole_name_is_asked_about(window: QWidget, tmp_path: Path) -> None:
    (tmp_path / "Knie v1.2.pdf").write_text("the older one")
    chosen = choose(window, (PDF,), str(tmp_path / "Knie v1.2"), PDF)
    assert chosen == []
    (box,) = window.findChildren(QMessageBox)
    assert "Knie v1.2.pdf is there already" in box.text()
    (replace,) = (b for b in box.findChildren(QPushButton) if b.text() == "Replace it")
    replace.click()
    assert chosen == [tmp_path / "Knie v1.2.pdf"]


def test_a_name_of_dots_gets_an_ending_too() -> None:
    assert with_ending(Path("a/v1."), "pdf", (PDF,)) == Path("a/v1..pdf")
    assert with_ending(Path("a/.pdf"), "pdf", (PDF,)) == Path("a/.pdf.pdf")
