"""The kinds of settings: what each allows, how it is called, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, StrEnum, auto
from typing import Any, TypeAlias

from glutetimer.core.adjustment import adjustment_values, read_adjustment
from glutetimer.core.fields import Table
from glutetimer.core.frozen import frozen
from glutetimer.core.program import Timing
from glutetimer.core.program_reader import MAX_PAUSE_S, MIN_PAUSE_S
from glutetimer.core.translation import gettext

# What the values of a choice are called, in the order of the form: messages.
Texts: TypeAlias = Mapping[StrEnum, str]


class Use(Enum):
    """What a setting is for: what has to follow when it changes."""

    # What Today shows and a start begins.
    PLAN = auto()
    # How a player sounds: it is made anew.
    PLAYER = auto()
    # How loud everything is, while it plays.
    VOLUME = auto()
    # In which language everything is.
    LANGUAGE = auto()
    COLORS = auto()
    TYPE = auto()
    FIGURE = auto()
    # What a screen reader is told by itself.
    ANNOUNCEMENTS = auto()
    # When the program reminds the person of a session.
    REMINDER = auto()
    # Read when a session begins, or when it is asked for.
    LATER = auto()


@frozen
class Setting:
    """How a setting is called in the form, which looks the message up, and what it is for."""

    label: str
    use: Use


class SwitchSetting(Setting):
    """On or off."""


class PercentSetting(Setting):
    """A loudness from 0 to 100."""


@frozen
class ChoiceSetting(Setting):
    """One of a few values."""

    texts: Texts


class SkinSetting(ChoiceSetting):
    """One of the figure's skins, each shown with its colour."""


@frozen
class DelaySetting(Setting):
    """Milliseconds from 0 to `max_ms`, in steps of `step_ms`; `hint` says what it is."""

    max_ms: int
    step_ms: int
    hint: str


@frozen
class PauseSetting(Setting):
    """A pause in whole seconds; 0 is as in the program, where `default_ms` finds it."""

    default_ms: Callable[[Timing], int]


class TimeSetting(Setting):
    """A time of day to the minute, on whatever clock the person lives by (`datetime.time`)."""


class MomentSetting(Setting):
    """A time on a day by the clock on the wall (`datetime` without zone), or None."""


class PresetsSetting(Setting):
    """The tempo preset chosen for each exercise, by their ids; the label is that of one row."""


class TextSetting(Setting):
    """A text that the program itself has set, empty for none."""


class FileSetting(Setting):
    """The path of a file, empty for none."""


@frozen
class FilesSetting(Setting):
    """The paths of at most `max_number` files, each once."""

    max_number: int


class AdjustmentsSetting(Setting):
    """The adjustment of each level's dose, by the ids of the program and of the level."""


def read_setting(table: Table, key: str, setting: Setting, default: Any) -> Any:
    """The value under that key; the default where there is none or it cannot be used."""
    match setting:
        case SwitchSetting():
            return table.boolean(key, default)
        case PercentSetting():
            return table.integer(key, 0, 100, default)
        case ChoiceSetting():
            return table.member(key, type(default), default)
        case DelaySetting():
            return table.integer(key, 0, setting.max_ms, default)
        case PauseSetting():
            return _read_pause(table, key, default)
        case TimeSetting():
            return table.time_of_day(key, default)
        case MomentSetting():
            return table.moment(key)
        case FileSetting() | TextSetting():
            return table.text(key, default)
        case FilesSetting():
            return tuple(dict.fromkeys(table.texts(key)))[: setting.max_number]
        case AdjustmentsSetting():
            adjustments = table.table(key, default)
            return {id_: read_adjustment(adjustments.table(id_)) for id_ in adjustments.values}
        case _:
            presets = table.table(key, default)
            return {id_: preset for id_ in presets.values if (preset := presets.text(id_))}


def setting_value(setting: Setting, value: Any) -> Any:
    """What the settings file has for a value of that setting."""
    if isinstance(setting, AdjustmentsSetting):
        return {key: adjustment_values(adjustment) for key, adjustment in value.items()}
    return value


def _read_pause(table: Table, key: str, default: int) -> int:
    seconds = table.integer(key, 0, MAX_PAUSE_S, default)
    if 0 < seconds < MIN_PAUSE_S:
        wanted = gettext("0 (as in the program) or from {minimum} to {maximum}").format(
            minimum=MIN_PAUSE_S, maximum=MAX_PAUSE_S
        )
        table.wrong(key, table.instead_of(wanted, key))
        return default
    return seconds
