"""The command line's subcommands that need no window and no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from glutetimer.core.layout import compile_timeline
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import History
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Plan
from glutetimer.places import Places
from glutetimer.resources import builtin_program, voice_folder
from glutetimer.storage.database import explained
from glutetimer.storage.errors import ProgramFileError, StorageError, reason
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program, load_settings


class InputError(Exception):
    """What was asked for cannot be; one sentence that says what is allowed."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that today's decision rests on."""

    program: Program
    settings: Settings
    history: History

    def level(self, level_id: str | None, today: date) -> Level:
        """The level of that id, or today's. Raises InputError for an unknown id."""
        if level_id is None:
            return decide(self.program, self.history, today).level
        level = self.program.level(level_id)
        if level is None:
            allowed = ", ".join(each.id for each in self.program.levels)
            raise InputError(f"There is no level {level_id!r}; allowed are {allowed}.")
        return level


def situation(places: Places, program_file: Path | None) -> Situation:
    """Read program, settings and history. Raises StorageError."""
    program = load_program(program_file or builtin_program())
    settings, _ = load_settings(places.settings)
    history = History()
    with explained(places.history):
        known = places.history.exists()
    if known:
        with HistoryStore(places.history) as store:
            history = store.load()
    return Situation(program, settings, history)


def status(now: Situation, today: date, as_json: bool) -> str:
    """Today's level, the decision and its reason, as lines or as JSON."""
    decision = decide(now.program, now.history, today)
    if as_json:
        return json.dumps(_status_values(decision, now.program, today), indent=2)
    level = decision.level
    lines = [f"{level.name}: {level.about}" if level.about else level.name]
    lines += [decision.reason, decision.change, decision.notice]
    return "\n".join(line for line in lines if line)


def _status_values(decision: Decision, program: Program, today: date) -> dict[str, object]:
    level = decision.level
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
        "reason": decision.reason,
        "evidence": [day.isoformat() for day in decision.evidence],
        "offered": decision.offered.id if decision.offered else None,
        "change": decision.change,
        "notice": decision.notice,
    }


def export_audio(now: Situation, file: Path, level: Level, first: Side | None) -> str:
    """Write the session's sound, frame for frame what the window plays; says what was done."""
    # Imported here: no other command needs sound.
    from glutetimer.audio.mixer import Clips, export_wav
    from glutetimer.audio.voice import Voice

    voice = Voice(voice_folder())
    settings = now.settings
    plan = Plan(
        level=level,
        first_side=first or settings.first_side,
        timing=settings.timing(now.program),
        presets=settings.presets,
        speech=settings.speech(voice.lengths_ms()),
    )
    timeline = compile_timeline(plan)
    try:
        export_wav(timeline, Clips(voice, settings.guide, settings.loudness), file)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {reason(error)}.") from error
    return f"{file}: {level.name}, {timeline.duration_ms / 60_000:.1f} minutes"


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
