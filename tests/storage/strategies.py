"""Random records for the storage's tests."""

from datetime import datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from glutetimer.core.adjustment import Adjustment, ChosenDose
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.setting_kinds import (
    AdjustmentsSetting,
    ChoiceSetting,
    DelaySetting,
    FileSetting,
    FilesSetting,
    MomentSetting,
    PauseSetting,
    PercentSetting,
    Setting,
    SwitchSetting,
    TextSetting,
    TimeSetting,
)
from glutetimer.core.settings import SETTINGS as DECLARATIONS
from glutetimer.core.settings import Settings
from glutetimer.core.speed import Speed
from glutetimer.storage.merging import RevisionedSession, snapshot_of

# What people type and programs name: anything, down to quotes and NUL, but half characters.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.uuids(version=4).map(lambda uuid: uuid.hex)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Any millisecond anywhere from UTC-11:30 to UTC+14:00."""
    offset = timedelta(minutes=draw(st.integers(-690, 840) | st.sampled_from((-690, 840))))
    moment = draw(st.datetimes(datetime(1980, 1, 2), datetime(2100, 1, 1)))
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    return whole.replace(tzinfo=timezone(offset))


def held(
    exercise: str,
    side: Side | None,
    prescribed: int,
    done: int,
    hold_ms: int,
    broken_off_ms: int,
) -> SetRecord:
    """A set of holds that were held whole, and of some that were broken off."""
    held_ms = min(done * hold_ms + broken_off_ms, max(prescribed, done) * hold_ms)
    return SetRecord(exercise, side, prescribed, done, Speed.NORMAL, hold_ms, held_ms)


SIDES = st.none() | st.sampled_from(Side)
BY_TEMPO = st.builds(
    SetRecord,
    TEXTS,
    SIDES,
    st.integers(0, 4000),
    st.integers(1, 4000),
    st.sampled_from(Speed),
)
HOLDS = st.builds(
    held,
    TEXTS,
    SIDES,
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(1, 600_000),
    st.integers(0, 10**7),
).filter(lambda record: record.begun)
SETS = BY_TEMPO | HOLDS
SESSIONS = st.builds(
    SessionRecord,
    id=IDS,
    program=TEXTS,
    level=TEXTS,
    first_side=st.sampled_from(Side),
    started_at=moments(),
    active_ms=st.integers(0, 10**8),
    sets=st.lists(SETS, min_size=1, max_size=3).map(tuple),
    effort=st.dictionaries(st.sampled_from(Side), st.sampled_from(Effort)),
    pain=st.none() | st.integers(0, 10),
    note=TEXTS,
    reduced=st.booleans(),
    elsewhere=st.booleans(),
)
ANSWERS = st.builds(
    Answer,
    IDS,
    TEXTS,
    moments(),
    st.sampled_from(AnswerKind),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(st.dates(), max_size=3).map(tuple),
)
REVISIONED_SESSIONS = st.builds(RevisionedSession, SESSIONS, st.integers(0, 9))
SNAPSHOTS = st.builds(
    snapshot_of,
    st.lists(REVISIONED_SESSIONS, max_size=4),
    st.lists(ANSWERS, max_size=4),
    st.dictionaries(IDS, st.integers(1, 9), max_size=2),
)
ADJUSTMENTS = st.dictionaries(
    IDS,
    st.builds(
        Adjustment,
        st.just((ChosenDose("clamshell", 25, 15),)),
        only_leg=SIDES,
        day=st.none() | st.dates(),
    ),
    max_size=2,
)
# What a settings file can hold: no text is empty there.
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def values_of(setting: Setting, default: Any) -> st.SearchStrategy[Any]:
    """Whatever a person may have set there."""
    match setting:
        case SwitchSetting():
            return st.booleans()
        case PercentSetting():
            return st.integers(0, 100)
        case ChoiceSetting():
            return st.sampled_from(type(default))
        case DelaySetting():
            return st.integers(0, setting.max_ms)
        case PauseSetting():
            return st.just(0) | st.integers(3, 300)
        case TimeSetting():
            return st.builds(time, st.integers(0, 23), st.integers(0, 59))
        case MomentSetting():
            return st.none() | st.datetimes()
        case FileSetting() | TextSetting():
            return st.just("") | NAMES
        case FilesSetting():
            return st.lists(NAMES, max_size=setting.max_number, unique=True).map(tuple)
        case AdjustmentsSetting():
            return ADJUSTMENTS
        case _:
            return st.dictionaries(IDS, NAMES, max_size=3)


SETTINGS_OF_ANYONE = st.builds(
    Settings,
    **{key: values_of(setting, getattr(Settings(), key)) for key, setting in DECLARATIONS.items()},
)
