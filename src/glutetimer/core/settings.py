"""What a person has set: each setting is declared once, with its key, limits, default and label.

A field of `Settings` is the declaration: its name is the key in the settings file, its default
what holds until something else is chosen, its `Setting` says the rest. Files are read and
written, and the form is built, from these alone. (So annotations are values here: to have them as
texts and evaluate these takes twice as long.)
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from operator import attrgetter
from typing import Annotated, Any, Self

from glutetimer.core.adjustment import Adjustment
from glutetimer.core.fields import Table
from glutetimer.core.frozen import field, frozen, replace
from glutetimer.core.problems import Problem
from glutetimer.core.program import Dose, Level, Program, Side, Timing
from glutetimer.core.setting_choices import (
    BUILDS,
    COLOR_SCHEMES,
    COUNTS,
    FULL_SCREENS,
    GUIDES,
    LANGUAGE_NAMES,
    MOTIONS,
    ROTATIONS,
    SIDES,
    SKIN_NAMES,
    TEXT_SIZES,
    WAITS_FOR_ME,
    Build,
    ColorScheme,
    FullScreen,
    Language,
    Motion,
    Person,
    Rotation,
    Skin,
    TextSize,
    WaitForMe,
)
from glutetimer.core.setting_kinds import (
    AdjustmentsSetting,
    ChoiceSetting,
    DelaySetting,
    FileSetting,
    FilesSetting,
    MomentSetting,
    PauseSetting,
    PercentSetting,
    PresetsSetting,
    Setting,
    SkinSetting,
    SwitchSetting,
    TextSetting,
    TimeSetting,
    Use,
    read_setting,
    setting_value,
)
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.speech_schedule import Count, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan, SpeedChange
from glutetimer.core.translation import gettext_noop

MAX_RECENT_PROGRAMS = 5
DELAY_HINT = gettext_noop("How much later your headphones play than the picture moves")


@frozen
class Settings:
    """All settings. A pause of 0 seconds means: as the program says."""

    first_side: Annotated[Side, ChoiceSetting(gettext_noop("First leg"), Use.PLAN, SIDES)] = (
        Side.LEFT
    )
    language: Annotated[
        Language, ChoiceSetting(gettext_noop("Language"), Use.LANGUAGE, LANGUAGE_NAMES)
    ] = Language.SYSTEM
    color_scheme: Annotated[
        ColorScheme, ChoiceSetting(gettext_noop("Colours"), Use.COLORS, COLOR_SCHEMES)
    ] = ColorScheme.SYSTEM
    text_size: Annotated[
        TextSize, ChoiceSetting(gettext_noop("Text size"), Use.TYPE, TEXT_SIZES)
    ] = TextSize.USUAL
    full_screen: Annotated[
        FullScreen, ChoiceSetting(gettext_noop("Full screen"), Use.LATER, FULL_SCREENS)
    ] = FullScreen.NEVER
    sound: Annotated[bool, SwitchSetting(gettext_noop("Sound"), Use.PLAYER)] = True
    volume: Annotated[int, PercentSetting(gettext_noop("Volume"), Use.VOLUME)] = 80
    guide: Annotated[Guide, ChoiceSetting(gettext_noop("Guide tone"), Use.PLAYER, GUIDES)] = (
        Guide.GLIDE
    )
    guide_volume: Annotated[int, PercentSetting(gettext_noop("Guide volume"), Use.PLAYER)] = 100
    signals_volume: Annotated[int, PercentSetting(gettext_noop("Signals volume"), Use.PLAYER)] = 100
    voice: Annotated[bool, SwitchSetting(gettext_noop("Voice"), Use.LATER)] = True
    voice_volume: Annotated[int, PercentSetting(gettext_noop("Voice volume"), Use.PLAYER)] = 100
    count: Annotated[Count, ChoiceSetting(gettext_noop("Count aloud"), Use.LATER, COUNTS)] = (
        Count.EVERY
    )
    # How much later the sound is heard than it is played (Bluetooth).
    sound_delay_ms: Annotated[
        int, DelaySetting(gettext_noop("Sound delay"), Use.LATER, 500, 10, DELAY_HINT)
    ] = 0
    announcements: Annotated[
        bool, SwitchSetting(gettext_noop("Announce to a screen reader"), Use.ANNOUNCEMENTS)
    ] = True
    get_ready_s: Annotated[
        int, PauseSetting(gettext_noop("Get ready"), Use.PLAN, attrgetter("get_ready_ms"))
    ] = 0
    switch_s: Annotated[
        int, PauseSetting(gettext_noop("Switching sides"), Use.PLAN, attrgetter("switch_ms"))
    ] = 0
    wait_for_me: Annotated[
        WaitForMe,
        ChoiceSetting(gettext_noop("After getting ready or switching"), Use.PLAN, WAITS_FOR_ME),
    ] = WaitForMe.NEVER
    rotation: Annotated[
        Rotation, ChoiceSetting(gettext_noop("Follow-along view"), Use.LATER, ROTATIONS)
    ] = Rotation.NONE
    build: Annotated[Build, ChoiceSetting(gettext_noop("Build"), Use.FIGURE, BUILDS)] = (
        Build.SLENDER
    )
    skin: Annotated[Skin, SkinSetting(gettext_noop("Skin"), Use.FIGURE, SKIN_NAMES)] = Skin.BEIGE
    motion: Annotated[Motion, ChoiceSetting(gettext_noop("Motion"), Use.FIGURE, MOTIONS)] = (
        Motion.SYSTEM
    )
    # Whether the introduction was gone through or skipped; not in the form.
    introduced: Annotated[bool, SwitchSetting("", Use.LATER)] = False
    # Chosen on the page Program: the file in use, empty for the built-in program, and the files
    # that were opened lately, the newest first.
    program: Annotated[str, FileSetting("", Use.LATER)] = ""
    recent_programs: Annotated[
        tuple[str, ...], FilesSetting("", Use.LATER, MAX_RECENT_PROGRAMS)
    ] = ()
    presets: Annotated[Mapping[str, str], PresetsSetting(gettext_noop("Tempo"), Use.PLAN)] = field(
        default_factory=dict
    )
    # Chosen on Today: for good, and for one day.
    adjustments: Annotated[Mapping[str, Adjustment], AdjustmentsSetting("", Use.PLAN)] = field(
        default_factory=dict
    )
    adjustments_of_day: Annotated[Mapping[str, Adjustment], AdjustmentsSetting("", Use.PLAN)] = (
        field(default_factory=dict)
    )
    reminder: Annotated[bool, SwitchSetting(gettext_noop("Reminder"), Use.REMINDER)] = False
    reminder_time: Annotated[time, TimeSetting(gettext_noop("At"), Use.REMINDER)] = time(18)
    # What the reminder remembers: before when it does not ring, by which name the person's
    # calendar knows it, and whether it was told that a closed window leaves it in the tray.
    reminder_quiet_until: Annotated[datetime | None, MomentSetting("", Use.LATER)] = None
    appointment_uid: Annotated[str, TextSetting("", Use.LATER)] = ""
    tray_told: Annotated[bool, SwitchSetting("", Use.LATER)] = False

    @property
    def speaks(self) -> bool:
        """Whether there is to be a voice."""
        return self.sound and self.voice

    def plan(
        self,
        program: Program,
        level: Level,
        adjustment: Adjustment,
        first_side: Side,
        speed: Speed,
        lengths_ms: Mapping[str, int],
    ) -> Plan:
        """A level of the program as it is to be done, adjusted and at that speed.

        `lengths_ms` has each text that can be said with the time that it takes.
        """
        at_presets = self.at_presets(level)
        return Plan(
            level=adjustment.applied_to(at_presets),
            first_side=first_side,
            timing=self._timing(program),
            speech=Speech(self.voice, self.count, lengths_ms),
            speed_changes=() if speed is level.speed else (SpeedChange(0, speed),),
            only_leg=adjustment.leg_of(level),
            reduced=adjustment.reduces(level, at_presets),
            waits=self.wait_for_me is WaitForMe.NEW_POSITION,
        )

    def at_presets(self, level: Level) -> Level:
        """The level at the tempos of the presets that were chosen for its exercises."""
        return replace(level, doses=tuple(map(self._at_preset, level.doses)))

    def adjustment(self, program: Program, level: Level, day: date) -> Adjustment:
        """What was chosen for a level on that day, else from then on, else nothing."""
        of_day = self.adjustments_of_day.get(_adjustment_key(program, level))
        if of_day is not None and of_day.day == day:
            return of_day
        return self.lasting_adjustment(program, level)

    def lasting_adjustment(self, program: Program, level: Level) -> Adjustment:
        """What was chosen for a level for good, else nothing."""
        return self.adjustments.get(_adjustment_key(program, level), Adjustment())

    def adjusted(self, program: Program, level: Level, adjustment: Adjustment, today: date) -> Self:
        """The settings once that is chosen for a level, for its day or for good.

        One leg alone is chosen for `today` even where the rest is for good.
        """
        key = _adjustment_key(program, level)
        adjustments = dict(self.adjustments)
        if adjustment.day is None:
            adjustments[key] = replace(adjustment, only_leg=None)
        lasting = adjustments.get(key, Adjustment())
        if lasting == Adjustment():
            adjustments.pop(key, None)
        of_day = {
            id_: other
            for id_, other in self.adjustments_of_day.items()
            if other.day == today and id_ != key
        }
        if replace(adjustment, day=None) != lasting:
            of_day[key] = replace(adjustment, day=today)
        return replace(self, adjustments=adjustments, adjustments_of_day=of_day)

    def with_defaults(self, group: str) -> Self:
        """The settings with the defaults of one group of the form in place of what was chosen."""
        default = Settings()
        return replace(self, **{key: getattr(default, key) for key in GROUPS[group]})

    def with_preset(self, exercise_id: str, preset: str) -> Mapping[str, str]:
        """The presets with that one chosen for an exercise; empty, none."""
        others = {id_: chosen for id_, chosen in self.presets.items() if id_ != exercise_id}
        return {**others, exercise_id: preset} if preset else others

    def with_program(self, file: str) -> Self:
        """The settings once the program of that file is opened now."""
        recent = tuple(dict.fromkeys((file, *self.recent_programs)))[:MAX_RECENT_PROGRAMS]
        return replace(self, program=file, recent_programs=recent)

    def with_laptop_settings_of(self, other: Self) -> Self:
        """These settings, but what belongs to one laptop as others have it."""
        return replace(self, **{key: getattr(other, key) for key in _LAPTOP_KEYS})

    @property
    def person(self) -> Person:
        """What the figure looks like."""
        return Person(self.build, self.skin)

    @property
    def volumes(self) -> Volumes:
        """How loud each kind of sound is."""
        return Volumes(self.guide_volume, self.signals_volume, self.voice_volume)

    def _at_preset(self, dose: Dose) -> Dose:
        exercise = dose.exercise
        tempo = exercise.tempo_named(self.presets.get(exercise.id))
        return replace(dose, exercise=replace(exercise, tempo=tempo))

    def _timing(self, program: Program) -> Timing:
        """The program's pauses, with those that the person has set in their place."""
        default = program.timing
        return Timing(
            get_ready_ms=self.get_ready_s * 1000 or default.get_ready_ms,
            switch_ms=self.switch_s * 1000 or default.switch_ms,
            next_set_ms=default.next_set_ms,
        )


def _adjustment_key(program: Program, level: Level) -> str:
    return f"{program.id}/{level.id}"


# The settings that a person chooses in the form, in groups of one subject, in their order; the
# names are messages.
GROUPS: Mapping[str, tuple[str, ...]] = {
    gettext_noop("Session"): ("first_side", "get_ready_s", "switch_s", "presets", "wait_for_me"),
    gettext_noop("Sound"): (
        "sound", "volume", "guide", "guide_volume", "signals_volume", "voice", "voice_volume",
        "count", "sound_delay_ms", "announcements",
    ),
    gettext_noop("Look"): (
        "language", "color_scheme", "text_size", "full_screen", "rotation", "motion",
    ),
    gettext_noop("Figure"): ("build", "skin"),
    gettext_noop("Reminder"): ("reminder", "reminder_time"),
}  # fmt: skip

# The declarations by key.
SETTINGS: Mapping[str, Setting] = {
    key: annotation.__metadata__[0] for key, annotation in Settings.__annotations__.items()
}

# What belongs to one laptop: paths of its files, and what was said and heard on it.
_LAPTOP_KEYS = (
    "program", "recent_programs", "reminder_quiet_until", "appointment_uid", "tray_told",
)  # fmt: skip


def read_settings(values: Mapping[str, Any]) -> tuple[Settings, tuple[Problem, ...]]:
    """Read settings; what cannot be used keeps its default and is named among the problems."""
    problems: list[Problem] = []
    default = Settings()
    table = Table(values, "", problems)
    chosen = {
        key: read_setting(table, key, setting, getattr(default, key))
        for key, setting in SETTINGS.items()
    }
    # A key that nobody asked for is a newer version's: it is kept, and no mistake.
    return Settings(**chosen), tuple(problems)


def differences(before: Settings, after: Settings) -> dict[str, Any]:
    """The values of `after` that `before` has otherwise, by key, as the file has them."""
    return {
        key: setting_value(setting, getattr(after, key))
        for key, setting in SETTINGS.items()
        if getattr(after, key) != getattr(before, key)
    }


def uses_of(keys: Mapping[str, Any]) -> frozenset[Use]:
    """What the settings under these keys are for."""
    return frozenset(SETTINGS[key].use for key in keys)
