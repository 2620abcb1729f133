"""The sentences of what is said beside a decision's reason."""

from __future__ import annotations

from glutetimer.core.dates import day_text, days_text
from glutetimer.core.program import Side
from glutetimer.core.progression import Decision
from glutetimer.core.reasons import DatedAhead, LegDifference, LevelGone, Notice, SeeProfessional
from glutetimer.core.translation import gettext, ngettext


def notice_text(notice: Notice, decision: Decision) -> str:
    """A further remark as a sentence."""
    match notice:
        case SeeProfessional():
            return gettext(
                "Stop if it hurts, and see a health professional if the pain does not settle."
            )
        case LevelGone(level_id):
            return gettext(
                'The level "{level_id}" is no longer in this program; the one nearest to it, '
                "{level}, takes its place."
            ).format(level_id=level_id, level=decision.level.name)
        case LegDifference():
            return _leg_difference(notice, decision)
        case _:
            return _dated_ahead(notice, decision)


def _leg_difference(notice: LegDifference, decision: Decision) -> str:
    number = decision.program.rules.difference_sessions
    match notice.by_effort, notice.others_left_out:
        case True, False:
            text = ngettext(
                "{leg} has found it harder than the other in the last session ({days}); "
                "starting with it while you are fresh is a good choice.",
                "{leg} has found it harder than the other in the last {number} sessions ({days}); "
                "starting with it while you are fresh is a good choice.",
                number,
            )
        case True, True:
            text = ngettext(
                "{leg} has found it harder than the other in the last session that worked both "
                "legs alike ({days}); starting with it while you are fresh is a good choice.",
                "{leg} has found it harder than the other in the last {number} sessions that "
                "worked both legs alike ({days}); starting with it while you are fresh is a good "
                "choice.",
                number,
            )
        case False, False:
            text = ngettext(
                "{leg} has done fewer reps than the other in the last session ({days}); "
                "starting with it while you are fresh is a good choice.",
                "{leg} has done fewer reps than the other in the last {number} sessions ({days}); "
                "starting with it while you are fresh is a good choice.",
                number,
            )
        case _:
            text = ngettext(
                "{leg} has done fewer reps than the other in the last session that worked both "
                "legs alike ({days}); starting with it while you are fresh is a good choice.",
                "{leg} has done fewer reps than the other in the last {number} sessions that "
                "worked both legs alike ({days}); starting with it while you are fresh is a good "
                "choice.",
                number,
            )
    leg = {Side.LEFT: gettext("Your left leg"), Side.RIGHT: gettext("Your right leg")}
    days = days_text(notice.days, decision.today)
    return text.format(leg=leg[notice.weaker], number=number, days=days)


def _dated_ahead(notice: DatedAhead, decision: Decision) -> str:
    text = ngettext(
        "One session is dated {first}, so it is left out until then; perhaps the clock was wrong.",
        "{number} sessions are dated {first} or later, so they are left out until then; perhaps "
        "the clock was wrong.",
        notice.sessions,
    )
    first = day_text(notice.first, decision.today)
    return text.format(first=first, number=notice.sessions)
