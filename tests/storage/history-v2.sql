-- A history as version 2 wrote it. Frozen: every later version must read it.
PRAGMA application_id = 1198290260;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE answers (
        id TEXT NOT NULL PRIMARY KEY,
        program TEXT NOT NULL,
        at_utc_ms INTEGER NOT NULL CHECK (typeof(at_utc_ms) = 'integer'),
        utc_offset_min INTEGER NOT NULL CHECK (utc_offset_min BETWEEN -1439 AND 1439),
        kind TEXT NOT NULL CHECK (kind IN ('accepted', 'declined', 'chosen')),
        from_level TEXT NOT NULL,
        to_level TEXT NOT NULL,
        reason TEXT NOT NULL
    , evidence TEXT NOT NULL DEFAULT '', checksum INTEGER);
INSERT INTO "answers" VALUES('a115','gluteus-medius',1795415400000,60,'accepted','clamshell','clamshell-half-speed','All reps were done and felt easy.','2026-11-21 2026-11-22 2026-11-23',4278760367);
CREATE TABLE deleted (
        id TEXT NOT NULL PRIMARY KEY,
        revision INTEGER NOT NULL CHECK (revision > 0)
    ) WITHOUT ROWID
    ;
INSERT INTO "deleted" VALUES('gone',2);
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
        note TEXT NOT NULL
    , concluded INTEGER NOT NULL DEFAULT 1 CHECK (concluded IN (0, 1)), revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0), next_rep INTEGER NOT NULL DEFAULT 0 CHECK (next_rep >= 0), last_rep_utc_ms INTEGER NOT NULL DEFAULT 0, checksum INTEGER);
INSERT INTO "sessions" VALUES('5e55','gluteus-medius','clamshell','left',1795415400000,60,'2026-11-23',0,NULL,NULL,2,'as in 2026',0,1,7,1795415400000,2410924116);
CREATE TABLE sets (
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        set_index INTEGER NOT NULL CHECK (set_index >= 0),
        exercise TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('left', 'right')),
        prescribed INTEGER NOT NULL CHECK (prescribed >= 0),
        done INTEGER NOT NULL CHECK (done >= 0),
        speed TEXT NOT NULL CHECK (speed IN ('normal', 'half')),
        PRIMARY KEY (session_id, set_index)
    ) WITHOUT ROWID
    ;
INSERT INTO "sets" VALUES('5e55',0,'clamshell','left',25,7,'normal');
CREATE INDEX sessions_by_day ON sessions (program, level, local_date);
CREATE INDEX sessions_by_last_rep ON sessions (last_rep_utc_ms);
COMMIT;
