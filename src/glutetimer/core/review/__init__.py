"""What the record tells of past weeks: how often, how much, left against right, how far up.

    History ─ TrainingLog ─ over(span) ─ Review ┬ periods, total   sums over whole weeks
              in order, once                    ├ balance          left against right
                                                ├ level_changes    the way up the ladder
                                                └ trends           first half against second

A session belongs to the local day it started on, a week begins on its Monday. Everything is
recomputed from the record; `TrainingLog` puts it in order and adds up its weeks once, so that
any span of them is told quickly. `shades` compares a day with what is usual. Sessions dated
ahead of today, by a clock that was wrong, are in no week and no sum until their day has come.
Looks (see `assessment.is_false_start`) are in none at all: they are kept apart, to be listed.
Painters and sentences (`ui.review`) take their numbers from here.
"""
