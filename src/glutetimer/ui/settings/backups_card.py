"""Copies of the history, told apart by what is in them: made and restored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from glutetimer.core.dates import clock_time_text, day_text
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text
from glutetimer.storage.backups import Backup
from glutetimer.storage.contents import HistoryContents
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.labels import label
from glutetimer.ui.review.wrapping_table import WrappingTable

MAX_ROWS = 5
COLUMNS = (gettext_noop("Contains"), gettext_noop("Difference"), gettext_noop("Made"))
SAME = gettext_noop("The same as now")


class BackupsCard(Card):
    """Says which copies there are and asks what is to be done with them.

    People read "copy", the code says backup: a copy could be one of a value.
    """

    backups_asked = Signal()
    # What is in each is to be told, too.
    contents_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal(object)
    # The copies are listed to choose from, which takes room.
    opened = Signal()

    def __init__(self) -> None:
        self._state = label(kind="muted")
        super().__init__(label(gettext("Copies of your history"), "heading"), self._state)
        self._backups: Sequence[Backup] = ()
        self._today = date.min
        # The row of the newest copy that is not the same as the history.
        self._first_unlike = 0
        self._copy = button(gettext("Make a copy now"))
        self._choose = button(gettext("Restore a copy…"))
        self._list = _BackupList()
        self._restore = button(gettext("Restore this copy"), "offer")
        self._cancel = button(gettext("Cancel"))
        self._row = QWidget()
        FlowLayout(8, equal=False, parent=self._row).add(self._copy, self._choose)
        self._chooser = self._make_chooser()
        self.column.addWidget(self._row)
        self.column.addWidget(self._chooser)
        self._connect()
        self.setFocusProxy(self._copy)

    def show_backups(self, backups: Sequence[Backup], today: date) -> None:
        """Say how many copies there are, the newest first in `backups`, and list them."""
        self._backups = backups
        self._state.setText(_state_text(backups, today))
        self._today = today
        if not backups:
            self._close_chooser()
            move_focus(self._choose, self._copy)
        self._choose.setEnabled(bool(backups))
        if not self._chooser.isHidden():
            self.contents_asked.emit()

    def show_contents(
        self, present: HistoryContents | None, contents: Mapping[Backup, HistoryContents | None]
    ) -> None:
        """Tell the copies apart by what is in them, beside the history; None cannot be read."""
        moments = [backup.made_at for backup in self._backups]
        minutes = Counter(moment_text(moment, self._today) for moment in moments)
        rows = [
            (*_contents_texts(contents.get(backup), present, self._today),
             moment_text(moment, self._today, minutes[moment_text(moment, self._today)] > 1))
            for backup, moment in zip(self._backups, moments, strict=True)
        ]  # fmt: skip
        self._list.show_rows(rows)
        unlike = (row for row, texts in enumerate(rows) if texts[1] not in ("", gettext(SAME)))
        self._first_unlike = next(unlike, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.backups_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chooser.isVisible():
            self._close_chooser()
        else:
            super().keyPressEvent(event)

    def _make_chooser(self) -> QWidget:
        text = label(
            gettext(
                "The copy you choose becomes your history. What is there now is copied first, "
                "so you can undo it."
            )
        )
        chooser = Stack(text, self._list, spacing=8)
        chooser.column.addLayout(FlowLayout(8, equal=False).add(self._restore, self._cancel))
        chooser.hide()
        return chooser

    def _connect(self) -> None:
        self._copy.clicked.connect(self.backup_asked)
        self._choose.clicked.connect(self._open_chooser)
        self._restore.clicked.connect(self._ask_to_restore)
        self._list.chosen.connect(self._ask_to_restore)
        self._cancel.clicked.connect(self._close_chooser)

    def _open_chooser(self) -> None:
        self.backups_asked.emit()
        self.contents_asked.emit()
        # To restore what is there already would change nothing.
        self._list.selectRow(self._first_unlike)
        self._chooser.show()
        self._list.setFocus()
        self._row.hide()
        self.opened.emit()

    def _close_chooser(self) -> None:
        if self._chooser.isHidden():
            return
        self._row.show()
        self._choose.setFocus()
        self._chooser.hide()

    def _ask_to_restore(self) -> None:
        row = self._list.row
        if row >= 0:
            self._close_chooser()
            self.restore_asked.emit(self._backups[row])


class _BackupList(WrappingTable):
    """As high as its rows, up to a few; Enter and a double click choose."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(gettext("Copies, the newest first"), (4, 3, 4))
        self.setAccessibleDescription(gettext("Enter restores a copy"))
        self._texts = QStandardItemModel(self)
        self.setModel(self._texts)
        self.doubleClicked.connect(lambda _: self.chosen.emit())

    @property
    def row(self) -> int:
        """The row that is chosen, -1 if none is."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these texts; the row that was chosen stays so."""
        row = max(0, self.row)
        self._texts.clear()
        self._texts.setHorizontalHeaderLabels(list(map(gettext, COLUMNS)))
        for texts in rows:
            self._texts.appendRow([QStandardItem(text) for text in texts])
        self.divide_width()
        self.selectRow(min(row, len(rows) - 1))

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(min(MAX_ROWS, self._texts.rowCount())))
        around = self.height() - self.viewport().height()
        return QSize(super().sizeHint().width(), rows + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


def moment_text(moment: datetime, today: date, to_second: bool = False) -> str:
    """When a copy was made, by the clock of this place: "22 November, 7:31", or "7:31:05"."""
    local = moment.astimezone()
    time = clock_time_text(local)
    if to_second:
        time = gettext("{time}:{second}").format(time=time, second=f"{local.second:02}")
    return gettext("{day}, {time}").format(day=day_text(local.date(), today), time=time)


def span_text(contents: HistoryContents, today: date) -> str:
    """How many sessions of which days: "34 sessions, 3 June to 22 November"."""
    number, first, last = len(contents.revisions), contents.first, contents.last
    if first is None or last is None:
        return gettext("No sessions")
    if first == last:
        text = ngettext("{number} session, {last}", "{number} sessions, {last}", number)
    else:
        text = gettext("{number} sessions, {first} to {last}")
    return text.format(
        number=number_text(number), first=day_text(first, today), last=day_text(last, today)
    )


def _contents_texts(
    contents: HistoryContents | None, present: HistoryContents | None, today: date
) -> tuple[str, str]:
    """What is in a copy, and how that stands to the history as it is."""
    if contents is None:
        return gettext("It cannot be read"), ""
    if present is None:
        return span_text(contents, today), ""
    return span_text(contents, today), _difference_text(contents, present)


def _difference_text(contents: HistoryContents, present: HistoryContents) -> str:
    """How a copy differs from the history: "2 sessions more, 1 session otherwise than now"."""
    more, fewer = contents.more_than(present), present.more_than(contents)
    unlike = contents.unlike(present)
    differences = (
        (more, ngettext("{number} session more", "{number} sessions more", more)),
        (fewer, ngettext("{number} session fewer", "{number} sessions fewer", fewer)),
        (unlike, ngettext("{number} session otherwise", "{number} sessions otherwise", unlike)),
    )
    texts = [text.format(number=number_text(number)) for number, text in differences if number]
    if not texts:
        return gettext(SAME)
    return gettext("{differences} than now").format(differences=", ".join(texts))


def _state_text(backups: Sequence[Backup], today: date) -> str:
    if not backups:
        return gettext("There is no copy yet: one is made after each session.")
    text = ngettext(
        "{number} copy, from {newest}",
        "{number} copies, the newest from {newest}",
        len(backups),
    )
    return text.format(
        number=number_text(len(backups)), newest=moment_text(backups[0].made_at, today)
    )
