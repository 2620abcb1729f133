"""The window's colours in light, dark and high contrast, and what follows from them.

Every pair of text and ground has a contrast of at least 4.5 : 1.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import ColorScheme
from glutetimer.ui.style_sheet import style_sheet


@frozen
class Colors:
    """One colour scheme. Names say what a colour is for; values are #rrggbb.

    `outline` is the figure's outline; empty, each part has a darker tone of its own.
    """

    ground: str
    card: str
    # What is below the pointer and can be pressed.
    pointed: str
    line: str
    # Around what can be pressed or filled in: at least 3 : 1 against its ground.
    edge: str
    text: str
    muted: str
    # What is said on a button that cannot be pressed now.
    disabled: str
    accent: str
    on_accent: str
    soft: str
    # What is chosen among several, also a row of a table.
    chosen: str
    on_chosen: str
    wall: str
    floor: str
    mat: str
    shirt: str
    trousers: str
    shorts: str
    leg: str
    target: str
    dot: str
    outline: str
    glow: str
    # The legs in charts and in the calendar.
    left: str
    right: str
    # A day of the calendar on which there is no rep.
    no_rep: str
    # The follow-along view's ground in states other than work, to be told apart from two metres
    # away; `on_pause` is for text on `pause` and `done`.
    ready: str
    switch: str
    pause: str
    done: str
    on_pause: str

    @property
    def is_light(self) -> bool:
        """Whether dark text stands on a light ground."""
        return QColor(self.ground).lightnessF() > 0.5


# The value of each colour in light, dark and high contrast.
_VALUES = {
    "ground":    ("#f6f3ee", "#15181c", "#000000"),
    "card":      ("#ffffff", "#1f2329", "#000000"),
    "pointed":   ("#f2ede6", "#2a2f37", "#2b2b2b"),
    "line":      ("#d9d2c7", "#3a4049", "#ffffff"),
    "edge":      ("#8f887c", "#747b87", "#ffffff"),
    "text":      ("#22262b", "#edeae5", "#ffffff"),
    "muted":     ("#5a5f67", "#a9adb5", "#ffffff"),
    "disabled":  ("#5a5f67", "#a9adb5", "#a0a0a0"),
    "accent":    ("#bd3f12", "#ff8a5c", "#ffd400"),
    "on_accent": ("#ffffff", "#1c0f08", "#000000"),
    "soft":      ("#f8dccd", "#5a3220", "#4a4000"),
    "chosen":    ("#f8dccd", "#5a3220", "#4a4000"),
    "on_chosen": ("#22262b", "#edeae5", "#ffffff"),
    "wall":      ("#e3d9cb", "#40454e", "#101010"),
    "floor":     ("#f0e9de", "#5a534a", "#0c0c0c"),
    "mat":       ("#9fb8ad", "#40645a", "#424242"),
    "shirt":     ("#4a72b0", "#4f7cc4", "#3f7fe0"),
    "trousers":  ("#7d8797", "#848fa1", "#969696"),
    "shorts":    ("#39404f", "#475169", "#5c5c5c"),
    "leg":       ("#e8622c", "#ff8a5c", "#ffd400"),
    "target":    ("#4a3a2e", "#d8cfc4", "#ffffff"),
    "dot":       ("#ffffff", "#ffffff", "#000000"),
    "outline":   ("",        "#8f96a8", "#f2f2f2"),
    "glow":      ("#fff3dc", "#655c50", "#1a1a1a"),
    "left":      ("#c8501f", "#ff8a5c", "#ffd400"),
    "right":     ("#2f6fa8", "#6fb3f2", "#4fd5ff"),
    "no_rep":    ("#ededee", "#2e3238", "#565656"),
    "ready":     ("#d3e4dc", "#15332b", "#003d33"),
    "switch":    ("#dcd2ee", "#43305e", "#4b1173"),
    "pause":     ("#343c49", "#3d434d", "#002f86"),
    "done":      ("#2b5a48", "#1d5140", "#005a2b"),
    "on_pause":  ("#ffffff", "#edeae5", "#ffffff"),
}  # fmt: skip
LIGHT, DARK, CONTRAST = (
    Colors(**dict(zip(_VALUES, values, strict=True)))
    for values in zip(*_VALUES.values(), strict=True)
)


def mixed(one: str, other: str, fraction: float) -> str:
    """The colour that far on the way from one to the other, 0 to 1; all are #rrggbb."""
    a, b = QColor(one), QColor(other)
    channels = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(p + (q - p) * fraction) for p, q in channels)).name()


def desktop_wants_contrast() -> bool:
    """Whether the desktop asks for high contrast; before Qt 6.10, nobody can tell."""
    # Held: PySide takes the part away with the whole.
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def on_contrast_wish(changed: Callable[[], None]) -> None:
    """Call `changed` whenever the desktop asks for another contrast."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(changed)


def colors_of(color_scheme: ColorScheme) -> Colors:
    """The colours of a colour scheme; `SYSTEM` follows what the desktop asks for."""
    if color_scheme is ColorScheme.CONTRAST:
        return CONTRAST
    if color_scheme is ColorScheme.SYSTEM:
        if desktop_wants_contrast():
            return CONTRAST
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if color_scheme is ColorScheme.DARK else LIGHT


def apply(app: QApplication, colors: Colors) -> None:
    """Give the whole program these colours."""
    palette, sheet = qt_palette(colors), style_sheet(app.font().pointSizeF())
    if app.palette() == palette and app.styleSheet() == sheet:
        # To style each widget once more would take most of the time of a change of person.
        return
    app.setPalette(palette)
    # Also where it is the same text: the sheet takes the palette's colours when it is set.
    app.setStyleSheet(sheet)


def qt_palette(colors: Colors) -> QPalette:
    """The colours by the roles that Qt knows, also for the style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, value in (
        ((role.Window,), colors.ground),
        ((role.Base, role.Button, role.AlternateBase, role.ToolTipBase), colors.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colors.text),
        ((role.PlaceholderText,), colors.muted),
        ((role.Mid,), colors.line),
        ((role.Midlight,), colors.pointed),
        ((role.Dark,), colors.edge),
        ((role.Shadow,), colors.disabled),
        ((role.Accent, role.Link, role.LinkVisited), colors.accent),
        ((role.BrightText,), colors.on_accent),
        ((role.Highlight,), colors.chosen),
        ((role.HighlightedText,), colors.on_chosen),
    ):
        for color_role in roles:
            palette.setColor(color_role, QColor(value))
    return palette
