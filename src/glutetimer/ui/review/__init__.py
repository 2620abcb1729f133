"""The Review page: past days and weeks in pictures and words, and the sessions themselves.

`core.review` has the numbers. Each picture is a `Drawing` (`picture`): it paints itself, finds what
is under a point and says it in words, so that window, file and paper (`report`, `paper`) show the
same; those with axes are in `charts`. The calendar is a table of painted cells (`calendar`,
`calendar_model`, `calendar_painter`), which a screen reader can walk through. The sessions are a
table (`sessions`, `session_columns`, `wrapping_table`) with a form to correct one (`correction`).
"""
