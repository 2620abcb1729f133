"""The sentences of what is said beside a decision's reason."""

from __future__ import annotations

from glutetimer.core.dates import day_text, days_text
from glutetimer.core.phrases import counted, side_text
from glutetimer.core.progression import Decision
from glutetimer.core.reasons import LegDifference, LevelGone, Notice, SeeProfessional


def notice_text(notice: Notice, decision: Decision) -> str:
    """A further remark as a sentence."""
    today = decision.today
    match notice:
        case SeeProfessional():
            return "Stop if it hurts, and see a health professional if the pain does not settle."
        case LevelGone(level_id):
            return (
                f'The level "{level_id}" is no longer in this program; the one nearest to it, '
                f"{decision.level.name}, takes its place."
            )
        case LegDifference(days=days, weaker=weaker, by_effort=by_effort):
            found = "has found it harder" if by_effort else "has done fewer reps"
            number = decision.program.rules.difference_sessions
            # "the last session", "the last 3 sessions".
            sessions = counted(number, "session").removeprefix("1 ")
            if notice.others_left_out:
                sessions += " that worked both legs alike"
            return (
                f"Your {side_text(weaker)} leg {found} than the other in the last {sessions} "
                f"({days_text(days, today)}); starting with it while you are fresh is a good "
                "choice."
            )
        case _:
            first = day_text(notice.first, today)
            left_out = (
                f"{notice.sessions} sessions are dated {first} or later, so they are"
                if notice.sessions > 1
                else f"One session is dated {first}, so it is"
            )
            return f"{left_out} left out until then; perhaps the clock was wrong."
