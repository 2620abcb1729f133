"""The command line's subcommands that need no window and no Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import History
from glutetimer.core.sentences import describe_done_today, explain
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Plan
from glutetimer.core.vocabulary import counted
from glutetimer.storage.backups import Backups
from glutetimer.storage.database import translated_errors
from glutetimer.storage.errors import DamagedHistoryError, ProgramFileError, StorageError
from glutetimer.storage.files import is_there
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
from glutetimer.storage.merging import HistorySnapshot, news_text
from glutetimer.storage.recovery import open_history, restore
from glutetimer.storage.toml_files import load_program, load_settings
from glutetimer.system.paths import UserPaths
from glutetimer.system.resources import builtin_program, voice_folder


class InputError(Exception):
    """What was asked for cannot be; one sentence that says what is allowed."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that today's decision rests on."""

    program: Program
    settings: Settings
    history: History
    # What there is to tell about the settings and the history, a sentence each.
    notes: tuple[str, ...] = ()

    def level(self, level_id: str | None, today: date) -> Level:
        """The level of that id, or today's. Raises InputError for an unknown id."""
        if level_id is None:
            return decide(self.program, self.history, today).level
        level = self.program.level(level_id)
        if level is None:
            allowed = ", ".join(each.id for each in self.program.levels)
            raise InputError(f"There is no level {level_id!r}; allowed are {allowed}.")
        return level


def situation(places: UserPaths, program_file: Path | None) -> Situation:
    """Read program, settings and history. Raises StorageError."""
    program = load_program(program_file or builtin_program())
    settings, wrong = load_settings(places.settings)
    with _history(places) as (store, notes):
        history = store.load() if store else History()
    return Situation(program, settings, history, (*wrong, *notes))


@contextmanager
def _history(places: UserPaths) -> Iterator[tuple[HistoryStore | None, list[str]]]:
    """The history to read, None if there is none, and what there is to tell about it.

    One that is damaged or missing is put right as the window would, unless that is open.
    """
    with translated_errors(places.history):
        there = is_there(places.history)
    if not there and not Backups(places.backups).all():
        yield None, []
        return
    store = HistoryStore(places.history)
    notes: list[str] = []
    try:
        if there:
            store.open()
    except DamagedHistoryError:
        there = False
    if not there:
        with FolderLock(places.folder):
            store, notes = open_history(places.history)
    with store:
        yield store, notes


def export_history(places: UserPaths, file: Path, kind: str | None) -> list[str]:
    """Write the whole history to a file; gives what was done, then notes."""
    as_csv = _as_csv(file, kind, CSV_ENDINGS)
    with _history(places) as (store, notes):
        contents = store.contents() if store else HistorySnapshot()
    write_history_file(file, contents, as_csv)
    return [f"{file}: {counted(len(contents.sessions), 'session')}", *notes]


def import_history(places: UserPaths, file: Path, kind: str | None) -> list[str]:
    """Bring in what a file has more; gives what was done, then notes.

    Raises ImportFileError for a file with anything wrong in it, and nothing is brought in.
    """
    other = read_history_file(file, _as_csv(file, kind, SPREADSHEET_ENDINGS))
    with FolderLock(places.folder):
        store, notes = open_history(places.history)
        with store:
            before = store.contents()
            if before != HistorySnapshot():
                store.backups.make(places.history)
            news = store.merge(other)
    return [f"{file}: {news_text(before, news)}", *notes]


def back_up(places: UserPaths) -> list[str]:
    """Make a verified copy; gives where it is, then notes."""
    with _history(places) as (store, notes):
        if store is None:
            raise InputError(f"There is no history in {places.folder} to copy.")
        return [str(store.backups.make(places.history).path), *notes]


def restore_backup(places: UserPaths, file: Path | None) -> list[str]:
    """Put a copy back, by default the newest good one; gives what was done."""
    backups = Backups(places.backups)
    if file is not None and not file.exists() and (backups.folder / file.name).exists():
        # A copy may be called by its name alone.
        file = backups.folder / file.name
    with FolderLock(places.folder):
        return [restore(places.history, backups, file)]


def _as_csv(file: Path, kind: str | None, endings: Sequence[str]) -> bool:
    """What the person named, else what the file's ending says. Raises InputError."""
    if kind is not None:
        return kind == "csv"
    try:
        return is_csv(file, endings)
    except StorageError as error:
        raise InputError(f"{str(error).rstrip('.')}; say which with --format.") from error


def status(now: Situation, today: date, as_json: bool) -> list[str]:
    """Today's level, the decision and its reason, as lines; or the lines of a JSON object."""
    decision = decide(now.program, now.history, today)
    if as_json:
        return json.dumps(_status_values(decision, now.program, today), indent=2).splitlines()
    level = decision.level
    lines = [f"{level.name}: {level.about}" if level.about else level.name]
    done, words = describe_done_today(decision), explain(decision)
    lines += [done.sentence] if done else []
    lines += [words.reason, words.change, words.notice]
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


def export_audio(now: Situation, file: Path, level: Level, first: Side | None) -> str:
    """Write the session's sound, frame for frame what the window plays; says what was done."""
    # Imported here: no other command needs sound.
    from glutetimer.audio.mixer import SampleCache, export_wav
    from glutetimer.audio.voice import ClipLibrary

    voice = ClipLibrary(voice_folder())
    settings = now.settings
    plan = Plan(
        level=level,
        first_side=first or settings.first_side,
        timing=settings.timing(now.program),
        presets=settings.presets,
        speech=settings.speech(voice.lengths_ms()),
    )
    timeline = compile_timeline(plan)
    with writing(file) as opened:
        export_wav(timeline, SampleCache(voice, settings.guide, settings.volumes), opened)
    says = f"{file}: {level.name}, {timeline.duration_ms / 60_000:.1f} minutes"
    unspoken = len(timeline.unspoken_between(0, timeline.duration_ms + 1))
    if unspoken:
        words = counted(unspoken, "announcement")
        says += f"; no clip says {words} of your own program, so the file is silent there"
    return says


def check_program(file: Path) -> str:
    """What the program holds. Raises ProgramFileError with everything wrong in it."""
    program = load_program(file)
    levels = ", ".join(level.name for level in program.levels)
    return f"{file}: {program.name} is fine; its levels are {levels}."


def report_lines(error: Exception) -> list[str]:
    """What to print for an error: every problem of a program file, else its sentence."""
    if isinstance(error, ProgramFileError):
        return list(error.problems)
    return [str(error)]
