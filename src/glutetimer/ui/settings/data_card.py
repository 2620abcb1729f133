"""Where the person's data is, and all of it, or the history alone, as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from glutetimer.core.dates import date_text
from glutetimer.core.translation import decimal_text, gettext, gettext_noop, ngettext, number_text
from glutetimer.storage.archive import ENDING
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.file_dialogs import FileKind, ask_open_path, ask_save_path
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.program.texts import breakable

ARCHIVES = FileKind(gettext_noop("Everything"), ENDING)
JSON_FILES = FileKind(gettext_noop("History, for another GluteTimer"), "json")
CSV_FILES = FileKind(gettext_noop("Sessions, for a spreadsheet"), "csv")
HISTORY_ENDINGS = "(*.json *.csv *.txt *.tsv)"
EVERYTHING_TEXT = gettext_noop(
    "All of it in one file: history, settings and your program. To keep it, or to take it to "
    "another laptop. What comes in is added to your history; settings and program are replaced."
)
HISTORY_TEXT = gettext_noop("Only the history, which a spreadsheet can read, too.")


class DataCard(Card):
    """Says where everything is and how much; asks for files to write and to read."""

    heading = gettext_noop("Your data")
    shown = Signal()
    folder_asked = Signal()
    path_asked = Signal()
    export_asked = Signal(object)
    import_asked = Signal(object)
    export_history_asked = Signal(object)
    import_history_asked = Signal(object)
    undo_asked = Signal()

    def __init__(self) -> None:
        self._where = label()
        self._extent = label(kind="muted")
        super().__init__(label(gettext(self.heading), "heading"), self._where, self._extent)
        open_folder = _button(gettext("Open the folder"), self.folder_asked.emit)
        self._undo = _button("", self.undo_asked.emit)
        self._undo.hide()
        rows = (
            ("", (open_folder, _button(gettext("Copy its path"), self.path_asked.emit))),
            (
                gettext(EVERYTHING_TEXT),
                (
                    _button(gettext("Export everything…"), self._ask_export_path),
                    _button(gettext("Import everything…"), self._ask_import_path),
                    self._undo,
                ),
            ),
            (
                gettext(HISTORY_TEXT),
                (
                    _button(gettext("Export the history…"), self._ask_history_export_path),
                    _button(gettext("Import a history…"), self._ask_history_import_path),
                ),
            ),
        )
        for text, buttons in rows:
            if text:
                self.column.addSpacing(6)
                self.column.addWidget(label(text, "muted"))
            self.column.addLayout(FlowLayout(8, equal=False).add(*buttons))
        self.setFocusProxy(open_folder)

    def show_places(self, history: Path, settings: Path) -> None:
        """Say in which folder the history with its copies is, and in which the settings."""
        where = gettext("Everything is kept in {history}")
        if settings != history:
            where = gettext("History and copies are kept in {history}, the settings in {settings}")
        where = where.format(history=history, settings=settings)
        self._where.setText(breakable(where))
        self._where.setAccessibleName(where)

    def show_extent(self, sessions: int, first: date | None, size: int) -> None:
        """Say how many sessions the history has since when, and its size in bytes."""
        if first is None:
            text = ngettext("{number} session, {size}", "{number} sessions, {size}", sessions)
        else:
            text = ngettext(
                "{number} session since {first}, {size}",
                "{number} sessions since {first}, {size}",
                sessions,
            )
        self._extent.setText(
            text.format(
                number=number_text(sessions),
                first="" if first is None else date_text(first),
                size=_size_text(size),
            )
        )

    def show_undo(self, what: str) -> None:
        """Offer to undo that, "import all.json"; nothing, if there is nothing to undo."""
        if what:
            self._undo.setText(gettext("Undo: {what}").format(what=what))
        else:
            move_focus(self._undo, self)
        self._undo.setVisible(bool(what))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def _ask_export_path(self) -> None:
        ask_save_path(
            self,
            gettext("Export everything"),
            gettext("glutetimer-everything"),
            (ARCHIVES,),
            self.export_asked.emit,
        )

    def _ask_import_path(self) -> None:
        title = gettext("Import everything")
        ask_open_path(self, title, ARCHIVES.filter, self.import_asked.emit)

    def _ask_history_export_path(self) -> None:
        ask_save_path(
            self,
            gettext("Export the history"),
            gettext("glutetimer-history"),
            (JSON_FILES, CSV_FILES),
            self.export_history_asked.emit,
        )

    def _ask_history_import_path(self) -> None:
        title, histories = gettext("Import a history"), gettext("Histories")
        kinds = f"{histories} {HISTORY_ENDINGS}"
        ask_open_path(self, title, kinds, self.import_history_asked.emit)


def _button(text: str, do: Callable[[], object]) -> QPushButton:
    pressed = button(text)
    pressed.clicked.connect(lambda _=False: do())
    return pressed


def _size_text(size: int) -> str:
    """A file's size: "36 KB", "1.2 MB"."""
    kilobytes = size / 1000
    if kilobytes < 1000:
        return f"{kilobytes:.0f} KB"
    return f"{decimal_text(round(kilobytes / 1000, 1))} MB"
