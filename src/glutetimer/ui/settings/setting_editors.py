"""Makes an editor for each kind of setting, and keeps them showing what is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from glutetimer.core.phrases import seconds_text
from glutetimer.core.program import Exercise, Program
from glutetimer.core.program_reader import MAX_PAUSE_S, MIN_PAUSE_S
from glutetimer.core.setting_choices import Skin
from glutetimer.core.setting_kinds import (
    ChoiceSetting,
    DelaySetting,
    PauseSetting,
    PercentSetting,
    PresetsSetting,
    SkinSetting,
    SwitchSetting,
    TimeSetting,
)
from glutetimer.core.settings import SETTINGS, Settings
from glutetimer.core.translation import gettext, gettext_noop, pgettext
from glutetimer.ui.choice import Choice, T
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.labels import set_tool_tip
from glutetimer.ui.number_inputs import (
    Number,
    NumberBox,
    NumberBoxWithDefault,
    Slider,
    seconds_suffix,
)
from glutetimer.ui.time_box import TimeBox, minute_of, time_of

# The texts are messages.
ON_OFF = ((True, gettext_noop("On")), (False, gettext_noop("Off")))
SWATCH = QSize(120, 96)


class SettingEditors(QObject):
    """The editors of one form, for a program whose pauses and presets they offer."""

    # The key of a setting and its new value.
    changed = Signal(str, object)
    # The ids of an exercise and of the tempo preset chosen for it, empty for none.
    preset_chosen = Signal(str, str)

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        # What shows each setting anew.
        self._refreshers: list[Callable[[Settings], None]] = []

    def show_settings(self, settings: Settings) -> None:
        """Show these settings in the editors that were made."""
        for refresh in self._refreshers:
            refresh(settings)

    def rows(self, key: str) -> Iterator[tuple[str, QWidget]]:
        """The names and editors of a setting, as its kind asks."""
        setting = SETTINGS[key]
        name = gettext(setting.label)
        match setting:
            case SwitchSetting():
                yield name, self._choice(name, _texts(ON_OFF), key)
            case SkinSetting():
                choice = self._choice(name, _texts(setting.texts.items()), key)
                _add_swatches(choice, [SKINS[skin][0] for skin in Skin])
                yield name, choice
            case ChoiceSetting():
                yield name, self._choice(name, _texts(setting.texts.items()), key)
            case PercentSetting():
                yield name, self._slider(name, key)
            case DelaySetting():
                yield name, self._delay(setting, key)
            case PauseSetting():
                yield name, self._pause(setting, key)
            case TimeSetting():
                yield name, self._time(name, key)
            case PresetsSetting():
                for exercise in self._program.exercises:
                    if exercise.presets:
                        exercise_name = gettext("{setting} of {exercise}").format(
                            setting=name, exercise=exercise.name
                        )
                        yield exercise_name, self._preset(exercise_name, exercise)

    def _bind(self, key: str, changed: SignalInstance, set_value: Callable[[Any], None]) -> None:
        """Have an editor's signal change a setting, and the setting's value shown by it."""
        changed.connect(lambda value: self.changed.emit(key, value))
        self._refreshers.append(lambda settings: set_value(getattr(settings, key)))

    def _choice(self, name: str, options: Sequence[tuple[T, str]], key: str) -> Choice[T]:
        choice = Choice(name, options)
        self._bind(key, choice.chosen, choice.set_value)
        return choice

    def _slider(self, name: str, key: str) -> Slider:
        slider = Slider(name)
        self._bind(key, slider.valueChanged, slider.set_value)
        return slider

    def _delay(self, setting: DelaySetting, key: str) -> Number:
        box = NumberBox(0, setting.max_ms, step=setting.step_ms)
        box.setSuffix(" ms")
        box.setSpecialValueText(pgettext("sound delay", "None"))
        number = Number(gettext(setting.label), box)
        self._bind(key, number.changed, number.set_value)
        set_tool_tip(box, gettext(setting.hint))
        return number

    def _pause(self, setting: PauseSetting, key: str) -> Number:
        """A pause in seconds; the box's lowest value is the setting's 0."""
        default_ms = setting.default_ms(self._program.timing)
        box = NumberBoxWithDefault(MIN_PAUSE_S, MAX_PAUSE_S, default_ms / 1000)
        box.setSuffix(seconds_suffix())
        as_there = gettext("As in the program ({length})").format(length=seconds_text(default_ms))
        box.setSpecialValueText(as_there)
        number, lowest = Number(gettext(setting.label), box), box.minimum()
        number.changed.connect(
            lambda value: self.changed.emit(key, 0 if value == lowest else value)
        )
        self._refreshers.append(lambda settings: number.set_value(getattr(settings, key) or lowest))
        return number

    def _time(self, name: str, key: str) -> Number:
        number = Number(name, TimeBox())
        number.changed.connect(lambda minute: self.changed.emit(key, time_of(minute)))
        self._refreshers.append(
            lambda settings: number.set_value(minute_of(getattr(settings, key)))
        )
        return number

    def _preset(self, name: str, exercise: Exercise) -> Choice[str]:
        options = [
            ("", gettext("Standard")),
            *((preset.id, preset.name) for preset in exercise.presets),
        ]
        choice = Choice(name, options)
        known = {id_ for id_, _ in options}

        def show(settings: Settings) -> None:
            chosen = settings.presets.get(exercise.id, "")
            # A preset that the program has no more is none.
            choice.set_value(chosen if chosen in known else "")

        choice.chosen.connect(lambda preset: self.preset_chosen.emit(exercise.id, preset))
        self._refreshers.append(show)
        return choice


def _texts(options: Iterable[tuple[T, str]]) -> Sequence[tuple[T, str]]:
    """Options with their texts in the language in use."""
    return [(value, gettext(message)) for value, message in options]


def _add_swatches(choice: Choice[T], colors: Sequence[str]) -> None:
    """Give each button of the choice a disc of its colour, as high as its text."""
    height = choice.fontMetrics().height()
    for color, skin_button in zip(colors, choice.findChildren(QPushButton), strict=True):
        skin_button.setIcon(_swatch(color))
        width = round(height * SWATCH.width() / SWATCH.height())
        skin_button.setIconSize(QSize(width, height))


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
