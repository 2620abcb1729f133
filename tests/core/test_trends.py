"""Whether a number rose or fell over some weeks."""

from __future__ import annotations

import pytest

from glutetimer.core.review.training_log import Span
from glutetimer.core.review.trends import Trend, trend
from tests.core.builders import session
from tests.core.reviews import review_of, weeks_ago


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), None),
        ((1, 2, 3), None),
        ((1, 3, 5, 7), Trend(2, 6)),
        ((1, 3, 100, 5, 7), Trend(2, 6)),
    ],
)
def test_a_trend_is_the_means_of_the_halves_of_four_values_or_more(
    values: tuple[float, ...], expected: Trend | None
) -> None:
    assert trend(values) == expected


def test_reps_have_a_trend_since_the_first_over_weeks_that_are_over() -> None:
    first_weeks = [weeks_ago(weeks) for weeks in (9, 8, 7, 5, 4)]
    # The present week is not over, and before the first session nothing was to be done.
    review = review_of(*first_weeks, session(25, done=(500, 500)), span=Span.TWELVE)
    assert review.reps_trend == Trend(15, 5)
    assert review_of(*first_weeks[-1:], span=Span.FOUR).reps_trend is None


def test_pain_has_a_trend_over_the_weeks_with_a_note_of_it() -> None:
    pains = {11: 6, 9: 4, 8: None, 3: 2, 0: 0}
    sessions = [session(25 - 7 * weeks, pain=pain) for weeks, pain in pains.items()]
    assert review_of(*sessions, span=Span.TWELVE).pain_trend == Trend(5, 1)
