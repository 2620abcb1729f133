"""Shows where the person's data is, and has all of it saved in one file and brought in from one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from glutetimer.app.history_controller import KEPT, Change, HistoryController, undone_text
from glutetimer.app.program_store import ProgramStore
from glutetimer.app.reporting import reporting
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.frozen import frozen
from glutetimer.core.settings import Settings, differences
from glutetimer.core.translation import gettext
from glutetimer.storage.archive import Archive, read_archive, write_archive
from glutetimer.storage.contents import contents_of, size_of
from glutetimer.storage.errors import ProgramFileError, StorageError
from glutetimer.storage.files import read_file
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import merge_sentence
from glutetimer.storage.take_over import TakenOver, take_over
from glutetimer.storage.toml_files import program_of
from glutetimer.system.paths import UserPaths
from glutetimer.ui.settings.data_card import DataCard


def open_in_file_manager(folder: Path) -> bool:
    """Show a folder as the desktop shows folders; gives whether that could be asked for."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@frozen
class Import:
    """What became of a file of everything: what it brought, and what there was before it.

    `settings` and `program_file` are those that the person had, None: the built-in program.
    """

    file: Path
    taken: TakenOver
    settings: Settings
    program_file: Path | None


class DataController(QObject):
    """Feeds the data card, and does what is asked for there; the history says what came of it."""

    def __init__(
        self,
        card: DataCard,
        paths: UserPaths,
        store: HistoryStore,
        history: HistoryController,
        settings: SettingsStore,
        programs: ProgramStore,
        open_folder: Callable[[Path], bool] = open_in_file_manager,
    ) -> None:
        super().__init__(card)
        self._card, self._paths, self._store = card, paths, store
        self._history, self._settings, self._programs = history, settings, programs
        self._open_folder = open_folder
        card.shown.connect(self.show)
        history.changed.connect(self.show)
        history.import_handed_on.connect(self.tell_of)
        history.undone_handed_on.connect(self.tell_undone)
        card.folder_asked.connect(self.open_folder)
        card.path_asked.connect(self.copy_path)
        card.export_asked.connect(self.export)
        card.import_asked.connect(self.import_)
        card.export_history_asked.connect(history.export)
        card.import_history_asked.connect(history.import_)

    def show(self) -> None:
        """Show where everything is and how much of it."""
        if not self._card.isVisible():
            return
        self._card.show_places(
            self._paths.folder.absolute(), self._paths.settings.parent.absolute()
        )
        with reporting(self._history.failed.emit):
            contents = contents_of(self._store.path)
            size = size_of(self._store.path)
            self._card.show_extent(len(contents.revisions), contents.first, size)

    def open_folder(self) -> None:
        """Show the folder of the history in the file manager."""
        folder = self._paths.folder.absolute()
        with self._history.reporting():
            if not self._open_folder(folder):
                told = gettext("Nothing here opens folders; everything is in {folder}.")
                raise StorageError(told.format(folder=folder))

    def copy_path(self) -> None:
        """Put the path of that folder where the next paste takes it from."""
        folder = self._paths.folder.absolute()
        QGuiApplication.clipboard().setText(str(folder))
        self._history.informed.emit(gettext("Copied: {folder}").format(folder=folder))

    def export(self, file: Path) -> None:
        """Write history, settings and program to a file."""
        with self._history.reporting() as outcome:
            snapshot = self._store.snapshot()
            program = self._own_program()
            write_archive(file, Archive(snapshot, self._settings.current, program))
            outcome.sentence = gettext("Everything is saved in {file}.").format(file=file)

    def import_(self, file: Path) -> None:
        """Bring in all of such a file or nothing; a backup is made first, and it can be undone."""
        with self._history.reporting() as outcome:
            archive = read_archive(file)
            ours, our_file = self._settings.current, self._programs.file
            taken = take_over(archive, self._store, self._paths.settings, ours)
            self._settings.take(taken.settings)
            self._programs.use(taken.program_file)
            outcome.sentence = self._imported(Import(file, taken, ours, our_file))

    def tell_of(self, import_: Import) -> None:
        """Tell of what another window imported, and have it be undone here."""
        with self._history.reporting() as outcome:
            outcome.sentence = self._imported(import_)

    def tell_undone(self, import_: Import) -> None:
        """Tell of what another window imported and undid."""
        self._history.informed.emit(undone_text(_name_of(import_)))

    def _imported(self, import_: Import) -> str:
        """Let that be the first to be undone; gives what to say of it."""
        taken, ours = import_.taken, import_.settings
        way_back = self._history.way_back_to(taken.backup)
        replaced = {key: getattr(ours, key) for key in differences(ours, taken.settings)}

        def undo() -> None:
            way_back()
            self._settings.change(**replaced)
            self._programs.use(import_.program_file)

        self._history.done(Change(_name_of(import_), undo, import_=import_))
        return f"{self._what_came(import_.file, taken, replaced)} {gettext(KEPT)}"

    def _own_program(self) -> bytes | None:
        """What the file of the person's own program holds; None where it is the built-in one.

        Raises StorageError where it cannot be used: what was saved would not be everything.
        """
        file = self._programs.file
        if file is None:
            return None
        try:
            content = read_file(file)
            program_of(content, file)
        except (OSError, ProgramFileError) as error:
            raise StorageError(
                gettext(
                    "Not everything can be saved, as your program cannot be read from {file}; "
                    "mend that file, or choose the built-in program on the page Program."
                ).format(file=file)
            ) from error
        return content

    def _what_came(self, file: Path, taken: TakenOver, replaced: Collection[str]) -> str:
        sessions = merge_sentence(file.name, taken.before, taken.brought)
        # Of all settings this one is seen at once.
        if "color_scheme" in replaced:
            in_use = gettext(
                "Its settings, the colours among them, and the program “{program}” are in use now."
            )
        else:
            in_use = gettext("Its settings and the program “{program}” are in use now.")
        return f"{sessions} {in_use.format(program=self._programs.current.name)}"


def _name_of(import_: Import) -> str:
    """What is undone of it, as "import anna.glutetimer"."""
    return gettext("import {file}").format(file=import_.file.name)
