import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pytest

from glutetimer.core.adjustment import Adjustment, ChosenDose
from glutetimer.core.fields import Table
from glutetimer.core.frozen import field_names, replace
from glutetimer.core.problems import Problem
from glutetimer.core.program import Side, Tempo, Timing
from glutetimer.core.setting_choices import (
    Build,
    ColorScheme,
    Language,
    Motion,
    Person,
    Rotation,
    Skin,
    TextSize,
)
from glutetimer.core.setting_kinds import TimeSetting, Use, read_setting, setting_value
from glutetimer.core.settings import GROUPS, SETTINGS, Settings, differences, read_settings, uses_of
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.speech_schedule import Count, Speech
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan, SpeedChange
from glutetimer.core.translation import LANGUAGES
from tests.core.builders import built_in


def plan_by(settings: Settings, lengths_ms: Mapping[str, int] | None = None) -> Plan:
    """The plan of the built-in program's first level."""
    program = built_in()
    return settings.plan(
        program, program.levels[0], Adjustment(), Side.LEFT, Speed.NORMAL, lengths_ms or {}
    )


def test_no_settings_are_the_defaults() -> None:
    assert read_settings({}) == (Settings(), ())


def test_everything_set_is_read() -> None:
    settings, problems = read_settings(
        {
            "first_side": "right",
            "language": "de",
            "color_scheme": "contrast",
            "sound": False,
            "volume": 35,
            "guide": "ticks",
            "guide_volume": 0,
            "signals_volume": 60,
            "voice": False,
            "voice_volume": 70,
            "count": "last five",
            "sound_delay_ms": 180,
            "announcements": False,
            "get_ready_s": 5,
            "switch_s": 40,
            "rotation": "left",
            "build": "full",
            "skin": "deep",
            "motion": "reduced",
            "introduced": True,
            "program": "/home/ann/bridge.toml",
            "recent_programs": ["/home/ann/bridge.toml", "/home/ann/clams.toml"],
            "presets": {"lateral-leg-lift": "long-hold"},
        }
    )
    assert problems == ()
    assert settings == Settings(
        first_side=Side.RIGHT,
        language=Language.GERMAN,
        color_scheme=ColorScheme.CONTRAST,
        sound=False,
        volume=35,
        guide=Guide.TICKS,
        guide_volume=0,
        signals_volume=60,
        voice=False,
        voice_volume=70,
        count=Count.LAST,
        sound_delay_ms=180,
        announcements=False,
        get_ready_s=5,
        switch_s=40,
        rotation=Rotation.LEFT,
        build=Build.FULL,
        skin=Skin.DEEP,
        motion=Motion.REDUCED,
        introduced=True,
        program="/home/ann/bridge.toml",
        recent_programs=("/home/ann/bridge.toml", "/home/ann/clams.toml"),
        presets={"lateral-leg-lift": "long-hold"},
    )


def test_what_cannot_be_used_keeps_its_default_and_is_named() -> None:
    settings, problems = read_settings(
        {"volume": 101, "color_scheme": "pink", "sound": "no", "presets": 3, "first_side": "right"}
    )
    assert settings == Settings(first_side=Side.RIGHT)
    assert {problem.path for problem in problems} == {"volume", "color_scheme", "sound", "presets"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("guide", "hum"),
        ("guide", True),
        ("guide_volume", -1),
        ("signals_volume", 100.5),
        ("voice", 1),
        ("voice_volume", 101),
        ("count", "last_five"),
        ("count", 5),
    ],
)
def test_what_cannot_be_heard_so_is_heard_as_usual(key: str, value: Any) -> None:
    settings, problems = read_settings({key: value, "volume": 20})
    assert settings == Settings(volume=20)
    assert [problem.path for problem in problems] == [key]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("build", "tall"),
        ("build", True),
        ("build", ["full"]),
        ("skin", "green"),
        ("skin", 3),
        ("skin", ""),
        ("motion", "yes"),
        ("motion", True),
    ],
)
def test_a_figure_that_cannot_be_shown_so_looks_as_usual(key: str, value: Any) -> None:
    settings, problems = read_settings({key: value, "volume": 20})
    assert settings == Settings(volume=20)
    assert [problem.path for problem in problems] == [key]


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize("skin", Skin)
def test_every_build_and_skin_can_be_set_and_are_the_figures(build: Build, skin: Skin) -> None:
    settings, problems = read_settings({"build": build.value, "skin": skin.value})
    assert (settings.person, problems) == (Person(build, skin), ())


def test_by_default_the_figure_moves() -> None:
    assert Settings().motion is Motion.SYSTEM
    assert Settings().person == Person()


@pytest.mark.parametrize("guide", Guide)
@pytest.mark.parametrize("count", Count)
def test_every_guide_and_count_can_be_set(guide: Guide, count: Count) -> None:
    settings, problems = read_settings({"guide": guide.value, "count": count.value})
    assert (settings.guide, settings.count, problems) == (guide, count, ())


def test_by_default_every_number_is_said_and_everything_as_loud_as_it_is_made() -> None:
    lengths_ms = {"1": 487}
    assert plan_by(Settings(), lengths_ms).speech == Speech(True, Count.EVERY, lengths_ms)
    assert Settings().volumes == Volumes(100, 100, 100)
    assert Settings().guide is Guide.GLIDE


def test_what_is_set_is_what_is_said_and_how_loud() -> None:
    settings = Settings(
        voice=False, count=Count.FIFTH, guide_volume=10, signals_volume=20, voice_volume=30
    )
    assert plan_by(settings).speech == Speech(False, Count.FIFTH, {})
    assert settings.volumes == Volumes(guide=10, signals=20, voice=30)


@pytest.mark.parametrize(
    ("settings", "uses"),
    [
        (Settings(volume=10), {Use.VOLUME}),
        (Settings(sound=False), {Use.PLAYER}),
        (Settings(guide=Guide.OFF), {Use.PLAYER}),
        (Settings(voice_volume=1), {Use.PLAYER}),
        (Settings(color_scheme=ColorScheme.DARK, build=Build.FULL), {Use.COLORS, Use.FIGURE}),
        (Settings(language=Language.GERMAN), {Use.LANGUAGE}),
        (Settings(switch_s=9), {Use.PLAN}),
        (Settings(announcements=False), {Use.ANNOUNCEMENTS}),
        (Settings(count=Count.LAST, introduced=True), {Use.LATER}),
        (Settings(), set()),
    ],
)
def test_a_player_is_made_anew_for_what_changes_the_sound_but_not_for_the_volume(
    settings: Settings, uses: set[Use]
) -> None:
    assert uses_of(differences(Settings(), settings)) == uses


def test_every_setting_is_declared() -> None:
    assert list(SETTINGS) == list(field_names(Settings))


def test_every_setting_with_a_name_is_in_one_group() -> None:
    in_groups = [key for keys in GROUPS.values() for key in keys]
    assert sorted(in_groups) == sorted(key for key, setting in SETTINGS.items() if setting.label)


def test_a_group_is_reset_and_the_others_stay() -> None:
    settings = Settings(volume=10, voice=False, skin=Skin.DEEP, build=Build.FULL, program="a.toml")
    assert settings.with_defaults("Sound") == replace(settings, volume=80, voice=True)
    assert settings.with_defaults("Figure") == replace(
        settings, skin=Skin.BEIGE, build=Build.SLENDER
    )


def test_a_preset_is_chosen_for_one_exercise_and_given_up_again() -> None:
    settings = Settings(presets={"clamshell": "slow"})
    assert settings.with_preset("lift", "long") == {"clamshell": "slow", "lift": "long"}
    assert settings.with_preset("clamshell", "quick") == {"clamshell": "quick"}
    assert settings.with_preset("clamshell", "") == {}


@pytest.mark.parametrize(
    ("speed", "changes"), [(Speed.NORMAL, ()), (Speed.HALF, (SpeedChange(0, Speed.HALF),))]
)
def test_a_plan_has_the_pauses_presets_and_speed_that_are_chosen(
    speed: Speed, changes: tuple[SpeedChange, ...]
) -> None:
    program = built_in()
    settings = Settings(get_ready_s=5, presets={"lateral-leg-lift": "long-hold"})
    level = program.levels[2]
    (dose,) = level.doses
    long_hold = replace(dose.exercise, tempo=Tempo(2_000, 5_000, 2_000, 2_000))
    plan = settings.plan(program, level, Adjustment(), Side.RIGHT, speed, {"1": 487})
    assert plan == Plan(
        level=replace(level, doses=(replace(dose, exercise=long_hold),)),
        first_side=Side.RIGHT,
        timing=Timing(5_000, 20_000, 10_000),
        speech=Speech(True, Count.EVERY, {"1": 487}),
        speed_changes=changes,
    )


def test_a_program_opened_again_is_once_in_the_list_and_the_oldest_of_six_goes() -> None:
    settings = Settings()
    for file in ("a", "b", "c", "b", "d", "e"):
        settings = settings.with_program(file)
    assert (settings.program, settings.recent_programs) == ("e", ("e", "d", "b", "c", "a"))
    assert settings.with_program("f").recent_programs == ("f", "e", "d", "b", "c")


def test_settings_of_elsewhere_come_without_the_files_of_elsewhere() -> None:
    ours = Settings(volume=10, program="/home/ann/a.toml", recent_programs=("/home/ann/a.toml",))
    theirs = Settings(volume=20, program="/home/bob/b.toml", recent_programs=("/home/bob/b.toml",))
    assert theirs.with_laptop_settings_of(ours) == replace(ours, volume=20)


def test_a_list_of_programs_that_was_written_by_hand_is_cut_to_five_and_each_is_once() -> None:
    settings, problems = read_settings({"recent_programs": list("aabcdef")})
    assert (settings.recent_programs, problems) == (tuple("abcde"), ())


@pytest.mark.parametrize(("key", "value"), [("program", 3), ("recent_programs", "a.toml")])
def test_a_program_that_is_no_path_is_none(key: str, value: Any) -> None:
    settings, problems = read_settings({key: value})
    assert settings == Settings()
    assert [problem.path for problem in problems] == [key]


TODAY, TOMORROW = date(2026, 11, 26), date(2026, 11, 27)
FIFTEEN = Adjustment((ChosenDose("clamshell", 25, 15),))
TWENTY = Adjustment((ChosenDose("clamshell", 25, 20),))
OF_TODAY = replace(FIFTEEN, day=TODAY)
KEY = "gluteus-medius/clamshell"


def choose(settings: Settings, adjustment: Adjustment, level: int = 0) -> Settings:
    """The settings once that is chosen for a level of the built-in program, today."""
    program = built_in()
    return settings.adjusted(program, program.levels[level], adjustment, TODAY)


def chosen(settings: Settings, day: date, level: int = 0) -> Adjustment:
    program = built_in()
    return settings.adjustment(program, program.levels[level], day)


def test_what_is_chosen_for_today_holds_today_and_what_is_chosen_for_good_from_then_on() -> None:
    for_today = choose(Settings(), OF_TODAY)
    assert (chosen(for_today, TODAY), chosen(for_today, TOMORROW)) == (OF_TODAY, Adjustment())
    assert chosen(for_today, TODAY, level=1) == Adjustment()
    for_good = choose(for_today, TWENTY)
    assert (chosen(for_good, TODAY), chosen(for_good, TOMORROW)) == (TWENTY, TWENTY)
    both = choose(for_good, OF_TODAY)
    assert (chosen(both, TODAY), chosen(both, TOMORROW)) == (OF_TODAY, TWENTY)
    program = built_in()
    assert both.lasting_adjustment(program, program.levels[0]) == TWENTY


def test_the_levels_own_dose_is_no_choice_but_may_be_one_for_today() -> None:
    own_today = choose(choose(Settings(), TWENTY), Adjustment(day=TODAY))
    assert chosen(own_today, TODAY) == Adjustment(day=TODAY)
    assert chosen(own_today, TOMORROW) == TWENTY
    assert choose(own_today, Adjustment()) == Settings()
    assert choose(choose(Settings(), OF_TODAY), Adjustment(day=TODAY)) == Settings()


def test_one_leg_alone_is_for_today_where_the_rest_is_for_good() -> None:
    settings = choose(Settings(), replace(TWENTY, only_leg=Side.LEFT))
    assert chosen(settings, TODAY) == replace(TWENTY, only_leg=Side.LEFT, day=TODAY)
    assert chosen(settings, TOMORROW) == TWENTY


def test_what_was_chosen_for_a_day_goes_from_the_file_with_the_next_choice() -> None:
    yesterday = replace(FIFTEEN, day=date(2026, 11, 25))
    of_day = {KEY: yesterday, "gluteus-medius/other": OF_TODAY, "another/level": yesterday}
    settings = choose(Settings(adjustments_of_day=of_day), OF_TODAY)
    assert settings.adjustments_of_day == {KEY: OF_TODAY, "gluteus-medius/other": OF_TODAY}


def test_choices_are_kept_in_the_file() -> None:
    settings = choose(choose(Settings(), TWENTY), OF_TODAY)
    assert read_settings(differences(Settings(), settings)) == (settings, ())
    assert uses_of(differences(Settings(), settings)) == {Use.PLAN}


def test_a_plan_has_what_was_chosen_and_says_whether_it_is_less() -> None:
    program, settings = built_in(), Settings(presets={"lateral-leg-lift": "long-hold"})
    level = program.levels[0]
    only_left = replace(FIFTEEN, only_leg=Side.LEFT)
    for adjustment, reps, leg, reduced in (
        (Adjustment(), 25, None, False),
        (FIFTEEN, 15, None, True),
        (only_left, 15, Side.LEFT, True),
        (Adjustment((ChosenDose("clamshell", 25, 30),)), 30, None, False),
    ):
        plan = settings.plan(program, level, adjustment, Side.LEFT, Speed.NORMAL, {})
        assert (plan.level.doses[0].total, plan.only_leg, plan.reduced) == (reps, leg, reduced)


def test_a_preset_that_cannot_be_used_is_not_chosen() -> None:
    settings, problems = read_settings({"presets": {"clamshell": 3, "lateral-leg-lift": "long"}})
    assert settings.presets == {"lateral-leg-lift": "long"}
    assert [problem.path for problem in problems] == ["presets.clamshell"]


def test_a_setting_of_a_newer_version_is_passed_over_and_no_mistake() -> None:
    settings, problems = read_settings({"colour_of_mat": "blue"})
    assert settings == Settings()
    assert problems == ()


def test_pauses_are_the_programs_unless_set() -> None:
    assert plan_by(Settings()).timing == Timing(10_000, 20_000, 10_000)
    settings = Settings(get_ready_s=5, switch_s=60)
    assert plan_by(settings).timing == Timing(5_000, 60_000, 10_000)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (Language.SYSTEM, ["de", "en"]),
        (Language.SYSTEM, ["fr"]),
        (Language.SYSTEM, []),
        (Language.ENGLISH, ["en"]),
        (Language.GERMAN, ["de"]),
    ],
)
def test_the_language_is_the_chosen_one_or_what_the_system_asks_for(
    chosen: Language, wanted: list[str]
) -> None:
    of_system = wanted if chosen is Language.SYSTEM else ["de", "en"]
    assert list(chosen.wanted(of_system)) == wanted


def test_every_language_that_there_is_can_be_chosen() -> None:
    assert {language.value for language in Language} == {"system", *LANGUAGES}


def test_a_language_that_there_is_not_is_wrong() -> None:
    settings, (problem,) = read_settings({"language": "fr"})
    assert settings.language is Language.SYSTEM
    assert str(problem) == "language: is 'fr'; it should be one of system, en, de"


def test_a_time_of_day_is_in_the_file_as_toml_has_it() -> None:
    setting, default = TimeSetting("At", Use.LATER), time(18)
    values = tomllib.loads("at = 07:30:00")
    assert values == {"at": setting_value(setting, time(7, 30))}
    problems: list[Problem] = []
    assert read_setting(Table(values, "", problems), "at", setting, default) == time(7, 30)
    assert read_setting(Table({}, "", problems), "at", setting, default) == default
    assert problems == []


@pytest.mark.parametrize("key", ["get_ready_s", "switch_s"])
def test_no_pause_is_shorter_than_its_count_of_three(key: str) -> None:
    assert getattr(read_settings({key: 3})[0], key) == 3
    settings, (problem,) = read_settings({key: 2})
    assert getattr(settings, key) == 0
    assert str(problem) == f"{key}: is 2; it should be 0 (as in the program) or from 3 to 300"


def test_the_key_turns_the_view_as_one_lies_left_right_and_back() -> None:
    rotation, degrees = Rotation.NONE, []
    for _ in range(5):
        degrees.append((rotation.degrees(Side.LEFT), rotation.degrees(Side.RIGHT)))
        rotation = rotation.next
    assert degrees == [(0, 0), (90, -90), (-90, -90), (90, 90), (0, 0)]


def test_what_the_reminder_remembers_comes_back_from_the_file() -> None:
    settings = Settings(
        reminder=True,
        reminder_time=time(7, 30),
        reminder_quiet_until=datetime(2026, 11, 27),
        appointment_uid="0123456789abcdef",
        tray_told=True,
    )
    values = differences(Settings(), settings)
    assert read_settings(values) == (settings, ())
    assert uses_of({"reminder": True}) == {Use.REMINDER}
    assert uses_of({"reminder_quiet_until": None}) == {Use.LATER}


def test_each_size_of_text_is_larger_than_the_one_before() -> None:
    factors = [size.factor for size in TextSize]
    assert factors[0] == 1.0
    assert factors == sorted(set(factors))


@pytest.mark.parametrize("sound", [True, False])
@pytest.mark.parametrize("voice", [True, False])
def test_a_voice_speaks_where_there_is_sound_at_all(sound: bool, voice: bool) -> None:
    assert Settings(sound=sound, voice=voice).speaks is (sound and voice)
