"""Asks a person where a file is, or is to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.question import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that can be written: what it is for, a message; its ending without the dot."""

    what: str
    ending: str

    @property
    def filter(self) -> str:
        return f"{gettext(self.what)} (*.{self.ending})"


def ask_save_path(
    parent: QWidget,
    title: str,
    name: str,
    kinds: Sequence[FileKind],
    then: Callable[[Path], None],
) -> None:
    """Ask for a file to write, of one of those kinds; `name` is offered, without its ending.

    What is chosen ends as one of the kinds does, however it was typed.
    """
    dialog = _dialog(parent, title, ";;".join(kind.filter for kind in kinds))
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.selectFile(f"{name}.{kinds[0].ending}")
    dialog.setDefaultSuffix(kinds[0].ending)
    endings = {kind.filter: kind.ending for kind in kinds}
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))

    def write(chosen: str) -> None:
        file = with_ending(Path(chosen), endings[dialog.selectedNameFilter()], kinds)
        if file != Path(chosen) and file.exists():
            # The dialog asked about another name.
            ask(
                parent,
                gettext("{file} is there already.").format(file=file),
                [(gettext("Replace it"), lambda: then(file))],
                gettext("Leave it as it is"),
            )
        else:
            then(file)

    dialog.fileSelected.connect(write)
    dialog.open()


def with_ending(file: Path, ending: str, kinds: Sequence[FileKind]) -> Path:
    """The file with that ending, unless it has that of one of the kinds.

    Qt's own default takes whatever follows a dot for an ending, as in "Knee v1.2".
    """
    known = {f".{kind.ending}" for kind in kinds}
    return file if file.suffix.lower() in known else file.with_name(f"{file.name}.{ending}")


def ask_open_path(parent: QWidget, title: str, kinds: str, then: Callable[[Path], None]) -> None:
    """Ask for a file to read; `kinds` as a file dialog has it."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    # Seldom needed, and slow to load.
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
