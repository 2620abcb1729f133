"""The charts of the Review page: reps, effort and pain, left against right, levels.

A `Chart` says where its parts are in a `ChartFrame`; `frame` paints what all
charts share and finds their marks. `time_axis`, `legend` and `ladder_axis` are parts of a frame,
`balance_rows` and `level_change_rows` those of one chart alone. All paint with a `Canvas`: a
painter, its font and colours.
"""
