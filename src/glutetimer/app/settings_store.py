"""The one holder of the settings: read from their file, changed, and written back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from glutetimer.app.reporting import reporting
from glutetimer.core.frozen import replace
from glutetimer.core.settings import Settings, differences, uses_of
from glutetimer.storage.toml_files import load_settings, save_settings

# A slider that is dragged changes with every pixel: the file is written once it rests.
SAVE_AFTER_MS = 400


class SettingsStore(QObject):
    """What is set now; whoever follows a setting listens to `changed`."""

    # Some settings are others now: what those are for, as a set of `Use`.
    changed = Signal(object)
    # Why the settings could not be saved; empty, they are.
    failed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """`problems` says what is wrong with the file, a sentence each."""
        super().__init__(parent)
        self._file = file
        self.current, self.problems = load_settings(file)
        self._saved = True
        self._resting = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._resting.timeout.connect(self.save)

    def change(self, **values: Any) -> None:
        """Set these settings, by key, and soon write them."""
        self.take(replace(self.current, **values))

    def take(self, settings: Settings) -> None:
        """Set all of these, and soon write what is another than before."""
        before, self.current = self.current, settings
        changes = differences(before, self.current)
        if changes:
            self._saved = False
            self._resting.start()
            self.changed.emit(uses_of(changes))

    def choose_preset(self, exercise_id: str, preset: str) -> None:
        """Choose the tempo preset of an exercise; empty, none."""
        self.change(presets=self.current.with_preset(exercise_id, preset))

    def save(self) -> None:
        """Write what was changed and is not written yet."""
        if self._saved:
            return
        self._resting.stop()
        with reporting(self.failed.emit, self.failed.emit) as outcome:
            save_settings(self._file, self.current)
        self._saved = outcome.done
