"""The settings as a form, built from their declarations: each change holds at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget

from glutetimer.core.program import Exercise, Program
from glutetimer.core.program_reader import MAX_PAUSE_S, MIN_PAUSE_S
from glutetimer.core.setting_choices import Person, Skin
from glutetimer.core.setting_kinds import (
    ChoiceSetting,
    DelaySetting,
    PauseSetting,
    PercentSetting,
    PresetsSetting,
    SkinSetting,
    SwitchSetting,
)
from glutetimer.core.settings import GROUPS, SETTINGS, Settings
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.choice import Choice, T
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.labels import field_name, label, set_tool_tip
from glutetimer.ui.number_inputs import Number, NumberBox, NumberBoxWithDefault, Slider
from glutetimer.ui.scrolling import bound_width, fill_page
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import digits_px, follow_type

ON_OFF = ((True, "On"), (False, "Off"))
REDUCED_TEXT = (
    "When on, the figure lies still: it shows where a movement begins and where it ends, and a dot "
    "goes from the one to the other."
)
FORM_DIGITS = 98
# How far to the right what is set stands at most.
MAX_NAME_DIGITS = 37
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
        self._clock_ms, self._colors = clock_ms, colors
        self._person, self._reduced = Person(), False
        self._program = program
        # What shows each setting anew.
        self._refreshers: list[Callable[[Settings], None]] = []
        self._names: list[QLabel] = []
        self._picture: FigureView | None = None
        self._area = fill_page(self, self._make_form(), FORM_DIGITS)

    def show_program(self, program: Program) -> None:
        """Offer what that program has; the settings are to be shown anew then."""
        before = self._program
        self._program = program
        if (program.exercises, program.timing) == (before.exercises, before.timing):
            return
        focused = self.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        self._refreshers.clear()
        self._names.clear()
        form = self._make_form()
        bound_width(form, FORM_DIGITS)
        if focused is not None and focused.hasFocus():
            # Until the field that was in use is there again.
            self._area.setFocus()
        self._area.setWidget(form)
        if self._area.hasFocus():
            same = (w for w in form.findChildren(QWidget) if name and w.accessibleName() == name)
            next(same, self._area).setFocus()

    def _make_form(self) -> QWidget:
        """The cards with all settings, of which the program has some."""
        self._picture = self._make_picture()
        below = {"Sound": [self._listen_button()]}
        cards = {
            group: self._card(group, keys, *below.get(group, ())) for group, keys in GROUPS.items()
        }
        cards["Look"].column.addWidget(label(REDUCED_TEXT, "muted"))
        if self._picture is not None:
            cards["Figure"].column.addWidget(self._picture)
        title = label("Settings", "title")
        content = Stack(title, *cards.values(), margins=(24, 18, 24, 18))
        content.column.addStretch(1)
        for name in self._names:
            name.setWordWrap(True)
        follow_type(content, lambda: self._align_fields(content))
        return content

    def _align_fields(self, content: QWidget) -> None:
        """Let what is set stand at the same place in every card."""
        # By the content's type: that of the names in it is still the one before.
        text_width = content.fontMetrics().horizontalAdvance
        width = max(text_width(name.text()) for name in self._names) + 1
        for name in self._names:
            name.setFixedWidth(min(width, digits_px(content, MAX_NAME_DIGITS)))

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        for refresh in self._refreshers:
            refresh(settings)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        if self._picture is not None:
            self._picture.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced`, at rest."""
        self._person, self._reduced = person, reduced
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
            case SkinSetting():
                choice = self._choice(name, tuple(setting.texts.items()), key)
                self._add_swatches(choice, [SKINS[skin][0] for skin in Skin])
                yield name, choice
            case ChoiceSetting():
                yield name, self._choice(name, tuple(setting.texts.items()), key)
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
        self._bind(key, choice.chosen, choice.set_value)
        return choice

    def _slider(self, name: str, key: str) -> Slider:
        slider = Slider(name)
        self._bind(key, slider.valueChanged, slider.set_value)
        return slider

    def _delay(self, setting: DelaySetting, key: str) -> Number:
        box = NumberBox(0, setting.max_ms, step=setting.step_ms)
        box.setSuffix(" ms")
        box.setSpecialValueText("None")
        number = Number(setting.label, box)
        self._bind(key, number.changed, number.set_value)
        set_tool_tip(box, setting.hint)
        return number

    def _bind(self, key: str, changed: SignalInstance, set_value: Callable[[Any], None]) -> None:
        """Have an editor's signal change a setting, and the setting's value shown by it."""
        changed.connect(lambda value: self.changed.emit(key, value))
        self._refreshers.append(lambda settings: set_value(getattr(settings, key)))

    def _pause(self, setting: PauseSetting, key: str) -> Number:
        """A pause in seconds; the box's lowest value is the setting's 0."""
        default_s = setting.default_ms(self._program.timing) / 1000
        box = NumberBoxWithDefault(MIN_PAUSE_S, MAX_PAUSE_S, default_s)
        box.setSuffix(" s")
        box.setSpecialValueText(f"As in the program ({default_s:g} s)")
        number, lowest = Number(setting.label, box), box.minimum()
        number.changed.connect(
            lambda value: self.changed.emit(key, 0 if value == lowest else value)
        )
        self._refreshers.append(lambda settings: number.set_value(getattr(settings, key) or lowest))
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
        self._refreshers.append(show)
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

    def _make_picture(self) -> FigureView | None:
        """The person as it is set, in the program's first exercise that has a figure."""
        drawn = [exercise for exercise in self._program.exercises if exercise.figure]
        if not drawn:
            return None
        picture = FigureView(self._clock_ms, self._colors)
        picture.set_figure(self._person, self._reduced)
        picture.setFixedWidth(PICTURE_WIDTH)
        picture.fit_width(PICTURE_WIDTH)
        self._refreshers.append(
            lambda settings: picture.show_exercise(drawn[0], settings.first_side)
        )
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
