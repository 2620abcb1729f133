"""The Review page: past days and weeks in charts and words, and the sessions themselves.

    core.review ─ Review ─┬ charts ─ Chart ───┬ ChartView      in the window, marked and told
                          ├ texts, summaries  └ Report         on one page: PDF, PNG, SVG, paper
                          └ SessionsCard, CorrectionCard       listed, corrected, deleted

`core.review` has the numbers. Each chart is a `Chart` (`charts.frame`): it paints itself, finds
the mark under a point and says it in words, so that window (`chart_view`), file and paper
(`report`, `report_files`) show the same. The calendar is a table of painted cells (`calendar`,
`calendar_model`, `calendar_widgets`), which a screen reader can walk through; `core.review.shades`
says how strong a day is, `calendar_painter` paints it, there and in the report. The sessions are
a table (`sessions_table`, `session_columns`, `wrapping_table`) with a form to correct one
(`correction_card`). `texts` has the short phrases of all this, `summaries` the sentences.
"""
