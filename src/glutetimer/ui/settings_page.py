"""Settings: each change holds at once and is written at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from glutetimer.core.program import Exercise, Program, Side
from glutetimer.core.settings import (
    LEAST_PAUSE_S,
    LONGEST_PAUSE_S,
    MOST_DELAY_MS,
    Build,
    ColorScheme,
    Rotation,
    Settings,
    Skin,
)
from glutetimer.core.sound_settings import Guide
from glutetimer.core.speech_schedule import Count
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice, T
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number import Number, NumberBox
from glutetimer.ui.scrolling import scrolled
from glutetimer.ui.slider import Slider
from glutetimer.ui.theme import Colors
from glutetimer.ui.tool_tips import explain
from glutetimer.ui.usual_box import UsualBox

COLOR_SCHEMES = [
    (ColorScheme.SYSTEM, "As the system"),
    (ColorScheme.LIGHT, "Light"),
    (ColorScheme.DARK, "Dark"),
    (ColorScheme.CONTRAST, "High contrast"),
]
FORM_WIDTH = 1_000
# What is set stands at the same place in every card, at most so far to the right.
WIDEST_NAME = 380
GUIDES = [(Guide.GLIDE, "Glide"), (Guide.TICKS, "Ticks"), (Guide.OFF, "Off")]
COUNTS = [(Count.EVERY, "Every rep"), (Count.FIFTH, "Every fifth"), (Count.LAST, "The last five")]
BUILDS = [(Build.SLENDER, "Slender"), (Build.STURDY, "Sturdy"), (Build.FULL, "Full")]
SKIN_NAMES = [
    (Skin.LIGHT, "Light"),
    (Skin.BEIGE, "Beige"),
    (Skin.TAN, "Tan"),
    (Skin.BROWN, "Brown"),
    (Skin.DEEP, "Deep"),
]
ON_OFF = [(True, "On"), (False, "Off")]
PICTURE_WIDTH = 360
SWATCH = QSize(120, 96)
ROTATIONS = [
    (Rotation.NONE, "Upright"),
    (Rotation.LYING, "As I lie"),
    (Rotation.LEFT, "Turned left"),
    (Rotation.RIGHT, "Turned right"),
]


REDUCED_TEXT = (
    "When on, the figure lies still: it shows where a movement begins and where it ends, and a dot "
    "goes from the one to the other."
)


class SettingsPage(QWidget):
    """The settings as a form."""

    changed = Signal(object)
    preview_asked = Signal()

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._clock_ms = clock_ms
        self._colors = colors
        self._settings = Settings()
        self._program: Program | None = None
        self._form: QWidget | None = None
        # What shows each setting anew.
        self._shows: list[Callable[[Settings], None]] = []
        self._picture: FigureView | None = None
        self._names: list[QLabel] = []
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)

    def show_settings(self, settings: Settings, program: Program) -> None:
        """Show these settings; tempo presets are those of the program's exercises."""
        self._settings = settings
        if self._form is None or program != self._program:
            self._make_form(program)
        for show in self._shows:
            show(settings)

    def _make_form(self, program: Program) -> None:
        self._program = program
        if self._form is not None:
            move_focus(self._form, self)
            self._form.hide()
            self._form.deleteLater()
        self._names, self._shows = [], []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(label("Settings", "title"))
        column.addWidget(self._session_card(program))
        column.addWidget(self._sound_card())
        column.addWidget(self._look_card(program))
        column.addStretch(1)
        widest = max(each.sizeHint().width() for each in self._names)
        for each in self._names:
            each.setWordWrap(True)
            each.setFixedWidth(min(widest, WIDEST_NAME))
        self._form = scrolled(content, FORM_WIDTH)
        self._page.addWidget(self._form)

    def set_appearance(self, colors: Colors, settings: Settings) -> None:
        """Paint in these colours, and the person that is set."""
        self._colors = colors
        if self._picture is not None:
            self._picture.set_colors(colors)
            self._picture.set_figure(settings.person, settings.reduce_motion)

    def _session_card(self, program: Program) -> Card:
        form = _form()
        sides = [(Side.LEFT, "Left"), (Side.RIGHT, "Right")]
        self._add(form, "First leg", self._choice("First leg", sides, "first_side"))
        for key, name, usual_ms in (
            ("get_ready_s", "Get ready", program.timing.get_ready_ms),
            ("switch_s", "Switching sides", program.timing.switch_ms),
        ):
            self._add(form, name, self._pause(name, key, usual_ms / 1000))
        for exercise in program.exercises:
            if exercise.presets:
                self._add(form, f"Tempo, {exercise.name}", self._presets(exercise))
        return _card("Session", form)

    def _sound_card(self) -> Card:
        form = _form()
        self._add(form, "Sound", self._choice("Sound", ON_OFF, "sound"))
        self._add(form, "Volume", self._slider("Volume", "volume"))
        self._add(form, "Guide tone", self._choice("Guide tone", GUIDES, "guide"))
        self._add(form, "Guide volume", self._slider("Guide volume", "guide_volume"))
        self._add(form, "Signals volume", self._slider("Signals volume", "signals_volume"))
        self._add(form, "Voice", self._choice("Voice", ON_OFF, "voice"))
        self._add(form, "Voice volume", self._slider("Voice volume", "voice_volume"))
        self._add(form, "Count aloud", self._choice("Count aloud", COUNTS, "count"))
        delay = self._delay()
        explain(delay.box, "How much later your headphones play than the picture moves")
        self._add(form, "Sound delay", delay)
        listen = button("Listen")
        listen.clicked.connect(self.preview_asked)
        self._add(form, "", listen)
        return _card("Sound", form)

    def _look_card(self, program: Program) -> Card:
        form = _form()
        self._add(form, "Colours", self._choice("Colours", COLOR_SCHEMES, "color_scheme"))
        self._add(
            form, "Follow-along view", self._choice("Follow-along view", ROTATIONS, "rotation")
        )
        self._add(form, "Build", self._choice("Build", BUILDS, "build"))
        self._add(form, "Skin", self._skins())
        self._add(form, "Reduce motion", self._choice("Reduce motion", ON_OFF, "reduce_motion"))
        card = _card("Look", form)
        card.column.addWidget(label(REDUCED_TEXT, "muted"))
        self._picture = self._preview(program)
        if self._picture is not None:
            card.column.addWidget(self._picture)
        return card

    def _add(self, form: QFormLayout, name: str, field: QWidget) -> None:
        """A row of the form."""
        shown = field_name(name)
        self._names.append(shown)
        form.addRow(shown, field)

    def _skins(self) -> Choice[Skin]:
        choice = self._choice("Skin", SKIN_NAMES, "skin")
        high = self.fontMetrics().height()
        for (skin, _), each in zip(SKIN_NAMES, choice.findChildren(QPushButton), strict=True):
            each.setIcon(_swatch(SKINS[skin][0]))
            each.setIconSize(QSize(round(high * SWATCH.width() / SWATCH.height()), high))
        return choice

    def _preview(self, program: Program) -> FigureView | None:
        """The person as it is chosen, in the program's first exercise that has a figure."""
        shown = [exercise for exercise in program.exercises if exercise.figure]
        if not shown:
            return None
        picture = FigureView(self._clock_ms, self._colors)
        picture.setFixedWidth(PICTURE_WIDTH)
        picture.fit_width(PICTURE_WIDTH)

        def show(settings: Settings) -> None:
            picture.set_figure(settings.person, settings.reduce_motion)
            picture.show_exercise(shown[0], settings.first_side)

        self._shows.append(show)
        return picture

    def _choice(self, name: str, options: Sequence[tuple[T, str]], key: str) -> Choice[T]:
        choice = Choice(name, options)
        choice.chosen.connect(lambda value: self._change(**{key: value}))
        self._shows.append(lambda settings: choice.set_value(getattr(settings, key)))
        return choice

    def _slider(self, name: str, key: str) -> Slider:
        slider = Slider(name)
        # Told when it is let go: each change is written to disk.
        slider.setTracking(False)
        slider.valueChanged.connect(lambda value: self._change(**{key: value}))
        self._shows.append(lambda settings: slider.set_value(getattr(settings, key)))
        return slider

    def _pause(self, name: str, key: str, usual_s: float) -> Number:
        """A pause in seconds; what is usual is a setting of 0."""
        box = UsualBox(LEAST_PAUSE_S, LONGEST_PAUSE_S, usual_s)
        box.setSuffix(" s")
        box.setSpecialValueText(f"As in the program ({usual_s:g} s)")
        number, usual = Number(name, box), box.minimum()
        number.changed.connect(lambda value: self._change(**{key: 0 if value == usual else value}))
        self._shows.append(lambda settings: number.set_value(getattr(settings, key) or usual))
        return number

    def _delay(self) -> Number:
        box = NumberBox(0, MOST_DELAY_MS, step=10)
        box.setSuffix(" ms")
        box.setSpecialValueText("None")
        number = Number("Sound delay", box)
        number.changed.connect(lambda value: self._change(sound_delay_ms=value))
        self._shows.append(lambda settings: number.set_value(settings.sound_delay_ms))
        return number

    def _presets(self, exercise: Exercise) -> Choice[str]:
        options = [("", "Standard")]
        options += [(preset.id, preset.name) for preset in exercise.presets]
        choice = Choice(f"Tempo, {exercise.name}", options)
        known = {preset.id for preset in exercise.presets}

        def show(settings: Settings) -> None:
            chosen = settings.presets.get(exercise.id, "")
            # A preset that the program has no more is none.
            choice.set_value(chosen if chosen in known else "")

        choice.chosen.connect(lambda value: self._choose_preset(exercise.id, value))
        self._shows.append(show)
        return choice

    def _choose_preset(self, exercise_id: str, preset: str) -> None:
        others = {k: v for k, v in self._settings.presets.items() if k != exercise_id}
        self._change(presets={**others, exercise_id: preset} if preset else others)

    def _change(self, **values: Any) -> None:
        self._settings = replace(self._settings, **values)
        self.changed.emit(self._settings)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(24)
    form.setVerticalSpacing(10)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def _card(title: str, form: QFormLayout) -> Card:
    card = Card(label(title, "heading"))
    card.column.addLayout(form)
    return card


def _swatch(color: str) -> QIcon:
    """A disc of that colour with room to the right of it, drawn large to be sharp anywhere."""
    picture = QPixmap(SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A line that is seen on light ground as well as on dark.
    painter.setPen(QPen(Qt.GlobalColor.gray, 5))
    painter.setBrush(QColor(color))
    across = SWATCH.height() - 16
    painter.drawEllipse(QRectF(8, 8, across, across))
    painter.end()
    return QIcon(picture)
