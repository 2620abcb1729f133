"""The settings as a form, built from their declarations: each change holds at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from glutetimer.core.program import Exercise, Program
from glutetimer.core.setting_kinds import (
    MAX_PAUSE_S,
    MIN_PAUSE_S,
    ChoiceSetting,
    DelaySetting,
    PauseSetting,
    PercentSetting,
    PresetsSetting,
    SwitchSetting,
)
from glutetimer.core.settings import SETTINGS, Person, Settings, Skin
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice, T
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number import Number, NumberBox
from glutetimer.ui.scrolling import scrolled
from glutetimer.ui.slider import Slider
from glutetimer.ui.theme import Colors
from glutetimer.ui.tool_tips import explain
from glutetimer.ui.usual_box import UsualBox

# What each card asks for, by the settings' keys.
SESSION_KEYS = ("first_side", "get_ready_s", "switch_s", "presets")
SOUND_KEYS = (
    "sound", "volume", "guide", "guide_volume", "signals_volume", "voice", "voice_volume",
    "count", "sound_delay_ms",
)  # fmt: skip
APPEARANCE_KEYS = ("color_scheme", "rotation", "build", "skin", "reduce_motion")
ON_OFF = ((True, "On"), (False, "Off"))
REDUCED_TEXT = (
    "When on, the figure lies still: it shows where a movement begins and where it ends, and a dot "
    "goes from the one to the other."
)
FORM_WIDTH = 1_000
# What is set stands at the same place in every card, at most so far to the right.
WIDEST_NAME = 380
PICTURE_WIDTH = 360
SWATCH = QSize(120, 96)


class SettingsPage(QWidget):
    """Shows what is set, and says what the person changes."""

    # The key of a setting and its new value.
    changed = Signal(str, object)
    # The ids of an exercise and of the tempo preset chosen for it, empty for none.
    preset_chosen = Signal(str, str)
    preview_asked = Signal()

    def __init__(self, clock_ms: Callable[[], int], colors: Colors, program: Program) -> None:
        super().__init__()
        self._program = program
        # What shows each setting anew.
        self._shows: list[Callable[[Settings], None]] = []
        self._names: list[QLabel] = []
        self._picture = self._make_picture(clock_ms, colors)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addWidget(label("Settings", "title"))
        column.addWidget(self._card("Session", SESSION_KEYS))
        column.addWidget(self._card("Sound", SOUND_KEYS, self._listen_button()))
        appearance = self._card("Look", APPEARANCE_KEYS)
        appearance.column.addWidget(label(REDUCED_TEXT, "muted"))
        if self._picture is not None:
            appearance.column.addWidget(self._picture)
        column.addWidget(appearance)
        column.addStretch(1)
        widest = max(name.sizeHint().width() for name in self._names)
        for name in self._names:
            name.setWordWrap(True)
            name.setFixedWidth(min(widest, WIDEST_NAME))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(content, FORM_WIDTH))

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        for show in self._shows:
            show(settings)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        if self._picture is not None:
            self._picture.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced`, at rest."""
        if self._picture is not None:
            self._picture.set_figure(person, reduced)

    def _card(self, title: str, keys: Sequence[str], *below: QWidget) -> Card:
        """A card with the rows of those settings and, below them, other widgets."""
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows = [row for key in keys for row in self._rows(key)]
        for name, editor in (*rows, *(("", widget) for widget in below)):
            name_label = field_name(name)
            self._names.append(name_label)
            form.addRow(name_label, editor)
        card = Card(label(title, "heading"))
        card.column.addLayout(form)
        return card

    def _rows(self, key: str) -> Iterator[tuple[str, QWidget]]:
        """The names and editors of a setting, as its kind asks."""
        setting = SETTINGS[key]
        name = setting.label
        match setting:
            case SwitchSetting():
                yield name, self._choice(name, ON_OFF, key)
            case ChoiceSetting():
                choice = self._choice(name, tuple(setting.texts.items()), key)
                if key == "skin":
                    self._add_swatches(choice, [SKINS[skin][0] for skin in Skin])
                yield name, choice
            case PercentSetting():
                yield name, self._slider(name, key)
            case DelaySetting():
                yield name, self._delay(setting, key)
            case PauseSetting():
                yield name, self._pause(setting, key)
            case PresetsSetting():
                for exercise in self._program.exercises:
                    if exercise.presets:
                        exercise_name = f"{name}, {exercise.name}"
                        yield exercise_name, self._preset(exercise_name, exercise)

    def _choice(self, name: str, options: Sequence[tuple[T, str]], key: str) -> Choice[T]:
        choice = Choice(name, options)
        choice.chosen.connect(lambda value: self.changed.emit(key, value))
        self._shows.append(lambda settings: choice.set_value(getattr(settings, key)))
        return choice

    def _slider(self, name: str, key: str) -> Slider:
        slider = Slider(name)
        slider.valueChanged.connect(lambda value: self.changed.emit(key, value))
        self._shows.append(lambda settings: slider.set_value(getattr(settings, key)))
        return slider

    def _delay(self, setting: DelaySetting, key: str) -> Number:
        box = NumberBox(0, setting.max_ms, step=setting.step_ms)
        box.setSuffix(" ms")
        box.setSpecialValueText("None")
        number = Number(setting.label, box)
        number.changed.connect(lambda value: self.changed.emit(key, value))
        self._shows.append(lambda settings: number.set_value(getattr(settings, key)))
        explain(box, setting.hint)
        return number

    def _pause(self, setting: PauseSetting, key: str) -> Number:
        """A pause in seconds; the box's least value is the setting's 0."""
        usual_s = setting.usual_ms(self._program.timing) / 1000
        box = UsualBox(MIN_PAUSE_S, MAX_PAUSE_S, usual_s)
        box.setSuffix(" s")
        box.setSpecialValueText(f"As in the program ({usual_s:g} s)")
        number, usual = Number(setting.label, box), box.minimum()
        number.changed.connect(lambda value: self.changed.emit(key, 0 if value == usual else value))
        self._shows.append(lambda settings: number.set_value(getattr(settings, key) or usual))
        return number

    def _preset(self, name: str, exercise: Exercise) -> Choice[str]:
        options = [("", "Standard"), *((preset.id, preset.name) for preset in exercise.presets)]
        choice = Choice(name, options)
        known = {id_ for id_, _ in options}

        def show(settings: Settings) -> None:
            chosen = settings.presets.get(exercise.id, "")
            # A preset that the program has no more is none.
            choice.set_value(chosen if chosen in known else "")

        choice.chosen.connect(lambda preset: self.preset_chosen.emit(exercise.id, preset))
        self._shows.append(show)
        return choice

    def _listen_button(self) -> QPushButton:
        listen = button("Listen")
        listen.clicked.connect(self.preview_asked)
        return listen

    def _add_swatches(self, choice: Choice[T], colors: Sequence[str]) -> None:
        """Give each button of the choice a disc of its colour, as high as its text."""
        height = self.fontMetrics().height()
        for color, skin_button in zip(colors, choice.findChildren(QPushButton), strict=True):
            skin_button.setIcon(_swatch(color))
            width = round(height * SWATCH.width() / SWATCH.height())
            skin_button.setIconSize(QSize(width, height))

    def _make_picture(self, clock_ms: Callable[[], int], colors: Colors) -> FigureView | None:
        """The person as it is set, in the program's first exercise that has a figure."""
        drawn = [exercise for exercise in self._program.exercises if exercise.figure]
        if not drawn:
            return None
        picture = FigureView(clock_ms, colors)
        picture.setFixedWidth(PICTURE_WIDTH)
        picture.fit_width(PICTURE_WIDTH)
        self._shows.append(lambda settings: picture.show_exercise(drawn[0], settings.first_side))
        return picture


def _swatch(color: str) -> QIcon:
    """A disc of that colour with room to the right of it, drawn large to be sharp anywhere."""
    picture = QPixmap(SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A line that is seen on light ground as well as on dark.
    painter.setPen(QPen(Qt.GlobalColor.gray, 5))
    painter.setBrush(QColor(color))
    diameter = SWATCH.height() - 16
    painter.drawEllipse(QRectF(8, 8, diameter, diameter))
    painter.end()
    return QIcon(picture)
