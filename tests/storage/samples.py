"""Records for the storage's tests. (Without hypothesis: processes that are killed import them.)"""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from glutetimer.core.program import Side
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Progress,
    SessionRecord,
    SetRecord,
)
from glutetimer.core.speed import Speed

BUILT_IN = Path(__file__).parents[2] / "assets" / "programs" / "gluteus-medius.toml"

MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=timezone(timedelta(hours=1)))
LEFT_SET = SetRecord("clamshell", Side.LEFT, 25, 0, Speed.NORMAL)
RIGHT_SET = SetRecord("clamshell", Side.RIGHT, 25, 0, Speed.NORMAL)
# Both legs together, by time.
PLANK = SetRecord("plank", None, 1, 0, Speed.NORMAL, hold_ms=60_000)
SESSION = SessionRecord(
    id="5e55",
    program="gluteus-medius",
    level="clamshell",
    first_side=Side.LEFT,
    started_at=MORNING,
    active_ms=0,
    sets=(LEFT_SET, RIGHT_SET),
)
ANSWER = Answer(
    id="a115",
    program="gluteus-medius",
    answered_at=MORNING,
    kind=AnswerKind.ACCEPTED,
    from_level="clamshell",
    to_level="clamshell-half-speed",
    reason="All reps were done and felt easy.",
    evidence=(date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)),
)


def so_far(active_ms: int, next_rep: int = 0, last_rep_at: datetime = MORNING) -> Progress:
    """How far a session has come after so much time."""
    return Progress(active_ms, next_rep, last_rep_at)
