"""The history's tables.

Programs, levels and exercises are plain texts: a program that is edited or gone takes nothing
of the history with it. A time is its UTC milliseconds since 1970 and its place's offset then;
`local_date` repeats the day that follows from both, for whoever reads the file with another
tool. STRICT tables would ask for SQLite 3.37, newer than some systems have.

- `concluded` is 0 for a session that can be resumed: at `next_rep`, for some hours after
  `last_rep_utc_ms`. That is this laptop's affair: it is never exported, and a session that
  comes from elsewhere is concluded.
- `revision` is how often a person changed a session after it, so that of two laptops' versions
  the later one wins without a clock; `deleted` says the same of sessions that are deleted.
- `checksum` is that of a row, a session's with its sets: SQLite does not notice a bit that
  flips inside a value.
- `reduced` says that less than the level's own dose or tempo, or one leg alone, was chosen.
- `elsewhere` says that it was done without the program and entered afterwards.
- A set's `side` is NULL where both legs do it together. `hold_ms` is what each of its reps is to
  be held, 0 where they go by tempo, and `held_ms` all time that was held.
- `evidence` is the days that an answered offer rested on, ISO 8601, with spaces between.

The indexes keep a start from growing with the years.
"""

from __future__ import annotations

# "GluT": by this number in its header SQLite's file is known to be a history of ours.
APPLICATION_ID = 0x476C7554
VERSION = 1

SCHEMA = (
    """
    CREATE TABLE sessions (
        id TEXT NOT NULL PRIMARY KEY,
        program TEXT NOT NULL,
        level TEXT NOT NULL,
        first_side TEXT NOT NULL CHECK (first_side IN ('left', 'right')),
        started_utc_ms INTEGER NOT NULL CHECK (typeof(started_utc_ms) = 'integer'),
        utc_offset_min INTEGER NOT NULL CHECK (utc_offset_min BETWEEN -1439 AND 1439),
        local_date TEXT NOT NULL,
        active_ms INTEGER NOT NULL CHECK (active_ms >= 0),
        effort_left TEXT CHECK (effort_left IN ('easy', 'right', 'hard')),
        effort_right TEXT CHECK (effort_right IN ('easy', 'right', 'hard')),
        pain INTEGER CHECK (pain BETWEEN 0 AND 10),
        note TEXT NOT NULL,
        reduced INTEGER NOT NULL CHECK (reduced IN (0, 1)),
        elsewhere INTEGER NOT NULL CHECK (elsewhere IN (0, 1)),
        concluded INTEGER NOT NULL CHECK (concluded IN (0, 1)),
        revision INTEGER NOT NULL CHECK (revision >= 0),
        next_rep INTEGER NOT NULL CHECK (next_rep >= 0),
        last_rep_utc_ms INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE sets (
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        set_index INTEGER NOT NULL CHECK (set_index >= 0),
        exercise TEXT NOT NULL,
        side TEXT CHECK (side IN ('left', 'right')),
        prescribed INTEGER NOT NULL CHECK (prescribed >= 0),
        done INTEGER NOT NULL CHECK (done >= 0),
        speed TEXT NOT NULL CHECK (speed IN ('normal', 'half')),
        hold_ms INTEGER NOT NULL CHECK (hold_ms >= 0),
        held_ms INTEGER NOT NULL CHECK (held_ms >= 0),
        PRIMARY KEY (session_id, set_index)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE answers (
        id TEXT NOT NULL PRIMARY KEY,
        program TEXT NOT NULL,
        at_utc_ms INTEGER NOT NULL CHECK (typeof(at_utc_ms) = 'integer'),
        utc_offset_min INTEGER NOT NULL CHECK (utc_offset_min BETWEEN -1439 AND 1439),
        kind TEXT NOT NULL CHECK (kind IN ('accepted', 'declined', 'chosen')),
        from_level TEXT NOT NULL,
        to_level TEXT NOT NULL,
        reason TEXT NOT NULL,
        evidence TEXT NOT NULL,
        checksum INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE deleted (
        id TEXT NOT NULL PRIMARY KEY,
        revision INTEGER NOT NULL CHECK (revision > 0)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX sessions_by_day ON sessions (program, level, local_date)",
    "CREATE INDEX sessions_by_last_rep ON sessions (last_rep_utc_ms)",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
)
