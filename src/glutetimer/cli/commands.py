"""The work of each command but `doctor`; gives the lines to print."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path

from glutetimer.cli.situation import Notify, Situation, history_to_change, history_to_read
from glutetimer.cli.terminal import InputError
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.phrases import joined
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.progression import Decision, decide
from glutetimer.core.sentences import describe_done_today, explain
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import gettext, language, ngettext, number_text, pgettext
from glutetimer.storage.errors import StorageError
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.import_export import (
    CSV_ENDINGS,
    SPREADSHEET_ENDINGS,
    is_csv,
    read_history_file,
    write_history_file,
    writing,
)
from glutetimer.storage.merging import HistorySnapshot, merge_summary
from glutetimer.storage.recovery import restore
from glutetimer.storage.toml_files import load_program
from glutetimer.system.paths import UserPaths
from glutetimer.system.resources import voice_folder


def status(situation: Situation, today: date, as_json: bool) -> list[str]:
    """Today's level, the decision and its reason, as lines; or the lines of a JSON object."""
    decision = decide(situation.program, situation.history, today)
    if as_json:
        return json.dumps(_status_values(decision, situation.program, today), indent=2).splitlines()
    level = decision.level
    lines = [f"{level.name}: {level.about}" if level.about else level.name]
    done, words = describe_done_today(decision), explain(decision)
    lines += [done.sentence] if done else []
    title = f"{words.title}: {decision.offered.name}" if decision.offered else words.title
    lines += [f"{title}.", words.reason, words.change, words.notice]
    return [line for line in lines if line]


def _status_values(decision: Decision, program: Program, today: date) -> dict[str, object]:
    level, done, words = decision.level, describe_done_today(decision), explain(decision)
    sets = [
        {"exercise": dose.exercise.id, "reps": dose.total, "speed": dose.speed.value}
        for dose in level.doses
    ]
    return {
        "date": today.isoformat(),
        "program": program.id,
        "level": level.id,
        **sets[0],
        "sets": sets,
        "verdict": decision.verdict.value,
        "reason": words.reason,
        "evidence": [day.isoformat() for day in decision.evidence],
        "offered": decision.offered.id if decision.offered else None,
        "change": words.change,
        "notice": words.notice,
        "done_today": done is not None and done.complete,
        "today": done.sentence if done else "",
    }


def export_audio(
    situation: Situation, file: Path, level: Level, first: Side | None, today: date
) -> list[str]:
    """Write the session's sound, frame for frame what the window plays, but for waits.

    Raises StorageError.
    """
    # Imported here: no other command needs sound.
    from glutetimer.audio.clip_library import ClipLibrary
    from glutetimer.audio.mixer import export_wav
    from glutetimer.audio.sample_cache import SampleCache

    clip_library, settings = ClipLibrary(voice_folder(language())), situation.settings
    first_side, lengths_ms = first or settings.first_side, clip_library.lengths_ms()
    adjustment = settings.adjustment(situation.program, level, today)
    plan = settings.plan(situation.program, level, adjustment, first_side, level.speed, lengths_ms)
    # It plays on without waiting for anybody: what plays the file knows no key.
    timeline = compile_timeline(replace(plan, waits=False))
    with writing(file) as target:
        export_wav(timeline, SampleCache(clip_library, settings.guide, settings.volumes), target)
    line = gettext("{file}: {level}, {minutes} minutes").format(
        file=file, level=level.name, minutes=_tenths_text(timeline.duration_ms / 60_000)
    )
    unspoken = len(timeline.unspoken_between(0, timeline.duration_ms + 1))
    if unspoken and lengths_ms:
        line += ngettext(
            "; no clip says {number} announcement of your own program, so the file is silent there",
            "; no clip says {number} announcements of your own program, "
            "so the file is silent there",
            unspoken,
        ).format(number=number_text(unspoken))
    elif unspoken:
        line += gettext("; there are no spoken clips in this language, so the file has tones alone")
    return [line]


def _tenths_text(number: float) -> str:
    return f"{number:.1f}".replace(".", pgettext("before decimals", "."))


def check_program(file: Path) -> list[str]:
    """What the program holds, and what of it no clip says.

    Raises ProgramFileError with everything wrong in it.
    """
    # Imported here: few commands need the clips.
    from glutetimer.audio.clip_library import ClipLibrary

    program = load_program(file)
    levels = ", ".join(level.name for level in program.levels)
    told = gettext("{file}: {program} is fine; its levels are {levels}.")
    lines = [told.format(file=file, program=program.name, levels=levels)]
    lengths_ms = ClipLibrary(voice_folder(language())).lengths_ms()
    # Where no clip says anything, that is not of this program.
    unspoken = _unspoken_texts(program, lengths_ms) if lengths_ms else []
    if unspoken:
        told = gettext(
            "{file}: no clip says {texts}; in the window the system's voice does, "
            "and an exported file is silent there."
        )
        lines.append(told.format(file=file, texts=joined(unspoken, "or")))
    return lines


def _unspoken_texts(program: Program, lengths_ms: Mapping[str, int]) -> list[str]:
    """What is said in the program's sessions without a clip, in quotation marks, numbers last."""
    speech = Speech(lengths_ms=lengths_ms)
    texts: dict[str, None] = {}
    for level, side in product(program.levels, Side):
        timeline = compile_timeline(Plan(level, side, program.timing, speech=speech))
        cues = timeline.unspoken_between(0, timeline.duration_ms + 1)
        texts |= dict.fromkeys(cue.text for cue in cues)
    numbers = [int(text) for text in texts if text.isdigit()]
    words = [gettext('"{text}"').format(text=text) for text in texts if not text.isdigit()]
    if not numbers:
        return words
    return [*words, gettext("the numbers from {number} on").format(number=min(numbers))]


def export_history(paths: UserPaths, file: Path, kind: str | None, notify: Notify) -> list[str]:
    """Write the whole history to a file."""
    as_csv = _as_csv(file, kind, CSV_ENDINGS)
    with history_to_read(paths, notify) as store:
        history = store.snapshot() if store else HistorySnapshot()
    write_history_file(file, history, as_csv)
    number = len(history.sessions)
    told = ngettext("{file}: {number} session", "{file}: {number} sessions", number)
    return [told.format(file=file, number=number_text(number))]


def import_history(paths: UserPaths, file: Path, kind: str | None, notify: Notify) -> list[str]:
    """Bring in what a file has more.

    Raises ImportFileError for a file with anything wrong in it, and nothing is brought in.
    """
    imported = read_history_file(file, _as_csv(file, kind, SPREADSHEET_ENDINGS))
    with FolderLock(paths.folder), history_to_change(paths, notify) as store:
        before = store.snapshot()
        if before != HistorySnapshot():
            store.backups.make(paths.history)
        return [f"{file}: {merge_summary(before, store.merge(imported))}"]


def back_up(paths: UserPaths, notify: Notify) -> list[str]:
    """Make a verified backup; gives where it is."""
    with history_to_read(paths, notify) as store:
        if store is None:
            told = gettext("There is no history in {folder} to copy.")
            raise InputError(told.format(folder=paths.folder))
        return [str(store.backups.make(paths.history).path)]


def restore_backup(paths: UserPaths, file: Path | None) -> list[str]:
    """Put a backup back, by default the newest intact one."""
    backups = HistoryStore(paths.history).backups
    if file is not None and not file.exists() and (backups.folder / file.name).exists():
        # A backup may be called by its name alone.
        file = backups.folder / file.name
    with FolderLock(paths.folder):
        return [restore(paths.history, backups, file)]


def _as_csv(file: Path, kind: str | None, endings: Sequence[str]) -> bool:
    """What the person named, else what the file's ending says. Raises InputError."""
    if kind is not None:
        return kind == "csv"
    try:
        return is_csv(file, endings)
    except StorageError as error:
        told = gettext("{problem}; say which with --format.")
        raise InputError(told.format(problem=str(error).rstrip("."))) from error
