"""What the messages above a page are about: one of a subject replaces the one before."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What a message may be about."""

    ANSWERS = "answers"
    CRASH = "crash"
    FILES = "files"
    HISTORY = "history"
    OPENING = "opening"
    PEOPLE = "people"
    PREVIEW = "preview"
    PROGRAM = "program"
    REMINDER = "reminder"
    RESUMING = "resuming"
    SESSION = "session"
    SETTINGS = "settings"
    UNSAVED = "unsaved"
    WEEKS = "weeks"
