"""The sentences of decisions. Their facts are `progression`'s and `reasons`'."""

from __future__ import annotations

from glutetimer.core.assessment import is_complete
from glutetimer.core.change_texts import change_text
from glutetimer.core.done_texts import done_text, short_done_text
from glutetimer.core.frozen import frozen
from glutetimer.core.notice_texts import notice_text
from glutetimer.core.program import EVERY_DAY
from glutetimer.core.progression import Decision, Verdict
from glutetimer.core.reason_texts import legs_text, reason_text
from glutetimer.core.translation import gettext, gettext_noop, ngettext

_TITLES = {
    Verdict.FIRST: gettext_noop("Welcome"),
    Verdict.MOVED: gettext_noop("Your new level"),
    Verdict.HOLD: gettext_noop("Stay with this level"),
    Verdict.UP: gettext_noop("Ready for the next level"),
    Verdict.BACK: gettext_noop("A gentler step is offered"),
    Verdict.TOP: gettext_noop("You have reached the top of the ladder"),
}


@frozen
class Explanation:
    """A decision in words: a title, the reason, what would change it, what else to say.

    `change` and `notice` may be empty.
    """

    title: str
    reason: str
    change: str
    notice: str


@frozen
class DoneToday:
    """What was done today, kindly; `complete` once every rep of a session was.

    `short_text` tells exercises by their order alone.
    """

    complete: bool
    text: str
    short_text: str

    @property
    def heading(self) -> str:
        """What it comes to, in three words."""
        return gettext("Done for today") if self.complete else gettext("Today so far")

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.heading}: {self.text}"


def explain(decision: Decision, asking: bool = False) -> Explanation:
    """The words for a decision.

    `asking`, the person is being asked how the legs felt: until that is answered, they only
    say that the decision waits for it.
    """
    notice = " ".join(notice_text(notice, decision) for notice in decision.notices)
    if asking and decision.unrated:
        legs = legs_text(decision.unrated, decision.level)
        reason = gettext("Your reps are done. Say how it felt, and you will see it here.")
        if legs and len(decision.unrated) > 1:
            reason = gettext("Your reps are done. Say how each leg felt, and you will see it here.")
        elif legs:
            reason = gettext("Your reps are done. Say how {legs} felt, and you will see it here.")
            reason = reason.format(legs=legs)
        return Explanation(gettext("What comes next"), reason, "", notice)
    title = gettext(_TITLES[decision.verdict])
    return Explanation(title, reason_text(decision), change_text(decision), notice)


def describe_done_today(decision: Decision) -> DoneToday | None:
    """The words for what was done by then on the decision's day, if anything was."""
    sessions, program = decision.sessions_today, decision.program
    if not sessions:
        return None
    complete = [
        session for session in sessions if is_complete(session, program.level(session.level))
    ]
    best = (complete or sessions)[-1]
    level = program.level_name(best.level)
    if len(sessions) > 1:
        last = ngettext(
            "{number} session, the last one {level}",
            "{number} sessions, the last one {level}",
            len(sessions),
        )
        one = ngettext(
            "{number} session, one of them {level}",
            "{number} sessions, one of them {level}",
            len(sessions),
        )
        which = last if best is sessions[-1] else one
        level = which.format(number=len(sessions), level=level)
    if not complete:
        following = gettext("You can leave it at that, or do more.")
    elif program.per_week == EVERY_DAY:
        following = gettext("Another is welcome tomorrow.")
    else:
        following = gettext("The next can wait for another day.")
    text, short_text = (
        f"{level}, {done}. {following}"
        for done in (done_text(best, program), short_done_text(best))
    )
    return DoneToday(bool(complete), text, short_text)
