"""The window's colours in light, dark and high contrast, and what follows from them.

Every pair of text and ground has a contrast of at least 4.5 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from glutetimer.core.settings import ColorScheme
from glutetimer.ui.style_sheet import style_sheet


@dataclass(frozen=True, slots=True)
class Colors:
    """One colour scheme. Names say what a colour is for; values are #rrggbb.

    `edge` is the figure's outline; empty, each part has a darker tone of its own.
    """

    ground: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    # What is chosen among others.
    chosen: str
    on_chosen: str
    wall: str
    floor: str
    mat: str
    skin: str
    hair: str
    shirt: str
    trousers: str
    shorts: str
    leg: str
    aim: str
    dot: str
    edge: str
    glow: str
    # The legs in pictures of the past.
    left: str
    right: str
    # The follow-along view's ground where it is not about reps, to be told apart from afar;
    # `on_pause` is for text on the last two.
    ready: str
    switch: str
    pause: str
    done: str
    on_pause: str

    @property
    def is_light(self) -> bool:
        """Whether dark text stands on a light ground."""
        return QColor(self.ground).lightnessF() > 0.5


TYPE_SCALE = 1.35

LIGHT = Colors(
    ground="#f6f3ee",
    card="#ffffff",
    line="#d9d2c7",
    text="#22262b",
    muted="#5a5f67",
    accent="#bd3f12",
    on_accent="#ffffff",
    soft="#f8dccd",
    chosen="#f8dccd",
    on_chosen="#22262b",
    wall="#e3d9cb",
    floor="#f0e9de",
    mat="#9fb8ad",
    skin="#d9a282",
    hair="#4b3429",
    shirt="#4a72b0",
    trousers="#7d8797",
    shorts="#39404f",
    leg="#e8622c",
    aim="#4a3a2e",
    dot="#ffffff",
    edge="",
    glow="#fff3dc",
    left="#c8501f",
    right="#2f6fa8",
    ready="#d3e4dc",
    switch="#dcd2ee",
    pause="#343c49",
    done="#2b5a48",
    on_pause="#ffffff",
)

DARK = Colors(
    ground="#15181c",
    card="#1f2329",
    line="#3a4049",
    text="#edeae5",
    muted="#a9adb5",
    accent="#ff8a5c",
    on_accent="#1c0f08",
    soft="#5a3220",
    chosen="#5a3220",
    on_chosen="#edeae5",
    wall="#23272e",
    floor="#1b1f25",
    mat="#3e564d",
    skin="#c98f6d",
    hair="#2b1d16",
    shirt="#4f7cc4",
    trousers="#7c8798",
    shorts="#414a5b",
    leg="#ff8a5c",
    aim="#d8cfc4",
    dot="#ffffff",
    edge="#7b8296",
    glow="#4a4238",
    left="#ff8a5c",
    right="#6fb3f2",
    ready="#15332b",
    switch="#43305e",
    pause="#3d434d",
    done="#1d5140",
    on_pause="#edeae5",
)

CONTRAST = Colors(
    ground="#000000",
    card="#000000",
    line="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffd400",
    on_accent="#000000",
    soft="#4a4000",
    chosen="#ffd400",
    on_chosen="#000000",
    wall="#101010",
    floor="#1c1c1c",
    mat="#2e2e2e",
    skin="#e8b796",
    hair="#8a6a55",
    shirt="#3f7fe0",
    trousers="#8c8c8c",
    shorts="#4a4a4a",
    leg="#ffd400",
    aim="#ffffff",
    dot="#000000",
    edge="#f2f2f2",
    glow="#1a1a1a",
    left="#ffd400",
    right="#4fd5ff",
    ready="#003d33",
    switch="#4b1173",
    pause="#002f86",
    done="#005a2b",
    on_pause="#ffffff",
)


def mixed(one: str, other: str, fraction: float) -> str:
    """The colour that far on the way from one to the other, 0 to 1; all are #rrggbb."""
    a, b = QColor(one), QColor(other)
    channels = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(p + (q - p) * fraction) for p, q in channels)).name()


def colors_of(color_scheme: ColorScheme) -> Colors:
    """The colours of a colour scheme; `SYSTEM` follows what the desktop asks for."""
    if color_scheme is ColorScheme.CONTRAST:
        return CONTRAST
    if color_scheme is ColorScheme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if color_scheme is ColorScheme.DARK else LIGHT


def apply(app: QApplication, colors: Colors) -> None:
    """Give the whole program these colours."""
    app.setPalette(palette_of(colors))
    app.setPalette(palette_of(colors), "QTipLabel")
    # Also where it is the same text: the sheet takes the palette's colours when it is set.
    app.setStyleSheet(style_sheet(app.font().pointSizeF()))


def enlarge_type(app: QApplication) -> None:
    """Take a size above the system's: the laptop stands further off than at a desk.

    All other sizes are multiples of this one, so that a person's larger system font makes all
    of them larger.
    """
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * TYPE_SCALE)
    app.setFont(font)


def palette_of(colors: Colors) -> QPalette:
    """The colours by the roles that Qt knows, also for the style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, value in (
        ((role.Window,), colors.ground),
        ((role.Base, role.Button, role.AlternateBase, role.ToolTipBase), colors.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colors.text),
        ((role.PlaceholderText,), colors.muted),
        ((role.Mid, role.Midlight, role.Dark), colors.line),
        ((role.Accent, role.Link, role.LinkVisited), colors.accent),
        ((role.BrightText,), colors.on_accent),
        ((role.Highlight,), colors.chosen),
        ((role.HighlightedText,), colors.on_chosen),
    ):
        for color_role in roles:
            palette.setColor(color_role, QColor(value))
    return palette
