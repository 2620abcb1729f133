"""The window's colours in light, dark and high contrast, and what follows from them.

Every pair of text and ground has a contrast of at least 4.5 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from glutetimer.core.settings import ColorScheme


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
    """Give the whole program these colours, and type that reads from a step away."""
    app.setPalette(_palette(colors))
    app.setStyleSheet(_style_sheet(colors, app.font().pointSizeF()))


def enlarge_type(app: QApplication) -> None:
    """Take a size above the system's: the laptop stands further off than at a desk.

    Other sizes in the style sheet are in `em`-like steps of this one, so that a person's
    larger system font makes all of them larger.
    """
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * TYPE_SCALE)
    app.setFont(font)


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, value in (
        ((role.Window,), colors.ground),
        ((role.Base, role.Button, role.AlternateBase, role.ToolTipBase), colors.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colors.text),
        ((role.PlaceholderText,), colors.muted),
        ((role.Mid, role.Midlight, role.Dark), colors.line),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), colors.accent),
        ((role.HighlightedText,), colors.on_accent),
    ):
        for each in roles:
            palette.setColor(each, QColor(value))
    return palette


def _style_sheet(colors: Colors, base_pt: float) -> str:
    title, heading, large = (f"{base_pt * factor:.1f}pt" for factor in (1.9, 1.2, 1.5))
    return f"""
    QWidget {{ color: {colors.text}; }}
    QFrame#card {{ background: {colors.card}; border: 1px solid {colors.line};
                   border-radius: 12px; }}
    QFrame#bar {{ border: none; border-top: 1px solid {colors.line}; }}
    QLabel {{ background: transparent; border: none; }}
    QLabel[role="title"] {{ font-size: {title}; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {heading}; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {colors.muted}; }}
    QLabel[role="eyebrow"] {{ color: {colors.accent}; font-weight: 600; }}
    QFrame#banner {{ background: {colors.card}; border: none;
                     border-bottom: 2px solid {colors.accent}; }}
    QPushButton {{ background: {colors.card}; border: 1px solid {colors.line};
                   border-radius: 8px; padding: 9px 14px; outline: none; }}
    QPushButton:hover {{ border-color: {colors.accent}; }}
    QPushButton:checked {{ background: {colors.chosen}; color: {colors.on_chosen};
                           border: 1px solid {colors.accent}; }}
    QPushButton:focus {{ border: 2px solid {colors.accent}; padding: 8px 13px; }}
    QPushButton:checked:focus {{ border: 2px solid {colors.text}; }}
    QPushButton:disabled {{ color: {colors.muted}; border-style: dashed; }}
    QPushButton[role="main"] {{ background: {colors.accent}; color: {colors.on_accent};
                                border: 3px solid {colors.accent}; font-size: {large};
                                font-weight: 600; padding: 10px 26px; }}
    QPushButton[role="main"]:focus {{ border-color: {colors.text}; padding: 10px 26px; }}
    QPushButton[role="page"] {{ background: transparent; border: none; border-radius: 0;
                                border-bottom: 3px solid transparent; padding: 10px 14px; }}
    QPushButton[role="page"]:checked {{ color: {colors.accent};
                                        border-bottom: 3px solid {colors.accent}; }}
    QPushButton[role="page"]:focus {{ background: {colors.soft}; color: {colors.text};
                                      padding: 10px 14px; }}
    QPushButton[role="close"] {{ background: transparent; border-color: transparent;
                                 padding: 2px 10px; }}
    QPushButton[role="close"]:hover {{ border-color: {colors.accent}; }}
    QPushButton[role="close"]:focus {{ padding: 1px 9px; }}
    QPushButton[role="value"] {{ padding: 9px 2px; min-width: 28px; }}
    QPushButton[role="value"]:focus {{ padding: 8px 1px; }}
    QPushButton[role="offer"] {{ border: 2px solid {colors.accent}; font-weight: 600;
                                 padding: 8px 13px; }}
    QPushButton[role="offer"]:hover, QPushButton[role="offer"]:focus {{
        background: {colors.soft}; }}
    QPushButton[role="level"] {{ text-align: left; background: transparent;
                                 border-color: transparent; padding: 6px 14px; }}
    QPushButton[role="level"]:focus {{ padding: 5px 13px; }}
    QPushButton[role="level"]:hover, QPushButton[role="level"]:focus {{
        border-color: {colors.accent}; }}
    QPushButton[role="level"]:checked {{ background: {colors.chosen};
                                         border-color: {colors.accent}; }}
    QPushButton[role="level"]:checked:focus {{ border-color: {colors.text}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
    QScrollBar::handle {{ background: {colors.line}; border-radius: 4px; min-height: 32px;
                          min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QLineEdit, QSpinBox {{ background: {colors.card}; border: 1px solid {colors.line};
                           border-radius: 8px; padding: 8px 10px;
                           placeholder-text-color: {colors.muted}; }}
    QLineEdit:focus, QSpinBox:focus {{ border: 2px solid {colors.accent}; padding: 7px 9px; }}
    QSpinBox {{ padding: 7px 10px 6px 10px; }}
    QSpinBox:focus {{ padding: 6px 9px 5px 9px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QSpinBox::up-arrow, QSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
    QComboBox {{ background: {colors.card}; border: 1px solid {colors.line};
                 border-radius: 8px; padding: 8px 12px; }}
    QComboBox:hover {{ border-color: {colors.accent}; }}
    QComboBox:focus {{ border: 2px solid {colors.accent}; padding: 7px 11px; }}
    QComboBox::drop-down {{ border: none; width: 30px; }}
    QComboBox QAbstractItemView {{ background: {colors.card}; border: 1px solid {colors.line};
                                   padding: 4px; outline: none;
                                   selection-background-color: {colors.soft};
                                   selection-color: {colors.text}; }}
    QPushButton[role="step"] {{ font-size: {heading}; font-weight: 600; padding: 0 2px;
                                min-width: 40px; }}
    QSlider {{ min-height: 38px; }}
    QSlider::groove:horizontal {{ background: {colors.ground}; border: 1px solid {colors.muted};
                                  height: 6px; border-radius: 4px; }}
    QSlider::sub-page:horizontal {{ background: {colors.accent}; border-radius: 4px;
                                    border: 1px solid {colors.accent}; }}
    QSlider::handle:horizontal {{ background: {colors.card}; border: 3px solid {colors.accent};
                                  width: 20px; height: 20px; margin: -10px 0;
                                  border-radius: 13px; }}
    QSlider::handle:horizontal:hover {{ background: {colors.soft}; }}
    QSlider::handle:horizontal:focus {{ background: {colors.accent};
                                        border-color: {colors.text}; }}
    QTableView {{ background: {colors.card}; border: 1px solid {colors.line};
                  border-radius: 12px; padding: 4px; }}
    QTableView#calendar {{ border: none; border-radius: 0; padding: 0; }}
    QTableView#calendar QTableCornerButton::section {{ border: none; background: transparent; }}
    QTableView::item {{ padding: 8px 12px; border-bottom: 1px solid {colors.line}; }}
    QTableView::item:selected {{ background: {colors.soft}; color: {colors.text}; }}
    QHeaderView {{ background: transparent; }}
    QHeaderView::section {{ background: transparent; color: {colors.muted}; border: none;
                            border-bottom: 1px solid {colors.line}; padding: 8px 15px;
                            font-weight: 600; }}
    QTextBrowser {{ background: {colors.card}; border: 1px solid {colors.line};
                    border-radius: 12px; padding: 12px; }}
    """
