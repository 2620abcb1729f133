"""Sets the colours and the type of window and pages, and the figure in their pictures."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.setting_choices import Motion, Person
from glutetimer.core.setting_kinds import Use
from glutetimer.ui import theme
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import set_type_size
from glutetimer.ui.window import Window


class PicturePage(Protocol):
    """A page with pictures of the person."""

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""


class Appearance(QObject):
    """Follows the settings, and the desktop where those say so."""

    colors_changed = Signal(object)
    # The person, and whether motion is reduced.
    figure_changed = Signal(object, bool)

    def __init__(
        self,
        window: Window,
        settings: SettingsStore,
        ask_reduced_motion: Callable[[Callable[[bool], None]], None],
    ) -> None:
        super().__init__(window)
        self._ask_reduced_motion = ask_reduced_motion
        # What the system says of it.
        self._system_reduces_motion = False
        self._window = window
        self._settings = settings
        self.colors = theme.colors_of(settings.current.color_scheme)
        self._applied = False
        settings.changed.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_colors)
        theme.on_contrast_wish(self.apply_colors)

    def apply_type(self, factor: float) -> None:
        """Give the whole program type that many times as large as usual."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and (set_type_size(app, factor) or not self._applied):
            self._applied = True
            # Until the event loop turns, Qt tells no widget of the program's font.
            self._window.setFont(app.font())
            theme.apply(app, self.colors)

    def apply_colors(self) -> None:
        """Give the whole program the colours that are set."""
        self.colors = theme.colors_of(self._settings.current.color_scheme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.colors)
        self.colors_changed.emit(self.colors)

    def apply_to(self, page: PicturePage) -> None:
        """Have a page that was made in the present colours look as is set, now and later."""
        page.set_figure(*self._figure())
        self.figure_changed.connect(page.set_figure)
        self.colors_changed.connect(page.set_colors)

    def follow_motion(self) -> None:
        """Ask the system whether to move less, now and whenever the person comes back."""
        self._ask_motion()
        self._window.activated.connect(self._ask_motion)

    def _ask_motion(self) -> None:
        self._ask_reduced_motion(self._take_motion)

    def _take_motion(self, reduced: bool) -> None:
        before, self._system_reduces_motion = self._figure(), reduced
        if self._figure() != before:
            self.figure_changed.emit(*self._figure())

    def _figure(self) -> tuple[Person, bool]:
        settings = self._settings.current
        by_system = settings.motion is Motion.SYSTEM and self._system_reduces_motion
        return settings.person, by_system or settings.motion is Motion.REDUCED

    def _follow(self, uses: Set[Use]) -> None:
        if Use.COLORS in uses:
            self.apply_colors()
        if Use.FIGURE in uses:
            self.figure_changed.emit(*self._figure())
