"""The report of the Review page has levels in the order of their training."""

from __future__ import annotations

from glutetimer.ui.review.report import sessions_by_level
from tests.core.builders import CLAMSHELL, LIFT, session


def test_levels_are_in_the_order_in_which_they_were_trained_first() -> None:
    sessions = [session(2), session(3, level=LIFT), session(4)]
    by_level = sessions_by_level(sessions)
    assert list(by_level.items()) == [(CLAMSHELL, sessions[::2]), (LIFT, sessions[1:2])]
    assert sessions_by_level([]) == {}
